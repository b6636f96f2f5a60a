"""Four eyes: a desk may demand that a second user has signed a brief before it takes it."""

from __future__ import annotations

from collections.abc import Callable

from briefing.settings import load_config
from briefing.wire.jetstream.invitation import Invitation
from briefing.wire.jetstream.presence import queue_signoffs
from briefing.wire.jetstream.ready import Ready
from briefing.wire.protocol import Refused
from briefing.wire.replica.folder import Replica


def see_twice(
    replica: Replica, join: Invitation, found: Ready, refresh: Callable[[], None]
) -> None:
    """See that another user's sign-off of an item of the brief is at the desk, where one has to be.

    One's own sign-offs are sent first, so that two people can sign for each other. It is the
    publisher's console that asks: the server knows of no sign-offs. ``refresh`` meets the desk.

    Raises:
        Refused: there is none of anybody else.
    """
    if found.brief.tlp not in join.four_eyes:
        return
    names = frozenset({load_config().config.signer()})
    queued = queue_signoffs(replica, join, found.shelf, found.brief.id, names)
    refresh()
    signed = {
        doc.owner
        for doc in replica.ledger.docs("signed", found.brief.id)
        if not doc.withdrawn and doc.owner != join.user
    }
    if not signed:
        yours = " Your own sign-offs were sent." if queued else ""
        raise Refused(
            f"{found.brief.id} was not published: {join.desk} takes TLP:{found.brief.tlp} only "
            f"with the sign-off of another user.{yours}"
        )
