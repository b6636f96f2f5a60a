"""What a site remembers: a page is made anew where what draws it has changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.export.site import memory
from briefing.library.cache_files import PACKAGE


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    copy = tmp_path / "briefing"
    for folder in ("export", "brief"):
        shutil.copytree(PACKAGE / folder, copy / folder)
    monkeypatch.setattr(memory, "PACKAGE", copy)
    memory.code.cache_clear()
    yield copy
    memory.code.cache_clear()


@pytest.mark.parametrize("folder", ["export", "brief/plot"])
def test_a_change_of_what_draws_pages_gives_another_digest(package: Path, folder: str) -> None:
    before = memory.code()
    file = package / folder / "__init__.py"
    file.write_bytes(file.read_bytes() + b"\n# changed\n")
    memory.code.cache_clear()
    assert memory.code() != before
