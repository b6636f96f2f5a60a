"""The text of a number of a table: "286 people have died in Punjab."."""

from __future__ import annotations

import re
from typing import Any, Final

from briefing.draft.findings import Cast, Finding
from briefing.draft.say.words import there, value
from briefing.draft.source_text import SourceText

PREFIX: Final = "table-"
"""How the kinds of impacts begin that were read from a table."""
_VERBS: Final = {
    "killed": ("was killed", "were killed"),
    "dead": ("has died", "have died"),
    "wounded": ("was hurt", "were hurt"),
    "missing": ("is missing", "are missing"),
    "displaced": ("is displaced", "are displaced"),
    "evacuated": ("was evacuated", "were evacuated"),
    "sheltering": ("has found shelter", "have found shelter"),
    "affected": ("is affected", "are affected"),
}
"""What is said of one, and of several, by the kind of impact."""
_ONE: Final = {
    "people": "person", "children": "child", "women": "woman", "men": "man",
    "families": "family", "policemen": "policeman", "health facilities": "health facility",
    "churches": "church",
}  # fmt: skip


def say(finding: Finding, cast: Cast, text: SourceText) -> str:
    """Return what a number of a table counts and where, "" where its column says more."""
    if not value(finding, "plain"):
        return ""
    figure: dict[str, Any] = value(finding, "figures")[0]
    noun, state = str(value(finding, "group")), str(value(finding, "state"))
    several = figure["value"] != 1
    verbs = _VERBS.get(finding.kind.removeprefix(PREFIX), (f"is {state}", f"are {state}"))
    counted = noun if several else _ONE.get(noun, noun.removesuffix("s"))
    where = there(str(value(finding, "place") or ""), cast, text)
    return f"{_number(figure)} {counted} {verbs[several]}{where}"


def _number(figure: dict[str, Any]) -> str:
    """Return a figure as a sentence has it: "100,000 Approx." is about so many."""
    printed = re.sub(r"^[~≈]|\+$| ?approx\.? ?", "", figure["text"], flags=re.IGNORECASE)
    lead = {"~": "about ", ">": "over ", ">=": "at least "}.get(figure["op"], "")
    bare = re.sub(r"^(?:about|some|over|more than|at least) ", "", printed, flags=re.IGNORECASE)
    return f"{lead}{bare}"
