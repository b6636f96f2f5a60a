"""Files of sign-offs: reading them in every style of YAML, and adding one in the style of the file.

A file is a list that only grows. What a power cut, a kill or a full disk has cut off can only be
its last entry: that one is named, the others count. What is added is read again before it is
written, so that no file is broken by it, however oddly it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from briefing.brief.model import SignOff
from briefing.files import BRIEF_CAP, TooLarge, Unreadable, read_guarded
from briefing.format.problems import Problem, Reading
from briefing.format.reader import read
from briefing.format.records import BOM, commented
from briefing.format.yaml.marks import NodePlaces
from briefing.text import clean

HEAD: Final = "# Sign-offs: who has read an item and the paragraphs it cites, and vouches for it.\n"
"""How a file of sign-offs begins."""
_NOTHING: Final = re.compile(r"(?:(?:---|\.\.\.)?[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*")
_DOCUMENT_END: Final = re.compile(r"^\.\.\.(?=\s|\Z)", re.MULTILINE)
_ENTRY: Final = re.compile(r"^[ \t]*-(?= |\Z)", re.MULTILINE)
_LINES: Final = (
    ("- of: ", re.compile(r"- of: [0-9a-f]{64}")),
    ('  by: "', re.compile(r'  by: ".*"')),
    ('  on: "', re.compile(r'  on: ".*"')),
)
"""The lines of an entry as the program writes it: how each begins, and what it is as a whole."""
_MOST_PLACES: Final = 20
"""So many closing brackets of a list in flow style are tried, from the end of the file."""


class CannotAdd(Exception):
    """A file of sign-offs is damaged, or full; the message is the end of a sentence."""


class Added(NamedTuple):
    """A file of sign-offs with one more: ``whole`` is all of it.

    ``end`` is what is appended to the file as it is; None where it is to be written anew.
    """

    whole: bytes
    end: bytes | None


def read_signoffs(path: Path, within: Path | None = None) -> Reading[list[SignOff]]:
    """Read the sign-offs of a file; a warning names the last one where it was cut off.

    A file without any entry has none. One that is not there, or that a link of the library
    ``within`` looks for elsewhere, gives the problem ``unreadable``.
    """
    try:
        return _read(read_guarded(path, BRIEF_CAP, within), str(path))
    except Unreadable as error:
        problem = Problem(
            file=clean(str(path)),
            line=1,
            column=1,
            code="size" if isinstance(error, TooLarge) else "unreadable",
            message=f"the file cannot be read: {error}.",
            hint="Put a file that can be read in its place, or take it away.",
        )
        return Reading(None, [problem], NodePlaces(""), "")


def add_signoff(data: bytes, signoff: SignOff, name: str) -> Added | None:
    """Add a sign-off to the content of a file; None where the same person has signed the same.

    What was cut off at the end of the file becomes a comment. ``name`` is the file's name in
    messages.

    Raises:
        CannotAdd: what is there cannot be read, or has no room for more.
    """
    reading = _read(data, name)
    cut = _cut_off(data)
    if reading.value is None or (reading.problems and cut is None):
        problem = reading.problems[0]
        raise CannotAdd(f"line {problem.line}: {problem.message}")
    if any((each.of, each.by) == (signoff.of, signoff.by) for each in reading.value):
        return None
    text = reading.text
    if reading.problems and cut is not None:
        text = cut[0] + commented(cut[1].encode()).decode()
    bom = BOM if data.startswith(BOM) else b""
    for at, inserted in _places(text, signoff):
        whole = bom + f"{text[:at]}{inserted}{text[at:]}".encode()
        if len(whole) > BRIEF_CAP:
            raise CannotAdd(f"the file is full: it would be larger than {BRIEF_CAP:,} bytes.")
        if read(whole, list[SignOff]).value == [*reading.value, signoff]:
            appends = at == len(text) and not reading.problems
            return Added(whole, inserted.encode() if appends else None)
    raise CannotAdd("nothing can be added to a list that is written like this one.")


def _read(data: bytes, name: str) -> Reading[list[SignOff]]:
    reading = read(data, list[SignOff], name)
    if reading.value is not None:
        return reading
    if _is_empty(text := data.decode("utf-8-sig", "replace")):
        return Reading([], [], NodePlaces(text), text)
    cut = _cut_off(data)
    if cut is None:
        return reading
    before = cut[0]
    kept = read(before.encode(), list[SignOff], name).value
    if kept is None and not _is_empty(before):
        return reading
    problem = Problem(
        file=clean(name),
        line=before.count("\n") + 1,
        column=1,
        code="syntax",
        severity="warning",
        message="this sign-off was cut off while it was written, and does not count.",
        hint="Sign the item again; what is left of it here then becomes a comment.",
    )
    return Reading(kept or [], [problem], NodePlaces(text), text)


def _is_empty(text: str) -> bool:
    """Tell whether nothing but comments and white space stands in a text."""
    return _NOTHING.fullmatch(f"{text}\n") is not None


def _cut_off(data: bytes) -> tuple[str, str] | None:
    """Return the text before an entry that was cut off while the program wrote it, and its rest.

    A disk that has kept the new length of a file and not the content ends it with NUL bytes.
    None where the last entry is whole, or nothing that the program was writing.
    """
    text = data.rstrip(b"\0").decode("utf-8-sig", "replace")
    starts = [match.start() for match in _ENTRY.finditer(text)]
    start = starts[-1] if starts else len(text)
    lines = text[start:].replace("\r\n", "\n").split("\n")
    pad = len(lines[0]) - len(lines[0].lstrip(" "))
    lines = [line[pad:] for line in lines]
    if len(lines) > len(_LINES):  # it is whole
        return (text, "") if data.endswith(b"\0") else None
    *whole, last = lines
    if not all(form.fullmatch(line) for line, (_, form) in zip(whole, _LINES, strict=False)):
        return None
    begins = _LINES[len(whole)][0]
    if not (last.startswith(begins) or begins.startswith(last)):
        return None
    return text[:start], text[start:]


def _places(text: str, signoff: SignOff) -> Iterator[tuple[int, str]]:
    """Yield where in a text a sign-off may be added, with what is put there, the likely first."""
    import json  # only a sign-off that is added needs it

    by = json.dumps(signoff.by, ensure_ascii=False)
    reading = read(text.encode(), list[SignOff])
    start = reading.marks.offset(()) if reading.value is not None else 0
    if reading.value is not None and text[start : start + 1] == "[":
        entry = f'{{of: {signoff.of}, by: {by}, on: "{signoff.on}"}}'
        at = len(text)
        for _ in range(_MOST_PLACES):
            if (at := text.rfind("]", 0, at)) < 0:
                return
            yield from ((at, f", {entry}"), (at, entry))
        return
    newline = "\r\n" if "\r\n" in text else "\n" if "\n" in text or "\r" not in text else "\r"
    pad = " " * (start - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) - 1)
    lines = (f"- of: {signoff.of}", f"  by: {by}", f'  on: "{signoff.on}"')
    entry = "".join(f"{pad if reading.value else ''}{line}{newline}" for line in lines)
    for end in (len(text), *(match.start() for match in _DOCUMENT_END.finditer(text))):
        lead = newline if end and text[end - 1] not in "\r\n" else ""
        yield end, f"{lead if text else HEAD}{entry}"
