"""Who a phrase means and which place: by the cast, by the names in it, by what stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from briefing.draft.findings import Cast
from briefing.draft.find.phrases import DETERMINERS, Line, Phrase
from briefing.draft.model import Sure
from briefing.draft.source_text import Passage, SourceText, Where
from briefing.verify.language import Name, listed

FORCE: Final = listed(
    "fighter fighters rebel rebels militant militants troop troops soldier soldiers force forces"
    " army armies militia militias militiamen militiaman police policemen gendarmes garrison"
    " garrisons brigade brigades battalion battalions company companies column columns guard guards"
    " unit units gunmen gunman insurgents insurgent men paramilitaries paramilitary marines regiment"
    " division corps junta government regime opposition gang gangs band bands patrol patrols"
    " commandos faction factions guerrillas partisans infantry armour tanks vehicles convoy"
    " jihadists separatists loyalists military navy boats scouts snipers defenders attackers"
    " fighting-men security-forces peacekeepers alliance coalition"
    " detachment platoon platoons detachments squad squads volunteers reservists conscripts armed wing"
)
"""Words for those who fight or govern."""
SITES: Final = listed(
    "town city village hamlet district districts quarter quarters neighbourhood neighbourhoods"
    " neighborhood neighborhoods suburb suburbs area areas region regions province provinces county"
    " governorate valley hill hills ridge height heights mountain mountains peak pass road roads"
    " highway street streets route routes motorway track bridge bridges bridgehead crossing crossings"
    " ford fords ferry checkpoint checkpoints post posts outpost outposts base bases barracks airport"
    " airfield airstrip aerodrome port harbour harbor quay dock docks station stations building"
    " buildings house houses tower towers wall dam gate gates bank banks side shore island islands"
    " peninsula forest wood woods camp compound factory mill mine mines plant depot warehouse"
    " warehouses school university hospital mosque church cathedral market square centre center park"
    " territory territories ground land lands pocket pockets corner position positions line lines"
    " trench trenches junction crossroads intersection roundabout farm farms sector sectors zone zones"
    " front border frontier strip enclave lock locks weir landing citadel palace prison headquarters"
    " block blocks tunnel canal river lake reservoir embankment outskirts edge part parts half third"
    " rest east west north south coast coastline refinery oilfield oilfields field fields gatehouse"
    " silo silos yard yards railway towns cities villages capital country countryside downtown fort"
    " fortress garrison-town ministry place places parliament terminal settlement settlements ferry"
    " pier wharf jetty slope slopes summit plateau plain delta estuary mouth hamlets state states"
    " location locations site sites stretch section sections floor floors stronghold strongholds"
    " foothold everything nothing majority most bulk whole all share substation kilometre kilometer km"
    " kilometers landing-strip customs-house approaches pumping-station waterworks points point sub-district sub-districts church yard mole moles office offices fence breakwater waterfront villa store stores hangar runway hotel bunker redoubt ramparts canal-side basin spur col lighthouse customs gatehouses substations bridgeheads beach beaches foothills highlands uplands marsh stadium jail customs-post roadblock roadblocks"
)
"""Words for what can be held."""
SETTLED: Final = listed(
    "town city village hamlet district districts quarter neighbourhood neighborhood suburb suburbs"
    " area areas region province county governorate island sub-district zone capital country"
    " countryside outskirts front centre center settlement camp valley"
)
"""Words for a place that add nothing to its name, and that an entry's heading may be."""
_OWN: Final = listed("its his her their our")
_STANDS_FOR: Final = listed("it they he she them him this that who which we")
_RELATIVE: Final = listed("who which that this")
SAYING: Final = listed(
    "said says say added adds announced claimed claims stated insisted insists confirmed confirms"
    " reported reports declared told boasted repeated acknowledged admitted"
)


class Found(NamedTuple):
    """An id of the cast, the words it was read from, and how near they stand."""

    id: str
    where: Where | None
    near: Sure = "high"


