"""Markdown: its front matter, rules and marks taken off, so that what is left is the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefing.compiled import late_pattern


def without_front_matter(lines: list[str]) -> list[str]:
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


def without_rules(lines: Iterable[str]) -> Iterator[str]:
    """Turn rules and the underlines of headings into blank lines."""
    for line in lines:
        yield "" if re.fullmatch(r"([-*_=])(\s*\1)+", line) else line


# Every pattern here is linear in the length of the line, whatever the line.
_LEAD: Final = late_pattern(r"(?:>\s?)+|#{1,6}\s+|[-*+•]\s+(?=\S)")
_TAIL: Final = late_pattern(r"\s#+$")
_IMAGE: Final = late_pattern(r"!\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_LINK: Final = late_pattern(r"\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"]*\")?\)")
_REFERENCE: Final = late_pattern(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_CODE: Final = late_pattern(r"(?<!`)`++([^`]++)`++")
_EMPHASIS: Final = late_pattern(r"(?<!\\)(?:\*++|_++|~~)")
_ESCAPE: Final = late_pattern(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_ANY: Final = late_pattern(r"[*_`\[\\#>~]|^[-+•] ")
_FENCE: Final = late_pattern(r"(?:```|~~~)\w*")


def unmarked(line: str) -> str:
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
