"""Every text on every screen can be read: WCAG 2 contrast of each cell, in each bundled theme."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style
from sweeping import grid

from briefing import paths
from briefing.tui.themes import ROLES, load_themes
from briefing.tui.widgets.plan import PANE_ORDER

from .conftest import MakeApp
from .drafted import accept_one, put_draft
from .hand import SIZES, Hand, file_of, hand_on

THEMES = load_themes([paths.bundled() / "themes"])
LEAST = {"contrast": 7.0}
"""The contrast every text has at least: AA, and AAA where the theme promises it."""


def luminance(rgb: tuple[int, int, int]) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    channels = []
    for value in rgb:
        part = value / 255
        channels.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast ratio, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@cache
def contrast_of(style: Style) -> float:
    """Contrast of ink and ground of a style."""
    return contrast(*colours(style))


def colours(style: Style) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Ink and ground of a style as they are shown."""
    ink = tuple((style.color or Color.default()).get_truecolor())
    ground = tuple((style.bgcolor or Color.default()).get_truecolor())
    return (ground, ink) if style.reverse else (ink, ground)  # type: ignore[return-value]


def readable(text: str) -> str:
    """What of a text is to be read: no blanks, no braille."""
    return "".join(c for c in text if not c.isspace() and not 0x2800 <= ord(c) <= 0x28FF)


def faults(hand: Hand, least: float) -> list[str]:
    """Every run of cells on the screen that is too faint."""
    found = []
    for y, row in enumerate(hand.spans()):
        for span in row:
            text = readable(span.text)
            if text and (ratio := contrast_of(span.style)) < least:
                found.append(f"{ratio:.2f} at {span.x},{y}: {text!r} {span.style}")
    return found


async def screens(hand: Hand) -> AsyncIterator[str]:
    """Go through the screens, every pane selected once, and name where we are."""
    for key in PANE_ORDER:
        hand.page.choose(key)
        await hand.settle()
        yield f"overview, {key}"
    for key, name in (("w", "analysis"), ("l", "timeline"), ("u", "sources"), ("o", "overview")):
        await hand.press(key)
        yield name
    others = {"c": "cross-check", "r": "relations", "d": "changes", "v": "problems", "m": "map"}
    for key, name in others.items():
        await hand.press(key, "j")
        yield name
    await hand.press("o", "a", "j", "enter")
    yield "evidence of an actor"
    await hand.press("escape", "t", "j", "enter")
    yield "evidence"
    await hand.press("escape", "slash")
    await hand.type("the")
    yield "find"
    await hand.press("enter")
    yield "found"
    await hand.press("escape")
    for keys, name in (
        (("b",), "picker"),
        (("X",), "export dialogue"),
        (("ctrl+p", "t", "h", "e"), "palette"),
        (("question_mark",), "help"),
    ):
        await hand.press(*keys)
        yield name
        await hand.press("escape")
    hand.app.screens.ask("Is this readable?", [("y", "yes"), ("n", "no")], lambda _answer: None)
    await hand.settle()
    yield "question"
    await hand.press("n", "D")
    yield "what is proposed"
    await hand.press("D", "G", "K", "tab")
    yield "triage, a part chosen"
    await hand.press("escape", "e")
    yield "triage, a line"
    await hand.press("escape", "f")
    yield "triage, choices"
    await hand.press("escape", "W")
    yield "writing"
    await hand.press("escape", "escape")


def test_the_measure_itself() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert contrast((1, 2, 3), (1, 2, 3)) == 1


def test_all_bundled_themes_are_read() -> None:
    assert not THEMES.problems
    assert {"ansi", "contrast", "dark", "light", "mono"} <= set(THEMES.loaded)


@grid(theme=[n for n, theme in THEMES.loaded.items() if not theme.ansi], size=SIZES)
async def test_every_text_is_readable(
    theme: str, size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    least = LEAST.get(theme, 4.5)
    accept_one(put_draft(bundled, "exercise-qelmara-2020-03-09"))
    app = make_app(bundled, "exercise-qelmara-2020-03-09", theme=theme)
    found: dict[str, list[str]] = {}
    async with hand_on(app, size) as hand:
        async for name in screens(hand):
            if wrong := faults(hand, least):
                found[name] = wrong[:3]
    assert not found


async def test_a_broken_save_is_readable_in_its_banner(bundled: Path, make_app: MakeApp) -> None:
    for theme in ("dark", "light"):
        app = make_app(bundled, "aleppo-2024-11-30", theme=theme)
        async with hand_on(app) as hand:
            path = file_of(app)
            good = path.read_text()
            path.write_text(good.replace("control: majority", "control: majorty", 1))
            app.live.look(str(path))
            await hand.settle()
            assert "last good one" in hand.text
            assert not faults(hand, 4.5)
            path.write_text(good)


async def test_the_ansi_theme_names_the_terminals_own_colours(
    bundled: Path, make_app: MakeApp
) -> None:
    app = make_app(bundled, "aleppo-2024-11-30", theme="ansi")
    async with hand_on(app) as hand:
        await hand.press("t", "j")
        for row in hand.spans():
            for span in row:
                for colour in (span.style.color, span.style.bgcolor):
                    assert colour is None or colour.triplet is None, span


async def test_where_there_are_16_colours_sides_keep_theirs(
    bundled: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    app = make_app(bundled, "aleppo-2024-11-30")
    async with hand_on(app) as hand:
        await hand.press("a", "G")
        assert app.theme_manager.palette.theme.name == "ansi"
        inks = {
            span.style.color.number
            for row in hand.spans()
            for span in row
            if span.style.color and span.text.strip() in ("Russia", "rebels", "Turkey")
        }
        assert len(inks) == 3
    monkeypatch.setenv("NO_COLOR", "1")
    assert make_app(bundled).theme_manager.palette.theme.name == "mono"


XTERM = {"bright_red": (255, 0, 0), "bright_blue": (92, 92, 255), "magenta": (205, 0, 205)}
"""What xterm makes of the colours that words may have in the ``ansi`` theme."""


def test_words_in_the_ansi_theme_are_read_on_black_and_on_white() -> None:
    theme = THEMES.loaded["ansi"]
    for key in sorted(set(ROLES) - {"rule"}):
        name = getattr(theme, key).removeprefix("ansi_")
        if name != "default":
            assert contrast(XTERM[name], (0, 0, 0)) >= 3.9, key
            assert contrast(XTERM[name], (255, 255, 255)) >= 3.9, key


async def test_without_colour_all_sides_have_the_same_ink(
    bundled: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(bundled, "aleppo-2024-11-30")
    async with hand_on(app) as hand:
        await hand.press("a")
        inks = {
            span.style.color
            for row in hand.spans()
            for span in row
            if span.text.strip() in ("Russia", "rebels", "Turkey", "Israel")
        }
        assert len(inks) == 1
        assert all(
            len(set(colour.get_truecolor())) == 1
            for row in hand.spans()
            for span in row
            for colour in (span.style.color, span.style.bgcolor)
            if colour is not None
        )
