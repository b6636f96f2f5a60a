"""Figures over a series: a line for each voice, never summed, nothing joined that is not one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tui import making

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.compare.amounts import axis_of
from briefing.compare.series import NO_NUMBER, NOT_COMPARABLE, OVERLAP, SCALE_CHANGED, Moved, moved
from briefing.format.reader import read
from briefing.tui.cells import plain, row_width
from briefing.tui.panes.moved import mark, moved_rows

VOICES = {
    "un": {"name": "Relief Office", "short": "Office", "kind": "monitor"},
    "town": {"name": "Town council", "short": "Council", "kind": "government"},
}


def figure(text: str = "", **fields: Any) -> making.Raw:
    return {"text": text or str(fields.get("value", "some")), "unit": "dead", **fields}


def outline(number: int, *figures: making.Raw, **fields: Any) -> Outline:
    judgements = fields.pop("judgements", [])
    yardstick = fields.pop("yardstick", "icd203")
    voices = fields.pop("voices", VOICES)
    item = {
        "id": "h", "text": f"So many were counted in brief {number}.", "by": "un",
        "category": "casualties", "figures": list(figures), "cite": ["s1:p1"], **fields,
    }  # fmt: skip
    raw = making.small(
        f"b{number}", f"2024-03-{number:02}", voices=voices, humanitarian=[item],
        judgements=judgements, yardstick=yardstick,
        places=[{"id": p, "name": p.title(), "cite": ["s1:p1"]} for p in ("quay", "mole")],
    )  # fmt: skip
    reading = read(json.dumps(raw).encode(), Brief)
    assert reading.value is not None, reading.problems
    return Outline(reading.value)


def one(*briefs: Outline) -> Moved:
    found = moved(briefs)
    assert len(found) == 1, found
    return found[0]


def words(found: Moved) -> list[str | None]:
    return [point and point.words for point in found.points]


def drawn(found: Moved, cells: int = 8) -> list[str]:
    axis = axis_of(found.points, cells, found.percent)
    return [plain(mark(point, axis, found.percent, False)) for point in found.points]


def test_a_figure_is_followed_over_the_series_the_difference_is_of_the_last_two() -> None:
    found = one(*(outline(n, figure(value=v)) for n, v in ((1, 10), (2, 40), (3, 30))))
    assert (found.who, words(found), found.difference) == ("Office", ["10", "40", "30"], "-10")
    assert [text.rstrip() for text in drawn(found)] == ["⣿⣿", "⣿⣿⣿⣿⣿⣿⣿⣿", "⣿⣿⣿⣿⣿⣿"]


def test_voices_are_never_joined() -> None:
    assert moved([outline(1, figure(value=10), by="town"), outline(2, figure(value=40))]) == []
    both = one(
        outline(1, figure(value=10), by="town"),
        outline(2, figure(value=40), by=["un", "town"], basis="reported"),
    )
    assert (both.who, both.difference) == ("Council", "+30")
    # What was the council's in the middle brief is not the office's in the first.
    assert words(one(
        outline(1, figure(value=10)),
        outline(2, figure(value=20), by="town"),
        outline(3, figure(value=40), by=["un", "town"], basis="reported"),
    )) == [None, "20", "40"]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (figure(value=10), figure(value=40, unit="wounded")),
        (figure(value=10, group="fighters"), figure(value=40, group="villagers")),
    ],
)
def test_another_unit_or_group_is_not_comparable_and_has_no_mark(
    old: making.Raw, new: making.Raw
) -> None:
    found = one(outline(1, old), outline(2, new))
    assert (words(found), found.difference) == (["10", "40"], NOT_COMPARABLE)
    rows = [plain(row) for row in moved_rows([found], ["2024-03-01", "2024-03-02"], 118, 9, False)]
    assert not any(0x2800 <= ord(sign) < 0x2900 for sign in "".join(rows))


def test_another_place_is_not_comparable() -> None:
    found = one(
        outline(1, figure(value=10), place="quay"), outline(2, figure(value=40), place="mole")
    )
    assert found.difference == NOT_COMPARABLE


def test_figures_of_an_item_are_never_summed_nor_swapped() -> None:
    found = moved(
        [
            outline(1, figure(value=10, group="men"), figure(value=3, group="women")),
            outline(2, figure(value=4, group="women"), figure(value=15, group="men")),
        ]
    )
    assert [(each.what, words(each), each.difference) for each in found] == [
        ("dead, women", ["3", "4"], "+1"),
        ("dead, men", ["10", "15"], "+5"),
    ]


@pytest.mark.parametrize(
    ("op", "shown", "full"), [(">=", ">= 48", "⣿"), (">", "> 48", "⣿"), ("<", "< 48", "⣉")]
)
def test_a_bound_is_drawn_as_a_bound_not_as_a_value(op: str, shown: str, full: str) -> None:
    found = one(outline(1, figure(value=96)), outline(2, figure(op=op, value=48)))
    value, bound = drawn(found)
    assert words(found)[1] == shown
    assert "⣉" in bound
    assert "⣉" not in value
    assert bound[0] == full
    # What may be more reaches to the end of the axis, beyond the number that was named.
    assert (bound.rstrip() == bound) == (op != "<")
    assert found.difference == ("fewer" if op == "<" else OVERLAP)


def test_a_range_is_a_band() -> None:
    found = one(outline(1, figure(value=20)), outline(2, figure(min=50, max=100)))
    assert drawn(found)[1] == "⣿⣿⣿⣿⣉⣉⣉⣉"
    assert found.difference == "+30 to +80"


def test_what_the_voice_calls_rough_is_hatched_and_so_is_its_difference() -> None:
    found = one(outline(1, figure(value=20)), outline(2, figure(op="~", value=40)))
    assert drawn(found)[1] == "⢕" * 8
    assert (words(found)[1], found.difference) == ("about 40", "about +20")


def test_words_without_a_number_have_no_mark() -> None:
    found = one(outline(1, figure("several")), outline(2, figure(value=40)))
    assert (words(found), found.difference) == (["several", "40"], NO_NUMBER)
    assert drawn(found)[0].strip() == ""


def test_what_is_the_same_is_left_out() -> None:
    assert moved([outline(1, figure(value=10)), outline(2, figure(value=10))]) == []
    assert moved([outline(1, figure(value=10))]) == []
    assert moved([]) == []


def test_percents_differ_by_points() -> None:
    unit = {"unit": "per cent of capacity"}
    found = one(outline(1, figure(value=30, **unit)), outline(2, figure(value=65, **unit)))
    assert found.difference == "+35 points"


def judged(number: int, term: str, yardstick: str = "icd203") -> Outline:
    judgement = {"id": "j", "text": "It holds.", "likelihood": term, "cite": ["s1:p1"]}
    return outline(number, judgements=[judgement], yardstick=yardstick)


def test_likelihoods_are_bands_on_one_scale_and_another_scale_is_said() -> None:
    found = one(judged(1, "unlikely"), judged(2, "likely"))
    assert (found.difference, found.who) == ("likelier", "the desk")
    assert drawn(found, 20)[1].strip() == "⣿" * 5
    assert drawn(found, 20)[1].startswith(" " * 11 + "⣿")
    changed = one(judged(1, "unlikely"), judged(2, "highly likely", "phia"))
    assert (words(changed), changed.difference) == (["20-45 %", "80-90 %"], SCALE_CHANGED)


@pytest.mark.parametrize("cells", [36, 38, 60, 78, 118, 198, 248])
@pytest.mark.parametrize("most", [2, 4, 7, 20])
def test_rows_fit_and_what_has_no_room_is_counted(cells: int, most: int) -> None:
    groups = [f"group {n}" for n in range(12)]
    briefs = [
        outline(n, *(figure(value=10 * n, group=group) for group in groups)) for n in range(1, 8)
    ]
    found, dates = moved(briefs), [each.brief.as_of for each in briefs]
    assert len(found) == 12
    rows = moved_rows(found, dates, cells, most, False)
    assert len(rows) <= most
    assert all(row_width(row) <= cells for row in rows)
    shown = sum("+10" in plain(row) for row in rows)
    said = " ".join(plain(row) for row in rows[:1] + rows[-1:])
    told = f"and {12 - shown} more" in said or f"{shown} of 12" in said
    assert not rows or shown == 12 or told


def test_a_part_is_not_followed_back_to_the_whole() -> None:
    def both(number: int, whole: int, part: int) -> Outline:
        return outline(number, figure(value=whole), figure(value=part, group="drowned"))

    found = moved([both(1, 61, 22), both(2, 74, 31)])
    assert [words(each) for each in found] == [["61", "74"], ["22", "31"]]


def test_a_part_of_what_had_no_parts_is_not_compared_with_the_whole() -> None:
    before = outline(1, figure(value=61))
    after = outline(2, figure(value=74), figure(value=31, group="drowned"))
    assert [words(each) for each in moved([before, after])] == [["61", "74"]]


def test_marks_that_are_not_simply_filled_are_explained_below_them() -> None:
    def said(*briefs: Outline) -> str:
        found = moved(briefs)
        return plain(moved_rows(found, [b.brief.as_of for b in briefs], 118, 9, False)[-1])

    assert "about" in said(outline(1, figure(value=10)), outline(2, figure(value=40, op="~")))
    assert "may be" in said(outline(1, figure(value=10)), outline(2, figure(min=40, max=60)))
    exact = said(outline(1, figure(value=10)), outline(2, figure(value=40)))
    assert "about" not in exact
    assert "may be" not in exact


def test_of_the_words_behind_a_unit_whole_clauses_are_told() -> None:
    long = "The office counts 61 deaths in the two river towns, most of them by drowning"
    briefs = [outline(n, figure(value=n), text=long) for n in (1, 2)]
    found, dates = moved(briefs), [each.brief.as_of for each in briefs]
    assert "by drowning" in plain(moved_rows(found, dates, 150, 9, False)[1])
    row = plain(moved_rows(found, dates, 120, 9, False)[1])
    assert "two river towns ›" in row


def test_a_long_name_keeps_apart_from_the_number_behind_it() -> None:
    org = {"name": "United Nations refugee agency", "kind": "monitor"}
    found = moved(
        [
            outline(n, figure("about 6,400", value=n * 6400, op="~"), voices={**VOICES, "un": org})
            for n in (1, 2)
        ]
    )
    rows = moved_rows(found, ["2024-03-01", "2024-03-02"], 110, 8, ascii_only=False)
    assert "United Nations r\u203a about 6,400" in plain(rows[1])
