"""``briefing source``: a source's text with the numbers by which citations count it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from json import dumps
from pathlib import Path
from typing import Any, Final, NamedTuple

from briefing.brief.values import place_name
from briefing.cli.output import Exit, Stop, encoding, err, out
from briefing.cli.pages import page_columns
from briefing.cli.target import Session, Target
from briefing.export.json import encode
from briefing.files import Unreadable
from briefing.filesystem import is_there, meant, whole
from briefing.library.scan import SUFFIXES
from briefing.paths import shown
from briefing.text import clean, fitted, width, wrap
from briefing.verify.coverage import cited
from briefing.verify.sources.numbering import LONG_LINE, TextBlock
from briefing.verify.sources.record import Record
from briefing.verify.sources.source import is_sealed, read_blocks
from briefing.verify.sources.tables import is_row, rows
from briefing.verify.table.rows import BadTable
from briefing.verify.table.source import texts_of
from briefing.verify.table.words import RowTexts
from briefing.verify.words.normalise import digest

_UNCOUNTED: Final = "-"
"""What stands in place of a number before lines that are not counted."""
_FEW: Final = 5
"""Paragraphs that are named before the others are counted."""
TABLES: Final = (".csv", ".tsv")
TEXTS: Final = (".txt", ".text", ".md")
"""How names of texts end, so that one that is not there is not taken for a brief's id."""


class PrintedSource(NamedTuple):
    """A text to be printed: what stands in it, and the prefix that citations of it need.

    ``source`` is the id that a brief gives it, "" of a file that was named itself. Of a copy that
    is attached ``record`` is what was sealed, and paragraphs that differ from it have no text. Of
    a table what stands in it are its rows, of which the brief's items use those that are ``cited``.
    """

    file: str
    found: Sequence[TextBlock]
    source: str = ""
    title: str = ""
    prefix: str = ""
    record: Record | None = None
    table: RowTexts | None = None
    cited: Sequence[int] = ()

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the text has, or the one that was sealed; rows of a table."""
        return self.record.count if self.record else len(self._texts)

    @property
    def sha256(self) -> str:
        """The hash of the text, or of the one that was sealed."""
        if self.table is not None:
            return self.table.table.sha256
        return self.record.sha256 if self.record else digest(self._texts)

    @property
    def _texts(self) -> list[str]:
        return [block.text for block in self.found if block.text]


class Labelled(NamedTuple):
    """A line behind its citation, or behind ``-`` where it is not counted."""

    label: str
    text: str


class Numbered(NamedTuple):
    """What stands together in a text; ``cite`` is its citation, "" where it is not counted."""

    cite: str
    block: TextBlock
    lines: list[Labelled]

    @property
    def rows(self) -> list[Labelled]:
        """The rows of the table that it is, none where it is none."""
        return [line for line in self.lines if line.label not in (self.cite, _UNCOUNTED)]


def run_source(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    columns = page_columns(options.width)
    texts, missing = _texts(session, options.file)
    charset = "ascii" if session.ascii else encoding()
    if options.json:
        out(encode([_plain(text) for text in texts], charset))
    else:
        for number, text in enumerate(texts):
            lines = list(numbered_page(text, columns))
            out(fitted("\n".join(["", *lines] if number else lines) + "\n", charset))
            for line in to_say(text):
                err(line)
    for message in missing:
        err(f"briefing: {message}")
    return Exit.USAGE if missing else Exit.DONE


def _texts(session: Session, word: str) -> tuple[list[PrintedSource], list[str]]:
    """Return the texts that a word stands for, and why those of a brief cannot be read.

    Raises:
        Stop: it stands for no text and no brief, or the text cannot be read.
    """
    path = meant(Path(word))
    low = word.lower()
    if (
        is_sealed(path)
        or low.endswith((*TEXTS, *TABLES))
        or (is_there(path) and not low.endswith(SUFFIXES))
    ):
        try:
            if low.endswith(TABLES):
                return [_of_table(shown(whole(path)), texts_of(path))], []
            return [PrintedSource(shown(whole(path)), read_blocks(path))], []
        except BadTable as error:
            raise Stop(f"{shown(whole(path))}:{error.line} cannot be read: {error}") from error
        except Unreadable as error:
            raise Stop(f"{shown(whole(path))} cannot be read: {error}") from error
    return _of_brief(session, session.find(word))


def _of_table(file: str, table: RowTexts) -> PrintedSource:
    """Return a table to be printed, a row a block."""
    lines = table.table.lines
    found = [TextBlock(line, line, row, ()) for line, row in zip(lines, table, strict=True)]
    return PrintedSource(file, found, table=table)


def _of_brief(session: Session, target: Target) -> tuple[list[PrintedSource], list[str]]:
    """Return the texts of a brief's sources, and a sentence of each that is not at hand."""
    library, entry = target.library, target.entry
    brief = session.brief(target)
    texts: list[PrintedSource] = []
    missing: list[str] = []
    for number, source in enumerate(brief.sources):
        place = library.source_file(entry, source)
        prefix = f"{source.id}:" if number else ""
        found: list[TextBlock] = []
        if source.is_table and (rows := library.at_hand(entry, source).table) is not None:
            made = _of_table(shown(place) if place else "", rows)
            used = sorted(cited(brief, source.id))
            made = made._replace(source=source.id, title=source.title, prefix=prefix, cited=used)
            texts.append(made)
            continue
        why, record = "", None
        if place is not None and not is_sealed(place):
            try:
                found = read_blocks(place)
            except Unreadable as error:
                why = f"The text {clean(source.text or '')} cannot be read: {error}."
        else:
            at_hand = library.at_hand(entry, source)
            found = [TextBlock(0, 0, text, ()) for text in at_hand.paragraphs]
            why, record = at_hand.missing, at_hand.record
        if not any(block.text for block in found):
            missing.append(f"{source.id}: {why[:1].lower()}{why[1:]}")
            continue
        file = shown(place) if place else ""
        texts.append(PrintedSource(file, found, source.id, source.title, prefix, record))
    return texts, missing


