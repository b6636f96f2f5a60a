"""Names as a desk writes them without articles: "Tug Bulwark" of a tug, the Bulwark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.language import Language, NameBook, listed
from briefing.verify.sources.facts import CitedFacts

_SENTENCE: Final = late_pattern(r"(?:^|[.!?:;]\s+[\"'\u201c\u2018(]?|[\n\u2022]\s*)$")
_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_NUMBERED: Final = late_pattern(
    r"(?i)\b(?:twenty-|thirty-|forty-|fifty-)?(?:" + "|".join(_ORDINALS) + r")\b"
)
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_PART: Final = late_pattern(
    r"(?:north|south|east|west|central|upper|lower|inner|outer|mid|new|old|great)\w*"
)
"""What makes another name of a place, and is no noun before it."""
_TEENS: Final = range(11, 14)
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}


def as_desks_write(
    name: str, before: str, places: Sequence[CitedFacts], book: NameBook, language: Language
) -> bool:
    """Tell whether a name stands in the source but for the common noun that heads its sentence.

    ``before`` is what stands before it. The noun has to stand in small letters in the source. The
    number of a unit may stand there in digits, and a body by its organ.
    """
    rest = _behind_head(name, before, places, language)
    return (
        (bool(rest) and book.has(rest))
        or any(_by_number(name, each.text) or _by_organ(name, each.text) for each in places)
        or any(
            book.has(name[: cut.start()]) and book.has(name[cut.end() :])
            for cut in _OF.finditer(name)
        )
    )


_OF: Final = late_pattern(r"\s(?:of|for|to)\s(?:the\s)?")
"""What may join two names that the source joins by another word: Annex VII to the Convention."""


def _behind_head(name: str, before: str, places: Iterable[CitedFacts], language: Language) -> str:
    head, _, rest = name.partition(" ")
    low = head.casefold()
    if not rest[:1].isupper() or not _SENTENCE.search(before):
        return ""
    if not low.isalpha() or not language.is_word(low) or _PART.match(low):
        return ""
    wanted = rf"\b{re.escape(low.removesuffix('s'))}(?:s|es)?\b"
    return rest if any(re.search(wanted, each.text) for each in places if each.text) else ""


_ORGANS: Final = {
    "UN": late_pattern(r"\bSecretary-General\b|\bSecurity Council\b|\bUN(?!ESCO)[A-Z]{2,}"),
    "EU": late_pattern(r"\bEuropean (?:Commission|Council|Parliament)\b"),
}
"""What shows that a text is about a body which it never names, by the letters of that."""


def _by_organ(name: str, text: str) -> bool:
    """Tell whether a text names an organ of a body: the Secretary-General, of the UN."""
    organ = _ORGANS.get(name.replace(".", "").removesuffix("'s").removesuffix("\u2019s"))
    return organ is not None and organ.search(text) is not None


def _by_number(name: str, text: str) -> bool:
    """Tell whether a text has a unit's number in digits: the Seventh Brigade, the 7th."""
    match = _NUMBERED.match(name) if text else None
    if match is None:
        return False
    run = [_digits(match[0].casefold()), *name[match.end() :].split()]
    return all(re.search(rf"\b{re.escape(word)}\b", text) for word in run)


def _digits(ordinal: str) -> str:
    tens, _, last = ordinal.rpartition("-")
    number = _TENS.get(tens, 0) + _ORDINALS.index(last) + 1
    ending = "th" if number in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


_HEAD: Final = late_pattern(r"\b([a-z]{4,})\s((?:in|at|to|from|near|outside)\s(?:the\s)?)?$")
"""What a name stands behind: the pump at, surgeon."""
_LITTLE: Final = listed(
    "with that this from when then than what were have been after before into over also both only"
    " said says told while where near there their some more most about between under against"
)


def displaced(name: str, text: str, start: int, places: Sequence[CitedFacts]) -> str:
    """Return the name that a paragraph has right where a text has another one, "" for none.

    The pump at Olm, of "the pump at Harrin": whatever that word is of, it is of Harrin there.
    """
    head = _HEAD.search(text, 0, start)
    if head is None or head[1] in _LITTLE:
        return ""
    wanted = rf"(?i:\b{head[1]}\s{re.escape(head[2] or '')})((?:[A-Z][\w'’-]+\b\s?)+)"
    for facts in places:
        for match in re.finditer(wanted, facts.text):
            other = match[1].strip()
            mine = any(word in text for word in other.split())
            if not mine and facts.names.has(other) and not facts.names.has(name):
                return other
    return ""
