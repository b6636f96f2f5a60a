"""What goes to the desk with a brief, and whether it may go."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from briefing.brief.fold import fold
from briefing.brief.model import Brief
from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.filesystem import is_there
from briefing.format.reader import read
from briefing.format.unmerged import unmerged_lines, words
from briefing.library.sources import source_path
from briefing.settings import load_config
from briefing.text import clean
from briefing.wire.jetstream.address import COMPARTMENT, LABELS, is_key, is_shelf, rank, shelf_of
from briefing.wire.jetstream.invitation import Invitation
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.jetstream.presence import queue_signoffs
from briefing.wire.protocol import Refused
from briefing.wire.replica.folder import Replica
from briefing.wire.replica.known import Doc


class Ready(NamedTuple):
    """A brief that may go: its text, itself, and the shelf it goes to."""

    text: bytes
    brief: Brief
    shelf: str


def ready(
    replica: Replica, join: Invitation, brief_id: str, to: str | None, *, lower: bool,
    was: str | None = None,
) -> Ready:  # fmt: skip
    """Return a brief as it may go to the desk; ``was`` is the id that it had there until now.

    Raises:
        Refused: it may not; the sentence says why.
    """
    path = replica.path("brief", brief_id)
    if not is_key("brief", brief_id) or not is_there(path):
        raise Refused(f'there is no brief "{brief_id}" in the library.')
    try:
        text = read_guarded(path, BRIEF_CAP, replica.root)
    except Unreadable as error:
        raise Refused(f"{brief_id} was not published: {error}.") from error
    if (lines := unmerged_lines(text.decode("utf-8", "replace"))) is not None:
        raise Refused(
            f'{brief_id} was not published: {words(lines)}. "briefing resolve {brief_id}" shows '
            "both."
        )
    brief = read(text, Brief, folder=path.parent, library=replica.root).value
    if brief is None:
        raise Refused(
            f'{brief_id} has errors and is not published; "briefing check {brief_id}" names them.'
        )
    if brief.id != brief_id:
        raise Refused(f"{brief_id} was not published: its file says that it is {brief.id}.")
    shelf = _shelf(replica, join, brief, to)
    for key in (brief_id, was):
        _not_lower(replica, join, brief, shelf, key or brief_id, lower=lower)
    if was is not None:
        _renamed(replica, brief_id, was)
    return Ready(text, brief, shelf)


def _renamed(replica: Replica, brief_id: str, was: str) -> None:
    """See that a brief may take the place of another id.

    Raises:
        Refused: the desk has no such brief, has the new id already, or the old file was edited.
    """
    there, new = (replica.ledger.standing("brief", key) for key in (was, brief_id))
    none = f"{brief_id} was not published: "
    if there is None or there.withdrawn or was == brief_id:
        raise Refused(f"{none}the desk has no {clean(was)} that it could take the place of.")
    if new is not None and not new.withdrawn:
        raise Refused(f"{none}the desk has one of that id already, beside {clean(was)}.")
    if not replica.clean("brief", was, replica.found("brief", was).sha):
        raise Refused(
            f"{none}the file of {clean(was)} here was edited and not published: publish that, or "
            "take the file away, first."
        )


def _shelf(replica: Replica, join: Invitation, brief: Brief, to: str | None) -> str:
    """Return the shelf that a brief goes to.

    Raises:
        Refused: there is none for it, or the user may not publish there.
    """
    shelf = shelf_of(brief.tlp)
    if shelf is None:
        if not to:
            raise Refused(
                f"{brief.id} was not published: it is TLP:RED, which is for named recipients only "
                "and does not go on the wire. --to NAME gives it to those of a compartment."
            )
        to = to.removeprefix(COMPARTMENT)
        shelf = f"{COMPARTMENT}{to}"
    elif to:
        raise Refused(
            f"{brief.id} was not published: --to is for TLP:RED, and it is TLP:{brief.tlp}."
        )
    if not is_shelf(shelf) or shelf not in join.write:
        what = f"in the compartment {to}" if to else f"TLP:{brief.tlp}"
        raise Refused(f"you may not publish {what} on {join.desk}.")
    alike = {doc.key for doc in replica.ledger.docs("brief") if fold(doc.key) == fold(brief.id)}
    if alike - {brief.id}:
        raise Refused(
            f"{brief.id} was not published: the desk has {min(alike - {brief.id})}, and on some "
            "disks both would be one file."
        )
    return shelf


def _not_lower(
    replica: Replica, join: Invitation, brief: Brief, shelf: str, key: str, *, lower: bool
) -> None:
    """See that the desk has a brief under no stricter label, and on no shelf out of reach.

    Raises:
        Refused: it has.
    """
    there = replica.ledger.standing("brief", key)
    if there is not None and not there.withdrawn and there.shelf != shelf:
        if rank(shelf) < rank(there.shelf) and not lower:
            label = LABELS.get(there.shelf, "RED")
            raise Refused(
                f"{brief.id} was not published: the desk has it as TLP:{label}, and it is "
                f"TLP:{brief.tlp} here. --lower publishes it all the same."
            )
        if there.shelf not in join.write:
            raise Refused(
                f"{brief.id} was not published: it would have to be taken back from where it is, "
                f"and you may not publish there on {join.desk}."
            )


def queue_brief(
    replica: Replica, join: Invitation, found: Ready, message: Message, was: str | None
) -> int | None:
    """Queue a brief with its records, and what it takes the place of; None where the desk has it.

    Raises:
        Refused: something of it is too large.
    """
    ledger, key = replica.ledger, found.brief.id
    there, old = ledger.standing("brief", key), ledger.standing("brief", was) if was else None
    same = there and (there.shelf, there.sha) == (found.shelf, message.sha256)
    if there and same and not there.withdrawn and key not in ledger.unsent():
        return None
    queue_records(replica, join, found.brief, found.shelf)
    number = queue(replica, join, old or there, found.shelf, key, message)
    if there and not there.withdrawn and there.shelf != found.shelf:
        gone = Message(b"", says=f"now on the shelf {found.shelf}", withdrawn=True)
        queue(replica, join, there, there.shelf, key, gone, behind=number)
    if old is not None:
        gone = Message(b"", says=f"now called {key}", withdrawn=True, moved=key)
        queue(replica, join, old, old.shelf, old.key, gone, behind=number)
    return number


def queue(
    replica: Replica, join: Invitation, doc: Doc | None, shelf: str, key: str, message: Message, *,
    behind: int = 0,
) -> int:  # fmt: skip
    """Put a revision of a brief into the outbox; ``doc`` is what it is made from.

    Raises:
        Refused: it is too large.
    """
    there = replica.ledger.doc("brief", shelf, key)
    whole = message._replace(
        base=doc.revision if doc else "",
        name=join.name,
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
    )
    try:
        body, headers = encode(whole)
    except ValueError as error:
        raise Refused(f"{key} was not published: {error}.") from error
    expected = there.seq if there else 0
    return replica.ledger.queue(
        "brief", shelf, key, body, json.dumps(headers), expected, behind=behind
    )


def queue_records(replica: Replica, join: Invitation, brief: Brief, shelf: str) -> None:
    """Queue the sealed records that a brief names, where the desk has others or none.

    Raises:
        Refused: one of them cannot go.
    """
    for path in records(replica, brief):
        try:
            text = read_guarded(path, BRIEF_CAP, replica.root)
            body, headers = encode(Message(text, name=join.name))
        except (Unreadable, ValueError) as error:
            raise Refused(f"{brief.id} was not published: {path.name}: {error}.") from error
        known = replica.ledger.doc("record", shelf, path.name)
        if path.name in replica.ledger.unsent("record"):
            continue
        if known is None or known.sha != headers["Briefing-Sha256"]:
            expected = known.seq if known else 0
            replica.ledger.queue("record", shelf, path.name, body, json.dumps(headers), expected)


def records(replica: Replica, brief: Brief) -> list[Path]:
    """Return the sealed records that lie beside a brief and may travel with it."""
    found = (source_path(replica.root, replica.briefs, source) for source in brief.sources)
    return [
        path
        for path in found
        if path is not None and path.parent == replica.briefs and is_key("record", path.name)
    ]


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
