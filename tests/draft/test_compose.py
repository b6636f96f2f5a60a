"""Proposals of what was found: fields in order, copying nothing, keys, what says the same."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from draft.casting import DAY, cast_of, found
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.brief.items import Claim, Event, Impact, Relationship
from briefing.draft.compose import compose, composing, run_of
from briefing.draft.findings import Cast, Finding
from briefing.draft.model import DraftVoice
from briefing.draft.source_text import SourceText
from briefing.verify.words.passages import MOST_IN_A_ROW

LEAGUE = (
    "The spokesman of the Reed Company, Ivo Karn, said on Tuesday that its men hold "
    '"more than half of Tolvane" and will not leave it before the winter comes.'
)


@pytest.fixture
def text() -> SourceText:
    return SourceText([LEAGUE, "On 28 February 12,000 people left Tolvane by the river."], DAY)


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Texts that the templates give, by section."""
    texts: dict[str, str] = {}

    def chosen(section: str) -> object:
        def say(finding: Finding, cast: Cast, text: SourceText) -> str:
            return texts.get(section, "")

        return say

    monkeypatch.setattr(composing, "_template", chosen)
    return texts


def _claim(text: SourceText) -> Finding:
    return found(
        text,
        "territory",
        LEAGUE,
        place=("tolvane", "Tolvane"),
        holder=("reed", "its men"),
        control=("majority", "hold"),
        by=("karn", "Ivo Karn"),
        quote=("more than half of Tolvane", "more than half of Tolvane"),
        when=("on Tuesday", "on Tuesday"),
    )


def test_an_item_has_its_fields_in_the_order_of_the_format(
    text: SourceText, template: dict[str, str]
) -> None:
    template["territory"] = "Karn: the Reed Company holds most of Tolvane."
    cast = cast_of(text, voices={"karn": "Ivo Karn"})
    [made] = compose([_claim(text)], text, cast)
    assert list(made.item) == [
        "text", "by", "place", "holder", "control", "quote", "when", "date", "date_basis", "cite",
    ]  # fmt: skip
    assert made.wording == "composed"
    assert made.item["date"] == "2020-03-03"
    assert made.item["date_basis"] == "inferred"
    assert made.item["cite"] == ["p1"]
    msgspec.convert(made.item, Claim)


def test_what_it_rests_on_are_words_of_the_paragraph(text: SourceText) -> None:
    [made] = compose([_claim(text)], text, cast_of(text))
    [rest] = made.rests_on
    words = LEAGUE.replace('"', "").split()
    first, last = rest.for_["holder"]
    assert words[first - 1 : last] == ["its", "men"]
    assert rest.words == (1, len(words))


def test_without_a_template_the_text_is_left_to_the_reviewer(text: SourceText) -> None:
    [made] = compose([found(text, "views", LEAGUE, by="karn")], text, cast_of(text))
    assert made.wording == "to-word"
    assert "text" not in made.item


def test_a_text_that_copies_eight_words_is_no_composed_one(
    text: SourceText, template: dict[str, str]
) -> None:
    cast = cast_of(text)
    template["territory"] = "They hold more than half of Tolvane and will not"
    assert run_of(template["territory"], text.paragraphs) == 9
    assert compose([_claim(text)], text, cast)[0].wording == "to-word"
    template["territory"] = "It says: more than half of Tolvane and will"
    assert run_of(template["territory"], text.paragraphs) == MOST_IN_A_ROW
    assert compose([_claim(text)], text, cast)[0].wording == "composed"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 30), st.integers(1, 14), st.sampled_from(["", "Karn: ", "for now"]))
def test_no_composed_text_shares_more_than_seven_words_in_a_row(
    first: int, count: int, extra: str
) -> None:
    text = SourceText([LEAGUE], DAY)
    said = f"{extra} {' '.join(LEAGUE.split()[first : first + count])}".strip()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composing, "_template", lambda section: lambda *_: said)
        [made] = compose([_claim(text)], text, cast_of(text))
    copied = run_of(said, text.paragraphs) > MOST_IN_A_ROW
    assert ("text" in made.item) is bool(said and not copied)


