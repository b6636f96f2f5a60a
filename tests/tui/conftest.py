"""The dashboard under test: a frozen clock, a library in a folder of its own, nothing else."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from msgspec import Raw
from sweeping import take_turns

from briefing import paths
from briefing.brief.model import Brief
from briefing.format.problems import Problem
from briefing.library import brief_cache
from briefing.library.entry import Entry
from briefing.library.folder import FolderLibrary
from briefing.library.signoffs import signoff_paths
from briefing.library.verdict_cache import Verifier
from briefing.settings import LibraryState
from briefing.tui import themes
from briefing.tui.app import BriefingApp
from briefing.tui.options import Options
from briefing.verify.verdicts import Verdicts
from tui import making
from tui.drafted import accept_one, put_draft
from tui.in_terminal import Run, Terminal
from tui.quicker import quicker
from tui.remembered import BRIEFS, LastMade, remembered

if TYPE_CHECKING:
    from wire.gitpair import GitPair

NOW = datetime(2024, 12, 7, 12, tzinfo=UTC)

MakeApp = Callable[..., BriefingApp]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start no dashboard for each test at each size: the tests of a file take turns."""
    here = f"{Path(__file__).parent}{os.sep}"
    take_turns([item for item in items if str(item.path).startswith(here)], "size")


class Remembering:
    """Makes verdicts as the program does, each of the same files once for all tests."""

    known: ClassVar[dict[bytes, Verdicts]] = {}
    most: ClassVar[int] = 60
    """How many it remembers, those asked for last: a run makes hundreds of briefs of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def verdicts(self, entry: Entry, brief: Brief, text: str) -> Verdicts:
        path = Path(entry.key)
        verifier = Verifier(self.root, cached=False)
        files = [*signoff_paths(verifier.root, path, brief.id), *(self.root / "seeds").glob("*")]
        files += paths.attached_folder().glob("*")
        files += (path.parent / (source.text or "") for source in brief.sources)
        parts = (text, *((file.name, _bytes(file)) for file in sorted(files)))
        key = blake2b(repr(parts).encode("utf-8", "surrogatepass")).digest()
        found = self.known.pop(key, None) or verifier.verdicts(path, brief, text)
        self.known[key] = found
        while len(self.known) > self.most:
            del self.known[next(iter(self.known))]
        return found


@pytest.fixture(autouse=True, scope="package")
def textual_looks_up() -> Iterator[None]:
    with quicker():
        yield


@pytest.fixture(autouse=True, scope="package")
def outlines_once() -> Iterator[None]:
    with remembered():
        yield


@pytest.fixture(autouse=True, scope="package")
def briefs_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each brief is parsed once for all tests: they share a cache that knows it by its text.

    To parse the four that come with the program costs twice what the start of an app does. What
    is read from there again is the same object, by which `remembered` knows what was made of it.
    """
    kept = tmp_path_factory.mktemp("kept")
    decode, known = brief_cache._decoded, LastMade[Brief](BRIEFS)

    def decode_once(data: Raw) -> Brief:
        return known.get(bytes(data), lambda: decode(data))

    def place(path: Path) -> Path:
        return kept / blake2b(_bytes(path)).hexdigest()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(brief_cache, "_place", place)
        patched.setattr(brief_cache, "_decoded", decode_once)
        yield
    Remembering.known.clear()


@pytest.fixture(autouse=True, scope="package")
def themes_once() -> Iterator[None]:
    """Theme files are parsed once for all tests: each has a home, and thus a cache, of its own."""
    known: dict[object, tuple[list[themes.ThemeFile], list[Problem]]] = {}
    read = themes._read

    def read_once(
        files: Sequence[tuple[str, bytes]],
    ) -> tuple[list[themes.ThemeFile], list[Problem]]:
        key = tuple(files)
        if key not in known:
            known[key] = read(files)
        found, problems = known[key]
        return [*found], [*problems]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(themes, "_read", read_once)
        yield


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except (OSError, ValueError):
        return b""


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """A copy of the bundled briefs and their texts."""
    folder = tmp_path / "library"
    for name in ("briefs", "seeds"):
        own = shutil.ignore_patterns("*.checked.yaml")  # what somebody has signed in this checkout
        shutil.copytree(paths.bundled() / name, folder / name, ignore=own)
    return folder


@pytest.fixture
def draft(bundled: Path) -> Path:
    """A draft beside one of the bundled briefs."""
    return put_draft(bundled)


@pytest.fixture
def quiet(bundled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports go beside the library; there is no editor to leave for; there is a draft."""
    from tui.walking import EXERCISE  # it imports every screen

    accept_one(put_draft(bundled, EXERCISE))
    monkeypatch.chdir(bundled)
    monkeypatch.setenv("EDITOR", "there-is-no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)


@pytest.fixture
def make_app(tmp_path: Path) -> MakeApp:
    """Makes apps; what they remember lies in a folder of this test.

    They do not watch the library or index it, unless they are to: a test is done before a file is.
    """

    def make(
        root: Path,
        wanted: str | None = None,
        *,
        live: bool = False,
        index: bool = False,
        **options: Any,
    ) -> BriefingApp:
        library = FolderLibrary(root)
        entry = library.find(wanted) if wanted else None
        state = LibraryState(library.root, tmp_path / "state")
        app = BriefingApp(library, entry, Options(**options), state=state, now=lambda: NOW)
        app.checking.verifier = Remembering(library.root)
        if not index:
            app.indexing.start = lambda: None  # type: ignore[method-assign]
        if not live:
            app.live.start = lambda: None  # type: ignore[method-assign]
        return app

    return make


@pytest.fixture(scope="package")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that all programs in terminals share, as those that a user starts do."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """The terminals that a test has started, which are cleared away behind it."""
    started: list[Terminal] = []
    yield started
    for terminal in started:
        terminal.close()


@pytest.fixture
def run(warm: Path, terminals: list[Terminal]) -> Run:
    """Starts programs in terminals."""

    def start(
        *arguments: str, script: Path | None = None, kind: type[Terminal] = Terminal, **env: str
    ) -> Terminal:
        what = [str(script)] if script else ["-m", "briefing"]
        root = str(paths.bundled())
        argv = [sys.executable, *what, "--library", root, *arguments]
        terminal = kind(argv, **{"PYTHONPATH": root, "XDG_CACHE_HOME": str(warm), **env})
        terminals.append(terminal)
        return terminal

    return start


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def pair(tmp_path: Path) -> GitPair:
    """Two clones that have a brief as Ana published it."""
    from wire.gitpair import GitPair

    return GitPair(tmp_path, shared=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of one brief that has something in every section."""
    return making.library(tmp_path / "library", making.full())


@pytest.fixture
def two_briefs(tmp_path: Path) -> Path:
    """A library of two small briefs."""
    return making.library(
        tmp_path / "library", making.small("one", "2024-02-01"), making.small("two", "2024-01-01")
    )


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """An empty folder for programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


@pytest.fixture
def only_tools(tools: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That folder is the whole path: no desktop, no tmux, no tool but those a test puts there."""
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "TMUX", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tools))
    return tools


@pytest.fixture
def islands(tmp_path: Path) -> Path:
    """A library of one brief with four places on islands, and claims on them."""
    from tui.mapping import mapped

    return making.library(tmp_path / "islands", mapped())
