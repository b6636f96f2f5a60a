"""Every draft of every text here is valid, passes the checks, copies nothing, and is made alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from sweeping import SWEEP

from briefing.draft.file import read_text, text_of
from briefing.draft.gate import gate, judge
from briefing.draft.make import (
    KNOWN,
    brief_id,
    draft,
    in_order,
    is_exercise,
    known_share,
    opened,
    printed_day,
)
from briefing.draft.model import Draft, DraftBrief, DraftSource, Proposal, Rest
from briefing.draft.state import ITEM, ORDER, words_field
from briefing.verify.sources.analysis import analyse
from briefing.verify.sources.source import paragraphs as split
from briefing.verify.sources.source import read_source
from briefing.verify.words.normalise import digest
from briefing.verify.words.passages import MOST_IN_A_ROW, longest_run

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    [*(ROOT / "seeds").glob("*.txt"), *(Path(__file__).parent / "corpus" / "open").glob("*.txt")]
)


@lru_cache(maxsize=1)
def made_of(path: Path) -> Draft:
    return made_from(read_source(path), path.name)


def made_from(paragraphs: Sequence[str], name: str) -> Draft:
    day = "2020-03-04"
    source = DraftSource(
        id="s1",
        title="A text",
        kind="newspaper",
        published=day,
        text=name,
        sha256=digest(paragraphs),
        paragraphs=len(paragraphs),
    )
    head = DraftBrief(id=name.removesuffix(".txt"), title="A text", as_of=day)
    return draft(paragraphs, head=head, source=source)


def test_what_stands_in_a_place_lies_in_it_and_is_told_with_it() -> None:
    made = made_from(
        ["Harl, 4 March. The army took the fuel depot of Harl on Tuesday."], "depot.txt"
    )
    (claim,) = (each.item for each in made.proposals if each.section == "territory")
    place = next(each for each in made.places if each.id == claim["place"])
    assert (place.name, place.kind, place.part_of) == ("fuel depot", "depot", "harl")
    assert claim["text"] == "The army has taken the fuel depot of Harl."


EACH = 10
"""Of the texts, sorted by name and thus by kind, each tenth is drafted; a sweep drafts the rest."""


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.stem, marks=SWEEP if number % EACH else ())
        for number, path in enumerate(TEXTS)
    ],
)
def test_every_draft_is_valid_and_copies_nothing(path: Path) -> None:
    made, paragraphs = made_of(path), read_source(path)
    reading = read_text(text_of(made).encode(), path.name)
    assert reading.problems == []
    assert reading.value == made
    assert judge(made, made.proposals, paragraphs).codes == {}
    admitted = gate(made, paragraphs)
    assert (admitted.voices, admitted.actors, admitted.places) == (
        made.voices,
        made.actors,
        made.places,
    )
    assert made.proposals
    for proposal in made.proposals:
        words = str(proposal.item.get(words_field(proposal.section), ""))
        assert longest_run(words, paragraphs)[0] <= MOST_IN_A_ROW
        worded = bool(words) or ITEM[proposal.section].__name__ == "Relationship"
        assert worded == (proposal.wording == "composed")
        assert not {"grade", "verification", "waive", "id"} & set(proposal.item)
    for each in made.refused:
        assert made.codes[each.key]
    used = {rest.cite for each in made.proposals for rest in each.rests_on}
    assert not used & set(made.source.unused)


def test_the_same_text_gives_the_same_draft() -> None:
    path = TEXTS[0]
    first = made_of(path)
    made_of.cache_clear()
    analyse.cache_clear()
    assert text_of(made_of(path)) == text_of(first)


def test_proposals_stand_by_section_and_paragraph() -> None:
    made = made_of(TEXTS[0])
    places = [
        (ORDER.index(each.section), int(each.rests_on[0].cite[1:])) for each in made.proposals
    ]
    assert places == sorted(places)
    assert in_order(reversed(made.proposals)) == made.proposals


def test_what_a_section_needs_and_nobody_found_is_open() -> None:
    bare = Proposal(
        key="a",
        section="relationships",
        wording="to-word",
        sure="low",
        rests_on=[Rest(cite="p1", words=(1, 1))],
        item={"type": "backs", "cite": ["p1"]},
    )
    assert opened(bare).open_fields == ["from", "to"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("HARL, 4 March 2026 - The road is shut.", date(2026, 3, 4)),
        ("The road was shut on Tuesday.\n\nHarl, March 5, 2026.", date(2026, 3, 5)),
        ("In March 2026 the road was shut on Tuesday.", None),
        ("Nobody knows when.", None),
    ],
)
def test_the_day_is_the_first_whole_one_that_is_printed(text: str, day: date | None) -> None:
    assert printed_day(split(text)) == day


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Floods cut off Harl", "floods-cut-off-harl-2026-03-04"),
        ("  Évacuation à Qelmara!  ", "evacuation-a-qelmara-2026-03-04"),
        ("漢字", "brief-2026-03-04"),
        ("Flash update, 4 March 2026", "flash-update-2026-03-04"),
        ("2026-03-04: Harl is cut off", "harl-is-cut-off-2026-03-04"),
        ("4 March 2026", "brief-2026-03-04"),
        ("After 3 March 2026", "after-3-march-2026-2026-03-04"),
        ("word " * 40, f"{'-'.join(['word'] * 12)}-2026-03-04"),
    ],
)
def test_an_id_is_made_of_title_and_day(title: str, made: str) -> None:
    assert brief_id(title, "2026-03-04") == made


def test_english_is_told_from_other_languages_by_its_words() -> None:
    for path in TEXTS:
        assert known_share(read_source(path)) > 1.5 * KNOWN
    french = "Le maire a dit que la route est fermée depuis mardi et que l'eau monte. " * 4
    german = "Der Bürgermeister sagte, dass die Straße seit Dienstag gesperrt ist. " * 4
    for text in (french, german):
        assert known_share([text]) < KNOWN
    assert known_share(["12 345", "Harl"]) == 1.0


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("EXERCISE: Flood at Harl", True),
        ("Exercise - Flood at Harl", True),
        ("EXERCISE EXERCISE EXERCISE", True),
        ("Flood at Harl (exercise)", True),
        ("Flood at Harl [EXERCISE ONLY]", True),
        ("Situation report 4, EXERCISE Blue Ford", True),
        ("Army begins exercise at Harl", False),
        ("ARMY BEGINS EXERCISE AT HARL", False),
        ("Exercise caution on the bridge, mayor says", False),
        ("Flood at Harl", False),
    ],
)
def test_an_exercise_is_told_by_its_headline(title: str, expected: bool) -> None:
    assert is_exercise(title) is expected


def test_actors_that_no_word_tells_are_those_that_an_item_names() -> None:
    """A court's charge of aiding "the enemy" makes nobody an actor, a claim does."""
    court = 'A court in Qelmara sentenced Mira Hadel to eight years for "aiding the enemy".'
    claim = "Gunmen seized the port of Qelmara."
    actors = [{each.id for each in made_from([text], "a.txt").actors} for text in (court, claim)]
    assert "enemy" not in actors[0]
    assert "gunmen" in actors[1]
