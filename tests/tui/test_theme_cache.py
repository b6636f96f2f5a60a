"""Themes are read from the cache while their files are the same, and anew whenever they are not."""

from pathlib import Path

import pytest

from briefing import paths
from briefing.format import reader
from briefing.tui.themes import load_themes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "themes"
    here.mkdir()
    for theme in (paths.bundled() / "themes").glob("*.yaml"):
        (here / theme.name).write_bytes(theme.read_bytes())
    return here


def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on nothing can be read as YAML."""
    monkeypatch.setattr(reader, "read", None)


def test_what_is_the_same_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_themes([folder])
    unread(monkeypatch)
    assert load_themes([folder]) == first
    assert len(first.loaded) > 3


def test_a_saved_theme_counts(folder: Path) -> None:
    before = load_themes([folder]).loaded["dark"]
    path = folder / "dark.yaml"
    path.write_text(path.read_text().replace(before.hi, "#123456"))
    assert load_themes([folder]).loaded["dark"].hi == "#123456"


def test_a_broken_theme_is_named_each_time(folder: Path) -> None:
    (folder / "broken.yaml").write_text("name: 5\n")
    first, second = load_themes([folder]), load_themes([folder])
    assert first.problems
    assert first == second


def test_a_damaged_cache_costs_nothing_but_time(folder: Path) -> None:
    first = load_themes([folder])
    kept = paths.cache_folder() / "themes" / "read.msgpack"
    kept.write_bytes(kept.read_bytes()[:-1] + b"\0")
    assert load_themes([folder]) == first
