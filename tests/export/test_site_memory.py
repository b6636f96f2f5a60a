"""What a site remembers: a page is made anew where what draws it has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from site_parser import Desk

from briefing.brief.model import Brief
from briefing.export.site import memory
from briefing.export.site.build import SiteRequest, _Build, build
from briefing.export.site.page import Page, PageJob, Pages
from briefing.export.site.place import SiteFolder
from briefing.library.cache_files import PACKAGE
from briefing.library.entry import Entry
from briefing.library.folder import FolderLibrary
from briefing.verify.verdicts import Verdicts


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


class _SavedMeanwhile(FolderLibrary):
    """A library in which a brief is saved once it was read, before its verdicts are asked for."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk.folder / "library")
        self.save: Callable[[], object] = lambda: desk.put(name, text="What is new.")

    def verdicts(self, entry: Entry, brief: Brief, text: str) -> Verdicts:
        self.save()
        self.save = lambda: None
        return super().verdicts(entry, brief, text)


def test_a_brief_saved_while_its_page_is_made_has_its_page_made_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put("one", text="What is old.")
    assert build(_SavedMeanwhile(desk, "one"), SiteFolder(desk.out), SiteRequest()).made == 1
    assert "What is old." in (desk.out / "one.html").read_text("utf-8")
    assert desk.build().made == 1
    assert "What is new." in (desk.out / "one.html").read_text("utf-8")
    assert desk.build().made == 0


def test_a_brief_saved_between_two_pages_that_tell_of_it_has_both_right_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process has read it as it was, for a later brief of its series, another as it is."""
    desk = Desk(tmp_path)
    figure = "figures: [{text: '%s', value: %s, unit: trucks}]"
    desk.put("first", text="Trucks came.", as_of="2024-11-20", figures=figure % (3, 3))
    desk.put("second", more="previous: first", text="Trucks came.", figures=figure % (9, 9))

    def each_by_itself(build: _Build, jobs: list[PageJob]) -> Iterator[Page]:
        first, second = jobs
        ours = build.library, build.wanted.at_most, build.wanted.texts
        later = Pages(*ours).page(second)
        desk.put("first", text="Trucks came.", as_of="2024-11-20", figures=figure % (5, 5))
        yield Pages(*ours).page(first)
        yield later

    with monkeypatch.context() as patch:
        patch.setattr(_Build, "_made", each_by_itself)
        assert desk.build().made == 2
    before = (desk.out / "second.html").read_text("utf-8")
    assert desk.build().made == 1
    assert (desk.out / "second.html").read_text("utf-8") != before
    assert desk.build().made == 0
