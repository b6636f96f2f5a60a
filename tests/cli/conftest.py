"""Running the program in this process, in a library of its own."""

import contextlib
import fcntl
import io
import os
import pty
import struct
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest

from briefing.cli.main import run
from cli.drafting import ARTICLE

BRIEF = """\
schema: briefing/1
id: {id}
title: {title}
tlp: {tlp}
as_of: {as_of}
trend: improved
sources:
  - id: s1
    title: A report
    kind: sitrep
    paragraphs: 3
situation:
  summary:
    - text: {text}
      cite: [p1]
"""


class Ran(NamedTuple):
    """What became of a command."""

    status: int
    out: str
    err: str


Cli = Callable[..., Ran]
Put = Callable[..., Path]


class Terminal(io.StringIO):
    """Input or output of somebody who sits before a terminal."""

    def isatty(self) -> bool:
        return True


def said_to_terminal(
    say: Callable[[], object],
    monkeypatch: pytest.MonkeyPatch,
    output: str = "stderr",
    columns: int = 80,
) -> list[str]:
    """What stands in the rows of a terminal that one of the outputs is."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    found: list[bytes] = []

    def read() -> None:
        with contextlib.suppress(OSError):  # nobody writes to it any more
            while part := os.read(ours, 10_000):
                found.append(part)

    reader = Thread(target=read)
    reader.start()
    with os.fdopen(theirs, "w") as stream, monkeypatch.context() as patch:
        patch.setattr(sys, output, stream)
        say()
    reader.join()
    os.close(ours)
    return b"".join(found).decode().splitlines()


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a brief into the library of the test and returns its path."""

    def write(name: str, body: str | None = None, **fields: str) -> Path:
        path = tmp_path / "library" / "briefs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if body is None:
            given = {"id": path.stem, "title": "A brief", "tlp": "CLEAR", "as_of": "2024-11-30"}
            body = BRIEF.format(**{**given, "text": "Something happened.", **fields})
        path.write_text(body, encoding="utf-8")
        return path

    return write


@pytest.fixture
def cli(
    tmp_path: Path, put: Put, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Cli:
    """Runs the program with arguments, in the folder of a library with two briefs."""
    put("new.yaml", as_of="2024-12-01", title="The new one")
    put("old.yaml", title="The old one 漢字", tlp="AMBER+STRICT")
    monkeypatch.chdir(tmp_path / "library")

    def call(*arguments: str) -> Ran:
        status = run(list(arguments))
        found = capfd.readouterr()
        return Ran(status, found.out, found.err)

    return call


@pytest.fixture
def article(cli: Cli) -> str:
    """The name of a file with an article from which a draft can be made."""
    Path("flood.txt").write_text(ARTICLE, "utf-8")
    return "flood.txt"
