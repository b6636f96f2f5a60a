"""The index of a library: what it takes in, what it finds, and that it never tells other things."""

import os
import subprocess
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from briefing.library.index import (
    current,
    database,
    pool,
    read,
    seal,
    write,
)
from briefing.library.index.read import Index
from briefing.library.index.tables import namer
from briefing.library.index.write import Progress
from briefing.library.query import parse
from library.conftest import Put
from library.indexing import found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("bank", {"t1", "t2"}),
        ("north bank", {"t1", "t2"}),
        ('"north bank"', {"t1"}),
        ("ban*", {"t1", "t2"}),
        ("bank -front", {"t2"}),
        ('bank -"north bank"', {"t2"}),
        ("harl", {"t1", "t2", "harl", "mill", "a"}),
        ("place:harl basis:claimed", {"t1"}),
        ("place:mill", {"t1", "mill"}),
        ("place:front", set()),
        ("actor:upland", {"t1", "front"}),
        ("actor:UF bank", {"t1"}),
        ("voice:solveh", {"t1"}),
        ("voice:سلفه", {"t1"}),
        ("basis:reported bank", {"t2"}),
        ("bank -basis:reported", {"t1"}),
        ("bank basis:claimed basis:reported", {"t1", "t2"}),
        ("хліб", {"gaps[1]"}),
        ("КИЄВІ", {"gaps[1]"}),
        ("开放", {"gaps[2]"}),
        ("flag", {"t2"}),
        ("full", {"t1"}),
        ("bridge", {"a"}),
        ("bridge bank", set()),
        ("tlp:red", {"b"}),
        ("tlp:red happened", {"summary[1]"}),
        ("country:xa", {"a"}),
        ("country:xa bank", {"t1", "t2"}),
        ("country:xb bank", set()),
        ("after:2025", {"b"}),
        ("before:2025 flood", set()),
        ("happened after:2024-11-30 before:2024-12", {"summary[1]"}),
        ("after:2024-12-01 before:2025 happened", set()),
        ("tlp:red -tlp:red", set()),
        ("after:2024 -tlp:red -flood", {"a"}),
    ],
)
def test_what_is_found(index: Index, text: str, wanted: set[str]) -> None:
    assert found(index, text) == wanted


def test_a_hit_leads_to_the_very_item(index: Index, root: Path) -> None:
    (hit,) = index.search(parse('"north bank"')).hits
    assert (hit.brief.id, hit.section, hit.label, hit.basis) == ("a", "territory", "t1", "claimed")
    assert (hit.brief.tlp, hit.brief.title) == ("GREEN", "Bridge at Härl")
    line = Path(hit.key).read_text(encoding="utf-8").splitlines()[hit.line - 1]
    assert "id: t1" in line
    assert hit.snippet.marked() == "The Front holds the *north bank*."


def test_nothing_is_read_twice_and_everything_that_changed(
    index: Index, root: Path, put: Put, sure: None
) -> None:
    index.refresh()
    again = index.refresh()
    assert (again.read, again.removed, again.files) == (0, 0, 3)
    put("lib/briefs/b.yaml", title="Drought in the valley", tlp="RED", as_of="2025-01-10")
    put("lib/briefs/c.yaml", title="Another flood")
    (root / "briefs" / "z.yaml").unlink()
    outcome = index.refresh()
    assert (outcome.read, outcome.removed, outcome.files) == (2, 1, 3)
    assert found(index, "flood") == {"c"}
    assert found(index, "drought") == {"b"}
    assert index.count() == 3


