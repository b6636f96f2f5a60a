"""The briefs one can switch to: their order, and what is read when."""

from __future__ import annotations

from pathlib import Path

from briefing.library.folder import FolderLibrary
from briefing.library.store import Changes
from briefing.tui.brief_list import BriefList
from tui import making
from tui.saving import brief, save


def brief_list(folder: Path, wanted: str | None = None) -> BriefList:
    root = making.library(
        folder / "library",
        making.small("b", "2024-01-01"),
        making.small("a", "2024-01-01"),
        making.small("new", "2024-03-01"),
        ("x.yaml", making.BROKEN),
    )
    library = FolderLibrary(root)
    return BriefList(library, library.find(wanted) if wanted else None, ascii_only=False)


def test_newest_first_ties_by_id_broken_last(tmp_path: Path) -> None:
    made = brief_list(tmp_path)
    ids = [entry.id for entry in made.entries]
    assert ids[:3] == ["new", "a", "b"]
    assert len(made) == 4
    assert made.at == 0
    assert made.before is None
    assert made.card(3).outline is None
    assert made.card(3).title == "x.yaml"


def test_it_stands_at_the_brief_that_was_named(tmp_path: Path) -> None:
    assert brief_list(tmp_path, "b").at == 2


def test_a_file_from_elsewhere_comes_first(tmp_path: Path) -> None:
    other = making.library(tmp_path / "other", making.small("z", "1999-01-01"))
    entry = FolderLibrary(other).entries()[0]
    made = BriefList(brief_list(tmp_path).library, entry, ascii_only=False)
    assert made.entries[0] == entry
    assert made.at == 0
    assert len(made) == 5


def test_a_newer_brief_that_arrives_comes_first_also_before_the_one_that_was_named(
    tmp_path: Path,
) -> None:
    arriving = making.library(tmp_path / "other", making.small("newer", "2025-01-01"))
    (entry,) = FolderLibrary(arriving).entries()
    made = brief_list(tmp_path, "new")
    assert made.add([entry]) == [entry]
    assert [each.id for each in made.entries[:2]] == ["newer", "new"]
    assert made.current.entry.id == "new", "what is shown stays"


def test_what_arrives_takes_its_place_beside_briefs_that_were_saved_or_are_gone(
    tmp_path: Path,
) -> None:
    made = brief_list(tmp_path)
    root = tmp_path / "library"
    (root / "briefs" / "new.yaml").unlink()  # the one that is shown goes,
    made.put(0, made.read(made.entries[0]))
    made.keep(0, made.card(1))
    save(brief(root, "a"), making.small("a", "2023-11-01"))  # another one gets an early cut-off
    made.note(made.library.look(made.entries[1]))
    save(brief(root, "later"), making.small("later", "2024-02-01"))
    save(brief(root, "old"), making.small("old", "2023-12-01"))
    known = {entry.key for entry in made.entries}
    made.add(made.library.arrived(Changes(anything=True), known))
    assert [entry.id for entry in made.entries][:5] == ["new", "later", "a", "b", "old"]
    assert made.at == 0


def test_going_remembers_where_it_came_from(tmp_path: Path) -> None:
    made = brief_list(tmp_path)
    assert made.go(2)
    assert (made.at, made.before) == (2, 0)
    assert made.current.entry.id == "b"
    assert not made.go(2)
    assert not made.go(4)
    assert not made.go(-1)
    assert (made.at, made.before) == (2, 0)


def test_a_brief_is_read_when_it_is_asked_for_and_once(tmp_path: Path) -> None:
    made = brief_list(tmp_path)
    assert made.known(1) is None
    card = made.card(1)
    assert made.known(1) is card
    Path(made.entries[1].key).unlink()
    assert made.card(1) is card
    made.read_ahead()
    assert all(made.known(index) is not None for index in range(len(made)))
    assert made.card(1) is card


def test_an_id_is_found_or_not(tmp_path: Path) -> None:
    made = brief_list(tmp_path)
    assert made.index_of_id("b") == 2
    assert made.index_of_id("nowhere") is None
    assert made.index_of_id(None) is None


def test_an_empty_library_is_an_empty_deck(tmp_path: Path) -> None:
    made = BriefList(FolderLibrary(making.library(tmp_path / "none")), None, ascii_only=False)
    assert len(made) == 0
    assert not made.go(0)
    made.read_ahead()


def test_in_ascii_titles_are(tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", making.small(title="Überfall – Café"))
    made = BriefList(FolderLibrary(root), None, ascii_only=True)
    assert made.card(0).title == "Uberfall - Cafe"
