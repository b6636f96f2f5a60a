"""Numbers that stand there as printed: parts of a name ("No. 32"), those among copied words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checked_texts import CheckedText
from briefing.verify.checks import dates
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.spots import Message, Near, Spot
from briefing.verify.verdicts import Code
from briefing.verify.words.copied import miscopied

UNSUPPORTED: Final = Code("figure-unsupported", "figures")

_NUMBER: Final = late_pattern(
    r"(?<![\w.,:/-])(?:[0-9]{1,3}(?:[\s’'][0-9]{3})+(?![\w/-]|[.,:][0-9])"
    r"|[0-9]+(?:/[0-9]+)*(?![\w/-]|[.,:][0-9])"
    r"|(?:(?:2[4-9]|[3-9][0-9]):[0-9]{2}|[0-9]{2}:[6-9][0-9])(?![\w:/-]))"
)
"""A number that no letter touches, or a time that no clock shows: 96:04.

Those in M23 and COVID-19 are letters of a name.
"""
_APART: Final = late_pattern(r"(?<=[0-9])[,\s’'](?=[0-9]{3}(?![0-9]))")
"""What stands between the thousands of a number."""
_TIME: Final = late_pattern(r"(?<![\w.,:/-])[0-9]{2}:[0-9]{2}(?![\w:/-])")
_IN_WORDS: Final = 12
"""A number up to this may be a word in the source: Article five."""


_LABEL: Final = late_pattern(
    r"\b(?:N[oO]\.|Nr\.|no\.|[Pp]hase|[Cc]ategory|[Ss]tage|[Rr]ound|Article|Route|Unit|Chapter"
    r"|Table|Annex|Section|Part|Figure|Volume|Line|Block|Zone|Gate|Resolution|Sector|District|Page"
    r"|Room|Bus|Flight|Highway|Hill|Pier|Berth|Camp|Ward|Day|Tape|Clip|Sheet|Exhibit|Channel"
    r"|Platform|Terminal|Lane|Checkpoint|Site|Well|Tower|Pump|Shaft|Exit|Junction|Dock|Hangar|Post"
    r"|Building|Company|Battalion|Brigade|Regiment|Division|Area|Lot|Group|[Ll]evel) $"
)
"""What a number may be part of a name with."""


def check(case: Case, text: CheckedText, figures: Sequence[Figure]) -> None:
    """Say of each number of a text that is neither figure nor date if no cited paragraph has it."""
    there = case.scope.texts()
    if not there or not case.scope.whole or text.own or case.line.own:
        return
    _check_ages(case, text, there)
    read = [(each.start, each.end) for each in figures]
    read += [(each.start, each.end) for each in case.language.find_dates(text.text)]
    for match in _NUMBER.finditer(text.text):
        number, (start, end) = match[0], match.span()
        timed = ":" in number
        if timed and not any(map(_TIME.search, there)):
            continue  # a score, which the source may give in words
        if (start == 0 and not timed) or any(first < end and start < last for first, last in read):
            continue
        small = number.isdigit() and int(number) <= _IN_WORDS
        label = _LABEL.search(text.text[:start])
        if small and not (label and _has_another(case, label[0], number)):
            continue
        plain = _APART.sub("", number)
        if not small and any(plain in _numbers_of(each) for each in there):
            continue
        case.saw("figures")
        message = f"the number {shown(number)} does not stand in {case.scope.where()}."
        hint = "Take the number as the source prints it."
        case.error(UNSUPPORTED, Spot(text.path, start, end), message, hint)


def _numbers_of(text: str) -> list[str]:
    """Return the numbers of a paragraph, with digits of one kind."""
    if not text.isascii():
        from briefing.verify.words.plain import plain  # few texts have other digits

        text = _GLUED.sub(" ", plain(text))
    return _NUMBER.findall(_APART.sub("", text))


_GLUED: Final = late_pattern(r"(?<!\w)[وفبلك](?=[0-9])")
"""The "and", "in" and "to" that Arabic writes together with a number."""


_AGED: Final = late_pattern(
    r"(?P<name>[A-Z][\w'’-]+),\s(?:aged\s)?(?P<age>[1-9][0-9]?)(?=[,.;)]\s|[,.;)]?$)"
)


def _check_ages(case: Case, text: CheckedText, there: Sequence[str]) -> None:
    """Say of an age behind a name that is another wherever the cited paragraphs tell it."""
    for match in _AGED.finditer(text.text):
        name = re.escape(match["name"])
        told = (
            rf"\b([0-9]{{1,3}})[- ]year[- ]old\s(?:[\w'’.-]+\s){{0,4}}?{name}\b"
            rf"|\b{name},?\s\(?(?:aged\s)?([0-9]{{1,3}})\b(?![- ]year)"
        )
        ages = [one or other for each in there for one, other in re.findall(told, each)]
        if ages and match["age"] not in ages:
            case.saw("figures")
            message = f"{shown(match['name'])} is {ages[0]} in {case.scope.where()}."
            hint = "Take the age as the source prints it."
            case.error(UNSUPPORTED, Spot(text.path, *match.span("age")), message, hint)


def check_copied(case: Case) -> None:
    """Say of each number that stands among words of a paragraph, and is another there.

    What has an error already is left.
    """
    there = case.scope.texts()
    for text in case.texts if there else ():
        for each in miscopied(text.text, there) if text.figures else ():
            spot = Spot(text.path, each.start, each.end, text.own or case.line.own)
            known = case.said(spot, UNSUPPORTED, dates.UNSUPPORTED)
            known = known or _of_another_zone(case, text.text, spot)
            known = known or _is_shorter(text.text, spot, each.theirs)
            if not known and not (case.worked and case.worked.has(spot)):
                _miscopied(case, text.text, spot, each.theirs, case.scope.paragraphs[each.place])


_ZONE: Final = late_pattern(r"(?i)\s?(?:[ap]\.?m\.?\s)?\(?(?:GMT|UTC|Z|local)\b")


def _of_another_zone(case: Case, text: str, spot: Spot) -> bool:
    """Tell whether a time is the one that the paragraph prints for the zone named behind it."""
    zone = _ZONE.match(text, spot.end)
    ours = text[spot.start : zone.end()] if zone else ""
    return bool(zone) and any(
        case.language.same_time(ours, each.text)
        for facts in case.scope.paragraphs
        for each in facts.dates
    )


_DECIMAL: Final = late_pattern(r"\d+(?:\.(\d+))?")
_SCALED: Final = late_pattern(r"\s?(?:million|billion|trillion|m|bn|tn)\b")


def _is_shorter(text: str, spot: Spot, theirs: str) -> bool:
    """Tell whether millions are told with fewer decimals: 12.3 million, of 12.34 million."""
    ours, other = _DECIMAL.fullmatch(text, spot.start, spot.end), _DECIMAL.fullmatch(theirs)
    if ours is None or other is None or not _SCALED.match(text, spot.end):
        return False
    decimals = len(ours[1] or "")
    return decimals < len(other[1] or "") and round(float(theirs), decimals) == float(ours[0])


def _miscopied(case: Case, text: str, spot: Spot, theirs: str, facts: CitedFacts) -> None:
    dated = any(
        each.start < spot.end and spot.start < each.end for each in case.language.find_dates(text)
    )
    code = dates.UNSUPPORTED if dated else UNSUPPORTED
    case.saw(code.field)
    ours, where = shown(text[spot.start : spot.end]), case.name(facts)
    message = Message(f"{ours} is {shown(theirs)} in {where}.", f"{ours} is another in {where}.")
    hint = "The words around it are the same there: take the number as it is printed."
    case.error(code, spot, message, hint, Near(theirs, facts))


_ROW: Final = 40
"""Letters behind a word in which a row of its numbers stands."""
_LED: Final = late_pattern(r"(?i)(?:(?:no|nr)\.?\s|number\s|#\s?)?(\w+)")


def _has_another(case: Case, label: str, number: str) -> bool:
    """Tell whether the cited paragraphs number the same thing, each time otherwise.

    In digits or words, and with a word for it: Gate 6, of gate number nine.
    """
    one = label.lower().rstrip(". ")
    if any(re.search(rf"\b{one}s\b", place.lower()) for place in case.scope.texts()):
        return False  # sites four and five
    led = re.compile(rf"\b{re.escape(label.lower())}")
    parts = [part for place in case.scope.texts() for part in led.split(place.lower())[1:]]
    if any(re.search(rf"\b{number}\b", part[:_ROW]) for part in parts):
        return False  # gate 5 and 9
    read = [case.language.parse_figure(m[1]) if (m := _LED.match(part)) else None for part in parts]
    found = [each.low for each in read if each is not None and each.kind == "count"]
    return bool(found) and len(found) == len(parts) and float(number) not in found
