"""What every kind of library keeps to. Another kind is run through it by a subclass:

    class TestRemote(Contract):
        kind = RemoteShelf

``kind`` makes an empty library that the tests can put briefs into, a ``Shelf``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from briefing.brief.model import SignOff, Source
from briefing.library.entry import Ambiguous, Entry, NotFound
from briefing.library.store import Library
from briefing.text import clean

from .shelf import BROKEN, TEXT, Shelf, brief, heard, loaded


class Contract:
    """Inherit it, and say which ``kind``."""

    kind: ClassVar[Callable[..., Shelf]]

    @pytest.fixture
    def shelf(self, tmp_path: Path) -> Shelf:
        return type(self).kind(tmp_path)

    # -- the list ---------------------------------------------------------------------------

    def test_an_empty_library_is_a_library(self, shelf: Shelf) -> None:
        assert shelf.library.entries() == ()
        assert list(shelf.library.growing(1)) == []
        assert not shelf.library.counts(())
        with pytest.raises(NotFound):
            shelf.library.find("x")

    def test_the_order(self, shelf: Shelf) -> None:
        shelf.save("n1", brief("b", "2024-01-02"))
        shelf.save("n2", brief("a", "2024-01-02"))
        shelf.save("n3", brief("old", "2001-01-01"))
        shelf.save("n4", brief("new", "2024-01-02T10:00+02:00"))
        shelf.save("z", BROKEN)
        shelf.save("y", BROKEN)
        entries = shelf.library.entries()
        assert [entry.id for entry in entries] == ["new", "a", "b", "old", "y", "z"]
        assert [entry.broken for entry in entries] == [False] * 4 + [True] * 2
        assert entries[1].as_of == "2024-01-02"
        assert sorted(entries, key=lambda entry: entry.order) == list(entries)
        assert [entry.as_of for entry in entries if entry.broken] == ["", ""]

    def test_the_list_stays_until_it_is_asked_for_again(self, shelf: Shelf) -> None:
        shelf.save("a", brief("a"))
        before = shelf.library.entries()
        shelf.save("b", brief("b"))
        shelf.library.refresh()
        assert {entry.id for entry in shelf.library.entries()} == {"a", "b"}
        assert set(before) < set(shelf.library.entries())
        shelf.remove("a")
        shelf.library.refresh()
        assert [entry.id for entry in shelf.library.entries()] == ["b"]

    def test_a_key_stays_with_its_brief(self, shelf: Shelf) -> None:
        shelf.save("a", brief("a"))
        shelf.save("b", brief("a"))
        keys = {entry.name: entry.key for entry in shelf.library.entries()}
        assert len(set(keys.values())) == 2
        entry = next(each for each in shelf.library.entries() if each.name.startswith("a"))
        shelf.save("a", brief("other", "2020-01-01"))
        again = shelf.library.look(entry)
        assert (again.key, again.id, again.as_of) == (entry.key, "other", "2020-01-01")
        assert {each.key for each in shelf.reopened().entries()} == set(keys.values())

    def test_a_glance_and_a_growing_list_are_of_the_same_briefs(self, shelf: Shelf) -> None:
        for number in range(5):
            shelf.save(f"n{number}", brief(f"b{number}", f"2024-01-0{number + 1}"))
        glance = shelf.library.glance(2)
        grown = list(shelf.library.growing(0))
        entries = shelf.library.entries()
        assert len(entries) == 5
        assert all(set(part) <= set(entries) for part in grown)
        assert glance is None or (glance[0] == list(entries[:2]) and glance[1] == 5)

    def test_find(self, shelf: Shelf) -> None:
        shelf.save("n1", brief("harl-2024"))
        shelf.save("n2", brief("same"))
        shelf.save("n3", brief("same"))
        shelf.save("wrong", BROKEN)
        assert shelf.library.find("harl-2024").id == "harl-2024"
        assert shelf.library.find("wrong").broken
        with pytest.raises(NotFound) as missing:
            shelf.library.find("harl-2023")
        assert missing.value.nearest == "harl-2024"
        with pytest.raises(Ambiguous) as several:
            shelf.library.find("same")
        twins = [entry for entry in shelf.library.entries() if entry.id == "same"]
        shown = {shelf.library.locate(entry.key).shown for entry in twins}
        assert set(several.value.places) == shown
        assert len(shown) == 2

    # -- a brief ----------------------------------------------------------------------------

    def test_a_brief_is_read_with_its_text(self, shelf: Shelf) -> None:
        shelf.save("a", brief("a"))
        (entry,) = shelf.library.entries()
        found, text = loaded(shelf.library, entry)
        assert found.id == "a"
        assert text == brief("a")
        shelf.save("a", brief("a", title="Another"))
        assert loaded(shelf.library, entry)[0].title == "Another", "nothing old is handed out"

    def test_what_is_wrong_is_an_answer_with_the_place(self, shelf: Shelf) -> None:
        shelf.save("a", brief("a"))
        shelf.save("wrong", BROKEN)
        good, wrong = shelf.library.entries()
        reading = shelf.library.load(wrong)
        assert reading.value is None
        assert {each.file for each in reading.problems} == {shelf.library.locate(wrong.key).shown}
        shelf.remove("a")
        gone = shelf.library.load(good)
        assert gone.value is None
        assert [each.code for each in gone.problems] == ["unreadable"]
        again = shelf.library.look(good)
        assert (again.key, again.broken) == (good.key, True)

    def test_a_source_is_at_hand_or_it_is_said_why_not(self, shelf: Shelf) -> None:
        shelf.save("a", brief("a"))
        (entry,) = shelf.library.entries()
        source = loaded(shelf.library, entry)[0].sources[0]
        missing = shelf.library.at_hand(entry, source)
        assert (missing.paragraphs, missing.record) == ((), None)
        assert missing.missing.endswith(".")
        assert shelf.library.source_file(entry, source) is None
        shelf.save_text("ferry.txt", TEXT)
        found = shelf.library.at_hand(entry, source)
        assert found.paragraphs == ("The ferry ran aground with 212 people.", "Nobody was hurt.")
        assert not found.missing
        file = shelf.library.source_file(entry, source)
        assert file is None or file.read_text() == TEXT
        nameless = Source(id="s2", title="Without", kind="newspaper")
        assert shelf.library.at_hand(entry, nameless).missing

    def test_verdicts_follow_the_text_and_the_brief(self, shelf: Shelf) -> None:
        shelf.save("a", brief("a"))
        shelf.save_text("ferry.txt", TEXT)
        (entry,) = shelf.library.entries()
        assert self._counts(shelf.library, entry)["verified"] == 1
        assert self._counts(shelf.library, entry)["verified"] == 1
        shelf.save_text("ferry.txt", TEXT.replace("212 people", "about 2130 people"))
        assert self._counts(shelf.library, entry)["verified"] == 0
        shelf.save_text("ferry.txt", TEXT)
        shelf.save("a", brief("a").replace("212", "47"))
        assert self._counts(shelf.library, entry)["unsupported"] == 1

    def _counts(self, library: Library, entry: Entry) -> dict[str, int]:
        found = library.verdicts(entry, *loaded(library, entry)).counts()
        counts = {str(status): count for status, count in found.items()}
        known = library.counts([entry]).get(entry.key)
        assert known is None or {key: known.get(key, 0) for key in counts} == counts
        return counts

    def test_a_sign_off_is_kept_once_and_counts(self, shelf: Shelf) -> None:
        open_item = {"id": "open", "text": "People helped in the dark.", "cite": ["p2"]}
        shelf.save("a", brief("a", situation={"summary": [open_item]}))
        shelf.save_text("ferry.txt", TEXT)
        (entry,) = shelf.library.entries()
        found, text = loaded(shelf.library, entry)
        (verdict,) = shelf.library.verdicts(entry, found, text).items
        assert shelf.library.signoffs(entry, found) == []
        signoff = SignOff(of=verdict.of, by="Ada", on="2024-12-07")
        where = shelf.library.sign(entry, found, signoff)
        assert shelf.library.sign(entry, found, signoff) == where
        assert where.shown
        assert shelf.library.signoffs(entry, found) == [signoff]
        assert shelf.library.verdicts(entry, found, text).signed == 1
        assert shelf.reopened().signoffs(entry, found) == [signoff]
        file = shelf.library.signoff_file(entry)
        assert file is None or file[0].is_relative_to(file[1])

    # -- the library ------------------------------------------------------------------------

    def test_places_have_names_for_people(self, shelf: Shelf) -> None:
        shelf.save("a", brief("a"))
        shelf.save("b", brief("b"))
        places = [shelf.library.locate(entry.key) for entry in shelf.library.entries()]
        assert len({place.full for place in places}) == 2
        for place in (*places, shelf.library.location):
            assert place.shown
            assert place.short
            assert place.name
            assert clean(place.shown) == place.shown
            assert place.file is None or place.file.exists()
        free = shelf.library.place_for("c")
        assert free is None or not free.exists()
        assert all(clean(str(problem)) == str(problem) for problem in shelf.library.skipped)

    def test_an_identity_is_the_library_s_own(self, tmp_path: Path, shelf: Shelf) -> None:
        assert shelf.library.identity == shelf.reopened().identity
        assert shelf.library.identity != type(self).kind(tmp_path, "two").library.identity

    def test_an_index_finds_briefs_by_their_keys(self, shelf: Shelf) -> None:
        from briefing.library.index.database import NoIndex
        from briefing.library.indexed import search, summaries
        from briefing.library.query import parse

        shelf.save("a", brief("a"))
        assert [(entry.id, each.title) for entry, each in summaries(shelf.library)] == [
            ("a", "Title of a")
        ]
        if shelf.library.index() is None:
            assert not shelf.library.indexed
            with pytest.raises(NoIndex):
                search(shelf.library, parse("ferry"), 10)
            return
        (hit,) = search(shelf.library, parse("ferry"), 10).hits.hits
        assert hit.key == shelf.library.entries()[0].key

    def test_changes_are_told(self, shelf: Shelf) -> None:
        shelf.save("a", brief("a"))
        (entry,) = shelf.library.entries()
        with heard(shelf.library) as told:
            told.until(lambda n: shelf.save("a", brief("a", title=f"Title {n}")),
                       lambda news: news.touch(entry.key))  # fmt: skip
            told.until(lambda n: shelf.save_text("ferry.txt", TEXT + "x" * n),
                       lambda news: news.texts or "ferry.txt" in news.names)  # fmt: skip
            told.until(lambda n: shelf.save(f"new{n}", brief("new")),
                       lambda news: news.bring({entry.key}))  # fmt: skip
            shelf.remove("a")
            told.until(lambda _: None, lambda news: news.touch(entry.key))
