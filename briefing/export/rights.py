"""What may leave the program in a page: the one place that decides.

Which words of a source (by ``briefing.library.sources``), and which items of a brief at a label of
the Traffic Light Protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import structs
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.labels import ReleasedBrief, at_most
from briefing.brief.outline import Outline
from briefing.brief.values import place_name
from briefing.export.judged_brief import JudgedBrief
from briefing.library.sources import AtHand, may_give_facts, may_show
from briefing.verify.coverage import cited
from briefing.verify.verdicts import Finding, Verdicts

__all__ = [
    "ReleasedBrief", "as_allowed", "at_most", "judged_at_most", "left_out_words", "may_give_facts",
    "may_show", "told_as_allowed",
]  # fmt: skip


def judged_at_most(
    found: JudgedBrief, label: str, judge: Callable[[m.Brief], Verdicts]
) -> tuple[JudgedBrief, int]:
    """Return what is written down of a brief at a label, and how many items were left out.

    Where some are, ``judge`` has to say what is found of the rest: a verdict may rest on other
    items, and name them. The texts of its sources go with the items that are left. Of earlier
    briefs the series takes what the label of the page lets it.

    Raises:
        ValueError: as ``at_most``.
    """
    shown = at_most(_brief(found.brief), label)
    if not shown.left_out:
        return found, 0
    verdicts = judge(shown.brief) if found.verdicts is not None else None
    kept = {source.id for source in shown.brief.sources}
    texts = {key: text for key, text in found.texts.items() if key in kept}
    return replace(found, brief=shown.brief, verdicts=verdicts, texts=texts), shown.left_out


def _brief(found: m.Brief | Outline) -> m.Brief:
    return found if isinstance(found, m.Brief) else found.brief


def left_out_words(count: int) -> str:
    """Return how many items were left out for their label; empty for none."""
    if count == 1:
        return "1 item is stricter and was left out"
    return f"{count} items are stricter and were left out" if count else ""


def as_allowed(
    finding: Finding, sources: Mapping[str, m.Source], texts: Mapping[str, AtHand]
) -> Finding:
    """Return a finding as it may be told: without what it names of a source, where that is closed.

    Message, hint and nearest words may name what stands in a source. Of a sealed record these are
    facts, of a text its words, which may be passed on only where the text may; a source of which
    nothing is at hand has given nothing away. A finding that names no source may speak of any.
    """

    def free(key: str) -> bool:
        source, found = sources.get(key), texts.get(key)
        if source is None or found is None:
            return False
        if not found.record and not found.paragraphs:
            return True
        sealed = not found.paragraphs and may_give_facts(source, found)
        return sealed or may_show(source, found)

    if all(map(free, (finding.source,) if finding.source else sources)):
        return finding
    return structs.replace(finding, text=finding.bare or finding.text, hint="", nearest="")


def told_as_allowed(found: JudgedBrief) -> JudgedBrief:
    """Return what is written down of a brief, with its findings as they may be told."""
    if found.verdicts is None:
        return found
    sources = {source.id: source for source in _brief(found.brief).sources}

    def told(findings: Sequence[Finding]) -> list[Finding]:
        return [as_allowed(each, sources, found.texts) for each in findings]

    verdicts = found.verdicts
    items = [
        structs.replace(each, findings=told(each.findings), waived=told(each.waived))
        if each.findings or each.waived
        else each
        for each in verdicts.items
    ]
    verdicts = structs.replace(verdicts, items=items, findings=told(verdicts.findings))
    return replace(found, verdicts=verdicts)


def shown_texts(brief: m.Brief, source: m.Source, found: AtHand) -> Mapping[int, str]:
    """Return what a page has of a source that may be shown, by number.

    Of a table these are the rows that the brief cites.
    """
    numbers = range(1, len(found.paragraphs) + 1)
    wanted = sorted(cited(brief, source.id)) if source.is_table else numbers
    return {number: found.paragraphs[number - 1] for number in wanted if number in numbers}


def cited_events(brief: m.Brief, source: m.Source, found: AtHand) -> list[str]:
    """Return the rows of a table that a brief cites, each with the event's own id: ``r14 OSK102``.

    These may always be named; a row without an id is left out.
    """
    keys = {number: event_of(found, number) for number in sorted(cited(brief, source.id))}
    return [f"{place_name(number, table=True)} {key}" for number, key in keys.items() if key]


def event_of(found: AtHand, number: int) -> str:
    """Return the event's own id of a row of a table, "" where it has none or is not at hand."""
    if found.table is not None:
        return found.table.key(number) if 1 <= number <= len(found.table) else ""
    there = found.record.paragraphs if found.record is not None else []
    return next((facts.key for facts in there if facts.row == number), "")
