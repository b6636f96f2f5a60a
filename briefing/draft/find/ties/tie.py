"""A tie between two actors, as it was read."""

from __future__ import annotations

from typing import NamedTuple

from briefing.brief.scales import RelationType
from briefing.draft.find.reading.places import CastId
from briefing.draft.findings import Cast
from briefing.draft.source_text import Where


class Tie(NamedTuple):
    """A tie: the words that tell it and both ends; ``charged``: somebody is accused of it."""

    type: RelationType
    words: Where
    first: CastId
    second: CastId
    charged: bool = False


def is_its_own(tie: Tie, cast: Cast) -> bool:
    """Tell whether a tie says no more than whose ministry a state's is."""
    first, second = (cast.actors.get(each.id) for each in (tie.first, tie.second))
    if tie.type != "part-of" or first is None or second is None:
        return False
    ministry = first.name.split()[:1] in (["Ministry"], ["Department"], ["Government"])
    return ministry and cast.sort(second.name) == "state"
