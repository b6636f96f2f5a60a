"""Which statements of a file import something; each file is parsed once for all tests that ask."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

Import = ast.Import | ast.ImportFrom
_PARTS = ("body", "handlers", "orelse", "finalbody", "cases")
"""Where a statement holds others: no import stands in an expression, so none is looked at."""


def imports_of(path: Path, *, late: bool = True) -> list[Import]:
    """Return the imports of a file; ``late``: those inside of functions and for types, too."""
    return [each for each, is_late in _imports_of(path) if late or not is_late]


@cache
def _imports_of(path: Path) -> tuple[tuple[Import, bool], ...]:
    return tuple(_imports(ast.parse(path.read_bytes()), late=False))


def _imports(node: ast.AST, *, late: bool) -> Iterator[tuple[Import, bool]]:
    for part in _PARTS:
        for child in getattr(node, part, ()):
            if isinstance(child, Import):
                yield child, late
            else:
                yield from _imports(child, late=late or _is_late(child))


def _is_late(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
