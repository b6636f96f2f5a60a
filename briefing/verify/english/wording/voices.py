"""What one voice says on both sides, once denied and once not, in whatever words.

"Officials stated that they have not received the goods" and "Officials say that everything has
arrived" share no word but the voice. If the source has one statement of that voice alone, ours is
meant to be that one. A guess, made to warn.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from briefing.verify.english.speech import attribute
from briefing.verify.english.speech.words import PLAIN
from briefing.verify.english.wording import keys_in, passage
from briefing.verify.english.wording.denials import is_cue
from briefing.verify.english.wording.otherwise import hinted, implies
from briefing.verify.english.wording.terms import Term, sentences, terms
from briefing.verify.language import Mismatch, listed

_LONGEST: Final = 14
"""Words of a statement; a longer one says several things."""
_FIRST: Final = 7
"""Words of it up to a negation that denies the whole."""
_JOINING: Final = listed("and but or because although while whereas if unless when")
_LEAST: Final = 2
_NOBODY: Final = listed("nobody none no nothing")
_EVERYBODY: Final = listed("all every everyone everybody everything both")
"""Words of which one side may say by its verb what the other denies: nobody was left, all came."""


class _Statement(Struct, frozen=True):
    """What a voice says: the keys of its name, its verb and the words of what it says."""

    voice: frozenset[str]
    verb: str
    said: tuple[Term, ...]
    text: str


def disowned(text: str, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return where a voice denies with us what it says in the paragraphs, or the other way."""
    lower = text.lower()
    if not any(verb in lower for verb in PLAIN):
        return None  # only what is said by one of them is held against the source
    ours = _statements((text,))
    if len(ours) != 1:
        return None
    theirs = [each for each in _statements(tuple(paragraphs)) if each.voice & ours[0].voice]
    if len(theirs) != 1 or not _plain(ours[0]) or not _plain(theirs[0]):
        return None
    mine, other = ours[0], theirs[0]
    if _told_elsewhere(mine, other, paragraphs):
        return None
    if _denied(mine) == _denied(other) or _hinted(mine if _denied(other) else other):
        return None
    if implies((other if _denied(mine) else mine).said):
        return None  # they let it pass: it was not held up
    if _counts_out(*((mine, other) if _denied(mine) else (other, mine))):
        return None
    shown, start, end = passage(text, mine.said)
    return Mismatch(shown, start, end, passage(other.text, other.said)[0])


def _told_elsewhere(ours: _Statement, theirs: _Statement, paragraphs: Sequence[str]) -> bool:
    """Tell whether another sentence names the voice, or has more of what is said than its own."""
    told = [each for text in paragraphs for each in sentences(text)]
    if sum(bool(keys_in(each.terms) & ours.voice) for each in told) > 1:
        return True
    about = keys_in(term for term in ours.said if term.content)
    own = len(keys_in(theirs.said) & about)
    return any(len(keys_in(each.terms) & about) > own + 1 for each in told)


@lru_cache(64)
def _statements(paragraphs: tuple[str, ...]) -> tuple[_Statement, ...]:
    found: list[_Statement] = []
    for text, said in zip(paragraphs, attribute(paragraphs), strict=True):
        for speech in said.speeches:
            at = text.find(speech.speaker, speech.start, speech.end) if speech.speaker else -1
            after = max(at, speech.start) + len(speech.speaker)
            named = keys_in(
                term for term in terms(speech.resolved or speech.speaker) if term.content
            )
            behind = at <= speech.start + 1  # else the voice stands behind or inside what it says
            words = [
                term
                for term in terms(text)
                if speech.start <= term.start < speech.end
                and not (at <= term.start < after)
                and term.word not in (speech.verb, "that")
                and (term.start >= after or not behind)
            ]
            found.append(_Statement(named, speech.verb, tuple(words), text))
    return tuple(found)


def _plain(statement: _Statement) -> bool:
    """Tell whether a statement says one thing, and says it by a verb of saying."""
    said = statement.said
    joined = any(term.word in _JOINING or any(s in term.follows for s in ";:") for term in said)
    told = statement.verb in PLAIN and bool(statement.voice)
    return told and _LEAST <= len(said) <= _LONGEST and not joined


def _denied(statement: _Statement) -> bool:
    said = statement.said
    return statement.verb in ("denied", "denies", "deny") or any(
        is_cue(said, at) for at in range(min(len(said), _FIRST))
    )


def _counts_out(denied: _Statement, plain: _Statement) -> bool:
    """Tell whether one says of nobody what may be the reverse of what the other says of all."""
    return any(term.word in _NOBODY for term in denied.said) and any(
        term.word in _EVERYBODY for term in plain.said
    )


def _hinted(statement: _Statement) -> bool:
    return hinted(statement.said) or any(
        is_cue(statement.said, i) for i in range(len(statement.said))
    )
