"""A folder that is no library: a whole disk, a home; and briefs that are not where one looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import listing, paths
from briefing.library.folder import FolderLibrary
from cli.conftest import Cli, Put


@pytest.mark.parametrize(
    "words",
    ["check /", "list --library /", "open --library /", "index --library /",
     "search aleppo --library /", "export x --library /"],
)  # fmt: skip
def test_the_whole_disk_is_no_library_and_is_not_walked(cli: Cli, words: str) -> None:
    done = cli(*words.split())
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "briefing: / cannot be used: it is the whole disk. Name the folder in which the briefs "
        "lie.\n"
    )


@pytest.mark.parametrize("folder", ["/proc", "/sys", "/dev"])
def test_what_the_system_tells_of_itself_is_no_library(cli: Cli, folder: str) -> None:
    if not Path(folder).is_dir():
        pytest.skip("this system has none")
    done = cli("check", folder)
    assert (done.status, done.out) == (2, "")
    assert f"{folder} cannot be used: it is the system's own. Name the folder" in done.err


@pytest.mark.parametrize("words", ["check {}", "list --library {}", "search x --library {}"])
def test_a_home_with_thousands_of_folders_is_left_after_some(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(listing, "_WIDE", 5)
    for number in range(8):
        (tmp_path / "home" / f"project{number}").mkdir(parents=True)
    done = cli(*words.format(tmp_path / "home").split())
    assert (done.status, done.out) == (2, "")
    assert "home cannot be used: it has more than 5 folders without a brief." in done.err
    assert "Name the folder in which the briefs lie." in done.err


def test_the_dashboard_does_not_begin_on_a_disk_or_a_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it lists before its first paint is found by another walk than the whole list."""
    monkeypatch.setattr(listing, "_WIDE", 5)
    for number in range(8):
        (tmp_path / f"project{number}").mkdir()
    for root in (tmp_path, Path("/")):
        with pytest.raises(listing.TooWide):
            FolderLibrary(root).glance(20)


def test_folders_beside_many_briefs_make_no_home(
    cli: Cli, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pictures that have a folder beside each brief."""
    monkeypatch.setattr(listing, "_WIDE", 5)
    for number in range(8):
        put(f"b{number}/b{number}.yaml")
        for name in ("pictures", "letters"):
            (tmp_path / "library" / "briefs" / f"b{number}" / name).mkdir()
    assert cli("list").status == 0


def test_completion_says_nothing_of_a_disk(cli: Cli) -> None:
    assert cli("completions", "ids", "--library", "/") == (0, "", "")


def test_a_file_in_the_place_of_the_briefs_is_named_before_others_are_shown(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "briefs").touch()
    monkeypatch.chdir(tmp_path / "odd")
    done = cli("list")
    assert done.status == 0
    assert done.err == (
        "What is called briefs in the current folder is no folder. "
        f"The library is {paths.short(paths.bundled())}.\n"
    )
    assert "What is called briefs in the current folder" in cli("config").out
    named = cli("list", "--library", str(tmp_path / "odd")).err
    assert named.startswith(f"What is called briefs in {tmp_path / 'odd'} is no folder.")


@pytest.mark.parametrize("words", ["history", "publish", "resolve"])
def test_the_briefs_of_the_program_have_no_desk_wherever_they_lie(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = cli(words, "aleppo-2024-11-30")
    assert done.status == 2
    assert done.err == (
        "briefing: the briefs that come with the program are shared by no desk. "
        'Name a library of yours with "--library DIR".\n'
    )


def test_a_file_that_is_named_as_the_library_is_told_so(cli: Cli, put: Put) -> None:
    file = put("named.yaml")
    done = cli("list", "--library", str(file))
    assert (done.status, done.out) == (2, "")
    assert f"{file} is no folder (--library names it). Name the folder that holds it" in done.err
