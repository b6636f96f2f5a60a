"""What every test stands on: an empty home, no settings from outside, and a fixed clock zone."""

import ctypes
import gc
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from mmap import PAGESIZE
from pathlib import Path

import in_memory
import pytest
from cost import Cost
from hypothesis import settings
from hypothesis.internal import charmap
from hypothesis.internal.intervalsets import IntervalSet
from scheduling import FilesInTurn, in_turn, tell_less
from together import is_chosen_by_case, joined, leave_one

# Machines differ in speed, so no deadline; in CI the same examples every time. Where nothing can be
# written, as by another user, examples that failed are not kept for the next run.
settings.register_profile("here", deadline=None)
settings.register_profile("unwritable", deadline=None, database=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
_kept_in = Path(".hypothesis/examples").absolute()
_there = next(folder for folder in (_kept_in, *_kept_in.parents) if folder.exists())
_here = "here" if os.access(_there, os.W_OK | os.X_OK) else "unwritable"
settings.load_profile("ci" if os.environ.get("CI") else _here)

_intervals_from_codec = charmap.intervals_from_codec


def _encoded(codec: str) -> tuple[IntervalSet, IntervalSet]:
    """Return which characters a codec can encode, and which of them come back as others.

    UTF-8 encodes all but the surrogates and brings each back. Hypothesis finds that out by trying
    all 1.1 million, which takes a worker of a fresh copy 180 MB and 3 s.
    """
    if codec == "utf-8":
        return IntervalSet([(0, 0xD7FF), (0xE000, sys.maxunicode)]), IntervalSet([])
    return _intervals_from_codec(codec)


charmap.intervals_from_codec = _encoded  # type: ignore[assignment]

pytest.register_assert_rewrite("kept")  # it says what differs

# Nearly all that importing and collecting the tests makes stays to the end: looking for garbage
# meanwhile takes each worker a fifth of that time, in a fresh copy a third.
gc.disable()


EXAMPLES, IN_A_SWEEP = 30, 300
"""How many examples Hypothesis makes for a test that does not say."""


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Cost(), "cost")
    in_memory.settle(config)
    tell_less(config)
    swept = "hypothesis" in config.option.markexpr
    profile = settings.get_current_profile_name()
    examples = IN_A_SWEEP if swept else EXAMPLES
    settings.register_profile("so many", settings.get_profile(profile), max_examples=examples)
    settings.load_profile("so many")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if exitstatus == pytest.ExitCode.OK:
        in_memory.leave(session.config)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> FilesInTurn:
    return FilesInTurn(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """One more than there are processors: a worker waits a seventh of its time for programs."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None  # xdist's own way
    asked = getattr(os, "sched_getaffinity", None)
    return (len(asked(0)) if asked else os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make no tests of the cases that are for a sweep or are joined: they are most of them.

    Tests that take turns at the sizes of the terminal need them, to see which of them are a grid.
    """
    if metafunc.config.option.markexpr == "not sweep" and "size" not in metafunc.fixturenames:
        swept = [any(mark.name == "sweep" for mark in call.marks) for call in metafunc._calls]
        if not all(swept):
            cases = zip(metafunc._calls, swept, strict=True)
            metafunc._calls[:] = [call for call, is_swept in cases if not is_swept]
        if not is_chosen_by_case(metafunc.config):
            leave_one(metafunc)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = joined(items)
    in_turn(items)


def pytest_collection_finish() -> None:
    """Keep the collector from walking through all that stays to the end, over and over.

    What a test leaves behind is found all the same. Here it is done once: done for each app, it
    would keep each of them.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(150_000, 5, 20)
    gc.enable()


_folder: Path | None = None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let go of what the tests of one folder had the program remember before those of the next.

    Texts taken apart, gazetteers and drawings together are half of what a worker would hold.
    """
    global _folder  # noqa: PLW0603
    if _folder not in (None, item.path.parent):
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] == "briefing":
                for each in list(vars(module).values()):
                    if callable(clear := getattr(each, "cache_clear", None)):
                        clear()
        _let_go()
    elif _held_pages() - _kept_pages > _MOST_PAGES:
        _let_go()
    _folder = item.path.parent


_kept_pages = 0
_MOST_PAGES = (64 << 20) // PAGESIZE
"""So much may be garbage: the collector itself comes after three million objects alone."""


def _held_pages() -> int:
    """Return the pages this process holds now, 0 where the kernel does not tell."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return 0


def _let_go() -> None:
    """Give back to the system what nothing refers to any more."""
    global _kept_pages  # noqa: PLW0603
    gc.collect()
    with suppress(OSError, AttributeError):  # glibc alone has it
        ctypes.CDLL(None).malloc_trim(0)
    _kept_pages = _held_pages()


@pytest.fixture(autouse=True, scope="session")
def heeded() -> Iterator[None]:
    """Signals do what they do by default, in whatever is started, too.

    A job in the background, or one under ``nohup``, hands its ignored signals on to its children.
    """
    ignored = [each for each in SIGNALS if signal.getsignal(each) is signal.SIG_IGN]
    for each in ignored:
        default = signal.default_int_handler if each == signal.SIGINT else signal.SIG_DFL
        signal.signal(each, default)
    yield
    for each in ignored:
        signal.signal(each, signal.SIG_IGN)


SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
UNSET = (
    "BRIEFING_DEBUG",
    "BRIEFING_LIBRARY",
    "COLUMNS",
    "EDITOR",
    "FORCE_COLOR",
    "LC_ALL",
    "LC_CTYPE",
    "LINES",
    "NO_COLOR",
    "PYTHONPATH",
    "VISUAL",
)


def _settings(home: Path) -> dict[str, str]:
    """Return what the environment says: all that tests start lives in that home."""
    folders = {f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CACHE", "CONFIG", "DATA", "STATE")}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TZ": "UTC"}
    return {"HOME": str(home), **folders, **terminal}


def _untouched(home: Path) -> bool:
    """Whether nothing was made in a home since its time was set to 0."""
    with suppress(OSError):
        return home.stat().st_mtime_ns == 0
    return False


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Path]]:
    """Empty homes, each already that of this process; one in which nothing was made comes again.

    To make a folder for each of twelve thousand tests, and take it away, is what most tests cost.
    """

    def empty() -> Iterator[Path]:
        folder = tmp_path_factory.mktemp("homes")  # pytest's own search for a free name reads all
        for number in count():
            home = folder / str(number)
            home.mkdir()
            os.utime(home, (0, 0))
            os.environ.update(_settings(home))
            time.tzset()
            while _untouched(home):
                yield home

    with pytest.MonkeyPatch.context() as restored:
        for name in UNSET:
            restored.delenv(name, raising=False)
        for name, value in _settings(Path()).items():
            restored.setenv(name, value)
        yield empty()
    time.tzset()


@pytest.fixture(autouse=True)
def hermetic(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own for the test and all it starts; yields that folder."""
    yield next(homes)
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def on_disk() -> Iterator[Path]:
    """A folder on a disk, for what memory is not like: folders made anew under one number."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder).resolve()
