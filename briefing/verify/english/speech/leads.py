"""With whom a clause begins, and who is named in the words before a quotation."""

from __future__ import annotations

from typing import Final

from briefing.verify.english.names import words as w
from briefing.verify.english.names.words import MODIFIERS, POSSESSIVE, TITLES
from briefing.verify.english.speech import words as s
from briefing.verify.english.speech.phrases import LONGEST, LOOK, Phrases, Range

_OPENING: Final = s.OPENING | {","}
_LEADING_OFF: Final = s.PREPOSITIONS | {"according"}
_NOUNS: Final = s.SPEAKERS | TITLES
_TITLED: Final = TITLES | s.OFFICES
_BEING: Final = s.BE | s.HELPERS
_VERBAL: Final = _BEING | s.SAY
_SOMEBODY: Final = s.SPEAKERS | s.OFFICES | TITLES | w.PLURALS
_UNREAD: Final = Range(-1, -1)
_INTRODUCING: Final = s.DETERMINERS | {"one"}


class Leads(Phrases):
    """One clause, asked with whom it begins."""

    _lead: Range | None = _UNREAD

    def leading(self) -> Range | None:
        """Return the subject with which the clause begins, if that can be told."""
        if self._lead is _UNREAD:
            self._lead = self._leading()
        return self._lead

    def _leading(self) -> Range | None:
        at = 0
        while at < len(self.items) and self._low(at) in _OPENING:
            at += 1
        if self._low(at) in _LEADING_OFF:
            # "For the League, Teodor Vask ..."
            comma = next(
                (i for i in range(at, min(at + LOOK, len(self.items))) if self._low(i) == ","), -1
            )
            at = comma + 1 if comma > 0 else len(self.items)
        if at >= len(self.items) or self._kind(at) != "word":
            return None
        if self._low(at) in s.PRONOUNS:
            return Range(at, at + 1)
        part = self._phrase(at)
        if not part or self._low(at) in s.PREPOSITIONS:
            return None
        stop = self._head(part.start, part.end)
        while stop and self._low(stop) == "and":
            more = self._head(stop + 1, part.end)
            if not more:
                break
            stop = more
        return Range(part.start, stop) if stop else None

    def behind_comma(self) -> Range | None:
        """Return the subject behind "Asked who had ordered it, A shrugged"."""
        if not self._low(0).endswith(("ed", "ing")):
            return None
        for at in range(1, len(self.items) - 2):
            if self._low(at) == "," and self.named[at + 1]:
                part = self._phrase(at + 1)
                return part if part and self.named[part.end - 1] else None
        return None

    def announced(self, left: int) -> Range | None:
        """Return who is named in the words before a colon and a quotation at ``left``."""
        colon = next((i for i, item in enumerate(self.items) if item.start >= left), 0) - 1
        at = next((i for i in range(colon) if self._low(i) in s.POSITIONS | s.DOCUMENTS), -1)
        if at >= 0 and self._low(at + 1) in ("from", "of", "by"):
            return self._phrase(at + 2)
        if at > 0 and POSSESSIVE.search(self.items[at - 1].text):
            return Range(0, at)
        head = self.leading()
        if not head or head.end >= colon:
            return head
        behind = [self._low(i) for i in range(head.end, colon)]
        plain = behind[0] in s.PREPOSITIONS and not s.BE.union(s.SAY, s.HELPERS, (",",)) & set(
            behind
        )
        return head._replace(end=colon) if plain and len(behind) < LOOK // 2 else head

    def _head(self, start: int, end: int) -> int:
        """Return where the name or the noun for a speaker ends that begins a phrase, else 0."""
        at = next((i for i in range(start, min(end, start + 5)) if self.named[i]), -1)
        if at < 0:
            at = next((i for i in range(start, min(end, start + 4)) if self._low(i) in _NOUNS), -1)
        if at < 0 or any(self._low(i) in _BEING for i in range(start, at)):
            return 0
        while at + 1 < end and self._goes_on(at):
            at += 1
        return at + 1

    def _goes_on(self, at: int) -> bool:
        """Tell whether the head of a phrase goes on behind a word: a name, or a speaker's noun."""
        if self.named[at + 1]:
            inside = self.items[at + 1].start not in self.name_starts
            titled = not self.named[at] and self._low(at) in _TITLED  # U.N. envoy Osk Lind
            return inside or titled or bool(POSSESSIVE.search(self.items[at].text))
        if self._low(at + 1) in _NOUNS:
            return True
        return self._low(at + 1) in (
            "state",
            "town",
            "city",
            "foreign",
            "social",
            "survey",
            "armed",
        )

    def named_behind(self, head: Range) -> Range | None:
        """Return the name behind an office: "The governor of the island, Mara Voss, ..."."""
        lows = [self._low(i) for i in range(head.start, head.end)]
        office = lows[: lows.index("of")] if "of" in lows else lows
        described = lows[0] in s.DETERMINERS
        if office[-1:] == lows[-1:] and self.named[head.end - 1] and not described:
            return None
        if not office or office[-1] not in TITLES | s.OFFICES:
            return None
        at = head.end
        while self._kind(at) == "word" and at - head.end < LOOK:
            at += 1
        found = self._apposed(head._replace(end=at))
        return found if found.start > head.start else None

    def _who(self, part: Range) -> Range:
        """Return the name behind words for somebody: "its priest, Anton Melk", else the words."""
        named = any(self.named[part.start : part.end])
        return self.named_behind(part) or (part if named else self._apposed(part))

    def _apposed(self, part: Range) -> Range:
        """Of "the mayor, Mara Voss" return the name."""
        after = part.end + 1
        while self._low(after) in TITLES | MODIFIERS:
            after += 1
        if self._low(part.end) != ",":
            return part
        if not (after < len(self.items) and self.named[after]):
            return part
        return self._phrase(after) or part

    def introduced(self) -> Range | None:
        """Return the name behind words for somebody: "Her neighbour, Ines Orr, came in"."""
        if self._low(0) not in _INTRODUCING:
            return None
        comma = next((i for i in range(1, min(6, len(self.items))) if self._low(i) == ","), 0)
        if not comma or comma + 1 >= len(self.items) or not self.named[comma + 1]:
            return None
        if any(self._low(i) in _VERBAL for i in range(comma)):
            return None
        part = self._phrase(comma + 1)
        return part if part and self._low(part.end) == "," else None

    def nearest(self, end: int, *, one: bool) -> Range | None:
        """Return the shortest noun phrase that ends at ``end`` and is of somebody who can speak.

        ``one``: a person is looked for, as "who" asks for one, else a body.
        """
        for start in range(end - 1, max(end - LONGEST, -1), -1):
            if self._kind(start) != "word":
                break
            name = self.named[start] and self.items[start].start in self.name_starts
            if not (name or self._low(start) in _ARTICLES):
                continue
            if self._low(start - 1) in _ARTICLES or (name and self._joined(start)):
                continue
            if self._inside_name(start):
                continue
            if self._is_somebody(Range(start, end), one=one):
                return Range(start, end)
        return None

    def _inside_name(self, at: int) -> bool:
        """Tell whether an article stands inside a name: the League of the Coast."""
        behind = at + 1
        if self.named[at] or behind >= len(self.items) or not self.named[behind]:
            return self.named[at] and self.items[at].start not in self.name_starts
        return self.items[behind].start not in self.name_starts

    def _joined(self, start: int) -> bool:
        """Tell whether a name is the end of a longer one, or its title stands before it."""
        return self._low(start - 1) in TITLES | MODIFIERS or self.named[start - 1]

    def _is_somebody(self, part: Range, *, one: bool) -> bool:
        lows = [self._low(at) for at in range(part.start, part.end)]
        head = lows[: lows.index("of")] if "of" in lows else lows
        if one and not s.BODIES_SPEAKING.isdisjoint(head[:4]):
            return False
        if not _SOMEBODY.isdisjoint(head[:4]):
            return True
        if not any(self.named[part.start : part.end]):
            return False
        return not one or (len(head) > 1 and (w.BODIES | w.PLACES).isdisjoint(head))


_ARTICLES: Final = frozenset(("the", "a", "an", "his", "her", "its", "their"))
