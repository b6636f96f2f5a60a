"""The verbs of a sentence: whether one stands at a word, where its group begins."""

from __future__ import annotations

from briefing.draft.find.reading.grammar import (
    ADVERBS,
    BE,
    HELPERS,
    NOUNS_IN_LY,
    ON_THE_WAY,
    PAST,
    VERBS,
)  # fmt: skip
from briefing.draft.find.reading.plain import Plain


class Verbs(Plain):
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
