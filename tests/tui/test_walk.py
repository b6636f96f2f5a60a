"""Every binding and every palette entry on every screen: none raises, none is dead."""

from __future__ import annotations

import inspect
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import Mock, patch

import pytest
from sweeping import SWEEP, grid, share

from briefing.settings import Config
from briefing.tui.app import BriefingApp
from briefing.tui.cells import plain
from briefing.tui.keymap import key_name, names_of
from briefing.tui.keys import KEYS, keys_for
from briefing.tui.motions import Key
from briefing.tui.registry import (
    BRIEF,
    CHANGES,
    CHOICES,
    COMMANDS,
    CONFLICT,
    CROSSCHECK,
    DESK,
    EVERYWHERE,
    EVIDENCE,
    EXPORT,
    HELP,
    HISTORY,
    LEADING,
    MAP,
    PICKER,
    PROBLEMS,
    PUBLISH,
    RELATIONS,
    SCREENS,
    SOURCES,
    TRIAGE,
    WRITING,
    screen_name,
)
from briefing.tui.screens.changes.screen import ChangesScreen
from briefing.tui.screens.command_palette import CommandPalette, PaletteEntry, commands, entry_name
from briefing.tui.screens.crosscheck.screen import CrosscheckScreen
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.export import ExportDialog
from briefing.tui.screens.help import HelpScreen, help_rows
from briefing.tui.screens.map.screen import MapScreen
from briefing.tui.screens.overview import Overview
from briefing.tui.screens.picker.screen import Picker
from briefing.tui.screens.problems import ProblemsScreen
from briefing.tui.screens.question import QuestionDialog
from briefing.tui.screens.relations import RelationsScreen
from briefing.tui.screens.sources import SourcesScreen
from briefing.tui.screens.triage.choices import Choices
from briefing.tui.screens.triage.screen import TriageScreen
from briefing.tui.screens.triage.writing import WritingScreen

from . import making
from .conftest import MakeApp
from .drafted import accept_one, put_draft
from .hand import SCREENS_BY_KEY, Hand, hand_on
from .test_search import answered, indexed

EXERCISE = "exercise-qelmara-2020-03-09"
PLACES = {
    BRIEF: Overview,
    EVIDENCE: EvidenceScreen,
    CROSSCHECK: CrosscheckScreen,
    RELATIONS: RelationsScreen,
    SOURCES: SourcesScreen,
    PROBLEMS: ProblemsScreen,
    CHANGES: ChangesScreen,
    MAP: MapScreen,
    PICKER: Picker,
    EXPORT: ExportDialog,
    COMMANDS: CommandPalette,
    HELP: HelpScreen,
    TRIAGE: TriageScreen,
    CHOICES: Choices,
    WRITING: WritingScreen,
}
TYPING = (PICKER, EXPORT, COMMANDS, CHOICES)
"""Where letters are typed: there the screen's own keys are walked."""
DECIDING = (TRIAGE, CHOICES, WRITING)
"""Where keys decide on a draft."""
_TO = {
    **SCREENS_BY_KEY,
    PICKER: ("b",),
    EXPORT: ("X",),
    COMMANDS: ("ctrl+p",),
    HELP: ("question_mark",),
    TRIAGE: ("D", "D"),
    CHOICES: ("D", "D", "J", "f"),
    WRITING: ("D", "D", "W"),
}
"""Keys that lead from the panes to a screen."""
_BEFORE = {
    "pane.restore": ("z",),
    "pane.territory": ("s",),
    "view.overview": ("l",),
    "find.next": ("slash", "d", "a", "m", "enter"),
    "find.previous": ("slash", "d", "a", "m", "enter"),
    "sources.up": ("j", "j"),
    "sources.page_up": ("j", "j"),
    "sources.first": ("j", "j"),
    "evidence.page_up": ("pagedown",),
    "evidence.paragraph_previous": ("greater_than_sign", "greater_than_sign"),
    "problems.up": ("G",),
    "problems.page_up": ("G",),
    "problems.first": ("G",),
    "crosscheck.up": ("j", "j"),
    "crosscheck.page_up": ("G",),
    "crosscheck.first": ("j", "j"),
    "relations.up": ("G",),
    "relations.left": ("right",),
    "relations.previous": ("tab",),
    "relations.page_up": ("G",),
    "relations.first": ("G",),
    "changes.up": ("j", "j"),
    "changes.page_up": ("G",),
    "changes.first": ("j", "j"),
    "map.up": ("j",),
    "map.first": ("j",),
    "map.page_up": ("j",),
    "map.fit": ("left",),
    "picker.up": ("down",),
    "picker.page_up": ("pagedown",),
    "commands.up": ("down",),
    "commands.page_up": ("pagedown",),
    "help.up": ("j", "j"),
    "help.page_up": ("pagedown",),
    "help.first": ("j", "j"),
    "export.previous": ("down",),
    "triage.undo": ("g", "minus", "enter"),
    "triage.merge": ("J", "J", "J", "J", "J", "J", "J"),
    "triage.previous": ("j", "j"),
    "triage.previous_any": ("J",),
    "triage.first": ("J",),
    "triage.paragraph_previous": ("greater_than_sign",),
    "triage.page_up": ("pagedown",),
    "choices.up": ("down",),
    "choices.page_up": ("pagedown",),
    "writing.up": ("j", "j"),
    "writing.page_up": ("pagedown",),
    "writing.first": ("j", "j"),
}
"""What makes a key mean something, where that is not so at once."""


