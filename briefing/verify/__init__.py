"""Verification: whether what a brief says stands in the paragraphs that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.verify.language import Language


def language_of(code: str | None = None) -> Language:
    """Return the language that a text is verified in, by its code (BCP 47: ``en``, ``es-MX``).

    English for none. The one place that knows which languages there are; of those beside English
    nothing is read before one is asked for.
    """
    primary, _, rest = (code or "en").replace("_", "-").partition("-")
    if primary.lower() in ("en", "eng"):
        from briefing.verify import english  # all its rules: 10 ms

        return english
    from briefing.verify.languages.choose import foreign

    return foreign(primary.lower(), rest.upper())


def language_code(
    declared: str | None, texts: Iterable[str], otherwise: str | None = None
) -> str | None:
    """Return the code of the language of some texts: as declared, else by their small words.

    Where these do not tell, it is ``otherwise``.
    """
    if declared:
        return declared
    from briefing.verify.detect import detect

    return detect(texts) or otherwise


def between(ours: Language, theirs: Sequence[Language]) -> Language:
    """Return what an item in one language is held against paragraphs in others by."""
    others = tuple({id(each): each for each in theirs if each is not ours}.values())
    if not others:
        return ours
    from briefing.verify.languages.across import Across

    return Across(ours, others)
