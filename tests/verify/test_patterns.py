"""The rules' regular expressions: each is one, and none is compiled before it is asked."""

from __future__ import annotations

import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

import briefing.verify
from briefing import compiled
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


def test_a_kept_expression_is_the_one_that_is_compiled_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All of the rules: their numbers, their groups and their flags are what ``re`` makes."""
    monkeypatch.setattr(compiled, "_SUPPLIED", {})
    monkeypatch.setattr(compiled, "_MADE", {})
    late = [
        each
        for module in _modules()
        for value in vars(module).values()
        for each in _patterns(value)
        if isinstance(each._text, str)
    ]
    for each in late:
        compiled.compiled(each._text, each._flags)
    made = compiled.made()
    assert {key[0] for key in made} == {each._text for each in late}
    compiled.supply(made)
    monkeypatch.setattr(compiled, "_compile", None)  # what is kept is not compiled again
    monkeypatch.setattr(compiled, "_MADE", {})
    for (text, flags), _ in made.items():
        kept, fresh = compiled.compiled(text, flags), re.compile(text, flags)
        assert kept == fresh  # re compares flags, numbers and text
        assert (kept.groups, kept.groupindex) == (fresh.groups, fresh.groupindex)
    assert compiled.made() == {}


def test_numbers_that_are_none_of_an_expression_are_not_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong = compiled.Compiled(32, 0, {}, b"\xff\xff\xff\x7f" * 3)
    monkeypatch.setattr(compiled, "_SUPPLIED", {("a+", 0): wrong})
    assert compiled.compiled("a+", 0).fullmatch("aaa")


def test_the_rules_ask_for_the_same_expressions_in_each_run() -> None:
    """Else none that was kept would be found again: sets have another order in each process."""
    code = (
        "import pkgutil, importlib, hashlib, briefing.verify, briefing.compiled as p\n"
        "texts = []\n"
        "late = p._LatePattern.__init__\n"
        "def note(self, text, flags):\n"
        "    texts.append(str(text))\n"
        "    late(self, text, flags)\n"
        "p._LatePattern.__init__ = note\n"
        "for found in pkgutil.walk_packages(briefing.verify.__path__, 'briefing.verify.'):\n"
        "    importlib.import_module(found.name)\n"
        "print(hashlib.sha256('\\n'.join(sorted(texts)).encode()).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