def test_an_index_that_is_current_is_not_opened_to_write(
    index: Index, root: Path, put: Put, sure: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.refresh()
    opened: list[Path] = []

    def write_to(root: Path, *given: Any, **more: Any) -> write.IndexUpdate:
        opened.append(root)
        return write.refresh(root, *given, **more)

    monkeypatch.setattr(read, "refresh", write_to)

    def changed() -> bool:
        opened.clear()
        index.refresh()
        first = bool(opened)
        opened.clear()
        assert index.refresh().files == len(list((root / "briefs").iterdir()))
        assert not opened, "by then it is current"
        return first

    assert not changed()
    put("lib/briefs/härl.yaml", title="A file that is new")
    assert changed()
    put("lib/briefs/härl.yaml", title="A file that was saved anew")
    assert changed()
    (root / "briefs" / "härl.yaml").rename(root / "briefs" / "harl.yaml")
    assert changed()
    (root / "briefs" / "harl.yaml").unlink()
    assert changed()
    with closing(database.create(index.path)) as connection:
        connection.execute("UPDATE meta SET value = 0 WHERE key = 'checked'")
    seal.put_on(index.path)
    assert changed(), "its pages were not looked at for a day"


def test_what_it_was_found_to_have_is_not_asked_of_it_again(
    index: Index, root: Path, sure: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.refresh()
    compared: list[Path] = []

    def names_of(root: Path, files: Sequence[str]) -> list[bytes]:
        compared.append(root)
        return list(map(namer(root), files))

    monkeypatch.setattr(current, "_names", names_of)
    # As where a disk was away and is there again: its files are what they were.
    monkeypatch.setattr(current, "_digest", lambda *_: b"as before")
    for times in (1, 1, 1):
        index.refresh()
        assert len(compared) == times
    hidden = root / "briefs" / "hidden.yaml"
    (root / "briefs" / "a.yaml").rename(hidden)
    index.update([str(root / "briefs" / "a.yaml")])
    hidden.rename(root / "briefs" / "a.yaml")
    for times in (2, 3, 3):  # found to lack it, then found to be right again, then not asked
        index.refresh()
        assert len(compared) == times
    assert index.count() == len(list((root / "briefs").iterdir()))


def test_a_file_that_was_only_touched_is_not_taken_in_again(
    index: Index, root: Path, sure: None
) -> None:
    index.refresh()
    os.utime(root / "briefs" / "a.yaml", (1, 1))
    assert index.refresh().read == 0


def test_a_save_in_the_same_moment_and_of_the_same_size_is_seen(index: Index, root: Path) -> None:
    path = root / "briefs" / "b.yaml"
    text = path.read_text()
    facts = path.stat()
    path.write_text(text.replace("Flood", "Storm"))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    index.refresh()
    assert found(index, "storm") == {"b"}
    assert found(index, "flood") == set()


def test_moved_and_replaced_files(index: Index, root: Path, put: Put) -> None:
    (root / "briefs" / "b.yaml").rename(root / "briefs" / "moved.yaml")
    other = put("elsewhere.yaml", id="a", title="A tunnel instead")
    other.replace(root / "briefs" / "a.yaml")
    index.refresh()
    (hit,) = index.search(parse("valley")).hits
    assert hit.key == str(root / "briefs/moved.yaml")
    assert found(index, "tunnel") == {"a"}
    assert found(index, "bank") == set()


def test_one_saved_file_is_taken_in_alone(index: Index, root: Path, put: Put) -> None:
    saved = put("lib/briefs/b.yaml", title="Drought", as_of="2025-01-10")
    put("lib/briefs/c.yaml", title="Not looked at")
    assert index.update([str(saved)]).read == 1
    assert found(index, "drought") == {"b"}
    assert found(index, "looked") == set()
    saved.unlink()
    assert index.update([str(saved)]).removed == 1
    assert index.count() == 2


def test_names_that_are_no_text(index: Index, root: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.yaml")
    (root / "briefs" / "b.yaml").rename(root / "briefs" / name)
    (root / "briefs" / os.fsdecode(b"\xfd.yaml")).write_text("id: [broken")
    assert index.refresh().trouble == ""
    assert "\\xfd" in [row.summary.id for row in index.page(10)[0]]
    (hit,) = index.search(parse("valley")).hits
    assert Path(hit.key).is_file()


# -- lists -------------------------------------------------------------------------------------


# -- parsers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("parsers", [0, 1, 2])
def test_parsers_of_their_own_read_the_same(
    large: Path, monkeypatch: pytest.MonkeyPatch, parsers: int
) -> None:
    names = [(b"briefs/" + os.fsencode(p.name), b"") for p in (large / "briefs").iterdir()]
    here = dict(pool.parse_all(names, large))
    monkeypatch.setattr(pool, "FEW", 0)
    monkeypatch.setattr(pool, "BATCH", 3)
    got = list(pool.parse_all(names, large, parsers))
    assert len(got) == len(names)
    assert dict(got) == here


@pytest.mark.parametrize("broken", ["Popen", "receive", "send"])
def test_what_a_dead_parser_leaves_is_read_here(
    large: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    names = [(b"briefs/" + os.fsencode(p.name), b"") for p in (large / "briefs").iterdir()]
    monkeypatch.setattr(pool, "FEW", 0)
    monkeypatch.setattr(pool, "BATCH", 3)
    real: dict[str, Callable[..., object]] = {
        "receive": pool.receive, "send": pool.send, "Popen": subprocess.Popen,
    }  # fmt: skip
    calls = []

    def fails(*given: object, **more: object) -> object:
        calls.append(given)
        if broken == "Popen":
            raise OSError("no more processes")
        if len(calls) % 3 == 2:
            if broken == "send":
                raise BrokenPipeError
            return None
        return real[broken](*given, **more)

    if broken == "Popen":
        monkeypatch.setattr(subprocess, "Popen", fails)
    else:
        monkeypatch.setattr(pool, broken, fails)
    got = list(pool.parse_all(names, large, 2))
    assert sorted(name for name, _ in got) == sorted(name for name, _ in names)


def test_progress_is_told(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Progress] = []
    Index(large).refresh(seen.append)
    assert seen[-1].done == seen[-1].total == 35
    monkeypatch.setattr("briefing.library.index.write.BATCH_S", 0)
    seen.clear()
    Index(large).refresh(seen.append, rebuild=True)
    assert [each.done for each in seen][:-1] == list(range(1, 36))


# -- behind the screen -------------------------------------------------------------------------


def test_a_process_of_its_own_tells_how_far_it_is(large: Path) -> None:
    from briefing.library.index.background_refresh import BackgroundRefresh
    from briefing.library.index.write import IndexUpdate, Progress

    told = list(BackgroundRefresh(large).lines())
    assert isinstance(told[-1], IndexUpdate)
    assert (told[-1].read, told[-1].trouble) == (35, "")
    assert all(isinstance(each, Progress) for each in told[:-1])
    assert Index(large).count() == 35
    ended = BackgroundRefresh(large, rebuild=True)
    ended.end()
    (last,) = list(ended.lines())[-1:]
    assert isinstance(last, IndexUpdate)
    assert last.trouble == "the indexing has ended before its time"
    assert Index(large).refresh().files == 35


def test_who_reads_no_further_leaves_no_process_behind(large: Path) -> None:
    from briefing.library.index.background_refresh import BackgroundRefresh

    behind = BackgroundRefresh(large, rebuild=True)
    lines = behind.lines()
    assert isinstance(next(lines), Progress)
    lines.close()  # type: ignore[attr-defined]
    assert behind._process.returncode is not None
