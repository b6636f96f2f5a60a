"""The file of a document: the same bytes whenever the same content is written."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.pkgwriter import PackageWriter

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.packuri import PackURI

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP can hold: when it was written is nobody's business."""


def packed(document: Document, when: datetime) -> bytes:
    """Return the bytes of a document, made and changed at ``when`` as far as it says."""
    # python-docx writes a moment as it is given, and calls it UTC.
    document.core_properties.created = when.astimezone(UTC).replace(tzinfo=None)
    document.core_properties.modified = document.core_properties.created
    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    made = BytesIO()
    with ZipFile(made, "w") as file:
        writer, to = _Writer(file), cast(Any, PackageWriter)  # its steps have no types
        to._write_content_types_stream(writer, package.parts)
        to._write_pkg_rels(writer, package.rels)
        to._write_parts(writer, package.parts)
    return made.getvalue()


class _Writer:
    """What python-docx writes the parts of a document to.

    Its own takes the time from the clock, and fails where that stands before 1980.
    """

    def __init__(self, file: ZipFile) -> None:
        self._file = file

    def write(self, uri: PackURI, data: bytes | str) -> None:
        """Write one part."""
        info = ZipInfo(uri.membername, _FIRST_DAY)
        info.compress_type = ZIP_DEFLATED
        info.create_system = 3  # the same on every system
        self._file.writestr(info, data)
