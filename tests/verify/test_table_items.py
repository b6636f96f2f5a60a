"""Items that cite rows of tables: right ones pass, wrong ones fail, whatever data set it is."""

from pathlib import Path

import pytest
from table_trial import ACLED_ROWS, HXL, acled, brief_text, errors, ged, judged

RIGHT = {
    "a count with place and day": (
        "ACLED",
        acled(),
        """
- id: tried
  text: ACLED records 12 fatalities at Harl on 5 May 2021.
  cite: [r2]
  date: 2021-05-05
  figures: [{text: 12 fatalities, value: 12, unit: fatalities}]
""",
    ),
    "both sides, in words of the notes": (
        "ACLED",
        acled(),
        """
- id: tried
  text: The Vessen League and the Osk River Guard fought at Qelmara on 3 May; 4 guards were killed.
  cite: [r1]
""",
    ),
    "no number at all": (
        "ACLED",
        acled(),
        "- {id: tried, text: Residents of Bruma protested on 9 May 2021., cite: [r3]}",
    ),
    "best estimate and range": (
        "UCDP",
        ged(),
        """
- id: tried
  text: UCDP puts the deaths at Ostral on 1 and 2 March 2021 at 12, between 9 and 15.
  cite: [r1]
  figures: [{text: 12, value: 12, unit: deaths}, {text: 9 to 15, min: 9, max: 15, unit: deaths}]
""",
    ),
    "hashtags": (
        "Osk Relief Office",
        HXL,
        """
- id: tried
  text: In Harl district 3,400 people were displaced by 11 May 2021.
  cite: [r1]
  figures: [{text: "3,400", value: 3400, unit: people displaced}]
""",
    ),
    "a total": (
        "ACLED",
        acled(),
        """
- id: tried
  text: Three clashes at Qelmara and Harl cost 23 lives.
  cite: [r1-r2, r4]
  figures: [{text: "23", value: 23, unit: fatalities, calc: {sum: fatalities}},
    {text: three, value: 3, unit: events, calc: {count: rows}}]
""",
    ),
}
WRONG = {
    "another number": (
        "ACLED",
        acled(),
        "- {id: tried, text: ACLED records 21 fatalities at Harl on 5 May 2021., cite: [r2]}",
        "figure-unsupported",
    ),
    "a place of another row": (
        "ACLED",
        acled(),
        "- {id: tried, text: ACLED records 12 fatalities at Bruma., cite: [r2]}",
        "name-elsewhere",
    ),
    "another day": (
        "ACLED",
        acled(),
        "- {id: tried, text: Shells hit Harl on 6 May 2021., cite: [r2]}",
        "date-unsupported",
    ),
    "a party that is nowhere": (
        "ACLED",
        acled(),
        "- {id: tried, text: The Ostral Militia shelled Harl on 5 May 2021., cite: [r2]}",
        "name-absent",
    ),
    "another range": (
        "UCDP",
        ged(),
        "- {id: tried, text: UCDP counts between 9 and 51 deaths at Ostral., cite: [r1]}",
        "figure-unsupported",
    ),
    "a number of another row": (
        "UCDP",
        ged(),
        "- {id: tried, text: UCDP counts 12 deaths at Tarn on 7 March 2021., cite: [r2]}",
        "figure-unsupported",
    ),
    "another total": (
        "ACLED",
        acled(),
        """
- id: tried
  text: The clashes cost 24 lives.
  cite: [r1-r2, r4]
  figures: [{text: "24", value: 24, unit: fatalities, calc: {sum: fatalities}}]
""",
        "calc-wrong",
    ),
    "a row that is not there": (
        "ACLED",
        acled(),
        "- {id: tried, text: ACLED records 12 fatalities., cite: [r6]}",
        "cite-unknown",
    ),
}


@pytest.mark.parametrize("kind", RIGHT)
def test_what_a_row_says_passes(kind: str, tmp_path: Path) -> None:
    publisher, table, item = RIGHT[kind]
    verdicts = judged(tmp_path, table, brief_text(item, publisher))
    assert errors(verdicts) == []
    assert [each.mark for each in verdicts.items] != ["not_checkable"]


@pytest.mark.parametrize("kind", WRONG)
def test_what_no_row_says_is_an_error(kind: str, tmp_path: Path) -> None:
    publisher, table, item, code = WRONG[kind]
    found = errors(judged(tmp_path, table, brief_text(item, publisher)))
    assert code in [each.split(":")[0] for each in found]


