"""Standing: whether an item rests on nothing but what publishers have taken back or replaced."""

from __future__ import annotations

from typing import Final

from briefing.text import listed
from briefing.verify.case import Case
from briefing.verify.spots import Spot
from briefing.verify.verdicts import Code

WITHDRAWN: Final = Code("source-withdrawn", "cite")
SUPERSEDED: Final = Code("source-superseded", "cite")


def check_standing(case: Case) -> None:
    """Say of an item that no source it cites is one that its publisher stands by."""
    resolver = case.book.outline.resolver
    standing = resolver.standing(case.item)
    if standing not in ("withdrawn", "superseded"):
        return
    cited = [resolver.source(cite.source) for cite in resolver.cites(case.item)]
    names = listed(dict.fromkeys(source.id for source in cited if source))
    spot = Spot((*case.line.path, "cite"))
    if standing == "withdrawn":
        message = f"it rests on {names} alone, which the publisher has withdrawn."
        hint = "Cite a source that stands, or say in the item that this was taken back."
        case.warn(WITHDRAWN, spot, message, hint)
    else:
        message = f"it rests on {names} alone, and its publisher has put out a later one."
        case.inform(SUPERSEDED, spot, message, "Look whether the later one still says so.")
