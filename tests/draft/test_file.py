"""``ID.draft.yaml``: it is read back as it was written, and what is wrong with it has a place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefing.draft.file import (
    KEYS,
    TooLong,
    draft_schema,
    read_draft,
    read_text,
    text_of,
    write_draft,
)
from briefing.draft.model import Draft, DraftBrief, DraftSource, DraftVoice, Made, Proposal, Rest
from briefing.format.problems import Problem
from briefing.format.yaml.scalars import BRIEF_KEYS, find_key_kinds
from briefing.text import clean

CLAIM: dict[str, Any] = {
    "text": "Vask: the League holds most of Qelmara.",
    "by": "vask",
    "control": "majority",
    "figures": [{"text": "more than half", "op": ">", "value": 50, "unit": "percent"}],
    "cite": ["p3"],
}


QUESTION: dict[str, Any] = {
    "question": "Does the League hold Qelmara?",
    "status": "contradictory",
    "cite": ["p3"],
}


def proposal(key: str = "7c19e0a2b4d1", **fields: Any) -> Proposal:
    given: dict[str, Any] = {
        "section": "territory",
        "wording": "composed",
        "sure": "high",
        "rests_on": [Rest(cite="p3", words=(13, 22), for_={"control": (13, 13)})],
        "item": CLAIM,
    }
    return Proposal(key=key, **{**given, **fields})


def draft(*proposals: Proposal, **fields: Any) -> Draft:
    given: dict[str, Any] = {
        "draft": 1,
        "brief": DraftBrief(id="qelmara", title="Qelmara", as_of="2020-03-04"),
        "source": DraftSource(
            id="s1",
            title="A town",
            kind="agency",
            text="qelmara.txt",
            sha256="0" * 64,
            paragraphs=16,
        ),
        "made": Made(engine="0.2.0/1"),
        "voices": {"vask": DraftVoice(name="Teodor Vask", kind="party", cite=["p3"])},
        "proposals": list(proposals),
    }
    return Draft(**{**given, **fields})


def problems(text: str) -> list[Problem]:
    reading = read_text(text.encode(), "qelmara.draft.yaml")
    assert (reading.value is None) == bool(reading.problems)
    return reading.problems


TEXTS = st.text(min_size=1, max_size=80).map(clean).filter(bool)
SPANS = st.tuples(st.integers(1, 99), st.integers(0, 99)).map(lambda span: (span[0], sum(span)))
NUMBERS = st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6, allow_subnormal=False))


@st.composite
def drafts(make: st.DrawFn) -> Draft:
    figure = {"text": make(TEXTS), "value": make(NUMBERS)}
    claim = {
        "text": make(TEXTS),
        "by": "vask",
        "control": "majority",
        "when": make(TEXTS),
        "figures": [figure],
        "cite": ["p3"],
    }
    keys = make(st.lists(st.from_regex(r"[0-9a-f]{12}", fullmatch=True), unique=True, max_size=3))
    rests = st.lists(
        st.builds(
            Rest,
            cite=st.just("p3"),
            words=SPANS,
            for_=st.dictionaries(st.sampled_from(["control", "when", "by"]), SPANS),
        ),
        min_size=1,
        max_size=2,
    )
    made = [proposal(key, item=claim, rests_on=make(rests)) for key in keys]
    return draft(*made, why={"vask": make(TEXTS)})


@given(drafts())
def test_what_is_written_is_read_back_exactly(made: Draft) -> None:
    text = text_of(made)
    reading = read_text(text.encode())
    assert reading.problems == []
    assert reading.value == made
    plain = yaml.safe_load(text)  # and any reader of YAML finds the same words
    assert plain["why"] == dict(made.why)


def test_it_says_at_its_head_that_it_is_no_brief() -> None:
    head = text_of(draft(proposal())).split("\n\n")[0]
    assert all(line.startswith("#") for line in head.splitlines())
    assert "It is no brief" in head
    assert "briefing draft qelmara --review" in head


def test_the_keys_that_hold_numbers_are_those_of_the_structs() -> None:
    assert {**BRIEF_KEYS, **find_key_kinds(Draft), "for": "number"} == KEYS


def test_the_schema_takes_what_is_written() -> None:
    plain = yaml.safe_load(text_of(draft(proposal(), refused=[proposal("0" * 11 + "a")])))
    validator = Draft202012Validator(draft_schema())
    assert list(validator.iter_errors(plain)) == []
    plain["proposals"][0]["sure"] = "very"
    assert list(validator.iter_errors(plain)) != []


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("draft: 1", "draft: 2", "draft-version", "draft: "),
        ("majority", "mojority", "enum", "control: "),
        ("by: vask", "by: vesk", "dangling", "by: "),
        ("words: [13, 22]", "words: [22, 13]", "number", "words: "),
        ("words: [13, 22]", "words: [0, 13]", "number", "words: "),
        ("words: [13, 22]", "words: [13]", "type", "words: "),
        ("{control: [13, 13]}", "{control: [13, x]}", "type", "for: {control: [13, "),
        ("- cite: p3", "- cite: p17", "cite-unknown", "- cite: "),
        ("    control: majority\n", "", "missing", "item:"),
        ("    by: vask\n", "    by: vask\n    gradde: C3\n", "unknown-key", "    "),
        ("    by: vask\n", "    by: &a vask\n", "alias", "by: "),
    ],
)
def test_what_is_wrong_has_its_place(old: str, new: str, code: str, place: str) -> None:
    text = text_of(draft(proposal()))
    assert old in text
    spoilt = text.replace(old, new, 1)
    [found] = problems(spoilt)
    assert found.code == code
    line = spoilt.splitlines()[found.line - 1]
    if code != "missing":
        assert place in line[: found.column + len(place)]
        assert found.column > 1


def test_one_key_is_one_proposal() -> None:
    [found] = problems(text_of(draft(proposal(), proposal())))
    assert found.code == "duplicate-id"


def test_the_reviewer_may_still_owe_what_is_open() -> None:
    item = {key: value for key, value in CLAIM.items() if key not in ("text", "control")}
    left = proposal(item=item, wording="to-word", open_fields=["control"])
    assert problems(text_of(draft(left))) == []
    assert [each.code for each in problems(text_of(draft(proposal(item=item))))] == ["missing"] * 2


def test_into_a_brief_ids_may_be_that_brief_s() -> None:
    other = proposal(item={**CLAIM, "by": "mayor"})
    assert [each.code for each in problems(text_of(draft(other)))] == ["dangling"]
    assert problems(text_of(draft(other, into="qelmara"))) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 40,
        b"\xff\xfe" + "draft: 1".encode("utf-16-le"),
        b"draft: 1\n---\ndraft: 1\n",
        b"[" * 5_000,
        b"draft: 1\nx: &a [1]\ny: [*a, *a]\n",
        b"draft: !!python/object:os.system 1\n",
        b"draft: 1\nproposals: " + b"[{}," * 20_000,
        b"a" * 1_000_001,
        b"draft: 99999999999999999999\n",
        b"draft: 1\nbrief: [1, 2]\nsource: x\nmade: 4\nproposals: {}\n",
        b"draft: 1\nproposals:\n- item: {text: [a]}\n  rests_on: [{cite: p1, words: {a: 1}}]\n",
    ],
)
def test_hostile_files_end_in_problems_with_a_place(data: bytes) -> None:
    reading = read_text(data, "x.draft.yaml")
    assert reading.value is None
    assert reading.problems
    for problem in reading.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message.endswith(".")


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    read_text(text_of(draft(proposal())).encode()[:400] + data)


def test_it_is_written_once_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "qelmara.draft.yaml"
    made = draft(proposal())
    write_draft(path, made)
    assert read_draft(path).value == made
    with pytest.raises(FileExistsError):
        write_draft(path, draft())
    assert read_draft(path).value == made
    write_draft(path, draft(), force=True)
    assert read_draft(path).value == draft()
    assert [each.name for each in tmp_path.iterdir()] == ["qelmara.draft.yaml"]


def test_more_than_can_be_read_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "long.draft.yaml"
    many = [proposal(f"{number:012x}") for number in range(4_000)]
    with pytest.raises(TooLong):
        write_draft(path, draft(*many))
    assert not path.exists()


def test_a_link_out_of_the_library_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.draft.yaml"
    write_draft(outside, draft())
    library = tmp_path / "library"
    library.mkdir()
    link = library / "in.draft.yaml"
    link.symlink_to(outside)
    [problem] = read_draft(link, library).problems
    assert problem.code == "unreadable"


@pytest.mark.parametrize("key", ["3259e8854902", "12e000000045", "123456789012"])
def test_a_key_that_looks_like_a_number_is_read_back_as_a_key(key: str) -> None:
    sides = {"for": [key], "against": [key]}
    question = proposal("7c19e0a2b4d1", section="crosscheck", item={**QUESTION, **sides})
    written = text_of(draft(proposal(key, against=["7c19e0a2b4d1"]), question))
    found = read_text(written.encode()).value
    assert found
    assert found.proposals[1].item["for"] == [key]
    assert yaml.safe_load(written)["proposals"][1]["item"]["against"] == [key]
