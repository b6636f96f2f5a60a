"""Numbers that a source may give in a way that no rule reads: what is not found is not false."""

from __future__ import annotations

import re
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.parts import is_part, sentence_with
from briefing.verify.checks.reckoned.days import clock_apart
from briefing.verify.checks.reckoned.in_passing import is_in_passing
from briefing.verify.checks.reckoned.lengths import clocks, is_end_of_stretch
from briefing.verify.checks.reckoned.steps import is_signed_so
from briefing.verify.language import Figure, listed
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.values import is_choice


def undecided(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether the source may say the number of ``text`` in a way that no rule reads."""
    if case.language.may_point(figure) and not _PART.match(text, figure.end):
        there = [each for facts in case.scope.paragraphs for each in facts.figures]
        shares = [each for each in there if each.kind in ("fraction", "percent")]
        return all(map(case.language.may_point, shares))
    return (
        is_signed_so(case, figure, text)
        or _listed(case, figure)
        or _in_share(case, figure)
        or _is_clock(case, figure)
        or is_reached(case, figure, part=is_part(figure, text))
        or _is_single(case, figure)
        or _is_printed(case, figure)
        or _is_span(case, figure)
        or _is_most(case, figure)
        or _is_unread(case, figure)
        or _is_at_sea(case, figure)
        or is_in_passing(case, figure, text)
        or _is_elided(case, figure)
        or is_end_of_stretch(figure, case.language.find_figures(text), text, case.scope.paragraphs)
    )


_PART: Final = late_pattern(
    r"(?i)\s(?:(?:of (?:the|its|his|her|their|all|those|these|what|whom|everything))|"
    r"(?:more|less|fewer|higher|lower|larger|smaller|cheaper|dearer) than)\b"
)
"""What makes a third a share, and no third man."""
_SINGLE: Final = late_pattern(
    r"(?i)\b(?:an?|another|only|lone|single|his|her|its)(?=((?: [^\W\d_][\w'’-]*){1,4}))"
)
_ANYBODY: Final = listed(
    "person people man woman civilian death victim body casualty"
    " killed dead wounded injured hurt missing arrested shot"
)
_BEHIND: Final = 20
"""Letters behind a number in which what it counts is looked for."""
_DOER: Final = late_pattern(
    r"(?i)\b[a-z]{2,}(?:er|or|ist|ian|ant|ent|ee|man|woman|boy|girl|child|judge|nurse|guard|cook|monk)\b"
)


def _is_elided(case: Case, figure: Figure) -> bool:
    """Tell whether a number may have its unit from the one before it: 60 hectares, and 25 of beet.

    Nothing that it counts stands right behind it.
    """
    if figure.kind not in ("measure", "money") or figure.low != figure.high:
        return False
    for facts in case.scope.paragraphs:
        there = [each for each in facts.figures if each.low is not None]
        led = [each for each in there if (each.kind, each.unit) == (figure.kind, figure.unit)]
        for each in there if led and facts.text else ():
            if each.kind != "count" or each.unit or (each.low, each.high) != (figure.low,) * 2:
                continue
            at = facts.text.find(each.text)
            near = sentence_with(each.text, facts.text)
            if _ALONE.match(facts.text, at + len(each.text)) and any(
                one.text in near for one in led
            ):
                return True
    return False


_ALONE: Final = late_pattern(
    r"(?i)\s?[.,;:!?)](?!\d)|\s(?:of|and|or|in|at|on|to|for|by|from|while|but)\b|$"
)


def _is_single(case: Case, figure: Figure) -> bool:
    """Tell whether one of a kind is told with an article alone: one warder died, of "a warder"."""
    if (
        figure.kind != "count"
        or (figure.low, figure.high) != (1, 1)
        or figure.op not in ("=", ">=")
    ):
        return False
    noun = figure.noun or " ".join(text.text[figure.end :][:_BEHIND] for text in case.texts)
    stems = set(case.language.stems_of(noun))  # "warder died" is what is read as counted
    anybody = not figure.noun or not _ANYBODY.isdisjoint(noun.lower().split())
    told = (m[1] for facts in case.scope.paragraphs for m in _SINGLE.finditer(facts.text or ""))
    return bool(stems) and any(
        stems & set(case.language.stems_of(words)) or (anybody and _DOER.search(words))
        for words in told
    )


_DIGITS: Final = late_pattern(r"\d[\d,]*")


def _is_printed(case: Case, figure: Figure) -> bool:
    """Tell whether the digits stand there before the same word: in 2024 sacks, and in no year."""
    noun = figure.noun.split(" ")[0]
    digits = any(map(str.isdigit, figure.text)) and figure.low == figure.high
    if figure.low is None or not digits or not noun or figure.kind != "count":
        return False
    plain = f"{figure.low:.0f}"
    wanted = rf"(?i)(?<![\d.,]){plain}\s{re.escape(noun)}\b"
    return any(re.search(wanted, facts.text) for facts in case.scope.paragraphs if facts.text)


_MOSTLY: Final = late_pattern(
    r"(?i)\b(?:chiefly|mainly|largely|mostly|predominantly|primarily|for the most part)\b"
)


def _is_most(case: Case, figure: Figure) -> bool:
    """Tell whether "most" may be what all but the last are, where no share is printed.

    Or what a paragraph says by an adverb: chiefly in two districts.
    """
    if figure.unit != "majority":
        return False
    printed = {each.kind for facts in case.scope.paragraphs for each in facts.figures}
    return printed.isdisjoint(("fraction", "percent")) or any(
        _MOSTLY.search(facts.text) for facts in case.scope.paragraphs if facts.text
    )


def _is_unread(case: Case, figure: Figure) -> bool:
    """Tell whether the very digits stand where no rule has read a figure or a date."""
    match = _DIGITS.search(figure.text)
    if match is None or len(match[0]) < _SEVERAL or figure.low != figure.high:
        return False
    wanted = rf"(?<![\w.,]){re.escape(match[0])}(?![\d]|[.,]\d)"
    for facts in case.scope.paragraphs:
        rest = facts.text or ""
        for read in (*(f.text for f in facts.figures), *(d.text for d in facts.dates)):
            rest = rest.replace(read, " ", 1)
        if re.search(wanted, rest):
            return True
    return False


def _is_at_sea(case: Case, figure: Figure) -> bool:
    """Tell whether miles are those of sailors, who say no more: 15 miles, of 15 nautical miles."""
    return figure.unit == "mile" and any(
        each.unit == "nautical mile" and (each.low, each.high) == (figure.low, figure.high)
        for facts in case.scope.paragraphs
        for each in facts.figures
    )


_SEVERAL: Final = 3
"""Digits of a number that hardly stands somewhere by chance."""


def _is_span(case: Case, figure: Figure) -> bool:
    """Tell whether both ends of a range stand in one sentence: 31 by one count, 38 by another."""
    if figure.low is None or figure.low == figure.high or figure.kind == "vague":
        return False
    if is_choice(figure):
        return False
    from briefing.verify.checks.parts import sentence_with

    ends = [figure._replace(low=end, high=end, op="=") for end in (figure.low, figure.high)]
    for facts in case.scope.paragraphs:
        met = [
            next((f for f in facts.figures if case.language.agrees(end, f)), None) for end in ends
        ]
        one, other = met
        if one and other and other.text in sentence_with(one.text, facts.text):
            return True
    return False


def is_reached(case: Case, figure: Figure, *, part: bool = False) -> bool:
    """Tell whether a number is how many of its kind the last one makes: the seventh medal.

    ``part``: it is one of a whole, and "a fifth of them" is no fifth thing then.
    """
    stems = set(case.language.stems_of(figure.noun)[-1:])
    anybody = not _ANYBODY.isdisjoint(figure.noun.lower().split())  # four people, of "a fourth"
    return figure.kind == "count" and any(
        _place(each) == figure.low
        and not (part and f"{each.text} of them" in facts.text)
        and (
            _counted_up(each, facts)
            or bool(stems.intersection(case.language.stems_of(each.noun)))
            or _counts_on(case, each, facts, stems)
            or (not each.noun and (anybody or each.kind == "fraction"))
        )
        for facts in case.scope.paragraphs
        for each in facts.figures
    )


def _place(figure: Figure) -> float | None:
    """Return which of its kind a figure says something is: "a fourth" may be the fourth one."""
    if figure.kind == "fraction" and figure.low and figure.text.lower().startswith("a "):
        return round(1 / figure.low)
    return figure.low if figure.kind == "rank" else None


def _counts_on(case: Case, rank: Figure, facts: CitedFacts, stems: set[int | str]) -> bool:
    """Tell whether what a rank counts has its noun a word further on: the second aid worker."""
    told = re.search(
        rf"(?i)\b{re.escape(rank.text)}\s(?:and\s\w+\s)?((?:[a-z-]+\s?){{1,3}})", facts.text or ""
    )
    return told is not None and not stems.isdisjoint(case.language.stems_of(told[1]))


def _counted_up(rank: Figure, facts: CitedFacts) -> bool:
    """Tell whether somebody is the last of so many: eleven dead, and the driver was number 12."""
    return (
        re.search(rf"\b(?:was|is|makes?|became) {re.escape(rank.text)}\b", facts.text) is not None
    )


_CLOCK: Final = late_pattern(r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]")


def _is_clock(case: Case, figure: Figure) -> bool:
    """Tell whether a number is a time of the day that a paragraph prints: 4.45."""
    if not _CLOCK.fullmatch(figure.text.rsplit(" ", 1)[-1]):
        return False
    ours = clocks(figure.text)
    printed = {time % _HALF for facts in case.scope.paragraphs for time in clocks(facts.text)}
    met = any(time % _HALF in printed for time in ours)
    hour = f"at {figure.text.replace('.', ':')}"
    told = [each.text for facts in case.scope.paragraphs for each in facts.dates]
    told += (f"at {m[0]}" for f in case.scope.paragraphs for m in _TO_HOUR.finditer(f.text or ""))
    met = met or any(case.language.same_time(hour, each) for each in told)
    return met or clock_apart(case, figure.text)


_TO_HOUR: Final = late_pattern(r"(?i)\b(?:five|ten|twenty) to [a-z]+\b")
_HALF: Final = 720
"""Minutes of half a day: 6.10 of an evening is 18.10."""


def _in_share(case: Case, figure: Figure) -> bool:
    """Tell whether a small number is one of the two of a share: of seven one, one in seven."""
    shares = [
        each.text.lower()
        for facts in case.scope.paragraphs
        for each in facts.figures
        if each.kind == "fraction"
    ]
    number = figure.text.lower()
    return figure.kind == "count" and any(
        {"in", "of"} & set(share.split()) and number in share.split() for share in shares
    )


_FEW: Final = range(2, 13)
"""What may be counted in a list that a paragraph gives."""


def _listed(case: Case, figure: Figure) -> bool:
    """Tell whether a small number may count what a cited paragraph lists one by one.

    Not where a number of the same things stands there.
    """
    if figure.kind != "count" or figure.op != "=" or figure.low != figure.high:
        return False
    stems = set(case.language.stems_of(figure.noun)[-1:])
    there = [each for facts in case.scope.paragraphs for each in facts.figures]
    if (
        figure.low is None
        or figure.low not in _FEW
        or any(
            stems & set(case.language.stems_of(each.noun)) for each in there if each.kind == "count"
        )
    ):
        return False
    if figure.low == 2 and any(f"the {figure.text.lower()} " in t.text.lower() for t in case.texts):
        return True  # "the two forecasts": it says of which, and not how many there are
    places = {each.low for each in there if each.kind == "rank"}
    places |= {round(1 / each.low) for each in there if case.language.may_point(each) and each.low}
    if places.issuperset(range(2, int(figure.low) + 1)):
        return True  # "the first barge, the second ... and a third"
    return any(
        figure.low in case.language.listings(facts.text)
        if facts.text
        else len(facts.facts.names) >= figure.low
        for facts in case.scope.paragraphs
    )
