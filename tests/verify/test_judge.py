"""Verdicts: what makes each of them, what is an error and what is not, and where it is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from briefing.brief.model import Brief, SignOff
from briefing.brief.resolve import parse_cite
from briefing.format.reader import read
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.placing import problems
from briefing.verify.scope import Scope
from briefing.verify.sources.facts import Evidence
from briefing.verify.sources.record import SHORT, make_record
from briefing.verify.verdicts import Verdict, Verdicts

TEXT = [
    "Low Dam report",
    "The Basin Office closed the Low Dam on Tuesday after catching more than 30 boats.",
    "“We shall open it when the water falls,” said Ilse Harran, who leads the office.",
    "“Nobody asked the boatmen,” she added.",
    "The boatmen of Tarn said that 12 of them had been fined.",
]
HEAD = """\
schema: briefing/1
id: dam
title: Low Dam closed
tlp: CLEAR
as_of: 2026-03-05
sources:
  - {id: s1, title: A report, kind: newspaper, published: 2026-03-05}
voices:
  harran: {name: Ilse Harran, kind: government, aka: [Harran]}
  boatmen: {name: Boatmen of Tarn, kind: witness, aka: [boatmen]}
situation:
  summary:
"""
FIRST = "    - {text: The Low Dam is closed., cite: [p2]}\n"


def judged(
    items: str, more: str = "", text: list[str] | None = None, signoffs: tuple[SignOff, ...] = ()
) -> tuple[Verdicts, list[Any]]:
    reading = read(f"{HEAD}{FIRST}{items}{more}".encode(), Brief, "dam.yaml")
    brief = reading.value
    assert brief is not None, reading.problems
    record = make_record(TEXT, quotations(brief)) if text is None else make_record(text)
    evidence = {"s1": Evidence(brief.sources[0], "text", record, tuple(text or TEXT))}
    verdicts = verify(brief, evidence, signoffs)
    return verdicts, problems(verdicts, brief, reading.marks, "dam.yaml")


def second(items: str, more: str = "") -> Verdict:
    return judged(items, more)[0].items[1]


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


def test_a_waiver_answers_a_warning_and_no_error() -> None:
    waived = second(
        "    - text: The Basin Office asks.\n      cite: [p5]\n"
        "      waive: [{code: name-elsewhere, why: it is the office of the dam}]\n"
    )
    assert [finding.code for finding in waived.waived] == ["name-elsewhere"]
    assert not [f for f in waived.findings if f.code == "name-elsewhere"]
    kept = second(
        "    - text: Orsk asks.\n      cite: [p5]\n      waive: [{code: name-absent, why: no}]\n"
    )
    assert kept.mark == "unsupported"


WAIVED = """\
    - text: The Basin Office has not closed the Low Dam.
      cite: [p2]
      waive: [{code: negation, why: the office says so}]
"""


def sealed(items: str) -> Verdict:
    """Return the verdict of an item by the sealed record of the text alone."""
    reading = read(f"{HEAD}{items}".encode(), Brief, "dam.yaml")
    brief = reading.value
    assert brief is not None, reading.problems
    record = make_record(TEXT, quotations(brief), longest=SHORT)
    return verify(brief, {"s1": Evidence(brief.sources[0], "sealed", record)}).items[0]


def test_a_record_takes_no_waiver_for_unused_that_needs_the_text() -> None:
    full, by_record = second(WAIVED), sealed(WAIVED)
    assert [each.code for each in full.waived] == ["negation"]
    assert [full.findings, by_record.findings] == [[], []]
    assert full.mark == by_record.mark == "verified"
    inferred = WAIVED.replace("      cite", "      basis: inferred\n      cite")
    assert [each.code for each in second(inferred).findings] == ["waive-unused"]
    assert [each.code for each in sealed(inferred).findings] == ["waive-unused"]


LONG = """\
    - text: The Low Dam is shut.
      cite: [p2]
      quote: closed the Low Dam on Tuesday after catching more than 30 boats
      waive: [{code: quote-long, why: all of it matters}]
