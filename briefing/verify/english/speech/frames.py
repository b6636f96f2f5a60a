"""Attributions in fixed frames: according to A, by her account, A is worried that, quoted by B."""

from __future__ import annotations

from typing import Final, NamedTuple

from briefing.verify.english.names.words import POSSESSIVE
from briefing.verify.english.speech import words as s
from briefing.verify.english.speech.phrases import LONGEST, LOOK, Range
from briefing.verify.english.speech.subjects import Subjects
from briefing.verify.language import listed
from briefing.verify.words.quotes import Stretch

_RULES: Final = listed("law laws convention conventions rules statute schedule plan custom")
"""By which something is done, and which are no speakers."""
_HELD: Final = s.DOCUMENTS | listed(
    "reports count counts tally toll estimate estimates survey surveys register figures data"
    " assessment assessments analysis study studies census poll"
)
"""What is kept or made by somebody who thereby says it: a count by the Monitor."""
_PASSIVE: Final = s.BE | {"as"}


class Attribution(NamedTuple):
    """An attribution: where its speaker and listener stand, its verb, and the words it covers.

    ``asks``: it is a wish or a request, and asserts nothing. ``meant`` is where a speaker is named
    whom a pronoun means.
    """

    speaker: Stretch
    verb: str
    at: int
    start: int
    end: int
    listener: Stretch | None = None
    asks: bool = False
    meant: Stretch | None = None


