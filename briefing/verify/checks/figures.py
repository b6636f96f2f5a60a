"""Figures: every number of an item must stand in a cited paragraph, as it is printed there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from briefing.brief import model as m
from briefing.brief.parts import computed_from, figures
from briefing.brief.words import number_words
from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checked_texts import CheckedText
from briefing.verify.checks import labels
from briefing.verify.checks.calcs import frees, is_computed, way_out
from briefing.verify.checks.parts import is_part
from briefing.verify.checks.qualifiers import check_qualifier, restated, words_of
from briefing.verify.checks.reckoned import otherwise
from briefing.verify.checks.reckoned.unread import undecided
from briefing.verify.checks.worked_out import is_of_more, worked_out
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.spots import NOTHING, Message, Near, Spot
from briefing.verify.verdicts import Path

NOUN: Final = otherwise.NOUN
UNSUPPORTED: Final = labels.UNSUPPORTED
_EVENT: Final = late_pattern(
    r"(?i)(?:day|week|month|year|hour|minute)s? (?:after|before|later|earlier)\b"
)
_SMALL: Final = late_pattern(
    r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s"
)


def check(case: Case) -> None:
    """Check the figures of an item, and the numbers in its texts."""
    for step, figure in figures(case.item):
        if computed_from(figure):
            continue  # it stands in no row: it is computed anew
        path = (*case.line.path, *step)
        parsed = case.language.parse_figures(
            figure.text, case.language.without_share(figure.unit or "")
        )
        _reading(case, path, figure, parsed[0] if parsed else None)
        if len(parsed) == 1 and parsed[0].op == "=":
            bounded = parsed[0]._replace(op=figure.op)  # text may be the number alone
            kept = _stands(case, bounded, figure.op) or restated(case, bounded)
            parsed = [bounded] if kept else parsed
        if not parsed:
            case.unsure("figures", Spot((*path, "text")), figure.text)
        for each in parsed:
            _one(case, Spot((*path, "text")), each, parsed)
    for text in case.texts:
        if text.figures:
            _text(case, text)


def _text(case: Case, text: CheckedText) -> None:
    """Check the numbers in a text.

    "Did more than 7 die?" only asks: what bounds a number in a question is the desk's own.
    """
    own = text.own or case.line.own
    found = case.language.find_figures(text.text)
    asked = text.path[-1] == "question"
    for each in found:
        if (each.kind == "vague" and each.low is None) or (asked and each.op not in "=~"):
            continue
        _one(case, Spot(text.path, each.start, each.end, own), each, found, text.text)
    if _EVENT.search(text.text):
        from briefing.verify.checks.reckoned.apart import false_lengths  # few texts have one

        for each in false_lengths(case, text):
            _absent(case, Spot(text.path, each.start, each.end, own), each)
    if _SMALL.search(text.text):
        from briefing.verify.checks.reckoned.rivals import check_small  # few texts have one

        check_small(case, text, found, Spot(text.path, own=own))
    labels.check(case, text, found)
    for part, whole in case.language.parts_too_great(text.text, found):
        if otherwise.is_exchange(case, part, whole, text.text):
            continue
        message = f"{shown(part.text)} of {shown(whole.text)} is more than the whole."
        hint = "Give each number what it counts."
        case.warn(NOUN, Spot(text.path, part.start, whole.end, own), message, hint)


def _reading(case: Case, path: Path, figure: m.Figure, parsed: Figure | None) -> None:
    """Check that the value given for a figure is what its own text says."""
    trouble = case.language.contradiction(figure)
    if trouble and parsed is not None and parsed.op == "=" and parsed.low == figure.value:
        bounded = parsed._replace(op=figure.op)  # 36 hectares, of up to 90 acres (36 hectares)
        trouble = "" if restated(case, bounded) else trouble
    if trouble and not otherwise.is_headed(case, figure):
        case.saw("figures")
        spot = Spot((*path, _wrong(case, figure, parsed)))
        hint = "Let text be as printed, and op and value what it says."
        case.error(UNSUPPORTED, spot, trouble, hint)


def _wrong(case: Case, figure: m.Figure, parsed: Figure | None) -> str:
    """Return which of a figure's fields is the odd one: a number, unless the source has it."""
    given = [key for key in ("value", "min", "max") if getattr(figure, key) is not None]
    if not given:
        return "text"
    if len(given) == 1 and parsed is not None:
        number = case.language.parse_figure(number_words(getattr(figure, given[0])), parsed.noun)
        if number and _stands(case, number) and not _stands(case, parsed):
            return "text"
    for key in given:
        others = dict.fromkeys(other for other in given if other != key)
        if case.language.contradiction(msgspec.structs.replace(figure, **others)):
            return key
    return given[0]


def _stands(case: Case, figure: Figure, op: str = "") -> bool:
    """Tell whether a number of the same things, qualified so, stands in a cited paragraph."""
    return any(
        op in ("", theirs.op) and case.language.same_noun(figure.noun, theirs.noun)
        for facts in case.scope.paragraphs
        for theirs in facts.alike(figure, case.language)
    )


