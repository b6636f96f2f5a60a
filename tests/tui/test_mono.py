"""What is in doubt stands out where the theme has no colour for it: reversed, or bold."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style

from briefing import paths
from briefing.glyphs import CONTRADICTED, VERDICT
from briefing.tui.theme_manager import Palette
from briefing.tui.themes import load_themes
from tui import judged
from tui.conftest import MakeApp
from tui.hand import Hand, hand_on

THEMES = load_themes([paths.bundled() / "themes"]).loaded


def is_reversed(style: Style, theme: str) -> bool:
    assert style.bgcolor
    return style.bgcolor.name == THEMES[theme].hi


def styles(hand: Hand, sign: str) -> list[Style]:
    """The style of each place where a sign stands alone, rows of header and legend included."""
    return [
        span.style for row in hand.spans() for span in row if span.text.strip().startswith(sign)
    ]


@pytest.mark.parametrize("mark", ["partly", "unsupported", "verified"])
async def test_a_verdict_of_trouble_is_reversed_without_colour(
    make_app: MakeApp, tmp_path: Path, mark: str
) -> None:
    app = make_app(judged.library(tmp_path / "library"), theme="mono")
    async with hand_on(app, (120, 40)) as hand:
        found = styles(hand, VERDICT[mark])
        assert len(found) > 2
        for style in found:
            assert is_reversed(style, "mono") == (mark != "verified")


@pytest.mark.parametrize("theme", ["mono", "dark"])
async def test_a_contradiction_is_reversed_without_colour_alone(
    make_app: MakeApp, bundled: Path, theme: str
) -> None:
    app = make_app(bundled, "aleppo-2024-11-30", theme=theme)
    async with hand_on(app, (120, 40)) as hand:
        found = styles(hand, CONTRADICTED)
        assert len(found) > 2
        assert {is_reversed(style, theme) for style in found} == {theme == "mono"}
        await hand.press("c")
        said = styles(hand, "contradictory")
        assert len(said) > 1
        assert {is_reversed(style, theme) for style in said} == {theme == "mono"}


def test_words_of_doubt_are_bold_without_colour() -> None:
    for name, theme in THEMES.items():
        for role in ("part", "bad"):
            assert Palette(theme).style(role).bold == (name in ("mono", "ansi")), name
            assert not Palette(theme).style("text").bold


async def test_of_a_reversed_sign_the_blanks_beside_it_are_not(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library"), theme="mono")) as hand:
        await hand.press("v")
        signs = [
            span.text for row in hand.spans()[4:] for span in row
            if span.text.strip() in (VERDICT["unsupported"], VERDICT["partly"])
        ]  # fmt: skip
        assert signs
        assert all(text == text.strip() for text in signs)
