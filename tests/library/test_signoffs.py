"""Sign-offs are records: added in every style of YAML, under a lock, and on the disk when said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from full_disk import FullDisk
from sweeping import some

from briefing import paths
from briefing.brief.model import Brief, SignOff
from briefing.format.reader import read_brief
from briefing.format.signoffs import CannotAdd, add_signoff, read_signoffs
from briefing.library.folder import FolderLibrary
from briefing.library.full_check import check_signoffs
from briefing.library.signoffs import NotSigned, SignOffsDamaged, sign
from briefing.library.verdict_cache import Verifier
from briefing.locks import locked
from briefing.verify.verdicts import Verdicts

BRIEF = """\
schema: briefing/1
id: dam
title: A brief
tlp: CLEAR
as_of: 2026-03-04
sources: [{id: s1, title: A report, kind: sitrep, text: s1.txt}]
situation:
  summary:
    - {text: It is shut., cite: [p1]}
    - {text: The Low Dam is shut., cite: [p1]}
"""
OF = "0" * 64
NEW = SignOff(of="1" * 64, by='Bo "b]" Öz', on="2026-03-05")
ENTRY = f'- of: {OF}\n  by: "Ada Ö"\n  on: "2026-03-04"\n'
FLOW = f'{{of: {OF}, by: "Ada ]", on: 2026-03-04}}'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CACHE", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    folder = tmp_path / "library"
    (folder / "briefs").mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "s1.txt").write_text("The Low Dam was shut.\n", "utf-8")
    (folder / "briefs" / "dam.yaml").write_text(BRIEF, "utf-8")
    return folder


@pytest.fixture
def place(root: Path) -> Path:
    return root / "briefs" / "dam.checked.yaml"


def judged(root: Path) -> Verdicts:
    path = root / "briefs" / "dam.yaml"
    reading = read_brief(path, root)
    assert isinstance(reading.value, Brief)
    return Verifier(root).verdicts(path, reading.value, reading.text)


def put(root: Path, signoff: SignOff = NEW) -> Path:
    return sign(root, root / "briefs" / "dam.yaml", "dam", signoff)


def test_a_sign_off_is_added_and_counts(root: Path) -> None:
    path = root / "briefs" / "dam.yaml"
    item = judged(root).items[0]
    assert item.mark == "not_checkable"
    place = sign(root, path, "dam", SignOff(of=item.of, by='Ada "the first"', on="2026-03-05"))
    assert place == root / "briefs" / "dam.checked.yaml"
    again = judged(root)
    assert again.signed == 1
    assert again.items[0].signed
    assert again.items[0].signed.by == 'Ada "the first"'
    before = place.read_bytes()
    sign(root, path, "dam", SignOff(of=item.of, by='Ada "the first"', on="2026-03-06"))
    assert place.read_bytes() == before
    sign(root, path, "dam", SignOff(of=item.of, by="Bo", on="2026-03-06"))
    assert place.read_bytes().startswith(before)
    assert [each.by for each in read_signoffs(place).value or ()] == ['Ada "the first"', "Bo"]


def test_what_a_person_wrote_into_the_file_is_kept(root: Path) -> None:
    place = root / "briefs" / "dam.checked.yaml"
    place.write_text(f"# ours\n- of: {OF}  # by phone\n  by: A\n  on: 2026-03-04", "utf-8")
    before = place.read_text("utf-8")
    sign(root, root / "briefs" / "dam.yaml", "dam", SignOff(of="1" * 64, by="B", on="2026-03-05"))
    assert place.read_text("utf-8").startswith(before)
    assert len(read_signoffs(place).value or ()) == 2
    place.write_text("what: is this\n", "utf-8")
    with pytest.raises(SignOffsDamaged):
        sign(root, root / "briefs" / "dam.yaml", "dam", SignOff(of=OF, by="B", on="2026-03-05"))
    assert place.read_text("utf-8") == "what: is this\n"


def test_a_closed_library_gets_its_sign_offs_elsewhere(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    item = judged(root).items[0]
    signoff = SignOff(of=item.of, by="Ada", on="2026-03-05")
    place = sign(root, root / "briefs" / "dam.yaml", "dam", signoff)
    assert place.is_relative_to(paths.state_folder())
    assert judged(root).signed == 1


# -- every style ----------------------------------------------------------------------------------

STYLES = {
    "no bytes": "",
    "a comment": "# none yet",
    "a mark and a comment": "--- # none yet\n",
    "an empty list": "[]\n",
    "an empty list with a comment": "[ ]  # none [1]\n",
    "flow": f"[{FLOW}]",
    "flow on lines": f"---\n[\n  {FLOW},  # ]\n]\n...\n",
    "JSON": f'[{{"of": "{OF}", "by": "Ada", "on": "2026-03-04"}}]',
    "as the program": ENTRY,
    "no end of line": ENTRY.rstrip(),
    "indented": "".join(f"   {line}\n" for line in ENTRY.splitlines()),
    "an end": f"{ENTRY}...\n",
    "an end and a comment": f"{ENTRY}... # done\n# [",
    "a mark": f"---\n{ENTRY}",
    "CRLF": ENTRY.replace("\n", "\r\n"),
    "CRLF without the last": ENTRY.replace("\n", "\r\n").rstrip(),
    "CR": ENTRY.replace("\n", "\r"),
    "a BOM": f"\ufeff{ENTRY}",
    "a BOM and flow": "\ufeff[]",
    "comments": f"# ours\n{ENTRY}      # by phone",
    "white space": f"{ENTRY}\n   ",
    "entries in flow": f"- {FLOW}\n",
    "wide": f"-    of: {OF}\n     by: Ada\n     on: 2026-03-04\n",
    "below the dash": f"-\n  of: {OF}\n  by: Ada\n  on: 2026-03-04\n",
    "a block": f"- of: {OF}\n  on: 2026-03-04\n  by: |+\n    Ada\n\n\n",
}


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES)
def test_every_style_of_list_is_read_and_added_to(root: Path, place: Path, text: str) -> None:
    place.write_bytes(text.encode())
    reading = read_signoffs(place)
    assert reading.problems == []
    assert reading.value is not None
    assert len(reading.value) == text.count(OF)
    put(root)
    after = read_signoffs(place)
    assert after.problems == []
    assert after.value == [*reading.value, NEW]
    put(root)
    assert read_signoffs(place).value == after.value, "nobody signs twice"
    raw = place.read_bytes().decode()
    if "flow" in text or text.lstrip("\ufeff-\n").startswith("["):
        assert raw.rstrip(".\n").endswith("]") or "#" in text
    assert ("\r\n" in raw) == ("\r\n" in text)
    assert raw.startswith("\ufeff") == text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (f"- &a\n  of: {OF}\n  by: A\n  on: 2026-03-04\n", 1, "anchor"),
        (f"{ENTRY}- *a\n", 4, "anchor"),
        (f"!!seq\n{ENTRY}", 1, "tag"),
        ("of: me\n", 1, "a mapping, not a list"),
        (f"{ENTRY}---\n{ENTRY}", 4, "second YAML document"),
        (f"{ENTRY}- of: 123\n  by: A\n  on: 2026-03-04\n", 4, "123"),
        ("[", 1, ""),
        ("null\n", 1, "null"),
    ],
)
def test_what_cannot_be_added_to_is_left_and_said(
    root: Path, place: Path, text: str, line: int, why: str
) -> None:
    place.write_text(text, "utf-8")
    with pytest.raises(SignOffsDamaged, match=f"^line {line}: .*{why}"):
        put(root)
    assert place.read_text("utf-8") == text


def test_a_full_file_is_said(place: Path) -> None:
    data = "".join(f"# {'x' * 97}\n" for _ in range(10_000)).encode()
    with pytest.raises(CannotAdd, match="the file is full"):
        add_signoff(data, NEW, "dam")


# -- what a crash leaves --------------------------------------------------------------------------


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
    put(root)
    whole = place.read_bytes()
    inode = place.stat().st_ino
    put(root, SignOff(of="3" * 64, by="Bo", on="2026-03-05"))
    assert place.stat().st_ino == inode
    assert place.read_bytes().startswith(whole)


def test_it_is_on_the_disk_when_it_is_said(
    root: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[int, int]] = []
    sync = os.fsync

    def noted(handle: int) -> None:
        facts = os.fstat(handle)
        synced.append((facts.st_ino, facts.st_size))
        sync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    for name in "ab":
        synced.clear()
        put(root, SignOff(of=NEW.of, by=name, on="2026-03-05"))
        assert [each[0] for each in synced] == [place.stat().st_ino, place.parent.stat().st_ino]
        assert synced[0][1] == place.stat().st_size, "synced before all of it was written"


@pytest.mark.parametrize("room", [0, 3])
@pytest.mark.parametrize("text", [ENTRY, "[]\n", f"{ENTRY}- of: 11"])
def test_on_a_full_disk_what_was_there_is_there(
    root: Path, place: Path, text: str, room: int
) -> None:
    place.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        disk = FullDisk(patch, room)
        with pytest.raises(OSError, match="No space left"):
            put(root)
        assert disk.refused == 1
    assert place.read_text("utf-8") == text
    assert sorted(each.name for each in place.parent.iterdir()) == [place.name, "dam.yaml"]


def test_a_link_is_followed_inside_the_library_and_nowhere_else(
    root: Path, place: Path, tmp_path: Path
) -> None:
    inside, outside = root / "ours.txt", tmp_path / "theirs.txt"
    item = judged(root).items[0]
    for target in (inside, outside):
        target.write_text(f"- {{of: {item.of}, by: Ada, on: 2026-03-04}}\n...\n")
    place.symlink_to(inside)
    put(root)
    assert place.is_symlink()
    assert len(read_signoffs(inside).value or ()) == 2
    assert judged(root).signed == 1
    place.unlink()
    place.symlink_to(outside)
    before = outside.read_bytes()
    with pytest.raises(SignOffsDamaged, match="outside the library"):
        put(root)
    assert outside.read_bytes() == before
    assert judged(root).signed == 0, "what check refuses does not count"
    assert check_signoffs(place, root)[0].code == "unreadable"


# -- several at once ------------------------------------------------------------------------------

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
    put(root)
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
    assert str(caught.value) == "the file cannot be locked: another program is writing there."
    assert not place.exists()
    library.sign(entry, brief, NEW)
    assert place.exists()
