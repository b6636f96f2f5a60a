"""Whether words that count from a day are a date: two days ago, the past week, this month."""

from __future__ import annotations

import re


def fair_ago(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "two days ago"; "a second ago" and one quarter are no date."""
    if match["n"]:
        unit, number = match["unit"].lower(), match["n"].lower()
        return unit not in ("second", "quarter") or number not in ("a", "an", "one")
    plural = re.match(r"\w+s\s", match[0]) is not None
    return plural or bool(prefix["the"])


def fair_past(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "the past week" and "in past weeks"; "following" needs its article."""
    rel, the = match["rel"].lower(), prefix["the"]
    if rel in ("following", "previous", "coming", "preceding", "first"):
        return bool(the)
    return bool(the) or match["n"] is None or bool(prefix["prep"])


def fair_this(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "this month" and "the same day"; "that" needs a unit that a date has."""
    rel = match["rel"].lower()
    if rel in ("following", "previous", "coming", "same") and not prefix["the"]:
        return False
    if rel in ("following", "previous", "same", "that"):
        return match["unit"] is not None and match["unit"].lower() not in ("second", "minute")
    unit = (match["unit"] or "").lower()
    if unit in ("second", "minute", "quarter"):
        return False
    if rel == "next" and prefix["the"] and unit in ("morning", "afternoon", "evening", "night"):
        return True
    return unit not in ("morning", "afternoon", "evening", "night", "day", "hour") or rel in (
        "this", "last"
    )  # fmt: skip
