"""Numbers that are part of a name ("No. 32", "85/2022"): they stand there as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case, Spot
from briefing.verify.checked_texts import CheckedText
from briefing.verify.language import Figure
from briefing.verify.verdicts import Code

_NUMBER: Final = late_pattern(r"(?<![\w.,:/-])[0-9]+(?:/[0-9]+)*(?![\w:/-]|[.,][0-9])")
"""A number that no letter touches; those in M23 and COVID-19 are letters of a name."""
_IN_WORDS: Final = 12
"""A number up to this may be a word in the source: Article five."""


_LABEL: Final = late_pattern(
    r"\b(?:No\.|Nr\.|no\.|[Pp]hase|[Cc]ategory|[Ss]tage|[Rr]ound|Article|Route|Unit|Chapter) $"
)
"""What a number may be part of a name with."""


def check(case: Case, text: CheckedText, figures: Sequence[Figure], code: Code) -> None:
    """Say of each number of a text that is neither figure nor date if no cited paragraph has it."""
    there = case.scope.texts()
    if not there or not case.scope.whole or text.own or case.line.own:
        return
    read = [(each.start, each.end) for each in figures]
    read += [(each.start, each.end) for each in case.language.find_dates(text.text)]
    for match in _NUMBER.finditer(text.text):
        number, (start, end) = match[0], match.span()
        if start == 0 or any(first < end and start < last for first, last in read):
            continue
        small = number.isdigit() and int(number) <= _IN_WORDS
        label = _LABEL.search(text.text[:start])
        if small and not (label and _has_another(label[0], number, there)):
            continue
        if not small and any(number in _NUMBER.findall(place) for place in there):
            continue
        case.saw("figures")
        message = f"the number {shown(number)} does not stand in {case.scope.where()}."
        hint = "Take the number as the source prints it."
        case.error(code, Spot(text.path, start, end), message, hint)


def _has_another(label: str, number: str, places: Sequence[str]) -> bool:
    """Tell whether some paragraphs number the same thing in digits, each time otherwise."""
    parts = [part for place in places for part in place.split(label)[1:]]
    found = [match[0] for part in parts if (match := _NUMBER.match(part))]
    return bool(found) and len(found) == len(parts) and number not in found
