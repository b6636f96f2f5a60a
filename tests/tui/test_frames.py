"""Whole screens, cell by cell, against the frames kept in ``frames/``.

After a change that is meant, ``UPDATE_FRAMES=1 python -m pytest tests/tui/test_frames.py`` writes
them anew; the change to the files is the picture to look at. A frame has the rows as text, then the
style of each run of cells: what is bold, underlined or coloured is held, too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import kept
import pytest
from rich.style import Style
from sweeping import SWEEP

from .conftest import MakeApp
from .drafted import BRIEF, STATES, put_draft
from .hand import Hand, hand_on

FRAMES = Path(__file__).parent / "frames"
ALEPPO, EXERCISE = "aleppo-2024-11-30", "exercise-qelmara-2020-03-09"
LAST = "exercise-qelmara-2020-03-17"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+*#%&$@!?"


class Frame(NamedTuple):
    """One picture: its name, the brief, the size, the keys pressed, how the program is set.

    ``draft`` is what there is of a draft beside the brief, a key of ``drafted.STATES``.
    """

    name: str
    brief: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = "dark"
    ascii_only: bool = False
    draft: str = ""


_PANES = {
    "situation": ("s", "j"),
    "actors": ("a", "j"),
    "territory": ("t", "j"),
    "humanitarian": ("h", "j"),
    "views": ("e", "j"),
}
_SIZES = {"40x12": (40, 12), "80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}
_TRIAGE = ("D", "D", *("J",) * 4)
_FIND = ("slash", "c", "i", "t", "y", "enter", "n")
_OTHERS = (
    "judgements", "crosscheck", "timeline", "gaps", "watch", "relationships", "places",
)  # fmt: skip

PICTURES = [
    *(Frame(f"{p}-{n}", ALEPPO, s, k) for n, s in _SIZES.items() for p, k in _PANES.items()),
    *(
        Frame(f"{pane}-whole", EXERCISE, (120, 40), ("s", "z", *("tab",) * (number + 5)))
        for number, pane in enumerate(_OTHERS)
    ),
    *(Frame(f"{v}-{n}", EXERCISE, _SIZES[n], (k,))
      for v, k in (("timeline", "l"), ("analysis", "w"), ("sources", "u"))
      for n in ("40x12", "80x24", "200x60")),
    *(Frame(f"evidence-{n}", EXERCISE, _SIZES[n], ("t", "j", "enter"))
      for n in ("40x12", "80x24", "120x40")),
    *(Frame(f"changes-{n}", LAST, _SIZES[n], ("d", "j", "j", "j"))
      for n in ("40x12", "80x24", "120x40", "200x60")),
    Frame("changes-250x80", LAST, (250, 80), ("d", "equals_sign", *("pagedown",) * 3)),
    Frame("changes-opened", LAST, (120, 40), ("d", *("pagedown",) * 2)),
    Frame("changes-ascii", LAST, (80, 24), ("d", "pagedown"), ascii_only=True),
    Frame("changes-mono", LAST, (80, 24), ("d", "pagedown"), theme="mono"),
    Frame("changes-ansi", LAST, (120, 40), ("d", "pagedown"), theme="ansi"),
    Frame("changes-none", ALEPPO, (80, 24), ("d",)),
    *(Frame(f"crosscheck-{n}", EXERCISE, s, ("c", "j")) for n, s in _SIZES.items()),
    Frame("crosscheck-suggested", EXERCISE, (120, 40), ("c", "G")),
    Frame("crosscheck-ascii", EXERCISE, (80, 24), ("c", "pagedown"), ascii_only=True),
    *(Frame(f"crosscheck-{theme}", EXERCISE, (120, 40), ("c", "tab"), theme=theme)
      for theme in ("light", "mono", "ansi")),
    *(Frame(f"relations-{n}", ALEPPO, s, ("r", "tab")) for n, s in _SIZES.items()),
    Frame("relations-ascii", ALEPPO, (80, 24), ("r", "G"), ascii_only=True),
    Frame("relations-ansi", ALEPPO, (120, 40), ("r", "tab"), theme="ansi"),
    Frame("evidence-no-source", ALEPPO, (120, 40), ("a", "j", "enter")),
    *(Frame(f"problems-{n}", EXERCISE, _SIZES[n], ("v",)) for n in ("40x12", "80x24", "120x40")),
    Frame("evidence-sealed", ALEPPO, (120, 40), ("t", "j", "enter")),
    Frame("picker", ALEPPO, (120, 40), ("b", "q", "e", "l")),
    Frame("picker-40x12", ALEPPO, (40, 12), ("b",)),
    Frame("commands", ALEPPO, (120, 40), ("ctrl+p",)),
    Frame("commands-found", EXERCISE, (80, 24), ("ctrl+p", "p", "a", "n", "e")),
    Frame("commands-40x12", ALEPPO, (40, 12), ("ctrl+p",)),
    Frame("help", ALEPPO, (120, 40), ("question_mark",)),
    Frame("help-40x12", ALEPPO, (40, 12), ("question_mark",)),
    Frame("found", ALEPPO, (120, 40), _FIND),
    Frame("light", EXERCISE, (120, 40), ("t", "j"), theme="light"),
    Frame("contrast", EXERCISE, (120, 40), ("t", "j"), theme="contrast"),
    Frame("mono", EXERCISE, (120, 40), ("t", "j"), theme="mono"),
    Frame("ansi", EXERCISE, (120, 40), ("t", "j"), theme="ansi"),
    Frame("ascii", EXERCISE, (120, 40), ("t", "j"), ascii_only=True),
    Frame("ascii-40x12", EXERCISE, (40, 12), ("t", "j"), ascii_only=True),
    *(Frame(f"map-{n}", ALEPPO, s, ("t", "m")) for n, s in _SIZES.items()),
    *(Frame(f"map-claims-{n}", ALEPPO, _SIZES[n], ("t", "m", "enter", "j"))
      for n in ("40x12", "120x40")),
    *(Frame(f"map-{t}", ALEPPO, (120, 40), ("t", "m"), theme=t)
      for t in ("light", "contrast", "mono", "ansi")),
    Frame("map-ascii", ALEPPO, (120, 40), ("t", "m"), ascii_only=True),
    Frame("map-ascii-40x12", ALEPPO, (40, 12), ("t", "m"), ascii_only=True),
    Frame("map-help", ALEPPO, (120, 40), ("m", "question_mark", "G")),
    *(Frame(f"triage-{n}", BRIEF, s, _TRIAGE, draft="open") for n, s in _SIZES.items()),
    Frame("triage-250x80", BRIEF, (250, 80), _TRIAGE, draft="open"),
    *(Frame(f"triage-{t}", BRIEF, (120, 40), _TRIAGE, theme=t, draft="open")
      for t in ("light", "contrast", "mono", "ansi")),
    *(Frame(f"triage-ascii-{n}", BRIEF, _SIZES[n], _TRIAGE, ascii_only=True, draft="open")
      for n in ("40x12", "120x40")),
    *(Frame(f"triage-line-{n}", BRIEF, _SIZES[n], (*_TRIAGE, "e", "x"), draft="open")
      for n in ("40x12", "80x24", "120x40")),
    *(Frame(f"triage-field-{n}", BRIEF, _SIZES[n], (*_TRIAGE, "f"), draft="open")
      for n in ("40x12", "120x40")),
    Frame("triage-reason", BRIEF, (80, 24), (*_TRIAGE, "minus"), draft="open"),
    Frame("triage-part", BRIEF, (120, 40), (*_TRIAGE, "K", "J", "U"), draft="decided"),
    *(Frame(f"triage-{state}-{n}", BRIEF, _SIZES[n], ("D", "D"), draft=state)
      for state in ("empty", "seen", "changed", "absent") for n in ("80x24", "120x40")),
    *(Frame(f"triage-writing-{n}", BRIEF, _SIZES[n], ("D", "D", "W"), draft="decided")
      for n in ("40x12", "80x24", "120x40")),
    *(Frame(f"proposed-{n}", BRIEF, s, ("D", "t", "G"), draft="open") for n, s in _SIZES.items()),
    Frame("proposed-ascii", BRIEF, (120, 40), ("D", "t", "G"), ascii_only=True, draft="open"),
    Frame("250x80", EXERCISE, (250, 80), ("t", "j")),
    Frame("30x8", ALEPPO, (30, 8), ("t",)),
]  # fmt: skip


def style_words(style: Style) -> str:
    """A style in words, without what belongs to mouse and links."""
    names = [word for word in ("bold", "italic", "underline", "reverse") if getattr(style, word)]
    ink = style.color.name if style.color else "default"
    ground = style.bgcolor.name if style.bgcolor else "default"
    return " ".join([*names, f"{ink} on {ground}"])


def frame(hand: Hand) -> str:
    """The screen as text: rows, runs of styles, and what the letters of the runs mean."""
    letters: dict[str, str] = {}
    runs = runs_of(hand, letters)
    rows = [row.rstrip() for row in hand.rows()]
    return "\n".join([*rows, "-- styles", *runs, "-- letters", *meanings(letters)]) + "\n"


def runs_of(hand: Hand, letters: dict[str, str]) -> list[str]:
    """The runs of styles on the screen, row by row; ``letters`` gets those it lacks."""
    runs = []
    for row in hand.spans():
        line: list[list[object]] = []
        for span in row:
            letter = letters.setdefault(style_words(span.style), _LETTERS[len(letters)])
            if line and line[-1][0] == letter:
                line[-1][1] += len(span.text)  # type: ignore[operator]
            else:
                line.append([letter, len(span.text)])
        runs.append("".join(f"{letter}{count}" for letter, count in line))
    return runs


def meanings(letters: dict[str, str]) -> list[str]:
    """What the letters of the runs mean."""
    return [f"{letter} {words}" for words, letter in letters.items()]


def of_a_sweep() -> set[str]:
    """The pictures whose screen `make test` sees at another size.

    At 80x24 every screen is held by ``test_frames_looks``; of the other sizes of a screen every
    second is drawn, and of the next screen the others. Of a screen in several themes the first is
    drawn, of the page all.
    """
    dark = [each for each in PICTURES if each.size in _SIZES.values() and each.theme == "dark"]
    of_looks = _SIZES["80x24"]
    sized = [each for each in dark if each.size != of_looks]
    screens = list(dict.fromkeys(_screen(each) for each in sized))
    seen: Counter[tuple[object, ...]] = Counter()
    left = set()
    for each in sized:
        screen = _screen(each)
        turn = screens.index(screen) + seen[screen]
        seen[screen] += 1
        if turn % 2:
            left.add(each.name)
    alone = {each.name for each in sized if seen[_screen(each)] == 1}
    left |= {each.name for each in dark if each.size == of_looks and seen[_screen(each)]}
    themed: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for each in PICTURES:
        if each.theme not in ("dark", each.name):
            themed[_screen(each)].append(each.name)
    return (left - alone).union(*(names[1:] for names in themed.values()))


def _screen(picture: Frame) -> tuple[object, ...]:
    return picture.brief, picture.keys, picture.ascii_only, picture.draft


_SWEPT = set() if kept.updating() else of_a_sweep()


@pytest.mark.parametrize(
    "picture",
    [pytest.param(each, marks=SWEEP if each.name in _SWEPT else (), id=each.name)
     for each in PICTURES],
)  # fmt: skip
async def test_the_screen_is_the_kept_frame(
    picture: Frame, bundled: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bundled)
    if picture.draft:
        STATES[picture.draft](put_draft(bundled, picture.brief))
    app = make_app(bundled, picture.brief, theme=picture.theme, ascii_only=picture.ascii_only)
    async with hand_on(app, picture.size) as hand:
        await hand.press(*picture.keys)
        await hand.settle()
        hand.check_rows()
        shown = frame(hand).replace(str(bundled), "LIBRARY")
    kept.check(FRAMES / f"{picture.name}.txt", shown)


def test_no_frame_is_left_over() -> None:
    assert {path.stem for path in FRAMES.glob("*.txt")} == {picture.name for picture in PICTURES}
