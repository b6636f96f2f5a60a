"""Cases of one test that differ in their values alone are run as one test, one after the other.

pytest's own work on a test, from its set-up to the report of it, takes 3 ms: longer than most cases
of a kind, of which there are thousands. What is chosen by name or mark is chosen before. A failure
names each case that failed, and a case that is chosen alone is a test of its own.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

OWN = frozenset({"hermetic", "monkeypatch"})
"""What is set up for every test: an untouched home serves for the next case, too."""


def joined(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests with all cases of one test as one, in the place of its first case."""
    tests: dict[object, list[Any]] = {}
    plain: dict[object, bool] = {}
    for item in items:
        key: object = item
        if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
            test = (item.parent, item.originalname)
            if test not in plain:
                plain[test] = is_plain(item)
            if plain[test] and all(mark.name == "sweep" for mark in item.callspec.marks):
                key = test
        tests.setdefault(key, []).append(item)
    return [cases[0] if len(cases) == 1 else _joined(cases) for cases in tests.values()]


def is_plain(item: pytest.Function) -> bool:
    """Whether nothing is set up or taken away for a case but what every test has."""
    if type(item) is not pytest.Function or item.cls or hasattr(item.function, "hypothesis"):
        return False
    if inspect.iscoroutinefunction(item.function):
        return False
    given = _given(item)
    if not set(item.callspec.params) <= given or item.get_closest_marker("usefixtures"):
        return False
    if any(item.get_closest_marker(name) for name in ("skip", "skipif", "xfail")):
        return False
    fixtures = item._fixtureinfo.name2fixturedefs
    for name in set(item.fixturenames) - given - OWN:
        if name in fixtures and fixtures[name][-1].scope == "function":
            return False
    return all(name in fixtures and name not in OWN for name in _shared(item))


def _given(item: pytest.Function) -> set[str]:
    """Return the names of the values by which a test is parametrized, fixtures left out."""
    names: set[str] = set()
    for mark in item.iter_markers("parametrize"):
        if not mark.kwargs.get("indirect"):
            argnames = mark.args[0]
            words = argnames.replace(",", " ").split() if isinstance(argnames, str) else argnames
            names |= set(words)
    return names


def _shared(item: pytest.Function) -> list[str]:
    """Return the names of the fixtures that a test asks for itself."""
    names = inspect.signature(item.function).parameters
    return [name for name in names if name not in item.callspec.params]


def _joined(cases: list[pytest.Function]) -> pytest.Function:
    first = cases[0]
    test = first.function

    @functools.wraps(test)
    def every(homes: Iterator[Path], **shared: Any) -> None:
        __tracebackhide__ = True
        failed: list[tuple[str, BaseException]] = []
        skipped: BaseException | None = None
        for case in cases:
            next(homes)
            params = case.callspec.params
            try:
                test(**shared, **params)
            except pytest.skip.Exception as error:
                skipped = error
            except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001
                failed.append((case.callspec.id, error))
        if failed:
            raise _named(failed, len(cases))
        if skipped:
            raise skipped

    names = ["homes", *_shared(first)]
    parameters = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in names]
    every.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    marks = getattr(test, "pytestmark", [])
    every.pytestmark = [  # type: ignore[attr-defined]
        mark for mark in marks if mark.name != "parametrize"
    ]
    return pytest.Function.from_parent(first.parent, name=first.originalname, callobj=every)


def _named(failed: list[tuple[str, BaseException]], count: int) -> BaseException:
    """Return the first failure with the names of all cases that failed."""
    (name, error), *others = failed
    error.add_note(f"in the case [{name}]; {len(failed)} of {count} cases failed")
    for other, more in others:
        said = str(more).partition("\n")[0]
        error.add_note(f"also [{other}]: {type(more).__name__}: {said}")
    return error
