"""Attributions in fixed frames: according to A, by her account, A is worried that, quoted by B."""

from __future__ import annotations

from typing import NamedTuple

from briefing.verify.english.names.words import POSSESSIVE
from briefing.verify.english.speech import words as s
from briefing.verify.english.speech.phrases import LONGEST, LOOK, Range
from briefing.verify.english.speech.subjects import Subjects
from briefing.verify.quotes import Stretch


class Attribution(NamedTuple):
    """An attribution: where its speaker and listener stand, its verb, and the words it covers."""

    speaker: Stretch
    verb: str
    at: int
    start: int
    end: int
    listener: Stretch | None = None


class Frames(Subjects):
    """One clause, asked for the attributions that a fixed frame shows."""

    def _according(self, at: int) -> Attribution | None:
        part = self._phrase(at + 2)
        if not part:
            return None
        start, end = self.items[0].start, self.items[-1].end
        if self._low(at - 1) == "," and self._low(at - 2) in s.RELATIVES:
            start = self.items[at].start
        return Attribution(self._span(part), "according to", at, start, end)

    def _account(self, at: int) -> Attribution | None:
        """Read "by her account" and "in the mayor's view"."""
        part = self._segment(at - 1)
        first = next((i for i in range(at - 1, part.start - 1, -1) if self._low(i) in s.BY), -1)
        if first < 0 or not 1 < at - first <= LONGEST:
            return None
        whose = POSSESSIVE.search(self.items[at - 1].text) or self._low(at - 1) in s.OWNERS
        span = self._span(Range(first + 1, at))
        if not whose:
            return None
        return Attribution(span, "according to", at, self.items[0].start, self.items[-1].end)

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
        """Read "A was quoted by B as saying" and "B quoted A as saying"."""
        saying = next(
            (
                i
                for i in range(at + 1, min(at + LOOK, len(self.items) - 1))
                if self._low(i) == "as" and self._low(i + 1) == "saying"
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
            speaker = self._phrase(at + 1) if saying > 0 else None
            listener = self.subject(at)
        if not speaker or (saying < 0 and not passive):
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
        if self._low(self._left_of(at)) not in s.BE or self._low(at + 1) != "by":
            return None
        part = self._phrase(at + 2)
        if not part or not self._speaks(part) or self.items[at].lower in ("put", "called", "told"):
            return None
        span = self._span(part)
        return Attribution(span, self.items[at].lower, at, self.items[0].start, self.items[-1].end)
