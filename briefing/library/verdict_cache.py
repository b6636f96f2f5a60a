"""The verdicts of a library's briefs, kept in the cache folder, and the sign-offs they count.

They are used again while the brief, its sources, its sign-offs and the rules are the same.
A sign-off is a person's word that an item stands where it is cited.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from briefing import paths
from briefing.brief import model as m
from briefing.files import BRIEF_CAP, Unreadable, own_folder, read_guarded, write_atomic
from briefing.library.brief_cache import engine
from briefing.library.scan import stamp
from briefing.text import clean
from briefing.verify.verdicts import Verdicts

_CAP: Final = 20_000_000
_HEAD: Final = (
    "# Sign-offs: who has read an item and the paragraphs it cites, and vouches for it.\n"
)


class Counts(msgspec.Struct, frozen=True):
    """How many items of a brief have which verdict; how many were signed, and warnings waived."""

    verified: int
    partly: int
    unsupported: int
    not_checkable: int
    signed: int = 0
    waived: int = 0


class _Counted(msgspec.Struct, kw_only=True):
    """What a list reads of verdicts in the cache: their counts, and the files they were made of.

    ``files`` has the stamp of each file that was looked at, "" for one that was not there.
    """

    engine: str = ""
    counts: Counts
    files: dict[str, str]


class _Kept(_Counted, kw_only=True):
    """Verdicts in the cache, and of what they are."""

    of: str
    verdicts: Verdicts


class Verifier:
    """Verifies the briefs of the library in ``root``, looking into the cache first."""

    def __init__(self, root: Path, *, cached: bool = True) -> None:
        self.root = root
        self.cached = cached

    def verdicts(self, path: Path, brief: m.Brief, text: str) -> Verdicts:
        """Return the verdicts of the brief that was read from ``path`` as ``text``."""
        key = self._key(path, brief, text) if self.cached else ""
        kept = self._kept(path, key) if key else None
        if kept is None:
            files = {str(place): _stamp(place) for place in (path, *self._looked_at(path, brief))}
            kept = self.made(path, brief)
            if key:
                self._keep(path, key, kept, files)
        return kept

    def made(self, path: Path, brief: m.Brief) -> Verdicts:
        """Return verdicts made anew, whatever is in the cache."""
        from briefing.library.sources import evidence
        from briefing.verify.judge import verify

        found = evidence(self.root, path.parent, brief)
        return verify(brief, found, self.signoffs(path, brief))

    def signoffs(self, path: Path, brief: m.Brief) -> list[m.SignOff]:
        """Return the sign-offs of a brief, those beside it first."""
        return [each for place in self.signoff_paths(path, brief) for each in _signed(place)]

    def signoff_paths(self, path: Path, brief: m.Brief) -> list[Path]:
        """Return where sign-offs of a brief are looked for: beside it, and in the state folder."""
        name = f"{brief.id}.checked.yaml"
        return [path.with_name(name), signoff_folder(self.root) / name]

    # -- the cache --------------------------------------------------------------------------

    def _key(self, path: Path, brief: m.Brief, text: str) -> str:
        """Return what the verdicts depend on, as a hash: the brief, the rules, all files read."""
        parts = [engine(), text]
        parts += [_stamp(place) for place in self._looked_at(path, brief)]
        return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()

    def _looked_at(self, path: Path, brief: m.Brief) -> Iterator[Path]:
        yield from self.signoff_paths(path, brief)
        folder = paths.attached_folder()
        yield folder
        for source in brief.sources:
            if source.text:
                yield path.parent / source.text
                yield self.root / "seeds" / source.text
            if source.sha256:
                yield folder / f"{source.sha256}.txt"

    def _kept(self, path: Path, key: str) -> Verdicts | None:
        try:
            data = read_guarded(_place(path), _CAP)
            kept = msgspec.json.decode(data, type=_Kept)
        except (Unreadable, msgspec.MsgspecError, ValueError):
            return None
        return kept.verdicts if kept.of == key else None

    def _keep(self, path: Path, key: str, verdicts: Verdicts, files: dict[str, str]) -> None:
        place = _place(path)
        counts = Counts(**verdicts.counts(), signed=verdicts.signed, waived=verdicts.waived)
        kept = _Kept(engine=engine(), counts=counts, files=files, of=key, verdicts=verdicts)
        with suppress(OSError):  # a cache that cannot be written only costs time
            own_folder(place.parent)
            write_atomic(place, msgspec.json.encode(kept), force=True)


def kept_counts(briefs: Iterable[Path]) -> dict[Path, Counts]:
    """Return the counts that the cache has of some briefs as they are now; nothing is computed."""
    try:
        known = {place.name for place in _folder().iterdir()}
    except OSError:
        return {}
    found = {}
    for path in briefs if known else ():
        place = _place(path)
        if place.name not in known:
            continue
        try:
            kept = msgspec.json.decode(read_guarded(place, _CAP), type=_Counted)
        except (Unreadable, msgspec.MsgspecError, ValueError):
            continue
        if kept.engine == engine() and all(_stamp(Path(f)) == s for f, s in kept.files.items()):
            found[path] = kept.counts
    return found


def signoff_folder(root: Path) -> Path:
    """Return where sign-offs of a library that cannot be written are kept."""
    return paths.state_folder() / "signoffs" / sha256(str(root).encode()).hexdigest()[:16]


def _place(path: Path) -> Path:
    name = sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return _folder() / f"{name}.json"


def _folder() -> Path:
    return paths.cache_folder() / "verdicts"


def _stamp(path: Path) -> str:
    """Return the stamp of a file as a text, "" where there is none."""
    return ".".join(map(str, stamp(path) or ()))


def _signed(path: Path) -> list[m.SignOff]:
    try:
        read_guarded(path, BRIEF_CAP)
    except Unreadable:
        return []
    from briefing.format.reader import read_signoffs

    return read_signoffs(path).value or []


class SignOffsDamaged(Exception):
    """The file of sign-offs cannot be read, so nothing is added to it; the message says why."""


def sign(
    root: Path, brief: Path, brief_id: str, signoff: m.SignOff, *, beside: bool = True
) -> Path:
    """Add a sign-off to ``ID.checked.yaml`` and return that file's path.

    It lies beside the brief; without ``beside`` (the library that comes with the program), or
    where that folder cannot be written, in the state folder. What is there already is kept as it
    is; the same person's word for the same item is not added twice.

    Raises:
        SignOffsDamaged: the file is there and is no list of sign-offs.
        OSError: it cannot be written.
    """
    name = f"{brief_id}.checked.yaml"
    if beside and os.access(brief.parent, os.W_OK):
        return _append(brief.with_name(name), signoff, root)
    path = signoff_folder(root) / name
    own_folder(path.parent)
    return _append(path, signoff, None)


def _append(path: Path, signoff: m.SignOff, within: Path | None) -> Path:
    text = _HEAD
    if path.exists() or path.is_symlink():
        try:
            data = read_guarded(path, BRIEF_CAP, within)
        except Unreadable as error:
            raise SignOffsDamaged(f"it cannot be read: {error}") from error
        from briefing.format.reader import read

        reading = read(data, list[m.SignOff], clean(path.name))
        if reading.value is None:
            problem = reading.problems[0]
            raise SignOffsDamaged(f"line {problem.line}: {problem.message}")
        if any(each.of == signoff.of and each.by == signoff.by for each in reading.value):
            return path
        text = reading.text if reading.text.endswith("\n") else f"{reading.text}\n"
    by = json.dumps(clean(signoff.by), ensure_ascii=False)
    text += f'- of: {signoff.of}\n  by: {by}\n  on: "{signoff.on}"\n'
    write_atomic(path, text.encode(), force=True)
    return path
