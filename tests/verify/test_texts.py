"""Texts of many kinds: what the check says of their correct items, and of faults put into them.

``texts/README.md`` says how they came about.
"""

from __future__ import annotations

from typing import Final

import pytest
from sweeping import SWEEP, some
from written_texts import ERRORS, Fault, Text, texts

from briefing.verify.verdicts import Finding

TEXTS: Final = list(texts())
UNSEEN: Final = {
    # Small numbers, names and speakers in other languages, the size of a number in Turkish.
    ("tongue-ar-sitrep", 5), ("tongue-ar-sitrep", 17), ("tongue-es-sitrep", 18),
    ("tongue-es-transcript", 12), ("tongue-es-wire", 6),
    ("tongue-es-wire", 13), ("tongue-fr-ministry", 15), ("tongue-fr-ministry", 3),
    ("tongue-fr-sitrep", 9), ("tongue-fr-wire", 16), ("tongue-fr-wire", 11),
    ("tongue-fr-wire", 2), ("tongue-tr", 9),
    # A word behind the date counts from a day that no rule knows; a small number in words.
    ("statement", 16),
    # Only names show that the paragraph is another, and these stand elsewhere in the source.
    ("after-regional", 16), ("next-es-news", 12),
    # Names in other languages are found or open; three of five is what two leave.
    ("next-es-news", 14), ("next-fr-sitrep", 9), ("next-panel", 14),
    # Small numbers in words, names and paragraphs in other languages; the number of a bus; the
    # source's own voice; two numbers exchanged; one that is near a sum.
    ("later-ar", 12), ("later-es", 2), ("later-es", 6), ("later-fr", 2),
    ("later-fr", 20), ("later-local", 15), ("later-interview", 9), ("later-interview", 16),
    ("later-sitrep", 13),
    # Small numbers that no noun follows; a name of an ordinary word; a sum or a rest of others.
    ("broad-advisory", 1), ("broad-communique", 18), ("broad-council", 21), ("broad-epi", 7),
    ("broad-prisons", 14), ("broad-script", 20), ("wide-testimony", 21), ("open-accord", 16),
    ("open-memo", 18), ("open-memo", 19),
    # Years before a day that another paragraph has; a summer of either half of the world.
    ("broad-inquiry", 22), ("broad-liveblog", 18), ("wide-testimony", 17),
    # Paraphrases without a figure or a name; most have a warning, as have speakers named there too.
    ("broad-email", 20), ("broad-estimate", 18), ("broad-inquiry", 13), ("broad-liveblog", 13),
    ("broad-prisons", 13), ("wide-bulletin", 18), ("wide-testimony", 20), ("broad-email", 19),
    ("broad-inquiry", 10), ("wide-bulletin", 14), ("wide-petition", 13),
    ("open-accord", 23), ("open-column", 17),
    # A day counted from an event that is not the last one printed; a paragraph told by its words
    # alone (a warning); a head that is a word; a number that is that of another thing there.
    ("kinds-a-e07", 2), ("kinds-a-e19", 1), ("kinds-b-e02", 1),
    ("kinds-b-e07", 3), ("kinds-b-m01", 1),
    ("kinds-b-m01", 4), ("kinds-c-m03", 1), ("kinds-b-m03", 1), ("kinds-b-m03", 4),
    ("kinds-b-m04", 3),
    # Hours behind an event that another paragraph dates; the source's own voice.
    ("kinds-d-e07", 3), ("kinds-d-e15", 5),
    # A step of two others; a rounder bound.
    ("kinds-e-m07", 4), ("kinds-e-w07", 4), ("kinds-f-w07", 1),
    # A word that may begin a sentence; the day of another event of the paragraph.
    ("kinds-f-e02", 1), ("kinds-f-e07", 1), ("kinds-f-e14", 1),
    # A time with a point in it; shares and numbers that are another sum or rest of those printed.
    ("desk-bridge", 13), ("desk-truce", 22),
    ("brief-lake", 2), ("brief-lake", 12), ("brief-lake", 24), ("brief-quarter", 1),
    ("brief-quarter", 4),
    # A number that a step of two others gives, or that is near one; a day some weeks from another.
    ("count-blackout", 2), ("count-blackout", 6), ("count-mutiny", 8), ("count-mutiny", 14),
    ("count-poultry", 24), ("fresh-transcript", 13), ("open-pool", 8),
    ("span-mines", 21), ("span-water", 7), ("span-water", 16),
    # A number printed of other things, or that a step of two others gives; an ordinary word.
    ("said-a-sitrep", 8), ("said-a-sitrep", 24), ("said-a-transcript", 14),
    ("said-a-transcript", 22), ("said-b-assessment", 10),
    ("said-b-assessment", 11), ("said-b-assessment", 13),
    ("said-b-assessment", 22), ("said-b-assessment", 25),
    ("said-b-wire", 17), ("said-c-news", 1), ("said-c-sitrep", 2),
    # Small numbers in words; a quotation cut behind its "no", or short of a word; a weekday that
    # may be counted from another date; what a product, rest or share of others comes to.
    ("abroad-a-es-ngo", 10),
    ("abroad-a-es-interview", 12),
    ("abroad-a-ar-sitrep", 6), ("abroad-b-es-transcript", 12),
    ("abroad-b-es-transcript", 4), ("abroad-b-es-sitrep", 7),
    ("abroad-b-fr-bulletin", 12),
    ("abroad-c-fr-communique", 7),
    ("abroad-c-fr-dispatch", 8), ("abroad-c-fr-dispatch", 9),
    ("abroad-c-fr-ngo", 2), ("abroad-d-de", 9), ("abroad-d-tr", 6),
    ("abroad-d-uk", 8),
    # Small numbers in words, shares in words, the day of another event of the paragraph.
    ("afar-a-ar-news", 3), ("afar-a-ar-sitrep", 10), ("afar-a-es-comunicado", 7),
    ("afar-a-es-news", 1), ("afar-a-es-sitrep", 10), ("afar-a-es-sitrep", 12),
    ("afar-a-es-sitrep", 16), ("afar-a-fr-entretien", 11), ("afar-a-fr-entretien", 16),
    ("afar-a-fr-news", 1), ("afar-a-fr-news", 3),
    ("afar-a-fr-sitrep", 4), ("afar-a-fr-sitrep", 18), ("afar-a-ar-bayan", 13),
    # A small number and a share that others give; the source's own voice; a paraphrase.
    ("plain-clinic", 5), ("plain-clinic", 9), ("plain-clinic", 13), ("plain-clinic", 16),
    # A year counted from another one; a denial given to whom it denies.
    ("anew-wire", 14), ("anew-ministry", 4),
    # What a step of two printed numbers gives; a word that may begin a sentence.
    ("sure-a-obituary", 20), ("sure-a-obituary", 4),
    ("sure-a-obituary", 21), ("sure-b-warning", 6), ("sure-b-warning", 2),
    # Paragraphs that say nearly the same.
    ("right-interview", 18),
    # What an analyst's slips give: a share or a rest of others, the day of another event.
    ("slip-assessment", 8), ("slip-assessment", 13), ("slip-assessment", 14),
    ("slip-court", 6), ("slip-court", 11), ("slip-harvest", 1), ("slip-harvest", 13),
    ("slip-ministry", 1), ("slip-ministry", 2), ("slip-ministry", 6), ("slip-news", 1),
    ("slip-news", 3), ("slip-news", 13), ("slip-sitrep", 3), ("slip-sitrep", 4),
    ("slip-sitrep", 6), ("slip-sitrep", 7), ("slip-transcript", 1),
    ("slip-transcript", 15), ("slip-wire", 1), ("slip-wire", 6), ("slip-wire", 14),
    # A name of another paragraph (a warning); the day of another event; what two others give.
    ("usual-a-agency", 6), ("usual-a-assessment", 1),
    ("usual-a-ministry", 9),
    ("usual-a-news", 12), ("usual-a-news", 18), ("usual-a-news", 23),
    ("usual-a-wire", 2), ("usual-b-sitrep", 14),
    # Another time, day or number of the paragraph; small numbers in words that are not read.
    ("near-border", 5), ("near-clinic", 10), ("near-rescue", 8),
    ("near-rescue", 10),
    # The Saturday behind a day, or the next one; a day of "that month"; what two others give; a
    # small number in words; a paraphrase; a word that may begin a sentence.
    ("plain-a-assessment", 18), ("plain-a-ministry", 12), ("plain-a-news", 13), ("plain-a-ngo", 12),
    ("plain-a-ngo", 19), ("plain-a-wire", 15), ("plain-b-sitrep", 25),
    # A value of another thing of the paragraph, in words of which none is tied to one of them.
    ("other-a-assess-cyber", 2), ("other-a-assess-cyber", 3), ("other-a-assess-cyber", 4),
    ("other-a-assess-cyber", 15), ("other-a-assess-cyber", 20),
    ("other-a-assess-cyber", 23), ("other-a-assess-pass", 1),
    ("other-a-assess-pass", 7), ("other-a-assess-pass", 8), ("other-a-assess-pass", 10),
    ("other-a-assess-pass", 11), ("other-a-assess-pass", 12), ("other-a-assess-pass", 15),
    ("other-a-assess-pass", 20),
    ("other-a-assess-pass", 23), ("other-a-assess-pass", 24), ("other-a-ministry-border", 1),
    ("other-a-ministry-border", 3), ("other-a-ministry-border", 7),
    ("other-a-ministry-border", 9), ("other-a-ministry-border", 11),
    ("other-a-ministry-border", 12), ("other-a-ministry-border", 13),
    ("other-a-ministry-border", 17), ("other-a-ministry-border", 19),
    ("other-a-ministry-border", 21), ("other-a-ministry-border", 22),
    ("other-a-ministry-border", 23), ("other-a-ministry-border", 24),
    ("other-a-ministry-border", 25), ("other-a-news-ferry", 1),
    ("other-a-news-ferry", 3), ("other-a-news-ferry", 4), ("other-a-news-ferry", 7),
    ("other-a-news-ferry", 11), ("other-a-news-ferry", 14),
    ("other-a-news-ferry", 16), ("other-a-news-ferry", 17),
    ("other-a-news-ferry", 21), ("other-a-news-ferry", 22), ("other-a-news-mine", 1),
    ("other-a-news-mine", 3), ("other-a-news-mine", 6), ("other-a-news-mine", 8),
    ("other-a-news-mine", 9), ("other-a-news-mine", 11), ("other-a-news-mine", 15),
    ("other-a-news-mine", 16), ("other-a-news-mine", 17), ("other-a-news-school", 4),
    ("other-a-news-school", 5), ("other-a-news-school", 7), ("other-a-news-school", 8),
    ("other-a-news-school", 11), ("other-a-news-school", 12), ("other-a-news-school", 13),
    ("other-a-news-school", 16), ("other-a-news-school", 18), ("other-a-sitrep-fever", 2),
    ("other-a-sitrep-fever", 3), ("other-a-sitrep-fever", 10),
    ("other-a-sitrep-fever", 13), ("other-a-sitrep-fever", 18), ("other-a-sitrep-fever", 19),
    ("other-a-sitrep-fever", 22), ("other-a-sitrep-fever", 23), ("other-a-sitrep-return", 6),
    ("other-a-sitrep-return", 8), ("other-a-sitrep-return", 11), ("other-a-sitrep-return", 13),
    ("other-a-sitrep-return", 18), ("other-a-sitrep-return", 19),
    ("other-a-sitrep-return", 23), ("other-a-sitrep-return", 24), ("other-a-sitrep-return", 25),
    ("other-a-talk-dam", 2), ("other-a-talk-dam", 3),
    ("other-a-talk-dam", 5), ("other-a-talk-dam", 7), ("other-a-talk-dam", 8),
    ("other-a-talk-dam", 12),
    ("other-a-talk-dam", 13), ("other-a-talk-dam", 15), ("other-a-talk-dam", 19),
    ("other-a-talk-dam", 20), ("other-a-talk-dam", 23),
    ("other-a-talk-strike", 4), ("other-a-talk-strike", 7),
    ("other-a-talk-strike", 8), ("other-a-talk-strike", 16),
    ("other-a-talk-strike", 17),
    ("other-a-talk-strike", 18), ("other-a-talk-strike", 22), ("other-a-talk-strike", 23),
    ("other-a-wire-coal", 1), ("other-a-wire-coal", 2),
    ("other-a-wire-coal", 7), ("other-a-wire-coal", 9),
    ("other-a-wire-coal", 10), ("other-a-wire-coal", 11), ("other-a-wire-coal", 14),
    ("other-a-wire-coal", 16), ("other-a-wire-coal", 18), ("other-a-wire-coal", 19),
    ("other-a-wire-coal", 22), ("other-a-wire-vote", 1),
    ("other-a-wire-vote", 3), ("other-a-wire-vote", 4),
    ("other-a-wire-vote", 7), ("other-a-wire-vote", 9), ("other-a-wire-vote", 10),
    ("other-a-wire-vote", 13), ("other-a-wire-vote", 14), ("other-a-wire-vote", 15),
    ("other-a-wire-vote", 16), ("other-a-wire-vote", 18), ("other-a-wire-vote", 19),
    ("other-a-wire-vote", 25), ("other-a-wire-vote", 26), ("other-b-assess-port", 5),
    ("other-b-assess-port", 17), ("other-b-assess-port", 21),
    ("other-b-news-bridge", 2), ("other-b-news-bridge", 3),
    ("other-b-news-bridge", 17), ("other-b-news-bridge", 18),
    ("other-b-news-bridge", 20), ("other-b-sitrep-drought", 1),
    ("other-b-sitrep-drought", 2), ("other-b-sitrep-drought", 3),
    ("other-b-sitrep-drought", 22),
    ("other-b-sitrep-drought", 23), ("other-b-sitrep-drought", 24), ("other-b-wire-coup", 6),
    ("other-b-wire-coup", 8), ("other-b-wire-coup", 13),
    ("other-b-wire-coup", 17), ("other-b-wire-coup", 19),
    ("plain-c-ministry", 8), ("plain-c-ngo", 13),
    # What two others leave; a paraphrase; an ordinary name; weeks from one of two days.
    ("plain-e-news", 15), ("plain-e-sitrep", 25), ("plain-e-sitrep", 29),
    # Values of another thing in words that tie them to none, sums met by chance, names and voices.
    ("other-a-ministry-border", 20), ("pass-a-assess-embargo", 2), ("pass-a-assess-embargo", 3),
    ("pass-a-assess-embargo", 6), ("pass-a-assess-embargo", 7), ("pass-a-assess-embargo", 9),
    ("pass-a-assess-embargo", 10), ("pass-a-assess-embargo", 13), ("pass-a-assess-embargo", 14),
    ("pass-a-assess-embargo", 15), ("pass-a-assess-embargo", 18), ("pass-a-news-blast", 6),
    ("pass-a-news-blast", 10), ("pass-a-news-blast", 13), ("pass-a-news-blast", 15),
    ("pass-a-news-blast", 16), ("pass-a-news-blast", 17), ("pass-a-news-blast", 2),
    ("pass-a-sitrep-delta", 2), ("pass-a-sitrep-delta", 3), ("pass-a-sitrep-delta", 4),
    ("pass-a-sitrep-delta", 5), ("pass-a-sitrep-delta", 6), ("pass-a-sitrep-delta", 8),
    ("pass-a-sitrep-delta", 10), ("pass-a-sitrep-delta", 13), ("pass-a-sitrep-delta", 14),
    ("pass-a-sitrep-delta", 15), ("pass-a-sitrep-delta", 17), ("pass-a-talk-rail", 1),
    ("pass-a-talk-rail", 3), ("pass-a-talk-rail", 7),
    ("pass-a-talk-rail", 8), ("pass-a-talk-rail", 12), ("pass-a-talk-rail", 17),
    ("pass-a-talk-rail", 18), ("pass-a-talk-rail", 19), ("pass-b-ministry-wolves", 1),
    ("pass-b-ministry-wolves", 2), ("pass-b-ministry-wolves", 3), ("pass-b-ministry-wolves", 5),
    ("pass-b-ministry-wolves", 7), ("pass-b-ministry-wolves", 13),
    ("pass-b-ministry-wolves", 14), ("pass-b-ministry-wolves", 15),
    ("pass-b-ministry-wolves", 16), ("pass-b-ministry-wolves", 17),
    ("pass-b-ministry-wolves", 18), ("pass-b-ministry-wolves", 20),
    ("pass-b-ministry-wolves", 22), ("pass-b-wire-vaccine", 3),
    ("pass-b-wire-vaccine", 6), ("pass-b-wire-vaccine", 8), ("pass-b-wire-vaccine", 11),
    ("pass-b-wire-vaccine", 12), ("pass-b-wire-vaccine", 14), ("pass-b-wire-vaccine", 18),
    ("pass-b-wire-vaccine", 19), ("pass-a-talk-rail", 2),
}  # fmt: skip
ACCUSED: Final = {
    # Two steps of arithmetic; what is left of ranks; days of a week that has a day of next month.
    ("desk-bridge", 6), ("desk-influx", 9), ("brief-quarter", 8), ("brief-quarter", 19),
    ("desk-influx", 20), ("desk-truce", 20), ("kinds-f-m07", 2),
    # Steps of two or three numbers, sums of a column, lengths in words, the day a strike began.
    ("count-blackout", 8),
    ("count-blackout", 17), ("count-blackout", 23), ("count-coffee", 2), ("count-coffee", 3),
    ("count-coffee", 5), ("count-coffee", 9), ("count-coffee", 16),
    ("count-coffee", 19), ("count-coffee", 21), ("count-coffee", 22), ("count-coffee", 23),
    ("count-coffee", 25), ("count-coffee", 27), ("count-mutiny", 4),
    ("count-mutiny", 18), ("count-poultry", 5), ("count-poultry", 13), ("count-poultry", 20),
    ("count-poultry", 21), ("count-poultry", 24),
    ("span-locust", 7), ("span-locust", 9), ("span-locust", 11), ("span-locust", 12),
    ("span-locust", 16), ("span-locust", 21),
    ("span-mines", 8), ("span-mines", 10), ("span-mines", 13), ("span-mines", 14),
    ("span-mines", 15), ("span-mines", 19), ("span-prison", 1), ("span-prison", 8),
    ("span-prison", 19), ("span-prison", 22), ("span-prison", 23), ("span-prison", 25),
    ("span-water", 15),
    ("span-water", 19), ("span-water", 21),
    # A share loosely called; sums of what a paragraph has in several sentences.
    ("said-b-statement", 24), ("said-b-statement", 25),
    ("said-c-news", 2), ("said-c-news", 3), ("said-c-news", 10),
    # Half of 31, rounded down; what two of nine leave.
    ("plain-harbour", 12), ("plain-clinic", 9),
    # Nearly all worked out, in one step or two; an answer whose speaker is named above it.
    ("sure-a-advice", 15), ("sure-a-advice", 18), ("sure-a-advice", 21), ("sure-a-audit", 5),
    ("sure-a-audit", 10), ("sure-a-obituary", 4), ("sure-a-obituary", 5),
    ("sure-a-obituary", 9), ("sure-a-study", 5),
    ("sure-a-study", 7), ("sure-a-study", 20),
    ("sure-b-chronicle", 2), ("sure-b-chronicle", 3), ("sure-b-chronicle", 4),
    ("sure-b-chronicle", 15), ("sure-b-chronicle", 16), ("sure-b-market", 5),
    ("sure-b-market", 7), ("sure-b-market", 18), ("sure-b-warning", 5), ("sure-b-warning", 9),
    ("sure-b-warning", 10), ("sure-b-warning", 13),
    # Lengths, rests, products of three numbers; an event told by the day of another paragraph.
    ("right-assessment", 4), ("right-assessment", 7), ("right-assessment", 10),
    ("right-assessment", 11), ("right-assessment", 16), ("right-interview", 1),
    ("right-interview", 22), ("right-letter", 17), ("right-news", 12),
    ("right-news", 23), ("right-sitrep", 8), ("right-sitrep", 18),
    ("right-transcript", 4), ("right-transcript", 17), ("sure-b-answer", 2), ("sure-b-answer", 6),
    ("sure-b-answer", 7), ("sure-b-answer", 10), ("sure-b-answer", 11),
    # Right items of slips: a rest, a share or a day of two numbers of one paragraph.
    ("slip-assessment", 6), ("slip-harvest", 3), ("slip-harvest", 8), ("slip-harvest", 9),
    ("slip-ministry", 10), ("slip-ministry", 12), ("slip-news", 3),
    ("slip-wire", 4), ("slip-wire", 5), ("slip-wire", 7), ("slip-wire", 12),
    ("slip-wire", 14),
    # Hours of the day without a word for them.
    ("usual-b-ministry", 32),
    # A length in two units, the second one left out; a battalion of three; hours between two
    # times in words; the price of one of so many litres that a head names.
    ("plain-a-radio", 23), ("plain-a-transcript", 15), ("plain-b-interview", 4),
    # A unit left out at the second number of two; a rest, a lead; a day a word is counted from.
    ("other-a-news-ferry", 15), ("other-a-news-ferry", 19),
    ("other-a-news-school", 5), ("other-a-talk-dam", 6), ("other-a-talk-dam", 8),
    ("other-a-talk-strike", 4), ("other-a-talk-strike", 5), ("other-a-talk-strike", 6),
    ("other-a-talk-strike", 11), ("other-a-talk-strike", 14), ("other-a-talk-strike", 15),
    ("other-a-talk-strike", 21), ("other-a-wire-vote", 11), ("other-a-wire-vote", 22),
    ("plain-b-sitrep", 13), ("plain-c-ngo", 23),
    # Hours between times in words, what a share in the conditional leaves, euros and a bare number.
    ("plain-d-council", 7), ("plain-d-council", 9), ("plain-d-council", 18),
    ("other-b-sitrep-drought", 5),
    # A mark of a river some kilometres from another; metres with a range of centimetres added.
    ("plain-e-news", 8), ("plain-e-news", 16),
    # Sums and rests of small numbers; a number behind a year or a rank.
    ("pass-a-sitrep-delta", 9),
    ("pass-a-talk-rail", 6),
}  # fmt: skip
"""Correct items that have an error, and should not."""
DOUBTED: Final = {0: 77, 1: 55}
"""Correct items with a warning, at most: of every second text, and for a sweep of the others."""


