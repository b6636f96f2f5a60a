"""Dates: what an item says of when must follow from what the cited paragraphs print."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, Literal

from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checks.calcs import frees_date, way_out
from briefing.verify.checks.reckoned.days import (
    above_table,
    clock_apart,
    counted_from,
    days_apart,
    hinted,
    of_that_month,
    of_that_stretch,
    of_that_year,
    resolved,
)
from briefing.verify.checks.reckoned.ends import (
    holds_of_another_day,
    is_before,
    is_night_to,
    is_other_stretch,
    rests_on,
)
from briefing.verify.checks.reckoned.hours import hour_told, in_its_part, is_refuted, moved
from briefing.verify.checks.reckoned.narrated import (
    asked_about,
    of_that_tale,
    of_the_day_told,
    taken_up,
)
from briefing.verify.days import Span, ends_of, parse_iso, spanned, supports
from briefing.verify.sources.facts import CitedFacts, PrintedDate
from briefing.verify.spots import Near, Spot
from briefing.verify.verdicts import Code

UNSUPPORTED: Final = Code("date-unsupported", "dates")

_SPECIFIC = timedelta(days=366)
"""Dates in a sentence that span more than this are turns of phrase: "in recent years"."""
_TWO_YEARS: Final = late_pattern(r"\b(?:1[5-9]|20)[0-9]{2}\b.*[^0-9](?:1[5-9]|20)[0-9]{2}\b")
"""What is none of these, however long: from 2016 to 2023."""


def check(case: Case) -> None:
    """Check ``when``, ``date`` and the dates in the texts of an item."""
    item, path = case.item, case.line.path
    printed = [each for facts in case.scope.paragraphs for each in facts.dates]
    since = getattr(item, "since", None)
    for key, value in (("when", item.when), ("since", since)):
        if value:
            _words(case, Spot((*path, key)), value, printed)
    if item.date:
        _date(case, Spot((*path, "date")), item.date, printed)
    for text in case.texts:
        if text.figures:
            own = text.own or case.line.own
            for found in case.language.find_dates(text.text):
                spot = Spot(text.path, found.start, found.end, own)
                _in_text(case, spot, found.text, printed, text.text)


def _ready(case: Case, spot: Spot, value: str) -> bool:
    if not case.scope.paragraphs:
        case.unsure("dates", spot, value)
        return False
    return True


def _words(case: Case, spot: Spot, value: str, printed: list[PrintedDate]) -> None:
    """Check a time given as printed: the words must stand there, weekday, month and number so."""
    if not _ready(case, spot, value):
        return
    same = next((each for each in printed if case.language.same_words(value, each.text)), None)
    if same is not None:
        case.found("dates", spot, value, same.text, same.facts)
        return
    dates = case.language.find_dates(value)
    fitting = [_fitting(case, own.text, printed) for own in dates]
    if fitting and all(fitting) and not any(_unnamed(case, own.text, printed) for own in dates):
        for each in filter(None, fitting):
            case.found("dates", spot, value, each.text, each.facts)
        return
    if not dates and not any(char.isdigit() for char in value):
        case.unsure("dates", spot, value)  # "a few hours", "at dawn": no date that the record keeps
        return
    _absent(case, spot, value, f"the time {shown(value)}", printed)


def _fitting(case: Case, ours: str, printed: list[PrintedDate]) -> PrintedDate | None:
    """Return the printed date that supports one of ours: the same words, else the same days."""
    for each in printed:
        if case.language.same_words(ours, each.text):
            return each
    fits = next((each for each in printed if _same_days(case, ours, each)), None)
    span = resolved(case, ours)
    misnamed = case.language.misnamed(ours, counted_from(case))
    if fits is None and span is not None and span.ends and not misnamed:
        days = [each for each in printed if each.span is not None]
        if spanned(span.ends, [each.span for each in days if each.span is not None]):
            return next(
                (each for each in days if each.span and supports(span.ends[0], each.span)), None
            )
    return fits


def _same_days(case: Case, ours: str, theirs: PrintedDate) -> bool:
    span = resolved(case, ours)
    if span is None or theirs.span is None or case.language.misnamed(ours, counted_from(case)):
        return False
    return supports(span, theirs.span) and case.language.may_mean(ours, theirs.text)


def _unnamed(case: Case, ours: str, printed: list[PrintedDate]) -> bool:
    """Tell whether ours is a weekday that is not printed where others are.

    "June 12 - It fell on Friday" prints the day of a Saturday, but none on which it fell.
    """
    named = {day for each in printed for day in case.language.weekdays(each.text)}
    return bool(named) and not case.language.weekdays(ours) <= named


def _date(case: Case, spot: Spot, value: str, printed: list[PrintedDate]) -> None:
    """Check the desk's ISO date against its own ``when``, else against what is printed."""
    if not _ready(case, spot, value):
        return
    ours = parse_iso(value)
    if ours is None:
        return
    own = resolved(case, case.item.when) if case.item.when else None
    spans = [each.span for each in printed if each.span is not None]
    if own and case.item.when:
        told = case.item.when  # "the end of the month" is that of the day that stands before it
        same = [each for each in printed if case.language.same_words(told, each.text)]
        spans = [own, *(each.span for each in same if each.span is not None)]
    if not spans and case.item.date_basis != "stated":
        spans = list(rests_on(case))
    if any(supports(ours, span) for span in spans) or spanned(ends_of(value), spans):
        case.saw("dates")
        for each in printed if own is None else ():
            if each.span is not None and supports(ours, each.span):
                case.found("dates", spot, value, each.text, each.facts)
                break
    elif own is not None and case.scope.whole:
        case.saw("dates")
        message = f"the date {shown(value)} is not what {shown(case.item.when)} means."
        hint = f"From the day of publication it is {_days(own)}."
        case.error(UNSUPPORTED, spot, message, hint)
    else:
        # What the desk infers is its own.
        spot = spot._replace(own=case.line.own or case.item.date_basis == "inferred")
        _absent(case, spot, value, f"the date {shown(value)}", printed)


