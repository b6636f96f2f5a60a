"""``briefing table``: what it cuts, notes and refuses."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from table_trial import HXL, acled, brief_text, ged

from briefing.cli.output import Exit
from briefing.verify.sources.source import read_sealed
from briefing.verify.table import xlsx
from briefing.verify.table.rows import read_table
from briefing.verify.table.xlsx import MOST_UNPACKED
from cli.conftest import Cli, Put


def cut(path: str = "seeds/osk.csv") -> list[str]:
    """Return the first cell of each row that was cut."""
    return [row[0] for row in read_table(Path(path).read_bytes()).rows]


def test_rows_of_some_values_and_days_are_cut_and_what_was_done_stands_beside(cli: Cli) -> None:
    Path("seeds").mkdir()
    Path("ACLED_v2_1.csv").write_text(acled(), encoding="utf-8")
    where = (
        "--where",
        "location=harl",
        "--where",
        "LOCATION=Qelmara",
        "--where",
        "country=Oskland",
    )
    ran = cli(
        *("table", "ACLED_v2_1.csv", "-o", "seeds/osk.csv", *where),
        *("--from", "2021-05-05", "--to", "2021-05-10"),
    )
    assert ran.status == Exit.DONE, ran.err
    assert cut() == ["OSK102", "OSK104"]
    assert "2 of 5 rows." in ran.err
    note = Path("seeds/osk.cut.txt").read_text(encoding="utf-8").splitlines()
    assert note[:-1] == [
        "cut from: ACLED_v2_1.csv",
        "version, by its name: 2.1",
        f"sha256 of the original: {sha256(acled().encode()).hexdigest()}",
        "columns of: acled",
        "where: location=harl",
        "where: LOCATION=Qelmara",
        "where: country=Oskland",
        "from: 2021-05-05",
        "to: 2021-05-10",
        "rows: 2 of 5",
        "newest day: 2021-05-10",
    ]
    assert note[-1].startswith("cut on: 20")

    again = cli("table", "ACLED_v2_1.csv", "-o", "seeds/osk.csv")
    assert (again.status, "exists" in again.err, cut()) == (Exit.USAGE, True, ["OSK102", "OSK104"])
    assert cli("table", "ACLED_v2_1.csv", "-o", "seeds/osk.csv", "--force").status == Exit.DONE
    assert len(cut()) == 5
    assert cli("source", "seeds/osk.csv").out.startswith("r1  OSK101: ")
    whole = cli("table", "ACLED_v2_1.csv", "-o", "./ACLED_v2_1.csv", "--force")
    assert (whole.status, "is the file that is cut" in whole.err) == (Exit.USAGE, True)
    assert Path("ACLED_v2_1.csv").read_bytes() == acled().encode()


def test_an_event_of_several_days_is_in_each_of_them(cli: Cli) -> None:
    Path("ged.csv").write_text(ged(), encoding="utf-8")
    ran = cli("table", "ged.csv", "-o", "-", "--from", "2021-03-02", "--to", "2021-03-05")
    assert [row[0] for row in read_table(ran.out.encode()).rows] == ["900101"]
    assert "rows: 1 of 2" in ran.err


def test_hashtags_stay_and_what_stands_above_the_header_goes(cli: Cli) -> None:
    Path("hxl.csv").write_text(HXL, encoding="utf-8")
    ran = cli("table", "hxl.csv", "-o", "-", "--where", "#adm2+name=Bruma")
    table = read_table(ran.out.encode())
    assert ran.out.startswith("District,")
    assert (table.tags[0], [row[0] for row in table.rows]) == ("#adm2+name", ["Bruma"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "x.txt"), "x.txt is no name of a table. End it in .csv."),
        (("-o", "-", "--where", "locaton=Harl"), "no column locaton. Did you mean 'location'?"),
        (("-o", "-", "--where", "Harl"), "--where Harl is no COLUMN=VALUE"),
        (("-o", "-", "--where", "location=Nowhere"), "none of its 5 rows is wanted"),
        (("-o", "-", "--from", "May"), "--from May is no day"),
        (("-o", "-", "--from", "2021-05-02", "--to", "2021-05-01"), "is before --from"),
        (("-o", "-", "--sheet", "a"), "--sheet is for a workbook"),
    ],
)
def test_what_cannot_be_cut_is_said_in_one_sentence(
    arguments: tuple[str, ...], words: str, cli: Cli
) -> None:
    Path("t.csv").write_text(acled(), encoding="utf-8")
    ran = cli("table", "t.csv", *arguments)
    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1


def test_more_than_a_table_may_have_is_not_written(cli: Cli) -> None:
    Path("t.csv").write_text("a,day\n" + "1,2021-05-01\n" * 50_001, encoding="utf-8")
    ran = cli("table", "t.csv", "-o", "o.csv")
    assert "50,001 of its rows are wanted, and a table has 50,000. Narrow it" in ran.err
    assert not Path("o.csv").exists()


# -- workbooks ------------------------------------------------------------------------------------


def test_a_sheet_of_a_workbook_is_cut_with_values_for_formulas(cli: Cli) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["About this book"])
    data = book.create_sheet("Events")
    data.append(["Place", "Day", "Killed", "Share", "Sum"])
    data.append(["Harl", date(2021, 5, 3), 4.0, 0.25, "=C2+1"])
    data.append([None])
    noon = datetime(2021, 5, 4, 12, 30)  # noqa: DTZ001
    data.append(["Osk", noon, True, None, None])
    book.save("b.xlsx")
    ran = cli("table", "b.xlsx", "-o", "osk.csv", "--sheet", "Events")
    assert ran.status == Exit.DONE, ran.err
    assert Path("osk.csv").read_text(encoding="utf-8").splitlines() == [
        "Place,Day,Killed,Share,Sum",
        "Harl,2021-05-03,4,0.25,",
        "Osk,2021-05-04 12:30:00,TRUE,,",
    ]
    assert "sheet: Events" in Path("osk.cut.txt").read_text(encoding="utf-8")
    ran = cli("table", "b.xlsx", "-o", "-", "--sheet", "Evnts")
    assert "it has no sheet Evnts, but Sheet, Events" in ran.err


def _workbook(sheet: bytes = b"", **parts: bytes) -> bytes:
    """Return a workbook of one sheet with the XML given, and other parts by their names."""
    book = openpyxl.Workbook()
    made = io.BytesIO()
    book.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            given = sheet if name == "xl/worksheets/sheet1.xml" and sheet else old.read(name)
            new.writestr(name, given)
        for name, data in parts.items():
            new.writestr(name.replace("__", "/"), data)
    return out.getvalue()


_XML = b'<?xml version="1.0"?>%s<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def test_a_row_far_below_a_sheet_s_end_is_not_waited_for(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_MOST_LINES", 1_000)
    sheet = _XML % (b"", b'<row r="999999999"><c r="A999999999"><v>1</v></c></row>')
    Path("b.xlsx").write_bytes(_workbook(sheet))
    assert "there is nothing in it" in cli("table", "b.xlsx", "-o", "-").err


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: b"no archive", "it is no workbook that can be read"),
        (lambda: _workbook()[:900], "it is no workbook that can be read"),
        (lambda: _workbook(b"<worksheet"), "it is no workbook that can be read"),
        (lambda: _workbook(big__part=bytes(MOST_UNPACKED)), f"{MOST_UNPACKED:,} are the most"),
        (
            lambda: _workbook(
                _XML % (b'<!DOCTYPE x [<!ENTITY a "aaaa">]>', b"<row><c><v>&a;</v></c></row>")
            ),
            "it is no workbook that can be read",
        ),
        (lambda: _workbook(_XML % (b"", b"")), "there is nothing in it"),
        (
            lambda: _workbook(_XML % (b"", b'<row r="1"><c r="XFD1"><v>1</v></c></row>' * 2_000)),
            "there is nothing in it",
        ),
        (
            lambda: _workbook(_XML % (b"", b'<row r="1"><c r="GS1"><v>1</v></c></row>')),
            "it has more than 200 columns",
        ),
    ],
)
def test_workbooks_made_to_hurt_end_in_one_sentence(
    made: Callable[[], bytes], words: str, cli: Cli
) -> None:
    Path("b.xlsx").write_bytes(made())
    ran = cli("table", "b.xlsx", "-o", "-")
    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1


# -- sealing ---------------------------------------------------------------------------------------

ITEMS = """
- id: one
  text: ACLED records 12 fatalities at Harl on 5 May 2021, when shells “hit a market”.
  cite: [r2]
