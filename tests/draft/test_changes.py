"""What went from one number to another: nobody has left where sailings went from six to two."""

from __future__ import annotations

import pytest
from draft.fake_cast import FakeCast

from briefing.draft.find.impact import find
from briefing.draft.source_text import SourceText


def counted(words: str) -> list[tuple[str, str]]:
    """Kind and first figure of each impact of a sentence that has one."""
    text = SourceText([words], None)
    return [
        (each.kind, each.parts["figures"].value[0]["text"])
        for each in find(text, FakeCast(text))
        if "figures" in each.parts
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Daily sailings have gone from six to two.", []),
        (
            "Sailings have fallen from nine a day to one, and 40 people are stranded.",
            [("cut-off", "40")],
        ),
        (
            "Flights have fallen from twelve to three since 14 people were killed.",
            [("killed", "14")],
        ),
        ("The garrison has gone from 900 men to 300.", []),
        ("Trains that left the town are down from twenty a day to four.", []),
        ("After 12 people were wounded, sailings went from six to two.", [("wounded", "12")]),
        ("The price has gone from 20 to 60 francs.", []),
        ("Lessons have gone from five days a week to two.", []),
        ("Prices have gone up from 20 to 60 since 400 people fled.", [("left", "400")]),
        # what changed is what a cue counts: the number that it came to
        ("The toll rose from 38 to 41.", [("dead", "41")]),
        ("The number of missing fell from 95 to 31.", [("missing", "31")]),
        ("Deaths rose from six to nine.", [("dead", "nine")]),
        (
            "The number of displaced people has gone from 4,000 to 6,500.",
            [("displaced", "6,500")],
        ),
    ],
)
def test_only_what_changed_is_counted(words: str, expected: list[tuple[str, str]]) -> None:
    assert counted(words) == expected