def state(hand: Hand) -> object:
    """All that a key may change."""
    app = hand.app
    panes = [(pane.selected, pane.top) for pane in hand.page.panes.values()]
    screens = [type(screen).__name__ for screen in app.screen_stack]
    focus = repr(app.focused)
    page = (hand.page.focus_key, hand.page.view, hand.page.maximised)
    return (
        panes, screens, focus, page, app.palette.theme.name, app.deck.at, len(hand.notices),
        app.clipboard, app._exit, hand.text,
    )  # fmt: skip


async def home(hand: Hand) -> None:
    """Go back to the overview of brief 3, brief 4 shown before, in the middle of a long pane."""
    app = hand.app
    app.clear_notifications()
    await hand.go_home()
    if app.palette.theme.name != "dark":
        app.theme_manager.change("dark")
    app.clear_notifications()
    app.deck.order = None
    if (app.deck.at, app.deck.before) != (2, 3):
        app.switch(3)
        app.switch(2)
    hand.page.choose("territory")
    hand.page.focused_pane.move_to(5)
    await hand.settle()


def place(hand: Hand) -> object:
    """Which screens lie over each other, and what has the keys."""
    return hand.app.screen_stack, repr(hand.app.focused), hand.app.palette.theme.name, hand.shown


async def go(hand: Hand, where: str, key: Key | None = None) -> None:
    """Go to a screen from wherever we are, ready for a key to mean something."""
    await home(hand)
    await hand.burst(*_TO[where])
    if key is not None:
        await hand.burst(*_BEFORE.get(key.id, ()))


def cases(where: str, *, every: bool = True) -> Iterator[tuple[Key, str]]:
    """Every key of a screen by each of its names; what ends the program comes last.

    Not ``every``: of the keys that several screens have, the share of this one alone, and each key
    by one of its names: by the first, the next by its second, and so on.
    """
    keys = [k for k in keys_for(where) if where not in TYPING or k.where == where]
    if not every:
        shared = {key.id for key in KEYS if key.where in (SCREENS, EVERYWHERE)}
        screens = [place for place in PLACES if place not in TYPING]
        mine = share(shared, screens.index(where), len(screens)) if where in screens else set()
        keys = [key for key in keys if key.id not in shared - mine]
    for turn, key in enumerate(sorted(keys, key=lambda key: key.id == "quit")):
        names = key.keys.split(",")
        yield from ((key, name) for name in (names if every else [names[turn % len(names)]]))


def places_of(screens: Collection[str]) -> pytest.MarkDecorator:
    """Parametrize by the screens to go to: all of them, in a sweep each, and every key of it.

    What several screens have in common is tried on one of them, but for a sweep. Those of a draft
    stand alone: what is decided in one is decided for the next.
    """
    alone = [where for where in screens if where in DECIDING]
    together = tuple(where for where in screens if where not in DECIDING)
    own = [together, *((where,) for where in alone)]
    return pytest.mark.parametrize(
        ("places", "every"),
        [
            *(pytest.param(places, False, id=f"own-{places[-1]}") for places in own),
            *(pytest.param((where,), True, marks=SWEEP, id=f"all-{where}") for where in screens),
        ],
    )


@contextmanager
def staying(app: BriefingApp) -> Iterator[Mock]:
    """Have a program note that it is to be left, and stay."""
    with patch.object(app, "exit") as leaves:
        yield leaves


