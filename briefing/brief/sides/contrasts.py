"""Claims that differ and that no question of the cross-check sets side by side.

Two voices differ where they cannot both be right: they give one place to different holders, or one
holder different shares of it; or they give different numbers for the same kind of figure. What is
found is a suggestion to the desk, never a finding: nothing here judges who is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from msgspec import Struct

from briefing.brief import model as m
from briefing.brief.figures import Whom, bounds, numbers_differ, same_words, unit_of, whom_of
from briefing.brief.outline import Line, Outline

SECTIONS: Final = ("territory", "humanitarian", "views", "situation")
"""The sections whose claims are compared, in the order in which suggestions name them."""
_MOST: Final = 100
"""Claims on one place, or on one kind of figure, that are compared with each other."""


class Suggestion(Struct, frozen=True):
    """Claims that differ and stand in no question together.

    ``about`` is what they differ on (``Aleppo's control``), ``voices`` how many say so; ``lines``
    are the claims in the order of the brief, at least two.
    """

    about: str
    voices: int
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """The suggestion as a sentence: ``three voices on Aleppo's control, no question``."""
        return f"{_counted(self.voices)} voices on {self.about}, no question"


def suggestions(outline: Outline) -> list[Suggestion]:
    """Return what a question would be worth, control of places first, then figures."""
    checks = [frozenset((*check.for_, *check.against)) for check in outline.brief.crosscheck]
    return [*_control(outline, checks), *_figures(outline, checks)]


# -- what belongs together ------------------------------------------------------------------------

_Differ = Callable[[Line, Line], bool]


def _control(outline: Outline, checks: Sequence[frozenset[str]]) -> Iterator[Suggestion]:
    holders = one_holder(outline)

    def differ(one: Line, other: Line) -> bool:
        return at_odds(outline.claim(one), outline.claim(other), holders)

    places: dict[str, list[Line]] = {}
    for line in outline.section("territory").lines:
        if place := outline.claim(line).place:
            places.setdefault(place, []).append(line)
    for place, lines in places.items():
        name = outline.place_name(place)
        for found in _apart(lines, differ, checks):
            yield _suggestion(f"{name}{_POSSESSIVE[name.endswith('s')]} control", found)


_POSSESSIVE: Final = {True: "'", False: "'s"}


class _Counted(Struct, frozen=True):
    """A figure with a number: its line, category (empty outside the humanitarian items), place."""

    line: Line
    figure: m.Figure
    category: str
    place: str
    unit: str
    whom: Whom


def _figures(outline: Outline, checks: Sequence[frozenset[str]]) -> Iterator[Suggestion]:
    kinds: dict[tuple[str, str], list[_Counted]] = {}
    for each in _counted_figures(outline):
        kinds.setdefault((each.unit, each.place), []).append(each)
    for (_, place), members in kinds.items():
        of: dict[int, list[_Counted]] = {}
        for each in members:
            of.setdefault(id(each.line.item), []).append(each)
        lines = list({id(each.line.item): each.line for each in members}.values())

        def differ(one: Line, other: Line, of: Mapping[int, list[_Counted]] = of) -> bool:
            return _different(of[id(one.item)], of[id(other.item)])

        for found in _apart(lines, differ, checks):
            where = f" in {outline.place_name(place)}" if place else ""
            first = of[id(found[0].item)][0]
            what = outline.say(first.figure.unit or first.category)
            yield _suggestion(f"{what}{where}", found)


def _suggestion(about: str, lines: Sequence[Line]) -> Suggestion:
    voices = {voice for line in lines for voice in line.counted_as}
    return Suggestion(about, max(len(voices), 2), tuple(lines))


def _apart(
    lines: Sequence[Line], differ: _Differ, checks: Sequence[frozenset[str]]
) -> Iterator[list[Line]]:
    """Yield each group of lines that differ by chains of pairs which no question gathers."""
    gathered = _together(lines, checks)
    pairs = [
        (one, other)
        for one, other in combinations(range(min(len(lines), _MOST)), 2)
        if gathered[one] != gathered[other]
        and _other_voices(lines[one], lines[other])
        and not at_other_times(lines[one].item, lines[other].item)
        and differ(lines[one], lines[other])
    ]
    group = _joined(len(lines), pairs)
    in_pairs = {index for pair in pairs for index in pair}
    for root in dict.fromkeys(group[index] for index in sorted(in_pairs)):
        yield [lines[index] for index in sorted(in_pairs) if group[index] == root]


def _together(lines: Sequence[Line], checks: Sequence[frozenset[str]]) -> list[int]:
    """Return a number for each line; those that questions gather, at once or in turn, share it."""
    pairs: list[tuple[int, int]] = []
    for check in checks:
        members = [n for n, line in enumerate(lines) if line.item.id and line.item.id in check]
        pairs += pairwise(members)
    return _joined(len(lines), pairs)


def _joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each of ``count`` things the least one that pairs lead to."""
    root = list(range(count))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        root[high] = low
    return [find(at) for at in range(count)]


def _other_voices(one: Line, other: Line) -> bool:
    """Tell whether two lines are not the word of the same speakers."""
    return one.counted_as != other.counted_as


def at_other_times(one: m.Item, other: m.Item) -> bool:
    """Tell whether the desk dates two items to days that have nothing in common."""
    if not one.date or not other.date:
        return False
    (first, last), (since, until) = _days(one.date), _days(other.date)
    return last < since or until < first


def _days(date: str) -> tuple[str, str]:
    """Return the first and last day of an ISO date or interval, as text that sorts like days."""
    start, _, end = date.partition("/")
    # A year or a month lasts beyond each of its days: "~" sorts behind all that may follow.
    return start, f"{end or start}~"


# -- control --------------------------------------------------------------------------------------

_SHARES: Final[dict[str, tuple[float, float]]] = {
    "full": (1, 1),
    "captured": (1, 1),
    "majority": (0.5, 1),
    "stronghold": (0.5, 1),
    "partial": (0, 1),
    "expanding": (0, 1),
    "contested": (0, 1),
    "lost": (0, 0),
}
"""How much of a place its holder has by a word of control: more than the first part of it and less
than the second, just so much where both are the same. Presence and influence are no share."""
_DENIED: Final = frozenset({"full", "captured", "majority", "stronghold"})
"""What ``disputed`` denies to anybody; to the holder it names it denies more."""
_NOT_DENIED: Final = frozenset({"disputed", "contested", "influence", "lost"})


def at_odds(one: m.Claim, other: m.Claim, holders: Mapping[str, str]) -> bool:
    """Tell whether two claims on one place cannot both be right."""
    words = one.control, other.control
    mine, theirs = (holders.get(claim.holder or "", claim.holder) for claim in (one, other))
    if mine and theirs:
        return _same_holder(*words) if mine == theirs else _two_holders(*words)
    # Where nobody is named, it may be either.
    return _same_holder(*words) and _two_holders(*words)


def _same_holder(one: str, other: str) -> bool:
    """Tell whether one holder cannot have a place in both ways."""
    if "disputed" in (one, other):
        return not {one, other} <= _NOT_DENIED and one != other
    if one not in _SHARES or other not in _SHARES:
        return False
    (low, high), (least, most) = _SHARES[one], _SHARES[other]
    if low == high and least == most:
        return low != least
    if low == high:
        return not least < low < most
    if least == most:
        return not low < least < high
    return max(low, least) >= min(high, most)


def _two_holders(one: str, other: str) -> bool:
    """Tell whether two holders cannot have a place in these ways side by side."""
    if "disputed" in (one, other):
        return bool({one, other} & _DENIED)
    if one not in _SHARES or other not in _SHARES:
        return False
    (low, high), (least, most) = _SHARES[one], _SHARES[other]
    exact = low == high and least == most
    return low + least > 1 if exact else low + least >= 1


def one_holder(outline: Outline) -> dict[str, str]:
    """Return for each actor the one it counts as: what is part of another, counts as that."""
    ids = list(outline.actors)
    at = {id: number for number, id in enumerate(ids)}
    pairs = [
        (at[link.from_], at[link.to])
        for link in outline.brief.relationships
        if link.type == "part-of" and link.from_ in at and link.to in at
    ]
    return {id: ids[root] for id, root in zip(ids, _joined(len(ids), pairs), strict=True)}


# -- figures --------------------------------------------------------------------------------------


def _counted_figures(outline: Outline) -> Iterator[_Counted]:
    """Yield every figure with a number and a kind, in the order of ``SECTIONS``."""
    find_place = _Places(outline)
    for key in SECTIONS:
        for line in outline.section(key).lines:
            for figure in line.item.figures:
                impact = line.item if isinstance(line.item, m.Impact) else None
                category = impact.category if impact else ""
                unit = unit_of(figure) or category
                if bounds(figure) is None or not unit:
                    continue
                place = getattr(line.item, "place", None) or find_place.named(line.text)
                yield _Counted(line, figure, category, place, unit, whom_of(figure, impact))


def _different(ours: Sequence[_Counted], theirs: Sequence[_Counted]) -> bool:
    """Tell whether two items count the same and have no number in common."""
    pairs = [
        (one.figure, other.figure)
        for one in ours
        for other in theirs
        if (not one.category or not other.category or one.category == other.category)
        and one.whom.may_be(other.whom)
    ]
    return bool(pairs) and all(numbers_differ(*pair) for pair in pairs)


class _Places:
    """Finds the place that a sentence names, where it names one alone."""

    def __init__(self, outline: Outline) -> None:
        self._ids: dict[str, str] = {}
        for id, place in outline.places.items():
            for name in (place.name, place.short, *place.aka):
                if name:
                    self._ids.setdefault(same_words(outline.say(name)), id)
        self._ids.pop("", None)
        # The longest name first: "Aleppo airport" is not Aleppo.
        names = sorted(self._ids, key=lambda name: (-len(name), name))
        joined = "|".join(map(re.escape, names))
        self._pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)") if names else None

    def named(self, text: str) -> str:
        """Return the id of the place, empty where none or more than one is named."""
        if self._pattern is None:
            return ""
        found = {self._ids[name] for name in self._pattern.findall(same_words(text))}
        return found.pop() if len(found) == 1 else ""


_NUMBERS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _counted(count: int) -> str:
    return _NUMBERS[count - 2] if 2 <= count < len(_NUMBERS) + 2 else str(count)
