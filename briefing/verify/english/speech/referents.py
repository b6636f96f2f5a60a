"""Whom a pronoun, a surname or "the ministry" means: the people and bodies met so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.names import words as w
from briefing.verify.english.names.capitals import find_names
from briefing.verify.english.names.demonyms import standing
from briefing.verify.english.names.persons import is_person, may_be_person, titled
from briefing.verify.english.speech.people import are_kin, is_human, is_plural, is_title, of_rebels
from briefing.verify.english.speech.roles import Roles, introduced
from briefing.verify.english.speech.words import (
    BODIES_SPEAKING,
    DETERMINERS,
    DOCUMENTS,
    PRONOUNS,
    SPEAKERS,
)
from briefing.verify.language import Name, listed

_GENERIC: Final = frozenset(("group", "organisation", "organization", "agency", "body", "monitor"))
_OWN: Final = {"his": "person", "her": "person", "its": "body", "their": "body"}
_LEAD: Final = "so "
"""Stands before a phrase so that its first word heads no sentence."""
_BELONGING: Final = (" of ", " from ", " at ", " in ")
_JOINING: Final = frozenset(("and", "for", "of", "in", "at", "from", "near", "with", "to"))
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
        self.me = ""
        self._met: list[Sequence[Name]] = []
        self._titled: set[str] = set()
        self._writer = ""
        self._bodies: set[str] = set()
        self._names: dict[str, list[str]] = {}
        self._initials: dict[str, str] = {}
        self._phrases: dict[str, str] = {}
        self._roles = Roles()
        self._introduced = ""

    def meet(self, names: Sequence[Name], text: str) -> None:
        """Remember the names of a sentence."""
        for name in names:
            if text[max(name.start - 4, 0) : name.start].lower() == "the ":
                self._bodies.add(name.text)
            elif titled(text, name.start):
                self._titled.add(name.text)
            run = w.words_of(name.text)
            for word in dict.fromkeys(run):
                known = self._names.setdefault(word, [])
                if name.text not in known[-_RECENT:]:
                    known.append(name.text)
            if len(run) > 2:
                large = "".join(word[0] for word in run if word not in w.JOINERS | w.PARTICLES)
                self._initials.setdefault(large, name.text)
        self._roles.meet(names, text, self._is_person)

    def knows(self, name: str) -> bool:
        """Tell whether a name is part of a longer one met before."""
        return self._fullest(name) != name

    def next_paragraph(self) -> None:
        """Forget what only holds inside one paragraph."""
        self._here.clear()
        self._met.clear()

    def spoke_here(self, pronoun: str) -> bool:
        """Tell whether whom a pronoun means was named in this paragraph."""
        return bool({self._of(pronoun.lower())} & self._here)

    def subject(self, phrase: str) -> None:
        """Remember with whom a sentence began."""
        if phrase and phrase.lower() not in PRONOUNS:
            self._subject = w.POSSESSIVE.sub("", self.resolve(phrase))
            self._here.add(self._subject)
            self._note(self._subject)

    def remember(self, names: Sequence[Name], sentence: str) -> None:
        """Remember of a sentence that was read who else is in it, and a document."""
        if names:
            self._met.append(names)
        self._introduced = introduced(sentence)
        self._writer = ""
        if not any(word in DOCUMENTS for word in w.words_of(sentence)):
            return
        for match in _WRITTEN.finditer(sentence):
            who = match["by"] or self._subject
            if who and not (match["sent"] and not self._subject):
                self._writer = self.resolve(who.strip())
                self._phrases[match["doc"] or match["sent"]] = self._writer

    def _one_met(self) -> str:
        """Return the person of the last sentence of the paragraph that has one alone."""
        for names in reversed(self._met):
            persons = {self._fullest(name.text) for name in names if self._is_person(name.text)}
            if len(persons) == 1:
                return persons.pop()
        return ""

    def speaks(self, who: str) -> None:
        """Remember who spoke last."""
        if not who:
            return
        if who.lower() in PRONOUNS:
            return
        self._here.add(who)
        self._note(who)

    def _note(self, who: str) -> None:
        if self.is_one(who):
            self.person = who
        elif is_plural(who):
            self.many = who
            self.body = self.body if not _names_in(who) else who
        else:
            self.body = who
        for word in w.words_of(who):
            owner = re.search(rf"(?i)\b{word}['\u2019]s\b", who)
            if word in BODIES_SPEAKING and who not in self._phrases.get(word, "") and not owner:
                self._phrases[word] = who

    def resolve(self, phrase: str) -> str:
        """Return the fullest form of a speaker; the phrase itself where nothing more is known."""
        low = phrase.lower()
        if low in PRONOUNS:
            return self._of(low) or phrase
        whose = _writer(phrase)
        if whose:
            return self.resolve(whose)
        if low in _OWN:
            return (
                self._of({"his": "he", "her": "she", "its": "it", "their": "they"}[low]) or phrase
            )
        first, _, rest = phrase.partition(" ")
        if first.lower() in _OWN and rest:
            owner = self._of({"person": "he", "body": "it"}[_OWN[first.lower()]])
            person = self._inside(rest, _names_in(rest))
            if person and self._is_person(person):
                return self._fullest(person)
            if first.lower() == "their" and are_kin(rest) and not is_plural(owner):
                owner = ""  # no body's families
            near = owner and (owner in self._here or owner == self._subject)
            return f"{owner}\u2019s {rest}" if near else phrase
        the = first.lower() in ("the", "a", "an") and bool(rest)
        bare = rest if the else phrase
        found = _names_in(bare)
        if the and bare.lower() in BODIES_SPEAKING:
            return self._defined(bare, phrase)
        name = self._inside(bare, found)
        if name:
            return self._fullest(name)
        return self._defined(bare, phrase) if the and not found else phrase

    def _inside(self, bare: str, found: Sequence[Name]) -> str:
        """Return the name that a phrase comes down to: titles and offices off, else ''."""
        if not found:
            return ""
        first, last = found[0], found[-1]
        after = bare[first.end - len(_LEAD) :]
        before = bare[: last.start - len(_LEAD)].lower().split()
        if len(found) == 1 and not after and all(is_title(word) for word in before):
            if any(word.strip(".") in w.TITLES for word in before):
                self._titled.add(first.text)
            return first.text
        titles = bare[: first.start - len(_LEAD)].lower().split()
        lone = len(found) < 3 and all(is_title(word) for word in titles)
        if lone and after.startswith(_BELONGING) and self._is_person(first.text):
            return first.text
        ends = last.end == len(bare) + len(_LEAD)
        if ends and self._is_person(last.text) and not _JOINING.intersection(before):
            return last.text
        return ""

    def _defined(self, bare: str, phrase: str) -> str:
        """Return what "the ministry" means."""
        head = bare.rsplit(maxsplit=1)[-1].lower()
        known = self._phrases.get(head, "") if len(bare.split()) == 1 else ""
        if known and not of_rebels(bare, known):
            return known
        for name in reversed(self._names.get(head, [])[-_RECENT:]):
            if head in BODIES_SPEAKING and not of_rebels(bare, name):
                return name
        if head in _GENERIC and self.body:
            return self.body
        held = phrase[:4].lower() == "the " and self._roles.holder(bare, self._fullest)
        return held or phrase

    def _of(self, pronoun: str) -> str:
        subject = self._subject
        if pronoun in ("he", "she"):
            if self._introduced:
                return self._introduced
            one = subject if subject and self.is_one(subject) else ""
            met = self._one_met() if subject not in self._here or not one else ""
            lone = subject if self._lone(subject) else ""
            likely = (met, one, self.person, lone)
            who = next((each for each in likely if each and each != self.me), "")
            return self.resolve(who) if who[:4].lower() == "the " else who
        if pronoun == "they":
            return subject if subject and is_plural(subject) else self.many or self.body
        if self._writer:
            return self._writer
        return subject if subject and not self.is_one(subject) else self.body

    def _fullest(self, name: str) -> str:
        """Return the longest name met that has these words."""
        run = w.words_of(name)
        if not run:
            return name
        if name.isupper() and name.isalpha() and run[0] in self._initials:
            return self._initials[run[0]]
        best = name
        for known in reversed(self._names.get(run[-1], [])[-_RECENT:]):
            rest = iter(w.words_of(known))
            if len(known) > len(best) and all(word in rest for word in run):
                best = known
                if self._is_person(known):
                    break
        if len(run) == 1 and best != name and not self._is_person(best):
            # "Syria" is not the Syrian Observatory, and "Aleppo" not Aleppo's governor.
            return best if w.ordinary(name) else name
        head = best.partition(" of ")[0]
        return head if head != best and self._is_person(head) and " " in head else best

    def is_one(self, who: str) -> bool:
        """Tell whether one person is meant."""
        return is_human(who) or self._is_person(who)

    def _lone(self, who: str) -> bool:
        """Tell whether a name of one word may be a person's, for want of anybody else."""
        run = w.words_of(who)
        body = who in self._bodies or not run or run[0] in w.BODIES | w.PLACES | SPEAKERS
        here = who in self._here and len(run) == 1 and not w.ordinary(who)
        return here and not body and who.istitle() and tuple(run) not in standing()

    def _is_person(self, who: str) -> bool:
        """Tell whether a name is a person's: by its words, a title met before it, or its surname's.

        Here determiners are words of a phrase that is no name.
        """
        if who in self._titled:
            return True
        if who[:1].islower() or who in self._bodies or not may_be_person(who, SPEAKERS):
            return False
        run = w.words_of(who)
        if run[0] in DETERMINERS:
            return False
        if is_person(who, SPEAKERS):
            return True
        full = self._fullest(who) if len(run) == 1 and not w.ordinary(who) else who
        return full != who and self._is_person(full)


