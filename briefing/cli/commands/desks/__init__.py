"""The commands of a desk, and the desk of the library that a command works with."""

from __future__ import annotations

from briefing.cli.output import Stop
from briefing.cli.target import Session
from briefing.library.entry import nearest
from briefing.wire.desk import shared_by
from briefing.wire.protocol import Desk


def desk_for(session: Session) -> Desk:
    """Return the desk that shares the library.

    Raises:
        Stop: it has none.
    """
    desk = shared_by(session.library)
    if desk is None:
        raise Stop(
            f"{session.library.location.full} is shared by no desk: it is in no git repository, "
            "and joined none",
            "docs/desk.md says how to begin one.",
        )
    return desk


def likely(session: Session, brief_id: str) -> str:
    """Return the way out where the library has no brief of an id: the likest; "" where it has."""
    ids = [entry.id for entry in session.library.entries()]
    near = "" if brief_id in ids else nearest(brief_id, ids)
    return f'Did you mean "{near}"? "briefing list" names them all.' if near else ""
