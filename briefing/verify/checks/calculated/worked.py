"""A number, a length of time or a day that the desk says how it worked out, computed anew."""

from __future__ import annotations

from msgspec import Struct

from briefing.verify.checks.calculated.amounts import Value
from briefing.verify.language import Figure
from briefing.verify.spots import Spot
from briefing.verify.verdicts import Field, Match, Path


class Worked(Struct, frozen=True):
    """One line of a calc that holds: its operands are printed, and it comes to what it says.

    ``figure`` is its result as a number, None of a day or a time; ``where`` are the paragraphs of
    its operands. ``path`` and ``start`` to ``end`` are the place of the result in the file.
    ``above`` are the lines that it goes on from, ``added`` the printed numbers that it adds up.
    """

    line: str
    result: str
    figure: Figure | None
    value: Value
    where: tuple[str, ...]
    path: Path
    start: int
    end: int
    above: tuple[Worked, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The line with the paragraphs that its operands stand in."""
        return f"{self.line} ({', '.join(self.where)})" if self.where else self.line


class WorkedOut:
    """The lines of an item that hold, and what of the item each stands for.

    A line stands for one number of each text, and for one of the figures. What it stands for is the
    desk's own: it is not found in the source.
    """

    def __init__(self, item: Path, lines: list[Worked]) -> None:
        self._item = item
        self.lines = lines
        self._stand_for: dict[tuple[int, Path], tuple[Spot, Match]] = {}

    def stand_for(self, worked: Worked, field: Field, spot: Spot, ours: str) -> bool:
        """Note that a line stands for words of the item, if it does for no others there."""
        figures = "figures" in spot.path[len(self._item) :]
        key = self.lines.index(worked), ("figures",) if figures else spot.path
        noted = spot, Match(field=field, path=spot.path, ours=ours, calc=worked.told)
        return self._stand_for.setdefault(key, noted)[0] == spot

    def is_said(self, worked: Worked) -> bool:
        """Tell whether a line stands for something, or another goes on from it."""
        place = self.lines.index(worked)
        above = any(worked in each.above for each in self.lines)
        return above or any(index == place for index, _ in self._stand_for)

    def has(self, spot: Spot) -> bool:
        """Tell whether words of the item are, or lie in, what a line stands for."""
        return any(
            each.path == spot.path and each.start < spot.end and spot.start < each.end
            for each, _ in self._stand_for.values()
        )

    @property
    def matches(self) -> list[Match]:
        """What the lines stand for."""
        return [match for _, match in self._stand_for.values()]
