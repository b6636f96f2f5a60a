"""What is said of a brief as a whole and of its sources: the same in texts, pages and mails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from briefing.brief import model as m
from briefing.brief import scales as s
from briefing.brief.outline import NONE_RECORDED, Outline
from briefing.brief.words import date_words, moment_words
from briefing.export import phrases as say
from briefing.export.shapes import Note

if TYPE_CHECKING:
    from briefing.verify.verdicts import Verdicts

UPDATES: Final = "Updates"
"""What leads to the brief before."""


def of_brief(outline: Outline, verdicts: Verdicts | None) -> Iterator[Note]:
    """Yield what stands in the head of a brief; its verdicts are counted."""
    brief = outline.brief
    yield Note("Brief", brief.id)
    if outline.label_words:
        yield Note("Label", outline.label_words)
    if brief.status:
        yield Note("Status", say.STATUS[brief.status])
    basis = {"stated": " (stated by the source)", "inferred": " (inferred by the desk)"}
    yield Note("Cut-off", outline.cut_off + basis.get(brief.as_of_basis or "", ""))
    yield Note("Trend", brief.trend or NONE_RECORDED)
    for label, value in (
        ("Conflict", brief.conflict),
        ("Countries", outline.countries),
        ("Period", date_words(brief.period) if brief.period else ""),
        ("Next brief due", moment_words(brief.next) if brief.next else ""),
        ("Alerts", ", ".join(alert.replace("-", " ") for alert in brief.alerts)),
        (UPDATES, brief.previous),
        ("Prepared by", brief.prepared_by),
    ):
        if value:
            yield Note(label, value)
    if verdicts is not None:
        from briefing.export.verdict_phrases import counts_words

        yield Note("Verdicts", counts_words(verdicts))


def of_source(source: m.Source) -> Iterator[Note]:
    """Yield what is said of a source below its title."""
    facts = [source.kind, source.publisher or "publisher not given"]
    facts += [f"published {moment_words(source.published)}" if source.published else "no date"]
    facts += [f"language {source.language}"] if source.language else []
    facts += [f"licence {source.licence}"] if source.licence else []
    what = "rows" if source.is_table else "paragraphs"
    facts += [f"{source.paragraphs} {what}"] if source.paragraphs else []
    yield Note("", "; ".join([*facts, *say.source_facts(source)]))
    if source.retrieved:
        yield Note("retrieved", moment_words(source.retrieved))
    if source.url:
        yield Note("found at", source.url)


def legend(outline: Outline, verdicts: Verdicts | None, *, marks: bool) -> Iterator[Note]:
    """Yield what explains labels, citations and scales, as far as the brief uses them."""
    label = outline.tlp.removeprefix("TLP:")
    yield Note("TLP", f"{label}: {s.TLP[label]}.")
    cited = "p12 is the twelfth paragraph of the source"
    if outline.several_sources:
        first = outline.brief.sources[0].id
        cited = f"{first}:p12 is the twelfth paragraph of the source {first}"
    if any(source.is_table for source in outline.brief.sources):
        cited += "; r14 is the fourteenth row of a table"
    yield Note("Citations", f"{cited}.")
    if verdicts is not None:
        from briefing.export import verdict_phrases

        yield verdict_phrases.legend(marks)
    lines = list(outline.every_line())
    used = {line.basis for line in lines}
    basis = [f"{word}: {meaning}" for word, meaning in s.BASIS.items() if word in used]
    yield Note("Basis", "; ".join(basis) + ".")
    letters: set[str] = {voice.reliability for voice in outline.brief.voices.values()}
    letters |= {line.grade.letter for line in lines if line.graded}
    digits = {line.grade.digit for line in lines if line.graded}
    meanings = [f"{key} {word}" for key, word in s.RELIABILITY.items() if key in letters]
    meanings += [f"{key} {word}" for key, word in s.CREDIBILITY.items() if key in digits]
    if meanings:
        yield Note("Grades", f"letter of the voice, digit of the item: {'; '.join(meanings)}.")
    if outline.brief.judgements:
        yield Note("Likelihood", f"terms of {s.YARDSTICK[outline.brief.yardstick]}.")
    yield Note("The desk's own", say.OWN)
