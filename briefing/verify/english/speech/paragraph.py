"""Who says what in one paragraph: its sentences in order, its labels, its quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.names.words import ABBREVIATIONS
from briefing.verify.english.speech.clauses import Clause
from briefing.verify.english.speech.frames import Attribution
from briefing.verify.english.speech.given import Given, Giver, SpeechContext
from briefing.verify.english.speech.labels import find_label
from briefing.verify.english.speech.logs import find_reporter, stamp, titled_behind, undated
from briefing.verify.english.speech.phrases import find_items, has_name, has_words_outside, split
from briefing.verify.english.speech.referents import Referents
from briefing.verify.english.speech.words import DOCUMENTS, POSITIONS, PRONOUNS
from briefing.verify.language import Name, Speech
from briefing.verify.words.quotes import QuoteMark, Stretch, find_sentences

_ACRONYM: Final = 5
"""Letters of capitals that still read as an acronym."""
_ASKED: Final = late_pattern(
    r"(?:[A-Z][\w.\u2019'-]*\s+(?:(?:al|el|de|of|the|van|von)\s+)?){1,5}"
    r"(?:asked|asks|said|says|replied|shouted|cried|wondered|demanded|wrote|answered)"
    r"(?:\s+(?:in|on|at|after|during|with|from|by|of|to|later|again)\b[^\u201c\"]{0,80})?[.,:]?$"
)
"""What may stand behind a quotation that ends in ? or ! and whose speaker has a capital."""
_INITIAL: Final = 3
"""Characters of an abbreviation that looks like a sentence: "M. Bastide"."""
_REQUEST: Final = late_pattern(r"(?:request|please|asks?|confirm|send|stand by)\b", re.IGNORECASE)
"""What an entry begins with that asks for something and tells nothing."""


class ParagraphReading(Given):
    """Reads one paragraph: its sentences in order, its labels, its quotations."""

    def __init__(
        self, text: str, names: list[Name], referents: Referents, around: SpeechContext
    ) -> None:
        super().__init__(text, names, referents, around)
        self.sentences: list[Stretch] = []
        self.pronoun = False
        self.label = ""
        self.labelled = False
        self.hint = Giver()
        self._pending: list[QuoteMark] = []
        self._entries: dict[int, int] = {}
        self._reports: list[tuple[int, str]] = []

    def read(self) -> None:
        """Read the paragraph sentence by sentence."""
        self.referents.me = ""
        self.sentences = self._joined(find_sentences(self.text, self.marks, ABBREVIATIONS))
        at = self._label()
        labelled = bool(at)
        speaker = Giver(self.label, self.speeches[-1].who) if labelled else Giver()
        at = at or self._credit()
        self._log()
        wholly = bool(self.marks) and not self._outside()
        for span, marks, names in self._parts():
            if span.end <= at:
                continue
            self.referents.meet(names, self.text)
            while self._reports and self._reports[0][0] < span.end:
                self.referents.speaks(self._reports.pop(0)[1])
            hint, self.hint = self.hint, Giver()
            found = self._sentence(span, marks, names)
            only = marks and not has_words_outside(self.text[slice(*span)], marks, span.start)
            if self._pending and not (only and not found.name):
                self._settle(self._named_behind(span, found, marks, names))
            if found.name:
                speaker = found
            elif only:
                speaker = self._carry(marks, speaker if speaker.name else hint, wholly)
            else:
                speaker = speaker if labelled else Giver()
        self._settle(Giver())
        self._passed()

    def _parts(self) -> Iterator[tuple[Stretch, list[QuoteMark], list[Name]]]:
        """Yield each sentence with the quotations and the names in it."""
        marks, names = iter(self.marks), iter(self.names)
        mark, name = next(marks, None), next(names, None)
        for span in self.sentences:
            here: list[QuoteMark] = []
            while mark and mark.left < span.end:
                if mark.left >= span.start:
                    here.append(mark)
                mark = next(marks, None)
            inside: list[Name] = []
            while name and name.start < span.end:
                inside.append(name)
                name = next(names, None)
            yield span, here, inside

    def _joined(self, spans: list[Stretch]) -> list[Stretch]:
        """Join "Who knows?" with the sentence behind it where that is only who asked."""
        found: list[Stretch] = []
        ends = {mark.right for mark in self.marks if self.text[mark.end - 1] in "?!\u2026"}
        for span in spans:
            asked = found and found[-1].end in ends and _ASKED.match(self.text[slice(*span)])
            if asked:
                found[-1] = found[-1]._replace(end=span.end)
            else:
                found.append(span)
        return found

    def _label(self) -> int:
        """Read "NAME: ..." at the head of a paragraph; return where the words behind it begin."""
        around = self.around
        label = find_label(self.text, self.referents, around.labels, listed=around.listed)
        if not label:
            return 0
        self.labelled = True
        self.label = self.referents.me = label.resolved
        giver = Giver(label.resolved, label.where)
        self._take(label.who, giver, Stretch(0, len(self.text)), self._colon(label.begin))
        return label.begin

    def _log(self) -> None:
        """Read the entries of a log: who reports, by a label behind the time of the day."""
        labels: list[tuple[Stretch, int]] = []
        entry = False
        cut = -1
        for span in self.sentences:
            at = min(stamp(self.text, span.start, logged=self.around.logged), span.end)
            first = at > span.start or cut >= 0
            entry = entry or first
            if entry:
                self._entries[span.start] = at
                begin = cut if cut >= 0 and self.text[cut : span.start].strip() else at
                label = find_reporter(self.text, begin, first=first)
                if label and label[1] < span.end:
                    labels.append(label)
                elif first:
                    labels.append((Stretch(span.start, span.start), span.start))
            cut = at if first and span.end - at <= _INITIAL else -1
        ends = [label.start for label, _ in labels[1:]]
        for (where, begin), end in zip(labels, [*ends, len(self.text)], strict=False):
            if where.start < where.end and not _REQUEST.match(self.text, begin):
                self._report(where, begin, end)

    def _report(self, where: Stretch, begin: int, end: int) -> None:
        """Give an entry of a log to whoever reports it."""
        giver = self._giver(where)
        said = any(each.at and each.who == where and each.start < end for each in self.speeches)
        if not said:
            name, span = self.text[slice(*where)], Stretch(where.start, end)
            self._take(name, giver, span, self._colon(begin), labels=False)
            self._reports.append((where.start, giver.name))

    def _colon(self, begin: int) -> Stretch | None:
        """Return where the colon stands before words that it gives to somebody."""
        colon = self.text.rfind(":", 0, begin)
        return Stretch(colon, colon + 1) if colon >= 0 else None

    def _sentence(self, span: Stretch, marks: list[QuoteMark], names: list[Name]) -> Giver:
        """Read one sentence; return who spoke in it last."""
        entry = self._entries.get(span.start)
        begin = span if entry is None else Stretch(entry, span.end)
        items = find_items(self.text, [mark for mark in marks if mark.left >= begin.start], begin)
        last, first = Giver(), Giver()
        lead: Stretch | None = None
        for number, part in enumerate(split(items)):
            clause = Clause(part, names, logged=entry is not None)
            if not number:
                head = clause.leading()
                lead = clause.stretch(head) if head else None
            found = [self._meant(one, lead) for one in undated(self.text, clause.attributions())]
            for one in found:
                last = self._speech(one, clause)
            lefts = [item.start for item in part if item.kind == "mark"]
            for left in lefts:
                self._give(left, found, last, clause)
            if not number:
                first = self._subject(clause, found)
                self.hint = Giver() if found else self._hint(first, clause)
        self.referents.subject(first.name or last.name)
        self.referents.remember(names, self.text[slice(*span)])
        return last

    def _meant(self, one: Attribution, lead: Stretch | None) -> Attribution:
        """Take "he" inside a sentence that a person leads for that person."""
        speaker = self.text[slice(*one.speaker)].lower()
        if lead is None or speaker not in ("he", "she") or lead.end >= one.speaker.start:
            return one
        person = self.referents.is_one(self.referents.resolve(self.text[slice(*lead)]))
        return one._replace(meant=lead) if person else one

    def _subject(self, clause: Clause, found: list[Attribution]) -> Giver:
        """Return with whom a clause begins."""
        head = clause.leading() or clause.introduced()
        if not head:
            return Giver()
        start, end = clause.items[head.start].start, clause.items[head.end - 1].end
        for one in found:
            apart = self.text[end : one.speaker.start].strip()
            if one.speaker.start <= start <= one.speaker.end or apart == ",":
                return self._giver(one.speaker)
        name = clause.named_behind(head)
        if name:
            start, end = clause.items[name.start].start, clause.items[name.end - 1].end
        elif self.text[start:end].isupper() and end - start > _ACRONYM:
            return Giver()  # the place in a dateline
        return self._giver(Stretch(start, end))

    def _giver(self, where: Stretch) -> Giver:
        return Giver(self.referents.resolve(self.text[slice(*where)]), where)

    def _hint(self, first: Giver, clause: Clause) -> Giver:
        """Return who may speak next: the person a sentence is about, the body that it announces."""
        if not first.name:
            behind = clause.behind_comma()
            first = self._giver(clause.stretch(behind)) if behind else first
        if not first.name or self.referents.is_one(first.name):
            return first
        lows = {item.lower for item in clause.items}
        announced = clause.items[-1].lower == ":" or not lows.isdisjoint(POSITIONS | DOCUMENTS)
        return first if announced else Giver()

    def _give(self, left: int, found: list[Attribution], last: Giver, clause: Clause) -> None:
        """Give a quotation to its speaker."""
        covering = [one for one in found if one.start <= left < one.end]
        if covering:
            near = min(covering, key=lambda one: abs(clause.items[one.at].start - left))
            who = self.referents.resolve(self.text[slice(*(near.meant or near.speaker))])
            self.by[left] = Giver(who, near.speaker)
            behind = clause.items[near.at].end
            if 0 <= left - behind <= 2 or near.start == left:
                self.complements.add(left)
        elif last.name:
            self.by[left] = last
        elif (left not in self.by or self.labelled) and self.text[
            max(left - 3, 0) : left
        ].rstrip().endswith(":"):
            head = clause.announced(left)
            if head:
                where = clause.stretch(head)
                giver = self._giver(where)
                self.by[left] = giver
                span = Stretch(where.start, clause.items[-1].end)
                name = self.text[slice(*where)]
                named = has_name(where, clause.names)
                self._add(name, giver, span, named, self._colon(left))

    def _speech(self, one: Attribution, clause: Clause) -> Giver:
        one = one._replace(speaker=titled_behind(self.text, one.speaker))
        speaker = self.text[one.speaker.start : one.speaker.end]
        if speaker.lower() in PRONOUNS and not self.speeches:
            self.pronoun = not self.referents.spoke_here(speaker)
        resolved = self.referents.resolve(self.text[slice(*(one.meant or one.speaker))])
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
            one.asks,
        )
        self.speeches += [] if speaker.lower().endswith(" we") else [said]  # on Monday we said
        self.referents.speaks(resolved)
        return Giver(resolved, one.speaker)

    def _carry(self, marks: list[QuoteMark], speaker: Giver, wholly: bool) -> Giver:
        """Give a sentence that is nothing but a quotation to who spoke before, else keep it."""
        if not speaker.name and wholly and self.around.last:
            speaker, self.carried = Giver(self.around.last), True
        if speaker.name:
            self._hand(marks, speaker.name, speaker)
        else:
            self._pending += marks
        return speaker

    def _named_behind(
        self, span: Stretch, found: Giver, marks: list[QuoteMark], names: list[Name]
    ) -> Giver:
        """Return who said what stands before a sentence, as far as that tells it."""
        if found.name:
            begins = marks and marks[0].left == span.start
            return found if begins or self.referents.is_one(found.name) else Giver()
        if self.hint.where and has_name(self.hint.where, names):
            return self.hint
        persons = [name for name in names if self.referents.is_one(name.text)]
        return self._giver(Stretch(*persons[0][1:3])) if len(persons) == 1 else Giver()

    def _settle(self, giver: Giver) -> None:
        """Give the quotations that were kept to somebody, or to whom the paragraph before tells."""
        if not self._pending:
            return
        first = self._pending[0] is self.marks[0]
        giver = giver if giver.name or not first else Giver(self.around.hint)
        self._hand(self._pending, giver.name, giver)
        self._pending = []
