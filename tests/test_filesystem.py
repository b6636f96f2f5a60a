"""Looking at the file system never raises, and one place does it."""

from __future__ import annotations

import ast
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing
from briefing import filesystem
from briefing.files import read_guarded
from briefing.filesystem import (
    NoCurrentFolder,
    current_folder,
    inside,
    is_file,
    is_folder,
    is_link,
    is_there,
    meant,
    resolved,
    same,
    takes_files,
    trouble,
    unusable,
    whole,
)
from briefing.library.scan import read_head
from briefing.library.skim import cut_off
from briefing.locks import locked

PACKAGE = Path(briefing.__file__).parent
LOOKERS = {
    "files.py", "filesystem.py", "writing.py", "library/scan.py", "library/skim.py",
    "library/brief_cache.py", "library/cache_files.py", "listing.py", "loading.py",
}  # fmt: skip
"""What works on descriptors, and the walks, which have no time for more than one call a file."""
ALLOWED = {
    *((name, "*") for name in LOOKERS),
    # The index, its seal and their removal, within what turns the system's errors into NoIndex.
    ("library/index/database.py", "replace"),
    ("library/index/database.py", "unlink"),
    ("library/index/seal.py", "open"),
    ("library/index/seal.py", "unlink"),
    # Records are appended and synced on one descriptor, within what turns errors into a sentence.
    ("format/records.py", "os.fdopen"),
    ("format/records.py", "os.fstat"),
    ("format/records.py", "os.open"),
    # A lock is a descriptor; what cannot be locked is told as such.
    ("locks.py", "os.open"),
    # The system's own list of mounts.
    ("library/watch.py", "os.open"),
    # The terminal.
    ("tui/terminal/driver.py", "os.read"),
    ("tui/terminal/output.py", "os.close"),
    ("tui/terminal/output.py", "os.open"),
    # The program's own files, and the way out of a pipe that is closed.
    ("__main__.py", "os.unlink"),
    ("verify/english/word_heaps.py", "read_bytes"),
    ("draft/abroad.py", "read_text"),
    ("draft/find/act_verbs.py", "read_text"),
    ("draft/find/cues.py", "read_text"),
    ("draft/find/sectors.py", "read_text"),
    ("draft/find/ties/cues.py", "read_text"),
    ("export/html/frame.py", "read_text"),
    ("export/site/index.py", "read_text"),
    ("tui/terminal/app.py", "read_text"),
    # A site is built in a folder of its own beside the old one; what fails becomes a sentence.
    *(("export/site/build.py", call) for call in (
        "mkdir", "os.link", "shutil.copy2", "write_bytes",
    )),
    # The program's own code, by which a site is known to be made by it.
    *(("export/site/memory.py", call) for call in ("read_bytes", "rglob")),
    *(("export/site/place.py", call) for call in (
        "chmod", "mkdir", "os.fstat", "os.open", "rename", "rmdir", "shutil.rmtree",
        "unlink",
    )),
    # The server runs in its node's folder: the command becomes it, or tells why it cannot.
    ("cli/commands/desks/desk.py", "os.chdir"),
    # What is nobody else's to read has its mode from the first byte on.
    *(("wire/jetstream/invitation.py", call) for call in (
        "os.fdopen", "os.open", "replace", "unlink",
    )),
    *(("wire/keeping/serve.py", call) for call in ("chmod", "unlink")),
    # A file is exchanged for another one in one step; what fails is told by who meets the desk.
    *(("wire/replica/swap.py", call) for call in ("os.open", "rename", "unlink")),
    *(("wire/replica/folder.py", call) for call in ("unlink", "write_bytes")),
    # A text is looked at before it is kept; what fails is told by who follows the desk.
    *(("wire/jetstream/texts.py", call) for call in ("unlink", "write_bytes")),
    # The message that hooks look at, in a folder that is gone with it.
    ("wire/git/commits.py", "write_text"),
    ("wire/git/resolve.py", "unlink"),
    # A line that was taken or left; one that cannot be taken away goes with the next.
    ("tui/services/unfinished.py", "unlink"),
    # For a program, in a folder that is gone with it; what fails makes no merge.
    ("wire/merge.py", "write_bytes"),
    ("cli/output.py", "os.open"),
    ("cli/output.py", "os.dup2"),
    ("cli/output.py", "os.close"),
    # A home of nobody is caught; of a path of the program itself nothing is asked.
    ("paths.py", "resolve"),
    ("atlas/basemap.py", "resolve"),
    ("atlas/gazetteer.py", "resolve"),
    ("library/index/pool.py", "resolve"),
}  # fmt: skip
"""Each module with the call that it may make."""
OF_PATHS = frozenset(
    [
        "exists",
        "is_file",
        "is_dir",
        "is_symlink",
        "is_mount",
        "is_fifo",
        "stat",
        "lstat",
        "chmod",
        "iterdir",
        "glob",
        "rglob",
        "walk",
        "mkdir",
        "rmdir",
        "unlink",
        "rename",
        "readlink",
        "symlink_to",
        "hardlink_to",
        "samefile",
        "resolve",
        "absolute",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "cwd",
    ]
)
"""Methods of paths that ask the system; ``open`` and ``replace`` only where a path is at hand."""
OF_OS = frozenset(
    [
        "access",
        "chdir",
        "chmod",
        "chown",
        "close",
        "dup2",
        "fdopen",
        "fstat",
        "getcwd",
        "link",
        "listdir",
        "lstat",
        "makedirs",
        "mkdir",
        "open",
        "read",
        "readlink",
        "remove",
        "rename",
        "renames",
        "replace",
        "rmdir",
        "scandir",
        "stat",
        "symlink",
        "truncate",
        "unlink",
        "walk",
    ]
)
OF_OS_PATH = frozenset(
    [
        "exists",
        "lexists",
        "isfile",
        "isdir",
        "islink",
        "getsize",
        "getmtime",
        "realpath",
        "samefile",
    ]
)


