"""A tie between two actors, as it was read."""

from __future__ import annotations

from typing import NamedTuple

from briefing.brief.scales import RelationType
from briefing.draft.find.reading.places import CastId
from briefing.draft.source_text import Where


class Tie(NamedTuple):
    """A tie: the words that tell it and both ends; ``charged``: somebody is accused of it."""

    type: RelationType
    words: Where
    first: CastId
    second: CastId
    charged: bool = False
