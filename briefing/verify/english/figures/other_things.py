"""Whether two nouns are of different things: people, what became of them, and what they have."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal

from briefing.compiled import late_pattern
from briefing.verify.english.figures.counted import META, PERSONS, STATUS, THINGS
from briefing.verify.english.figures.same_noun import head, same_noun, stems_of
from briefing.verify.language import listed

Sort = Literal["", "people", "fate", "thing"]

PEOPLE: Final = listed("people person persons individual individuals others")
"""Anybody."""
_WHO: Final = listed(
    "civilian civilians soldier soldiers troops fighter fighters militant militants rebel rebels "
    "insurgent insurgents police policeman policemen woman women child children girl girls boy "
    "boys baby babies infant infants prisoner prisoners hostage hostages"
)
"""People of whom it matters who they are."""
_HELD: Final = listed("prisoner prisoners hostage hostages")
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
    if first in _HELD and second in _ANY_MEN:
        return False  # six prisoners, who are six men
    anybody = second in PEOPLE or sorts[1] == "fate"
    return first in _WHO and anybody and set(stems_of(ours)).isdisjoint(known)


def is_another_thing(ours: str, theirs: str) -> bool:
    """Tell whether two nouns are of what nobody calls by both: observers and cameras.

    Two sorts of people may be the same ones unless nobody is of both, as women and children are; a
    case or a group may be of anything.
    """
    if _exclude(head(ours), head(theirs)):
        return True
    last, beings = head(theirs), (_is_being(ours), _is_being(theirs))
    return not (
        all(beings)
        or last in _ANY_MEN
        or (last in PEOPLE and not sort_of(ours))
        or theirs[:1].isupper()
        or last in META
        or last in _OF_ANYTHING
        or last.endswith("ed")
        or same_noun(ours, theirs)
    )


_CLASSES: Final = {
    word: name
    for name, words in {
        "women": "woman women",
        "men": "man men",
        "children": "child children infant infants baby babies toddler toddlers minors",
        "boys": "boy boys",
        "girls": "girl girls",
        "soldiers": "soldier soldiers troops",
        "civilians": "civilian civilians",
        "dead": "dead killed deaths fatalities",
        "hurt": "wounded injured",
        "missing": "missing",
    }.items()
    for word in words.split()
}
_NEITHER: Final = (
    frozenset(("women", "men", "children")),
    frozenset(("women", "boys")),
    frozenset(("men", "girls")),
    frozenset(("boys", "girls")),
    frozenset(("soldiers", "civilians")),
    frozenset(("soldiers", "children")),
    frozenset(("dead", "hurt", "missing")),
)
"""Classes of people of which nobody is in two."""


def _exclude(first: str, second: str) -> bool:
    one, other = _CLASSES.get(first, ""), _CLASSES.get(second, "")
    return one != other and any({one, other} <= each for each in _NEITHER)


def _is_being(noun: str) -> bool:
    """Tell whether a noun is of people, by what it is or by its ending."""
    last = head(noun)
    doer = _DOER.search(last) is not None and _MADE.search(last) is None
    return doer or last in _HELD or last in _BEINGS or sort_of(noun) in ("people", "fate")


_BEINGS: Final = listed(
    "inmates suspects recruits convicts natives experts relatives officials nuns priests scouts "
    "cadets brides clerks chefs crews sheikhs youths elders orphans widows peasants aides"
)
_DOER: Final = late_pattern(
    r"(?:er|or|ist|ian|ant|ent|ee|man|woman|boy|girl|child|judge|nurse|guard|cook|monk)s?$"
)
_MADE: Final = late_pattern(
    r"(?:helicopt|howitz|shelt|tank|freight|trail|bunk|boil|comput|serv|contain|cutt|trawl|riv|pap"
    r"|lett|bord|corn|tow|met|cent|transform)ers?$"
    r"|(?:mort|react|generat|tract|sens|indicat|fact|do|fl)ors?$|mortars?$"
)
_OF_ANYTHING: Final = listed(
    "case cases incident incidents event events occasion occasions unit units item items member "
    "members piece pieces pair pairs entry entries record records lot lots total number"
)
_FIGHTING: Final = listed(
    "soldier soldiers troops fighter fighters militant militants rebel rebels insurgent insurgents "
    "combatant combatants gunman gunmen police policeman policemen servicemen marines commander "
    "commanders guard guards"
)


_ANY_MEN: Final = frozenset(("men", "servicemen", "personnel"))


def may_be_called(ours: str, theirs: str, known: Collection[int | str]) -> bool:
    """Tell whether a desk may call by one noun what the source counts by another.

    It may where no rule knows one of them, and the paragraph counts nothing else by ours: 46
    members that run 46 mills. Passengers may be hostages, but they are neither soldiers nor ships.
    """
    if not set(stems_of(ours)[-1:]).isdisjoint(known):
        return False
    sorts = {sort_of(ours), sort_of(theirs)}
    if "" in sorts:
        return True
    first, second = head(ours), head(theirs)
    if first in _ANY_MEN and second.endswith("men") and second != "women":
        return True  # four gunmen, who are four men
    if sorts == {"people"}:
        if second in _ANY_MEN and first in _FIGHTING:
            return True  # an army that lost 15 men
        fighting = {first in _FIGHTING, second in _FIGHTING}
        return len(fighting) == 1 and not {first, second} <= _WHO
    return False
