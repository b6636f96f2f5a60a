"""Verdicts: what makes each of them, what is an error and what is not, and where it is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from low_dam import HEAD, TEXT, judged, second

from briefing.brief.model import Brief, SignOff
from briefing.brief.resolve import parse_cite
from briefing.format.reader import read
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.scope import Scope
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record


@pytest.mark.parametrize(
    ("item", "mark"),
    [
        ("{text: The Basin Office has shut it., cite: [p2]}", "verified"),
        ("{text: It is shut., cite: [p2]}", "not_checkable"),
        ("{text: It is shut., quote: the water falls, by: harran, cite: [p3]}", "verified"),
        ("{text: It is shut., quote: the water rises, by: harran, cite: [p3]}", "unsupported"),
        ("{text: It is shut., quote: water falls, by: harran, cite: [p3]}", "partly"),
    ],
)
def test_what_makes_a_verdict(item: str, mark: str) -> None:
    assert second(f"    - {item}\n").mark == mark


@pytest.mark.parametrize(
    ("item", "code", "severity", "words"),
    [
        ("{text: Shut., quote: Somebody asked the boatmen, by: harran, cite: [p4]}",
         "quote-altered", "error", "Somebody"),
        ("{text: Shut., quote: asked the boatmen, by: harran, cite: [p3]}",
         "quote-elsewhere", "error", "asked"),
        ("{text: 'They fined 13 boatmen.', by: boatmen, cite: [p5]}",
         "figure-unsupported", "error", "13"),
        ("{text: Boats were caught., figures: [{text: 30 boats, value: 30}], cite: [p2]}",
         "figure-qualifier", "warning", "30 boats"),
        ("{text: Shut., when: on Wednesday, cite: [p2]}",
         "date-unsupported", "error", "on Wednesday"),
        ("{text: Shut., when: on Tuesday, date: 2026-03-04, cite: [p2]}",
         "date-unsupported", "error", "2026-03-04"),
        ("{text: Orsk has shut the Low Dam., cite: [p2]}", "name-absent", "error", "Orsk"),
        ("{text: The Basin Office asks., cite: [p5]}", "name-elsewhere", "warning", "Basin"),
        ("{text: Shut., by: harran, cite: [p2]}", "speaker-absent", "error", "harran"),
        ("{text: Many were fined., cite: [p5]}", "claim-as-fact", "warning", "[p5]"),
        ("{text: Shut., cite: [p2], waive: [{code: negation, why: no}]}",
         "waive-unused", "warning", "negation"),
    ],
)  # fmt: skip
def test_each_finding_stands_at_its_words(item: str, code: str, severity: str, words: str) -> None:
    line = HEAD.count("\n") + 2
    found = [p for p in judged(f"    - {item}\n")[1] if p.severity != "info"]
    (hit,) = [p for p in found if p.code == code]
    at = f"    - {item}".index(words) + 1
    assert (hit.line, hit.column, hit.severity) == (line, at, severity), hit
    assert hit.item == "summary[2]"
    assert hit.message.startswith("summary[2]: ")
    assert hit.hint.endswith((".", "?"))


@pytest.mark.parametrize(
    ("cited", "words"),
    [
        (["s1:p2"], "p2"), (["s1:p2", "s1:p4"], "p2 and p4"),
        (["s1:p1", "s1:p2", "s1:p4"], "p1, p2 and p4"), (["s1:p2", "s2:p4"], "s1:p2 and s2:p4"),
        (["s1:p1", "s1:p2", "s1:p4", "s1:p5"], "the cited paragraphs"),
        (["t:p1", "t:p2", "t:p4", "t:p5"], "the cited rows"),
        (["t:p1", "t:p2", "t:p4", "s1:p5"], "the cited paragraphs"),
    ],
)  # fmt: skip
def test_what_is_cited_is_named_up_to_three_of_one_source_by_number_alone(
    cited: list[str], words: str
) -> None:
    cites = [parse_cite(each, "") for each in cited]
    names = ("s1", "s2", "t")
    sources: list[Any] = [SimpleNamespace(id=each, is_table=each == "t") for each in names]
    for source in sources:
        source.cited = lambda cite, of=source: [SimpleNamespace(source=of, name=f"p{cite.first}")]
    scope = Scope(sources, cites)
    assert (scope.where(), scope.whole) == (words, True)
    lacking = Scope([each for each in sources if each.id != cites[-1].source], cites)
    assert (lacking.missing[:1], lacking.whole) == ([cites[-1].source], False)


def test_a_name_that_is_cited_in_another_form_is_not_said_to_stand_elsewhere() -> None:
    text = [
        "Dams.",
        "The Lower Basin Office closed the Low Dam.",
        "The Basin Board opens it at noon.",
    ]
    actor = "actors:\n  - {name: Lower Basin Office, aka: [Basin Board], cite: [p2]}\n"
    items = "    - {text: The Lower Basin Office opens it at noon., cite: [p3]}\n"
    codes = {
        more: [p.code for p in judged(items, more, text)[1] if p.code == "name-elsewhere"]
        for more in ("", actor)
    }
    assert codes == {"": ["name-elsewhere"], actor: []}


def test_a_pronoun_carries_its_speaker_on() -> None:
    item = "    - {text: Shut., by: harran, quote: Nobody asked the boatmen, cite: [p4]}\n"
    assert second(item).fields["speaker"] == "pass"


def test_the_desks_own_is_never_an_error() -> None:
    more = (
        "judgements:\n  - text: Orsk opens 900 gates on 1 May 2031.\n    because: []\n"
        "    assumes: Zembla agrees.\n    cite: [p2]\n"
        "gaps:\n  - {text: 'Where are the 77 boats of Qorl?', cite: [p2]}\n"
    )
    found = judged("", more)[1]
    assert not [p for p in found if p.severity == "error"]
    assert {p.code for p in found if p.severity == "warning"} >= {
        "name-absent", "judgement-uncited",
    }  # fmt: skip


def test_citations_beyond_the_end_are_told_by_the_text() -> None:
    (hit,) = [p for p in judged("    - {text: Shut., cite: [p9]}\n")[1] if p.severity == "error"]
    assert (hit.code, hit.column) == ("cite-unknown", 28)


def test_unused_paragraphs_are_named_until_answered() -> None:
    verdicts, found = judged("")
    (info,) = [p for p in found if p.severity == "info"]
    assert info.message == "s1: nothing cites p1, p3-p5."
    assert verdicts.sources[0].unused == [1, 3, 4, 5]
    head = HEAD.replace(
        "published: 2026-03-05}",
        "published: 2026-03-05, unused: [{cite: [p1, p3-p5], why: background}]}",
    )
    verdicts, found = judged("", head=head)
    assert not found
    assert verdicts.sources[0].answered == dict.fromkeys((1, 3, 4, 5), "background")


def test_a_sign_off_holds_until_item_or_paragraph_change() -> None:
    item = "    - {text: It is shut., cite: [p2]}\n"
    of = second(item).of
    signoff = SignOff(of=of, by="Ada", on="2026-03-06")

    def signed(items: str, text: list[str] | None = None) -> bool:
        return judged(items, "", text, (signoff,))[0].items[1].signed is not None

    assert signed(item)
    assert not signed(item.replace("shut", "closed"))
    assert not signed(item, [*TEXT[:1], TEXT[1].replace("30", "40"), *TEXT[2:]])
    assert signed(item, [*TEXT[:2], "Another one.", *TEXT[3:]])
    moved = judged(f"    - {{text: New., cite: [p1]}}\n{item}", "", None, (signoff,))[0]
    assert [verdict.signed is not None for verdict in moved.items] == [False, False, True]
    assert signed(item.replace("[p2]", "[s1:p2]")), "as when a second source joins the first"
    assert not signed(item.replace("[p2]", "[s1:p1]"))


def test_one_voice_on_both_sides() -> None:
    more = (
        "territory:\n"
        "  - {id: a, text: Open., by: harran, control: full, cite: [p3]}\n"
        "  - {id: b, text: Shut., by: harran, control: lost, cite: [p3]}\n"
        "crosscheck:\n  - {question: Is it open?, status: contradictory, for: [a], against: [b]}\n"
    )
    (hit,) = [p for p in judged("", more)[1] if p.code == "one-voice-both-sides"]
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    ("status", "against", "said"),
    [
        ("contradictory", "", "it is called contradictory, and one side alone answers"),
        ("partly-compatible", "", "and one side alone answers"),
        ("one-sided", ", against: [b]", "and some say yes and some say no"),
        ("agreed", ", against: [b]", "and some say yes and some say no"),
        ("contradictory", ", against: [b]", ""),
        ("one-sided", "", ""),
        ("agreed", "", ""),
    ],
)
def test_a_question_is_called_what_its_answers_are(status: str, against: str, said: str) -> None:
    more = (
        "territory:\n"
        "  - {id: a, text: Open., by: harran, control: full, cite: [p3]}\n"
        "  - {id: b, text: Shut., control: lost, cite: [p3]}\n"
        f"crosscheck:\n  - {{question: Is it open?, status: {status}, for: [a]{against}}}\n"
    )
    found = [p for p in judged("", more)[1] if p.code == "question-sides"]
    assert [p.severity for p in found] == (["warning"] if said else [])
    assert all(said in p.message for p in found)


@pytest.mark.parametrize(
    ("licence", "codes"),
    [
        ("CC-BY-4.0", []),
        ("not open", ["quote-long"]),
        ("All rights reserved; open to subscribers", ["quote-long"]),
        ("CC BY-NC-ND 4.0", ["quote-long"]),
    ],
)
def test_a_long_quotation_wants_an_open_licence(licence: str, codes: list[str]) -> None:
    item = (
        "    - text: The Low Dam is shut.\n      cite: [p2]\n"
        "      quote: closed the Low Dam on Tuesday after catching more than 30 boats\n"
    )
    head = HEAD.replace("{id: s1,", f"{{id: s1, licence: {licence},")
    assert head != HEAD
    brief = read(f"{head}{item}".encode(), Brief, "dam.yaml").value
    assert brief is not None
    record = make_record(TEXT, quotations(brief))
    evidence = Evidence(brief.sources[0], "text", record, tuple(TEXT))
    found = verify(brief, {"s1": evidence}).items[0].findings
    assert [each.code for each in found] == codes
