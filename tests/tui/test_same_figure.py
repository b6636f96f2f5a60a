"""Several voices on one figure: together in the pane, never summed, each with who says so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.brief.item_parts import Figure
from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.words import figure_words
from briefing.format.reader import read
from briefing.tui.cells import plain
from briefing.tui.panes import PANES
from briefing.tui.panes.impact_labels import labels_of
from briefing.tui.panes.parts import Form

from . import making


def toll(by: str, text: str, **figure: Any) -> making.Raw:
    group = figure.pop("group", None)
    return {
        "text": f"{text} died.", "by": by, "category": "casualties", "cite": ["p1"],
        "figures": [{"text": text, "unit": "killed", **figure}],
        **({"group": group} if group else {}),
    }  # fmt: skip


def rows(form: Form) -> list[str]:
    """The rows of a pane with three voices on one toll and one item between them."""
    raw = making.small(
        voices={
            "ford": {"name": "Ford Council", "short": "Council", "kind": "government",
                     "side": "ford"},
            "watch": {"name": "Marsh Watch", "kind": "monitor"},
        },
        actors=[{"id": "guard", "name": "Guard", "side": "ford", "cite": ["p1"]}],
        humanitarian=[
            toll("ford", "about 40", op="~", value=40),
            {"text": "Wells are dry.", "category": "needs", "by": "watch", "cite": ["p2"]},
            toll("watch", "at least 12", op=">=", value=12, group="fishers"),
            toll("watch", "9 to 15", min=9, max=15),
        ],
    )  # fmt: skip
    reading = read(json.dumps(raw).encode(), Brief)
    assert reading.value is not None, reading.problems
    outline = Outline(reading.value)
    blocks = PANES["humanitarian"].blocks(outline.section("humanitarian"), outline, form)
    return [plain(row) for block in blocks for row in block.rows]


@pytest.mark.parametrize(
    "form",
    [Form(37, "narrow"), Form(41, "table"), Form(69, "full"), Form(110, "whole")],
    ids=lambda form: form.size,
)
def test_each_has_qualifier_low_and_high_and_who_says_so(form: Form) -> None:
    shown = rows(form)
    text = " ".join("\n".join(shown).split())
    order = ["about 40 killed", ">= 12 killed", "9 to 15 killed", "Wells are dry."]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    assert text.count("dead") == 1, "a repeated category is left blank"
    assert "2 voices" in text
    toll = text[: text.index("needs")]
    assert toll.count("Council") == 1
    assert toll.count("Marsh Watch") == 2
    assert "52" not in text
    assert "61" not in text
    if form.size != "narrow":
        assert "fishers" in text


@pytest.mark.parametrize(
    ("voices", "words"),
    [
        (("ford",), ["dead"]), (("ford", "ford"), ["dead", ""]),
        (("ford", "watch"), ["dead", "  2 voices"]),
        (("ford", "watch", "ford"), ["dead", "  2 voices", ""]),
    ],
)  # fmt: skip
def test_voices_are_counted_once_in_the_second_row_and_one_voice_is_not(
    voices: tuple[str, ...], words: list[str]
) -> None:
    raw = making.small(
        voices={each: {"name": each.title(), "kind": "monitor"} for each in ("ford", "watch")},
        humanitarian=[toll(by, f"{n} men", value=n) for n, by in enumerate(voices, 1)],
    )
    reading = read(json.dumps(raw).encode(), Brief)
    assert reading.value is not None, reading.problems
    labels = labels_of(Outline(reading.value).section("humanitarian"))
    assert [each.text for each in labels] == words
    assert {each.shared for each in labels} == {len(voices) > 1}


def test_a_number_with_both_ends_has_them_behind_it() -> None:
    figure = Figure(text="some 35", op="~", value=35, min=30, max=40, unit="killed")
    assert figure_words(figure) == "about 35 killed (30 to 40)"
    assert figure_words(Figure(text="x", value=35, min=30)) == "35 (>= 30)"
    assert figure_words(Figure(text="x", value=35, unit="killed")) == "35 killed"
