"""The briefs before a brief: oldest first, and neither a gap nor a circle is followed for ever."""

from pathlib import Path

import pytest
from site_parser import Desk

from briefing.brief.model import Brief
from briefing.library.folder import FolderLibrary
from briefing.library.series import REACH, series_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def ids(desk: Desk, name: str) -> list[str]:
    library = FolderLibrary(desk.folder / "library")
    brief = library.load(library.find(name)).value
    assert isinstance(brief, Brief)
    return [each.id for each in series_of(library, brief)]


def test_the_briefs_before_are_found_as_far_as_they_are_there(desk: Desk) -> None:
    desk.put("a", more="previous: gone", as_of="2024-01-01")
    desk.put("b", more="previous: a", as_of="2024-01-02")
    desk.put("c", more="previous: b", as_of="2024-01-03")
    assert ids(desk, "c") == ["a", "b", "c"]
    assert ids(desk, "a") == ["a"]


def test_a_circle_ends_and_so_does_a_long_series(desk: Desk) -> None:
    desk.put("x", more="previous: y")
    desk.put("y", more="previous: x")
    assert ids(desk, "x") == ["y", "x"]
    desk.put("n00")
    for number in range(1, REACH + 3):
        desk.put(f"n{number:02}", more=f"previous: n{number - 1:02}")
    found = ids(desk, f"n{REACH + 2:02}")
    assert found == [f"n{number:02}" for number in range(3, REACH + 3)]
