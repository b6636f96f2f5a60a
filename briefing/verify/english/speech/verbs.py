"""Whether a verb attributes in its clause: with this subject, and what stands behind and before."""

from __future__ import annotations

from typing import Final

from briefing.verify.english.speech import words as s
from briefing.verify.english.speech.frames import Frames
from briefing.verify.english.speech.phrases import DASHES, LONGEST, LOOK, Range

_FRAMED: Final = s.BESIDE | s.INFORMING | s.NAMING
_VERBAL: Final = s.SAY | s.BE
_CREWS: Final = s.STATIONS | s.CREWS
_DOING: Final = frozenset(("be", "have", "come", "hold", "number", "live", "own", "lie", "stand"))
_ANSWERING: Final = frozenset(("replied", "replies", "answered", "answers", "responded"))
_SPEAKING: Final = frozenset(("spoke", "speaks", "speak"))
_THE: Final = frozenset(("the", "a", "an", "its", "his", "her", "their", "that", "this"))

_WRITING: Final = frozenset(("wrote", "writes", "posted", "posts", "declared", "declares", "found"))
_OF: Final = s.PLAIN | _SPEAKING
_RECOUNTED: Final = frozenset(("told", "recounted", "related", "shared"))
_STORIES: Final = frozenset(
    ("story", "stories", "account", "accounts", "tale", "tales", "version", "versions", "report",
     "experience", "experiences", "episode", "anecdote", "anecdotes")
)  # fmt: skip
"""What is told, and does not tell."""
_WHICH: Final = frozenset(("or", "where", "which", "from", "near", "by"))
_CALLED_HOME: Final = frozenset(
    ("ambassador", "ambassadors", "envoy", "envoys", "diplomats", "troops", "staff", "parliament")
)
"""Those who are recalled and not remembered."""


def _doing(lows: list[str]) -> bool:
    """Tell whether somebody is told to be doing something: "men in masks firing"."""
    return any(low.endswith("ing") and len(low) > _SHORT for low in lows)


_SHORT: Final = 5
"""Letters of "being" and "thing"."""


