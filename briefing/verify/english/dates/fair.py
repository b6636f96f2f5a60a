"""Whether words that may be a date are one where they stand, by the words around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.dates.amounts import ABOUT, is_amount
from briefing.verify.english.dates.fair_spans import fair_ago, fair_past, fair_this
from briefing.verify.english.dates.fair_times import (
    PLANNED,
    fair_clock,
    fair_hour,
    fair_hours,
    fair_noclock,
)
from briefing.verify.english.dates.words import FEASTS, JOIN, MONTH, PATTERNS, WEEKDAY
from briefing.verify.language import listed

_BEFORE: Final = late_pattern(r"([^\W\d_]+)[.,]?\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_AFTER: Final = late_pattern(r"\s{1,3}([^\W\d_]+)(?:\s{1,3}([^\W\d_]+))?")
_LABELS: Final = listed(
    "resolution flight article unit room highway route road no number page section act law "
    "order decree channel boeing post posts than least nearly almost some approximately roughly "
    "exceeding over"
)
_AUXILIARY: Final = frozenset(("were", "have", "had"))
_SMALL: Final = listed(
    "of and in at when as by to for with after that the he she it they but which"
)
_IN_MONTH: Final = listed(
    "in since until till by from during through throughout last next this past of early late "
    "mid before after between and to or end middle beginning start"
)

_BENCHMARKS: Final = listed(
    "levels prices values standards terms rates figures totals results elections polls games "
    "season seasons talks accords does has was is says sees"
)
"""Words of several behind a year that it is no number of."""
_YEARS: Final = late_pattern(r"(?:1[5-9]|20)[0-9]{2},?\s{1,3}(?:and|or|to)\s{1,3}$")
"""A year that goes on: "in 1949 and 1950 millers left"."""
HOUR: Final = late_pattern(
    rf"\s{{1,3}}(?:on\s{{1,3}}(?:the\s{{1,3}})?(?:[0-9]{{1,2}}|{MONTH}\s[0-9]{{1,2}}(?:st|nd|rd|th)?)\b|(?:hours|hrs|h|UTC|GMT|local)\b)",
    re.IGNORECASE,
)
"""What makes four digits a time of the day."""
_THAN_MONTH: Final = listed("over than versus into for on")
"""Words before a month that it is compared with: "up a tenth over June"."""


def _before(text: str, at: int) -> str:
    """Return the word before ``at``, in lower case, "the" passed over."""
    match = _BEFORE.search(text, max(0, at - 24), at)
    return match[1].lower() if match else ""


def _counts(text: str, at: int) -> bool:
    """Tell whether one of the two words behind ``at`` is something that is counted."""
    from briefing.verify.english.figures.counted import COUNTED  # figures read dates first

    match = _AFTER.match(text, at)
    if match is None:
        return False
    first, second = match[1].lower(), (match[2] or "").lower()
    if first in _SMALL:
        return False  # "on November 14 and died down"
    return first in COUNTED or (second in COUNTED and second not in _AUXILIARY)


def _plural(text: str, at: int) -> bool:
    """Tell whether the word behind ``at`` is one of many things, so that a number counts them.

    What is measured by a year ("2000 levels") and what is held in one ("1998 elections") is not.
    """
    from briefing.verify.english.figures.counted import is_plural  # figures read dates first

    after = _AFTER.match(text, at)
    if after is None or not after[1].islower() or after[1] in _BENCHMARKS:
        return False
    aged = after[1] in ("year", "years") and (after[2] or "").lower() in ("old", "ago")
    return aged or is_plural(after[1])


_NO_COUNT: Final = late_pattern(r"[0-9](?:st|nd|rd|th)$")
_THE: Final = late_pattern(r"(?:\b[Tt]he|['\u2019]s)\s$")
_EVENT: Final = late_pattern(r"\s(?:attack|massacre|coup|raid|strike|earthquake)")
"""A day of an event, and no number of them: since the October 7 attacks."""


def _fair_md(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Refuse "in May 20 people" and "on March 5 and 12 people"; "Jan. 12 attack" is a date.

    "In the first days of May 20 tankers" has a part of a month alone.
    """
    if match["y"] is None and prefix["part"] and _plural(text, match.end()):
        return False
    after = _AFTER.match(text, match.end())
    if match["y"] is None and after and after[1] == "were" and prefix["prep"] in ("in", "In"):
        return False  # in March 22 were hurt
    if match["y"] is not None or (after and after[1].lower() in _AUXILIARY):
        return True
    one = _THE.search(text[max(0, match.start() - 8) : match.start()])
    if _NO_COUNT.search(match[0]) or (one and _EVENT.match(text, match.end())):
        return True  # the October 7 attacks, his October 7th speech
    if (prefix["prep"] or "").lower() == "on" and match.groupdict().get("d2") is None:
        return True  # on March 19 soldiers took food
    return not _counts(text, match.end())


