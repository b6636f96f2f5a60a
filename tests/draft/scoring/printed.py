"""The rows that a text alone decides: quotations, speakers, attributions, figures, dates."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.draft.source_text import Passage, SourceText
from briefing.verify import language_of
from briefing.verify.language import Quotation, Speech

from .alike import numbers, plain, same_days
from .gold import Fact, GoldText
from .tally import Tally


def score(gold: GoldText, text: SourceText) -> Iterator[tuple[str, Tally]]:
    """Yield each row with its tally."""
    quotations, speakers = _quotations(gold, text)
    yield "quotation spans", quotations
    yield "speaker of a quotation", speakers
    yield "attributions", _attributions(gold, text)
    yield "figures", _figures(gold, text)
    yield "dates", _dates(gold, text)


def _of(gold: GoldText, kind: str, passage: Passage) -> list[Fact]:
    return [fact for fact in gold.of(kind) if fact.paragraph == passage.number]


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _where(gold: GoldText, passage: Passage) -> str:
    return f"{gold.name}: p{passage.number}"


def _quotations(gold: GoldText, text: SourceText) -> tuple[Tally, Tally]:
    spans, speakers = Tally(), Tally()
    for passage in text.passages:
        left = _of(gold, "quote", passage)
        for found in passage.facts.said.quotations:
            fact = next((each for each in left if plain(each.fields[0]) == plain(found.text)), None)
            spans.say(fact is not None, f"{_where(gold, passage)} {found.text!r}")
            if fact is None:
                continue
            left.remove(fact)
            spans.want(True, fact.line)
            _speaker(gold, fact, found, speakers)
        for fact in left:
            spans.want(False, fact.line)
            if fact.fields[1] != "-":
                speakers.want(False, fact.line)
    return spans, speakers


def _speaker(gold: GoldText, fact: Fact, found: Quotation, speakers: Tally) -> None:
    right = gold.any_called(fact.either(1)).within(found.speaker)
    if found.speaker:
        speakers.say(right, f"{fact.line}: {found.speaker!r}")
    if fact.fields[1] != "-":
        speakers.want(right, f"{fact.line}: {found.speaker!r}")


def _attributions(gold: GoldText, text: SourceText) -> Tally:
    tally = Tally()
    for passage in text.passages:
        speeches = [
            each
            for each in passage.facts.said.speeches
            if each.speaker and each.at and not each.asks
        ]
        facts = _of(gold, "said", passage)
        for speech in speeches:
            near = [fact for fact in facts if _near(gold, fact, passage, speech)]
            right = [fact for fact in near if _speaks(gold, fact, speech)]
            if right or not any(fact.optional for fact in near):
                told = f"{speech.speaker!r} {speech.verb!r} ({speech.resolved!r})"
                tally.say(bool(right), f"{_where(gold, passage)} {told}")
        for fact in facts:
            if not fact.optional:
                met = any(
                    _near(gold, fact, passage, each) and _speaks(gold, fact, each)
                    for each in speeches
                )
                tally.want(met, fact.line)
    return tally


def _near(gold: GoldText, fact: Fact, passage: Passage, speech: Speech) -> bool:
    """Tell whether a speech stands in the sentence of an attribution."""
    at = gold.span(fact)
    said = passage.facts.read.printed(speech.start, max(speech.end, speech.start + 1))
    sentences = [
        passage.facts.read.printed(each.start, each.end) for each in passage.facts.said.sentences
    ]
    around = next((each for each in sentences if _cross(each, at)), at)
    return _cross(around, said)


def _speaks(gold: GoldText, fact: Fact, speech: Speech) -> bool:
    if fact.fields[0] == "-":
        return True
    names = gold.any_called(fact.either(0))
    return names.within(speech.resolved or speech.speaker) or names.within(speech.speaker)


def _figures(gold: GoldText, text: SourceText) -> Tally:
    tally = Tally()
    for passage in text.passages:
        left = _of(gold, "figure", passage)
        for found in passage.figures:
            at = passage.facts.read.printed(found.start, found.end)
            near = [fact for fact in left if _cross(gold.span(fact), at)]
            right = [fact for fact in near if numbers(fact.fields[0]) == numbers(found.text)]
            for fact in right[:1]:
                left.remove(fact)
                if not fact.optional:
                    tally.want(True, fact.line)
            if not any(fact.optional for fact in near):
                tally.say(bool(right), f"{_where(gold, passage)} {found.text!r}")
        for fact in left:
            if not fact.optional:
                tally.want(False, fact.line)
    return tally


def _dates(gold: GoldText, text: SourceText) -> Tally:
    """Times of day, and words whose days nobody can tell, propose nothing: they are not counted."""
    tally = Tally()
    for passage in text.passages:
        facts = _of(gold, "date", passage)
        met: set[str] = set()
        for date, days in passage.days:
            at = passage.facts.read.printed(date.start, date.end)
            near = [fact for fact in facts if any(_cross(each, at) for each in gold.spans(fact))]
            right = [fact for fact in near if same_days(days, fact.fields[1])]
            met.update(fact.line for fact in right)
            silent = language_of().is_time(date.text) or days is None
            if right or not (any(fact.optional for fact in near) or (silent and not near)):
                span = f"{days.first}..{days.last}" if days else None
                tally.say(bool(right), f"{_where(gold, passage)} {date.text!r} {span}")
        for fact in facts:
            if not fact.optional:
                tally.want(fact.line in met, fact.line)
    return tally
