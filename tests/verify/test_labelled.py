"""Labels, heads and signatures that say whose words other paragraphs are: what items get there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from codes_of_items import codes_of

KINDS: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("labelled.yaml").read_text("utf-8"), yaml.CSafeLoader
)


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind["kind"]) for kind in KINDS])
def test_a_voice_is_heard_where_its_label_says_so(kind: dict[str, Any]) -> None:
    named = [f"{item['by']}, {item['cite']}: {item['text']}" for item in kind["items"]]
    expected = [set(item.get("expect", ())) for item in kind["items"]]
    assert dict(zip(named, codes_of(kind), strict=True)) == dict(zip(named, expected, strict=True))
