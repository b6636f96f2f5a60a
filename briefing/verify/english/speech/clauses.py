"""Who says what in one clause: the verbs of speech, and how far a speaker's words go."""

from __future__ import annotations

from typing import Final

from briefing.verify.english.speech import words as s
from briefing.verify.english.speech.frames import Attribution
from briefing.verify.english.speech.phrases import LOOK, Range
from briefing.verify.english.speech.verbs import AttributionVerbs
from briefing.verify.language import SentenceItem
from briefing.verify.words.quotes import Stretch

_WHERE: Final = frozenset(("aboard", "on", "upon", "following", "besides", "unlike", "like"))

_SUPPOSING: Final = frozenset(("if", "unless", "whether"))
_NOBODY: Final = s.SELVES | s.ANYBODY
_VERBS: Final = (s.SAY | s.NAMING | s.BESIDE | s.INFORMING) - {"quoted"}


_IF: Final = frozenset(("if", "when", "unless", "until", "as", "because", "although", "while"))
"""What begins a clause that may stand before "argues A, a lecturer"."""


class Clause(AttributionVerbs):
    """One clause, asked for its attributions."""

    def attributions(self) -> list[Attribution]:
        """Return the attributions, in the order of their verbs."""
        found: list[Attribution] = []
        for at, item in enumerate(self.items):
            if item.kind != "word" or (self.named[at] and item.text[0].isupper()):
                continue
            one = self._at(at, item, found)
            if one:
                if found and one.speaker != found[-1].speaker:
                    found[-1] = self._cut(found[-1], one)
                found.append(one)
        return found

    def _at(self, at: int, item: SentenceItem, found: list[Attribution]) -> Attribution | None:
        if item.lower in s.SAYING:
            return self._saying(at, found)
        framed = self.framed(at)
        if framed or not (item.lower in _VERBS or (self.logged and item.lower in s.REPORTING)):
            return framed
        return self._inverted(at) or self._indirect(at, found) or self._passive(at)

    def _saying(self, at: int, found: list[Attribution]) -> Attribution | None:
        low, kind = self._low(at + 1), self._kind(at + 1)
        if (kind != "mark" and low not in ("that", ",", ":")) or self._low(at - 1) == "as":
            return None
        own = self._accompanying(at)
        be = self._left_of(at)
        if self._low(be) in s.BE:
            own = self.subject(be)
        if own:
            speaker: Stretch | None = self._span(own)
        elif found:
            speaker = found[-1].speaker
        else:
            first = self.leading()
            speaker = self._span(first) if first else None
        if not speaker:
            return None
        item = self.items[at]
        return Attribution(speaker, item.lower, at, item.start, self.items[-1].end)

    def _inverted(self, at: int) -> Attribution | None:
        """Read "..., said A": the verb stands before its subject."""
        before = at - 1
        comma = self._low(before) == ","
        if comma and self._kind(before - 1) == "mark":
            comma = False
            before -= 1
        so = self._low(before) == "so" and not before
        if not comma and self._kind(before) != "mark" and not so:
            return None
        part = self._phrase(at + 1)
        if not part and self._low(at + 1) == "one":
            part = Range(at + 1, at + 2)
        if not part or self._low(part.start) in ("that", "it", "they", "there"):
            return None
        if so:
            return Attribution(self._span(part), self._low(at), at, *self._whole())
        return self._turned(at, before, part, comma=comma)

    def _turned(self, at: int, before: int, part: Range, *, comma: bool) -> Attribution | None:
        """Attribute to the words behind a verb if they are its subject, not what it is about."""
        if self._low(at) not in s.INVERTED and (comma or not self._ends(before, part)):
            return None
        behind = self.items[part.end] if part.end < len(self.items) else None
        whose = self._low(part.start) in ("his", "her", "its", "their")
        if whose and (comma or (behind and behind.lower != ",")):
            return None
        if comma and behind and behind.lower != "," and behind.lower not in s.PREPOSITIONS:
            return None
        if comma and self._kind(at - 2) == "word" and behind:
            subject = self.subject(at)
            apart = behind.lower == "," and all(self.named[part.start : part.end])
            begins = subject and (not subject.start or self._low(subject.start - 1) in _IF)
            if subject and self._speaks(subject) and not (apart and begins):
                return None
        if not self._speaks(part) and self._kind(before) != "mark":
            return None
        part = self._who(part)
        later = any(item.kind == "mark" for item in self.items[part.end :])
        end = self.items[-1].end if later else self._end(part.end - 1)
        return Attribution(self._span(part), self.items[at].lower, at, self.items[0].start, end)

    def _ends(self, mark: int, part: Range) -> bool:
        """Tell whether a quotation ends as one does before its speaker: "No," laughed A."""
        text = self.items[mark].text.rstrip()
        apart = text[-1:] in ",?!.\u2026\u2014" or self._low(mark + 1) == "," or not mark
        return apart and self._speaks(part)

    def _indirect(self, at: int, found: list[Attribution]) -> Attribution | None:
        """Read "A said that ...", "..., A said" and "..., A said, ..."."""
        verb = self.items[at].lower
        left = self._left_of(at)
        behind = self._behind_relative(left)
        shared = self._low(left) in ("and", "but", "then") and found and not behind
        if shared:
            part, speaker = None, found[-1].speaker
        else:
            part = behind or self.subject(at) or self._led(left)
            if self.logged and self._low(left) == ",":
                part = self.leading() or part
            if not part:
                return None
            speaker = self._span(part)
        if part and self._low(part.start) in _NOBODY:
            return None
        if part and not self.named[part.start] and self._low(part.start - 1) in _SUPPOSING:
            return None
        if not self._fits(verb, at, part):
            return None
        listener = self._listener(at, part)
        start, end = self._reach(at, part, listener)
        if verb in s.COUNTING and self._low(at + 1) != "that":
            end = start  # on the books of an office, which is nobody's claim
        heard = self._span(listener) if listener else None
        asks = self._wishes(verb, at, listener)
        return Attribution(speaker, verb, at, start, end, heard, asks)

    def _led(self, left: int) -> Range | None:
        """Read "He left the town and said": the subject leads the clause."""
        return self.leading() if self._low(left) in ("and", "but") and left > 1 else None

    def _behind_relative(self, left: int) -> Range | None:
        """Read ", who left the town and said": the subject is what the pronoun stands for."""
        if self._low(left) not in ("and", "but"):
            return None
        comma = next((i for i in range(left, 0, -1) if self._low(i) == ","), 0)
        relative = comma and self._low(comma + 1) in ("who", "which")
        return self.stands_for(comma + 1) if relative else None

    def _reach(self, at: int, part: Range | None, listener: Range | None) -> tuple[int, int]:
        """Return how far a speaker's words go."""
        begin, end = self.items[0].start, self.items[-1].end
        if part is None:
            return self.items[at].start, end
        if part.relative:
            comma = next(
                (i for i in range(at + 1, len(self.items)) if self.items[i].lower == ","),
                len(self.items),
            )
            who = next((i for i in range(part.end, at) if self._low(i) in s.RELATIVES), at)
            return self.items[who].start, self.items[comma - 1].end
        rest = self.items[(listener.end if listener else at + 1) :]
        before = self._kind(part.start - 1) == "mark" or self._low(part.start - 1) in (
            ",",
            "\u2014",
        )
        if before and part.start > 1:
            behind = rest[0].lower if rest else ""
            parenthetic = behind == "," and not (len(rest) > 1 and rest[1].kind == "mark")
            comma = next((n for n, item in enumerate(rest) if item.lower == ","), len(rest))
            aside = rest[:comma]  # "..., A said on Wednesday, while ..."
            tail = len(aside) <= LOOK and all(item.kind != "mark" for item in aside)
            if (
                not rest
                or parenthetic
                or (
                    tail
                    and behind in s.PREPOSITIONS | s.WHEN
                    and all(i.lower != "that" for i in aside)
                )
            ):
                return begin, end
        if self._kind(part.start - 1) == "mark":
            return begin, end
        first = part.start
        if self.items[at].lower in s.SHOWING:
            near = range(max(first - 5, 0), first)
            first = next((i for i in near if self._low(i) in s.IMAGES), first)
        if self._low(first - 1) == "," and self._opens(first - 1):
            first = 0
        return self.items[first].start, end

    def _opens(self, comma: int) -> bool:
        """Tell whether a clause begins with where or when, up to a comma: "In a letter, A says"."""
        head = self.items[:comma]
        plain = all(item.kind == "word" and item.lower not in s.SAY for item in head)
        return plain and self._low(0) in s.PREPOSITIONS | s.ADRIFT | _WHERE

    def _cut(self, one: Attribution, after: Attribution) -> Attribution:
        """Return an attribution that stops where "and B said" begins another."""
        begin = min(after.start, after.speaker.start)
        index = next((i for i, item in enumerate(self.items) if item.start >= begin), 0)
        joined = self._low(index - 1) in ("and", "but", "while", "whereas", "though", "although")
        if not joined or begin <= one.start or after.speaker.start < one.speaker.start:
            return one
        return one._replace(end=min(one.end, self.items[max(index - 2, 0)].end))
