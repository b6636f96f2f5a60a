"""The command palette: whatever can be done is found by typing part of its name, and is done."""

from __future__ import annotations

from itertools import cycle, islice, product
from pathlib import Path

import pytest
from sweeping import some

from briefing.brief.sections import SECTIONS
from briefing.settings import Config
from briefing.tui.keys import keys_for
from briefing.tui.registry import BRIEF, EVIDENCE, SOURCES
from briefing.tui.screens import BaseScreen
from briefing.tui.screens.command_palette import (
    CommandPalette,
    PaletteEntry,
    commands,
    entry_name,
    search,
)
from briefing.tui.screens.map.screen import MapScreen
from briefing.tui.screens.picker.screen import Picker
from briefing.tui.widgets.plan import PANE_ORDER
from tui import making
from tui.conftest import MakeApp
from tui.hand import AT, FORBIDDEN, SIZES, Hand, hand_on

TO = {BRIEF: (), EVIDENCE: ("enter",), SOURCES: ("u",)}
TITLES = {kind.key: kind.title.lower() for kind in SECTIONS}


def palette(hand: Hand) -> CommandPalette:
    assert isinstance(hand.app.screen, CommandPalette)
    return hand.app.screen


def entries(hand: Hand) -> list[PaletteEntry]:
    screen = hand.app.screen
    assert isinstance(screen, BaseScreen)
    return list(commands(screen))


async def choose(hand: Hand, name: str) -> None:
    """Open the palette, put a name in whole and press Enter on the entry of that name."""
    await hand.press("ctrl+p")
    await hand.paste(name)
    hits = palette(hand).hits.hits
    while hits[palette(hand).hits.chosen].command.name != name:
        assert palette(hand).hits.chosen < len(hits) - 1, name
        await hand.press("down")
    await hand.press("enter")


# -- finding ------------------------------------------------------------------------------------


async def test_every_action_pane_brief_and_theme_is_found_by_its_name(
    make_app: MakeApp, bundled: Path
) -> None:
    hidden = {"brief_number", "pane", "open('commands')"}
    async with hand_on(make_app(bundled)) as hand:
        brief_list, themes = hand.app.brief_list, hand.app.theme_manager.themes
        for where, keys in TO.items():
            await hand.go_home()
            await hand.press("2", "1", "t", "z", *keys)
            offered = entries(hand)
            names = {command.name for command in offered}
            for key in keys_for(where):
                action, arguments = key.call
                does = hand.app.screen.check_action(action, arguments)
                if does and not hidden & {action, key.action}:
                    assert entry_name(key) in names, (where, key.id)
            assert names >= {f"Pane: {TITLES[key]}" for key in PANE_ORDER}, where
            assert names >= {
                f"Brief: {brief_list.card(at).title}" for at in range(len(brief_list))
            }, where
            assert names >= {f"Theme: {name}" for name in themes}, where
            for command in offered:
                best = search(offered, command.name)[0].command
                assert best.name == command.name, where
            # A brief is found by its id, too, and an action by its key.
            (found,) = search(offered, "qelmara-2020-03-09")
            assert found.command.name == f"Brief: {brief_list.card(2).title}", where
            assert "Quit: leave the program" in {hit.command.name for hit in search(offered, "q")}


