"""Names of files that are no UTF-8, or that nobody can see, as text and back."""

from __future__ import annotations

import os

from hypothesis import example, given
from hypothesis import strategies as st

from briefing.filenames import escaped, name_shown, unescaped
from briefing.text import clean

_PARTS = st.sampled_from(
    [b"\\", b"x", b"5c", b"e4", b"\xe4", b"u", b"U000e0001", b"\n", b"\x1b", b" ", b"\x7f"]
    + [text.encode() for text in ("\u009b", "\u202e", "\U000e0001", "\u0e01", "\u00a0", "é")]
)
names = st.lists(st.binary(max_size=3) | _PARTS, max_size=12).map(b"".join)


@given(names)
@example(b"\\xe4")
@example(b"\\\xe4")
@example(b"\\\\x5cxe4")
@example(b"\xed\xa0\x80")
def test_every_name_comes_back(data: bytes) -> None:
    name = os.fsdecode(data)
    for written in (escaped(name), name_shown(name)):
        assert written.encode("utf-8").decode("utf-8") == written
        assert os.fsencode(unescaped(written)) == data


@given(names)
def test_what_is_shown_is_one_line_that_no_terminal_obeys(data: bytes) -> None:
    shown = name_shown(os.fsdecode(data))
    assert clean(f"<{shown}>").replace(" ", "") == f"<{shown}>".replace(" ", "")


def test_a_byte_is_written_alike_everywhere() -> None:
    name = os.fsdecode(b"M\xe4rz")
    assert {escaped(name), name_shown(name), clean(name)} == {r"M\xe4rz"}
    assert name_shown("a\nb\u009b") == r"a\x0ab\u009b"


def test_other_names_stay_as_they_are() -> None:
    for name in ("plain.yaml", "März.yaml", "قلمارا 云.txt", r"a\b", r"C:\x"):
        assert escaped(name) == name_shown(name) == unescaped(name) == name


@given(st.text(st.characters(codec=None), max_size=20))
def test_no_text_is_too_odd(text: str) -> None:
    escaped(text).encode("utf-8")
    name_shown(text).encode("utf-8")
    unescaped(text)
