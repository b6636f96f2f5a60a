"""Figures that say how old somebody is: no number of people."""

from __future__ import annotations

import math
import re
from typing import Final

from briefing.draft.cast.heads import is_trade
from briefing.draft.find.reading.line import Line
from briefing.verify.language import Figure, listed

_OLDEST: Final = 115
_NEAR: Final = 60
"""Characters before a figure in which the words stand that make it an age."""
_AGED: Final = re.compile(
    r"\b(?:aged?|ages?|age of|ages of|turned|(?:aged?|ages) (?:between|from)"
    r"|(?:young|old)est(?: of them| victim| one)?,?(?: (?:is|was|being|only|just|a \w+ of))*"
    r"|(?:children|boys|girls|babies|infants|men|women|those|people|persons|minors|pupils|adults|child|anybody|anyone)"
    r" (?:under|over|below|above|older than|younger than|aged|between)(?: the age of)?)"
    r"(?: \d+)?(?: (?:and|to|or|-|about|just|only))?\s*$",
    re.IGNORECASE,
)
_YEARS_OLD: Final = re.compile(
    r"[-\u2010-\u2015 ](?:years?|months?|weeks?|days?)[- ](?:old\b|of age\b)", re.IGNORECASE
)
_OF: Final = re.compile(
    r"\b(?:(?:an?|the|his|her|their|its|one|another|that|this)"
    r"|(?P<two>two|three|four|both|twin))"
    r" (?:[a-z][\w\u2019'-]* )?(?P<who>[a-z][\w\u2019'-]+),? of (?:about |just |only |barely )?"
    r"(?:\w+ (?:and|to|or) )?$",
    re.IGNORECASE,
)
"""Before a figure: "a woman of", "her grandson of", "two girls of nine and"."""
_APPOSED: Final = re.compile(
    r"(?P<before>\w+ )?(?P<who>[\w\u2019'.-]+)(?:, | \()(?:now |only |just |about )?$"
)
"""Before a figure between commas: "Anton Lesk, ", "its grandmother, "."""
_BOUND: Final = re.compile(r"(?:under|over|below|above|between) ", re.IGNORECASE)
_IS: Final = re.compile(r"\b(?P<who>\w+) (?:is|was|would be) (?:only |just |now )?$")
_SHUT: Final = re.compile(r"(?:[,);.]| (?:and|or) (?:[A-Z]|was\b|is\b|has\b|had\b))|$")
_LISTED: Final = re.compile(r"[A-Z][\w\u2019'-]+(?:, | \()(\d[\d,]*)(?=[,;.)]| and\b)")
_SINGLE: Final = listed(
    "woman man girl boy child baby infant toddler teenager pensioner widow widower mother father"
    " grandmother grandfather grandson granddaughter son daughter sister brother uncle aunt nephew"
    " niece cousin husband wife partner twin neighbour friend colleague schoolboy schoolgirl"
    " student pupil apprentice recruit conscript private sergeant corporal policeman policewoman"
    " fisherman fisherwoman nurse cook clerk guard priest nun monk imam monk tourist victim"
    " patient person youth adolescent newborn orphan civilian refugee migrant deckhand stewardess"
    " captain mate mechanic porter shepherd nomad surgeon medic midwife paramedic soldier"
)
_KIN: Final = _SINGLE - listed("patient person victim captain guard private")
"""Who may be named by such a word alone, without a name, before an age between commas."""
_SEVERAL: Final = listed(
    "women men girls boys children babies infants toddlers teenagers sons daughters sisters"
    " brothers twins grandsons granddaughters nephews nieces cousins youths students pupils"
)
_NO_ONE: Final = listed(
    "number member crew family number total average majority order matter power tower border river"
    " corner quarter winter summer chapter order helicopter tanker container center letter paper"
    " computer trailer transformer shelter charter register sector factor reactor harbour labour"
)


def is_age(line: Line, figure: Figure) -> bool:
    """Tell whether a figure is how old somebody is: "a woman of 71", "Anton Lesk, 19, died"."""
    if figure.kind not in _KINDS or max(_numbers(figure)) > _OLDEST:
        return False
    text = line.passage.text
    if _YEARS_OLD.match(text, figure.end) or _YEARS_OLD.search(figure.text):
        return True
    before = text[max(figure.start - _NEAR, line.sentence.where.start) : figure.start]
    if bound := _BOUND.match(figure.text):  # "children under 5"
        before += bound[0]
    if _AGED.search(before):
        return True
    alone = figure.low == figure.high and min(_numbers(figure)) > 0
    return alone and (_is_of(before) or _is_apposed(line, figure, before))


def _numbers(figure: Figure) -> list[float]:
    found = [x for x in (figure.low, figure.high) if x is not None and math.isfinite(x)]
    return found or [math.inf]


_KINDS: Final = ("count", "measure", "duration")


def _is_of(before: str) -> bool:
    found = _OF.search(before)
    if found is None:
        return False
    who = found["who"].lower()
    if found["two"]:
        one = who.removesuffix("s")
        return who in _SEVERAL or (one != who and (one in _SINGLE or _is_one(one)))
    return who in _SINGLE or _is_one(who)


def _is_one(who: str) -> bool:
    """Tell whether a word is for one person by a trade: a driver, no number, no members."""
    if who in _NO_ONE or who.endswith("s"):
        return False
    return is_trade(who) or _TRADE.fullmatch(who) is not None


_TRADE: Final = re.compile(r"[a-z]{3,}(?:er|or|ist|man|woman|eer|ian|ant)")


def _is_apposed(line: Line, figure: Figure, before: str) -> bool:
    """Tell whether a figure stands alone between commas or brackets behind one person."""
    text, at = line.passage.text, line.sentence.where
    found = _APPOSED.search(before) or _IS.search(before)
    if found is None or not _SHUT.match(text, figure.end, at.end):
        return False
    who = found["who"]
    if who.lower() in ("he", "she"):
        return True
    if who[:1].islower():
        return who in _KIN or _is_one(who)
    if "before" not in found.groupdict() or (found["before"] or "").strip().lower() in _WHERE:
        return False
    return not any(
        number.replace(",", "").isdigit() and int(number.replace(",", "")) > _OLDEST
        for number in _LISTED.findall(line.sentence.text)
    )


_WHERE: Final = listed("in at from near to of around outside inside for on")
