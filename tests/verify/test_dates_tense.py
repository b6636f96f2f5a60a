"""A month without its year: the last one beside a past tense, the coming one beside "will"."""

from __future__ import annotations

from datetime import date

import pytest
from trying import tried

from briefing.verify import language_of

MARCH = date(2026, 3, 4)
WAS = [
    ("In May the union wrote to her.", "2025-05-01"),
    ("The union wrote to her in May.", "2025-05-01"),
    ("A report in May found cracks in the hull.", "2025-05-01"),
    ("Voters rejected the plan in June.", "2025-06-01"),
    ("He said in May that the dam was safe.", "2025-05-01"),
    ("The bridge, built in August, fell.", "2025-08-01"),
    ("On 3 May he was killed.", "2025-05-03"),
    ("The treaty was signed on July 9 and broken on July 30.", "2025-07-09"),
    ("The school, which closed in June, is a shelter.", "2025-06-01"),
    ("The mission ended in June.", "2025-06-01"),
    ("The crew went on strike in July.", "2025-07-01"),
]
COMES = [
    ("They will vote in May.", "2026-05-01"),
    ("There will be no harvest in May.", "2026-05-01"),
    ("She said elections would be held in May.", "2026-05-01"),
    ("Elections are planned in May.", "2026-05-01"),
    ("He is to be tried in May.", "2026-05-01"),
    ("The mission was due to end in June.", "2026-06-01"),
    ("The disputed election in May is in doubt.", "2026-05-01"),
    ("Residents fear that the rains in June cause floods.", "2026-06-01"),
    ("An inquiry would report in April.", "2026-04-01"),
    ("He said the trial in June would be open.", "2026-06-01"),
]


@pytest.mark.parametrize(("text", "first"), [*WAS, *COMES])
def test_the_verb_tells_the_year(text: str, first: str) -> None:
    _, span = language_of().find_spans(text, MARCH, None)[0]
    assert span is not None
    assert span.first.isoformat() == first


def test_will_behind_a_month_that_is_over_means_the_next_one() -> None:
    [(_, span)] = language_of().find_spans("They will vote in March.", date(2026, 10, 4), None)
    assert span is not None
    assert span.first.isoformat() == "2027-03-01"


@pytest.mark.parametrize(
    "printed",
    ["The dam broke in August, its owner says.", "In August the dam broke, its owner says."],
)
def test_the_check_takes_the_year_that_was_alone(printed: str) -> None:
    """The text of the case is of May 2021."""
    assert tried("text: The dam broke.\ndate: 2020-08", printed) == []
    assert tried("text: The dam broke.\ndate: 2021-08", printed) == [("date-unsupported", "date")]


def test_the_check_takes_either_year_where_no_verb_tells() -> None:
    printed = "The vote in August is in doubt, its owner says."
    assert tried("text: The vote is in doubt.\ndate: 2021-08", printed) == []
