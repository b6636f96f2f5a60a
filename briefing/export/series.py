"""Figures and likelihoods over a series of briefs, for a page: nothing of stricter ones in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.brief.outline import Outline
from briefing.brief.scales import tlp_rank
from briefing.compare.series import Moved, moved


class Series(NamedTuple):
    """What moved over some briefs, oldest first; ``dates`` are their cut-offs.

    ``stricter`` is how many briefs of the series are left out, since their label is stricter than
    that of the page.
    """

    dates: tuple[str, ...]
    moved: tuple[Moved, ...]
    stricter: int


def series(outlines: Sequence[Outline]) -> Series:
    """Return the series of the last of several briefs, oldest first."""
    most = tlp_rank(outlines[-1].tlp)
    kept = [each for each in outlines if tlp_rank(each.tlp) <= most]
    dates = tuple(each.brief.as_of for each in kept)
    return Series(dates, tuple(moved(kept)), len(outlines) - len(kept))
