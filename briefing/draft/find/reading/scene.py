"""Who a phrase means: by the names in it, by who speaks, by what was told before."""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.find.reading.counted import NO_TRADE
from briefing.draft.find.reading.grammar import (
    AMOUNTS,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    ROUGHLY,
    VERBS,
)
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.parties import core_of, parties
from briefing.draft.find.reading.places import Found, Places
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.topics import actors_in
from briefing.draft.find.reading.words import (
    BRINGS,
    CIVIL,
    FORCE,
    GO_ON,
    KIN,
    SAYING,
    STANDS_FOR,
    TOGETHER,
    TOO_VAGUE,
)
from briefing.draft.findings import Cast
from briefing.draft.model import Sure
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import listed

_OWN: Final = listed("its his her their our")
_RELATIVE: Final = listed("who which that this")
_IT: Final = re.compile(r", (?:and|but) it\b|^(?:An?|Once|Long|[A-Z]\w+(?:ed|ly)) [^,]{3,60}, it\b")
"""What a sentence is about that goes on with what the one before was about."""


class Scene(Places):
    """A text with its cast: who is meant where, beside which place."""

    def __init__(self, text: SourceText, cast: Cast) -> None:
        super().__init__(text, cast)
        self.recent: Found | None = None
        """The holder of the last claim of the sentence that is read."""
        self._claimed: tuple[int, Found] | None = None

    def claim(self, place: Found, paragraph: int) -> None:
        """Take a place for what "it" means from here on, in its paragraph."""
        self._claimed = (paragraph, place)

    def claimed_last(self, where: Where) -> Found | None:
        """Return the place of the last claim before some words of a paragraph."""
        paragraph, place = self._claimed or (0, None)
        return place if paragraph == where.paragraph else None

    def holder(self, line: Line, phrase: Phrase) -> Found | None:
        """Return the actor that a phrase means, None where it means none that is known."""
        if phrase.first >= phrase.last:
            return None
        lows = line.lows(phrase)
        where = line.where(phrase)
        if lows[-1] in KIN and any(low.endswith(("'s", "s'")) for low in lows):
            return None  # "the president's cousin"
        if line.low(phrase.first - 1) == "whose":  # "the Front, whose men entered"
            before = phrase.first - 1 - (line.low(phrase.first - 2) == ",")
            whose = self.holder(line, line.phrase_to(before))
            return whose._replace(near="medium") if whose else None
        if lows[0] in STANDS_FOR and (found := self._stands_for(line, phrase)):
            return found
        names = line.names(phrase)
        for part in parties(line, phrase, self.cast):
            if part.first >= part.last:
                continue
            words = _POSSESSIVE.sub("", line.text(part))
            id = self.cast.actor(words, line.where(part))
            if not id and (part.last == phrase.last or part in names):
                id = self._begins(words)
            if id and not self._other_name(line, phrase, id):
                stands_for = lows[0] in _OWN or lows[0] in STANDS_FOR
                return Found(id, line.where(part), "medium" if stands_for else "high")
        if lows[0] in _OWN | STANDS_FOR:
            ours = lows[0] in ("we", "our", "us")
            found = self.speakers_own(where, ours) or self._held_last(line, phrase)
            return found._replace(where=where) if found else None
        return None

    def party(self, line: Line, phrase: Phrase, *, any_trade: bool = False) -> Found | None:
        """Return those who fight under no name that is known: "armed men", "Marines".

        ``any_trade``: those who do not fight, too, by what they are: "strikers", "a crowd".
        """
        core = core_of(line, phrase)
        first = core.first
        while first < core.last - 1 and self._counts(line.low(first)):
            first += 1
        head = line.low(core.last - 1)
        last = phrase.last if line.low(core.last) == "in" and head == "men" else core.last
        whole = Phrase(first, last)
        if core.first >= core.last or last - first > 5 or head.endswith("'s"):
            return None
        if line.low(first) in BE or (
            head not in FORCE
            and not (any_trade and self._people(head))
            and not self._unknown_name(line, Phrase(first, core.last))
        ):
            return None
        if any(line.low(n) in PREPOSITIONS | VERBS for n in range(first, core.last)):
            return None
        if head in TOO_VAGUE and last - first == 1:
            return None
        id = self.cast.party(line.text(whole), line.where(whole))
        return Found(id, line.where(whole)) if id else None

    def _people(self, head: str) -> bool:
        return head in TOGETHER or (bool(_BY_TRADE.search(head)) and head not in _NO_TRADE)

    def _counts(self, low: str) -> bool:
        little = low in DETERMINERS | AMOUNTS | ROUGHLY or low in ("last", "first")
        return little or low == "to" or low[:1].isdigit()

    def _unknown_name(self, line: Line, phrase: Phrase) -> bool:
        """Tell whether a phrase is a name that is neither of a place nor of a person: Republic."""
        words = line.words[phrase.first : phrase.last]
        if phrase.first == 0 or not all(word.text[:1].isupper() for word in words):
            return False
        return self.cast.sort(line.text(phrase)) in ("other", "body", "state")

    def _stands_for(self, line: Line, phrase: Phrase) -> Found | None:
        """Return whom a pronoun means: who speaks, who was told of, what stood before."""
        where = line.where(phrase)
        pronoun = line.low(phrase.first)
        before = line.low(phrase.first - 1)
        if phrase.last - phrase.first > 1 or pronoun in _RELATIVE:
            return None
        if phrase.first == 0 and pronoun in ("it", "they"):
            return self.about_before(line)
        spoken = before in SAYING or (before == "that" and line.low(phrase.first - 2) in SAYING)
        if (spoken or pronoun == "we") and (own := self.speakers_own(where)):
            return own._replace(where=where)
        if pronoun == "they" and before in ("which", "that", "where"):
            ahead = [p for p in actors_in(line) if p.last <= phrase.first]
            known = (self.holder(line, each) for each in reversed(ahead))
            return next((each._replace(where=where, near="medium") for each in known if each), None)
        if self.recent is not None:
            return self.recent._replace(where=where, near="medium")
        return None

    def _begins(self, words: str) -> str:
        """Return the only actor whose name begins or ends with some words: the Front."""
        if not any(word[:1].isupper() for word in words.split()) or len(words) < 4:
            return ""
        bare = _ARTICLE.sub("", words)
        if self.cast.sort(bare) == "place":
            return ""  # Harl is not the Harl Red Cross
        found = [
            id
            for id, actor in self.cast.actors.items()
            if actor.name.startswith(f"{bare} ") or actor.name.endswith(f" {bare}")
        ]
        if len(found) > 1 or (found and len(self.cast.actors[found[0]].name.split()) > _TWO):
            found = [id for id in found if self.cast.actors[id].name.split()[-1].lower() in FORCE]
        return found[0] if len(found) == 1 else ""

    def _other_name(self, line: Line, phrase: Phrase, id: str) -> bool:
        """Tell whether a phrase has a name with figures that an actor has not: M23."""
        actor = self.cast.actors.get(id)
        if actor is None:
            return False
        known = " ".join((actor.name, actor.short or "", *actor.aka)).lower()
        return any(
            _CODE.fullmatch(word.text) and word.low not in known
            for word in line.words[phrase.first : phrase.last]
        )

    def voice_at(self, where: Where) -> str:
        """Return the voice on whose word a span stands; none that is the label of a place."""
        id = self.cast.voice_at(where)
        voice = self.cast.voices.get(id)
        if voice is None:
            return ""
        head = _WHERE.split(voice.name)[0]  # "a camp committee at Zahir" is no place
        return "" if self.cast.sort(head) == "place" else id

    def speakers_own(self, where: Where, ours: bool = False) -> Found | None:
        """Return the organisation of whoever speaks there: of "its men", "ours"."""
        own = self.cast.source_voice if ours else ""
        voice = self.cast.voices.get(self.cast.voice_at(where) or own)
        if voice is None:
            return None
        for name in (voice.org, voice.side, voice.role, voice.name):
            if name and (id := self.cast.actor(name, where)):
                return Found(id, where, "medium")
        if voice.kind == "government" and (id := self.cast.actor("the government", where)):
            return Found(id, where, "low")
        return None

    def label(self, line: Line) -> Found | None:
        """Return the actor that an entry is headed with: "2148 9th Rifles (Maj Penhale): ..."."""
        found = _LABEL.match(line.passage.text)
        if not found or found.end() > line.sentence.where.end:
            return None
        where = Where(line.passage.number, found.start("who"), found.end("who"))
        id = self.cast.actor(found["who"], where)
        return Found(id, where, "medium") if id else None

    def _held_last(self, line: Line, phrase: Phrase) -> Found | None:
        """Return the actor named last before "they" in its sentence or the one before."""
        here = line.where(phrase)
        back = line.sentence.where.start
        for sentence in line.passage.sentences:
            if sentence.where.end <= here.start:
                back = sentence.where.start
        for name in reversed(line.passage.facts.names):
            where = Where(here.paragraph, name.start, name.end)
            if back <= name.start < here.start and (id := self.cast.actor(name.text, where)):
                return Found(id, here, "medium")
        return None

    def about_before(self, line: Line, *, strict: bool = False) -> Found | None:
        """Return what the sentence or paragraph before is about: the first actor that it names.

        ``strict``: none that stands behind a preposition, as in "after the fall of the junta".
        """
        number = line.passage.number
        here = line.where(Phrase(0, 1))
        title = self.titled(number)
        before = [each for each in line.passage.sentences if each.where.end <= here.start]
        if title is not None and not before:
            return title._replace(where=here)
        near: Sure = "medium"
        passage = line.passage
        if not before and number > 1:
            passage, near = self.text.passages[number - 2], "low"
            before = list(passage.sentences)[:1]
        if not before:
            return None
        about = Line(passage, before[-1])
        goes_on = about.low(0) in GO_ON or _IT.search(about.plain)
        if goes_on and len(before) > 1 and (topic := self.about_before(about, strict=strict)):
            return topic._replace(where=here)
        for phrase in actors_in(about):
            if self.cast.sort(about.text(phrase)) == "person" or (
                strict
                and phrase.first > 1
                and about.low(phrase.first - 1) in PREPOSITIONS | DETERMINERS | {"of"}
            ):
                continue
            if strict and "of" in about.lows(phrase) and not about.names(phrase):
                continue
            if passage.text.startswith(":", about.where(phrase).end):
                continue  # who reports: "RWABATT: armed men have come. They ..."
            if found := self.holder(about, phrase):
                return Found(found.id, here, near)
        return None

    def titled(self, number: int) -> Found | None:
        """Return the actor that a title before a paragraph names: "The army of Bakaria"."""
        if number < 2:
            return None
        passage = self.text.passages[number - 2]
        words = passage.text.split()
        if not words or len(words) > 6 or passage.text.rstrip().endswith((".", "?", "!", ":")):
            return None
        where = Where(number - 1, 0, len(passage.text))
        id = self.cast.actor(passage.text, where)
        return Found(id, where, "low") if id else None

    def fights(self, line: Line, phrase: Phrase, holder: Found | None) -> bool:
        """Tell whether a phrase means somebody who fights or governs."""
        if set(line.lows(phrase)) & BRINGS:
            return False
        if set(line.lows(phrase)) & FORCE or line.lows(phrase) in (["we"], ["they"]):
            return True
        if holder is None:
            return False
        actor = self.cast.actors.get(holder.id)
        if actor is None:
            return True
        if actor.kind in ("rebel", "militia", "state", "external-state"):
            return True
        return actor.kind == "other" and not set(line.lows(phrase)) & (CIVIL - {"people"})


_BY_TRADE: Final = re.compile(r"(?:[a-z]{3}ers|[a-z]{2}ors|[a-z]{2}ists|[a-z]{2}men)$")
_NO_TRADE: Final = NO_TRADE | listed("others members leaders letters hundreds")
_TWO: Final = 2
_WHERE: Final = re.compile(r" (?:at|in|of|on|from|near) ")
_CODE: Final = re.compile(r"[A-Z]+-?\d+[A-Z\d]*")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_ARTICLE: Final = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(?:\d{1,2}[:.h]?\d{2}(?: ?hrs?)?[,:]? )?(?P<who>[^\s:,;(][^:,;(]{1,40}?)(?: \([^()]*\))?: "
)