def test_a_quotation_of_eight_words_is_left_out(text: SourceText) -> None:
    long = 'half of Tolvane" and will not leave it'
    assert len(long.split()) == 8
    for quote, kept in ((long, False), (long.removesuffix(" it"), True)):
        finding = found(text, "points", LEAGUE, quote=(quote, quote))
        [made] = compose([finding], text, cast_of(text))
        assert ("quote" in made.item) is kept


def test_a_quotation_ends_with_its_last_word(text: SourceText) -> None:
    finding = found(text, "points", LEAGUE, quote=("will not leave it, ", "will not leave it"))
    assert compose([finding], text, cast_of(text))[0].item["quote"] == "will not leave it"


def test_keys_hang_on_section_words_and_kind_alone(text: SourceText) -> None:
    cast = cast_of(text, voices={"karn": "Ivo Karn"})
    one, again = (compose([_claim(text)], text, each)[0].key for each in (cast, cast_of(text)))
    assert one == again
    assert len(one) == 12
    others = [
        found(text, "territory", LEAGUE, kind="other", control="lost"),
        found(text, "views", LEAGUE),
        found(text, "territory", "its men hold", control="full"),
    ]
    keys = [each.key for each in compose([_claim(text), *others], text, cast)]
    assert len(set(keys)) == 4
    longer = SourceText([*text.paragraphs, "One more."], DAY)
    assert compose([_claim(longer)], longer, cast)[0].key != one


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(4)))
def test_keys_do_not_hang_on_the_order_of_findings(order: list[int]) -> None:
    text = SourceText([LEAGUE], DAY)
    spans = ["Reed Company", "Ivo Karn", "more than half", "the winter"]
    findings = [found(text, "points", span) for span in spans]
    keys = {each.key for each in compose(findings, text, cast_of(text))}
    assert keys == {
        each.key for each in compose([findings[at] for at in order], text, cast_of(text))
    }


def test_two_findings_of_one_kind_and_passage_have_keys_of_their_own(text: SourceText) -> None:
    findings = [
        found(text, "relationships", LEAGUE, from_="a", to=to, type="backs") for to in ("b", "c")
    ]
    one, other = compose(findings, text, cast_of(text))
    assert one.key != other.key


def test_a_tie_has_no_text_and_is_composed_when_it_is_whole(text: SourceText) -> None:
    whole = found(text, "relationships", LEAGUE, from_="a", to="b", type="backs")
    part = found(text, "relationships", "its men", from_="a", type="backs")
    one, other = compose([whole, part], text, cast_of(text))
    assert (one.wording, other.wording) == ("composed", "to-word")
    assert other.open_fields == ["to"]
    msgspec.convert(one.item, Relationship)


def test_the_same_from_two_sentences_is_one_that_cites_both() -> None:
    text = SourceText(["The reeds hold Tolvane.", "On Monday the reeds held Tolvane."], DAY)
    findings = [
        found(text, "territory", "hold Tolvane", place="t", holder="r", control="full"),
        found(
            text,
            "territory",
            "held Tolvane",
            paragraph=2,
            place="t",
            holder="r",
            control="full",
            when=("On Monday", "On Monday"),
        ),
    ]
    [made] = compose(findings, text, cast_of(text))
    assert made.item["cite"] == ["p1", "p2"]
    assert made.item["date"] == "2020-03-02"
    assert [rest.cite for rest in made.rests_on] == ["p1", "p2"]


def test_a_tie_that_holds_both_ways_is_one() -> None:
    text = SourceText(["The reeds fight the army.", "The army fights the reeds."], DAY)

    def count(type: str) -> int:
        ends = ("reed", "army"), ("army", "reed")
        findings = [
            found(text, "relationships", text.paragraphs[at], paragraph=at + 1, from_=one,
                  to=other, type=type)
            for at, (one, other) in enumerate(ends)
        ]  # fmt: skip
        return len(compose(findings, text, cast_of(text)))

    assert count("hostile") == 1
    assert count("backs") == 2


