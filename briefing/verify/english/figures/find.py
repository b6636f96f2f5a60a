"""Finding figures in a text: which numbers are figures, their qualifiers, what they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from briefing.verify.english.dates.scan import scan
from briefing.verify.english.figures.context import ENDS, is_age, is_counted
from briefing.verify.english.figures.counted import PERSONS, noun_after, status_after, status_before
from briefing.verify.english.figures.elliptic import with_shares
from briefing.verify.english.figures.labels import is_label
from briefing.verify.english.figures.numerals import ONES, NumeralSpan, tokens, word, words
from briefing.verify.english.figures.parts import one_unit
from briefing.verify.english.figures.qualified import Qualified, put_together, qualified
from briefing.verify.english.figures.ranks import ORDINALS, PLACE, lone_rank, rank
from briefing.verify.english.figures.read import may_start, read
from briefing.verify.english.figures.vague import HEAPS, MORE
from briefing.verify.english.figures.words import (
    CURRENCIES,
    LABELS,
    MULTIPLES,
    NEARLY_ALL,
    UNITS,
    WORDY,
)
from briefing.verify.language import Figure, Kind, SentenceItem, listed


def find_figures(text: str, *, source: bool = False) -> list[Figure]:
    """Return the figures of a text in order, without overlap.

    None of them are dates, times of the day, years, list numbers, citations, numbers in names, and
    small numbers in words in ordinary use ("one of", "two analysts").

    ``source``: read also what a desk may fairly turn into a number: "one", "both", "a soldier",
    "two sides", durations inside a date ("the past 24 hours"). Meant for the text that is asked,
    not for the one that is checked.
    """
    toks = tokens(_masked(text, source=source))
    found = [_figure(text, toks, each) for each in _find(toks, source=source)]
    if source:
        return with_shares(text, found)
    return [each for each in found if each.unit != NEARLY_ALL]


@lru_cache(maxsize=4096)
def parse_figure(text: str, noun: str = "") -> Figure | None:
    """Return the first figure in a printed snippet, such as that of a record; None without one.

    ``noun`` is what it counts, where the snippet does not say; a unit there ("per cent of the
    town", "metres") counts as printed. Of what ``find_figures`` found, text and noun give the same
    figure again.
    """
    toks = tokens(text)
    rare = _rare(toks, 0) if toks else None
    if rare is not None:
        return _with_noun(_figure(text, toks, qualified(toks, rare, alone=True)), noun)
    if toks and toks[-1].lower == "even":  # of odds that are no better than that
        half = NumeralSpan(len(toks) - 1, len(toks), 0.5, 0.5, "fraction")
        return _figure(text, toks, qualified(toks, half, alone=True))
    placed = lone_rank(toks, noun)
    if placed is not None:
        return _figure(text, toks, put_together(placed, 0, [], placed.end, placed.end))
    last = -1
    for at, token in enumerate(toks):
        if at < last or not may_start(token):
            continue
        draft = read(toks, at, noun, alone=True)
        if draft is not None:
            return _with_noun(_figure(text, toks, qualified(toks, draft, alone=True)), noun)
    unit = one_unit(toks, 0) if toks else None
    if unit is not None:
        return _figure(text, toks, qualified(toks, unit, alone=True))
    words = [token.lower for token in toks]
    if len(words) == 1 and words[0] in _SOURCE_ONLY:
        value = _SOURCE_ONLY[words[0]]
        return Figure(text, 0, len(text), "=", value, value, "count", noun)
    return None


def parse_figures(text: str, noun: str = "") -> list[Figure]:
    """Return every figure in a printed snippet: both of "eleven of the 26 boreholes".

    The first is that of ``parse_figure``. Behind it small numbers in words count as well ("seven
    votes to four"); dates do not.
    """
    first = parse_figure(text, noun)
    if first is None:
        return []
    toks = tokens(_masked(text, source=False))
    found, at = [first], 0
    while at < len(toks):
        draft = None
        if toks[at].start >= first.end and may_start(toks[at]):
            draft = read(toks, at)
        if draft is None or is_label(toks, draft, set()) or (draft.words and draft.low == 1):
            at += 1
            continue
        each = qualified(toks, draft)
        found.append(_figure(text, toks, each))
        at = each.end
    return found


def _with_noun(figure: Figure, noun: str) -> Figure:
    """Put the noun that is given in place of the one found, its unit into the figure."""
    if not noun:
        return figure
    if figure.kind == "count" and noun == PLACE:
        return figure._replace(kind="rank", noun=noun)
    if figure.kind == "measure" and UNITS.get(noun.lower(), ("",))[0] == figure.unit:
        return figure  # "58 kg; kg"
    if figure.kind != "count":
        return figure._replace(noun=noun)
    toks = tokens(noun)
    for length in range(min(2, len(toks)), 0, -1):
        printed = " ".join(token.text for token in toks[:length])
        unit = UNITS.get(printed) or UNITS.get(printed.lower())
        if unit is not None and printed not in WORDY and unit[1] not in ("time", "span"):
            kind: Kind = "percent" if unit[1] == "share" else "measure"
            return figure._replace(kind=kind, unit=unit[0], noun=noun)
    if toks and toks[0].lower in CURRENCIES:
        return figure._replace(kind="money", unit=CURRENCIES[toks[0].lower], noun=noun)
    return figure._replace(noun=noun)


_DURATIONS: Final = frozenset(("span", "bare"))
_CLOCKED: Final = frozenset(("minute", "hour"))
_APART: Final = frozenset(("after", "before", "later", "earlier"))
_RELATIVE: Final = frozenset(("past", "ago"))


def _masked(text: str, *, source: bool) -> str:
    """Return the text with its dates painted over; durations stay, for a source everywhere."""
    pieces: list[str] = []
    last = 0
    for date in scan(text):
        if date.kind in _DURATIONS or (source and date.kind in _RELATIVE):
            continue
        clocked = date.kind == "ago" and date.unit in _CLOCKED and date.way in _APART
        if clocked and text[date.start].isdigit():
            continue  # no day follows from it
        pieces += [text[last : date.start], "\x00" * (date.end - date.start)]
        last = date.end
    return "".join([*pieces, text[last:]])


def _find(toks: Sequence[SentenceItem], *, source: bool) -> Iterator[Qualified]:
    at = 0
    labelled: set[int] = set()
    while at < len(toks):
        placed = rank(toks, at, source=source)
        if placed is not None:
            yield put_together(placed, at, [], placed.end, placed.end)
            at = placed.end
            continue
        if not source and not may_start(toks[at]):
            at += 1
            continue
        found = _at(toks, at, labelled, source=source)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def _at(
    toks: Sequence[SentenceItem], at: int, labelled: set[int], *, source: bool
) -> Qualified | None:
    """Return the figure whose number begins at ``at``."""
    draft = read(toks, at) if may_start(toks[at]) else None
    rare = _rare(toks, at) if may_start(toks[at]) or source else None
    if rare is not None and (source or rare.low == _DOZEN_AND_HALF):
        return qualified(toks, rare)
    if draft is None:
        return _source_only(toks, at) if source else None
    draft = _of_a_shift(toks, draft)
    if is_label(toks, draft, labelled):
        labelled.update(range(at, draft.end))
        return None
    if draft.unit == "minute" and word(toks, draft.end) in ("past", "to") and not source:
        hour = word(toks, draft.end + 1)
        if hour.isdigit() or 0 < ONES.get(hour, 0) <= 12:
            return None  # twelve minutes past nine
    if (
        draft.words
        and not source
        and word(toks, at - 1) in LABELS
        and not noun_after(toks, draft.end)
    ):
        return None  # site nine
    found = qualified(toks, draft)
    second = draft.words and word(toks, at - 1) == "number"  # number two of the academy
    if (
        draft.words
        and not source
        and (second or not is_counted(toks, draft, found.first, found.op))
    ):
        return None
    if draft.words and source and draft.low == 1 and word(toks, draft.end) in ("another", "day"):
        return None
    return found


def _of_a_shift(toks: Sequence[SentenceItem], draft: NumeralSpan) -> NumeralSpan:
    """Take "six night guards" for guards, and not for a time of six nights."""
    last = draft.end - 1
    shift = toks[last].lower in _SHIFTS and (draft.low or 0) > 1 and last > draft.first
    if shift and word(toks, draft.end) in PERSONS:
        return draft._replace(end=last, kind="count", unit="")
    return draft


_SHIFTS: Final = frozenset(("night", "day"))
_SOURCE_ONLY: Final[dict[str, float]] = {
    "both": 2, "pair": 2, "twin": 2, "single": 1, "another": 1, "a": 1,
    "an": 1, "one": 1, "duo": 2, "trio": 3, "zero": 0,
}  # fmt: skip
"""Words of a source that stand for a number only if a desk takes them for one."""


_MOST_SHARED: Final = 12
"""Of how many one is with "every ...th" at most."""
_LASTING: Final = listed(
    "for in within after over about of than lasted lasts last took takes take needs need nearly "
    "almost by to under around during some roughly approximately"
)
"""Words before "a week" that make it a stretch of time; else it may be "twice a week"."""


_DOZEN_AND_HALF: Final = 18


def _rare(toks: Sequence[SentenceItem], at: int) -> NumeralSpan | None:
    """Read "every second house", "a score of boats", "a day and a half"."""
    here = word(toks, at)
    every = ORDINALS.get(word(toks, at + 1), 0) if here == "every" else 0
    if 1 < every <= _MOST_SHARED and word(toks, at + 2) not in UNITS:
        return NumeralSpan(at, at + 2, 1 / every, 1 / every, "fraction")
    if here not in ("a", "an"):
        return None
    number = at + 3 < len(toks) and toks[at + 3].kind == "number"
    many = HEAPS.get(word(toks, at + 1), 0) if word(toks, at + 2) == "of" and not number else 0
    if many:
        return NumeralSpan(at, at + 3, many, many, "count")
    if words(toks, at + 1, 4) == ["dozen", "and", "a", "half"]:
        return NumeralSpan(at, at + 5, _DOZEN_AND_HALF, _DOZEN_AND_HALF, "count")
    unit = one_unit(toks, at)
    more = MORE.get(tuple(words(toks, unit.end, 3))) if unit is not None else None
    if unit is not None and more:
        return unit._replace(end=unit.end + 3, low=1 + more, high=1 + more)
    return None


def _source_only(toks: Sequence[SentenceItem], at: int) -> Qualified | None:
    here = toks[at].lower
    unit = one_unit(toks, at)
    if unit is not None:
        timed = UNITS[unit.unit][1] in ("time", "span")
        return qualified(toks, unit) if not timed or word(toks, at - 1) in _LASTING else None
    if here in MULTIPLES:
        times = MULTIPLES[here]
        return qualified(toks, NumeralSpan(at, at + 1, times, times, "fraction", "times"))
    if here == "half" and word(toks, at + 1) in ENDS:
        return qualified(
            toks, NumeralSpan(at, at + 1, 0.5, 0.5, "fraction")
        )  # "and the state half."
    if here not in _SOURCE_ONLY or here in ONES:
        return None
    if here in ("a", "an"):
        noun = noun_after(toks, at + 1).lower().split()
        if not noun or noun[-1] not in PERSONS:
            return None
    value = _SOURCE_ONLY[here]
    return Qualified(
        at, at + 1, "=", NumeralSpan(at, at + 1, value, value, "count", words=True), at + 1
    )


def _figure(text: str, toks: Sequence[SentenceItem], found: Qualified) -> Figure:
    draft = found.draft
    start, end = toks[found.first].start, toks[found.end - 1].end
    noun = draft.compound or noun_after(
        toks, found.counted, of=draft.kind in ("percent", "measure", "money")
    )
    if draft.kind in ("count", "vague") and not draft.compound:
        noun = noun or status_after(toks, found.counted) or status_before(toks, found.first)
    if draft.kind == "count" and is_age(toks, found.first, found.end):
        draft = draft._replace(kind="measure", unit="year")
    figure = Figure(
        text[start:end], start, end, found.op, draft.low, draft.high, draft.kind, noun, draft.unit
    )
    return _with_noun(figure, noun)