_DOCUMENT: Final = "|".join(sorted(DOCUMENTS))
_WRITTEN: Final = late_pattern(
    rf"\b(?P<doc>{_DOCUMENT})\s+(?:from|by)\s+(?P<by>(?:the\s+|a\s+)?[^,.;:]{{2,60}}?)"
    r"(?=[,.;:]|\s(?:which|that|who|on|in|was|were|is|has|had|gives|came|hangs|said|says|reads?)\b)"
    rf"|\b(?:sent|wrote|issued|published|released|circulated|posted)\s+(?:a|an|its|his|her|their)\s"
    rf"(?:\w+\s){{0,2}}(?P<sent>{_DOCUMENT})\b"
)
"""A document and who wrote it: "a letter from the mayor", "the board issued a statement"."""


def _writer(phrase: str) -> str:
    """Return whose words a document has: of "a letter from the mayor" the mayor, else ''."""
    words = phrase.split()
    for at, word in enumerate(words[:5]):
        low = word.lower()
        if low in DOCUMENTS and at + 2 < len(words):
            near = words[at + 1] in ("from", "by") or (words[at + 1] == "of" and low in _OF_ITS)
            rest = " ".join(words[at + 2 :])
            return rest if near and (_names_in(rest) or words[-1].lower() in SPEAKERS) else ""
    return ""


_OF_ITS: Final = listed("statement letter memo memorandum communique communiqu\u00e9 message")
"""Documents that are "of" who wrote them."""


@lru_cache(1024)
def _names_in(phrase: str) -> tuple[Name, ...]:
    """Return the names of a phrase, its first word taken as any other."""
    return tuple(find_names(f"{_LEAD}{phrase}"))
