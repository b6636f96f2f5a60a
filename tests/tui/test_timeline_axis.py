"""The axis of a timeline says no more than the dates do, whatever its size."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.plot.when import when
from briefing.format.reader import read
from briefing.tui.cells import Row, plain, row_width
from briefing.tui.panes.parts import Form
from briefing.tui.panes.timeline_axis import axis_rows
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, hand_on

CELLS = (30, 37, 69, 108, 188, 240)


def outline(*events: making.Raw, as_of: str = "2024-11-20") -> Outline:
    raw = making.small(timeline=[{"cite": ["s1:p1"], **event} for event in events], as_of=as_of)
    reading = read(json.dumps(raw).encode(), Brief)
    assert reading.value is not None, reading.problems
    return Outline(reading.value)


def drawn(
    shown: Outline, cells: int = 108, chosen: int = -1, rows: int = 36, ascii_only: bool = False
) -> list[Row]:
    form = Form(cells, "whole", ascii_only)
    return axis_rows(shown.section("timeline"), shown, form, chosen, rows)


def event(date: str = "", **fields: object) -> making.Raw:
    dated = {"date": date, "date_basis": "stated"} if date else {}
    return {"text": f"Something on {date or 'no day'}.", **dated, **fields}


def texts(rows: list[Row]) -> list[str]:
    return [plain(row) for row in rows]


@pytest.mark.parametrize("cells", CELLS)
def test_an_event_without_a_date_has_no_place_on_the_axis(cells: int) -> None:
    shown = outline(event("2024-11-15"), event(), event("2024-11-18"), as_of="2024-11-20")
    dates, *tracks, apart = texts(drawn(shown, cells))
    assert "15 Nov 2024" in dates
    assert sum(track.count("◉") for track in tracks) == 2
    assert apart.startswith("no day ◉ ")
    assert apart.count("◉") == 1


def test_only_events_without_a_date_make_no_axis() -> None:
    rows = texts(drawn(outline(event(), event(), as_of="2024-11-20")))
    assert len(rows) == 1
    assert rows[0].startswith("no day ◉ ◉")


@pytest.mark.parametrize("cells", CELLS)
def test_a_known_month_is_a_hatched_range_and_a_known_day_is_none(cells: int) -> None:
    shown = outline(event("2024-10"), event("2024-10-09"), as_of="2024-11-20")
    _, month, day, *_ = texts(drawn(shown, cells))
    assert "⢕" in month
    assert not re.search("[⢕⣶]", day)


def test_an_interval_of_months_is_hatched_at_its_ends_alone() -> None:
    found = when("2024-03/2024-06")
    assert found is not None
    first, last = when("2024-04-01/2024-05-31"), when("2024-03-01/2024-06-30")
    assert first is not None
    assert last is not None
    assert (found.days, found.sure) == (last.days, first.days)
    bar = texts(drawn(outline(event("2024-03/2024-06"), as_of="2024-07-01")))[1]
    assert re.match(r"◉⢕+.?⣶+.?⢕+", bar), bar


def test_an_interval_of_days_went_on_all_the_time() -> None:
    found = when("2024-03-05/2024-03-09")
    assert found is not None
    assert found.sure == found.days
    month = when("2024-03")
    assert month is not None
    assert month.sure is None
    assert when(None) is None


@pytest.mark.parametrize("cells", CELLS)
def test_what_is_to_come_lies_behind_the_line_of_the_cut_off(cells: int) -> None:
    shown = outline(event("2024-11-18"), event("2024-11-22"), as_of="2024-11-20")
    track = texts(drawn(shown, cells))[1]
    before, _, behind = track.partition("⡇")
    assert (before.count("◉"), behind.count("◉")) == (1, 1)


def test_what_happened_on_the_day_of_the_cut_off_lies_before_it() -> None:
    track = texts(drawn(outline(event("2024-11-20"), as_of="2024-11-20")))[1]
    assert track.index("◉") < track.index("⡇")


def test_a_long_empty_stretch_is_broken_with_a_sign() -> None:
    events = [event("2011"), event("2024-11-15"), event("2024-11-16")]
    rows = texts(drawn(outline(*events, as_of="2024-11-20")))
    assert "2011" in rows[0]
    assert all("⡠⠊" in row for row in rows[1:-1])
    without = texts(drawn(outline(*events[1:], as_of="2024-11-20")))
    assert not any("⡠⠊" in row for row in without)


@pytest.mark.parametrize("cells", CELLS)
@pytest.mark.parametrize("rows", [8, 21, 37, 60])
def test_it_fits_and_counts_what_has_no_room(cells: int, rows: int) -> None:
    shown = outline(*[event("2024-11-15") for _ in range(500)], as_of="2024-11-20")
    made = drawn(shown, cells, rows=rows)
    assert {row_width(row) for row in made} == {cells}
    assert len(made) <= max(rows // 3, 3)
    said = re.search(r"\+(\d+)|(\d+) more (?:below|in the list only)", " ".join(texts(made)))
    assert said
    signs = sum(row.count("◉") for row in texts(made))
    assert signs + int(said[1] or said[2]) == 500


@pytest.mark.parametrize(
    ("day", "cells", "told"),
    [
        ("2024-11-15", 37, r"  \+\d+$"),
        ("2024-11-19", 37, r"  \d+ more$"),
        ("2024-11-19", 108, r"  \d+ more below$"),
    ],
)
def test_what_has_no_room_is_counted_in_words_where_dates_leave_cells(
    day: str, cells: int, told: str
) -> None:
    dates = texts(drawn(outline(*[event(day)] * 2 * cells), cells, rows=8))[0]
    assert re.search(told, dates), dates


def test_the_selected_event_is_marked_without_colour() -> None:
    shown = outline(event("2024-11-15"), event(), event("2024-10"), as_of="2024-11-20")
    for chosen in range(3):
        marked = [text for row in drawn(shown, chosen=chosen) for text, words in row
                  if "r" in words.split()]  # fmt: skip
        assert marked == ["◉"]
    assert len({str(drawn(shown, chosen=chosen)) for chosen in range(3)}) == 3


def test_it_is_ascii_where_that_is_asked() -> None:
    shown = outline(event("2011"), event("2024-03/2024-06"), event("2024-11-15"), event())
    rows = texts(drawn(shown, ascii_only=True))
    assert all(row.isascii() for row in rows)
    assert "//" in rows[1]
    assert any("%" in row for row in rows)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_axis_stays_above_the_list_and_follows_the_selection(
    make_app: MakeApp, bundled: object, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("l")
        dates = hand.find_row("2011")
        assert "Nov 2023" in dates
        assert "⡇" in hand.text
        before = hand.rows()[hand.find("2011")[1] + 1]
        await hand.press("G")
        assert hand.find_row("2011") == dates
        assert hand.find("Israeli strike")[1] > hand.find("2011")[1] + 2
        grounds = {
            span.style.bgcolor for row in hand.spans()[4:-1] for span in row
            if span.text.startswith("◌E")
        }  # fmt: skip
        plain_ground = hand.spans()[hand.find("2011")[1]][0].style.bgcolor
        assert grounds - {plain_ground} or size[0] < 80
        assert hand.rows()[hand.find("2011")[1] + 1] == before
        hand.check_rows()


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_who_says_so_has_a_column(
    make_app: MakeApp, bundled: object, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("l", "G")
        at = hand.find_row("who says").index("who says")
        assert hand.find_row("Israeli strike")[at : at + 8] == "Israel m"


@pytest.mark.parametrize("cells", [64, 70, 100, 118, 240])
def test_a_date_is_never_broken_in_two(cells: int) -> None:
    from briefing.tui.panes.timeline import blocks

    for before in range(1, 24):
        printed = f"{'x' * before} 12 September 2024"
        shown = outline(event("2024-09-12/2024-10-03", when=printed), as_of="2024-11-20")
        rows = texts(blocks(shown.section("timeline"), shown, Form(cells, "whole"))[0].rows)
        for date in ("12 Sep 2024", "3 Oct 2024"):
            assert any(date in row for row in rows), rows
        assert any("12 September 2024" in row for row in rows), rows
        assert not any("\u00a0" in row for row in rows)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (250, 80)], ids=str)
async def test_a_click_on_the_axis_selects_its_event_and_a_second_one_opens_it(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, "aleppo-2024-11-30"), size) as hand:
        await hand.press("l")
        pane = hand.page.panes["timeline"]
        assert pane.selected == 0
        y, row = next((at, row) for at, row in enumerate(hand.rows()) if at > 3 and "◌" in row)
        await hand.click(row.index("◌"), y)
        chosen = pane.line
        assert chosen is not None
        assert chosen.basis == "claimed"
        await hand.click(row.index("◌"), y)
        assert hand.evidence.line.path == chosen.path
