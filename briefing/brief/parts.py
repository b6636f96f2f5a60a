"""The parts of an item that have fields of their own: its quotations, citations, figures, funding.

One answer for all who go through them: verification, search, panes and exports.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefing.brief import model as m
from briefing.brief import scales as s
from briefing.brief.values import bounds

Path = tuple[str | int, ...]
_LARGE: Final = ((1_000_000_000, "billion"), (1_000_000, "million"))


class Quoted(Struct, frozen=True):
    """A quotation: ``words`` must stand in the source, ``translation`` renders them or is empty.

    ``path`` leads to the words from the item on.
    """

    words: str
    path: Path
    translation: str = ""
    language: str = ""
    translator: str = ""


def quoted(item: m.Item) -> Iterator[Quoted]:
    """Yield the quotations of an item in their order."""
    several = isinstance(item.quote, list)
    given = item.quote if isinstance(item.quote, list) else [item.quote] if item.quote else []
    for index, each in enumerate(given):
        path: Path = ("quote", index) if several else ("quote",)
        if isinstance(each, m.Translation):
            about = (each.text, each.language or "", each.translator or "")
            yield Quoted(each.original, (*path, "original"), *about)
        else:
            yield Quoted(each, path)


def quote_texts(item: m.Item) -> Iterator[str]:
    """Yield every text of the quotations of an item: words, translation, who translated."""
    for each in quoted(item):
        yield from filter(None, (each.words, each.translation, each.translator))


def translation_words(quote: Quoted) -> str:
    """Return a translation marked as one: ``"We will be back", from ar by the desk; ...``."""
    tongue = f"from {quote.language}" if quote.language else ""
    by = f"by {quote.translator}" if quote.translator else ""
    how = " ".join(filter(None, (tongue, by)))
    return f'"{quote.translation}"' + (f", {how}" if how else "") + "; not checked word for word"


def figures(item: m.Item) -> Iterator[tuple[Path, m.Figure]]:
    """Yield every figure of an item with its path from the item on, those of its funding too."""
    for index, figure in enumerate(item.figures):
        yield ("figures", index), figure
    for key, amount in amounts(getattr(item, "funding", None)):
        yield ("funding", key), amount


def calc_lines(calc: object) -> tuple[str, ...]:
    """Return the lines of the ``calc`` of an item or figure, none of what rows give."""
    if isinstance(calc, str):
        return (calc,)
    return tuple(calc) if isinstance(calc, list) else ()


def computed_from(figure: m.Figure) -> dict[s.CalcKind, str]:
    """Return what of which column a figure is computed from, empty where it is not."""
    return figure.calc if isinstance(figure.calc, dict) else {}


def worked_out(item: m.Item, figure: m.Figure) -> tuple[str, ...]:
    """Return the lines by which the desk worked out a figure: its own, else its item's of it."""
    own = calc_lines(figure.calc)
    text = figure.text.casefold()
    said = (each for each in calc_lines(item.calc) if text in each.rpartition("=")[2].casefold())
    return own or (() if figure.calc else tuple(said))


def amounts(funding: m.Funding | None) -> Iterator[tuple[str, m.Figure]]:
    """Yield what is required and what has been received, where they are given."""
    if funding is not None:
        given = (("required", funding.required), ("received", funding.received))
        yield from ((key, amount) for key, amount in given if amount is not None)


def cited_parts(item: m.Item) -> Iterator[tuple[Path, list[str]]]:
    """Yield the citations of the parts of an item, each list with its path from the item on."""
    for index, listed in enumerate(getattr(item, "designations", ())):
        yield ("designations", index, "cite"), listed.cite
    for key in ("funding", "outcome"):
        part = getattr(item, key, None)
        if part is not None and part.cite:
            yield (key, "cite"), part.cite


def share(funding: m.Funding) -> float | None:
    """Return which part of what is required has been received, 0 to 1 and more.

    None where one of the two is no number but a bound, a range or words: then there is none.
    """
    numbers = [
        amount.value
        for _, amount in amounts(funding)
        if amount.op in ("=", "~") and amount.min is None and amount.max is None
    ]
    if len(numbers) != 2 or not numbers[0] or numbers[1] is None:
        return None
    return numbers[1] / numbers[0] if numbers[0] > 0 and numbers[1] >= 0 else None


def about(funding: m.Funding) -> bool:
    """Tell whether one of the amounts is only about what it says."""
    return any(amount.op == "~" for _, amount in amounts(funding))


def money(amount: m.Figure, currency: str) -> str:
    """Return an amount in words: ``USD 46.5 million``, ``over USD 3 million``, else as printed."""
    ranged = amount.min is not None or amount.max is not None
    if amount.value is None or ranged:
        return amount.text
    sign = {"=": "", "~": "about ", ">": "over ", "<": "under "}.get(amount.op, "")
    sign = sign or {">=": "at least ", "<=": "at most "}.get(amount.op, "")
    return f"{sign}{currency} {_number(amount.value)}"


def _number(value: float) -> str:
    for size, word in _LARGE:
        if abs(value) >= size:
            return f"{value / size:,.7g} {word}"
    return f"{value:,.15g}"


def amounts_words(funding: m.Funding) -> str:
    """Return both amounts in words: ``USD 20 million required, USD 5 million received``."""
    return ", ".join(f"{money(amount, funding.currency)} {key}" for key, amount in amounts(funding))


def funding_words(funding: m.Funding) -> str:
    """Return funding in words, with the percentage received as the desk computes it."""
    percent = percent_words(funding)
    return amounts_words(funding) + (f": {percent}, computed by the desk" if percent else "")


def percent_words(funding: m.Funding) -> str:
    """Return the part received in percent: ``25 %``, ``about 25 %``, ``under 1 %``."""
    part = share(funding)
    if part is None:
        return ""
    words = "under 1" if 0 < part < 0.01 else f"{part * 100:.0f}"
    return f"{'about ' if about(funding) else ''}{words} %"


def overdue(judgement: m.Judgement, today: str) -> bool:
    """Tell whether the deadline of a judgement lies before a day and no outcome is recorded."""
    if judgement.by is None or judgement.outcome is not None:
        return False
    return bounds(judgement.by.rpartition("/")[2])[1].isoformat() < today
