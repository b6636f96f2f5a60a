"""What files, folders, names and permissions do to commands: a sentence, never a fault."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Cli, Put

SIGNED = '- of: {of}\n  by: Ada\n  on: "2024-12-01T10:00:00Z"\n'


@pytest.fixture
def nowhere(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs commands in a current folder that was deleted."""
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    return cli


@pytest.fixture
def gone(nowhere: Cli, tmp_path: Path) -> Cli:
    """Runs commands in a current folder that was deleted, with the library named."""
    return lambda *words: nowhere("--library", str(tmp_path / "library"), *words)


@pytest.mark.parametrize(
    "words",
    ["export new -o x.md", "export new -o x.md --force", "map new -o m.svg", "new foo -o foo.yaml",
     "check .", "check x.checked.yaml", "check sub/", "open ./new.yaml", "export new.yaml",
     "attach new x.txt", "seal x.txt -o x.sealed.yaml", "source x.txt", "source ./new.yaml",
     "diff ./old.yaml ./new.yaml"],
)  # fmt: skip
def test_a_current_folder_that_was_deleted_is_one_sentence(gone: Cli, words: str) -> None:
    done = gone(*words.split())
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "fault" not in done.err


@pytest.mark.parametrize(
    "words", ["list", "check", "export new", "search happened", "config", "index", "open new"]
)
def test_what_needs_no_current_folder_goes_on_without_it(gone: Cli, words: str) -> None:
    done = gone(*words.split())
    assert done.status == 0, done.err


@pytest.mark.parametrize("words", ["export new -o x.md", "check .", "new foo -o foo.yaml"])
def test_the_current_folder_that_was_deleted_is_named(gone: Cli, words: str) -> None:
    assert "the current folder is gone" in gone(*words.split()).err


@pytest.mark.parametrize("words", ["list", "check", "search happened", "index"])
def test_a_library_that_is_taken_for_want_of_a_current_folder_is_named(
    nowhere: Cli, words: str
) -> None:
    done = nowhere(*words.split())
    assert done.status == 0, done.err
    assert "The current folder is gone or cannot be reached. The library is /" in done.err


@pytest.mark.parametrize("folder", [".", "..", "briefs"])
def test_a_library_named_from_a_current_folder_that_was_deleted_is_not_empty(
    gone: Cli, folder: str
) -> None:
    done = gone("list", "--library", folder)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("briefing: the current folder is gone")


def test_settings_say_that_there_is_no_current_folder(nowhere: Cli) -> None:
    rows = [line.split(maxsplit=1) for line in nowhere("config").out.splitlines()]
    said = {row[0]: row[1] for row in rows if len(row) == 2}
    for setting in ("library", "export"):
        assert said[setting].endswith("the current folder is gone or cannot be reached")


def test_a_name_that_is_too_long_is_the_problem_of_one_brief(cli: Cli, put: Put) -> None:
    good = put("good.yaml").read_text()
    bad = put("bad.yaml", good.replace("id: good", "id: bad").replace(
        "kind: sitrep", f"kind: sitrep\n    text: {'x' * 300}.txt"))  # fmt: skip
    line = next(n for n, text in enumerate(bad.read_text().splitlines(), 1) if "x" * 300 in text)
    done = cli("check")
    assert done.status == 1
    assert f"briefs/bad.yaml:{line}:" in done.out
    assert "path-name" in done.out
    assert "The new one" in cli("list").out
    assert cli("check", "good").status == cli("export", "good").status == 0
    assert "good" in cli("search", "happened").out


