"""Names: the people, bodies and places of a text, and whether a name stands among them.

A changed letter makes another name. What may differ: case, Latin diacritics, the particle before a
surname, first names left out, demonyms (``Syrian`` for Syria), capitals for governments (``Ankara``
for Turkey), and an acronym for the words whose initials it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from briefing.verify import namewords as w
from briefing.verify.capitals import Name, find_names
from briefing.verify.demonyms import LONGEST, standing

__all__ = ["Name", "NameBook", "find_names"]

Words = tuple[str, ...]

_LONGEST_NAME: Final = 24
"""Words of a name that are looked at."""
_SHORTEST: Final = 3
"""Letters that an acronym has at least to stand for words it has the initials of."""


class _Form(NamedTuple):
    """A name as words to compare; ``seat`` says that it is a capital read as its government."""

    words: Words
    seat: bool = False


class NameBook:
    """The names that stand in a text, or in some paragraphs of it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._printed: dict[Words, str] = {}
        self._having: dict[str, list[Words]] = {}
        self._whole: set[Words] = set()
        self._acronyms: set[str] = set()
        self._initials: set[str] = set()
        for name in names:
            self._add(name)

    def _add(self, name: str) -> None:
        words = w.words_of(name)[:_LONGEST_NAME]
        if not words or words in self._printed:
            return
        self._printed[words] = name
        for form in _forms(name):
            if form.words in self._whole:
                continue
            self._whole.add(form.words)
            for word in set(form.words):
                self._having.setdefault(word, []).append(form.words)
        if _acronym(name):
            self._acronyms.add(words[0])
        self._initials.update(_initials(name))

    def has(self, name: str, aliases: Iterable[str] = ()) -> bool:
        """Tell whether a name, or one of its aliases, stands among these.

        Of a longer text every name in it must stand there (``Aleppo and Idlib countryside``); a
        text without any name has nothing that could be absent, but is no alias either.
        """
        found = _within(name)
        if not found:
            return True
        if all(map(self._stands, found)):
            return True
        return any(self._answers(alias) for alias in aliases)

    def _answers(self, alias: str) -> bool:
        found = _within(alias)
        return bool(found) and all(map(self._stands, found))

    def nearest(self, name: str) -> str:
        """Return the name most like a name that is absent, '' if none is like it."""
        wanted = " ".join(w.words_of(name))[:80]
        best, most = "", 0.6
        matcher = SequenceMatcher(None, "", wanted, autojunk=False)
        for words, printed in self._printed.items():
            for candidate in {" ".join(words)[:80], words[-1][:80]}:
                matcher.set_seq1(candidate)
                if matcher.real_quick_ratio() > most and matcher.quick_ratio() > most:
                    ratio = matcher.ratio()
                    if ratio > most:
                        best, most = printed, ratio
        return best

    def _stands(self, name: str) -> bool:
        """Tell whether one name stands here, whole or, where ``of`` or a hyphen joins it, in parts."""
        if self._found(name):
            return True
        parts = _parts(name)
        first = w.fold(parts[0]) if parts and " of " in name else ""
        if len(parts) > 1 and first and first not in w.BODIES and w.ordinary(first):
            parts = parts[1:]  # "villagers of": a description
            return all(self._part(part) for part in parts)
        if len(parts) > 1 and all(self._part(part) for part in parts):
            return True
        words = w.words_of(name)
        kept = [word for word in words if word not in w.PLACES and word not in w.JOINERS]
        return len(kept) < len(words) and bool(kept) and self._alone(" ".join(kept), name)

    def _part(self, part: str) -> bool:
        """Tell whether a part of a name stands here; an ordinary word only by itself."""
        words = w.words_of(part)
        if len(words) == 1 and (words[0] in w.PLACES or w.ordinary(words[0])):
            return words[0] in w.PLACES or words in self._whole
        return self._found(part)

    def _alone(self, rest: str, name: str) -> bool:
        """Tell whether a name without its "city" or "province" is a whole name here."""
        capitals = " ".join(p for p in w.pieces(name) if w.fold(p) in rest.split())
        return any(form.words in self._whole and not form.seat for form in _forms(capitals))

    def _found(self, name: str) -> bool:
        for form in _forms(name):
            if form.seat:
                if form.words in self._whole:
                    return True
            elif self._holds(form.words):
                return True
        words = w.words_of(name)
        if len(words) == 1:
            return self._shortened(name, words[0])
        return self._lengthened(name)

    def _shortened(self, name: str, word: str) -> bool:
        """Tell whether a single word is an acronym or the other number of a name here."""
        if _acronym(name) and len(word) >= _SHORTEST and word in self._initials:
            return True
        if len(word) < 4 or name.isupper():
            return False
        return (f"{word}s",) in self._whole or (
            word.endswith("s") and (word.removesuffix("s"),) in self._whole
        )

    def _lengthened(self, name: str) -> bool:
        """Tell whether only the acronym of a name stands here, and no full name with it."""
        return any(
            len(letters) >= _SHORTEST
            and letters in self._acronyms
            and letters not in self._initials
            for letters in _initials(name)
        )

    def _holds(self, words: Words) -> bool:
        """Tell whether words stand in this order in one name here, particles as printed or none."""
        if self._holds_all(words, bare=False):
            return True
        kept = tuple(word for word in words if word not in w.PARTICLES)
        return bool(kept) and len(kept) < len(words) and self._holds_all(kept, bare=True)

    def _holds_all(self, words: Words, *, bare: bool) -> bool:
        lists = [self._having.get(word) for word in words]
        if not all(lists):
            return False
        shortest = min((each for each in lists if each), key=len)
        for candidate in shortest:
            if bare and any(word in w.PARTICLES for word in candidate):
                continue
            rest = iter(candidate)
            if all(word in rest for word in words):
                return True
        return False


