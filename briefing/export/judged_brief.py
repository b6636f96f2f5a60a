"""What is written down: a brief, with what was found out of it and what the page is to have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.brief.outline import Outline
    from briefing.library.sources import AtHand
    from briefing.verify.verdicts import Verdicts


class JudgedBrief(Struct, frozen=True):
    """A brief with its verdicts; ``marks`` puts each beside its item, else they are counted.

    ``map`` draws its places below the claims. ``texts`` is what is at hand of its sources, by
    their ids: a page has the paragraphs of those that may be passed on. ``before`` are the briefs
    of its series, oldest first: a page has what moved since. With ``one_page`` it is one page
    of the brief, as text, Markdown or HTML.
    """

    brief: Brief | Outline
    verdicts: Verdicts | None = None
    marks: bool = False
    map: bool = False
    texts: Mapping[str, AtHand] = MappingProxyType({})
    one_page: bool = False
    before: Sequence[Brief | Outline] = ()
