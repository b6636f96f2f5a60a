"""Whom a pronoun, a surname or "the ministry" means: the people and bodies met so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify import namewords as w
from briefing.verify.capitals import Name, find_names
from briefing.verify.demonyms import standing
from briefing.verify.speechwords import BODIES_SPEAKING, DETERMINERS, PRONOUNS, SPEAKERS

_GENERIC: Final = frozenset(("group", "organisation", "organization", "agency", "body", "monitor"))
_OWN: Final = {"his": "person", "her": "person", "its": "body", "their": "body"}
_RECENT: Final = 12
"""Names under one word that are looked at, the latest first."""


class Referents:
    """Remembers names and who spoke, in the order of the text."""

    def __init__(self) -> None:
        self.person = ""
        self.body = ""
        self.many = ""
        self._subject = ""
        self._here: set[str] = set()
        self._names: dict[str, list[str]] = {}
        self._initials: dict[str, str] = {}
        self._phrases: dict[str, str] = {}

    def meet(self, names: Sequence[Name], text: str) -> None:
        """Remember the names of a sentence."""
        for name in names:
            words = w.words_of(name.text)
            for word in dict.fromkeys(words):
                known = self._names.setdefault(word, [])
                if name.text not in known[-_RECENT:]:
                    known.append(name.text)
            if len(words) > 2:
                large = "".join(word[0] for word in words if word not in w.JOINERS | w.PARTICLES)
                self._initials.setdefault(large, name.text)

    def knows(self, name: str) -> bool:
        """Tell whether a name is part of a longer one met before."""
        return self._fullest(name) != name

    def next_paragraph(self) -> None:
        """Forget what only holds inside one paragraph."""
        self._here.clear()

    def spoke_here(self, pronoun: str) -> bool:
        """Tell whether whom a pronoun means was named in this paragraph."""
        return bool({self._of(pronoun.lower())} & self._here)

    def subject(self, phrase: str, names: Sequence[Name]) -> None:
        """Remember with whom a sentence began."""
        if phrase and phrase.lower() not in PRONOUNS:
            self._subject = self.resolve(phrase, names)
            self._here.add(self._subject)
            self._note(self._subject)

    def speaks(self, who: str, names: Sequence[Name]) -> None:
        """Remember who spoke last."""
        if not who:
            return
        if who.lower() in PRONOUNS:
            return
        self._here.add(who)
        self._note(who)

    def _note(self, who: str) -> None:
        if self._is_person(who):
            self.person = who
        elif _plural(who):
            self.many = who
            self.body = self.body if not find_names(f"so {who}") else who
        else:
            self.body = who
        for word in w.words_of(who):
            if word in BODIES_SPEAKING:
                self._phrases[word] = who

    def resolve(self, phrase: str, names: Sequence[Name]) -> str:
        """Return the fullest form of a speaker; the phrase itself where nothing more is known."""
        low = phrase.lower()
        if low in PRONOUNS:
            return self._of(low) or phrase
        first, _, rest = phrase.partition(" ")
        if first.lower() in _OWN and rest:
            owner = self._of({"person": "he", "body": "it"}[_OWN[first.lower()]])
            return f"{owner}\u2019s {rest}" if owner else phrase
        bare = rest if first.lower() in ("the", "a", "an") and rest else phrase
        found = find_names(f"so {bare}")
        if len(found) == 1 and found[0].text == bare:
            return self._fullest(bare)
        if len(found) == 1 and found[0].end == len(bare) + 3 and _titles(bare, found[0].text):
            return self._fullest(found[0].text)
        if first.lower() == "the" and not found:
            return self._defined(bare, phrase)
        return phrase

    def _defined(self, bare: str, phrase: str) -> str:
        """Return what "the ministry" means."""
        head = bare.split()[-1].lower()
        if head in self._phrases and len(bare.split()) == 1:
            return self._phrases[head]
        for name in reversed(self._names.get(head, [])[-_RECENT:]):
            if head in BODIES_SPEAKING:
                return name
        if head in _GENERIC and self.body:
            return self.body
        return phrase

    def _of(self, pronoun: str) -> str:
        subject = self._subject
        if pronoun in ("he", "she"):
            return subject if subject and self._is_person(subject) else self.person
        if pronoun == "they":
            return subject if subject and _plural(subject) else self.many or self.body
        return subject if subject and not self._is_person(subject) else self.body

    def _fullest(self, name: str) -> str:
        """Return the longest name met that has these words."""
        words = w.words_of(name)
        if not words:
            return name
        if name.isupper() and name.isalpha() and words[0] in self._initials:
            return self._initials[words[0]]
        best = name
        for known in reversed(self._names.get(words[-1], [])[-_RECENT:]):
            rest = iter(w.words_of(known))
            if len(known) > len(best) and all(word in rest for word in words):
                best = known
                if self._is_person(known):
                    break
        if len(words) == 1 and best != name and not self._is_person(best):
            # "Syria" is not the Syrian Observatory, and "Aleppo" not Aleppo's governor.
            return best if w.ordinary(name) else name
        return best

    def _is_person(self, who: str) -> bool:
        words = w.words_of(who)
        if not words or who[:1].islower() or len(words) > 5 or " of " in who or " for " in who:
            return False
        if any(word in w.BODIES or word in w.PLACES or word in SPEAKERS for word in words):
            return False
        if any((word,) in standing() for word in words) or who.isupper():
            return False
        if len(words) == 1:
            full = self._fullest(who) if not w.ordinary(who) else who
            return full != who and self._is_person(full)
        return not w.ordinary(words[0]) and words[0] not in DETERMINERS


def _titles(phrase: str, name: str) -> bool:
    """Tell whether only titles stand before a name."""
    before = phrase[: len(phrase) - len(name)].split()
    return all(word.strip(".").lower() in w.TITLES | w.MODIFIERS for word in before)


def _plural(who: str) -> bool:
    """Tell whether many are meant: residents, the militants, families."""
    last = who.split()[-1].lower() if who.split() else ""
    return last in SPEAKERS and last.endswith("s") or last in ("people", "men", "women", "children")
