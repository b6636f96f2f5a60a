"""Who says what in one paragraph: its sentences in order, its label, its quotations."""

from __future__ import annotations

from typing import Final, NamedTuple

from briefing.verify.english.names.capitals import find_names
from briefing.verify.english.names.demonyms import standing
from briefing.verify.english.names.words import (
    ABBREVIATIONS,
    MODIFIERS,
    TITLES,
    TOKEN,
    words_of,
)
from briefing.verify.english.speech.clauses import Clause
from briefing.verify.english.speech.frames import Attribution
from briefing.verify.english.speech.phrases import find_items, has_name, has_words_outside, split
from briefing.verify.english.speech.referents import Referents
from briefing.verify.english.speech.words import IMAGES, PRONOUNS, SPEAKERS, VERBS
from briefing.verify.language import Name, Quotation, Speech
from briefing.verify.patterns import late_pattern
from briefing.verify.quotes import QuoteMark, Stretch, find_marks, find_sentences

_SCARE: Final = 2
"""Words that a label in quotation marks has at most."""
_LABEL: Final = late_pattern(
    r"(?P<who>[^\W\d_](?:[^:.!?\u201c\"\n]|(?<=\b[A-Z][a-zA-Z])\.|(?<=\b[A-Z][a-zA-Z]{2})\.){0,48}):\s+(?=\S)"
)
_INTERVIEW: Final = frozenset(("q", "a", "question", "answer"))
_SELF: Final = late_pattern(r"\b(?:I|[Ww]e|[Uu]s|[Mm]y|[Oo]ur|me)\b")
_ACRONYM: Final = 5
"""Letters of capitals that still read as an acronym."""


class Giver(NamedTuple):
    """Who gives words: in the fullest form known, and where he stands in the paragraph."""

    name: str = ""
    where: Stretch | None = None


