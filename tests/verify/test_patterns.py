"""The rules' regular expressions: each is one, and none is compiled before it is asked."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

import briefing.verify
from briefing.compiled import _LatePattern, late_pattern


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(briefing.verify.__path__, "briefing.verify."):
        yield import_module(found.name)


def _patterns(value: object) -> Iterator[_LatePattern]:
    if isinstance(value, _LatePattern):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _patterns(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _patterns(each)


def test_every_expression_of_the_rules_can_be_compiled() -> None:
    found = [
        each
        for module in _modules()
        for value in vars(module).values()
        for each in _patterns(value)
    ]
    assert len(found) > 100
    for each in found:
        re.compile(each._text, each._flags)


def test_nothing_is_compiled_when_the_rules_are_loaded() -> None:
    early = [
        f"{module.__name__}.{name}"
        for module in _modules()
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    ]
    assert early == []


def test_a_late_pattern_answers_as_the_pattern_does() -> None:
    late = late_pattern(r"(?P<day>[0-9]+) may", re.IGNORECASE)
    match = late.search("on 12 May")
    assert match is not None
    assert match["day"] == "12"
    assert late.sub("x", "1 MAY, 2 may") == "x, x"
    assert late.flags & re.IGNORECASE


def test_what_is_no_expression_is_told_when_it_is_asked() -> None:
    late = late_pattern("(")
    with pytest.raises(re.error):
        late.search("")
