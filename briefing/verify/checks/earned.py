"""Whether a tick is earned: where all that a rule looks for is there, and one still cannot be sure.

What is found here is no finding, since a fair paraphrase may have it too: the item is not ticked,
and its verdict says why. The words are the item's own, so that they may be told to anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checked_texts import CheckedText
from briefing.verify.checks.by_letters import another_speaks

_HARDLY: Final = 0.85
"""The same where a date alone is found."""
_FEW: Final = 0.75
"""The share of an item's words, by weight, without which a name or a speaker shows little."""


def check(case: Case, text: CheckedText, paragraphs: Sequence[str], absent: float) -> None:
    """Withhold the tick of an item whose sentence may say what its paragraphs do not.

    ``absent`` is the share of its words that they lack.
    """
    doubtful = case.language.unearned(text.text, paragraphs)
    counted = any(match.field in ("figures", "quote") and match.text for match in case.matches)
    there = [match.text for match in case.matches if match.field in _SHOWN and match.text]
    missed = [match for match in case.matches if match.field == "figures" and not match.text]
    if doubtful is not None:
        case.withhold(f"{shown(doubtful.ours)} {doubtful.what}")
    elif absent >= _FEW and (not there or (absent >= _HARDLY and not counted)):
        case.withhold(f"few of its words are in {case.scope.where()}")
    elif missed and "wording" not in case.language.judged and case.language.reads_words:
        case.withhold(f"{shown(missed[0].ours)} is not found there")
    elif case.language.denied_beside(text.text, paragraphs, there):
        case.withhold(f"{case.scope.where()} may deny it")
    elif "speaker" not in case.language.judged and (other := another_speaks(case)):
        case.withhold(f"{other} speaks there")


_SHOWN: Final = ("figures", "dates", "quote")
