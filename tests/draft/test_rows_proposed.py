"""Rows of tables: what they count is proposed, totals first; what counts nothing is left."""

import pytest
from draft.drafting_texts import drafted

from briefing.draft.find.columns import counts
from briefing.draft.fold import decided_state

LEAD = "The relief office of Tarvia printed these figures on Monday."
DISTRICTS = """\
District | Population | Dead | Injured | Displaced | Houses destroyed
Karsh | 12,400 | 14 | 60 | 3,150 | 210
Ondal | 8,100 | 3 | 41 | 900 | 35
Merev | 2,950 | 0 | 7 | 1,480 | 88
Total | 23,450 | 17 | 108 | 5,530 | 333"""


def told(*paragraphs: str) -> list[tuple[str, str]]:
    """What is proposed of the impacts, with its citation."""
    return [
        (each.item.get("text", ""), ",".join(each.item["cite"]))
        for each in drafted(LEAD, *paragraphs).proposals
        if each.section == "humanitarian"
    ]


def test_totals_come_first_then_the_row_that_has_most() -> None:
    assert told(DISTRICTS) == [
        ("17 people have died.", "p2.r5"),
        ("108 people were hurt.", "p2.r5"),
        ("5,530 people are displaced.", "p2.r5"),
        ("333 houses are destroyed.", "p2.r5"),
        ("14 people have died in Karsh.", "p2.r2"),
        ("60 people were hurt in Karsh.", "p2.r2"),
        ("3,150 people are displaced in Karsh.", "p2.r2"),
    ]


def test_a_table_without_a_total_gives_its_two_highest_rows() -> None:
    rows = "Province | Killed\nKarsh | 14\nOndal | 3\nMerev | 9\nTolm | 1"
    assert told(rows) == [
        ("14 people were killed in Karsh.", "p2.r2"),
        ("9 people were killed in Merev.", "p2.r4"),
    ]


def test_a_table_of_key_figures_says_in_each_row_what_it_counts() -> None:
    rows = "Key figure | Number\nPeople killed | 31\nHouses damaged | at least 1,200\nTrucks | 9"
    assert told(rows) == [
        ("31 people were killed.", "p2.r2"),
        ("At least 1,200 houses are damaged.", "p2.r3"),
    ]


def test_of_several_totals_the_last_is_that_of_all() -> None:
    rows = (
        "| District | Dead |\n|---|---|\n| Karsh | 14 |\n| Sub-total north | 14 |\n| Ondal | 3 |"
        "\n| Others | 90 |\n| Total | 17 |\n| Grand total | 107 |"
    )
    assert told(rows) == [
        ("107 people have died.", "p2.r7"),
        ("14 people have died in Karsh.", "p2.r2"),
    ]


def test_rows_of_days_are_no_places() -> None:
    assert told("Date | Dead | Injured\n2 March | 14 | 9\n3 March | 3 | 30") == []


def test_a_footnote_and_a_count_of_about_are_read() -> None:
    rows = "Town | Displaced\nKarsh | 1,400*\nOndal | approx. 300\nTolm | 20 (two families)"
    assert told(rows) == [
        ("1,400 people are displaced in Karsh.", "p2.r2"),
        ("About 300 people are displaced in Ondal.", "p2.r3"),
    ]


def test_the_fields_are_those_of_the_cell() -> None:
    made = drafted(LEAD, DISTRICTS).proposals
    item = next(each.item for each in made if each.item.get("text", "").startswith("3,150"))
    assert item["category"] == "displacement"
    assert item["figures"] == [{"text": "3,150", "op": "=", "value": 3150, "unit": "people"}]


def test_a_head_that_says_more_is_left_to_the_reviewer_to_word() -> None:
    rows = "District | In camps at the peak\nKarsh | 900\nOndal | 40\nTotal | 940"
    assert told(rows) == [("", "p2.r4"), ("", "p2.r2")]


@pytest.mark.parametrize(
    "rows",
    [
        "Item | Needed | On hand | Gap\nTarpaulins | 1,200 | 450 | 750\nBlankets | 300 | 10 | 290",
        "District | Dead\nKarsh | 0\nOndal | -\nTotal | 0",
        "District | Deaths per 10,000\nKarsh | 14\nOndal | 3",
        "District | Cattle killed\nKarsh | 14\nOndal | 3",
        "District | Dead and injured\nKarsh | 14\nOndal | 3",
        "Age | Dead\nunder five | 14\nover sixty | 3",  # no row of it names a place
        "District | Displaced (target)\nKarsh | 1,400\nOndal | 300",
    ],
)
def test_what_counts_no_impact_is_not_proposed(rows: str) -> None:
    assert told(rows) == []


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("# of deaths", "dead"),
        ("Displaced HHs", "displaced"),
        ("Population affected", "affected"),
        ("IDPs in camps", "sheltering"),
        ("Schools partially damaged", "in-state"),
        ("Houses damaged or destroyed", ""),
        ("Affected districts", ""),
        ("Deaths (% of all)", ""),
        ("Population", ""),
        ("Damaged", ""),
    ],
)
def test_the_head_of_a_column_tells_what_it_counts(head: str, kind: str) -> None:
    found = counts(head)
    assert (found.kind if found else "") == kind


def test_a_list_is_of_what_its_heading_says_and_rests_on_it() -> None:
    lines = ("No. of people evacuated", "In Karsh - 618", "In Ondal - 65", "Total - 683")
    assert told(*lines) == [("683 people were evacuated.", "p5,p2")]
    assert told("Boats used", "Karsh - 618", "Total - 683") == []


def test_a_line_says_how_many_houses_are_destroyed() -> None:
    assert told("Houses destroyed: 28,400") == [("28,400 houses are destroyed.", "p2")]
    assert told("Houses destroyed: see below") != [("28,400 houses are destroyed.", "p2")]


def test_the_review_shows_totals_first_too() -> None:
    made = drafted(LEAD, DISTRICTS)
    cards = decided_state(made, []).cards
    shown = [each.proposal.item["cite"] for each in cards if each.section == "humanitarian"]
    assert shown == [["p2.r5"]] * 4 + [["p2.r2"]] * 3
