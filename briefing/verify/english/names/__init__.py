"""Names: the people, bodies and places of a text, and whether a name stands among them.

A changed letter makes another name. What may differ: case, Latin diacritics, the particle before a
surname, first names left out, demonyms (``Syrian`` for Syria), capitals for governments (``Ankara``
for Turkey), and an acronym for the words whose initials it has.

Written here: no library is offline, light and exact about where in the text each name stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from briefing.verify.english.names import forms as f
from briefing.verify.english.names import words as w

_SHORTEST: Final = 3
"""Letters that an acronym has at least to stand for words it has the initials of."""


def surname(name: str) -> str:
    """Return the last name of a person's name without its particle, '' if it is none of a person.

    A body is not told by its last word (the Weir Company is not any company), nor is a name whose
    last word is an ordinary one without a particle before it, or stands for a state.
    """
    pieces = w.pieces(name)
    folded = [w.fold(piece) for piece in pieces]
    if len(pieces) < 2 or not all(map(f.in_name, pieces)) or w.JOINERS.intersection(folded):
        return ""
    if any(word in w.BODIES or word in w.PLACES for word in folded) or pieces[-1].isupper():
        return ""
    if folded[-2] in w.PARTICLES:  # al-Attar, von Stein: no ordinary word has one before it
        return pieces[-1]
    return "" if w.ordinary(pieces[-1]) or f.stands_for(pieces[-1]) else pieces[-1]


class NameBook:
    """The names that stand in a text, or in some paragraphs of it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._printed: dict[w.Words, str] = {}
        self._having: dict[str, list[w.Words]] = {}
        self._whole: set[w.Words] = set()
        self._acronyms: set[str] = set()
        self._initials: set[str] = set()
        self._words: set[str] = set()
        for name in names:
            self._add(name)

    def _add(self, name: str) -> None:
        words = w.words_of(name)[: f.LONGEST_NAME]
        if not words or words in self._printed:
            return
        self._printed[words] = name
        for form in f.forms(name):
            if form.words in self._whole:
                continue
            self._whole.add(form.words)
            for word in set(form.words):
                self._having.setdefault(word, []).append(form.words)
                self._words.add(word)
        if f.acronym(name):
            self._acronyms.add(words[0])
        self._initials.update(f.initials(name))
        self._words.update(f.initials(name))

    def has(self, name: str, aliases: Iterable[str] = ()) -> bool:
        """Tell whether a name, or one of its aliases, stands among these.

        Of a longer text every name in it must stand there (``Aleppo and Idlib countryside``); a
        text without any name has nothing that could be absent, but is no alias either.
        """
        found = f.within(name)
        if not found or self._all_stand(found, name):
            return True
        return any(map(self.knows, aliases))

    def knows(self, form: str) -> bool:
        """Tell whether there is a name in a form that stands here: "the army" has none."""
        found = f.within(form)
        return bool(found) and self._all_stand(found, form)

    def _all_stand(self, found: Sequence[str], text: str) -> bool:
        """Tell whether all names of a text stand here; each whole unless "and" joins them."""
        if self._words.isdisjoint(f.asked(text)):  # so it is of nearly all books, for nearly all
            return _stands_anywhere(text)
        return self._each_stands(found, text)

    def _each_stands(self, found: Sequence[str], text: str) -> bool:
        if len(found) == 1 or " and " in text or "," in text:
            return all(map(self._stands, found))
        return all(self._alone(w.words_of(name), name) for name in found)

    def printed(self, name: str) -> str:
        """Return a name that stands here as it is printed, else the one most like it, else ''."""
        return self._printed.get(w.words_of(name)) or self.nearest(name)

    def nearest(self, name: str) -> str:
        """Return the name most like a name that is absent, '' if none is like it."""
        from difflib import SequenceMatcher  # few names are absent

        wanted = " ".join(w.words_of(name))[:80]
        best, most = "", 0.6
        matcher = SequenceMatcher(None, "", wanted, autojunk=False)
        for words, printed in self._printed.items():
            for candidate in {" ".join(words)[:80], words[-1][:80]}:
                both = len(candidate) + len(wanted)
                if both and 2.0 * min(len(candidate), len(wanted)) / both <= most:
                    continue  # it is no likelier however alike they are
                matcher.set_seq1(candidate)
                if matcher.quick_ratio() > most:
                    ratio = matcher.ratio()
                    if ratio > most:
                        best, most = printed, ratio
        return best

    def _stands(self, name: str) -> bool:
        """Tell whether one name stands here, whole, or in the parts that ``of`` joins."""
        if self._found(name):
            return True
        parts = f.parts(name)
        first = w.fold(parts[0]) if parts and " of " in name else ""
        if len(parts) > 1 and first and first not in w.BODIES and w.ordinary(first):
            parts = parts[1:]  # "villagers of": a description
            return all(self._part(part) for part in parts)
        if len(parts) > 1 and all(self._part(part) for part in parts):
            return True
        kept = f.proper(name)
        return 0 < len(kept) < len(w.words_of(name)) and self._alone(kept, name)

    def _part(self, part: str) -> bool:
        """Tell whether a part of a name stands here; an ordinary word only by itself."""
        words = w.words_of(part)
        if len(words) == 1 and (words[0] in w.PLACES or w.ordinary(words[0])):
            return words[0] in w.PLACES or words in self._whole
        return self._found(part)

    def _alone(self, kept: w.Words, name: str) -> bool:
        """Tell whether some words of a name, its "city" left out, are a whole name here."""
        read = f.forms(f.printed(kept, name))
        return any(form.words in self._whole and not form.seat for form in read)

    def _found(self, name: str) -> bool:
        for form in f.forms(name):
            if form.seat:
                if form.words in self._whole:
                    return True
            elif self._holds(form.words):
                return True
        bare = f.bare(name)
        if bare and self._holds(bare, plain=True):
            return True
        words = w.words_of(name)
        if len(words) == 1:
            return f.acronym(name) and len(words[0]) >= _SHORTEST and words[0] in self._initials
        return self._lengthened(name)

    def _lengthened(self, name: str) -> bool:
        """Tell whether only the acronym of a name stands here, and no full name with it."""
        return any(
            len(letters) >= _SHORTEST
            and letters in self._acronyms
            and letters not in self._initials
            for letters in f.initials(name)
        )

    def _holds(self, words: w.Words, *, plain: bool = False) -> bool:
        """Tell whether words stand in this order in one name here; ``plain``: of names alone."""
        lists = [self._having.get(word) for word in words]
        if not all(lists):
            return False
        for candidate in min((each for each in lists if each), key=len):
            if plain and any(word in w.PARTICLES or word in w.JOINERS for word in candidate):
                continue
            rest = iter(candidate)
            if all(word in rest for word in words):
                return True
        return False


@lru_cache(8192)
def _stands_anywhere(text: str) -> bool:
    """Tell whether the names of a text are of words alone that need not be found."""
    return NameBook(())._each_stands(f.within(text), text)


def name_book(names: Iterable[str]) -> NameBook:
    """Return names as a book in which others can be looked up."""
    return NameBook(names)
