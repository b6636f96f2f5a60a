"""Kinds of items that the rules on names, speakers and wording have to tell apart, kept as tables.

Each kind in ``cases/`` has a source, items that say fairly what stands there, which must stay
without a finding, and items that do not, with the codes that they must get (``expect``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from codes_of_items import codes_of

TABLES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
KINDS: dict[str, dict[str, Any]] = {
    kind["kind"]: kind
    for path in TABLES
    for kind in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
}
ITEMS = [(name, number) for name, kind in KINDS.items() for number in range(len(kind["items"]))]


@cache
def _codes(name: str) -> list[set[str]]:
    """Return the codes of the errors and warnings on each item of a kind."""
    return codes_of(KINDS[name])


@pytest.mark.parametrize(("name", "number"), ITEMS)
def test_an_item_gets_what_it_deserves(name: str, number: int) -> None:
    item = KINDS[name]["items"][number]
    assert _codes(name)[number] == set(item.get("expect", ())), item["text"]


def test_every_kind_has_enough_of_both() -> None:
    for name, kind in KINDS.items():
        faulty = sum(bool(item.get("expect")) for item in kind["items"])
        assert len(kind["items"]) > 10, name
        assert faulty < len(kind["items"]), name
