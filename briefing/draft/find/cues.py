"""The cues of ``draft/data/cues.toml``: words that tell a claim on a place, or an impact."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from briefing.brief.scales import Category, Control
from briefing.draft.find.reading.counted import Counts

_DATA: Final = files("briefing.draft") / "data" / "cues.toml"


class TerritoryCue(NamedTuple):
    """Words for a hold on a place; ``frame`` says where its holder and place stand."""

    kind: str
    control: Control
    frame: str
    words: re.Pattern[str]
    armed: bool
    preps: frozenset[str]


class ImpactCue(NamedTuple):
    """Words for an impact.

    ``counts`` says what its figures are of; ``fate`` that it is one without a figure; ``whom`` that
    it must be of people then; ``mood`` that it holds of what will be, too.
    """

    kind: str
    category: Category
    words: re.Pattern[str]
    counts: Counts
    fate: bool
    whom: bool
    mood: bool


@cache
def _table() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _pattern(words: str) -> re.Pattern[str]:
    # Where a quotation mark was, there are two blanks.
    words = words.replace(" ?", r"\s?").replace(" ", " +")
    return re.compile(rf"(?<![\w’'-])(?:{words})(?![\w’-])(?!'\w)", re.IGNORECASE)


def _both(thing: str, state: str) -> str:
    """Return the words for a thing near what became of it, in either order."""
    before = r"(?:[ ,]+(?!but\b|while\b)[\w'’-]+){0,11}?[ ,]+"
    behind = r"(?:[ ,]+[\w'’-]+){0,6}?[ ,]+"
    return (
        rf"(?P<thing>{thing})\b{before}(?P<state>{state})"
        rf"|(?P<state_>{state})\b{behind}(?P<thing_>{thing})"
    )


@cache
def territory_cues() -> tuple[TerritoryCue, ...]:
    """Return the cues of territory, those that go first first."""
    return tuple(
        TerritoryCue(
            row["kind"],
            row["control"],
            row["frame"],
            _pattern(row["words"]),
            row.get("armed", False),
            frozenset(row.get("preps", "").split()),
        )
        for row in _table()["territory"]
    )


@cache
def listed_cues() -> tuple[tuple[str, Control, re.Pattern[str]], ...]:
    """Return what a line of a list may say of its place: kind, control, words; ``who`` holds it."""
    return tuple(
        (row["kind"], row["control"], re.compile(row["words"], re.IGNORECASE))
        for row in _table()["listed"]
    )


@cache
def impact_cues() -> tuple[ImpactCue, ...]:
    """Return the cues of impacts, those that go first first."""
    return tuple(
        ImpactCue(
            row["kind"],
            row["category"],
            _pattern(row["words"] if "words" in row else _both(row["of"], row["is"])),
            row["counts"],
            row.get("fate", False),
            row.get("whom", False),
            row.get("mood", False),
        )
        for row in _table()["impact"]
    )
