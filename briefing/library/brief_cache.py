"""Briefs as they were read, kept in the cache folder.

Parsing and checking a brief takes ten times as long as decoding what came of it. A brief that had
no problem is used again while its bytes and the rules are the same. Whatever is wrong with the
cache, the brief is read anew.
"""

from __future__ import annotations

import os
from array import array
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from briefing import paths
from briefing.brief.model import Brief
from briefing.brief.values import leaves
from briefing.digests import blake2b
from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.filesystem import facts, inside
from briefing.format.problems import Reading
from briefing.format.yaml.marks import NodePlaces, Plain
from briefing.library.cache_files import DIGEST_SIZE, engine, read_kept, write_kept
from briefing.ready import ready


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
        brief = _decoded(kept.data)
        if not _leads_out(brief, path.parent, root):
            text = data.decode("utf-8-sig")
            return Reading(brief, [], NodePlaces(text, later=partial(_plain, kept)), text)
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
    return blake2b(data, digest_size=DIGEST_SIZE, key=engine().encode()).digest()


def _kept(path: Path, of: bytes) -> _Kept | None:
    """Return what the cache has of a file whose digest is ``of``; None where it has nothing."""
    try:
        kept = msgspec.msgpack.decode(read_kept(_place(path)), type=ready(_Kept))
    except (Unreadable, msgspec.MsgspecError, ValueError, RuntimeError):
        return None
    return kept if kept.of == of else None


def _decoded(data: msgspec.Raw) -> Brief:
    return msgspec.msgpack.decode(data, type=ready(Brief))


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


def _plain(kept: _Kept) -> Plain:
    data: Any = msgspec.msgpack.decode(kept.data)
    offsets = array("I")
    offsets.frombytes(kept.offsets)
    return data, offsets.tolist()


def _place(path: Path) -> Path:
    name = blake2b(os.fsencode(path.absolute()), digest_size=16).hexdigest()
    return paths.cache_folder() / "briefs" / f"{name}.msgpack"
