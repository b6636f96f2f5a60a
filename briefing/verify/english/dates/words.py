"""How dates are printed: the words, and the patterns that find them.

Every pattern is matched at the beginning of a word and repeats nothing without a bound, so that
looking through a text takes time in proportion to its length, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.language import listed

_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS: Final = {
    **{name.lower(): number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
WEEKDAYS: Final = {
    **{name.lower(): number for number, name in enumerate(_WEEKDAYS)},
    **{name[:3].lower(): number for number, name in enumerate(_WEEKDAYS)},
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Seasons (of the northern half) with their first months."""
HOURS: Final = listed("noon midday midnight dawn daybreak dusk sunrise sunset nightfall dark")
UNITS: Final = {
    "second": 0, "minute": 0, "hour": 0, "night": 1, "day": 1, "week": 7, "weekend": 7,
    "fortnight": 14, "month": 30, "quarter": 91, "year": 365, "decade": 3650, "century": 36500,
}  # fmt: skip
"""Units of time with their length in days, about."""
VAGUE: Final = frozenset(
    {"several", "few", "some", "many", "couple", "recent", "dozens", "numerous"}
)
NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "half": 0.5,
}  # fmt: skip
_TENS: Final = [word for word, number in NUMBERS.items() if number in range(20, 100, 10)]
_UNDER_TEN: Final = listed("one two three four five six seven eight nine")


