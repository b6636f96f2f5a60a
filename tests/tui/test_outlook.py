"""The outlook: judgements on one axis, what speaks for and against them, gaps, what to watch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.tui.widgets.plan import PANE_ORDER
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, hand_on
from tui.viewing import all_items, bar, by_hand, pane_text, squeezed

AT = pytest.mark.parametrize("size", SIZES, ids=str)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", by_hand())


@AT
async def test_all_judgements_stand_on_one_axis_between_its_ticks(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("w", "j")
        scale = next(row for row in hand.rows() if re.search(r" 0 .* 20 .* 100", row))
        likely, never = bar(hand, "It will hold."), bar(hand, "It will break")
        # 55 to 80 percent begins between 45 and 80; 5 to 20 percent ends where 20 begins.
        assert scale.index(" 45") < likely.index("⣶") < likely.rindex("⣶") <= scale.index(" 80")
        assert never[scale.index("20")] == "╎"
        assert never[scale.index("20") - 1] == "⠶"
        assert never.index("⠶") > scale.index(" 0")
        # The same tick in both rows: it is one axis.
        assert likely[scale.index("20")] == "╎"


@AT
async def test_how_sure_is_ink_and_a_word_apart_from_how_likely(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("w")
        for statement, ink, word in (("It will hold.", "⣶", "moderate"),
                                     ("It will break", "⠶", "low")):  # fmt: skip
            row = bar(hand, statement)
            assert ink in row
            assert re.search(rf"{ink}.* {word}\b", row)
            await hand.press("j")


@AT
async def test_a_judgement_without_likelihood_has_no_bar_and_says_so(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("w", "G")
        row = bar(hand, "Nobody counts.")
        assert "no likelihood given" in row
        assert not re.search("[\u2800-\u28ff]", row)


@AT
async def test_what_speaks_for_and_against_stands_below_the_selected_one_or_all_where_there_is_room(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("w")
        words = pane_text(hand, "judgements")
        for text in ("likely, 55-80 %", "speaks for", "Boatmen", "assumes", "calm weather"):
            assert text in words, text
        every = size[0] >= 120
        assert ("against" in words) == every
        assert size[0] < 80 or "Boatmen: The paper is signed." in words
        await hand.press("j")
        words = pane_text(hand, "judgements")
        assert "against" in words
        assert ("calm weather" in words) == every
        for machine_id in ("signed Boatmen", "because"):
            assert machine_id not in words


@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=str)
async def test_a_statement_is_never_cut_without_a_sign(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press("w", "j")
        whole = "Turkish-aligned forces move into areas of Aleppo province in the coming weeks."
        assert whole in squeezed(pane_text(hand, "judgements")).replace("p10+ ⇢ ", "") or (
            size[0] == 80
        )
        await hand.press("k")
        pane = hand.page.panes["judgements"]
        shown = [row for row in hand.rows() if row.startswith(" Turkish-aligned")]
        assert all("›" in row for row in shown)
        assert shown or size[0] < 80
        assert pane.selected == 0


async def test_the_outlook_is_ascii_where_that_is_asked(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root, ascii_only=True)) as hand:
        await hand.press("w")
        assert re.search(r"\| =====\|", bar(hand, "It will hold."))
        assert re.search(r"\|---\|", bar(hand, "It will break"))
        assert hand.text.isascii()


@AT
async def test_the_outlook_has_gaps_and_what_to_watch(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("w")
        words = squeezed(await all_items(hand))
        for text in ("It will hold.", "It will break at night.", "Nobody counts.", "calm weather"):
            assert text in words, text
        for _ in PANE_ORDER:
            await hand.press("tab")
            words += pane_text(hand, hand.page.focus_key)
        words = re.sub(r" s1:p\d\S*| [⇢◒✗]| [a-z ]{6}(?= )", "", words)
        for text in ("Who signed?", "escalation: Boats at night.", "(weeks)"):
            assert text in words, text
