"""A small draft of an invented text, and its review, to try decisions on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from briefing.draft.model import Decision, Draft
from briefing.draft.review import Review, open_review

PARAGRAPHS = [
    "Old Mill, Wednesday 4 March 2020 (Invented Wire)",
    "The Column's speaker, Ada Tarn, said on Tuesday that its men hold the mill.",
    "The ministry said that 12 people were hurt at the ford.",
    "Ilo Brand, an analyst, sees no end of it.",
    "On 2 March the bridge was closed.",
]


def proposal(key: str, section: str, paragraph: int, item: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": key,
        "section": section,
        "wording": "composed" if "text" in item else "to-word",
        "sure": "high",
        "rests_on": [{"cite": f"p{paragraph}", "words": [1, 4]}],
        "item": {**item, "cite": [f"p{paragraph}"]},
    }


PLAIN: dict[str, Any] = {
    "draft": 1,
    "brief": {
        "id": "mill-03-04",
        "title": "EXERCISE: The mill",
        "as_of": "2020-03-04",
        "as_of_basis": "stated",
        "countries": ["XA"],
    },
    "source": {
        "id": "s1",
        "title": "Fighters at the mill",
        "kind": "agency",
        "published": "2020-03-04",
        "text": "mill-03-04.txt",
        "sha256": "a" * 64,
        "paragraphs": len(PARAGRAPHS),
        "licence": "MIT",
        "unused": ["p1"],
    },
    "made": {"engine": "0/1"},
    "voices": {
        "tarn": {"name": "Ada Tarn", "kind": "party", "org": "Red Column", "cite": ["p2"]},
        "ministry": {"name": "the ministry", "kind": "government", "cite": ["p3"]},
        "brand": {"name": "Ilo Brand", "cite": ["p4"]},
    },
    "actors": [
        {"id": "red", "name": "Red Column", "kind": "militia", "cite": ["p2"]},
        {"id": "blue", "name": "Blue Guard", "cite": ["p3"]},
    ],
    "places": [
        {"id": "mill", "name": "Old Mill", "part_of": "ford", "cite": ["p2"]},
        {"id": "ford", "name": "the ford", "cite": ["p3"]},
        {"id": "hill", "name": "the hill", "cite": ["p5"]},
    ],
    "proposals": [
        proposal("e1", "timeline", 5, {"text": "The bridge was closed.", "date": "2020-03-02"}),
        proposal(
            "b1",
            "territory",
            2,
            {
                "text": "Tarn: the Column holds the mill.",
                "by": "tarn",
                "control": "full",
                "place": "mill",
                "holder": "red",
            },
        ),
        proposal(
            "b2",
            "territory",
            3,
            {"text": "The Guard is at the ford.", "control": "presence", "place": "ford"},
        ),
        proposal(
            "c1",
            "humanitarian",
            3,
            {
                "text": "The ministry: 12 hurt.",
                "by": "ministry",
                "category": "casualties",
                "figures": [{"text": "12", "value": 12, "unit": "hurt"}],
            },
        ),
        proposal("d1", "views", 4, {"by": "brand"}),
        proposal("a1", "summary", 2, {"text": "Fighters hold the mill.", "by": "tarn"}),
        proposal("a2", "summary", 3, {"text": "People were hurt."}),
        proposal("r1", "relationships", 2, {"from": "red", "to": "blue", "type": "hostile"}),
    ],
}


def draft(**changes: Any) -> Draft:
    """Return the draft, some of its parts changed."""
    return msgspec.convert({**PLAIN, **changes}, Draft)


def put(folder: Path, **changes: Any) -> Path:
    """Write the draft into a folder and return its path."""
    path = folder / "mill-03-04.draft.yaml"
    path.write_text(json.dumps({**PLAIN, **changes}), "utf-8")
    return path


def made(of: str, do: str, by: str = "ada", **more: Any) -> Decision:
    """Return a decision."""
    return msgspec.convert({"of": of, "do": do, "by": by, "on": "2026-03-04", **more}, Decision)


def opened(place: Path) -> Review:
    """Open the review whose decisions are kept in a file."""
    return open_review(place.with_name("mill-03-04.draft.yaml"), place.parent)
