"""The phrases of a sentence: who stands before a verb, what stands behind it.

A shallow reading by function words, with no grammar behind it: what it cannot tell it leaves out.
All places are characters of the passage, all numbers those of words in the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.draft.find.reading.grammar import (
    ADVERBS,
    AMOUNTS,
    BE,
    CLOSERS,
    DETERMINERS,
    HELPERS,
    JOINING,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
)  # fmt: skip
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.verbs import Phrases
from briefing.draft.find.reading.words import SITES
from briefing.draft.source_text import Passage
from briefing.verify.language import listed

_DOES: Final = listed("cut put mans guards controls patrols occupies retains rules")
"""Verbs that begin no phrase of a list."""
_FINITE: Final = listed("hold holds held control controls seized captured took")
"""Verbs with which a new clause has begun."""
_OPENING: Final = listed("in on at near around along outside inside across")
"""What begins a clause with a place, behind which its subject stands."""
_AROUND: Final = listed("after since before by while when upon")
"""What a participle stands behind that says when the rest of its sentence was."""
_TIMES_OF_DAY: Final = listed("dawn morning midday noon evening dusk nightfall night midnight")
_ALONE: Final = listed("only even also")
"""Adverbs that no noun phrase goes over: "Of the villages only Tavin"."""
_NEAR: Final = 9
"""Words behind a phrase within which it is said what it includes."""


class Line(Phrases):
    """A sentence whose phrases can be asked for."""

    # -- what stands behind ----------------------------------------------------------------------

    def places_after(self, number: int) -> list[tuple[str, Phrase]]:
        """Return up to three phrases behind prepositions from a word on, to the clause's end."""
        found: list[tuple[str, Phrase]] = []
        start = number
        while number < len(self.words) and len(found) < 3:
            low = self.low(number)
            if low in CLOSERS or (low in JOINING and low != "that"):
                break
            if low == "to" and self._infinitive(number + 1):
                break  # "went to see the bridge"
            if self.leads(number):
                while self.leads(number + 1) or self.low(number + 1) in ("of", "front"):
                    number += 1
                phrase = self.after(number + 1)
                if phrase.first < phrase.last:
                    found.append((low, phrase))
                    number = phrase.last
                    continue
            elif self._verb(number) and low not in BE and number > start:
                break
            number += 1
        return found

    def _infinitive(self, number: int) -> bool:
        """Tell whether a verb stands at a word, as behind "to": a word with an article behind."""
        return (
            self._small(number)
            and self.low(number) not in DETERMINERS | {"both", "all"}
            and self.low(number + 1) in ("the", "a", "an", "its", "their")
            if number < len(self.words)
            else False
        )

    def included(self, phrase: Phrase) -> list[Phrase]:
        """Return what a whole is said to include: "everything east of it, including the mill"."""
        for number in range(phrase.last, min(phrase.last + _NEAR, len(self.words))):
            low = self.low(number)
            if low in (";", ":", "and", "but"):
                break
            if low == "including" or (low == "them" and self.low(number - 1) == "among"):
                first = self.after(number + 1)
                return [first, *self.listed_after(first)] if first.first < first.last else []
        return []

    def listed_after(self, phrase: Phrase) -> list[Phrase]:
        """Return the phrases that a list goes on with: "the hill, the ford and Dessim"."""
        found: list[Phrase] = []
        at = phrase.last
        while self.low(at) in (",", "and") and len(found) < 8:
            at += 1 + (self.low(at) == "," and self.low(at + 1) == "and")
            at += self.low(at) == "of"
            following = self.after(at)
            if following.first == following.last or not self._nominal(following):
                break
            if set(self.lows(following)[1:]) & _FINITE:
                break  # "the mill, and the rebels hold the ford"
            if self.low(at - 1) == "," and self._verb(following.last):
                break  # "While X holds the mill, the ford is with Y"
            found.append(following)
            at = following.last
        return found

    def listed_before(self, phrase: Phrase) -> list[Phrase]:
        """Return the phrases of a list that ends with one, nearest first: "mole and tower"."""
        found: list[Phrase] = []
        at = phrase.first
        while self.low(at - 1) in (",", "and") and len(found) < 8:
            at -= 1 + (self.low(at - 1) == "and" and self.low(at - 2) == ",")
            before = self.phrase_to(at)
            if before.first == before.last:
                break
            opens = self.low(before.first - 1) in CLOSERS | {"", "and"}
            if not opens and self.low(before.first) != "both":
                break
            found.append(before)
            at = before.first
            if self.low(phrase.first - 1) == ",":
                break
        return found

    def _nominal(self, phrase: Phrase) -> bool:
        """Tell whether a phrase of a list begins as a noun does: with a determiner or a name."""
        word = self.words[phrase.first]
        return (
            word.low in DETERMINERS
            or word.text[:1].isupper()
            or word.text[:1].isdigit()
            or word.low in AMOUNTS
            or (phrase.last - phrase.first <= 2 and not self._acts(word.low))
        )

    def _acts(self, low: str) -> bool:
        done = low in VERBS or low in HELPERS or bool(PAST.fullmatch(low)) or low in _DOES
        return done or low.endswith("ing")

    def clause_head(self, number: int) -> int:
        """Return where the clause of a word begins: behind a stop, "that" or "where"."""
        for at in range(number - 1, -1, -1):
            if self.low(at) in (";", ":", ".", "that", "where", "while", "but", "—", "–", "-"):
                return at + 1
        return 0

    # -- what stands before ----------------------------------------------------------------------

    def subject(self, number: int, depth: int = 0) -> Phrase:
        """Return the noun phrase that does what the verb at a word says; empty where none is."""
        none = Phrase(number, number)
        at = self.verb_head(number) - 1
        low = self.low(at)
        if self._beside(number, at):
            return self._around(at)
        if at < 0 or depth > 3:
            return none
        if low == ",":
            return self._behind_comma(number, at, depth)
        if low in ("who", "which", "that") and self.low(at - 1) == "and":
            earlier = [n for n in range(at - 1) if self.low(n) == low]
            return self.subject(earlier[-1] + 1, depth + 1) if earlier else none
        if low in ("who", "which", "that") and self.low(at - 1) not in CLOSERS - {","}:
            before = at - 1 if self.low(at - 1) == "," else at
            found = self.phrase_to(before)
            if low == "which":
                found = self.antecedent(found)
            return found if low != "that" or found.first < found.last else none
        if low in ("and", "but", "then", "or"):
            verb = self.verb_before(at)
            return self.subject(verb, depth + 1) if verb is not None else none
        return self._behind_time(self.phrase_to(at + 1))

    def _behind_time(self, phrase: Phrase) -> Phrase:
        """Return a phrase without the time of day before it: "By evening loyal units had ..."."""
        led = self.low(phrase.first - 1) in PREPOSITIONS and phrase.last - phrase.first > 1
        timed = led and self.low(phrase.first) in _TIMES_OF_DAY
        return Phrase(phrase.first + 1, phrase.last) if timed else phrase

    def _behind_comma(self, number: int, at: int, depth: int) -> Phrase:
        """Return who does what a verb says behind a comma: of an aside, a series, a participle."""
        if self.low(number).endswith("ing") and number == at + 1:
            return self.opening(number)
        before = self._opening(at)
        if before is not None:
            return self.phrase_to(before)
        series = self._series(at, number)
        return self.phrase_to(at) if series is None else self.subject(series, depth + 1)

    def _beside(self, number: int, at: int) -> bool:
        """Tell whether a participle says when the rest was: "Having lost Harl", "since taking"."""
        if at < 0:
            return "ing" in (self.low(0)[-3:], self.low(number)[-3:])
        return self.low(at) in _AROUND and self.low(self.verb_head(number)).endswith("ing")

    def _around(self, at: int) -> Phrase:
        """Return who does what a participle says: "Since taking Harl, X ...", "X ... since"."""
        if at > 0 and self.low(at - 1) not in CLOSERS:
            return self.opening(at)
        comma = next((n for n in range(at + 1, len(self.words)) if self.low(n) == ","), None)
        if comma and any(self.low(n) in BE for n in range(at + 1, comma)):
            return Phrase(at + 1, at + 1)  # "Taking Harl was easy, ..."
        return self.after(comma + 1) if comma is not None else Phrase(at + 1, at + 1)

    def _series(self, comma: int, number: int) -> int | None:
        """Return the verb that one behind a comma goes on from: "It has posts in A, taxes B"."""
        active = self.low(number + 1) in PRONOUNS | DETERMINERS  # "held" may be a participle
        present = self.low(number).endswith("s") or active
        if self.verb_head(number) != comma + 1 or number != comma + 1 or not present:
            return None
        verb = self.verb_before(comma)
        held = self.phrase_to(comma)
        placed = any(self.leads(number) for number in range(max(held.first - 1, 0), comma))
        return verb if verb is not None and (placed or active) else None

    def antecedent(self, phrase: Phrase) -> Phrase:
        """Return what "which" takes up: the bridge of "was turned back at the bridge, which"."""
        if self.lows(phrase) in (["it"], ["them"]) and self.leads(phrase.first - 1):
            return self.phrase_to(phrase.first - 1)  # "the hills above it, which"
        for number in range(phrase.last - 2, phrase.first - 1, -1):
            if self.leads(number):
                return Phrase(number + 1, phrase.last)
        return phrase

    def opening(self, number: int) -> Phrase:
        """Return who begins the clause of a participle: "Rebels advanced, capturing Maruqa"."""
        head = self.clause_head(number)
        if self.leads(head):
            comma = next((n for n in range(head, number) if self.low(n) == ","), head)
            head = comma + 1
        return self.after(head)

    def _opening(self, comma: int) -> int | None:
        """Return the comma that opens the aside which one closes; the first of several asides."""
        found: int | None = None
        at = comma - 1
        while at >= 0:
            low = self.low(at)
            if low in (";", ":", ".", "–", "—", "-"):
                break
            if low in ("said", "says", "that", "say") and found is not None:
                break
            if low == "," and at > 0:
                found = at
            at -= 1
        return found

    def phrase_to(self, end: int) -> Phrase:
        """Return the noun phrase that ends before a word."""
        if end > 0 and self.low(end - 1) in PRONOUNS:
            return Phrase(end - 1, end)  # "With drones from a partner it ..."
        at = end
        while at > 0:
            low = self.low(at - 1)
            if low == "and" and "between" in (self.low(at - 3), self.low(at - 4)):
                at -= 1  # "the road between Kell and Harl"
                continue
            if low in CLOSERS or low in JOINING or (self._verb(at - 1) and low != "to"):
                break
            at -= 1
        first = at
        # "At the weir the River Brigade": a determiner behind a noun begins another phrase.
        for number in range(end - 1, at, -1):
            before = self.low(number - 1)
            if before in _ALONE or (
                self.low(number) in DETERMINERS
                and before not in PREPOSITIONS | {"of"} | DETERMINERS
            ):
                first = number
                break
        if first == 0 and self.low(0).isdigit() and len(self.low(0)) == 4 and end > 1:
            first = 1  # the hour of an entry
        while first < end and (
            self.low(first) in PREPOSITIONS - {"up"} or self.low(first) in ADVERBS
        ):
            first += 1
        if first > at and self.low(first - 1) in _OPENING:
            first = self._behind_place(Phrase(first, end))
        return Phrase(first, end)

    def _behind_place(self, phrase: Phrase) -> int:
        """Return where the subject begins behind a place: "In the Fell valley bandits hold ..."."""
        name = next(iter(self.names(phrase)), None)
        if name is None or name.first > phrase.first + 1:
            return phrase.first
        at = name.last + (self.low(name.last) in SITES)
        return at if at < phrase.last and self._small(at) else phrase.first


def lines(passage: Passage) -> Sequence[Line]:
    """Return the sentences of a passage as lines."""
    return [Line(passage, sentence) for sentence in passage.sentences]
