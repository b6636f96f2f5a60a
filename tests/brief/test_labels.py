"""Labels of items: the strictest of a brief, and what of it may be shown at a label."""

import pytest
from msgspec import structs

from briefing.brief import model as m
from briefing.brief.labels import at_most, items, label_of, paths_at_most
from briefing.brief.outline import Outline
from briefing.export import render_all
from briefing.export.judged_brief import JudgedBrief
from briefing.export.rights import judged_at_most, left_out_words
from briefing.format.reader import read
from briefing.library.sources import AtHand
from briefing.verify.judge import verify
from briefing.verify.verdicts import Verdicts

BRIEF = """\
schema: briefing/1
id: mixed
title: A brief of two labels
tlp: GREEN
as_of: 2020-03-04
sources:
  - {id: open, title: An article, kind: newspaper, paragraphs: 9}
  - {id: secret, title: A cable, kind: statement, paragraphs: 9, voice: envoy}
voices:
  envoy: {name: The envoy, kind: government}
  monitor: {name: The monitor, kind: monitor}
situation:
  summary:
    - {text: The town fell., cite: [p1]}
    - {text: It was foretold., tlp: RED, by: envoy, cite: ["secret:p1"]}
actors:
  - {id: army, name: The army, cite: [p1]}
  - {id: agents, name: The agents, tlp: AMBER, cite: ["secret:p2"]}
relationships:
  - {from: agents, to: army, type: backs, cite: ["secret:p2"]}
places:
  - {id: town, name: Town, part_of: camp, cite: [p1]}
  - {id: camp, name: Camp, tlp: AMBER, cite: ["secret:p3"]}
territory:
  - {id: t1, text: The army holds it., place: town, holder: army, control: full, cite: [p1]}
  - {id: t2, text: It does not., place: town, control: lost, tlp: RED, cite: ["secret:p4"]}
  - {id: t3, text: The agents are there., place: town, holder: agents, control: presence,
     cite: [p2]}
  - {id: t4, text: Nor do I think so., by: monitor, place: town, control: lost, cite: [p3]}
crosscheck:
  - {question: Is it held?, status: contradictory, for: [t1], against: [t2]}
  - {question: Is it lost?, status: contradictory, for: [t2, t4], against: [t1]}
judgements:
  - {text: It will hold., because: [t1, t2], against: [t2], cite: [p1]}
"""


def brief() -> m.Brief:
    reading = read(BRIEF.encode(), m.Brief)
    assert reading.problems == []
    assert reading.value is not None
    return reading.value


def test_the_label_of_a_brief_is_the_strictest_in_it() -> None:
    outline = Outline(brief())
    assert outline.tlp == "TLP:RED"
    assert label_of(at_most(brief(), "AMBER").brief) == "AMBER"
    assert label_of(at_most(brief(), "TLP:GREEN").brief) == "GREEN"
    assert outline.label_words == "the brief is GREEN; 4 items are stricter"
    assert outline.own_tlp(outline.by_id["t2"].item) == "TLP:RED"
    assert outline.own_tlp(outline.by_id["t1"].item) == ""


def test_what_is_stricter_is_left_out_with_what_says_nothing_without_it() -> None:
    shown = at_most(brief(), "GREEN")
    left = shown.brief
    # its own: a statement, actor, place, claim; of these: a tie, a claim, a question
    assert shown.left_out == 7
    assert [item.text for item in left.situation.summary] == ["The town fell."]
    assert [each.id for each in left.territory] == ["t1", "t4"]
    assert left.places[0].part_of is None
    assert not left.relationships
    assert [each.question for each in left.crosscheck] == ["Is it lost?"]
    assert left.crosscheck[0].for_ == ["t4"]
    assert left.judgements[0].because == ["t1"]
    assert left.judgements[0].against == []


def test_sources_and_voices_that_only_the_rest_used_are_left_out() -> None:
    left = at_most(brief(), "GREEN").brief
    assert [each.id for each in left.sources] == ["open"]
    assert list(left.voices) == ["monitor"]
    # a voice that nobody used before stays as it was
    spare = structs.replace(
        brief(), voices={**brief().voices, "spare": m.Voice(name="Nobody", kind="witness")}
    )
    assert list(at_most(spare, "GREEN").brief.voices) == ["monitor", "spare"]


def test_nothing_is_left_out_of_a_brief_for_those_who_may_see_all() -> None:
    whole = brief()
    assert at_most(whole, "RED").brief is whole
    assert at_most(whole, "RED").left_out == 0


