"""Texts in any usual encoding, plain or in Markdown."""

from __future__ import annotations

import codecs
import re
from importlib import import_module
from typing import Final

from briefing.ingest.taken import Dropped, FileRefused, Taken, Wishes
from briefing.verify.sources.decode import is_binary, left_by_git, wide_encoding
from briefing.verify.sources.numbering import blocks

_FEW_ACCENTS: Final = 0.3
"""The share of letters with an accent up to which a text is one of Latin letters."""
_ODD: Final = 0.05
"""The share of its accents that may belong to none of an encoding's languages."""
_SIGNS: Final = "‘’‚“”„«»‹›–—…•·°§©®™€£±×½¼²º¡¿\xa0\xad"
_LATIN: Final = (
    ("cp1252", "windows-1252", "àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ"),
    ("cp1254", "windows-1254", "âçğıîöşüûÂÇĞİÎÖŞÜÛ"),
    ("cp1250", "windows-1250", "áâăäąćçčďđéęěëíîľłńňóôőöřśšşťţúůűüýźżžßÁÂĄĆČĎÉĘÍŁŃÓŐÖŘŚŠŤÚŮÜÝŹŻŽ"),
)  # fmt: skip
"""Encodings of Latin letters, the likelier first, with the letters of their languages."""
_SCRIPTS: Final = [
    "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "gb18030", "big5", "shift_jis", "euc_jp",
    "euc_kr", "cp874",
]  # fmt: skip
_LINE_END: Final = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def read_text(data: bytes, wishes: Wishes) -> Taken:
    """Read a text in.

    Raises:
        Refused: its encoding cannot be told, or it is no text.
    """
    text, notes = _decode(data, wishes.encoding)
    text = _LINE_END.sub("\n", text)
    if wishes.by_line:
        text = "\n\n".join(filter(str.strip, text.split("\n"))) + "\n"
    uncounted = [
        Dropped("not counted: front matter, rules", line)
        for block in blocks(text)
        if not block.text
        for line in block.printed
    ]
    return Taken("a text", text, dropped=tuple(uncounted), notes=notes)


def _decode(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Return bytes as text, and what to say of how they were read."""
    if encoding:
        try:
            text = data.decode(codecs.lookup(encoding).name)
        except LookupError as error:
            raise FileRefused(
                f'there is no encoding "{encoding}"', 'Try "windows-1252" or "utf-16".'
            ) from error
        except UnicodeError as error:
            raise FileRefused(
                f"it is not {encoding} ({error})", "Name another encoding."
            ) from error
        return _checked(text.removeprefix("\ufeff")), ()
    wide = wide_encoding(data)
    if wide:
        text = data.decode(wide.codec, "replace").removeprefix("\ufeff")
        return _checked(text), (f"Read as {wide.name}.",)
    try:
        return _checked(data.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return bytes that are no UTF-8 in the encoding that they most likely have."""
    _checked(data.decode("latin-1"))
    text, name = _latin(data) or _other_script(data)
    note = (
        f'Read as {name}, which is a guess: look at its accents, or name another with "--encoding".'
    )
    return _checked(text), (note,)


def _latin(data: bytes) -> tuple[str, str] | None:
    """Return a text of Latin letters and its encoding, None of one in another script.

    In those texts few letters have accents, and these are letters of the languages that the
    encoding is for; a general guesser needs more of them than a short text has.
    """
    high = sum(byte > 0x7F for byte in data)
    if high > _FEW_ACCENTS * sum(bytes([byte]).isalpha() or byte > 0x7F for byte in data):
        return None
    for codec, name, letters in _LATIN:
        text = data.decode(codec, "replace")
        odd = sum(char > "\x7f" and char not in letters and char not in _SIGNS for char in text)
        if odd <= _ODD * high:
            return text, name
    return None


def _other_script(data: bytes) -> tuple[str, str]:
    """Return a text in an encoding of another script.

    Raises:
        Refused: what tells them apart is not installed, or cannot.
    """
    try:
        normalizer = import_module("charset_normalizer")
    except ImportError as error:
        raise FileRefused(
            "it is not UTF-8",
            'Name its encoding with "--encoding windows-1251", or whichever it is.',
        ) from error
    best = normalizer.from_bytes(data, cp_isolation=_SCRIPTS).best()
    if best is None:
        raise FileRefused("its encoding cannot be told", 'Name it with "--encoding".')
    return str(best), str(best.encoding).replace("_", "-").replace("cp125", "windows-125")


def _checked(text: str) -> str:
    if "\0" in text or is_binary(text):
        raise FileRefused("it is a binary file, no text", "Save its text as UTF-8 plain text.")
    if (left := left_by_git(text)) is not None:
        raise FileRefused(*left)
    return text
