"""A library that a desk shares, in the dashboard: how it stands, publishing, history, conflicts."""

from __future__ import annotations

import inspect
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from wire.contract import file, raw, said, state, texts, write
from wire.gitpair import GitPair

from briefing.locks import locked
from briefing.tui.desk_words import (
    edited_words,
    news_words,
    refused_words,
    texts_words,
    told_words,
)
from briefing.tui.keys import KEYS, keys_for
from briefing.tui.registry import BRIEF, CONFLICT, HISTORY, PUBLISH, screen_class
from briefing.tui.screens.desk.conflict import ConflictScreen
from briefing.tui.screens.desk.history import HistoryScreen
from briefing.tui.screens.desk.why import WhyDialog
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.services.desk_news import DeskNews
from briefing.wire.jetstream.invitation import Invitation, write_invitation
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.protocol import Revision
from briefing.wire.replica.condition import EDITING, Condition, Here, encoded, write_condition
from briefing.wire.replica.folder import JOIN

from .conftest import MakeApp
from .hand import Hand, hand_on


@pytest.fixture
def pair(tmp_path: Path) -> GitPair:
    """Two clones that have a brief as Ana published it."""
    pair = GitPair(tmp_path)
    write(pair.ana, raw())
    pair.ana.desk.publish("harl", "The first one")
    pair.bo.take_in()
    return pair


@asynccontextmanager
async def shared_on(
    make_app: MakeApp, root: Path, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Hand]:
    """Run an app until it knows how its library stands."""
    app = make_app(root)
    async with hand_on(app, size) as hand:
        await hand.until(lambda: app.wire.status is not None)
        yield hand
        await hand.until(lambda: not app.background.busy("desk", "desk looked at", "reload"))


async def look(hand: Hand) -> None:
    """Fetch and look, as it is done once a minute."""
    desk = hand.app.wire.desk
    assert desk is not None
    desk.refresh()
    hand.app.wire.want()
    await hand.until(lambda: not hand.app.background.busy("desk looked at"))


async def test_without_a_desk_there_is_nothing_of_it(make_app: MakeApp, bundled: Path) -> None:
    app = make_app(bundled)
    async with hand_on(app) as hand:
        await hand.until(lambda: not app.background.busy("desk looked at"))
        before = hand.text
        await hand.press("P", "H", "exclamation_mark")
        assert hand.text == before
        assert hand.at_home
        assert not hand.notices
        assert {"P", "H", "!"} & {key.shown for key in app.key_table} == set()
        await hand.press("f1")
        assert "desk that shares" not in hand.text


async def test_what_is_written_is_published_with_its_reason(
    make_app: MakeApp, pair: GitPair
) -> None:
    async with shared_on(make_app, pair.ana.root) as hand:
        assert "origin" in hand.rows()[1]
        await hand.press("P", "escape")
        assert hand.at_home
        write(pair.ana, said(1, "Ana's statement."))
        await hand.press("P")
        assert isinstance(hand.app.screen, WhyDialog)
        await hand.type("seen by two")
        await hand.press("enter")
        await hand.until(lambda: "harl is published." in hand.notices)
    assert [each.says for each in pair.ana.desk.history("harl")] == ["seen by two", "The first one"]


async def test_what_others_publish_is_heard_of_once_and_its_history_shown(
    make_app: MakeApp, pair: GitPair
) -> None:
    async with shared_on(make_app, pair.bo.root) as hand:
        write(pair.ana, said(1, "Ana's statement."))
        pair.ana.desk.publish("harl", "seen by two")
        await look(hand)
        assert hand.notices == ["Ana Ferro published harl."]
        await look(hand)
        assert hand.notices == ["Ana Ferro published harl."]
        await hand.press("H")
        await hand.until(lambda: isinstance(hand.app.screen, HistoryScreen))
        assert "seen by two" in hand.text
        assert "Ana's statement." in hand.text
        hand.check_rows()
        await hand.press("j", "escape")
        assert hand.at_home


def _shows(hand: Hand, screen: type) -> bool:
    return isinstance(hand.app.screen, screen)


