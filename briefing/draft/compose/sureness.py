"""How sure a proposal is: what the words that it was read from, and where they stand, allow.

``high`` is for what is right nine times in ten in texts whose answers are known
(docs/drafting.md has the table). Each cause below is a way of reading that is right less often;
none of them says that a proposal is wrong.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.findings import Finding, Part
from briefing.draft.model import Sure
from briefing.draft.source_text import SourceText
from briefing.verify.language import listed

RANK: Final[dict[Sure, int]] = {"high": 0, "medium": 1, "low": 2}
"""The surest first."""
_FAR: Final = 30
"""Characters between a figure and the words that told the impact, from which they may part."""
_LOOSE: Final = frozenset({"presence", "contested", "influence", "expanding", "disputed"})
"""Holds that hang on more of a sentence than on its verb: who is there, who fights for it."""
_LOOSE_TIES: Final = frozenset({"allied", "hostile", "contact", "protects"})
"""Ties that two who only stand in one sentence are easily taken to have."""
_WHERE: Final = re.compile(
    r"\b(?:in|of|at|for|from|across|among|between|through|behind|outside|with)"
    r" (?:the |its |their )?$",
    re.IGNORECASE,
)
"""Before a figure: it says where, or of how many, not how many."""
_EACH: Final = re.compile(r" (?:in|of|out of) (?:every )?(?:\d+|two|three|four|five|six|ten)\b")
_TELLS: Final = re.compile(
    r"\b(?:said|says|told|wrote|reported|announced|confirmed|claimed|conceded|went|came|took|fell"
    r"|left|held|found|met|sent|began|broke|who|which|when|after|before|(?!wounded)[a-z]{3,}ed)\b"
)
"""Another verb, or the beginning of another clause."""


def sureness(finding: Finding, text: SourceText, *, worded: bool) -> Sure:
    """Return how sure a proposal is of a finding; ``worded``: a template has made its sentence."""
    if finding.sure != "high":
        return finding.sure
    loose = not worded and "quote" not in finding.parts  # a quotation is the speaker's own words
    return "medium" if loose or _BY_SECTION.get(finding.section, _no)(finding, text) else "high"


def least(one: Sure, other: Sure) -> Sure:
    """Return the less sure of two."""
    return max(one, other, key=RANK.__getitem__)


def _no(finding: Finding, text: SourceText) -> bool:
    return False


def _impact(finding: Finding, text: SourceText) -> bool:
    """Tell whether an impact may count something else, or be of another day."""
    figures, cue = finding.parts.get("figures"), finding.parts.get("category")
    if figures is None:
        return not ({"group", "place"} & finding.parts.keys()) or "by" in finding.parts
    if figures.where is None or cue is None or cue.where is None:
        return True
    said = text.passages[figures.where.paragraph - 1].text
    start, end = sorted((figures.where, cue.where))
    beside = max(end.start - start.end, 0)
    joined = figures.where == end and " and " in said[start.end : end.start]
    counted = _WHERE.search(said, max(figures.where.start - 24, 0), figures.where.start)
    # "in 12 villages", unless the words that told it go before: "killing of 12 villagers"
    counted = counted if figures.where.start < cue.where.end else None
    return bool(
        beside >= _FAR
        or joined
        or counted
        or _EACH.match(said, figures.where.end)
        or str(figures.value[0].get("unit", "")) in _TIMES
        or _dated_elsewhere(finding, text)
    )


_TIMES: Final = listed("day days week weeks month months hour hours")


def _claim(finding: Finding, text: SourceText) -> bool:
    """Tell whether a claim hangs on more than a holder, its verb and the place."""
    holder, place, control = (finding.parts.get(key) for key in ("holder", "place", "control"))
    if holder is None or place is None or control is None or control.value in _LOOSE:
        return True
    starts = [part.where.start for part in (holder, place) if part.where]
    first = control.where is not None and bool(starts) and control.where.start < min(starts)
    return (
        first
        or "by" in finding.parts
        or _is_beside(place, control, text)
        or _was_so(control, text)
        or _dated_elsewhere(finding, text)
    )


def _was_so(control: Part, text: SourceText) -> bool:
    """Tell whether a hold was one before something else came about: "which it had held"."""
    where = control.where
    if where is None or control.value not in ("full", "majority", "partial", "stronghold"):
        return False
    said = text.passages[where.paragraph - 1].text
    return (
        re.search(r"\bhad (?:\w+ ){0,2}$", said[max(where.start - 24, 0) : where.start]) is not None
    )


_BESIDE: Final = re.compile(
    r"\b(?P<head>[a-z]+) (?:of|from|across|to|near|outside|at|in|around|along|over|behind|below) "
    r"(?:the )?$"
)
_ALL_OF: Final = listed(
    "control hold town city village district province port island capital whole all most rest part"
    " half parts areas area region valley command possession over charge"
)


def _is_beside(place: Part, control: Part, text: SourceText) -> bool:
    """Tell whether a name only tells where what is held lies: "the road from Harl"."""
    if place.where is None or control.where is None:
        return True
    said = text.passages[place.where.paragraph - 1].text
    after = control.where.end <= place.where.start
    found = _BESIDE.search(said, control.where.end if after else 0, place.where.start)
    return found is not None and found["head"] not in _ALL_OF


def _tie(finding: Finding, text: SourceText) -> bool:
    kind = finding.parts.get("type")
    return kind is None or kind.value in _LOOSE_TIES


def _event(finding: Finding, text: SourceText) -> bool:
    return _dated_elsewhere(finding, text)


def _dated_elsewhere(finding: Finding, text: SourceText) -> bool:
    """Tell whether the day of what is told stands with another verb: "said on Monday"."""
    when = finding.parts.get("when")
    cues = (finding.parts.get(key) for key in ("category", "control", "did"))
    cue: Part | None = next((each for each in cues if each and each.where), None)
    if when is None or when.where is None or cue is None or cue.where is None:
        return False
    if when.where.paragraph != cue.where.paragraph:
        return True
    one, other = sorted((when.where, cue.where))
    said = text.passages[one.paragraph - 1].text[one.end : other.start]
    return ";" in said or _TELLS.search(said) is not None


_BY_SECTION: Final = {
    "territory": _claim,
    "humanitarian": _impact,
    "relationships": _tie,
    "timeline": _event,
    "summary": _event,
}
