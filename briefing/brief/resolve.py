"""What a brief leaves unsaid: who speaks for an item, on what basis, with which grade and side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.fold import fold
from briefing.brief.parts import cited_parts
from briefing.brief.scales import SOURCE_VOICE, STANDINGS, VOICE_BASIS
from briefing.brief.values import ParsedCite, citation

NEUTRAL: Final = frozenset({"", "none"})
"""Words for "no side"."""


class Speaker(Struct, frozen=True):
    """Someone who says an item: a declared voice, or the one a source speaks in itself."""

    id: str
    name: str
    short: str
    kind: str
    side: str
    reliability: str
    role: str


DESK: Final = Speaker("", "the desk", "the desk", "desk", "", "F", "")
"""The desk itself, which no brief declares: who concludes, asks and watches."""
OF_THE_DESK: Final = (m.Judgement, m.Crosscheck, m.Gap, m.Watch)
"""The items that are the desk's whatever they cite."""


class Grade(Struct, frozen=True):
    """An Admiralty grade: the letter is the voice's, the digit the item's."""

    letter: str
    digit: str

    def __str__(self) -> str:
        """Return both, as a grade is written: B2."""
        return f"{self.letter}{self.digit}"


Cite: TypeAlias = ParsedCite
"""A citation taken apart that names its source."""


@lru_cache(maxsize=4096)
def parse_cite(text: str, default_source: str) -> Cite:
    """Take a valid citation apart; one that names no source is of ``default_source``.

    Raises:
        ValueError: ``text`` is no citation.
    """
    cite = citation(text)
    if cite is None:
        raise ValueError(f"no citation: {text!r}")
    return cite if cite.source else replace(cite, source=default_source)


def as_list(value: str | list[str] | None) -> list[str]:
    """Return one, several or no strings as a list."""
    return [] if value is None else [value] if isinstance(value, str) else value


def given_voices(item: m.Item) -> list[str]:
    """Return the voices that an item names itself; the ``by`` of a judgement is a day."""
    return [] if isinstance(item, m.Judgement) else as_list(item.by)


