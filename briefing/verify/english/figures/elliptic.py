"""Shares without their sign: "had 48.7 percent and her challenger Emil Tarn 44.1"."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.figures.numerals import ONES, TENS
from briefing.verify.language import Figure

_SENTENCE: Final = late_pattern(r"[.!?;](?=\s)|\n")
_NUMBER: Final = "|".join([*ONES, *TENS])
_BARE: Final = late_pattern(
    r"(?:(?P<before>[\w'’]+)\s)(?P<number>[0-9]{1,2}(?:\.[0-9]+)?)"
    r"(?=[.,;:)]+(?:\s|$)|\s(?:in|on|at|for|from|to|and|but|or|while|with|a|last|this|by|of"
    rf"|{_NUMBER})\b|\s?$)"
)
_PRICED: Final = late_pattern(
    r"(?i)\s(?:to|against|per|for)\s(?:the|an?|one)\s(?:US\s)?(?:dollar|euro|pound|yen|franc|yuan)\b"
)
"""What a rate of exchange goes on with: fell 2.1 percent to 7.30 to the dollar."""
_LED: Final = frozenset(("from", "to", "and", "against", "with", "at", "got", "had", "won", "or"))
"""Words before a number that compare it with the share before it."""
_MONTHS: Final = late_pattern(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def with_shares(text: str, figures: list[Figure]) -> list[Figure]:
    """Return the figures of a text, those among them that are shares without their sign as such.

    A number is one behind another share of its sentence, where it has as many decimals and stands
    behind a name or a word that compares the two, and in front of nothing that it counts.
    """
    shares = [each for each in figures if each.kind == "percent" and each.low == each.high]
    if not shares:
        return figures
    out = {each.start: each for each in figures}
    for number, share in enumerate(shares):
        cut = _SENTENCE.search(text, share.end)
        end = cut.start() if cut else len(text)
        if number + 1 < len(shares):
            end = min(end, shares[number + 1].start)
        for match in _BARE.finditer(text, share.end, end):
            priced = _PRICED.match(text, match.end("number"))
            if priced is None and _is_share(match["before"], match["number"], share):
                _take(out, share, match.start("number"), match["number"])
    return [out[start] for start in sorted(out)]


def _is_share(before: str, number: str, share: Figure) -> bool:
    if ("." in number) != ("." in share.text):
        return False
    named = before[:1].isupper() and not _MONTHS.match(before)
    return named or before.lower() in _LED


def _take(out: dict[int, Figure], share: Figure, start: int, number: str) -> None:
    """Put a share where the bare number stands, unless another figure takes it in.

    What it counts is its unit, so that a record that keeps both reads the same share again.
    """
    end = start + len(number)
    for each in list(out.values()):
        if each.start < end and start < each.end:
            if each.kind != "count" or each.noun or each.low != float(number):
                return
            del out[each.start]
    out[start] = share._replace(
        text=number,
        start=start,
        end=end,
        op="=",
        low=float(number),
        high=float(number),
        noun="percent",
    )


def as_number(theirs: Figure, ours: Figure) -> Figure:
    """Return a share without its sign as the number that it prints, held against a plain one."""
    printed = theirs.kind == "percent" and theirs.text.replace(".", "", 1).isdigit()
    if printed and ours.kind == "count" and not ours.noun:
        return theirs._replace(kind="count", unit="", noun="")
    return theirs
