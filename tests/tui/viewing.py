"""A brief small enough to count by hand, and what the screens show of it."""

from __future__ import annotations

import re

from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.sources import SourcesScreen
from tui import making
from tui.hand import Hand

KEYS = {"l": "timeline", "w": "analysis", "u": "sources", "o": "overview"}
"""The keys that change the screen, and what each shows."""


def by_hand() -> making.Raw:
    """A brief small enough to count by hand what the screens say of it."""
    return making.small(
        sources=[
            {"id": "s1", "title": "River truce holds", "kind": "newspaper", "text": "s1.txt",
             "publisher": "The Post", "published": "2024-11-20", "paragraphs": 6},
            {"id": "s2", "title": "A log", "kind": "dataset", "paragraphs": 4, "licence": "MIT"},
            {"id": "s3", "title": "A letter", "kind": "statement", "text": "gone.txt"},
        ],
        voices={
            "office": {"name": "Relief Office", "kind": "monitor", "reliability": "B",
                       "role": "desk officer", "cite": ["s1:p1"]},
            "boatmen": {"name": "The boatmen", "short": "Boatmen", "kind": "party",
                        "side": "river", "cite": ["s1:p2"]},
        },
        situation={"summary": [making.statement("The truce holds.", "s1:p1", "s1:p2-p3")]},
        actors=[
            {"id": "bank", "name": "Bank side", "kind": "state", "side": "bank",
             "cite": ["s1:p2"]},
            {"id": "river", "name": "River side", "kind": "militia", "side": "river",
             "cite": ["s2:p2"]},
        ],
        relationships=[{"from": "bank", "to": "river", "type": "hostile", "by": "office",
                        "note": "For years.", "cite": ["s1:p2"]}],
        places=[{"id": "harl", "name": "Harl", "kind": "town", "country": "XA", "lat": 36.25,
                 "lon": 37.5, "precision": "locality", "aka": ["Old Harl"], "cite": ["s2:p4"]}],
        timeline=[
            {"text": "The paper is signed.", "id": "signed", "when": "last Friday", "by": "boatmen",
             "date": "2024-11-15", "date_basis": "inferred", "cite": ["s1:p2"]},
            {"text": "Boats cross.", "date": "2024-11-15", "date_basis": "stated",
             "cite": ["s1:p5"]},
            {"text": "A bell is heard.", "when": "one night", "cite": ["s3:p7-p8"]},
        ],
        yardstick="icd203",
        judgements=[
            {"text": "It will hold.", "likelihood": "likely", "confidence": "moderate",
             "because": ["signed"], "assumes": "calm weather", "cite": ["s1:p1"]},
            {"text": "It will break at night.", "likelihood": "very unlikely",
             "confidence": "low", "against": ["signed"], "cite": ["s1:p1"]},
            {"text": "Nobody counts.", "cite": ["s1:p1"]},
        ],
        gaps=[{"text": "Who signed?", "cite": ["s1:p2"]}],
        watch=[{"text": "Boats at night.", "signal": "escalation", "horizon": "weeks",
                "cite": ["s1:p5"]}],
    )  # fmt: skip


def shown(hand: Hand) -> str:
    """What is on the screen, by the name under which ``KEYS`` has it."""
    screen = hand.app.screen
    if isinstance(screen, SourcesScreen):
        return "sources"
    if isinstance(screen, EvidenceScreen):
        return "evidence"
    assert hand.at_home, screen
    assert hand.page.display
    return hand.page.view


async def to_the_end(hand: Hand) -> str:
    """Read a sheet from where it is to its end."""
    seen = before = hand.text
    for _ in range(100):
        await hand.press("pagedown")
        if hand.text == before:
            return seen
        before = hand.text
        seen += "\n" + before
    raise AssertionError("no end after 100 pages")


async def all_items(hand: Hand) -> str:
    """Read a pane item by item, each opened in its turn."""
    await hand.press("g")
    seen = hand.text
    for _ in hand.pane.section.lines[1:] if hand.pane.section else ():
        await hand.press("j")
        seen += "\n" + hand.text
    return seen


def squeezed(text: str) -> str:
    """A screen's text in one line, so that a sentence is found wherever it was broken."""
    return re.sub(r"\s+", " ", text)


def pane_text(hand: Hand, key: str) -> str:
    """What a pane has on the screen, in one line."""
    pane = hand.page.panes[key]
    return squeezed(" ".join(pane.render_line(y).text for y in range(pane.size.height)))


def bar(hand: Hand, statement: str) -> str:
    """The row of a judgement, or the one below it on a narrow terminal."""
    at = hand.find(statement)[1]
    return hand.rows()[at + (hand.app.size.width < 80)]
