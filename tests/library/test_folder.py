"""A library that is a folder: what is in it, in which order, and what is found in it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief import model as m
from briefing.format.problems import Reading
from briefing.library.entry import Ambiguous, Entry, NotFound, nearest
from briefing.library.folder import FolderLibrary
from briefing.library.sources import at_hand, source_path

Put = Callable[..., Path]


def ids(root: Path) -> list[str]:
    return [entry.id for entry in FolderLibrary(root).entries()]


def skipped(root: Path) -> list[str]:
    return [Path(problem.file).name for problem in FolderLibrary(root).skipped]


def source(text: str | None) -> m.Source:
    return m.Source(id="s1", title="A report", kind="sitrep", text=text)


def test_newest_cut_off_first_then_ids(tmp_path: Path, put: Put) -> None:
    put("c.yaml", as_of="2024-11-30")
    put("a.yaml", as_of="2024-11-30")
    put("b.yml", as_of="2024-12-01")
    put("old.yaml", as_of="1999-01-01")
    assert ids(tmp_path) == ["b", "a", "c", "old"]


def test_moments_are_compared_in_utc(tmp_path: Path, put: Put) -> None:
    put("east.yaml", as_of="2024-12-01T01:00+05:00")
    put("west.yaml", as_of="2024-11-30 22:00-01:00")
    put("day.yaml", as_of="2024-11-30")
    assert ids(tmp_path) == ["west", "east", "day"]


def test_broken_briefs_stay_and_stand_last_by_name(tmp_path: Path, put: Put) -> None:
    put("z.yaml", "no: brief\n")
    put("b.yaml", b"\xff\xfe")
    put("good.yaml")
    put("empty.yaml", "")
    entries = FolderLibrary(tmp_path).entries()
    assert [(entry.id, entry.broken) for entry in entries] == [
        ("good", False), ("b", True), ("empty", True), ("z", True),
    ]  # fmt: skip
    reading = FolderLibrary(tmp_path).load(entries[1])
    assert reading.value is None
    assert reading.problems[0].code == "encoding"


def test_an_impossible_cut_off_is_broken_not_a_crash(tmp_path: Path, put: Put) -> None:
    put("a.yaml", as_of="2024-02-31")
    put("b.yaml", as_of="0001-01-01T00:00+14:00")
    put("c.yaml", as_of="9999-12-31T23:59-12:00")
    put("d.yaml")
    assert ids(tmp_path)[0] == "d"


def test_a_broken_brief_is_found_by_its_id_and_by_its_file(tmp_path: Path, put: Put) -> None:
    put("file.yaml", as_of="someday", id="name")
    library = FolderLibrary(tmp_path)
    assert library.find("name").broken
    assert library.find("file.yaml").broken


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.yaml",
        ".git/a.yaml",
        "seeds/a.yaml",
        "sub/seeds/a.yaml",
        "themes/a.yaml",
        "a.sealed.yaml",
        "a.checked.yaml",
        "a.draft.yaml",
        "a.draft.yml",
        "a.review.yaml",
        "A.DRAFT.YAML",
        "config.yaml",
        "a.txt",
        "yaml",
    ],
)
def test_what_is_no_brief(tmp_path: Path, put: Put, name: str) -> None:
    put("real.yaml")
    put(name, "x: y")
    assert ids(tmp_path) == ["real"]
    assert skipped(tmp_path) == []


def test_briefs_folder_is_the_library_where_there_is_one(tmp_path: Path, put: Put) -> None:
    put("outside.yaml")
    put("briefs/2024/inside.yaml")
    assert ids(tmp_path) == ["inside"]


def test_folders_and_devices_with_a_brief_s_name_are_named(tmp_path: Path, put: Put) -> None:
    put("real.yaml")
    (tmp_path / "folder.yaml").mkdir()
    put("folder.yaml/inside.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert ids(tmp_path) == ["real"]
    assert skipped(tmp_path) == ["folder.yaml", "pipe.yaml"]
    hints = [problem.hint for problem in FolderLibrary(tmp_path).skipped]
    assert hints == ["Give it a name without the ending.", "Take it away, or give it another name."]


def test_links_are_followed_inside_the_library_only(tmp_path: Path, put: Put) -> None:
    put("out/secret.yaml")
    put("lib/briefs/a.yaml")
    put("lib/archive/b.yaml")
    put("lib/seeds/no.yaml")
    briefs = tmp_path / "lib" / "briefs"
    for name in ("secret.yaml", "secret-of-others.yaml"):
        (briefs / name).symlink_to(tmp_path / "out" / "secret.yaml")
    (briefs / "outside").symlink_to(tmp_path / "out")
    (briefs / "archive").symlink_to(tmp_path / "lib" / "archive")
    (briefs / "texts").symlink_to(tmp_path / "lib" / "seeds")
    (briefs / "again.yaml").symlink_to(briefs / "a.yaml")
    (briefs / "again-and-again.yaml").symlink_to(briefs / "a.yaml")
    (briefs / "loop").symlink_to(briefs)
    (briefs / "gone.yaml").symlink_to(tmp_path / "lib" / "nothing.yaml")
    library = FolderLibrary(tmp_path / "lib")
    assert [(e.id, Path(e.key).parent.name) for e in library.entries()] == [
        ("a", "briefs"), ("b", "archive"), ("gone", "briefs"),
    ]  # fmt: skip
    assert sorted(Path(problem.file).name for problem in library.skipped) == [
        "outside", "secret-of-others.yaml", "secret.yaml",
    ]  # fmt: skip


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_stays_in_the_list(tmp_path: Path, put: Put) -> None:
    put("a.yaml").chmod(0)
    put("b.yaml")
    assert ids(tmp_path) == ["b", "a"]


def test_a_vanished_file_is_a_problem_not_an_exception(tmp_path: Path, put: Put) -> None:
    path = put("a.yaml")
    library = FolderLibrary(tmp_path)
    (entry,) = library.entries()
    path.unlink()
    assert library.load(entry).problems[0].code == "unreadable"
    assert library.entries() == (entry,), "the order is fixed until asked for anew"
    library.refresh()
    assert library.entries() == ()


def test_a_folder_taken_for_one_file_is_not_walked(tmp_path: Path, put: Put) -> None:
    put("a.yaml")
    put("deep/b.yaml")
    assert [entry.id for entry in FolderLibrary(tmp_path, deep=False).entries()] == ["a"]


def test_unknown_ids_come_with_the_nearest(tmp_path: Path, put: Put) -> None:
    put("aleppo-2024.yaml")
    put("homs.yaml")
    with pytest.raises(NotFound) as error:
        FolderLibrary(tmp_path).find("alepo-2024")
    assert error.value.nearest == "aleppo-2024"
    with pytest.raises(NotFound) as error:
        FolderLibrary(tmp_path).find("qqqq")
    assert error.value.nearest == ""
    assert nearest("HOMS", ["homs"]) == "homs"
    assert nearest("2024", ["aleppo-2024"]) == "aleppo-2024"


def test_one_id_in_two_files_is_named_with_both(tmp_path: Path, put: Put) -> None:
    put("a.yaml", id="same")
    put("b.yaml", id="same")
    with pytest.raises(Ambiguous) as error:
        FolderLibrary(tmp_path).find("same")
    assert [Path(place).name for place in error.value.places] == ["a.yaml", "b.yaml"]
    assert "a.yaml" in str(error.value)


def test_a_broken_file_does_not_hide_the_brief_of_that_id(tmp_path: Path, put: Put) -> None:
    put("same.yaml", "broken")
    put("other.yaml", id="same")
    assert FolderLibrary(tmp_path).find("same").name == "other.yaml"


def test_names_from_outside_are_clean_in_messages(tmp_path: Path, put: Put) -> None:
    put("a.yaml")
    with pytest.raises(NotFound) as error:
        FolderLibrary(tmp_path).find("\x1b[2J\u202e")
    assert str(error.value).isprintable()
    (tmp_path / "\x1b]0;x\x07.yaml").mkdir()
    assert str(FolderLibrary(tmp_path).skipped[0]).isprintable()


def test_file_names_that_are_no_utf8(tmp_path: Path, put: Put) -> None:
    path = put("a.yaml")
    path.rename(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml"))
    (entry,) = FolderLibrary(tmp_path).entries()
    assert entry.id == "a"
    assert FolderLibrary(tmp_path).load(entry).value is not None


def test_source_texts_lie_beside_the_brief_or_in_seeds(tmp_path: Path, put: Put) -> None:
    put("lib/briefs/a.yaml")
    put("lib/seeds/s1.txt", "In seeds.")
    library = FolderLibrary(tmp_path / "lib")
    (entry,) = library.entries()

    def text(name: str) -> tuple[str, ...]:
        return tuple(at_hand(library.root, Path(entry.key).parent, source(name)).paragraphs)

    assert text("s1.txt") == ("In seeds.",)
    assert text("../seeds/s1.txt") == ("In seeds.",)
    put("lib/briefs/s1.txt", "Beside.")
    assert text("s1.txt") == ("Beside.",)


@pytest.mark.parametrize(
    "where", ["/etc/passwd", "~/x.txt", "../../out.txt", "link.txt", "x\0y", "x" * 5000]
)
def test_source_texts_outside_are_not_at_hand(tmp_path: Path, put: Put, where: str) -> None:
    put("lib/briefs/a.yaml")
    put("out.txt", "Secret.")
    (tmp_path / "lib" / "briefs" / "link.txt").symlink_to(tmp_path / "out.txt")
    library = FolderLibrary(tmp_path / "lib")
    (entry,) = library.entries()
    assert source_path(library.root, Path(entry.key).parent, source(where)) is None
    text = at_hand(library.root, Path(entry.key).parent, source(where))
    assert text.paragraphs == ()
    assert "is not in the library" in text.missing
    assert text.missing.isprintable()


def test_why_a_text_is_not_at_hand(tmp_path: Path, put: Put) -> None:
    put("a.yaml")
    put("x.sealed.yaml", "record: 1")
    put("latin.txt", "é".encode("latin-1"))
    put("big.txt", b"x" * 5_000_001)
    put("empty.txt", "\n\n")
    library = FolderLibrary(tmp_path)
    (entry,) = library.entries()

    def why(text: str | None) -> str:
        return at_hand(library.root, Path(entry.key).parent, source(text)).missing

    assert "names no text" in why(None)
    assert "sealed record" in why("x.sealed.yaml")
    assert "not UTF-8" in why("latin.txt")
    assert "larger than" in why("big.txt")
    assert "no text in it" in why("empty.txt")


def test_briefs_are_listed_without_being_parsed(
    tmp_path: Path, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parsing takes milliseconds a brief; a look at the head a twentieth of one."""
    body = put("b0.yaml").read_bytes() + b"# " + b"x" * 8000
    for number in range(300):
        (tmp_path / f"b{number}.yaml").write_bytes(body.replace(b"id: b0", b"id: b%d" % number))
    put("broken.yaml", "no: brief\n")
    parsed = []
    load = FolderLibrary.load

    def heard(self: FolderLibrary, entry: Entry) -> Reading[m.Brief]:
        parsed.append(entry.id)
        return load(self, entry)

    monkeypatch.setattr(FolderLibrary, "load", heard)
    assert len(FolderLibrary(tmp_path).entries()) == 301
    assert parsed == ["broken"]