@pytest.fixture
def clashing(pair: GitPair) -> GitPair:
    write(pair.bo, said(1, "Bo's statement."))
    pair.bo.desk.publish("harl", "What Bo heard")
    write(pair.ana, said(8, "Ana's statement."))
    pair.ana.desk.refresh()
    return pair


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)], ids=str)
async def test_a_conflict_is_told_shown_and_ended(
    make_app: MakeApp, clashing: GitPair, size: tuple[int, int]
) -> None:
    ana = clashing.ana
    mine, theirs = file(ana).read_bytes(), file(clashing.bo).read_bytes()
    async with shared_on(make_app, ana.root, size) as hand:
        if size[0] >= 80:
            assert "origin: 1 in conflict" in hand.rows()[1]
        await hand.press("exclamation_mark")
        await hand.until(lambda: isinstance(hand.app.screen, ConflictScreen))
        hand.check_rows()
        words = " ".join(hand.text.split())
        assert "BO LIND published" in words
        if size[0] >= 80:
            assert "YOU, not published" in words
            assert "Bo's statement." in words
            assert "Ana's statement." in words
            x, y = hand.find("Ana's")
            await hand.click(x, y)
            assert isinstance(hand.app.screen, ConflictScreen)
            assert hand.app.screen.at == 1
        else:
            await hand.press("j")
            assert "Ana's" in hand.text
        await hand.press("enter")
        assert isinstance(hand.app.screen, EvidenceScreen)
        assert hand.evidence.line.label == "n8"
        await hand.press("escape", "m")
        await hand.until(lambda: hand.at_home and "harl is resolved." in hand.notices)
        await hand.until(lambda: hand.app.wire.status and not hand.app.wire.status.conflicts)
        assert "conflict" not in hand.rows()[1]
        await hand.press("exclamation_mark")
        assert "No brief is in conflict." in hand.notices
    assert state(ana) == "same"
    assert {mine, theirs} <= texts(ana)


async def test_what_both_changed_cannot_be_taken_together(
    make_app: MakeApp, clashing: GitPair
) -> None:
    ana = clashing.ana
    write(ana, said(1, "Ana's statement."))
    async with shared_on(make_app, ana.root) as hand:
        await hand.press("exclamation_mark")
        await hand.until(lambda: isinstance(hand.app.screen, ConflictScreen))
        assert hand.text.count("both of you") == 3, "at each, and why both cannot be taken"
        assert "take both" not in hand.rows()[-1]
        await hand.press("m")
        assert isinstance(hand.app.screen, ConflictScreen)
        await hand.press("t")
        await hand.until(lambda: hand.at_home)
    assert file(ana).read_bytes() == file(clashing.bo).read_bytes()


async def test_a_revision_is_restored_when_asked_for_and_nothing_is_lost(
    make_app: MakeApp, pair: GitPair
) -> None:
    bo = pair.bo
    first = file(bo).read_bytes()
    write(bo, said(1, "Bo's statement."))
    bo.desk.publish("harl", "What Bo heard")
    second = file(bo).read_bytes()
    async with shared_on(make_app, bo.root) as hand:
        await hand.press("H")
        await hand.until(lambda: isinstance(hand.app.screen, HistoryScreen))
        await hand.press("j", "R")
        assert "by Ana Ferro" in hand.text
        await hand.press("c")
        assert isinstance(hand.app.screen, HistoryScreen)
        assert file(bo).read_bytes() == second
        await hand.press("R", "r")
        await hand.until(lambda: hand.at_home)
        assert "harl is as it was then, and not published: P does that." in hand.notices
        await hand.until(lambda: not hand.app.background.busy("desk looked at", "reload"))
        assert "Bo's statement." not in hand.text
    assert file(bo).read_bytes() == first
    assert second in texts(bo)
    assert state(bo) == "edited"


