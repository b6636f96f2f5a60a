"""What numbers are of: units whose words are known in more than one language, and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from briefing.brief.fold import fold
from briefing.compiled import late_pattern
from briefing.verify.language import Date, Figure

_WORDS: Final = {
    ("length", 1000.0): "km kilometre kilometres kilometro kilometros"
    " كيلومتر كيلومترا كيلومترات كلم كم",
    ("length", 1.0): "m metre metres metro metros متر مترا أمتار",
    ("length", 0.01): "cm centimetre centimetres centimetro centimetros سنتيمتر سنتيمترا سم",
    ("weight", 1000.0): "tonne tonnes tonelada toneladas طن طنا أطنان",
    ("weight", 1.0): "kg kilogramme kilogrammes kilo kilos kilogramo kilogramos"
    " كيلوغرام كيلوغراما كلغ كغ",
    ("volume", 1.0): "l litre litres litro litros لتر لترا ليتر ليترا",
    ("area", 1.0): "ha hectare hectares hectarea hectareas هكتار هكتارا هكتارات",
}  # fmt: skip


@cache
def _sizes() -> dict[str, tuple[str, float]]:
    return {fold(word): unit for unit, words in _WORDS.items() for word in words.split()}


def unit_of(figure: Figure) -> tuple[str, float] | None:
    """Return what a figure measures and the size of its unit, None where that is not known."""
    word = figure.unit if figure.kind == "measure" else figure.noun
    return _sizes().get(fold(word)) if figure.kind in ("measure", "count") else None


BARE_DAY: Final = late_pattern(r"[^\W\d_]+\s+\d{1,2}")
"""A day without its month: "le 10", "lunes 16"."""


def of_dates(
    figures: Sequence[Figure], dates: Sequence[Date], month_in: Callable[[str], str]
) -> Iterator[Figure]:
    """Yield the figures of a text with the month for a noun where they are numbers of a date.

    That of a day without its month has the words of the day: "le 10".
    """
    for figure in figures:
        around = [each for each in dates if within(figure, each)]
        bare = [each for each in around if BARE_DAY.fullmatch(each.text)]
        told = figure._replace(text=bare[0].text, start=bare[0].start, noun="") if bare else figure
        month = next(filter(None, (month_in(each.text) for each in around)), "")
        yield told._replace(noun=month) if month else uncounted(told, month_in)


def uncounted(figure: Figure, month_in: Callable[[str], str]) -> Figure:
    """Return a figure without its noun where that is a month: "1.2 million in May"."""
    return figure._replace(noun="") if month_in(figure.noun) == figure.noun else figure


def within(figure: Figure, day: Date) -> bool:
    """Tell whether a number stands inside a date."""
    return day.start <= figure.start and figure.end <= day.end


_ELEVEN: Final = 11
_LARGE: Final = 1000
_PAIR: Final = 2
"""Digits before the noughts that a large number has at least, to be no round one."""
_OF_THE_DAY: Final = (
    "heur", "minut", "midi", "matin", "soir", "nuit", "hora", "manana", "noche", "tarde", "madrug",
    "mediod", "ساع", "دقي", "صباح", "مساء", "ظهر", "ليل",
)  # fmt: skip
"""How words behind a time of the day begin."""


def proves_words(figure: Figure) -> bool:
    """Tell whether a number in words is exact, and is told as a number alone: from eleven on.

    Smaller ones are told in other ways: by a list, a pronoun, an ending. What counts nothing may be
    a time of the day.
    """
    value = figure.low or 0
    if figure.op != "=" or figure.low != figure.high or value < _ELEVEN:
        return False
    if value >= _LARGE and len(f"{value:.0f}".rstrip("0")) < _PAIR:
        return False  # half a million, of 512,000
    if figure.kind == "count":
        noun = fold(figure.noun)
        return bool(noun) and not noun.startswith(_OF_THE_DAY) and "dozen" not in figure.text
    return figure.kind in ("percent", "measure", "money")
