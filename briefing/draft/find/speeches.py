"""What voices say, paragraph by paragraph: the sentences of one voice, and a quotation to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from briefing.draft.findings import Cast, Part
from briefing.draft.source_text import Passage, Sentence, Where
from briefing.verify.language import Quotation, Speech
from briefing.verify.sources.record import SHORT
from briefing.verify.words.normalise import words

_FEWEST: Final = 3
"""Words of a quotation below which it is a label, and says nothing."""
_BREAK: Final = re.compile(r"[,;:.!?…]+(?=\s|$)|\s[-–—]+\s|—")


class VoiceSentences(NamedTuple):
    """What one voice says in the sentences of a paragraph that follow each other."""

    voice: str
    sentences: tuple[Sentence, ...]
    speeches: tuple[Speech, ...]

    @property
    def where(self) -> Where:
        """The sentences."""
        first, last = self.sentences[0].where, self.sentences[-1].where
        return Where(first.paragraph, first.start, last.end)

    @property
    def speaker(self) -> Part:
        """The voice, and the words that name it."""
        speech = self.speeches[0]
        at = self.sentences[0].where
        start = max(speech.start, at.start)
        found = self.sentences[0].text.find(speech.speaker, start - at.start)
        if not speech.speaker or found < 0:
            found = self.sentences[0].text.find(speech.speaker)
        if not speech.speaker or found < 0:
            return Part(self.voice, None)
        start = at.start + found
        return Part(self.voice, Where(at.paragraph, start, start + len(speech.speaker)))

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs of saying, as printed."""
        return tuple(speech.verb for speech in self.speeches if speech.verb)

    def quote(self) -> Part | None:
        """Return the quotation that may stand in any brief, whole or its first clause that may."""
        spoken = [each for sentence in self.sentences for each in sentence.quotations]
        found = [
            clause
            for each in spoken
            if not each.scare
            and any(speech.start <= each.start < speech.end for speech in self.speeches)
            for clause in clauses(each)
        ]
        if not found:
            return None
        start, end, printed = found[0]
        return Part(printed, Where(self.where.paragraph, start, end))


def said(passage: Passage, cast: Cast) -> Iterator[VoiceSentences]:
    """Yield who says what in a paragraph, the sentences of one voice together."""
    spoken = [(sentence, speaker_of(sentence, cast)) for sentence in passage.sentences]
    for voice, group in groupby(spoken, key=lambda each: each[1]):
        sentences = tuple(sentence for sentence, _ in group)
        if voice:
            speeches = tuple(
                dict.fromkeys(speech for each in sentences for speech in each.speeches)
            )
            yield VoiceSentences(voice, sentences, speeches)


def speaker_at(voice: str, at: Where, passage: Passage, cast: Cast) -> Part:
    """Return the voice on whose word a span stands, with the words that name it there, if any."""
    for each in said(passage, cast):
        if each.voice == voice and each.where.holds(at.start, at.end):
            return each.speaker
    return Part(voice, None)


def speaker_of(sentence: Sentence, cast: Cast) -> str:
    """Return who speaks in a sentence; "" where nobody or more than one does."""
    voices = {cast.voice(speech, sentence.where) for speech in sentence.speeches}
    return voices.pop() if len(voices) == 1 else ""


def voice_of(sentence: Sentence, part: Where | None, cast: Cast) -> str:
    """Return on whose word a sentence stands, or a part of it; "" for the source's own.

    Where two speak in it, as in "according to A, quoting B", the one whose words hold the part.
    """
    end = sentence.where.start + len(sentence.text.rstrip(' .!?"”'))
    return speaker_of(sentence, cast) or cast.voice_at(part or sentence.where._replace(end=end))


def clauses(quotation: Quotation) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a quotation that are short enough for any brief: all, else its clauses.

    Each with its characters in the paragraph; none of one or two words, which would be a label.
    """
    whole = quotation.text.rstrip(" ,.;:!?…")
    if len(words(whole)) <= SHORT:
        spans: Sequence[tuple[int, int]] = [(0, len(whole))]
    else:
        cuts = [0, *(cut for found in _BREAK.finditer(whole) for cut in found.span()), len(whole)]
        spans = list(zip(cuts[::2], cuts[1::2], strict=True))
    for start, end in spans:
        text = whole[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if _FEWEST <= len(words(text)) <= SHORT:
            at = quotation.start + start
            yield at, at + len(text), text
