"""Numbers that a paragraph gives by its form alone: rows, lengths between days, flight levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.checks.parts import between
from briefing.verify.checks.reckoned.averages import is_average
from briefing.verify.checks.reckoned.lengths import across_clocks, is_length
from briefing.verify.language import Figure, listed
from briefing.verify.sources.facts import CitedFacts

_LEVEL: Final = late_pattern(r"(?i)\b(?:FL|flight level) ?([0-9]{2,3})\b")
"""Hundreds of feet, as aviation has them."""
_COMPARES: Final = late_pattern(
    r"\s(?:as|the|more|less|fewer|higher|lower|larger|greater|bigger"
    r"|over (?:the|its|their|that|a)|its|their|that|what)\b"
)
"""What follows a multiple, and no count of how often: four times the threshold."""
_OFTEN: Final = {
    7: ("day", "week"),
    12: ("month", "year"),
    24: ("hour", "day"),
    60: ("minute", "hour"),
}


def is_implied(figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether cited paragraphs give a number of the sentence ``text`` by their form alone."""
    return (
        any(_is_printed_so(figure, facts) for facts in places)
        or _goes_to(figure, places, text)
        or is_length(figure, places)
        or across_clocks(figure, places)
        or _is_year(figure, places)
        or _is_level(figure, places)
        or _is_stretch(figure, places)
        or _is_often(figure, places, text)
        or _counts_rows(figure, places, text)
        or _is_reached(figure, places, text)
        or _is_score(figure, places)
        or _is_joined(figure, places, text)
        or _is_as_many(figure, places)
        or _is_bare(figure, places)
        or _is_numbered(figure, places, text)
        or is_average(figure, places, text)
    )


_SCORE: Final = late_pattern(r"(\d{1,2})\s?[-\u2010-\u2013]\s?(\d{1,2})")


