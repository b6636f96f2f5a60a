"""Rows of a table in the evidence: column and value, what counts first, what is marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from table_trial import acled, brief_text

from briefing.tui.registry import EVIDENCE
from tui.conftest import MakeApp
from tui.hand import hand_on

ITEMS = """
- id: harl
  text: ACLED records 12 fatalities at Harl on 5 May 2021.
  cite: [r2]
- id: total
  text: The desk counts 19 lives lost at Qelmara and Harl.
  cite: [r2, r4]
  figures: [{text: "19", value: 19, calc: {sum: fatalities}}]
"""


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 60)], ids=str)
async def test_a_cited_row_is_told_by_column_and_value(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "t.csv").write_text(acled(), encoding="utf-8")
    more = ", paragraphs: 5"
    (tmp_path / "briefs" / "trial.yaml").write_text(brief_text(ITEMS, more=more), encoding="utf-8")
    async with hand_on(make_app(tmp_path, "trial"), size) as hand:
        hand.app.screens.open(EVIDENCE, "situation", 0)
        await hand.settle()
        hand.check_rows()
        rows = ["".join(text for text, _ in row) for row in hand.evidence.rows(size[0])]
        at = next(n for n, row in enumerate(rows) if "▸r2" in row)
        assert "event OSK102" in rows[at]
        shown = [row.split("  ")[0:4] for row in rows[at + 1 : at + 3]]
        assert "fatalities" in rows[at + 1], shown
        assert "✓ 12" in rows[at + 1]
        assert "✓ 2021-05-05" in rows[at + 2]
        assert any("✓ the item has this" in row for row in rows)
        assert "event OSK103: 0 fatalities" in " ".join(rows)

        await hand.press("greater_than_sign")
        assert hand.evidence.pointer == ("s1", 3)
        rows = ["".join(text for text, _ in row) for row in hand.evidence.rows(size[0])]
        at = next(n for n, row in enumerate(rows) if "▸r3" in row)
        assert "fatalities" in rows[at + 1]
        for _ in range(3):
            await hand.press("greater_than_sign")
        assert hand.evidence.pointer == ("s1", 5)
        assert "The source has no more rows." in hand.text

        await hand.press("j")
        rows = ["".join(text for text, _ in row) for row in hand.evidence.rows(size[0])]
        assert sum("+ 12" in row or "+ 7" in row for row in rows) == 2
        assert any("computed by" in row for row in rows)
