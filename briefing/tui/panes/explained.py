"""What the pointer is told that rests on a line: its verdict, basis and grade, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.outline import Line
from briefing.brief.scales import BASIS, CREDIBILITY, RELIABILITY
from briefing.text import clean

if TYPE_CHECKING:  # the verification is loaded after the first paint
    from briefing.verify.verdicts import Verdict


def explanation(line: Line, verdict: Verdict | None = None) -> str:
    """Return what verdict, basis and grade of a line mean, for the pointer that rests on it."""
    text = f"{_in_words(verdict)}\n" if verdict else ""
    text += f"{line.basis}: {BASIS[line.basis]}."
    if line.graded:
        text += f"\n{line.grade}: {RELIABILITY[line.grade.letter]} (the voice); "
        text += f"{CREDIBILITY[line.grade.digit]} (the item). The grade is the desk's own."
    return text


def _in_words(verdict: Verdict) -> str:
    words = f"{verdict.words[:1].upper()}{verdict.words[1:]}."
    found = next((each.text for each in verdict.findings), "")
    if not found and verdict.signed:
        found = f"{clean(verdict.signed.by)} has read it."
    if not found and verdict.mark == "not_checkable":
        found = clean(verdict.reason)
    return f"{words} {found[:1].upper()}{found[1:]}".strip()
