"""What signs mean is told where they stand, and what may give way does before what is read."""

from __future__ import annotations

import pytest

from briefing.compare import compare
from briefing.tui.cells import plain, row_width
from briefing.tui.panes import PANES
from briefing.tui.panes.explained import explanation
from briefing.tui.panes.marks import LETTERS
from briefing.tui.panes.outlook import blocks, reasons
from briefing.tui.panes.parts import Form
from briefing.tui.panes.signs import legend_row
from briefing.tui.screens.desk.said import change_words
from briefing.tui.screens.desk.why import title_row
from briefing.tui.screens.instead_of_panes import empty_rows
from briefing.tui.widgets.frame import _trouble, narrow_facts
from briefing.tui.widgets.plan import FRONTS, TOP, VIEWS
from briefing.wire.revision_lines import told
from tui.test_pane_rows import outline
from tui.test_space import planner

ALEPPO = "aleppo-2024-11-30"
SERIES = [f"exercise-qelmara-2020-03-{day}" for day in ("04", "09")]


def test_the_letters_before_a_verdict_are_told_where_they_stand() -> None:
    lines = outline(ALEPPO, False).sections[0].lines
    letters = "".join(LETTERS.values())
    for cells, size, wanted in (
        (118, "whole", f"{letters} quote, speaker"),
        (196, "wide", f"{letters} quote, speaker"),
        (70, "whole", f"{letters} what of it was found"),
        (118, "full", ""),
    ):
        row = plain(legend_row(lines, ["verified"], Form(cells, size)))
        assert wanted in row
        assert (letters in row) == bool(wanted), (cells, size)


def test_no_sign_is_explained_that_does_not_stand_on_the_screen() -> None:
    made = outline(ALEPPO, False)
    for key, shown, missing in (
        ("actors", ("p1+",), ("stated",)),
        ("territory", ("p1+", "stated"), ()),
        ("views", ("assessed",), ("p1+", "stated")),
        ("timeline", ("stated",), ("p1+",)),
    ):
        row = plain(legend_row(made.section(key).lines, ["verified"], Form(118, "full")))
        assert all(word in row for word in shown), (key, row)
        assert not any(word in row for word in missing), (key, row)


def test_what_a_table_only_counts_is_told_by_legend_and_pointer() -> None:
    section = outline("exercise-qelmara-2020-03-17", False).section("humanitarian")
    told = "2 voices on one figure, not summed"
    assert told in plain(legend_row(section.lines, ["verified"], Form(196, "full")))
    alone = section.lines[:3]
    assert "voices" not in plain(legend_row(alone, ["verified"], Form(196, "full")))

    on_one = next(line for line in section.lines if "118 people" in line.text)
    words = explanation(on_one, None, section)
    assert "On this figure are Joint River Relief Office and the desk: side by side" in words
    together = next(line for line in section.lines if len(line.speakers) > 1)
    named = [who.name for who in together.speakers]
    assert f"Said by {' and '.join(named)}." in explanation(together, None, section)
    assert "figure" not in explanation(together, None, section)


def test_of_what_a_judgement_rests_on_the_basis_alone_is_told() -> None:
    made = outline(ALEPPO, False)
    beside = reasons(made)
    assert any(line.contradicted for line in beside)
    judgements = [made.by_id[each.id] for each in made.brief.judgements if each.id]
    row = plain(legend_row(judgements, ["own"], Form(118, "whole"), beside))
    assert "claimed" in row
    assert "contradicted" not in row


@pytest.mark.parametrize("size", [(80, 20), (120, 36), (250, 76)], ids=str)
def test_a_pane_alone_and_a_screen_of_panes_have_a_row_for_the_legend(
    size: tuple[int, int],
) -> None:
    made = planner(ALEPPO)
    for view, alone in (("overview", True), ("timeline", False)):
        key = VIEWS[view][0] if VIEWS[view] else "territory"
        plan = made.plan(*size, key, alone, view)
        assert plan.legend is not None
        assert plan.legend.y == size[1] - 1
        assert max(rect.y + rect.height for rect in plan.rects.values()) <= plan.legend.y


