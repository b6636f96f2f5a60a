"""Moving by keys: every pane and every item is reached, and is seen when it is."""

from __future__ import annotations

from pathlib import Path

from sweeping import grid

from briefing.tui.widgets.plan import PANE_ORDER, VIEWS
from tui import making
from tui.conftest import MakeApp
from tui.hand import AT, SIZES, hand_on
from tui.selecting import LETTERS, seen


@AT
async def test_a_letter_gives_its_pane_the_keys(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        for letter in "satheast":
            await hand.press(letter)
            assert hand.selected == (LETTERS[letter], 0)
            assert hand.pane.has_focus
            assert seen(hand)
            hand.check_rows()
            title = hand.section.kind.title
            assert (title if size[0] < 80 else title.upper()) in hand.text


@grid(alone=[False, True], size=SIZES)
async def test_tab_visits_every_pane_and_comes_back(
    make_app: MakeApp, bundled: Path, size: tuple[int, int], alone: bool
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        if alone:
            await hand.press("z")
        there, back = [hand.page.focus_key], [hand.page.focus_key]
        for way, key in ((there, "tab"), (back, "shift+tab")):
            for _ in range(len(PANE_ORDER)):
                await hand.press(key)
                assert hand.pane.has_focus
                assert hand.pane.size.height > 0
                hand.check_rows()
                way.append(hand.page.focus_key)
                if way[-1] == way[0]:
                    break
        assert there == back[::-1]
        assert len(set(there)) == len(there) - 1
        main = {*LETTERS.values(), "judgements"}
        wanted = set(PANE_ORDER) if alone or size[0] < 80 else main
        assert wanted <= set(there)


@AT
async def test_maximised_shows_one_pane_and_gives_the_page_back(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("t", "j", "j")
        before = hand.selected
        await hand.press("z")
        maximised = hand.page.maximised
        assert maximised
        assert hand.selected == before
        assert seen(hand)
        assert [key for key, pane in hand.page.panes.items() if pane.size.height] == ["territory"]
        await hand.press("escape")
        assert not hand.page.maximised
        assert hand.selected == before
        await hand.press("z", "z")
        assert not hand.page.maximised
        assert seen(hand)


@AT
async def test_esc_from_a_pane_the_page_has_no_room_for_gives_the_keys_to_one_it_has(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("z", "shift+tab")
        assert hand.selected == ("places", 0)
        await hand.press("escape")
        assert seen(hand)
        await hand.press("j")
        assert seen(hand)


@AT
async def test_keys_move_in_a_pane_and_stop_at_its_ends(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("t")
        last = len(hand.section.lines) - 1
        moves = {"j": 1, "down": 2, "k": 1, "up": 0, "G": last, "end": last, "g": 0, "home": 0}
        for key, place in moves.items():
            await hand.press(key)
            assert hand.pane.selected == place, key
            assert seen(hand)
        await hand.press("k")
        assert hand.pane.selected == 0
        await hand.press("G", "j")
        assert hand.pane.selected == last


@AT
async def test_a_paneful_down_and_up_skips_nothing(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        for letter in LETTERS:
            await hand.press(letter)
            items = set()
            last = len(hand.section.lines) - 1
            for _ in range(30):
                assert seen(hand)
                items |= set(hand.pane.owners)
                if hand.pane.selected == last:
                    break
                await hand.press("pagedown")
            items |= set(hand.pane.owners)
            assert items - {-1} == set(range(last + 1))
            for _ in range(30):
                await hand.press("pageup")
                assert seen(hand)
                if hand.pane.selected == 0:
                    break
            assert hand.pane.selected == 0


@AT
async def test_every_item_of_a_brief_can_be_selected_and_is_seen_then(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        cards = [hand.app.brief_list.card(number) for number in range(len(hand.app.brief_list))]
        longest = max(range(len(cards)), key=lambda n: len(cards[n].reading.text))
        hand.app.switch(longest)
        for alone in (False, True):
            if alone:
                await hand.press("s", "z")
            for _ in PANE_ORDER:
                pane = hand.pane
                pane.move_to(0)
                for index in range(len(hand.section.lines)):
                    assert pane.selected == index
                    assert hand.on_screen(pane), (pane.key, index)
                    pane.move(1)
                await hand.press("tab")


@AT
async def test_what_is_not_shown_is_counted(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        for key, pane in hand.page.panes.items():
            if not pane.size.height:
                continue
            pane.render_line(0)
            shown = {owner for owner in pane.owners if owner >= 0}
            assert pane.section is not None
            last = max(shown)  # one that is shown in part is not shown yet
            whole = pane.owners.count(last) >= len(pane._items[last].shown(False))
            hidden = len(pane.section.lines) - len(shown) + (not whole)
            assert ("▾" in pane.more) == (hidden > 0), key
            if hidden:
                assert str(hidden) in pane.more


@AT
async def test_the_selection_of_each_pane_is_kept(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("t", "j", "j", "h", "j", "e", "j", "j", "j", "t")
        assert hand.selected == ("territory", 2)
        await hand.press("h")
        assert hand.selected == ("humanitarian", 1)
        await hand.press("e")
        assert hand.selected == ("views", 3)
        await hand.press("2", "1")
        assert hand.page.panes["views"].selected == 0


@grid(size=[(80, 24), (120, 40), (200, 60)], view=[view for view in VIEWS if view != "overview"])
async def test_a_view_shows_its_panes_and_gives_the_overview_back(
    make_app: MakeApp, bundled: Path, size: tuple[int, int], view: str
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("h", "j")
        await hand.press({"timeline": "l", "analysis": "w"}[view])
        hand.check_rows()
        assert hand.page.focus_key == VIEWS[view][0]
        fold = hand.page.plan.fold  # a small terminal shows one, and names the others
        assert {*hand.page.plan.rects, *(fold.keys if fold else ())} == set(VIEWS[view])
        assert seen(hand)
        await hand.press("o")
        assert hand.selected == ("humanitarian", 1)
        assert seen(hand)


@grid(count=[0, 1], size=SIZES)
async def test_empty_sections_say_so_and_open_nothing(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int], count: int
) -> None:
    brief = making.full(count=count) if count else making.small()
    root = making.library(tmp_path / "library", brief)
    async with hand_on(make_app(root), size) as hand:
        await hand.press("t")
        if not count:
            assert "none recorded" in hand.text
            await hand.press("j", "G", "g", "pagedown", "enter")
            assert hand.at_home
            assert hand.notices == ["This section has no items."]
        else:
            await hand.press("j", "G", "k", "pagedown", "enter")
            assert not hand.at_home
        hand.check_rows()
