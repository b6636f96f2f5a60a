"""Verdicts in the cache, and briefs checked several at once."""

import os
from pathlib import Path

import pytest

from briefing import paths
from briefing.brief.model import Brief
from briefing.files import Unreadable
from briefing.format.reader import read
from briefing.library import verdict_cache
from briefing.library.folder import FolderLibrary
from briefing.library.full_check import CheckJob, check_all, check_brief
from briefing.library.verdict_cache import Verifier, kept_counts
from briefing.verify.verdicts import Verdicts
from library.dam import BRIEF, OF, verdicts


@pytest.fixture
def root(dam: Path) -> Path:
    return dam


def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Count how often verdicts are made anew."""
    calls: list[Path] = []
    make = Verifier.made

    def counted(self: Verifier, path: Path, brief: Brief) -> Verdicts:
        calls.append(path)
        return make(self, path, brief)

    monkeypatch.setattr(Verifier, "made", counted)
    return calls


def test_verdicts_are_made_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = made(monkeypatch)
    first = verdicts(root)
    assert verdicts(root) == first
    assert len(calls) == 1
    assert first.counts()["verified"] == 1


def test_whatever_they_rest_on_makes_them_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = made(monkeypatch)
    brief, seed = root / "briefs" / "dam.yaml", root / "seeds" / "s1.txt"
    verdicts(root)
    brief.write_text(BRIEF.format(id="dam").replace("Low Dam is", "High Dam is"), "utf-8")
    assert verdicts(root).counts()["unsupported"] == 1
    seed.write_text("The High Dam was shut.\n", "utf-8")
    assert verdicts(root).counts()["unsupported"] == 0
    (root / "briefs" / "dam.checked.yaml").write_text(f"- {{of: {OF}, by: A, on: 2026-03-04}}\n")
    verdicts(root)
    monkeypatch.setattr(verdict_cache, "engine", lambda: "other rules")
    verdicts(root)
    assert len(calls) == 5


def test_what_is_only_tried_is_no_verdict_of_the_brief(root: Path) -> None:
    path = root / "briefs" / "dam.yaml"
    before = verdicts(root)
    more = f"{BRIEF.format(id='dam')}    - {{text: The High Dam is shut., cite: [p1]}}\n"
    tried = read(more.encode(), Brief).value
    assert tried is not None
    assert Verifier(root).verdicts(path, tried, more).counts()["unsupported"] == 1
    counts = kept_counts([path])[path]
    assert (counts.verified, counts.unsupported) == (1, 0)
    assert verdicts(root) == before


def test_a_check_uses_and_fills_the_cache(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = made(monkeypatch)
    library = FolderLibrary(root)
    job = CheckJob(library, library.find("dam"))
    first = check_brief(job)
    assert check_brief(job) == first
    assert verdicts(root).counts() == first.counts
    assert len(calls) == 1


def test_a_damaged_or_closed_cache_only_costs_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = made(monkeypatch)
    verdicts(root)
    (place,) = (paths.cache_folder() / "verdicts").iterdir()
    for damage in (b"", b"{", b'{"of": "x", "verdicts": 3}', b"\xff" * 100):
        place.write_bytes(damage)
        assert verdicts(root).counts()["verified"] == 1
    verdicts(root)
    data = bytearray(place.read_bytes())
    data[data.index(b"Low Dam")] = ord("H")
    place.write_bytes(data)
    assert verdicts(root).counts()["verified"] == 1
    assert len(calls) == 6, "a damaged byte was taken for a verdict"
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nowhere")
    assert verdicts(root).counts()["verified"] == 1


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # the runner has threads
def test_many_briefs_are_checked_in_their_order(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"b{number:02}" for number in range(30)]
    for name in names:
        text = BRIEF.format(id=name) if name != "b07" else "what: is this\n"
        (root / "briefs" / f"{name}.yaml").write_text(text, "utf-8")
    library = FolderLibrary(root)
    jobs = [CheckJob(library, library.find(name)) for name in names]
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    found = list(check_all(jobs))
    assert [each.id for each in found] == [name if name != "b07" else "" for name in names]
    assert found[7].counts is None
    assert found[7].problems
    assert found[8] == check_brief(jobs[8])


def test_a_brief_that_vanishes_is_a_problem(root: Path) -> None:
    library = FolderLibrary(root)
    gone = check_brief(CheckJob(library, library.entry(root / "briefs" / "gone.yaml")))
    assert [problem.code for problem in gone.problems] == ["unreadable"]
    assert issubclass(Unreadable, Exception)