def test_reasons_for_a_judgement_are_whole_where_the_pane_has_the_screen() -> None:
    shown = outline(ALEPPO, False)
    section = next(s for s in shown.every_section if s.kind.key == "judgements")
    opened = blocks(section, shown, Form(69, "whole"))[0].opened
    words = " ".join(" ".join(plain(row) for row in opened).split())
    first = shown.brief.judgements[0]
    assert first.because
    for each in (*first.because, *first.against):
        assert shown.by_id[each].text in words
        assert shown.by_id[each] in reasons(shown)


def test_the_small_map_gives_up_rows_where_that_shows_more() -> None:
    made = planner(ALEPPO)
    plan = made.plan(250, 76, "situation", False)
    roomy = made.plan(300, 86, "situation", False)
    assert plan.chart is not None
    assert roomy.chart is not None
    assert plan.chart.height < roomy.chart.height
    wanted = made.steps("timeline", plan.rects["timeline"].width - 1, "wide")[-1]
    assert plan.rects["timeline"].height >= wanted


@pytest.mark.parametrize("brief", [ALEPPO, *SERIES])
def test_who_fights_whom_stays_in_the_upper_half_of_a_wide_page(brief: str) -> None:
    made = planner(brief)
    for size in ((200, 56), (250, 76)):
        plan = made.plan(*size, "situation", False)
        fronts = plan.fronts
        assert fronts is not None, FRONTS
        assert TOP <= fronts.y <= size[1] // 2


def test_a_desk_tells_of_items_by_their_words_and_not_by_their_ids() -> None:
    found = list(told(compare(*(outline(name, False) for name in SERIES))))
    changed = [each for each in found if each.change and each.change.kind == "changed"]
    assert changed
    for each in found:
        assert "→" not in change_words(each)
    for each in changed:
        assert each.change is not None
        assert not change_words(each).startswith(each.change.label)
        assert " ".join(each.change.text.split()) in " ".join(change_words(each).split())


@pytest.mark.parametrize(
    ("desk", "cells", "said"),
    [
        ("origin: 1 in conflict", 40, "1 in conflict"),
        ("north desk: offline since 02:14", 60, "offline since 02:14"),
        ("north desk: offline since 02:14", 40, "offline"),
        ("origin: 1 in conflict", 34, "conflict"),
    ],
)
def test_what_is_wrong_with_a_desk_is_told_on_a_narrow_terminal(
    desk: str, cells: int, said: str
) -> None:
    shown = outline("exercise-qelmara-2020-03-17", False)
    row = narrow_facts(shown, cells, desk=_trouble(desk, True))
    assert row_width(row) == cells
    assert f" {said} " in plain(row)
    assert plain(narrow_facts(shown, cells, desk=_trouble("north desk", False))).count("desk") == 0


@pytest.mark.parametrize("cells", [36, 60, 90])
def test_the_question_before_publishing_has_id_and_label(cells: int) -> None:
    row = plain(title_row("exercise-qelmara-2020-03-17", "north", "TLP:GREEN", cells))
    assert row.endswith(" TLP:GREEN ")
    assert "exercise-qelmara-2020" in row
    assert ("to north" in row) == (cells > 50)


def test_an_empty_library_names_its_drafts() -> None:
    rows = [plain(row) for row in empty_rows("here", [], 80, ["flood-at-harl"])]
    assert any("D opens it" in row for row in rows)
    assert any("flood-at-harl" in row for row in rows)
    assert not any("opens it" in plain(row) for row in empty_rows("here", [], 80))


def test_what_a_gap_is_about_is_told_in_words_not_by_an_id() -> None:
    shown = outline("exercise-qelmara-2020-03-17", False)
    made = PANES["gaps"].blocks(shown.section("gaps"), shown, Form(80, "whole"))
    words = "\n".join(plain(row) for block in made for row in block.opened)
    assert "about: Qelmara" in words
    assert "(qelmara)" not in words


def test_where_nothing_stands_no_signs_are_explained() -> None:
    assert legend_row([], (), Form(118, "table", False)) == []