class AttributionVerbs(Frames):
    """One clause, asked whether a verb of it attributes."""

    def _fits(self, verb: str, at: int, part: Range | None) -> bool:
        """Tell whether a verb attributes here: with this subject and what follows."""
        after = self._low(at + 1)
        if self._looks_only(verb, at):
            return False
        if self.logged and part and verb in s.REPORTING and self._station(part):
            return True
        if verb in s.PUTTING:
            return self._puts(at) and (not part or self._speaks(part))
        if verb in s.SHOWING:
            lows = [self._low(i) for i in range(max(at - LONGEST, 0), at)]
            return any(low in s.IMAGES for low in lows)
        if verb in _FRAMED:
            return part is not None and self._tells(verb, at, part)
        if part and not self._able(verb, part):
            return False
        if verb in s.QUOTING:
            near = [self.items[i] for i in range(at + 1, min(at + 6, len(self.items)))]
            lows = [self._low(i) for i in range(at + 1, at + LOOK)]
            said = after in ("that", ":") or any(item.kind == "mark" for item in near)
            calls = verb == "called" and self._names_it(at)
            calls |= verb.startswith("describe") and (
                "as" in lows or (part is not None and self._speaks(part) and _doing(lows[1:]))
            )
            promises = verb.startswith("promise") and part is not None and self._agent(part)
            tells = part is not None and self._agent(part) and self._tells_plainly(verb, at)
            tells |= part is not None and self._trails(verb, at, part)
            return (
                said
                or calls
                or promises
                or tells
                or self._kind(0) == "mark"
                or self._asks(verb, at)
            )
        return not (verb in ("report", "reports", "claims", "claim") and after in ("of", "from"))

    def _claims_deed(self, verb: str, at: int) -> bool:
        """Tell whether somebody claims to have done something, and it is not claimed of him."""
        left = self._left_of(at)
        plain = left >= 0 and self._kind(left) == "word" and self._low(left) not in s.BE
        deed = self._low(at + 2) == "have" and self._low(at + 3) != "been"
        return verb == "claimed" and deed and plain

    def _looks_only(self, verb: str, at: int) -> bool:
        """Tell whether a verb only looks as if it told: "registered in", "reports to"."""
        after = self._low(at + 1)
        if (
            (after in _VERBAL and after not in ("report", "reports", "read"))
            or (after == "of" and verb not in _OF)
            or self._is_deed_or_measure(verb, at)
        ):
            return True
        if self._is_said_of_a_thing(verb, at):
            return True
        if self._befalls(verb, after) or (
            verb in s.REPUTED
            and after == "to"
            and self._low(at + 2) in _DOING
            and not self._claims_deed(verb, at)
        ):
            return True
        if verb in ("accused", "blamed", "listed", "charged"):
            return after in s.PREPOSITIONS
        if verb in s.COUNTING:
            return after in s.PREPOSITIONS and not self._counts(at + 2)
        if verb in ("report", "reports", "reported"):
            return after in ("to", "directly", "for")
        if verb == "admitted":
            return not after or after in s.PREPOSITIONS or after in s.DETERMINERS - _THE
        return after in ("himself", "herself", "itself", "themselves")

    def _is_said_of_a_thing(self, verb: str, at: int) -> bool:
        """Read "the stories told by those who fled" and "a centre called Osk - truth in Tarn"."""
        after = self._low(at + 1)
        if verb in _RECOUNTED:
            return self._low(at - 1) in _STORIES and after in s.PREPOSITIONS | {"by", "to"}
        if verb != "called" or not self.named[at + 1 : at + 2] or not self.named[at + 1]:
            return False
        end = at + 1
        while end < len(self.items) and self.named[end]:
            end += 1
        return end == len(self.items) or self._low(end) in DASHES | _WHICH

    def _is_deed_or_measure(self, verb: str, at: int) -> bool:
        """Read "agreed to patrol", "replied by shelling" and "fighters, estimated at 300, ..."."""
        after = self._low(at + 1)
        if verb in _ANSWERING:
            return after == "by" and self._low(at + 2).endswith("ing")
        if verb.startswith("agree"):
            return after in ("to", "till", "until")
        if verb.startswith("recall"):
            return after in s.DETERMINERS and self._low(at + 2) in _CALLED_HOME
        return after == "at" and self._low(at - 1) == "," and self._counts(at + 2)

    def _befalls(self, verb: str, after: str) -> bool:
        """Tell whether an entry of a log tells what befell its subject: "Paris informed"."""
        if verb.startswith("call") and after in ("out", "off", "up", "back", "away"):
            return True
        told = verb in ("informed", "notified", "called", "advised")
        return self.logged and told and not after

    def _counts(self, at: int) -> bool:
        """Tell whether a number stands at a place, or a word before one."""
        return self._low(at)[:1].isdigit() or self._low(at) in s.ABOUT

    def _trails(self, verb: str, at: int, part: Range) -> bool:
        """Tell whether a verb stands behind what was written: "It is lost, A wrote on Friday"."""
        if verb not in _WRITING or self._low(part.start - 1) != "," or not self._speaks(part):
            return False
        after = self._low(at + 1)
        told = any(self._low(i) in s.BE | s.HELPERS for i in range(part.start - 1))
        return told and (not after or after in s.PREPOSITIONS | s.WHEN | {","})

    def _tells_plainly(self, verb: str, at: int) -> bool:
        """Tell whether a verb tells without "that": rejects a charge, thinks so, speaks of 40."""
        after = self._low(at + 1)
        if verb.startswith(("reject", "dismiss")):
            near = {
                self._low(i) for i in range(max(at - 4, 0), at + 6)
            }  # "a charge that he rejects"
            return not s.CLAIMS.isdisjoint(near)
        if verb in ("thinks", "think"):
            return bool(after) and after not in s.PREPOSITIONS | {"to", ","}
        return verb in _SPEAKING and after == "of"

    def _wishes(self, verb: str, at: int, listener: Range | None) -> bool:
        """Tell whether a verb asks for something and asserts nothing: told them to leave."""
        if any(item.kind == "mark" for item in self.items) or self._low(at + 1) == "that":
            return False
        if verb in s.TOLD:
            end = listener.end if listener else at + 1
            return self._low(end) == "to"
        if verb.startswith("call"):
            return self._low(at + 1) in ("on", "upon", "for")
        return verb.startswith(("urge", "ask", "demand", "order", "appeal"))

    def _station(self, part: Range) -> bool:
        """Tell whether words call whoever reports as a control room does."""
        kinds = _CREWS
        return self._agent(part) or any(
            self._low(at) in kinds for at in range(part.start, part.end)
        )

    def _able(self, verb: str, part: Range) -> bool:
        """Tell whether a subject can do what a verb says."""
        if verb in s.READING and self._document(part):
            return True
        if verb not in s.PLAIN and not self._speaks(part):
            return False
        return verb not in s.NOUNS_TOO or self._agent(part)

    def _document(self, part: Range) -> bool:
        """Tell whether words are of something that can be read: "a banner over the gate"."""
        for at in range(part.start, part.end):
            if self._low(at) in s.DOCUMENTS:
                return True
            if self._low(at) in s.PREPOSITIONS:
                break
        return False

    def _tells(self, verb: str, at: int, part: Range) -> bool:
        """Tell whether a verb attributes that does so in some frames only."""
        after = self._low(at + 1)
        if verb in s.INFORMING and self._agent(part):
            far = LOOK if verb.endswith("ed") and verb in s.ASSURING else 4
            that = any(self._low(i) == "that" for i in range(at + 1, at + far))
            to = verb.startswith("advis") and any(
                self._low(i) == "to" for i in range(at + 1, at + LOOK)
            )
            object_of = verb.startswith(("flag", "highlight", "under", "forecast"))
            if that or to or after == ":" or (object_of and after not in s.PREPOSITIONS):
                return True
        if verb in s.NAMING and self._speaks(part):
            near = range(at + 1, min(at + LOOK, len(self.items)))
            marked = any(self._kind(i) == "mark" or self._low(i) == "as" for i in near)
            return marked or self._names_it(at)
        if verb not in s.BESIDE or not self._speaks(part):
            return False
        before = part.start - 1
        before -= self._low(before) == ","
        behind = at + 1
        behind += self._low(behind) in (",", ":") or self._low(behind) in ("on", "in")
        return self._kind(before) == "mark" or self._kind(behind) == "mark"

    def _names_it(self, at: int) -> bool:
        """Tell whether "called" gives something a name: "called the recording a forgery"."""
        if self._low(at + 1) not in (
            "the",
            "it",
            "this",
            "that",
            "them",
            "him",
            "her",
            "his",
            "its",
        ):
            return False
        lows = [self._low(i) for i in range(at + 2, min(at + 8, len(self.items)))]
        return "a" in lows or "an" in lows or 2 <= len(self.items) - at - 2 < 4

    def _asks(self, verb: str, at: int) -> bool:
        """Tell whether "asks" and "calls" ask: for something, somebody to do something."""
        if not verb.startswith(("call", "ask", "demand", "order")):
            return False
        to = any(self._low(i) == "to" for i in range(at + 1, min(at + LOOK, len(self.items))))
        return to or verb == "calls" or self._low(at + 1) in ("on", "for")

    def _puts(self, at: int) -> bool:
        """Tell whether a number follows: "put the dead at 30"; or "as A put it" with words."""
        if self._low(at + 1) == "it" and any(item.kind == "mark" for item in self.items):
            return True
        for i in range(at + 1, min(at + LOOK, len(self.items) - 1)):
            if self._low(i) in ("at", "in") and self._counts(i + 1):
                return True
        return False

    def _listener(self, at: int, part: Range | None) -> Range | None:
        """Return who was told."""
        if self._low(at) in ("told", "tells", "tell"):
            return self._phrase(at + 1)
        for i in range((part.end if part else at), min(at + LOOK, len(self.items) - 2)):
            if self._low(i) in s.LISTENING and self._low(i + 1) in ("to", "with"):
                return self._phrase(i + 2)
        return None
