"""The verbs of a sentence, where the group of one begins, and the phrase that begins at a word."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from briefing.draft.find.reading.grammar import (
    ADVERBS,
    AMOUNTS,
    BE,
    CLOSERS,
    COMPASS,
    DETERMINERS,
    HELPERS,
    JOINING,
    NOUNS_IN_LY,
    ON_THE_WAY,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    ROUGHLY,
    VERBS,
)  # fmt: skip
from briefing.draft.find.reading.plain import Phrase, Plain
from briefing.verify.english.lexicon import verb_lemmas
from briefing.verify.language import listed

_LENGTHS: Final = listed("days weeks hours months years kilometres km miles")


class SentenceVerbs(Plain):
    """A sentence whose verbs can be asked for."""

    def verb_head(self, number: int) -> int:
        """Return where the group of a verb begins: at "had never" of "had never left"."""
        while number > 0 and (
            self.low(number - 1) in HELPERS
            or self.low(number - 1) in ADVERBS
            or self.low(number - 1) == "each"
            or self._manner(number - 1)
            or (self.low(number - 1) in ON_THE_WAY and self.low(number) in ("to", ""))
        ):
            number -= 1
        return number

    def with_be(self, number: int) -> bool:
        """Tell whether a form of "be" stands in the group of a verb: "was never held"."""
        return any(self.low(n) in BE for n in range(self.verb_head(number), number))

    def _manner(self, number: int) -> bool:
        """Tell whether an adverb of manner stands at a word: firmly, and no assembly."""
        low = self.low(number)
        return low.endswith("ly") and low not in NOUNS_IN_LY and self._small(number)

    def _small(self, number: int) -> bool:
        return self.words[number].text[:1].islower()

    def _verb(self, number: int) -> bool:
        low = self.low(number)
        return (low in VERBS or low in HELPERS) and (number == 0 or self._small(number))

    def verb_before(self, number: int) -> int | None:
        """Return the last verb before a word with which it may share its subject."""
        for at in range(number - 1, -1, -1):
            low = self.low(at)
            if low in (";", ":", "."):
                return None
            if (
                (low in VERBS or low in HELPERS or PAST.fullmatch(low))
                and self._small(at)
                and at > 0
            ):
                return self.verb_head(at)
        return None


class Phrases(SentenceVerbs):
    """A sentence whose noun phrases can be asked for by the word they begin at."""

    @cached_property
    def _inner(self) -> frozenset[int]:
        """The words of names behind their first."""
        names = self.names(Phrase(0, len(self.words)))
        return frozenset(n for name in names for n in range(name.first + 1, name.last))

    def after(self, number: int) -> Phrase:
        """Return the noun phrase that begins at a word, adverbs before it left out."""
        while self.low(number) in ADVERBS or self._manner(number):
            number += 1
        first = number
        while number < len(self.words):
            low = self.low(number)
            if number > first and number in self._inner:
                number += 1  # "the Coalition for Plains Justice"
                continue
            if low in CLOSERS or (low in JOINING and not self._within(number, first)):
                break
            if self.leads(number) or (low == "at" and number > first and self._small(number)):
                break
            named = number > first and self.words[number - 1].text[:1].isupper()
            if (named and low.endswith("ing") and self._small(number)) or (
                number > first and (self._does(number) or self._apart(number))
            ):
                break  # "in Kigao asking for the nurse", "the seizure of Harl shook the town"
            verb = self._verb(number) and self.low(number - 1) not in ("a", "an", "the")
            if number > first and (verb or low in PRONOUNS):
                break
            if number > first and low in ("the", "a", "an", "both") and self._ends(number - 1):
                break  # "at Fenn the situation", "and the army the south"
            number += 1
        return Phrase(first, number)

    def _ends(self, number: int) -> bool:
        """Tell whether a phrase ends with a word that an article follows: not "all the roads"."""
        low = self.low(number)
        return low not in DETERMINERS | AMOUNTS | JOINING | {"of", "such", "half"}

    def _does(self, number: int) -> bool:
        """Tell whether a word behind a noun is a verb with its object: "Harl shook the state"."""
        stands = self._small(number) and self.low(number - 1) not in DETERMINERS | AMOUNTS
        behind = self.low(number + 1) in DETERMINERS | PRONOUNS
        return stands and behind and bool(verb_lemmas(self.low(number)))

    def _apart(self, number: int) -> bool:
        """Tell whether a length stands at a word: "the pass nine days later"."""
        low = self.low(number)
        return (low in AMOUNTS or low.isdigit()) and self.low(number + 1) in _LENGTHS

    def _within(self, number: int, first: int) -> bool:
        """Tell whether a joining word is part of a phrase: "that hill", "more than half"."""
        low, before = self.low(number), self.low(number - 1)
        if low == "that":
            return number == first
        return low == "than" and before in ("more", "less", "fewer", "other", "rather")

    def leads(self, number: int) -> bool:
        """Tell whether a preposition that leads to another phrase stands at a word."""
        low, following = self.low(number), self.low(number + 1)
        if low == "at" and following in ("least", "most"):
            return False
        if low in COMPASS:
            return following == "of" and self.low(number - 1) not in DETERMINERS
        if low in ROUGHLY and (following[:1].isdigit() or following in AMOUNTS):
            return False
        return low in PREPOSITIONS
