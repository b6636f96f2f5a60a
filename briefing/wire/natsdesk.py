"""A desk over NATS JetStream, as commands and the dashboard have it.

One process follows a desk for a folder (``behind``); where none does, each method that needs the
desk meets it once by itself. What is published lies in the outbox first, so nothing is lost.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.text import clean
from briefing.wire.jetstream.connection import run
from briefing.wire.jetstream.meeting import Meeting
from briefing.wire.jetstream.message import Message
from briefing.wire.kept import FOLDER, keep_losers
from briefing.wire.protocol import Clash, Delivery, Refused, Revision, Side, Standing, Status
from briefing.wire.replica import standing as stand
from briefing.wire.replica.condition import EDITING, GONE_S, read_condition
from briefing.wire.replica.known import Doc
from briefing.writing import write_atomic


class Healed(NamedTuple):
    """What came of healing: how many were sent, how many wait, and ids that were edited since."""

    sent: int
    waiting: int
    lost: list[str]


def open_desk(root: Path) -> NatsDesk:
    """Return the desk that a folder has joined.

    Raises:
        Refused: it has joined none, or what it was told of it cannot be read.
    """
    return NatsDesk(root)


class NatsDesk(Meeting):
    """The desk of one folder. Any thread may use it."""

    fetch_seconds = 2.0
    """How often the dashboard asks how it stands: no network, since another process follows."""

    # -- looking ----------------------------------------------------------------------------

    def status(self) -> Status:
        """Return how the console stands, as it was told last; the network is not asked."""
        ledger, told = self.replica.ledger, read_condition(self.replica.wire)
        passed = ledger.passed()
        newer = sum(each[3] for each in passed)
        refused = next((each.why for each in ledger.outbox("refused")), "")
        me = ledger.authors()(self.join.name, self.join.user)
        return Status(
            self.name, me, told.link, told.since,
            unsent=len(ledger.unsent()), conflicts=len(ledger.clashes()),
            behind=max(0, told.of - told.done), done=told.done, of=told.of,
            newer=newer, passed=len(passed) - newer,
            says=next(filter(None, (told.says, *told.differs, refused)), ""),
        )  # fmt: skip

    def standings(self) -> Mapping[str, Standing]:
        """Return how each brief here, or at the desk alone, stands, by its id; no network."""
        return stand.standings(self.replica)

    def refresh(self) -> None:
        """Fetch what is new at the desk, and send what waits.

        Raises:
            Refused: the desk does not answer, or does not admit this user.
        """
        from briefing.wire.jetstream.answers import NO_SERVER, NOT_ADMITTED

        if self.meet():
            return
        told = read_condition(self.replica.wire)
        if told.link in ("offline", "refused"):
            raise Refused(told.says or (NO_SERVER if told.link == "offline" else NOT_ADMITTED))

    def present(self) -> Mapping[str, str]:
        """Return who else is there, each with the brief that is edited there, or an empty id."""
        since = time.time() - GONE_S
        here = read_condition(self.root / FOLDER).here
        there = {user: each.editing for user, each in here.items() if each.heard > since}
        if not there:
            return {}
        called = self.replica.ledger.called()
        return {called.get(user, user): editing for user, editing in there.items()}

    def editing(self, brief_id: str) -> None:
        """Tell the others which brief is being edited here, empty for none. It is advice only."""
        with suppress(OSError):
            place = self.root / FOLDER / EDITING
            write_atomic(place, brief_id.encode(), force=True, sync=False)

    def history(self, brief_id: str) -> list[Revision]:
        """Return a brief's revisions at the desk, newest first; empty where it has none.

        Raises:
            Refused: the desk does not answer.
        """
        from briefing.wire.jetstream.past import revisions

        if not self.replica.ledger.docs("brief", brief_id):
            return []
        return run(revisions(self.replica, self.join, brief_id))

    def text(self, brief_id: str, revision: str) -> bytes:
        """Return the file as it was in a revision, ``amber:17``.

        Raises:
            Refused: there is none of that name, or the desk does not answer.
        """
        from briefing.wire.jetstream.past import text

        return run(text(self.replica, self.join, brief_id, revision))

    # -- publishing -------------------------------------------------------------------------

    def publish(
        self, brief_id: str, why: str = "", *, to: str | None = None, lower: bool = False,
        was: str | None = None,
    ) -> Delivery:  # fmt: skip
        """Give the brief as it is here to the desk; where that does not answer, it waits.

        Raises:
            Refused: it has errors, clashes with what is there, or may not go.
        """
        from briefing.wire.counts import counts_of
        from briefing.wire.jetstream import ready as going
        from briefing.wire.jetstream import texts

        replica, ledger = self.replica, self.replica.ledger
        if was is not None:
            self._not_stale(was)
        found = going.ready(replica, self.join, brief_id, to, lower=lower, was=was)
        self._not_stale(brief_id)
        path = replica.path("brief", brief_id)
        counts = counts_of(self.root, path, found.brief, found.text)
        message = Message(found.text, says=clean(why), tlp=found.brief.tlp, verdicts=counts)
        going.see_twice(replica, self.join, found, self.refresh)
        named = list(texts.texts_of(replica, found.brief))
        with ledger.batch(durable=True):
            told = texts.queue(replica, found.shelf, named)
            number = going.queue_brief(replica, self.join, found, message, was)
        if number is not None:
            outcome = self._sent(brief_id, number)
        else:
            if ledger.texts("goes"):
                with suppress(Refused):
                    self.meet(lambda: not ledger.texts("goes"))
            doc = ledger.standing("brief", brief_id)
            outcome = Delivery(True, stand.revision(ledger, doc) if doc else None, already=True)
        said = texts.notes(replica, found.shelf, told)
        return outcome._replace(notes=said, stay=sum(bool(each.why) for each in told))

    def withdraw(self, brief_id: str, why: str) -> Delivery:
        """Take a brief back; its history stays, and so does an edit of it here.

        Raises:
            Refused: the desk has none, or this user may not.
        """
        from briefing.wire.jetstream import ready as going

        ledger = self.replica.ledger
        self._not_stale(brief_id)
        with ledger.batch(durable=True):
            there = ledger.standing("brief", brief_id)
            if there is None or there.withdrawn:
                raise Refused(
                    f"{clean(brief_id)} is not at the desk: there is nothing to withdraw."
                )
            if there.shelf not in self.join.write:
                raise Refused(f"you may not withdraw what is on the shelf {there.shelf}.")
            message = Message(b"", says=clean(why), withdrawn=True)
            number = going.queue(self.replica, self.join, there, there.shelf, brief_id, message)
        return self._sent(brief_id, number)

    def _not_stale(self, brief_id: str) -> None:
        """See that nobody published what is not here yet.

        Raises:
            Refused: somebody did, and it is a conflict.
        """
        from briefing.wire.status import stale_words

        if brief_id in self.replica.ledger.clashes():
            raise Refused(stale_words(self.standings()[brief_id]))

    def _sent(self, brief_id: str, number: int) -> Delivery:
        """Return what became of an entry of the outbox.

        Raises:
            Refused: others were quicker, or the desk will not.
        """
        from briefing.wire.jetstream.answers import NOT_ADMITTED
        from briefing.wire.status import stale_words

        ledger = self.replica.ledger

        def over() -> bool:
            entry = ledger.waiting(number)
            return entry is None or entry.state != "waits"

        with suppress(Refused):
            self.meet(over)
        if (place := ledger.was_sent(number)) is not None:
            doc = ledger.doc("brief", place[0], brief_id)
            return Delivery(True, stand.revision(ledger, doc) if doc else None)
        entry = ledger.waiting(number)
        if entry is None:
            raise Refused(stale_words(self.standings()[brief_id]))
        if entry.state == "refused":
            ledger.drop(number)
            raise Refused(f"{brief_id} was not published: {entry.why}")
        told = read_condition(self.replica.wire)
        if told.link == "refused":  # it does not wait for an answer, but for an invitation
            return Delivery(False, says=told.says or NOT_ADMITTED)
        return Delivery(False, says=told.says)

    def heal(self) -> Healed:
        """Publish again what is newer here than in a store that was restored.

        Raises:
            Refused: the desk does not answer.
        """
        from briefing.wire.jetstream.doubt import heal

        self.refresh()
        queued, lost = heal(self.replica, self.join)
        ledger = self.replica.ledger
        with suppress(Refused):
            self.meet(lambda: not ledger.unsent())
        waiting = len(ledger.doubts())
        return Healed(max(0, queued - waiting), waiting, lost)

    # -- conflicts --------------------------------------------------------------------------

    def clash(self, brief_id: str) -> Clash | None:
        """Return both sides of a brief in conflict, None where it is in none."""
        replica = self.replica
        doc = replica.ledger.standing("brief", brief_id)
        if brief_id not in replica.ledger.clashes() or doc is None:
            return None
        texts: list[bytes | None] = []
        places = (replica.base(brief_id), replica.path("brief", brief_id), replica.theirs(brief_id))
        for path in places:
            try:
                texts.append(read_guarded(path, BRIEF_CAP, replica.root))
            except Unreadable:
                texts.append(None)
        base, mine, theirs = texts
        revision = stand.revision(replica.ledger, doc)
        return Clash(brief_id, base, mine or b"", None if doc.withdrawn else theirs, revision)

    def resolve(self, brief_id: str, side: Side) -> Delivery:
        """End a conflict; what loses is kept in ``.wire/kept``, what wins goes to the desk.

        Raises:
            Refused: there is no conflict, or ``merge`` and both touched the same item.
        """
        from briefing.wire.merge import winner

        clash = self.clash(brief_id)
        if clash is None:
            raise Refused(f"{clean(brief_id)} is in no conflict.")
        text = winner(clash, side)
        keep_losers(self.root, clash, clash.mine, text)
        doc = self._take(clash, text)
        if text is None or text == clash.theirs:
            return Delivery(True, stand.revision(self.replica.ledger, doc))
        outcome = self.publish(brief_id, f"{side}: ends a conflict with {clash.revision.author}")
        return outcome._replace(merged=side == "merge")

    def _take(self, clash: Clash, text: bytes | None) -> Doc:
        """Give the file the text that won, as made from the desk's last revision.

        Raises:
            Refused: somebody published again, or saved the file, since both were looked at.
        """
        replica, ledger = self.replica, self.replica.ledger
        again = (
            f"{clash.id} has changed once more meanwhile: "
            f'"briefing resolve {clash.id}" shows how it is now.'
        )
        with ledger.batch():
            doc = ledger.standing("brief", clash.id)
            if doc is None or doc.revision != clash.revision.name:
                raise Refused(again)
            if not replica.replace(clash.id, clash.mine, text):
                raise Refused(again)
            replica.adopt(doc, text)
        return doc