- id: total
  text: The desk counts 23 lives lost at Qelmara and Harl.
  cite: [r1-r2, r4]
  figures: [{text: "23", calc: {sum: fatalities}}]
- id: wrong
  text: ACLED records 21 fatalities at Bruma.
  cite: [r2]
"""


def test_a_sealed_table_has_the_cited_rows_alone_and_judges_as_the_table_does(
    cli: Cli, put: Put
) -> None:
    folder = put("trial.yaml", brief_text(ITEMS)).parent
    (folder / "t.csv").write_text(acled(), encoding="utf-8")
    whole = cli("check", "trial", "--format", "json")
    assert '"calc-wrong"' not in whole.out
    ran = cli("seal", str(folder / "t.csv"), "--for", "trial", "-o", str(folder / "a.sealed.yaml"))
    assert ran.status == Exit.DONE, ran.err
    assert ran.err.splitlines()[1:4] == [
        "Under sources in the brief:",
        "text: a.sealed.yaml",
        "table: {}",
    ]
    record = read_sealed(folder / "a.sealed.yaml")
    assert [(each.row, each.key) for each in record.paragraphs] == [
        (1, "OSK101"), (2, "OSK102"), (4, "OSK104"),
    ]  # fmt: skip
    assert record.paragraphs[1].cells == {"fatalities": "12"}
    text = (folder / "a.sealed.yaml").read_text(encoding="utf-8")
    assert "# r4" in text
    assert "Protesters" not in text

    table = folder / "t.csv"
    copy = table.rename(folder.parent / "copy.csv")
    put("trial.yaml", brief_text(ITEMS, name="a.sealed.yaml", more=", table: {}"))
    sealed = cli("check", "trial", "--format", "json")
    findings = [
        [(f["severity"], f["line"], f["column"]) for f in json.loads(each.out)["problems"]]
        for each in (whole, sealed)
    ]
    assert findings[0] == findings[1]

    assert cli("attach", "trial", str(copy)).out.startswith("All 5 rows agree.")
    copy.write_text(acled().replace(",12,", ",13,"), encoding="utf-8")
    refused = cli("attach", "trial", str(copy))
    assert (refused.status, "is another table" in refused.err) == (Exit.PROBLEMS, True)
