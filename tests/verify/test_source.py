"""Source texts of every shape, read into paragraphs."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.files import Unreadable
from briefing.verify.sources.source import paragraphs, read_source

LONG = "This is one line of a text that was never wrapped, and it is longer than eighty characters."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\u00a0\n\u200b\n", []),
        ("One.", ["One."]),
        ("One.\nstill one.\n\nTwo.", ["One. still one.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\r\rTwo.", ["One.", "Two."]),
        ("One.\u2028\u2028Two.\u2029", ["One.", "Two."]),
        ("\ufeffOne.\n\n\n\nTwo.", ["One.", "Two."]),
        ("One\u00a0and\u2003a\u3000half.\n \t \nTwo.", ["One and a half.", "Two."]),
        ("\tindented\n\n  also", ["indented", "also"]),
        (f"{LONG}\n{LONG}\nshort", [LONG, LONG, "short"]),
        (f"{LONG}\n\n{LONG}", [LONG, LONG]),
        (f"{LONG}\nand its wrapped end\n\nTwo.", [f"{LONG} and its wrapped end", "Two."]),
        (f"a\nb\n\n{LONG}\n{LONG}", ["a b", f"{LONG} {LONG}"]),
    ],
)
def test_paragraphs(text: str, found: list[str]) -> None:
    assert paragraphs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\ntitle: x\ntags: [a]\n---\nOne.", ["One."]),
        ("---\ntitle: x\n...\n\nOne.", ["One."]),
        ('+++\ntitle = "x"\n+++\nOne.', ["One."]),
        ("---\n\nOne.\n\n---\n\nTwo.", ["One.", "Two."]),
        ("---\nno end\n\nOne.", ["no end", "One."]),
        ("# Head\n\nOne.", ["Head", "One."]),
        ("## Head ##\n\nOne.", ["Head", "One."]),
        ("Head\n====\nOne.", ["Head", "One."]),
        ("One.\n\n* * *\n\nTwo.", ["One.", "Two."]),
        ("> Said\n> twice.", ["Said twice."]),
        ("- one\n- two", ["one two"]),
        ("```\ncode\n```", ["code"]),
        ("A *b* **c** ***d*** _e_ __f__ ~~g~~ `h`.", ["A b c d e f g h."]),
        ('[text](http://x/y_(z) "title") and ![alt](i.png) and [a][1]', ["text and alt and a"]),
        (r"1\. not \*marked\*", ["1. not *marked*"]),
    ],
)
def test_marks_are_taken_off(text: str, found: list[str]) -> None:
    assert paragraphs(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_name",
        "2 * 3 * 4",
        "5*3",
        "[sic] and [...]",
        "#hashtag",
        "a - b",
        "100% *",
        "1. x",
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert paragraphs(text) == [text]


def test_paragraphs_are_clean() -> None:
    assert paragraphs("a\x1b[2Jb\u202ec\x00") == ["a\\x1b[2Jb\\u202ec\\x00"]


def test_any_spacing_reads_the_same() -> None:
    lines = ["One two.", "Three.", "Four five six."]
    assert paragraphs("\n\n".join(lines)) == paragraphs("\r\n \r\n".join(lines)) == lines


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_gives_clean_paragraphs_that_read_the_same_again(text: str) -> None:
    found = paragraphs(text)
    assert all((part and part.isprintable()) or not part.isascii() for part in found)
    assert all(part == part.strip() and all(part.split("\n")) for part in found)


@pytest.mark.parametrize(
    "mark", ["*a", "_a_ ", "`", "[", "[a](", "![a", '[a](x "', "# ", "> ", "\\", "~~a", "((", "-\n"]
)
def test_no_text_takes_long(mark: str) -> None:
    paragraphs(mark * (200_000 // len(mark)))


def test_read_source(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffÉcole.\r\n\r\nTwo.".encode())
    assert read_source(path) == ["École.", "Two."]
    assert read_source(path, tmp_path) == ["École.", "Two."]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    def message(name: str, within: Path | None = None) -> str:
        with pytest.raises(Unreadable) as error:
            read_source(tmp_path / name, within)
        return str(error.value)

    (tmp_path / "latin").write_bytes(b"one\n\xe9")
    (tmp_path / "empty").write_text(" \n")
    (tmp_path / "big").write_bytes(b"x" * 5_000_001)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "latin")
    os.mkfifo(tmp_path / "pipe")
    assert "not UTF-8 text (line 2)" in message("latin")
    assert "no text in it" in message("empty")
    assert "larger than 5,000,000 bytes" in message("big")
    assert "outside the library" in message("in/link", tmp_path / "in")
    assert "no regular file" in message("pipe")
    assert "folder" in message("in")
    assert "no such file" in message("none")


def test_a_sealed_record_is_not_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.sealed.yaml").write_text("record: 1")
    with pytest.raises(Unreadable, match="sealed record"):
        read_source(tmp_path / "a.sealed.yaml")
