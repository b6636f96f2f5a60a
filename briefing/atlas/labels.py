"""Where names stand: the most important first, none over another, what found no room is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefing.atlas.layers.basemap import BORDER, COAST, DISPUTED

TAKEN: Final = 1
MARK: Final = 2
"""What stands on a cell: a name, or a mark, which a foreign name keeps farther from."""
_HARD: Final = bytes(kind in (COAST, DISPUTED, BORDER) for kind in range(256))
_SOFT: Final = bytes(kind != 0 and not _HARD[kind] for kind in range(256))
_OTHER_ROW: Final = 2
_HARD_COST: Final = 3.0
_SOFT_COST: Final = 0.4


class Spot(NamedTuple):
    """A run of cells: column and row of its first, and how many."""

    column: int
    row: int
    width: int


class Wish(NamedTuple):
    """A name that wants room beside its mark."""

    key: str
    """What it belongs to; comes back with the answer."""
    mark: Spot
    widths: tuple[int, ...]
    """Cells it takes, and what it may be shortened to, best first."""
    over_lines: bool = True
    """Whether it may cover a coast or border rather than be left out."""
    beside_only: bool = False
    """Whether it stands to the right or left of its mark or not at all."""


class Answer(NamedTuple):
    """Where a name stands: ``choice`` says which of its widths it got."""

    key: str
    spot: Spot
    choice: int


class Board:
    """The cells of a view, and what stands on them."""

    def __init__(self, width: int, height: int, kinds: bytes = b"") -> None:
        """Take the size in cells and the kind of line in each, row by row."""
        self.width = width
        self.height = height
        self.taken = bytearray(width * height)
        kinds = kinds or bytes(width * height)
        self.hard = kinds.translate(_HARD)
        self.soft = kinds.translate(_SOFT)

    def free(self, spot: Spot, beside: Spot | None = None) -> bool:
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

    def take(self, spot: Spot, what: int = TAKEN) -> None:
        """Put a name or a mark on a spot."""
        start = spot.row * self.width + spot.column
        self.taken[start : start + spot.width] = bytes([what]) * spot.width

    def cost(self, spot: Spot) -> float:
        """Return what a spot covers: coasts and borders dear, provinces and rivers cheap."""
        start = spot.row * self.width + spot.column
        hard = self.hard.count(1, start, start + spot.width)
        return _HARD_COST * hard + _SOFT_COST * self.soft.count(1, start, start + spot.width)

    def crosses(self, spot: Spot) -> bool:
        """Tell whether a coast or border lies on a spot or on the cell beside either end."""
        line = spot.row * self.width
        low = max(spot.column - 1, 0)
        high = min(spot.column + spot.width + 1, self.width)
        return self.hard.find(1, line + low, line + high) >= 0

    def best(self, wish: Wish) -> Answer | None:
        """Return where a name fits best: the widest form that fits at all, least covering."""
        for choice, width in enumerate(wish.widths):
            best: tuple[float, Spot] | None = None
            for order, spot in enumerate(around(wish.mark, width)):
                order += _OTHER_ROW * (spot.row != wish.mark.row)
                if (best is not None and best[0] <= order) or (wish.beside_only and order > 1):
                    break
                if self.free(spot, wish.mark) and (wish.over_lines or not self.crosses(spot)):
                    cost = order + self.cost(spot)
                    if best is None or cost < best[0]:
                        best = cost, spot
            if best is not None:
                return Answer(wish.key, best[1], choice)
        return None


def around(mark: Spot, width: int) -> Iterator[Spot]:
    """Yield where a name may stand beside its mark, the best place first.

    Right, left, then above and below: to the right, to the left, in the middle.
    """
    column, row, own = mark
    yield Spot(column + own + 1, row, width)
    yield Spot(column - 1 - width, row, width)
    for start in (column + 1, column - width, column + own // 2 - width // 2):
        for line in (row - 1, row + 1):
            yield Spot(start, line, width)


def place(board: Board, wishes: Iterable[Wish]) -> tuple[list[Answer], list[str]]:
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
            placed.append(answer)
    return placed, left_out
