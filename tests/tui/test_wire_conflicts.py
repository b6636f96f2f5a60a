"""Two texts of a brief that a desk shares: told, shown and ended in the dashboard."""

from __future__ import annotations

from functools import partial

import pytest
from wire.consoles import file, said, state, texts, write
from wire.gitpair import GitPair

from briefing.tui.desk_words import refused_words
from briefing.tui.screens.desk.conflict import ConflictScreen
from briefing.tui.screens.desk.history import HistoryScreen
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.question import QuestionDialog
from tui.conftest import MakeApp
from tui.desks import shared_on
from tui.hand import Hand


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
            assert "+ new - gone ~ changed" in words
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
        foot = hand.rows()[-1]
        assert all(way in foot for way in ("Esc later", "m both", "t theirs", "M mine", "?")), foot
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
        assert " m both" not in hand.rows()[-1]
        await hand.press("m")
        assert isinstance(hand.app.screen, ConflictScreen)
        mine = file(ana).read_bytes()
        for key, other in (("t", "becomes what Bo Lind published"), ("M", "in place of what Bo")):
            await hand.press(key)
            assert isinstance(hand.app.screen, QuestionDialog)
            assert other in " ".join(hand.text.split())
            await hand.press("escape")
            assert isinstance(hand.app.screen, ConflictScreen)
        assert file(ana).read_bytes() == mine, "nothing is taken before it was asked"
        await hand.press("t", "t")
        await hand.until(lambda: hand.at_home)
    assert file(ana).read_bytes() == file(clashing.bo).read_bytes()


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