def _any(words: Iterable[str]) -> str:
    """Return an alternation, longest first, so that the longest wins; the same in each run."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def _cased(names: Iterable[str]) -> str:
    """Return an alternation of names as titles and in capitals: ``march`` is a verb."""
    return _any({form for name in names for form in (name, name.upper())})


_FIRST: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
DAYS: Final = {
    **{word: number for number, word in enumerate(_FIRST.split(), 1)},
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_FIRST.split()[:9], 1)},
    "twentieth": 20, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
"""Days of a month as ordinals in words: the second of September."""
_HY: Final = "[-\u2010-\u2015\u2212\u2044/]"
_GAP: Final = r"\s{1,3}"
_YEAR: Final = r"(?:1[5-9]|20)[0-9]{2}(?!\w|[.,][0-9]|%)"
_DAY: Final = r"(?:0[1-9]|[12][0-9]|3[01]|[1-9])(?![0-9])(?:st|nd|rd|th)?(?![.,:]?[0-9]|%)"
MONTH: Final = rf"(?:{_cased(_MONTHS)}|(?:{_cased([m[:3] for m in _MONTHS] + ['Sept'])})\.?)(?!\w)"
WEEKDAY: Final = rf"(?:{_cased(_WEEKDAYS)})(?!\w)"
_SHORT: Final = listed("Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun")
_SHORT_DAY: Final = rf"(?:{_cased(_SHORT)})\.?(?!\w)"
_THE_NTH: Final = rf"(?:the{_GAP}(?=[0-9]{{1,2}}(?:st|nd|rd|th)))?"
_WD: Final = rf"(?:(?P<wd>{WEEKDAY}|{_SHORT_DAY}),?{_GAP}(?:the{_GAP}|\()?)?"
_CONN: Final = rf"(?:\s?{_HY}\s?|{_GAP}(?i:to|and|or|until|till|through|into){_GAP})"
_TIME: Final = "morning|afternoon|evening|night|noon|midday|lunchtime|midnight|dawn|dusk"
_UNIT: Final = rf"(?:{_any(UNITS)})"
_N: Final = (
    rf"(?:[0-9]{{1,4}}(?:\.[0-9])?|(?:an?{_GAP})?(?:few|couple(?:{_GAP}of)?)|several|some|many"
    rf"|dozens{_GAP}of|(?:{_any(_TENS)})[-\s](?:{_any(_UNDER_TEN)})|{_any(NUMBERS)})(?![\w.,]*[0-9])"
)
_COUNT: Final = rf"(?P<n>{_N})(?:{_CONN}(?P<n2>{_N}))?"
_UNITS: Final = rf"(?P<unit>{_UNIT}|centurie)s?(?!\w)"
_ZONE: Final = r"(?:GMT|UTC|BST|EST|EDT|CET|CEST|EET|EEST|MSK|IST|Z)(?!\w)|local(?:\stime)?(?!\w)"
_HOURS_12: Final = [word for word, number in NUMBERS.items() if 1 <= number <= 12 and len(word) > 2]
LED_HOUR: Final = (
    r"(?:(?<=\bat\s)|(?<=\buntil\s)|(?<=\btill\s)|(?<=\bsince\s)|(?<=\bbefore\s)|(?<=\bafter\s))"
)
"""What stands before minutes to an hour that no part of the day follows: at ten to six."""
_OFFSET: Final = rf"(?:{_GAP}\(?(?:{_ZONE}))?"

_OF_YEAR: Final = (
    rf"{_GAP}(?:of{_GAP})?(?:the{_GAP})?(?P<rel>last|this|next|previous|following){_GAP}year"
    r"(?!\w|['’])"
)
"""Which year a month or a day is of, counted from that of publication."""

_ITS_DAY: Final = (
    rf"(?:(?:{_GAP}\(|,{_GAP}an?{_GAP})(?P<wd2>[A-Z][a-z]{{2,5}}day(?!\w))"
    rf"(?:\)|(?!{_GAP}(?:morning|afternoon|evening|night))))?"
)
"""The weekday of a date behind it: 12 March, a Thursday."""

_CASED: Final = {
    "dmy": (
        rf"{_WD}(?P<d>{_DAY})(?:{_CONN}{_THE_NTH}(?P<d2>{_DAY}))?(?:{_GAP}|-)(?:of{_GAP})?(?P<m>{MONTH})"
        rf"(?:(?:,?{_GAP}|-)(?P<y>{_YEAR})|{_OF_YEAR})?{_ITS_DAY}"
    ),
    "mdy": (
        rf"{_WD}(?P<m>{MONTH}){_GAP}(?P<d>{_DAY})(?:{_CONN}{_THE_NTH}(?P<d2>{_DAY})(?!{_GAP}(?:{MONTH})))?"
        rf"(?:,?{_GAP}(?P<y>{_YEAR}))?{_ITS_DAY}"
    ),
    "mdy1": rf"{_WD}(?P<m>{MONTH}){_GAP}(?P<d>{_DAY})(?:,?{_GAP}(?P<y>{_YEAR})|{_OF_YEAR})?",
    "worded": (
        rf"(?:(?P<dw>(?i:{_any(DAYS)}))|(?i:(?:last|final){_GAP}day)){_GAP}of{_GAP}(?P<m>{MONTH})"
        rf"(?:,?{_GAP}(?P<y>{_YEAR}))?"
    ),
    "noday": rf"(?P<m>{MONTH}){_GAP}(?P<d>[3-9][0-9])(?=\s?[(.;:)!?]|,\s|$)(?![.:][0-9])",
    "month": rf"(?P<m>{MONTH})(?:,?{_GAP}(?:of{_GAP})?(?P<y>{_YEAR})|{_OF_YEAR})?",
    "weekday": rf"(?P<wd>{WEEKDAY})",
    "short": rf"(?P<wd>{_SHORT_DAY})",
}
_UNCASED: Final = {
    "iso": (
        rf"(?-i:{_WD})"
        r"(?P<iso>[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)(?![0-9-])"
        r"(?:T[0-2][0-9]:?[0-5][0-9](?::?[0-5][0-9])?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
        r"(?:/(?P<iso2>[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)(?![0-9-]))?"
    ),
    "slash": (
        rf"(?-i:{_WD})"
        r"(?P<s1>[0-9]{4}|[0-3]?[0-9])(?P<sep>[/.]|-(?=[0-9]{2}-[0-9]{4}))(?P<s2>[0-1]?[0-9]|[0-3][0-9])(?P=sep)"
        r"(?P<s3>[0-9]{4}|[0-9]{2})(?![0-9]|[/.,][0-9])"
        rf"(?:(?:\s\(|,{_GAP}(?:an?{_GAP})?)(?P<wd2>(?-i:{WEEKDAY}|{_SHORT_DAY}))\)?)?"
    ),
    "clock": (
        rf"(?:(?:[0-2]?[0-9](?:[:.][0-5][0-9])?{_CONN})?[0-2]?[0-9](?:[:.][0-5][0-9])?\s?[ap]\.?m(?:\.(?!\w)|(?!\w)){_OFFSET}"
        rf"|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![:0-9])(?:{_GAP}(?:hours|hrs)(?!\w))?{_OFFSET}"
        rf"|(?:[0-2][0-9][0-5][0-9]{_CONN})?[0-2][0-9][0-5][0-9](?:\s?(?:{_ZONE}|(?:hours|hrs|h)(?!\w){_OFFSET}))"
        rf"|(?:[01][0-9]|2[0-3])\.[0-5][0-9]{_GAP}(?:{_ZONE})"
        r"|(?<=\bat\s)0[0-9]\.?[0-5][0-9](?![\w%]|[.,][0-9])"
        rf"|[0-2]?[0-9]{_GAP}(?:GMT|UTC)(?!\w)"
        rf"|(?:[0-2]?[0-9](?:[:.][0-5][0-9])?|{_any(_HOURS_12)}){_GAP}(?:in{_GAP}the{_GAP}(?:morning|afternoon|evening)"
        rf"|at{_GAP}night)(?!\w)"
        rf"|(?:[0-2]?[0-9]|{_any(NUMBERS)}){_GAP}?o['’]clock(?!\w)"
        rf"|(?:five|ten|twenty|twenty-five){_GAP}to{_GAP}(?:{_any(_HOURS_12)}){_GAP}(?:in{_GAP}the{_GAP}"
        rf"(?:morning|afternoon|evening)|at{_GAP}night)(?!\w)"
        rf"|{LED_HOUR}(?:five|ten|twenty){_GAP}to{_GAP}(?:{_any(_HOURS_12)})(?=[.,;:]|$|{_GAP}(?:the|on|when)\b)"
        rf"|(?:(?:half|(?:a{_GAP})?quarter|(?:five|ten|twenty|[0-9]{{1,2}})(?:{_GAP}minutes)?){_GAP}past"
        rf"|(?:(?:a{_GAP})?quarter|(?:five|ten|twenty|[0-9]{{1,2}}){_GAP}minutes){_GAP}to)"
        rf"{_GAP}(?:1[0-2]|[1-9]|{_any(_HOURS_12)})(?![\w:]|[.,][0-9]))"
    ),
    "noclock": r"[0-9]{2}:[0-9]{2}(?![:0-9])",
    "decade": r"(?P<decade>(?:1[5-9]|20)[0-9]0)['’]?s(?!\w)",
    "years": rf"(?P<y>{_YEAR})(?:\s?[-\u2010-\u2015/]\s?(?P<y2>{_YEAR}|[0-9]{{2}}))?(?![0-9/])",
    "short_year": r"(?P<yy>[0-9]{2})(?![\w%]|[.,:][0-9])",
    "nth": r"(?P<d>[12]?(?:1st|2nd|3rd)|[12]?[04-9]th|1[1-3]th|30th|31st)(?!\w)"
    rf"|(?P<dw>(?i:{_any(DAYS)}))(?=\s?[.,;:)!?]|$)",
    # At today's price: at that which is paid now.
    "nearby": r"(?P<near>yesterday|today(?!['’]s (?:price|rate|level|value|cost|wage|pace))"
    r"|tonight|tomorrow|overnight)(?!\w)",
    "ago": (
        rf"(?:{_COUNT}{_GAP})?(?P<unit>{_UNIT}|centurie)s?{_GAP}(?:to{_GAP}the{_GAP}day{_GAP})?"
        r"(?P<way>ago|earlier|later|before|after|previously|beforehand|afterwards|on(?=,|\sfrom\b))"
        r"(?!\w)"
    ),
    "past": (
        rf"(?P<rel>past|last|previous|recent|next|coming|preceding|following){_GAP}"
        rf"(?:(?:{_COUNT}{_GAP})?(?:(?:or|and){_GAP}so{_GAP})?{_UNITS})"
    ),
    "this": (
        rf"(?P<rel>this|last|next|past|previous|following|coming|same|that)"
        rf"(?:{_GAP}(?:(?P<unit>{_UNIT}|{_TIME})|(?P<season>{_any(SEASONS)})|(?P<wd>{WEEKDAY})"
        rf"|(?P<m>(?-i:{MONTH}))))(?!\w|['’]\w)"
    ),
    "dayof": rf"day{_GAP}(?P<rel>before|after)(?:{_GAP}(?P<near>yesterday|tomorrow))?(?!\w)",
    "season": (
        rf"(?P<season>{_any(SEASONS)}){_GAP}(?:of{_GAP})?"
        rf"(?:(?P<y>{_YEAR})|(?:the{_GAP})?(?P<rel>this|next|last|coming|past){_GAP}year(?!\w))"
    ),
    "quarter": rf"(?:Q(?P<q>[1-4])|H(?P<h>[12])){_GAP}(?P<y>{_YEAR})",
    "period": (
        rf"(?P<nth>first|second|third|fourth|last|final){_GAP}(?P<unit>quarter|half)(?!\w)"
        rf"(?:{_GAP}of{_GAP}(?:(?P<y>{_YEAR})|(?:the|this){_GAP}(?P<own>year)(?!\w)))?"
    ),
    "span": rf"{_COUNT}{_GAP}(?:(?:full|straight|consecutive|long|more){_GAP})?{_UNITS}",
    "bare": rf"(?P<unit>{_UNIT})s(?!\w)|centuries(?!\w)",
    "part": r"(?P<unit>week|month|quarter|year|decade|century)(?!\w|['’-])",
    "hour": rf"(?P<hour>(?:12{_GAP}(?=noon|midnight|midday))?(?:{_any(HOURS)}))(?!\w)",
    "hours": rf"(?:(?:early|late|mid){_HY}?\s?)?(?P<hour>hours|morning|afternoon|evening)(?!\w)",
}
_PREPOSITIONS: Final = (
    "as of|as early as|as late as|prior to|up to|up until|since|until|till|on|in|at|by|before|after"
    "|from|during|over|within|into|throughout|through|between|around|for|dated|starting|beginning"
    "|under"
).replace(" ", r"\s{1,3}")
_PART: Final = (
    rf"(?:(?P<which>first|second|third|fourth|last|early|late|opening|closing|final){_GAP})?"
    r"(?P<part>night|morning|evening|afternoon|eve|week|weekend|hours|end|beginning|start|middle"
    r"|close|turn|half|quarter|part|days|weeks|months)"
)
PREFIX: Final = late_pattern(
    rf"(?:(?<![\w'’-])(?:(?P<late>earlier|later|late|early|sometime|overnight){_GAP}"
    rf"|(?:shortly|just|soon|ever|long){_GAP}(?=(?:{_PREPOSITIONS})\s))?"
    rf"(?:(?P<prep>{_PREPOSITIONS}){_GAP}"
    rf"(?:(?:just|only|about|around|nearly|almost|barely|(?:more|less){_GAP}than"
    rf"|at{_GAP}least|approximately|roughly|some){_GAP})?)?"
    rf"(?P<the>the{_GAP})?(?:{_PART}{_GAP}of{_GAP}(?:the{_GAP})?)?"
    rf"(?:(?P<mid>late|early|mid|pre|post)(?:{_GAP}|[-\u2010-\u2015])"
    rf"(?:(?:on|in){_GAP}(?:the{_GAP})?)?)?|)$",
    re.IGNORECASE,
)
"""What stands before a date and belongs to it; matches up to the end of what it is given."""
REACH: Final = 64
"""How far back ``PREFIX`` is looked for."""
SUFFIX: Final = late_pattern(rf"{_GAP}(?P<time>{_TIME})(?!\w)", re.IGNORECASE)
"""A part of the day behind a weekday or a date."""
JOIN: Final = late_pattern(
    rf"(?:\s?(?P<dash>[-\u2010-\u2015])\s?|,?{_GAP}(?P<word>to|until|till|through|and|or){_GAP})"
    rf"(?:(?:late|early){_GAP})?(?:(?:on|in){_GAP})?(?:the{_GAP})?",
    re.IGNORECASE,
)
"""What joins two dates to a range."""
NAMED: Final = late_pattern(
    rf"{_GAP}(?:[A-Z]\w+{_GAP})?(?:Movement|Alliance|Brigades?|Group|Party|Coalition|Front|Bridge"
    r"|Street|Square|Avenue|Revolution|Division|University|Battalion|Accords?|Constitution)(?!\w)"
)
"""A date before one of these is a name: the July 26 Movement."""
FEASTS: Final = frozenset(
    [
        "good",
        "black",
        "bloody",
        "ash",
        "palm",
        "super",
        "holy",
        "maundy",
        "easter",
        "whit",
        "shrove",
    ]
)
"""Good Friday and its like are no weekdays that a rule could resolve."""

PATTERNS: Final = {
    **{name: late_pattern(pattern) for name, pattern in _CASED.items()},
    **{name: late_pattern(pattern, re.IGNORECASE) for name, pattern in _UNCASED.items()},
}
"""A pattern a form; the longest match at a word wins, the first of equals."""
