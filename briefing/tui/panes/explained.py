"""What the pointer is told that rests on a line: its verdict, basis and grade, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.brief.outline import Line, Section
from briefing.brief.scales import BASIS, CREDIBILITY, RELIABILITY
from briefing.text import clean, listed
from briefing.tui.panes.impact_labels import same_figure

if TYPE_CHECKING:  # the verification is loaded after the first paint
    from briefing.verify.verdicts import Verdict


def explanation(line: Line, verdict: Verdict | None = None, section: Section | None = None) -> str:
    """Return what verdict, basis and grade of a line mean, for the pointer that rests on it.

    It names the voices that the row of a table only counts: of the line, and of its figure where
    others of its ``section`` are on the same one.
    """
    text = f"{_in_words(verdict)}\n" if verdict else ""
    text += f"{line.basis}: {BASIS[line.basis]}."
    if len(line.speakers) > 1:
        text += f"\nSaid by {_names([line])}."
    same = same_figure(section, line) if section is not None else []
    if len(same) > 1:
        text += f"\nOn this figure are {_names(same)}: side by side, not summed."
    if line.graded:
        text += f"\n{line.grade}: {RELIABILITY[line.grade.letter]} (the voice); "
        text += f"{CREDIBILITY[line.grade.digit]} (the item). The grade is the desk's own."
    return text


def _names(lines: Sequence[Line]) -> str:
    names = dict.fromkeys(clean(who.name) for line in lines for who in line.speakers)
    return listed(names)


def _in_words(verdict: Verdict) -> str:
    words = f"{verdict.words[:1].upper()}{verdict.words[1:]}."
    found = next((each.text for each in verdict.findings), "")
    if not found and verdict.signed:
        found = f"{clean(verdict.signed.by)} has read it."
    if not found and verdict.mark == "not_checkable":
        found = clean(verdict.reason)
    return f"{words} {found[:1].upper()}{found[1:]}".strip()
