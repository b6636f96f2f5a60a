"""The commands of a desk, and the desk of the library that a command works with."""

from __future__ import annotations

from briefing import paths
from briefing.cli.output import Stop
from briefing.cli.target import Session
from briefing.library.entry import nearest
from briefing.library.store import Library
from briefing.wire.desk import desk_of, shared_by
from briefing.wire.protocol import Desk


def desk_for(session: Session) -> Desk:
    """Return the desk that shares the library.

    Raises:
        Stop: it has none.
    """
    desk = shared_by(session.library)
    if desk is None:
        raise Stop(*_why_none(session.library))
    return desk


def _why_none(library: Library) -> tuple[str, str]:
    """Return why a library has no desk, and the way out."""
    if library.place_for("any") is None or library.identity == str(paths.bundled()):
        return (
            "the briefs that come with the program are shared by no desk",
            'Name a library of yours with "--library DIR".',
        )
    where = f"{library.location.full} is shared by no desk"
    if desk_of(library) is not None:
        return (
            f"{where}: the git repository around it ignores it",
            'Take it out of .gitignore, or begin one of its own there with "git init".',
        )
    return (
        f"{where}: it is in no git repository, and joined none",
        'Begin one there with "git init", or take an invitation with "briefing join FILE".',
    )


def likely(session: Session, brief_id: str) -> str:
    """Return the way out where the library has no brief of an id: the likest; "" where it has."""
    ids = [entry.id for entry in session.library.entries()]
    near = "" if brief_id in ids else nearest(brief_id, ids)
    return f'Did you mean "{near}"? "briefing list" names them all.' if near else ""
