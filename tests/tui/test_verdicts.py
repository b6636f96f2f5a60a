"""Verdicts on the screen: where they stand, and what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.glyphs import VERDICT
from briefing.tui.widgets.pane import Pane
from tui import judged, making
from tui.conftest import MakeApp
from tui.hand import SIZES, hand_on
from tui.judged import marks

EXERCISE = "exercise-qelmara-2020-03-09"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of one brief with an item for every verdict."""
    return judged.library(tmp_path / "library")


async def test_each_item_has_its_mark_in_the_last_column(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        assert marks(hand, "situation") == {
            "good": "◒", "voice": "✓", "altered": "✗", "elsewhere": "✗", "wrong": "✗",
            "qualified": "◒", "open": "?", "waived": "✓",
        }  # fmt: skip
        assert "✓ 2   ◒ 2   ✗ 3   ⇢ 1   1 uncheckable   1 waived" in hand.rows()[1]


@pytest.mark.parametrize("brief", ["aleppo-2024-11-30", "exercise-qelmara-2020-03-09"])
async def test_what_could_not_be_checked_is_said_in_a_word_where_there_is_room(
    make_app: MakeApp, bundled: Path, brief: str
) -> None:
    async with hand_on(make_app(bundled, brief), (200, 60)) as hand:
        outline = hand.app.card.outline
        assert outline
        known = hand.app.checking.of(hand.app.card)
        assert known
        count = known.counts()["not_checkable"]
        for cells in (200, 160, 120, 119, 80):
            await hand.resize(cells, 40)
            top, facts = hand.rows()[:2]
            assert (f"  {count} uncheckable  " in facts) == (cells >= 120), cells
            assert (f"? {count}" in facts or f"?{count}" in facts) == (cells < 120), cells
            assert facts.rstrip().endswith(outline.tlp)
            assert outline.cut_off in top


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_item_of_every_pane_has_one(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, EXERCISE), size) as hand:
        verdicts = hand.app.checking.by_path(hand.app.card)
        seen = 0
        for key in making.SECTIONS:
            hand.page.go(key, 0)
            await hand.settle()
            section = hand.page.panes[key].section
            assert section is not None
            paths = {line.label: line.path for line in section.lines}
            for label, sign in marks(hand, key).items():
                verdict = verdicts.get(paths[label])
                assert sign == (VERDICT[verdict.mark] if verdict else " "), (key, label)
                seen += 1
        assert seen > 15


async def test_a_wide_pane_says_which_fields_were_found(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root), (200, 60)) as hand:
        assert " qs  n ✓" in hand.text, "quotation, speaker and names"
        (wrong,) = [row for row in hand.rows() if "At Osk 70 people" in row]
        assert "  f n ✗" in wrong, "what was not found has its letter, too"
    async with hand_on(make_app(root), (120, 40)) as hand:
        assert "qs  n" not in hand.text, "there is no room"


async def test_in_ascii_the_marks_are_those_of_ascii(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(judged.library(tmp_path / "library"), ascii_only=True)
    async with hand_on(app, (40, 12)) as hand:
        assert set(marks(hand, "situation").values()) <= set(".&x?")
        assert "&2 x3 ?1" in hand.rows()[1]
        assert "\n".join(hand.rows()).isascii()


async def test_the_counts_leave_as_the_terminal_narrows_and_the_label_stays(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, EXERCISE), (200, 24)) as hand:
        counts = hand.app.checking.of(hand.app.card).counts()  # type: ignore[union-attr]
        whole = f"✓ {counts['verified']}"
        had = {"brief 3 of 4": True, whole: True}
        for columns in (200, 150, 120, 100, 90, 80, 60, 40, 30):
            await hand.resize(columns, 24)
            row = hand.rows()[1]
            assert "TLP:AMBER+STRICT" in row
            had["brief 3 of 4"] &= "3 of 4" in row or "3/4" in row
            had[whole] &= whole in row
            assert had[whole] or not had["brief 3 of 4"], "the position goes before the verdicts"
        assert not any(had.values())


async def test_the_pointer_is_told_the_verdict_in_words(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        from briefing.tui.panes.explained import explanation

        pane: Pane = hand.page.panes["situation"]
        assert pane.section is not None
        line = next(line for line in pane.section.lines if line.label == "altered")
        words = explanation(line, pane.verdicts[line.path])
        assert words.startswith("Not found: quotation. The quotation 'left somebody behind")