class Scene:
    """A text with its cast: places as they were named, and what an entry is headed with."""

    def __init__(self, text: SourceText, cast: Cast) -> None:
        self.text = text
        self.cast = cast
        self.recent: Found | None = None
        """The holder of the last claim of the sentence that is read."""
        self._sites: dict[str, str] = {}

    # -- places ----------------------------------------------------------------------------------

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

    def heading(self, passage: Passage) -> Found | None:
        """Return the place that a passage is headed with: "5 March, Pylon Hill." before entries."""
        sentences = passage.sentences
        if len(sentences) < 2 or not is_heading(sentences[0].text):
            return None
        return self._first_in(sentences[0].where)

    def labelled(self, passage: Passage) -> Found | None:
        """Return the place that stands before a colon at the head of a passage: "Old Harbour: "."""
        label = passage.text.find(": ")
        return self._first_in(Where(passage.number, 0, label)) if 0 < label < 50 else None

    def _first_in(self, where: Where) -> Found | None:
        for at, _, id in self._named:
            if at.paragraph == where.paragraph and where.holds(at.start, at.end):
                return Found(id, at, "medium")
        return None

    def place(self, line: Line, phrase: Phrase) -> Found | None:
        """Return the place that a phrase names or means by itself, None where it means none."""
        if phrase.first >= phrase.last:
            return None
        where = line.where(phrase)
        for name in line.names(phrase):
            words, there = line.text(name), line.where(name)
            if self.cast.sort(words) not in ("place", "state"):
                continue
            id = self.cast.place(words, there)
            if id and self._other_site(line, phrase, name):
                return self.site_named(line.text(self.bare(line, phrase)), where)
            if id:
                return Found(id, there, self._near(line, id, where))
        return None

    def bare(self, line: Line, phrase: Phrase) -> Phrase:
        """Return a phrase without the determiners before it."""
        first = phrase.first
        while line.low(first) in DETERMINERS and first < phrase.last - 1:
            first += 1
        return Phrase(first, phrase.last)

    def _other_site(self, line: Line, phrase: Phrase, name: Phrase) -> bool:
        """Tell whether a noun behind a name makes it another place: the Wari road, not Wari."""
        head = line.low(phrase.last - 1)
        return name.last == phrase.last - 1 and head in SITES - SETTLED

    def named_before(self, where: Where) -> Found | None:
        """Return the place that was named last before some words of a paragraph."""
        for at, _, id in reversed(self._named):
            if at.paragraph == where.paragraph and at.start < where.start:
                return Found(id, at, "medium")
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

    def site_named(self, words: str, where: Where) -> Found | None:
        """Return a place without a name; "the depot" is the fuel depot that stands before it."""
        low = words.lower()
        known = next((id for name, id in self._sites.items() if name.endswith(f" {low}")), "")
        id = self._sites.get(low) or known or self.cast.site(words, where)
        if not id:
            return None
        self._sites.setdefault(low, id)
        return Found(id, where, "medium" if known else "high")

    def site(self, line: Line, phrase: Phrase) -> bool:
        """Tell whether the head of a phrase is a word for what can be held."""
        return bool(self.head(line, phrase) & SITES)

    def head(self, line: Line, phrase: Phrase) -> frozenset[str]:
        """Return the noun that a phrase is headed by: that before "of", else its last word."""
        lows = line.lows(phrase)
        if "of" in lows:
            at = lows.index("of")
            lows = lows[:at]
        if len(lows) > 1 and _NUMBER.fullmatch(lows[-1]):
            return frozenset(lows[-2:-1])  # checkpoint 4, hill 305, post b
        return frozenset(lows[-1:])

    def meant(self, line: Line, phrase: Phrase) -> Found | None:
        """Return the place that "the hill" means: last named with that word."""
        lows = line.lows(phrase)
        if not lows or not (lows[0] in DETERMINERS or lows[-1] in SITES):
            return None
        where = line.where(phrase)
        noun = lows[-1]
        for at, name, id in reversed(self._named):
            words = name.split()
            called = noun == words[-1] or (noun == words[0] and noun in _BEFORE_NAMES)
            if called and (at.paragraph, at.start) < (where.paragraph, where.start):
                near: Sure = "medium" if at.paragraph == where.paragraph else "low"
                return Found(id, where, near)
        return None

    # -- holders ---------------------------------------------------------------------------------

    def holder(self, line: Line, phrase: Phrase) -> Found | None:
        """Return the actor that a phrase means, None where it means none that is known."""
        if phrase.first >= phrase.last:
            return None
        lows = line.lows(phrase)
        where = line.where(phrase)
        if lows[0] in _STANDS_FOR and (found := self._stands_for(line, phrase)):
            return found
        for part in self._parties(line, phrase):
            if part.first >= part.last:
                continue
            words = _POSSESSIVE.sub("", line.text(part))
            id = self.cast.actor(words, line.where(part)) or self._begins(words)
            if id:
                stands_for = lows[0] in _OWN or lows[0] in _STANDS_FOR
                return Found(id, line.where(part), "medium" if stands_for else "high")
        if lows[0] in _OWN | _STANDS_FOR:
            found = self.speakers_own(where) or self._held_last(line, phrase)
            return found._replace(where=where) if found else None
        return None

    def _stands_for(self, line: Line, phrase: Phrase) -> Found | None:
        """Return whom a pronoun means: who speaks, who was told of, what stood before."""
        where = line.where(phrase)
        pronoun = line.low(phrase.first)
        before = line.low(phrase.first - 1)
        if phrase.last - phrase.first > 1 or pronoun in _RELATIVE:
            return None
        if phrase.first == 0 and pronoun in ("it", "they"):
            return self._about_before(line)
        spoken = before in SAYING or (before == "that" and line.low(phrase.first - 2) in SAYING)
        if (spoken or pronoun == "we") and (own := self.speakers_own(where)):
            return own._replace(where=where)
        if self.recent is not None:
            return self.recent._replace(where=where, near="medium")
        return None

    def _begins(self, words: str) -> str:
        """Return the only actor whose name begins or ends with some words: 4th Coastal, the Front."""
        if not any(word[:1].isupper() for word in words.split()) or len(words) < 4:
            return ""
        bare = _ARTICLE.sub("", words)
        found = [
            id
            for id, actor in self.cast.actors.items()
            if actor.name.startswith(f"{bare} ") or actor.name.endswith(f" {bare}")
        ]
        return found[0] if len(found) == 1 else ""

    def voice_at(self, where: Where) -> str:
        """Return the voice on whose word a span stands; none that is the label of a place."""
        id = self.cast.voice_at(where)
        voice = self.cast.voices.get(id)
        return "" if voice is None or self.cast.sort(voice.name) == "place" else id

    def _parties(self, line: Line, phrase: Phrase) -> Iterator[Phrase]:
        """Yield what may name an actor in a phrase: the whole, the core, its names, its noun."""
        yield phrase
        first = phrase.first
        while line.low(first) in DETERMINERS and first < phrase.last - 1:
            first += 1
        bare = Phrase(first, phrase.last)
        if bare != phrase:
            yield bare
        core = self._core(line, phrase)
        if line.low(core.last) == "of":
            yield Phrase(core.last + 1, min(line.after(core.last + 1).last, phrase.last))
        if core != phrase:
            yield core
            yield Phrase(max(first, core.first), core.last)
        owned = [n for n in range(core.first, core.last) if line.low(n).endswith(("'s", "s'"))]
        if owned and owned[-1] + 1 < core.last:
            yield Phrase(owned[-1] + 1, core.last)
        yield from reversed(line.names(core))
        yield from line.names(Phrase(core.last, phrase.last))
        for number in range(core.last - 1, first, -1):
            yield Phrase(first, number)
        for number in range(core.first + 1, core.last):
            yield Phrase(number, core.last)

    def _core(self, line: Line, phrase: Phrase) -> Phrase:
        for number in range(phrase.first, phrase.last):
            if number > phrase.first and line.low(number) in _AFTER_HEAD:
                return Phrase(phrase.first, number)
        return phrase

    def speakers_own(self, where: Where) -> Found | None:
        """Return the organisation of whoever speaks there: of "its men", "ours"."""
        voice = self.cast.voices.get(self.cast.voice_at(where))
        if voice is None:
            return None
        for name in (voice.org, voice.side, voice.name):
            if name and (id := self.cast.actor(name, where)):
                return Found(id, where, "medium")
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

    def _about_before(self, line: Line) -> Found | None:
        """Return what the paragraph before is about: the first actor that it names."""
        number = line.passage.number
        here = line.where(Phrase(0, 1))
        title = self._titled(number)
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
        for phrase in _actors(about):
            if found := self.holder(about, phrase):
                return Found(found.id, here, near)
        return None

    def _titled(self, number: int) -> Found | None:
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
        if set(line.lows(phrase)) & FORCE or line.lows(phrase) in (["we"], ["they"]):
            return True
        if holder is None:
            return False
        actor = self.cast.actors.get(holder.id)
        if actor is None:
            return True
        if actor.kind in ("rebel", "militia", "state", "external-state"):
            return True
        return actor.kind == "other" and not set(line.lows(phrase)) & CIVIL


