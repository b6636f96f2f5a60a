"""Which words of a source may leave the program in a page: the one place that decides."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.licences import is_open
from briefing.library.sources import AtHand


def may_show(source: m.Source, found: AtHand) -> bool:
    """Tell whether the paragraphs of a source may stand in what is written down.

    They may where the library has the text itself, neither a sealed record nor a reader's own
    copy, and its whole licence is an open one.
    """
    whole = bool(found.paragraphs) and found.record is None
    return whole and source.licence is not None and is_open(source.licence)