HOLDERS = ("path", "file", "folder", "place", "temporary", "root")
"""What a path is called, as the last word of its name."""
ASKING = re.compile(
    rf"\b(?:os|shutil|tempfile)\.|\bopen\(|with_name|\.(?:{'|'.join(OF_PATHS)})\("
    rf"|(?:{'|'.join(HOLDERS)})_*\.(?:open|replace)\("
)
"""How a file reads in which anything is asked."""


def _whose(call: ast.Call) -> tuple[str, str]:
    """The object on which a method is called, as it is written, and the method."""
    if isinstance(call.func, ast.Attribute):
        return ast.unparse(call.func.value), call.func.attr
    return "", call.func.id if isinstance(call.func, ast.Name) else ""


def _is_path(whose: str) -> bool:
    last = whose.rpartition(".")[2].strip("_")
    return last in HOLDERS or "with_name" in whose


def calls(path: Path) -> Iterator[str]:
    """What a module asks of the file system, without ``briefing.files``."""
    text = path.read_text(encoding="utf-8")
    if not ASKING.search(text):
        return  # to parse a file takes a hundred times what it takes to look for words
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        whose, what = _whose(node)
        if (
            (whose == "os" and what in OF_OS)
            or (whose == "os.path" and what in OF_OS_PATH)
            or (whose in {"shutil", "tempfile"} and what != "which")
        ):
            yield f"{whose}.{what}"
        elif whose == "" and what == "open":
            yield "open"
        elif (whose and what in {"open", "replace"} and _is_path(whose)) or (
            whose and what in OF_PATHS and _asks(whose, what)
        ):
            yield what


def _asks(whose: str, what: str) -> bool:
    """Tell whether the method is that of a path: ``resolve`` and ``walk`` have namesakes."""
    if what == "resolve":
        return "Path" in whose or _is_path(whose)
    return not whose.endswith(("filesystem", "files"))


def test_only_one_place_asks_the_file_system() -> None:
    found = {
        (name, call)
        for path in PACKAGE.rglob("*.py")
        for call in calls(path)
        if ((name := path.relative_to(PACKAGE).as_posix()), "*") not in ALLOWED
    }
    assert sorted(found - ALLOWED) == [], "ask briefing.filesystem, files or writing"
    assert sorted(call for call in ALLOWED - found if call[1] != "*") == [], "not called any more"


ODD = ["n" * 300, "a\0b", "loop", "plain/below", "link/x", "\udce4", "\ud800"]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with what makes the system say no, to root, too."""
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "plain").write_text("text")
    (tmp_path / "link").symlink_to("plain")
    return tmp_path


@pytest.mark.parametrize("name", ODD)
def test_no_path_is_too_odd(odd: Path, name: str) -> None:
    path = odd / name
    assert not is_file(path)
    assert not is_folder(path)
    assert is_link(path) == is_there(path) == (name == "loop")
    assert not same(path, path)
    assert not takes_files(path)
    assert isinstance(inside(path, odd), bool)
    assert resolved(path).is_absolute()
    assert meant(path) == path
    assert ("symbolic links" in trouble(path)) == (name == "loop")
    assert bool(unusable(path)) == (name in ("loop", "plain/below", "link/x"))


@pytest.mark.parametrize(
    "number", [errno.EACCES, errno.ELOOP, errno.ESTALE, errno.EIO, errno.EPERM, errno.ENOMEM]
)
def test_what_the_system_refuses_is_nothing_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(path: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(filesystem.os, "stat", refuse)  # type: ignore[attr-defined]
    assert not is_file(tmp_path)
    assert not is_folder(tmp_path)
    assert not is_there(tmp_path)
    said = os.strerror(number)
    assert trouble(tmp_path) == unusable(tmp_path) == said[:1].lower() + said[1:]


def test_what_was_read_is_read_whatever_the_closing_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A brief went from search, and what was written under a lock was said not to be."""
    brief = tmp_path / "harl.yaml"
    brief.write_text("id: harl\nas_of: 2024-11-30\n")
    close = os.close

    def fails(handle: int) -> None:
        close(handle)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "close", fails)
    with locked(tmp_path):
        assert read_head(brief) == read_guarded(brief, 100) == brief.read_bytes()
    assert cut_off(str(brief)) == b"2024-11-30"


def test_a_look_that_fails_leads_no_link_out_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A brief counted as broken where the system said once that links go round in circles."""
    file = tmp_path / "a"
    file.touch()

    def fails(*_: object, **__: object) -> os.stat_result:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))

    monkeypatch.setattr(os, "stat", fails)
    assert inside(file, tmp_path)
    assert not inside(tmp_path, file)


def test_a_current_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for ask in (current_folder, lambda: whole(Path("x")), lambda: resolved(Path("x"))):
        with pytest.raises(NoCurrentFolder, match="current folder is gone"):
            ask()
    assert whole(tmp_path) == tmp_path
    assert not inside(Path("x"), tmp_path)


def test_a_name_typed_as_messages_write_it(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"M\xe4rz")
    folder.mkdir()
    assert meant(tmp_path / r"M\xe4rz") == folder
    assert meant(tmp_path / r"M\xe4rz" / "new.md") == folder / "new.md"
    (tmp_path / r"M\xe4rz").mkdir()
    assert meant(tmp_path / r"M\xe4rz") == tmp_path / r"M\xe4rz", "as typed comes first"
