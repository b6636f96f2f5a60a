"""Footnote marks: no word, figure or name of the text, and nothing that joins its sentences."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from sweeping import grid

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import Paragraph, make_record
from briefing.verify.words.footnotes import without_footnotes

MARKS = [
    "[3]", "[12]", "[3][4]", "[3, 4]", "[3-5]", "[3\u20135]", "[^3]", "[note 2]", "[nb 1]", "[a]",
    "[citation needed]",
    "\u00b3", "\u00b9\u00b2", "\u2074", "(1)", "(12)", "*", "**", "\u2020",
    "\u2021", "3", "12", " [3]", " [3][4]", " (1)", " \u00b3", "<sup>3</sup>", "[3]*",
    "[A]", "[iv]", "[3b]", "[*]", "^3^", "\u207d\u00b3\u207e", "\u2462", "\uff083\uff09",
]  # fmt: skip
"""Marks behind the stop of a sentence."""
INSIDE = ["[3]", "^3^", "[12][13]", "[note 2]", "\u00b3", "\u2020", "*", "<sup>12</sup>"]
"""Marks that may stand behind any word or number too."""
SENTENCES = [
    ("Film shows that troops reached Velm.{} A Northern Watch blogger claimed that Osk fell.{}"),
    ("Colonel Arvo Tessen stated that 12 tanks were lost.{} Spokesperson Lena Marr denied it.{}"),
    ("\u201cWe left at dawn.\u201d{} Lena Marr of the Watch said nobody had been killed.{}"),
    ('"We left at dawn."{} Lena Marr said that 40 lorries had burned on Monday.{}'),
    ("Did the army leave Osk?{} The Harl Office reported 1,200 families on the road.{}"),
    ("The boats went for 3.5 million marks.{} In May 2024 the Salt Board bought 12 of them.{}"),
    ("They left, the Salt Board said.{} \u201cNobody asked us,\u201d Ilse Harran added.{}"),
]  # fmt: skip
MIDDLE = [
    "Troops{} reached Velm, and the Northern Watch said so.",
    "The Northern Watch{} said that Lower Osk fell.",
    "Colonel Tessen{}, who leads it, said that they lost 12 tanks.",
    "Colonel Tessen said that 12{} tanks and 40{} lorries were lost.",
    "On 12 March 2024{} the Salt Board said that it would pay.",
    "The toll rose to 1,200{}, and 40%{} of it was of May.",
    "The Board paid $3.5 million{} for 12 boats;{} nobody knew why.",
    "Lena Marr,{} of the Watch, said it was late.",
    "| place | boats |\n| Harl | 12{} |\n| Osk{} | 1,200 |",
]

KEPT = [
    "Resolution 2118 (2013) was read.", "The council heard of [12] tanks.", "He said [they] left.",
    "The boy[s] left [sic] at dawn.", "They [the rebels] left.", "An area of 12 km\u00b2 burned.",
    "It lost 10\u2076 litres, or 40m\u00b3 a day.", "Under Article 5(1) it is void.",
    "The sides agreed: (1) to stop; (2) to leave.", "He leads the No.3 Brigade.",
    "It began on Sept.3 They say.", "See vol.2 The maps.", "On pp.2 The maps.", "It is 3.5 m long.",
    "They left at 7.30 It rained.",
    "M23 left Osk.", "5*3 is 15.", "a * b", "Osk (12) lost.", "It was [2024] by then.",
    "Tanks(12), lorries(4).", "They fell. (12) tanks came.", "They fell. [12] tanks came.",
    "\u00a7 12 says so.", "H\u2082O and CO\u2082", "Osk.3 tanks came.", "v.2 The end",
    "[...] and it fell.",
]  # fmt: skip

BRIEF = """\
schema: briefing/1
id: noted
title: Noted
tlp: CLEAR
as_of: 2024-06-05
sources:
  - {{id: s1, title: A report, kind: newspaper}}
situation:
  summary:
    - {{text: {}, cite: [p1]}}
