"""What every desk keeps to, with two people at it. An engine is run through it by a subclass:

    class TestOther(DeskContract):
        kind = OtherPair

``kind`` makes a desk and two consoles of it, a ``Pair``: Ana Ferro's and Bo Lind's.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest

from briefing.wire.protocol import Refused
from wire.consoles import Pair, file, raw, said, standing, state, texts, write


class DeskContract:
    """Inherit it, and say which ``kind``."""

    kind: ClassVar[Callable[..., Pair]]

    @pytest.fixture
    def pair(self, tmp_path: Path) -> Pair:
        return type(self).kind(tmp_path)

    @pytest.fixture
    def shared(self, pair: Pair) -> Pair:
        """A brief that both have as Ana published it."""
        write(pair.ana, raw())
        pair.ana.desk.publish("harl", "The first one")
        pair.bo.desk.refresh()
        pair.bo.take_in()
        return pair

    @pytest.fixture
    def clashing(self, shared: Pair) -> Pair:
        """A brief that Bo published and Ana changed in another item meanwhile."""
        write(shared.bo, said(1, "Bo's statement."))
        shared.bo.desk.publish("harl", "What Bo heard")
        write(shared.ana, said(8, "Ana's statement."))
        shared.ana.desk.refresh()
        return shared

    # -- publishing -------------------------------------------------------------------------

    def test_what_is_published_is_the_other_console_s(self, pair: Pair) -> None:
        ana, bo = pair.ana, pair.bo
        write(ana, raw())
        assert state(ana) == "alone"
        outcome = ana.desk.publish("harl", "The first one")
        assert outcome.sent
        assert outcome.revision is not None
        assert state(ana) == "same"
        bo.desk.refresh()
        assert state(bo) in ("behind", "same")
        bo.take_in()
        assert [entry.id for entry in bo.library.entries()] == ["harl"]
        assert file(bo).read_bytes() == file(ana).read_bytes()
        there = standing(bo)
        assert there is not None
        assert there.state == "same"
        assert there.revision is not None
        assert (there.revision.author, there.revision.says) == ("Ana Ferro", "The first one")

    def test_what_is_published_already_is_told_apart(self, shared: Pair) -> None:
        again = shared.ana.desk.publish("harl", "The same once more")
        assert (again.sent, again.already) == (True, True)
        there = standing(shared.ana)
        assert there is not None
        assert there.revision is not None
        assert there.revision.says == "The first one"
        write(shared.ana, said(1, "Ana's statement."))
        assert not shared.ana.desk.publish("harl", "News").already

    def test_saving_publishes_nothing(self, shared: Pair) -> None:
        before = file(shared.bo).read_bytes()
        write(shared.ana, said(1, "Ana's statement."))
        assert state(shared.ana) == "edited"
        shared.ana.desk.refresh()
        shared.bo.desk.refresh()
        shared.bo.take_in()
        assert state(shared.bo) == "same"
        assert file(shared.bo).read_bytes() == before

    def test_publishing_one_brief_publishes_no_other(self, shared: Pair) -> None:
        write(shared.ana, said(1, "Ana's statement."))
        write(shared.ana, raw("other"), "other")
        assert shared.ana.desk.publish("harl").sent
        assert state(shared.ana, "other") == "alone"
        shared.bo.desk.refresh()
        shared.bo.take_in()
        assert state(shared.bo, "other") is None

    def test_publishing_what_is_there_already_is_done(self, shared: Pair) -> None:
        before = shared.ana.desk.history("harl")
        assert shared.ana.desk.publish("harl").sent
        assert shared.ana.desk.history("harl") == before

    def test_the_status_names_the_user_as_revisions_name_their_author(self, shared: Pair) -> None:
        """By that the dashboard knows what is one's own, and does not tell it as news."""
        revision = shared.ana.desk.standings()["harl"].revision
        assert revision is not None
        assert shared.ana.desk.status().user == revision.author
        shared.bo.desk.refresh()
        assert shared.bo.desk.status().user != revision.author

    def test_two_briefs_by_two_people_go_together(self, shared: Pair) -> None:
        """Neither has what the other publishes, and nobody has to do anything for it."""
        write(shared.ana, raw("hers"), "hers")
        write(shared.bo, raw("his"), "his")
        assert shared.ana.desk.publish("hers").sent
        assert shared.bo.desk.publish("his").sent
        shared.ana.desk.refresh()
        shared.bo.desk.refresh()
        shared.ana.take_in()
        shared.bo.take_in()
        for console in (shared.ana, shared.bo):
            assert {entry.id for entry in console.library.entries()} == {"harl", "hers", "his"}
            assert {each.state for each in console.desk.standings().values()} == {"same"}

    def test_what_may_not_go_is_refused_with_the_way_out(self, shared: Pair) -> None:
        before = shared.ana.desk.history("harl")
        write(shared.ana, raw(tlp="RED"))
        with pytest.raises(Refused, match="it is TLP:RED, which is for named recipients only"):
            shared.ana.desk.publish("harl")
        write(shared.ana, raw(trend="sideways"))
        with pytest.raises(Refused) as wrong:
            shared.ana.desk.publish("harl")
        assert str(wrong.value) == (
            'harl has errors and is not published; "briefing check harl" names them.'
        )
        with pytest.raises(Refused, match="nobody"):
            shared.ana.desk.publish("nobody")
        assert shared.ana.desk.history("harl") == before

    def test_a_milder_label_goes_only_when_asked_for(self, shared: Pair) -> None:
        write(shared.ana, raw(tlp="CLEAR"))
        with pytest.raises(Refused, match=r"TLP:GREEN.*TLP:CLEAR.*--lower"):
            shared.ana.desk.publish("harl")
        assert shared.ana.desk.publish("harl", lower=True).sent

    # -- offline ----------------------------------------------------------------------------

    def test_offline_it_waits_and_goes_when_the_desk_answers(self, shared: Pair) -> None:
        ana, bo = shared.ana, shared.bo
        write(ana, said(1, "Ana's statement."))
        shared.cut()
        outcome = ana.desk.publish("harl", "Written on the train")
        assert not outcome.sent
        assert state(ana) == "unsent"
        with pytest.raises(Refused, match="does not answer"):
            ana.desk.refresh()
        assert (ana.desk.status().link, ana.desk.status().unsent) == ("offline", 1)
        shared.mend()
        ana.desk.refresh()
        assert state(ana) == "same"
        assert (ana.desk.status().link, ana.desk.status().unsent) == ("online", 0)
        bo.desk.refresh()
        bo.take_in()
        assert file(bo).read_bytes() == file(ana).read_bytes()
        assert bo.desk.history("harl")[0].says == "Written on the train"

    # -- conflict ---------------------------------------------------------------------------

    def test_a_stale_brief_is_refused_and_neither_text_is_touched(self, clashing: Pair) -> None:
        ana = clashing.ana
        mine = file(ana).read_bytes()
        there = standing(ana)
        assert there is not None
        assert (there.state, there.behind) == ("conflict", 1)
        assert there.theirs is not None
        assert there.theirs.author == "Bo Lind"
        with pytest.raises(Refused) as stale:
            ana.desk.publish("harl")
        assert str(stale.value).startswith("harl was not published: Bo Lind published it at ")
        assert str(stale.value).endswith('"briefing resolve harl" shows both.')
        with pytest.raises(Refused, match="harl"):
            ana.desk.withdraw("harl", "A witness asked for it")
        assert file(ana).read_bytes() == mine
        assert ana.desk.status().conflicts == 1
        clash = ana.desk.clash("harl")
        assert clash is not None
        assert clash.base is not None
        assert clash.theirs is not None
        assert json.loads(clash.base) == raw()
        assert clash.mine == mine
        assert clash.theirs == file(clashing.bo).read_bytes()
        assert clash.revision == there.theirs

    def test_without_a_conflict_there_is_nothing_to_resolve(self, shared: Pair) -> None:
        assert shared.ana.desk.clash("harl") is None
        with pytest.raises(Refused, match="no conflict"):
            shared.ana.desk.resolve("harl", "mine")

    @pytest.mark.parametrize("side", ["mine", "theirs", "merge"])
    def test_a_resolved_conflict_is_over_for_both_and_the_loser_is_kept(
        self, clashing: Pair, side: Any
    ) -> None:
        ana, bo = clashing.ana, clashing.bo
        mine, theirs = file(ana).read_bytes(), file(bo).read_bytes()
        outcome = ana.desk.resolve("harl", side)
        assert outcome.sent
        assert outcome.merged == (side == "merge")
        both = json.dumps(said(8, "Ana's statement.", said(1, "Bo's statement.")), indent=1) + "\n"
        expected = {"mine": mine, "theirs": theirs, "merge": both.encode()}[side]
        assert file(ana).read_bytes() == expected
        assert state(ana) == "same"
        assert ana.desk.clash("harl") is None
        published = {ana.desk.text("harl", each.name) for each in ana.desk.history("harl")}
        assert {mine, theirs} <= texts(ana) | published
        bo.desk.refresh()
        bo.take_in()
        assert file(bo).read_bytes() == expected
        assert ana.desk.status().conflicts == 0

    def test_what_both_changed_is_not_merged(self, shared: Pair) -> None:
        write(shared.bo, said(1, "Bo's statement."))
        shared.bo.desk.publish("harl")
        write(shared.ana, said(1, "Ana's statement."))
        shared.ana.desk.refresh()
        before = file(shared.ana).read_bytes()
        with pytest.raises(Refused, match="both of you"):
            shared.ana.desk.resolve("harl", "merge")
        assert file(shared.ana).read_bytes() == before
        assert state(shared.ana) == "conflict"

    # -- history and withdrawal -------------------------------------------------------------

    def test_a_history_has_every_revision_and_its_text(self, shared: Pair) -> None:
        ana = shared.ana
        first = file(ana).read_bytes()
        write(ana, said(1, "Another statement."))
        ana.desk.publish("harl", "A second witness")
        found = ana.desk.history("harl")
        assert [each.says for each in found] == ["A second witness", "The first one"]
        assert ana.desk.text("harl", found[1].name) == first
        assert ana.desk.text("harl", found[0].name) == file(ana).read_bytes()
        with pytest.raises(Refused):
            ana.desk.text("harl", "nothing-of-that-name")
        assert ana.desk.history("nobody") == []

    def test_a_brief_that_is_renamed_takes_its_history_along(self, shared: Pair) -> None:
        ana, bo = shared.ana, shared.bo
        first = file(ana).read_bytes()
        file(ana).rename(file(ana, "harl-2"))
        write(ana, raw("harl-2"), "harl-2")
        with pytest.raises(Refused, match="the desk has no nobody that it could take the place of"):
            ana.desk.publish("harl-2", was="nobody")
        assert ana.desk.publish("harl-2", "It is the second flood", was="harl").sent
        write(ana, said(1, "A third one.", raw("harl-2")), "harl-2")
        assert ana.desk.publish("harl-2", "Another witness").sent
        assert not file(ana).exists()
        bo.desk.refresh()
        bo.take_in()
        assert not file(bo).exists()
        assert file(bo, "harl-2").read_bytes() == file(ana, "harl-2").read_bytes()
        for each in (ana, bo):
            found = each.desk.history("harl-2")
            says = ["Another witness", "It is the second flood", "The first one"]
            assert [revision.says for revision in found] == says
            assert not any(revision.withdrawn for revision in found)
            assert each.desk.text("harl-2", found[-1].name) == first
        assert bo.desk.history("harl")[0].withdrawn
        write(bo, said(1, "Edited.", raw("harl-2")), "harl-2")
        write(bo, raw("harl-3"), "harl-3")
        with pytest.raises(Refused, match="the file of harl-2 here was edited and not published"):
            bo.desk.publish("harl-3", was="harl-2")

    def test_a_brief_that_is_withdrawn_keeps_its_history(self, shared: Pair) -> None:
        ana, bo = shared.ana, shared.bo
        before = file(ana).read_bytes()
        assert bo.desk.withdraw("harl", "A witness asked for it").sent
        ana.desk.refresh()
        assert state(ana) in ("withdrawn", None)
        ana.take_in()
        assert not file(ana).exists()
        assert not file(bo).exists()
        newest, first = ana.desk.history("harl")
        assert newest.withdrawn
        assert (newest.author, newest.says) == ("Bo Lind", "A witness asked for it")
        assert ana.desk.text("harl", first.name) == before
        for console in (ana, bo):
            with pytest.raises(Refused, match="harl"):
                console.desk.withdraw("harl", "Once more")
        assert ana.desk.history("harl")[0] == newest

    def test_one_that_is_withdrawn_while_it_is_edited_is_in_conflict(self, shared: Pair) -> None:
        ana, bo = shared.ana, shared.bo
        write(ana, said(1, "Ana's statement."))
        mine = file(ana).read_bytes()
        bo.desk.withdraw("harl", "A witness asked for it")
        ana.desk.refresh()
        assert state(ana) == "conflict"
        with pytest.raises(Refused, match="withdrew"):
            ana.desk.publish("harl")
        clash = ana.desk.clash("harl")
        assert clash is not None
        assert (clash.mine, clash.theirs) == (mine, None)
        assert ana.desk.resolve("harl", "theirs").sent
        assert not file(ana).exists()
        assert mine in texts(ana)
