"""Which files the reader takes: encodings, links, sizes, and where texts may lie."""

import os
import socket
from pathlib import Path

import pytest
from making import SMALL, found, only, reading, spoil

from briefing.brief.model import Brief
from briefing.files import BRIEF_CAP
from briefing.format.reader import read, read_brief


@pytest.mark.parametrize(
    "text", ["\ufeff" + SMALL, SMALL.replace("\n", "\r\n"), SMALL.replace("\n", "\r"), SMALL[:-1]]
)
def test_marks_and_line_ends_that_are_fine(text: str) -> None:
    assert found(text) == []
    assert reading(text.replace("GREEN", "GREN")).problems[0].line == 4


@pytest.mark.parametrize(
    ("data", "place", "word"),
    [
        (SMALL.encode("utf-16"), (1, 1), "UTF-16"),
        (b"\xfe\xff" + SMALL.encode("utf-16-be"), (1, 1), "UTF-16"),
        (SMALL.encode("utf-32"), (1, 1), "UTF-32"),
        (f"\ufeff\ufeff{SMALL}".encode(), (1, 1), "two byte order marks"),
        (SMALL.encode("utf-16-le"), (1, 2), "NUL"),
        (SMALL.encode().replace(b"A small", b"A sm\x00ll"), (3, 12), "NUL"),
        (SMALL.encode().replace(b"A small", b"\xe9 small"), (3, 8), "0xE9"),
        (SMALL.encode().replace(b"A small", "é ".encode() + b"\xff"), (3, 10), "0xFF"),
    ],
)
def test_other_encodings(data: bytes, place: tuple[int, int], word: str) -> None:
    assert found(data) == [(*place, "encoding")]
    assert word in only(data)


def test_one_wrong_byte_does_not_hide_the_rest() -> None:
    data = SMALL.encode().replace(b"A small", b"\xe9 small").replace(b"GREEN", b"GREN")
    assert [code for *_, code in found(data)] == ["encoding", "enum"]


# Files


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    fifo = tmp_path / "fifo.yaml"
    os.mkfifo(fifo)
    plug = tmp_path / "socket.yaml"
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(str(plug))
        for path in (tmp_path / "none.yaml", folder, fifo, plug):
            result = read_brief(path)
            assert result.value is None
            assert [(p.line, p.column, p.code) for p in result.problems] == [(1, 1, "unreadable")]
            assert result.problems[0].hint.startswith("Put a file that can be read in its place")
            assert result.problems[0].file == str(path)


def test_a_link_out_of_the_library_is_not_followed(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (tmp_path / "x.yaml").write_text(SMALL)
    (library / "x.yaml").symlink_to(tmp_path / "x.yaml")
    assert read_brief(library / "x.yaml", library).problems[0].code == "unreadable"
    assert read_brief(library / "x.yaml", tmp_path).problems == []


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(SMALL + "#" * BRIEF_CAP)
    assert [problem.code for problem in read_brief(path).problems] == ["size"]


def test_source_texts_stay_inside_the_library(tmp_path: Path) -> None:
    library = tmp_path / "library"
    for name in ("briefs/deep", "seeds/deep"):
        (library / name).mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("x")
    (library / "seeds" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (library / "seeds" / "fine.txt").write_text("x")
    path = library / "briefs" / "deep" / "x.yaml"
    for text, codes in (
        ("fine.txt", []),
        ("not-there.txt", []),
        ("deep/../fine.txt", []),
        ("../../seeds/not-there.txt", []),
        ("../../../not-there.txt", ["path-outside"]),
        ("deep\\fine.txt", ["path-outside"]),
        ("../../seeds/fine.txt", []),
        ("../../../secret.txt", ["path-outside"]),
        ("link.txt", ["path-outside"]),
        ("../../seeds/link.txt", ["path-outside"]),
        (str(library / "seeds" / "fine.txt"), ["path-outside"]),
    ):
        path.write_text(spoil("    voice: paper", f"    voice: paper\n    text: {text}"))
        assert [problem.code for problem in read_brief(path, library).problems] == codes, text


def test_a_path_that_leaves_the_library_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "link.txt").symlink_to("/dev/null")
    path = tmp_path / "briefs" / "x.yaml"
    for text, way in (
        ("/etc/passwd", "relative to the brief or to seeds/"),
        ("../../x", "relative to the brief or to seeds/"),
        ("deep\\fine.txt", "Write / between"),
        ("link.txt", "A link there leads outside"),
    ):
        path.write_text(spoil("    voice: paper", f"    voice: paper\n    text: {text}"))
        assert [way in each.hint for each in read_brief(path, tmp_path).problems] == [True], text


def test_without_a_library_a_path_is_judged_by_its_words(tmp_path: Path) -> None:
    for text, codes in (("a/../x", []), ("../x", ["path-outside"])):
        data = spoil("    voice: paper", f"    voice: paper\n    text: {text}").encode()
        for folder, library in ((None, None), (tmp_path, None), (None, tmp_path)):
            problems = read(data, Brief, "x", folder=folder, library=library).problems
            assert [problem.code for problem in problems] == codes


def test_names_of_files_are_clean() -> None:
    problem = read(b"", Brief, "a\x1b[2Jb\u202e.yaml").problems[0]
    assert problem.file == "a\\x1b[2Jb\\u202e.yaml"
