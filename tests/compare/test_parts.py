"""What changed in the optional fields, in words; and what there is no change."""

import pytest
from every_field import EVERY, every

from briefing.compare import compare
from briefing.compare.fields import of_headers


def told(old: str, new: str) -> list[str]:
    assert old in EVERY
    found = compare(every(), every(EVERY.replace(old, new)))
    return [each.words for change in found.changes for each in change.fields]


CASES = [
    ("result: did-not", "result: happened", "outcome did not happen, 16 Mar 2020 [s1:p3]: It"),
    ("note: It stayed open.", "note: It shut.", "outcome did not happen, 16 Mar 2020 [s1:p3]: It"),
    ("by: 2020-03-15", "by: 2020-04", "by when 15 Mar 2020 → Apr 2020"),
    ("not be tried.", "be tried.", "dissent The north team: It will not be tried. → The north"),
    ("status: observed", "status: no-longer-watched", "status observed → no longer watched"),
    ("value: 5000000}", "value: 6000000}", "funding USD 20 million required, USD 5 million"),
    ("sector: health", "sector: water", "sector Health → Water, Sanitation and Hygiene"),
    ("about: [t1, health]", "about: [t2]", "about The army holds it. (t1); Health → The army"),
    ("tlp: AMBER", "tlp: RED", "TLP AMBER → RED"),
    ("pcode: XA0200", "pcode: XA02", "P-code XA0200 → XA02"),
    ("wikidata: Q1065", "wikidata: Q7", "Wikidata Q1065 → Q7"),
    ("original: Nous le tenons", "original: Nous y sommes", 'quote "Nous le tenons" → "Nous y'),
    ("translator: the desk", "translator: A. Reader", 'translation "We hold it", from fr by the'),
    ("text: We hold it,", "text: We own it,", 'translation "We hold it", from fr by the desk; not'),
]


@pytest.mark.parametrize(("old", "new", "words"), CASES)
def test_a_change_is_told_in_words(old: str, new: str, words: str) -> None:
    changes = told(old, new)
    assert len(changes) == 1
    assert changes[0].startswith(words)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('open., cite: ["s1:p3"]', 'open., cite: ["s1:p4"]'),
        ("about: [t1, health]", "about: [health, t1]"),
        ("tlp: RED, cite", 'tlp: "RED", cite'),
    ],
)
def test_other_paragraphs_and_another_order_are_no_change(old: str, new: str) -> None:
    assert told(old, new) == []


def test_an_outcome_that_came_is_told_with_the_deadline_that_it_answers() -> None:
    before = every(EVERY.replace("    outcome: {result: did-not, date: 2020-03-16, ", "    #"))
    found = compare(before, every())
    (words,) = [each.words for change in found.changes for each in change.fields]
    assert words.startswith("outcome none → did not happen, 16 Mar 2020")


def test_a_source_that_no_longer_stands_is_told() -> None:
    before = every(EVERY.replace(" standing: withdrawn,", ""))
    assert [each.words for each in compare(before, every()).header] == [
        'source "An old report" current → withdrawn'
    ]


def test_a_source_that_repeats_another_one_now_is_told() -> None:
    other, none = every(EVERY.replace("via: s1", "via: s3")), every(EVERY.replace(" via: s1,", ""))
    name = 'source "The same elsewhere" repeats'
    assert [[each.words for each in compare(every(), new).header] for new in (other, none)] == [
        [f'{name} "An article" → "An old report"'],
        [f'{name} "An article" → none'],
    ]
    renamed = EVERY.replace("s1", "s9")
    assert compare(every(), every(renamed)).header == ()


def test_the_header_tells_period_and_what_is_due() -> None:
    text = EVERY.replace("next: 2020-03-20", "next: 2020-03-24")
    new = every(text.replace("period: 2020-03-09/", "period: 2020-03-10/"))
    assert [each.words for each in of_headers(every(), new)] == [
        "period 9 Mar 2020 to 17 Mar 2020 → 10 Mar 2020 to 17 Mar 2020",
        "next brief due 20 Mar 2020 → 24 Mar 2020",
    ]
