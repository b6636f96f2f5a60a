"""The briefs of a checkout: which files they are, their ids, and the last revision of each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.library.entry import broken_entry
from briefing.library.scan import PEEK, briefs_folder, peek
from briefing.library.store import Library
from briefing.wire.git.repository import Repository
from briefing.wire.git.standing import Snapshot, is_brief_path
from briefing.wire.protocol import Revision


class Briefs:
    """Knows them from one look to the next, so that only what is another one is read again."""

    def __init__(self, repo: Repository, library: Library) -> None:
        self.repo = repo
        self.library = library
        self._tree: tuple[str, dict[str, str]] = ("", {})
        """The files of the commit checked out, which is named first."""
        self._ids: dict[str, tuple[str, str]] = {}
        """What each file held when it was last read, and the id that it gave."""
        self._there: dict[str, str] = {}
        """The ids in blobs that were read, empty where one has none."""
        self._last: tuple[str, dict[str, Revision]] = ("", {})
        """The last revision of each path, of the upstream's commit that is named first."""

    def files(self, now: Snapshot) -> dict[str, str]:
        """Return the briefs of the work tree: what each file holds, by its path.

        git knows them better than a walk through the folders: it has just looked.
        """
        head = now.branch.head
        if self._tree[0] != head:
            self._tree = head, self.repo.listed(head) if head else {}
        files = self._tree[1] | {path: sides.file for path, sides in now.sides.items()}
        base = self.repo.path(briefs_folder(self.repo.root))
        start = "" if base == "." else f"{base}/"
        return {
            path: blob
            for path, blob in files.items()
            if blob and path.startswith(start) and is_brief_path(path[len(start) :])
        }

    def id_of(self, path: str, blob: str) -> str:
        """Return the id of a brief of the work tree; it is read where it is another one."""
        known = self._ids.get(path)
        if known is None or known[0] != blob:
            entry = self.library.look(broken_entry(str(self.repo.file(path))))
            known = self._ids[path] = blob, entry.id
        return known[1]

    def ids_there(self, blobs: Mapping[str, str]) -> dict[str, str]:
        """Return the ids of briefs that only the desk has, by their paths; ``blobs`` are theirs."""
        new = [blob for blob in blobs.values() if blob not in self._there]
        for blob, data in self.repo.kept(new).items():
            brief_id = peek(data[:PEEK]).id
            if not brief_id and (brief := read(data, Brief).value) is not None:
                brief_id = brief.id
            self._there[blob] = brief_id
        return {path: self._there.get(blob) or Path(path).stem for path, blob in blobs.items()}

    def revisions(self, now: Snapshot) -> dict[str, Revision]:
        """Return the last revision of each file that both sides share."""
        at = now.base or now.branch.tip or now.branch.head
        before, known = self._last
        if at and before != at:
            grown = bool(before) and self.repo.git.line("merge-base", before, at) == before
            found: dict[str, Revision] = {}
            which = f"{before}..{at}" if grown else at
            for commit in self.repo.commits(which, paths=[self.repo.spec]):
                for path in commit.blobs:
                    found.setdefault(path, commit.revision)
            self._last = at, {**known, **found} if grown else found
        return self._last[1]
