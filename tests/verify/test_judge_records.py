"""Verdicts by sealed records and without a text, and what is waived there."""

from __future__ import annotations

from low_dam import FIRST, HEAD, TEXT, sealed, second

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import SHORT, make_record


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


def test_without_a_text_everything_is_open() -> None:
    reading = read(f"{HEAD}{FIRST}".encode(), Brief, "dam.yaml")
    assert reading.value is not None
    missing = Evidence(reading.value.sources[0], "missing", why="The text is not here.")
    verdicts = verify(reading.value, {"s1": missing})
    assert [verdict.mark for verdict in verdicts.items] == ["not_checkable"]
    assert verdicts.items[0].why == "The text is not here."
    assert verdicts.items[0].findings == verdicts.findings == []
    assert verdicts.sources[0].at_hand == "missing"
