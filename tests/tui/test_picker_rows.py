"""What the picker tells of each brief, and how its rows look."""

from __future__ import annotations

from pathlib import Path

from sweeping import grid

from tui import making
from tui.conftest import MakeApp
from tui.hand import hand_on
from tui.searching import four_briefs


async def test_the_bar_names_the_strictest_label_among_what_fits(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(four_briefs(tmp_path))) as hand:
        await hand.press("b")
        assert "TLP:RED" in hand.rows()[hand.find("BRIEFS")[1]]
        await hand.type("hill")
        assert "TLP:GREEN" in hand.rows()[hand.find("BRIEFS")[1]]


async def test_a_brief_is_marked_by_its_strictest_item_as_on_its_own_screen(
    make_app: MakeApp, tmp_path: Path
) -> None:
    mild, strict = making.statement("One thing happened."), making.statement("Another did.")
    told = {"summary": [mild, {**strict, "tlp": "AMBER"}]}
    root = making.library(tmp_path / "library", making.small("mixed", situation=told))
    async with hand_on(make_app(root)) as hand:
        assert "TLP:AMBER" in hand.text, hand.text
        await hand.press("b")
        rows = hand.rows()
        assert "TLP:AMBER" in rows[hand.find("BRIEFS")[1]]
        first = hand.find("▸ 1")[1]
        assert "AMBER" in "".join(rows[first : first + 2])


async def test_any_title_is_aligned_and_whole(make_app: MakeApp, tmp_path: Path) -> None:
    briefs = [making.small(f"b{n}", title=title) for n, title in enumerate(making.HOSTILE)]
    async with hand_on(make_app(making.library(tmp_path / "library", *briefs)), (80, 24)) as hand:
        for title in making.HOSTILE:
            await hand.press("b")
            hand.check_rows()
            await hand.type(title[:3].strip() or "x")
            hand.check_rows()
            await hand.press("escape", "escape")
            assert hand.at_home


@grid(theme=["ansi", "dark"], keys=[("b",), ("X",), ("ctrl+p",)])
async def test_the_page_stays_to_be_seen_behind_an_overlay(
    make_app: MakeApp, bundled: Path, keys: tuple[str, ...], theme: str
) -> None:
    async with hand_on(make_app(bundled, theme=theme)) as hand:
        await hand.press(*keys)
        assert "ACTORS" in hand.text
        assert "HTS-led rebels" in hand.rows()[0]
        box = hand.screen.query_one("#export" if keys == ("X",) else ".chooser").region
        sides = {row[column] for row in hand.rows()[box.y : box.bottom]
                 for column in (box.x, box.right - 1)}  # fmt: skip
        assert (sides == {"|"}) == (theme == "ansi"), "what has no ground of its own has sides"


async def test_the_label_of_the_list_is_said_to_be_the_highest_on_the_smallest_terminal_too(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "aleppo-2024-11-30"), (40, 12)) as hand:
        await hand.press("b")
        assert "up to  TLP:AMBER+STRICT" in hand.rows()[0]


async def test_the_cursor_is_reversed_where_the_ground_is_not_known(
    make_app: MakeApp, bundled: Path
) -> None:
    """In ``ansi`` a named colour is nearly that of a light ground."""
    async with hand_on(make_app(bundled, theme="ansi"), (80, 24)) as hand:
        await hand.press("b")
        await hand.type("qel")
        row = hand.spans()[hand.find("qel")[1]]
        (cursor,) = (span for span in row if span.style.reverse)
        assert cursor.x == hand.find("qel")[0] + 3


async def test_a_title_is_whole_before_the_columns_stand_beside_it(
    make_app: MakeApp, bundled: Path
) -> None:
    for size in ((80, 24), (120, 40), (160, 45)):
        async with hand_on(make_app(bundled), size) as hand:
            await hand.press("b")
            assert "Truce holds at Qelmara; displaced begin to return" in hand.text
            head, first = hand.find_row("cut-off     "), hand.find_row(" improved ")
            assert head.index("cut-off ") == first.index("17 Mar 2020"), "below its head"
            assert head.index("trend") == first.index("▴ improved")


async def test_the_chosen_brief_and_item_are_told_whole_where_their_rows_are_cut(
    make_app: MakeApp, tmp_path: Path
) -> None:
    title = "A truce at the river that nobody expected holds for a third week"
    root = making.library(
        tmp_path / "library",
        making.small("long", "2024-03-01", title=title, conflict="The conflict of the two banks"),
        making.small("late", "2024-02-01", title=f"{title}, again"),
        making.small("third", "2024-01-01", title="Another"),
        making.small("fourth", "2023-01-01", title="One more"),
    )
    async with hand_on(make_app(root, index=True), (40, 12)) as hand:
        await hand.press("b")
        words = " ".join(hand.text.split())
        assert title in words
        assert f"{title}, again" not in words, "one row for each that is not chosen"
        await hand.press("down")
        hand.check_rows()
        assert f"{title}, again" in " ".join(hand.text.split())


async def test_every_entry_is_told_whole_where_all_of_them_fit_so(
    make_app: MakeApp, tmp_path: Path
) -> None:
    title = "A truce at the river that nobody expected holds for a third week"
    briefs = (making.small(f"b{n}", f"2024-03-0{n}", title=f"{title}, {n}") for n in (1, 2))
    async with hand_on(make_app(making.library(tmp_path / "library", *briefs)), (40, 12)) as hand:
        await hand.press("b")
        hand.check_rows()
        words = " ".join(hand.text.split())
        assert f"{title}, 1" in words
        assert f"{title}, 2" in words
        await hand.click_text("third week, 1")  # the second row of the second entry
        assert hand.at_home
        assert "1 Mar 2024" in hand.text
