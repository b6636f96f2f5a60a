"""``--into``: a draft held against a brief that there is, and the text of one more source."""

from briefing.draft.into.held import held_against, is_older, item_at, next_issue, with_second_source

__all__ = ["held_against", "is_older", "item_at", "next_issue", "with_second_source"]