def test_what_differs_in_a_field_stays_apart() -> None:
    text = SourceText(["The reeds hold Tolvane on Monday.", "They held it on Tuesday."], DAY)
    same: dict[str, Any] = {"place": "t", "holder": "r"}
    one = found(text, "territory", "hold Tolvane", control="full", **same)
    other = found(text, "territory", "held it", paragraph=2, control="lost", **same)
    assert len(compose([one, other], text, cast_of(text))) == 2
    days = [
        found(text, "territory", words, paragraph=at, control="full", when=(day, day), **same)
        for words, at, day in (("hold Tolvane", 1, "on Monday"), ("held it", 2, "on Tuesday"))
    ]
    assert len(compose(days, text, cast_of(text))) == 2
    bare = [found(text, "points", "hold Tolvane"), found(text, "points", "held it", paragraph=2)]
    assert len(compose(bare, text, cast_of(text))) == 2


def test_an_event_has_the_text_of_the_item_that_tells_it(
    text: SourceText, template: dict[str, str]
) -> None:
    template["humanitarian"] = "12,000 people have left Tolvane."
    fled = "On 28 February 12,000 people left Tolvane by the river."
    when: dict[str, Any] = {"when": ("On 28 February", "On 28 February")}
    event = found(text, "timeline", fled, paragraph=2, **when)
    impact = found(text, "humanitarian", fled, paragraph=2, category="displacement", **when)
    told, it = compose([event, impact], text, cast_of(text))
    assert told.item["text"] == it.item["text"]
    assert (told.section, told.item["date_basis"]) == ("timeline", "stated")
    msgspec.convert(told.item, Event)
    msgspec.convert(it.item, Impact)
    of_another = found(
        text, "humanitarian", fled, paragraph=2, category="displacement", by="karn", **when
    )
    assert compose([event, of_another], text, cast_of(text))[0].wording == "to-word"
    template["territory"] = "Karn: the Company is there."
    for control, wording in (("captured", "composed"), ("full", "to-word")):
        claim = found(text, "territory", fled, paragraph=2, control=control, **when)
        assert compose([event, claim], text, cast_of(text))[0].wording == wording
    undated = found(text, "humanitarian", fled, paragraph=2, category="displacement")
    assert compose([event, undated], text, cast_of(text))[0].wording == "to-word"
    elsewhere = found(text, "timeline", LEAGUE, when=("on Tuesday", "on Tuesday"))
    assert compose([elsewhere, impact], text, cast_of(text))[0].wording == "to-word"


def test_a_part_from_another_paragraph_is_cited_too(text: SourceText) -> None:
    finding = found(text, "territory", "left Tolvane", paragraph=2, control="full")
    far = _claim(text).parts["holder"]
    finding = finding._replace(parts={**finding.parts, "holder": far})
    [made] = compose([finding], text, cast_of(text))
    assert made.item["cite"] == ["p2", "p1"]


def test_a_second_source_is_named_in_citations(text: SourceText) -> None:
    [made] = compose([_claim(text)], text, cast_of(text), source="s2")
    assert made.item["cite"] == ["s2:p1"]
    assert made.rests_on[0].cite == "s2:p1"


def test_voices_that_differ_in_basis_say_the_least_firm(text: SourceText) -> None:
    voices = {
        "un": DraftVoice(name="UN", kind="international-org"),
        "karn": DraftVoice(name="Ivo Karn", kind="party"),
        "who": DraftVoice(name="Someone"),
    }
    cast = cast_of(text, voices=voices)

    def basis(*by: str) -> object:
        finding = found(text, "points", LEAGUE, by=list(by))
        return compose([finding], text, cast)[0].item.get("basis")

    assert basis("un", "karn") == "claimed"
    assert basis("un", "who") is None
    assert basis("karn") is None


def test_a_voice_that_the_cast_lacks_is_left_out(text: SourceText) -> None:
    finding = found(text, "views", LEAGUE, by="nobody")
    [made] = compose([finding], text, cast_of(text))
    assert "by" not in made.item
    assert made.open_fields == ["by"]
