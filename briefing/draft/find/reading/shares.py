"""Shares of a place, as a control and a figure: "more than half of X", "the east bank"."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from briefing.brief.scales import Control
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.sites import STANDS_IN
from briefing.draft.find.reading.words import SETTLED, SITES
from briefing.draft.source_text import Where
from briefing.verify.language import Figure, listed

_MAJORITY: Final = listed("most majority bulk")
_FULL: Final = listed("all whole entire every entirety full each everything complete")
_PART: Final = listed(
    "part parts some much section sections pocket pockets portion portions outskirts edge edges"
    " side bank banks half third quarter several stretch stretches corner share piece few"
    " fringe fringes eastern western northern southern northeastern northwestern southeastern"
    " southwestern central north-eastern north-western south-eastern south-western dry upper"
    " lower inner outer"
)


_OF_TOWN: Final = listed("centre center heart periphery suburbs approaches")
"""Parts of what stands behind "of"; "the centre" alone is all of it."""
_ALONG: Final = listed("bank banks shore shores")


class Share(NamedTuple):
    """How much of a place: a control, where it says one, the figure, and the words it stands in."""

    control: Control | None
    figure: dict[str, Any] | None
    words: Where | None
    rest: Phrase


def share_of(line: Line, phrase: Phrase) -> Share:
    """Return how much of a place a phrase speaks of; ``rest`` is what it is a share of."""
    lows = line.lows(phrase)
    rest = phrase
    if "of" in lows[:-1]:
        rest = Phrase(phrase.first + lows.index("of") + 1, phrase.last)
    before = lows[: lows.index("of")] if "of" in lows else lows
    figure = _figure(line, phrase)
    if figure is not None:
        found = _counted(line, phrase, figure, rest)
        if found:
            return found
    words = line.where(phrase) if lows else None
    nearly = line.low(phrase.first - 1) in ("nearly", "almost") and bool(set(before) & _FULL)
    if nearly or set(before) & _MAJORITY:
        return Share("majority", None, words, rest)
    if before[:1] and (before[0] in _FULL or set(before) & {"whole", "entire", "entirety"}):
        if "of" not in lows:
            rest = Phrase(phrase.first + 1, phrase.last)
        return Share("full", None, words, rest)
    if "half" in before and "of" not in lows and len(before) > 1:
        rest = Phrase(phrase.first + before.index("half") + 1, phrase.last)
        return Share("partial", None, words, rest)
    if before[-1:] and "of" in lows and _is_whole(line, phrase.first + len(before) - 1):
        return Share(None, None, None, phrase)
    parts = _PART | _OF_TOWN if "of" in lows else _PART
    if set(before) & parts and not _is_name(line, phrase):
        return Share("partial", None, words, rest)
    return Share(None, None, None, phrase)


def _is_whole(line: Line, head: int) -> bool:
    """Tell whether a word for a part is what is held: a bank, "the Saltmarket quarter"."""
    named = line.words[head - 1].text[:1].isupper() and line.low(head - 1) not in _PART
    whole = line.low(head) in _ALONG or line.low(head) in STANDS_IN - SETTLED - _PART
    return whole or (head > 0 and named and line.low(head) in SITES)


def _is_name(line: Line, phrase: Phrase) -> bool:
    """Tell whether a word for a part belongs to a name: Hospital Quarter, West Bank."""
    last = line.words[phrase.last - 1]
    return last.text[:1].isupper() and last.low in _PART


def _figure(line: Line, phrase: Phrase) -> Figure | None:
    """Return the figure that a phrase begins with; "kilometre 41" begins with none."""
    where = line.where(phrase)
    for figure in line.sentence.figures:
        if figure.text.lower() == "most":
            continue
        if where.start - 12 <= figure.start and figure.end <= where.end:
            before = line.passage.text[where.start : max(figure.start, where.start)].lower().split()
            return figure if set(before) <= _BEFORE_NUMBER else None
    return None


_BEFORE_NUMBER: Final = listed("the its their all about some up to only just a an another other")


def _counted(line: Line, phrase: Phrase, figure: Figure, rest: Phrase) -> Share | None:
    low, high = figure.low, figure.high
    words = Where(line.passage.number, figure.start, figure.end)
    if figure.kind in ("percent", "fraction") and low is not None and high is not None:
        scale = 100 if figure.kind == "fraction" else 1
        share = (low + high) / 2 * scale
        more = figure.op in (">", ">=")
        control: Control = "partial"
        if share >= 100:
            control = "full"
        elif share > 50 or (share == 50 and more):
            control = "majority"
        what = line.text(rest if rest != phrase else Phrase(phrase.last, phrase.last))
        return Share(control, as_figure(figure, _per_cent_of(what), scale), words, rest)
    if figure.kind == "vague" and set(figure.noun.lower().split()) & SITES:
        return Share(None, as_figure(figure, figure.noun), words, rest)
    if figure.kind == "count" and low is not None:
        total = _total(line, figure, phrase)
        if total:
            control = "full" if low >= total else "majority" if low > total / 2 else "partial"
            return Share(control, as_figure(figure, figure.noun or None), words, rest)
        return Share(None, as_figure(figure, figure.noun or None), words, rest)
    return None


def _total(line: Line, figure: Figure, phrase: Phrase) -> float | None:
    """Return the 5 of "three of the five bridges", None where there is none."""
    end = line.where(phrase).end
    between = [
        f for f in line.sentence.figures if figure.end < f.start <= end and f.kind == "count"
    ]
    if between and " of " in line.passage.text[figure.end - 1 : between[0].start + 1]:
        return between[0].low
    return None


def _per_cent_of(what: str) -> str:
    what = what.strip()
    return f"per cent of {what}" if what and len(what.split()) <= 4 else "per cent"


def as_figure(figure: Figure, unit: str | None, scale: float = 1) -> dict[str, Any]:
    """Return a figure as a brief has it; ``scale`` makes a fraction a percentage."""
    found: dict[str, Any] = {"text": figure.text, "op": figure.op}
    low, high = figure.low, figure.high
    if figure.kind == "vague":
        found["op"] = "~"
    elif low is not None and high is not None:
        if low == high:
            found["value"] = _number(low * scale)
        else:
            found["op"] = "~"
            found["min"], found["max"] = _number(low * scale), _number(high * scale)
    if unit:
        several = unit in _TIMES and found.get("value") != 1
        found["unit"] = f"{unit}s" if several else unit
    return found


_TIMES: Final = listed("minute hour day night week month year")


def _number(value: float) -> int | float:
    value = round(value, 6)
    return int(value) if value == int(value) else value
