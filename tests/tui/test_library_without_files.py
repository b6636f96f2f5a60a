"""The dashboard on a library that is no folder: it asks the library, and knows of no files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from library.memory import MemoryLibrary, MemoryShelf

from briefing.settings import LibraryState
from briefing.tui.app import BriefingApp
from briefing.tui.registry import EVIDENCE, PROBLEMS, SOURCES

from . import judged, making
from .conftest import NOW
from .hand import hand_on

SIZE = (120, 40)


@pytest.fixture
def shelf(tmp_path: Path) -> MemoryShelf:
    made = MemoryShelf(tmp_path)
    made.save("ferry", json.dumps(judged.brief()))
    made.save("small", json.dumps(making.small("small", "2001-01-01")))
    made.save("wrong", making.BROKEN)
    made.save_text("ferry.txt", judged.TEXT)
    return made


@pytest.fixture
def app(shelf: MemoryShelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BriefingApp:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", "true")
    assert isinstance(shelf.library, MemoryLibrary)
    state = LibraryState(shelf.library.identity, tmp_path / "state")
    return BriefingApp(shelf.library, state=state, now=lambda: NOW)


def words(name: str) -> str:
    """What stands in a file of the current folder."""
    return Path(name).read_text(encoding="utf-8")


async def test_it_opens_switches_and_finds(app: BriefingApp) -> None:
    async with hand_on(app, SIZE) as hand:
        assert "Ferry aground at Low Marrow" in hand.text
        assert "✓ 2" in hand.text, "the words are held against the text"
        await hand.press("2")
        assert "Title of small" in hand.text
        await hand.press("b", *"ferry")
        assert "Ferry aground at Low Marrow" in hand.text
        await hand.press("enter", "slash", *"disgrace")
        assert hand.app.card.entry.id == "judged"
        assert hand.app.overview.finder.query == "disgrace"
    assert json.loads((Path("state") / "state.json").read_text()).keys() == {"memory:one"}


async def test_it_shows_the_evidence_the_sources_and_the_problems(app: BriefingApp) -> None:
    async with hand_on(app, SIZE) as hand:
        hand.app.screens.open(EVIDENCE, "situation", 0)
        await hand.settle()
        assert "The ferry at Low Marrow ran aground on Tuesday" in hand.text
        hand.app.screens.open(SOURCES)
        await hand.settle()
        assert "Ferry aground" in hand.text
        hand.app.screens.open(PROBLEMS)
        await hand.settle()
        assert "altered" in hand.text
        hand.app.screens.uncover()
        await hand.press("3")
        assert "newspapr" in hand.text
        assert "wrong" in hand.text


async def test_it_exports_and_says_that_there_is_no_file_to_edit(app: BriefingApp) -> None:
    async with hand_on(app, SIZE) as hand:
        await hand.press("x")
        await hand.press("E")
        said = "There is no file to edit: ferry, line"
        assert any(each.startswith(said) for each in hand.notices)
    assert "Ferry aground at Low Marrow" in words("judged.txt")


async def test_a_signature_and_what_changes_come_onto_the_screen(
    app: BriefingApp, shelf: MemoryShelf
) -> None:
    async with hand_on(app, SIZE) as hand:
        assert hand.app.card.outline is not None
        items = [line.label for line in hand.app.card.outline.section("situation").lines]
        hand.app.screens.open(EVIDENCE, "situation", items.index("open"))
        await hand.settle()
        await hand.press("V")
        assert any(each.endswith("Noted in the sign-offs.") for each in hand.notices)
        assert "1 uncheckable (1 signed)" in hand.rows()[1]
        hand.app.screens.uncover()
        shelf.save("ferry", json.dumps({**judged.brief(), "title": "Ferry afloat again"}))
        await hand.until(lambda: "Ferry afloat again" in hand.text)
        shelf.save("third", json.dumps(making.small("third")))
        await hand.until(lambda: len(hand.app.brief_list) == 4)
