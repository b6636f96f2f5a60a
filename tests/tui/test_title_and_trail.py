"""What stays while the rest of a screen scrolls, the way back, and what the footer serves."""

from __future__ import annotations

from pathlib import Path

from briefing.tui.registry import BAR, BRIEF, CROSSCHECK, EVIDENCE, MAP

from .conftest import MakeApp
from .hand import SCREENS_BY_KEY, hand_on

BEGUN = "exercise-qelmara-2020-03-17"
"""A brief with a brief before it, contradicted questions, and items that could not be checked."""


TITLES = {
    "c": "CONTRADICTIONS", "d": "CHANGES", "u": "SOURCES", "v": "UNVERIFIED",
    "question_mark": "HELP",
}  # fmt: skip


async def test_the_title_stays_to_the_end_of_a_screen(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, BEGUN), (80, 24)) as hand:
        for size in ((80, 24), (120, 40)):
            await hand.resize(*size)
            for key, title in TITLES.items():
                await hand.go_home()
                await hand.press(key)
                row = hand.find(title)[1]
                before = hand.rows()
                await hand.press("end")
                assert hand.rows()[row] == before[row], (title, size)
                assert title != "HELP" or "Esc back" in before[row], size
                sheet = hand.screen.sheet  # type: ignore[attr-defined]
                scrolled = hand.rows()[row + 2 :] != before[row + 2 :]
                assert sheet.last_top == 0 or scrolled, (title, size)
                await hand.press("home")
                assert hand.rows()[row] == before[row], (title, size)


async def test_the_heading_of_what_is_in_sight_stays_below_the_title(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, BEGUN), (100, 30)) as hand:
        await hand.press("u", "space")
        assert hand.rows()[4].startswith(" SOURCE s1")
        await hand.press("end")
        assert hand.rows()[4].startswith(" SOURCE s3")
        await hand.press("d", "end")
        first = next(row for row in hand.rows()[4:] if row.strip())
        assert first.startswith((" RELATIONSHIPS", " PLACES", " VOICES"))


async def test_a_click_in_a_kept_row_means_that_row(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, BEGUN), (100, 30)) as hand:
        await hand.press("u", "space")
        sheet = hand.screen.sheet  # type: ignore[attr-defined]
        assert sheet.top > 0
        assert [sheet.row_at(y) for y in (0, 1)] == [0, 2]
        assert sheet.row_at(2) == sheet.top + 2


async def test_the_trail_says_the_way_and_esc_goes_back_along_it(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, BEGUN), (120, 40)) as hand:
        await hand.press("m", "enter")
        place = hand.screen.crumbs[-1]  # type: ignore[attr-defined]
        await hand.press("enter")
        assert hand.screen.where == EVIDENCE
        assert hand.rows()[3].strip().startswith(f"Map › {place} › ")
        assert f"Esc back to {place}" in hand.rows()[-1]
        await hand.press("escape")
        assert hand.screen.where == MAP
        await hand.press("escape", "escape")
        assert hand.at_home


async def test_the_trail_over_a_small_terminal_and_ascii(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, BEGUN, ascii_only=True), (40, 24)) as hand:
        await hand.press("c", "enter")
        assert hand.rows()[3].strip().startswith("Contradictions > ")
        await hand.resize(40, 17)
        assert "Contradictions >" not in hand.text
        await hand.resize(40, 24)
        await hand.press("escape")
        assert hand.screen.where == CROSSCHECK
        assert hand.rows()[3].startswith(" CONTRADICTIONS")


async def test_from_the_page_evidence_needs_no_trail(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, BEGUN), (120, 40)) as hand:
        await hand.press("enter")
        assert hand.rows()[3].startswith(" EVIDENCE")
        assert "Esc back  " in hand.rows()[-1]
        await hand.press("escape", "l", "enter")
        assert "Esc back to Timeline" in hand.rows()[-1]


SCREEN_KEYS = {**SCREENS_BY_KEY, "timeline": ("l",), "analysis": ("w",), "help": ("question_mark",)}


async def test_esc_goes_one_step_back_from_every_screen(make_app: MakeApp, bundled: Path) -> None:
    app = make_app(bundled, BEGUN)
    async with hand_on(app, (80, 24)) as hand:
        before = hand.text
        for where, keys in SCREEN_KEYS.items():
            await hand.press(*keys)
            await hand.press("question_mark", "escape")
            if where != "help":
                assert hand.screen.where == SCREEN_WHERE.get(where, where)
                await hand.press("escape")
            assert hand.text == before, where
            assert app.is_running


SCREEN_WHERE = {"timeline": BRIEF, "analysis": BRIEF}


async def test_esc_in_a_view_gives_back_the_pane_first_then_the_overview(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, BEGUN), (120, 40)) as hand:
        for way in ("l", "w"):
            await hand.press(way)
            view = hand.page.view
            await hand.press("z", "escape")
            assert (hand.page.view, hand.page.maximised) == (view, False), way
            await hand.press("escape")
            assert hand.page.view == BRIEF, way


async def test_the_footer_serves_what_can_be_done_here(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, BEGUN), (80, 24)) as hand:
        for size in ((80, 24), (120, 40)):
            await hand.resize(*size)
            for where, keys in SCREEN_KEYS.items():
                if where == "help":
                    continue
                await hand.press(*keys)
                footer = hand.rows()[-1]
                begins = " Esc back" if where != BRIEF else " ↵ evidence"
                assert footer.rstrip().endswith("? help"), (where, size)
                assert not any(f"{entry.key} {entry.name}" in footer for entry in BAR), where
                assert footer.startswith(begins), (where, size)
                await hand.go_home()
                await hand.settle()


async def test_counts_of_what_is_found_stand_in_the_footer_and_no_notice_piles_up(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, BEGUN), (120, 40)) as hand:
        await hand.press("slash")
        await hand.type("the")
        await hand.press("enter")
        count = len(hand.app.overview.finder.found)
        assert count > 10
        for _ in range(10):
            await hand.press("n")
        assert not hand.notices
        assert f'"the" 11 of {count}' in hand.rows()[-1]
        await hand.press("escape")
        assert '"the"' not in hand.rows()[-1]
