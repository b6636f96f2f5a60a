"""What of a brief is not simply found in its sources, gathered by the reason why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.format.problems import CHECKS, CODES, Problem
from briefing.text import clean, listed
from briefing.tui.brief_list import OpenBrief
from briefing.verify.verdicts import FIELD_WORDS, Finding, Verdict, Verdicts

_NOTHING: Final = "no quotation, speaker, figure, date or name that a rule could look for"
_TIE: Final = "who stands how to whom, and no more: the names are checked with the actors"
WAIVED: Final = "waived"
_SIGNED: Final = "signed"
WORKED_OUT: Final = "worked-out"
NOTED: Final = "note"
_SEVERITIES: Final = {"error": "unsupported", "warning": "partly", "info": NOTED}
BROKEN: Final = "broken"
KINDS: Final = {
    BROKEN: "WRONG IN THE FILE",
    "unsupported": "NOT FOUND",
    "partly": "WITH A WARNING",
    "not_checkable": "NOT CHECKABLE BY RULE",
    WAIVED: "WARNINGS WAIVED",
    _SIGNED: "READ AND SIGNED BY A PERSON",
    WORKED_OUT: "WORKED OUT BY THE DESK",
    NOTED: "NOTES",
}
"""What there is of reasons, the worst first, each with its title."""
_ORDER: Final = tuple(KINDS)


class Reason(NamedTuple):
    """Why something is not simply found.

    ``kind`` is one of ``KINDS``; ``words`` go on behind a count; ``code``
    is the name by which a waiver calls it, where it has one.
    """

    kind: str
    words: str
    code: str = ""


class Unfound(NamedTuple):
    """One thing that is not simply found.

    ``place`` is the section and place of the item it is about, None where it is about none;
    ``sources`` says that it is about a source or a voice. ``told`` is the sentence about it,
    ``row`` its line in the file, ``problem`` what the checks say of it.
    """

    reason: Reason
    row: int
    told: str = ""
    place: tuple[str, int] | None = None
    line: Line | None = None
    verdict: Verdict | None = None
    problem: Problem | None = None
    sources: bool = False

    @property
    def leads(self) -> bool:
        """Whether there is something on the screen to go to."""
        return self.place is not None or self.sources


def unfound(card: OpenBrief, verdicts: Verdicts | None) -> list[Unfound]:
    """Return all that is not simply found: by reason, the worst first, then by line.

    The reader's problems are among it, and the notes on paragraphs that nothing cites.
    """
    brief, outline = card.reading.value, card.outline
    if verdicts is not None and brief is not None:
        from briefing.verify.placing import problems as reported

        problems = reported(verdicts, brief, card.reading.marks, card.entry.name)
    else:
        problems = []
    places = _places(outline) if outline is not None else {}
    others = _sources_and_voices(outline) if outline is not None else set()
    by_path = verdicts.by_path() if verdicts is not None else {}
    found = [_of_problem(each, places, others) for each in problems]
    found += [_of_problem(each, places, others, BROKEN) for each in card.reading.problems]
    if outline is not None and verdicts is not None:
        for place, line in places.values():
            row = card.reading.marks.at(line.path)[0]
            for reason, told in _of_item(outline, line, by_path.get(line.path)):
                found.append(Unfound(reason, row, told, place, line))
    found = [each._replace(verdict=by_path.get(each.line.path)) if each.line else each
             for each in found]  # fmt: skip
    counts = Counter(each.reason for each in found)
    first: dict[Reason, int] = {}
    for each in found:
        first[each.reason] = min(each.row, first.get(each.reason, each.row))

    def order(each: Unfound) -> tuple[object, ...]:
        reason = each.reason
        return _ORDER.index(reason.kind), -counts[reason], first[reason], reason, each.row

    return sorted(found, key=order)


def nothing_in(line: Line) -> str:
    """Return why no rule can check an item whose sources are at hand."""
    return _TIE if isinstance(line.item, m.Relationship) else _NOTHING


def _places(outline: Outline) -> dict[str, tuple[tuple[str, int], Line]]:
    return {
        line.label: ((section.kind.key, index), line)
        for section in outline.every_section
        for index, line in enumerate(section.lines)
    }


def _sources_and_voices(outline: Outline) -> set[str]:
    return {*outline.brief.voices, *(source.id for source in outline.brief.sources)}


def _of_problem(
    problem: Problem,
    places: dict[str, tuple[tuple[str, int], Line]],
    others: Iterable[str],
    kind: str = "",
) -> Unfound:
    place, line = places.get(problem.item, (None, None))
    words = CHECKS.get(problem.code) or CODES.get(problem.code, problem.code)
    reason = Reason(kind or _SEVERITIES[problem.severity], words, problem.code)
    told = _sentence(problem.sentence or problem.message)
    return Unfound(reason, problem.line, told, place, line, None, problem, problem.item in others)


def _of_item(outline: Outline, line: Line, verdict: Verdict | None) -> Iterator[tuple[Reason, str]]:
    """Yield why an item is not simply found, but for its findings, with a sentence on each.

    What the desk has worked out is told as well, for whoever looks at how.
    """
    if verdict is None:
        if not line.own:
            yield Reason("not_checkable", "no paragraph that it cites"), ""
        return
    if verdict.mark == "not_checkable" and verdict.signed:
        by, on = clean(verdict.signed.by), clean(verdict.signed.on)
        yield Reason(_SIGNED, "no rule could check it"), f"Read by {by} on {on}."
    elif verdict.mark == "not_checkable":
        yield Reason("not_checkable", _lower(verdict.reason) or nothing_in(line)), ""
    elif verdict.unchecked and not line.own:
        left = listed(FIELD_WORDS[field] for field in verdict.unchecked)
        yield Reason("not_checkable", f"{left} not checkable, the rest found"), ""
    for match in verdict.worked_out:
        yield Reason(WORKED_OUT, "a number or day that no source prints"), f"{clean(match.calc)}."
    reasons = {waiver.code: waiver.why for waiver in line.item.waive}
    for finding in verdict.waived:
        words = CHECKS.get(finding.code, finding.code)
        yield Reason(WAIVED, words, finding.code), _waived(outline, finding, reasons)


def _waived(outline: Outline, finding: Finding, reasons: dict[str, str]) -> str:
    """Return who waived a warning and why, and what the warning was."""
    who = outline.say(outline.brief.prepared_by) or "the desk"
    why = outline.say(reasons.get(finding.code, ""))
    return f"Waived by {who}: {why} The warning: {_lower(finding.text)}".strip()


def _sentence(text: str) -> str:
    text = clean(text)
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    text = clean(text).removesuffix(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
