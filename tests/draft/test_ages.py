"""An age is no toll: how old somebody was who died, beside figures that count people."""

from __future__ import annotations

import pytest

from briefing.draft.find.reading.counted import figures_of
from briefing.draft.find.reading.line import lines
from briefing.draft.source_text import SourceText


def counted(text: str) -> list[str]:
    """The figures of a text that may count an impact."""
    read = SourceText([text], None)
    return [
        figure.text
        for passage in read.passages
        for line in lines(passage)
        for figure in figures_of(line)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A woman of 71 died in the fire.", []),
        ("Private Anton Lesk, 19, died of his wounds.", []),
        ("A girl of 12 was killed by a stray bullet.", []),
        ("Among the dead are a schoolteacher of 29 and her two sons.", ["two"]),
        ("A baby of eight months and its grandmother, 77, were found dead.", []),
        ("The youngest of those killed was four, the oldest 81.", []),
        ("The victims were aged between 14 and 60.", []),
        ("A 12-year-old boy was killed.", []),
        ("Two boys of nine and eleven were killed.", ["Two"]),
        ("Two nurses of 24 and 31 were killed.", ["Two"]),
        ("Joanna Pereck (43) was wounded.", []),
        ("A man, 55, and his daughter, 8, were shot dead.", []),
        ("Children under 5 died.", []),
        ("A nurse aged 31 was killed.", []),
        ("Her mother is 90 and was left behind.", []),
        ("A soldier of 20 was killed and three were wounded.", ["three"]),
        # what looks like one
        ("A crew of 12 drowned.", ["12"]),
        ("A family of six was killed.", ["six"]),
        ("The dead: Lossa, 12, Harl, 140, Dunmere, 9.", ["12", "140", "9"]),
        ("In Lossa, 43 were killed.", ["43"]),
        ("A convoy of 40 was attacked.", ["40"]),
        ("Of the women, 43 were hurt.", ["43"]),
    ],
)
def test_what_is_an_age_counts_nobody(text: str, figures: list[str]) -> None:
    assert counted(text) == figures
