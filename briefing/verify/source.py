"""Source texts: plain text or Markdown of any shape, read into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from briefing.files import SOURCE_CAP, Unreadable, read_guarded
from briefing.text import clean

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
