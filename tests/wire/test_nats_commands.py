"""A desk of one node, from the first command to the last: serve, user, join, publish, revoke."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli.main import run
from briefing.cli.options_for_desks import PARSERS
from briefing.extras import install_line
from briefing.wire.follow_process import Following
from wire.consoles import file, raw, said, write
from wire.nodes import binary

pytestmark = pytest.mark.skipif(binary() is None, reason="nats-server is not installed")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a desk and consoles, where the commands are run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def served(place: Path) -> Iterator[subprocess.Popen[bytes]]:
    """``briefing desk serve desk``, until it says that it is ready."""
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "desk", "serve", "desk"], stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        said = []
        try:
            for line in process.stderr:
                said.append(line.decode())
                if b"is ready" in line or line.startswith(b"briefing: "):
                    break  # or it says why not
            assert "for this machine alone" in said[-1], said
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


class Folder:
    """A console by its folder alone, as the commands have it."""

    def __init__(self, root: Path) -> None:
        self.root = root


def test_a_desk_of_one_node_from_the_first_command_to_the_last(
    served: subprocess.Popen[bytes], place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ana, bo = Folder(place / "ana"), Folder(place / "bo")
    assert run(["desk", "user", "desk", "ana", "--writes", "green", "--name", "Ana Ferro"]) == 0
    assert run(["desk", "user", "desk", "bo", "--reads", "green"]) == 0
    invitation = place / "desk" / "ana.join"
    word = invitation.read_text().split('"word": "')[1].split('"')[0]
    assert run(["join", "desk/ana.join", "--library", "ana"]) == 0
    assert run(["join", "desk/bo.join", "--library", "bo"]) == 0
    told = capsys.readouterr()
    assert "ana shares desk as ana: 0 as the desk has them" in told.out
    assert word not in told.out + told.err
    assert invitation.stat().st_mode & 0o077 == 0

    assert run(["list", "--wire", "--library", "bo"]) == 0
    assert "none of the desk is known here" in capsys.readouterr().err

    following = Following(bo.root)
    lines = following.lines()
    assert next(lines).link == "online"
    second = Following(bo.root)
    write(ana, raw())  # type: ignore[arg-type]
    assert run(["publish", "harl", "-m", "The first one", "--library", "ana"]) == 0
    (arrived,) = next(lines).arrived
    assert (arrived.id, arrived.author, arrived.clash) == ("harl", "Ana Ferro", False)
    assert file(bo).read_bytes() == file(ana).read_bytes()  # type: ignore[arg-type]
    write(bo, said(1, "Bo's."))  # type: ignore[arg-type]
    write(ana, said(2, "Ana's."))  # type: ignore[arg-type]
    # Killed as hard as can be; the second one takes over where it was.
    os.kill(following._process.pid, signal.SIGKILL)
    assert list(lines) == []
    after = second.lines()
    assert next(after).link == "online"
    assert run(["publish", "harl", "--library", "ana"]) == 0
    (arrived,) = next(after).arrived
    assert arrived.clash
    capsys.readouterr()
    assert run(["list", "--wire", "--library", "bo"]) == 1
    assert "in conflict with Ana Ferro" in capsys.readouterr().out

    assert run(["desk", "check", "desk"]) == 0
    assert run(["desk", "user", "desk", "bo", "--revoke"]) == 0
    links = []
    for line in after:
        links.append(line.link)
        if line.link == "refused":
            break
    assert links[-1] == "refused"
    capsys.readouterr()
    second.end()
    assert [line for line in after if line.arrived] == []
    assert run(["publish", "harl", "--library", "bo"]) == 1
    assert run(["desk", "expunge", "desk", "harl"]) == 0
    assert run(["history", "harl", "--library", "ana"]) == 0
    assert "erased" in capsys.readouterr().out


def test_a_server_that_dies_is_told_in_one_line(
    served: subprocess.Popen[bytes], place: Path
) -> None:
    """Hazard: the library for NATS and asyncio print tracebacks of connections that are lost."""
    assert run(["desk", "user", "desk", "ana", "--writes", "green"]) == 0
    assert run(["join", "desk/ana.join", "--library", "ana"]) == 0
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "follow", "--library", "ana"],
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        try:
            assert process.stderr.readline() == b"online.\n"
            os.kill(int((place / "desk" / "node1" / "node.pid").read_text()), signal.SIGKILL)
            assert process.stderr.readline() == b"offline.\n"
            process.send_signal(signal.SIGINT)
            assert process.stderr.read() == b""
        finally:
            process.kill()


def test_words_of_desk_stand_in_any_order() -> None:
    for words in (
        ["serve", "--lan", "desk"],
        ["--lan", "serve", "desk"],
        ["serve", "desk", "--lan"],
    ):
        found = PARSERS["desk"]().parse_args(words)
        assert (found.action, found.words, found.lan) == ("serve", ["desk"], True)


def test_what_a_command_cannot_do_it_says_in_one_sentence(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "no.join").write_text("{}")
    (place / "lib" / "briefs").mkdir(parents=True)
    for words, sentence in (
        (["desk", "check", "nowhere"], "there is no desk in"),
        (["desk", "user", "nowhere"], 'it is "briefing desk user DIR NAME"'),
        (["desk", "init", "d", "--node", "a=x", "--node", "b=y"], "1, 3 or 5 nodes, not 2"),
        (["join", "no.join", "--library", "lib"], "no.join is no invitation to a desk."),
        (["follow", "--library", "lib"], "lib has joined no desk"),
        (["follow", "--library", "."], "this folder has joined no desk"),
        (["join", "gone.join", "--library", "lib"], "there is no file gone.join."),
    ):
        assert run(words) in (1, 2)
        told = capsys.readouterr().err.strip()
        assert sentence in told
        assert "\n" not in told
        assert "fault in briefing" not in told


def test_a_desk_of_three_nodes_is_a_folder_for_each(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nodes = [f"--node={name}={name}.example,192.0.2.{at}" for at, name in enumerate("abc", 1)]
    assert run(["desk", "init", "three", *nodes]) == 0
    assert run(["desk", "user", "three", "ana", "--writes", "amber", "red-cell"]) == 0
    for name in "abc":
        assert {path.name for path in (place / "three" / name).iterdir()} == {
            "node.conf", "node.key", "node.pem", "ca.pem",
        }  # fmt: skip
        text = (place / "three" / name / "node.conf").read_text()
        assert 'cluster { name: "three", listen: "0.0.0.0:6222"' in text
        assert "@b.example:6222" in text
        assert '"brief.red-cell.*.ana"' in text
    told = (place / "three" / "ana.join").read_text()
    assert '"tls://a.example:4222"' in told
    assert run(["desk", "serve", "three"]) == 1
    assert "name the folder of the one that runs here" in capsys.readouterr().err
    (place / "three" / "b" / "node.conf").write_text("of an older version")
    assert run(["desk", "init", "three"]) == 0
    again = (place / "three" / "b" / "node.conf").read_text()
    assert 'server_name: "b"' in again
    assert '"brief.red-cell.*.ana"' in again
    assert (place / "three" / "ana.join").read_text() == told, "nobody is invited anew"
    assert "node.conf: to b.example\n" in capsys.readouterr().out


def test_without_the_extra_it_says_what_installs_it(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "bcrypt", None)
    monkeypatch.setitem(sys.modules, "nats.aio.client", None)
    assert run(["desk", "init", "d", "--node", "a=x"]) == 1
    told = capsys.readouterr().err
    assert f"Install it: {install_line('desk')}" in told
    assert not (place / "d").exists()


def test_nothing_of_the_wire_is_loaded_for_other_commands() -> None:
    code = (
        "import sys; from briefing.cli.options import PARSERS; import briefing.cli.commands.list_;"
        "print([n for n in sys.modules if n.startswith('briefing.wire.')"
        " or n.split('.')[0] in ('nats', 'bcrypt', 'cryptography', 'sqlite3')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
