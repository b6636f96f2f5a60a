"""Loading modules from what Python has compiled of them, with fewer questions.

Python asks some nine times about files for each module, and a start loads hundreds. Here the times
and the size of the source are held against those in the compiled file, as Python does, and that is
all. What is not as nearly always (a changed source, none compiled) is left to Python itself; what
a full disk has cut off, which Python takes for whole, is made anew from the source.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType
    from typing import Final

_PACKAGES: Final = ("briefing", "msgspec", "rich", "textual", "yaml")
"""Those of which much is loaded, beside Python's own. No module of theirs is there twice, compiled
from C as well: Python would take that one."""
_STANDARD: Final = os.path.dirname(getattr(os, "__file__", ""))  # noqa: PTH120 - pathlib is loaded later
_COMPILED: Final = f".{sys.implementation.cache_tag}.pyc"
_PACKAGE: Final = "/__init__.py"
_HEAD: Final = 16
"""Bytes before the code (PEP 552): the version of Python's, what is compared, and both of those."""


class _Loader(SourceFileLoader):
    """Python's own loader of a module, with the code at hand for the first time it is asked."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code: CodeType | None = code

    def get_code(self, fullname: str) -> CodeType | None:
        code, self._code = self._code, None  # hundreds of them would be some megabytes
        return code or super().get_code(fullname)


class _Finder:
    """Finds Python's own modules where they are, and those of the packages in their folders."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None, target: object = None
    ) -> ModuleSpec | None:
        top, last = name.partition(".")[0], name.rpartition(".")[2]
        if path and (top in _PACKAGES or top in sys.stdlib_module_names):
            folder = path[0]
        elif name in sys.stdlib_module_names:
            folder = _STANDARD
        else:
            return None
        return _spec(name, folder, f"/{last}.py") or _spec(name, f"{folder}/{last}", _PACKAGE)


def _spec(name: str, folder: str, file: str) -> ModuleSpec | None:
    """Return what a module is made from; None where there is none, or not quite as compiled."""
    source, compiled = folder + file, f"{folder}/__pycache__{file[:-3]}{_COMPILED}"
    try:
        facts = os.stat(source)  # noqa: PTH116
        handle = os.open(compiled, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        data = os.pread(handle, os.lseek(handle, 0, os.SEEK_END), 0)
    finally:
        os.close(handle)
    number = (int(facts.st_mtime) & 0xFFFFFFFF) | (facts.st_size & 0xFFFFFFFF) << 32
    if data[:_HEAD] != MAGIC_NUMBER + bytes(4) + number.to_bytes(8, "little"):
        return None
    try:
        code = marshal.loads(memoryview(data)[_HEAD:])
    except (EOFError, ValueError, TypeError):
        code = _made_anew(name, source, compiled)
    if code.co_filename != source:  # it was compiled elsewhere, and errors would name that place
        return None
    spec = ModuleSpec(name, _Loader(name, source, code), origin=source)
    spec.has_location, spec.cached = True, compiled
    if file == _PACKAGE:
        spec.submodule_search_locations = [folder]
    return spec


def _made_anew(name: str, source: str, compiled: str) -> CodeType:
    """Return the code of a module whose compiled file was cut off, and take that file away.

    Python before 3.13 does not look whether all of it could be written, and would end with an
    error each time from then on.
    """
    with suppress(OSError):
        os.unlink(compiled)  # noqa: PTH108
    loader = SourceFileLoader(name, source)
    return loader.source_to_code(loader.get_data(source), source)


def damaged(error: BaseException) -> str:
    """Return the compiled file that Python failed to load a module from; "" if it is not that."""
    trace = error.__traceback__ if isinstance(error, EOFError | ValueError | TypeError) else None
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_code.co_name == "get_code" and "importlib" in frame.f_code.co_filename:
            return str(frame.f_locals.get("bytecode_path") or "")
        trace = trace.tb_next
    return ""


def load_quickly() -> None:
    """Load modules so from here on, unless Python was told to keep them elsewhere or not at all.

    Whoever else finds modules of their own comes before.
    """
    if sys.flags.optimize or sys.pycache_prefix or _Finder in sys.meta_path:
        return
    if PathFinder in sys.meta_path:
        sys.meta_path.insert(sys.meta_path.index(PathFinder), _Finder)


def module_words(module: str, *arguments: str) -> list[str]:
    """Return the words by which Python runs a module in a process of its own, loading so too."""
    return [sys.executable, "-m", "briefing.loading", module, *arguments]


if __name__ == "__main__":
    from runpy import run_module

    load_quickly()
    del sys.argv[0]
    run_module(sys.argv[0], run_name="__main__", alter_sys=True)
