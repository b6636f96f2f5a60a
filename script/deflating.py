"""How the program's data are deflated, at building time."""

import importlib
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Sequence

ZOPFLI = "zopfli==0.4.3"


def deflated(*columns: bytes) -> bytes:
    """Deflate columns one after the other as one stream: each with a code of its own, or densely.

    Densely is what ``densely`` asks for: for the files that ship, some hundred times as slow.
    """
    if _dense:
        return bytes(_dense[0](b"".join(columns)))
    packer = zlib.compressobj(9, memLevel=9)
    out = [packer.compress(column) + packer.flush(zlib.Z_SYNC_FLUSH) for column in columns]
    return b"".join(out) + packer.flush()


def bundled(parts: Sequence[list[bytes]]) -> bytes:
    """Pack parts of as many columns each as ``briefing/atlas/packing.py`` has it."""
    ordered = [part[at] for at in range(len(parts[0])) for part in parts]
    sizes = [bytes(len(column) >> 8 * at & 255 for column in ordered) for at in range(3)]
    columns = [b"".join(column) for column in zip(*parts, strict=True)]
    return deflated(struct.pack("<HB", len(parts), len(parts[0])), *sizes, *columns)


_dense: list[Callable[[bytes], bytes]] = []


def densely() -> None:
    """Deflate by Zopfli from now on, fetched by pip: a twentieth less, read by zlib as ever."""
    with tempfile.TemporaryDirectory() as folder:
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
        subprocess.run([*pip, "--no-deps", "--target", folder, ZOPFLI], check=True)
        sys.path.insert(0, folder)
        _dense[:] = [importlib.import_module("zopfli.zlib").compress]
        sys.path.remove(folder)