def _in_text(case: Case, spot: Spot, value: str, printed: list[PrintedDate], text: str) -> None:
    """Check a date in a sentence of the item."""
    if wrong := case.language.impossible(value):
        _impossible(case, spot, value, printed, wrong)
        return
    if case.language.is_time(value):
        _time(case, spot, value, printed, text)
    ours = resolved(case, value)
    long = ours is not None and ours.last - ours.first > _SPECIFIC
    if ours is None or (long and not _TWO_YEARS.search(value)):
        if ours is not None and is_other_stretch(value, ours, printed):
            _absent(case, spot, value, f"the time {shown(value)}", printed)
        return
    anchor = counted_from(case)
    today = anchor is not None and ours.first == ours.last == anchor and _AS_OF.match(value)
    if today and not holds_of_another_day(case):
        case.unsure("dates", spot, value)  # what the source says, it says on that day
        return
    if spot.own and all(
        source.anchor and ours.last > source.anchor for source in case.book.sources
    ):
        return  # what the desk expects to come
    if _NIGHT.match(value) and (case.item.date or any(map(_NIGHTLY.search, case.scope.texts()))):
        case.unsure("dates", spot, value)  # by night, not in the night before the publication
        return
    stated = parse_iso(case.item.date) if case.item.date else None
    as_dated = stated is not None and supports(ours, stated)  # with the date itself
    fits = _fitting(case, value, printed)
    counted = fits is not None and not any(map(str.isdigit, fits.text))  # "the following day"
    if fits and (as_dated or counted or not _unnamed(case, value, printed)):
        case.found("dates", spot, value, fits.text, fits.facts)
        return
    if not as_dated or case.language.misnamed(value, counted_from(case)):
        _absent(case, spot, value, f"the date {shown(value)}", printed)