"""


def test_a_quotation_that_a_record_would_not_hold_is_no_error_of_it() -> None:
    assert [each.code for each in second(LONG).waived] == ["quote-long"]
    by_record = sealed(LONG)
    assert [each.code for each in by_record.waived] == ["quote-long"]
    assert (by_record.findings, by_record.fields["quote"]) == ([], "open")
    assert by_record.mark == "not_checkable"
    assert f"over {SHORT} words" in by_record.why
    assert sealed(LONG[: LONG.index("      waive")]).mark == "not_checkable"
    another = LONG.replace("boats", "ships")
    assert [each.code for each in second(another).findings] == ["quote-altered"]
    assert sealed(another).mark == "not_checkable"


def test_the_short_parts_of_a_long_quotation_are_held_against_a_record() -> None:
    for end, found in (("more than 30 boats", []), ("more than 30 ships", ["quote-altered"])):
        verdict = sealed(LONG.replace("more than 30 boats", f"... {end}"))
        assert [each.code for each in verdict.findings] == found
        assert verdict.fields["quote"] == ("fail" if found else "open")


def test_a_name_that_may_stand_in_a_missing_source_leaves_its_waiver() -> None:
    item = (
        "    - text: Zembla has shut the Low Dam.\n      cite: [p2]\n"
        "      waive: [{code: name-elsewhere, why: it is the old name}]\n"
    )
    both = HEAD.replace("  - {id: s1", "  - {id: s2, title: T, kind: newspaper}\n  - {id: s1")
    brief = read(f"{both}{item.replace('[p2]', '[s1:p2]')}".encode(), Brief, "dam.yaml").value
    assert brief is not None
    first, other = brief.sources[1], brief.sources[0]
    here = Evidence(first, "text", make_record(TEXT), tuple(TEXT))
    zembla = ["Zembla is the name of the office."]
    there = Evidence(other, "text", make_record(zembla), tuple(zembla))
    whole = verify(brief, {"s1": here, "s2": there}).items[0]
    assert [each.code for each in whole.waived] == ["name-elsewhere"]
    part = verify(brief, {"s1": here, "s2": Evidence(other, "missing")}).items[0]
    assert part.findings == []


def test_wording_is_not_judged_where_a_cited_paragraph_of_ones_own_copy_differs() -> None:
    item = "    - {text: The boatmen of Tarn were not fined., by: boatmen, cite: [p2, p5]}\n"
    brief = read(f"{HEAD}{item}".encode(), Brief, "dam.yaml").value
    assert brief is not None
    copy = ("", TEXT[1], TEXT[2], TEXT[3], "")
    record = make_record(TEXT)
    found = verify(brief, {"s1": Evidence(brief.sources[0], "attached", record, copy)}).items[0]
    assert found.fields["wording"] == "open"


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


def test_without_a_text_everything_is_open() -> None:
    reading = read(f"{HEAD}{FIRST}".encode(), Brief, "dam.yaml")
    assert reading.value is not None
    missing = Evidence(reading.value.sources[0], "missing", why="The text is not here.")
    verdicts = verify(reading.value, {"s1": missing})
    assert [verdict.mark for verdict in verdicts.items] == ["not_checkable"]
    assert verdicts.items[0].why == "The text is not here."
    assert verdicts.items[0].findings == verdicts.findings == []
    assert verdicts.sources[0].at_hand == "missing"


def test_citations_beyond_the_end_are_told_by_the_text() -> None:
    (hit,) = [p for p in judged("    - {text: Shut., cite: [p9]}\n")[1] if p.severity == "error"]
    assert (hit.code, hit.column) == ("cite-unknown", 28)


def test_unused_paragraphs_are_named_until_answered() -> None:
    verdicts, found = judged("")
    (info,) = [p for p in found if p.severity == "info"]
    assert info.message == "s1: nothing cites p1, p3-p5."
    assert verdicts.sources[0].unused == [1, 3, 4, 5]
    global HEAD  # noqa: PLW0603 - the head is the one thing that differs
    before = HEAD
    try:
        HEAD = HEAD.replace(
            "published: 2026-03-05}",
            "published: 2026-03-05, unused: [{cite: [p1, p3-p5], why: background}]}",
        )
        verdicts, found = judged("")
    finally:
        HEAD = before
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