class Forbidden:
    """Lets nobody into a folder, root neither: what asks the system about it is refused."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, number: int) -> None:
        self.folder, self.number = str(folder), number
        for name in ("stat", "lstat", "open", "listdir", "scandir", "mkdir", "access", "link"):
            self._refuse(monkeypatch, name, getattr(os, name))

    def _refuse(self, monkeypatch: pytest.MonkeyPatch, name: str, asked: Any) -> None:
        def ask(path: Any = ".", *more: Any, **named: Any) -> Any:
            text = os.fspath(path) if isinstance(path, str | Path) else ""
            below = text.startswith(f"{self.folder}/")
            if below or (text == self.folder and name in ("listdir", "scandir", "access")):
                if name == "access":
                    return False
                raise OSError(self.number, os.strerror(self.number), text)
            return asked(path, *more, **named)

        monkeypatch.setattr(os, name, ask)


REFUSED = pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ESTALE])
COMMANDS = ["list", "list --json", "check", "check --format json", "search happened",
            "export new", "open new", "index", "config", "config --json", "export new -o -",
            "diff old new", "completions bash"]  # fmt: skip


@REFUSED
@pytest.mark.parametrize("kind", ["cache", "config", "data", "state"])
def test_a_folder_of_ones_own_that_nobody_may_enter(
    cli: Cli, hermetic: Path, monkeypatch: pytest.MonkeyPatch, kind: str, number: int
) -> None:
    (hermetic / kind / "briefing").mkdir(parents=True)
    Forbidden(monkeypatch, hermetic / kind / "briefing", number)
    for words in COMMANDS:
        done = cli(*words.split())
        assert "fault in briefing" not in done.err, words
        assert done.err.count(f"/{kind}/briefing") <= 1, f"{words}: it is told once"
    if kind in ("cache", "data"):
        assert f"/{kind}/briefing cannot be used" in cli("list").err


@REFUSED
def test_seeds_that_nobody_may_enter_are_told_of_each_source(
    cli: Cli, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    text = put("new.yaml", as_of="2024-12-01").read_text()
    put("new.yaml", text.replace("kind: sitrep", "kind: sitrep\n    text: report.txt"))
    seeds = tmp_path / "library" / "seeds"
    seeds.mkdir()
    (seeds / "report.txt").write_text("Something happened.\n")
    Forbidden(monkeypatch, seeds, number)
    for words in COMMANDS:
        done = cli(*words.split())
        assert "fault in briefing" not in done.err, words
    why = os.strerror(number)
    from briefing.library.choose import find_library

    library = find_library(tmp_path / "library")
    entry = library.find("new")
    brief = library.load(entry).value
    assert brief is not None
    missing = library.at_hand(entry, brief.sources[0]).missing
    assert missing == f"The text report.txt cannot be read: {why[:1].lower()}{why[1:]}."


@REFUSED
def test_briefs_that_nobody_may_list_are_no_empty_library(
    cli: Cli, put: Put, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder = put("new.yaml").parent
    Forbidden(monkeypatch, folder, number)
    told = "briefs:1:1: the folder cannot be read: "
    for words in ("list", "export new", "open new", "search happened"):
        assert told in cli(*words.split()).err, words
    assert '"briefing new ID" begins one' not in cli("list").err
    done = cli("check")
    assert (done.status, "1 error" in done.err) == (1, True), done


@pytest.mark.parametrize("words", ["index", "search happened"])
def test_why_no_index_is_kept_is_told_with_its_place(
    cli: Cli, put: Put, hermetic: Path, words: str
) -> None:
    put("new.yaml")
    (hermetic / "cache").mkdir(exist_ok=True)
    (hermetic / "cache" / "briefing").write_text("")
    assert "/cache/briefing cannot be used: it is no folder" in cli(*words.split()).err


def test_settings_that_are_a_link_to_nothing_are_told(cli: Cli, hermetic: Path) -> None:
    config = hermetic / "config" / "briefing" / "config.yaml"
    config.parent.mkdir(parents=True)
    assert "config.yaml" not in cli("list").err
    config.symlink_to("nowhere.yaml")
    done = cli("list")
    assert done.status == 0
    assert done.err.count("config.yaml:1:1: The file cannot be read: no such file") == 1
    assert done.err.count("the defaults") == 1


ODD = os.fsdecode(b"M\xe4rz")


@pytest.mark.parametrize("odd", ["the file", "the folder"])
def test_names_that_are_no_utf8_are_escaped_and_taken_back(
    cli: Cli, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odd: str
) -> None:
    if odd == "the file":
        path = put("new.yaml").rename(tmp_path / "library" / "briefs" / f"{ODD}.yaml")
        root = tmp_path / "library"
    else:
        root = (tmp_path / "library").rename(tmp_path / ODD)
        monkeypatch.chdir(root)
        path = root / "briefs" / "new.yaml"
    written = str(path).replace(ODD, "M\\xe4rz")
    for words in COMMANDS:
        done = cli(*words.split())
        assert done.status == 0, (words, done.err)
        (done.out + done.err).encode("utf-8")
    files = [each["file"] for each in json.loads(cli("list", "--json").out)]
    assert written in files
    assert written in [each["file"] for each in json.loads(cli("search", "--json", "happened").out)]
    for word in (written, str(path), os.path.relpath(written)):
        assert cli("check", word).status == 0, cli("check", word).err
        assert cli("export", word).status == cli("open", word).status == 0
        assert "no place of this brief" in cli("map", word).err
    place = json.loads(cli("config", "--json").out)["settings"]["library"]["value"]
    assert place == str(root).replace(ODD, "M\\xe4rz")
    assert cli("list", "--library", place).status == 0
    target = str(path.parent / "out.md").replace(ODD, "M\\xe4rz")
    assert cli("export", "new", "-o", target).status == 0
    assert (path.parent / "out.md").is_file()
    counted = {each["file"]: each["verdicts"] for each in json.loads(cli("list", "--json").out)}
    assert counted[written], "the verdicts were kept, and are found again"
    made = [cli("site", str(tmp_path / f"{ODD}-site"), "--at-most", "AMBER") for _ in range(2)]
    assert [done.status for done in made] == [0, 0], made[0].err
    assert ", 0 of them made anew" in made[1].err
    begun = cli("new", "begun", "-o", f"{ODD}-new.yaml")
    assert (begun.status, cli("check", f"{ODD}-new.yaml").status) == (0, 1), begun.err


def test_a_broken_brief_of_such_a_name_is_found_by_its_name(cli: Cli, put: Put) -> None:
    path = put("broken.yaml", "a: [")
    path = path.rename(path.with_name(f"{ODD}.yaml"))
    done = cli("check")
    assert "M\\xe4rz.yaml:" in done.out
    assert "M\\xe4rz" in cli("list").out
    for word in ("M\\xe4rz", ODD):
        assert "M\\xe4rz.yaml has problems" in cli("export", word).err


def test_one_rule_for_sign_offs_that_lead_outside(cli: Cli, put: Put, tmp_path: Path) -> None:
    from briefing.library.choose import find_library

    path = put("new.yaml", as_of="2024-12-01")
    outside = tmp_path / "elsewhere.yaml"
    outside.write_text(SIGNED.format(of="a" * 64))
    beside = path.with_name("new.checked.yaml")
    beside.symlink_to(outside)
    library = find_library(tmp_path / "library")
    entry = library.find("new")
    brief = library.load(entry).value
    assert brief is not None
    assert library.signoffs(entry, brief) == []
    assert "leads outside the library" in cli("check").out
    beside.unlink()
    beside.write_text(outside.read_text())
    assert [each.by for each in library.signoffs(entry, brief)] == ["Ada"]


def test_a_home_that_nobody_has_is_one_sentence(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def nobody(_uid: int) -> None:
        raise KeyError

    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    done = cli("list")
    assert (done.status, done.err) == (2, "briefing: there is no home folder: set HOME.\n")


def test_what_no_command_expects_is_a_sentence_too(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.cli.commands import list_

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "/dev/sdb1")

    monkeypatch.setattr(list_, "_found", fail)
    done = cli("list")
    assert (done.status, done.err) == (
        2, "briefing: /dev/sdb1 cannot be used: input/output error.\n"
    )  # fmt: skip
