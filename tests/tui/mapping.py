"""A brief of four islands, and where its places stand on the screen."""

from __future__ import annotations

from typing import Any

from briefing.tui.screens.map.screen import MapScreen
from tui import making
from tui.hand import Hand

TOWNS = {
    "quay": ("Grain Quay", -17.75, 168.30),
    "hill": ("Signal Hill", -15.50, 167.20),
    "mill": ("Upper Mill", -19.50, 169.25),
    "pass": ("Goat Pass", -13.90, 167.55),
}


def claim(ident: str, place: str | None, holder: str, **more: Any) -> making.Raw:
    """Return a claim on a place, or on none."""
    return making.statement(
        f"{holder} is said to hold it.", id=ident, holder=holder, control="full",
        **({"place": place} if place else {}), **more,
    )  # fmt: skip


def mapped(**more: Any) -> making.Raw:
    """Four places on islands, one without coordinates, claims on three of them and on none."""
    places = [
        {"id": key, "name": name, "lat": lat, "lon": lon, "precision": "exact", "cite": ["p1"]}
        for key, (name, lat, lon) in TOWNS.items()
    ]
    places.append({"id": "inland", "name": "The Interior", "cite": ["p1"]})
    return making.small(
        "islands",
        actors=[
            {"id": "guard", "name": "Guard", "side": "guard", "cite": ["p1"], "kind": "state"},
            {"id": "league", "name": "League", "side": "league", "cite": ["p1"], "kind": "rebel"},
        ],
        places=places,
        territory=[
            claim("t1", "hill", "guard"),
            claim("t2", "quay", "guard"),
            claim("t3", "quay", "league"),
            claim("t4", None, "league"),
            claim("t5", "inland", "league"),
            claim("t6", "mill", "league"),
            claim("t7", "pass", "guard"),
        ],
        humanitarian=[
            making.statement("Many have left.", id="h1", category="displacement", place="mill")
        ],
        **more,
    )


def screen(hand: Hand) -> MapScreen:
    """Return the map that is on the screen."""
    assert isinstance(hand.app.screen, MapScreen)
    return hand.app.screen


def place(hand: Hand) -> str:
    """The id of the selected place."""
    stop = screen(hand).stop
    assert stop is not None
    return stop.id


def spot(hand: Hand, site: str) -> tuple[int, int]:
    """Where on the screen the name of a place begins on the map."""
    chart = screen(hand).map
    frame = chart.frame()
    assert frame is not None
    at = next(answer.spot for answer in frame.answers if answer.key == site)
    return chart.region.x + at.column, chart.region.y + at.row


def lit(hand: Hand) -> str:
    """What stands reversed on the map."""
    region = screen(hand).map.region
    return "".join(
        span.text
        for row in hand.spans()[region.y : region.bottom]
        for span in row
        if span.x < region.right and span.style.bgcolor == hand.app.palette.style("hi r").bgcolor
    )
