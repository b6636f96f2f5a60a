"""Relations as a network: who stands where, no line through a name, one key to the table."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from briefing.brief import model as m
from briefing.brief.plot.network import LEFT, RIGHT, columns_of
from briefing.tui.cells import plain, row_width
from briefing.tui.panes.parts import Form
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.relations import RelationsScreen, relations_page
from briefing.tui.screens.relations_cells import relations_table
from briefing.tui.screens.relations_network import network_page
from briefing.tui.screens.relations_table import RelationsPage, RelationsShown
from tui.conftest import MakeApp
from tui.hand import Hand, hand_on
from tui.test_pane_rows import outline

ALEPPO, EXERCISE = "aleppo-2024-11-30", "exercise-qelmara-2020-03-09"


def page(brief: str, cells: int, height: int, ascii_only: bool = False) -> RelationsPage | None:
    shown = outline(brief, ascii_only)
    table = relations_table(shown)
    form = Form(cells, "full", ascii_only)
    return network_page(RelationsShown(shown, table, (0, 0), 0, (0, 0), {}, form), height)


def test_camps_face_each_other_and_others_stand_with_those_they_are_tied_to() -> None:
    shown = outline(ALEPPO, False)
    at = columns_of(shown, list(shown.actors))
    left = {id for id, column in at.items() if column == LEFT}
    assert left == {"hts", "rebels", "armed-opposition", "nusra", "turkey", "sna", "israel"}
    assert {id for id, column in at.items() if column == RIGHT} == {*shown.actors} - left


@pytest.mark.parametrize("ascii_only", [False, True], ids=["unicode", "ascii"])
@pytest.mark.parametrize("size", [(120, 37), (160, 42), (250, 77)], ids=str)
def test_every_name_is_whole_and_every_line_can_be_clicked(
    size: tuple[int, int], ascii_only: bool
) -> None:
    shown = outline(ALEPPO, ascii_only)
    found = page(ALEPPO, *size, ascii_only)
    assert found is not None
    rows = [plain(row) for row in found.rows]
    assert all(row_width(row) <= size[0] for row in found.rows)
    links = [line.item for line in shown.relationships if isinstance(line.item, m.Relationship)]
    used = {end for link in links for end in (link.from_, link.to)}
    drawn = found.places[: len(links)]
    above = rows[: max(place.bottom for place in drawn) + 1]
    for id in used:
        letter = shown.sides[shown.side(shown.actors[id])]
        name = f"{letter} {shown.actor_name(id)}"
        assert sum(row.count(name) for row in above) == 1, "once, and nothing through it"
    assert sorted(place.line for place in drawn) == list(range(len(links)))
    spots = [{(x, place.top) for x in range(place.left, place.right)} for place in drawn]
    assert all(not one & other for one, other in combinations(spots, 2))
    text = "\n".join(above)
    assert text.count("against") == sum(link.type == "hostile" for link in links)
    assert not ascii_only or text.isascii()


@pytest.mark.parametrize("size", [(99, 60), (120, 24), (110, 37)], ids=str)
def test_where_it_does_not_fit_there_is_none(size: tuple[int, int]) -> None:
    assert page(ALEPPO, *size) is None


@pytest.mark.parametrize("size", [(160, 42), (200, 57), (250, 77)], ids=str)
@pytest.mark.parametrize("network", [True, False], ids=["network", "table"])
def test_where_rows_are_left_every_relationship_is_told_and_can_be_clicked(
    size: tuple[int, int], network: bool
) -> None:
    shown = outline(ALEPPO, False)
    table = relations_table(shown)
    form = RelationsShown(shown, table, table.at[3], 3, (0, 0), {}, Form(size[0], "full"))
    found = (network_page if network else relations_page)(form, size[1])
    assert found is not None
    assert len(found.rows) <= size[1]
    below = found.places[-len(table.lines) :]
    assert [place.line for place in below] == list(range(len(table.lines)))
    for line, place in zip(table.lines, below, strict=True):
        rows = [plain(row)[place.left : place.right] for row in found.rows]
        told = " ".join(row.strip(" ▸") for row in rows[place.top : place.bottom])
        assert " ".join(line.text.split()) in " ".join(told.split())
        assert line.speakers[0].short in told or not line.speakers
    marked = [
        place.line for place in below if "▸" in plain(found.rows[place.top])[place.left :][:1]
    ]
    assert marked == [3]


@pytest.mark.parametrize("size", [(120, 36), (160, 37)], ids=str)
def test_where_few_rows_are_left_each_relationship_has_one_and_the_chosen_one_its_note(
    size: tuple[int, int],
) -> None:
    shown = outline(ALEPPO, False)
    table = relations_table(shown)
    for number, line in enumerate(table.lines):
        form = RelationsShown(
            shown, table, table.at[number], number, (0, 0), {}, Form(size[0], "full")
        )
        found = network_page(form, size[1])
        assert found is not None
        assert len(found.rows) <= size[1]
        below = found.places[-len(table.lines) :]
        assert {place.bottom - place.top for place in below} == {1}
        last = " ".join(plain(row).strip() for row in found.rows[below[8].bottom :]).strip()
        note = shown.say(getattr(line.item, "note", None))
        assert last == (f"{line.text}: {note}" if note else "")


def screen(hand: Hand) -> RelationsScreen:
    assert isinstance(hand.app.screen, RelationsScreen)
    return hand.app.screen


async def test_the_table_is_one_key_away_and_each_line_opens(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (120, 40)) as hand:
        await hand.press("r")
        here = screen(hand)
        assert here.as_network
        seen = set()
        for number in range(len(here.table.lines)):
            assert here.index == number
            assert here.line is not None
            seen.add(here.line.label)
            hand.check_rows()
            await hand.press("j")
        assert len(seen) == len(here.table.lines)
        await hand.press("g", "enter")
        assert isinstance(hand.app.screen, EvidenceScreen)
        await hand.press("escape", "j", "t")
        shown = [screen(hand).as_network]
        assert here.cell == here.table.at[1]
        await hand.press("t")
        shown.append(screen(hand).as_network)
        await hand.resize(80, 24)
        shown.append(screen(hand).as_network)
        assert shown == [False, True, False]
        assert here.index == 1
        hand.check_rows()
