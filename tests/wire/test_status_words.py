"""How a console stands to its desk, in words: the worst first, and it alone where it is narrow."""

from __future__ import annotations

import gc

import pytest

from briefing.wire.protocol import Revision, Standing, Status
from briefing.wire.status import masthead, trouble_words

ALL_WELL = Status("crisis", "Ana Ferro", "online")


def test_a_console_in_order_is_the_name_of_its_desk() -> None:
    assert masthead(ALL_WELL) == ("crisis", False)
    assert masthead(ALL_WELL, short=True) == ("crisis", False)
    assert masthead(ALL_WELL._replace(passed=3, says="anything")) == ("crisis", False)


@pytest.mark.parametrize(
    ("status", "words", "worst"),
    [
        (
            ALL_WELL._replace(link="offline", unsent=2, since="2020-03-04T02:14:00+00:00"),
            ["offline since", "2 unsent"],
            "offline since",
        ),
        (
            ALL_WELL._replace(link="refused", unsent=1, conflicts=1),
            ["not admitted", "1 in conflict", "1 unsent"],
            "not admitted",
        ),
        (
            ALL_WELL._replace(link="doubt", conflicts=1200),
            ["not the desk it was", "1,200 in conflict"],
            "not the desk it was",
        ),
        (
            ALL_WELL._replace(link="offline", conflicts=1),
            ["1 in conflict", "offline"],
            "1 in conflict",
        ),
        (ALL_WELL._replace(link="joining", done=256, of=7922), ["256 of 7,922"], "256 of 7,922"),
        (ALL_WELL._replace(newer=3), ["3 briefs need a newer briefing"], "3 briefs need"),
        (ALL_WELL._replace(newer=1), ["1 brief needs a newer briefing"], "1 brief needs"),
    ],
)
def test_trouble_is_told_worst_first(status: Status, words: list[str], worst: str) -> None:
    found = trouble_words(status)
    assert len(found) == len(words)
    assert all(told.startswith(each) for told, each in zip(found, words, strict=True))
    told, trouble = masthead(status)
    assert trouble
    assert told == f"crisis: {' · '.join(found)}"
    assert masthead(status, short=True) == (f"crisis: {found[0]}", True)
    assert found[0].startswith(worst)


def test_the_collector_passes_over_how_thousands_of_briefs_stand() -> None:
    revision = Revision("amber:17", "Ana Ferro", "2026-03-04T02:14:00+00:00")
    standing = Standing("harl", "briefs/harl.yaml", "behind", revision, revision, 1)
    assert not gc.is_tracked(revision)
    assert not gc.is_tracked(standing)
