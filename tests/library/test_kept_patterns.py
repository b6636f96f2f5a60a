"""The compiled expressions of the rules: kept from one run to the next, never trusted blindly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import compiled
from briefing.library import cache_files
from briefing.verify.patterns import late_pattern


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this process know no compiled expression."""
    monkeypatch.setattr(compiled, "_SUPPLIED", {})
    monkeypatch.setattr(compiled, "_MADE", {})
    cache_files._supply_patterns.cache_clear()


def _use(text: str) -> None:
    with cache_files.kept_patterns():
        late_pattern(text).search("x")


def _files() -> list[Path]:
    return list(cache_files._patterns_place("rules").parent.iterdir())


@pytest.mark.usefixtures("fresh")
def test_what_one_run_has_compiled_the_next_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    _use("a(?P<b>c)")
    assert len(_files()) == 1
    cache_files._supply_patterns.cache_clear()
    monkeypatch.setattr(compiled, "_MADE", {})
    monkeypatch.setattr(compiled, "_compile", None)
    _use("a(?P<b>c)")
    assert compiled.made() == {}


@pytest.mark.usefixtures("fresh")
def test_a_run_adds_to_what_others_have_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    _use("first")
    monkeypatch.setattr(compiled, "_MADE", {})
    _use("second")
    assert {text for text, _ in cache_files._kept_patterns("rules")} == {"first", "second"}


@pytest.mark.usefixtures("fresh")
def test_what_is_of_rules_that_are_no_more_goes_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    _use("first")
    monkeypatch.setattr(compiled, "_MADE", {})
    monkeypatch.setattr(cache_files, "_MOST_CODE", 10)
    _use("second")
    assert {text for text, _ in cache_files._kept_patterns("rules")} == {"second"}


@pytest.mark.usefixtures("fresh")
def test_a_damaged_file_only_costs_time() -> None:
    _use("first")
    place = cache_files._patterns_place("rules")
    place.write_bytes(place.read_bytes()[:-1] + b"?")
    cache_files._supply_patterns.cache_clear()
    assert cache_files._kept_patterns("rules") == {}
    _use("second")
    assert ("second", 0) in cache_files._kept_patterns("rules")


@pytest.mark.usefixtures("fresh")
def test_modules_of_others_take_what_is_kept_while_they_are_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    odd = r"(?P<who>[a-z]+)\s(?i:SAID)\s\d{2,4}" + "|[\ud800-\udfff]"  # as PyYAML has it
    before = re._compiler.compile  # type: ignore[attr-defined]
    with cache_files.kept_patterns("screen"), compiled.everywhere():
        first = re.compile(odd)
        assert re.compile(rb"a+").fullmatch(b"aa")  # of bytes nothing is kept
    assert list(cache_files._kept_patterns("screen")) == [(odd, 0)]
    assert cache_files._kept_patterns("rules") == {}
    re.purge()
    monkeypatch.setattr(compiled, "_MADE", {})
    monkeypatch.setattr(compiled, "_compile", None)
    cache_files._supply_patterns.cache_clear()
    with cache_files.kept_patterns("screen"), compiled.everywhere():
        assert re.compile(odd) == first
    assert compiled.made() == {}
    assert re._compiler.compile is before  # type: ignore[attr-defined]
