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

from briefing.files import SOURCE_CAP, Unreadable, listed, read_guarded
from briefing.filesystem import facts, is_there, reason
from briefing.paths import shown
from briefing.wire.jetstream.address import Kind
from briefing.wire.kept import FOLDER, pass_by
from briefing.wire.replica.known import Doc, Local
from briefing.wire.replica.ledger import Ledger
from briefing.wire.replica.swap import put_over, take_away
from briefing.writing import make_folders, own_folder

JOIN: Final = "join.json"
_CAP: Final = SOURCE_CAP
EMPTY: Final = sha256(b"").hexdigest()

Settled = Literal["same", "written", "removed", "kept", "clash", "wanted"]
"""What became of a document here.

``same``: the file is as the desk has it. ``kept``: it was edited, on what the desk has. ``clash``:
it was edited, on something older. ``wanted``: the text has to be fetched first.
"""


class FileState(NamedTuple):
    """What a file is now; ``sha`` is empty where there is none."""

    sha: str
    size: int = -1
    mtime: int = -1


class Replica:
    """A folder that follows a desk. Not for several threads at once."""

    def __init__(self, root: Path) -> None:
        """Open it; ``root/.wire`` is there.

        Raises:
            OSError: something of it cannot be made.
            Refused: what is known of the desk cannot be opened.
        """
        self.root = root
        self.wire = root / FOLDER
        self.briefs = root / "briefs"
        self._place = str(self.briefs)
        pass_by(self.wire)
        self.tmp = self.wire / "tmp"
        for folder in (self.tmp, self.wire / "theirs", self.wire / "kept"):
            own_folder(folder)
        make_folders(self.briefs)
        self.ledger = Ledger(self.wire / "state.db")

    def close(self) -> None:
        """Close its ledger."""
        self.ledger.close()

    def path(self, kind: Kind, key: str) -> Path:
        """Return the file of a brief or record: no message can name another one."""
        return Path(self.place(kind, key))

    def place(self, kind: Kind, key: str) -> str:
        """Return the same as words: of ten thousand files it is asked every two seconds."""
        return f"{self._place}/{key}.yaml" if kind == "brief" else f"{self._place}/{key}"

    def found(self, kind: Kind, key: str, known: Local | None = None) -> FileState:
        """Return what the file is; one whose size and time are as ``known`` is not read again."""
        now = facts(self.place(kind, key), follow=False)
        if now is None:
            return FileState("")
        if known and (now.st_size, now.st_mtime_ns) == (known.size, known.mtime):
            return FileState(known.sha, known.size, known.mtime)
        path = self.path(kind, key)
        try:
            data = read_guarded(path, _CAP, self.root)
        except Unreadable:
            return FileState("unreadable" if is_there(path) else "")
        return FileState(sha256(data).hexdigest(), now.st_size, now.st_mtime_ns)

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
        path, new = self.path(doc.kind, doc.key), self._new(text)
        made = facts(new)
        if not put_over(new, path, lambda file: self._is_clean(doc, file)):
            return False
        mtime = made.st_mtime_ns if made is not None else -1
        local = Local(doc.shelf, doc.seq, doc.sha, len(text), mtime)
        self.ledger.set_local(doc.kind, doc.key, local)
        return True

    def _withdraw(self, doc: Doc, base: Local | None, here: FileState) -> Settled:
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
        text = self._text(file)
        return text is not None and self.clean(doc.kind, doc.key, sha256(text).hexdigest())

    def _text(self, file: Path) -> bytes | None:
        """Return what a file holds, None where it cannot be read."""
        with suppress(Unreadable):
            return read_guarded(file, _CAP, self.root)
        return None

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
        lies = self._text(theirs)
        same = lies is not None and sha256(lies).hexdigest() == doc.sha
        return "clash" if same else "wanted"

    def _agree(self, kind: Kind, key: str) -> None:
        """End a conflict that there is no more."""
        if self.ledger.in_clash(kind, key):
            for place in (self.theirs(key), self.base(key)):
                place.unlink(missing_ok=True)
            self.ledger.set_clash(kind, key, None)

    def replace(self, key: str, mine: bytes, text: bytes | None) -> bool:
        """Give a brief's file another text, or none, if it still is ``mine``; tell whether."""
        path = self.path("brief", key)

        def fits(file: Path) -> bool:
            return self._text(file) == mine

        if text is None:
            return take_away(path, self._aside(), fits)
        if text == mine:
            return fits(path)
        return put_over(self._new(text), path, fits)

    def adopt(self, doc: Doc, text: bytes | None) -> None:
        """Note that a brief's file is made from a revision from now on."""
        local = None if text is None else Local(doc.shelf, doc.seq, doc.sha)
        self.ledger.set_local(doc.kind, doc.key, local)
        self._agree(doc.kind, doc.key)

    # -- beside the briefs ------------------------------------------------------------------

    def theirs(self, key: str) -> Path:
        """Return where the desk's text of a brief in conflict lies."""
        return self.wire / f"theirs/{key}.yaml"

    def base(self, key: str) -> Path:
        """Return where the text that both were made from lies."""
        return self.wire / f"theirs/{key}.base.yaml"

    def write_aside(self, path: Path, text: bytes) -> None:
        """Write a file below ``.wire``, whole or not at all."""
        new = self._new(text)
        try:
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)

    def _new(self, text: bytes) -> Path:
        """Write a text under a name of its own; on a full disk nothing of it is left."""
        new = self._aside()
        try:
            new.write_bytes(text)
        except OSError:
            new.unlink(missing_ok=True)
            raise
        return new

    def _aside(self) -> Path:
        return self.tmp / secrets.token_hex(8)

    def sweep(self) -> None:
        """Take away what a program that was killed has left, but for texts nobody published.

        Whoever holds the replica's lock calls it.
        """
        for path in listed(self.tmp):
            with suppress(OSError, Unreadable):
                text = read_guarded(path, _CAP)
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


def not_written(root: Path, error: OSError | Unreadable) -> str:
    """Say that a folder cannot follow its desk for what the system says, and what then."""
    why = reason(error) if isinstance(error, OSError) else str(error)
    return (
        f"{shown(root)} cannot be brought up to date: {why}. Nothing of yours was touched; it goes "
        "on once that is mended."
    )


def census(counted: Iterable[str]) -> str:
    """Return one number, in hex, for what a shelf has: XOR of the hashes of its documents.

    It is the same on every console that is at the same place; one document that is missing, or
    another text, makes it another one.
    """
    total = 0
    for words in counted:
        total ^= int.from_bytes(sha256(words.encode()).digest())
    return f"{total:064x}"
