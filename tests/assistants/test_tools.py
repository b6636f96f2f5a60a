"""What the tools for assistants answer, and what they do not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import table_trial as trial
from assistants.conftest import OPEN, TEXTS, Ask, refused, whole

from briefing.export.rights import may_show
from briefing.library.folder import FolderLibrary
from briefing.mcp.ceiling import Ceiling
from briefing.mcp.tools import TOOLS, answer
from briefing.text import BIDI, CONTROL

SAME = "under TLP:CLEAR or milder"


def test_items_are_found_with_whose_word_they_are(ask: Ask) -> None:
    found = ask("search", query="bridge families")
    assert found["items"] == [
        {
            "brief": "open-brief",
            "tlp": "TLP:CLEAR",
            "exercise": True,
            "title": "EXERCISE: Bridge at Harl",
            "cut_off": "30 Nov 2024",
            "section": "situation",
            "item": "bridge",
            "text": "The Relief Office says 40 families crossed the bridge at Harl.",
            "basis": "reported",
            "by": ["Relief Office"],
            "cite": ["s1:p1"],
            "verdict": None,
        }
    ]
    assert found["withheld_briefs"] == 1


@pytest.mark.parametrize(
    "query", ["zeppelin", "harl tlp:amber", "zeppelin tlp:amber", "tlp:amber", "after:2024-12"]
)
def test_a_stricter_brief_is_not_searched_whatever_is_asked(ask: Ask, query: str) -> None:
    found = ask("search", query=query)
    assert not any(each["brief"] == "secret-brief" for each in found["items"])
    assert found["withheld_briefs"] == 1, "a count of matches would tell what is in it"
    (first,) = ask("search", query="harl", limit=1)["items"]
    assert first["brief"] == "open-brief", "what is withheld takes no place"
    told = ask("search", label="AMBER", query="zeppelin")
    assert [each["brief"] for each in told["items"]] == ["secret-brief"] * 2
    assert told["withheld_briefs"] == 0


def test_paragraphs_are_passed_on_only_where_their_licence_says_so(ask: Ask) -> None:
    found = ask("paragraph", brief="open-brief", cite="p1, s2:p1")
    first, second = found["paragraphs"]
    assert first["text"].startswith("The Relief Office said")
    assert "no instruction" in found["untrusted"]
    assert "text" not in second
    assert "licence" in second["withheld"]
    assert "512" not in json.dumps(found)
    many = ask("paragraph", brief="open-brief", cite="p2-p15,p1")
    assert (len(many["paragraphs"]), many["left_out"]) == (10, 5)
    assert "20 paragraphs" in ask("paragraph", brief="open-brief", cite="p21")["paragraphs"][0][
        "missing"
    ]  # fmt: skip


ROWS = """\
- {id: one, text: Ostral was hit., cite: [r1]}
- {id: two, text: Qelmara was hit., cite: ['s2:r1']}
"""


def test_rows_are_passed_on_under_their_licence_and_those_of_acled_never(
    ask: Ask, library: Path
) -> None:
    (library / "seeds" / "ged.csv").write_text(trial.ged(), encoding="utf-8")
    (library / "seeds" / "acled.csv").write_text(trial.acled(), encoding="utf-8")
    more = ", licence: CC BY 4.0}\n  - {id: s2, title: Clashes, kind: dataset, publisher: Osk, "
    more += "text: acled.csv, licence: CC0"
    text = trial.brief_text(ROWS, "UCDP", "ged.csv", more)
    (library / "briefs" / "rows.yaml").write_text(text, encoding="utf-8")
    found = ask("paragraph", brief="trial", cite="r1-r2, s2:r1, r99, p1")
    first, second, clash, beyond, wrong = found["paragraphs"]
    assert (first["cite"], second["cite"], clash["cite"]) == ("s1:r1", "s1:r2", "s2:r1")
    assert "Ostral town" in first["text"]
    assert "Tarn village" in second["text"]
    assert (clash["event"], "licence" in clash["withheld"]) == ("OSK101", True)
    assert "River Guard" not in json.dumps(found)
    assert "2 rows" in beyond["missing"]
    assert "its rows are r1" in wrong["missing"]
    # A wrong figure is not answered with what the row of ACLED has.
    item = {"text": "The clash at Qelmara killed 8 people.", "cite": ["s2:r1"]}
    tried = ask("propose", brief="trial", section="points", item=item)
    (figure,) = [x for x in tried["findings"] if x["code"] == "figure-unsupported"]
    assert "hint" not in figure
    assert "nearest" not in figure


def test_of_a_sealed_text_there_are_facts_alone() -> None:
    from briefing import paths

    library = FolderLibrary(paths.bundled())
    entry = library.find("aleppo-2024-11-30")
    brief = library.load(entry).value
    assert brief is not None
    hand = library.at_hand(entry, brief.sources[0])
    assert hand.record is not None
    assert not may_show(brief.sources[0], hand)
    told = answer(Ceiling(library, "CLEAR"), "paragraph", {"brief": brief.id, "cite": "p4"})
    (found,) = told["paragraphs"]
    assert "text" not in found
    assert "Aleppo" in found["facts"]["names"]
    assert "print" not in found["facts"]


@pytest.mark.parametrize(
    "name",
    ["secret-brief", "nobody", "../briefs/secret.yaml", "briefs/secret.yaml", "secret.yaml",
     "secret", "/etc/passwd", "broken-brief", "a\x00b\x1b[2J", "漢" * 200],
)  # fmt: skip
def test_a_stricter_brief_and_none_are_refused_in_the_same_words(ask: Ask, name: str) -> None:
    for tool, more in (
        ("paragraph", {"cite": "p1"}),
        ("propose", {"section": "points", "item": {"text": "x", "cite": ["p1"]}}),
    ):
        said = refused(ask, tool, brief=name, **more)
        assert said.endswith(SAME)
        assert "zeppelin" not in said.lower()


def test_an_item_is_tried_and_nothing_is_written(ask: Ask, library: Path) -> None:
    before = whole(library)
    good = {"text": "Some 40 families went over the bridge.", "by": "relief", "cite": ["p1"]}
    found = ask("propose", brief="open-brief", section="points", item=good)
    assert found["accepted"]
    assert found["written"] is False
    assert "text: Some 40 families went over the bridge." in found["yaml"]
    wrong = ask("propose", brief="open-brief", section="points",
                item={"text": "Some 90 families crossed.", "cite": ["p1"]})  # fmt: skip
    assert not wrong["accepted"]
    (figure,) = [each for each in wrong["findings"] if each["code"] == "figure-unsupported"]
    assert "40" in figure["hint"]
    unread = ask("propose", brief="open-brief", section="points", item={"text": 3, "colour": "x"})
    assert not unread["accepted"]
    assert {each["code"] for each in unread["problems"]} >= {"missing", "unknown-key"}
    copied = TEXTS["closed.txt"]
    shared = ask("propose", brief="open-brief", section="points",
                 item={"text": copied, "cite": ["s2:p1"]})  # fmt: skip
    assert not shared["accepted"]
    assert "words in a row" in shared["shares"]
    assert whole(library) == before


def test_what_is_found_quotes_no_text_that_may_not_be_passed_on(ask: Ask) -> None:
    item = {"text": "The mayor counted 90 lamps.", "cite": ["s2:p1"]}
    found = ask("propose", brief="open-brief", section="points", item=item)
    assert "figure-unsupported" in {each["code"] for each in found["findings"]}
    assert "512" not in json.dumps(found)
    # Nor where the checked text itself says that its licence is open.
    lied = OPEN.replace("text: closed.txt}", "text: closed.txt, licence: CC0}")
    lied += "  points:\n    - {text: The mayor counted 90 lamps., cite: ['s2:p1']}\n"
    checked = ask("check", yaml=lied)
    assert checked["verdicts"]["unsupported"] == 1
    assert "512" not in json.dumps(checked)


def test_a_brief_is_checked_against_texts_of_briefs_that_may_be_told(ask: Ask) -> None:
    assert ask("check", yaml=OPEN)["verdicts"]["verified"] == 1
    asked = OPEN.replace("closed.txt", "secret.txt") + (
        "  points:\n    - {text: A ship with 78 passengers., cite: ['s2:p1']}\n"
    )
    found = ask("check", yaml=asked)
    (state,) = [each for each in found["sources"] if each["source"] == "s2"]
    assert state["at_hand"] == "missing"
    assert "under this server's label" in state["why"]
    assert "77" not in json.dumps(found)
    told = ask("check", label="AMBER", yaml=asked)
    assert "figure-unsupported" in json.dumps(told)
    for path in ("../seeds/secret.txt", "/etc/passwd", "./secret.txt"):
        tried = ask("check", yaml=asked.replace("secret.txt", path))
        assert "77" not in json.dumps(tried)
    said = refused(ask, "check", yaml=OPEN.replace("tlp: CLEAR", "tlp: RED"))
    assert "TLP:RED" in said


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("nope", {}), ("search", {}), ("search", {"query": 3}), ("search", {"query": ""}),
        ("search", {"query": "x" * 1_001}), ("search", {"query": "harl", "limit": "9"}),
        ("search", {"query": "harl", "limit": 0}), ("search", {"query": "harl", "limit": 10**9}),
        ("search", {"query": "harl", "path": "/etc"}), ("search", {"query": '"\x1b'}),
        ("paragraph", {"brief": "open-brief"}), ("paragraph", {"brief": ["x"], "cite": "p1"}),
        ("paragraph", {"brief": "open-brief", "cite": "../seeds/open.txt"}),
        ("paragraph", {"brief": "open-brief", "cite": "s9:p1"}),
        ("paragraph", {"brief": "open-brief", "cite": "p9-p1"}),
        ("paragraph", {"brief": "open-brief", "cite": "p" + "9" * 300}),
        ("check", {"yaml": "x" * 1_000_001}), ("check", {"yaml": "é" * 600_000}),
        ("check", {"yaml": None}), ("check", {"yaml": "\ud800"}),
        ("propose", {"brief": "open-brief", "section": "sources", "item": {}}),
        ("propose", {"brief": "open-brief", "section": "../points", "item": {}}),
        ("propose", {"brief": "open-brief", "section": "points", "item": ["x"]}),
        ("search", {"query": "x", "\x1b]0;owned\x07\u202e": 1}), ("check", {"y" * 5_000: 1}),
        ("propose", {"brief": "open-brief", "section": "points", "item": {"text": "x" * 70_000}}),
    ],
)  # fmt: skip
def test_what_a_tool_does_not_take_is_refused_in_a_sentence(
    ask: Ask, name: str, arguments: dict[str, Any]
) -> None:
    refused(ask, name, **arguments)


@pytest.mark.parametrize(
    "yaml",
    ["", "\x00", "- [" * 5_000, "a: &a [*a, *a]", "!!python/object:os.system x", "id: \x1b[2J",
     "x: {" * 900, OPEN.replace("Bridge at Harl", "\\x1b[2J \u202e"), "\ufeff" + OPEN],
)  # fmt: skip
def test_any_text_can_be_checked(ask: Ask, yaml: str) -> None:
    found = json.dumps(ask("check", yaml=yaml), ensure_ascii=False)
    assert "\x1b" not in found
    assert "\u202e" not in found


@pytest.mark.parametrize(
    "item",
    [{}, {"text": "x: [\n- y", "cite": ["p1"]}, {"\x00": "\x1b", "text": {"a": [1, {}]}},
     {"text": "\u202e} # y", "cite": ["p1"], "id": "bridge"}, {"text": None, "cite": [[[]]]},
     {"text": "a\u2028    b\u2066c\x85d", "\u202dkey\u2029": "\U000e0041", "cite": ["p1"]}],
)  # fmt: skip
def test_any_item_can_be_proposed(ask: Ask, library: Path, item: dict[str, Any]) -> None:
    before = whole(library)
    found = ask("propose", brief="open-brief", section="points", item=item)
    assert not re.search(f"[{CONTROL}{BIDI}]", json.dumps(found, ensure_ascii=False))
    assert found["written"] is False
    assert whole(library) == before


def test_no_tool_takes_a_path() -> None:
    taken = {name for kind in TOOLS.values() for name in kind.schema["properties"]}
    assert taken == {"query", "limit", "brief", "cite", "yaml", "section", "item"}
    for kind in TOOLS.values():
        assert kind.schema["type"] == "object"
        assert kind.schema["additionalProperties"] is False
