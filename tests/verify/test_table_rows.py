"""Tables in files: what is a row, which numbers they have, and files made to hurt."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from table_trial import HXL, acled, brief_text, ged, judged

from briefing.files import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Unreadable
from briefing.verify.table.columns import Columns, columns_of
from briefing.verify.table.facts import RecordRequest, table_record
from briefing.verify.table.rows import BadTable, read_table
from briefing.verify.table.words import RowTexts

PLAIN = 'Place,Day,"Displaced\npeople",Note\nHarl,2021-05-03,"1,200","He said ""go"",\nthen left"\n'


def test_rows_are_those_of_data_whatever_parts_them() -> None:
    table = read_table(PLAIN.encode())
    assert table.columns == ("Place", "Day", "Displaced people", "Note")
    assert table.rows == [("Harl", "2021-05-03", "1,200", 'He said "go", then left')]
    assert table.lines == [4]
    for delimiter in ",;\t":
        parted = "\ufeffPlace|Day\r\n|\r\nHarl|2021-05-03||\r\n".replace("|", delimiter)
        again = read_table(parted.encode())
        assert (again.columns, again.rows) == (("Place", "Day"), [("Harl", "2021-05-03")])
    hxl = read_table(HXL.encode())
    assert hxl.columns[0] == "District"
    assert hxl.tags[3] == "#affected+displaced"
    assert [row[0] for row in hxl.rows] == ["Harl", "Bruma"]
    bare = read_table(b"#adm1+name,#affected+killed\nHarl,3\n")
    assert (bare.columns, bare.rows) == (("#adm1+name", "#affected+killed"), [("Harl", "3")])


def test_a_name_is_found_in_the_row_that_has_it_as_a_word() -> None:
    table = read_table(b"Place,Note\nOskland,x\nHarl,The Osk rose\nTarn,y\n")
    assert [table.row_with(name) for name in ("Osk", "harl", "tarn", "Oskland", "y", "Bruma")] == [
        2, 2, 3, 1, 3, 0,
    ]  # fmt: skip


def test_the_hash_is_of_the_cells_however_they_are_parted() -> None:
    first = read_table(b"a,b\n1,2\n")
    assert first.sha256 == read_table(b'\xef\xbb\xbf"a";"b"\r\n"1";"2"\r\n').sha256
    assert first.sha256 != read_table(b"a,b\n12,\n").sha256


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 1, "there is nothing in it"),
        (b"a,b\n", 1, "there is no row of data below its header"),
        (b"a,b\n1,2\n1,2,3\n", 3, "the row has 3 cells, and the header 2"),
        (b"a,b\n1,2\n\n1\n", 4, "the row has 1 cell, and the header 2"),
        (b'a,b\n1,"2\n3,4\n', 3, "its quotation marks do not pair"),
        (b'a,b\n1,"2"x\n', 2, "its quotation marks do not pair"),
        (
            b"a,b\n1," + b"x" * (LONGEST_CELL + 1) + b"\n",
            2,
            "a cell has 10,001 characters, of 10,000 at most",
        ),
        (b"a,b\n1," + b"x" * 200_000 + b"\n", 2, "a cell has more than 10,000 characters"),
        (b"," * MOST_COLUMNS + b"a\n1\n", 1, "it has 201 columns, of 200 at most"),
        (b"a,b\n" + b"," * 1_000_000 + b"\n", 2, "it has 1,000,001 columns, of 200 at most"),
        (b"a\n" + b"1\n" * (MOST_ROWS + 1), MOST_ROWS + 2, "it has more than 50,000 rows"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(data: bytes, line: int, words: str) -> None:
    with pytest.raises(BadTable) as refused:
        read_table(data)
    assert (refused.value.line, str(refused.value)) == (line, words)


def test_bounds_are_met_by_what_is_just_within(tmp_path: Path) -> None:
    wide = ",".join(f"c{n}" for n in range(MOST_COLUMNS))
    assert len(read_table(f"{wide}\n{wide}\n".encode()).columns) == MOST_COLUMNS
    assert len(read_table(b"a\n" + b"1\n" * MOST_ROWS).rows) == MOST_ROWS
    assert len(read_table(b"a\n" + b"x" * LONGEST_CELL).rows[0][0]) == LONGEST_CELL


@pytest.mark.parametrize("data", [b"a,b\n1,\0\n", "a,b\n1,ä\n".encode("latin-1"), b"%PDF-1.7\n"])
def test_what_is_no_utf_8_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_table(data)


def test_no_control_character_of_a_cell_gets_through() -> None:
    table = read_table("a,b\n\x1b[31mHarl,=1+1\u202e\n".encode())
    assert table.rows == [("\\x1b[31mHarl", "=1+1\\u202e")]


def test_a_table_that_cannot_be_read_is_said_with_its_line(tmp_path: Path) -> None:
    item = "- {id: tried, text: Nobody came., cite: [r1]}"
    verdicts = judged(tmp_path, b"a,b\n1,2,3\n", brief_text(item))
    assert [each.text for each in verdicts.findings] == [
        "the table t.csv:2 cannot be read: the row has 3 cells, and the header 2."
    ]
    large = judged(tmp_path, b"a\n" + b"1" * 5_000_001, brief_text(item))
    assert large.findings[0].text.endswith("it is larger than 5,000,000 bytes.")


def columns(text: str, preset: str | None = None, key: str | None = None) -> Columns:
    return columns_of(read_table(text.encode()), preset, key)


def test_columns_are_known_by_their_public_names() -> None:
    found = columns(acled())
    assert (found.preset, found.key and found.key.name) == ("acled", "event_id_cnty")
    assert [column.name for column in found.of("count")] == ["fatalities"]
    assert [column.name for column in found.of("date")] == ["event_date"]
    assert {"latitude", "iso", "timestamp"} <= {c.name for c in found.of("hidden")}
    found = columns(ged())
    assert (found.preset, found.key and found.key.name) == ("ged", "id")
    assert [c.name for c in found.of("low", "high")] == ["high", "low"]
    found = columns(HXL)
    assert found.preset == "hxl"
    assert [(c.name, c.noun) for c in found.of("count")] == [
        ("Displaced people", "displaced"),
        ("Schools closed", "schools closed"),
    ]
    assert [column.name for column in found.of("hidden")] == ["District code"]
    found = columns("Town,Since,Households (est.),P-code,Remark\nHarl,2021-05-01,40,OS1,full\n")
    assert [(c.role, c.noun) for c in found.columns] == [
        ("name", ""), ("date", ""), ("count", "households"), ("hidden", ""), ("text", ""),
    ]  # fmt: skip


def test_what_the_brief_says_of_its_columns_must_be_there() -> None:
    assert columns(acled(), "plain").preset == "plain"
    for preset, key, words in (
        ("ged", None, "a table of ged has a column best, and this has none"),
        ("hxl", None, "a table of hxl has a row of hashtags, and this has none"),
        (None, "event", "it has no column event, which the brief names as key"),
    ):
        with pytest.raises(BadTable, match=words):
            columns("a,b\n1,2\n", preset, key)


def test_a_row_is_set_as_sentences() -> None:
    table = read_table(ged().encode())
    texts = RowTexts(table, columns_of(table), "UCDP")
    assert texts[0].startswith("Dataset: UCDP. conflict name: Oskland: Vessen.")
    assert "date start: 1 March 2021." in texts[0]
    assert texts[0].endswith("12 deaths (best estimate). Between 9 and 15 deaths.")
    assert "Between" not in texts[1]
    assert [cell.column.name for cell in texts.cells(1)][:4] == ["best", "low", "high", "deaths_a"]


def test_only_the_rows_that_are_cited_are_analysed() -> None:
    """The rows beside them cost nothing: their words are never given to a finder."""
    rows = "Place,Note\n" + "".join(f"Harl,The mayor of Osk{n} spoke.\n" for n in range(1_000))
    table = read_table(rows.encode())
    record = table_record(RowTexts(table, columns_of(table)), RecordRequest([7, 3, 5_000]))
    assert [(each.row, each.names) for each in record.paragraphs] == [
        (3, ["Harl", "Osk2"]),
        (7, ["Harl", "Osk6"]),
    ]
    assert (record.row_count, record.count) == (1_000, 1_000)


def test_spoilt_tables_are_read_or_refused_in_one_sentence() -> None:
    """Bytes taken out, put in and doubled, by chance: no other error leaves the reader."""
    chance = random.Random(20210503)
    whole = acled().encode()
    odd = [
        b'"',
        b",",
        b"\n",
        b"\r",
        b";",
        b"\t",
        b"#",
        b"\xff",
        b"\x1b",
        b"'",
        b"=",
        b"\xe2\x80\xae",
    ]
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(data))
            piece = chance.choice([b"", *odd, bytes(data[at : at + 40])])
            data[at : at + chance.randint(0, 3)] = piece
        refused = ""
        try:
            table = read_table(bytes(data))
            texts = RowTexts(table, columns_of(table))
            table_record(texts, RecordRequest([1, 2]))
        except Unreadable as error:
            refused = str(error)
        assert "\n" not in refused
