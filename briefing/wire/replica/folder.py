"""A console's copy of what its desk shares: an ordinary folder, and ``.wire/`` beside the briefs.

What arrives is written only over what was published once. Anything else is somebody's work: it
stays, and theirs lies beside it until somebody decides.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal, NamedTuple

from briefing.files import BRIEF_CAP, SOURCE_CAP, Unreadable, own_folder, read_guarded
from briefing.wire.jetstream.address import Kind
from briefing.wire.kept import FOLDER, pass_by
from briefing.wire.replica.ledger import Doc, Ledger, Local
from briefing.wire.replica.swap import put_over, take_away

JOIN: Final = "join.json"
EMPTY: Final = sha256(b"").hexdigest()

Settled = Literal["same", "written", "removed", "kept", "clash", "wanted"]
"""What became of a document here.

``same``: the file is as the desk has it. ``kept``: it was edited, on what the desk has. ``clash``:
it was edited, on something older. ``wanted``: the text has to be fetched first.
"""


class Found(NamedTuple):
    """What a file is now; ``sha`` is empty where there is none."""

    sha: str
    size: int = -1
    mtime: int = -1


class Replica:
    """A folder that follows a desk. Not for several threads at once."""

    def __init__(self, root: Path) -> None:
        """Open it; ``root/.wire`` is there."""
        self.root = root
        self.wire = root / FOLDER
        self.briefs = root / "briefs"
        pass_by(self.wire)
        for folder in (self.wire / "tmp", self.wire / "theirs", self.wire / "kept"):
            own_folder(folder)
        self.briefs.mkdir(parents=True, exist_ok=True)
        self.ledger = Ledger(self.wire / "state.db")

    def close(self) -> None:
        """Close its ledger."""
        self.ledger.close()

    def path(self, kind: Kind, key: str) -> Path:
        """Return the file of a brief or record: no message can name another one."""
        return self.briefs / (f"{key}.yaml" if kind == "brief" else key)

    def found(self, kind: Kind, key: str, known: Local | None = None) -> Found:
        """Return what the file is; one whose size and time are as ``known`` is not read again."""
        path = self.path(kind, key)
        try:
            facts = path.lstat()
            if known and (facts.st_size, facts.st_mtime_ns) == (known.size, known.mtime):
                return Found(known.sha, known.size, known.mtime)
            data = read_guarded(path, max(BRIEF_CAP, SOURCE_CAP), self.root)
        except OSError:
            return Found("")
        except Unreadable:
            return Found("unreadable")
        return Found(sha256(data).hexdigest(), facts.st_size, facts.st_mtime_ns)

    # -- bringing the folder up to date -----------------------------------------------------

    def settle(self, kind: Kind, key: str, texts: Mapping[str, bytes] | None = None) -> Settled:
        """Bring one file to what counts at the desk, unless it is somebody's work.

        ``texts`` are those at hand, by their hash.
        """
        ledger = self.ledger
        doc, base = ledger.standing(kind, key), ledger.local(kind, key)
        if doc is None or ledger.in_doubt(kind, key):
            return "kept"
        here = self.found(kind, key, base)
        if doc.withdrawn:
            return self._withdraw(doc, base, here)
        if here.sha == doc.sha:
            ledger.set_local(kind, key, Local(doc.shelf, doc.seq, doc.sha, here.size, here.mtime))
            self._agree(kind, key)
            return "same"
        if not self.clean(kind, key, here.sha):
            if base is not None and (base.shelf, base.seq) == (doc.shelf, doc.seq):
                return "kept"
            return self._clash(doc, texts)
        text = (texts or {}).get(doc.sha)
        if text is None:
            return "wanted"
        if not self._write(doc, text):
            return self._clash(doc, texts)
        self._agree(kind, key)
        return "written"

    def clean(self, kind: Kind, key: str, sha: str) -> bool:
        """Tell whether a file holds nobody's work: it is absent, empty, or was published once."""
        return sha in ("", EMPTY) or self.ledger.seen(kind, key, sha)

    def _write(self, doc: Doc, text: bytes) -> bool:
        path, new = self.path(doc.kind, doc.key), self._aside()
        new.write_bytes(text)
        facts = new.stat()
        if not put_over(new, path, lambda file: self._is_clean(doc, file)):
            return False
        self.ledger.set_local(
            doc.kind, doc.key,
            Local(doc.shelf, doc.seq, doc.sha, facts.st_size, facts.st_mtime_ns),
        )  # fmt: skip
        return True

    def _withdraw(self, doc: Doc, base: Local | None, here: Found) -> Settled:
        if here.sha and not self.clean(doc.kind, doc.key, here.sha):
            if base is not None and (base.shelf, base.seq) == (doc.shelf, doc.seq):
                return "kept"
            return self._clash(doc, None)
        path = self.path(doc.kind, doc.key)
        if not take_away(path, self._aside(), lambda file: self._is_clean(doc, file)):
            return self._clash(doc, None)
        self.ledger.set_local(doc.kind, doc.key, None)
        self._agree(doc.kind, doc.key)
        return "removed" if here.sha else "same"

    def _is_clean(self, doc: Doc, file: Path) -> bool:
        with suppress(OSError):
            return self.clean(doc.kind, doc.key, sha256(file.read_bytes()).hexdigest())
        return False

    def _clash(self, doc: Doc, texts: Mapping[str, bytes] | None) -> Settled:
        """Note a conflict; theirs lies beside the file once its text is at hand."""
        self.ledger.set_clash(doc.kind, doc.key, (doc.shelf, doc.seq))
        theirs = self.theirs(doc.key)
        if doc.withdrawn:
            theirs.unlink(missing_ok=True)
            return "clash"
        text = (texts or {}).get(doc.sha)
        if text is not None:
            self.write_aside(theirs, text)
            return "clash"
        with suppress(OSError):
            if sha256(theirs.read_bytes()).hexdigest() == doc.sha:
                return "clash"
        return "wanted"

    def _agree(self, kind: Kind, key: str) -> None:
        """End a conflict that there is no more."""
        self.ledger.set_clash(kind, key, None)
        for place in (self.theirs(key), self.base(key)):
            place.unlink(missing_ok=True)

    def replace(self, key: str, mine: bytes, text: bytes | None) -> bool:
        """Give a brief's file another text, or none, if it still is ``mine``; tell whether."""
        path, new = self.path("brief", key), self._aside()

        def fits(file: Path) -> bool:
            return file.read_bytes() == mine

        if text is None:
            return take_away(path, new, fits)
        if text == mine:
            return path.is_file() and fits(path)
        new.write_bytes(text)
        return put_over(new, path, fits)

    def adopt(self, doc: Doc, text: bytes | None) -> None:
        """Note that a brief's file is made from a revision from now on."""
        local = None if text is None else Local(doc.shelf, doc.seq, doc.sha)
        self.ledger.set_local(doc.kind, doc.key, local)
        self._agree(doc.kind, doc.key)

    # -- beside the briefs ------------------------------------------------------------------

    def theirs(self, key: str) -> Path:
        """Return where the desk's text of a brief in conflict lies."""
        return self.wire / "theirs" / f"{key}.yaml"

    def base(self, key: str) -> Path:
        """Return where the text that both were made from lies."""
        return self.wire / "theirs" / f"{key}.base.yaml"

    def write_aside(self, path: Path, text: bytes) -> None:
        """Write a file below ``.wire``, whole or not at all."""
        new = self._aside()
        new.write_bytes(text)
        new.replace(path)

    def _aside(self) -> Path:
        return self.wire / "tmp" / secrets.token_hex(8)

    def sweep(self) -> None:
        """Take away what a program that was killed has left, but for texts nobody published.

        Whoever holds the replica's lock calls it.
        """
        for path in list((self.wire / "tmp").iterdir()):
            with suppress(OSError):
                text = path.read_bytes()
                if text and not self.ledger.known(sha256(text).hexdigest()):
                    self.write_aside(self.wire / "kept" / f"left.{path.name}.yaml", text)
                path.unlink(missing_ok=True)

    def missing(self, kind: Kind) -> Iterable[Doc]:
        """Yield what counts at the desk of which the file here is gone or empty, or not its."""
        local = self.ledger.locals(kind)
        for key in sorted({doc.key for doc in self.ledger.docs(kind)}):
            doc = self.ledger.standing(kind, key)
            if doc is None:
                continue
            known = local.get(key)
            here = self.found(kind, key, known)
            base = (known.shelf, known.seq) if known is not None else None
            settled = base == (doc.shelf, doc.seq)
            if doc.withdrawn:
                wanted = not settled and bool(here.sha or known)
            else:
                wanted = not settled or here.sha in ("", EMPTY)
            if wanted:
                yield doc


def census(counted: Iterable[str]) -> str:
    """Return one number, in hex, for what a shelf has: XOR of the hashes of its documents.

    It is the same on every console that is at the same place; one document that is missing, or
    another text, makes it another one.
    """
    total = 0
    for words in counted:
        total ^= int.from_bytes(sha256(words.encode()).digest())
    return f"{total:064x}"
