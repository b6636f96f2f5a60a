"""Which item of the old brief is which of the new one: by id, else by section and likeness."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Final, NamedTuple

from briefing.brief.fold import fold
from briefing.brief.outline import Line, Outline
from briefing.brief.sections import SECTION

_ALIKE: Final = 0.5
"""How like two items have to be, from 0 to 1, to be one: half of what they say."""
_RENAMED: Final = 0.85
"""The same where both have an id, and not the same one: hardly anything may differ."""
_ALL: Final = 300 * 300
"""Up to so many pairs of a section each is looked at: no brief that people write has more."""
_RAREST: Final = 12
_POSTINGS: Final = 50
"""What is looked at beyond that: so many rare words, so many items of each. It bounds the work for
briefs of thousands of items that all say the same."""

_WORD: Final = re.compile(r"\w+")
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ufaff\U00020000-\U0003ffff]"
)
"""A letter of a script that does not part its words."""


class Pairs(NamedTuple):
    """The items of two briefs: which are one, which are gone, which are new; in their order.

    ``renamed`` leads from an old id to the new one where it differs.
    """

    both: tuple[tuple[Line, Line], ...]
    gone: tuple[Line, ...]
    new: tuple[Line, ...]
    renamed: dict[str, str]


def pair(old: Outline, new: Outline) -> Pairs:
    """Pair the items of two briefs.

    An id pairs items of one section whatever they say, items of two sections where they say
    about the same: it was moved. The rest is paired within its section by what it says.
    """
    pairing = _Pairing(old, new)
    for section in sorted((s.kind.key for s in new.every_section), key=_rank):
        pairing.by_likeness(section)
    return pairing.result()


def _rank(section: str) -> int:
    """Return the turn of a section: what others refer to is paired before references are."""
    return 0 if SECTION[section].word == "listed" else 1


class _Pairing:
    """The work on one pair of briefs."""

    def __init__(self, old: Outline, new: Outline) -> None:
        self._old, self._new = list(old.every_line()), list(new.every_line())
        self._partner: dict[int, Line] = {}
        self._taken: set[int] = set()
        self.renamed: dict[str, str] = {}
        self._by_id(old, new)

    def _join(self, a: Line, b: Line) -> None:
        self._partner[id(a.item)] = b
        self._taken.add(id(b.item))
        if a.item.id and b.item.id and a.item.id != b.item.id:
            self.renamed[a.item.id] = b.item.id

    def _by_id(self, old: Outline, new: Outline) -> None:
        moved = []
        for name, line in old.by_id.items():
            other = new.by_id.get(name)
            if other is not None and other.section == line.section:
                self._join(line, other)
            elif other is not None:
                moved.append((line, other))
        for line, other in moved:
            a, b = _bag(line.text), _bag(other.text)
            if _dice(a, b, dict.fromkeys(a, 1.0), a.total() + b.total()) >= _ALIKE:
                self._join(line, other)

    def by_likeness(self, section: str) -> None:
        """Pair what is left of one section: what is the same first, then the likest."""
        old = [_ItemFacets(x, self.renamed) for x in self._left(self._old, section, self._partner)]
        new = [_ItemFacets(x, {}) for x in self._left(self._new, section, self._taken)]
        if not old or not new:
            return
        scores = sorted(_scores(section, old, new), key=lambda found: (-found[0], *found[1:]))
        done: tuple[set[int], set[int]] = set(), set()
        for _, at, to in scores:
            if at not in done[0] and to not in done[1]:
                done[0].add(at)
                done[1].add(to)
                self._join(old[at].line, new[to].line)

    @staticmethod
    def _left(lines: Sequence[Line], section: str, taken: Iterable[int]) -> list[Line]:
        known = set(taken)
        return [x for x in lines if x.section == section and id(x.item) not in known]

    def result(self) -> Pairs:
        both = {id(b.item): a for a in self._old if (b := self._partner.get(id(a.item)))}
        return Pairs(
            tuple((both[id(b.item)], b) for b in self._new if id(b.item) in both),
            tuple(a for a in self._old if id(a.item) not in self._partner),
            tuple(b for b in self._new if id(b.item) not in both),
            self.renamed,
        )


class _ItemFacets:
    """What one item says: its words, and its facets with the ids of the new brief."""

    def __init__(self, line: Line, renamed: dict[str, str]) -> None:
        self.line = line
        self.bag = _bag(line.text)
        self.facets = tuple(_facet(line, name, renamed) for name in SECTION[line.section].known_by)


def _facet(line: Line, name: str, renamed: dict[str, str]) -> Hashable:
    if name == "by":
        return frozenset(fold(speaker.name) for speaker in line.speakers) or None
    value: str | None = getattr(line.item, name)
    return renamed.get(value, value) if value is not None else None


def _scores(
    section: str, old: Sequence[_ItemFacets], new: Sequence[_ItemFacets]
) -> Iterable[tuple[float, int, int]]:
    """Yield how like the items are that may be one, with their places in both lists."""
    rarity = _rarity([told.bag for told in (*old, *new)])
    weight = SECTION[section].weight
    sizes = [_size(told.bag, rarity) for told in old]
    for to, likely in enumerate(_likely(old, new, rarity)):
        told = new[to]
        size = _size(told.bag, rarity)
        for at in likely:
            named = bool(old[at].line.item.id and told.line.item.id)
            least = _RENAMED if named else _ALIKE
            shared = _shared(old[at].facets, told.facets)
            words = _dice(old[at].bag, told.bag, rarity, sizes[at] + size)
            score = words if shared is None else words * (1 - weight) + shared * weight
            if score >= least:
                yield score, at, to


def _likely(
    old: Sequence[_ItemFacets], new: Sequence[_ItemFacets], rarity: dict[str, float]
) -> Iterable[Sequence[int]]:
    """Yield the places of the old items that each of the new ones may be."""
    if len(old) * len(new) <= _ALL:
        yield from (range(len(old)) for _ in new)
        return
    index = _index(old)
    for told in new:
        yield sorted({x for key in _keys(told, rarity) for x in index.get(key, ())})


def _keys(told: _ItemFacets, rarity: dict[str, float]) -> list[Hashable]:
    """Return by what an item is looked up: its rarest words, and its facets together."""
    rarest = sorted(told.bag, key=lambda word: (-rarity[word], word))[:_RAREST]
    return [*rarest, ("facets", told.facets)]


def _index(told: Sequence[_ItemFacets]) -> dict[Hashable, list[int]]:
    index: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        for key in (*each.bag, ("facets", each.facets)):
            if len(index[key]) < _POSTINGS:
                index[key].append(at)
    return index


def _rarity(bags: Sequence[Counter[str]]) -> dict[str, float]:
    """Return what each word counts for: the fewer items have it, the more."""
    found = Counter(word for bag in bags for word in bag)
    return {word: math.log(1 + len(bags) / count) for word, count in found.items()}


def _bag(text: str) -> Counter[str]:
    """Return the words of a text; of scripts that do not part them, each two letters."""
    bag: Counter[str] = Counter()
    for word in _WORD.findall(fold(text)):
        if len(word) > 1 and _UNSPACED.search(word):
            bag.update(word[at : at + 2] for at in range(len(word) - 1))
        else:
            bag[word] += 1
    return bag


def _size(bag: Counter[str], rarity: dict[str, float]) -> float:
    return sum(count * rarity[word] for word, count in bag.items())


def _dice(a: Counter[str], b: Counter[str], rarity: dict[str, float], whole: float) -> float:
    """Return how much of two texts is the same, from 0 to 1; texts without words are the same.

    ``whole`` is the sum of both their sizes. It is called for every pair that may be one.
    """
    same = 0.0
    for word, count in a.items():
        other = b.get(word, 0)
        if other:
            same += (count if count < other else other) * rarity[word]
    return 2 * same / whole if whole else 1.0


def _shared(a: tuple[Hashable, ...], b: tuple[Hashable, ...]) -> float | None:
    """Return which part of the facets agrees, None where neither item has any."""
    if not a:
        return None
    given = [(x, y) for x, y in zip(a, b, strict=True) if x is not None or y is not None]
    return sum(x == y for x, y in given) / len(given) if given else None
