"""The order of a section's lines, which panes, exports and the cross-check screen share."""

from __future__ import annotations

import json

from tui import making

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.format.reader import read


def test_questions_that_are_contradicted_come_first_and_keep_their_places_in_the_file() -> None:
    statuses = ("agreed", "one-sided", "contradictory", "partly-compatible", "contradictory")
    checks = [
        {"question": f"Is it {number}?", "status": status, "for": ["t0"], "against": ["t1"]}
        for number, status in enumerate(statuses)
    ]
    raw = {**making.full(), "crosscheck": checks}
    reading = read(json.dumps(raw).encode(), Brief)
    assert reading.value is not None
    lines = Outline(reading.value).section("crosscheck").lines
    assert [line.text for line in lines] == [f"Is it {number}?" for number in (2, 4, 3, 1, 0)]
    assert [line.path for line in lines] == [("crosscheck", number) for number in (2, 4, 3, 1, 0)]
