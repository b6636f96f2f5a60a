"""Words that pass through other hands: a statement that a radio reads out, who has signed it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.speech.people import is_title
from briefing.verify.english.speech.words import DOCUMENTS
from briefing.verify.language import Name, listed
from briefing.verify.words.quotes import QuoteMark, Stretch

_NEAR: Final = 100
"""Characters before a quotation that are looked at."""
_OWN: Final = listed("editorial headline article caption report bulletin post tweet verdict ruling")
"""What a paper, a channel or a court writes itself."""
_DOCUMENT: Final = "|".join(sorted(DOCUMENTS))
_SENT: Final = "|".join(sorted(DOCUMENTS - _OWN))
_CARRIED: Final = late_pattern(
    r"\b(?:(?:re)?broadcasts?|airs|aired|carr(?:y|ies|ied)|relay(?:s|ed)?|prints?|printed|runs|ran"
    r"|reads? out|forward(?:s|ed)?|pass(?:es|ed) on|plays|played)\s+(?:an?|the|this|another)\s+"
    rf"(?:\w+\s+){{0,2}}(?:{_SENT})\s*:\s*$"
)
_SIGNED: Final = late_pattern(
    rf"[\s.,;]*(?:(?:[Ii]t|[Tt]his|[Tt]he\s+(?:{_DOCUMENT}))\s+(?:is|was)\s+)?[Ss]igned\b"
    r"(?:\s+by)?\s*[:,\u2013\u2014-]?\s*(?:the\s+)?(?=[A-Z])"
)


def is_carried(text: str, mark: QuoteMark) -> bool:
    """Tell whether words stand behind who only passes them on: "A broadcast a statement: ..."."""
    return bool(_CARRIED.search(text[max(mark.left - _NEAR, 0) : mark.left]))


def find_signature(text: str, mark: QuoteMark, names: Sequence[Name]) -> Stretch | None:
    """Return where the name stands that a quotation is signed with: "..." Signed A."""
    match = _SIGNED.match(text, mark.right)
    if not match:
        return None
    first = next((name for name in names if name.end > match.end()), None)
    if first is None:
        return None
    begin = max(first.start, match.end())
    titles = text[match.end() : begin].split()
    return Stretch(begin, first.end) if all(is_title(word.lower()) for word in titles) else None
