"""Figures that an item gives otherwise than the source: visits as times, a share as the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from math import isclose
from typing import Final

from briefing.brief import model as m
from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checks import labels
from briefing.verify.checks.qualifiers import words_of
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.spots import Message, Near, Spot
from briefing.verify.verdicts import Code

_BY: Final = late_pattern(r"(?i)\bby\s(?:(?:about|some|around|over|nearly)\s)?[^\w\s]?$")
NOUN: Final = Code("figure-noun", "figures")
PLACES: Final = frozenset(("rank", "medal"))
"""What ranks count that are places, which no text says so."""


def occasion(
    case: Case, figure: Figure, text: str, have: Sequence[tuple[Figure, CitedFacts]]
) -> tuple[Figure, CitedFacts] | None:
    """Return the rank that the source counts by name: for the ninth time, a third visit."""
    if figure.noun not in ("time", "times") or any(f.low == figure.low for f, _ in have):
        return None
    ranks = [each for each in have if each[0].kind == "rank" and each[0].noun]
    named = (each for each in ranks if each[0].noun not in PLACES)
    return next((each for each in named if not case.language.absent(each[0].noun, [text])), None)


_LAST_OF: Final = late_pattern(r"(?i)\blast\s(?:out\s)?(?:of|among|in a field of)\s(?:the\s)?$")


def is_last(case: Case, figure: Figure) -> bool:
    """Tell whether a place is the last of so many: last of nine, ninth."""
    return any(
        each.low == figure.low and _LAST_OF.search(facts.text.partition(each.text)[0])
        for facts in case.scope.paragraphs
        for each in facts.figures
        if facts.text and each.kind == "count"
    )


def is_rest(
    case: Case, figure: Figure, alike: Sequence[tuple[Figure, CitedFacts]], text: str
) -> bool:
    """Tell whether a share is what another one leaves, and the same one printed is of other things.

    "Only a tenth of the milk is used", where nine tenths are poured away and a tenth of cows ill.
    """
    share = figure.kind in ("percent", "fraction") and bool(figure.noun)
    if not share or any(case.language.same_noun(figure.noun, each.noun) for each, _ in alike):
        return False
    from briefing.verify.checks.reckoned.totals import is_left  # few shares are

    return is_left(figure, case.scope.paragraphs, text, case.language)


def are_born(theirs: Figure, text: str) -> bool:
    """Tell whether a text says of a number of births that so many were born."""
    return theirs.noun.endswith("births") and " born" in text


def is_called(case: Case, figure: Figure, theirs: Figure, facts: CitedFacts) -> bool:
    """Tell whether the source says of some of others what ours calls them: five dead were children.

    "Five of the dead were children" counts five children; 14 births are 14 children born.
    """
    if any(are_born(theirs, each.text) for each in case.texts):
        return True
    ours = (each.text for each in case.texts)
    return _calls(case, theirs, figure.noun, facts.text or "") or any(
        _calls(case, figure, theirs.noun, each) for each in ours
    )


def _calls(case: Case, figure: Figure, noun: str, text: str) -> bool:
    """Tell whether so many of some are said to be what a noun says."""
    told = re.search(
        rf"(?i)\b{re.escape(figure.text)}\sof\s(?:[\w'’-]+\s){{1,4}}?(?:is|are|was|were)\s"
        r"((?:[\w'’-]+\b\s?){1,3})",
        text,
    )
    stems = set(case.language.stems_of(noun)[-1:])
    return told is not None and not stems.isdisjoint(case.language.stems_of(told[1]))


def is_exchange(case: Case, now: Figure, was: Figure, text: str) -> bool:
    """Tell whether a paragraph goes from one number to another: 40 instead of 24, of 24 to 40.

    What it has in the same words is its own, whatever they mean.
    """
    said, told = text[now.start : was.end], case.language.tells_exchange(text)
    return any(
        said in facts.text or (told and 0 <= facts.text.find(was.text) < facts.text.find(now.text))
        for facts in case.scope.paragraphs
        if facts.text
    )


def is_difference(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number is what is left of one that a cited paragraph prints by another one.

    What its sentence says something to have grown by is no such rest.
    """
    if figure.low is None or _BY.search(text, 0, figure.start):
        return False
    from briefing.verify.checks.reckoned.shares import one_unit, singles  # few numbers are

    return case.crowded() or any(
        one_unit(one, other) and isclose(abs((one.low or 0) - (other.low or 0)), figure.low)
        for facts in case.scope.paragraphs
        for (_, one), (_, other) in combinations(singles(facts), 2)
    )