class ParagraphReading:
    """Reads one paragraph: its sentences in order, its label, its quotations.

    ``last`` is who spoke in the paragraph before it; ``within`` says that no mark has closed that.
    """

    def __init__(
        self, text: str, names: list[Name], referents: Referents, last: str, *, within: bool
    ) -> None:
        self.text = text
        self.referents = referents
        self.last = last
        self.marks = find_marks(text, within=within)
        self.names = names
        self.speeches: list[Speech] = []
        self.sentences: list[Stretch] = []
        self.by: dict[int, Giver] = {}
        self.complements: set[int] = set()
        self.carried = False
        self.pronoun = False
        self.label = ""
        self.labelled = False
        self.begins_quoted = bool(self.marks and self.marks[0].left == 0)

    def read(self) -> None:
        """Read the paragraph sentence by sentence."""
        at = self._label()
        speaker = Giver(self.speeches[-1].resolved, self.speeches[-1].who) if at else Giver()
        marks, names = iter(self.marks), iter(self.names)
        mark, name = next(marks, None), next(names, None)
        wholly = bool(self.marks) and not has_words_outside(self.text, self.marks)
        self.sentences = find_sentences(self.text, self.marks, ABBREVIATIONS)
        for span in self.sentences:
            if span.end <= at:
                continue
            here: list[QuoteMark] = []
            while mark and mark.left < span.end:
                if mark.left >= span.start:
                    here.append(mark)
                mark = next(marks, None)
            inside: list[Name] = []
            while name and name.start < span.end:
                inside.append(name)
                name = next(names, None)
            self.referents.meet(inside, self.text)
            found = self._sentence(span, here, inside)
            if found.name:
                speaker = found
            elif here and not has_words_outside(self.text[span.start : span.end], here, span.start):
                speaker = self._carry(here, speaker, wholly)
            else:
                speaker = speaker if at else Giver()

    def _label(self) -> int:
        """Read "NAME: ..." at the head of a paragraph; return where the words behind it begin."""
        match = _LABEL.match(self.text)
        if not match or not self._labels(match["who"]):
            return 0
        who = match["who"].strip("*_ ")
        start = self.text.index(who)
        asks = who.lower() in ("q", "question")
        resolved = "" if asks else self.referents.resolve(who)
        if who.lower() in ("a", "answer"):
            resolved = self.referents.person or who
        self.labelled = True
        self.label = resolved
        self._all(who, resolved, Stretch(start, start + len(who)))
        return match.end()

    def answer(self, who: str) -> None:
        """Take the whole paragraph as the words of somebody who was asked in one before it."""
        self.carried = True
        self.speeches.clear()
        self.by.clear()
        self._all(who, who)

    def _all(self, who: str, resolved: str, where: Stretch | None = None) -> None:
        self._add(who, resolved, Stretch(0, len(self.text)), bool(find_names(who)), where)
        for mark in self.marks:
            self.by.setdefault(mark.left, Giver(resolved, where))

    def first_person(self) -> bool:
        """Tell whether somebody speaks of himself outside quotation marks."""
        at = 0
        for mark in [*self.marks, None]:
            stop = mark.left if mark else len(self.text)
            if _SELF.search(self.text, at, stop):
                return True
            at = mark.right if mark else stop
        return False

    def _labels(self, who: str) -> bool:
        """Tell whether words before a colon are a speaker: "Army:" is one, "Health:" is not."""
        who = who.strip("*_ ")
        words = words_of(who)
        if not words or len(words) > 6:
            return False
        if len(words) == 1 and words[0] in _INTERVIEW:
            return True
        if words[-1] in VERBS or any(word in VERBS for word in words):
            return False
        titled = _untitled(who)
        names = [name for name in find_names(titled) if name.start == 0 and name.end == len(titled)]
        if names and titled != who:
            return True
        if names:
            key = standing().get(words, ())
            if any(kin.capital or not kin.keys[0].startswith("=") for _, kin in key):
                return False
            return len(words) > 1 or who.isupper() or self.referents.knows(who)
        return len(words) < 4 and words[-1] in SPEAKERS and words[-1] not in IMAGES

    def _sentence(self, span: Stretch, marks: list[QuoteMark], names: list[Name]) -> Giver:
        """Read one sentence; return who spoke in it last."""
        items = find_items(self.text, marks, span)
        last, first = Giver(), ""
        for number, part in enumerate(split(items)):
            clause = Clause(part, names)
            found = clause.attributions()
            for one in found:
                last = self._speech(one, clause)
            lefts = [item.start for item in part if item.kind == "mark"]
            for left in lefts:
                self._give(left, found, last, clause)
            if not number:
                first = self._subject(clause, found)
        self.referents.subject(first or last.name)
        return last

    def _subject(self, clause: Clause, found: list[Attribution]) -> str:
        """Return with whom a clause begins, in the fullest form known."""
        head = clause.leading()
        if not head:
            return ""
        start, end = clause.items[head.start].start, clause.items[head.end - 1].end
        for one in found:
            apart = self.text[end : one.speaker.start].strip()
            if one.speaker.start <= start <= one.speaker.end or apart == ",":
                return self.referents.resolve(self.text[slice(*one.speaker)])
        name = clause.named_behind(head)
        if name:
            start, end = clause.items[name.start].start, clause.items[name.end - 1].end
        elif self.text[start:end].isupper() and end - start > _ACRONYM:
            return ""  # the place in a dateline
        return self.referents.resolve(self.text[start:end])

    def _give(self, left: int, found: list[Attribution], last: Giver, clause: Clause) -> None:
        """Give a quotation to its speaker."""
        covering = [one for one in found if one.start <= left < one.end]
        if covering:
            near = min(covering, key=lambda one: abs(clause.items[one.at].start - left))
            who = self.referents.resolve(self.text[slice(*near.speaker)])
            self.by[left] = Giver(who, near.speaker)
            behind = clause.items[near.at].end
            if 0 <= left - behind <= 2 or near.start == left:
                self.complements.add(left)
        elif last.name:
            self.by[left] = last
        elif self.text[max(left - 3, 0) : left].rstrip().endswith(":"):
            head = clause.leading()
            if head:
                where = Stretch(clause.items[head.start].start, clause.items[head.end - 1].end)
                name = self.text[slice(*where)]
                who = self.referents.resolve(name)
                self.by[left] = Giver(who, where)
                span = Stretch(where.start, clause.items[-1].end)
                self._add(name, who, span, has_name(where, clause.names), where)

    def _speech(self, one: Attribution, clause: Clause) -> Giver:
        speaker = self.text[one.speaker.start : one.speaker.end]
        if speaker.lower() in PRONOUNS and not self.speeches:
            self.pronoun = not self.referents.spoke_here(speaker)
        resolved = self.referents.resolve(speaker)
        listener = self.text[one.listener.start : one.listener.end] if one.listener else ""
        said = Speech(
            speaker,
            one.verb,
            has_name(one.speaker, clause.names),
            resolved,
            one.start,
            one.end,
            listener,
            one.speaker,
            clause.verb_at(one.at),
        )
        self.speeches.append(said)
        self.referents.speaks(resolved)
        return Giver(resolved, one.speaker)

    def _carry(self, marks: list[QuoteMark], speaker: Giver, wholly: bool) -> Giver:
        """Give a sentence that is nothing but a quotation to who spoke before."""
        if not speaker.name and wholly:
            speaker, self.carried = Giver(self.last), bool(self.last)
        for mark in marks:
            self.by[mark.left] = speaker
            named = bool(find_names(speaker.name))
            span = Stretch(mark.left, mark.right)
            self._add(speaker.name, speaker.name, span, named, speaker.where)
        return speaker

    def _add(self, name: str, meant: str, span: Stretch, named: bool, who: Stretch | None) -> None:
        self.speeches.append(Speech(name, "", named, meant, *span, who=who))

    def quotations(self) -> list[Quotation]:
        """Return the quotations of the paragraph."""
        return [
            Quotation(
                self.text[mark.start : mark.end],
                mark.start,
                mark.end,
                mark.open,
                self.by.get(mark.left, Giver()).name,
                self._scare(mark),
                self.by.get(mark.left, Giver()).where,
            )
            for mark in self.marks
        ]

    def _scare(self, mark: QuoteMark) -> bool:
        text = self.text[mark.start : mark.end].strip()
        if mark.open or mark.left in self.complements or text[-1:] in ".,!?":
            return False
        return (
            0 < sum(1 for _ in zip(TOKEN.finditer(text), range(_SCARE + 1), strict=False)) <= _SCARE
        )


def _untitled(who: str) -> str:
    """Return a name without the titles before it: General, Mr., Prime Minister."""
    words = who.split()
    while len(words) > 1 and words[0].strip(".").lower() in TITLES | MODIFIERS:
        words = words[1:]
    return " ".join(words)
