"""In which order a list of briefs stands: by cut-off, title, trend or errors, either way round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

# The command line asks for the names of the orders before it knows whether a list is wanted.
if TYPE_CHECKING:
    from briefing.library.entry import Entry, Summary

T = TypeVar("T")

CUT_OFF: Final = "cut-off"
TITLE: Final = "title"
TREND: Final = "trend"
ERRORS: Final = "errors"

ORDERS: Final[dict[str, tuple[str, str]]] = {
    CUT_OFF: ("newest first", "oldest first"),
    TITLE: ("titles A to Z", "titles Z to A"),
    TREND: ("deteriorated first", "improved first"),
    ERRORS: ("most errors first", "fewest errors first"),
}
"""What a list can be sorted by, each with its words, and those of the other way round."""

_TRENDS: Final = ("deteriorated", "unchanged", "improved")


class Order(NamedTuple):
    """By what a list is sorted, one of ``ORDERS``; ``reverse`` is the other way round."""

    by: str = CUT_OFF
    reverse: bool = False

    @property
    def words(self) -> str:
        """The order in words: ``newest first``."""
        return ORDERS[self.by][self.reverse]


class About(NamedTuple):
    """What a brief is sorted by, each as far as it is known.

    ``counts`` says how many items have each verdict, none of those that are left out; it is None
    where nobody has verified the brief.
    """

    entry: Entry
    summary: Summary | None = None
    counts: Mapping[str, int] | None = None


def arranged(rows: Iterable[T], about: Callable[[T], About], order: Order) -> list[T]:
    """Return rows in an order; those that are alike in it stay as they stood.

    What has nothing to be sorted by (no title, no trend, never verified) stands last, whichever
    way round: nobody looks for it there.
    """
    key = _KEYS[order.by]
    known, others = [], []
    for row in rows:
        value = key(about(row))
        if value is None:
            others.append(row)
        else:
            known.append((value, row))
    known.sort(key=lambda each: each[0], reverse=order.reverse)
    return [row for _, row in known] + others


def _cut_off(about: About) -> Any:
    return None if about.entry.broken else about.entry.order[1]


def _title(about: About) -> Any:
    from briefing.brief.fold import fold

    summary = about.summary
    return None if summary is None or summary.broken else fold(summary.heading)


def _trend(about: About) -> Any:
    trend = about.summary.trend if about.summary is not None else None
    return _TRENDS.index(trend) if trend in _TRENDS else None


def _errors(about: About) -> Any:
    """Return the errors of the file, then the items not found in their sources, then warnings."""
    summary, counts = about.summary, about.counts
    if about.entry.broken or (summary is not None and summary.broken):
        return -(summary.errors if summary is not None else 1), 0, 0
    if counts is None:
        return None
    return 0, -counts.get("unsupported", 0), -counts.get("partly", 0)


_KEYS: Final[dict[str, Callable[[About], Any]]] = {
    CUT_OFF: _cut_off,
    TITLE: _title,
    TREND: _trend,
    ERRORS: _errors,
}
