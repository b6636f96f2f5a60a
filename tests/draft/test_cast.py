"""The cast of a text as a whole: valid, the same each time, of any text, and at what cost."""

from __future__ import annotations

import pytest
from draft.casting import DAY
from draft.reading_cast import ACTORS, PLACES, read_cast
from growing import calls_of
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.draft.cast import make_cast
from briefing.draft.source_text import SourceText, Where


def test_reasons_of_a_voice_and_of_an_actor_are_apart() -> None:
    cast = read_cast("The Salt Ministry said that the hill is held.")
    assert not set(cast.voices) & {*cast.actors, *cast.places}


def test_a_cast_is_valid_in_a_draft_and_the_same_each_time() -> None:
    import msgspec

    from briefing.brief.items import Actor, Place
    from briefing.draft.model import DraftVoice

    first, second = (read_cast(*ACTORS, *PLACES) for _ in range(2))
    for cast in (first, second):
        msgspec.convert(msgspec.to_builtins(dict(cast.voices)), dict[str, DraftVoice])
        msgspec.convert(msgspec.to_builtins(list(cast.actors.values())), list[Actor])
        msgspec.convert(msgspec.to_builtins(list(cast.places.values())), list[Place])
    assert (first.voices, first.actors, first.places) == (
        second.voices, second.actors, second.places,
    )  # fmt: skip


PIECES = st.sampled_from(
    ["The ", "Teodor Varr", "Terrace League", ", ", " (", ")", ". ", "; ", ": ", " said ", "its ",
     "spokesman", "mayor", " of the ", "who ", "whose ", " and ", "\u201c", "\u201d", "'s ", "Dr ",
     "4th ", "12 ", "\u0646\u0627\u062f", "JRO", " in ", "town", "-", "\n", "US$", "led by "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=14).map("".join), max_size=4))
def test_hostile_text_breaks_nothing(paragraphs: list[str]) -> None:
    cast = read_cast(*paragraphs, publisher="JRO")
    for number, passage in enumerate(cast.text.passages, 1):
        where = Where(number, 0, len(passage.text))
        for phrase in (passage.text, "its men", "it", "the town", ""):
            assert cast.actor(phrase, where) in {"", *cast.actors}
            assert cast.place(phrase, where) in {"", *cast.places}
        assert cast.voice_at(where) in {"", *cast.voices}
        cast.sort(passage.text)


def calls(count: int, *, apart: bool) -> int:
    """Return how many functions are called to make the cast of a text of ``count`` sentences."""
    heads = [first + last for first in ("Ka", "Lo", "Mi", "Ren") for last in ("ta", "vor", "sha")]
    names = [f"{one}{two.lower()}" for one in heads for two in heads]
    sentences = [
        f"Ada {names[at]}, the mayor of {names[-at]}ik, said that the {names[at]} League, led by"
        f" Bo {names[-at]}, had left the town of {names[at]}us, in {names[at]} province."
        for at in range(count)
    ]
    text = SourceText(sentences if apart else [" ".join(sentences)], DAY)
    assert text.passages
    return calls_of(lambda: make_cast(text, countries=("XA",), kind="agency"), builtins=True)


@pytest.mark.parametrize("apart", [True, False], ids=["paragraphs", "one paragraph"])
def test_a_cast_takes_calls_like_the_length_of_its_text(apart: bool) -> None:
    calls(5, apart=apart)  # what is loaded once is not counted
    once, four = calls(10, apart=apart), calls(40, apart=apart)
    assert four < 6 * once