def _is_score(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a score is printed the other way round: lost 1-3, of 3-1."""
    ours = _SCORE.fullmatch(figure.text)
    return ours is not None and any(
        (theirs[2], theirs[1]) == ours.groups()
        for facts in places
        for theirs in _SCORE.finditer(facts.text or "")
    )


_JOINED: Final = late_pattern(
    r"(?i),?\s(?:and|or|respectively)\s(?:(?:by|of|to)\s)?(\d[\d,.]*|[a-z-]+)\b"
)


_SCALE: Final = late_pattern(r"(?i)\s(thousand|million|billion|trillion|lakh|crore)\b")


def _is_joined(figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether a bare number has the unit of the next: by 14 or 38 percent."""
    next_one = _JOINED.match(text, figure.end) if figure.kind == "count" else None
    if next_one is None or figure.noun:
        return False
    other = next_one[1].lower()
    scale = _SCALE.match(text, next_one.end())
    if scale is not None:
        said = [set(each.text.lower().split()) for facts in places for each in facts.figures]
        both = ({number, scale[1].lower()} for number in (figure.text.lower(), other))
        return all(any(pair <= words for words in said) for pair in both)
    return any(
        one.low == one.high == figure.low and one.unit
        for facts in places
        for one in facts.figures
        if any(
            each.unit == one.unit and other in each.text.lower().split() for each in facts.figures
        )
    )


def _is_printed_so(figure: Figure, facts: CitedFacts) -> bool:
    """Tell whether a bare number has our unit by what follows it: "from 0.4 to 0.7 per cent".

    An age has it by what it is: "aged 68 and 74".
    """
    aged = figure.text.endswith("years old")
    for first, other in pairwise(facts.figures):
        ends = between(facts, first, other).strip() == "to" and other.unit == figure.unit
        if first.kind == "count" and first.low == figure.low and ends:
            return True
    return aged and any(each.kind == "count" and each.low == figure.low for each in facts.figures)


_TO: Final = late_pattern(r" to (?=[$€£\d])")


def _goes_to(figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether a bare number has the unit of the one it goes to: "from 30 to 20 per cent"."""
    to = _TO.match(text, figure.end)
    if to is None or figure.kind != "count" or not text[: figure.start].endswith("from "):
        return False
    end = text[to.end() : to.end() + 40]
    there = [(each, facts.source.language) for facts in places for each in facts.figures]
    then = there[0][1].parse_figure(end, "") if there else None
    return then is not None and any(
        each.low == each.high == figure.low and (each.kind, each.unit) == (then.kind, then.unit)
        for each, _ in there
    )


_MARKS: Final = late_pattern(
    r"(?i)\b(?:km|kilomet(?:re|er)) ?(\d+)\b[^.\d]{1,20}\b(?:km|kilomet(?:re|er)) ?(\d+)\b"
)


def _is_stretch(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a number of kilometres lies between two marks of a road: km 112 to km 131."""
    return figure.unit == "km" and any(
        abs(int(match[1]) - int(match[2])) == figure.low
        for facts in places
        for match in _MARKS.finditer(facts.text or "")
    )


_RUNNING: Final = late_pattern(
    r"(?i)\s(?:[\w-]+\s){0,2}(?:running|in a row|in succession|straight|consecutive)\b"
)
_OF_SO_MANY: Final = late_pattern(
    r"(?i)\s(?:[\w-]+\s){0,3}(?:in|of|out of)\s(?:the last\s)?(\w+)\b"
)
_FOR_THE: Final = late_pattern(r"(?i)\bfor (?:an?|the)\s$")
_FOR: Final = late_pattern(r"(?i)\b(?:for|over|during)\s(?:the (?:last|past)\s)?$")


def _is_reached(figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether a number is how many there are with the last: the fourth failure in five.

    "For six weeks" is so long as the sixth week running.
    """
    if figure.kind not in ("count", "measure") or figure.op != "=":
        return False
    for facts in places:
        for each in facts.figures:
            if each.kind != "rank" or each.low != figure.low or not facts.text:
                continue
            for here in re.finditer(re.escape(each.text), facts.text):
                many = _OF_SO_MANY.match(facts.text, here.end())
                lasting = _RUNNING.match(facts.text, here.end()) or _FOR_THE.search(
                    facts.text, 0, here.start()
                )
                if lasting and _FOR.search(text, 0, figure.start):
                    return True
                if many and re.search(rf"(?i)\b(?:in|of) {many[1]}\b", text[figure.end :]):
                    return True
    return False


def _counts_rows(figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether a number may be that of the rows of a table: all three markets, six months."""
    if _has_column(figure, places):
        return False
    whole = [facts.source.paragraphs[facts.number - 1] if facts.row else facts for facts in places]
    rows = {len(facts.rows) - head for facts in whole if facts.rows for head in (1, 2)}
    rows |= {cited} if (cited := sum(facts.is_row for facts in places)) > 1 else set()
    if text[: figure.start].endswith("the other "):  # of three rows the other two
        rows = {number - 1 for number in rows}
    counts = figure.kind == "count" or figure.unit in ("month", "year", "week", "day")
    return counts and figure.op == "=" and figure.low in rows


def _has_column(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a single row is cited, of a table that has a column of what is counted."""
    noun = figure.noun.lower().rsplit(" ", 1)[-1]
    if not noun or len(places) != 1 or not places[0].row:
        return False
    table = places[0].source.paragraphs[places[0].number - 1]
    return noun in table.text.partition("\n")[0].lower()


def _is_year(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a bare number is a year of which the paragraph gives a date."""
    spans = [each.span for facts in places for each in facts.dates if each.span is not None]
    bare = figure.kind == "count" and figure.text.isdecimal() and len(figure.text) == 4
    return bare and any(figure.low in (span.first.year, span.last.year) for span in spans)


def _is_level(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a height is that of a flight level."""
    levels = {100.0 * int(level) for facts in places for level in _LEVEL.findall(facts.text)}
    return figure.unit == "foot" and figure.low in levels


_TIMES: Final = {"once": 1, "twice": 2, "thrice": 3, "three": 3, "four": 4, "five": 5, "six": 6}
_HOW_OFTEN: Final = late_pattern(r"(?i)\b(?:(once|twice|thrice)|(three|four|five|six) times)\b")


def _added_up(facts: CitedFacts) -> Iterator[int]:
    """Yield how often something was in all of a sentence: twice by night and once by day."""
    for sentence in facts.text.split(". ") if facts.text else ():
        counts = [_TIMES[(m[1] or m[2]).lower()] for m in _HOW_OFTEN.finditer(sentence)]
        if len(counts) > 1:
            yield sum(counts)


def _is_often(figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether a number is how often something was: broken 214 times, 214 breaches.

    The fourth rise is one of four, and a train a day comes seven times as often as one a week.
    """
    if figure.unit != "times":
        return figure.kind == "count" and any(
            each.unit == "times"
            and each.low == figure.low
            and not _COMPARES.match(facts.text, facts.text.find(each.text) + len(each.text))
            for facts in places
            for each in facts.figures
        )
    if any(figure.low == count for facts in places for count in _added_up(facts)):
        return True
    if figure.text.endswith("times") and not _COMPARES.match(text, figure.end):
        counted = (each for facts in places for each in facts.figures)
        return any(each.kind in ("count", "rank") and each.low == figure.low for each in counted)
    units = _OFTEN.get(int(figure.low or 0), ())
    return bool(units) and any(all(f"a {unit}" in facts.text for unit in units) for facts in places)


_AS_MANY: Final = late_pattern(r"(?i)\bin as many (day|week|month|year|match|game|race)")


def _is_as_many(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a number is that of a rank before it: the second in as many days, two days."""
    return any(
        match[1] in (figure.unit, figure.noun.removesuffix("s"))
        and any(each.kind == "rank" and each.low == figure.low for each in facts.figures)
        for facts in places
        for match in _AS_MANY.finditer(facts.text or "")
    )


def _is_bare(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether four digits stand there that were taken for a year: 1878 here and 1790 there."""
    if figure.kind != "count" or figure.low is None or figure.low != figure.high:
        return False
    if "," not in figure.text or not _LEAST <= figure.low < _MOST:
        return False
    wanted = re.compile(rf"(?:^|(?P<lead>\w+)\s){figure.low:.0f}(?!\w|[.,]\d)")
    return any(
        not match["lead"] or not (match["lead"] in _OF_YEARS or match["lead"][0].isupper())
        for facts in places
        for match in wanted.finditer(facts.text or "")
    )


_OF_YEARS: Final = listed("in since until till by of from during before after year early late mid")
_LEAST: Final = 1500
_MOST: Final = 2100
"""Between which four digits may be a year."""
_LEAD: Final = late_pattern(r"(?i)\b([a-z]{3,})\s$")


def _is_numbered(figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether a number is the name of what stands before it: truck 3, of truck no. 3."""
    lead = _LEAD.search(text, 0, figure.start) if figure.kind == "count" else None
    if lead is None or not figure.text.isdecimal():
        return False
    wanted = rf"(?i)\b{lead[1]}\s(?:no\.?|nr\.?|number)\s{figure.text}\b"
    return any(re.search(wanted, facts.text or "") for facts in places)
