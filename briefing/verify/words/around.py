"""Names that a paragraph has by what stands around it: its heading, and an abbreviation's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.words.normalise import words

_HEADING: Final = 8
"""Words of a heading at most."""
_LETTERS: Final = late_pattern(r"\b[A-Z]{2,7}\b")
_INTRODUCED: Final = late_pattern(
    r"(?P<long>[A-Z][\w'’-]+(?:\s(?:[A-Z][\w'’-]+|of|for|and|the)){1,8})\s\((?P<short>[A-Z]{2,7})\)"
)


def told_around(name: str, places: Iterable[CitedFacts]) -> bool:
    """Tell whether the heading above a paragraph has a name, or it an abbreviation for it.

    "Region II and SCR", of which another paragraph has "Southern Coast Region (SCR)".
    """
    return any(
        any(facts.names.has(name) for facts in _headings(each)) or _abbreviates(each, name)
        for each in places
        if each.text
    )


def _headings(facts: CitedFacts) -> Iterator[CitedFacts]:
    """Yield the headings next above a paragraph, those that follow each other together."""
    above: Sequence[CitedFacts] = facts.source.paragraphs[: facts.number - 1]
    begun = False
    for each in reversed(above):
        if each.text and each.number > 1 and _is_heading(each.text):
            begun = True
            yield each
        elif begun:
            return


def _is_heading(text: str) -> bool:
    return not text.rstrip().endswith((".", "!", "?", ";")) and len(words(text)) <= _HEADING


def _abbreviates(facts: CitedFacts, name: str) -> bool:
    """Tell whether a paragraph has an abbreviation that the source explains by words with a name.

    The first words of them are enough: the Southern Coast.
    """
    short = {match[0] for match in _LETTERS.finditer(facts.text)}
    begins = re.compile(rf"{re.escape(name)}\b") if short else None
    return begins is not None and any(
        match["short"] in short and begins.match(match["long"]) is not None
        for each in facts.source.paragraphs
        if each.text and "(" in each.text
        for match in _INTRODUCED.finditer(each.text)
    )
