"""The dialog of ``X`` under test: what stands in it, and what it wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from briefing.brief.outline import Outline
from briefing.export import Format, render_all, render_bytes
from briefing.export.judged_brief import JudgedBrief
from briefing.tui.screens.export import ExportDialog
from tui.hand import SIZES, Hand

AT = pytest.mark.parametrize("size", SIZES, ids=str)


def written(hand: Hand, name: Format) -> bytes:
    return render_bytes(judged(hand), name)


def content(hand: Hand, name: str) -> str:
    return render_all([judged(hand)], name)  # type: ignore[arg-type]


def one_page(hand: Hand, name: str) -> str:
    return render_all([replace(judged(hand), one_page=True)], name)  # type: ignore[arg-type]


def judged(hand: Hand) -> JudgedBrief:
    assert hand.app.card.outline is not None
    verdicts = hand.app.checking.of(hand.app.card)
    brief = Outline(hand.app.card.outline.brief)
    library, entry = hand.app.brief_list.library, hand.app.card.entry
    texts = {each.id: library.at_hand(entry, each) for each in brief.brief.sources}
    return JudgedBrief(brief, verdicts, texts=texts)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def dialog(hand: Hand) -> ExportDialog:
    assert isinstance(hand.app.screen, ExportDialog)
    return hand.app.screen


def path_line(hand: Hand) -> Input:
    return dialog(hand).input


async def clear(hand: Hand) -> None:
    """Empty the line in which the path is typed."""
    await hand.press("end", "ctrl+u")
    assert path_line(hand).value == ""


async def retype(hand: Hand, text: str) -> None:
    await clear(hand)
    await hand.type(text)
