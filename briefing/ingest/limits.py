"""Bounds on what a file may ask of its reader, checked before a library sees the file."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final

from briefing.ingest.taken import FileRefused

FILE_CAP: Final = 50_000_000
"""Bytes that a file may have, packed or not."""
_RATIO: Final = 100
"""How many times its packed size a part of an archive may unpack to."""
_SMALL: Final = 1_000_000
"""Bytes below which the ratio says nothing: a page of spaces packs as well."""
_PARTS: Final = 5_000
PAGES: Final = 500
SECONDS: Final = 60
"""How long a reader may take."""
MEMORY: Final = 2_000_000_000
"""Bytes of address space that a reader may ask for."""
_ENTITIES: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
_SPLIT: Final = "Split it, or save the part you need as text."


def check_archive(data: bytes) -> list[str]:
    """Return the names of the parts of a ZIP archive that is safe to unpack.

    Raises:
        Refused: it is damaged, encrypted, unpacks to more than ``FILE_CAP`` bytes, or has a part
            whose XML declares entities.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_sizes(parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    check_entities(archive.read(part))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise FileRefused(f"its archive is damaged ({error})", "Open and save it anew.") from error
    except RuntimeError as error:  # zipfile's word for encryption
        raise FileRefused("it is encrypted", "Save it without a password.") from error
    return [part.filename for part in parts]


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > _PARTS:
        raise FileRefused(f"its archive has {len(parts):,} parts, over {_PARTS:,}", _SPLIT)
    total = sum(part.file_size for part in parts)
    if total > FILE_CAP:
        raise FileRefused(f"it unpacks to {total:,} bytes, over {FILE_CAP:,}", _SPLIT)
    for part in parts:
        if part.file_size > max(_SMALL, _RATIO * part.compress_size):
            raise FileRefused(
                f"a part of its archive unpacks to over {_RATIO} times its size",
                "Such files are made to fill memory; ask its sender.",
            )


def check_entities(data: bytes) -> None:
    """Refuse XML that declares entities: a few lines of them can fill any memory.

    Raises:
        Refused: it declares some.
    """
    # UTF-16 has a zero beside each letter.
    if _ENTITIES.search(data.replace(b"\0", b"")):
        raise FileRefused(
            "its XML declares entities, which are not expanded", "Open and save it anew."
        )
