"""How each brief of a replica stands to the desk's, told from ledger and folder alone."""

from __future__ import annotations

from collections import defaultdict

from briefing.files import BRIEF_CAP, Unreadable, names_in, read_guarded
from briefing.format.unmerged import unmerged_lines
from briefing.library.scan import is_brief_name
from briefing.paths import shown
from briefing.wire.protocol import Refused, Revision, Standing, State
from briefing.wire.replica.folder import Replica
from briefing.wire.replica.known import Doc, Local, counting
from briefing.wire.replica.ledger import Ledger


def revision(ledger: Ledger, doc: Doc) -> Revision:
    """Return what is told of a revision."""
    author = ledger.authors()(doc.name, doc.user)
    return Revision(doc.revision, author, doc.at, doc.says, doc.sha, doc.withdrawn, doc.moved)


def standings(replica: Replica) -> dict[str, Standing]:
    """Return how each brief here, or at the desk alone, stands, by its id.

    Raises:
        Refused: the folder of briefs may not be read.
    """
    ledger = replica.ledger
    docs = defaultdict(list)
    for doc in ledger.docs("brief"):
        docs[doc.key].append(doc)
    local, clashes, unsent = ledger.locals("brief"), ledger.clashes(), ledger.unsent()
    author = ledger.authors()
    names = (name for name in _names(replica) if name.endswith(".yaml") and is_brief_name(name))
    here = {name.removesuffix(".yaml") for name in names}
    found = {}
    for key in sorted(here | docs.keys()):
        counts, base = counting(docs[key]) if key in docs else None, local.get(key)
        sha = replica.found("brief", key, base).sha
        lines = None
        if key in clashes:
            state: State = "conflict"
        elif key in unsent:
            state = "unsent"
        else:
            state = _state(counts, base, sha)
            if state == "edited":
                lines = _unmerged(replica, key)
        told = last = None
        if counts is not None:
            last = Revision(
                counts.revision, author(counts.name, counts.user), counts.at, counts.says,
                counts.sha, counts.withdrawn, counts.moved,
            )  # fmt: skip
            told = last
            if base is not None and (base.shelf, base.seq) != (counts.shelf, counts.seq):
                told = Revision(f"{base.shelf}:{base.seq}", "", "", sha256=base.sha)
        behind = clashes[key][2] if key in clashes else int(state == "behind")
        found[key] = Standing(
            key, replica.place("brief", key), "unmerged" if lines else state, told,
            last if behind else None, behind, lines,
        )  # fmt: skip
    return found


def _names(replica: Replica) -> list[str]:
    try:
        return names_in(replica.briefs)
    except Unreadable as error:
        raise Refused(f"{shown(replica.briefs)} cannot be read: {error}.") from error


def _state(doc: Doc | None, base: Local | None, sha: str) -> State:
    if doc is None:
        return "alone"
    if doc.withdrawn:
        return "edited" if sha else "withdrawn"
    if sha == doc.sha:
        return "same"
    if not sha or (base is not None and sha == base.sha and base.seq < doc.seq):
        return "behind"
    return "edited"


def _unmerged(replica: Replica, key: str) -> tuple[int, int] | None:
    try:
        text = read_guarded(replica.path("brief", key), BRIEF_CAP, replica.root)
    except Unreadable:
        return None
    return unmerged_lines(text.decode("utf-8", "replace"))