def _impossible(
    case: Case, spot: Spot, value: str, printed: list[PrintedDate], what: Literal["date", "time"]
) -> None:
    """Check a date or time that there is none of: only a source that prints it bears it out.

    What looks like a time may be a score where the source prints no times.
    """
    same = next((each for each in printed if case.language.same_words(value, each.text)), None)
    if same is not None:
        case.found("dates", spot, value, same.text, same.facts)
    elif what == "date" or any(case.language.is_time(each.text) for each in printed):
        _absent(case, spot, value, f"the {what} {shown(value)}", printed)
    else:
        case.unsure("dates", spot, value)


def _time(case: Case, spot: Spot, value: str, printed: list[PrintedDate], text: str) -> None:
    """Check a time of the day in a sentence against those that are printed.

    It is wrong where the paragraph prints times and none is this one; without one in digits, words
    that no rule reads may say it ("at nine in the morning").
    """
    times = [each for each in printed if case.language.is_time(each.text)]
    parted = [in_its_part(each) for each in times]
    meant = moved(case, value, text[: spot.start or 0]) or value
    same = [(case.language.same_time(meant, each), each) for each in parted]
    fits = next((time for time, (agrees, _) in zip(times, same, strict=True) if agrees), None)
    if fits is None and len(times) > 1 and case.language.same_time(value, " and ".join(parted)):
        fits = times[0]  # each of two times is printed by itself
    if fits is not None:
        case.found("dates", spot, value, fits.text, fits.facts)
    elif (facts := hour_told(case, value)) is not None:
        case.found("dates", spot, value, value, facts)
    elif is_refuted(case, value, same, text) and not clock_apart(case, value):
        _absent(case, spot, value, f"the time {shown(value)}", printed)
    else:
        case.unsure("dates", spot, value)


def _absent(case: Case, spot: Spot, value: str, what: str, printed: list[PrintedDate]) -> None:
    if case.worked and frees_date(case, spot, value):
        return
    from briefing.verify.checks.reckoned.led import is_led_to  # few dates come to this

    spans = [each.span for each in printed]
    measured = (
        case.crowded()
        or days_apart(case, value, spans)
        or any(case.language.measures(value, each.text) for each in printed)
    )
    proof = case.scope.whole and case.language.proves_date(value, counted_from(case), spans)
    open_day = of_that_year(case, value, printed) or of_that_stretch(case, value, printed)
    open_day = (
        open_day
        or is_before(case, value, printed)
        or is_night_to(case, value)
        or above_table(case, value)
        or of_that_month(case, value)
        or of_that_tale(case, value, printed)
        or taken_up(case, value)
        or of_the_day_told(case, value, printed)
        or asked_about(case, value)
        or is_led_to(case, value)
    )
    # What a length or a tale may lead to is a day by its calendar name all the same.
    misnamed = not case.crowded() and case.language.misnamed(value, counted_from(case))
    if not proof or (not misnamed and (measured or hinted(case, value) or open_day)):
        case.unsure("dates", spot, value)
        return
    case.saw("dates")
    have = list(dict.fromkeys(each.text for each in printed))
    hint = f"There stands {', '.join(map(shown, have[:3]))}." if have else "There is no date there."
    near = Near(have[0] if have else "", _with_date(case))
    message = f"{what} does not follow from {case.scope.where()}."
    case.error(UNSUPPORTED, spot, message, f"{hint} {way_out(case)}", near)


_AS_OF: Final = late_pattern(r"(?i)(?:by|as of|until|till|up to|up until)\b.*\d")


_NIGHT: Final = late_pattern(r"(?i)overnight\b")
_NIGHTLY: Final = late_pattern(
    r"(?i)\b(?:overnight|nights?|midnight|nightfall|dawn|early hours|small hours|a\.?m\.?)\b"
)


def _with_date(case: Case) -> CitedFacts | None:
    return next((facts for facts in case.scope.paragraphs if facts.dates), None)


def _days(span: Span) -> str:
    first, last = span.first.isoformat(), span.last.isoformat()
    return first if first == last else f"{first} to {last}"
