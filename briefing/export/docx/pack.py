"""The file of a document: the same bytes whenever the same content is written."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP can hold: when it was written is nobody's business."""


def packed(document: Document, when: datetime) -> bytes:
    """Return the bytes of a document, made and changed at ``when`` as far as it says."""
    # python-docx writes a moment as it is given, and calls it UTC.
    document.core_properties.created = when.astimezone(UTC).replace(tzinfo=None)
    document.core_properties.modified = document.core_properties.created
    saved, again = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as old, ZipFile(again, "w") as new:
        for entry in old.infolist():
            info = ZipInfo(entry.filename, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3  # the same on every system
            new.writestr(info, old.read(entry))
    return again.getvalue()
