"""Triage: cluster, stricter label and the original of a quotation are set as other fields."""

from __future__ import annotations

from pathlib import Path

from briefing.tui.screens.triage.choices import Choices

from .conftest import MakeApp
from .drafted import BRIEF, VASK, at, decisions, item
from .hand import Hand, hand_on


async def _field(hand: Hand, name: str) -> None:
    await hand.press("f")
    await hand.type(name)
    await hand.press("enter")


async def test_sector_label_and_original_are_set_by_f(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, "between 30 and 40")
        await _field(hand, "sector")
        assert "Water, Sanitation and Hygiene" in hand.text, "a term says what it means"
        await hand.type("shelter")
        await hand.press("enter")
        assert item(hand)["sector"] == "shelter"
        assert "sector   shelter" in hand.text
        await at(hand, VASK)
        await _field(hand, "TLP")
        assert isinstance(hand.app.screen, Choices)
        asked = [each.value for each in hand.app.screen.hits.every]
        assert asked == ["RED", "AMBER+STRICT", "AMBER", None], (
            "only what is stricter than the brief"
        )
        await hand.press("1")
        assert item(hand)["tlp"] == "RED"

        before = item(hand)["quote"]
        await hand.press("f")
        names = [each.name for each in hand.app.screen.hits.every]
        assert "original" in names
        assert "language" not in names, "there is none without an original"
        await hand.type("original")
        await hand.press("enter")
        await hand.paste("more than half of Qelmara and then some more")
        await hand.press("enter")
        assert screen.editor.typing, "as long as no quotation may be"
        screen.editor.input.value = "more than half of Qelmara"
        await hand.press("enter")
        assert item(hand)["quote"] == {"text": before, "original": "more than half of Qelmara"}
        await _field(hand, "language")
        await hand.type("ar")
        await hand.press("enter")
        assert item(hand)["quote"]["language"] == "ar"
        await _field(hand, "quote")
        screen.editor.input.value = "over half of it"
        await hand.press("enter")
        assert item(hand)["quote"]["text"] == "over half of it", "its original stays"
        assert 'here "over' in hand.text
        assert "✓ word for word" in hand.find_row("q quote")
        await _field(hand, "original")
        screen.editor.input.value = ""
        await hand.press("enter")
        assert item(hand)["quote"] == "over half of it", "without its original it is no translation"
        assert [next(iter(each.item)) for each in decisions(draft)] == [
            "sector", "tlp", "quote", "quote", "quote", "quote",
        ]  # fmt: skip
