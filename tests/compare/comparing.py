"""A small brief, and what differs after a change of it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import msgspec

from briefing.brief.model import Brief
from briefing.compare import Change, compare

Plain = dict[str, Any]
SMALL: Plain = {
    "schema": "briefing/1",
    "id": "one",
    "title": "A valley",
    "tlp": "GREEN",
    "as_of": "2024-11-30",
    "sources": [{"id": "s1", "title": "A wire", "kind": "agency", "publisher": "The Wire"}],
    "voices": {
        "obs": {"name": "The Observatory", "short": "Observatory", "kind": "monitor",
                "reliability": "C"},
        "front": {"name": "The Front", "kind": "party"},
    },
    "situation": {"summary": [{"text": "The road is shut.", "cite": ["p1"]}]},
    "actors": [{"id": "front-actor", "name": "The Front", "cite": ["p1"]}],
    "places": [{"id": "town", "name": "The town", "cite": ["p1"]}],
    "territory": [
        {"text": "The Front holds most of the town.", "by": "obs", "place": "town",
         "holder": "front-actor", "control": "majority", "cite": ["p2"], "grade": "C3",
         "figures": [{"text": "more than 200", "op": ">", "value": 200, "unit": "killed"}]},
        {"text": "The Front says that it has the mill.", "by": "front", "place": "town",
         "holder": "front-actor", "control": "full", "cite": ["p3"]},
    ],
}  # fmt: skip


def brief(change: Callable[[Plain], object] = lambda _: None) -> Brief:
    """The small brief with a change made to it."""
    plain = copy.deepcopy(SMALL)
    change(plain)
    return msgspec.convert(plain, Brief)


def changes(change: Callable[[Plain], object], base: Brief | None = None) -> list[Change]:
    """What differs after a change."""
    return list(compare(base or brief(), brief(change)).changes)


def claim(plain: Plain) -> Plain:
    first: Plain = plain["territory"][0]
    return first
