"""Where a draft and its text go, and how they get there."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefing.cli.commands.draft_text import Text
from briefing.cli.commands.source import TEXTS
from briefing.cli.output import Stop
from briefing.cli.target import Session
from briefing.draft.file import DRAFT, TooLong, write_draft
from briefing.draft.model import Draft
from briefing.files import Unreadable, make_folders, write_atomic
from briefing.filesystem import inside, is_there, meant, reason, resolved, takes_files, whole
from briefing.library.entry import Ambiguous, NotFound
from briefing.paths import shown
from briefing.verify.source import paragraphs, read_source


class Places(NamedTuple):
    """Where a draft and its text are kept; ``named`` is how the draft names the text.

    ``text`` is None where the text is in ``seeds`` already.
    """

    draft: Path
    text: Path | None
    named: str
    id: str


def places_for(session: Session, name: str, text: Text) -> Places:
    """Return where the draft and its text go.

    Raises:
        Stop: the library cannot be written, has a brief of this id, or a draft.
    """
    library, options = session.library, session.options
    brief = library.place_for(name)
    if brief is None:
        raise Stop(
            "nothing is written into the library that comes with the program",
            'Make a folder "briefs" here, or name a library with "--library DIR".',
        )
    try:
        there = library.find(name)
    except NotFound:
        pass
    except Ambiguous as error:
        raise Stop(str(error), 'Choose another id: "--id ID".') from error
    else:
        where = library.locate(there.key).shown
        raise Stop(
            f'there is a brief "{name}" already, in {where}',
            f'"--id ID" chooses another id, "--into {name}" holds the text against it.',
        )
    path = brief.with_name(f"{name}{DRAFT}")
    if is_there(path) and not options.force:
        raise Stop(
            f'there is a draft "{name}" already',
            f'"briefing draft {name} --review" opens it; "--force" drafts anew, and what was '
            "decided is kept.",
        )
    seeds = Path(library.identity) / "seeds"
    for folder in (path.parent, seeds):
        if is_there(folder) and not takes_files(folder):
            raise Stop(
                f"the folder {shown(folder)} cannot be written", 'Name a library: "--library DIR".'
            )
    return Places(path, *_text_place(options, seeds, name, text), name)


def _text_place(options: Namespace, seeds: Path, name: str, text: Text) -> tuple[Path | None, str]:
    """Return where the text goes, None where it is there already, and how it is named."""
    own = resolved(meant(whole(Path(options.text))))
    if inside(own, seeds) and own.name.lower().endswith(TEXTS):
        with suppress(Unreadable):
            if tuple(read_source(own)) == text.paragraphs:
                return None, str(own.relative_to(resolved(seeds)))
    path = seeds / f"{name}.txt"
    if is_there(path):
        with suppress(Unreadable):
            if tuple(read_source(path)) == text.paragraphs:
                return None, path.name
        if not options.force:
            raise Stop(f"{shown(path)} is another text", 'Choose another id, or add "--force".')
    return path, path.name


def keep(places: Places, text: Text, made: Draft, *, force: bool) -> None:
    """Write the text, then the draft that names it.

    Raises:
        Stop: one of them cannot be written.
    """
    written = "\n\n".join(text.paragraphs) + "\n"
    if tuple(paragraphs(written)) != text.paragraphs:
        written = text.taken.text
    at = places.draft
    try:
        if places.text is not None:
            at = places.text
            make_folders(at.parent)
            write_atomic(at, written.encode(), force=force)
        at = places.draft
        make_folders(at.parent)
        write_draft(at, made, force=force)
    except TooLong as error:
        raise Stop(f"the draft would be too long: {error}", "Split the text.") from error
    except FileExistsError as error:
        raise Stop(f"{shown(at)} is there by now", "It is left as it is.") from error
    except OSError as error:
        raise Stop(f"{shown(at)} cannot be written: {reason(error)}") from error
