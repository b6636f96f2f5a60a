"""Figures and likelihoods over a series of briefs, for a page: nothing of stricter ones in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.brief.outline import Outline
from briefing.brief.scales import tlp_rank
from briefing.compare.series import Moved, moved
from briefing.export.rights import at_most


class Series(NamedTuple):
    """What moved over some briefs, oldest first; ``dates`` are their cut-offs.

    ``stricter`` is how many briefs of the series are left out, since their label is stricter than
    that of the page.
    """

    dates: tuple[str, ...]
    moved: tuple[Moved, ...]
    stricter: int


def series(outlines: Sequence[Outline]) -> Series:
    """Return the series of the last of several briefs, oldest first.

    The earlier ones are cut down to the label of its page: their stricter items are not in it.
    """
    *before, last = outlines
    mild = [each for each in before if tlp_rank(each.brief.tlp) <= tlp_rank(last.tlp)]
    kept = [*(_at_most(each, last.tlp) for each in mild), last]
    dates = tuple(each.brief.as_of for each in kept)
    return Series(dates, tuple(moved(kept)), len(outlines) - len(kept))


def _at_most(outline: Outline, label: str) -> Outline:
    shown = at_most(outline.brief, label)
    return Outline(shown.brief) if shown.left_out else outline
