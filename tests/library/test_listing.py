"""A folder listed beside the program: what a search takes from it, and what it never misses."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from briefing import listing
from briefing.library.index import read
from briefing.library.index.read import Index
from briefing.library.scan import Scan
from library.conftest import Put
from library.indexing import found

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not os.path.exists("/usr/bin/find"),  # noqa: PTH110
    reason="there is no find, so nothing is listed",
)
Walks = Callable[[], bool]


@pytest.fixture
def walks(index: Index, root: Path, sure: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walks]:
    """Brings the index up to date as a search does, and tells whether it walked the folder."""
    walked: list[Path] = []

    def scan(root: Path) -> Scan:
        walked.append(root)
        return Scan(root)

    monkeypatch.setattr(read, "Scan", scan)
    monkeypatch.setattr(listing, "_FEW", 0)

    def again() -> bool:
        walked.clear()
        listing.begin_for(["flood", "--library", str(root)])
        index.refresh()
        return bool(walked)

    index.refresh()
    yield again
    assert listing.taken(str(root / "briefs")) is None, "each is asked for"


def settled(walks: Walks) -> None:
    """Search until the folder is not walked any more."""
    assert not all(walks() for _ in range(3))


def test_a_library_as_it_was_is_not_walked_again(walks: Walks, index: Index) -> None:
    assert [walks() for _ in range(3)] == [True, False, False]
    assert index.refresh().files == 3, "without a listing it is walked"
    assert not walks()


def test_whatever_changes_is_seen(walks: Walks, index: Index, root: Path, put: Put) -> None:
    briefs = root / "briefs"

    def seen(change: Callable[[], object]) -> bool:
        settled(walks)
        change()
        return walks()

    def edit() -> None:
        """Change a file in its place, as long and as old as it was."""
        path = briefs / "b.yaml"
        facts = path.stat()
        with path.open("r+b") as stream:
            text = stream.read().replace(b"valley", b"meadow")
            stream.seek(0)
            stream.write(text)
        os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
        assert path.stat().st_size == facts.st_size

    assert seen(edit)
    assert (found(index, "valley"), found(index, "meadow")) == (set(), {"b"})
    for name in ("new.YML", "deep/down/new.YML"):
        assert seen(partial(put, f"lib/briefs/{name}", title="A dam at Härl"))
        assert found(index, "dam") == {"new.YML"}
        assert seen((briefs / name).unlink)
        assert found(index, "dam") == set()
    assert seen(lambda: (briefs / "b.yaml").rename(briefs / "later.yaml"))
    assert seen(lambda: (briefs / "later.yaml").rename(root / "later.yaml"))
    assert found(index, "meadow") == set()


def test_what_holds_no_briefs_is_not_listed(walks: Walks, root: Path) -> None:
    settled(walks)
    for name in (".git/HEAD.yaml", "seeds/a.yaml", "themes/night.yaml"):
        path = root / "briefs" / name
        path.parent.mkdir()
        path.write_text("x: y\n", encoding="utf-8")
    assert not walks()
    (root / "briefs" / "notes.txt").write_text("x", encoding="utf-8")
    assert not walks()


@pytest.mark.parametrize("name", ["linked.yaml", "linked"])
def test_with_links_it_is_walked_each_time(
    walks: Walks, index: Index, root: Path, put: Put, name: str
) -> None:
    beside = put("lib/kept/c.yaml", title="Another dam")
    (root / "briefs" / name).symlink_to(beside if name.endswith("yaml") else beside.parent)
    assert [walks() for _ in range(3)] == [True, True, True]
    assert found(index, "dam") == {"c"}
    put("lib/kept/c.yaml", title="Another weir")
    walks()
    assert (found(index, "dam"), found(index, "weir")) == (set(), {"c"})


def test_a_folder_that_is_a_link_itself_is_listed(walks: Walks, index: Index, root: Path) -> None:
    (root / "briefs").rename(root / "kept")
    (root / "briefs").symlink_to(root / "kept")
    settled(walks)
    (root / "kept" / "b.yaml").unlink()
    assert walks()
    assert found(index, "flood") == set()


def test_what_is_passed_over_is_told_each_time(walks: Walks, index: Index, root: Path) -> None:
    (root / "briefs" / "none.yaml").mkdir()
    assert [walks() for _ in range(3)] == [True, True, True]
    listing.begin_for(["flood", "--library", str(root)])
    (problem,) = index.refresh().skipped or ()
    assert problem.file == str(root / "briefs" / "none.yaml")


@pytest.mark.parametrize("program", ["/no/such/program", "/bin/false", "/bin/true"])
def test_without_find_it_is_walked(
    walks: Walks, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(listing, "_FIND", program)
    assert [walks() for _ in range(3)] == [True, True, True]


def test_which_library_is_listed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(listing, "begin", begun.append)
    monkeypatch.chdir(root)
    briefs = str(root / "briefs")
    monkeypatch.setenv("BRIEFING_LIBRARY", str(tmp_path))
    for words, folder in (
        (["flood", "--library", "."], briefs),
        (["--library=.", "flood"], briefs),
        (["--library", "briefs/../briefs", "flood"], briefs),
        (["flood"], str(tmp_path)),
    ):
        listing.begin_for(words)
        assert begun.pop() == folder
    monkeypatch.delenv("BRIEFING_LIBRARY")
    listing.begin_for(["flood"])
    assert begun.pop() == briefs
    monkeypatch.chdir(briefs)
    listing.begin_for(["flood", "--library"])
    assert not begun, "nobody knows which"


def test_a_small_folder_is_not_listed(root: Path) -> None:
    listing.begin(str(root / "briefs"))
    assert listing.taken(str(root / "briefs")) is None
