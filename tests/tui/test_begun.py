"""The last rows of a pane: the next item begins there, signed, and what is hidden is counted."""

from __future__ import annotations

from briefing.glyphs import MORE_BELOW, VERDICT
from briefing.text import width
from briefing.tui.cells import Row, plain, row_width
from briefing.tui.panes.parts import Form, ItemBlock
from briefing.tui.screens.evidence.comparison import matched
from briefing.tui.widgets.pane_rows import Body, title_row
from briefing.verify.verdicts import Verdict
from tui.test_pane_rows import outline

FORM = Form(40, "full")


def made(*blocks: ItemBlock) -> Body:
    """Return a body with the first sections' items as these blocks."""
    section = outline("made-full", ascii_only=False).section("territory")
    assert len(section.lines) >= len(blocks)
    return Body(section, blocks, FORM, -1)


def rows(count: int) -> list[Row]:
    return [[(f"row {number}", "text")] for number in range(count)]


def shown(body: Body, room: int) -> list[tuple[str, int]]:
    return [(plain(row).strip(), owner) for row, _, owner in body.rows(0, room, "", {})]


def test_the_next_item_begins_in_rows_that_would_be_blank_and_says_that_it_goes_on() -> None:
    body = made(ItemBlock(rows(2), []), ItemBlock(rows(3), []))
    found = shown(body, 4)
    assert [owner for _, owner in found] == [0, 0, 1, 1]
    assert [text[-1] == MORE_BELOW for text, _ in found] == [False, False, False, True]
    painted = body.rows(0, 4, "", {})[-1][0]
    assert row_width(painted) == FORM.cells + FORM.verdict + 1, "the sign is the last cell"


def test_a_blank_row_before_an_item_without_room_is_not_painted() -> None:
    body = made(ItemBlock(rows(2), []), ItemBlock(rows(2), [], gap=True))
    assert len(shown(body, 2)) == 2, "else the row that counts what is hidden has no place"
    assert [owner for _, owner in shown(body, 4)] == [0, 0, -1, 1]


def test_rows_that_say_nothing_alone_do_not_begin_an_item() -> None:
    body = made(ItemBlock(rows(2), []), ItemBlock(rows(3), [], lead=1))
    assert [owner for _, owner in shown(body, 3)] == [0, 0]
    assert [owner for _, owner in shown(body, 4)] == [0, 0, 1, 1]


def test_a_title_has_the_number_of_its_items_where_no_head_stands() -> None:
    section = outline("made-full", ascii_only=False).section("territory")
    count = f"TERRITORY {len(section.lines)}"
    heads: Row = [(" " * (width(count) + 1), "dim"), ("holder", "dim")]
    assert plain(title_row(section, heads, FORM, False, False)).split("holder")[0].strip() == count
    close: Row = [(" " * 10, "dim"), ("holder", "dim")]
    assert plain(title_row(section, close, FORM, False, False)).strip() == "TERRITORY holder"


def test_a_part_of_another_figure_is_no_word_of_the_item() -> None:
    text = "About 17,000 people fled, 9,000 of them south."
    found = [text[start:end] for start, end in matched(text, "About 17,000 people fled.")]
    assert not any("000 of" in each or each == "000" for each in found)
    assert any("17,000" in each for each in found)


def test_the_sign_that_an_item_goes_on_touches_no_verdict_of_a_sentence() -> None:
    section = outline("made-full", ascii_only=False).section("situation")
    path = section.lines[0].path
    verdicts = {path: Verdict(path=path, label="", fields={"names": "pass"})}
    lines: list[Row] = [[("words that go on", "text"), (" " * 21, "text"), ("p1", "dim")], *rows(2)]
    body = Body(section, [ItemBlock(lines, [])], FORM, -1)
    found = plain(body.rows(0, 1, "", verdicts)[0][0])
    assert found.startswith(f" words that go on {MORE_BELOW} ")
    assert row_width(body.rows(0, 1, "", verdicts)[0][0]) == FORM.cells + FORM.verdict + 1
    assert found.endswith(f"  {VERDICT['verified']}")
