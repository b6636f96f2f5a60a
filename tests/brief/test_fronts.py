"""Who fights whom: only what relationships say, by the sides of the brief."""

from __future__ import annotations

from typing import Any

import msgspec

from briefing.brief.impacts import impact_kind, of_whom, totals
from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.sides.fronts import Front, fronts
from briefing.tui.cells import plain
from briefing.tui.panes.fronts import front_rows
from briefing.tui.panes.parts import Form


def brief(**sections: Any) -> Outline:
    raw = {
        "schema": "briefing/1", "id": "b", "title": "T", "tlp": "CLEAR", "as_of": "2024-11-30",
        "sources": [{"id": "s1", "title": "A text", "kind": "newspaper"}],
        "voices": {"ada": {"name": "Ada Lorn", "kind": "expert"}},
        "situation": {"summary": [{"text": "Something.", "cite": ["p1"]}]},
        "actors": [
            {"id": "army", "name": "Army", "side": "north", "cite": ["p1"]},
            {"id": "front", "name": "Front", "side": "south", "cite": ["p1"]},
            {"id": "wing", "name": "Wing", "side": "south", "cite": ["p1"]},
            {"id": "ally", "name": "Ally", "side": "east", "cite": ["p1"]},
            {"id": "nomads", "name": "Nomads", "cite": ["p1"]},
        ],
        "places": [{"id": "harl", "name": "Harl", "cite": ["p1"]}],
        **sections,
    }  # fmt: skip
    return Outline(msgspec.convert(raw, Brief))


def tie(one: str, kind: str, other: str, **more: Any) -> dict[str, Any]:
    return {"from": one, "type": kind, "to": other, "cite": ["p1"], **more}


def said(front: Front) -> tuple[list[str], list[str]]:
    return [each.name for each in front.one.fighters], [each.name for each in front.other.fighters]


def test_only_who_is_named_as_against_another_stands_in_a_front() -> None:
    outline = brief(
        relationships=[
            tie("nomads", "hostile", "army"),
            tie("front", "hostile", "army"),
            tie("army", "hostile", "front", by="ada"),
            tie("ally", "backs", "wing"),
            tie("ally", "contact", "army"),
        ]
    )
    main, other = fronts(outline)
    assert said(main) == (["Front"], ["Army"]), "two relationships: the first of the fronts"
    assert [(each.name, each.backed) for each in main.one.backers] == [("Ally", ("Wing",))]
    assert not main.other.backers, "to be in touch is not to back"
    assert said(other) == (["Nomads"], ["Army"])
    assert other.one.party.side == ""
    assert main.one.fighters[0].basis == "stated", "the firmest basis on which it is named"


def test_what_one_voice_alone_says_has_its_sign() -> None:
    outline = brief(relationships=[tie("front", "hostile", "army", by="ada")])
    for ascii_only, sign in ((False, "◊"), (True, "(a)")):
        (rows,) = front_rows(outline, Form(69, "full", ascii_only))
        assert f"Front{sign}" in plain(rows[0])
        assert f"Army{sign}" in plain(rows[0])


def test_without_enemies_there_is_no_front() -> None:
    assert fronts(brief(relationships=[tie("ally", "backs", "front")])) == []
    assert front_rows(brief(), Form(69, "full")) == []


def statement(text: str, *figures: dict[str, Any]) -> dict[str, Any]:
    return {"text": text, "cite": ["p1"], "figures": list(figures)}


def figure(text: str, value: int, unit: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "value": value, "unit": unit, **more}


def test_a_total_is_a_figure_for_no_place_and_no_group_apart() -> None:
    outline = brief(
        situation={
            "summary": [
                statement("Many have fled.", figure("500", 500, "people", group="displaced")),
                statement("In Harl 40 died.", figure("40", 40, "deaths")),
                statement(
                    "60 died.",
                    figure("60", 60, "deaths"),
                    figure("9", 9, "dead", group="drowned"),
                ),
                statement("The lake is full.", figure("82", 82, "per cent")),
            ]
        }
    )
    assert [(each.kind, each.figure.value) for each in totals(outline)] == [
        ("displaced", 500), ("dead", 60),
    ]  # fmt: skip


def test_an_impact_is_called_by_what_its_figures_count() -> None:
    outline = brief(
        humanitarian=[
            {**statement("A.", figure("5", 5, "people")), "category": "displacement",
             "group": "displaced people"},
            {**statement("B.", figure("5", 5, "killed", group="fishers")),
             "category": "casualties"},
            {**statement("C."), "category": "needs"},
        ]
    )  # fmt: skip
    items = outline.brief.humanitarian
    assert [impact_kind(item) for item in items] == ["displaced", "dead", "needs"]
    assert of_whom(items[0].figures[0], items[0].group, "displaced") == ""
    assert of_whom(items[1].figures[0], items[1].group, "dead") == "fishers"