def numbered_page(text: PrintedSource, columns: int) -> Iterator[str]:
    """Yield the lines of a text behind their citations, none wider than ``columns``, 0 for any."""
    if text.source:
        head = clean(f"{text.source}: {text.title}")
        yield from wrap(head, columns) if columns else [head]
    lines = [line for numbered in _numbered(text) for line in numbered.lines]
    margin = max(width(line.label) for line in lines) + 2
    for label, words in lines:
        first, *rest = wrap(words, columns - margin) if columns else [words]
        yield f"{label:<{margin}}{first}".rstrip()
        yield from (f"{'':<{margin}}{line}" for line in rest)


def _numbered(text: PrintedSource) -> Iterator[Numbered]:
    """Yield what stands in a text with its citations, in order."""
    number = 0
    for block in text.found:
        # A copy that is attached has a place without text for each paragraph that differs.
        number += bool(block.text) or not block.printed
        if text.table is not None:
            name = f"{text.prefix}{place_name(number, table=True)}"
            yield Numbered(name, block, [Labelled(name, text.table.told(number))])
        elif block.text:
            name = f"{text.prefix}p{number}"
            yield Numbered(name, block, list(_labelled(name, block.text)))
        else:
            yield Numbered("", block, [Labelled(_UNCOUNTED, line) for line in block.printed])


def _labelled(name: str, paragraph: str) -> Iterator[Labelled]:
    """Yield the lines of a paragraph: of a table each row with its own citation."""
    left = rows(paragraph)
    row = 0
    for line in paragraph.split("\n"):
        if row < len(left) and line == left[row]:
            row += 1
            yield Labelled(f"{name}.r{row}", line)
        else:
            yield Labelled(_UNCOUNTED if left and is_row(line) else name, line)


def _plain(text: PrintedSource) -> dict[str, Any]:
    """Return a text as plain data; ``cite`` is null where lines are not counted."""
    return {
        "source": text.source or None,
        "file": text.file or None,
        "paragraphs": text.paragraphs,
        "table": text.table is not None,
        "sha256": text.sha256,
        "blocks": [
            {
                "cite": cite or None,
                "line": block.first or None,
                "last_line": block.last or None,
                "text": block.text or "\n".join(block.printed),
                "rows": [{"cite": row.label, "text": row.text} for row in numbered.rows],
            }
            for numbered in _numbered(text)
            for cite, block, _ in [numbered]
        ],
    }


def to_say(text: PrintedSource) -> Iterator[str]:
    """Yield what the brief's source can say of a text, line by line."""
    if text.table is not None:
        yield from _table_to_say(text, text.table)
        return
    whole_text = [block for block in text.found if block.text]
    if len(whole_text) == 1 and len(whole_text[0].printed) > 1:
        yield "There is no blank line in it: all of it is one paragraph."
    joined = [each.cite for each in _numbered(text) if each.cite and _is_joined(each.block)]
    if joined:
        yield f"{_few(joined)}: long lines next to each other are one; blank lines part them."
    yield "Under sources in the brief:"
    yield f"sha256: {text.sha256}"
    yield f"paragraphs: {text.paragraphs}"


def _table_to_say(text: PrintedSource, table: RowTexts) -> Iterator[str]:
    """Yield what the brief's source can say of a table: whose columns, which events it cites."""
    yield "Under sources in the brief:"
    yield f"sha256: {text.sha256}"
    yield f"paragraphs: {text.paragraphs}"
    key = table.columns.key
    keys = {place_name(n, table=True): table.key(n) for n in text.cited if n <= len(table)}
    said = f"table: {{preset: {table.columns.preset}"
    if key and keys:
        rows = ", ".join(f"{name}: {dumps(value)}" for name, value in keys.items() if value)
        said += f", key: {dumps(key.name)}, rows: {{{rows}}}"
    yield f"{said}}}"


def _is_joined(block: TextBlock) -> bool:
    """Tell whether a paragraph may be several: more than one of its lines is too long to wrap."""
    lines = [line for line in block.printed if not is_row(line)]
    return sum(len(line) > LONG_LINE for line in lines) > 1


def _few(names: Sequence[str]) -> str:
    """Return the first few of some names, and how many more there are."""
    more = len(names) - _FEW
    return ", ".join(names[:_FEW]) + (f" and {more} more" if more > 0 else "")
