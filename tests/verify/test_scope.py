"""What an item cites: which paragraphs, of which sources, and who still speaks in them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefing.brief.model import Source
from briefing.brief.resolve import parse_cite
from briefing.verify.bounds import MOST_CITED
from briefing.verify.scope import Scope
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.facts import SourceFacts
from briefing.verify.sources.record import make_record

TEXT = (
    "Mara Orme spoke on Friday. “The 40 boats are lost,” she said.",
    "“The 12 barges are safe,” she added.",
    "Three crews left.",
    "Ferry | Boats\nOld Quay | 4\nLow Weir | 7",
    "Place | Word\nOld Quay | She said 4 left\nLow Weir | 5",
)


def source(name: str, paragraphs: Sequence[str], *, here: bool = True) -> SourceFacts:
    """A source that is at hand: its text, or where it is not ``here`` its sealed record alone."""
    about = Source(id=name, title="The ferry", kind="newspaper", publisher="Osk Post")
    record = make_record(tuple(paragraphs))
    evidence = Evidence(about, "text" if here else "sealed", record, paragraphs if here else ())
    return SourceFacts(evidence, None)


def scope(*cited: str, here: bool = True) -> Scope:
    sources = [source("s1", TEXT, here=here), source("s2", ["One.", "Two.", "Three."])]
    return Scope(sources, [parse_cite(each, "s1") for each in cited])


def names(found: Scope) -> list[str]:
    return [f"{facts.source.id}:{facts.name}" for facts in found.paragraphs]


@pytest.mark.parametrize(
    ("cited", "cites", "found"),
    [
        (["p2", "p1"], 2, ["s1:p2", "s1:p1"]),
        (["p1", "p1"], 1, ["s1:p1"]),
        (["p1-p2", "p2-p3", "s2:p2"], 3, ["s1:p1", "s1:p2", "s1:p3", "s2:p2"]),
        (["p4.r1"], 1, ["s1:p4.r1"]),
        (["p4.r1-r2", "p4.r2", "p4"], 3, ["s1:p4.r1", "s1:p4.r2", "s1:p4"]),
        (["s2:p9"], 1, []),
    ],
)
def test_each_paragraph_is_there_once_in_the_order_of_the_citations(
    cited: list[str], cites: int, found: list[str]
) -> None:
    made = scope(*cited)
    assert (len(made.cites), names(made)) == (cites, found)
    assert [each.id for each in made.sources] == list(dict.fromkeys(n[:2] for n in found))
    assert made.whole == bool(found)


def test_texts_are_those_of_all_that_is_cited_or_none() -> None:
    assert scope("p3", "s2:p1").texts() == [TEXT[2], "One."]
    assert scope("p3", "s3:p1").texts() == []
    assert scope("s2:p1", "p3", here=False).texts() == []
    lacking = scope("p3", "s3:p1", "s3:p2")
    assert (lacking.missing, lacking.whole, names(lacking)) == (["s3", "s3"], False, ["s1:p3"])


def test_who_spoke_before_is_carried_on_into_a_paragraph_and_of_a_row_its_table() -> None:
    def carried(*cited: str) -> list[str]:
        return [facts.name for facts in scope(*cited).carried()]

    assert carried("p2") == ["p2", "p1"]
    assert carried("p2", "p1") == ["p2", "p1"]
    assert carried("p3") == ["p3"]
    assert carried("p4.r1") == ["p4.r1"]
    assert carried("p5.r2") == ["p5.r2", "p4"]


def test_what_is_counted_is_that_of_every_paragraph() -> None:
    assert scope("p1", "p3").counted == scope("p1").counted | scope("p3").counted
    assert scope("p1").counted
    assert scope("p3").counted - scope("p1").counted


def test_characters_are_bounded_together_and_rows_by_their_number() -> None:
    half = "a " * (MOST_CITED // 4 + 1)
    found = [Scope([source("s1", [half, half])], [parse_cite(c, "s1")]) for c in ("p1", "p1-p2")]
    assert [bool(each.trouble) for each in found] == [False, True]
    assert "characters are cited" in found[1].trouble
