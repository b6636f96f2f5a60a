"""Which findings become proposals: no point twice, and no more than a person can read."""

from __future__ import annotations

import pytest
from draft.casting import DAY, found

from briefing.draft.compose.choose import chosen
from briefing.draft.source_text import SourceText

SENTENCE = 'Ivo Karn said on Monday that the Reeds hold "all of Tolvane" and will stay.'


@pytest.fixture
def text() -> SourceText:
    return SourceText([SENTENCE, "In 2011 rain fell.", *(["Rain fell on Monday."] * 12)], DAY)


def test_a_point_that_a_claim_tells_is_dropped(text: SourceText) -> None:
    point = found(text, "points", SENTENCE)
    for section, words, kept in (
        ("territory", 'the Reeds hold "all of Tolvane"', False),
        ("humanitarian", "will stay", False),
        ("relationships", "will stay", False),
        ("timeline", "will stay", True),
    ):
        telling = found(text, section, words)  # type: ignore[arg-type]
        assert (point in chosen([point, telling], text)) is kept
    elsewhere = found(text, "territory", "rain fell", paragraph=2)
    assert point in chosen([point, elsewhere], text)


def test_headings_say_nothing_of_their_own() -> None:
    text = SourceText(["Reeds take Tolvane", SENTENCE], DAY)
    title = found(text, "territory", "Reeds take Tolvane")
    claim = found(text, "territory", SENTENCE, paragraph=2)
    assert chosen([title, claim], text) == [claim]


def test_since_when_a_tie_holds_is_no_event() -> None:
    text = SourceText(["Norland has backed the Reeds since 2011. Rain fell in 2012."], DAY)
    tie = found(text, "relationships", "backed the Reeds", since=("2011", "2011"))
    events = [
        found(text, "timeline", words, when=(when, when))
        for words, when in (("Norland has backed", "since 2011"), ("Rain fell", "in 2012"))
    ]
    assert chosen([tie, *events], text) == [tie, events[1]]


def test_a_view_is_never_dropped(text: SourceText) -> None:
    view = found(text, "views", SENTENCE)
    claim = found(text, "territory", "the Reeds hold")
    assert chosen([view, claim], text) == [view, claim]


def test_of_many_events_the_nearest_stay_in_their_order(text: SourceText) -> None:
    old = found(text, "timeline", "In 2011 rain fell.", paragraph=2, when=("2011", "In 2011"))
    new = [
        found(text, "timeline", "Rain fell", paragraph=at, when=("Monday", "on Monday"))
        for at in range(3, 12)
    ]
    kept = chosen([old, *new], text)
    assert kept == new[:6]
    assert chosen([old, *new[:5]], text) == [old, *new[:5]]


def test_of_many_points_the_quoted_ones_stay(text: SourceText) -> None:
    plain = [found(text, "points", "Rain fell", paragraph=at) for at in range(3, 9)]
    quoted = found(text, "points", SENTENCE, quote=("all of Tolvane", "all of Tolvane"))
    assert chosen([*plain, quoted], text) == [*plain[:5], quoted]


def test_a_paragraph_of_which_nothing_else_is_told_keeps_its_event(text: SourceText) -> None:
    paragraphs = [f"Rain fell on Monday for the {n}th time." for n in range(20)]
    text = SourceText(paragraphs, DAY)
    events = [
        found(text, "timeline", "Rain fell", paragraph=at, when=("Monday", "on Monday"))
        for at in range(1, 21)
    ]
    told = [found(text, "humanitarian", "Rain fell", paragraph=at) for at in range(1, 20)]
    kept = [each for each in chosen([*told, *events], text) if each.section == "timeline"]
    assert len(kept) < len(events)
    assert events[0] in kept
    assert chosen([*told, *events[-6:]], text)[-1] == events[-1]
