"""Who a phrase means: by the names in it, by who speaks, by what was told before."""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.cast.speakers import has_its_own
from briefing.draft.find.reading.grammar import DETERMINERS, PREPOSITIONS
from briefing.draft.find.reading.holders import Holders
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.parties import actors_in, governs, parties
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.words import FORCE, GO_ON, KIN, SAYING, STANDS_FOR
from briefing.draft.find.speeches import speaker_at
from briefing.draft.findings import Cast
from briefing.draft.model import DraftVoice, Sure
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import listed

_OWN: Final = listed("its his her their our")
OURS: Final = listed("we our us ours")
"""Words for the side of whoever speaks."""
_RELATIVE: Final = listed("who which that this")
_IT: Final = re.compile(r", (?:and|but) it\b|^(?:An?|Once|Long|[A-Z]\w*(?:ed|ly)) [^,]{3,60}, it\b")
"""What a sentence is about that goes on with what the one before was about."""
_OPENS: Final = 3
"""Words before "its men" that only say when or where."""
_BACK: Final = 8
"""Sentences that only go on, over which it is looked at most for what they are about."""


class Scene(Holders):
    """A text with its cast: who is meant where, beside which place."""

    def __init__(self, text: SourceText, cast: Cast) -> None:
        super().__init__(text, cast)
        self.recent: CastId | None = None
        """The holder of the last claim of the sentence that is read."""
        self._claimed: tuple[int, CastId] | None = None

    def claim(self, place: CastId, paragraph: int) -> None:
        """Take a place for what "it" means from here on, in its paragraph."""
        self._claimed = (paragraph, place)

    def claimed_last(self, where: Where) -> CastId | None:
        """Return the place of the last claim before some words of a paragraph."""
        paragraph, place = self._claimed or (0, None)
        return place if paragraph == where.paragraph else None

    def holder(self, line: Line, phrase: Phrase) -> CastId | None:
        """Return the actor that a phrase means, None where it means none that is known."""
        if phrase.first >= phrase.last:
            return None
        if line.low(phrase.first) in ("both", "each") and phrase.last - phrase.first > 1:
            phrase = Phrase(phrase.first + 1, phrase.last)
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
        if lows[0] in OURS and not line.names(phrase):  # never those whom others told of before
            its = _ITS_SPEAKER.search(line.plain)
            own = self.speakers_own(where, ours=True)
            return own or (self.about_before(line, strict=True) if its else None)
        force = self._whose(line, phrase) if lows[-1] in FORCE else None
        if named := force or self._of_whom(line, phrase) or self._named_in(line, phrase):
            return named
        if lows[0] in (_OWN | STANDS_FOR) - OURS:
            found = self._own(line, where)
            if not found and not (lows[0] == "its" and self._is_speakers(where)):
                found = self._held_last(line, phrase)
            return found._replace(where=where) if found else None
        return None

    def _named_in(self, line: Line, phrase: Phrase) -> CastId | None:
        """Return the actor that the words of a phrase name, a part of it or the whole."""
        low, names = line.low(phrase.first), line.names(phrase)
        for part in parties(line, phrase, self.cast):
            if part.first >= part.last:
                continue
            words = _POSSESSIVE.sub("", line.text(part))
            id = self.cast.actor(words, line.where(part))
            if not id and (part.last == phrase.last or part in names):
                id = self.begins(words)
            if id and not self.other_name(line, phrase, id):
                stands_for = low in _OWN or low in STANDS_FOR
                return CastId(id, line.where(part), "medium" if stands_for else "high")
        return None

    def _whose(self, line: Line, phrase: Phrase) -> CastId | None:
        """Return whose a force is, by a short name or "its": League fighters, "In May its men"."""
        if line.low(phrase.first) in ("its", "their") and phrase.first <= _OPENS:
            said = self.voice_at(line.where(phrase))
            return None if said else self.about_before(line, strict=True)
        for name in line.names(phrase):
            if name.last < phrase.last - 1 or self.cast.actor(line.text(name), line.where(name)):
                continue
            words = _POSSESSIVE.sub("", line.text(name)).removeprefix("the ")
            bare = " ".join(word for word in words.split() if word.lower() not in FORCE)
            if not bare or self.cast.sort(bare) not in ("other", "body"):
                continue
            if id := self.cast.actor(bare, line.where(name)) or self.begins(bare):
                return CastId(id, line.where(name))
        return None

    def _stands_for(self, line: Line, phrase: Phrase) -> CastId | None:
        """Return whom a pronoun means: who speaks, who was told of, what stood before."""
        where = line.where(phrase)
        pronoun = line.low(phrase.first)
        before = line.low(phrase.first - 1)
        if phrase.last - phrase.first > 1 or pronoun in _RELATIVE:
            return None
        if phrase.first == 0 and pronoun in ("it", "they"):
            return self._spoke_before(line) or self.about_before(line)
        spoken = before in SAYING or (before == "that" and line.low(phrase.first - 2) in SAYING)
        if spoken and (own := self.speakers_own(where)):
            return own._replace(where=where)
        if spoken:  # "The army conceded that it had ..."
            verb = phrase.first - 1 - (before == "that")
            told = self.holder(line, line.subject(verb))
            return told._replace(where=where, near="medium") if told else None
        if pronoun == "they" and before in ("which", "that", "where"):
            ahead = [p for p in actors_in(line) if p.last <= phrase.first]
            known = (self.holder(line, each) for each in reversed(ahead))
            return next((each._replace(where=where, near="medium") for each in known if each), None)
        if self.recent is not None:
            return self.recent._replace(where=where, near="medium")
        ahead = [each for each in actors_in(line) if each.last <= phrase.first]
        if pronoun == "it" and not any(self.holder(line, each) for each in ahead):
            return self.about_before(line)  # "With drones from a partner it retook ..."
        return None

    def _spoke_before(self, line: Line) -> CastId | None:
        """Return who spoke last, of "It holds the town, its spokesman said"."""
        if not _ITS_SPEAKER.search(line.plain):
            return None
        here = line.where(Phrase(0, 1))
        before = [each for each in line.passage.sentences if each.where.end <= here.start]
        for speech in before[-1].speeches[::-1] if before else ():
            if id := self.cast.actor(speech.resolved or speech.speaker, before[-1].where):
                return CastId(id, here, "medium")
        return None

    def voice_at(self, where: Where) -> str:
        """Return the voice on whose word a span stands; none that is the label of a place."""
        id = self.cast.voice_at(where)
        voice = self.cast.voices.get(id)
        if voice is None:
            return ""
        head = _WHERE.split(voice.name)[0]  # "a camp committee at Zahir" is no place
        return "" if self.cast.sort(head) == "place" else id

    def speakers_own(self, where: Where, ours: bool = False) -> CastId | None:
        """Return the organisation of whoever speaks there: of "its men", "ours"."""
        own = self.cast.source_voice if ours else ""
        voice = self.cast.voices.get(self.cast.voice_at(where) or own)
        if voice is None:
            return None
        for name in (voice.org, voice.side, voice.role, voice.name):
            if name and (id := self.cast.actor(name, where)):
                return CastId(id, where, "medium")
        if voice.kind != "government" or not governs(voice):
            return None
        id = self._army(voice, where) or self.cast.actor("the government", where)
        return CastId(id, where, "low") if id else None

    def _army(self, voice: DraftVoice, where: Where) -> str:
        """Return the one army of a text whose ministry of defence speaks; "" for two.

        Nor is it that of another state which the text names: "the Norland army" of Norland.
        """
        who = set(f"{voice.name} {voice.org or ''}".lower().split())
        if not who & _DEFENCE:
            return ""
        actors = self.cast.actors
        others = [each.name.lower() for each in actors.values() if each.kind == "external-state"]
        found = [
            id
            for id, each in actors.items()
            if (words := each.name.lower().split())[-1] in _ARMIES
            and each.kind in _OF_STATES
            and not any(words[0].startswith(other[:_STEM]) for other in others)
        ]
        if not any(each.name.lower().endswith(" army") for each in actors.values()):
            return found[0] if found else self.cast.actor("the army", where)
        return found[0] if len(found) == 1 else ""

    def _own(self, line: Line, where: Where) -> CastId | None:
        """Return the speaker's organisation, or whom the sentence told of before "its forces".

        They are not those of a speaker who is named behind them, nor of one who only watches.
        """
        id = self.cast.voice_at(where)
        voice = self.cast.voices.get(id)
        if voice is None:
            return self.recent or self.speakers_own(where)
        if voice.kind in _WATCHERS:
            about = self.recent or self.about_before(line, strict=True)
            return about or self.speakers_own(where)
        speaker = speaker_at(id, where, line.passage, self.cast).where
        behind = speaker is not None and speaker.start > where.start
        return (self.recent if behind else None) or self.speakers_own(where)

    def label(self, line: Line) -> CastId | None:
        """Return the actor that an entry is headed with: "2148 9th Rifles (Maj Penhale): ..."."""
        found = _LABEL.match(line.passage.text)
        if not found or found.end() > line.sentence.where.end:
            return None
        where = Where(line.passage.number, found.start("who"), found.end("who"))
        id = self.cast.actor(found["who"], where)
        return CastId(id, where, "medium") if id else None

    def _is_speakers(self, where: Where) -> bool:
        """Tell whether "its men" are those of a speaker that has no name: the operator's staff."""
        voice = self.cast.voices.get(self.cast.voice_at(where))
        if voice is None or voice.role or self.cast.sort(voice.name) not in ("other", "body"):
            return False
        return has_its_own(voice.name)

    def _held_last(self, line: Line, phrase: Phrase) -> CastId | None:
        """Return the actor named last before "they" in its sentence or the one before."""
        here = line.where(phrase)
        back = line.sentence.where.start
        for sentence in line.passage.sentences:
            if sentence.where.end <= here.start:
                back = sentence.where.start
        for name in reversed(line.passage.facts.names):
            where = Where(here.paragraph, name.start, name.end)
            if back <= name.start < here.start and (id := self.cast.actor(name.text, where)):
                return CastId(id, here, "medium")
        return None

    def about_before(self, line: Line, *, strict: bool = False, back: int = _BACK) -> CastId | None:
        """Return what the sentence or paragraph before is about: the first actor that it names.

        ``strict``: none that stands behind a preposition, as in "after the fall of the junta".
        ``back``: sentences that only go on ("It also ..."), over which it is looked for at most.
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
        if goes_on and back and len(before) > 1:
            topic = self.about_before(about, strict=strict, back=back - 1)
            if topic:
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
                return CastId(found.id, here, near)
        return None


_STEM: Final = 4
"""Letters that a state and the adjective made of it share at least."""
_DEFENCE: Final = listed("defence defense military army")
_ARMIES: Final = listed("army military forces")
_OF_STATES: Final = ("state", "other", None)
"""Kinds of actors of which an army may be: one that nothing tells of is no rebels'."""
_WATCHERS: Final = ("monitor", "international-org", "witness", "newspaper", "expert")
"""Kinds of voices that have no men of their own."""
_ITS_SPEAKER: Final = re.compile(
    r"\b(?:its|their) (?:\w+ )?(?:spokes\w+|commander|leader|chief|head|emir|representative)\b"
)
_WHERE: Final = re.compile(r" (?:at|in|of|on|from|near) ")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_LABEL: Final = re.compile(
    r"(?:\d{1,2}[:.h]?\d{2}(?: ?hrs?)?[,:]? )?(?P<who>[^\s:,;(][^:,;(]{1,40}?)(?: \([^()]*\))?: "
)
