"""Kinds of figures and dates held by value, a table each: what is right, and what is caught.

An item cites the last paragraph of its source, or those that its kind says.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from trying import severities_of

CASES = [
    pytest.param(kind, expected, id=f"{kind['kind'][:30]}-{expected}")
    for path in sorted((Path(__file__).parent / "kinds").glob("*.yaml"))
    for kind in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    for expected in ("right", "doubtful", "warned", "wrong")
    if kind.get(expected)
]
FITTING: dict[str, list[set[str]]] = {
    "right": [set()],
    "doubtful": [set(), {"warning"}],
    "warned": [{"warning"}],
    "wrong": [{"error"}, {"error", "warning"}],
}


@pytest.mark.parametrize(("kind", "expected"), CASES)
def test_every_kind(kind: dict[str, Any], expected: str) -> None:
    codes = tuple(kind.get("codes", ("figure", "date")))
    paragraphs = kind["source"].strip().split("\n")
    cite = kind.get("cite", f"p{len(paragraphs)}")
    items = [item if isinstance(item, dict) else {"text": item} for item in kind[expected]]
    lines = [
        "\n".join(f"{key}: {json.dumps(value)}" for key, value in item.items()) for item in items
    ]
    told = severities_of(lines, *paragraphs, codes=codes, cite=cite)
    unfitting = [
        (item, found)
        for item, found in zip(items, told, strict=True)
        if set(found.values()) not in FITTING[expected]
    ]
    assert not unfitting
