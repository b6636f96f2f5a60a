"""Whose words stand in a paragraph: what is given to a speaker, stretch by stretch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.english.names.capitals import find_names
from briefing.verify.english.names.words import TOKEN
from briefing.verify.english.speech.labels import find_credit
from briefing.verify.english.speech.passed import find_signature, is_carried
from briefing.verify.english.speech.referents import Referents
from briefing.verify.language import Name, Quotation, Speech
from briefing.verify.words.quotes import QuoteMark, Stretch, find_marks

_SCARE: Final = 2
"""Words that a label in quotation marks has at most."""
_SELF: Final = late_pattern(r"\b(?:I|[Ww]e|[Uu]s|[Mm]y|[Oo]ur|me)\b")


class Giver(Struct, frozen=True):
    """Who gives words: in the fullest form known, and where he stands in the paragraph."""

    name: str = ""
    where: Stretch | None = None


class SpeechContext(NamedTuple):
    """What stands around a paragraph.

    ``last`` is who spoke in the one before it, ``hint`` who may be about to, by what is told of
    him there; ``within`` says that no mark has closed that; ``below`` is whom a line behind it
    gives credit for it; ``logged`` says that the text is a log; ``labels`` lead the turns of an
    interview; ``listed`` says that other heads lead most paragraphs.
    """

    last: str = ""
    hint: str = ""
    within: bool = False
    below: str = ""
    logged: bool = False
    labels: frozenset[str] = frozenset()
    listed: bool = False


class Given:
    """A paragraph, and what of it is whose words."""

    def __init__(
        self, text: str, names: list[Name], referents: Referents, around: SpeechContext
    ) -> None:
        self.text = text
        self.names = names
        self.referents = referents
        self.around = around
        self.marks = find_marks(text, within=around.within)
        self.speeches: list[Speech] = []
        self.by: dict[int, Giver] = {}
        self.complements: set[int] = set()
        self.carried = False
        self.quoted = bool(self.marks)
        self.begins_quoted = bool(self.marks and self.marks[0].left == 0)

    def answer(self, who: str) -> None:
        """Take the whole paragraph as the words of somebody who was asked in one before it."""
        self.carried = True
        self.speeches.clear()
        self.by.clear()
        self._take(who, Giver(who), Stretch(0, len(self.text)))

    def issue(self, who: str, *, read: bool = False) -> None:
        """Take what speaks of itself as the words of whose statement the text is.

        Who has ``read`` it out is not who is quoted in it.
        """
        match = _SELF.search(self.text)
        giver = Giver(who, Stretch(*match.span()) if match else None)
        name, span = match[0] if match else who, Stretch(0, len(self.text))
        if read:
            self._add(name, giver, span, bool(find_names(name)))
        else:
            self._take(name, giver, span)

    def _take(
        self,
        name: str,
        giver: Giver,
        span: Stretch,
        colon: Stretch | None = None,
        *,
        labels: bool = True,
    ) -> None:
        """Give a stretch to somebody, and the quotations in it that are nobody's yet.

        ``labels``: also those of one or two words that call something by another name.
        """
        named = bool(find_names(name))
        self._add(name, giver, span, named, colon)
        for mark in self.marks:
            if span.start <= mark.left < span.end and (labels or not self._scare(mark)):
                self.by.setdefault(mark.left, giver)

    def _credit(self) -> int:
        """Read "..." - A, b of C; return where that ends, 0 without it."""
        if not self.begins_quoted:
            return 0
        where = find_credit(self.text, self.marks)
        if where:
            who = self.text[slice(*where)]
            inside = [mark for mark in self.marks if mark.right <= where.start]
            self._hand(inside, who, Giver(self.referents.resolve(who), where))
            stop = self.text.find(".", where.end)
            return stop + 1 if stop >= 0 else len(self.text)
        if self.around.below and not self._outside():
            who = self.around.below
            self._hand(self.marks, who, Giver(self.referents.resolve(who)))
            return len(self.text)
        return 0

    def _outside(self) -> bool:
        """Tell whether any word stands outside the quotation marks."""
        at = 0
        for mark in self.marks:
            if TOKEN.search(self.text, at, mark.left):
                return True
            at = mark.right
        return bool(TOKEN.search(self.text, at))

    def first_person(self) -> bool:
        """Tell whether somebody speaks of himself outside quotation marks."""
        at = 0
        for mark in [*self.marks, None]:
            stop = mark.left if mark else len(self.text)
            if _SELF.search(self.text, at, stop):
                return True
            at = mark.right if mark else stop
        return False

    def _hand(self, marks: Sequence[QuoteMark], name: str, giver: Giver) -> None:
        """Give quotations to somebody."""
        named = bool(find_names(name))
        for mark in marks:
            self.by[mark.left] = giver
            self._add(name, giver, Stretch(mark.left, mark.right), named)

    def _add(
        self, name: str, giver: Giver, span: Stretch, named: bool, colon: Stretch | None = None
    ) -> None:
        said = Speech(name, "", named, giver.name, *span, who=giver.where, at=colon)
        self.speeches.append(said)

    def _passed(self) -> None:
        """Give what somebody only passed on to whoever signed it, to nobody without a signature."""
        for mark in self.marks:
            carried = is_carried(self.text, mark)
            signed = find_signature(self.text, mark, self.names)
            if carried:
                self.by.pop(mark.left, None)
            if signed and not self.by.get(mark.left, Giver()).name:
                who = self.text[slice(*signed)]
                self._hand([mark], who, Giver(self.referents.resolve(who), signed))

    def question(self) -> None:
        """Take the words behind a label as those of somebody who asks."""
        self.speeches = [
            each._replace(asks=True) if each.who and not each.verb else each
            for each in self.speeches
        ]

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
                self.by[mark.left].where if self.by.get(mark.left, Giver()).name else None,
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
