"""The folder of a site: the old one stays whole, whatever happens; what is of others stays."""

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest
from site_parser import Desk, files_of

import briefing.export.site.place as place_module
from briefing.export.site.place import MANIFEST, SiteFolder, SiteRefused


class Killed(BaseException):
    """What stands in for the end of the process."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    for name in ("one", "two", "three"):
        made.put(name)
    return made


def beside(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.folder.iterdir())


def times(desk: Desk) -> dict[str, int]:
    return {name: (desk.out / name).stat().st_mtime_ns for name in files_of(desk.out)}


def test_a_rebuild_makes_only_what_changed(desk: Desk) -> None:
    assert desk.build().made == 3
    before, written = files_of(desk.out), times(desk)
    assert desk.build().made == 0
    assert files_of(desk.out) == before
    assert times(desk) == written, "not even written anew"
    desk.put("two", text="Something else.")
    assert desk.build().made == 1
    after, again = files_of(desk.out), times(desk)
    assert after["two.html"] != before["two.html"]
    assert {"one.html", "three.html"} <= {name for name in after if again[name] == written[name]}
    assert b"Something else" in after["two.html"]
    assert b"Something else" in b"".join(after[name] for name in after if "search/" in name)


def test_a_rebuild_gives_the_bytes_of_a_first_build(desk: Desk) -> None:
    desk.build()
    desk.put("two", text="Something else.")
    desk.put("four", more="previous: one")
    desk.build()
    rebuilt = files_of(desk.out)
    shutil.rmtree(desk.out)
    desk.build()
    assert files_of(desk.out) == rebuilt


def test_a_page_is_made_anew_when_a_brief_of_its_series_comes(desk: Desk) -> None:
    desk.build()
    desk.put("four", more="previous: one")
    assert desk.build().made == 2
    assert b'href="four.html"' in (desk.out / "one.html").read_bytes()


def test_a_page_is_made_anew_when_a_brief_before_it_changes(desk: Desk) -> None:
    desk.put("four", more="previous: three", as_of="2024-12-01")
    desk.put("three", more="previous: one")
    desk.build()
    assert desk.build().made == 0
    desk.put("one", text="Something else.")
    assert desk.build().made == 3, "each of the three shows what moved in the series"


def test_a_page_that_was_cut_or_is_gone_is_made_anew(desk: Desk) -> None:
    desk.build()
    before = files_of(desk.out)
    (desk.out / "one.html").unlink()
    (desk.out / "two.html").write_text("cut")
    assert desk.build().made == 2
    assert files_of(desk.out) == before


def test_a_folder_that_is_no_site_is_refused_and_stays(desk: Desk) -> None:
    desk.out.mkdir()
    (desk.out / "mine.txt").write_text("mine")
    for force in (False, True):
        with pytest.raises(SiteRefused, match="no site"):
            desk.build(force=force)
    assert files_of(desk.out) == {"mine.txt": b"mine"}
    shutil.rmtree(desk.out)
    desk.out.write_text("a file")
    with pytest.raises(SiteRefused, match="no folder"):
        desk.build()


def test_a_manifest_of_somebody_else_makes_no_site(desk: Desk) -> None:
    desk.out.mkdir()
    outside = desk.folder / "precious.html"
    outside.write_text("precious")
    for text in ("{}", "nonsense", '{"files":{"../precious.html":["x",1]},"site":1}'):
        (desk.out / MANIFEST).write_text(text)
        with pytest.raises(SiteRefused):
            desk.build(force=True)
    assert outside.read_text() == "precious"


def test_an_empty_folder_is_taken_with_its_mode(desk: Desk) -> None:
    desk.out.mkdir(mode=0o750)
    desk.build()
    assert stat.S_IMODE(desk.out.stat().st_mode) == 0o750
    assert beside(desk) == ["library", "out"]


def test_files_of_others_are_named_and_with_force_they_stay(desk: Desk) -> None:
    desk.build()
    (desk.out / "CNAME").write_text("example.org")
    (desk.out / "pictures").mkdir()
    (desk.out / "pictures" / "a.png").write_text("a")
    (desk.out / "search" / "own.js").write_text("own")
    with pytest.raises(SiteRefused, match="CNAME"):
        desk.build()
    desk.put("two", text="Something else.")
    desk.build(force=True)
    found = files_of(desk.out)
    assert (found["CNAME"], found["pictures/a.png"], found["search/own.js"]) == (
        b"example.org", b"a", b"own",
    )  # fmt: skip
    assert b"Something else" in found["two.html"]
    assert beside(desk) == ["library", "out"]


def test_a_file_of_others_in_the_way_stops_it(desk: Desk) -> None:
    desk.build()
    (desk.out / "four.html").write_text("mine")
    before = files_of(desk.out)
    desk.put("four")
    with pytest.raises(SiteRefused, match=r"four\.html"):
        desk.build(force=True)
    assert files_of(desk.out) == before
    assert beside(desk) == ["library", "out"]


@pytest.mark.parametrize("when", ["page", "feed", "exchange"])
def test_killed_midway_the_old_site_is_whole_and_nothing_stays_behind(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    desk.build()
    before = files_of(desk.out)
    desk.put("two", text="Something else.")

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        if when == "page":
            patch.setattr("briefing.export.site.page.page", killed)
        elif when == "feed":
            patch.setattr("briefing.export.site.feeds.atom", killed)
        else:
            patch.setattr(place_module, "_exchange", killed)
        patch.setattr(place_module, "_cleared", lambda work: None)  # nobody tidies up
        with pytest.raises(Killed):
            desk.build()
    assert files_of(desk.out) == before
    assert len(beside(desk)) == 3
    desk.build()
    assert b"Something else" in files_of(desk.out)["two.html"]
    assert beside(desk) == ["library", "out"]


def test_killed_between_two_renames_the_next_run_puts_the_old_site_back(desk: Desk) -> None:
    desk.build()
    before = files_of(desk.out)
    work = desk.folder / ".out.abc.briefing-site"
    work.mkdir()
    desk.out.rename(work / "old")
    place = SiteFolder(desk.out)
    assert place.old is not None
    assert files_of(desk.out) == before


def test_where_folders_cannot_be_exchanged_they_are_renamed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.build()
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())
    desk.put("two", text="Something else.")
    desk.build()
    assert b"Something else" in files_of(desk.out)["two.html"]
    assert beside(desk) == ["library", "out"]


def test_a_full_disk_leaves_the_old_site_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.build()
    before = files_of(desk.out)
    desk.put("two", text="Something else.")
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if "feed" in path.name or path.suffix == ".html":
            write(path, data[:10])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space"):
            desk.build()
    assert files_of(desk.out) == before
    assert beside(desk) == ["library", "out"]


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_beside(desk: Desk) -> None:
    desk.build()
    before = files_of(desk.out)
    desk.folder.chmod(0o500)
    try:
        with pytest.raises(OSError, match="denied"):
            desk.build()
    finally:
        desk.folder.chmod(0o700)
    assert files_of(desk.out) == before


def test_a_site_that_came_meanwhile_is_one_of_ours(desk: Desk) -> None:
    """Two programs that build one site at once: the second was told to move its own files away."""
    place = SiteFolder(desk.out)
    with place.beside() as new:
        desk.build()
        shutil.copytree(desk.out, new, dirs_exist_ok=True)
        (new / "one.html").write_bytes(b"later")
    assert (desk.out / "one.html").read_bytes() == b"later"
