"""Files made to hurt end in one sentence, each with a way out."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from briefing.ingest import limits, reading
from briefing.ingest.kinds import read
from briefing.ingest.taken import FileRefused, Wishes
from briefing.processes import start_module
from ingest.making import FLOOD, Shown, docx, page, pdf, run

ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'


def zipped(**parts: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return packed.getvalue()


def bomb() -> bytes:
    return docx(run("x"), {"word/media/a.xml": "0" * 3_000_000})


def huge() -> bytes:
    part = "01" * 400_000
    return docx(run("x"), {f"word/media/{n}": part for n in range(70)})


FILES: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "a scanned PDF": (pdf([[]]), "no text in it"),
    "a PDF that ends early": (pdf([[Shown(72, 700, "x")]])[:60], "it is damaged"),
    "an encrypted PDF": (
        pdf(
            [[Shown(72, 700, "x")]],
            extra="/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "o" * 32 + ") /U (" + "u" * 32
            + ") /P -4 >> /ID [(a) (a)]",
        ),
        "it is encrypted",
    ),
    "a PDF of many pages": (pdf([[Shown(72, 700, "x")]] * 501), "it has 501 pages, over 500"),
    "a Word document with a bomb in it": (bomb, "over 100 times its size"),
    "a Word document that unpacks to too much": (huge, "over 50,000,000"),
    "a Word document that declares entities": (docx(run("x"), head=ENTITIES), "declares entities"),
    "a Word document without a text": (docx(""), "there is no text in it"),
    "a Word document that is none": (zipped(word__document=b"x" * 9), "no whole Word document"),
    "a Word document that ends early": (docx(run("x"))[:-40], "its archive is damaged"),
    "a feed that declares entities": (
        f"<?xml version='1.0'?>{ENTITIES}<rss><channel/></rss>".encode(), "declares entities"
    ),
    "a feed in UTF-16 that declares entities": (
        f"<?xml version='1.0' encoding='utf-16'?>{ENTITIES}<rss><channel/></rss>".encode("utf-16"),
        "declares entities",
    ),
    "a feed without an item": (b"<rss version='2.0'><channel/></rss>", "no items were found"),
    "a page without a text": (page("<img src='x.png'>"), "no text was found on the page"),
    "a workbook": (zipped(xl__workbook=b"x"), "an Excel workbook"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "it is a picture"),
    "bytes of nothing": (bytes(range(256)) * 8, "it is a binary file"),
    "a pointer of Git LFS": (b"version https://git-lfs.github.com/spec/v1\n", "of Git LFS"),
    "a text in conflict": (b"<<<<<<< a\nOne.\n=======\nTwo.\n>>>>>>> b\n", "merge: lines 1-5"),
    "an empty file": (b" \n", "it is empty"),
    "a message without a text": (
        (
            b"From: a@b.c\nTo: d@e.f\nSubject: x\nDate: x\nMIME-Version: 1.0\n"
            b"Content-Type: application/pdf\nContent-Disposition: attachment\n\nx"
        ),
        "no text in the message",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_ends_in_one_sentence_with_a_way_out(name: str, tmp_path: Path) -> None:
    data, words = FILES[name]
    path = tmp_path / "file"
    path.write_bytes(data() if callable(data) else data)
    with pytest.raises(FileRefused) as refused:
        read(path, Wishes())
    refusal = refused.value.refusal
    assert words in refusal.message
    assert refusal.hint.endswith((".", '"'))
    assert "\n" not in refusal.message + refusal.hint


def deep(levels: int) -> bytes:
    return page("<div>" * levels + f"<p>{FLOOD[0]}</p>")


def test_a_page_nested_deeply_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_bytes(deep(150))
    assert FLOOD[0] in read(path, Wishes()).text


def test_a_page_nested_beyond_sense_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_bytes(deep(100_000))
    with pytest.raises(FileRefused, match="no text was found"):
        reading.take_in(path, Wishes())


@pytest.mark.parametrize("what", ["a folder", "nothing", "a pipe"])
def test_what_is_no_file_is_named(what: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    if what == "a folder":
        path.mkdir()
    elif what == "a pipe":
        os.mkfifo(path)
    with pytest.raises(FileRefused):
        read(path, Wishes())


def test_a_reader_that_dies_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.txt"
    path.write_text("The river rose.\n")
    assert reading.take_in(path, Wishes()).text == "The river rose.\n"
    monkeypatch.setattr(reading, "start_module", lambda *words: start_module("this", *words))
    with pytest.raises(FileRefused, match="ended without an answer"):
        reading.take_in(path, Wishes())


def test_a_reader_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 0.2)
    monkeypatch.setattr(
        reading,
        "start_module",
        lambda *_: start_module("timeit", "-n1", "-r1", "import time; time.sleep(99)"),
    )
    with pytest.raises(FileRefused, match="takes more than"):
        reading.take_in(tmp_path / "file.txt", Wishes())


def test_an_archive_of_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_PARTS", 2)
    with pytest.raises(FileRefused, match="3 parts"):
        limits.check_archive(zipped(a=b"", b=b"", c=b""))
