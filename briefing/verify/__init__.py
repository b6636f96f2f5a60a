"""Verification: whether what a brief says stands in the paragraphs that it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.verify.language import Language


def language_of(code: str | None = None) -> Language:
    """Return the language that a text is verified in, by its code (``en``); else English.

    The one place that knows which languages there are.
    """
    from briefing.verify import english  # all its rules: 10 ms

    languages: dict[str, Language] = {"en": english}
    return languages.get(code or "", english)
