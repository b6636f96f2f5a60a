"""The program as a process: real exit statuses, pipes, encodings, interrupts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sweeping import grid

from briefing.cli.output import Exit
from cli.conftest import BRIEF, Cli

COMMAND = [sys.executable, "-m", "briefing"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with a brief that ASCII cannot write."""
    folder = tmp_path / "briefs"
    folder.mkdir()
    fields = {"id": "new", "title": "Zoë — “漢字”", "tlp": "CLEAR", "as_of": "2024-11-30"}
    (folder / "new.yaml").write_text(BRIEF.format(text="x", **fields), encoding="utf-8")
    return tmp_path


def process(
    library: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=library,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def test_exit_statuses(library: Path) -> None:
    (library / "bad.yaml").write_text("x: y")
    assert process(library).returncode == 0
    assert process(library, "check", "bad.yaml").returncode == 1
    assert process(library, "export", "none").returncode == 2
    assert process(library, "--help").stdout.startswith(b"usage: briefing")


@grid(
    environment=[
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
    arguments=[["export", "new"], ["list"], ["check"], ["export", "漢\x1b"], ["schema"]],
)
def test_any_encoding(library: Path, environment: dict[str, str], arguments: list[str]) -> None:
    (library / "briefs" / "bad 漢.yaml").write_text("漢: y", encoding="utf-8")
    done = process(library, *arguments, **environment)
    assert b"Traceback" not in done.stderr
    assert b"fault" not in done.stderr
    assert done.returncode in (0, 1, 2)
    assert done.stdout or done.stderr


def test_file_names_that_are_no_utf8(library: Path) -> None:
    name = os.fsencode(library / "briefs") + b"/\xff\x1b.yaml"
    Path(os.fsdecode(name)).write_text("x: y")
    for arguments in (["list"], ["check"], ["list", "--json"], ["check", os.fsdecode(name)]):
        done = process(library, *arguments)
        assert done.returncode in (0, 1)
        assert b"\x1b" not in done.stdout + done.stderr
        done.stdout.decode("utf-8")


@pytest.mark.parametrize("arguments", [["--help"], ["list"], ["export", "new"], ["schema"]])
def test_a_reader_that_goes_away_ends_it_quietly(library: Path, arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, *arguments], cwd=library, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_status_is_right_even_if_nobody_reads(library: Path) -> None:
    (library / "bad.yaml").write_text("x: y")
    reader, writer = os.pipe()
    os.close(reader)
    command = [*COMMAND, "check", "bad.yaml"]
    assert subprocess.run(command, cwd=library, stdout=writer, check=False).returncode == 1
    os.close(writer)


def test_closed_outputs(library: Path) -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        command = f"'{sys.executable}' -m briefing list {closed}"
        done = subprocess.run(["sh", "-c", command], cwd=library, capture_output=True, check=False)
        assert done.returncode == 0
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk(library: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "list"], cwd=library, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_no_more_memory_is_no_fault_of_the_program(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_name: str) -> None:
        raise MemoryError

    monkeypatch.setattr("briefing.cli.main.import_module", refuse)
    ran = cli("list")
    said = "briefing: the system gives no more memory. Free some, then try again.\n"
    assert (ran.status, ran.out, ran.err) == (Exit.USAGE, "", said)


def test_an_interrupt(library: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "import briefing.cli.main as main\n"
        "main.import_module = lambda name: os.kill(os.getpid(), signal.SIGINT)\n"
        "from briefing.__main__ import main\n"
        "sys.argv = ['briefing', 'list']\n"
        "sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=library, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_an_interrupt_while_modules_are_loaded(library: Path) -> None:
    """msgspec loads ``datetime`` and does not look whether it could: its first type crashed."""
    code = (
        "import sys\nclass Interrupt:\n    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'datetime':\n"
        "            sys.meta_path.remove(self)\n            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "from briefing.__main__ import main\nsys.argv = ['briefing', 'list']\nsys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=library, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_a_thread_that_is_still_at_work_is_not_taken_apart_with_the_interpreter(
    library: Path,
) -> None:
    """A thread that came back from foreign code then could crash the process (signal 11)."""
    code = (
        "import os, sys, threading\nimport briefing.cli.main as main\n"
        "class Last:\n    def __del__(self, write=os.write): write(1, b'taken apart')\n"
        "sys.last_of_all = Last()\n"
        "def run():\n    if sys.argv[1:]:\n"
        "        threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "    print('said', end=' ')\n    return 3\n"
        "main.run = run\nfrom briefing.__main__ import main\nsys.exit(main())"
    )
    for more in ([], ["with a thread"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *more], cwd=library, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (3, b"said ", b"")


def test_a_traceback_only_on_request(library: Path) -> None:
    code = (
        "import sys\nimport briefing.cli.main as main\nmain.import_module = lambda name: 1 / 0\n"
        "from briefing.__main__ import main\nsys.argv = ['briefing', 'list']\nsys.exit(main())"
    )
    for debug, shown in (("", False), ("1", True)):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=library,
            env={**os.environ, "BRIEFING_DEBUG": debug},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1
        assert (b"Traceback" in done.stderr) == shown


def test_a_current_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    code = (
        f"mkdir '{gone}' && cd '{gone}' && rmdir '{gone}' && '{sys.executable}' -P -m briefing list"
    )
    done = subprocess.run(["sh", "-c", code], capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr.startswith(b"The current folder is gone or cannot be reached. The ")
    assert done.stdout.startswith(b"ID ")
