"""What the commands and the dashboard ask of a desk, whatever engine it runs on.

A desk is what several consoles share. Each has a folder of briefs of its own; a brief goes to the
desk when somebody publishes it, never when it is saved. Nothing here knows an engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

State = Literal["same", "edited", "unsent", "behind", "conflict", "unmerged", "withdrawn", "alone"]
"""How a brief here stands to the desk's.

``same``: as the desk has it. ``edited``: changed here since. ``unsent``: published here, and not
yet at the desk. ``behind``: the desk has later revisions, and nothing was changed here.
``conflict``: changed here, and later revisions at the desk. ``unmerged``: the file holds the
markers of a merge that nobody finished. ``withdrawn``: taken back at the desk. ``alone``: the desk
has never had it.
"""

Link = Literal["online", "offline", "joining", "behind", "refused", "doubt"]
"""How a console stands to its desk.

``refused``: the desk does not know the user, or no longer. ``doubt``: the desk's store is not the
one it was, so nothing newer here is overwritten.
"""


# Every look at a desk makes one of both for each brief. A walk of the collector through thousands
# keeps the interface waiting, and neither can be in a circle.
class Revision(Struct, frozen=True, gc=False):
    """One state of a brief at the desk.

    ``name`` is what a command takes: ``amber:17``, or the first digits of a commit. ``at`` is when,
    in ISO 8601 with its zone, by the desk's clock. ``sha256`` is of the file's bytes, in hex.
    ``moved`` is the id that a brief has now that was withdrawn for it. ``counts`` is what the
    author's checks said, in the form of ``briefing.wire.counts``.
    """

    name: str
    author: str
    at: str
    says: str = ""
    sha256: str = ""
    withdrawn: bool = False
    moved: str = ""
    counts: str = ""


class Standing(Struct, frozen=True, gc=False):
    """How one brief stands.

    ``revision`` is the one at the desk that the file here was made from, None where there is none;
    ``behind`` counts the desk's later ones, and ``theirs`` is the last of these. ``lines`` are the
    first and last line of an unfinished merge.
    """

    id: str
    key: str
    state: State
    revision: Revision | None = None
    theirs: Revision | None = None
    behind: int = 0
    lines: tuple[int, int] | None = None


class Status(NamedTuple):
    """How the console as a whole stands; ``since`` is ISO 8601 with its zone, empty if unknown.

    ``user`` is who one is here, in the words in which revisions name their author.
    ``newer`` counts briefs of a message format that this version does not read, ``passed`` what
    was not applied because it was not what it said it is.
    """

    desk: str
    user: str
    link: Link
    since: str = ""
    unsent: int = 0
    conflicts: int = 0
    behind: int = 0
    done: int = 0
    of: int = 0
    newer: int = 0
    passed: int = 0
    says: str = ""


class Clash(NamedTuple):
    """The two texts of a brief in conflict, and the one both were made from.

    ``base`` is None where nobody has it; ``theirs`` is None where they withdrew the brief.
    """

    id: str
    base: bytes | None
    mine: bytes
    theirs: bytes | None
    revision: Revision


class Refused(Exception):
    """The desk, or this console for it, will not; the message is a sentence, with the way out."""


def missing(extra: Literal["wire", "desk"]) -> Refused:
    """Return what ends work that needs an extra: one sentence, with the line that installs it."""
    from briefing.extras import install_line

    what = "to share a desk" if extra == "wire" else "to keep a desk"
    return Refused(f"what is needed {what} is not installed. Install it: {install_line(extra)}")


class Delivery(NamedTuple):
    """What came of publishing, withdrawing or resolving.

    ``sent`` tells whether the desk has it; where not, it waits here. ``merged`` tells that it went
    together with what others had published meanwhile. ``says`` is a sentence on what is left to
    the user to do, if anything; ``notes`` tell which texts go along and which not; ``stay`` is
    how many do not. ``already`` tells that the desk had the brief as it is: there is no revision
    of now, and none has the reason that was given.
    """

    sent: bool
    revision: Revision | None = None
    merged: bool = False
    says: str = ""
    notes: tuple[str, ...] = ()
    stay: int = 0
    already: bool = False


Side = Literal["mine", "theirs", "merge"]


class Desk(Protocol):
    """A desk as a console sees it. Every method may be called from any thread and blocks."""

    name: str

    def status(self) -> Status:
        """Return how the console stands now, without asking the network."""
        ...

    def standings(self) -> Mapping[str, Standing]:
        """Return how each brief here, or at the desk alone, stands, by its id; no network."""
        ...

    def refresh(self) -> None:
        """Fetch what is new at the desk, without changing a file that somebody edited.

        Raises:
            Refused: the desk does not answer, or does not admit this user.
        """
        ...

    def history(self, brief_id: str) -> list[Revision]:
        """Return a brief's revisions at the desk, newest first; empty where it has none."""
        ...

    def text(self, brief_id: str, revision: str) -> bytes:
        """Return the file as it was in a revision.

        Raises:
            Refused: there is none of that name.
        """
        ...

    def publish(
        self, brief_id: str, why: str = "", *, to: str | None = None, lower: bool = False,
        was: str | None = None,
    ) -> Delivery:  # fmt: skip
        """Give the brief as it is here to the desk.

        ``to`` is a compartment of named recipients; ``lower`` allows a milder label than the
        desk's. ``was`` is the id that the brief had at the desk until now: it is withdrawn, and
        its history is the brief's.

        Raises:
            Refused: it has errors, clashes with what is there, or may not go.
        """
        ...

    def withdraw(self, brief_id: str, why: str) -> Delivery:
        """Take a brief back; its history stays.

        Raises:
            Refused: the desk has none, or this user may not.
        """
        ...

    def clash(self, brief_id: str) -> Clash | None:
        """Return both sides of a brief in conflict, None where it is in none."""
        ...

    def resolve(self, brief_id: str, side: Side) -> Delivery:
        """End a conflict; what loses is kept where ``kept`` says.

        Raises:
            Refused: there is no conflict, or ``merge`` and both touched the same item.
        """
        ...
