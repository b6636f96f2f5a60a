"""How many files import each other in a circle; late imports and those for types count, too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importing import imports_of

import briefing

PACKAGE = Path(briefing.__file__).parent
LARGEST = 3
"""As many files may import each other in a circle."""

Graph = dict[str, set[str]]


def modules(package: Path) -> dict[str, Path]:
    """Every module of a package by its name."""
    found = {}
    for path in package.rglob("*.py"):
        parts = (package.name, *path.relative_to(package).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(name: str, path: Path, known: dict[str, Path], *, late: bool) -> Iterator[str]:
    """The modules that one imports, wherever in it the import stands."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in imports_of(path, late=late):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        else:
            above = package.rsplit(".", node.level - 1)[0] if node.level else ""
            base = ".".join(part for part in (above, node.module) if part)
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield from (each for each in [whole if whole in known else base] if each in known)


def graph(package: Path, *, late: bool = True) -> Graph:
    """Each module of a package with those that it imports, at once or also ``late``."""
    known = modules(package)
    return {
        name: set(imported(name, path, known, late=late)) - {name} for name, path in known.items()
    }


def reach(start: str, graph: Graph) -> set[str]:
    """All modules that one imports, directly or through others."""
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        new = graph[ahead.pop()] - seen
        seen |= new
        ahead += new
    return seen


def circles(graph: Graph) -> set[frozenset[str]]:
    """The groups of modules each of which imports all others of its group, however far round."""
    reached = {name: reach(name, graph) for name in graph}
    return {
        frozenset(other for other in reached[name] if name in reached[other])
        for name in graph
        if name in reached[name]
    }


def test_no_circle_of_imports_is_large() -> None:
    found = circles(graph(PACKAGE))
    assert [sorted(circle) for circle in found if len(circle) > LARGEST] == []


def test_no_module_waits_for_itself() -> None:
    """So each can be imported first: the order in which they come makes no difference."""
    found = circles(graph(PACKAGE, late=False))
    assert [sorted(circle) for circle in found] == []


@pytest.mark.parametrize(
    ("how", "there"),
    [
        ("import box.b", True),
        ("from box import b", True),
        ("from box.b import thing", True),
        ("from . import b", True),
        ("from .b import thing", True),
        ("def late():\n    from box.b import thing", True),
        ("if TYPE_CHECKING:\n    from box.b import thing", True),
        ("'import box.b'", False),
    ],
)
def test_circles_are_found_however_they_are_imported(how: str, there: bool, tmp_path: Path) -> None:
    package = tmp_path / "box"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "a.py").write_text(how)
    (package / "b.py").write_text("from box import c")
    (package / "c.py").write_text("import box.a")
    found = {frozenset({"box.a", "box.b", "box.c"})} if there else set()
    assert circles(graph(package)) == found
    late = "def late" in how or "TYPE_CHECKING" in how
    assert circles(graph(package, late=False)) == (set() if late else found)
