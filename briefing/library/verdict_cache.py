"""The verdicts of a library's briefs, kept in the cache folder.

They are used again while the brief, its sources, its sign-offs and the rules are the same.
"""

# Annotations are no strings here: msgspec would have to evaluate them at the first use.

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from briefing import paths
from briefing.brief import model as m
from briefing.digests import sha256
from briefing.filenames import escaped, unescaped
from briefing.files import BRIEF_CAP, Unreadable, listed, read_guarded
from briefing.filesystem import whole
from briefing.library.cache_files import engine, read_kept, write_kept
from briefing.library.scan import BriefState, stamp
from briefing.library.signoffs import signed, signoff_paths
from briefing.ready import ready
from briefing.verify.verdicts import Verdicts


class VerdictCounts(msgspec.Struct, frozen=True):
    """How many items of a brief have which verdict; how many were signed, and warnings waived."""

    verified: int
    partly: int
    unsupported: int
    own: int
    not_checkable: int
    signed: int = 0
    waived: int = 0


class _Counted(msgspec.Struct, kw_only=True):
    """What a list reads of verdicts in the cache: their counts, and the files they were made of.

    ``files`` has the stamp of each file that was looked at, "" for one that was not there.
    """

    engine: str = ""
    counts: VerdictCounts
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
        """Return the verdicts of a brief that was read as ``text``, for the place ``path``.

        They are kept where the file says so: what is only tried there is no verdict of the brief.
        """
        key = self._key(path, brief, text) if self.cached else ""
        kept = self._kept(path, key) if key else None
        if kept is None:
            files = {
                escaped(str(place)): _stamp(place)
                for place in (path, *self._looked_at(path, brief))
            }
            kept = self.made(path, brief)
            if key and _says(path, text):  # after its stamp: the file may be saved meanwhile
                self._keep(path, key, kept, files)
        return kept

    def kept(self, path: Path, brief: m.Brief, text: str) -> Verdicts | None:
        """Return the verdicts that the cache has of a brief, None where it has none that hold."""
        return self._kept(path, self._key(path, brief, text))

    def made(self, path: Path, brief: m.Brief) -> Verdicts:
        """Return verdicts made anew, whatever is in the cache."""
        from briefing.brief.outline import Outline
        from briefing.library.sources import evidence
        from briefing.verify.judge import verify

        outline = Outline(brief)
        found = evidence(self.root, path.parent, outline)
        return verify(outline, found, signed(self.root, path, brief.id))

    # -- the cache --------------------------------------------------------------------------

    def _key(self, path: Path, brief: m.Brief, text: str) -> str:
        """Return what the verdicts depend on, as a hash: the brief, the rules, all files read."""
        parts = [engine(), text]
        parts += [_stamp(place) for place in self._looked_at(path, brief)]
        return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()

    def _looked_at(self, path: Path, brief: m.Brief) -> Iterator[Path]:
        yield from signoff_paths(self.root, path, brief.id)
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
            kept = msgspec.json.decode(read_kept(_place(path)), type=ready(_Kept))
        except (Unreadable, msgspec.MsgspecError, ValueError):
            return None
        return kept.verdicts if kept.of == key else None

    def _keep(self, path: Path, key: str, verdicts: Verdicts, files: dict[str, str]) -> None:
        counts = VerdictCounts(**verdicts.counts(), signed=verdicts.signed, waived=verdicts.waived)
        kept = _Kept(engine=engine(), counts=counts, files=files, of=key, verdicts=verdicts)
        write_kept(_place(path), msgspec.json.encode(kept))


def _says(path: Path, text: str) -> bool:
    """Tell whether a file has this text now."""
    try:
        return read_guarded(path, BRIEF_CAP).decode("utf-8-sig", "replace") == text
    except Unreadable:
        return False


def kept_counts(briefs: Iterable[Path]) -> dict[Path, VerdictCounts]:
    """Return the counts that the cache has of some briefs as they are now; nothing is computed."""
    return {path: kept.counts for path, kept in _fresh(briefs)}


def kept_states(briefs: Iterable[str], known: Mapping[str, BriefState]) -> dict[str, BriefState]:
    """Return all that brief and verdicts rest on, by the briefs' paths.

    Missing is one that was neither ``known`` so nor is in the cache as it is now.
    """
    stamps = cache(_stamp)  # many briefs rest on the same files
    found, asked = {}, []
    for path in briefs:
        was = known.get(path)
        if was is not None and _holds(was.rules, was.files, stamps):
            found[path] = was
        else:
            asked.append(Path(path))
    if asked:
        fresh = _fresh(asked)
        found.update((str(path), BriefState(kept.engine, kept.files)) for path, kept in fresh)
    return found


def _holds(rules: str, files: Mapping[str, str], stamps: Callable[[str], str]) -> bool:
    """Tell whether these are the rules, and files are as they were."""
    return rules == engine() and all(stamps(unescaped(f)) == s for f, s in files.items())


def _fresh(briefs: Iterable[Path]) -> Iterator[tuple[Path, _Counted]]:
    """Yield what the cache has of briefs whose files are what the verdicts were made of."""
    stamps = cache(_stamp)
    try:
        known = {place.name for place in listed(_folder())}
    except Unreadable:
        return
    for path in briefs if known else ():
        place = _place(path)
        if place.name not in known:
            continue
        try:
            kept = msgspec.json.decode(read_kept(place), type=ready(_Counted))
        except (Unreadable, msgspec.MsgspecError, ValueError):
            continue
        if _holds(kept.engine, kept.files, stamps):
            yield path, kept


def _place(path: Path) -> Path:
    name = sha256(str(whole(path)).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return _folder() / f"{name}.verdicts"


def _folder() -> Path:
    return paths.cache_folder() / "verdicts"


def _stamp(path: Path | str) -> str:
    """Return the stamp of a file as a text, "" where there is none."""
    return ".".join(map(str, stamp(path) or ()))
