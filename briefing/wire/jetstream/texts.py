"""Full texts: which of a brief's go to the desk, how they go, and how they come.

A text goes where three things hold: its licence is an open one, by the one rule of the program;
the brief names it by its hash; and the text here is that one. It comes to whoever has the brief, is
held against the same three, and lies among the reader's own copies: no message can name a file.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Final, NamedTuple

from briefing.brief.licences import is_open
from briefing.brief.model import Brief, Source
from briefing.files import BRIEF_CAP, SOURCE_CAP, Unreadable, read_guarded
from briefing.filesystem import facts
from briefing.format.reader import read
from briefing.library.sources import (
    AtHand,
    at_hand,
    attached_path,
    digest_of,
    may_show,
    read_as,
    source_path,
)
from briefing.text import clean
from briefing.verify.sources.source import is_sealed
from briefing.wire.jetstream.address import text_subject
from briefing.wire.jetstream.answers import Full, NoAnswer, NotAllowed, PublishedMeanwhile
from briefing.wire.jetstream.message import NotOurs
from briefing.wire.jetstream.pieces import count_of, joined, pieces
from briefing.wire.jetstream.store import Store
from briefing.wire.replica.folder import Replica
from briefing.wire.replica.text_list import NamedText, TextState
from briefing.writing import own_folder, write_atomic

AT_ONCE: Final = 200
"""So many briefs are looked through, and so many texts asked for, at one meeting."""
NAMES_ONE: Final = b"sha256"
"""What stands in a brief that names a text by its hash."""


_STATES: Final[dict[TextState, str]] = {
    "sent": "",
    "goes": " It waits until the desk takes it.",
    "refused": " The desk did not take it.",
}


class Going(NamedTuple):
    """A text of a brief and, where it stays here, why; ``path`` is where it lies."""

    source: Source
    path: Path
    size: int
    why: str = ""

    @property
    def says(self) -> str:
        """What is told of it to whoever publishes."""
        name = clean(self.source.id)
        if self.why:
            return f"The text of {name} stays here: {self.why}."
        licence = clean(self.source.licence or "")
        return f"The text of {name} goes along: {self.size:,} bytes, {licence}."


def texts_of(replica: Replica, brief: Brief) -> Iterator[Going]:
    """Yield the full texts of a brief that lie here, those that do not travel with the reason."""
    for source in brief.sources:
        path = source_path(replica.root, replica.briefs, source)
        if path is None and source.sha256 is not None:
            path = attached_path(source.sha256)
        if not source.text or path is None or is_sealed(path):
            continue
        there = facts(path)
        if there is None or not S_ISREG(there.st_mode):
            continue
        found = at_hand(replica.root, replica.briefs, source)
        yield Going(source, path, there.st_size, _stays(source, found))


def _stays(source: Source, found: AtHand) -> str:
    """Return why a text does not travel, empty where it does."""
    if not found.paragraphs:
        return "it cannot be read"
    if not source.licence:
        return "the brief names no licence of it"
    if not may_show(source, found):
        return f'"{clean(source.licence)}" is no licence under which it may be passed on'
    digest = digest_of(found)
    if source.sha256 is None:
        return f"the brief does not name it by its hash, sha256: {digest}"
    return "" if digest == source.sha256 else "it is not the one that the brief names by its hash"


def queue(replica: Replica, shelf: str, texts: Iterable[Going]) -> list[Going]:
    """Note that texts are to go to a shelf; return those that it is not known to have, or stay.

    The ledger keeps the file's place alone: what is sent is what lies there then.
    """
    ledger = replica.ledger
    there = {each[:2] for each in ledger.texts("sent")}
    told = [each for each in texts if each.why or (shelf, each.source.sha256) not in there]
    going = [
        NamedText(shelf, each.source.sha256, str(each.path))
        for each in told
        if not each.why and each.source.sha256
    ]
    ledger.set_texts("goes", going)
    return told


def notes(replica: Replica, shelf: str, told: Iterable[Going]) -> tuple[str, ...]:
    """Return, a sentence each, which texts of a brief went along and which did not."""
    states = {each[:2]: state for state in _STATES for each in replica.ledger.texts(state)}
    return tuple(
        each.says + _STATES.get(states.get((shelf, each.source.sha256 or ""), "sent"), "")
        for each in told
    )


# -- going ----------------------------------------------------------------------------------------


async def send(replica: Replica, store: Store, user: str) -> bool:
    """Send the texts that wait; tell whether the desk's store is full.

    Raises:
        NoAnswer: the connection is lost; to send them again is safe.
    """
    for text in replica.ledger.texts("goes"):
        try:
            await _send(store, user, text)
        except Full:
            return True
        except (NotAllowed, Unreadable, ValueError):
            replica.ledger.set_texts("refused", [text])
        except NoAnswer:
            if not store.open:
                raise
            return False  # the desk has no shelf of texts yet: "desk check" makes it
        else:
            replica.ledger.set_texts("sent", [text])
    return False


async def _send(store: Store, user: str, text: NamedText) -> None:
    for number, (body, headers) in enumerate(pieces(read_guarded(Path(text.of), SOURCE_CAP))):
        subject = text_subject(text.shelf, text.sha, number, user)
        with suppress(PublishedMeanwhile):  # it went before, and the answer was lost
            await store.put(subject, body, headers, (0, subject))


# -- coming ---------------------------------------------------------------------------------------


async def fetch(replica: Replica, store: Store, hinted: set[str] | None = None) -> bool:
    """Fetch what briefs here name and is not here; tell whether there is more to look at.

    ``hinted`` are the hashes that somebody has told of; without it all that is wanted is asked for.

    Raises:
        NoAnswer: the connection is lost.
    """
    ledger = replica.ledger
    if not ledger.texts("look", "wanted"):
        return False
    looked = ledger.texts("look")
    for brief in looked[:AT_ONCE]:
        found = await asyncio.to_thread(_named, replica, brief.of)
        wanted = {NamedText(brief.shelf, sha, brief.of) for sha, _ in found}
        with ledger.batch():
            ledger.set_texts(None, [brief])
            ledger.set_texts("wanted", wanted)
        hinted = None if hinted is None else hinted | {each.sha for each in wanted}
    asked = [each for each in ledger.texts("wanted") if hinted is None or each.sha in hinted]
    try:
        for text in random.sample(asked, min(len(asked), AT_ONCE)):
            if await _fetch(replica, store, text):
                ledger.set_texts(None, [text])
    except NotAllowed:  # of a desk that was made before texts travelled
        pass
    except NoAnswer:
        if not store.open:
            raise
    return len(looked) > AT_ONCE


def _named(replica: Replica, brief_id: str) -> list[tuple[str, Source]]:
    """Return the texts that a brief names by hash, may have, and that are not here."""
    with suppress(Unreadable):
        data = read_guarded(replica.path("brief", brief_id), BRIEF_CAP, replica.root)
        brief = read(data, Brief).value
        return [
            (source.sha256, source)
            for source in (brief.sources if brief is not None else ())
            if source.sha256 is not None
            and is_open(source.licence or "")
            and not at_hand(replica.root, replica.briefs, source).paragraphs
            and source.text
            and not is_sealed(Path(source.text))
        ]
    return []


async def _fetch(replica: Replica, store: Store, text: NamedText) -> bool:
    """Take a text in from whoever has given a whole one; tell whether it is wanted no more."""
    named = await asyncio.to_thread(_named, replica, text.of)
    source = next((source for sha, source in named if sha == text.sha), None)
    if source is None:
        return True
    for first in await store.piece(text.shelf, text.sha, 0, "*"):
        user = first.subject.rpartition(".")[2]
        try:
            parts = [first.body]
            for number in range(1, count_of(first.headers)):
                found = await store.piece(text.shelf, text.sha, number, user)
                if not found:
                    break  # it is still on its way
                parts.append(found[0].body)
            else:
                data = joined(parts, first.headers)
                await asyncio.to_thread(_take_in, replica, source, data)
                return True
        except NotOurs as error:
            place = f"texts {text.shelf}"
            replica.ledger.pass_over(place, first.seq, str(error), newer=error.newer)
    return False


def _take_in(replica: Replica, source: Source, data: bytes) -> None:
    """Keep a text under the hash by which briefs name it, where it is that and may be passed on.

    Raises:
        NotOurs: it is another one, or none that may be passed on.
        OSError: it cannot be written.
    """
    assert source.sha256 is not None
    new = replica.wire / "tmp" / f"{source.sha256}.txt"
    try:
        new.write_bytes(data)
        found = read_as(new, source)
        if digest_of(found) != source.sha256:
            raise NotOurs("its text is another one")
        if not may_show(source, found):
            raise NotOurs("it may not be passed on")
    except Unreadable as error:
        raise NotOurs("it is no text") from error
    finally:
        new.unlink(missing_ok=True)
    kept = attached_path(source.sha256)
    own_folder(kept.parent)
    with suppress(FileExistsError):
        write_atomic(kept, data, sync=False)
