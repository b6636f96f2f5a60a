"""Words by which something has not happened: asked for, on a condition, to come, only feared.

What a single verb claims is told by ``reading.claims``; these are looked for around the words that
tell an impact, an event or a tie.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.verify.english.moods import (
    ASKING,
    CONDITIONS,
    DISPUTING,
    ENDING,
    MODALS,
    REFUSING,
    TRYING,
    is_form,
    negates,
)

_ASKS: Final = (
    r"\b(?:request(?:s|ed|ing)?|(?:asked|asks|asking|calls?|called|appeal(?:s|ed)?) (?:for|on|upon)"
    r"|urge[sd]?|not to)\b"
)
ASKS: Final = re.compile(_ASKS, re.IGNORECASE)
ASKED: Final = re.compile(_ASKS + r"[^.;]*$", re.IGNORECASE)
"""Before what is asked for; ``ASKS`` are the words without what stands behind them."""
_IF: Final = r"\b(?:if|unless|in case|should)\b"
IF: Final = re.compile(_IF, re.IGNORECASE)
CONDITION: Final = re.compile(_IF + r"[^,;.]*$", re.IGNORECASE)
"""Before what is so on a condition alone; ``IF`` are the words for it."""
MAY: Final = re.compile(
    r"\b(?:will|would|could|might|may|nearly|almost|hardly|scarcely|barely)\b", re.I
)
"""A word of any by which something is to come, would be, or was escaped."""
WOULD: Final = re.compile(r"[^,.;]{0,12}\b(?:would|could|might|may)\b")
"""Behind what would be."""
BECOMES: Final = re.compile(
    r"\b(?:will|would|could|might|may) (?:\w+ ){0,2}?(?:be|have|shut|close)\b"
)
"""Between a thing and what is to become of it."""
TO_COME: Final = re.compile(
    r"\b(?:will|would|shall|is to|are to|due to|due|plans?|planned|expected|expects|scheduled"
    r"|hopes?|intends?|forecasts?|next)\b[^.;]*$",
    re.IGNORECASE,
)
"""Before a day that is to come."""
NOTHING: Final = re.compile(
    r" (?:to |of )?(?:no(?! (?:fewer|less|more) than)|nobody|no one|none|nothing|neither|little"
    r"|hardly|scant)\b",
    re.IGNORECASE,
)
"""Behind what was done to nobody, or came to nothing: "have received no food aid"."""
TO_BE: Final = re.compile(r"\b(?:will|would|could|might|may)(?: \w+){0,2} $")
"""Before what is to come, or would: "will be cut off"; not the month of May."""
HARDLY: Final = re.compile(r"\b(?:hardly|scarcely|barely) any\b[^,;]*$", re.IGNORECASE)
"""Before what befell next to nobody."""
NEARLY: Final = re.compile(r"\b(?:is|are|was|were|been) (?:nearly|almost) $")
"""Before what was escaped: "was nearly killed"."""
NOT_SO: Final = re.compile(
    r"(?:\b(?:not|never|hardly|barely|nearly|almost)|n['’]t)(?: \w+){0,2} $", re.IGNORECASE
)
"""Between a thing and what did not become of it: "was not damaged", "has never been closed"."""
_UNSURE: Final = (MODALS | CONDITIONS) - {"can"} | {"unlikely", "wish"}
_LEFT_OPEN: Final = TRYING | ASKING | REFUSING | DISPUTING | ENDING | frozenset(("call",))


def not_so(word: str) -> bool:
    """Tell whether a word before a tie in its clause leaves it open, or denies it."""
    return negates(word) or word in _UNSURE or is_form(word, _LEFT_OPEN)
