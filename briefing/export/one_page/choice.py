"""What stands on one page of a brief: the first of all that decides, and how much is left."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.fields import field as field_of
from briefing.brief.fields import shown_fields
from briefing.brief.figures import bounds, runs
from briefing.brief.impacts import impact_kind
from briefing.brief.outline import Line, Outline
from briefing.brief.parts import calc_lines
from briefing.brief.sides.control import controls
from briefing.brief.words import computed_words
from briefing.export.phrases import CONTRADICTED, ItemPhrases
from briefing.text import clean

MOST: Final[dict[str, int]] = {
    "situation": 8,
    "judgements": 4,
    "crosscheck": 3,
    "territory": 4,
    "humanitarian": 6,
    "watch": 3,
}
"""The most items of each section, in the order of the page: what a sheet of paper has room for."""
TITLES: Final[dict[str, str]] = {
    "situation": "What is happening",
    "judgements": "What the desk concludes",
    "crosscheck": "Where the sources contradict each other",
    "territory": "Who controls what is at issue",
    "humanitarian": "Figures",
    "watch": "What to watch",
}


class ChosenItems(NamedTuple):
    """Items of one section for the page, and how many others there are of their kind.

    Those of a group stand together: the voices on one figure, who says what of one place.
    """

    key: str
    groups: tuple[tuple[Line, ...], ...]
    left: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """The items, the first that decides first."""
        return tuple(line for group in self.groups for line in group)

    @property
    def title(self) -> str:
        """What the part is called."""
        return TITLES[self.key]

    @property
    def more(self) -> str:
        """How many are left out, in words; empty for none."""
        return f"and {self.left} more in the whole brief" if self.left else ""


def lead(line: Line, phrases: ItemPhrases) -> str:
    """Return what leads an item: how sure a judgement is, the figures of an impact; else ""."""
    item = line.item
    if isinstance(item, m.Judgement):
        return phrases.sureness(item)
    if isinstance(item, m.Impact):
        return "; ".join(phrases.figure(each, item) for each in item.figures)
    return ""


def beside(line: Line, phrases: ItemPhrases) -> Iterator[str]:
    """Yield what an item must not stand without: how it was computed, what became of it."""
    outline = phrases.outline
    if not isinstance(line.item, m.Impact):  # its figures lead it
        cites = outline.resolver.cites(line.item)
        told = (computed_words(each, cites, calc_lines(each.calc)) for each in line.item.figures)
        yield from filter(None, told)
    if line.item.calc:
        yield f"{field_of('calc').name}: {outline.value(line.item, field_of('calc'))}"
    for own in (False, True):
        for field in shown_fields(line.item, line.section, own=own):
            if field.key in _BESIDE.get(line.section, ()):
                value = outline.value(line.item, field)
                if value and value != _AWAITED:
                    yield f"{field.name}: {value}"
    if line.contradicted and line.section in ("situation", "humanitarian"):
        answers = outline.answers(line)
        against = [each.line.label for each in answers if each.word == "contradicts"]
        yield f"{CONTRADICTED} {phrases.references(dict.fromkeys(against))}"


_BESIDE: Final[dict[str, tuple[str, ...]]] = {
    "judgements": ("by", "dissent", "outcome"),
    "humanitarian": ("funding",),
    "watch": ("signal", "horizon", "status"),
}
_AWAITED: Final = "not observed"
"""The status of whatever is watched for, until something is said of it."""
_KEEPS: Final[dict[str, Callable[[Line], bool]]] = {
    "situation": lambda line: line.path[1] == "summary",
    "crosscheck": lambda line: (
        isinstance(line.item, m.Crosscheck) and line.item.status == "contradictory"
    ),
    "humanitarian": lambda line: (
        bool(line.item.figures) or getattr(line.item, "funding", None) is not None
    ),
}
"""Which items of a section come into question, where not all do."""


_GRAVITY: Final = (
    "dead", "casualties", "missing", "wounded", "displaced", "displacement", "detention",
    "protection", "infrastructure", "access", "needs", "response", "returned",
)  # fmt: skip
"""What figures count, the gravest first."""


def _each(_: Outline, lines: Sequence[Line]) -> Iterable[Sequence[Line]]:
    """Yield each item by itself, in the order in which the desk has put them."""
    return ([line] for line in lines)


def _by_gravity(_: Outline, lines: Sequence[Line]) -> Iterable[Sequence[Line]]:
    """Return the voices on each figure, the gravest first, of one kind the highest number first."""
    first = runs([line.item for line in lines if isinstance(line.item, m.Impact)])
    numbered = zip(first, lines, strict=True)
    told = [[line for _, line in run] for _, run in groupby(numbered, lambda each: each[0])]
    return sorted(told, key=lambda run: min(map(_gravity, run)))


def _gravity(line: Line) -> tuple[int, float]:
    item = line.item
    assert isinstance(item, m.Impact)
    kind = impact_kind(item)
    found = [each for figure in item.figures for each in bounds(figure) or ()]
    highest = max(filter(math.isfinite, found), default=0.0)
    return _GRAVITY.index(kind) if kind in _GRAVITY else len(_GRAVITY), -highest


def _at_issue(outline: Outline, lines: Sequence[Line]) -> Iterable[Sequence[Line]]:
    """Yield what is said of each place whose control is disputed, a claim of each kind first.

    The first claim and what denies it, or is said of another party, stand together.
    """
    for control in controls(outline).values():
        if control.disputed:
            first, *others = control.holdings or (None,)
            party = first.party if first else None
            kinds = [first.lines] if first else []
            kinds += [control.disputing] if control.disputing else []
            others.sort(key=lambda each: each.party == party)
            kinds += [each.lines for each in others]
            told = [kind[0] for kind in kinds] + [line for kind in kinds for line in kind[1:]]
            yield told[:2]
            yield from ([line] for line in told[2:])


_GROUPS: Final[dict[str, Callable[[Outline, Sequence[Line]], Iterable[Sequence[Line]]]]] = {
    "humanitarian": _by_gravity,
    "territory": _at_issue,
}
"""How the items of a section are ordered, where that is not as the desk has put them."""


def choice(outline: Outline) -> Iterator[ChosenItems]:
    """Yield the parts of the page that have an item, in order.

    A group stays whole: the last one of a part may go beyond its number.
    """
    for key, most in MOST.items():
        keeps = _KEEPS.get(key)
        lines = [line for line in outline.section(key).lines if keeps is None or keeps(line)]
        groups = [tuple(group) for group in _GROUPS.get(key, _each)(outline, lines)]
        count = sum(map(len, groups))
        chosen: list[tuple[Line, ...]] = []
        for group in groups:
            if sum(map(len, chosen)) >= most:
                break
            chosen.append(group)
        if chosen:
            yield ChosenItems(key, tuple(chosen), count - sum(map(len, chosen)))


def told(chosen: ChosenItems, line: Line, phrases: ItemPhrases) -> Iterator[str]:
    """Yield an item in lines: its text, and whose word it is or who answers what.

    The label of an item that is stricter than the brief stands before its text.
    """
    leading = lead(line, phrases)
    said = f"{leading}: {line.text}" if leading else line.text
    yield clean(f"{phrases.outline.own_tlp(line.item)} {said}")
    if isinstance(line.item, m.Crosscheck):
        yield clean(f"yes: {phrases.answers(line.item.for_, named=False)}")
        yield clean(f"no: {phrases.answers(line.item.against, named=False)}")
    elif chosen.key in ("judgements", "watch"):
        yield clean(line.own_words)
    else:
        yield clean(f"{line.basis}: {phrases.who(line)}")
    yield from map(clean, beside(line, phrases))
