"""Which folder is the library: each place in its order."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import paths
from briefing.library.choose import NoLibrary, choose_library, find_library, library_of
from briefing.settings import Config

Put = Callable[..., Path]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def folder(tmp_path: Path, name: str) -> Path:
    path = tmp_path / name
    path.mkdir()
    return path


def chosen(option: str | Path | None = None, config: Config | None = None) -> Path:
    """The folder of the library that is found."""
    return Path(find_library(option, config).location.full)


def test_briefs_that_nobody_can_look_at_are_not_passed_over_for_others(here: Path) -> None:
    """As on a file server that does not answer: other briefs would be shown without a word."""
    (here / "briefs").symlink_to("briefs")  # links in a circle, as whoever is root sees an error
    with pytest.raises(NoLibrary, match=r"folder briefs cannot be .*\(the current folder may have"):
        chosen()


def test_each_place_goes_before_the_next(
    tmp_path: Path, here: Path, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chosen() == paths.bundled()
    assert choose_library().bundled

    own = paths.data_folder()
    own.mkdir(parents=True)
    assert chosen() == paths.bundled(), "empty, it is no library yet"
    (own / "x.yaml").write_text("id: x")
    assert chosen() == own

    folder(here, "briefs")
    assert chosen() == here
    assert not choose_library().bundled

    config = Config(library=str(folder(tmp_path, "configured")))
    assert chosen(config=config) == tmp_path / "configured"

    monkeypatch.setenv("BRIEFING_LIBRARY", str(folder(tmp_path, "environment")))
    assert chosen(config=config) == tmp_path / "environment"

    assert chosen(folder(tmp_path, "option"), config) == tmp_path / "option"


def test_a_folder_that_is_named_must_be_there(
    tmp_path: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoLibrary, match="--library"):
        find_library(tmp_path / "none")
    with pytest.raises(NoLibrary, match="setting"):
        find_library(config=Config(library=str(tmp_path / "none")))
    monkeypatch.setenv("BRIEFING_LIBRARY", "none\x1b[2J")
    with pytest.raises(NoLibrary, match="BRIEFING_LIBRARY") as error:
        find_library()
    assert str(error.value).isprintable()


def test_a_library_may_be_named_from_home_or_from_the_settings(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path(os.environ["HOME"])
    (home / "briefs-of-mine").mkdir()
    assert chosen("~/briefs-of-mine") == home / "briefs-of-mine"
    (paths.config_folder() / "lib").mkdir(parents=True)
    assert chosen(config=Config(library="lib")) == paths.config_folder() / "lib"


def test_the_library_of_a_file(tmp_path: Path, put: Put) -> None:
    inside = put("lib/briefs/2024/a.yaml")
    beside = put("lib/drafts/b.yaml")
    alone = put("alone/c.yaml")
    put("alone/deep/d.yaml")
    assert library_of(inside).root == tmp_path / "lib"
    assert library_of(beside).root == tmp_path / "lib"
    assert library_of(alone).root == tmp_path / "alone"
    assert [entry.id for entry in library_of(alone).entries()] == ["c"]
    assert library_of(beside).at(beside).id == "b"
    assert library_of(inside).at(inside) == library_of(inside).entries()[0]