@pytest.fixture
def quiet(bundled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports go beside the library; there is no editor to leave for; there is a draft."""
    accept_one(put_draft(bundled, EXERCISE))
    monkeypatch.chdir(bundled)
    monkeypatch.setenv("EDITOR", "there-is-no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)


@pytest.mark.usefixtures("quiet")
@places_of(PLACES)
async def test_every_key_does_something(
    places: tuple[str, ...], every: bool, bundled: Path, make_app: MakeApp
) -> None:
    app = make_app(bundled, EXERCISE)
    dead = []

    async def does(key: Key, name: str) -> bool | None:
        """Press a key; tell whether it did something, None where it is not offered."""
        if not hand.app.screen.check_action(*key.call):
            return None  # as the footer says
        before = leaves.call_count, state(hand)
        await hand.press(name)
        assert app.crash is None, (key.id, name)
        return (leaves.call_count, state(hand)) != before

    async with hand_on(app, (80, 24)) as hand:
        with staying(app) as leaves:
            for where in places:
                there: object = None
                for key, name in cases(where, every=every):
                    # The one before it may have left us there: to come anew costs more than ten
                    # presses.
                    if there is not None and place(hand) == there and await does(key, name):
                        continue
                    await go(hand, where)
                    there = place(hand)
                    await hand.burst(*_BEFORE.get(key.id, ()))
                    if key.action == "brief_number" and name == "3":
                        await hand.press("2")
                    if await does(key, name) is False:
                        dead.append((where, key.id, name))
    assert not dead


@pytest.mark.usefixtures("quiet")
@grid(first=[(), ("tab",)], part=range(2))
async def test_every_key_of_the_picker_does_something_where_items_are_found(
    first: tuple[str, ...], part: int, bundled: Path, make_app: MakeApp
) -> None:
    """Half of the keys on a brief, the others on an item: each once, and all of them in a sweep."""
    app = make_app(bundled, EXERCISE, index=True)
    dead = []
    async with hand_on(app, (80, 24)) as hand:
        await indexed(hand)
        for key, name in list(cases(PICKER))[part::2]:
            await go(hand, PICKER)
            await hand.type("qel")
            await answered(hand)
            picker = app.screen
            assert isinstance(picker, Picker)
            assert picker.hits.hits
            assert len(picker.hits.items) > 1
            await hand.press(*first, *_BEFORE.get(key.id, ()))
            assert picker.check_action(*key.call), key.id
            before = state(hand)
            await hand.press(name)
            await answered(hand)
            assert app.crash is None, (key.id, name)
            hand.check_rows()
            if state(hand) == before:
                dead.append((key.id, name))
            if name == "enter":
                assert hand.at_home, "the brief is opened, or the pane of the item"
    assert not dead


async def test_every_action_of_the_table_exists_where_it_is_bound() -> None:
    for where, screen in PLACES.items():
        for key in keys_for(where):
            name = key.action.partition("(")[0]
            method = getattr(screen, f"action_{name}", None)
            assert method is not None, (where, key.id)
            assert inspect.getdoc(method), (where, key.id)


def test_no_two_keys_of_a_screen_clash() -> None:
    for where in PLACES:
        names = [name for key in keys_for(where) for name in key.keys.split(",")]
        assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)


def test_ids_are_unique_and_labels_short() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)
    for key in KEYS:
        assert key.help
        assert key.label
        assert len(key.label) <= 18, key.label


@pytest.mark.usefixtures("quiet")
@places_of(LEADING)
async def test_every_entry_of_the_palette_runs(
    places: tuple[str, ...], every: bool, bundled: Path, make_app: MakeApp
) -> None:
    app = make_app(bundled, EXERCISE)
    dead = []

    async def runs(name: str) -> bool | None:
        """Run an entry; tell whether it did something, None where there is none."""
        entry = next((e for e in commands(hand.screen) if e.name == name), None)
        if entry is None:
            return None
        before = leaves.call_count, state(hand)
        await run(hand, entry)
        assert app.crash is None, name
        return (leaves.call_count, state(hand)) != before

    async with hand_on(app, (80, 24)) as hand:
        with staying(app) as leaves:
            for where in places:
                keys = {entry_name(key): key for key in keys_for(where)}
                await go(hand, where)
                names = [entry.name for entry in commands(hand.screen)]
                assert {"Theme: next theme", "Theme: light", QUIT} <= set(names), where
                assert any(name.startswith("Brief: HTS-led rebels") for name in names), where
                assert len(names) == len(set(names)), where
                if not every:
                    # What a key of the screen does is walked by its key: a sixth of them will do.
                    at = LEADING.index(where)
                    own = {name for name in names if name in keys and keys[name].where == where}
                    others = share(set(names) - own, at, len(LEADING))
                    names = [*share(own, at % 6, 6), *others, QUIT]
                there: object = None
                for name in names:
                    if there is not None and place(hand) == there and await runs(name):
                        continue
                    await go(hand, where, keys.get(name))
                    there = place(hand)
                    did = await runs(name)
                    assert did is not None, (where, name)
                    here = name in ("Theme: dark", f"Brief: {app.card.title}", "Pane: territory")
                    if not did and not (where == BRIEF and here):
                        dead.append(name)
            assert leaves.called
    assert set(dead) <= {"Theme: dark", "Overview: the whole brief on one page"}, dead


QUIT = "Quit: leave the program"


async def run(hand: Hand, entry: PaletteEntry) -> None:
    """Do what an entry does."""
    result = entry.run()
    if inspect.isawaitable(result):
        await result
    await hand.settle()


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
    broken = app.deck.entries
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


# -- help and README ----------------------------------------------------------------------------


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
