"""Every screen in every look, at 80x24, against what is kept in ``frames/looks/``.

One file a look, with the styles of each screen; the text stands in those of ``dark`` and ``ascii``
alone, since no theme changes it. All but the first are for a sweep: their colours and signs stand
in frames of their own, too. ``UPDATE_FRAMES=1`` writes them anew, as in ``test_frames``.
"""

from __future__ import annotations

from pathlib import Path

import kept
import pytest
from sweeping import some

from briefing.settings import Config
from briefing.tui.app import BriefingApp

from . import making
from .conftest import MakeApp
from .drafted import BRIEF, put_draft
from .hand import Hand, file_of, hand_on
from .test_frames import EXERCISE, FRAMES, LAST, meanings, runs_of

KEPT = FRAMES / "looks"
SIZE = (80, 24)
LOOKS = ("dark", "ascii", "mono", "light", "contrast", "ansi")
WITH_TEXT = ("dark", "ascii")
SCREENS: dict[str, tuple[str, ...]] = {
    "overview": ("t", "j"),
    "timeline": ("l", "j"),
    "analysis": ("w", "j"),
    "evidence": ("t", "j", "enter"),
    "actor": ("a", "j", "enter"),
    "cross-check": ("c", "j"),
    "relations": ("r", "tab"),
    "sources": ("u",),
    "problems": ("v",),
    "find": ("slash", "d", "a", "m"),
    "found": ("slash", "d", "a", "m", "enter", "n"),
    "picker": ("b",),
    "picker, typed": ("b", "q", "e", "l"),
    "commands": ("ctrl+p", "p", "a", "n", "e"),
    "help": ("question_mark",),
    "help, its signs": ("question_mark", "pagedown", "pagedown"),
    "export": ("X",),
}
"""The screens of a brief that is not broken, and the keys that lead there from its first pane."""
_ANSWERS = [("o", "overwrite it"), ("n", "write brief-2.txt beside it"), ("c", "cancel")]


async def _home(hand: Hand) -> None:
    """Go back to the first item of the first pane."""
    await hand.go_home()
    for key, pane in hand.page.panes.items():
        hand.page.choose(key)
        pane.move_to(0)
    hand.page.choose("situation")
    hand.app.clear_notifications()
    await hand.settle()


class _Look:
    """Draws screens in one look; the letters of the styles are the same for all of them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.letters: dict[str, str] = {}
        self.parts: list[str] = []

    async def draw(self, name: str, hand: Hand) -> None:
        await hand.settle()
        hand.check_rows()
        text = [row.rstrip() for row in hand.rows()] if self.name in WITH_TEXT else []
        self.parts.append("\n".join([f"== {name}", *text, *runs_of(hand, self.letters)]))

    @property
    def drawn(self) -> str:
        return "\n".join([*self.parts, "-- letters", *meanings(self.letters)]) + "\n"


@pytest.mark.parametrize("name", LOOKS if kept.updating() else some(LOOKS, 1))
async def test_every_screen_keeps_its_look(
    name: str, bundled: Path, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = _Look(name)
    monkeypatch.setenv("HOME", str(tmp_path))  # paths on the screen are then as long anywhere

    def made(root: Path, wanted: str | None = None) -> BriefingApp:
        monkeypatch.chdir(root)
        ascii_only = name == "ascii"
        theme = "dark" if ascii_only else name
        config = Config(export="/exports")
        return make_app(root, wanted, theme=theme, ascii_only=ascii_only, config=config)

    async with hand_on(made(bundled, EXERCISE), SIZE) as hand:
        for screen, keys in SCREENS.items():
            await _home(hand)
            await hand.press(*keys)
            await look.draw(screen, hand)
        await _home(hand)
        question = "/exports/brief.txt exists with other content."
        hand.app.screens.ask(question, _ANSWERS, lambda _answer: None)
        await hand.settle()
        await look.draw("question", hand)
    async with hand_on(made(bundled, LAST), SIZE) as hand:
        await hand.press("d", "j")
        await look.draw("changes", hand)
        path = file_of(hand.app)
        path.write_text(path.read_text("utf-8").replace("tlp: GREEN", "tlp: GREN", 1), "utf-8")
        await _home(hand)
        hand.app.live.look(str(path))
        await look.draw("broken save", hand)
    put_draft(bundled, BRIEF)
    async with hand_on(made(bundled, BRIEF), SIZE) as hand:
        await hand.press("D", "t", "G")
        await look.draw("proposed", hand)
        await hand.press("D", "K")
        await look.draw("triage", hand)
    for screen, files in (("broken", [("wrong.yaml", making.BROKEN)]), ("empty", [])):
        async with hand_on(made(making.library(tmp_path / screen, *files)), SIZE) as hand:
            await look.draw(screen, hand)
    drawn = look.drawn
    assert str(tmp_path) not in drawn
    kept.check(KEPT / f"{name}.txt", drawn)


def test_no_look_is_left_over() -> None:
    assert {path.stem for path in KEPT.glob("*.txt")} == set(LOOKS)