@lru_cache(2048)
def _within(text: str) -> tuple[str, ...]:
    """Return the names in a name as declared: ``HTS-led rebels`` has HTS."""
    if not any(char.isupper() for char in text):
        # A name in a script without capitals is one; lower-case words are none.
        caseless = any(char.isalpha() for char in text) and not any(char.islower() for char in text)
        return (text,) if caseless else ()
    pieces = text.split()
    if (
        all(piece[:1].isupper() or w.fold(piece) in w.JOINERS for piece in pieces)
        and len(pieces) > 1
    ):
        # Printed like a name from its first word on, titles apart.
        found = find_names(f"so {text}")
    else:
        found = find_names(text)
    names = tuple(name.text for name in found)
    if not names and len(pieces) == 1 and not w.ordinary(text):
        return (text,)
    return names or _lone(text)


def _lone(text: str) -> tuple[str, ...]:
    """Return a single capitalised word: given as a name, it is one even if it is ordinary."""
    words = w.pieces(text)
    return (
        (text,)
        if len(words) == 1 and words[0][:1].isupper() and w.fold(words[0]) not in w.NEVER
        else ()
    )


@lru_cache(8192)
def _forms(name: str) -> tuple[_Form, ...]:
    """Return the ways to read a name: its words, and with states and bodies under one key."""
    words = w.words_of(name)[:_LONGEST_NAME]
    if not words:
        return ()
    forms = [_Form(words)]
    if "of" in words[1:-1]:
        at = words.index("of", 1)
        forms.append(
            _Form((*words[at + 1 :], *words[:at]))
        )  # Ministry of Defence, Defence Ministry
    printed = [piece for piece in w.pieces(name) if w.fold(piece) != "the"][:_LONGEST_NAME]
    for keyed in _keyed(words, printed):
        forms.append(keyed)
    return tuple(dict.fromkeys(forms))


def _keyed(words: Words, printed: list[str]) -> Iterator[_Form]:
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
        yield from (_Form(tuple(reading), seats) for reading in readings)


def _standing_at(words: Words, printed: list[str], at: int) -> tuple[int, list[str], bool]:
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


def _acronym(name: str) -> bool:
    """Tell whether a name is an acronym: HTS, U.S., PKK."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isupper() and bare.isalpha()


def _initials(name: str) -> set[str]:
    """Return the acronyms that a name of several words may have."""
    words = [p for p in w.pieces(name) if w.fold(p) != "the"][:_LONGEST_NAME]
    large = [p[0] for p in words if w.fold(p) not in w.JOINERS | w.PARTICLES and p[0].isalpha()]
    every = [p[0] for p in words if w.fold(p) not in w.PARTICLES and p[0].isalpha()]
    return {w.fold("".join(each)) for each in (large, every) if len(each) > 1}


def _parts(name: str) -> list[str]:
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
    return [" ".join(part) for part in found if part]