class Resolver:
    """Answers for one brief what its items leave to the defaults."""

    def __init__(self, brief: m.Brief) -> None:
        self.brief = brief
        self.first_source = brief.sources[0].id
        self._sources = {source.id: source for source in brief.sources}
        self._speakers = {key: _speaker(key, voice) for key, voice in brief.voices.items()}

    def speaker(self, voice: str) -> Speaker:
        """Return the declared voice ``voice``."""
        return self._speakers[voice]

    def source_speaker(self, source: m.Source) -> Speaker:
        """Return the voice a source speaks in itself, made of its publisher where none is named."""
        if source.voice is not None and source.voice in self._speakers:
            return self._speakers[source.voice]
        name = source.publisher or source.title
        return Speaker(source.id, name, name, SOURCE_VOICE[source.kind], "", "F", "")

    def source(self, source_id: str) -> m.Source | None:
        """Return the source with this id."""
        return self._sources.get(source_id)

    def cites(self, item: m.Item | m.Voice | m.Designation | m.Funding | m.Outcome) -> list[Cite]:
        """Return the citations of an item or of a part of one, taken apart."""
        texts: list[str] = getattr(item, "cite", [])
        return [parse_cite(text, self.first_source) for text in texts]

    def all_cites(self, item: m.Item) -> list[Cite]:
        """Return the citations of an item and then of its parts, taken apart."""
        texts = [text for _, cites in cited_parts(item) for text in cites]
        return [*self.cites(item), *(parse_cite(text, self.first_source) for text in texts)]

    def origin(self, source: m.Source) -> m.Source:
        """Return the source that a source repeats, by way of others; itself where it repeats none.

        Where it is not declared, or they repeat each other in a circle, it is the last one known.
        """
        seen = {source.id}
        while source.via and source.via not in seen and source.via in self._sources:
            seen.add(source.via)
            source = self._sources[source.via]
        return source

    def counted_as(self, item: m.Item) -> frozenset[str]:
        """Return as whose word an item counts, by the ids of voices and sources.

        A source that repeats another speaks for that one: the two are no independent voices.
        """
        origins = {}
        for cite in self.cites(item):
            source = self._sources.get(cite.source)
            if source is not None and source.via:
                own, first = self.source_speaker(source), self.origin(source)
                origins[own.id] = self.source_speaker(first).id
        return frozenset(origins.get(each.id, each.id) for each in self.speakers(item))

    def repeated(self, item: m.Item) -> list[m.Source]:
        """Return the sources that those which an item cites repeat, each once."""
        cited = (self._sources.get(cite.source) for cite in self.cites(item))
        found = [self.origin(source) for source in cited if source is not None and source.via]
        return list({source.id: source for source in found}.values())

    def standing(self, item: m.Item) -> str:
        """Return the best standing of the sources that an item cites: ``current`` before all."""
        cited = [self._sources.get(cite.source) for cite in self.cites(item)]
        found = [source.standing for source in cited if source is not None]
        return min(found, key=STANDINGS.index, default="current")

    def speakers(self, item: m.Item) -> list[Speaker]:
        """Return who says an item: its ``by``, else the voice of the first cited source.

        What the desk concludes, asks or watches is its own word.
        """
        named = [self._speakers[v] for v in given_voices(item) if v in self._speakers]
        if named:
            return named
        if isinstance(item, OF_THE_DESK) or item.basis == "inferred" or _is_computed(item):
            return [DESK]
        cites = self.cites(item)
        source = self._sources.get(cites[0].source) if cites else None
        return [self.source_speaker(source)] if source else []

    def basis(self, item: m.Item) -> str:
        """Return the basis of an item, by the kind of its first voice where it names none.

        What the desk has computed is inferred, whoever gave the numbers.
        """
        if item.basis is not None:
            return item.basis
        if _is_computed(item):
            return "inferred"
        speakers = self.speakers(item)
        return VOICE_BASIS[speakers[0].kind] if speakers and DESK not in speakers else "inferred"

    def grade(self, item: m.Item) -> Grade:
        """Return the Admiralty grade: the best letter of several voices; by default the digit 6."""
        letter = min((s.reliability for s in self.speakers(item)), default="F")
        text = str(item.grade or "")
        digit = text[-1:] or "6"
        return Grade(text[0] if text[:1].isalpha() else letter, digit)

    def sides(self) -> dict[str, str]:
        """Return every side with its letter, in order of appearance: actors first, then voices."""
        letters: dict[str, str] = {}
        for side in self._sides_in_order():
            if side and fold(side) not in NEUTRAL and side not in letters:
                letters[side] = free_letter(side, set(letters.values()))
        return letters

    def _sides_in_order(self) -> Iterator[str]:
        for actor in self.brief.actors:
            yield actor.side or ""
        for voice in self.brief.voices.values():
            yield voice.side or ""


def _is_computed(item: m.Item) -> bool:
    """Tell whether the desk has computed a figure of an item from rows of a table."""
    return any(isinstance(figure.calc, dict) and figure.calc for figure in item.figures)


def _speaker(key: str, voice: m.Voice) -> Speaker:
    side = "" if fold(voice.side or "") in NEUTRAL else voice.side or ""
    role = ", ".join(part for part in (voice.role, voice.org) if part)
    return Speaker(
        key, voice.name, voice.short or voice.name, voice.kind, side, voice.reliability, role
    )


def free_letter(word: str, taken: set[str]) -> str:
    """Return the first letter of ``word`` that is not taken, else the first free of all."""
    own = [c for c in word.upper() if c.isascii() and c.isalpha()]
    letters: list[str] = [*own, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    for letter in letters:
        if letter not in taken:
            return letter
    return "?"
