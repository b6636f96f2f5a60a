"""The record of a source text: its facts, paragraph by paragraph, which every hard check reads.

A full text is turned into its record before anything is checked, and ``briefing seal`` writes the
same record to a file, so a brief gets the same verdicts with the text and without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from briefing.verify import language_code, language_of
from briefing.verify.language import Attributed
from briefing.verify.words.footnotes import Unnoted
from briefing.verify.words.normalise import Token, fingerprint, tokens
from briefing.verify.words.quotes import joined, parts, places

if TYPE_CHECKING:
    from briefing.verify.sources.analysis import ParagraphFacts

VERSION: Final = 1
"""The version of sealed records that this program reads and writes."""
SHORT: Final = 7
"""Words that a quotation in a sealed record has at most, and any other run taken from a text."""
_WHOLLY: Final = 0.8
"""The share of a paragraph that has to be on speakers' word for it to count as a whole."""


class FigureFact(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A figure as printed, its qualifier included, and what it counts."""

    text: str
    of: str = ""


class SpeakerFact(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Somebody who speaks: the words that name them, the verb, and whom a pronoun means."""

    name: str
    verb: str = ""
    meant: str = ""


class QuoteFact(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A quotation of a brief that stands in the paragraph.

    ``by`` is who is quoted, by the text; ``spoken`` whether it stands in quotation marks there.
    """

    text: str
    by: str = ""
    spoken: bool = False


class Paragraph(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The facts of one paragraph.

    ``print`` is 16 bits of its SHA-256. ``carries`` says how it carries on the speaker of the
    paragraph before; ``attributed`` how much of it is on a speaker's word. ``bodies`` are the
    words for who may speak without a name: army, residents, state television. Of a table it is a
    row: ``row`` is its number, ``key`` the event's own id, ``cells`` are the values of columns that
    count, as printed.
    """

    words: int
    print: str
    attributed: Literal["none", "part", "all"] = "none"
    carries: Literal["", "pronoun", "quotation"] = ""
    names: list[str] = []
    figures: list[FigureFact] = []
    dates: list[str] = []
    bodies: list[str] = []
    speakers: list[SpeakerFact] = []
    quotes: list[QuoteFact] = []
    rows: list[Paragraph] = []
    row: int = 0
    key: str = ""
    cells: dict[str, str] = {}


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The facts of a source text; ``sha256`` is of the whole text, normalised.

    ``language`` is the code of the language that they were found by, "" for English. Of a table
    it has the rows that are cited: ``row_count`` is how many there are, ``columns`` and ``tags``
    the names of their columns and the hashtags, if there are any.
    """

    record: int
    title: str = ""
    language: str = ""
    sha256: str
    row_count: int = 0
    columns: list[str] = []
    tags: list[str] = []
    paragraphs: list[Paragraph]

    @property
    def count(self) -> int:
        """How many paragraphs the text has, or rows the table."""
        return self.row_count or len(self.paragraphs)


def make_record(
    paragraphs: Sequence[str],
    quotations: Iterable[str] = (),
    title: str = "",
    longest: int | None = None,
    language: str | None = None,
) -> Record:
    """Return the record of a full text.

    ``quotations`` are those of the briefs that are to be checked against it; the record keeps what
    stands in the text, parts of over ``longest`` words left out. ``language`` is the code of the
    text's language; without one its small words tell it.
    """
    from briefing.verify.sources.analysis import analyse  # a record needs no text analysed

    code = language_code(language, paragraphs)
    language = code if code and language_of(code) is not language_of() else ""
    analysis = analyse(tuple(paragraphs), language)
    wanted = _wanted(quotations, longest)
    across = _across(analysis.found, wanted)
    made = [
        _paragraph(text, found, [*wanted, *across.get(at, ())])
        for at, (text, found) in enumerate(zip(analysis.paragraphs, analysis.found, strict=True))
    ]
    return Record(
        record=VERSION,
        title=title,
        language=language,
        sha256=analysis.sha256,
        paragraphs=made,
    )


def _wanted(quotations: Iterable[str], longest: int | None) -> list[tuple[str, ...]]:
    """Return the parts of quotations as words, each once, none too long."""
    found = {tuple(part): None for quotation in quotations for part in parts(quotation)}
    return [part for part in found if longest is None or len(part) <= longest]


def _across(
    found: Sequence[ParagraphFacts], wanted: Sequence[tuple[str, ...]]
) -> dict[int, list[tuple[str, ...]]]:
    """Return what of quotations that go on in the next paragraph stands in each, from number 0."""
    cuts: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = {}
    for part in wanted:
        for at in range(1, len(part)):
            cuts.setdefault((part[at - 1], part[at]), []).append((part, at))
    pieces: dict[int, list[tuple[str, ...]]] = {}
    for number, (above, below) in enumerate(pairwise(found)):
        if not (above.tokens and below.tokens):
            continue
        for part, at in cuts.get((above.tokens[-1].word, below.tokens[0].word), ()):
            head = tuple(token.word for token in above.tokens[-at:])
            tail = tuple(token.word for token in below.tokens[: len(part) - at])
            if head + tail == part:
                pieces.setdefault(number, []).append(head)
                pieces.setdefault(number + 1, []).append(tail)
    return pieces


def _paragraph(text: str, found: ParagraphFacts, wanted: Sequence[tuple[str, ...]]) -> Paragraph:
    return Paragraph(
        words=len(found.tokens),
        print=fingerprint(text),
        attributed=_attributed(found.read.text, found.said),
        carries=found.said.carries,
        names=_each(name.text for name in found.names),
        figures=list(
            dict.fromkeys(FigureFact(_short(f.text), _short(f.noun)) for f in found.figures)
        ),
        dates=_each(date.text for date in found.dates),
        bodies=found.bodies,
        speakers=list(dict.fromkeys(_speakers(found.said))),
        quotes=_quotes(text, found, wanted),
        rows=[_paragraph(row.text, row.found, wanted) for row in found.rows],
    )


def _each(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(_short, texts)))


def _short(text: str) -> str:
    """Return a run of words, the last ``SHORT`` of them where there are more."""
    split = text.split()
    return text if len(split) <= SHORT else " ".join(split[-SHORT:])


def _speakers(said: Attributed) -> Iterable[SpeakerFact]:
    for speech in said.speeches:
        if speech.speaker:
            meant = speech.resolved if speech.resolved != speech.speaker else ""
            yield SpeakerFact(_short(speech.speaker), _short(speech.verb), _short(meant))
    for voice in said.heard:
        yield SpeakerFact(_short(voice))


def _attributed(text: str, said: Attributed) -> Literal["none", "part", "all"]:
    """Return how much of a paragraph is on speakers' word, by its letters."""
    covered = bytearray(len(text))
    for speech in said.speeches:
        start, end = max(speech.start, 0), min(speech.end, len(text))
        covered[start:end] = b"\1" * max(end - start, 0)
    letters = [index for index, char in enumerate(text) if char.isalnum()]
    share = sum(covered[index] for index in letters) / (len(letters) or 1)
    return "all" if share >= _WHOLLY else "part" if share > 0 else "none"


def _quotes(text: str, found: ParagraphFacts, wanted: Sequence[tuple[str, ...]]) -> list[QuoteFact]:
    """Return the wanted quotations that stand in a paragraph, in the order of their places.

    They may stand there with footnote marks or without them.
    """
    views = [_View(text, found.tokens, Unnoted(text, found.read.gone))]
    if found.read.gone:
        views.insert(0, _View(found.read.text, tokens(found.read.text), Unnoted(found.read.text)))
    facts: list[tuple[int, int, QuoteFact]] = []
    for part in wanted:
        fact = next(filter(None, (_quote(view, found, part) for view in views)), None)
        if fact is not None:
            facts.append(fact)
    return [fact for _, _, fact in sorted(facts, key=lambda each: each[:2])]


class _View:
    """A paragraph in which a quotation is looked for: as printed, or without footnote marks.

    ``places`` leads from a place in it to that in the text without them.
    """

    def __init__(self, text: str, tokens: list[Token], places: Unnoted) -> None:
        self.text, self.tokens, self.places = text, tokens, places
        self.words = joined([token.word for token in tokens])


def _quote(
    view: _View, found: ParagraphFacts, part: Sequence[str]
) -> tuple[int, int, QuoteFact] | None:
    """Return a quotation that stands in a paragraph behind its place and length, else None."""
    spans = [
        (view.tokens[place].start, view.tokens[place + len(part) - 1].end)
        for place in places(part, view.words)
    ]
    if not spans:
        return None
    said = [next(_by(found, *map(view.places.place, span)), None) for span in spans]
    best = next((index for index, by in enumerate(said) if by is not None), 0)
    start, end = spans[best]
    by = said[best]
    fact = QuoteFact(view.text[start:end], _short(by or ""), by is not None)
    return view.places.place(start), len(part), fact


def _by(found: ParagraphFacts, start: int, end: int) -> Iterator[str]:
    """Yield who speaks the words of a span, "" where the text does not say.

    That is the speaker of the quotation it lies in, or of a stretch that has no verb: an answer
    behind the speaker's name, as interviews print it.
    """
    for quotation in found.said.quotations:
        if quotation.start <= start and end <= quotation.end:
            yield quotation.speaker
    for speech in found.said.speeches:
        if not speech.verb and speech.start <= start and end <= speech.end:
            yield speech.resolved
