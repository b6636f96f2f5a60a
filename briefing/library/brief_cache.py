"""Briefs as they were read, kept in the cache folder, and the digest of the rules they passed.

Parsing and checking a brief takes ten times as long as decoding what came of it. A brief that had
no problem is used again while its bytes and the rules are the same. Whatever is wrong with the
cache, the brief is read anew.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import msgspec

from briefing import __version__, paths
from briefing.brief.model import Brief
from briefing.brief.values import leaves
from briefing.files import BRIEF_CAP, Unreadable, own_folder, read_guarded, write_atomic
from briefing.filesystem import facts, inside
from briefing.format.problems import Reading
from briefing.format.yaml.marks import Marks, Plain
from briefing.locks import locked

_CAP: Final = 20_000_000
_DIGEST_SIZE: Final = 32
MOST_BYTES: Final = 500_000_000
"""What a folder of the cache may hold: the briefs, or the verdicts, of some ten thousand files."""
_LEFT: Final = 0.8
"""What is left of that when something has to go."""
_LOOK_EVERY: Final = 500
_written: Final[dict[Path, int]] = {}
"""How many files this run has written to each folder of the cache."""
PACKAGE: Final = Path(__file__).resolve().parent.parent
_BESIDE: Final = frozenset(
    {"atlas", "cli", "compare", "export", "ingest", "library", "tui", "__pycache__"}
)
"""Folders of the package on which no verdict depends, four modules of the library apart."""
_OF_LIBRARY: Final = ("brief_cache.py", "signoffs.py", "sources.py", "verdict_cache.py")


class _Kept(msgspec.Struct, array_like=True):
    """A brief in the cache: its plain data in the order of the file, and the offset of each node.

    ``of`` is the digest of the file and of the rules; ``offsets`` are 32 bits each.
    """

    of: bytes
    data: msgspec.Raw
    offsets: bytes


def read_cached(path: Path, root: Path, name: str) -> Reading[Brief]:
    """Read a brief as ``read_brief`` does, from the cache where that has it.

    ``root`` is the folder of its library; ``name`` is what problems call the file.
    """
    try:
        data = read_guarded(path, BRIEF_CAP, root)
    except Unreadable:
        data = b""
    of = _digest(data)
    kept = _kept(path, of) if data else None
    if kept is not None:
        brief = msgspec.msgpack.decode(kept.data, type=Brief)
        if not _leads_out(brief, path.parent, root):
            text = data.decode("utf-8-sig")
            return Reading(brief, [], Marks(text, later=partial(_plain, kept)), text)
    from briefing.format.reader import read_brief

    reading = read_brief(path, root, name)
    if reading.value is not None and not reading.problems:
        _keep(path, of, data, reading)
    return reading


def _leads_out(brief: Brief, folder: Path, root: Path) -> bool:
    """Tell whether the text of a source may lie outside: that depends on links, not on the file."""
    named = [source.text for source in brief.sources if source.text]
    return any(
        leaves(text)
        or any(
            facts(place) and not inside(place, root)
            for place in (folder / text, root / "seeds" / text)
        )
        for text in named
    )


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST_SIZE, key=engine().encode()).digest()


def _kept(path: Path, of: bytes) -> _Kept | None:
    """Return what the cache has of a file whose digest is ``of``; None where it has nothing."""
    try:
        kept = msgspec.msgpack.decode(read_kept(_place(path)), type=_Kept)
    except (Unreadable, msgspec.MsgspecError, ValueError, RuntimeError):
        return None
    return kept if kept.of == of else None


def _keep(path: Path, of: bytes, data: bytes, reading: Reading[Brief]) -> None:
    plain = reading.marks.plain()
    # The file may have been saved between the two looks.
    if plain is None or data.decode("utf-8-sig", "replace") != reading.text:
        return
    encode = msgspec.msgpack.encode
    kept = _Kept(of, msgspec.Raw(encode(plain[0])), array("I", plain[1]).tobytes())
    packed = encode(kept)
    with suppress(RuntimeError):  # there is no home folder
        write_kept(_place(path), packed)


def read_kept(place: Path) -> bytes:
    """Return what ``write_kept`` has written to a file of the cache.

    Raises:
        Unreadable: there is no such file, or a byte of it is another one: the cache is not synced
            to the disk, so what a crash has left may be anything.
    """
    whole = read_guarded(place, _CAP)
    if blake2b(whole[_DIGEST_SIZE:], digest_size=_DIGEST_SIZE).digest() != whole[:_DIGEST_SIZE]:
        raise Unreadable("it is damaged")
    return whole[_DIGEST_SIZE:]


def write_kept(place: Path, data: bytes) -> None:
    """Write a file of the cache, behind its digest; one that cannot be written only costs time."""
    with suppress(OSError):
        own_folder(place.parent)
        digest = blake2b(data, digest_size=_DIGEST_SIZE).digest()
        write_atomic(place, digest + data, force=True, sync=False)
        make_room(place.parent)


def make_room(folder: Path, most: int = MOST_BYTES) -> None:
    """Take away what was written longest ago where a folder of the cache has got too large.

    A run looks the first time it writes there, and then each time it has written so many files
    more. Another program that is at it is left to it.
    """
    written = _written[folder] = _written.get(folder, -1) + 1
    if written % _LOOK_EVERY:
        return
    with suppress(OSError), locked(folder, 0):
        found = []
        for entry in os.scandir(folder):
            with suppress(OSError):  # it has gone meanwhile
                if not entry.name.startswith("."):
                    facts = entry.stat(follow_symlinks=False)
                    found.append((facts.st_mtime_ns, facts.st_size, entry.path))
        size = sum(each[1] for each in found)
        if size <= most:
            return
        for _, own, path in sorted(found):
            if size <= most * _LEFT:
                return
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - it is no Path
                size -= own


def _plain(kept: _Kept) -> Plain:
    data: Any = msgspec.msgpack.decode(kept.data)
    offsets = array("I")
    offsets.frombytes(kept.offsets)
    return data, offsets.tolist()


def _place(path: Path) -> Path:
    name = blake2b(os.fsencode(path.absolute()), digest_size=16).hexdigest()
    return paths.cache_folder() / "briefs" / f"{name}.msgpack"


@cache
def engine() -> str:
    """Return the digest of the rules that are installed, computed when it is first asked for.

    It reads some hundred files of together 1 MB, which takes 3 ms.
    """
    return digest(PACKAGE)


def digest(package: Path) -> str:
    """Return the digest of the rules in a package: of the content of their sources and data.

    A file that cannot be read counts with its name alone.
    """
    found = blake2b(__version__.encode(), digest_size=16)
    for path in sorted(rule_files(package)):
        name = os.path.relpath(path, package)
        try:
            with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - half the time of a Path
                data = stream.read()
        except OSError:
            data = b""
        found.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        found.update(data)
    return found.hexdigest()


def rule_files(package: Path) -> Iterator[str]:
    """Yield the files of a package on which verdicts depend, in no order."""
    yield from _files(str(package))
    for name in _OF_LIBRARY:
        yield str(package / "library" / name)


def _files(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name in _BESIDE:
            continue
        if entry.is_dir():
            yield from _files(entry.path)
        else:
            yield entry.path
