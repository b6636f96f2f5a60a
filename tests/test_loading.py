"""Modules are loaded from what Python has compiled of them, and only while that holds."""

import importlib
import importlib.util
import inspect
import os
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from briefing import loading
from briefing.cli.surroundings import stop_for

Made = Callable[[str, str], Path]
HERE = "loaded_here"
ROOT = Path(__file__).parents[1]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    """Writes and compiles a module of a package that is loaded quickly."""
    monkeypatch.setattr(loading, "_PACKAGES", (HERE,))
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    monkeypatch.syspath_prepend(tmp_path)

    def make(name: str, text: str) -> Path:
        path = tmp_path / HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        py_compile.compile(str(path), doraise=True)
        return path

    make("__init__.py", "")
    loading.load_quickly()
    yield make
    for name in [each for each in sys.modules if each.partition(".")[0] == HERE]:
        del sys.modules[name]


def loader(name: str) -> str:
    """Import a module of the package and return what has loaded it."""
    module = importlib.import_module(f"{HERE}.{name}")
    return type(module.__loader__).__name__


def test_a_module_is_what_python_makes_of_it(made: Made) -> None:
    path = made("one.py", "VALUE = 1\n")
    inner = made("two/__init__.py", "VALUE = 2\n")
    assert (loader("one"), loader("two")) == ("_Loader", "_Loader")
    one, two = (sys.modules[f"{HERE}.{name}"] for name in ("one", "two"))
    assert (one.VALUE, two.VALUE) == (1, 2)
    assert (one.__file__, two.__file__, two.__path__) == (
        str(path),
        str(inner),
        [str(inner.parent)],
    )
    assert isinstance(one.__loader__, loading._Loader)
    again = one.__loader__.get_code(one.__name__)
    assert again is not None
    assert again.co_names == ("VALUE",)
    assert inspect.getsource(one) == "VALUE = 1\n"
    at = sys.meta_path.index(loading._Finder)
    assert sys.meta_path[at + 1 :] == [PathFinder], "who finds modules of their own comes before"
    named = [name for name in vars(one) if name not in ("__builtins__", "__loader__", "__spec__")]
    quick = [getattr(one, name) for name in named]
    sys.meta_path.remove(loading._Finder)
    importlib.reload(one)
    assert type(one.__loader__).__name__ == "SourceFileLoader"
    assert [getattr(one, name) for name in named] == quick


def test_a_source_that_was_saved_since_is_compiled_anew(made: Made) -> None:
    path = made("one.py", "VALUE = 1\n")
    facts = path.stat()
    path.write_text("VALUE = 22\n", encoding="utf-8")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))  # of another size alone
    assert loader("one") == "SourceFileLoader"
    assert sys.modules[f"{HERE}.one"].VALUE == 22
    path = made("two.py", "VALUE = 1\n")
    path.write_text("VALUE = 2\n", encoding="utf-8")
    os.utime(path, (0, 0))  # of another time alone
    assert loader("two") == "SourceFileLoader"
    assert sys.modules[f"{HERE}.two"].VALUE == 2


def test_what_is_not_as_always_is_left_to_python(made: Made, tmp_path: Path) -> None:
    by_hash = made("by_hash.py", "")
    py_compile.compile(
        str(by_hash), invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH, doraise=True
    )
    other = made("other.py", "")
    compiled = Path(importlib.util.cache_from_source(str(other)))
    compiled.write_bytes(b"\0\0\0\0" + compiled.read_bytes()[4:])  # of another Python
    moved = made("moved.py", "")
    py_compile.compile(str(moved), dfile=str(tmp_path / "elsewhere.py"), doraise=True)
    never = made("never.py", "")
    Path(importlib.util.cache_from_source(str(never))).unlink()
    for name in ("by_hash", "other", "moved", "never"):
        assert loader(name) == "SourceFileLoader", name
    with pytest.raises(ModuleNotFoundError):
        loader("nothing")


@pytest.mark.parametrize("kept", [20, -1, 200])
def test_what_a_full_disk_has_cut_off_is_made_anew(
    made: Made, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = made("one.py", "VALUE = 1\n\n\ndef add(a, b):\n    return a + b\n")
    compiled = Path(importlib.util.cache_from_source(str(path)))
    compiled.write_bytes(compiled.read_bytes()[:kept])
    assert loader("one") == "_Loader"
    assert sys.modules[f"{HERE}.one"].add(1, 2) == 3
    assert not compiled.exists()
    del sys.modules[f"{HERE}.one"]
    assert loader("one") == "SourceFileLoader"
    assert compiled.exists()


def test_the_file_of_a_module_that_python_cannot_load_is_named(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made("one.py", "VALUE = 1\n")
    monkeypatch.setattr(loading, "_PACKAGES", ())
    compiled = Path(importlib.util.cache_from_source(str(path)))
    compiled.write_bytes(compiled.read_bytes()[:-1])
    with pytest.raises(EOFError) as error:
        loader("one")
    assert loading.damaged(error.value) == str(compiled)
    assert loading.damaged(EOFError("another")) == ""
    said = stop_for(error.value)
    assert said is not None
    assert said.message.startswith(str(compiled))
    assert said.hint.startswith("Delete it")


@pytest.mark.parametrize(
    ("options", "by"),
    [
        ([], "_Loader"),
        (["-O"], "SourceFileLoader"),
        (["-X", "pycache_prefix=NEW"], "SourceFileLoader"),
    ],
)
def test_the_program_is_loaded_so(tmp_path: Path, options: list[str], by: str) -> None:
    code = (
        "import sys; sys.argv = ['briefing', '--version']; from briefing.__main__ import main;"
        "main(); import briefing.cli.main as it; print(type(it.__loader__).__name__)"
    )
    words = [each.replace("NEW", str(tmp_path)) for each in options]
    command = [sys.executable, *words, "-c", code]
    subprocess.run(command, capture_output=True, check=True)  # by the second time all is compiled
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.split()[-1].decode() == by


def test_the_processes_of_the_program_are_loaded_so(tmp_path: Path) -> None:
    (tmp_path / "telling.py").write_text(
        "import sys\n"
        "print(__name__, sys.argv[1:], [each.__name__ for each in sys.meta_path[-2:]])\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    words = loading.module_words("telling", "-x", "y")
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "__main__ ['-x', 'y'] ['_Finder', 'PathFinder']\n"


def test_what_mends_the_others_is_mended_too(tmp_path: Path) -> None:
    folder = tmp_path / "briefing"
    (folder / "cli").mkdir(parents=True)
    for name in ("__init__.py", "__main__.py", "loading.py"):
        shutil.copy(ROOT / "briefing" / name, folder)
    (folder / "cli" / "__init__.py").touch()
    (folder / "cli" / "main.py").write_text("def run():\n    print('ran')\n    return 0\n")
    compiled = Path(py_compile.compile(str(folder / "loading.py"), doraise=True) or "")
    compiled.write_bytes(compiled.read_bytes()[:4096])
    words = [sys.executable, "-m", "briefing"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "ran\n", "")
