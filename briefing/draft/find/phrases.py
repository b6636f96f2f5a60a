"""The phrases of a sentence: who stands before a verb, what stands behind it.

A shallow reading by function words, with no grammar behind it: what it cannot tell it leaves out.
Brackets, quotation marks and dates are read over; all places are characters of the passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from briefing.draft.source_text import Passage, Sentence, Where
from briefing.verify.language import listed

DETERMINERS: Final = listed(
    "the a an its his her their our this that these those some both all every each any no"
)
BE: Final = listed("is are was were be been being am")
HELPERS: Final = BE | listed(
    "has have had having do does did will would can could may might must shall should to get got"
    " remain remains remained stay stays stayed seems seem appears appear"
)
ADVERBS: Final = listed(
    "now still also already reportedly fully firmly since then again even just only largely mostly"
    " completely entirely effectively currently not never later today yesterday soon once twice"
    " partly nearly almost finally briefly first back there here allegedly apparently together"
    " thereby more longer ever always meanwhile quickly slowly"
)
JOINING: Final = listed(
    "and or but while as because after when where although though since if before"
)
JOINING |= listed(
    "until unless whether than so whereas once that which who whom whose what how why"
)
PREPOSITIONS: Final = listed(
    "in at on inside around near over along across through into onto from to towards toward by with"
    " without under above below between behind beside outside beyond against for during within"
    " about off up down out among amid upon via"
)
COMPASS: Final = listed(
    "north south east west north-east north-west south-east south-west northeast"
)
COMPASS |= listed("northwest southeast southwest upstream downstream")
_ROUGHLY: Final = listed("about around over under up near nearly almost some roughly")
VERBS: Final = listed(
    "said says say told tells added announced announces claimed claims stated states declared"
    " warned warns insisted insists admitted admits alleged alleges denied denies confirmed confirms"
    " reported reports believes believed thinks estimates estimated rates rated lists listed counts"
    " counted puts put calls called wrote writes showed shows show saw sees see seen spotted noted"
    " makes made leads led came come comes went goes go gave gives give let lets know knows known"
    " began begins begin continues continued continue keeps keep kept killed kills wounded injured"
    " denying saying adding reports rejected rejects dismissed dismisses boasted repeated repeats"
    " wants wanted hopes tries tried try vowed vows plans planned fired struck hit attacked attacks"
    " shelled closed opened remained left lost repelled repulsed met signed agreed expects expected"
)
CLOSERS: Final = frozenset(",;:!?.()[]–—-")
_WORD: Final = re.compile(
    r"\d+(?:,\d{3})+(?:\.\d+)?|[^\W_]+(?:['’./\-][^\W_]+)*['’]?|[,;:!?()\[\].–—-]"
)
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKS: Final = re.compile(r"[\"“”„«»‹›]|(?<!\w)[‘']|[’'](?![\w])(?<![sS][’'])")


class Word(NamedTuple):
    """A word or a sign of a sentence, and where it stands in the passage."""

    text: str
    low: str
    start: int
    end: int


class Phrase(NamedTuple):
    """Words ``first`` up to ``last``, not counted, of a line; empty where they are equal."""

    first: int
    last: int


class Line:
    """A sentence as words, read over brackets, quotation marks and dates."""

    def __init__(self, passage: Passage, sentence: Sentence) -> None:
        self.passage = passage
        self.sentence = sentence

    @cached_property
    def bare(self) -> str:
        """The sentence with blanks for brackets and quotation marks; as long as it is."""
        text = _BRACKETS.sub(lambda found: " " * len(found[0]), self.sentence.text)
        return _MARKS.sub(" ", text)

    @cached_property
    def plain(self) -> str:
        """The same with blanks for dates, too."""
        start = self.sentence.where.start
        text = self.bare
        for day in self.sentence.days:
            first, last = day.date.start - start, day.date.end - start
            text = text[:first] + " " * (last - first) + text[last:]
        return text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words and signs."""
        start = self.sentence.where.start
        return tuple(
            Word(
                found[0],
                found[0].lower().replace("’", "'"),
                found.start() + start,
                found.end() + start,
            )
            for found in _WORD.finditer(self.plain)
        )

    def at(self, start: int, end: int) -> Phrase:
        """Return the words that characters of the passage touch."""
        found = [n for n, word in enumerate(self.words) if word.start < end and start < word.end]
        return Phrase(found[0], found[-1] + 1) if found else Phrase(0, 0)

    def low(self, number: int) -> str:
        """Return a word in lower case, "" outside the sentence."""
        return self.words[number].low if 0 <= number < len(self.words) else ""

    def lows(self, phrase: Phrase) -> list[str]:
        """Return the words of a phrase in lower case."""
        return [word.low for word in self.words[phrase.first : phrase.last]]

    def text(self, phrase: Phrase) -> str:
        """Return a phrase as printed."""
        if phrase.first >= phrase.last:
            return ""
        words = self.words[phrase.first : phrase.last]
        return self.passage.text[words[0].start : words[-1].end]

    def where(self, phrase: Phrase) -> Where:
        """Return where a phrase stands."""
        words = self.words[phrase.first : phrase.last]
        return Where(self.passage.number, words[0].start, words[-1].end)

    def names(self, phrase: Phrase) -> list[Phrase]:
        """Return the names in a phrase."""
        if phrase.first >= phrase.last:
            return []
        where = self.where(phrase)
        found = [
            self.at(name.start, name.end)
            for name in self.sentence.names
            if name.start < where.end and where.start < name.end
        ]
        return [each for each in found if each.first < each.last]

    # -- what stands behind ----------------------------------------------------------------------

    def after(self, number: int) -> Phrase:
        """Return the noun phrase that begins at a word, adverbs before it left out."""
        while self.low(number) in ADVERBS or (
            self.low(number).endswith("ly") and self._small(number)
        ):
            number += 1
        first = number
        while number < len(self.words):
            low = self.low(number)
            if low in CLOSERS or (low in JOINING and not self._within(number, first)):
                break
            if self.leads(number):
                break
            if number > first and (self._verb(number) or low in _PRONOUNS):
                break
            if (
                number > first
                and low in ("the", "a", "an")
                and self.words[number - 1].text[:1].isupper()
            ):
                break  # "at Fenn the situation"
            number += 1
        return Phrase(first, number)

    def _within(self, number: int, first: int) -> bool:
        """Tell whether a joining word is part of a phrase: "that hill", "more than half"."""
        low, before = self.low(number), self.low(number - 1)
        if low == "that":
            return number == first
        return low == "than" and before in ("more", "less", "fewer", "other", "rather")

    def leads(self, number: int) -> bool:
        """Tell whether a preposition that leads to another phrase stands at a word."""
        low, following = self.low(number), self.low(number + 1)
        if low in COMPASS:
            return following == "of"
        if low in _ROUGHLY and (following[:1].isdigit() or following in _AMOUNTS):
            return False
        return low in PREPOSITIONS

    def places_after(self, number: int) -> list[tuple[str, Phrase]]:
        """Return up to three phrases behind prepositions from a word on, to the clause's end."""
        found: list[tuple[str, Phrase]] = []
        start = number
        while number < len(self.words) and len(found) < 3:
            low = self.low(number)
            if low in CLOSERS or (low in JOINING and low != "that"):
                break
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
            if before.first == before.last or self.low(before.first - 1) not in ("", ",", "and"):
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
            or word.low in _AMOUNTS
            or phrase.last - phrase.first <= 2
            and not self._acts(word.low)
        )

    def _acts(self, low: str) -> bool:
        return low in VERBS or low in HELPERS or bool(_PAST.fullmatch(low)) or low in ("cut", "put")

    def clause_head(self, number: int) -> int:
        """Return where the clause of a word begins: behind a stop, "that" or "where"."""
        for at in range(number - 1, -1, -1):
            if self.low(at) in (";", ":", ".", "that", "where", "while", "but", "—", "–"):
                return at + 1
        return 0

    # -- what stands before ----------------------------------------------------------------------

    def subject(self, number: int, depth: int = 0) -> Phrase:
        """Return the noun phrase that does what the verb at a word says; empty where none is."""
        none = Phrase(number, number)
        at = self.verb_head(number) - 1
        if at < 0 or depth > 3:
            return none
        low = self.low(at)
        if low == ",":
            if self.low(number).endswith("ing") and number == at + 1:
                return self._main_subject(number)
            before = self._opening(at)
            if before is None:
                return self.phrase_to(at)
            return self.phrase_to(before)
        if low in ("who", "which", "that") and self.low(at - 1) not in CLOSERS - {","}:
            before = at - 1 if self.low(at - 1) == "," else at
            found = self.phrase_to(before)
            return found if low != "that" or found.first < found.last else none
        if low in ("and", "but", "then", "or"):
            verb = self.verb_before(at)
            return self.subject(verb, depth + 1) if verb is not None else none
        return self.phrase_to(at + 1)

    def _main_subject(self, number: int) -> Phrase:
        """Return who begins the clause of a participle: "Rebels advanced, capturing Maruqa"."""
        head = self.clause_head(number)
        if self.leads(head):
            comma = next((n for n in range(head, number) if self.low(n) == ","), head)
            head = comma + 1
        return self.after(head)

    def verb_head(self, number: int) -> int:
        """Return where the group of a verb begins: at "had never" of "had never left"."""
        while number > 0 and (
            self.low(number - 1) in HELPERS
            or self.low(number - 1) in ADVERBS
            or (self.low(number - 1).endswith("ly") and self._small(number - 1))
            or (self.low(number - 1) in _ON_THE_WAY and self.low(number) in ("to", ""))
        ):
            number -= 1
        return number

    def _small(self, number: int) -> bool:
        return self.words[number].text[:1].islower()

    def _verb(self, number: int) -> bool:
        low = self.low(number)
        return (low in VERBS or low in HELPERS) and self._small(number)

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
        at = end
        while at > 0:
            low = self.low(at - 1)
            if low in CLOSERS or low in JOINING or (self._verb(at - 1) and low != "to"):
                break
            at -= 1
        first = at
        # "At the weir the River Brigade": a determiner behind a noun begins another phrase.
        for number in range(end - 1, at, -1):
            before = self.low(number - 1)
            if (
                self.low(number) in DETERMINERS
                and before not in PREPOSITIONS | {"of"} | DETERMINERS
            ):
                first = number
                break
        while first < end and (
            self.low(first) in PREPOSITIONS - {"up"} or self.low(first) in ADVERBS
        ):
            first += 1
        return Phrase(first, end)

    def verb_before(self, number: int) -> int | None:
        """Return the last verb before a word with which it may share its subject."""
        for at in range(number - 1, -1, -1):
            low = self.low(at)
            if low in (";", ":", "."):
                return None
            if (
                (low in VERBS or low in HELPERS or _PAST.fullmatch(low))
                and self._small(at)
                and at > 0
            ):
                return self.verb_head(at)
        return None


_PAST: Final = re.compile(
    r"[a-z]{2,}ed|took|held|holds|takes|won|fell|drove|broke|ran|runs|keeps|takes"
)
_PRONOUNS: Final = listed("it he she they we i you")
_AMOUNTS: Final = listed(
    "half most all two three four five six seven eight nine ten eleven twelve several both much"
    " everything parts part one-third two-thirds three-quarters dozens"
)
_ON_THE_WAY: Final = listed(
    "continue continues continued continuing manage manages managed said reported believed known"
    " thought able began begun start started understood appear appears appeared seem seems seemed"
)


def lines(passage: Passage) -> Sequence[Line]:
    """Return the sentences of a passage as lines."""
    return [Line(passage, sentence) for sentence in passage.sentences]
