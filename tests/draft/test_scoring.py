"""The scorer tells right from wrong, as the README of the corpus says, and fails under a floor."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from draft.scoring import printed, report
from draft.scoring.alike import Names, numbers, same_days
from draft.scoring.gold import GoldText
from draft.scoring.items import Held
from draft.scoring.measure import Measured, draft_of
from draft.scoring.report import FLOORS, fallen, figures, table, under
from draft.scoring.tally import Tally, Whole

from briefing.draft.source_text import SourceText
from briefing.verify.days import Span

TEXT = """\
Ines Roth, the mayor of Harl, said on Tuesday that 300 people had left. "We stay," she said.

The army holds the bridge.
"""
GOLD = """\
title: Harl
published: 2020-03-04
kind: agency
publisher: Halyard

person | Ines Roth | Roth
place | Harl
noun | army
noun | bridge
voice | Ines Roth | government

p1 quote | We stay, | Ines Roth
p1 said | Ines Roth | said on
p1 said | Ines Roth | she said
p1 figure | 300
p1 date | on Tuesday | 2020-03-03
p1 humanitarian | displacement | 300
p2 territory | bridge | army | full
p2 tie | army | allied | Harl
"""


@pytest.fixture
def gold(tmp_path: Path) -> GoldText:
    (tmp_path / "harl.txt").write_text(TEXT, "utf-8")
    (tmp_path / "harl.gold").write_text(GOLD, "utf-8")
    return GoldText(tmp_path / "harl.txt")


def day(number: int) -> date:
    return date(2020, 3, number)


def test_what_a_plain_text_says_is_found_right_and_whole(gold: GoldText) -> None:
    rows = dict(printed.score(gold, SourceText(gold.paragraphs, gold.published)))
    assert {row: (each.precision, each.recall) for row, each in rows.items()} == {
        "quotation spans": (1, 1),
        "speaker of a quotation": (1, 1),
        "attributions": (1, 1),
        "figures": (1, 1),
        "dates": (1, 1),
    }


@pytest.mark.parametrize(
    ("row", "was", "now"),
    [
        ("quotation spans", "quote | We stay, |", "quote | We leave, |"),
        ("speaker of a quotation", "We stay, | Ines Roth", "We stay, | army"),
        ("attributions", "said | Ines Roth | said on", "said | army | said on"),
        ("figures", "figure | 300", "figure | people"),
        ("dates", "2020-03-03", "2020-03-02"),
    ],
)
def test_another_gold_makes_it_wrong_and_missed(
    gold: GoldText, tmp_path: Path, row: str, was: str, now: str
) -> None:
    assert was in GOLD
    (tmp_path / "harl.gold").write_text(GOLD.replace(was, now), "utf-8")
    other = GoldText(tmp_path / "harl.txt")
    tally = dict(printed.score(other, SourceText(gold.paragraphs, gold.published)))[row]
    assert (tally.precision or 0) < 1
    assert (tally.recall or 0) < 1
    assert tally.wrong or tally.missed


def test_what_careful_readers_differ_over_is_neither_wrong_nor_missed(
    gold: GoldText, tmp_path: Path
) -> None:
    (tmp_path / "harl.gold").write_text(GOLD.replace("figure |", "figure? |"), "utf-8")
    text = SourceText(gold.paragraphs, gold.published)
    tally = dict(printed.score(GoldText(tmp_path / "harl.txt"), text))["figures"]
    assert (tally.found, tally.due) == (0, 0)


def test_a_line_that_says_nothing_is_refused(gold: GoldText, tmp_path: Path) -> None:
    (tmp_path / "harl.gold").write_text(GOLD + "p1 figures | 300\n", "utf-8")
    with pytest.raises(ValueError, match="p1 figures"):
        GoldText(tmp_path / "harl.txt")


def test_names_are_the_same_by_surname_title_and_kind_of_place() -> None:
    roth = Names(("Ines Roth", "Roth"), person=True)
    assert roth.has("Roth")
    assert roth.has("Mayor Ines Roth")
    assert not roth.has("Rothman")
    assert Names(("Kolo",), person=False).has_place("Kolo town")
    assert not Names(("Kessa",), person=False).has_place("Lower Kessa")
    assert Names(("the army",), person=False).has("The army")


def test_figures_are_the_same_by_their_numbers() -> None:
    assert numbers("at least 1,200") == numbers("1,200 people") == ["1,200"]
    assert numbers("twenty-three") == ["twenty", "three"]
    assert numbers("30 men at most") == ["30"]
    assert numbers("half a million") != numbers("a million")


def test_days_are_the_same_and_soft_ends_give_way() -> None:
    tuesday = Span(day(3), day(3))
    assert same_days(tuesday, "2020-03-03")
    assert not same_days(tuesday, "2020-03-04")
    assert not same_days(None, "2020-03-03")
    assert not same_days(Span(day(1), day(31)), "2020-03-03")
    assert same_days(Span(day(1), day(31), loose=True), "2020-03-03")
    assert same_days(tuesday, "2020-03-01..2020-03-07")


def test_items_are_held_by_their_fields(gold: GoldText) -> None:
    made = draft_of(gold)
    held = Held(gold, made)
    (fact,) = gold.of("humanitarian")
    right = {"category": "displacement", "figures": [{"text": "300 people"}]}
    assert held.is_impact(right, fact)
    assert not held.is_impact({**right, "category": "casualties"}, fact)
    assert not held.is_impact({**right, "figures": [{"text": "30 people"}]}, fact)


def _measured(value: int) -> Measured:
    rows = {row: Tally(found=100, right=value, due=100, met=value) for row in FLOORS}
    return Measured(rows, Whole(1, 1))


def test_every_row_under_its_floor_is_named_and_none_above() -> None:
    assert under("open", figures(_measured(100))) == []
    low = under("open", figures(_measured(50)))
    assert len(low) == sum(
        floor is not None for floors in FLOORS.values() for floor in floors.of("open")
    )
    assert "open: figures: P .500 is under .93" in low


def test_a_row_of_which_nothing_was_found_is_under_its_recall() -> None:
    found = {"bodies": (None, 0.0)}
    assert "open: bodies: R .000 is under .80" in under("open", found)


def test_a_fall_of_more_than_three_hundredths_is_named() -> None:
    recorded = {"relationships": (0.90, 0.50)}
    assert fallen({"relationships": (0.87, 0.47)}, recorded) == []
    assert fallen({"relationships": (0.90, 0.46)}, recorded) == [
        "open: relationships: R .460 has fallen from .500"
    ]


def test_the_table_has_both_halves_beside_their_floors() -> None:
    shown = table({"open": _measured(97), "kept": _measured(50)})
    line = next(each for each in shown.splitlines() if each.startswith("figures"))
    assert line.split() == ["figures", ".97", ".93", ".97", ".85", ".50", ".92", ".50", ".85"]


def test_of_kept_texts_no_details_can_be_asked_for() -> None:
    with pytest.raises(SystemExit):
        report.main(["--text", "anything"])


def test_what_is_recorded_has_every_row() -> None:
    recorded = json.loads(report.RECORDED.read_text("utf-8"))
    assert recorded.keys() == {"open", "kept"}
    assert all(rows.keys() == FLOORS.keys() for rows in recorded.values())