def test_a_brief_that_is_stricter_itself_is_not_shown_at_all() -> None:
    with pytest.raises(ValueError, match="TLP:GREEN"):
        at_most(brief(), "CLEAR")


@pytest.mark.parametrize("label", ["GREEN", "AMBER", "AMBER+STRICT", "RED"])
def test_what_is_left_reads_as_a_brief_and_every_item_is_where_its_path_leads(label: str) -> None:
    import msgspec

    whole = brief()
    left = at_most(whole, label).brief
    assert read(msgspec.json.encode(msgspec.to_builtins(left)), m.Brief).problems == []
    now = dict(items(left))
    was = dict(items(whole))
    paths = paths_at_most(whole, label)
    assert set(paths.values()) == set(now)
    for before, after in paths.items():
        assert getattr(was[before], "text", "") == getattr(now[after], "text", "")


def test_what_is_left_is_judged_anew() -> None:
    """A verdict may rest on what is left out, and name it: who answers yes and no, for one."""
    text = BRIEF.replace("does not., place: town", "does not., by: monitor, place: town")
    text = text.replace("army holds it., place", "army holds it., by: monitor, place")
    text = text.replace("against: [t2]}", "against: [t2, t4]}", 1)
    whole = read(text.replace("Nor do I think so., by: monitor", "No.").encode(), m.Brief).value
    assert whole is not None

    def told(label: str) -> str:
        judge = lambda left: verify(left, {})  # noqa: E731
        shown, _ = judged_at_most(JudgedBrief(whole, verify(whole, {}), True), label, judge)
        return render_all([shown], "text")

    assert "monitor answers yes and no" in told("RED")
    assert "answers yes and no" not in told("GREEN")


@pytest.mark.parametrize("format", ["text", "markdown", "json", "html", "mail", "csv", "stix"])
def test_no_format_has_a_word_of_what_was_left_out(format: str) -> None:
    shown = at_most(brief(), "GREEN")
    page = render_all([JudgedBrief(shown.brief)], format)  # type: ignore[arg-type]
    for secret in ("foretold", "agents", "Camp", "cable", "envoy", "It does not", "t2", "t3"):
        assert secret not in page
    assert "RED" not in page


@pytest.mark.parametrize("format", ["text", "markdown", "json", "html", "mail", "stix", "geojson"])
def test_an_export_with_all_of_it_has_the_strictest_label(format: str) -> None:
    page = render_all([JudgedBrief(brief())], format)  # type: ignore[arg-type]
    assert "RED" in page


def test_rows_have_the_label_of_their_item() -> None:
    import json

    features = json.loads(render_all([JudgedBrief(brief())], "geojson"))["features"]
    labels = {each["properties"]["claim"]: each["properties"]["tlp"] for each in features}
    assert labels == {"t1": "TLP:GREEN", "t2": "TLP:RED", "t3": "TLP:GREEN", "t4": "TLP:GREEN"}


def test_what_is_written_down_at_a_label_has_its_own_verdicts_and_texts() -> None:
    whole = brief()
    texts = {"open": AtHand(), "secret": AtHand()}
    asked: list[m.Brief] = []

    def judge(left: m.Brief) -> Verdicts:
        asked.append(left)
        return Verdicts(items=[], findings=[])

    shown, count = judged_at_most(
        JudgedBrief(whole, verify(whole, {}), texts=texts), "GREEN", judge
    )
    assert count == 7
    assert asked == [shown.brief]
    assert shown.verdicts == Verdicts(items=[], findings=[])
    assert list(shown.texts) == ["open"]
    outlined = JudgedBrief(Outline(whole))
    assert judged_at_most(outlined, "RED", judge) == (outlined, 0)
    assert judged_at_most(outlined, "GREEN", judge)[1] == 7
    assert len(asked) == 1, "of what has no verdicts none are made"


def test_how_many_were_left_out_is_said() -> None:
    assert left_out_words(0) == ""
    assert left_out_words(1) == "1 item is stricter and was left out"
    assert left_out_words(2) == "2 items are stricter and were left out"


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('tlp: AMBER, cite: ["secret:p2"]', 'tlp: CLEAR, cite: ["secret:p2"]', "tlp", 18),
        ("cite: [p1]}\n    - {text: It", "tlp: RED, cite: [p1]}\n    - {text: It", "tlp", 14),
    ],
)
def test_labels_that_contradict_each_other(old: str, new: str, code: str, line: int) -> None:
    assert old in BRIEF
    problems = read(BRIEF.replace(old, new).encode(), m.Brief, "x").problems
    assert [(each.code, each.line) for each in problems] == [(code, line)]
