"""What the reader says of the optional fields: each at its place, with a way out."""

import pytest
from every_field import EVERY, every

from briefing.brief.model import Brief
from briefing.format.reader import read

CASES = [
    # what is spoilt, by what, the code, and words of the message or hint
    ("period: 2020-03-09/2020-03-17", "period: 2020-03-17/2020-03-09", "date", "ends before"),
    ("period: 2020-03-09/2020-03-17", "period: last week", "date", "is not YYYY"),
    ("next: 2020-03-20", "next: 2020-03-16", "date", "is before the cut-off"),
    ("next: 2020-03-20", "next: soon", "date", "is not YYYY-MM-DD"),
    ("via: s1", "via: s9", "dangling", "no source has that id"),
    ("via: s1", "via: s2", "type", "via leads back to 's2' itself"),
    ("standing: withdrawn", "standing: gone", "enum", "current, corrected, superseded or"),
    ("wikidata: Q1065", "wikidata: 1065", "type", "is no id of Wikidata. Q and digits"),
    ("pcode: XA0200", "pcode: '0200'", "type", "is no P-code. The country's letters"),
    ("sector: health", "sector: medicine", "enum", "Allowed: camps"),
    ("currency: USD", "currency: dollars", "type", "is no currency code. Three capital letters"),
    ("value: 20000000}", "min: 3, max: 2}", "number", "min 3 is above max 2"),
    ('cite: ["s4:p2"]', 'cite: ["s4:p20"]', "cite-unknown", "beyond the last paragraph"),
    ("by: 2020-03-15", "by: mayor", "date", "In a judgement 'by' is a day"),
    ("result: did-not", "result: no", "enum", "happened, did-not or cannot-be-told"),
    ('It stayed open., cite: ["s1:p3"]', "It stayed open.", "missing", "cites no paragraph"),
    ("date: 2020-03-16, note", "date: 2020-02-30, note", "date", "is not in the calendar"),
    ("who: The north team, text", "who: x, txt", "unknown-key", "Did you mean 'text'"),
    ("about: [t1, health]", "about: [t1, helth]", "dangling", "no item has that id"),
    ("about: [t1, health]", "about: health", "type", "Write a list"),
    ("status: observed", "status: seen", "enum", "not-observed, observed or no-longer-watched"),
    ("language: fr", "language: French", "language", "is no language tag"),
    ("original: Nous le tenons, ", "", "missing", "'original' is not there"),
    ("tlp: AMBER", "tlp: CLEAR", "tlp", "is milder than GREEN"),
]


@pytest.mark.parametrize(("old", "new", "code", "words"), CASES)
def test_each_is_told_at_its_line(old: str, new: str, code: str, words: str) -> None:
    assert old in EVERY
    line = EVERY[: EVERY.index(old)].count("\n") + 1
    problems = read(EVERY.replace(old, new, 1).encode(), Brief, "x").problems
    found = next((each for each in problems if each.code == code), None)
    assert found is not None, [str(each) for each in problems]
    assert abs(found.line - line) <= 2
    assert words in f"{found.message} {found.hint}"


def test_a_funding_names_an_amount() -> None:
    lines = [
        line
        for line in EVERY.split("\n")
        if not line.strip().startswith(("required:", "received:"))
    ]
    problems = read("\n".join(lines).encode(), Brief, "x").problems
    assert [each.code for each in problems] == ["missing"]
    assert "neither 'required' nor 'received'" in problems[0].message


def test_what_cannot_be_told_needs_no_paragraph() -> None:
    text = EVERY.replace("result: did-not", "result: cannot-be-told").replace(
        'It stayed open., cite: ["s1:p3"]', "It stayed open."
    )
    outcome = every(text).judgements[1].outcome
    assert outcome is not None
    assert outcome.cite == []


def test_a_label_by_its_old_name_is_read() -> None:
    text = EVERY.replace("tlp: GREEN", "tlp: WHITE").replace("tlp: AMBER", "tlp: WHITE")
    assert every(text).tlp == "CLEAR"
