"""What stands before a humanitarian figure: its kind, or how many voices are on the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from briefing.brief import model as m
from briefing.brief.figures import runs
from briefing.brief.impacts import Total, impact_kind, totals
from briefing.brief.outline import Line, Outline, Section


def impact(line: Line) -> m.Impact:
    """Return the impact behind a line of this section."""
    assert isinstance(line.item, m.Impact)
    return line.item


class FigureLabel(Struct, frozen=True):
    """What stands before a figure, and whether others say of the same figure something else."""

    text: str
    words: str
    shared: bool = False


def labels_of(section: Section) -> list[FigureLabel]:
    """Return the category of each item, how many voices are on one figure in its second row.

    Voices on the same figure stand together and are never summed.
    """
    items = [impact(line) for line in section.lines]
    first = runs(items)
    voices = _voices(section.lines, first)
    many, told, out = Counter(first), set[int](), []
    for number, (item, at) in enumerate(zip(items, first, strict=True)):
        label = FigureLabel(impact_kind(item), "text", many[at] > 1)
        if at != number:
            count = len(voices[at]) if at not in told else 0
            label = FigureLabel(f"  {count} voices" if count > 1 else "", "dim", True)
            told.add(at)
        out.append(label)
    return out


def same_figure(section: Section, line: Line) -> list[Line]:
    """Return the lines that are on the figure of a line, it among them; none of other sections."""
    if section.kind.key != "humanitarian" or line not in section.lines:
        return []
    first = runs([impact(each) for each in section.lines])
    at = first[section.lines.index(line)]
    return [each for each, run in zip(section.lines, first, strict=True) if run == at]


def voices_on_one(lines: Sequence[Line]) -> int:
    """Return how many voices are on the first figure that several are on; 0 where none is."""
    found = [line for line in lines if line.section == "humanitarian"]
    voices = _voices(found, runs([impact(line) for line in found]))
    return next((len(each) for each in voices.values() if len(each) > 1), 0)


def _voices(lines: Sequence[Line], first: Sequence[int]) -> dict[int, set[str]]:
    """Return who is on each figure, by the number of the first item that is on it."""
    voices: dict[int, set[str]] = {}
    for line, at in zip(lines, first, strict=True):
        voices.setdefault(at, set()).update(line.counted_as)
    return voices


def totals_above(section: Section, outline: Outline) -> dict[int, list[Total]]:
    """Return the totals by the number of the item that they stand above.

    One whose parts are listed stands above the first of them, the others above all.
    """
    kinds = [impact_kind(impact(line)) if impact(line).place else "" for line in section.lines]
    above: dict[int, list[Total]] = {}
    for total in totals(outline):
        at = kinds.index(total.kind) if total.kind in kinds else 0
        above.setdefault(at, []).append(total)
    for several in above.values():  # the one with its parts below stands next to them
        several.sort(key=lambda total: total.kind in kinds)
    return above
