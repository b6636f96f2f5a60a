"""Numbers that a source may give in a way that no rule reads: what is not found is not false."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.reckoned.days import clock_apart
from briefing.verify.checks.reckoned.lengths import clocks
from briefing.verify.language import Figure


def undecided(case: Case, figure: Figure) -> bool:
    """Tell whether the source may say the number in a way that no rule reads."""
    if case.language.may_point(figure):
        there = [each for facts in case.scope.paragraphs for each in facts.figures]
        shares = [each for each in there if each.kind in ("fraction", "percent")]
        return all(map(case.language.may_point, shares))
    return (
        _turned(case, figure)
        or _listed(case, figure)
        or _in_share(case, figure)
        or _is_clock(case, figure)
        or _is_reached(case, figure)
        or _is_most(case, figure)
    )


def _is_most(case: Case, figure: Figure) -> bool:
    """Tell whether "most" may be what all but the last are, where no share is printed."""
    shares = ("fraction", "percent")
    return figure.unit == "majority" and not any(
        each.kind in shares for facts in case.scope.paragraphs for each in facts.figures
    )


def _is_reached(case: Case, figure: Figure) -> bool:
    """Tell whether a number is how many of its kind the last one makes: the seventh medal."""
    stems = set(case.language.stems_of(figure.noun)[-1:])
    return figure.kind == "count" and any(
        each.kind == "rank"
        and each.low == figure.low
        and bool(stems & set(case.language.stems_of(each.noun)))
        for facts in case.scope.paragraphs
        for each in facts.figures
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
    told = (each.text for facts in case.scope.paragraphs for each in facts.dates)
    met = met or any(case.language.same_time(hour, each) for each in told)
    return met or clock_apart(case, figure.text)


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


def _turned(case: Case, figure: Figure) -> bool:
    """Tell whether words may say what the sign says: a growth of -3 % is a fall by 3 %."""
    for facts in case.scope.paragraphs:
        if any(case.language.opposes(figure, theirs) for theirs in facts.figures):
            below = figure.low is not None and figure.low < 0
            texts = [facts.text] if below else [text.text for text in case.texts]
            return not all(texts) or any(map(case.language.falls, texts))
    return False
