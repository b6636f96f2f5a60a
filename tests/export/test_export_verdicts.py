"""Verdicts in exports: counted in the head, beside each item on request."""

from __future__ import annotations

import json

import msgspec
import pytest

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.export import render, render_all
from briefing.export.judged_brief import JudgedBrief
from briefing.library.sources import AtHand
from briefing.verify.sources.record import Record
from briefing.verify.verdicts import Field, Finding, Signed, State, Verdict, Verdicts

_FIELDS: list[dict[Field, State]] = [
    {"cite": "pass", "names": "pass"},
    {"cite": "pass", "figures": "warn"},
    {"cite": "pass", "quote": "fail"},
    {"cite": "pass"},
]
SIGNS = "✓◒✗?"


@pytest.fixture
def judged(aleppo: Brief) -> Verdicts:
    """A verdict for every item, the four kinds in turn; one signed, one with a warning waived."""
    items = []
    for number, line in enumerate(Outline(aleppo).every_line()):
        kind = number % 4
        finding = Finding(
            code=("", "figure-qualifier", "quote-altered", "")[kind],
            severity="warning" if kind == 1 else "error",
            path=(*line.path, "text"),
            subject=line.label,
            text="something *differs*.",
            hint="Look.",
            field=("wording", "figures", "quote", "wording")[kind],
            source="s1",
            paragraph=3,
        )
        items.append(
            Verdict(
                path=line.path,
                label=line.label,
                fields=_FIELDS[kind],
                findings=[finding] if finding.code else [],
                waived=[finding] if number == 1 else [],
                signed=Signed("Ada", "2024-12-01") if number == 3 else None,
            )
        )
    return Verdicts(items=items)


def counts(verdicts: Verdicts) -> dict[str, int]:
    return {**{str(k): v for k, v in verdicts.counts().items()}, "signed": 1, "waived": 1}


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_the_counts_stand_in_the_head(aleppo: Brief, judged: Verdicts, format: str) -> None:
    text = render(aleppo, format, width=0, verdicts=judged)  # type: ignore[arg-type]
    head, _, rest = text.partition("SITUATION" if format == "text" else "## Situation")
    found = counts(judged)
    for words in (
        f"{found['verified']} found in words, meaning not judged; {found['partly']} with a ",
        f"{found['unsupported']} not found; {found['own']} the desk's own; ",
        f"{found['not_checkable']} not checkable by rule",
        "1 of them read and signed",
        "1 warning waived",
    ):
        assert words in head.replace("\\", ""), words
    assert "true" not in head
    assert not any(sign in rest for sign in "✓◒✗")
    assert "not whether they are true" in rest


def test_in_json_they_follow_the_label(aleppo: Brief, judged: Verdicts) -> None:
    data = json.loads(render(aleppo, "json", verdicts=judged))
    assert list(data)[:2] == ["tlp", "verdicts"]
    assert data.pop("verdicts") == counts(judged)
    assert len(data.pop("questions")) == len(aleppo.crosscheck)
    assert data == msgspec.to_builtins(aleppo)
    plain = Verdicts(items=[v for n, v in enumerate(judged.items) if n not in (1, 3)])
    found = json.loads(render(aleppo, "json", verdicts=plain))["verdicts"]
    assert list(found) == ["verified", "partly", "unsupported", "own", "not_checkable"]


def test_on_request_the_mark_stands_before_the_citation(aleppo: Brief, judged: Verdicts) -> None:
    text = " ".join(render(aleppo, width=0, verdicts=judged, marks=True).split())
    before, _, after = text.partition("CONTRADICTIONS")  # which names claims once more
    text = before + after.partition("TO WATCH")[2]
    marked = {sign: text.count(f"{sign} [") for sign in SIGNS}
    assert min(marked.values()) > 5
    assert sum(marked.values()) <= len(judged.items)
    assert "figure-qualifier: something *differs*." in text
    assert "signed: by Ada on 2024-12-01" in text
    assert "✗ not found" in text, "the legend says what the signs mean"
    page = render(aleppo, "markdown", verdicts=judged, marks=True)
    assert "✗ \\[p" in page
    assert "*quote-altered:* something \\*differs\\*." in page
    plain = render(aleppo, ascii=True, verdicts=judged, marks=True)
    assert plain.isascii()
    assert "x [p" in plain


def test_on_request_each_item_of_the_json_has_its_verdict(aleppo: Brief, judged: Verdicts) -> None:
    # The sealed record has facts of which a hint may name some.
    sealed = AtHand(record=Record(record=1, sha256="0" * 64, paragraphs=[]))
    found = JudgedBrief(aleppo, judged, marks=True, texts={"s1": sealed})
    data = json.loads(render_all([found], "json"))
    summary = data["situation"]["summary"]
    assert [item["verdict"] for item in summary] == [
        "verified", "partly", "unsupported", "not_checkable",
    ]  # fmt: skip
    assert "findings" not in summary[0]
    assert summary[2]["findings"] == [
        {"code": "quote-altered", "severity": "error", "field": "quote",
         "message": "summary[3]: something *differs*.", "hint": "Look.",
         "source": "s1", "paragraph": 3},
    ]  # fmt: skip
    assert summary[3]["signed"] == {"by": "Ada", "on": "2024-12-01"}


def test_a_hint_that_may_name_words_of_a_closed_source_is_left_out(
    aleppo: Brief, judged: Verdicts
) -> None:
    closed = AtHand(paragraphs=("It is closed.",))
    for texts in ({}, {"s1": closed}):
        found = JudgedBrief(aleppo, judged, marks=True, texts=texts)
        (finding,) = json.loads(render_all([found], "json"))["situation"]["summary"][2]["findings"]
        assert (finding["code"], finding["hint"]) == ("quote-altered", None)


def test_several_briefs_have_each_their_own(aleppo: Brief, judged: Verdicts) -> None:
    one = Verdicts(items=judged.items[:1])
    text = render_all([JudgedBrief(aleppo, judged), JudgedBrief(aleppo, one), aleppo], width=0)
    assert text.count("Verdicts        ") == 4, "two in heads, two in legends"
    assert "1 found in words, meaning not judged; 0 with a warning; 0 not found" in text


def test_paths_that_lead_nowhere_are_left_alone(aleppo: Brief) -> None:
    lost = Verdict(path=("territory", 999), label="x", fields={"cite": "pass"})
    data = json.loads(render(aleppo, "json", verdicts=Verdicts(items=[lost]), marks=True))
    assert "verdict" not in json.dumps(data["territory"])
