"""What the last run knew of each brief, kept in the cache; digests of what files are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from briefing import __version__, paths
from briefing.export.site.row import Row
from briefing.filenames import escaped, unescaped
from briefing.files import Unreadable
from briefing.library.cache_files import PACKAGE, engine, read_kept, write_kept
from briefing.library.scan import BriefState
from briefing.library.store import Library
from briefing.ready import ready

_CODE: Final = (".py", ".css", ".js")


class RememberedBrief(msgspec.Struct, frozen=True):
    """A brief as a run saw it, when it was in this ``state``."""

    state: BriefState
    row: Row


class Memory:
    """What is known of the briefs of a library, by their keys, for sites of one label."""

    def __init__(self, library: Library, at_most: str) -> None:
        # A program whose rows have other fields makes them anew.
        whose = f"{library.identity} {at_most} {Row.__struct_fields__}"
        name = sha256(whose.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        self._file = paths.cache_folder() / "sites" / f"{name}.json"

    def recalled(self) -> dict[str, RememberedBrief]:
        """Return what the last run knew."""
        try:
            kept = msgspec.json.decode(
                read_kept(self._file), type=ready(dict[str, RememberedBrief])
            )
        except (Unreadable, msgspec.MsgspecError, ValueError):
            return {}
        return {unescaped(key): each for key, each in kept.items()}

    def keep(self, known: Mapping[str, RememberedBrief]) -> None:
        """Keep it for the next run."""
        named = {escaped(key): each for key, each in known.items()}  # not every name is UTF-8
        write_kept(self._file, msgspec.json.encode(named))


def digest(of: object) -> str:
    """Return the digest of plain data."""
    return sha256(msgspec.json.encode(of)).hexdigest()


@cache
def code() -> str:
    """Return the digest of what draws pages: verdicts do not depend on it, and pages do."""
    found = sha256(f"{__version__}\0{engine()}".encode())
    for folder in ("export", "atlas", "compare", "brief/plot"):
        for path in sorted(_files(PACKAGE / folder)):
            found.update(path.read_bytes())
    return found.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.suffix in _CODE)
