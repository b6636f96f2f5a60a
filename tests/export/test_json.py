"""JSON: the whole brief, which the reader reads back as the same."""

import json
import re
from collections.abc import Callable

import msgspec
import pytest

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.export import render, render_all
from briefing.export.json import encode
from briefing.export.phrases import ANSWERS
from briefing.format.reader import read
from briefing.text import BIDI, CONTROL
from briefing.verify.verdicts import Verdict, Verdicts

UNSAFE = re.compile(f"(?!\n)[{CONTROL}{BIDI}]")


def test_read_back_it_is_the_same_brief(brief: Brief) -> None:
    reading = read(render(brief, "json").encode(), Brief)
    assert reading.problems == []
    assert reading.value == brief


def test_the_label_is_the_first_key(brief: Brief) -> None:
    data = json.loads(render(brief, "json"))
    assert next(iter(data)) == "tlp"
    assert data == msgspec.to_builtins(brief)


def test_with_verdicts_each_question_has_both_sides_in_full(brief: Brief) -> None:
    data = json.loads(render(brief, "json", verdicts=Verdicts(items=[])))
    outline = Outline(brief)
    assert len(data["questions"]) == len(brief.crosscheck)
    for told, check in zip(data["questions"], brief.crosscheck, strict=True):
        assert (told["question"], told["status"]) == (check.question, check.status)
        assert told["answers"] == ANSWERS[check.status]
        for side, ids in (("yes", check.for_), ("no", check.against)):
            assert [claim["id"] for claim in told[side]] == ids
            assert bool(ids) == (told.get("nobody", {}).get(side) is None)
            for claim in told[side]:
                line = outline.by_id[claim["id"]]
                assert claim["by"] == [speaker.name for speaker in line.speakers]
                assert claim["basis"] == line.basis
                assert claim["cite"] == list(line.cite)
                assert claim["cite"]
                assert claim["grade"] == (str(line.grade) if line.graded else None)
                assert "verdict" not in claim


def test_with_marks_each_claim_of_a_question_has_its_verdict(aleppo: Brief) -> None:
    verdicts = Verdicts(items=[Verdict(path=("territory", 0), label="t1", fields={"cite": "pass"})])
    data = json.loads(render(aleppo, "json", verdicts=verdicts, marks=True))
    claims = data["questions"][0]["yes"]
    assert [claim.get("verdict") for claim in claims] == ["not_checkable", None]


def test_several_are_an_array(aleppo: Brief) -> None:
    assert [each["id"] for each in json.loads(render_all([aleppo, aleppo], "json"))] == [
        aleppo.id, aleppo.id,
    ]  # fmt: skip
    assert json.loads(render_all([], "json")) == []


def test_nothing_in_it_is_obeyed_and_nothing_is_lost(with_text: Callable[[str], Brief]) -> None:
    text = '\x1b[2J\x9b\u202e\u2028\x7f [/] 漢 👩 é\u0301 \\ " \n\t'
    brief = with_text(text)
    for encoding in ("utf-8", "latin-1", "ascii"):
        written = render(brief, "json", encoding=encoding)
        assert not UNSAFE.search(written)
        written.encode(encoding)
        assert json.loads(written) == msgspec.to_builtins(brief)
    assert render(brief, "json", ascii=True).isascii()


@pytest.mark.parametrize("value", [[], {}, [{"a": None}], "👩\U000e0041"])
def test_data_of_any_kind(value: object) -> None:
    assert json.loads(encode(value, "ascii")) == value
    assert json.loads(encode(value)) == value
