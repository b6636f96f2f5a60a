"""Files of sources: texts, read into paragraphs, and sealed records, read and written.

A text is plain text or Markdown of any shape. A sealed record holds the facts of a text and may
travel where the text may not: in the clear, how long each paragraph is, its names, figures, dates
and speakers, 16 bits of its hash, and those short quotations of the named briefs that stand in it.
Of a table it has the rows that are cited, with the numbers that count and the event's own id. It
holds no hashes of word runs, from which a text can be guessed back. Whoever seals is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from briefing.brief.values import place_name
from briefing.files import SOURCE_CAP, Unreadable, read_guarded
from briefing.format.reader import read
from briefing.text import clean
from briefing.verify.sources.record import SHORT, VERSION, Paragraph, Record, make_record

if TYPE_CHECKING:  # a record is no text to be numbered
    from briefing.verify.sources.numbering import TextBlock

SEALED: Final = (".sealed.yaml", ".sealed.yml")
"""How the name of a sealed record ends."""


def is_sealed(path: Path) -> bool:
    """Tell by its name whether a file is a sealed record."""
    return path.name.lower().endswith(SEALED)


def read_source(path: Path, within: Path | None = None) -> list[str]:
    """Return the paragraphs of a source text, clean, in order; ``p1`` is the first.

    ``within`` is the library's folder, which links must not leave.

    Raises:
        Unreadable: the file is a sealed record, missing, no regular file, over ``SOURCE_CAP``
            bytes, outside ``within``, not UTF-8 plain text, or without any text.
    """
    return [block.text for block in read_blocks(path, within) if block.text]


def read_blocks(path: Path, within: Path | None = None) -> list[TextBlock]:
    """Return what stands in a source text, what is not counted too, in order.

    Raises:
        Unreadable: as ``read_source``.
    """
    if is_sealed(path):
        raise Unreadable("it is a sealed record, not the text")
    data = read_guarded(path, SOURCE_CAP, within)
    from briefing.verify.sources.decode import Foreign, decoded
    from briefing.verify.sources.numbering import blocks

    try:
        found = blocks(decoded(data))
    except Foreign as error:
        raise Unreadable(f'{error}; or "briefing take" reads it in') from error
    if not any(block.text for block in found):
        raise Unreadable("there is no text in it")
    return found


def paragraphs(text: str) -> list[str]:
    """Split a text into clean paragraphs; the rows of a table stand in lines of their own."""
    from briefing.verify.sources.numbering import blocks

    return [block.text for block in blocks(text) if block.text]


_HEAD: Final = """\
# A sealed record: the facts of a text that does not travel with the brief. By it `briefing check`
# tells whether the brief's quotations, figures, dates, names and speakers stand in the paragraphs
# it cites. It cannot be turned back into the text, and it is only as good as whoever sealed it.
"""
_PLAIN_KEYS: Final = ("words", "print", "attributed", "carries", "row", "key")
_LISTS: Final = ("names", "dates", "bodies", "figures", "speakers", "quotes", "rows")


def seal(paragraphs: Sequence[str], quotations: Sequence[str], title: str) -> str:
    """Return the sealed record of a text as the file to be written.

    ``quotations`` are those of the briefs that it is sealed for; of over ``SHORT`` words a part is
    left out.
    """
    return written(make_record(paragraphs, quotations, title, SHORT))


def written(record: Record) -> str:
    """Return a record as YAML, a paragraph a block, for people to read."""
    plain = msgspec.to_builtins(record)
    lines = [_HEAD.rstrip("\n"), f"record: {record.record}"]
    if record.title:
        lines.append(f"title: {_quoted(record.title)}")
    if record.language:
        lines.append(f"language: {_quoted(record.language)}")
    lines.append(f"sha256: {record.sha256}")
    if record.row_count:
        lines.append(f"row_count: {record.row_count}")
        for key, names in (("columns", record.columns), ("tags", record.tags)):
            lines += [f"{key}: [{', '.join(map(_quoted, names))}]"] if names else []
    lines.append("paragraphs:" if record.paragraphs else "paragraphs: []")
    for number, paragraph in enumerate(plain["paragraphs"], 1):
        lines += _block(number, paragraph)
    return "\n".join(lines) + "\n"


def _block(number: int, paragraph: Mapping[str, Any]) -> Iterator[str]:
    yield f"  # {place_name(paragraph.get('row', number), table='row' in paragraph)}"
    dash = "- "
    for key in _PLAIN_KEYS:
        if key in paragraph:
            value = paragraph[key]
            yield f"  {dash}{key}: {_quoted(value) if key in ('print', 'key') else value}"
            dash = "  "
    if cells := paragraph.get("cells"):
        pairs = (f"{_quoted(name)}: {_quoted(value)}" for name, value in cells.items())
        yield f"    cells: {{{', '.join(pairs)}}}"
    for key in _LISTS:
        values = paragraph.get(key)
        if not values:
            continue
        if key == "rows":
            yield "    rows:"
            yield from (f"      - {_json(row)}" for row in values)
            continue
        if isinstance(values[0], str):
            yield f"    {key}: [{', '.join(map(_quoted, values))}]"
            continue
        yield f"    {key}:"
        for value in values:
            pairs = (
                f"{name}: {str(inner).lower() if inner is True else _quoted(inner)}"
                for name, inner in value.items()
            )
            yield f"      - {{{', '.join(pairs)}}}"


def _quoted(text: str) -> str:
    """Return a text as a double-quoted scalar; JSON's are YAML's too."""
    return _json(clean(text))


def _json(value: object) -> str:
    import json  # reading a record never needs it

    return json.dumps(value, ensure_ascii=False)


def read_sealed(path: Path, within: Path | None = None) -> Record:
    """Return the record in a file; ``within`` is the folder that links must not leave.

    Raises:
        Unreadable: there is no such file, it may not be read, or it is no sealed record.
    """
    data = read_guarded(path, SOURCE_CAP, within)
    reading = read(data, Record, clean(path.name), cap=SOURCE_CAP)
    if reading.value is None:
        problem = reading.problems[0]
        where = f"line {problem.line}, column {problem.column}"
        raise Unreadable(f"it is no sealed record ({where}: {problem.message.rstrip('.')})")
    if reading.value.record != VERSION:
        raise Unreadable(
            f"it is a sealed record of version {reading.value.record}; this program reads {VERSION}"
        )
    return reading.value


def agreeing(record: Record, paragraphs: Sequence[str]) -> dict[int, int]:
    """Return which paragraphs of a text are those of a record, both counted from 0.

    Paragraphs are paired in order by their fingerprints; one that was split, joined or changed
    pairs with none, and does not disturb those behind it.
    """
    from difflib import SequenceMatcher

    from briefing.verify.words.normalise import fingerprint, words

    ours = [(paragraph.print, paragraph.words) for paragraph in record.paragraphs]
    theirs = [(fingerprint(text), len(words(text))) for text in paragraphs]
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return {a + k: b + k for a, b, size in blocks for k in range(size)}


def aligned(record: Record, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return a reader's own copy paragraph by paragraph of the record, "" where they differ."""
    pairs = agreeing(record, paragraphs)
    return tuple(
        paragraphs[pairs[number]] if number in pairs else ""
        for number in range(len(record.paragraphs))
    )


def with_text(
    record: Record, texts: Sequence[str], quotations: Sequence[str], language: str | None = None
) -> Record:
    """Return a sealed record with what the aligned ``texts`` add: quotations sealed by nobody."""
    full = make_record(texts, quotations, language=language)
    merged: list[Paragraph] = [
        whole if text else sealed
        for text, whole, sealed in zip(texts, full.paragraphs, record.paragraphs, strict=True)
    ]
    return msgspec.structs.replace(record, paragraphs=merged)
