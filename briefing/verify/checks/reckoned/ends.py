"""Times told by the day on which they end: a night to the 31st, by October, as of 30 April."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.parts import sentence_with
from briefing.verify.checks.reckoned.days import resolved
from briefing.verify.days import Span
from briefing.verify.sources.facts import PrintedDate

_BY_THE_END: Final = late_pattern(r"(?i)\b(?:by|until|till|through|end of)\b")
_NIGHT_TO: Final = late_pattern(r"(?i)\b(?:night|overnight)\s(?:up\s)?(?:in)?to\s(?:the\s)?$")


def is_before(case: Case, value: str, printed: Sequence[PrintedDate]) -> bool:
    """Tell whether a time before a day is what the source leaves or says by the day before it.

    So much is left where all since that day is printed; "by October" is by the end of September.
    """
    word, _, day = value.partition(" ")
    if word.lower() == "before" and any(
        case.language.same_words(f"since {day}", each.text) for each in printed
    ):
        return True
    ours = resolved(case, value)
    return (
        ours is not None
        and word.lower() in ("by", "before")
        and any(
            each.span is not None and each.span.last == ours.first - timedelta(days=1)
            for each in printed
            if _BY_THE_END.search(each.text)
            if ours.first < ours.last or word.lower() == "before"
        )
    )


_PAST: Final = late_pattern(
    r"(?i)\b(?:past|(?:last|previous|preceding)(?!\sdecade|\scentury))\s(?:\w+\s)?"
    r"(?:years|decades?|centur\w+)\b"
)
_NEAR: Final = timedelta(days=300)


def is_other_stretch(value: str, ours: Span, printed: Sequence[PrintedDate]) -> bool:
    """Tell whether the last so many years are other ones than those that a source has.

    No date that it prints may lie at their beginning: since 2012, of the last five years in 2017.
    """
    spans = [each.span for each in printed if each.span is not None]
    told = any(each.span is not None and _PAST.search(each.text) for each in printed)
    return (
        told
        and _PAST.search(value) is not None
        and all(abs(end - ours.first) > _NEAR for span in spans for end in (span.first, span.last))
    )


def is_night_to(case: Case, value: str) -> bool:
    """Tell whether ours is the night whose end the source prints: in the night to 31 October."""
    ours = resolved(case, value)
    if ours is None or "night" not in value.lower() or (ours.last - ours.first).days > 1:
        return False
    return any(
        each.span is not None
        and each.span.first == each.span.last == ours.last
        and _NIGHT_TO.search(facts.text[: facts.text.find(each.text)]) is not None
        for facts in case.scope.paragraphs
        for each in facts.dates
    )


_AS_OF: Final = late_pattern(r"(?i)(?:by|as of|as at|until|till|up to|through)\s.*\d")


def holds_of_another_day(case: Case) -> bool:
    """Tell whether the sentence with the number found says itself as of which day it holds.

    Of that day it is told, then, and not of the one of the report.
    """
    found = {match.text for match in case.matches if match.field == "figures" and match.source}
    told = [
        (facts, sentence_with(number, facts.text))
        for facts in case.scope.paragraphs
        for number in found
        if facts.text and number in facts.text
    ]
    return bool(told) and all(
        any(
            each.span is not None
            and each.span.first == each.span.last != facts.source.anchor
            and each.text in sentence
            and _AS_OF.match(each.text) is not None
            for each in facts.dates
        )
        for facts, sentence in told
    )


def rests_on(case: Case) -> Iterable[Span]:
    """Yield what an inferred date may rest on where its paragraphs print none.

    That is the last date printed before them, and the day of publication.
    """
    for facts in case.scope.paragraphs:
        for before in reversed(facts.source.paragraphs[: facts.number - 1]):
            spans = [each.span for each in before.dates if each.span is not None]
            if spans:
                yield spans[-1]
                break
    for source in case.scope.sources:
        if source.anchor is not None:
            yield Span(source.anchor, source.anchor)
