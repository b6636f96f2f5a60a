"""The subject of a verb: who does what it says, asides and other clauses left out."""

from __future__ import annotations

from typing import Final

from briefing.verify.english.names.words import JOINERS, POSSESSIVE, TITLES
from briefing.verify.english.speech import words as s
from briefing.verify.english.speech.leads import Leads
from briefing.verify.english.speech.phrases import DASHES, LONGEST, LOOK, Range
from briefing.verify.language import listed


class Subjects(Leads):
    """One clause, asked for the subjects of its verbs."""

    def subject(self, at: int) -> Range | None:
        """Return the words that say who does what the verb at ``at`` says, if that can be told."""
        left = self._left_of(at)
        if left < 0 or self._kind(left) == "mark":
            return None
        if self._kind(left) == "word":
            if self._low(left) in _NO_END:
                return None
            part = self._segment(left)
            if self._low(left) in ("who", "which"):
                end = left - (self._low(left - 1) == ",")
                near = self.nearest(end, one=self._low(left) == "who")
                if near:
                    return near._replace(relative=True)
                found = self._antecedent(part, left)
                return found if found and self._speaks(found) else None
            if self._low(part.start) in ("who", "which") and part.start > 0:
                return self._relative(part)
            return self._trimmed(part)
        if self._low(left) in DASHES:
            return self._before_dash(left)
        return self._before_comma(left) if self._low(left) == "," else None

    def _before_dash(self, dash: int) -> Range | None:
        """Return the subject before an aside between dashes: "A \u2014 a B \u2014 | said"."""
        for at in range(dash - 1, max(dash - 2 * LOOK, 0), -1):
            if self._low(at) in DASHES:
                part = self._segment(at - 1)
                return self._trimmed(part) if part.start < part.end else None
        return None

    def _relative(self, part: Range) -> Range | None:
        """Return the subject of "which A describes": a plain noun phrase behind the pronoun.

        Of "who on Tuesday said" it is what the pronoun stands for.
        """
        if self._low(part.start + 1) in s.PREPOSITIONS | s.HELPERS | s.WHEN:
            return self.stands_for(part.start)
        if self._low(part.start) == "who":
            return None
        found = self._phrase(part.start + 1)
        whole = found is not None and found.end == part.end and self._speaks(found)
        return found._replace(relative=True) if found and whole else None

    def stands_for(self, pronoun: int) -> Range | None:
        """Return what "who" or "which" behind a comma stands for: the nearest that can speak."""
        if self._low(pronoun - 1) != ",":
            return None
        near = self.nearest(pronoun - 1, one=self._low(pronoun) == "who")
        return near._replace(relative=True) if near else None

    def _antecedent(self, part: Range, left: int) -> Range | None:
        """Return what "who" stands for."""
        if part.start < left:
            found = self._trimmed(Range(part.start, left))
        else:
            found = self._before_comma(part.start - 1) if self._low(left - 1) == "," else None
        return found._replace(relative=True) if found else None

    def _before_comma(self, comma: int) -> Range | None:
        """Return the subject before an aside: "A, a B at C, | said"."""
        told = self._told_of(comma)
        if told:
            return told
        for _ in range(4):
            part = self._segment(comma - 1)
            if part.start >= part.end:
                return None
            before = part.start - 1
            goes_on = self._low(before) == "," and self._kind(before - 1) == "word"
            if not self._aside(part, goes_on):
                return self._trimmed(part)
            if not goes_on:
                return None
            comma = before
        return None

    def _told_of(self, comma: int) -> Range | None:
        """Return the A of "A, who governs from the capital, B, | said": what begins a clause.

        Where "who" tells more of it up to a name, nothing else can be its subject.
        """
        part = self._segment(comma - 1)
        named = part.start < part.end and all(self.named[part.start : part.end])
        if not named or self._low(part.start - 1) != ",":
            return None
        for at in range(part.start - 2, 0, -1):
            if self._low(at) in ("who", "which") and self._low(at - 1) == ",":
                first = self._trimmed(Range(0, at - 1))
                return first if first and self._speaks(first) else None
            if self._low(at) in (",", "and", "but") or self._kind(at) == "mark":
                return None
        return None

    def _aside(self, part: Range, goes_on: bool) -> bool:
        """Tell whether words between commas say more about the words before them."""
        head = self.items[part.start]
        low = head.lower
        if low in _BEGINNING_ASIDE or low[:1].isdigit() or low in ("himself", "herself"):
            return True
        if not goes_on:
            return False
        after_name = self.items[part.start - 2].end in self.name_ends
        if after_name and self._office(part):
            return True
        if low in ("a", "an") or (low in s.DETERMINERS and self._low(part.start + 1) == "of"):
            return True
        participle = low.endswith(("ing", "ed")) or low in s.PARTICIPLES
        if participle and head.text.islower():
            return True
        led = self._segment(part.start - 2).start
        if low == "the" and not led and self._low(led) in _LEADING_ON:
            return False  # Following a raid on Osk, the mayor, looking tired, said
        if low == "the" or (head.text.islower() and low not in s.DETERMINERS | s.PRONOUNS):
            return after_name or low == "led"
        return False

    def _office(self, part: Range) -> bool:
        """Tell whether words between commas are the office of whom they follow: Pell mayor.

        "In Pell, the mayor, said" has none before it: a place is no one who holds an office.
        """
        before = self._segment(part.start - 2)
        led = self._low(before.start) in (s.PREPOSITIONS if before.start else _LEADING_ON)
        if led or before.start >= before.end:
            return False
        lows = [self._low(at) for at in range(part.start, part.end)]
        if "of" in lows:
            lows = lows[: lows.index("of")]
        return any(low in TITLES | s.OFFICES for low in lows[-2:])

    def _trimmed(self, part: Range) -> Range | None:
        """Return the subject in a run of words before a verb, None where none is plain."""
        if self._low(part.end - 1) in _ALONE and self._low(part.end - 2) not in _JOINING:
            return Range(part.end - 1, part.end)
        start, end = self._after_break(part)
        start = self._after_and(start, end)
        while start < end and self._low(start) in s.OPENING:
            start += 1
        if self._low(start) == "of":
            return None
        start = self._after_phrase(start, end)
        image = any(self._low(at) in s.IMAGES for at in range(start, min(end, start + 3)))
        for at in range(start + 1, end):
            low = self._low(at)
            if low in s.AFTER_NOUN or (low in s.ADRIFT and not image and not self.named[at]):
                end = at
                break
        start, end = self._of_images(start, end)
        if start >= end or end - start > LONGEST:
            return None
        return Range(start, end) if self._plain(start, end) else None

    def _plain(self, start: int, end: int) -> bool:
        """Tell whether words may be a subject: no verb in them, no article at their end."""
        last = self.items[end - 1]
        pronoun = end - start == 1 and last.lower in s.PRONOUNS
        if last.lower in _JOINING:
            return False
        if not pronoun and last.lower in _SMALL:
            return last.lower == "all" or (start + 1 < end and self.named[end - 1])
        possessive = POSSESSIVE.search(last.text)
        if possessive and possessive[0] != last.text[-1]:
            return False
        if self._low(start) in s.PREPOSITIONS:
            return False
        inner = [self._low(at) for at in range(start, end) if not self.named[at]]
        return not any(low in s.BE or low in _NO_NOUN for low in inner)

    def _after_break(self, part: Range) -> tuple[int, int]:
        """Return a run of words without the clauses before or inside it."""
        start, end = part.start, part.end
        for at in range(part.end - 2, part.start - 1, -1):
            low = self._low(at)
            told = low == "that" and any(self._low(i) in s.TOLD for i in range(at - 5, at))
            if (
                low in s.RELATIVES
                and at > part.start
                and self._low(at - 1) not in s.SAY
                and not told
            ):
                return (
                    self._after_break(Range(part.start, at)) if at - part.start > 0 else (at, end)
                )
            if low in s.BREAKS or (low in s.PLAIN and not self.named[at]):
                return at + 1, end
        return start, end

    def _after_and(self, start: int, end: int) -> int:
        """Return where the subject begins if "and" parts it from another clause."""
        for at in range(end - 2, start, -1):
            if self._low(at) in ("and", "but", "or", "nor"):
                return start if self._nouns(start, at) else at + 1
        return start

    def _nouns(self, start: int, end: int) -> bool:
        """Tell whether words are a bare noun phrase: "the UN" before "and the Observatory"."""
        while start < end and self._low(start) in s.OPENING:
            start += 1
        if not 0 < end - start <= 7:
            return False
        plain = [at for at in range(start, end) if not self.named[at]]
        lower = [self._low(at) for at in plain if self._low(at) not in s.DETERMINERS | JOINERS]
        if any(low in s.BE or low in s.HELPERS or low in s.PREPOSITIONS for low in lower):
            return False
        return not lower or lower[-1] in s.SPEAKERS or (len(lower) == 1 and lower[0].endswith("s"))

    def _after_phrase(self, start: int, end: int) -> int:
        """Pass over "In Qelmara" at the head of a subject."""
        if self._low(start) not in s.PREPOSITIONS:
            return start
        at = start + 1
        if self._low(at) in s.DETERMINERS:
            at += 1
        while at < end and self._low(at) not in s.DETERMINERS | s.PRONOUNS:
            at += 1
        if at < end:
            return at
        last = end - 1
        if not self.named[last]:
            return last if self._low(last) in s.SPEAKERS else end
        while (
            last > start and self.named[last - 1] and self.items[last].start not in self.name_starts
        ):
            last -= 1
        return last if last - 1 > start else end

    def _of_images(self, start: int, end: int) -> tuple[int, int]:
        """Of "images circulated on social media" return whose images they are."""
        for at in range(start, min(end, start + 3)):
            if self._low(at) in s.IMAGES and self._low(at + 1) not in s.IMAGES:
                for of in range(at + 1, end - 1):
                    if self._low(of) in s.SOURCES_OF:
                        return of + 1, end
                return start, at + 1
        return start, end


_JOINING: Final = frozenset(("and", "but", "or", "nor"))
_LEADING_ON: Final = s.PREPOSITIONS | listed(
    "following noting citing describing recalling referring responding speaking pointing turning"
    " echoing stressing welcoming addressing"
)
"""What a sentence begins with before its subject comes, behind a comma."""
_ALONE: Final = frozenset(("he", "she", "they"))
"""Pronouns that are a subject by themselves, whatever stands before them: "in May she"."""
_NO_END: Final = s.NOT | s.BE | _JOINING
_SMALL: Final = s.DETERMINERS | s.PREPOSITIONS | s.HELPERS | s.BREAKS
_BEGINNING_ASIDE: Final = s.PREPOSITIONS | s.RELATIVES
_NO_NOUN: Final = listed(
    "has had have to said told spoke wrote put found showed added does do did will would can could"
    " might must shall should not never"
)
"""Words that show a verb where a subject should be."""
