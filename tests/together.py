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
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from _pytest.python import CallSpec

OWN = frozenset({"hermetic", "monkeypatch"})
"""What is set up for every test: an untouched home serves for the next case, too."""


_cases: dict[object, list[CallSpec]] = {}
"""The cases of a test of which one alone was made an item."""


def leave_one(metafunc: pytest.Metafunc) -> None:
    """Have an item made of a test's first case alone, where all its cases are to be joined.

    To make an item of each and join them is a third of what it takes to collect the tests.
    """
    calls = metafunc._calls
    if len(calls) > 1 and all(mark.name == "sweep" for call in calls for mark in call.marks):
        definition = metafunc.definition
        if is_plain(definition, calls[0]):
            _cases[definition.parent, definition.originalname] = calls[:]
            del calls[1:]


def is_chosen_by_case(config: pytest.Config) -> bool:
    """Whether a run names cases, or goes by those of the last one: each has to be an item then."""
    option = config.option
    by = ("keyword", "deselect", "lf", "failedfirst", "newfirst", "stepwise", "stepwise_skip")
    named = any("::" in each for each in config.args)
    return named or any(getattr(option, name, None) for name in by)


def joined(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests with all cases of one test as one, in the place of its first case."""
    tests: dict[object, tuple[pytest.Item, list[CallSpec]]] = {}
    plain: dict[object, bool] = {}
    for item in items:
        key: object = item
        cases: list[CallSpec] = []
        if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
            test = (item.parent, item.originalname)
            if test not in plain:
                plain[test] = type(item) is pytest.Function and is_plain(item, item.callspec)
            if plain[test] and all(mark.name == "sweep" for mark in item.callspec.marks):
                key = test
                cases = _cases.pop(test, [item.callspec])
        tests.setdefault(key, (item, []))[1].extend(cases)
    return [
        _joined(item, cases) if isinstance(item, pytest.Function) and len(cases) > 1 else item
        for item, cases in tests.values()
    ]


def is_plain(item: pytest.Function, case: CallSpec) -> bool:
    """Whether nothing is set up or taken away for a case but what every test has."""
    if item.cls or hasattr(item.function, "hypothesis"):
        return False
    if inspect.iscoroutinefunction(item.function):
        return False
    given = _given(item)
    if not set(case.params) <= given or item.get_closest_marker("usefixtures"):
        return False
    if any(item.get_closest_marker(name) for name in ("skip", "skipif", "xfail")):
        return False
    fixtures = item._fixtureinfo.name2fixturedefs
    for name in set(item.fixturenames) - given - OWN:
        if name in fixtures and fixtures[name][-1].scope == "function":
            return False
    return all(name in fixtures and name not in OWN for name in _shared(item, case))


def _given(item: pytest.Function) -> set[str]:
    """Return the names of the values by which a test is parametrized, fixtures left out."""
    names: set[str] = set()
    for mark in item.iter_markers("parametrize"):
        if not mark.kwargs.get("indirect"):
            argnames = mark.args[0]
            words = argnames.replace(",", " ").split() if isinstance(argnames, str) else argnames
            names |= set(words)
    return names


def _shared(item: pytest.Function, case: CallSpec) -> list[str]:
    """Return the names of the fixtures that a test asks for itself."""
    names = inspect.signature(item.function).parameters
    return [name for name in names if name not in case.params]


def _joined(first: pytest.Function, cases: list[CallSpec]) -> pytest.Function:
    test = first.function

    @functools.wraps(test)
    def every(homes: Iterator[Path], **shared: Any) -> None:
        __tracebackhide__ = True
        failed: list[tuple[str, BaseException]] = []
        skipped: BaseException | None = None
        for case in cases:
            next(homes)
            try:
                test(**shared, **case.params)
            except pytest.skip.Exception as error:
                skipped = error
            except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001
                failed.append((case.id, error))
        if failed:
            raise _named(failed, len(cases))
        if skipped:
            raise skipped

    names = ["homes", *_shared(first, cases[0])]
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
