"""The cells of a view: which are free for a name or a mark.

The most important names are placed first, none over another; what found no room is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefing.atlas.basemap import BORDER, COAST, DISPUTED

TAKEN: Final = 1
MARK: Final = 2
"""What stands on a cell: a name, or a mark, which a foreign name keeps farther from."""
_HARD: Final = bytes(kind in (COAST, DISPUTED, BORDER) for kind in range(256))
_BETWEEN: Final = bytes(kind in (DISPUTED, BORDER) for kind in range(256))
_SOFT: Final = bytes(kind != 0 and not _HARD[kind] for kind in range(256))
_OTHER_ROW: Final = 2
_HARD_COST: Final = 3.0
_SOFT_COST: Final = 0.4
_LED: Final = 9.0
"""What a name beside its mark may cover before it goes where a leader leads."""
_AWAY: Final = tuple(
    sorted(
        ((down, across) for down in range(9) for across in range(-8, 24, 2)
         if (down > 1 if across < 2 else down or across > 2)),
        key=lambda step: (2 * step[0]) ** 2 + step[1] ** 2,
    )
)  # fmt: skip
"""Rows and columns between a mark and a name that a leader joins to it, the nearest first."""


class LabelSpot(NamedTuple):
    """A run of cells: column and row of its first, and how many."""

    column: int
    row: int
    width: int


class Wish(NamedTuple):
    """A name that wants room beside its mark."""

    key: str
    """What it belongs to; comes back with the answer."""
    mark: LabelSpot
    widths: tuple[int, ...]
    """Cells it takes, and what it may be shortened to, best first."""
    over_lines: bool = True
    """Whether it may cover a coast or border rather than be left out."""
    beside_only: bool = False
    """Whether it stands to the right or left of its mark or not at all."""


class PlacedLabel(NamedTuple):
    """Where a name stands: ``choice`` says which of its widths it got."""

    key: str
    spot: LabelSpot
    choice: int
    leader: tuple[tuple[int, int], ...] = ()
    """The dots of the line from its mark, where it does not stand beside it."""


class Board:
    """The cells of a view, and what stands on them."""

    def __init__(self, width: int, height: int, kinds: bytes = b"") -> None:
        """Take the size in cells and the kind of line in each, row by row."""
        self.width = width
        self.height = height
        self.taken = bytearray(width * height)
        kinds = kinds or bytes(width * height)
        self.hard = kinds.translate(_HARD)
        self.borders = kinds.translate(_BETWEEN)
        self.soft = kinds.translate(_SOFT)

    def free(self, spot: LabelSpot, beside: LabelSpot | None = None) -> bool:
        """Tell whether a spot lies in the view, empty, and with a blank cell on either side.

        From marks it keeps two cells, or it would seem to be their name. ``beside`` is the mark
        that it belongs to: one blank cell is enough there.
        """
        column, row, width = spot
        stop, across, taken = column + width, self.width, self.taken
        if column < 0 or not 0 <= row < self.height or stop > across:
            return False
        line = row * across
        low = column - 2 if column > 2 else 0
        high = stop + 2 if stop + 2 < across else across
        if beside is not None and beside.row == row:
            if column > beside.column:
                low = max(low, beside.column + beside.width)
            else:
                high = min(high, beside.column)
            if not low <= column <= stop <= high:
                return False  # on the mark
        if taken.find(MARK, line + low, line + high) >= 0:
            return False
        near, far = max(column - 1, low), min(stop + 1, high)
        return taken.find(TAKEN, line + near, line + far) < 0

    def covered(self, spot: LabelSpot) -> bool:
        """Tell whether anything stands on a spot."""
        start = spot.row * self.width + spot.column
        return any(self.taken[start : start + spot.width])

    def take(self, spot: LabelSpot, what: int = TAKEN) -> None:
        """Put a name or a mark on a spot."""
        start = spot.row * self.width + spot.column
        self.taken[start : start + spot.width] = bytes([what]) * spot.width

    def cost(self, spot: LabelSpot) -> float:
        """Return what a spot covers: coasts and borders dear, provinces and rivers cheap."""
        start = spot.row * self.width + spot.column
        hard = self.hard.count(1, start, start + spot.width)
        return _HARD_COST * hard + _SOFT_COST * self.soft.count(1, start, start + spot.width)

    def crosses(self, spot: LabelSpot) -> bool:
        """Tell whether a coast or border lies on a spot or on the cell beside either end."""
        line = spot.row * self.width
        low = max(spot.column - 1, 0)
        high = min(spot.column + spot.width + 1, self.width)
        return self.hard.find(1, line + low, line + high) >= 0

    def best(self, wish: Wish) -> PlacedLabel | None:
        """Return where a name fits best: the widest form that fits at all, least covering."""
        for choice, cells in enumerate(wish.widths):
            best: tuple[float, LabelSpot] | None = None
            for order, spot in enumerate(around(wish.mark, cells)):
                order += _OTHER_ROW * (spot.row != wish.mark.row)
                if (best is not None and best[0] <= order) or (wish.beside_only and order > 1):
                    break
                if self.free(spot, wish.mark) and (wish.over_lines or not self.crosses(spot)):
                    cost = order + self.cost(spot)
                    if best is None or cost < best[0]:
                        best = cost, spot
            far = None if (best is not None and best[0] < _LED) or wish.beside_only else self.led(
                wish, cells)  # fmt: skip
            if far is not None:
                return PlacedLabel(wish.key, far[0], choice, far[1])
            if best is not None:
                return PlacedLabel(wish.key, best[1], choice)
        return None

    def led(self, wish: Wish, cells: int) -> tuple[LabelSpot, tuple[tuple[int, int], ...]] | None:
        """Return the nearest room that covers no line, and the dots of the leader that goes there.

        The leader crosses neither names nor marks, no border, and a coast at most right beside the
        mark: it would itself be taken for a border, and the name for a place of the other side.
        """
        for spot in afar(wish.mark, cells):
            if not self.free(spot) or self.crosses(spot) or self.cost(spot) > _SOFT_COST * 2:
                continue
            dots = leader(wish.mark, spot)
            between = {(x // 2, y // 4) for x, y in dots}
            if all(self._open(column, row, wish.mark) for column, row in between):
                return spot, dots
        return None

    def _open(self, column: int, row: int, mark: LabelSpot) -> bool:
        if not (0 <= column < self.width and 0 <= row < self.height):
            return False
        cell = row * self.width + column
        near = abs(column - mark.column) <= 1 and abs(row - mark.row) <= 1
        return not (self.taken[cell] or self.borders[cell] or (self.hard[cell] and not near))


def around(mark: LabelSpot, width: int) -> Iterator[LabelSpot]:
    """Yield where a name may stand beside its mark, the best place first.

    Right, left, then above and below: to the right, to the left, in the middle.
    """
    column, row, own = mark
    yield LabelSpot(column + own + 1, row, width)
    yield LabelSpot(column - 1 - width, row, width)
    for start in (column + 1, column - width, column + own // 2 - width // 2):
        for line in (row - 1, row + 1):
            yield LabelSpot(start, line, width)


def afar(mark: LabelSpot, width: int) -> Iterator[LabelSpot]:
    """Yield where a name may stand that a leader joins to its mark, the nearest places first."""
    column, row, own = mark
    for down, across in _AWAY:
        for line in (row - down, row + down) if down else (row,):
            yield LabelSpot(column + own + across, line, width)
            yield LabelSpot(column - across - width, line, width)


def leader(mark: LabelSpot, spot: LabelSpot) -> tuple[tuple[int, int], ...]:
    """Return the dots from beside a mark to beside a name, none in the mark's cell."""
    x0, y0 = 2 * mark.column + 1, 4 * mark.row + 2
    if spot.row == mark.row:
        right = spot.column > mark.column
        x1, y1 = 2 * spot.column - 2 if right else 2 * (spot.column + spot.width) + 1, y0
    else:
        x1 = min(max(x0, 2 * spot.column), 2 * (spot.column + spot.width) - 1)
        y1 = 4 * spot.row + 4 if spot.row < mark.row else 4 * spot.row - 1
    steps = max(abs(x1 - x0), abs(y1 - y0), 1)
    dots = ((round(x0 + (x1 - x0) * n / steps), round(y0 + (y1 - y0) * n / steps))
            for n in range(steps + 1))  # fmt: skip
    return tuple((x, y) for x, y in dots if (x // 2, y // 4) != mark[:2])


def place(board: Board, wishes: Iterable[Wish]) -> tuple[list[PlacedLabel], list[str]]:
    """Give every wish, in order of importance, the best room left.

    Returns what found room, and the keys of what did not: together as many as came in.
    """
    placed, left_out = [], []
    for wish in wishes:
        answer = board.best(wish)
        if answer is None:
            left_out.append(wish.key)
        else:
            board.take(answer.spot)
            for column, row in {(x // 2, y // 4) for x, y in answer.leader}:
                board.take(LabelSpot(column, row, 1))
            placed.append(answer)
    return placed, left_out