def _fair_dm(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Refuse "in the last third of January"."""
    part = match[0].lower().startswith(("third of", "quarter of"))
    return not (part and _before(text, match.start()) in ("last", "first", "final", "middle"))


def _fair_month(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    if match["y"] or prefix["mid"] or prefix["part"]:
        return True
    before = _before(text, match.start())
    if before in _IN_MONTH or (before in _THAN_MONTH and match[0].lower() != "may"):
        return True
    if PLANNED.search(text, max(0, match.start() - 24), match.start()):
        return True
    # "the March attack", "his August visit"; never "May", hardly ever "March" at the start.
    after = _AFTER.match(text, match.end())
    join = JOIN.match(text, match.end())
    if join and PATTERNS["month"].match(text, join.end()):
        return True  # "January to March"
    whole = match[0].lower() not in ("may", "march", "mar", "jan")
    return bool(before) and after is not None and (bool(prefix["the"]) or whole)


def _fair_years(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Tell a year from a number: "2000 people", "Resolution 1701" and "$2000" are none."""
    at = match.start()
    if HOUR.match(text, match.end()):
        return False  # "to 1800 on 16 January"
    if text[at - 1 : at] in ("$", "€", "£", "¥", "#", "+", "&", "/", "@"):
        return False
    before = _before(text, at)
    prep = (prefix["prep"] or "").lower()
    if is_amount(text, match.end(), prep):
        return False
    about = before in ABOUT and prep in _IN_MONTH  # until approximately 2037
    if (before in _LABELS and not about) or (prep not in _IN_MONTH and _counts(text, match.end())):
        return False
    if match["y2"]:
        return int(match["y2"][-2:]) != int(match["y"][-2:])
    from_many = prep in ("from", "to") and _plural(text, match.end())  # from 1776 employees
    timed = (
        prefix["the"] or prefix["mid"] or prefix["part"] or (prep in _IN_MONTH and not from_many)
    )
    if not timed and not _YEARS.search(text, max(0, at - 12), at) and _plural(text, match.end()):
        return False
    if match["y"].endswith("00"):
        return True
    return int(match["y"]) >= 1800 or bool(prefix["prep"]) or before in ("of", "year", "and")


def _fair_weekday(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    word = re.search(r"([^\W\d_]+)\s{1,3}$", text[max(0, match.start() - 24) : match.start()])
    return word is None or word[1].lower() not in FEASTS or word[1].islower()


_TO_THE: Final = late_pattern(
    r"\b(?:from|between) the [0-9]{1,2}(?:st|nd|rd|th) (?:to|until|till|and|through) (?:the )?$",
    re.IGNORECASE,
)


def _fair_nth(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "on the 21st" for a day where no noun follows."""
    if match["dw"] is not None:  # "until the ninth": from the first, there may be a second
        return bool(prefix["the"]) and (prefix["prep"] or "").lower() in ("until", "till")
    after = _AFTER.match(text, match.end())
    if _TO_THE.search(text, max(0, match.start() - 20), match.start()):
        return after is None or after[1].lower() in _SMALL  # "from the 6th to the 20th"
    return (
        bool(prefix["the"])
        and prefix["prep"] is not None
        and prefix["prep"].lower()
        in ("on", "since", "until", "till", "by", "before", "after", "from")
        and (after is None or after[1].lower() in _SMALL | {"alone", "only", "we"})
        and text[match.end() : match.end() + 1] != "-"
    )


def _fair_span(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take a duration; "a day" only behind a preposition, "ten years old" never."""
    if re.match(
        r"[-\u2010-\u2015]|\s{1,3}(?:old|of\s{1,3}age)(?!\w)|['’]s",
        text[match.end() : match.end() + 12],
    ):
        return False
    if match["unit"].lower() in ("second", "quarter") and not match["n"][:1].isdigit():
        return False
    if match["unit"].lower() == "night" and match["n"].lower() in ("a", "an", "one"):
        return False
    vague = match["n"].lower() in ("a", "an", "one", "some", "many")
    return not vague or bool(match["n2"]) or _spanning(prefix) or prefix["prep"] == "under"


def _spanning(prefix: re.Match[str]) -> bool:
    prep = (prefix["prep"] or "").lower()
    return prep in ("for", "in", "within", "over", "after", "during", "throughout")


def _fair_bare(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    unit = (match["unit"] or "").lower()
    if prefix["the"] or prefix["mid"]:
        return False  # "in the early hours"
    return _spanning(prefix) and unit not in ("second", "quarter", "night", "weekend")


def _fair_part(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "the end of the month" and "mid-year"; a part of the night or day is none of these."""
    part = (prefix["part"] or "").lower()
    return part in _PARTS or (prefix["mid"] or "").lower() == "mid"


_PARTS: Final = listed("end beginning start middle close turn half quarter")


def _fair_short(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "in '74"; what opens a quotation is none."""
    at = match.start()
    if text[at - 1 : at] not in ("'", "’"):
        return False
    return at == 1 or _before(text, at - 1) in _IN_MONTH


def _fair_period(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "in the third quarter"; half of what, and the last of which year, has to be said."""
    if match["y"] or match["own"]:
        return True
    quarter = match["unit"].lower() == "quarter" and match["nth"].lower() not in ("last", "final")
    behind = text[match.end() : match.end() + 4].strip().lower().startswith("of")
    return quarter and bool(prefix["prep"]) and bool(prefix["the"]) and not behind


def _fair_nearby(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Leave "overnight on Friday" to Friday."""
    return _ON_DAY.match(text, match.end()) is None


_ON_DAY: Final = late_pattern(
    rf"\s{{1,3}}(?i:on|into)\s{{1,3}}(?i:the\s{{1,3}}night\s{{1,3}}(?:of|to)\s{{1,3}})?"
    rf"(?:{WEEKDAY}|{MONTH}|[0-9])"
)


def _fair_dmy(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "31 of September's violations" for so many of them."""
    many = match["d"].isdigit() and match["y"] is None and " of " in match[0]
    return not (many and _OWN.match(text, match.end()))


_OWN: Final = late_pattern(r"['’]s?\s\w")


def _fair_noday(match: re.Match[str], text: str, prefix: re.Match[str]) -> bool:
    """Take "on May 79." for a day that there is none of; "in May 79, all women, died" is none."""
    return (prefix["prep"] or "").lower() != "in"


CHECKS: Final[dict[str, Callable[[re.Match[str], str, re.Match[str]], bool]]] = {
    "worded": _fair_dm, "dmy": _fair_dmy, "mdy": _fair_md, "mdy1": _fair_md, "month": _fair_month,
    "years": _fair_years,
    "weekday": _fair_weekday, "short": lambda *_: False, "nth": _fair_nth, "span": _fair_span,
    "bare": _fair_bare, "ago": fair_ago, "past": fair_past, "this": fair_this,
    "hour": fair_hour, "hours": fair_hours, "part": _fair_part, "nearby": _fair_nearby,
    "clock": fair_clock, "noclock": fair_noclock, "period": _fair_period, "short_year": _fair_short,
    "noday": _fair_noday,
}  # fmt: skip
"""What must hold of the match of a pattern: given the match, the text and the prefix."""
