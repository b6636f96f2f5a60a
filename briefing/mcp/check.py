"""What an assistant may have checked: a whole brief, or one item as if it stood in a brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from briefing.brief import model as m
from briefing.brief.labels import items
from briefing.brief.values import place_name
from briefing.export.rights import as_allowed
from briefing.export.verdict_phrases import WORDS_ONLY, counts_plain
from briefing.files import BRIEF_CAP
from briefing.format.problems import Problem, Reading
from briefing.format.reader import read
from briefing.library.sources import AtHand, evidence_by
from briefing.library.with_item import WithItem, longest_shared, section_path
from briefing.mcp.ceiling import Ceiling, ToolRefused, heading, may_tell
from briefing.verify.judge import verify
from briefing.verify.verdicts import Finding, Verdict
from briefing.verify.words.passages import MOST_IN_A_ROW

MOST: Final = 100
"""Problems, and items with findings, that one answer names."""
_NOT_TOLD: Final = AtHand(
    missing="No brief of the library under this server's label names this text.", unread=True
)
Find = Callable[[m.Source], AtHand]
Passed = Callable[[Finding], dict[str, Any]]


def whole(ceiling: Ceiling, yaml: str) -> dict[str, Any]:
    """Return what is wrong with a brief, and what its sources have for its items.

    Raises:
        Refused: it is too large, or under a label that is stricter.
    """
    reading = _reading(yaml)
    problems = _problems(reading.problems)
    if reading.value is None:
        return {"readable": False, **problems}
    brief = may_tell(reading.value, ceiling.label)
    if brief is None:
        raise ToolRefused(
            f"the brief is TLP:{reading.value.tlp}, and this server answers up to "
            f"TLP:{ceiling.label}: it was not checked"
        )
    known = ceiling.named({each.text for each in brief.sources if each.text}, brief.id)

    def find(source: m.Source) -> AtHand:
        named = known.get(source.text or "")
        return ceiling.library.at_hand(*named) if named else _NOT_TOLD

    # What may be passed on is what the library says of its source, not this text.
    sources = {each.id: known[each.text][1] for each in brief.sources if each.text in known}
    passed = _passed(sources, {each.id: find(each) for each in brief.sources})
    verdicts = verify(brief, evidence_by(brief, find))
    wrong = [each for each in verdicts.items if each.findings or each.mark == "unsupported"]
    return {
        "readable": True,
        **problems,
        "stricter_items_left_out": _count(reading.value) - _count(brief),
        "verdicts": counts_plain(verdicts),
        "verdicts_say": WORDS_ONLY,
        "items": [_verdict(each, passed) for each in wrong[:MOST]],
        "items_left_out": max(len(wrong) - MOST, 0),
        "findings": [passed(each) for each in verdicts.findings[:MOST]],
        "sources": [
            {"source": each.source, "at_hand": each.at_hand, "why": each.why}
            for each in verdicts.sources
        ],
    }


def _reading(yaml: str) -> Reading[m.Brief]:
    """Read a brief that was sent.

    Raises:
        Refused: it is too large, or no text.
    """
    try:
        data = yaml.encode()
    except UnicodeEncodeError as error:
        raise ToolRefused("the text is no Unicode: half of a pair stands alone in it") from error
    if len(data) > BRIEF_CAP:
        raise ToolRefused(f"a brief has at most {BRIEF_CAP:,} bytes")
    return read(data, m.Brief, "brief.yaml")


def _count(brief: m.Brief) -> int:
    return sum(1 for _ in items(brief))


def one_item(
    ceiling: Ceiling, wanted: str, section: str, item: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what would be found of an item if it stood in a brief, and its YAML.

    Raises:
        Refused: there is no such brief, or the item cannot be put into it.
    """
    told = ceiling.brief(wanted)
    library, entry = ceiling.library, told.entry
    try:
        tried = WithItem(told.text, section_path(section), item, f"{told.brief.id}.yaml")
    except (ValueError, RecursionError) as error:
        raise ToolRefused(
            "the item cannot be written as YAML, or the section is no list"
        ) from error
    answer: dict[str, Any] = {
        **heading(told.brief),
        "section": section,
        "yaml": "\n".join(tried.made.lines),
        "written": False,
    }
    if tried.reading.value is None:
        # What the brief has without the item it may not all tell.
        end = tried.made.line + len(tried.made.lines)
        own = [each for each in tried.reading.problems if tried.made.line <= each.line < end]
        return {"accepted": False, **answer, **_problems(own)}
    hands = {each.id: library.at_hand(entry, each) for each in tried.brief.sources}
    passed = _passed({each.id: each for each in tried.brief.sources}, hands)
    evidence = evidence_by(tried.brief, lambda source: hands[source.id])
    found = verify(tried.brief, evidence).by_path().get(tried.line.path)
    count, where = longest_shared(library, entry, told.brief, tried.line.text)
    copied = count > MOST_IN_A_ROW
    answer |= _verdict(found, passed) if found is not None else {"found": "nothing to check"}
    if count:
        answer["shares"] = f"{count} words in a row with {where}, at most {MOST_IN_A_ROW} may be"
    accepted = not copied and (found is None or found.mark != "unsupported")
    return {"accepted": accepted, **answer, "verdicts_say": WORDS_ONLY}


def _verdict(verdict: Verdict, passed: Passed) -> dict[str, Any]:
    return {
        "item": verdict.label,
        "verdict": verdict.mark,
        "found": verdict.words,
        **({"why": verdict.why} if verdict.why else {}),
        "findings": [passed(each) for each in verdict.findings],
    }


def _passed(sources: Mapping[str, m.Source], hands: Mapping[str, AtHand]) -> Passed:
    """Return how a finding is told: what it quotes of a source only where that may be shown."""

    def told(finding: Finding) -> dict[str, Any]:
        finding = as_allowed(finding, sources, hands)
        plain = {"code": finding.code, "severity": finding.severity, "message": finding.message}
        if finding.hint:
            plain["hint"] = finding.hint
        if finding.nearest:
            plain["nearest"] = finding.nearest
        if finding.paragraph and finding.source:
            table = finding.source in sources and sources[finding.source].is_table
            plain["at"] = f"{finding.source}:{place_name(finding.paragraph, table=table)}"
        return plain

    return told


def _problems(problems: Iterable[Problem]) -> dict[str, Any]:
    every = list(problems)
    keys = ("line", "column", "code", "severity", "item", "message", "hint")
    return {
        "problems": [{key: getattr(each, key) for key in keys} for each in every[:MOST]],
        "problems_left_out": max(len(every) - MOST, 0),
    }
