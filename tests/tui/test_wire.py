"""A library that a desk shares, in the dashboard: publishing, what others publish, history."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from msgspec.structs import replace
from wire.consoles import file, said, state, texts, write
from wire.gitpair import GitPair

from briefing.tui.desk_words import news_words, told_words
from briefing.tui.keys import KEYS, keys_for
from briefing.tui.registry import BRIEF, CONFLICT, HISTORY, PUBLISH, screen_class
from briefing.tui.screens.desk.history import HistoryScreen
from briefing.tui.screens.desk.why import WhyDialog
from briefing.tui.services.desk_news import DeskNews
from briefing.wire.protocol import Revision
from tui.conftest import MakeApp
from tui.desks import look, shared_on
from tui.hand import hand_on


async def test_without_a_desk_there_is_nothing_of_it(make_app: MakeApp, bundled: Path) -> None:
    app = make_app(bundled)
    async with hand_on(app) as hand:
        await hand.until_idle("desk looked at")
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
        await hand.until_idle("desk looked at", "reload")
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
