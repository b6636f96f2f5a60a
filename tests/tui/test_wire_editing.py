"""Who edits a brief that a desk shares, who changed it last, and news of it meanwhile."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from wire.consoles import raw, said, write
from wire.gitpair import GitPair

from briefing.locks import locked
from briefing.tui.desk_words import edited_words, texts_words
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.wire.jetstream.invitation import Invitation, write_invitation
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.replica.condition import EDITING, Condition, Here, encoded, write_condition
from briefing.wire.replica.folder import JOIN
from tui.conftest import MakeApp
from tui.desks import look, shared_on
from tui.hand import Hand


async def test_news_of_a_brief_that_is_edited_here_name_the_way_out(
    make_app: MakeApp, pair: GitPair
) -> None:
    async with shared_on(make_app, pair.ana.root) as hand:
        write(pair.ana, said(8, "Ana's statement."))
        write(pair.bo, said(1, "Bo's statement."))
        pair.bo.desk.publish("harl", "What Bo heard")
        await look(hand)
        way = "Bo Lind published harl. You have edited harl, too: ! shows both sides."
        assert hand.notices == [way]


async def test_the_evidence_tells_who_changed_item_and_brief_last(
    make_app: MakeApp, pair: GitPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(pair.bo, said(1, "Bo's statement."))
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2040-01-01T00:00:00Z")  # git counts in seconds
    pair.bo.desk.publish("harl", "What Bo heard")
    pair.ana.take_in()
    async with shared_on(make_app, pair.ana.root) as hand:
        await hand.press("s", "enter")
        await hand.until(lambda: "CHANGED LAST" in hand.text)
        told = " ".join(hand.text.partition("CHANGED LAST")[2].split())
        assert "item Ana Ferro" in told
        assert "The first one" in told
        assert "What Bo heard" in told
        await hand.press("j")
        told = " ".join(hand.text.partition("CHANGED LAST")[2].split())
        assert "item Bo Lind" in told
        assert "The first one" not in told


def test_who_edits_is_told_by_name() -> None:
    assert edited_words({"Ana": "harl", "Bo": "", "Cy": "x"}) == {
        "harl": "Ana is editing",
        "x": "Cy is editing",
    }
    assert edited_words({"Cy": "x", "Ana\x1b": "x", "Bo": "x"}) == {
        "x": "Ana\\x1b, Bo and Cy are editing"
    }


async def test_evidence_and_picker_tell_who_edits_a_brief(
    make_app: MakeApp, tmp_path: Path
) -> None:
    """What the process that follows the desk has heard, be it this one's or another one's."""
    root = tmp_path / "ana"
    place = root / ".wire" / JOIN
    place.parent.mkdir(parents=True)
    write_invitation(place, Invitation(
        desk="crisis", servers=["tls://127.0.0.1:9"], authority="", user="ana", word="",
    ))  # fmt: skip
    desk = NatsDesk(root)
    desk.replica.path("brief", "harl").write_text(json.dumps(raw()))

    def hear(editing: str, seconds_ago: float = 0) -> None:
        here = {"bo": Here(time.time() - seconds_ago, editing)}
        write_condition(root / ".wire", encoded(Condition(link="online", here=here)))

    async def again(hand: Hand) -> None:
        hand.app.wire.want()
        await hand.until_idle("desk looked at")
        await hand.settle()

    hear("harl")
    with locked(root / ".wire" / "lock"):  # another process follows the desk
        async with shared_on(make_app, root) as hand:
            await again(hand)
            await hand.press("s", "enter")
            assert isinstance(hand.app.screen, EvidenceScreen)
            assert "now bo is editing" in " ".join(hand.text.split())
            hear("harl", seconds_ago=60)
            await again(hand)
            assert "is editing" not in hand.text
            await hand.press("escape", "b")
            assert "is editing" not in hand.text
            hear("harl")
            await again(hand)
            assert "bo is editing" in hand.text
            hear("")
            await again(hand)
            assert "is editing" not in hand.text
            hand.app.wire.editing("harl")
            hand.app.wire.editing("")
            hand.app.wire.editing("harl")
            await hand.until_idle("editing told")
            assert (root / ".wire" / EDITING).read_text() == "harl"
            followed = hand.app.wire.desk
            assert isinstance(followed, NatsDesk)
            await hand.until(lambda: followed._following is not None)
            first = followed._following
            assert first is not None
            first._process.kill()
            said = "begun again (the process that"
            await hand.until(lambda: any(said in notice for notice in hand.notices))
            await hand.until(lambda: followed._following is not first)
            assert followed._following is not None
            followed._following.end()


def test_a_notice_on_texts_fits_a_row_and_tells_first_of_those_that_stay() -> None:
    assert texts_words(0, 0) == ""
    assert texts_words(1, 0) == " 1 of its texts goes along."
    assert texts_words(3, 1) == " 1 of its texts stays here."
    name = "exercise-qelmara-2020-03-17"
    assert len(f"{name} is published.{texts_words(30, 12)}") <= 68
