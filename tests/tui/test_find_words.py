"""What is typed to find is words, and every text of a brief is looked into."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.brief.fold import fold
from briefing.brief.outline import Outline
from briefing.format.reader import read_brief
from briefing.text import cut
from briefing.tui.matching import search
from tui import making
from tui.conftest import MakeApp
from tui.finding import boats, count, marked
from tui.hand import hand_on


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", boats())


def only(folder: Path, *texts: str) -> Path:
    """A library with one brief whose summary is these texts."""
    brief = making.small(situation={"summary": [making.statement(text) for text in texts]})
    return making.library(folder / "library", brief)


# -- what is typed is words ---------------------------------------------------------------------


async def test_case_does_not_matter(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        for typed in ("boat", "BOAT", "Boat", "bOaT"):
            await hand.press("s", "g", "/", "ctrl+u")
            await hand.type(typed)
            assert count(hand) == "1 of 4", typed
            # The timeline has room, too.
            assert [run.lower() for run in marked(hand)] == ["boat"] * 3, typed
            await hand.press("escape", "escape")


SCRIPTS = {
    "حلب": "قال إن حلب تحت السيطرة",
    "撤离": "守军撤离城市",
    "ὀδυσ": "Ὀδυσσεύς ἔφη",
    "ÜBER": "Überfall in Zürich",
    "표시": "표시 폭",
    "idlib": "Çankırı'dan İdlib'e",
    "STRASSE": "Die Straße nach São Paulo",
}
"""What is typed, and where it stands."""


async def test_any_script_is_found_and_marked(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(only(tmp_path, "Nothing.", *SCRIPTS.values()))) as hand:
        for at, typed in enumerate(SCRIPTS, 1):
            await hand.press("g", "/", "ctrl+u")
            await hand.type(typed)
            assert count(hand) == "1 of 1", typed
            assert hand.selected == ("situation", at), typed
            assert [fold(run) for run in marked(hand)] == [fold(typed)]
            hand.check_rows()
            await hand.press("escape", "escape")


PATTERNS = {
    f"b{number:02}": typed
    for number, typed in enumerate((
        *("[/", "[red]x[/red]", "[@click=app.quit]", "$text {title} %s", ".*", "(a|b)", "a\\b"),
        *("^$", "[a-z]+", "?", "'", '"', "`", "\\"),
    ))
}  # fmt: skip
"""What is typed, by the brief in which it stands."""


async def test_brackets_and_patterns_are_words_like_others(
    make_app: MakeApp, tmp_path: Path
) -> None:
    briefs = [
        making.small(key, situation={"summary": [
            making.statement("Nothing at all"), making.statement(f"Here: {typed} is."),
        ]})
        for key, typed in PATTERNS.items()
    ]  # fmt: skip
    async with hand_on(make_app(making.library(tmp_path / "library", *briefs))) as hand:
        seen = set()
        for _ in PATTERNS:
            typed = PATTERNS[hand.shown]
            seen.add(typed)
            await hand.press("/")
            await (hand.type if len(typed) < 4 else hand.paste)(typed)
            hand.check_rows()
            assert count(hand) == "1 of 1", typed
            assert typed in hand.rows()[-1]
            assert set(marked(hand)) == {typed}
            await hand.press("enter", "n")
            assert f'"{cut(typed, 16)}" 1 of 1' in hand.rows()[-1]
            assert typed in hand.text
            assert hand.app.is_running
            await hand.press("escape", "]")
        assert seen == set(PATTERNS.values())


# -- every text of a brief ----------------------------------------------------------------------

_NOT_SAID = ("waive", "hxl")
"""Fields of items that no pane shows: what the desk waived, tags for machines."""


def tokens(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every token of a raw brief with the fields that lead to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from tokens(value, (*path, key))
    elif isinstance(node, list):
        for value in node:
            yield from tokens(value, path)
    elif isinstance(node, str) and node.startswith("token"):
        yield path, node


def outline_of(raw: making.Raw, folder: Path) -> Outline:
    making.library(folder, raw)
    brief = read_brief(folder / "briefs" / f"{raw['id']}.yaml", folder).value
    assert brief is not None
    return Outline(brief)


def test_every_text_of_every_item_is_found_in_it(tmp_path: Path) -> None:
    number = itertools.count()
    raw = making.full(lambda _: f"token{next(number):04}x")
    outline = outline_of(raw, tmp_path / "library")
    tried = 0
    for path, token in tokens(raw):
        if path[0] in making.SECTIONS and not set(path) & set(_NOT_SAID):
            tried += 1
            assert path[0] in {found.section for found in search(outline, token)}, path
    assert tried > 100


ADDED = [
    ("claimed", "territory"), ("displacement", "humanitarian"), ("escalation", "watch"),
    ("29 Nov 2024", "timeline"), ("moderate", "judgements"), ("contradictory", "crosscheck"),
    ("55-80", "judgements"), ("Place 1", "territory"), ("Act0", "territory"),
    ("backs Act1", "actors"), ("v0", "humanitarian"), ("t0", "territory"),
    ("about 200", "humanitarian"), ("full", "territory"), ("speaker", "views"),
]  # fmt: skip
"""Words that a pane shows and the brief has in other words, each with its section."""


def test_the_words_that_panes_add_are_found_too(tmp_path: Path) -> None:
    outline = outline_of(making.full(), tmp_path / "library")
    for word, section in ADDED:
        assert section in {found.section for found in search(outline, word)}, word


async def test_a_thousand_items_are_searched_while_one_types(
    make_app: MakeApp, tmp_path: Path
) -> None:
    texts = [f"Item {n} of many: the lorries wait at post {n}." for n in range(1000)]
    async with hand_on(make_app(only(tmp_path, *texts))) as hand:
        await hand.press("/")
        await hand.type("post 99")
        await hand.press("enter")
        assert hand.selected == ("situation", 99)
        await hand.press("n", "N", "N")
        assert hand.selected == ("situation", 999)
        assert '"post 99" 11 of 11' in hand.rows()[-1]
        assert hand.on_screen(hand.pane)
