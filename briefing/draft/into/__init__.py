"""``--into``: a draft held against a brief that there is."""

from briefing.draft.into.held import held_against, is_older, item_at, next_issue
from briefing.draft.into.known import sorts_of

__all__ = ["held_against", "is_older", "item_at", "next_issue", "sorts_of"]