def is_other_money(case: Case, figure: Figure, theirs: Figure) -> bool:
    """Tell whether a bare number is money of a source that never names the currency of ours.

    58 in a table of prices, of a source that has crowns alone, is no 58 euros.
    """
    if figure.kind != "money" or theirs.kind != "count" or theirs.noun:
        return False
    everywhere = [facts for source in case.scope.sources for facts in source.paragraphs]
    named = [word.casefold().removesuffix("s") for word in _WORD.findall(figure.text)]
    if not named or any(
        not f.text or any(word in f.text.casefold() for word in named) for f in everywhere
    ):
        return False
    ours = figure._replace(op="=")
    money = [each for facts in everywhere for each in facts.figures if each.kind == "money"]
    return bool(money) and not any(
        case.language.agrees(ours, each._replace(low=figure.low, high=figure.high))
        for each in money
    )


_WORD: Final = late_pattern(r"[^\W\d]{3,}")


def of_the_whole(
    case: Case,
    figure: Figure,
    beside: Sequence[Figure],
    alike: Sequence[tuple[Figure, CitedFacts]],
) -> list[tuple[Figure, CitedFacts]]:
    """Return those of the printed numbers that may be a part of the whole that ours is one of.

    Five of 14 samples are no children under five of another sentence.
    """
    from briefing.verify.checks.parts import sentence_with

    whole = next((each for each in beside if each.start > figure.end), None)
    if whole is None or not whole.noun or whole.kind != "count":
        return list(alike)

    def same_noun(noun: str) -> bool:
        return bool(noun) and case.language.same_noun(whole.noun, noun)

    def fits(theirs: Figure, facts: CitedFacts) -> bool:
        aged = _AGED.search(facts.text, 0, max(facts.text.find(theirs.text), 0)) is not None
        plain = not theirs.noun and not aged
        if plain or not facts.text or same_noun(theirs.noun):
            return True
        sentence = sentence_with(theirs.text, facts.text)
        return any(
            each.low == whole.low and each.text in sentence
            for each in facts.figures
            if each is not theirs
        )

    return [each for each in alike if fits(*each)]


def check_rank(case: Case, spot: Spot, figure: Figure, text: str) -> None:
    """Say of a place in a row that no cited paragraph gives so.

    It is false where the same row has another; else words that no rule reads may say it.
    """
    have = [(each, facts) for facts in case.scope.paragraphs for each in facts.figures]
    other = next((each for each in have if case.language.rivals(figure, each[0])), None)
    other = other or occasion(case, figure, text, have) or _numbered(figure, have)
    if other is None or not case.scope.whole or is_last(case, figure):
        case.unsure("figures", spot, figure.text)
        return
    case.saw("figures")
    where = case.name(other[1])
    ours, theirs = (
        words_of(each) if each.noun not in PLACES else each.text for each in (figure, other[0])
    )
    near = Near(theirs, other[1])
    message = Message(
        f"{shown(ours)} is {shown(theirs)} in {where}.", f"{shown(ours)} is another in {where}."
    )
    hint = "Give the place that the source gives."
    if figure.noun == "medal":
        case.warn(NOUN, spot, message, hint, near)
    else:
        case.error(labels.UNSUPPORTED, spot, message, hint, near)


def _numbered(
    figure: Figure, have: Sequence[tuple[Figure, CitedFacts]]
) -> tuple[Figure, CitedFacts] | None:
    """Return the number that the source gives one of the same things: truck no. 3, of a sixth."""
    if not figure.noun or figure.noun in PLACES:
        return None
    numbered = [
        (each, facts)
        for each, facts in have
        if each.noun in PLACES and f"{figure.noun} {each.text}".lower() in facts.text.lower()
    ]
    same = any(each.low == figure.low for each, _ in numbered)
    return numbered[0] if numbered and not same else None


def is_headed(case: Case, figure: m.Figure) -> bool:
    """Tell whether the head of a table gives a printed number its value: 1.5, in millions."""
    return figure.value is not None and any(
        theirs.low == figure.value and figure.text in theirs.text
        for facts in case.scope.paragraphs
        if facts.is_row or facts.rows
        for theirs in facts.figures
    )


_AGED: Final = late_pattern(r"(?i)\b(?:under|over|aged|older than|younger than)\s$")


def distance(case: Case, ours: Figure, theirs: Figure) -> float:
    """Return how far two figures are apart: another noun counts more than another number."""
    noun = (
        0.0
        if ours.noun and theirs.noun and case.language.same_noun(ours.noun, theirs.noun)
        else 2.0
    )
    if ours.low is None or theirs.low is None:
        return noun + 1.0
    return noun + abs(ours.low - theirs.low) / (abs(ours.low) + abs(theirs.low) or 1.0)
