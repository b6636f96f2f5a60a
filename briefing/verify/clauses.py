"""Who says what in one sentence: verbs of speech, their subjects and how far their words go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.verify import speechwords as s
from briefing.verify.capitals import Name
from briefing.verify.marks import Mark, Span
from briefing.verify.namewords import JOINERS, LOOSE, POSSESSIVE, TOKEN

_SIGN: Final = re.compile(
    rf"(?P<aside>\([^()]{{0,200}}\)|\[[^\[\]]{{0,200}}\])|(?P<word>{TOKEN.pattern})"
    r"|(?P<sign>[,:;\u2014\u2013]|(?<=\s)-+(?=\s))"
)
_REACH: Final = 40
"""Words to either side of a verb that are looked at."""
_LONGEST: Final = 10
"""Words of a subject."""
_LOOK: Final = 12


class Item(NamedTuple):
    """A word, a sign or a whole quotation of a clause; ``low`` is the word without case."""

    kind: str
    text: str
    low: str
    start: int
    end: int


class Range(NamedTuple):
    """Some items, as ``items[start:end]``; ``relative`` says that "who" stands for them."""

    start: int
    end: int
    relative: bool = False


class Found(NamedTuple):
    """An attribution: where its speaker and listener stand, its verb, and the words it covers."""

    speaker: Span
    verb: str
    at: int
    start: int
    end: int
    listener: Span | None = None


def find_items(text: str, marks: Sequence[Mark], span: Span) -> list[Item]:
    """Return the items of a sentence; what stands in brackets is left out."""
    found: list[Item] = []
    at = span.start
    for mark in [*marks, None]:
        stop = mark.left if mark else span.end
        for match in _SIGN.finditer(text, at, stop):
            kind = match.lastgroup or ""
            if kind != "aside":
                word = POSSESSIVE.sub("", match[0]).lower() if kind == "word" else match[0]
                found.append(Item(kind, match[0], word, *match.span()))
        if mark:
            found.append(Item("mark", text[mark.start : mark.end], "", mark.left, mark.right))
            at = mark.right
    return found


def split(items: list[Item]) -> Iterator[list[Item]]:
    """Yield the clauses of a sentence that a semicolon parts."""
    clause: list[Item] = []
    for item in items:
        if item.low == ";" and item.kind == "sign":
            if clause:
                yield clause
            clause = []
        else:
            clause.append(item)
    if clause:
        yield clause


class Clause:
    """One clause, asked for its attributions."""

    def __init__(self, items: list[Item], names: Sequence[Name]) -> None:
        self.items = items
        start, end = items[0].start, items[-1].end
        inside = [name for name in names if start <= name.start < end]
        self.name_starts = {name.start for name in inside}
        self.name_ends = {name.end for name in inside}
        self.named = [False] * len(items)
        index = 0
        for at, item in enumerate(items):
            while index < len(inside) and inside[index].end <= item.start:
                index += 1
            self.named[at] = index < len(inside) and inside[index].start < item.end

    def attributions(self) -> list[Found]:
        """Return the attributions, in the order of their verbs."""
        found: list[Found] = []
        for at, item in enumerate(self.items):
            if item.kind != "word":
                continue
            one = self._at(at, item, found)
            if one:
                if found and one.speaker != found[-1].speaker:
                    found[-1] = self._cut(found[-1], one)
                found.append(one)
        return found

    def _at(self, at: int, item: Item, found: list[Found]) -> Found | None:
        if item.low == "according" and self._low(at + 1) == "to":
            return self._according(at)
        if item.low == "quoted":
            return self._quoted(at)
        if item.low in s.SAYING:
            return self._saying(at, found)
        if item.low not in s.SAY:
            return None
        return self._inverted(at) or self._indirect(at, found) or self._passive(at)

    # The pieces that the forms of attribution are made of.

    def _low(self, at: int) -> str:
        return self.items[at].low if 0 <= at < len(self.items) else ""

    def _kind(self, at: int) -> str:
        return self.items[at].kind if 0 <= at < len(self.items) else ""

    def _span(self, part: Range) -> Span:
        return Span(self.items[part.start].start, self._end(part.end - 1))

    def _end(self, at: int) -> int:
        """Return where a word ends without its possessive."""
        item = self.items[at]
        tail = POSSESSIVE.search(item.text) if item.kind == "word" else None
        return item.end - len(tail[0]) if tail and self._low(at + 1) == "" else item.end

    def _left_of(self, at: int) -> int:
        """Return the place left of a verb, its helpers and adverbs passed over."""
        at -= 1
        while at >= 0 and self.items[at].kind == "word":
            low = self.items[at].low
            if low not in s.HELPERS and not (low.endswith("ly") and not self.named[at]):
                break
            at -= 1
        return at

    def _segment(self, last: int) -> Range:
        """Return the run of words that ends at ``last``."""
        at = last
        while at >= 0 and self.items[at].kind == "word" and last - at < _REACH:
            at -= 1
        return Range(at + 1, last + 1)

    def subject(self, at: int) -> Range | None:
        """Return the words that say who does what the verb at ``at`` says, if that can be told."""
        left = self._left_of(at)
        if left < 0 or self._kind(left) == "mark":
            return None
        if self._kind(left) == "word":
            if self._low(left) in s.NOT | s.BE:
                return None
            part = self._segment(left)
            if self._low(left) in ("who", "which"):
                return self._antecedent(part, left)
            if self._low(part.start) in ("who", "which") and part.start > 0:
                return None
            return self._trimmed(part)
        return self._before_comma(left) if self._low(left) == "," else None

    def _antecedent(self, part: Range, left: int) -> Range | None:
        """Return what "who" stands for."""
        if part.start < left:
            found = self._trimmed(Range(part.start, left))
        else:
            found = self._before_comma(part.start - 1) if self._low(left - 1) == "," else None
        return found._replace(relative=True) if found else None

    def _before_comma(self, comma: int) -> Range | None:
        """Return the subject before an aside: "A, a B at C, | said"."""
        for _ in range(4):
            part = self._segment(comma - 1)
            if part.start >= part.end:
                return None
            before = part.start - 1
            goes_on = self._low(before) == "," and self._kind(before - 1) == "word"
            if not self._aside(part, goes_on):
                return self._trimmed(part)
            if not goes_on:
                return None
            comma = before
        return None

    def _aside(self, part: Range, goes_on: bool) -> bool:
        """Tell whether words between commas say more about the words before them."""
        head = self.items[part.start]
        low = head.low
        if (
            low in s.PREPOSITIONS | s.RELATIVES
            or low[:1].isdigit()
            or low in ("himself", "herself")
        ):
            return True
        if not goes_on:
            return False
        after_name = self.items[part.start - 2].end in self.name_ends
        if low in ("a", "an") or (low in s.DETERMINERS and self._low(part.start + 1) == "of"):
            return True
        if low.endswith(("ing", "ed")) and head.text.islower():
            return True
        if low == "the" or (head.text.islower() and low not in s.DETERMINERS | s.PRONOUNS):
            return after_name or low == "led"
        return False

    def _trimmed(self, part: Range) -> Range | None:
        """Return the subject in a run of words before a verb, None where none is plain."""
        start, end = self._after_break(part)
        start = self._after_and(start, end)
        while start < end and self._low(start) in s.OPENING:
            start += 1
        start = self._after_phrase(start, end)
        for at in range(start + 1, end):
            low = self._low(at)
            if low in s.AFTER_NOUN:
                end = at
                break
        start, end = self._of_images(start, end)
        if start >= end or end - start > _LONGEST:
            return None
        return Range(start, end) if self._plain(start, end) else None

    def _plain(self, start: int, end: int) -> bool:
        """Tell whether words may be a subject: no verb in them, no article at their end."""
        last = self.items[end - 1]
        pronoun = end - start == 1 and last.low in s.PRONOUNS
        if not pronoun and last.low in s.DETERMINERS | s.PREPOSITIONS | s.HELPERS | s.BREAKS:
            return last.low == "all" or (start + 1 < end and self.named[end - 1])
        possessive = POSSESSIVE.search(last.text)
        if possessive and possessive[0] != last.text[-1]:
            return False
        if self._low(start) in s.PREPOSITIONS:
            return False
        inner = [self._low(at) for at in range(start, end)]
        return not any(low in s.BE or low in ("has", "had", "have", "to") for low in inner)

    def _after_break(self, part: Range) -> tuple[int, int]:
        """Return a run of words without the clauses before or inside it."""
        start, end = part.start, part.end
        for at in range(part.end - 2, part.start - 1, -1):
            low = self._low(at)
            if low in s.RELATIVES and at > part.start and self._low(at - 1) not in s.SAY:
                return (
                    self._after_break(Range(part.start, at)) if at - part.start > 0 else (at, end)
                )
            if low in s.BREAKS or (low in s.PLAIN and at > part.start):
                return at + 1, end
        return start, end

    def _after_and(self, start: int, end: int) -> int:
        """Return where the subject begins if "and" parts it from another clause."""
        for at in range(end - 2, start, -1):
            if self._low(at) in ("and", "but", "or", "nor"):
                return start if self._nouns(start, at) else at + 1
        return start

    def _nouns(self, start: int, end: int) -> bool:
        """Tell whether words are a bare noun phrase: "the UN" before "and the Observatory"."""
        while start < end and self._low(start) in s.OPENING:
            start += 1
        if not 0 < end - start <= 7:
            return False
        plain = [at for at in range(start, end) if not self.named[at]]
        lower = [self._low(at) for at in plain if self._low(at) not in s.DETERMINERS | JOINERS]
        if any(low in s.BE or low in s.HELPERS or low in s.PREPOSITIONS for low in lower):
            return False
        return not lower or lower[-1] in s.SPEAKERS or (len(lower) == 1 and lower[0].endswith("s"))

    def _after_phrase(self, start: int, end: int) -> int:
        """Pass over "In Qelmara" at the head of a subject."""
        if self._low(start) not in s.PREPOSITIONS:
            return start
        at = start + 1
        if self._low(at) in s.DETERMINERS:
            at += 1
        while at < end and self._low(at) not in s.DETERMINERS | s.PRONOUNS:
            at += 1
        if at < end:
            return at
        last = end - 1
        if not self.named[last]:
            return last if self._low(last) in s.SPEAKERS else end
        while (
            last > start and self.named[last - 1] and self.items[last].start not in self.name_starts
        ):
            last -= 1
        return last if last - 1 > start else end

    def _of_images(self, start: int, end: int) -> tuple[int, int]:
        """Of "images circulated on social media" return whose images they are."""
        for at in range(start, min(end, start + 3)):
            if self._low(at) in s.IMAGES:
                for of in range(at + 1, end - 1):
                    if self._low(of) in s.SOURCES_OF:
                        return of + 1, end
        return start, end

    def _phrase(self, start: int) -> Range | None:
        """Return the noun phrase that begins at ``start``."""
        at = start
        while at < len(self.items) and at - start < _LOOK and self.items[at].kind == "word":
            item, before = self.items[at], self._low(at - 1)
            low = item.low
            if (
                at > start
                and low in s.DETERMINERS
                and before not in ("of", "for", "from", "and", "with")
            ):
                break
            if low in ("of", "for", "from", "with"):
                if at == start or not self._carries(start, at):
                    break
            elif low == "and":
                after = self.items[at + 1] if at + 1 < len(self.items) else None
                if not after or not (
                    at + 1 < len(self.named) and self.named[at + 1] or after.low == "the"
                ):
                    break
            elif low in s.PREPOSITIONS | s.BREAKS | s.BE | s.HELPERS | s.SAY and low not in LOOSE:
                break
            elif at > start and low in s.PRONOUNS:
                break
            elif at > start and self._behind_name(start, at):
                break
            at += 1
        while at > start and self._low(at - 1) in JOINERS | s.DETERMINERS | {"from", "with"}:
            at -= 1
        return Range(start, at) if at > start else None

    def _carries(self, start: int, at: int) -> bool:
        """Tell whether "of" or "for" goes on with a phrase: behind a noun, or inside a name."""
        inside = self.named[at] and self.items[at].start not in self.name_starts
        return inside or not self.named[at - 1] or self.items[at - 1].end not in self.name_ends

    def _behind_name(self, start: int, at: int) -> bool:
        """Tell whether a small word follows a name and begins something else."""
        item = self.items[at]
        if self.named[at] or not item.text[0].islower() or item.low in s.SPEAKERS:
            return False
        return self.named[at - 1] and not POSSESSIVE.search(self.items[at - 1].text)

    def _speaks(self, part: Range) -> bool:
        """Tell whether somebody in these words can speak."""
        lows = [self._low(at) for at in range(part.start, part.end)]
        if len(lows) == 1 and lows[0] in s.PRONOUNS:
            return True
        return any(self.named[part.start : part.end]) or any(low in s.SPEAKERS for low in lows)

    # The forms of attribution.

    def _according(self, at: int) -> Found | None:
        part = self._phrase(at + 2)
        if not part:
            return None
        start, end = self.items[0].start, self.items[-1].end
        comma = self._low(at - 1) == ","
        if at > 1 and not comma:
            pass
        elif at > 1 and self._low(part.end) == ",":
            start = self.items[at].start
        return Found(self._span(part), "according to", at, start, end)

    def _quoted(self, at: int) -> Found | None:
        """Read "A was quoted by B as saying" and "B quoted A as saying"."""
        saying = next(
            (
                i
                for i in range(at + 1, min(at + _LOOK, len(self.items) - 1))
                if self._low(i) == "as" and self._low(i + 1) == "saying"
            ),
            -1,
        )
        left = self._left_of(at)
        passive = self._low(left) in s.BE
        if passive:
            speaker = self.subject(left)
            by = next(
                (
                    i
                    for i in range(at + 1, min(at + _LOOK, len(self.items)))
                    if self._low(i) == "by"
                ),
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
        return Found(self._span(speaker), "quoted as saying", at, start, self.items[-1].end, heard)

    def _saying(self, at: int, found: list[Found]) -> Found | None:
        low, kind = self._low(at + 1), self._kind(at + 1)
        if kind != "mark" and low not in ("that", ",", ":") or self._low(at - 1) == "as":
            return None
        if found:
            speaker: Span | None = found[-1].speaker
        else:
            first = self.leading()
            speaker = self._span(first) if first else None
        if not speaker:
            return None
        return Found(speaker, self.items[at].low, at, self.items[at].start, self.items[-1].end)

    def leading(self) -> Range | None:
        """Return the subject with which the clause begins, if that can be told."""
        at = 0
        while at < len(self.items) and self._low(at) in s.OPENING | {","}:
            at += 1
        if at >= len(self.items) or self._kind(at) != "word":
            return None
        if self._low(at) in s.PRONOUNS:
            return Range(at, at + 1)
        part = self._phrase(at)
        if not part or self._low(at) in s.PREPOSITIONS:
            return None
        name = next(
            (i for i in range(part.start, min(part.end, part.start + 5)) if self.named[i]), -1
        )
        if name >= 0:
            stop = name + 1
            while (
                stop < part.end
                and self.named[stop]
                and self.items[stop].start not in self.name_starts
            ):
                stop += 1
            while stop < part.end and self._low(stop) in s.SPEAKERS:
                stop += 1
            return Range(part.start, stop)
        for i in range(part.start, min(part.end, part.start + 4)):
            if self._low(i) in s.SPEAKERS and self._low(i + 1) not in s.SPEAKERS:
                return Range(part.start, i + 1)
        return None

    def _inverted(self, at: int) -> Found | None:
        """Read "..., said A": the verb stands before its subject."""
        if self._low(at) not in s.INVERTED:
            return None
        before = at - 1
        comma = self._low(before) == ","
        if comma and self._kind(before - 1) == "mark":
            comma = False
            before -= 1
        if not comma and self._kind(before) != "mark":
            return None
        part = self._phrase(at + 1)
        if not part or self._low(part.start) in ("that", "his", "her", "its", "their"):
            return None
        behind = self.items[part.end] if part.end < len(self.items) else None
        if comma and behind and behind.low != "," and behind.low not in s.PREPOSITIONS:
            return None
        if comma and self._kind(at - 2) == "word" and behind and self.subject(at):
            return None
        if not self._speaks(part) and not self._kind(before) == "mark":
            return None
        later = any(item.kind == "mark" for item in self.items[part.end :])
        end = self.items[-1].end if later else self._end(part.end - 1)
        return Found(self._span(part), self.items[at].low, at, self.items[0].start, end)

    def _indirect(self, at: int, found: list[Found]) -> Found | None:
        """Read "A said that ...", "..., A said" and "..., A said, ..."."""
        verb = self.items[at].low
        left = self._left_of(at)
        shared = self._low(left) in ("and", "but", "then", ",") and found and self._low(left) != ","
        if shared:
            part, speaker = None, found[-1].speaker
        else:
            part = self.subject(at) or self._led(at, left)
            if not part:
                return None
            speaker = self._span(part)
        if not self._fits(verb, at, part):
            return None
        listener = self._listener(at, part)
        start, end = self._reach(at, part, listener)
        heard = self._span(listener) if listener else None
        return Found(speaker, verb, at, start, end, heard)

    def _led(self, at: int, left: int) -> Range | None:
        """Read "He left the town and said": the subject leads the clause."""
        return self.leading() if self._low(left) == "and" and left > 1 else None

    def _fits(self, verb: str, at: int, part: Range | None) -> bool:
        """Tell whether a verb attributes here: with this subject and what follows."""
        after, kind = self._low(at + 1), self._kind(at + 1)
        if after in s.SAY | s.BE and after not in ("report", "reports", "read") or after == "of":
            return False
        if verb in s.PUTTING:
            return self._puts(at) and (not part or self._speaks(part))
        if verb in s.SHOWING:
            lows = [self._low(i) for i in range(max(at - _LONGEST, 0), at)]
            return any(low in s.IMAGES for low in lows)
        if part and verb not in s.PLAIN and not self._speaks(part):
            return False
        if verb in s.QUOTING:
            near = [self.items[i] for i in range(at + 1, min(at + 6, len(self.items)))]
            said = any(item.kind == "mark" or item.low in ("that", ":") for item in near)
            aside = after in ("on", "for") and verb.startswith(("call", "ask"))
            return said or aside or self._kind(0) == "mark" or (verb == "calls" and kind == "word")
        return not (verb in ("report", "reports", "claims", "claim") and after in ("of", "from"))

    def _puts(self, at: int) -> bool:
        """Tell whether a number follows: "put the dead at 30"."""
        for i in range(at + 1, min(at + _LOOK, len(self.items) - 1)):
            if self._low(i) in ("at", "in"):
                after = self._low(i + 1)
                if after[:1].isdigit() or after in _ABOUT:
                    return True
        return False

    def _listener(self, at: int, part: Range | None) -> Range | None:
        """Return who was told."""
        if self._low(at) in ("told", "tells", "tell"):
            return self._phrase(at + 1)
        for i in range((part.end if part else at), min(at + _LOOK, len(self.items) - 2)):
            if self._low(i) in s.LISTENING and self._low(i + 1) in ("to", "with"):
                return self._phrase(i + 2)
        return None

    def _reach(self, at: int, part: Range | None, listener: Range | None) -> tuple[int, int]:
        """Return how far a speaker's words go."""
        begin, end = self.items[0].start, self.items[-1].end
        if part is None:
            return self.items[at].start, end
        if part.relative:
            comma = next(
                (i for i in range(at + 1, len(self.items)) if self.items[i].low == ","),
                len(self.items),
            )
            return self.items[part.end].start, self.items[comma - 1].end
        rest = self.items[(listener.end if listener else at + 1) :]
        before = self._kind(part.start - 1) == "mark" or self._low(part.start - 1) in (
            ",",
            "\u2014",
        )
        if before and part.start > 1:
            behind = rest[0].low if rest else ""
            parenthetic = behind == "," and not (len(rest) > 1 and rest[1].kind == "mark")
            tail = len(rest) <= _LOOK and all(item.kind != "mark" for item in rest)
            if (
                not rest
                or parenthetic
                or (
                    tail and behind in s.PREPOSITIONS | _WHEN and all(i.low != "that" for i in rest)
                )
            ):
                return begin, end
        if self._kind(part.start - 1) == "mark":
            return begin, end
        return self.items[part.start].start, end

    def _passive(self, at: int) -> Found | None:
        """Read "was reported by A"."""
        if self._low(self._left_of(at)) not in s.BE or self._low(at + 1) != "by":
            return None
        part = self._phrase(at + 2)
        if not part or not self._speaks(part) or self.items[at].low in ("put", "called", "told"):
            return None
        span = self._span(part)
        return Found(span, self.items[at].low, at, self.items[0].start, self.items[-1].end)

    def _cut(self, one: Found, after: Found) -> Found:
        """Return an attribution that stops where "and B said" begins another."""
        begin = min(after.start, after.speaker.start)
        index = next((i for i, item in enumerate(self.items) if item.start >= begin), 0)
        joined = self._low(index - 1) in ("and", "but", "while", "whereas", "though", "although")
        if not joined or begin <= one.start or after.speaker.start < one.speaker.start:
            return one
        return one._replace(end=min(one.end, self.items[max(index - 2, 0)].end))


_ABOUT: Final = frozenset(
    "about around some over more nearly almost between at least up fewer less roughly two three four"
    " five six seven eight nine ten eleven twelve dozens hundreds thousands several half".split()
)
_WHEN: Final = frozenset(
    "late early yesterday today monday tuesday wednesday thursday friday saturday sunday".split()
)
