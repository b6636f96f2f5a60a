"""Packs the files of a wheel as tightly as deflate can, right after hatchling has made it.

The package `deflate` is in the development set alone: where it is not, as where pip builds from
the source, the wheel stays as hatchling makes it, with the same files in it.
"""

import zipfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TIGHTEST = 12


class PackingHook(BuildHookInterface[Any]):
    def finalize(self, version: str, _build_data: dict[str, Any], artifact_path: str) -> None:
        if version == "standard":
            pack(Path(artifact_path))


def pack(wheel: Path) -> None:
    try:
        from deflate import deflate_compress
    except ImportError:
        return
    with zipfile.ZipFile(wheel) as loose:
        files = [(info, loose.read(info)) for info in loose.infolist()]
    # zipfile deflates by itself: what is deflated already is written past it.
    with zipfile.ZipFile(wheel, "w") as tight:
        assert tight.fp
        for info, data in files:
            packed = bytes(deflate_compress(data, TIGHTEST))
            info.compress_type = zipfile.ZIP_DEFLATED
            if len(packed) >= len(data):
                info.compress_type, packed = zipfile.ZIP_STORED, data
            info.compress_size = len(packed)
            info.header_offset = tight.fp.tell()
            tight.fp.write(info.FileHeader() + packed)
            tight.filelist.append(info)
        tight.start_dir = tight.fp.tell()
