"""Where a draft and its text go, and how they get there."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefing.cli.commands.drafting.text import Held, Text
from briefing.cli.commands.source import TEXTS
from briefing.cli.output import Stop
from briefing.cli.target import Session
from briefing.draft.file import DRAFT, TooLong, write_draft
from briefing.draft.make import brief_id
from briefing.draft.model import Draft, DraftBrief
from briefing.draft.review import NotKept, open_review
from briefing.files import Unreadable
from briefing.filesystem import inside, is_there, meant, reason, resolved, takes_files, whole
from briefing.library.entry import Ambiguous, NotFound
from briefing.library.store import Library
from briefing.paths import shown
from briefing.verify.sources.source import paragraphs, read_source
from briefing.writing import make_folders, write_atomic


class DraftPaths(NamedTuple):
    """Where a draft and its text are kept; ``named`` is how the draft names the text.

    ``text`` is None where the text is in ``seeds`` already; ``within`` is the library.
    """

    draft: Path
    text: Path | None
    named: str
    within: Path


def places_for(session: Session, head: DraftBrief, text: Text, held: Held | None) -> DraftPaths:
    """Return where the draft of a brief and its text go.

    Raises:
        Stop: the library cannot be written, has a brief of this id, or a draft.
    """
    own = session.library if held is None else held.target.library
    brief = own.place_for(head.id)
    if brief is None:
        raise Stop(
            "nothing is written into the library that comes with the program",
            'Make a folder "briefs" here, or name a library with "--library DIR".',
        )
    if held and held.into:
        brief = own.locate(held.target.entry.key).file or brief
        name = brief_id(text.title, text.published[:10])
    else:
        _refuse_taken(own, head.id)
        name = head.id
    path = brief.with_name(f"{head.id}{DRAFT}")
    _refuse_open(path, Path(own.identity), head.id, force=session.options.force)
    seeds = Path(own.identity) / "seeds"
    for folder in (path.parent, seeds):
        if is_there(folder) and not takes_files(folder):
            raise Stop(
                f"the folder {shown(folder)} cannot be written", 'Name a library: "--library DIR".'
            )
    place, named = _text_place(session.options, seeds, name, text)
    return DraftPaths(path, place, named, Path(own.identity))


def _refuse_taken(library: Library, name: str) -> None:
    """Refuse the id of a brief that is there."""
    try:
        there = library.find(name)
    except NotFound:
        return
    except Ambiguous as error:
        raise Stop(str(error), 'Choose another id: "--id ID".') from error
    where = library.locate(there.key).shown
    raise Stop(
        f'there is a brief "{name}" already, in {where}',
        f'"--id ID" chooses another id, "--into {name}" holds the text against it.',
    )


def _refuse_open(path: Path, within: Path, name: str, *, force: bool) -> None:
    """Refuse to draft over proposals that nobody has looked at, unless that is asked for."""
    if force or not is_there(path):
        return
    try:
        left = open_review(path, within).state.counts.open
    except NotKept:
        left = 1
    if left:
        raise Stop(
            f'there is a draft "{name}" already',
            f'"briefing draft {name} --review" opens it; "--force" drafts anew, and what was '
            "decided is kept.",
        )


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


def keep(places: DraftPaths, text: Text, made: Draft) -> None:
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
            write_atomic(at, written.encode(), force=is_there(at))
        at = places.draft
        make_folders(at.parent)
        write_draft(at, _with_decided(places, made), force=is_there(at))
    except TooLong as error:
        raise Stop(f"the draft would be too long: {error}", "Split the text.") from error
    except FileExistsError as error:
        raise Stop(f"{shown(at)} is there by now", "It is left as it is.") from error
    except OSError as error:
        raise Stop(f"{shown(at)} cannot be written: {reason(error)}") from error


def _with_decided(places: DraftPaths, made: Draft) -> Draft:
    """Return a draft with what was decided on the one that it replaces, found again or not."""
    if is_there(places.draft):
        with suppress(NotKept):
            return open_review(places.draft, places.within).carried_over(made)
    return made
