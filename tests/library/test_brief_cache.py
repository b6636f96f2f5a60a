"""A brief from the cache is the brief that would be read; in any doubt it is read."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing import paths
from briefing.brief.model import Brief
from briefing.format import reader
from briefing.format.problems import Reading
from briefing.library import brief_cache, cache_files
from briefing.library.brief_cache import read_cached
from briefing.locks import locked

ROOT = Path(__file__).resolve().parents[2]
BRIEFS = sorted((ROOT / "briefs").glob("*-[0-9][0-9].yaml"))
TEXT = BRIEFS[0].read_text("utf-8")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were read and not taken from the cache."""
    found: list[Path] = []
    read = reader.read_brief

    def noted(path: Path, within: Path | None = None, name: str = "") -> Reading[Brief]:
        found.append(path)
        return read(path, within, name)

    monkeypatch.setattr(reader, "read_brief", noted)
    return found


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A brief alone in a library, without the texts of its sources."""
    path = tmp_path / "library" / "briefs" / "one.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, "utf-8")
    return path


def load(path: Path) -> Reading[Brief]:
    return read_cached(path, path.parent.parent, path.name)


def ways(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value of plain data."""
    yield way
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ways(inner, (*way, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from ways(inner, (*way, at))


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_it_is_the_same_with_every_place_in_the_file(path: Path, reads: list[Path]) -> None:
    read, kept = load(path), load(path)
    assert reads == [path]
    assert (kept.value, kept.problems, kept.text) == (read.value, [], read.text)
    plain = read.marks.plain()
    assert plain is not None
    for way in ways(plain[0]):
        assert kept.marks.at(way) == read.marks.at(way), way
        assert kept.marks.key(way) == read.marks.key(way), way


def test_a_changed_file_is_read(brief: Path, reads: list[Path]) -> None:
    load(brief)
    brief.write_text(TEXT.replace("id: ", "id: another-", 1), "utf-8")
    value = load(brief).value
    assert value is not None
    assert value.id.startswith("another-")
    assert len(reads) == 2


def test_changed_rules_are_asked(
    brief: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(brief)
    monkeypatch.setattr(brief_cache, "engine", lambda: "other rules")
    load(brief)
    assert len(reads) == 2


def test_a_brief_with_problems_is_not_kept(brief: Path, reads: list[Path]) -> None:
    brief.write_text(TEXT.replace("id: ", "name: ", 1), "utf-8")
    assert load(brief).problems == load(brief).problems != []
    assert len(reads) == 2


@pytest.mark.parametrize("damage", ["empty", "short", "one bit", "of another file"])
def test_a_damaged_cache_only_costs_time(brief: Path, reads: list[Path], damage: str) -> None:
    whole = load(brief).value
    (place,) = (paths.cache_folder() / "briefs").iterdir()
    data = place.read_bytes()
    other = brief.with_name("two.yaml")
    other.write_text(TEXT.replace("id: ", "id: another-", 1), "utf-8")
    load(other)
    (second,) = {*place.parent.iterdir()} - {place}
    middle = len(data) // 2
    place.write_bytes(
        {
            "empty": b"",
            "short": data[:middle],
            "one bit": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
            "of another file": second.read_bytes(),
        }[damage]
    )
    assert load(brief).value == whole
    assert reads == [brief, other, brief]


def test_a_link_that_leads_out_meanwhile_is_seen(brief: Path, reads: list[Path]) -> None:
    value = load(brief).value
    assert value is not None
    source = next(each.text for each in value.sources if each.text)
    outside = brief.parent.parent.parent / "outside.txt"
    outside.write_text("words", "utf-8")
    link = brief.parent.parent / "seeds" / source
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)
    assert [problem.code for problem in load(brief).problems] == ["path-outside"]
    assert len(reads) == 2


def test_a_cache_that_cannot_be_written_only_costs_time(
    brief: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nowhere")
    assert load(brief).value == load(brief).value is not None
    assert len(reads) == 2


def test_what_is_no_file_is_named(brief: Path, reads: list[Path]) -> None:
    brief.unlink()
    assert [problem.code for problem in load(brief).problems] == ["unreadable"]


def test_a_folder_of_the_cache_is_bounded_and_what_is_oldest_goes(tmp_path: Path) -> None:
    for number in range(20):
        place = tmp_path / f"{number}.kept"
        cache_files.write_kept(place, b"x" * 68)
        os.utime(place, (number, number))
    (tmp_path / ".hidden").write_bytes(b"y" * 5000)
    with locked(tmp_path):
        cache_files._written.clear()
        cache_files.make_room(tmp_path, 1000)
    assert len(list(tmp_path.glob("*.kept"))) == 20, "another program is at it"
    cache_files._written.clear()
    cache_files.make_room(tmp_path, 1000)
    left = {path.name for path in tmp_path.glob("*.kept")}
    assert left == {f"{number}.kept" for number in range(12, 20)}
    assert (tmp_path / ".hidden").exists()
    cache_files._written.clear()
    cache_files.make_room(tmp_path, 1000)
    assert len(list(tmp_path.glob("*.kept"))) == 8


def test_a_long_run_looks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Path] = []
    scan = os.scandir

    def watched(path: Path) -> object:
        looked.append(path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", watched)
    for _ in range(1001):
        cache_files.make_room(tmp_path)
    assert looked == [tmp_path] * 3