"""


def facts(text: str) -> Paragraph:
    """Return what is found in a text, leaving out what tells it from another text."""
    return _bare(make_record([text]).paragraphs[0])


def _bare(found: Paragraph) -> Paragraph:
    return replace(found, print="", words=0, rows=[_bare(row) for row in found.rows])


@grid(text=SENTENCES, mark=MARKS)
def test_a_mark_behind_a_sentence_is_no_part_of_it(text: str, mark: str) -> None:
    assert without_footnotes(text.format(mark, mark)).text == text.format("", "")
    assert facts(text.format(mark, mark)) == facts(text.format("", ""))


@grid(text=MIDDLE, mark=INSIDE)
def test_a_mark_behind_a_word_is_no_part_of_it(text: str, mark: str) -> None:
    bare = text.replace("{}", "")
    assert without_footnotes(text.replace("{}", mark)).text == bare
    assert facts(text.replace("{}", mark)) == facts(bare)


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert without_footnotes(text).text == text


@pytest.mark.parametrize("mark", ["[3] ", "[^3]: ", "\u00b3 ", "\u00b3", "\u2020 ", "*", "** "])
def test_the_mark_of_a_note_itself_is_no_part_of_it(mark: str) -> None:
    note = "Figures are those of the Salt Board."
    assert without_footnotes(mark + note).text == note


def test_marks_change_neither_hash_nor_length() -> None:
    text = "Troops reached Velm.[3] A blogger said so.\u2074"
    other = make_record([text.replace("[3]", "").replace("\u2074", "")])
    found = make_record([text])
    assert found.sha256 != other.sha256
    assert found.paragraphs[0].print != other.paragraphs[0].print
    assert found.paragraphs[0].words == 9


@pytest.mark.parametrize(
    ("quotation", "printed"),
    [
        ("reached Velm. We left at dawn", "reached Velm. We left at dawn"),
        ("reached Velm.[3] We left", "reached Velm. We left"),
        ("reached Velm.\u00b3 We left", "reached Velm. We left"),
        ("reached Velm 4 We left", "reached Velm.\u2074 We left"),
        ("at dawn, and nobody", "at dawn, and nobody"),
        ("at dawn,5 and nobody", "at dawn,\u2075 and nobody"),
    ],
)
def test_quotations_stand_with_the_marks_and_without(quotation: str, printed: str) -> None:
    mark = "\u2074" if "4" in quotation else "\u00b3" if "\u00b3" in quotation else "[3]"
    text = (
        f"\u201cTroops reached Velm.{mark} We left at dawn,\u2075 and nobody asked,\u201d"
        " Lena Marr said."
    )
    [fact] = make_record([text], [quotation]).paragraphs[0].quotes
    assert (fact.spoken, fact.by) == (True, "Lena Marr")
    assert fact.text in (printed, printed.replace("Velm. We", f"Velm.{mark} We"))


def found(item: str, source: str) -> list[tuple[str, str, str]]:
    """Return code, severity and words of each finding on an item that cites a paragraph."""
    brief = read(BRIEF.format(json.dumps(item)).encode(), Brief, "x.yaml").value
    assert brief is not None
    record = make_record([source], quotations(brief))
    evidence = {"s1": Evidence(brief.sources[0], "text", record, (source,))}
    [verdict] = verify(brief, evidence).items
    return [(each.code, each.severity, item[each.start : each.end]) for each in verdict.findings]


SELF = [
    *grid(text=SENTENCES, mark=MARKS).args[1],
    *grid(text=[text for text in MIDDLE if "|" not in text], mark=INSIDE).args[1],
]


@pytest.mark.parametrize(("text", "mark"), SELF)
def test_an_item_that_repeats_a_paragraph_with_its_marks_is_right(text: str, mark: str) -> None:
    noted, bare = text.replace("{}", mark), text.replace("{}", "")
    right = [each[:2] for each in found(bare, bare)]
    assert [severity for _, severity in right if severity == "error"] == []
    for item, source in ((noted, noted), (bare, noted), (noted, bare)):
        assert [each[:2] for each in found(item, source)] == right


@pytest.mark.parametrize("mark", INSIDE)
def test_what_is_wrong_in_a_text_with_marks_stands_at_its_words(mark: str) -> None:
    source = "Troops{} reached Velm{}, the Salt Board{} said.{} They lost 12 tanks{} there."
    item = source.replace("12", "13").replace("Velm", "Orvel").replace("{}", mark)
    words = [each[2] for each in found(item, source.replace("{}", ""))]
    assert sorted(word for word in words if word not in ("", item)) == ["13", "Orvel"]


@given(st.text(alphabet='ab1 .,[]()*\u00b3\u2020"\u201d<sup>/^AB\n|', max_size=60))
def test_what_is_left_is_the_text_without_the_spans_that_went(text: str) -> None:
    found = without_footnotes(text)
    kept, at = [], 0
    for start, end in found.gone:
        assert at <= start < end
        kept.append(text[at:start])
        at = end
    assert "".join([*kept, text[at:]]) == found.text
    for place in range(len(text) + 1):
        assert 0 <= found.place(place) <= len(found.text)
    for start in range(len(found.text)):
        first, last = found.printed(start, start + 1)
        assert text[first:last] == found.text[start]
    letters = [char for char in text if char in "AB"]
    assert [char for char in found.text if char in "AB"] == letters


@pytest.mark.parametrize(
    "mark", ["[3]", "[3, ", "\u00b3", "*", ".3", "(1)", "<sup>", ". (", "[", " [1]"]
)
def test_no_text_takes_long(mark: str) -> None:
    assert len(without_footnotes(f"Velm{mark * 60_000} A").text) <= 60_000 * len(mark) + 6
