"""Four eyes: a desk may demand that a second user has signed a brief before it takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.settings import load_config
from briefing.wire.jetstream.presence import queue_signoffs
from briefing.wire.jetstream.ready import Ready
from briefing.wire.protocol import Refused

if TYPE_CHECKING:
    from briefing.wire.natsdesk import NatsDesk


def see_twice(desk: NatsDesk, found: Ready) -> None:
    """See that another user's sign-off of an item of the brief is at the desk, where one has to be.

    One's own sign-offs are sent first, so that two people can sign for each other. It is the
    publisher's console that asks: the server knows of no sign-offs.

    Raises:
        Refused: there is none of anybody else.
    """
    if found.brief.tlp not in desk.join.four_eyes:
        return
    names = frozenset({load_config().config.signer()})
    queued = queue_signoffs(desk.replica, desk.join, found.shelf, found.brief.id, names)
    desk.refresh()
    signed = {
        doc.owner
        for doc in desk.replica.ledger.docs("signed", found.brief.id)
        if not doc.withdrawn and doc.owner != desk.join.user
    }
    if not signed:
        yours = " Your own sign-offs were sent." if queued else ""
        raise Refused(
            f"{found.brief.id} was not published: {desk.name} takes TLP:{found.brief.tlp} only "
            f"with the sign-off of another user.{yours}"
        )
