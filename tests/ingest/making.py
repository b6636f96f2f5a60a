"""Files of foreign kinds, made by hand so that the tests know every byte of them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

FLOOD = (
    "The Vessen rose over the road on Tuesday and cut Harl off, the mayor said.",
    "About 300 people were brought to the school on the hill, which has no water.",
    "The ministry said that the water would fall by Friday.",
)


class Shown(NamedTuple):
    """A line on a page of a PDF: where it begins, in points from the bottom left."""

    left: float
    height: float
    text: str
    size: float = 10.0


def pdf(pages: Sequence[Sequence[Shown]], title: str = "", extra: str = "") -> bytes:
    """Return a PDF; ``extra`` goes into its trailer."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        drawn = b"\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {left} {height} Tm (".encode()
            + text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
            + b") Tj ET"
            for left, height, text, size in lines
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    bodies.append(f"<< /Title ({title}) >>".encode())
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = f"/Size {len(bodies) + 1} /Root 1 0 R /Info {len(bodies)} 0 R {extra}"
    return bytes(data) + f"trailer << {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "application/vnd.openxmlformats-package.relationships+xml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{_PACKAGE}"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_DOCUMENT}"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def run(text: str) -> str:
    """Return a paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, parts: dict[str, str] | None = None, head: str = "") -> bytes:
    """Return a Word document with this body; ``parts`` are further files in it."""
    document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    held = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": f"<?xml version='1.0'?>{head}{document}",
        **(parts or {}),
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in held.items():
            archive.writestr(name, text)
    return packed.getvalue()


def page(body: str, head: str = "") -> bytes:
    """Return a web page."""
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
