"""Who may hold a place: names that a phrase shortens, those who fight without one, who fights."""

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
from briefing.draft.find.reading.parties import core_of
from briefing.draft.find.reading.places import CastId, PlacesInText
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.words import BRINGS, CIVIL, FORCE, TOGETHER, TOO_VAGUE
from briefing.draft.source_text import Where
from briefing.verify.language import listed


class Holders(PlacesInText):
    """A text with its cast: whom a phrase may mean that is no full name."""

    def titled(self, number: int) -> CastId | None:
        """Return the actor that a title before a paragraph names: "The army of Bakaria"."""
        if number < 2:
            return None
        passage = self.text.passages[number - 2]
        words = passage.text.split()
        if not words or len(words) > 6 or passage.text.rstrip().endswith((".", "?", "!", ":")):
            return None
        where = Where(number - 1, 0, len(passage.text))
        id = self.cast.actor(passage.text, where)
        return CastId(id, where, "low") if id else None

    def party(self, line: Line, phrase: Phrase, *, any_trade: bool = False) -> CastId | None:
        """Return those who fight under no name that is known: "armed men", "Marines".

        ``any_trade``: those who do not fight, too, by what they are: "strikers", "a crowd".
        """
        core = core_of(line, phrase)
        first = core.first
        while first < core.last - 1 and self._counts(line.low(first)):
            first += 1
        head = line.low(core.last - 1)
        if line.low(core.first) == "our":
            return None  # somebody's own, of whom nothing tells whose
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
        return CastId(id, line.where(whole)) if id else None

    def _of_whom(self, line: Line, phrase: Phrase) -> CastId | None:
        """Return whose a force is that says it behind its noun, where no other phrase has named it.

        Of "fighters of the Northern Pact" that is the Pact; "forces loyal to Haddar" are
        themselves.
        """
        core = core_of(line, phrase)
        if line.low(core.last - 1) not in FORCE or core.first >= core.last:
            return None
        of = line.low(core.last) == "of"
        tied = (line.low(core.last), line.low(core.last + 1)) in _TIED
        at = core.last + (1 if of else 2)
        at += line.low(at) == "the"
        name = next(iter(line.names(Phrase(at, at + 2))), None) if of or tied else None
        if name is None or not line.words[at].text[:1].isupper() or name.first > at + 1:
            return None
        if line.low(name.last) in ("of", "for"):
            return None
        words = line.text(name)
        if self.cast.actor(words, line.where(name)):
            return None
        if of and self.cast.sort(words) in ("other", "body"):
            id = self.cast.party(words, line.where(name))
            return CastId(id, line.where(name)) if id else None
        whole = Phrase(self.bare(line, core).first, name.last)
        if of or self.cast.sort(words) == "place":
            return None
        id = self.cast.party(line.text(whole), line.where(whole))
        return CastId(id, line.where(whole)) if id else None

    def fights(self, line: Line, phrase: Phrase, holder: CastId | None) -> bool:
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

    def begins(self, words: str) -> str:
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

    def other_name(self, line: Line, phrase: Phrase, id: str) -> bool:
        """Tell whether a phrase has a name with figures that an actor has not: M23."""
        actor = self.cast.actors.get(id)
        if actor is None:
            return False
        known = " ".join((actor.name, actor.short or "", *actor.aka)).lower()
        return any(
            _CODE.fullmatch(word.text) and word.low not in known
            for word in line.words[phrase.first : phrase.last]
        )

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


_TIED: Final = (("loyal", "to"), ("allied", "to"), ("allied", "with"), ("led", "by"))
_BY_TRADE: Final = re.compile(r"(?:[a-z]{3}ers|[a-z]{2}ors|[a-z]{2}ists|[a-z]{2}men)$")
_NO_TRADE: Final = NO_TRADE | listed("others members leaders letters hundreds")
_TWO: Final = 2
_CODE: Final = re.compile(r"[A-Z]+-?\d+[A-Z\d]*")
_ARTICLE: Final = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
