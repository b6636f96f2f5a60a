"""Units of measure whose words are known in more than one language, and their sizes."""

from __future__ import annotations

from functools import cache
from typing import Final

from briefing.brief.fold import fold
from briefing.verify.language import Figure

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
