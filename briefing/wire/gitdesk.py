"""A desk that is a git repository: the library's folder lies in a checkout of it.

It is only ever fetched, and pushed to when a brief is published; it never merges by itself, and
touches no file of the work tree but the one that somebody resolves.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Final

from msgspec.structs import replace

from briefing.files import Unreadable
from briefing.filesystem import is_file, reason, resolved
from briefing.library.entry import Ambiguous, Entry, NotFound, broken_entry
from briefing.library.store import Library
from briefing.locks import locked
from briefing.text import clean
from briefing.wire.git import commits, may, past, resolve
from briefing.wire.git.briefs import Briefs
from briefing.wire.git.publish import FilesToPublish, beside, send
from briefing.wire.git.repository import Commit, Repository
from briefing.wire.git.run import Offline
from briefing.wire.git.standing import FileSides, is_brief_path, snapshot, standing_of
from briefing.wire.kept import FOLDER, keep_losers
from briefing.wire.merge import winner
from briefing.wire.protocol import Clash, Delivery, Link, Refused, Revision, Side, Standing, Status
from briefing.writing import own_folder

_WAIT_S: Final = 60.0
"""How long one publication waits for another of the same folder."""
_MERGING: Final = 'The merge of the repository is still to be ended: "git commit".'
_NAME: Final = "git"
"""What a desk is called that is pushed nowhere."""


class GitDesk:
    """The upstream of the branch that a library's folder is a checkout of."""

    def __init__(self, library: Library, root: Path) -> None:
        self.name = _NAME
        self.library = copy(library)  # it looks anew whenever it likes
        self.root = root
        self.repo = Repository(root)
        self._briefs = Briefs(self.repo, self.library)
        self._lock = Lock()
        self._link: Link = "online"
        self._since = self._says = ""
        self._known: dict[str, Standing] = {}

    def shares(self) -> bool:
        """Tell whether the repository is of the library: its folder is none that git ignores."""
        try:
            return not self.repo.ignores(self.root)
        except Refused:
            return True  # why it cannot be used is to be said

    def status(self) -> Status:
        """Return how the console stands, by what was looked at last; the network is not asked."""
        found = list(self._known.values())
        states = [each.state for each in found]
        says = self._says
        try:
            branch = self.repo.branch()
            self.name = branch.remote or _NAME
            says = says or branch.trouble
            user = self.repo.git.line("config", "user.name")
        except Refused as error:
            return Status(self.name, "", "refused", says=str(error))
        return Status(
            self.name, clean(user), self._link, self._since, says=says,
            unsent=states.count("unsent"),
            conflicts=states.count("conflict") + states.count("unmerged"),
            behind=sum(each in ("behind", "withdrawn") for each in states),
        )  # fmt: skip

    def standings(self) -> Mapping[str, Standing]:
        """Return how each brief here, or at the desk alone, stands, by its id; no network.

        Raises:
            Refused: git does not use the repository.
        """
        now = snapshot(self.repo)
        last = self._briefs.revisions(now)
        found: dict[str, Standing] = {}
        for path, blob in self._briefs.files(now).items():
            brief_id = self._briefs.id_of(path, blob)
            standing = standing_of(self.repo, path, brief_id, now.sides.get(path))
            if standing.revision is None and standing.state != "alone":
                standing = replace(standing, revision=last.get(path))
            found.setdefault(brief_id, standing)
        there = {
            path: sides.published[0]
            for path, sides in now.sides.items()
            if not sides.file and is_brief_path(path) and sides.published[0]
        }
        for path, brief_id in self._briefs.ids_there(there).items():
            standing = standing_of(self.repo, path, brief_id, now.sides[path])
            found.setdefault(brief_id, standing)
        self._known = found
        return found

    def _path(self, entry: Entry) -> str | None:
        """Return the path of a brief's file in the repository, None where it lies outside."""
        file = resolved(Path(entry.key))
        return self.repo.path(file) if file.is_relative_to(self.repo.top) else None

    def refresh(self) -> None:
        """Fetch what is new at the desk, then send what waits; no file is changed.

        Raises:
            Refused: the desk does not answer, or does not let us in.
        """
        branch = self.repo.branch()
        try:
            self.repo.fetch(branch)
        except Refused as error:
            if not branch.trouble:  # no desk was asked: none has refused
                self._hear("offline" if isinstance(error, Offline) else "refused", str(error))
            raise
        self._hear("online")
        waiting = past.waiting(self.repo)
        known = self.standings() if waiting else {}
        for brief_id in (w for w in waiting if w in known and known[w].state == "unsent"):
            try:
                self.publish(brief_id)
            except Refused as error:
                self._says = str(error)

    def _hear(self, link: Link, says: str = "") -> None:
        if link != self._link:
            self._since = datetime.now(UTC).isoformat(timespec="seconds") if says else ""
        self._link, self._says = link, says

    def _entry(self, brief_id: str) -> tuple[Entry, str]:
        """Return the entry of a brief and its path in the repository.

        Raises:
            Refused: there is none here, or several, or it is outside.
        """
        entry = self._at_once(brief_id)
        try:
            if entry is None:
                self.library.refresh()
                entry = self.library.find(brief_id)
        except (NotFound, Ambiguous) as error:
            raise Refused(f"{error}.") from error
        path = self._path(entry)
        if path is None:
            raise Refused(f"{clean(brief_id)} is a link to a file outside the repository.")
        return entry, path

    def _at_once(self, brief_id: str) -> Entry | None:
        """Return the entry of a brief that was looked at before and is where it was."""
        known = self._known.get(brief_id)
        if known is None or not is_file(known.key):
            return None
        entry = self.library.look(broken_entry(known.key))
        return entry if entry.id == brief_id else None

    def _where(self, brief_id: str) -> str:
        """Return the path of a brief that is here, or was, or is at the desk alone."""
        try:
            return self._entry(brief_id)[1]
        except Refused:
            standing = self.standings().get(brief_id)
            if standing is None:
                place = self.library.place_for(brief_id)
                return self.repo.path(resolved(place)) if place is not None else brief_id
            return self.repo.path(Path(standing.key))

    def _log(self, brief_id: str) -> list[Commit]:
        return past.log(self.repo, self._briefs, self._where(brief_id))

    def history(self, brief_id: str) -> list[Revision]:
        """Return a brief's revisions at the desk, newest first; empty where it has none."""
        return [
            replace(each.revision, withdrawn=not all(each.blobs.values()))
            for each in self._log(brief_id)
        ]

    def text(self, brief_id: str, revision: str) -> bytes:
        """Return the file as it was in a revision.

        Raises:
            Refused: there is none of that name.
        """
        return past.text(self.repo, self._log(brief_id), brief_id, revision)

    def authors(self, brief_id: str) -> list[Revision | None]:
        """Return the revision that each line of a brief's file comes from, None for a new line."""
        _, path = self._entry(brief_id)
        now = snapshot(self.repo)
        same = standing_of(self.repo, path, brief_id, now.sides.get(path)).state == "same"
        return past.authors(self.repo, path, now.branch.tip if same else "")

    # -- publishing -------------------------------------------------------------------------

    def publish(
        self, brief_id: str, why: str = "", *, to: str | None = None, lower: bool = False,
        was: str | None = None,
    ) -> Delivery:  # fmt: skip
        """Give the brief as it is here to the desk: commit its file, and push.

        Raises:
            Refused: it has errors, clashes with what is there, or may not go.
        """
        entry, path = self._entry(brief_id)
        if to is not None:
            raise Refused("a desk that is a git repository has no compartments: leave --to out.")
        data, brief = may.go_at_all(self.library, entry, self.repo)
        files: dict[str, bytes | None] = {path: data}
        ready, subject, old = partial(may.publish, self.repo, brief, path, lower), "Publish", ""
        if was is not None:
            old = self._where(was)
            files[old] = None
            ready = partial(may.rename, self.repo, ready, brief.id, was, old)
            subject = f"Rename {was} to"
        also, stay = beside(self.repo, self.library, entry, brief)
        subject = clean(why) or f"{subject} {brief.id}"
        outcome = self._send(FilesToPublish(brief.id, subject, files, ready, also, was or ""))
        if old:
            resolve.take_away(brief.id, self.repo.file(old))
        return outcome._replace(notes=stay, stay=len(stay))

    def _send(self, change: FilesToPublish) -> Delivery:
        folder = self.root / FOLDER
        try:
            own_folder(folder)
            commits.exclude(self.repo, FOLDER)
            with self._lock, locked(folder / "lock", _WAIT_S):
                outcome = send(self.repo, change)
        except (OSError, Unreadable) as error:
            raise Refused(f"{change.brief_id} was not published: {reason(error)}.") from error
        self._hear("online" if outcome.sent else "offline")
        return outcome

    def withdraw(self, brief_id: str, why: str) -> Delivery:
        """Take a brief back: a commit without its file, and the file goes here, too.

        Raises:
            Refused: the desk has none, it was changed here, or it cannot be pushed.
        """
        entry, path = self._entry(brief_id)

        ready = partial(may.withdraw, self.repo, entry.id, path)
        subject = clean(why) or f"Withdraw {entry.id}"
        outcome = self._send(FilesToPublish(entry.id, subject, {path: None}, ready))
        resolve.take_away(entry.id, Path(entry.key))
        return outcome

    # -- conflicts --------------------------------------------------------------------------

    def _sides(self, path: str) -> tuple[FileSides | None, Standing]:
        sides = snapshot(self.repo).sides.get(path)
        return sides, standing_of(self.repo, path, "", sides)

    def clash(self, brief_id: str) -> Clash | None:
        """Return both sides of a brief in conflict, None where it is in none."""
        entry, path = self._entry(brief_id)
        sides, standing = self._sides(path)
        if sides is None or standing.state not in ("conflict", "unmerged"):
            return None
        mine = resolve.read(entry.id, Path(entry.key))
        newest = next(iter(self.history(brief_id)), None)
        return resolve.clash_of(self.repo, entry.id, path, mine, sides, standing, newest)

    def resolve(self, brief_id: str, side: Side) -> Delivery:
        """End a conflict; what loses is kept in ``.wire/kept``.

        Raises:
            Refused: there is no conflict, or ``merge`` and both touched the same item.
        """
        clash = self.clash(brief_id)
        if clash is None:
            raise Refused(f"{clean(brief_id)} is in no conflict.")
        entry, path = self._entry(brief_id)
        text = winner(clash, side)
        file = Path(entry.key)
        there = resolve.read(entry.id, file)
        sides, _ = self._sides(path)
        keep_losers(self.root, clash, there, text)
        if sides is not None and sides.local.stages is not None:
            resolve.put_resolved(entry.id, file, text)
            resolve.finished(self.repo, path, text)
            return Delivery(False, says=_MERGING)
        outcome = self._send(resolve.change_of(clash, side, path, text))
        if resolve.read(entry.id, file) == there:  # else somebody saved it meanwhile
            resolve.put_resolved(entry.id, file, text)
        return outcome._replace(merged=side == "merge")
