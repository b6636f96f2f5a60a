"""Files of sources: texts, read into paragraphs, and sealed records, read and written.

A text is plain text or Markdown of any shape. A sealed record holds the facts of a text and may
travel where the text may not: in the clear, how long each paragraph is, its names, figures, dates
and speakers, 16 bits of its hash, and those short quotations of the named briefs that stand in it.
It holds no hashes of word runs, from which a text can be guessed back. Whoever seals is trusted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import msgspec

from briefing.files import SOURCE_CAP, Unreadable, read_guarded
from briefing.format.reader import read
from briefing.text import clean
from briefing.verify.record import SHORT, VERSION, Paragraph, Record, make_record

LONG_LINE: Final = 80
"""A line over this many characters is a paragraph of its own, not one line of a wrapped one."""

SEALED: Final = (".sealed.yaml", ".sealed.yml")
"""How the name of a sealed record ends."""
_LINE_END: Final = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def is_sealed(path: Path) -> bool:
    """Tell by its name whether a file is a sealed record."""
    return path.name.lower().endswith(SEALED)


def read_source(path: Path, within: Path | None = None) -> list[str]:
    """Return the paragraphs of a source text, clean, in order; ``p1`` is the first.

    ``within`` is the library's folder, which links must not leave.

    Raises:
        Unreadable: the file is a sealed record, missing, no regular file, over ``SOURCE_CAP``
            bytes, outside ``within``, not UTF-8, or without any text.
    """
    if is_sealed(path):
        raise Unreadable("it is a sealed record, not the text")
    data = read_guarded(path, SOURCE_CAP, within)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"it is not UTF-8 text (line {line}); save it as UTF-8") from error
    found = paragraphs(text)
    if not found:
        raise Unreadable("there is no text in it")
    return found


def paragraphs(text: str) -> list[str]:
    """Split a text into clean paragraphs.

    Blank lines separate them, unless a block so formed holds more than one line over
    ``LONG_LINE`` characters: then every line is one. Front matter and the marks of Markdown are
    taken off.
    """
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    lines = [clean(line) for line in _without_front_matter(lines)]
    blocks = list(_blocks(_without_underlines(lines)))
    by_line = any(sum(len(line) > LONG_LINE for line in block) > 1 for block in blocks)
    if by_line:
        found = [_unmarked(line) for block in blocks for line in block]
    else:
        found = [" ".join(_unmarked(line) for line in block) for block in blocks]
    return [kept for kept in (clean(part) for part in found) if kept]


def _without_front_matter(lines: list[str]) -> list[str]:
    """Drop a YAML or TOML head: from a first line ``---`` or ``+++`` to the next one like it."""
    start = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    fence = lines[start].strip() if start < len(lines) else ""
    if fence not in ("---", "+++"):
        return lines
    ends = (fence, "...") if fence == "---" else (fence,)
    for end in range(start + 1, len(lines)):
        if lines[end].strip() in ends:
            # A rule at the top of a text is no front matter: that begins with a key.
            head = lines[start + 1 : end]
            return lines[end + 1 :] if head and re.match(r"[\w-]+\s*[:=]", head[0]) else lines
    return lines


def _without_underlines(lines: list[str]) -> Iterator[str]:
    """Turn rules and the underlines of headings into blank lines."""
    for line in lines:
        yield "" if re.fullmatch(r"([-*_=])(\s*\1)+", line) else line


def _blocks(lines: Iterator[str]) -> Iterator[list[str]]:
    """Group lines between blank ones."""
    for filled, block in groupby(lines, key=bool):
        if filled:
            yield list(block)


# Every pattern here is linear in the length of the line, whatever the line.
_LEAD: Final = re.compile(r"(?:>\s?)+|#{1,6}\s+|[-*+•]\s+(?=\S)")
_TAIL: Final = re.compile(r"\s#+$")
_IMAGE: Final = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"]*\")?\)")
_REFERENCE: Final = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_CODE: Final = re.compile(r"(?<!`)`++([^`]++)`++")
_EMPHASIS: Final = re.compile(r"(?<!\\)(?:\*++|_++|~~)")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_ANY: Final = re.compile(r"[*_`\[\\#>~]|^[-+•] ")
_FENCE: Final = re.compile(r"(?:```|~~~)\w*")


def _unmarked(line: str) -> str:
    """Return a line without the marks of Markdown; what merely looks like one stays."""
    if not _ANY.search(line):
        return line
    if _FENCE.fullmatch(line):
        return ""
    lead = _LEAD.match(line)
    if lead:
        line = line[lead.end() :]
        if "#" in lead[0]:
            line = _TAIL.sub("", line)
    for pattern in (_IMAGE, _LINK, _REFERENCE, _CODE):
        line = pattern.sub(r"\1", line)
    return _ESCAPE.sub(r"\1", _without_emphasis(line))


def _without_emphasis(line: str) -> str:
    """Take off pairs of ``*``, ``_`` and ``~~`` around words; ``snake_case`` and 2 * 3 stay."""
    open_at: dict[str, re.Match[str]] = {}
    gone: list[tuple[int, int]] = []
    for mark in _EMPHASIS.finditer(line):
        start, end = mark.span()
        before = line[start - 1] if start else " "
        after = line[end] if end < len(line) else " "
        opener = open_at.get(mark[0])
        if opener and not before.isspace() and not after.isalnum() and opener.end() < start:
            gone += [opener.span(), mark.span()]
            del open_at[mark[0]]
        elif not after.isspace() and not before.isalnum():
            open_at[mark[0]] = mark
    kept, at = [], 0
    for start, end in sorted(gone):
        kept.append(line[at:start])
        at = end
    return "".join([*kept, line[at:]])


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
