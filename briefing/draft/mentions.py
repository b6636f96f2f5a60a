"""The names of a text as a draft counts them: ranks off, ordinals on, no offices, no headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing.draft import kinds as k
from briefing.draft.source_text import Passage, SourceText, Where
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table
from briefing.verify.language import Name

_ORDINAL: Final = re.compile(r"\b[0-9]{1,3}(?:st|nd|rd|th) $")
_NOUNS: Final = frozenset(("ngo", "ingo", "mp", "pm", "ceo", "informed"))
"""Nouns in capitals before a name."""
_BARE: Final = re.compile(r"[^\w]+")
_SHORT: Final = 12
"""Words of a line that may be a heading."""


class Mention(NamedTuple):
    """A name as it stands somewhere; ``title`` is what stood before it and is no part of it."""

    text: str
    where: Where
    title: str = ""
    sure: bool = True


def is_heading(passage: Passage) -> bool:
    """Tell whether a paragraph is a heading: a short line without a full stop."""
    text = passage.text.strip()
    return len(text.split()) <= _SHORT and text[-1:] not in ".!?\u201d\"')" and ": " not in text


def mentions(text: SourceText) -> list[Mention]:
    """Return the names of a text, in order.

    A heading or a first word that may be no name counts only where the same name stands elsewhere.
    """
    found = [
        (is_heading(passage), mention)
        for passage in text.passages
        for name in passage.facts.names
        for mention in _read(passage, name)
    ]
    sure = {each.text for heading, each in found if each.sure and not heading}
    folded = {w.words_of(name) for name in sure}
    kept = []
    for heading, each in found:
        if (each.sure and not heading) or w.words_of(each.text) in folded:
            kept.append(each)
        elif heading and len(each.text.split()) > 1 and not each.text.isupper():
            kept.append(each._replace(sure=False))
    return kept


def _read(passage: Passage, name: Name) -> Iterator[Mention]:
    """Yield a name without the ranks and offices before it, and with its ordinal."""
    start, end = name.start, name.end
    pieces = list(re.finditer(r"\S+", name.text))
    words = [w.fold(piece[0].strip(".,")) for piece in pieces]
    if len(words) > 1 and words[0] in _NOUNS:
        start, pieces, words = start + pieces[1].start(), pieces[1:], words[1:]
        pieces = list(re.finditer(r"\S+", passage.text[start:end]))
    at = 0
    while at < len(words) - 1 and _titles(words, at, name.text):
        at += 1
    title = passage.text[start : start + pieces[at].start()].strip() if at else ""
    start += pieces[at].start()
    rest = passage.text[start:end]
    if all(word in k.ROLES | w.MODIFIERS | w.JOINERS for word in words) and rest not in table():
        return  # "Head of Office": an office, nobody's name
    if words[-1] in k.ROLES and words[-1] not in k.BODY_HEADS and len(words) > 1:
        return  # "Humanitarian Coordinator"
    ordinal = _ORDINAL.search(passage.text, 0, start)
    if ordinal and k.head_word(rest) in k.BODY_HEADS:
        start, rest = ordinal.start(), passage.text[ordinal.start() : end]
    if _BARE.sub("", rest):
        yield Mention(rest, Where(passage.number, start, end), title, name.sure)


def _titles(words: list[str], at: int, printed: str) -> bool:
    """Tell whether the word of a name is a rank or office before a person's name."""
    word, rest = words[at], words[at + 1 :]
    if any(each in k.BODY_HEADS | k.PLACE_HEADS | w.JOINERS for each in rest):
        return False
    ranked = word in k.RANKS and len(printed) > len(word)
    return ranked or (word in k.ROLES and w.ordinary(word) and not all(map(w.ordinary, rest)))
