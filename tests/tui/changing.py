"""Two briefs of a series, and the screen of their changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.tui.screens.changes.screen import ChangesScreen
from tui import making
from tui.hand import SIZES, Hand

AT = pytest.mark.parametrize("size", [*SIZES, (250, 80)], ids=str)


def changes(hand: Hand) -> ChangesScreen:
    assert isinstance(hand.app.screen, ChangesScreen)
    return hand.app.screen


def chosen(hand: Hand) -> tuple[str, str, str]:
    entry = changes(hand).entries[changes(hand).at]
    return entry.kind, entry.group, entry.line.label if entry.line else entry.title


def brief(name: str, as_of: str, previous: str | None = None, **more: Any) -> making.Raw:
    raw = making.small(name, as_of, **more)
    if previous:
        raw["previous"] = previous
    raw["actors"] = [{"id": "a", "name": "The Harbour Guard", "cite": ["p1"]}]
    raw["places"] = [{"id": "quay", "name": "North Quay", "cite": ["p1"]}]
    raw["voices"] = {"v": {"name": "Guard's speaker", "short": "Guard", "kind": "party"}}
    return raw


def first() -> making.Raw:
    raw = brief("first", "2024-03-01", trend="unchanged")
    raw["territory"] = [
        making.statement("The Guard holds part of the quay.", holder="a", place="quay",
                         control="partial", by="v", id="t1"),
    ]  # fmt: skip
    raw["humanitarian"] = [
        making.statement("Ferries have stopped.", category="access", id="h1"),
        making.statement("Some 40 families left.", category="displacement", id="h2",
                         figures=[{"text": "40 families", "value": 40, "unit": "families"}]),
    ]  # fmt: skip
    raw["situation"]["points"] = [
        making.statement("Lamps are lit on the quay.", id="s1"),
        making.statement("No lamp is lit on the quay.", id="s2"),
    ]
    raw["judgements"] = [making.statement("Ferries run again.", id="j1", likelihood="unlikely")]
    raw["crosscheck"] = [
        {"id": "x1", "question": "Are lamps lit?", "for": ["s1"], "against": ["s2"],
         "status": "contradictory"},
    ]  # fmt: skip
    return raw


def second(name: str = "second", previous: str | None = "first") -> making.Raw:
    raw = first()
    raw |= {"id": name, "title": f"Title of {name}", "as_of": "2024-03-05", "trend": "improved"}
    raw["previous"] = previous
    if previous is None:
        del raw["previous"]
    raw["territory"][0] |= {"control": "full", "text": "The Guard holds the whole quay."}
    raw["humanitarian"] = [
        making.statement("Some 65 families left.", category="displacement", id="h2",
                         figures=[{"text": "65 families", "value": 65, "unit": "families"}]),
        making.statement("A clinic has opened.", category="response", id="h3"),
    ]  # fmt: skip
    raw["judgements"][0]["likelihood"] = "likely"
    raw["crosscheck"][0]["status"] = "agreed"
    return raw


def two(folder: Path, *more: making.Raw | tuple[str, str]) -> Path:
    return making.library(folder / "library", first(), second(), *more)
