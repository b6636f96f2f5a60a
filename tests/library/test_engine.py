"""The digest of the rules: whatever a verdict depends on is in it, and nothing else."""

from __future__ import annotations

import ast
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from importing import imports_of

from briefing import paths
from briefing.library import cache_files
from briefing.library.cache_files import PACKAGE, digest, engine, rule_files


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, its atlas left out."""
    left_out = shutil.ignore_patterns("atlas", "__pycache__")
    return Path(shutil.copytree(PACKAGE, tmp_path / "briefing", ignore=left_out))


@pytest.mark.parametrize(
    "pattern",
    ["verify/checks/names.py", "verify/**/words.dat", "brief/resolve.py", "library/sources.py"],
)
def test_a_changed_rule_file_gives_another_digest(package: Path, pattern: str) -> None:
    before = digest(package)
    assert before == engine()
    (path,) = package.glob(pattern)
    path.write_bytes(path.read_bytes() + b"\n")
    changed = digest(package)
    path.unlink()
    assert len({before, changed, digest(package)}) == 3


def test_what_no_verdict_depends_on_leaves_it_as_it_is(package: Path) -> None:
    (package / "tui" / "app.py").unlink()
    (package / "wire" / "desk.py").unlink()
    (package / "library" / "folder.py").write_text("")
    (package / "verify" / "__pycache__").mkdir()
    (package / "verify" / "__pycache__" / "judge.cpython-311.pyc").write_bytes(b"x")
    assert digest(package) == engine()


def test_every_module_that_a_verdict_depends_on_counts() -> None:
    """The imports of what makes a verdict are followed, late ones too."""
    counted = {Path(path) for path in rule_files(PACKAGE)}
    beside = {"scan.py"}  # they make no verdict: they only keep it
    todo, known = [PACKAGE / "library" / "verdict_cache.py"], set[Path]()
    while todo:
        path = todo.pop()
        if path in known:
            continue
        known.add(path)
        for node in imports_of(path):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("briefing"):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                for name in (node.module or "", *names):
                    place = PACKAGE.parent.joinpath(*name.split("."))
                    todo += [
                        file
                        for file in (place.with_suffix(".py"), place / "__init__.py")
                        if file.is_file()
                    ]
    assert len(known) > 60
    lacking = {path for path in known - counted if path.name not in beside}
    assert {path.relative_to(PACKAGE).as_posix() for path in lacking} <= {"library/__init__.py"}


@pytest.fixture
def two_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two rules that were written long ago, by the clock of the program."""
    (tmp_path / "verify").mkdir()
    (tmp_path / "verify" / "a.py").write_text("A = 1\n", encoding="utf-8")
    (tmp_path / "verify" / "b.py").write_text("B = 1\n", encoding="utf-8")
    monkeypatch.setattr(cache_files, "PACKAGE", tmp_path)
    later = time.time_ns() + 10_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: later)
    return tmp_path


def _asked_anew() -> str:
    cache_files.engine.cache_clear()
    return cache_files.engine()


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    cache_files.engine.cache_clear()


def test_rules_with_the_stamps_they_had_are_not_read_again(
    two_rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _asked_anew()
    assert found == cache_files.digest(two_rules)
    monkeypatch.setattr(cache_files, "_content", None)
    assert _asked_anew() == found


@pytest.mark.parametrize("change", ["content", "name", "gone"])
def test_a_rule_that_was_changed_is_read_again(two_rules: Path, change: str) -> None:
    before, rule = _asked_anew(), two_rules / "verify" / "a.py"
    if change == "content":
        times = rule.stat()
        rule.write_text("A = 2\n", encoding="utf-8")
        os.utime(rule, ns=(times.st_atime_ns, times.st_mtime_ns))  # as installers do
    elif change == "name":
        rule.rename(rule.with_name("c.py"))
    else:
        rule.unlink()
    assert _asked_anew() == cache_files.digest(two_rules) != before


def test_rules_that_were_written_just_now_are_read_each_time(
    two_rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = (two_rules / "verify" / "a.py").stat().st_mtime_ns
    monkeypatch.setattr(time, "time_ns", lambda: now)
    _asked_anew()
    assert not (paths.cache_folder() / "rules").exists()


def test_the_same_rules_are_others_in_another_python(
    two_rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So verdicts of two that share a cache are never taken for each other's."""
    assert f"{sys.hexversion:x}" in cache_files._OF
    before = _asked_anew()
    monkeypatch.setattr(cache_files, "_OF", cache_files._OF.replace("cpython-3", "cpython-4"))
    assert _asked_anew() == digest(two_rules) != before
    assert len(list((paths.cache_folder() / "rules").iterdir())) == 2