SHARE: Final = 3
"""A third of the faults of each class is tried, in a sweep the others, too."""
SHARES: Final[dict[tuple[int, str], list[Fault]]] = {}
for _kind in ERRORS:
    _seen = [
        (text, fault)
        for text in TEXTS
        for fault in text.faults
        if fault.kind == _kind and (text.name, fault.number) not in UNSEEN
    ]
    for _place, (_text, _fault) in enumerate(_seen):
        SHARES.setdefault((_place % SHARE, _text.name), []).append(_fault)


def suspicions(text: Text) -> list[list[Finding]]:
    """The suspicions of the correct items, judged in one brief with the faults that are tried."""
    spoilt = map(text.spoilt, SHARES.get((0, text.name), []))
    return text.suspicions([*text.items, *spoilt])[: len(text.items)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=text.name, marks=SWEEP if place % len(DOUBTED) else ())
        for place, text in enumerate(TEXTS)
    ],
)
def test_no_correct_item_has_an_error(text: Text) -> None:
    accused = {
        number: errors
        for number, found in enumerate(suspicions(text), 1)
        if (text.name, number) not in ACCUSED
        if (errors := [each for each in found if each.severity == "error"])
    }
    assert not accused


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param(text, faults, id=f"{text.name}-{part}", marks=SWEEP if part else ())
        for text in TEXTS
        for part in range(SHARE)
        if (faults := SHARES.get((part, text.name)))
    ],
)
def test_a_fault_of_the_error_classes_has_an_error(text: Text, faults: list[Fault]) -> None:
    missed = [
        fault
        for fault, found in zip(faults, text.new(faults), strict=True)
        if "error" not in {each.severity for each in found}
    ]
    assert not missed


@pytest.mark.parametrize("half", some(DOUBTED, 1))
def test_few_correct_items_have_a_warning(half: int) -> None:
    doubted = [
        (text.name, number)
        for text in TEXTS[half :: len(DOUBTED)]
        for number, found in enumerate(suspicions(text), 1)
        if {each.severity for each in found} == {"warning"}
    ]
    assert len(doubted) <= DOUBTED[half], doubted
