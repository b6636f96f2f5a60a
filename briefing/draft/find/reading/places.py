"""Which place a phrase means: by the names in it, by what was named before, by headings."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final, NamedTuple

from briefing.draft.cast.places import AREAS
from briefing.draft.find.reading.grammar import BE, DETERMINERS, PAST, PRONOUNS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.sites import Sites
from briefing.draft.find.reading.words import SETTLED, SITES
from briefing.draft.findings import Cast
from briefing.draft.model import Sure
from briefing.draft.source_text import Passage, SourceText, Where
from briefing.verify.language import Name, listed

_HEAD: Final = 2
"""Paragraphs at the head of a text that say where it was written."""
_CAPITALS: Final = re.compile(r"[A-Z][A-Z .'’-]{2,40} ?: ")


class CastId(NamedTuple):
    """An id of the cast, the words it was read from, and how near they stand."""

    id: str
    where: Where | None
    near: Sure = "high"


class PlacesInText(Sites):
    """A text with its cast: places as they were named, and what an entry is headed with."""

    def __init__(self, text: SourceText, cast: Cast) -> None:
        super().__init__(cast)
        self.text = text
        self._sites: dict[str, str] = {}

    @cached_property
    def _named(self) -> list[tuple[Where, str, str]]:
        """Every place that is named: where, its name in lower case, its id."""
        found = []
        for passage in self.text.passages:
            for name in passage.facts.names:
                if self.cast.sort(name.text) != "place":
                    continue
                id = self.cast.place(name.text, Where(passage.number, name.start, name.end))
                if id:
                    where, words = self._with_noun(passage, name)
                    found.append((where, words.lower(), id))
        return found

    def _with_noun(self, passage: Passage, name: Name) -> tuple[Where, str]:
        """Return a name with the word for a place behind it: Canal Street bridge."""
        following = re.match(r" ([a-z][\w-]+)", passage.text[name.end :])
        end = name.end
        if following and following[1] in SITES:
            end += following.end()
        return Where(passage.number, name.start, end), passage.text[name.start : end]

    def heading(self, passage: Passage) -> CastId | None:
        """Return the place that a passage is headed with: "5 March, Pylon Hill." before entries."""
        sentences = passage.sentences
        if len(sentences) < 2 or not is_heading(sentences[0].text):
            return None
        return self._first_in(sentences[0].where)

    def labelled(self, passage: Passage) -> CastId | None:
        """Return the place that stands before a colon at the head of a passage: "Old Harbour: "."""
        label = passage.text.find(": ")
        if passage.number <= _HEAD and passage.text[: max(label, 0)].isupper() and self._is_dated:
            return None  # "LOSSA: Nine people were killed near Karsh" was written there
        return self._first_in(Where(passage.number, 0, label)) if 0 < label < 50 else None

    @cached_property
    def _is_dated(self) -> bool:
        """Tell whether one paragraph alone has a name in capitals before a colon at its head."""
        found = [each for each in self.text.passages if _CAPITALS.match(each.text)]
        return len(found) == 1

    def _first_in(self, where: Where) -> CastId | None:
        for at, _, id in self._named:
            if at.paragraph == where.paragraph and where.holds(at.start, at.end):
                return CastId(id, at, "medium")
        return None

    def place(self, line: Line, phrase: Phrase) -> CastId | None:
        """Return the place that a phrase names or means by itself, None where it means none."""
        if phrase.first >= phrase.last:
            return None
        where = line.where(phrase)
        for name in reversed(line.names(phrase)):  # "Syria's second city Aleppo" is Aleppo
            words, there = line.text(name), line.where(name)
            if self.cast.sort(words) not in ("place", "state"):
                continue
            if {"from", "between"} & set(line.lows(Phrase(phrase.first, name.first))):
                continue  # "checkpoints on the road from Kell to Harl"
            if name.last < phrase.last and line.low(name.last).isdigit():
                name = Phrase(name.first, name.last + 1)  # Kilo 40
                words, there = line.text(name), line.where(name)
                if not self.cast.place(words, there):
                    return self.site_named(words, there)
            id = self.cast.place(words, there)
            if id and (
                self.is_other_site(line, phrase, name) or self.is_site_of(line, phrase, name)
            ):
                return self.site_named(line.text(self.bare(line, phrase)), where)
            if id:
                return CastId(id, there, self._near(line, id, where))
        return None

    def named_before(self, where: Where) -> CastId | None:
        """Return the place that was named last before some words of a paragraph, no mere site."""
        for at, name, id in reversed(self._named):
            if {name.split()[0], name.split()[-1]} & (SITES - SETTLED):
                continue
            if at.paragraph == where.paragraph and at.start < where.start:
                return CastId(id, at, "medium")
        return None

    def _near(self, line: Line, id: str, where: Where) -> Sure:
        """Tell how near the name of a place stands to words that mean it."""
        near: Sure = "low"
        for at, _, other in self._named:
            if other == id and at.paragraph == where.paragraph:
                if line.sentence.where.holds(at.start, at.end):
                    return "high"
                near = "medium"
        return near

    def site_named(self, words: str, where: Where) -> CastId | None:
        """Return a place without a name; "the depot" is the fuel depot that stands before it.

        No place is made of a pronoun or a verb: "it controls".
        """
        if _NO_NOUN.intersection(words.split()):
            return None
        numbered = words[-1:].isdigit() and words[:1].isupper()
        if numbered and (named := self.cast.place(words, where)):
            return CastId(named, where)  # "Border Post 11" has that for its name
        low = words.lower()
        known = next((id for name, id in self._sites.items() if name.endswith(f" {low}")), "")
        id = self._sites.get(low) or known or self.cast.site(words, where)
        if not id:
            return None
        self._sites.setdefault(low, id)
        return CastId(id, where, "medium" if known else "high")

    def is_named(self, found: CastId) -> bool:
        """Tell whether a place has a name of its own, which the text prints."""
        return any(id == found.id for _, _, id in self._named)

    def is_area(self, found: CastId) -> bool:
        """Tell whether a place is a province or the like, in which a site is no part of a town."""
        place = self.cast.places.get(found.id)
        return place is not None and (place.kind or "").split(" ")[-1] in _AREAS

    def site_known(self, line: Line, phrase: Phrase) -> CastId | None:
        """Return the place without a name that "the works" means: one of a noun told before."""
        lows = line.lows(phrase)
        if lows[:1] != ["the"] or len(lows) != 2:
            return None
        known = [id for name, id in self._sites.items() if name.split()[-1] == lows[1]]
        return CastId(known[-1], line.where(phrase), "medium") if known else None

    def of_kind(self, line: Line, phrase: Phrase) -> CastId | None:
        """Return the place that "the town" means by what the cast knows of places."""
        lows = line.lows(phrase)
        if lows[:1] != ["the"] or len(lows) > 2 or lows[-1] not in SETTLED:
            return None
        where = line.where(phrase)
        id = self.cast.place(line.text(phrase), where)
        return CastId(id, where, "medium") if id else None

    def the_town(self, line: Line, phrase: Phrase, head: frozenset[str]) -> CastId | None:
        """Return the place named last that "the canal town" means: a town, where it means one."""
        if line.low(phrase.first) != "the" or not head & _ONE_TOWN:
            return None
        found = self.named_before(line.where(phrase))
        return None if found is None or self.is_area(found) else found._replace(near="low")

    def where_clause(self, line: Line, core: Phrase) -> CastId | None:
        """Return the place that "where" takes up: "the Wari road, where it gave up its posts"."""
        for number in range(core.first - 1, 0, -1):
            if line.low(number) == "where":
                before = number - 1 if line.low(number - 1) == "," else number
                phrase = line.phrase_to(before)
                for at in range(phrase.last - 1, phrase.first, -1):
                    if line.leads(at - 1):
                        phrase = Phrase(at, phrase.last)
                        break
                return self.place(line, phrase) or self.meant(line, phrase)
            if line.low(number) in (";", ".", ":"):
                break
        return None

    def meant(self, line: Line, phrase: Phrase) -> CastId | None:
        """Return the place that "the hill" means: last named with that word."""
        lows = line.lows(phrase)
        if not lows or not (lows[0] in DETERMINERS or lows[-1] in SITES):
            return None
        if lows[-1] in SETTLED and lows[-1].endswith("s") and lows[0] not in DETERMINERS:
            return None  # "in districts outside their control" are any
        told = lows[bool(lows[0] in DETERMINERS) : -1] if lows[-1] not in SETTLED else []
        where = line.where(phrase)
        noun = lows[-1]
        for at, name, id in reversed(self._named):
            words = name.split()
            called = noun == words[-1] or (noun == words[0] and noun in _BEFORE_NAMES)
            called = called and set(told) <= {*words, "same"}  # "the old fort" is another
            if called and (at.paragraph, at.start) < (where.paragraph, where.start):
                place = self.cast.places.get(id)
                if place is not None and noun in SITES - SETTLED and not _has(place.name, noun):
                    return self.site_named(name, where)  # "the quarry" is the Tolm quarry
                near: Sure = "medium" if at.paragraph == where.paragraph else "low"
                return CastId(id, where, near)
        return None


_ONE_TOWN: Final = listed("town city village hamlet settlement")
_NO_NOUN: Final = (
    PRONOUNS | BE | listed("them us has have had holds held controls controlled took takes")
)
_AREAS: Final = AREAS | listed("district districts sub-district valley island")
_BEFORE_NAMES: Final = listed("lake camp mount hill fort checkpoint post hospital")


def _has(name: str, word: str) -> bool:
    return word in name.lower().split()


def is_heading(text: str) -> bool:
    """Tell whether the first sentence of a passage is the heading of an entry: no verb, short."""
    words = text.rstrip(".:").replace(",", " ").split()
    lows = [word.lower() for word in words]
    if len(words) > 1 and words[0][:1].isupper() and _THIRD.fullmatch(words[1]):
        return lows[1] in SITES  # "Noor lies between the lines." is none
    told = set(lows) & _TELLS or any(PAST.fullmatch(word) for word in words)
    return 0 < len(words) <= 12 and ": " not in text and not told


_THIRD: Final = re.compile(r"[a-z]{2,}[^s]s")
"""What a verb behind a name looks like."""
_TELLS: Final = listed(
    "is are was were be been has have had said says say hold holds held control controls controlled"
    " captured took seized lost remains remain will would can could did does do entered"
)