_POSSESSIVE: Final = re.compile(r"['’]s?$")
_ARTICLE: Final = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(?:\d{1,2}[:.h]?\d{2}(?: ?hrs?)?[,:]? )?(?P<who>[^\s:,;(][^:,;(]{1,40}?)(?: \([^()]*\))?: "
)
_NUMBER: Final = re.compile(r"\d{1,4}[a-z]?|[a-z]|no")
_BEFORE_NAMES: Final = listed("lake camp mount hill fort checkpoint post hospital")
_AFTER_HEAD: Final = listed("of from in led at backed loyal with on near under along")
CIVIL: Final = listed(
    "people residents families civilians villagers patients children women convoy lorries trucks"
    " workers doctors aid relief traders merchants farmers brothers shopkeepers nurses pupils"
    " correspondent correspondents reporter reporters photographer"
    " journalist journalists observer observers delegation spokesman spokeswoman minister president"
    " envoy envoys mayor official officials team teams expert experts"
    " passengers pilgrims hospital school storm flood floods fire rain snow"
)
"""Words for those who hold no place by force."""


def is_heading(text: str) -> bool:
    """Tell whether the first sentence of a passage is the heading of an entry: no verb, short."""
    words = text.rstrip(".:").lower().replace(",", " ").split()
    return 0 < len(words) <= 12 and not set(words) & _TELLS


def _actors(line: Line) -> Iterator[Phrase]:
    """Yield what may be an actor in a sentence, the first first."""
    for number, word in enumerate(line.words):
        if word.low in FORCE:
            yield line.phrase_to(number + 1)
        elif word.text[:1].isupper() and word.low not in DETERMINERS:
            named = [p for p in line.names(Phrase(number, number + 1)) if p.first == number]
            yield from named or (Phrase(number, number + 1),)


_TELLS: Final = listed(
    "is are was were be been has have had said says say hold holds held control controls controlled"
    " captured took seized lost remains remain will would can could did does do entered"
)
