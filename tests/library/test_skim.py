"""The newest briefs of a large library that has no index: found quickly, and the right ones."""

import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.library import indexed, skim
from briefing.library.folder import FolderLibrary
from briefing.library.index.read import Index
from briefing.library.scan import Stamp
from library.conftest import Put


@pytest.fixture
def large(tmp_path: Path, put: Put, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that counts as large, its newest cut-off in a file that was saved first."""
    monkeypatch.setattr(indexed, "FEW", 3)
    for number in range(12):
        path = put(f"lib/briefs/{number % 3}/b{number}.yaml", as_of=f"20{30 - number}-01-01")
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    put("lib/briefs/broken.yaml", "x: y\n")
    put("lib/briefs/seeds/no-brief.yaml", as_of="2040-01-01")
    put("lib/briefs/.hidden/other.yaml", as_of="2041-01-01")
    return tmp_path / "lib"


def test_without_an_index_the_newest_are_those_of_the_list(large: Path) -> None:
    library = FolderLibrary(large)
    glance = library.glance(4)
    assert glance is not None
    assert glance[0] == list(library.entries()[:4])
    assert glance[1] == len(library.entries())


@pytest.mark.parametrize("index", [False, True])
def test_the_list_grows_until_all_of_it_is_there(
    large: Path, index: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Stamp, "aged", lambda *_: True)
    if index:
        Index(large).refresh()
    (large / "briefs" / "x.yaml").mkdir()
    library = FolderLibrary(large)
    parts = list(library.growing(-1))
    whole = FolderLibrary(large)
    assert library.entries() == whole.entries()
    assert library.skipped == whole.skipped
    assert [len(part) for part in parts] == ([] if index else list(range(1, 14)))
    assert all(list(part) == sorted(part, key=lambda entry: entry.order) for part in parts)
    assert all(set(less) < set(more) for less, more in pairwise(parts))
    assert list(library.growing(-1)) == [], "it is there already"
    assert list(FolderLibrary(large).growing(1000)) == []


def test_with_an_index_the_same(large: Path) -> None:
    without = FolderLibrary(large).glance(4)
    Index(large).refresh()
    assert FolderLibrary(large).glance(4) == without


def test_no_whole_file_and_no_head_is_read_once_the_time_is_over(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(skim, "HEADS_S", -1.0)
    read = []
    real = skim.cut_off

    def heard(path: str) -> bytes:
        read.append(path)
        return real(path)

    monkeypatch.setattr(skim, "cut_off", heard)
    found, total = skim.newest(large / "briefs", 2)
    assert len(read) == 3
    assert total == 13
    names = [path.name for path in found]
    assert names == ["b10.yaml", "b11.yaml"], "of those saved last; the broken one has no cut-off"


def test_folders_are_walked_no_longer_than_that(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(skim, "WALK_S", -1.0)
    found, total = skim.newest(large / "briefs", 20)
    assert 0 < total < 13
    assert len(found) == total
    assert FolderLibrary(large).glance(4) is None, "too few were seen: the list is taken"


def test_what_is_no_brief_on_a_second_look_is_left_out(large: Path) -> None:
    bad = large / "briefs" / "bad.yaml"
    bad.write_bytes(b"as_of: 2050-01-01\n\xff\n")
    os.mkfifo(large / "briefs" / "pipe.yaml")
    (large / "briefs" / "link.yaml").symlink_to("/etc/passwd")
    glance = FolderLibrary(large).glance(4)
    assert glance is not None
    assert [entry.id for entry in glance[0]] == ["b0", "b1", "b2"]


def test_one_folder_of_very_many_is_not_read_to_its_end(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(skim, "WALK_S", -1.0)
    monkeypatch.setattr(skim, "EACH", 3)
    assert skim.newest(large / "briefs" / "1", 20)[1] == 2


def test_the_folder_that_was_changed_last_comes_first(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (large / "briefs" / "broken.yaml").unlink()
    for number, when in ((0, 3_000), (1, 9_000), (2, 6_000)):
        os.utime(large / "briefs" / str(number), (when, when))
    monkeypatch.setattr(skim, "WALK_S", -1.0)
    found, _ = skim.newest(large / "briefs", 20)
    assert {path.parent.name for path in found} == {"1"}


@pytest.mark.parametrize("which", ["scandir", "lstat", "open"])
def test_what_cannot_be_read_is_passed_over(
    large: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    real: Callable[..., object] = getattr(os, which)

    def refused(path: object, *more: object) -> object:
        if str(path).startswith(str(large / "briefs" / "1")):
            raise PermissionError(13, "Permission denied")
        return real(path, *more)

    monkeypatch.setattr(os, which, refused)
    found, total = skim.newest(large / "briefs", 20)
    assert {path.parent.name for path in found} >= {"0", "2"}
    assert total == (13 if which == "open" else 9)
    glance = FolderLibrary(large).glance(4)
    assert glance is not None
    assert {Path(entry.key).parent.name for entry in glance[0]} >= {"0", "2"}


def test_a_small_library_is_not_skimmed(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexed, "FEW", 200)
    assert FolderLibrary(large).glance(4) is None


def test_the_cut_off_of_a_brief_in_json_counts_as_well(large: Path) -> None:
    text = '{\n "id": "b",\n "as_of" : "2045-01-01",\n "title": "A weir"\n}\n'
    (large / "briefs" / "a.yaml").write_text(text, encoding="utf-8")
    os.utime(large / "briefs" / "a.yaml", (1, 1))
    found, _ = skim.newest(large / "briefs", 2)
    assert [path.name for path in found] == ["a.yaml", "b0.yaml"]
