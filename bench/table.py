"""What was measured, as rows: a ratio, the aim, and whether it was met."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple


class Row(NamedTuple):
    """One comparison: the medians of both sides, the median of the rounds' ratios, its quartiles.

    ``unit`` is "s" or "B". The ratio is ours over base, and is to be small; where ``at`` is
    "least" it is base over ours, how many times as fast, and is to be large.
    """

    name: str
    over: str
    ours: float
    base: float
    unit: Literal["s", "B"]
    ratio: float
    low: float
    high: float
    rounds: int
    at: Literal["most", "least"]
    aim: float | None

    @property
    def met(self) -> bool | None:
        """Whether the aim was met; None where nothing is aimed at."""
        if self.aim is None:
            return None
        return self.ratio <= self.aim if self.at == "most" else self.ratio >= self.aim

    def as_dict(self) -> dict[str, Any]:
        """Return the row for JSON."""
        return {**self._asdict(), "met": self.met}


def in_turns(
    measure: Callable[[int], float], contenders: int, rounds: int
) -> tuple[tuple[float, ...], ...]:
    """Measure each contender once a round, forwards and backwards in turn; what each one took.

    A round before the first warms the caches and does not count.
    """
    out = []
    for number in range(-1, rounds):
        order = range(contenders)
        took = {which: measure(which) for which in (order if number % 2 else reversed(order))}
        if number >= 0:
            out.append([took[which] for which in order])
    return tuple(zip(*out, strict=True))


def compare(
    name: str,
    over: str,
    ours: Sequence[float],
    base: Sequence[float],
    *,
    unit: Literal["s", "B"] = "s",
    at: Literal["most", "least"] = "most",
    aim: float | None = None,
) -> Row:
    """Return the row of two contenders that were measured in turns."""
    pairs = zip(ours, base, strict=True)
    ratios = [mine / other if at == "most" else other / mine for mine, other in pairs]
    low, middle, high = (
        statistics.quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
    )
    middles = statistics.median(ours), statistics.median(base)
    return Row(name, over, *middles, unit, middle, low, high, len(ratios), at, aim)


_HEADS = ("what", "over", "ours", "base", "ratio", "quartiles", "rounds", "aim", "met")


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table that reads well as plain text, too."""
    lines = [_HEADS, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.name,
        row.over,
        _words(row.ours, row.unit),
        _words(row.base, row.unit),
        f"{row.ratio:.2f}",
        f"{row.low:.2f} to {row.high:.2f}",
        str(row.rounds),
        "none" if row.aim is None else f"at {row.at} {row.aim:g}",
        {None: "", True: "yes", False: "NO"}[row.met],
    )


def _words(value: float, unit: str) -> str:
    if unit == "B":
        return f"{value / 1e6:.1f} MB"
    return f"{value * 1000:.{2 if value < 0.01 else 1 if value < 0.1 else 0}f} ms"
