"""Coverage: which paragraphs of the sources a brief uses, and why it leaves the others out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, get_args

from briefing.brief import model as m
from briefing.brief.outline import Outline, outline_of
from briefing.brief.resolve import Cite, parse_cite
from briefing.brief.scales import UnusedReason
from briefing.text import listed
from briefing.verify.case import Book
from briefing.verify.verdicts import Code, Finding, SourceState

UNUSED: Final = Code("paragraph-unused")

REASONS: Final = get_args(UnusedReason)
"""Why a brief may leave a paragraph out."""


def coverage(book: Book) -> tuple[list[SourceState], list[Finding]]:
    """Return what each source has at hand and unused, and an information on what is unused."""
    states, findings = [], []
    for index, source in enumerate(book.brief.sources):
        evidence = book.evidence.get(source.id)
        count = evidence.record.count if evidence and evidence.record else 0
        answered = dict(_answered(source))
        used = cited(book.outline, source.id)
        unused = [
            number
            for number in range(1, 0 if source.is_table else count + 1)
            if number not in used and number not in answered
        ]
        at_hand = evidence.at_hand if evidence else "missing"
        states.append(
            SourceState(
                source=source.id,
                at_hand=at_hand,
                why=evidence.why if evidence else "",
                paragraphs=count or source.paragraphs or 0,
                unused=unused if at_hand != "changed" else [],
                answered=answered,
            )
        )
        if unused and at_hand != "changed":
            hint = f"Cite what matters; say of the rest in unused why not: {listed(REASONS, 'or')}."
            findings.append(
                Finding(
                    code=UNUSED.name,
                    severity="info",
                    path=("sources", index),
                    subject=source.id,
                    text=f"nothing cites {runs(unused)}.",
                    hint=hint,
                )
            )
    return states, findings


def cited(brief: m.Brief | Outline, source_id: str) -> set[int]:
    """Return the numbers of the paragraphs of a source that anything in a brief cites."""
    return {
        number
        for cite in _cites(outline_of(brief))
        if cite.source == source_id
        for number in _numbers(cite)
    }


def _cites(outline: Outline) -> Iterator[Cite]:
    for line in outline.every_line():
        yield from line.rests_on
    for voice in outline.brief.voices.values():
        yield from outline.resolver.cites(voice)


def _answered(source: m.Source) -> Iterator[tuple[int, str]]:
    for answer in source.unused:
        for text in answer.cite:
            for number in _numbers(parse_cite(text, source.id)):
                yield number, answer.why


def _numbers(cite: Cite) -> Iterable[int]:
    return range(cite.first, cite.last + 1)


def runs(numbers: Iterable[int]) -> str:
    """Return paragraph numbers as citations, neighbours joined: ``p3, p5-p7``."""
    out: list[list[int]] = []
    for number in numbers:
        if out and out[-1][1] == number - 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return ", ".join(f"p{a}" if a == b else f"p{a}-p{b}" for a, b in out)
