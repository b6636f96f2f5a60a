"""The record of a table: the facts of the rows that are cited, found cell by cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from briefing.verify import language_of
from briefing.verify.sources.heads import in_full
from briefing.verify.sources.record import (
    SHORT,
    VERSION,
    FigureFact,
    Paragraph,
    Record,
    SpeakerFact,
    make_record,
)
from briefing.verify.table.cells import day_of, day_text, number_of, number_text
from briefing.verify.table.words import CellText, RowTexts, names_in
from briefing.verify.words.normalise import fingerprint, tokens

_COUNTS: Final = ("count", "low", "high")


class RecordRequest(NamedTuple):
    """What a record of a table is made for.

    ``cited`` are the numbers of rows that it is to have. ``named`` are the names of whose table it
    is, which each row bears; ``computed`` are columns of which the values are kept beside those
    that count. The rest is as in ``make_record``.
    """

    cited: Collection[int]
    quotations: Sequence[str] = ()
    named: Sequence[str] = ()
    computed: Collection[str] = ()
    title: str = ""
    longest: int | None = None
    language: str | None = None


def table_record(texts: RowTexts, wanted: RecordRequest) -> Record:
    """Return the record of a table: the facts of the rows that are wanted alone."""
    cited, language = wanted.cited, wanted.language
    numbers = [number for number in sorted(set(cited)) if 1 <= number <= len(texts)]
    code = "" if language_of(language or "") is language_of() else language or ""
    rows = {number: texts.cells(number) for number in numbers}
    words = list(
        dict.fromkeys(cell.value for cells in rows.values() for cell in cells if _is_words(cell))
    )
    read = _read(words, wanted, code)
    found = dict(zip(words, read, strict=True))
    kept = _kept(texts, wanted.computed)
    return Record(
        record=VERSION,
        title=wanted.title,
        language=code,
        sha256=texts.table.sha256,
        row_count=len(texts),
        columns=list(texts.table.columns),
        tags=list(texts.table.tags),
        paragraphs=[
            _Row(cells, found, wanted.named, bool(code)).made(
                texts,
                number,
                {name: texts.table.rows[number - 1][place] for name, place in kept.items()},
            )
            for number, cells in rows.items()
        ],
    )


def _read(words: Sequence[str], wanted: RecordRequest, code: str) -> list[Paragraph]:
    """Return the facts of cells that are words, each read by itself."""
    if not words:
        return []
    return make_record(words, wanted.quotations, "", wanted.longest, code or "en").paragraphs


def _kept(texts: RowTexts, computed: Iterable[str]) -> Mapping[str, int]:
    """Return the columns whose values a record keeps, with their places."""
    counts = (column for column in texts.columns.shown if column.role in _COUNTS)
    kept = {column.name: column.place for column in counts}
    for name in computed:
        place = texts.table.column(name)
        if place is not None:
            kept[texts.table.columns[place]] = place
    return kept


def _is_words(cell: CellText) -> bool:
    """Tell whether a cell is read as words, being no number that counts and no day."""
    if cell.column.role in _COUNTS:
        return number_of(cell.value) is None
    return cell.column.role != "date" or day_of(cell.value) is None


class _Row:
    """The cells of a row put together into its facts."""

    def __init__(
        self,
        cells: Sequence[CellText],
        found: Mapping[str, Paragraph],
        named: Sequence[str],
        iso: bool,
    ) -> None:
        self.cells = cells
        self.named = named
        self.iso = iso
        self.read = [found[cell.value] for cell in cells if _is_words(cell)]

    def made(self, texts: RowTexts, number: int, kept: Mapping[str, str]) -> Paragraph:
        """Return the facts of the row with a number; its hash is of what is in its cells."""
        speakers: list[SpeakerFact] = [each for p in self.read for each in p.speakers]
        return Paragraph(
            words=len(tokens(texts[number - 1])),
            print=fingerprint(" | ".join(texts.table.rows[number - 1])),
            attributed="part" if speakers else "none",
            names=_each(self._names()),
            figures=list(dict.fromkeys(self._figures())),
            dates=_each(self._dates()),
            bodies=_each(body for p in self.read for body in p.bodies),
            speakers=list(dict.fromkeys(speakers)),
            quotes=[quote for p in self.read for quote in p.quotes],
            row=number,
            key=texts.key(number),
            cells={name: value for name, value in kept.items() if value},
        )

    def _names(self) -> Iterable[str]:
        yield from self.named
        for cell in self.cells:
            if cell.column.role == "name":
                yield from map(_short, names_in(cell.value))
        yield from (name for p in self.read for name in p.names)

    def _dates(self) -> Iterable[str]:
        for cell in self.cells:
            day = day_of(cell.value) if cell.column.role == "date" else None
            if day is not None:
                yield day.isoformat() if self.iso else day_text(day)
        yield from (date for p in self.read for date in p.dates)

    def _digits(self, number: Decimal) -> str:
        """Return a number as every language reads it: only English is sure to part by commas."""
        words = number_text(number)
        return words.replace(",", "") if self.iso else words

    def _figures(self) -> Iterable[FigureFact]:
        """Yield what counts: each number, low and high as bounds and as the range between them."""
        ends = {}
        for cell in self.cells:
            number = number_of(cell.value) if cell.column.role in _COUNTS else None
            if number is None:
                continue
            words, noun = self._digits(number), cell.column.noun
            ends[cell.column.role] = number
            bound = {"low": "at least ", "high": "up to "}.get(cell.column.role, "")
            yield FigureFact(f"{bound}{words}", noun)
            if not self.iso:
                yield from (
                    FigureFact(f"{bound}{said}") for said in in_full(words, cell.column.name)
                )
            if {"low", "high"} <= ends.keys() and cell.column.role in ("low", "high"):
                low, high = ends["low"], ends["high"]
                if low < high:
                    yield FigureFact(f"{self._digits(low)} to {self._digits(high)}", noun)
        yield from (figure for p in self.read for figure in p.figures)


def _each(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, values)))


def _short(name: str) -> str:
    split = name.split()
    return name if len(split) <= SHORT else " ".join(split[:SHORT])