def test_a_row_that_a_newer_file_has_elsewhere_is_told(tmp_path: Path) -> None:
    item = "- {id: tried, text: ACLED records 12 fatalities at Harl., cite: [r2]}"
    told = ",\n     table: {rows: {r2: OSK102, r3: OSK999}}"
    assert errors(judged(tmp_path, acled(), brief_text(item, more=told))) == []
    newer = acled([ACLED_ROWS[0], ACLED_ROWS[2], ACLED_ROWS[1], *ACLED_ROWS[3:]])
    moved = "r2 is now r3: the event 'OSK102' stands there."
    found = errors(judged(tmp_path, newer, brief_text(item, more=told)))
    assert f"row-moved: {moved}" in found
    changed = judged(tmp_path, newer, brief_text(item, more=f"{told}, sha256: {'0' * 64}"))
    assert changed.findings[0].text.endswith(
        f"{moved} r3 was the event 'OSK999', which is no longer in the table."
    )


def test_a_right_total_in_an_items_own_words_has_no_warning(tmp_path: Path) -> None:
    # The total of two rows is also the number of another thing in one of them.
    notes = "On 5 May 2021, shells hit a market in Harl. Over 12 stalls burned."
    rows = [dict(ACLED_ROWS[0], fatalities="5"), dict(ACLED_ROWS[1], fatalities="7", notes=notes)]
    item = """
- id: tried
  text: In the clashes at Qelmara and Harl 12 people were killed.
  cite: [r1-r2]
  figures: [{text: "12", value: 12, unit: fatalities, calc: {sum: fatalities}}]
"""
    verdicts = judged(tmp_path, acled([*rows, *ACLED_ROWS[2:]]), brief_text(item))
    (tried,) = (each for each in verdicts.items if each.label == "tried")
    assert [each.code for each in tried.findings if each.severity != "info"] == []


def test_cells_that_are_no_numbers_are_told(tmp_path: Path) -> None:
    rows = [*ACLED_ROWS, {**ACLED_ROWS[0], "fatalities": "=SUM(A1:A9)"}]
    item = """
- id: tried
  text: The clashes cost 23 lives.
  cite: [r1-r6]
  figures: [{text: "23", value: 23, calc: {sum: fatalities}}]
"""
    verdicts = judged(tmp_path, acled(rows), brief_text(item))
    (tried,) = (each for each in verdicts.items if each.label == "tried")
    assert errors(verdicts) == []
    assert tried.own
    (told,) = (each for each in tried.findings if each.code == "calc-cells")
    assert told.text == (
        "2 of the 6 rows have no number in fatalities: r5 (empty), r6 ('=SUM(A1:A9)')."
    )
    (match,) = (each for each in tried.matches if "figures" in each.path)
    assert match.text == "23, computed by the desk from 6 rows"


@pytest.mark.parametrize(
    ("calc", "text", "found"),
    [
        ("{max: fatalities}", "12", []),
        ("{min: Fatalities}", "0", []),
        ("{count: rows}", "4", []),
        ("{sum: fatality}", "23", ["the table has no column 'fatality'."]),
        (
            "{count: rows}",
            "5",
            ["the number of cited rows is 4, computed by the desk from 4 rows, not '5'."],
        ),
        (
            "{sum: admin1}",
            "3",
            ["none of the 4 cited rows has a number in 'admin1'."],
        ),
    ],
)
def test_what_is_computed_is_computed_anew(
    calc: str, text: str, found: list[str], tmp_path: Path
) -> None:
    item = f"""
- id: tried
  text: The desk counted.
  cite: [r1-r4]
  figures: [{{text: "{text}", calc: {calc}}}]
"""
    assert [
        each.removeprefix("calc-wrong: ")
        for each in errors(judged(tmp_path, acled(), brief_text(item)))
    ] == found


def test_sums_are_exact(tmp_path: Path) -> None:
    table = "Place,Share\n" + "Osk,0.1\n" * 3 + "Harl,9007199254740993\n"
    item = """
- id: tried
  text: The desk added up.
  cite: [{cite}]
  figures: [{{text: "{text}", calc: {{sum: share}}}}]
"""
    for cite, text in (("r1-r3", "0.3"), ("r4", "9,007,199,254,740,993")):
        brief = brief_text(item.format(cite=cite, text=text), "Osk Office")
        assert errors(judged(tmp_path, table, brief)) == []


# -- sentences of many kinds, each written before it was tried -------------------------------------

