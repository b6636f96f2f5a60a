"""The forms in which a name is compared: its words, its keys, its parts, its initials."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from briefing.verify.english.names import words as w
from briefing.verify.english.names.capitals import find_names
from briefing.verify.english.names.demonyms import LONGEST, standing

LONGEST_NAME: Final = 24
"""Words of a name that are looked at."""


class NameForm(Struct, frozen=True):
    """A name as words to compare; ``seat`` says that it is a capital read as its government."""

    words: w.Words
    seat: bool = False


@lru_cache(8192)
def bare(name: str) -> w.Words:
    """Return a name without its particles, where it has any: al-Abdeh may be printed Abdeh."""
    pieces = w.pieces(name)
    kept = [p for p in pieces if not (w.fold(p) in w.ARTICLES or (p in w.LOOSE and p.islower()))]
    return tuple(map(w.one_spelling, kept)) if len(kept) < len(pieces) else ()


@lru_cache(2048)
def within(text: str) -> tuple[str, ...]:
    """Return the names in a name as declared: HTS of ``HTS-led rebels``, else the whole of it."""
    pieces = text.split()
    if not any(char.isupper() for char in text):
        # A name in a script without capitals is one; lower-case words are none.
        caseless = any(char.isalpha() for char in text) and not any(char.islower() for char in text)
        return (text,) if caseless else ()
    if all(map(_large, pieces)):
        return (_untitled(pieces),)
    large = [at for at, piece in enumerate(pieces) if _large(piece)]
    if not large:
        return tuple(name.text for name in find_names(text))
    first, last = large[0], large[-1]
    if pieces[last][-1:] in w.APOSTROPHES:  # the Workers' party
        return (" ".join(pieces[first : last + 2]),)
    inner = pieces[first : last + 1]
    odd = any(not _large(piece) and not w.ordinary(piece) for piece in inner)
    if odd or (len(inner) > 1 and not _large(inner[1]) and w.fold(inner[0]) in w.BODIES):
        return (" ".join(inner),)
    return tuple(name.text for name in find_names(text))


def _large(piece: str) -> bool:
    """Tell whether a piece may stand in a name: a capital in it, or one of the small words."""
    word = piece.strip('()[],."\u201c\u201d')
    if w.fold(word) in w.JOINERS | w.LOOSE | {"the"}:
        return True
    halves = w.HALVES.split(w.POSSESSIVE.sub("", word))
    if len(halves) > 1 and halves[-1].islower():  # UK-based, but al-Qaeda and Jong-un
        return w.fold(halves[0]) in w.ARTICLES or not w.ordinary(halves[-1])
    return any(char.isupper() for char in word) or not any(char.islower() for char in word)


def _untitled(pieces: list[str]) -> str:
    """Return a name without the titles before it; ``Gen`` without a full stop may be a name."""
    at = 0
    while at < len(pieces) - 1 and w.fold(pieces[at].strip(".")) in w.TITLES | w.MODIFIERS:
        if (
            len(pieces[at]) < 4
            and "." not in pieces[at]
            and pieces[at] not in ("Mr", "Dr", "Mrs", "Ms")
        ):
            break
        at += 1
    titled = at and w.fold(pieces[at - 1].strip(".")) in w.TITLES and pieces[at][:1].isupper()
    rest = pieces[at:]
    strange = len(rest) > 1 or not w.ordinary(rest[0])
    return " ".join(rest if titled and strange else pieces)


@lru_cache(8192)
def forms(name: str) -> tuple[NameForm, ...]:
    """Return the ways to read a name: its words, and with states and bodies under one key."""
    words = w.words_of(name)[:LONGEST_NAME]
    if not words:
        return ()
    found = [NameForm(words)]
    if "of" in words[1:-1]:
        at = words.index("of", 1)
        found.append(
            NameForm((*words[at + 1 :], *words[:at]))
        )  # Ministry of Defence, Defence Ministry
    elif len(words) > 1 and words[0] in _WATERS:  # Lake Hollin, Hollin Lake
        found.append(NameForm((*words[1:], words[0])))
    elif len(words) > 1 and words[-1] in _WATERS:
        found.append(NameForm((words[-1], *words[:-1])))
    if not name.isascii() and (twice := tuple(w.words_of(name.translate(_TWO_LETTERS)))) != words:
        found.append(NameForm(twice))
    printed = [piece for piece in w.pieces(name) if w.fold(piece) != "the"][:LONGEST_NAME]
    found += _keyed(words, printed)
    if len(words) > 1 and words[-1] == "government":
        found += _keyed(words[:-1], printed[:-1])  # the U.S. Government, Washington
    return tuple(dict.fromkeys(found))


_WATERS: Final = frozenset(
    ("lake", "river", "mount", "cape", "gulf", "bay", "strait", "camp", "isle")
)
"""Words for a place that stand before its name or behind it."""
_TWO_LETTERS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)


def _keyed(words: w.Words, printed: list[str]) -> Iterator[NameForm]:
    """Yield the words with every state, people or body in them replaced by its key."""
    readings: list[list[str]] = [[]]
    at, seats, replaced = 0, False, False
    while at < len(words):
        length, keys, seat = _standing_at(words, printed, at)
        if length and (not seat or length == len(words)):
            readings = [[*reading, f"@{key}"] for reading in readings for key in keys][:4]
            at, seats, replaced = at + length, seat, True
        else:
            readings = [[*reading, words[at]] for reading in readings]
            at += 1
    if replaced:
        yield from (NameForm(tuple(reading), seats) for reading in readings)


def _standing_at(words: w.Words, printed: list[str], at: int) -> tuple[int, list[str], bool]:
    """Return the longest known form at a place: its words, its keys, whether it is a capital."""
    table = standing()
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        kins = table.get(words[at : at + length], ())
        here = printed[at : at + length]
        fits = [kin for form, kin in kins if _same_case(form, here)]
        if fits:
            keys = list(dict.fromkeys(key for kin in fits for key in kin.keys))
            return length, keys, all(kin.capital for kin in fits)
    return 0, [], False


def _same_case(form: str, here: list[str]) -> bool:
    """Tell whether a printed form may stand for a known one: ``US`` is not ``Us``."""
    bare = form.replace(".", "")
    if bare.isupper():
        return "".join(here).isupper()
    return all(piece[:1].isupper() or not piece[:1].islower() or piece in _SMALL for piece in here)


_SMALL: Final = w.JOINERS | w.PARTICLES | {"in", "on", "without", "arab"}


def in_name(piece: str) -> bool:
    """Tell whether a word is capitalised or a particle."""
    return piece[:1].isupper() or piece in w.PARTICLES


def stands_for(piece: str) -> bool:
    """Tell whether a word stands for a state, a people or a body."""
    return any(_same_case(form, [piece]) for form, _ in standing().get((w.fold(piece),), ()))


def acronym(name: str) -> bool:
    """Tell whether a name is an acronym: HTS, U.S., PKK."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isupper() and bare.isalpha()


