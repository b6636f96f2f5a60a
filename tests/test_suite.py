"""The suite itself: grids lose nothing, and a run ends by saying what it cost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import in_memory
import pytest
from in_memory import ROOT
from scheduling import FilesInTurn
from sweeping import grid, share

HERE = Path(__file__).parent
WITHOUT = ("-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-p", "no:asyncio")
AXES = [
    {"a": range(4), "b": range(4)},
    {"a": range(2), "b": range(7), "c": range(2)},
    {"a": range(12), "b": range(3), "c": range(3), "d": range(1)},
]


@pytest.mark.parametrize("axes", AXES, ids=str)
def test_a_grid_has_every_combination_and_walks_every_value(axes: dict[str, range]) -> None:
    cases = grid(**axes).args[1]  # type: ignore[arg-type]
    walked = [case.values for case in cases if not case.marks]
    size = 1
    for axis in axes.values():
        size *= len(axis)
    assert len({case.values for case in cases}) == size
    assert len(walked) == max(map(len, axes.values()))
    for at, axis in enumerate(axes.values()):
        assert {values[at] for values in walked} == set(axis)


def test_shares_hold_everything_once() -> None:
    names = [f"n{number}" for number in range(10)]
    shares = [share(names, part, 4) for part in range(4)]
    assert sum(map(len, shares)) == len(names)
    assert set().union(*shares) == set(names)


def test_one_worker_takes_all_files_for_which_nodes_are_started() -> None:
    scheduler = FilesInTurn.__new__(FilesInTurn)
    files = list(HERE.glob("wire/test_*.py"))
    scopes = {path: scheduler._split_scope(f"tests/wire/{path.name}::test_x[y]") for path in files}
    starting = {scopes[path] for path in files if "wire.nodes import" in path.read_text("utf-8")}
    assert starting == {"nats"}
    assert scopes[HERE / "wire" / "test_merge.py"] == "tests/wire/test_merge.py"


TURNS = """
import pytest
from sweeping import grid
every = pytest.mark.parametrize("size", ["s", "m", "l"])
@every
def test_a(size): pass
@pytest.mark.parametrize("other", [1, 2])
@every
def test_b(size, other): pass
@pytest.mark.parametrize("size", ["s", "xl"])
def test_c(size): pass
@grid(size=["s", "m"], kind=["x", "y"])
def test_grid(size, kind): pass
@pytest.mark.parametrize("kind", ["x", "y"])
def test_kind(kind): pass
"""
"""A file whose tests share an axis."""


@pytest.mark.parametrize(
    ("chosen", "walked"),
    [
        ((), ["a[s]", "a[l]", "b[m-1]", "b[m-2]", "c[xl]", "grid[s-x]", "grid[m-y]"]),
        (("-m", "sweep"), ["a[m]", "b[s-1]", "b[s-2]", "b[l-1]", "b[l-2]", "c[s]"]),
    ],
    ids=["test", "sweep"],
)
def test_the_tests_of_a_file_take_turns_at_a_shared_axis(
    chosen: tuple[str, ...], walked: list[str], tmp_path: Path
) -> None:
    (tmp_path / "pytest.ini").write_text(
        '[pytest]\naddopts = -m "not sweep"\nmarkers = sweep: the rest of a grid\n'
    )
    (tmp_path / "conftest.py").write_text(
        "from sweeping import take_turns\n"
        "def pytest_collection_modifyitems(items):\n    take_turns(items, 'size')\n"
    )
    (tmp_path / "test_some.py").write_text(TURNS)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--collect-only", *chosen, *WITHOUT, tmp_path],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.findall(r"::test_((?!kind)\S+)", done.stdout)
    assert sorted(found) == sorted(walked) + (["grid[m-x]", "grid[s-y]"] if chosen else [])


CASES = """
import pytest
@pytest.mark.parametrize("a", [1, 2, 3])
def test_plain(a, kept): assert a not in kept
@pytest.mark.parametrize("a", [1, 2])
def test_set_up(a, own): pass
@pytest.fixture(scope="module")
def kept(): return [2, 3]
@pytest.fixture
def own(): pass
"""
"""A test whose cases share all that it asks for, and one whose cases do not."""


def test_cases_run_together_unless_something_is_set_up_for_each_or_one_is_named(
    tmp_path: Path,
) -> None:
    """Every case is run, each that fails is named, and the others are counted by their test."""
    (tmp_path / "conftest.py").write_text(
        "import pytest\nfrom itertools import repeat\n"
        "from together import is_chosen_by_case, joined, leave_one\n"
        "@pytest.hookimpl(trylast=True)\n"
        "def pytest_collection_modifyitems(items):\n    items[:] = joined(items)\n"
        "@pytest.hookimpl(trylast=True)\ndef pytest_generate_tests(metafunc):\n"
        "    if not is_chosen_by_case(metafunc.config):\n        leave_one(metafunc)\n"
        "@pytest.fixture\ndef homes():\n    return repeat(None)\n"
    )
    (tmp_path / "test_some.py").write_text(CASES)

    def said(*chosen: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *WITHOUT, *chosen],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(HERE)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    told = said()
    assert "1 failed, 2 passed" in told
    assert "in the case [2]; 2 of 3 cases failed" in told
    assert "also [3]: AssertionError: assert 3 not in [2, 3]" in told
    assert "1 passed" in said("test_some.py::test_plain[1]")


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_run_ends_with_its_slowest_tests_its_memory_and_then_the_summary(
    workers: str, tmp_path: Path
) -> None:
    (tmp_path / "conftest.py").write_text(
        "from cost import Cost\n"
        "def pytest_configure(config):\n    config.pluginmanager.register(Cost())\n"
    )
    (tmp_path / "test_some.py").write_text(
        "def test_much():\n    sum(range(3_000_000))\ndef test_little():\n    pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", workers, *WITHOUT, tmp_path],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=False,
    )
    *lines, last = filter(None, done.stdout.splitlines())
    assert "2 passed" in last
    at = next(n for n, line in enumerate(lines) if "slowest 10 tests" in line)
    assert re.fullmatch(r" +\d+\.\d\d  test_some.py::test_much", lines[at + 1])
    assert lines[at + 2].endswith("::test_little")
    total = re.fullmatch(r" +\d+  in all; peak memory of a worker (\d+) MB", lines[at + 3])
    assert total
    assert 10 < int(total[1]) < 500


def test_a_run_has_its_files_in_memory_and_gives_it_back(tmp_path: Path) -> None:
    memory, told = tmp_path / "memory", tmp_path / "told"
    memory.mkdir()
    (tmp_path / "conftest.py").write_text(
        "import in_memory\nfrom pathlib import Path\n"
        f"in_memory.MEMORY, in_memory.ROOM = Path({str(memory)!r}), 1\n"
        "def pytest_configure(config):\n    in_memory.settle(config)\n"
        "def pytest_sessionfinish(session):\n    in_memory.leave(session.config)\n"
    )
    (tmp_path / "test_some.py").write_text(
        "from pathlib import Path\ndef test_it(tmp_path):\n"
        f"    Path({str(told)!r}).write_text(str(tmp_path))\n"
    )
    outside = {each: os.environ[each] for each in os.environ.keys() - {ROOT, "TMPDIR"}}
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "1", *WITHOUT, tmp_path],
        cwd=tmp_path,
        env={**outside, "PYTHONPATH": str(HERE)},
        check=True,
        capture_output=True,
    )
    place = Path(told.read_text())
    assert place.is_relative_to(memory)
    assert not place.exists()


@pytest.mark.parametrize("said", ["TMPDIR", ROOT, "basetemp", ""])
def test_who_says_where_the_files_are_has_them_there(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", ROOT):
        monkeypatch.setenv(name, "")  # what is not set at all would not be taken back
        monkeypatch.delenv(name)
    if said.isupper():
        monkeypatch.setenv(said, "/elsewhere")
    monkeypatch.setattr(in_memory, "MEMORY", tmp_path)
    monkeypatch.setattr(in_memory, "ROOM", 1)
    option = SimpleNamespace(basetemp="/elsewhere" if said == "basetemp" else None)
    in_memory.settle(SimpleNamespace(option=option))  # type: ignore[arg-type]
    assert (os.environ.get(ROOT) == str(tmp_path)) is not bool(said)


def test_memory_is_fit_where_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_memory, "ROOM", 1)
    assert in_memory.is_fit(tmp_path)
    assert not in_memory.is_fit(tmp_path / "missing")
    monkeypatch.setattr(in_memory, "ROOM", 1 << 80)
    assert not in_memory.is_fit(tmp_path)
