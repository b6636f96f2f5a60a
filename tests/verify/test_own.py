"""The desk's own: its words are never the source's, never an error, and never called found."""

from __future__ import annotations

import json

import pytest

from briefing.brief.model import Brief
from briefing.brief.outline import Line, Outline
from briefing.brief.resolve import DESK
from briefing.export import render
from briefing.format.reader import read
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record
from briefing.verify.verdicts import VERDICT_WORDS, Verdict, Verdicts

TEXT = [
    "The Basin Office closed the Low Dam on Tuesday after catching 30 boats.",
    "“We shall open it,” said Ilse Harran, who leads the office.",
]
BRIEF = """\
schema: briefing/1
id: dam
title: Low Dam closed
tlp: CLEAR
as_of: 2026-03-05
sources:
  - {id: s1, title: A report, kind: newspaper, publisher: The Post, published: 2026-03-05}
voices:
  harran: {name: Ilse Harran, kind: government, aka: [Harran]}
situation:
  summary:
    - {id: said, text: The Basin Office has closed the Low Dam., cite: [p1]}
  points:
    - {id: inferred, text: The Low Dam may stay shut for 77 days., basis: inferred, cite: [p1]}
    - {id: drawn, text: Ilse Harran hopes for rain., by: harran, basis: inferred, cite: [p2]}
judgements:
  - {id: judged, text: The Low Dam opens on 1 May 2031., because: [said], cite: [p1]}
crosscheck:
  - {id: asked, question: Is the Low Dam shut?, status: one-sided, for: [said]}
gaps:
  - {id: gap, text: Where are the 900 boats of Qorl?, cite: [p1]}
watch:
  - {id: sign, text: The Basin Office counts 5 boats at Zembla., cite: [p1]}
"""
OWN = ("inferred", "drawn", "judged", "asked", "gap", "sign")


@pytest.fixture(scope="module")
def brief() -> Brief:
    reading = read(BRIEF.encode(), Brief, "dam.yaml")
    assert reading.value is not None, reading.problems
    return reading.value


@pytest.fixture(scope="module")
def verdicts(brief: Brief) -> Verdicts:
    return verify(brief, {"s1": Evidence(brief.sources[0], "text", make_record(TEXT), (*TEXT,))})


@pytest.fixture(scope="module")
def lines(brief: Brief) -> dict[str, Line]:
    return Outline(brief).by_id


def of(verdicts: Verdicts, name: str) -> Verdict:
    return next(verdict for verdict in verdicts.items if verdict.label == name)


def test_its_speaker_is_the_desk_and_its_basis_its_own(lines: dict[str, Line]) -> None:
    for name in ("inferred", "judged", "asked", "gap", "sign"):
        assert lines[name].speakers == (DESK,), name
        assert lines[name].basis == "inferred", name
    assert [speaker.id for speaker in lines["drawn"].speakers] == ["harran"]
    assert [name for name, line in lines.items() if line.own] == [
        *("inferred", "drawn", "judged", "asked", "gap", "sign")
    ]
    assert lines["said"].speakers[0].name == "The Post"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gap", "the desk's own question, prompted by p1"),
        ("sign", "the desk's own indicator, prompted by p1"),
        ("judged", "the desk's own judgement, prompted by p1"),
        ("asked", "the desk's own question"),
        ("inferred", "the desk's own conclusion, prompted by p1"),
    ],
)
def test_it_says_whose_it_is(lines: dict[str, Line], name: str, words: str) -> None:
    assert lines[name].own_words == words


def test_it_has_no_error_and_no_tick(verdicts: Verdicts) -> None:
    assert of(verdicts, "said").mark == "verified"
    for name in OWN:
        verdict = of(verdicts, name)
        assert verdict.mark in ("own", "partly"), name
        assert not [each for each in verdict.findings if each.severity == "error"], name
        assert verdict.words.startswith(VERDICT_WORDS["own"]), name
    assert of(verdicts, "judged").mark == "own", "a day that it foresees is its own"
    assert verdicts.counts()["not_checkable"] == 0


def test_a_citation_that_leads_nowhere_stays_an_error(brief: Brief) -> None:
    spoilt = read(BRIEF.replace("Qorl?, cite: [p1]", "Qorl?, cite: [p9]").encode(), Brief, "x")
    assert spoilt.value is not None
    source = Evidence(brief.sources[0], "text", make_record(TEXT), (*TEXT,))
    verdict = of(verify(spoilt.value, {"s1": source}), "gap")
    assert [each.code for each in verdict.findings if each.severity == "error"] == ["cite-unknown"]
    assert (verdict.mark, verdict.words) == ("unsupported", "not found: citation")


def test_the_words_say_which_fields_were_found(verdicts: Verdicts) -> None:
    assert of(verdicts, "said").words == "names found, meaning not judged"
    assert of(verdicts, "judged").words == "the desk's own; names found in what it cites"


def test_json_says_the_same(brief: Brief, verdicts: Verdicts) -> None:
    data = json.loads(render(brief, "json", verdicts=verdicts, marks=True))
    (said,) = data["situation"]["summary"]
    assert said["verdict"] == "verified", "what it was called before"
    assert said["verdict_words"] == "names found, meaning not judged"
    assert (said["found"], said["meaning"]) == (["names"], "not judged")
    assert data["judgements"][0]["verdict"] == "own"
    (question,) = data["questions"]
    assert question["yes"][0]["verdict_words"] == said["verdict_words"]