def _one(case: Case, spot: Spot, figure: Figure, beside: Sequence[Figure], text: str = "") -> None:
    """Check one figure against those of the cited paragraphs.

    ``beside`` are all figures of its text, ``text`` the sentence where it stands in one.
    """
    alike = [
        (theirs, facts)
        for facts in case.scope.paragraphs
        for theirs in facts.alike(figure, case.language)
    ]
    alike = [each for each in alike if not otherwise.is_other_money(case, figure, each[0])]
    if alike and text and not figure.noun and is_part(figure, text):
        alike = otherwise.of_the_whole(case, figure, beside, alike)
    computed = is_computed(case, figure)
    there = case.worked and any(_may_count(case, figure, each, not text) for each, _ in alike)
    if case.worked and not there and frees(case, spot, figure):
        return
    if not alike and computed:
        case.saw("figures")
    elif figure.kind == "rank" and not alike:
        otherwise.check_rank(case, spot, figure, text)
    elif alike and text and otherwise.is_rest(case, figure, alike, text):
        case.unsure("figures", spot, figure.text)
    elif alike and text and not computed and _counts_others(case, spot, figure, alike, text):
        return
    elif alike:
        case.found("figures", spot, figure.text, *_likest(case, figure, alike))
        if figure.kind != "rank" and not computed:
            check_qualifier(case, spot, figure, alike, text)
            _noun(case, spot, figure, beside, alike, text)
    elif any(case.language.is_change_of(figure, facts.figures) for facts in case.scope.paragraphs):
        case.saw("figures")
    elif worked_out(case, *_told(case, figure, text)):
        case.unsure("figures", spot, figure.text)
    elif (
        case.scope.whole
        and case.language.proves_figure(figure)
        and not undecided(case, figure, text)
    ):
        _absent(case, spot, figure)
    else:
        case.unsure("figures", spot, figure.text)


def _counts_others(
    case: Case, spot: Spot, figure: Figure, alike: Sequence[tuple[Figure, CitedFacts]], text: str
) -> bool:
    """Tell whether a number is an error, since the source has it of other things alone."""
    born = any(
        otherwise.are_born(each, text) or otherwise.is_called(case, figure, each, facts)
        for each, facts in alike
    )
    if born or not all(case.language.is_another_thing(figure.noun, each.noun) for each, _ in alike):
        return False
    from briefing.verify.checks.reckoned.rivals import check_rival  # few numbers are

    return check_rival(case, spot, figure, alike, text)


def _told(case: Case, figure: Figure, text: str) -> tuple[Figure, str]:
    """Return a figure with the sentence it stands in; one in a field of its own as in the text."""
    if text or not case.line.text:
        return figure, text
    ends = (figure.low, figure.high)
    alike = (f for f in case.language.find_figures(case.line.text) if (f.low, f.high) == ends)
    twin = next(alike, None)
    return (twin, case.line.text) if twin is not None else (figure, text)


def _likest(
    case: Case, figure: Figure, alike: Sequence[tuple[Figure, CitedFacts]]
) -> tuple[str, CitedFacts]:
    """Return the figure of the source nearest to ours in qualifier and in what it counts."""
    theirs, facts = min(
        alike,
        key=lambda each: (
            not case.language.same_qualifier(figure, each[0]),
            not _may_count(case, figure, each[0], printed=True),
        ),
    )
    return words_of(theirs), facts


def _absent(case: Case, spot: Spot, figure: Figure) -> None:
    have = [
        (theirs, facts)
        for facts in case.scope.paragraphs
        for theirs in facts.figures
        if theirs.kind != "rank"
    ]
    everywhere = (facts for source in case.book.sources for facts in source.paragraphs)
    other = next(
        (
            f
            for facts in everywhere
            for f in (*facts.rows, facts)
            if any(case.language.agrees(figure, theirs) for theirs in f.figures)
        ),
        None,
    )
    nearest = min(have, key=lambda each: otherwise.distance(case, figure, each[0]), default=None)
    near = Near(words_of(nearest[0]), nearest[1]) if nearest else NOTHING
    if other is not None:
        hint = f"It stands in {case.name(other)}: cite it, or correct the figure."
        near = Near(near.text, other)
    else:
        hint = f"There stands {shown(near.text)}." if near.text else "There is no figure there."
    case.saw("figures")
    message = f"the figure {shown(figure.text)} does not stand in {case.scope.where()}."
    case.error(UNSUPPORTED, spot, message, f"{hint} {way_out(case, figure)}", near)


def _noun(
    case: Case,
    spot: Spot,
    figure: Figure,
    beside: Sequence[Figure],
    alike: list[tuple[Figure, CitedFacts]],
    text: str,
) -> None:
    """Warn where what is counted is another, or two figures have changed places.

    The same number beside another thing is no matter where it is worked out: two flights fewer.
    """
    there = [each for facts in case.scope.paragraphs for each in facts.figures]
    every = [each for each, _ in alike]
    alike = [each for each in alike if case.language.same_qualifier(figure, each[0])] or alike
    theirs, facts = alike[0]
    printed = "figures" in spot.path
    if not any(
        _may_count(case, figure, each, printed) for each, _ in alike
    ) or case.language.exchanged(figure, every, beside, there):
        called = any(otherwise.is_called(case, figure, *each) for each in alike)
        if called or is_of_more(case, figure, theirs, text):
            return
        where = case.name(facts)
        ours = shown(words_of(figure))
        message = Message(
            f"{ours} is {shown(words_of(theirs))} in {where}.",
            f"{ours} counts something else in {where}.",
        )
        case.warn(NOUN, spot, message, "Say what the source counts.", Near(words_of(theirs), facts))


def _may_count(case: Case, ours: Figure, theirs: Figure, printed: bool) -> bool:
    """Tell whether two figures of one number may count the same.

    One that is given as ``printed`` counts what the source says, in its own word.
    """
    counts = ours.kind == theirs.kind == "count" and ours.noun and theirs.noun
    if counts and case.language.other_noun(ours.noun, theirs.noun, case.scope.counted):
        return False
    if not (_counts(case, ours) and _counts(case, theirs)):
        return True
    return case.language.same_noun(ours.noun, theirs.noun) or (
        not printed and case.language.may_be_called(ours.noun, theirs.noun, case.scope.counted)
    )


def _counts(case: Case, figure: Figure) -> bool:
    """Tell whether a figure counts something definite."""
    return figure.kind != "vague" and case.language.tells_apart(figure.noun)
