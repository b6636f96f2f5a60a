"""Interviews and debates, turn by turn: who asks in them, and what an answer answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.sources.facts import CitedFacts

_QUESTION: Final = late_pattern(
    r"\W{0,3}(?:Q|Question)\s?[0-9]{0,3}[.:)]?(?:\s*\([^()\n]*\))?[:.)\s]\s*"
)
_LABEL: Final = late_pattern(
    r"(?P<who>[^\W\d_][^:.!?\n\u201c\"]{0,40}?)(?:\s*\([^()\n]{1,60}\)){0,3}:\s+(?=\S)"
)
_SHARE: Final = 0.3
"""The share of his turns in which whoever asks does so at least."""
_LESS: Final = 0.5
"""Less than this share of it is that of the others."""


def answers(facts: CitedFacts) -> CitedFacts | None:
    """Return the turn before a paragraph that is one of an interview or a debate, else None."""
    if facts.is_row or facts.number < 2 or not facts.text:
        return None
    before = facts.source.paragraphs[facts.number - 2]
    if not before.text:
        return None
    if _QUESTION.match(before.text):
        return before
    here, there = _who(facts.text), _who(before.text)
    if not here or not there or here == there:
        return None
    taking_turns = {here, there} & _several(tuple(facts.source.text))
    return before if taking_turns or before.text.rstrip().endswith("?") else None


def asked(facts: CitedFacts) -> list[CitedFacts]:
    """Return the whole turn before that of a paragraph, of an interview or a debate.

    A turn of several paragraphs has its label before the first of them.
    """
    places = facts.source.paragraphs
    texts = tuple(facts.source.text)
    first = facts
    for number in range(facts.number, max(facts.number - _LONGEST, 0), -1):
        first = places[number - 1]
        if first.text and (_who(first.text) or _QUESTION.match(first.text)):
            break
    before = answers(first)
    if before is not None:
        return [before]
    who = _who(first.text) if first.text else ""
    found: list[CitedFacts] = []
    for each in reversed(places[max(first.number - 1 - _LONGEST, 0) : first.number - 1]):
        found.append(each)
        other = _who(each.text) if each.text else ""
        if other:
            turn = who and other != who and any(text.rstrip().endswith("?") for text in _of(found))
            return found if turn and len(set(map(_who, texts)) - {""}) > 1 else []
    return []


def _of(turn: Sequence[CitedFacts]) -> list[str]:
    return [each.text for each in turn if each.text]


_LONGEST: Final = 8
"""Paragraphs of one turn that are looked through."""


def asks(facts: CitedFacts) -> bool:
    """Tell whether a paragraph is the turn of whoever asks, for the source itself."""
    if facts.is_row or not facts.text:
        return False
    text = tuple(facts.source.text)
    if _who(facts.text) in _asking(text):
        return True
    staff = _own_staff(text)
    who = next(filter(None, map(_who, reversed(text[: facts.number]))), "") if staff else ""
    return who.rpartition(" ")[2].casefold() in staff


def _who(text: str) -> str:
    """Return the label of a turn, "" where it has none."""
    match = _LABEL.match(text, end.end() if (end := _QUESTION.match(text)) else 0)
    return match["who"].strip("*_ ") if match else ""


@lru_cache(maxsize=16)
def _several(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the labels that lead more than one turn of a text in which another one does."""
    count = Counter(filter(None, map(_who, texts)))
    found = frozenset(who for who, times in count.items() if times > 1)
    return found if len(found) > 1 else frozenset()


_NAME: Final = r"(?P<who>(?:[A-Z][\w'\u2019-]+\s){0,2}[A-Z][\w'\u2019-]+)"
_STAFF: Final = late_pattern(
    r"\b[Oo]ur (?:own )?(?:\w+ )?(?:reporter|correspondent|colleague|producer|editor),?\s"
    + _NAME
    + r"|\b(?:[Pp]resenter|PRESENTER|[Nn]ewsreader|[Aa]nchor|[Rr]eporter|[Cc]orrespondent):\s"
    + _NAME.replace("who", "by")
)
"""Who speaks for a broadcaster itself: our reporter A, presenter: B."""


@lru_cache(maxsize=16)
def _own_staff(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the last names, case folded, of those who speak in a text for the source itself."""
    names = (match["who"] or match["by"] for text in texts for match in _STAFF.finditer(text))
    return frozenset(name.rpartition(" ")[2].casefold() for name in names)


@lru_cache(maxsize=16)
def _asking(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the one label of a text that asks, where the others hardly do."""
    turns: dict[str, list[bool]] = {who: [] for who in _several(texts)}
    for text in texts:
        turns.get(_who(text), []).append(text.rstrip().endswith("?"))
    shares = {who: sum(asked) / len(asked) for who, asked in turns.items()}
    most = max(shares, key=shares.__getitem__, default="")
    others = [share for who, share in shares.items() if who != most]
    clear = bool(others) and shares[most] >= _SHARE and max(others) < _LESS * shares[most]
    # Members of a house are given with title and office, and who asks there speaks for himself.
    plain = " " not in most and not any(text.startswith(f"{most} (") for text in texts)
    return frozenset([most] if clear and plain else ())
