"""The corpus is well-formed: its gold speaks of what stands in its texts, by the scales."""

from __future__ import annotations

from collections import defaultdict
from typing import Final, get_args

import pytest
from draft.scoring.alike import bare, days
from draft.scoring.claims import articles
from draft.scoring.gold import CORPUS, HALVES, Fact, GoldText, corpus

from briefing.brief import scales
from briefing.brief.fold import fold
from briefing.verify.words.normalise import tokens

WORDS: Final = 12_000
RUN: Final = 8
TEXTS: Final = [text for half in HALVES for text in corpus(half)]
SCALES: Final = {
    "territory": (2, scales.Control),
    "humanitarian": (0, scales.Category),
    "tie": (1, scales.RelationType),
}
"""The field of a fact that is a term of a scale."""
every_text = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)


def holders(fact: Fact) -> tuple[str, ...]:
    """Who a fact says speaks, holds or is tied."""
    fields = {"quote": (1,), "said": (0,), "territory": (0, 1), "tie": (0, 2)}.get(fact.kind, ())
    return tuple(each for at in fields for each in fact.either(at) if each != "-")


def test_it_is_as_large_as_the_design_says_and_about_half_of_it_is_kept() -> None:
    words = {
        half: sum(len(" ".join(t.paragraphs).split()) for t in corpus(half)) for half in HALVES
    }
    assert sum(words.values()) > 0.95 * WORDS
    assert words["kept"] > 0.4 * WORDS
    assert words["open"] > 0.4 * WORDS


def test_each_text_has_its_gold_and_no_gold_is_without_a_text() -> None:
    stems = {ending: {p.stem for p in CORPUS.glob(f"*/*.{ending}")} for ending in ("txt", "gold")}
    names = {text.name for text in (*TEXTS, *articles())}
    assert stems["txt"] == stems["gold"] == names


@every_text
def test_the_head_says_when_and_by_whom(text: GoldText) -> None:
    assert text.head.keys() == {"title", "published", "kind", "publisher"}
    assert text.head["kind"] in get_args(scales.SourceKind)
    assert text.published.year > 2000
    assert "invented" in text.paragraphs[0] or "does not exist" in text.paragraphs[0]


@every_text
def test_every_fact_is_of_a_paragraph_that_there_is(text: GoldText) -> None:
    assert text.facts
    assert all(1 <= fact.paragraph <= len(text.paragraphs) for fact in text.facts)


@every_text
def test_no_fact_stands_twice(text: GoldText) -> None:
    lines = [fact.line for fact in text.facts if fact.kind not in ("humanitarian", "quote")]
    assert sorted(set(lines)) == sorted(lines)


@every_text
def test_printed_words_stand_in_their_paragraph(text: GoldText) -> None:
    for fact in text.facts:
        if fact.kind in ("figure", "date", "said"):
            assert text.span(fact) != (-1, -1), fact.line
        elif fact.kind == "quote":
            assert fact.fields[0] in text.paragraphs[fact.paragraph - 1], fact.line
        elif fact.kind == "humanitarian" and fact.fields[1] != "-":
            assert fact.fields[1] in text.paragraphs[fact.paragraph - 1], fact.line


@every_text
def test_every_figure_is_another_place_of_its_paragraph(text: GoldText) -> None:
    spans = [(fact.paragraph, text.span(fact)) for fact in text.of("figure")]
    assert len(set(spans)) == len(spans)


@every_text
def test_names_stand_in_the_text(text: GoldText) -> None:
    printed = fold(" ".join(text.paragraphs))
    plain = bare(printed)
    for each in text.entities:
        if each.kind != "noun":
            for name in (each.name, *each.aka):
                assert fold(name) in printed or bare(name) in plain, (text.name, name)


@every_text
def test_who_speaks_holds_or_is_tied_is_somebody_the_gold_names(text: GoldText) -> None:
    printed = bare(" ".join(text.paragraphs))
    for fact in text.facts:
        for name in holders(fact):
            known = len(text.called(name).all) > 1 or any(
                bare(each.name) == bare(name) for each in text.entities
            )
            assert known or bare(name) in printed, (fact.line, name)
    for name, _ in text.voices:
        assert len(text.called(name).all) > 1, (text.name, name)


@every_text
def test_kinds_are_of_the_scales(text: GoldText) -> None:
    for fact in text.facts:
        if fact.kind in SCALES:
            at, scale = SCALES[fact.kind]
            assert set(fact.either(at)) <= set(get_args(scale)), fact.line
    for name, kinds in text.voices:
        assert set(kinds) <= {*get_args(scales.VoiceKind), "-"}, (text.name, name)


@every_text
def test_dates_are_days_that_there_are(text: GoldText) -> None:
    for fact in text.of("date"):
        first, last = days(fact.fields[1])
        assert first <= last, fact.line


@every_text
def test_every_quotation_mark_has_its_line(text: GoldText) -> None:
    for number, paragraph in enumerate(text.paragraphs, 1):
        opened = paragraph.count("“") + paragraph.count("‘") + paragraph.count('"') // 2
        lines = [fact for fact in text.of("quote") if fact.paragraph == number]
        assert len(lines) == opened, (text.name, number)


def test_no_two_texts_share_a_run_of_words() -> None:
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for text in TEXTS:
        for paragraph in text.paragraphs:
            words = [token.word for token in tokens(paragraph)]
            for at in range(len(words) - RUN + 1):
                found[tuple(words[at : at + RUN])].add(text.name)
    assert not [(run, names) for run, names in found.items() if len(names) > 1]
