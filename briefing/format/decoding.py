"""The bytes of a file of the format: the text they are in UTF-8, or why they are none."""

from __future__ import annotations

import codecs
from typing import Final

from briefing.format.other_kinds import other_kind
from briefing.format.yaml.syntax import Slip

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_TWO_MARKS: Final = 2 * codecs.BOM_UTF8
_SAVE_AS: Final = "Save the file as UTF-8."


def decode(data: bytes) -> tuple[str | None, list[Slip]]:
    """Return the text without its byte order mark, and what is wrong; None where it is no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return None, [Slip(0, "encoding", f"the file is {encoding}, not UTF-8.", _SAVE_AS)]
    if data.startswith(_TWO_MARKS):  # libyaml takes the second off, and would place all wrongly
        message = "two byte order marks stand at the beginning."
        return None, [Slip(0, "encoding", message, "Leave one of them, or none.")]
    if (other := other_kind(data)) is not None:
        return None, [Slip(0, "type", *other)]
    if (at := data.find(b"\0")) >= 0:
        offset = len(data[:at].decode("utf-8-sig", "replace"))
        message = "a NUL byte stands here; the file is no text, or not UTF-8."
        return None, [Slip(offset, "encoding", message, _SAVE_AS)]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        offset = len(error.object[: error.start].decode("utf-8", "replace"))
        message = f"the byte 0x{error.object[error.start]:02X} is not UTF-8 here."
        return data.decode("utf-8-sig", "replace"), [Slip(offset, "encoding", message, _SAVE_AS)]
