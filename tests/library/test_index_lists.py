"""Lists of a large library, taken from its index."""

from pathlib import Path

import pytest

from briefing import paths
from briefing.library import indexed
from briefing.library.folder import FolderLibrary
from briefing.library.index.read import Index
from library.conftest import Put


def test_the_list_is_the_same_with_and_without_an_index(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = FolderLibrary(large).entries()
    Index(large).refresh()
    assert FolderLibrary(large).entries() == without
    known = indexed.known_entries(large, [entry.key for entry in without])
    assert set(known) == {entry.key for entry in without}, "all of it came from the index"
    with_index = list(indexed.summaries(FolderLibrary(large)))
    monkeypatch.setattr(indexed, "FEW", 1000)
    assert list(indexed.summaries(FolderLibrary(large))) == with_index


def test_the_list_of_a_large_library_makes_the_index(large: Path) -> None:
    assert not Index(large).path.exists()
    list(indexed.summaries(FolderLibrary(large)))
    assert Index(large).count() == 35


def test_a_stale_index_tells_nothing_old(large: Path, put: Put) -> None:
    Index(large).refresh()
    put("lib/briefs/n3.yaml", title="New title", as_of="2030-01-01")
    (large / "briefs" / "n4.yaml").unlink()
    library = FolderLibrary(large)
    assert library.entries()[0].id == "n3"
    told = {entry.id: summary for entry, summary in indexed.summaries(library)}
    assert told["n3"].title == "New title"
    assert "n4" not in told


def test_a_small_library_never_opens_an_index(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.library.index.read.Index.listed", None)
    assert len(FolderLibrary(root).entries()) == 3
    assert not paths.cache_folder().exists()


def test_pages_of_the_list_join_without_a_gap(large: Path) -> None:
    index = Index(large)
    index.refresh()
    whole, last = index.page(1000)
    assert last is None
    pages, key = [], None
    while True:
        rows, key = index.page(4, key)
        pages += rows
        if key is None:
            break
    assert pages == whole
    assert [row.id for row in whole] == [entry.id for entry in FolderLibrary(large).entries()]
