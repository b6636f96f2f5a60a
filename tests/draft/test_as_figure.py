"""A figure of a text as a brief has it: its value or its ends, how sure they are, and its unit."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.draft.find.reading.shares import as_figure
from briefing.verify.english.figures.find import find_figures


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It lasted one day.", {"op": "=", "value": 1, "unit": "day"}),
        ("It lasted three days.", {"op": "=", "value": 3, "unit": "days"}),
        ("It lasted 10 to 12 hours.", {"op": "~", "min": 10, "max": 12, "unit": "hours"}),
        ("At least 10 to 12 men fled.", {"op": "~", "min": 10, "max": 12, "unit": "men"}),
        ("At least 40 men fled.", {"op": ">=", "value": 40, "unit": "men"}),
        ("At least dozens of men fled.", {"op": "~", "unit": "dozens"}),
    ],
)
def test_a_figure_has_what_a_brief_can_say_of_it(words: str, expected: dict[str, Any]) -> None:
    [figure] = find_figures(words)
    found = as_figure(figure, figure.unit or figure.noun)
    assert found == {"text": figure.text, **expected}


def test_a_fraction_becomes_a_percentage() -> None:
    [figure] = find_figures("Two thirds of the town burned.")
    assert as_figure(figure, "per cent", 100)["value"] == 66.666667
