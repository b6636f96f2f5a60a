"""Numbers that the desk worked out: in the evidence, on the unverified screen, in triage."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.tui.registry import EVIDENCE
from tui import making
from tui.conftest import MakeApp
from tui.drafted import BRIEF, at, item
from tui.hand import SIZES, hand_on

TEXT = "The office registered 1,200 households at Orla, 480 of them headed by women.\n"
ITEMS = [
    {"id": "share", "text": "At Orla women head 40 % of the households.", "cite": ["p1"],
     "calc": "480 / 1,200 = 40 %"},
    {"id": "slip", "text": "Women head 42 % of them.", "cite": ["p1"],
     "calc": ["480 / 1,200 = 42 %"]},
]  # fmt: skip


def library(folder: Path) -> Path:
    brief = {
        **making.small("reckoned"),
        "sources": [
            {"id": "s1", "title": "Households at Orla", "kind": "newspaper", "publisher": "Post",
             "published": "2024-11-20", "text": "orla.txt", "voice": "post"},
        ],
        "voices": {"post": {"name": "Post", "kind": "newspaper", "reliability": "B"}},
        "situation": {"summary": ITEMS},
    }  # fmt: skip
    root = making.library(folder, brief)
    (root / "seeds" / "orla.txt").write_text(TEXT, encoding="utf-8")
    return root


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_evidence_says_how_a_number_was_worked_out_and_not_that_it_was_found(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(library(tmp_path / "library"), "reckoned"), size) as hand:
        hand.app.screens.open(EVIDENCE, "situation", 0)
        await hand.settle()
        hand.check_rows()
        rows = ["".join(text for text, _ in row) for row in hand.evidence.rows(size[0])]
        told = " ".join(" ".join(rows).split())
        assert "names found, meaning not judged; 40 % worked out by" in told
        assert "480 / 1,200 = 40 %" in told
        await hand.press("j")
        rows = ["".join(text for text, _ in row) for row in hand.evidence.rows(size[0])]
        told = " ".join(" ".join(rows).split())
        assert "comes to 40 %" in told


async def test_what_was_worked_out_stands_by_itself_among_the_unverified(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(library(tmp_path / "library"), "reckoned")) as hand:
        await hand.press("v")
        assert "1 of 2 items" in hand.text
        assert "WORKED OUT BY THE DESK" in hand.text
        assert "480 / 1,200 = 40 % (p1)." in hand.text
        assert "a computed number that its cited rows or its calc line do not come to" in hand.text


async def test_a_reviewer_says_how_a_number_was_worked_out(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, "between 30 and 40")
        await hand.press("f")
        await hand.type("worked out")
        await hand.press("enter")
        await hand.paste("30 + 10")
        await hand.press("enter")
        assert screen.editor.typing, "it has no result"
        screen.editor.input.value = "30 + 10 = 40; 40 - 30 = 10"
        await hand.press("enter")
        assert item(hand)["calc"] == ["30 + 10 = 40", "40 - 30 = 10"]
