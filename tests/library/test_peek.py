"""The first lines of a brief give its id and cut-off, or leave both to the reader."""

from pathlib import Path

import pytest

from briefing.library.scan import PEEK, Header, peek, read_head

NOTHING = Header("", "")


@pytest.mark.parametrize(
    "head",
    [
        "id: a\nas_of: 2024-11-30\n",
        "# comment\nid: a # the id\nas_of: '2024-11-30'   # inferred\n",
        'schema: briefing/1\nas_of: "2024-11-30"\nid: "a"\n',
        "\ufeffid:   a  \r\nas_of: 2024-11-30\r\n",
        "id: a\nas_of: 2024-11-30",
    ],
)
def test_plain_headers(head: str) -> None:
    assert peek(head.encode()) == Header("a", "2024-11-30")


def test_a_moment_with_offset() -> None:
    assert peek(b"id: a\nas_of: 2024-11-30T12:00+01:00\n").as_of == "2024-11-30T12:00+01:00"


@pytest.mark.parametrize(
    "head",
    [
        "",
        "{id: a, as_of: 2024-11-30}\n",
        "  id: a\n  as_of: 2024-11-30\n",
        "id:a\nas_of:2024-11-30\n",
        "id: a\nid: b\nas_of: 2024-11-30\nas_of: 2024-11-30\n",
        'id: "a\\x41"\nas_of: "2024-11-30\\n"\n',
        "id: |\n  a\nas_of: >\n  2024-11-30\n",
        "id: a b\nas_of: yesterday\n",
        "id: !str a\nas_of: &x 2024-11-30\n",
        "id:\nas_of:\n",
    ],
)
def test_doubts_are_left_to_the_reader(head: str) -> None:
    assert peek(head.encode()) == NOTHING


def test_bytes_that_are_no_text() -> None:
    assert peek(b"id: \xff\nas_of: 2024-11-30\n") == Header("", "2024-11-30")


def test_a_head_is_cut_between_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("#" * (PEEK - 7) + "\nid: aleppo-2024\n")
    assert read_head(path) == b"#" * (PEEK - 7) + b"\n"


def test_no_head_of_what_is_no_small_file(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * 1_000_001)
    for name in ("big", "none", "", "\0"):
        assert read_head(tmp_path / name) is None
