"""What else a brief has on an item stands in both columns of its evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.brief.outline import Outline
from briefing.brief.scales import CROSSCHECK_STATUSES
from briefing.format.reader import read_brief
from briefing.tui.cells import Row, plain
from briefing.tui.panes.parts import Form
from briefing.tui.screens.evidence.others import OtherItems, other_voices, shared

from .conftest import MakeApp
from .hand import AT, Hand, hand_on

ALEPPO, EXERCISE = "aleppo-2024-11-30", "exercise-qelmara-2020-03-09"


def rows(count: int) -> list[Row]:
    return [[(str(number), "text")] for number in range(count)]


def others(cells: int, *heights: int) -> OtherItems:
    parts = [("", rows(height)) for height in heights]
    return OtherItems("NAMED IN", "all", "further", cells, parts, str(len(heights)))


@pytest.mark.parametrize("first", [0, 1])
def test_the_longer_column_is_as_short_as_whole_items_allow(first: int) -> None:
    for here, there in ((0, 30), (10, 10), (30, 0), (4, 9)):
        both = others(20, 3, 3, 2, 4, 3), others(20, 3, 3, 2, 4, 3)
        start = (rows(there), rows(here)) if first else (rows(here), rows(there))
        columns = shared(*start, both, first=first, room=0)
        one, other = columns[first], columns[1 - first]
        least = min(
            max(here + len(both[0].rows(0, count)), there + len(both[0].rows(count)))
            for count in range(6)
        )
        assert max(len(one), len(other)) == least
        heads = [[plain(row).split()[2] for row in column if plain(row).startswith("NAMED")]
                 for column in (one, other)]  # fmt: skip
        assert heads in ([["all"], ["further"]], [["all"], []], [[], ["all"]])


def test_where_either_column_is_long_or_there_is_room_all_of_them_stand_together() -> None:
    both = others(20, 3, 3), others(20, 3, 3)
    for length, room in ((40, 0), (4, 30)):
        left, right = shared(rows(length), rows(12), both, first=1, room=room)
        assert len(left) == length
        assert sum(plain(row).startswith("NAMED") for row in right) == 1
    left, right = shared(rows(4), rows(12), both, first=1, room=18)
    assert sum(plain(row).startswith("NAMED") for row in left) == 1


async def open_evidence(hand: Hand, *keys: str) -> list[str]:
    await hand.press(*keys, "enter")
    seen = hand.rows()
    return seen[4:-1]


async def test_an_actor_that_many_items_name_fills_both_columns_where_one_is_not_enough(
    make_app: MakeApp, bundled: Path
) -> None:
    for size, spread in (((160, 45), True), ((160, 60), False)):
        async with hand_on(make_app(bundled, EXERCISE), size) as hand:
            seen = await open_evidence(hand, "a")
            heads = [row for row in seen if "NAMED IN" in row]
            assert any("items that name or quote it" in row[80:] for row in heads)
            assert any("further items" in row[:80] for row in heads) == spread


async def test_what_a_judgement_rests_on_stands_in_rows_of_its_own(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (160, 60)) as hand:
        seen = await open_evidence(hand, "w")
        assert ".;" not in hand.text
        told = [row[85:].strip() for row in seen]
        assert any(row.startswith("because     HTS rebels: Rebels say") for row in told)
        assert any(row.startswith("Hokayem: Hokayem speaks") for row in told)
        assert not any("the source does not say" in row for row in told), "the desk is no source"


async def test_kinds_stand_in_words(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (120, 40)) as hand:
        await open_evidence(hand, "a", "j")
        assert "external state" in hand.text
        assert "external-state" not in hand.text
    async with hand_on(make_app(bundled, EXERCISE), (160, 60)) as hand:
        await open_evidence(hand, "h")
        assert re.search(r"\((international organisation|government)\)", hand.text)


async def test_what_is_at_hand_of_each_paragraph_stands_in_one_column(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (160, 60)) as hand:
        seen = await open_evidence(hand, "w")
        facts = [re.match(r" {7}(names|figures|dates|speaks|quoted) +", row) for row in seen]
        assert len({match.end() for match in facts if match}) == 1
        blank = [number for number, row in enumerate(seen[:-2]) if not row[:80].strip()]
        ends = max(number for number, row in enumerate(seen) if row[:80].strip())
        assert not any(number + 1 in blank for number in blank if number + 1 < ends)


def test_what_contradicts_an_item_is_told_before_what_agrees(bundled: Path) -> None:
    brief = read_brief(bundled / "briefs" / f"{EXERCISE}.yaml", bundled).value
    assert brief is not None
    outline, told = Outline(brief), 0
    order: list[str] = [*CROSSCHECK_STATUSES]
    for line in outline.every_line():
        found = other_voices(outline, line, Form(80, "full", ascii_only=False), 80)
        statuses = [status.strip().replace(" ", "-") for status, _ in found.parts]
        assert statuses == sorted(statuses, key=order.index)
        for status, told_rows in found.parts:
            words = [plain(row).split(" ")[0] for row in told_rows]
            sides = [word for word in words if word in ("supports", "contradicts")]
            if status.strip() == "contradictory":
                assert sides == sorted(sides), "contradicts, then supports"
                told += len(set(sides)) == 2 or len(statuses) > 1
    assert told > 1, "there are such items"


@AT
async def test_who_contradicts_an_item_stands_right_below_it(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, EXERCISE), size) as hand:
        rows = await open_evidence(hand, "t")
        hand.check_rows()
        at = next(n for n, row in enumerate(rows) if "contradicted by Ministry" in row)
        assert "⇋" in rows[at]
        left = size[0] // 2 if size[0] >= 100 else size[0]
        before = " ".join(row[:left] for row in rows[:at])
        assert "claimed by Teodor Vask" in before
        assert not re.search("SOURCE|found", before)
        await hand.press("escape", "s", "enter")
        assert "contradicted by" not in hand.text, "nobody contradicts the first"


def test_who_gives_another_number_for_the_same_figure_is_told(bundled: Path) -> None:
    file = bundled / "briefs" / "exercise-qelmara-2020-03-17.yaml"
    brief = read_brief(file, bundled).value
    assert brief is not None
    outline = Outline(brief)
    lines = outline.section("humanitarian").lines
    returned = next(line for line in lines if "118 people" in line.text)
    found = other_voices(outline, returned, Form(60, "full"), 60)
    (status, told), text = found.parts[-1], "\n".join(map(plain, found.parts[-1][1]))
    assert status == " not summed"
    assert [plain(row).split()[0] for row in told].count("beside") == 2
    assert "Fewer than 600 people" in text
    assert "the desk" in text
    alone = next(line for line in lines if "65 per cent" in line.text)
    assert not other_voices(outline, alone, Form(60, "full"), 60).parts
