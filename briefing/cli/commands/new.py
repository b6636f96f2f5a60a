"""The commands for authors: ``new`` writes a brief to begin with, ``schema`` the JSON Schema."""

from __future__ import annotations

import re
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefing.brief.values import ID_FORM, ID_PATTERN
from briefing.cli.output import Exit, Stop, encoding, err, out
from briefing.cli.target import Session
from briefing.export.json import encode
from briefing.filesystem import meant, reason, takes_files, whole
from briefing.format.docs.editors import put_schema, schema_file, write_schema
from briefing.format.docs.schema import json_schema
from briefing.format.docs.skeleton import skeleton
from briefing.library.entry import Ambiguous, NotFound
from briefing.paths import shown
from briefing.text import clean


def run_new(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    name, title = options.id, clean(options.title)
    if not re.fullmatch(ID_PATTERN, name):
        raise Stop(f'"{clean(name)}" cannot be an id', ID_FORM)
    if options.output == "-":
        out(skeleton(name, title))
        return Exit.DONE
    path = Path(options.output) if options.output else _place(session, name)
    path = meant(whole(path))
    _write(path, skeleton(name, title, schema=schema_file(path).name))
    with suppress(OSError):  # it only helps editors
        write_schema(path)
    out(shown(path) + "\n")
    err(f'Fill it in; "briefing check {shown(path)}" names what is missing.')
    return Exit.DONE


def _place(session: Session, name: str) -> Path:
    """Return where the library keeps a new brief.

    Raises:
        Stop: the library has a brief of this id, or cannot be written.
    """
    library = session.library
    path = library.place_for(name)
    if path is None:
        return Path(f"{name}.yaml")
    try:
        there = library.find(name)
    except NotFound:
        if not takes_files(path.parent):
            raise Stop(
                f"the library {shown(path.parent)} cannot be written",
                'Name a file with "-o FILE".',
            ) from None
        return path
    except Ambiguous as error:
        raise Stop(str(error), "Choose another id.") from error
    where = library.locate(there.key).shown
    raise Stop(f'"{name}" is there already, in {where}', "Choose another id.")


def _write(path: Path, text: str) -> None:
    from briefing.writing import write_atomic

    name = shown(path)
    try:
        write_atomic(path, text.encode("utf-8"))
    except FileExistsError as error:
        raise Stop(f"{name} exists", "It is left as it is; choose another id or file.") from error
    except OSError as error:
        why = reason(error)
        raise Stop(f"{name} cannot be written: {why}", 'Name a file with "-o FILE".') from error


def run_schema(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    made = _own_schema(options) if options.brief is not None else _schema(options)
    if options.output == "-":
        out(encode(made, encoding()))
        return Exit.DONE
    path = meant(whole(Path(options.output)))
    try:
        put_schema(path, made)
    except OSError as error:
        why = reason(error)
        raise Stop(f"{shown(path)} cannot be written: {why}", "Name another file.") from error
    out(shown(path) + "\n")
    return Exit.DONE


def _schema(options: Namespace) -> dict[str, Any]:
    """Return the schema of every brief, or of every draft."""
    if not options.draft:
        return json_schema()
    from briefing.draft.file import draft_schema

    return draft_schema()


def _own_schema(options: Namespace) -> dict[str, Any]:
    """Return the schema for the brief that was named."""
    from briefing.format.docs.schema_for import schema_for

    session = Session(options)
    target = session.find(options.brief)
    brief = session.brief(target)
    counts = {
        source.id: source.paragraphs or len(target.library.at_hand(target.entry, source).paragraphs)
        for source in brief.sources
    }
    return schema_for(brief, counts)
