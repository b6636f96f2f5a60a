"""CSV: a row for each figure, hashtags below the names, nothing that a spreadsheet calculates."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from every_field import EVERY, every

from briefing.brief.model import Brief, Figure
from briefing.brief.outline import Outline
from briefing.brief.parts import figures as figures_of
from briefing.export import file_bytes, render, render_all
from briefing.export.sheet import BOUND, COLUMNS
from briefing.verify.verdicts import Verdict, Verdicts

HASHTAG = re.compile(r"#[a-z]+(\+[a-z_0-9]+)*")


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a table by the names of its columns; the hashtags are the first."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def figures(brief: Brief) -> list[Figure]:
    """The figures of a brief, in the order of its sections."""
    lines = Outline(brief).every_line()
    return [figure for line in lines for _, figure in figures_of(line.item)]


def test_each_figure_is_a_row_below_names_and_hashtags(brief: Brief) -> None:
    tags, *found = rows(render(brief, "csv"))
    printed = ["" if each.calc else each.text for each in figures(brief)]  # by no source
    assert [row["as printed"] for row in found] == printed
    assert found
    assert all(HASHTAG.fullmatch(tag) for tag in tags.values())
    assert len({*tags.values()}) == len(tags)
    assert {row["tlp"] for row in found} == {f"TLP:{brief.tlp}"}


@pytest.mark.parametrize("op", BOUND)
def test_a_bound_is_never_passed_off_as_the_number(aleppo: Brief, op: str) -> None:
    item = next(each for each in aleppo.humanitarian if each.hxl and each.figures)
    before = item.figures
    item.figures = [Figure(text="x", op=op, value=200)]  # type: ignore[arg-type]
    try:
        row = next(r for r in rows(render(aleppo, "csv")) if r["as printed"] == "x")
    finally:
        item.figures = before
    tag = item.hxl or ""
    assert (row["value"] == "200") == (op in "=~") == (row.get(tag) == "200")
    assert (row["low"] == "200") == (op in (">", ">=")) == (row.get(f"{tag}+min") == "200")
    assert (row["high"] == "200") == (op in ("<", "<=")) == (row.get(f"{tag}+max") == "200")
    assert row["bound"] == BOUND[op]


def test_a_range_has_both_ends_and_no_value(aleppo: Brief) -> None:
    item = aleppo.humanitarian[0]
    before = item.figures
    item.figures = [Figure(text="x", min=3, max=5)]
    try:
        row = next(r for r in rows(render(aleppo, "csv")) if r["as printed"] == "x")
    finally:
        item.figures = before
    assert (row["value"], row["low"], row["high"], row["bound"]) == ("", "3", "5", "between")


PAYLOADS = [
    "=1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    " \t=1",
    "|calc",
    "\uff1d1",
    "\u22121+1",
    "=1\r\n",
    "a;=1;",
    "\ufe631+1",
    "\u200b\u200f=1",
    "\u180e=1",
]
IN_ASCII = ["\u2014 1+1", "\u0308=1", "\u207a1", "a;\u20221"]
"""What begins a formula once it is written in ASCII."""


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_a_formula(with_text: Callable[[str], Brief], payload: str) -> None:
    brief = with_text(payload)
    for ascii_only in (False, True):
        written = render(brief, "csv", ascii=ascii_only)
        cells = [cell for row in rows(written)[1:] for cell in row.values()]
        assert ascii_only or any("'" in cell for cell in cells)
        for part in (part for cell in cells for part in cell.split(";")):
            number = re.fullmatch(r"-?\d+(\.\d+)?", part)
            seen = re.sub(r"[\s\u180e\u200b\u200f]", "", part)
            assert number or not re.match(
                r"[=+\-@|\uff1d\uff0b\uff0d\uff20\uff5c\u2212\ufe63]", seen
            )


@pytest.mark.parametrize("payload", IN_ASCII)
def test_no_cell_becomes_a_formula_in_ascii(
    with_text: Callable[[str], Brief], payload: str
) -> None:
    found = rows(render(with_text(payload), "csv", ascii=True))[1:]
    statements = {part for row in found for part in row["statement"].split(";")}
    assert {part[0] for part in statements if part} <= {"'", "a"}


def test_a_cell_with_commas_quotes_and_lines_stays_one(with_text: Callable[[str], Brief]) -> None:
    found = rows(render(with_text('a, "b"; c'), "csv"))
    assert {row["statement"] for row in found[1:]} == {'a, "b"; c'}
    assert all(None not in row and None not in row.values() for row in found)


def test_several_briefs_are_one_table(aleppo: Brief) -> None:
    found = rows(render_all([aleppo, aleppo], "csv"))
    assert len(found) == 1 + 2 * len(figures(aleppo))


def test_with_verdicts_each_row_says_what_was_found(aleppo: Brief) -> None:
    line = next(each for each in Outline(aleppo).every_line() if each.item.figures)
    verdict = Verdict(path=line.path, label=line.label, fields={"figures": "pass"})
    row = rows(render(aleppo, "csv", verdicts=Verdicts(items=[verdict])))[1]
    assert row["verdict"] == verdict.words
    assert rows(render(aleppo, "csv"))[1]["verdict"] == ""


def test_a_file_begins_with_a_byte_order_mark_and_no_other_format_does(aleppo: Brief) -> None:
    assert file_bytes(render(aleppo, "csv"), "csv").startswith(b"\xef\xbb\xbfbrief,")
    assert file_bytes("text", "text") == b"text"


def test_the_columns_are_those_that_the_documents_name(aleppo: Brief) -> None:
    head = render(aleppo, "csv").split("\r\n")[0].split(",")
    assert head[: len(COLUMNS)] == list(COLUMNS)
    assert all(tag.startswith("#") for tag in head[len(COLUMNS) :])
    page = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| ([^|]+) \| `(#[^`]+)` \|", page, re.MULTILINE)
    assert named == list(COLUMNS.items())


def test_funding_has_rows_and_hashtags_of_its_own_and_places_have_their_codes() -> None:
    _, *found = rows(render(every(), "csv"))
    by_group = {row["group"]: row for row in found}
    required, received = by_group["funding required"], by_group["funding received"]
    assert (required["value"], required["unit"], required["sector"]) == (
        "20000000",
        "USD",
        "Health",
    )
    assert required["#value+funding+required+usd"] == "20000000"
    assert received["#value+funding+total+usd"] == "5000000"
    assert received["#value+funding+required+usd"] == ""
    assert received["paragraphs"] == "s4:p2"
    assert (received["pcode"], received["wikidata"]) == ("XA0200", "Q41183")
    assert received["standing"] == "corrected"
    bound = every(EVERY.replace("value: 5000000}", "value: 5000000, op: '>'}"))
    row = {each["group"]: each for each in rows(render(bound, "csv"))}["funding received"]
    assert (row["value"], row["low"]) == ("", "5000000")
    assert row["#value+funding+total+usd+min"] == "5000000"
