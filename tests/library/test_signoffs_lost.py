"""No sign-off is lost: by a crash, on a full disk, or to others who sign at once."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from full_disk import FullDisk
from sweeping import some
from synced import synced

from briefing.brief.model import SignOff
from briefing.format.signoffs import add_signoff, read_signoffs
from briefing.library.folder import FolderLibrary
from briefing.library.full_check import check_signoffs
from briefing.library.signoffs import NotSigned, signed_at, signoff_paths
from briefing.locks import locked
from briefing.paths import short
from library.dam import ENTRY, NEW, OF, add


@pytest.fixture
def root(dam: Path) -> Path:
    return dam


@pytest.mark.parametrize("zeros", [b"", b"\0" * 9])
@pytest.mark.parametrize("pad", ["", "  "])
def test_a_cut_off_entry_takes_nothing_with_it(pad: str, zeros: bytes, place: Path) -> None:
    first, last = (
        "".join(f"{pad}{line}\n" for line in each.splitlines()).encode()
        for each in (ENTRY, ENTRY.replace(OF, "2" * 64))
    )
    named = 0
    for size in range(len(last) - 1):
        data = first + last[:size] + zeros
        place.write_bytes(data)
        reading = read_signoffs(place)
        assert [each.of for each in reading.value or ()] == [OF], data
        assert all(each.line == 4 and "cut off" in each.message for each in reading.problems)
        named += bool(reading.problems)
        added = add_signoff(data, NEW, "dam")
        assert added is not None
        place.write_bytes(added.whole)
        again = read_signoffs(place)
        assert again.problems == []
        assert again.value == [*(reading.value or ()), NEW]
        assert added.whole.startswith(first)
    assert named >= len(last) - len(pad) - 2, "all but blanks at the end are named"
    assert [each.code for each in check_signoffs(place, None)] == []


def test_a_kill_leaves_no_half_of_a_first_entry(place: Path, root: Path) -> None:
    """The first entry comes with its file, whole; later ones only ever lengthen it."""
    add(root)
    whole = place.read_bytes()
    inode = place.stat().st_ino
    add(root, SignOff(of="3" * 64, by="Bo", on="2026-03-05"))
    assert place.stat().st_ino == inode
    assert place.read_bytes().startswith(whole)


def test_it_is_on_the_disk_when_it_is_said(
    root: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = synced(monkeypatch)
    for name in "ab":
        disk.clear()
        add(root, SignOff(of=NEW.of, by=name, on="2026-03-05"))
        assert [each[0] for each in disk] == [place.stat().st_ino, place.parent.stat().st_ino]
        assert disk[0][1] == place.stat().st_size, "synced before all of it was written"


@pytest.mark.parametrize("room", [0, 3])
@pytest.mark.parametrize("text", [ENTRY, "[]\n", f"{ENTRY}- of: 11"])
def test_on_a_full_disk_what_was_there_is_there(
    root: Path, place: Path, text: str, room: int
) -> None:
    place.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        disk = FullDisk(patch, room)
        with pytest.raises(OSError, match="No space left"):
            add(root)
        assert disk.refused == 1
    assert place.read_text("utf-8") == text
    assert sorted(each.name for each in place.parent.iterdir()) == [place.name, "dam.yaml"]


MANY = """
import sys
from pathlib import Path
from briefing.brief.model import SignOff
from briefing.library.signoffs import sign
from briefing.locks import NotLocked
root = Path(sys.argv[1])
for n in range(int(sys.argv[3])):
    signed = None
    while not signed:
        try:
            signed = sign(root, root / "briefs" / "dam.yaml", "dam",
                          SignOff(of=f"{n:064x}", by=sys.argv[2], on="2026-03-04"))
        except NotLocked:
            pass  # on a busy machine the others hold it for longer than it waits
    print(n, flush=True)
"""


def signing(root: Path, name: str, count: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", MANY, str(root), name, str(count)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("text", some([f"{ENTRY}...\n", "", "[]\n"], 1))
def test_programs_that_sign_at_once_lose_nothing(root: Path, place: Path, text: str) -> None:
    if text:
        place.write_text(text, "utf-8")
    running = [signing(root, name, 30) for name in "abc"]
    for process in running:
        process.communicate()
    assert [process.returncode for process in running] == [0, 0, 0]
    found = read_signoffs(place)
    assert found.problems == []
    ours = {(each.by, int(each.of, 16)) for each in found.value or () if each.by in "abc"}
    assert ours == {(name, number) for name in "abc" for number in range(30)}
    assert len(found.value or ()) == 90 + text.count(OF)


def test_what_was_said_is_there_after_a_kill(root: Path, place: Path) -> None:
    said = 0
    for number in range(5):
        with signing(root, f"n{number}", 10_000) as process:
            assert process.stdout is not None
            for _ in range(3 + number):
                said += bool(process.stdout.readline())
            process.kill()
            said += len(process.stdout.readlines())
    found = read_signoffs(place)
    assert said <= len(found.value or ()) <= said + 5
    add(root)
    assert read_signoffs(place).problems == []
    assert len(read_signoffs(place).value or ()) == len(found.value or ()) + 1


def test_a_lock_that_cannot_be_had_is_said(
    root: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locked.__wrapped__, "__defaults__", (0.05,))  # type: ignore[attr-defined]
    library = FolderLibrary(root)
    entry = library.find("dam")
    brief = library.load(entry).value
    assert brief is not None
    with locked(place.parent), pytest.raises(NotSigned) as caught:
        library.sign(entry, brief, NEW)
    said = "dam.checked.yaml cannot be locked: another program is writing there; try again."
    assert str(caught.value) == said
    assert not place.exists()
    library.sign(entry, brief, NEW)
    assert place.exists()


def test_where_no_folder_takes_a_sign_off_the_file_is_named_and_what_helps(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("briefing.library.signoffs.takes_files", lambda _: False)
    monkeypatch.setattr("briefing.library.signoffs.own_folder", refuse)
    brief = root / "briefs" / "dam.yaml"
    with pytest.raises(NotSigned) as caught:
        signed_at(root, brief, "dam", NEW, beside=True)
    kept = short(signoff_paths(root, brief, "dam")[1])
    assert str(caught.value) == (
        f"{kept} cannot be written: permission denied; nor can the library."
        " One of the two has to be writable."
    )
