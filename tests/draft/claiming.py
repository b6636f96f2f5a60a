"""The claims on places that a text makes, of a cast that is given."""

from __future__ import annotations

from draft.fake_cast import FakeCast

from briefing.draft.find.territory import find
from briefing.draft.source_text import SourceText

ACTORS = {
    "league": ("Terrace League", "League", "the League"),
    "wardens": ("Ford Wardens", "Wardens"),
    "army": ("army", "soldiers", "troops"),
    "rebels": ("rebels", "rebel"),
    "guard": ("Dam Guard",),
    "klm": ("Kessa Liberation Movement", "KLM"),
    "police": ("police",),
    "brigade": ("River Brigade",),
}
PLACES = {
    "qelmara": ("Qelmara",),
    "dessim": ("Dessim",),
    "maruqa": ("Maruqa",),
    "pylon-hill": ("Pylon Hill",),
    "old-bridge": ("Old Bridge",),
    "dam": ("Kaldreth Dam",),
    "quay": ("Grain Quay",),
    "harrowin": ("Harrowin",),
}
VOICES = {"vask": ("Teodor Vask", "Vask"), "ministry": ("Ministry of Defence", "the ministry")}
ORGS = {"vask": "Terrace League"}


def claims(*paragraphs: str) -> list[tuple[str, str, str]]:
    """Place, holder and control of each claim that a text makes, "" where one is open."""
    text = SourceText(paragraphs, None)
    cast = FakeCast(text, actors=ACTORS, places=PLACES, voices=VOICES, orgs=ORGS)
    found = []
    for each in find(text, cast):
        parts = {key: part.value for key, part in each.parts.items()}
        found.append((parts.get("place", ""), parts.get("holder", ""), parts["control"]))
    return found
