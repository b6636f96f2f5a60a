"""Numbers that an analyst works out of the source: a difference, what is left, years since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise, permutations, product
from math import isclose
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts

_LOOKED: Final = 40
"""Figures of the paragraphs that are looked at."""
_ADDED: Final = 12
"""Those of them that are added up."""
_SHORT: Final = 2
"""Digits of a number that may be another's and still be worked out."""
_BESIDE: Final = 3
"""How many numbers apart two may be that differ by a third without counting the same."""
_SCALES: Final = (1e3, 1e6, 1e9)
_POINTS: Final = frozenset(("point", "points"))


def worked_out(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number of an item follows from two numbers of its paragraphs, or from a year.

    ``text`` is the sentence it stands in, which has to say that it is a difference or a sum.
    """
    from briefing.verify.checks.reckoned.earlier import was_before
    from briefing.verify.checks.reckoned.outright import adds_both, is_outright

    counted = figure.low is not None and figure.kind != "rank"
    before = counted and was_before(figure, case.scope.paragraphs, text)
    before = before or adds_both(case, figure, text)
    if before or figure.low is None or not counted or _is_astray(case, figure, text):
        return before
    # Few figures come to this, and few briefs have one.
    from briefing.verify.checks.derived import derived
    from briefing.verify.checks.digits import is_slip, size
    from briefing.verify.checks.reckoned.reach import in_reach
    from briefing.verify.checks.reckoned.steps import is_step

    rules = (derived, in_reach, is_step, is_outright)
    if case.crowded() or any(rule(case, figure, text) for rule in rules):
        return True
    if figure.low != figure.high or figure.kind == "vague":
        return False
    if size(figure.low) > _SHORT and is_slip(figure, case.scope.paragraphs):
        return False
    if figure.unit == "year" and any(_since(case, figure.low, each) for each in case.carried):
        return True
    if figure.kind == "percent" and _is_share(case, figure):
        return True
    single = [
        each
        for facts in case.scope.paragraphs
        for each in _single(case, facts.figures)
        # No "a boy", and no number of a date in another language.
        if not ((each.low == 1 and each.text.isalpha()) or _of_date(case, each))
    ]
    single = single[:_LOOKED]
    asked = [each for facts in case.scope.paragraphs for each in _asked(case, facts)]
    asked += [each._replace(low=each.high) for f in case.scope.paragraphs for each in _ranged(f)]
    both = chain(permutations(single, 2), product(single, asked))
    if any(_goes_on(figure, *each) for each in both) or _all_but(figure, case, single):
        return True
    return bool(text) and _said(case, figure, text, single)


def _of_date(case: Case, figure: Figure) -> bool:
    """Tell whether a number of another language than English is one of a date."""
    return figure.kind == "rank" and "names" not in case.language.judged


def _is_astray(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number is no part of its whole, or what another was, the wrong way.

    249 of 238, "11 more than then".
    """
    from briefing.verify.checks.parts import steps, with_further
    from briefing.verify.checks.reckoned.earlier import is_wrong_way
    from briefing.verify.checks.reckoned.rivals import is_no_part

    if figure.op != "=" or case.crowded():
        return False
    if is_no_part(case, figure, text):
        return True
    if case.language.tells_sum(text) or figure.low in list(with_further(case.scope.paragraphs)):
        return False
    if _takes_its_place(case, figure, text) or is_wrong_way(figure, case.scope.paragraphs):
        return True
    ways = [
        {value for facts in case.scope.paragraphs for value in steps(facts, figure.unit, astray=to)}
        for to in (True, False)
    ]
    return figure.low in ways[0] - ways[1]


def _takes_its_place(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number has one digit else than one printed of the same things, left out here.

    51 people killed, of 41: what two other numbers of the paragraph come to is a chance.
    """
    if figure.low is None or figure.low != figure.high or not _TEN <= figure.low < _HUNDRED:
        return False
    from briefing.verify.checks.digits import one_off
    from briefing.verify.checks.reckoned.lengths import DAYS
    from briefing.verify.checks.reckoned.shares import same

    if figure.unit in DAYS or len(case.scope.paragraphs) > 1:
        return False  # lengths, and what several paragraphs add up to
    if case.language.tells_change(text, figure.start, figure.end):
        return False
    if text.startswith(" of ", figure.end):
        return False  # twelve of the injured, of 17
    ours = case.language.find_figures(text) if text else []
    return any(
        one_off(figure, theirs)
        and (figure.unit or same(case, figure.noun, theirs.noun))
        and not any(case.language.agrees(each, theirs) for each in ours)
        for facts in case.scope.paragraphs
        for theirs in facts.figures
    )


_TEN: Final = 10
_HUNDRED: Final = 100


def is_of_more(case: Case, figure: Figure, theirs: Figure, text: str) -> bool:
    """Tell whether a number that counts another thing than ``theirs`` follows from others."""
    from briefing.verify.checks.derived import is_remainder
    from briefing.verify.checks.reckoned.shares import is_share_of
    from briefing.verify.checks.reckoned.unread import is_reached

    if is_remainder(case, figure) or is_reached(case, figure):
        return True  # five engineers, of four and a fifth one
    if figure.kind == "fraction" and is_share_of(case, figure, case.scope.paragraphs, False):
        return True  # more than half, of nine of 17
    ranged = theirs.low != theirs.high and figure.low == figure.high
    told = ranged or case.language.tells_change(text, figure.start, figure.end)
    return told and worked_out(case, figure, text)


def _all_but(figure: Figure, case: Case, single: list[Figure]) -> bool:
    """Tell whether a number is what "all but" some leaves of a whole: 190,000 of 230,000."""
    but = {
        match[1].rstrip(".,;")
        for facts in case.scope.paragraphs
        for match in _BUT.finditer(facts.text or "")
    }
    parts = [part.low for part in single if part.low and part.text.split()[0] in but]
    return any(whole.low - part == figure.low for part in parts for whole in single if whole.low)


_BUT: Final = late_pattern(r"(?i)\ball (?:but|except) (?:about |some |around )?([\w.,]+)")


def _said(case: Case, figure: Figure, text: str, single: list[Figure]) -> bool:
    """Tell whether a number is what its sentence says: the length of a row, a sum, a difference."""
    language = case.language
    if language.tells_row(text, figure.start, figure.end):
        row = [each for facts in case.scope.paragraphs for each in facts.figures]
        return any(_is_last(case, figure, each) for each in row)
    if language.tells_sum(text):
        some = single[:_ADDED]
        parts = chain(combinations(some, 2), combinations(some, 3))
        if any(_adds_up(figure, each) for each in parts):
            return True
    from briefing.verify.checks.parts import is_whole

    if not language.tells_change(text, figure.start, figure.end) or is_whole(figure, text):
        return False
    if figure.unit == "%" and not text[: figure.start].rstrip().endswith("from"):
        return False  # two shares are some points apart, and not so many percent
    return any(
        _comes_to(figure, one, other)
        for (at, one), (there, other) in permutations(enumerate(single), 2)
        if language.same_noun(figure.noun, one.noun) or language.same_noun(figure.noun, other.noun)
        if abs(at - there) <= _BESIDE or _alike(case, figure, one, other)
    )


def _alike(case: Case, *figures: Figure) -> bool:
    """Tell whether all that is counted is one, or two of them have the same and one has none."""
    nouns = [each.noun for each in figures if each.noun]
    return len(nouns) > 1 and all(case.language.same_noun(nouns[0], each) for each in nouns[1:])


def _is_last(case: Case, figure: Figure, theirs: Figure) -> bool:
    """Tell whether theirs is the last of so many: the sixth week of six in a row."""
    alike = theirs.kind == "rank" and theirs.low == figure.low and bool(theirs.noun)
    return alike and case.language.same_noun(figure.noun or figure.unit, theirs.noun)


def _since(case: Case, years: float, facts: CitedFacts) -> bool:
    """Tell whether so many years lie between a year that a paragraph prints and its day."""
    anchor = facts.source.anchor
    for each in facts.dates if anchor else ():
        if each.span is None or each.span.first.year != each.span.last.year:
            continue
        gone = abs(anchor.year - each.span.first.year) if anchor else 0
        if gone > 1 and years in (gone, gone - 1):
            return True
    return False


def _single(case: Case, figures: list[Figure]) -> Iterator[Figure]:
    """Yield the figures that are one number, and both ends of those that are a change."""
    for each in figures:
        ends = [each._replace(low=end, high=end) for end in (each.low, each.high)]
        if each.low is not None and each.low == each.high:
            yield each
        elif each.low is not None and case.language.is_change_of(each, ends):
            yield from ends


def _is_share(case: Case, figure: Figure) -> bool:
    """Tell whether a percentage is that of two numbers that follow each other: one in five."""
    for facts in case.scope.paragraphs if figure.unit in ("", "%") else ():
        for part, whole in pairwise(facts.figures):
            if part.low and whole.low and part.kind == whole.kind == "count":
                share = 100 * part.low / whole.low
                if share < 100 and isclose(share, figure.low or 0, abs_tol=0.05):
                    return True
    return False


def _goes_on(figure: Figure, plain: Figure, scaled: Figure) -> bool:
    """Tell whether a plain number has the scale of another: "from 48 million crowns to 24"."""
    small = plain.low is not None and 0 < plain.low < _SCALES[0]
    if (
        plain.kind != "count"
        or plain.noun
        or not plain.low
        or not small
        or (figure.unit and scaled.unit != figure.unit)
    ):
        return False
    scale = (figure.low or 0.0) / plain.low
    same = 1 <= (scaled.low or 0.0) / scale < 1000 if scale else False
    return same and any(isclose(scale, each) for each in _SCALES)


def _ranged(facts: CitedFacts) -> Iterator[Figure]:
    """Yield the numbers of a paragraph that run from to, which have a scale to share as well."""
    return (each for each in facts.figures if each.high is not None and each.low != each.high)


def _asked(case: Case, facts: CitedFacts) -> Iterator[Figure]:
    """Yield the numbers of the paragraph before, whose scale an answer may leave out: nearer 11."""
    before = facts.source.paragraphs[max(facts.number - 2, 0) : facts.number - 1]
    for each in before:
        yield from _single(case, each.figures)


def _adds_up(figure: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether a figure is the sum of others, in one unit."""
    values = list(_values(figure, *parts))
    return bool(values) and isclose(values[0], sum(values[1:]), rel_tol=1e-6)


def _comes_to(figure: Figure, one: Figure, other: Figure) -> bool:
    """Tell whether a figure is one less another, in its own unit or in theirs."""
    values = list(_values(figure, one, other))
    if not values or not (_one_sort(figure, one) and _one_sort(figure, other)):
        return False
    ours, more, less = values
    close = 1e-6 if figure.op == "=" else 0.03
    return more > less and isclose(ours, more - less, rel_tol=close, abs_tol=1e-9)


def _one_sort(figure: Figure, part: Figure) -> bool:
    """Tell whether a number may be part of ours: no percent of so many wards, no men of points."""
    if not figure.unit and not figure.noun:
        return True
    if _unit(figure) == "%":
        return part.unit == "%" or not part.noun or _in_points(part)
    return part.unit != "%"


def _values(*figures: Figure) -> Iterator[float]:
    """Yield the numbers of figures in one unit, none where they cannot have one.

    A plain number has the unit of those beside it: "13 points lower", "down from 71".
    """
    units = {_unit(each) for each in figures} - {""}
    if len(units) < 2:
        yield from (each.low or 0.0 for each in figures)


def _unit(figure: Figure) -> str:
    return "%" if figure.unit == "%" or _in_points(figure) else figure.unit


def _in_points(figure: Figure) -> bool:
    return figure.unit == "pp" or figure.noun.split(" ")[-1].lower() in _POINTS
