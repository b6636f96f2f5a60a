"""Writing what was accepted into the brief: shown as a difference first, then whole or not at all.

A new brief is written in the order of the format. Into one that is there, items are put at the end
of their sections as text, so that comments and every other byte stay. What stands in the brief is
noted among the decisions, so that writing again brings only what is new.
"""

from __future__ import annotations

from contextlib import suppress
from difflib import unified_diff
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from briefing.brief import model as m
from briefing.draft.accepted import Coming, coming
from briefing.draft.review import NotKept, Review
from briefing.draft.state import DraftState
from briefing.draft.there import way_to
from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.filesystem import is_there, reason, resolved
from briefing.format.cites import with_prefix
from briefing.format.docs.editors import refresh_schema, schema_file, write_schema
from briefing.format.emit import emit, item_in_order, source_in_order, voice_in_order
from briefing.format.insert import insert, insert_entries, replace
from briefing.format.reader import read
from briefing.format.records import BOM
from briefing.locks import locked
from briefing.text import clean
from briefing.writing import write_atomic

NO_SUMMARY: Final = (
    "a brief begins with what is happening, and no statement of the bottom line is accepted yet:"
    " accept one, or move another item there"
)
NOTHING_NEW: Final = "nothing is accepted that the brief does not have"
_CONTEXT: Final = 3
"""Lines around a change that are shown with it."""


class NotWritten(Exception):
    """Nothing was written; the message is one sentence that says why."""


class Tally(NamedTuple):
    """How much goes into a brief.

    ``cites`` counts items that get another citation, ``replaced`` those that another replaces.
    """

    items: int = 0
    voices: int = 0
    actors: int = 0
    places: int = 0
    cites: int = 0
    replaced: int = 0


class Planned(NamedTuple):
    """A brief as it would be written.

    ``before`` is None where it is begun. ``difference`` are the lines of a unified difference.
    Where there are ``problems``, a sentence each, nothing can be written. ``written`` gives for the
    key of each proposal the id that its item has in the brief, "" for none.
    """

    text: str
    before: str | None
    difference: tuple[str, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    counts: Tally
    written: dict[str, str]


def plan(state: DraftState, before: str | None, path: Path, library: Path | None = None) -> Planned:
    """Return the brief with what was accepted; nothing is written.

    ``before`` is the text of the brief in the file ``path``, None where there is none; ``library``
    is the folder that its paths must not leave.
    """
    name = clean(path.name)
    there = None
    if before is not None:
        reading = read(before.encode(), m.Brief, name, folder=path.parent, library=library)
        there = reading.value
        if there is None:
            why = tuple(str(each) for each in reading.problems)
            return Planned(before, before, (), why, (), Tally(), {})
    new = coming(state, there)
    problems = [*new.troubles]
    if there is None and state.draft.into:
        problems.append(f"the brief {state.draft.into} that the text was held against is not there")
    elif there is None and "summary" not in new.items:
        problems.append(NO_SUMMARY)
    if there is not None and not (new.items or new.cites or new.replaced):
        problems.append(NOTHING_NEW)
    text = before or ""
    if not problems:
        try:
            text = _begun(state, new, path) if before is None else _extended(before, there, new)
        except ValueError as error:
            problems.append(f"{name}: {error}")
        else:
            made = read(text.encode(), m.Brief, name, folder=path.parent, library=library)
            problems += [str(each) for each in made.problems]
    return Planned(
        text,
        before,
        tuple(_difference(before, text, name)),
        tuple(problems),
        tuple(dict.fromkeys(new.notes)),
        _tally(new),
        new.written,
    )


def write(review: Review, planned: Planned, path: Path, by: str) -> None:
    """Write a planned brief, unless somebody has changed it meanwhile; note what stands in it.

    It waits for other programs and for the disk: not for the thread of the screen.

    Raises:
        NotWritten: nothing was written; or the brief is, and that could not be noted.
    """
    unread = [str(each) for each in review.problems if each.severity == "error"]
    for trouble in (*planned.problems, *unread):
        raise NotWritten(trouble)
    name = clean(path.name)
    try:
        with locked(path.parent):
            data = read_guarded(path, BRIEF_CAP) if is_there(path) else None
            if (None if data is None else data.decode("utf-8-sig")) != planned.before:
                raise NotWritten(f"{name} has changed meanwhile, and was left as it is")
            mark = BOM if data is not None and data.startswith(BOM) else b""
            whole = mark + planned.text.encode()
            write_atomic(
                resolved(path) if data is not None else path, whole, force=data is not None
            )
    except (OSError, Unreadable, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise NotWritten(f"{name} cannot be written: {why}") from error
    try:
        review.note_written(planned.written, by)
    except NotKept as error:
        raise NotWritten(f"{name} is written; what stands in it was not noted: {error}") from error
    brief = read(planned.text.encode(), m.Brief).value
    if planned.before is None:
        with suppress(OSError):  # it only helps editors
            write_schema(path, brief)
    else:
        refresh_schema(path, brief)


def text_of(path: Path, within: Path | None = None) -> str | None:
    """Return the text of a brief's file, to be planned with; None where there is no file.

    Raises:
        NotWritten: it is there and cannot be read.
    """
    if not is_there(path):
        return None
    try:
        return read_guarded(path, BRIEF_CAP, within).decode("utf-8-sig")
    except (Unreadable, UnicodeDecodeError) as error:
        raise NotWritten(f"{clean(path.name)} cannot be read: {error}") from error


def _begun(state: DraftState, new: Coming, path: Path) -> str:
    """Return a new brief, which names the schema beside it for editors."""
    head: dict[str, Any] = msgspec.to_builtins(state.draft.brief)
    head["title"] = head["title"] or state.draft.source.title
    items: dict[str, Any] = {str(section): each for section, each in new.items.items()}
    whole = {
        **head,
        "tlp": state.draft.brief.tlp,
        "language": "en",
        "sources": [new.source],
        "voices": new.voices,
        "situation": {name: items.pop(name, []) for name in ("summary", "points")},
        "actors": new.actors,
        "places": new.places,
    }
    return emit({**whole, **items}, schema=schema_file(path).name)


def _extended(text: str, there: m.Brief | None, new: Coming) -> str:
    """Return the text of a brief with what comes into it.

    Raises:
        ValueError: a section of it is not written as one.
    """
    for way, cites in new.cites:
        text = insert(text, way, *cites).text
    for way, id in new.named.items():
        text = insert_entries(text, way, {"id": id}).text
    for way, item in new.replaced.items():
        text = replace(text, way, item_in_order(item)).text
    if new.source is not None and there is not None:
        if len(there.sources) == 1:
            text = with_prefix(text, there.sources[0].id)
        text = insert(text, ("sources",), source_in_order(new.source)).text
    if new.voices:
        voices = {id: voice_in_order(voice) for id, voice in new.voices.items()}
        text = insert_entries(text, ("voices",), voices).text
    for section, items in (("actors", new.actors), ("places", new.places), *new.items.items()):
        if items:
            text = insert(text, way_to(section), *(item_in_order(item) for item in items)).text
    return text


def _difference(before: str | None, text: str, name: str) -> list[str]:
    old = [] if before is None else before.splitlines()
    old_name = "/dev/null" if before is None else name
    return list(unified_diff(old, text.splitlines(), old_name, name, lineterm="", n=_CONTEXT))


def _tally(new: Coming) -> Tally:
    items = sum(map(len, new.items.values()))
    along = len(new.voices), len(new.actors), len(new.places)
    return Tally(items, *along, len(new.cites), len(new.replaced))