PLAIN = """Camp,Date of visit,Families,Latrines working,Latrines total,Lead agency,Needs
Harl North,12 May 2021,"1,250",40,52,Osk Relief Office,"Water is short; the clinic has no doctor."
Bruma Dam,13 May 2021,300,10,10,Basin Union,Nothing was asked for.
Tarn School,13 May 2021,87,2,6,Basin Union,Blankets for 60 children.
"""
TABLES = {
    "acled": ("ACLED", acled()),
    "ged": ("UCDP", ged()),
    "hxl": ("Osk Relief Office", HXL),
    "plain": ("Osk Relief Office", PLAIN),
}
BORNE_OUT = [
    (
        "acled",
        "r1",
        (
            "Four people were killed when the Vessen League attacked the Osk River "
            "Guard at Qelmara on 3 May 2021, ACLED says."
        ),
    ),
    ("acled", "r3", "ACLED counts no deaths in the protest at Bruma."),
    ("acled", "r2", "Twelve people were killed by shelling in Harl, in Vessen."),
    ("acled", "r2", "Osk Post and Harl Radio reported the shelling of Harl."),
    (
        "acled",
        "r1, r4",
        "The Vessen League and the Osk River Guard fought twice at Qelmara, on 3 and 10 May 2021.",
    ),
    ("acled", "r4", "Seven people were killed at Qelmara on 10 May."),
    ("ged", "r1", "UCDP's low estimate for Ostral is 9 deaths, its high estimate 15."),
    ("ged", "r2", "Three people died at Tarn village on 7 March 2021, all of the Vessen League."),
    ("ged", "r1", "One civilian was killed at Ostral, according to UCDP."),
    ("ged", "r1", "Between 9 and 15 people were killed at Ostral between 1 and 2 March 2021."),
    (
        "hxl",
        "r1-r2",
        "The Osk Relief Office counts 3,400 displaced people in Harl and 120 in Bruma.",
    ),
    ("hxl", "r1", "Six schools were closed in Harl on 11 May 2021."),
    ("plain", "r1", "1,250 families live in the camp Harl North, where 40 of 52 latrines work."),
    ("plain", "r2", "The Basin Union leads at Bruma Dam, where 300 families stay."),
    ("plain", "r3", "At Tarn School blankets for 60 children are needed."),
]
NOT_SO = [
    ("acled", "r1", "Five people were killed at Qelmara on 3 May 2021.", "error"),
    ("acled", "r2", "The Osk River Guard shelled Harl on 5 May 2021.", "error"),
    ("acled", "r2", "ACLED records 12 fatalities at Qelmara on 5 May 2021.", "error"),
    ("acled", "r2", "Shells hit Harl on 5 June 2021.", "error"),
    ("acled", "r2", "Radio Bruma reported the shelling of Harl.", "error"),
    ("acled", "r4", "The two sides clashed at Qelmara on 10 May, and 12 were killed.", "error"),
    ("ged", "r1", "UCDP's best estimate for Ostral is 15 deaths.", "warning"),
    ("ged", "r1", "Six civilians were killed at Ostral.", "warning"),
    ("ged", "r2", "Three people died at Ostral on 7 March 2021.", "error"),
    ("ged", "r1", "Between 12 and 15 people were killed at Ostral.", "error"),
    ("hxl", "r1", "120 people were displaced in Harl.", "error"),
    ("hxl", "r1", "Six people were displaced in Harl.", "warning"),
    ("plain", "r1", "87 families live at Harl North.", "error"),
    ("plain", "r1", "The Basin Union leads at Harl North.", "error"),
    ("plain", "r2", "300 latrines work at Bruma Dam.", "warning"),
    ("plain", "r1", "1,250 families were visited on 13 May 2021 at Harl North.", "error"),
]


def found(folder: Path, table: str, cite: str, text: str) -> set[str]:
    """Return how severe what is found of a sentence about a table is."""
    publisher, data = TABLES[table]
    item = f'- {{id: tried, text: "{text}", cite: [{cite}]}}'
    verdicts = judged(folder, data, brief_text(item, publisher))
    (tried,) = (each for each in verdicts.items if each.label == "tried")
    return {each.severity for each in tried.findings}


def test_no_sentence_that_a_row_bears_out_is_accused(tmp_path: Path) -> None:
    assert [each for each in BORNE_OUT if "error" in found(tmp_path, *each)] == []
    doubted = [each for each in BORNE_OUT if found(tmp_path, *each)]
    assert [text for _, _, text in doubted] == [
        "UCDP's low estimate for Ostral is 9 deaths, its high estimate 15."
    ]


def test_every_sentence_that_is_not_so_is_told(tmp_path: Path) -> None:
    missed = [each for each in NOT_SO if each[3] not in found(tmp_path, *each[:3])]
    assert missed == []
