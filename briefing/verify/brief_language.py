"""The language of a brief and of an item: as declared, else as their words tell it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefing.brief.outline import Outline
from briefing.verify import language_code, language_of
from briefing.verify.language import Language
from briefing.verify.sources.evidence import Evidence

_LEAST: Final = 2
"""Small words of English alone by which an item of a brief in another language is in English."""


def language_of_brief(outline: Outline, evidence: Mapping[str, Evidence]) -> Language:
    """Return the language of a brief, as declared, else as its items tell it.

    Where these do not tell, it is that of its sources.
    """
    texts = (line.text for line in outline.every_line())
    told = (each.record.language for each in evidence.values() if each.record)
    code = language_code(outline.brief.language, texts, next(filter(None, told), None))
    return language_of(code)


def language_of_item(language: Language, text: str) -> Language:
    """Return the language of an item's text: the brief's, unless the text tells another.

    In a brief in English it is English: names make a short sentence look like any language.
    """
    if language is language_of():
        return language
    from briefing.verify.detect import UNKNOWN, detect, english_words  # most briefs are English

    code = detect([text])
    told = language_of(code) if code not in ("", UNKNOWN) else language
    if (
        told is language_of()
        and len({word for word in english_words(text) if not language.is_word(word)}) < _LEAST
    ):
        return language  # "on" is French, too
    return language if told.called == language.called else told