@AT
async def test_it_lists_everything_and_counts_what_is_out_of_sight(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        count = len(entries(hand))
        await hand.press("ctrl+p")
        hand.check_rows()
        assert f"{count} of {count}" in hand.text
        room = palette(hand).hits.room
        assert f"▾ {count - room} more" in hand.text
        seen = set()
        for _ in range(0, count + room, room // 2):  # an entry that opens leaves room for fewer
            rows = hand.rows()
            seen |= {
                hit.command.name
                for hit in palette(hand).hits.hits
                if any(hit.command.name[:18] in row for row in rows)
            }
            await hand.burst(*["down"] * (room // 2))
        assert len(seen) == count
        assert "more" not in hand.find_row("▸")
        room = palette(hand).hits.room
        await hand.press("pageup")
        assert palette(hand).hits.chosen == count - 1 - room
        await hand.press("pagedown", "pagedown")
        assert palette(hand).hits.chosen == count - 1
        hand.check_rows()


async def test_the_chosen_command_is_told_whole_where_its_row_is_cut(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled), (40, 12)) as hand:
        await hand.press("ctrl+p")
        for _ in range(9):
            hand.check_rows()
            hits = palette(hand).hits
            name, beside, *_ = hits.hits[hits.chosen].command
            rows = hand.spans()
            _, y = hand.find("▸")
            ground = rows[y][0].style.bgcolor
            told = "".join(
                text for row in rows for text, style, _ in row if style.bgcolor == ground
            )
            below = next((row for row in rows[y + 1 : y + 2] if row[0].style.bgcolor == ground), [])
            assert "".join(span.text for span in below)[:2].strip() == "", "under its name"
            left = told.split("▾")[0].replace(f" {beside} ", " ", 1).replace("▸", "")
            assert left.split() == name.split(), "all of it, on its ground"
            await hand.press("down")
        await hand.press("pageup", "down")
        await hand.click_text("Map: where")
        assert isinstance(hand.app.screen, MapScreen), "below the opened entry the next one stands"


async def test_what_made_an_entry_fit_is_underlined_and_its_key_stands_beside_it(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        await hand.press("ctrl+p")
        await hand.type("plain")
        _, y = hand.find("write the whole brief as plain text")
        marked = [s.text for s in hand.spans()[y] if s.style.underline and s.style.bold]
        assert "".join(marked) == "plain"
        assert " x " in hand.rows()[y]


async def test_what_people_look_for_is_found_by_their_words(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        for words, shown in (
            ("compare", "Changes: "),
            ("csv", "Export as: "),
            ("docx", "Export as: "),
            ("voices", "Sources: "),
        ):
            await hand.press("ctrl+p")
            await hand.type(words)
            hits = palette(hand).hits.hits
            assert hits, words
            assert hits[0].command.name.startswith(shown), words
            await hand.press("escape")


async def test_a_brief_is_offered_without_its_accents(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", making.small("north", title="İdlib ve Çankırı"))
    async with hand_on(make_app(root)) as hand:
        await hand.press("ctrl+p")
        await hand.type("cankiri idlib")
        assert palette(hand).hits.hits[0].command.name == "Brief: İdlib ve Çankırı"


async def test_it_shows_the_keys_that_the_user_has_chosen(make_app: MakeApp, bundled: Path) -> None:
    config = Config(keymap={"export.text": "ctrl+e", "palette": "f2"})
    async with hand_on(make_app(bundled, config=config)) as hand:
        await hand.press("ctrl+p")
        assert hand.at_home
        await hand.press("f2")
        await hand.type("plain")
        _, y = hand.find("write the whole brief as plain text")
        assert "Ctrl+E" in hand.rows()[y]


@AT
async def test_nothing_found_is_said_and_enter_then_does_nothing(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        before = hand.text
        await hand.press("ctrl+p")
        await hand.type("zzzz")
        assert "No command fits." in hand.text
        assert "0 of" in hand.text
        hand.check_rows()
        await hand.press("down", "up", "pagedown", "enter")
        assert hand.text == before


async def test_what_closes_it_does_not_touch_the_edge(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, ascii_only=True), (40, 12)) as hand:
        await hand.press("ctrl+p")
        assert hand.find_row("Esc close").endswith(" ")


async def test_whatever_is_typed_is_text(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled), (80, 24)) as hand:
        for typed in (*making.HOSTILE, "\\", "[@click=app.exit]", "a" * 5000):
            await hand.press("ctrl+p")
            palette(hand).input.value = typed
            await hand.settle()
            assert hand.app.crash is None, typed
            assert not any(FORBIDDEN.search(row) for row in hand.rows()), typed
            await hand.press("escape")
            assert hand.at_home, typed


async def test_what_briefs_and_themes_say_is_text(make_app: MakeApp, tmp_path: Path) -> None:
    briefs = [
        making.small(f"b{n}", f"2024-01-{n + 10}", title=title)
        for n, title in enumerate(making.HOSTILE)
    ]
    root = making.library(tmp_path / "library", *briefs)
    async with hand_on(make_app(root), (200, 60)) as hand:
        await hand.press("ctrl+p")
        await hand.type("brief")
        hand.check_rows()
        assert "Brief: [red]x[/red]" in hand.text
        assert "Brief: [@click=app.quit]leave[/]" in hand.text
        await hand.click_text("Brief: [@click=app.quit]leave[/]")
        assert hand.app.is_running
        assert "[@click=app.quit]leave[/]" in hand.rows()[0]


# -- doing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", some(range(len(SIZES)), 1))
async def test_a_pane_gets_the_keys(make_app: MakeApp, bundled: Path, turn: int) -> None:
    """Each pane, from a screen and at a size in its turn."""
    places = islice(product(TO, SIZES), turn * 3, None)
    async with hand_on(make_app(bundled)) as hand:
        for key, (where, size) in zip(PANE_ORDER, cycle(places), strict=False):
            await hand.resize(*size)
            await hand.press(*TO[where])
            await choose(hand, f"Pane: {TITLES[key]}")
            assert hand.at_home, (key, where)
            assert hand.page.focus_key == key, (where, size)
            assert hand.pane.has_focus, (key, where)
            assert hand.pane.size.height > 0, (key, size)
            hand.check_rows()


async def test_a_brief_is_shown_and_a_theme_put_on_from_every_screen(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        await hand.press("2")
        for where, at in zip(TO, (2, 0, 3), strict=True):
            title = hand.app.brief_list.card(at).title
            await hand.press(*TO[where])
            await choose(hand, f"Brief: {title}")
            assert hand.at_home, where
            assert hand.app.brief_list.at == at, where
            assert title[:40] in hand.rows()[0], where
        for where, name in zip(cycle(TO), hand.app.theme_manager.themes, strict=False):
            await hand.go_home()
            await hand.press(*TO[where])
            screen = hand.app.screen
            await choose(hand, f"Theme: {name}")
            assert hand.app.palette.theme.name == name, where
            assert hand.app.screen is screen, (where, name, "the screen stays")


async def test_actions_are_done_where_the_palette_was_opened(
    make_app: MakeApp, bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bundled)
    async with hand_on(make_app(bundled)) as hand:
        await hand.press("t", "j")
        await choose(hand, "Down: next item")
        assert hand.selected == ("territory", 2)
        await choose(hand, "Evidence: who says so, on what basis, in which paragraph")
        await choose(hand, "Next item: the next item of the pane")
        assert hand.evidence.line.label == "t4"
        await choose(hand, "Export: write the whole brief as plain text to a file")
        assert (bundled / "aleppo-2024-11-30.txt").is_file()
        await choose(hand, "Back: back to where one was")
        assert hand.selected == ("territory", 3)
        await choose(hand, "Find: find words in this brief, with count")
        assert hand.app.overview.finder.typing
        await hand.type("dam")
        await hand.press("escape")
        await choose(hand, "Briefs: pick a brief by typing part of it, or several to export")
        assert isinstance(hand.app.screen, Picker)
        await hand.press("escape")
        await choose(hand, "Quit: leave the program")
        assert hand.app._exit


@AT
async def test_a_click_does_it_and_esc_does_nothing(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        before = hand.text
        await hand.press("ctrl+p", "down", "escape")
        assert hand.text == before
        await hand.press("ctrl+p")
        await hand.type("light")
        await hand.click_text("Theme: light")
        assert hand.at_home
        assert hand.app.palette.theme.name == "light"


async def test_what_cannot_be_done_is_not_offered(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", ("wrong.yaml", making.BROKEN))
    async with hand_on(make_app(root)) as hand:
        names = {command.name for command in entries(hand)}
        assert "Quit: leave the program" in names
        assert "Copy the item" not in names
        assert not any(name.startswith("Pane:") for name in names)
        await choose(hand, "Theme: light")
        assert "This brief cannot be shown" in hand.text
    async with hand_on(make_app(making.library(tmp_path / "empty"))) as hand:
        names = {command.name for command in entries(hand)}
        assert "Quit: leave the program" in names
        assert not any(name.startswith(("Pane:", "Brief:")) for name in names)
        await choose(hand, "Help: what the keys do here")
        assert "HELP" in hand.rows()[0]


async def test_in_ascii_the_palette_is_ascii(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, ascii_only=True)) as hand:
        await hand.press("ctrl+p")
        assert hand.text.isascii()
        await hand.type("zzz")
        assert hand.text.isascii()
