"""Keys where there is no brief to show, in questions, and while words are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.tui.keys import KEYS
from briefing.tui.registry import (
    BRIEF,
)
from briefing.tui.screens.command_palette import commands
from briefing.tui.screens.question import QuestionDialog
from tui.walking import EXERCISE, cases, home, run, state

from . import making
from .conftest import MakeApp
from .hand import hand_on

# -- where there is no brief to show, and what lies over the screens ----------------------------


@pytest.fixture(params=["broken", "empty"])
def poor(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A library whose only brief is broken in many places, and one without any."""
    wrong = making.BROKEN + "".join(f"wrong{n}: {n}\n" for n in range(30))
    return making.library(
        tmp_path / "poor", *([("wrong.yaml", wrong)] if request.param == "broken" else [])
    )


@pytest.mark.usefixtures("quiet")
async def test_without_a_brief_to_show_every_key_offered_does_something(
    poor: Path, make_app: MakeApp
) -> None:
    app = make_app(poor)
    broken = app.brief_list.entries
    dead, offered = [], set()
    async with hand_on(app, (80, 24)) as hand:
        for key, name in cases(BRIEF):
            app.clear_notifications()
            app.screens.uncover()
            hand.app.overview.sheet.top = 5 if hand.app.overview.sheet.last_top else 0
            await hand.settle()
            if app.screen.check_action(*key.call):
                offered.add(key.id)
            before = state(hand), app.overview.sheet.top
            await hand.press(name)
            assert app.crash is None, (key.id, name)
            hand.check_rows()
            changed = (state(hand), app.overview.sheet.top) != before or app._exit
            if changed != (key.id in offered):
                dead.append((key.id, name, changed))
    assert not dead
    assert {"help", "quit", "theme.next", "palette"} <= offered
    for id in ("brief.pick", "edit", "item.down"):
        assert (id in offered) == bool(broken), id


@pytest.mark.usefixtures("quiet")
async def test_without_a_brief_to_show_every_entry_of_the_palette_runs(
    poor: Path, make_app: MakeApp
) -> None:
    app = make_app(poor)
    async with hand_on(app, (80, 24)) as hand:
        entries = list(commands(hand.screen))
        for entry in sorted(entries, key=lambda entry: entry.name == "Quit: leave the program"):
            app.clear_notifications()
            app.screens.uncover()
            await hand.settle()
            assert not app._exit
            await run(hand, entry)
            assert app.crash is None, entry.name
            hand.check_rows()
        assert app._exit


ANSWERS = [("o", "overwrite"), ("n", "take a number"), ("c", "cancel")]


@pytest.mark.parametrize("key", ["o", "O", "n", "c", "escape", "ctrl+c"])
async def test_a_question_takes_its_letters_and_every_way_out(
    key: str, bundled: Path, make_app: MakeApp
) -> None:
    app = make_app(bundled)
    given: list[str | None] = []
    async with hand_on(app, (80, 24)) as hand:
        before = hand.text
        app.screens.ask("Overwrite the file?", ANSWERS, given.append)
        await hand.settle()
        assert isinstance(app.screen, QuestionDialog)
        await hand.press(key)
        assert given == [key.lower() if len(key) == 1 else "c"]
        assert hand.text == before
        assert not app._exit


async def test_q_leaves_the_program_from_a_question_and_answers_nothing(
    bundled: Path, make_app: MakeApp
) -> None:
    app = make_app(bundled)
    given: list[str | None] = []
    async with hand_on(app, (80, 24)) as hand:
        app.screens.ask("Overwrite the file?", ANSWERS, given.append)
        await hand.press("q")
        assert app._exit
    assert given == []


async def test_a_question_stays_whatever_else_is_pressed(bundled: Path, make_app: MakeApp) -> None:
    app = make_app(bundled)
    given: list[str | None] = []
    async with hand_on(app, (80, 24)) as hand:
        app.screens.ask("Overwrite the file?", ANSWERS, given.append)
        await hand.settle()
        before = hand.text
        others = {name for key in KEYS for name in key.keys.split(",")}
        taken = {"o", "n", "c", "escape", "q", "ctrl+c"}
        for name in sorted(name for name in others if name.lower() not in taken):
            await hand.press(name)
            assert isinstance(app.screen, QuestionDialog), name
            assert hand.text == before, name
        assert given == []


async def test_while_words_are_typed_letters_are_letters_and_other_keys_harmless(
    bundled: Path, make_app: MakeApp
) -> None:
    app = make_app(bundled, EXERCISE)
    async with hand_on(app, (80, 24)) as hand:
        finder = app.overview.finder
        names = sorted({name for key in KEYS for name in key.keys.split(",")})
        letters = [name for name in names if len(name) == 1]
        await home(hand)
        await hand.press("slash")
        # A letter that did anything else would leave the line, or be missing in it.
        for at in range(0, len(letters), 10):
            await hand.burst(*letters[at : at + 10])
            assert app.crash is None, letters[at : at + 10]
            assert not app._exit, letters[at : at + 10]
            hand.check_rows()
            assert finder.typing
            assert finder.query == "".join(letters[: at + 10])
        for name in (name for name in names if len(name) > 1):
            if not finder.typing:
                await home(hand)
                await hand.press("slash")
            assert finder.typing
            await hand.press(name)
            assert app.crash is None, name
            assert not app._exit, name
            hand.check_rows()
        await home(hand)
        await hand.press("slash", "d", "a", "m", "escape")
        assert not finder.typing
        assert hand.pane.has_focus
