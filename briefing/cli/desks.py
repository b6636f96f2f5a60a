"""The desk of the library that a command works with."""

from __future__ import annotations

from briefing.cli.output import Stop
from briefing.cli.target import Session
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
