"""Names of files as text: every name can be shown, kept in UTF-8, and found again.

A name of a file is bytes, which need not be UTF-8, and may hold what a terminal obeys.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.text import BIDI, CONTROL

_LIKE_ESCAPE: Final = rb"\\(?=x[0-9a-f]{2}|u[0-9a-f]{4}|U000[0-9a-f]{5})"
_ESCAPED: Final = rb"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U(000[0-9a-f]{5}))"
_ODD_IN_NAME: Final = f"[{CONTROL}{BIDI}\u00ad\ufeff\u200b\u2060\ufe0e\ufe0f\u0085]|[^\\S ]"


def escaped(name: str) -> str:
    r"""Return a name of a file as text that every encoding of Unicode takes.

    Bytes of it that are no UTF-8 become escapes (``\xe4``), and a backslash in front of what looks
    like one becomes ``\x5c``, so that ``unescaped`` gives the name back. Other names stay.
    """
    if name.isascii() and "\\" not in name:
        return name
    data = _name_bytes(name)
    return re.sub(_LIKE_ESCAPE, rb"\\x5c", data).decode("utf-8", "backslashreplace")


def is_text(name: str) -> bool:
    """Tell whether a name of a file, or a word of the command line, is UTF-8 throughout."""
    return _name_bytes(name).decode("utf-8", "replace") == name


def name_shown(name: str) -> str:
    r"""Return a name of a file for the eye: ``escaped``, with what nobody sees escaped, too.

    ``unescaped`` gives this back as well: a line feed is ``\x0a``, not a space as in prose.
    """
    if name.isascii() and name.isprintable() and "\\" not in name:
        return name
    return re.sub(_ODD_IN_NAME, _escape_in_name, escaped(name))


def _escape_in_name(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x80:
        return f"\\x{code:02x}"  # above, two digits stand for a byte that is no UTF-8
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def unescaped(text: str) -> str:
    r"""Return the name of a file that ``escaped`` or ``name_shown`` has written as ``text``."""
    if "\\" not in text:
        return text
    data = re.sub(_ESCAPED, _meant, _name_bytes(text))
    return data.decode("utf-8", "surrogateescape")


def _meant(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 16)])
    return chr(int(match[2] or match[3], 16)).encode("utf-8", "surrogatepass")


def _name_bytes(name: str) -> bytes:
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a pair, which no file's name can be read as
        return name.encode("utf-8", "surrogatepass")