@lru_cache(8192)
def initials(name: str) -> frozenset[str]:
    """Return the acronyms that a name of several words may have."""
    words = [p for p in w.pieces(name) if w.fold(p) != "the"][:LONGEST_NAME]
    large = [p[0] for p in words if w.fold(p) not in w.JOINERS | w.PARTICLES and p[0].isalpha()]
    every = [p[0] for p in words if w.fold(p) not in w.PARTICLES and p[0].isalpha()]
    return frozenset(w.fold("".join(each)) for each in (large, every) if len(each) > 1)


@lru_cache(8192)
def parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name that ``of`` or ``and`` joins, or a hyphen between two names."""
    found: list[list[str]] = [[]]
    for piece in name.split():
        if w.fold(piece) in ("of", "and", "the"):
            found.append([])
            continue
        halves = [half for half in w.HALVES.split(piece) if half]
        article = halves and w.fold(halves[0]) in w.ARTICLES
        if len(halves) > 1 and not article and all(half[0].isupper() for half in halves):
            found[-1].append(halves[0])
            found += [[half] for half in halves[1:]]
        else:
            found[-1].append(piece)
            if w.POSSESSIVE.search(piece):
                found.append([])
    return tuple(" ".join(part) for part in found if part)


def proper(name: str) -> w.Words:
    """Return the words of a name without those that say what it is: its "city" left out."""
    return tuple(
        word for word in w.words_of(name) if word not in w.PLACES and word not in w.JOINERS
    )


def printed(kept: w.Words, name: str) -> str:
    """Return some words of a name as they are printed in it."""
    return " ".join(piece for piece in w.pieces(name) if w.one_spelling(piece) in kept)


@lru_cache(8192)
def asked(text: str) -> frozenset[str]:
    """Return every word, key and acronym by which one of the names in a text may be found."""
    found: set[str] = set()
    for name in within(text):
        shorter = (printed(kept, name) for kept in (w.words_of(name), proper(name)))
        for each in (name, *parts(name), *shorter):
            found.update(initials(each), bare(each), w.words_of(each))
            found.update(word for form in forms(each) for word in form.words)
    return frozenset(found)