def test_many_publications_are_one_notice() -> None:
    def by(author: str, *, withdrawn: bool = False) -> Revision:
        return Revision("1", author, "2026-01-01T00:00:00Z", withdrawn=withdrawn)

    assert news_words({"a": by("Bo Lind"), "b": by("Ana Ferro", withdrawn=True)}) == [
        "Bo Lind published a.",
        "Ana Ferro withdrew b.",
    ]
    moved = replace(by("Bo Lind", withdrawn=True), moved="b")
    assert news_words({"a": moved, "b": by("Bo Lind")}) == ["Bo Lind renamed a to b."]
    many = {f"b{n:02}": by(["Bo Lind", "Ana Ferro", "Cy Oru"][n % 3]) for n in range(14)}
    assert news_words(many) == ["Bo Lind and 2 others published 14 briefs."]
    four = dict.fromkeys("abcd", by("Bo Lind"))
    assert news_words(four) == ["Bo Lind published 4 briefs."]
    assert told_words(four, {"a", "c"}) == [
        "Bo Lind published 4 briefs. You have edited 2 of them, too: ! shows both sides."
    ]


def test_publications_that_follow_each_other_are_summed() -> None:
    """Up to three in ten seconds are told one by one; what is edited here, too, never waits."""
    now = 0.0
    news = DeskNews(lambda: now)

    def heard(key: str, at: float, *both: str) -> list[str]:
        nonlocal now
        now = at
        revision = Revision("1", "Bo Lind", "2026-01-01T00:00:00Z")
        found = news.heard({key: revision} if key else {}, set(both))
        assert all(each.warning == bool(both) for each in found)
        return [each.words for each in found]

    assert [heard(f"b{n}", n) for n in range(3)] == [[f"Bo Lind published b{n}."] for n in range(3)]
    assert [heard(f"c{n}", 3 + n / 4) for n in range(20)] == [[]] * 20
    assert heard("", 9) == []
    assert heard("", 13) == ["Bo Lind published 20 briefs."]
    assert heard("d", 14) == []
    assert heard("e", 15, "e") == [
        "Bo Lind published d.",
        "Bo Lind published e. You have edited e, too: ! shows both sides.",
    ]
    assert heard("f", 40) == ["Bo Lind published f."]
    assert heard("", 60) == []


async def test_help_is_there_where_the_footer_offers_it(
    make_app: MakeApp, clashing: GitPair
) -> None:
    """The other screens' keys wait until Esc: m takes both sides, and opens no map."""
    async with shared_on(make_app, clashing.ana.root) as hand:
        for key, screen in (("exclamation_mark", ConflictScreen), ("H", HistoryScreen)):
            await hand.press(key)
            await hand.until(partial(_shows, hand, screen))
            assert "? help" in hand.rows()[-1]
            for asked in ("question_mark", "f1"):
                await hand.press(asked)
                assert isinstance(hand.app.screen, HelpScreen)
                assert hand.app.screen.about == screen.where
                await hand.press("escape")
                assert isinstance(hand.app.screen, screen)
            await hand.press("l", "u")
            assert isinstance(hand.app.screen, screen)
            await hand.press("escape")
            assert hand.at_home


async def test_what_is_refused_is_said_with_the_dashboard_s_own_key(
    make_app: MakeApp, clashing: GitPair
) -> None:
    async with shared_on(make_app, clashing.ana.root) as hand:
        await hand.press("P", "enter")
        await hand.until(lambda: bool(hand.notices))
        (said,) = hand.notices
        assert said.startswith("harl was not published: Bo Lind published it at ")
        assert said.endswith(". ! shows both.")
    assert refused_words("the desk does not answer.", {"harl"}) == "The desk does not answer."


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


@pytest.mark.parametrize("where", [BRIEF, CONFLICT, HISTORY, PUBLISH])
def test_the_keys_of_a_desk_are_actions_and_clash_with_none(where: str) -> None:
    from briefing.tui.screens.overview import Overview

    screen = Overview if where == BRIEF else screen_class(where)
    names = [name for key in keys_for(where, KEYS) for name in key.keys.split(",")]
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)
    for key in keys_for(where, KEYS):
        method = getattr(screen, f"action_{key.action.partition('(')[0]}", None)
        assert method is not None, key.id
        assert inspect.getdoc(method), key.id


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
        await hand.until(lambda: not hand.app.background.busy("desk looked at"))
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
            await hand.until(lambda: not hand.app.background.busy("editing told"))
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
