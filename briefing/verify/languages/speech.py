"""Who speaks in a language that has a table: what stands beside a verb of saying; quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.brief.fold import fold
from briefing.compiled import late_pattern
from briefing.verify.language import Attributed, Quotation, Speech
from briefing.verify.languages.counted import any_of
from briefing.verify.languages.table import LanguageTable, words_of
from briefing.verify.languages.tokens import Lexicon, TextPiece, close, phrase_key, pieces
from briefing.verify.languages.turns import unlabelled_answers
from briefing.verify.words.quotes import Stretch, find_marks, find_sentences

_LONGEST: Final = 6
"""Words that name a speaker at most."""
_LABEL: Final = late_pattern(r"[^\W\d_][^.!?,;:«»“”\"]{0,60}?\s?:\s")
"""A name or a role and a colon at the head of a paragraph, as in an interview."""
_ANSWER: Final = r"\s*{}\s?(?:[.:]\s?[-–—]?|[-–—])\s"
"""What begins a question or an answer, with a stop, a colon or a dash."""
_DIALOGUE: Final = late_pattern(r"\s*[—–―]\s?")
"""A dash at the head of a paragraph begins what somebody says."""


class Sayings:
    """The verbs of saying of a language, and the words for "according to"."""

    def __init__(self, table: LanguageTable) -> None:
        self._sayings: Lexicon[str] = Lexicon({phrase_key(each): each for each in table.sayings})
        self._verbs = {fold(each) for each in table.sayings} if table.script == "ARABIC" else set()
        self._articles = words_of(table.articles)
        self._stop = words_of(table.stop_words) - self._articles
        self._answer = late_pattern(_ANSWER.format(any_of(table.labels)))

    def attribute_all(self, paragraphs: Sequence[str]) -> list[Attributed]:
        """Return what each paragraph attributes; all of one that answers is a quotation."""
        answers = unlabelled_answers(paragraphs)
        return [self._attributed(text, at in answers) for at, text in enumerate(paragraphs)]

    def _attributed(self, text: str, answers: bool) -> Attributed:
        """Return the speakers that a paragraph names, and its quotations, whoever speaks them."""
        sentences = find_sentences(text, find_marks(text), ())
        quoted = list(self._quotations(text))
        if answers and not any(each.open for each in quoted):
            quoted.append(Quotation(text, 0, len(text), True, "", False))
        return Attributed(list(self._speeches(text)), quoted, sentences=sentences)

    def _speeches(self, text: str) -> Iterator[Speech]:
        found = pieces(text)
        told = [piece._replace(text=self._plain(piece.text)) for piece in found]
        at = 0
        while at < len(found):
            hit = self._sayings.at(told, at, text)
            if hit is None:
                at += 1
                continue
            end = at + hit[1]
            who = self._behind(found, end, text) or self._before(found, at, text)
            if who:
                start, stop = who[0].start, who[-1].end
                verb = text[found[at].start : found[end - 1].end]
                name = text[start:stop]
                span = min(start, found[at].start), max(stop, found[end - 1].end)
                at_verb = Stretch(found[at].start, found[end - 1].end)
                named = name[:1].isupper()
                yield Speech(name, verb, named, name, *span, "", Stretch(start, stop), at_verb)
            at = end

    def _plain(self, word: str) -> str:
        """Return a word without the "and" that Arabic writes together with a verb of saying."""
        return word[1:] if word[:1] in "وف" and word[1:] in self._verbs else word

    def _behind(self, found: Sequence[TextPiece], at: int, text: str) -> Sequence[TextPiece]:
        end = at
        while end < len(found) and end - at < _LONGEST and self._of_name(found, end, text):
            end += 1
        return self._trimmed(found[at:end])

    def _before(self, found: Sequence[TextPiece], at: int, text: str) -> Sequence[TextPiece]:
        start = at
        while start and at - start < _LONGEST and self._of_name(found, start, text):
            if found[start - 1].text in self._stop:
                break
            start -= 1
        return self._trimmed(found[start:at])

    def _of_name(self, found: Sequence[TextPiece], at: int, text: str) -> bool:
        """Tell whether a piece may go on what names a speaker: no sign and no small word."""
        piece = found[at]
        beside = at == 0 or close(found[at - 1], piece, text)
        return beside and piece.kind == "word" and piece.text not in self._stop

    def _trimmed(self, run: Sequence[TextPiece]) -> Sequence[TextPiece]:
        while run and run[-1].text in self._articles:
            run = run[:-1]
        return run

    def _quotations(self, text: str) -> Iterator[Quotation]:
        for mark in find_marks(text):
            said = text[mark.start : mark.end]
            scare = len(fold(said).split()) <= 2
            yield Quotation(said, mark.start, mark.end, mark.open, "", scare)
        begun = _DIALOGUE.match(text) or _LABEL.match(text) or self._answer.match(text)
        if begun:
            yield Quotation(text[begun.end() :], begun.end(), len(text), True, "", False)
