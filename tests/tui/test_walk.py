"""Every binding and every palette entry on every screen: none raises, none is dead."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import Mock, patch

import pytest
from sweeping import SWEEP, grid, share

from briefing.tui.app import BriefingApp
from briefing.tui.keys import KEYS, keys_for
from briefing.tui.motions import Key
from briefing.tui.registry import (
    BRIEF,
    CHOICES,
    LEADING,
    PICKER,
    TRIAGE,
    WRITING,
)
from briefing.tui.screens.command_palette import commands, entry_name
from briefing.tui.screens.picker.screen import Picker
from tui.walking import _BEFORE, EXERCISE, PLACES, cases, go, place, run, state

from .conftest import MakeApp
from .hand import hand_on
from .searching import answered, indexed

DECIDING = (TRIAGE, CHOICES, WRITING)
"""Where keys decide on a draft."""


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
            assert len(picker.hits.items) > 1, picker.note.text
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
    assert set(dead) <= {"Theme: dark", "Overview: the whole brief on one screen"}, dead


QUIT = "Quit: leave the program"
