"""The cues of ``draft/data/cues.toml``: words that tell a claim on a place, or an impact."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from briefing.brief.scales import Category, Control

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

    ``counts`` says what its figures are of, as a regular expression over the noun ("" anything);
    ``fate`` that it says enough without a figure; ``lone`` what its subject must be then.
    """

    kind: str
    category: Category
    words: re.Pattern[str]
    counts: re.Pattern[str] | None
    fate: bool
    needs: bool


@cache
def _table() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _pattern(words: str) -> re.Pattern[str]:
    # Where a quotation mark was, there are two blanks.
    words = words.replace(" ", " +")
    return re.compile(rf"(?<![\w’'-])(?:{words})(?![\w’-])(?!'\w)", re.IGNORECASE)


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
def impact_cues() -> tuple[ImpactCue, ...]:
    """Return the cues of impacts, those that go first first."""
    return tuple(
        ImpactCue(
            row["kind"],
            row["category"],
            _pattern(row["words"]),
            re.compile(row["counts"], re.IGNORECASE) if "counts" in row else None,
            row.get("fate", False),
            row.get("needs", False),
        )
        for row in _table()["impact"]
    )
