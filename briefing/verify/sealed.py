"""Sealed records: the facts of a source text as a file that may travel where the text may not.

The file holds only facts, in the clear: how long each paragraph is, its names, figures, dates and
speakers, 16 bits of its hash, and those short quotations of the named briefs that stand in it. It
holds no hashes of word runs, from which a text can be guessed back. Whoever seals is trusted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from briefing.files import SOURCE_CAP, Unreadable, read_guarded
from briefing.format.reader import read
from briefing.text import clean
from briefing.verify.record import SHORT, VERSION, Paragraph, Record, make_record

_HEAD: Final = """\
# A sealed record: the facts of a text that does not travel with the brief. By it `briefing check`
# tells whether the brief's quotations, figures, dates, names and speakers stand in the paragraphs
# it cites. It cannot be turned back into the text, and it is only as good as whoever sealed it.
"""
_PLAIN_KEYS: Final = ("words", "print", "attributed", "carries")
_LISTS: Final = ("names", "dates", "bodies", "figures", "speakers", "quotes")


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
    lines += [f"sha256: {record.sha256}", "paragraphs:"]
    for number, paragraph in enumerate(plain["paragraphs"], 1):
        lines += _block(number, paragraph)
    return "\n".join(lines) + "\n"


def _block(number: int, paragraph: Mapping[str, Any]) -> Iterator[str]:
    yield f"  # p{number}"
    dash = "- "
    for key in _PLAIN_KEYS:
        if key in paragraph:
            value = paragraph[key]
            yield f"  {dash}{key}: {_quoted(value) if key == 'print' else value}"
            dash = "  "
    for key in _LISTS:
        values = paragraph.get(key)
        if not values:
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
    return json.dumps(clean(text), ensure_ascii=False)


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

    from briefing.verify.normalise import fingerprint, words

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


def with_text(record: Record, texts: Sequence[str], quotations: Sequence[str]) -> Record:
    """Return a sealed record with what the aligned ``texts`` add: quotations sealed by nobody."""
    full = make_record(texts, quotations)
    merged: list[Paragraph] = [
        whole if text else sealed
        for text, whole, sealed in zip(texts, full.paragraphs, record.paragraphs, strict=True)
    ]
    return msgspec.structs.replace(record, paragraphs=merged)
