"""A parser in a process of its own: paths come in on standard input, rows go out on its output.

``python -m briefing.library.index.worker ROOT``. Each message is its length in four bytes, then
msgpack: in, a list of paths as bytes, each with the hash that is known of it; out, for each of
them the rows, True where the hash still holds, None where the file cannot be parsed at all. The
process ends when its input does, so it never outlives who asked.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from briefing.library.index.rows import Parsed, parse

_HEAD = 4


def send(stream: BinaryIO, data: bytes) -> None:
    """Write one message.

    Raises:
        OSError: the other end is gone.
    """
    stream.write(len(data).to_bytes(_HEAD, "big") + data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one message, None where the other end is gone, be it in the middle of one."""
    head = stream.read(_HEAD)
    if len(head) < _HEAD:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def parse_safely(path: Path, root: Path, known: bytes) -> Parsed | bool | None:
    """Read a file for the index, None where that fails in a way nobody has thought of.

    The index is a cache: a file that it cannot take is read by those who want it.
    """
    try:
        return parse(path, root, known)
    except (ArithmeticError, LookupError, MemoryError, OSError, RecursionError, ValueError):
        return None


def main(root: Path) -> None:
    """Answer until the input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while (data := receive(source)) is not None:
        asked = msgspec.msgpack.decode(data, type=list[tuple[bytes, bytes]])
        found = [parse_safely(root / os.fsdecode(name), root, known) for name, known in asked]
        send(target, msgspec.msgpack.encode(found))


if __name__ == "__main__":
    try:
        main(Path(os.fsdecode(os.fsencode(sys.argv[1]))))
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(1)