class Frames(Subjects):
    """One clause, asked for the attributions that a fixed frame shows."""

    def framed(self, at: int) -> Attribution | None:
        """Return what the frame attributes that begins with the word at a place."""
        for name in _FRAMES.get(self._low(at), ()):
            found: Attribution | None = getattr(self, name)(at)
            if found:
                return found
        return None

    def _according(self, at: int) -> Attribution | None:
        if self._low(at + 1) != "to":
            return None
        part = self._in_a_document(at + 2) or self._phrase(at + 2)
        if not part:
            return None
        part = self._who(part)
        if {self._low(number) for number in range(part.start, part.end)} & _RULES:
            return None  # what is done by a law, nobody says
        start, end = self.items[0].start, self.items[-1].end
        if self._low(at - 1) == "," and self._low(at - 2) in s.RELATIVES:
            start = self.items[at].start
        return Attribution(self._span(part), "according to", at, start, end)

    def _in_a_document(self, at: int) -> Range | None:
        """Read "two reports in the Times": whose document it is that says so."""
        for noun in range(at, at + LOOK // 2):
            if self._low(noun) in _HELD:
                held = self._low(noun + 1) in ("in", "by", "from")
                part = self._phrase(noun + 2) if held else None
                return part if part and any(self.named[part.start : part.end]) else None
        return None

    def _account(self, at: int) -> Attribution | None:
        """Read "by her account", "in the mayor's view", "in the words of A", "A's view is that"."""
        if self._low(at + 1) == "of":
            fixed = self._low(at - 1) == "the" and self._low(at - 2) in s.BY
            part = self._phrase(at + 2) if fixed else None
            return self._held(part, at) if part and self._speaks(part) else None
        if self._low(at + 1) == "that" and self._low(at - 2) == "of" and self._low(at - 3) in s.BE:
            part = self.subject(at - 3)
            return self._held(part, at) if part and self._speaks(part) else None
        whose = POSSESSIVE.search(self.items[at - 1].text) or self._low(at - 1) in s.OWNERS
        if not at or not whose:
            return None
        part = self._segment(at - 1)
        if self._low(at + 1) in s.BE and self._low(at + 2) == "that":
            found = self._trimmed(Range(part.start, at + 1))
            return self._held(found._replace(end=at), at) if found and found.start < at else None
        first = next((i for i in range(at - 1, part.start - 1, -1) if self._low(i) in s.BY), -1)
        if first < 0 or not 1 < at - first <= LONGEST or self._low(at) not in s.ACCOUNTS:
            return None
        return self._held(Range(first + 1, at), at)

    def _held(self, part: Range, at: int) -> Attribution:
        """Attribute a whole clause to whom some words name, the possessive off."""
        return Attribution(self.stretch(part), "according to", at, *self._whole())

    def _whole(self) -> tuple[int, int]:
        return self.items[0].start, self.items[-1].end

    def _citing(self, at: int) -> Attribution | None:
        """Read "B, citing A, said": A is whom B has it from."""
        part = self._phrase(at + 1)
        if not part or not self._agent(part):
            return None
        return Attribution(self._span(part), self._low(at), at, *self._whole())

    def _per(self, at: int) -> Attribution | None:
        """Read "per A", "as per A" and "based on reports from A"."""
        begin = at + 1
        if self._low(at) == "based":
            near = range(at + 2, min(at + LOOK, len(self.items)))
            begin = next((i + 1 for i in near if self._low(i) in ("from", "by", "of")), -1)
            if self._low(at + 1) != "on" or begin < 0:
                return None
        elif at and (self._low(at - 1) not in ("as", ",") or self.items[at].text[0].isupper()):
            return None
        part = self._phrase(begin)
        if not part or not self._agent(part):
            return None
        return Attribution(self._span(part), "according to", at, *self._whole())

    def _to_somebody(self, at: int) -> Attribution | None:
        """Read "For A, the truce is "a trap"": a quotation, and no other verb of speech."""
        part = self._phrase(1) if not at else None
        if not part or self._low(part.end) != "," or not self._agent(part):
            return None
        rest = self.items[part.end :]
        marked = [i for i in range(part.end, len(self.items)) if self._kind(i) == "mark"]
        if (
            not marked
            or self._low(marked[0] - 1) not in s.BE
            or any(i.lower in s.SAY for i in rest)
        ):
            return None
        return Attribution(self._span(part), "according to", 0, *self._whole())

    def _came(self, at: int) -> Attribution | None:
        """Read ""No," came the answer from A"."""
        noun = at + 1 + (self._low(at + 1) in s.DETERMINERS)
        if self._kind(at - 1) != "mark" or self._low(noun + 1) != "from":
            return None
        part = self._phrase(noun + 2)
        return Attribution(self._span(part), "came", at, *self._whole()) if part else None

    def _known(self, at: int) -> Attribution | None:
        """Read "A has let it be known that" and "A made it clear that"."""
        verb = at - 3 if self._low(at - 1) == "be" else at - 2
        made = self._low(verb) in ("let", "lets", "made", "makes", "make")
        if not made or self._low(verb + 1) != "it" or self._low(at + 1) != "that":
            return None
        part = self.subject(verb)
        return Attribution(self._span(part), self._low(at), at, *self._whole()) if part else None

    def _himself(self, at: int) -> Attribution | None:
        """Read "the speaker calls himself A: "...""."""
        begin = at + 1 + (self._low(at + 1) == "as")
        part = self._phrase(begin)
        colon = any(self._low(i) == ":" for i in range(at, len(self.items)))
        if not part or not colon or not self._low(at - 1).startswith(("call", "identif", "nam")):
            return None
        return Attribution(self._span(part), "calls", at, *self._whole())

    def _reputed(self, at: int) -> Attribution | None:
        """Read "A is reported to have said" and "A is said to believe"."""
        be = self._left_of(at)
        if self._low(be) not in s.BE or self._low(at + 1) != "to":
            return None
        near = [self._low(i) for i in range(at + 2, min(at + 5, len(self.items)))]
        part = self.subject(be)
        if not part or not self._speaks(part) or not s.SAY_PLAINLY.intersection(near):
            return None
        return Attribution(self._span(part), self._low(at), at, *self._whole())

    def _attitude(self, at: int) -> Attribution | None:
        """Read "A is worried that ..."."""
        be = self._left_of(at)
        if self._low(be) not in s.BE or self._low(at + 1) != "that":
            return None
        part = self.subject(be)
        if not part or not self._speaks(part):
            return None
        span = self._span(part)
        return Attribution(span, f"is {self._low(at)}", at, span.start, self.items[-1].end)

    def _quoted(self, at: int) -> Attribution | None:
        """Read "A was quoted by B as saying" and "B quoted A as saying"; also cited, as telling."""
        saying = next(
            (
                i
                for i in range(at + 1, min(at + LOOK, len(self.items) - 1))
                if self._low(i) == "as" and self._low(i + 1) in s.SAYING
            ),
            -1,
        )
        left = self._left_of(at)
        passive = self._low(left) in s.BE
        if passive:
            speaker = self.subject(left)
            by = next(
                (i for i in range(at + 1, min(at + LOOK, len(self.items))) if self._low(i) == "by"),
                -1,
            )
            listener = self._phrase(by + 1) if by > 0 else None
        else:
            speaker = self._phrase(at + 1)
            listener = self.subject(at)
        if not speaker or (saying < 0 and not passive and self._low(speaker.end) != ":"):
            return None
        start = self.items[min(speaker.start, listener.start if listener else speaker.start)].start
        heard = self._span(listener) if listener else None
        end = self.items[-1].end
        return Attribution(self._span(speaker), "quoted as saying", at, start, end, heard)

    def _accompanying(self, at: int) -> Range | None:
        """Return the subject of "with A stating"."""
        part = self._segment(at - 1)
        if self._low(part.start) != "with" or part.end - part.start < 2:
            return None
        found = self._phrase(part.start + 1)
        return found if found and found.end == at and self._speaks(found) else None

    def _passive(self, at: int) -> Attribution | None:
        """Read "was reported by A"."""
        told = self._low(at) == "told"
        passive = self._low(self._left_of(at)) in _PASSIVE or (told and not at)
        if not passive or self._low(at + 1) != "by":
            return None
        part = self._phrase(at + 2)
        able = part and (told or self._speaks(part))
        if not part or not able or self.items[at].lower in ("put", "called"):
            return None
        if told and self._low(part.end) not in ("that", ":") and self._kind(part.end) != "mark":
            return None
        span = self._span(part)
        return Attribution(span, self.items[at].lower, at, self.items[0].start, self.items[-1].end)


def _frames() -> dict[str, tuple[str, ...]]:
    """Return by which readings a word may begin a frame."""
    found: dict[str, tuple[str, ...]] = {}
    for words, name in (
        (("according",), "_according"),
        (("quoted", "cited"), "_quoted"),
        (s.CITING, "_citing"),
        (("per", "based"), "_per"),
        (("for",), "_to_somebody"),
        (s.POSITIONS, "_account"),
        (s.ATTITUDES, "_attitude"),
        (s.REPUTED - {"known"}, "_reputed"),
        (("came",), "_came"),
        (("known",), "_reputed"),
        (("known", "clear", "plain"), "_known"),
        (("himself", "herself", "itself", "themselves"), "_himself"),
    ):
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


_FRAMES: Final = _frames()
