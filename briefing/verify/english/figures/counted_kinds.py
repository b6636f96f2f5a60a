"""Which nouns cannot stand beside the same number: things are no people, people no civilians."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from briefing.verify.english.figures.agreement import Figure, agrees
from briefing.verify.english.figures.counted import head, stems_of
from briefing.verify.english.figures.counted_words import PERSONS, STATUS, THINGS
from briefing.verify.english.figures.numerals import listed

Sort = Literal["", "people", "fate", "thing"]

PEOPLE: Final = listed("people person persons individual individuals others")
"""Anybody."""
_WHO: Final = listed(
    "civilian civilians soldier soldiers troops fighter fighters militant militants rebel rebels "
    "insurgent insurgents police policeman policemen woman women child children girl girls boy "
    "boys baby babies infant infants prisoner prisoners hostage hostages"
)
"""People of whom it matters who they are."""
_DONE_BY_PEOPLE: Final = listed("arrests votes seats signatures lives cases")
"""Things of which each may stand for one of the people: "40 arrests", "1,000 signatures"."""
_HOUSEHOLDS: Final = listed("family families household households")


def sort_of(noun: str) -> Sort:
    """Return whether a noun is of people, of what became of them, or of things; "" where unknown.

    A number behind a status counts whom it befell: "12 wounded" is a fate, "12 soldiers" people.
    """
    last = head(noun)
    if last in STATUS:
        return "fate"
    if last in PERSONS:
        return "people"
    return "thing" if last in THINGS else ""


def other_noun(ours: str, theirs: str, known: Collection[int | str]) -> bool:
    """Tell whether two nouns say different things of a number, where ``same_noun`` has a doubt.

    - Things are neither people nor dead: "312 villages" are not "312 people".
    - "People" and "dead" may be anybody, but they are no civilians, soldiers, women or children
      where these are not spoken of: ``known`` holds the stems of what the paragraph counts, and of
      who speaks or acts in it.
    """
    first, second = head(ours), head(theirs)
    sorts = (sort_of(ours), sort_of(theirs))
    if "thing" in sorts and "" not in sorts and sorts[0] != sorts[1]:
        thing = first if sorts[0] == "thing" else second
        crowd = "people" in sorts or {first, second} & {"infected", "arrested", "detained"}
        mixed = set(stems_of(ours)) & set(stems_of(theirs))
        housed = {first, second} & _HOUSEHOLDS and thing in ("homes", "houses")
        return not mixed and not housed and not (crowd and thing in _DONE_BY_PEOPLE)
    if sorts[0] == "thing" and second == "cases":
        return first != second
    anybody = second in PEOPLE or sorts[1] == "fate"
    return first in _WHO and anybody and not set(stems_of(ours)) & set(known)


def exchanged(
    figure: Figure, ours: Collection[Figure], theirs: Collection[Figure]
) -> Figure | None:
    """Return the figure of the source with which one of ours has changed places, None for none.

    Ours has two numbers with the nouns that the source gives the other way round.
    """
    own = head(figure.noun)
    alike = [each for each in theirs if agrees(figure, each)]
    if not own or not alike or any(head(each.noun) in ("", own) for each in alike):
        return None
    for other in theirs:
        if head(other.noun) != own or agrees(figure, other):
            continue
        for swapped in ours:
            nouns = {head(each.noun) for each in alike}
            if agrees(swapped, other) and head(swapped.noun) in nouns:
                return alike[0]
    return None


_OF: Final = re.compile(
    r"\s(?:[^\W\d]+\s){0,2}of\s(?:(?:the|its|his|her|their|all|these|those)\s){0,2}"
)
_WHOLES: Final = frozenset(("count", "money", "measure"))


def parts_too_great(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield each part that is greater than its whole: "2,900 of the 2,300 workers"."""
    for part, whole in pairwise(figures):
        if _OF.fullmatch(text, part.end, whole.start) is None:
            continue
        alike = part.kind in _WHOLES and part.kind == whole.kind and part.unit == whole.unit
        if alike and part.low is not None and whole.high is not None and part.low > whole.high:
            yield part, whole
