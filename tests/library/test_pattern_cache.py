"""The compiled expressions of the rules: kept from one run to the next, never trusted blindly."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library import pattern_cache
from briefing.verify import patterns


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this process know no compiled expression."""
    monkeypatch.setattr(patterns, "_SUPPLIED", {})
    monkeypatch.setattr(patterns, "_MADE", {})
    pattern_cache._supply.cache_clear()


def _use(text: str) -> None:
    with pattern_cache.kept_patterns():
        patterns.late_pattern(text).search("x")


def _files() -> list[Path]:
    return list(pattern_cache._place().parent.iterdir())


@pytest.mark.usefixtures("fresh")
def test_what_one_run_has_compiled_the_next_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    _use("a(?P<b>c)")
    assert len(_files()) == 1
    pattern_cache._supply.cache_clear()
    monkeypatch.setattr(patterns, "_MADE", {})
    monkeypatch.setattr(patterns, "_compile", None)
    _use("a(?P<b>c)")
    assert patterns.made() == {}


@pytest.mark.usefixtures("fresh")
def test_a_run_adds_to_what_others_have_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    _use("first")
    monkeypatch.setattr(patterns, "_MADE", {})
    _use("second")
    assert {text for text, _ in pattern_cache._read()} == {"first", "second"}


@pytest.mark.usefixtures("fresh")
def test_what_is_of_rules_that_are_no_more_goes_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    _use("first")
    monkeypatch.setattr(patterns, "_MADE", {})
    monkeypatch.setattr(pattern_cache, "_MOST_BYTES", 10)
    _use("second")
    assert {text for text, _ in pattern_cache._read()} == {"second"}


@pytest.mark.usefixtures("fresh")
def test_a_damaged_file_only_costs_time() -> None:
    _use("first")
    place = pattern_cache._place()
    place.write_bytes(place.read_bytes()[:-1] + b"?")
    pattern_cache._supply.cache_clear()
    assert pattern_cache._read() == {}
    _use("second")
    assert ("second", 0) in pattern_cache._read()
