"""What the head of a column, or a sentence above a table, says of all the numbers below it.

"Change (%)" and "Required (US$ million)" are printed once, and meant of each cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.sources.tables import table

_NUMBER: Final = late_pattern(r"[+−-]?\s?\d[\d.,٫٬ \u00a0\u202f]*")
_PERCENT: Final = late_pattern(r"(?i)%|\bper\s?cent\b|\bpour cent\b|\bpor ciento\b|٪")
_SCALE: Final = (
    r"(?P<scale>millions?|thousands?|billions?|millones|miles|milliers|milliards|مليون|ملايين"
    r"|مليار|ألف|آلاف)"
)
_MONEY: Final = r"(?:(?:US|CA|AU|NZ)?[$€£]|[A-Z]{3})"
_IN_HEAD: Final = late_pattern(
    rf"(?<!\d )(?<![\w.,])(?P<money>{_MONEY})?\s?{_SCALE}"
    r"(?:\s(?:of\s|de\s|d['’])?(?P<unit>[^\W\d]+))?"
)
_SIGN: Final = late_pattern(
    r"(?i)(?:US|CA|AU|NZ)?[$€£]|\b(?:USD|EUR|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|TRY|UAH|SDG|SYP|YER|AFN)\b"
)
_ABOVE: Final = late_pattern(
    rf"\b(?:in|en)\s(?:current\s)?(?:(?P<money>{_MONEY})\s?)?{_SCALE}\b"
    r"(?:\s(?:of\s|de\s|d['’])?(?P<unit>[^\W\d]+))?|\bب(?:ال)?(?P<arabic>مليون|ملايين|ألف|آلاف)"
)
_BEFORE: Final = 2
"""Paragraphs before a table that may speak of its numbers; one behind it may, too."""


def about(paragraphs: Sequence[str], at: int) -> str:
    """Return the paragraphs around the one at a place that may speak of its numbers."""
    return "\n".join((*paragraphs[max(at - _BEFORE, 0) : at], *paragraphs[at + 1 : at + 2]))


def printed_in_full(paragraph: str, around: str) -> list[list[tuple[int, str]]]:
    """Return the numbers of each row of a table with the unit and scale that they have by a head.

    One list for each row below the head, with the column of each number, from 0; none where the
    paragraph is no table.
    """
    found = table(paragraph)
    if found is None:
        return []
    above = next(_ABOVE.finditer(around), None)
    word = above["scale"] or above["arabic"] if above else ""
    whole = (above["money"] or "", word, above["unit"] or "") if above else ("", "", "")
    heads = found.columns
    return [
        [
            (column, said)
            for column, cell in enumerate(row)
            if cell != label and _NUMBER.fullmatch(cell)
            for said in in_full(cell, heads[column] if column < len(heads) else "", whole)
        ]
        for row, label in zip(found.rows, found.labels, strict=True)
    ]


def in_full(cell: str, head: str, whole: tuple[str, str, str] = ("", "", "")) -> Iterator[str]:
    """Yield a number with the unit and scale that a head gives it, nothing where it gives none.

    ``whole`` is the money, the scale and the unit that all numbers of the table have.
    """
    number = cell.lstrip("+").strip()
    if _PERCENT.search(head):
        yield f"{number}%"
        return
    scaled = _IN_HEAD.search(head)
    money, scale, unit = whole
    if scaled is not None:
        money, scale, unit = scaled["money"] or "", scaled["scale"], scaled["unit"] or ""
    if not scale:
        sign = _SIGN.search(head)
        if sign is not None:
            yield f"{sign[0].upper()} {number}"
    else:
        scale = scale.removesuffix("s") if scale in _PLURAL else scale
        yield f"{money} {number} {scale} {unit}".strip()


_PLURAL: Final = frozenset(("millions", "thousands", "billions"))
