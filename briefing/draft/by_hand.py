"""Items that a reviewer begins by hand from a paragraph: they are kept among the decisions.

The key is made of the text that was drafted from, the section and the words, so that the same item
has the same key, and one that was begun from another text is not taken for one of this.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

import msgspec

from briefing.brief.resolve import as_list
from briefing.brief.values import citation
from briefing.draft.model import Decision, Draft, DraftSource, Proposal, Rest, Section
from briefing.draft.state import ITEM, ORDER, words_field

_OF_TEXT: Final = 4
"""Digits of a key that are of the text."""
_OF_ITEM: Final = 8
"""Digits of a key that are of the item."""


def key_by_hand(source: DraftSource, section: Section, item: Mapping[str, Any]) -> str:
    """Return the key of an item that is begun by hand."""
    told = "\n".join((section, *as_list(item["cite"]), str(item.get(words_field(section), ""))))
    return source.sha256[:_OF_TEXT] + sha256(told.encode()).hexdigest()[:_OF_ITEM]


def by_hand(section: Section, item: Mapping[str, Any], key: str = "") -> Proposal:
    """Return an item that is begun by hand as a proposal; it cites a paragraph at least."""
    needed = [
        each.encode_name
        for each in msgspec.structs.fields(ITEM[section])
        if each.required and each.encode_name not in (words_field(section), "cite")
    ]
    return Proposal(
        key=key,
        section=section,
        wording="to-word",
        sure="low",
        rests_on=[Rest(cite=each, words=(1, 1)) for each in as_list(item["cite"])],
        item=dict(item),
        made="hand",
        open_fields=[each for each in needed if each not in item],
    )


def added_by(decision: Decision, draft: Draft) -> Proposal | None:
    """Return the item that a decision adds; None where it is of another text, or cites none."""
    section = next((each for each in ORDER if each == decision.into), None)
    cites = as_list(decision.item.get("cite"))
    known = all(citation(str(each)) for each in cites)
    of_text = decision.of.startswith(draft.source.sha256[:_OF_TEXT])
    if section is None or not cites or not known or not of_text:
        return None
    return by_hand(section, decision.item, decision.of)
