"""The languages beside English by their codes: those with a table, and any other."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from briefing.verify.languages.foreign import Foreign
from briefing.verify.languages.table import LanguageTable, codes, read_table

_NAMES: Final = {
    "de": "German", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish",
    "ru": "Russian", "uk": "Ukrainian", "tr": "Turkish", "fa": "Persian", "he": "Hebrew",
    "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "sw": "Swahili", "so": "Somali",
    "am": "Amharic", "hi": "Hindi", "ur": "Urdu", "bn": "Bengali", "my": "Burmese",
}  # fmt: skip
"""What languages without a table are called in a sentence."""


@lru_cache(maxsize=16)
def foreign(code: str, region: str = "") -> Foreign:
    """Return the language of a code; one without a table reads digits and ISO dates alone.

    ``region`` is a country in which numbers may be written in another way: MX of Spanish.
    """
    if code in codes():
        table = read_table(code)
        return Foreign(table, table.regions.get(region))
    return Foreign(LanguageTable(name=_NAMES.get(code, "this language"), either=True))
