"""Kinds of attribution, ten texts and more of each: who speaks, who is quoted, on whose word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.verify.english.speech import attribute

CASES = [
    pytest.param(case, id=f"{path.stem}-{kind['kind'][:30]}-{number}")
    for path in sorted((Path(__file__).parent / "speech").glob("*.yaml"))
    for kind in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    for number, case in enumerate(kind["cases"], 1)
]


def bare(name: str) -> str:
    """Return a name without the article before it, which is no part of who is meant."""
    return name.removeprefix("the ").removeprefix("The ")


@pytest.mark.parametrize("case", CASES)
def test_every_kind(case: dict[str, Any]) -> None:
    paragraphs = case["text"].strip().split("\n")
    found = attribute(paragraphs)
    speeches = [
        (bare(each.resolved), text[each.start : each.end])
        for text, said in zip(paragraphs, found, strict=True)
        for each in said.speeches
        if each.speaker
    ]
    if "says" in case:
        assert {who for who, _ in speeches} == set(map(bare, case["says"]))
    if "asks" in case:
        asking = {bare(each.resolved) for said in found for each in said.speeches if each.asks}
        assert asking == set(map(bare, case["asks"]))
    if "quoted" in case:
        quoted = [bare(each.speaker) for said in found for each in said.quotations]
        assert quoted == list(map(bare, case["quoted"]))
    if "covers" in case:
        assert any(
            case["covers"] in words for who, words in speeches if who == bare(case["says"][0])
        )
    if "own" in case:
        assert not any(case["own"] in words for _, words in speeches)
