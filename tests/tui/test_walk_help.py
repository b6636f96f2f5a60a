"""What the help and the page of keys say of the keys that are bound."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.settings import Config
from briefing.tui.cells import plain
from briefing.tui.keymap import key_name, names_of
from briefing.tui.keys import KEYS, keys_for
from briefing.tui.registry import (
    CONFLICT,
    DESK,
    EVERYWHERE,
    HELP,
    HISTORY,
    PUBLISH,
    SCREENS,
    screen_name,
)
from briefing.tui.screens.help import HelpScreen, help_rows
from tui.walking import EXERCISE, PLACES, go

from .conftest import MakeApp
from .hand import SCREENS_BY_KEY, hand_on

# -- help and README ----------------------------------------------------------------------------


@pytest.mark.parametrize("cells", [38, 60, 78, 98, 118, 198])
def test_no_row_of_the_help_is_cut(cells: int) -> None:
    for where in PLACES:
        for ascii_only in (False, True):
            rows = map(plain, help_rows(keys_for(where), where, None, cells, ascii_only))
            assert not [row for row in rows if row.rstrip().endswith(("›", ">"))]


def test_help_lists_every_key_of_its_screen() -> None:
    for where in PLACES:
        rows = help_rows(keys_for(where), where, None, 120, ascii_only=False)
        assert f"keys of {screen_name(where)}" in plain(rows[0])
        text = " ".join(" ".join(map(plain, rows)).split())
        for key in keys_for(where):
            assert key.shown in text, (where, key.id)
            assert " ".join(key.help.split()[:4]) in text, (where, key.id)


@pytest.mark.usefixtures("quiet")
async def test_f1_opens_the_help_of_what_lies_over_the_screens_too(
    bundled: Path, make_app: MakeApp
) -> None:
    """Of those of a brief it is held in ``test_everywhere``."""
    app = make_app(bundled, EXERCISE)
    async with hand_on(app, (80, 24)) as hand:
        for where in set(PLACES) - {*SCREENS_BY_KEY, HELP}:
            await go(hand, where)
            await hand.press("f1")
            assert f"keys of {screen_name(where)}" in hand.rows()[0]
            await hand.press("escape")


def test_every_key_of_the_page_is_bound_and_no_other() -> None:
    page = (Path(__file__).parents[2] / "docs" / "keys.md").read_text("utf-8")
    part = page.partition("<!-- keys -->")[2].partition("<!-- /keys -->")[0]
    rows = re.findall(r"^\| (`.+?) \| (.+) \|$", part, re.MULTILINE)
    told = []
    for cell, does in rows:
        names = cell.replace("`` ` ``", "\0").replace("`", "").replace("\0", "`")
        told.append((names, does))
    assert sorted(told) == sorted((key.shown, key.help) for key in KEYS)


def test_what_help_shows_are_the_keys_that_are_bound() -> None:
    special = {"PgDn": "pagedown", "PgUp": "pageup", "Esc": "escape"}
    for key in KEYS:
        if key.id == "brief.number":
            continue
        names = set(names_of(key))
        for shown in key.shown.split(" "):
            assert key_name(special.get(shown, shown)) in names, (key.id, shown)


async def test_a_key_that_the_user_has_chosen_works_everywhere_and_its_old_one_does_not(
    bundled: Path, make_app: MakeApp
) -> None:
    app = make_app(bundled, EXERCISE, config=Config(keymap={"help.down": "f5", "help": "f9"}))
    async with hand_on(app, (80, 24)) as hand:
        await hand.press("f9")
        assert isinstance(app.screen, HelpScreen)
        await hand.press("j")
        assert app.screen.sheet.top == 0
        await hand.press("f5")
        assert app.screen.sheet.top == 1
        await hand.press("f9")
        assert hand.at_home


def test_every_key_belongs_to_a_place() -> None:
    # What only a desk has is walked in test_wire.py.
    shared = {DESK, CONFLICT, HISTORY, PUBLISH}
    assert {key.where for key in KEYS} == {*PLACES, SCREENS, EVERYWHERE, *shared}
