"""Items that are stricter than the label are told by no tool, nor is what rests on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from assistants.conftest import OPEN, TEXTS, Ask, refused

from briefing.library.folder import FolderLibrary

STRICTER = """\
  points:
    - {text: Harl has a mill., cite: [p1], tlp: AMBER, id: mill}
    - {text: Harl has a quay., cite: [p1]}
    - {text: The mayor counted 512 lanterns., cite: ['s2:p1'], tlp: RED}
"""


def test_an_item_stricter_than_the_label_is_told_by_no_tool(ask: Ask, library: Path) -> None:
    (library / "briefs" / "open.yaml").write_text(OPEN + STRICTER, encoding="utf-8")
    for query in ("mill", "lanterns"):
        found = ask("search", query=query, limit=1)
        assert (found["items"], found["more"]) == ([], False)
    # What is left out takes no place, and the others keep the names that the file has for them.
    three = ask("search", query="harl", limit=3)
    assert {each.get("item") for each in three["items"]} == {None, "bridge", "points[2]"}
    assert three["more"] is False
    (quay,) = ask("search", query="quay")["items"]
    assert (quay["item"], quay["text"]) == ("points[2]", "Harl has a quay.")
    assert quay["tlp"] == "TLP:CLEAR"
    (mill,) = ask("search", label="AMBER", query="mill")["items"]
    assert (mill["item"], mill["tlp"]) == ("mill", "TLP:AMBER")
    # Only an item that is left out cites the second source.
    assert "no source s2" in refused(ask, "paragraph", brief="open-brief", cite="s2:p1")
    assert ask("paragraph", label="RED", brief="open-brief", cite="s2:p1")["tlp"] == "TLP:RED"
    checked = ask("check", yaml=OPEN + STRICTER)
    assert checked["stricter_items_left_out"] == 2
    told = {each["item"] for each in checked["items"]}
    assert told == {"points[1]"}, "the quay, where it stands among those that are left"
    assert "lantern" not in json.dumps(checked)


NAMING = """\
    - {text: Vans stood in the yard., cite: [p1], id: yard, tlp: RED}
gaps:
  - {text: Who owns the lamp?, about: [yard, health]}
places:
  - {id: depot, name: Drumhall, cite: [p1], tlp: RED}
  - {id: shed, name: Lindshed, part_of: depot, cite: [p1]}
territory:
  - {text: Nobody holds it., place: shed, control: contested, cite: [p1]}
"""


def test_an_item_is_not_found_by_a_stricter_one_that_it_names(ask: Ask, library: Path) -> None:
    (library / "briefs" / "open.yaml").write_text(OPEN + "  points:\n" + NAMING, encoding="utf-8")

    def sections(query: str, label: str = "CLEAR") -> list[str]:
        return sorted(each["section"] for each in ask("search", label, query=query)["items"])

    assert sections("yard") == sections("drumhall") == []
    assert sections("lamp -yard") == ["gaps"]
    assert sections("lindshed") == ["places", "territory"]
    assert sections("lindshed -drumhall") == ["places", "territory"]
    assert sections("health") == ["gaps"]
    assert sections("drumhall", "RED") == ["places"]


RESTING = """\
    - {text: No family crossed., cite: [p3], id: none, tlp: RED}
judgements:
  - {text: Families cross again., because: [bridge, none], cite: [p1]}
"""


def test_no_verdict_is_told_that_may_rest_on_what_is_left_out(ask: Ask, library: Path) -> None:
    (library / "briefs" / "open.yaml").write_text(OPEN + "  points:\n" + RESTING, encoding="utf-8")
    index = FolderLibrary(library).index()
    assert index is not None
    index.refresh()
    path = str(library / "briefs" / "open.yaml")
    index.put_verdicts(path, {"judgements[1]": "unsupported", "bridge": "verified"})
    (told,) = ask("search", query="again")["items"]
    assert told["verdict"] is None
    for asked in ('verdict:"not found"', "-verdict:found", "verdict:unsupported"):
        assert ask("search", query=f"again {asked}")["items"] == []
        assert len(ask("search", "RED", query=f"again {asked}")["items"]) == 1
    (bridge,) = ask("search", query="bridge verdict:found")["items"]
    assert bridge["item"] == "bridge"


@pytest.mark.parametrize("words", ["", "harl "])
def test_a_label_is_asked_of_what_may_be_told_alone(ask: Ask, library: Path, words: str) -> None:
    """A filter by label says nothing of items that are left out."""
    (library / "briefs" / "open.yaml").write_text(OPEN + STRICTER, encoding="utf-8")

    def briefs(filters: str, label: str = "CLEAR") -> set[tuple[str, str]]:
        found = ask("search", label, query=f"{words}{filters}")["items"]
        return {(each["brief"], each["tlp"]) for each in found}

    for label in ("RED", "AMBER", "GREEN"):
        assert briefs(f"tlp:{label}") == set()
    assert briefs("tlp:CLEAR") == {("open-brief", "TLP:CLEAR")}
    assert briefs("tlp:CLEAR tlp:RED") == {("open-brief", "TLP:CLEAR")}
    assert briefs("after:2024 -tlp:RED") == {("open-brief", "TLP:CLEAR")}
    assert briefs("after:2024 -tlp:CLEAR") == set()
    amber = {("open-brief", "TLP:AMBER"), ("secret-brief", "TLP:AMBER")}
    assert briefs("tlp:AMBER", "AMBER") == amber
    assert briefs("tlp:CLEAR", "AMBER") == set()
    assert briefs("tlp:RED", "AMBER") == set()


def test_what_is_proposed_meets_only_what_may_be_told(ask: Ask, library: Path) -> None:
    (library / "briefs" / "open.yaml").write_text(OPEN + STRICTER, encoding="utf-8")

    def codes(label: str, **item: Any) -> set[str]:
        found = ask("propose", label, brief="open-brief", section="points", item=item)
        return {each["code"] for each in found.get("problems", [])}

    item = {"text": "Families crossed the bridge.", "cite": ["p1"], "id": "mill"}
    assert codes("AMBER", **item) == {"duplicate-id"}
    assert codes("CLEAR", **item) == set()
    copied = {"text": TEXTS["closed.txt"], "cite": ["s2:p1"]}
    told = ask("propose", brief="open-brief", section="points", item=copied)
    assert not told["accepted"]
    assert "shares" not in told


NEAR = """\
places:
  - {id: open-weir, name: Weirham, lat: 36.0, lon: 37.0, cite: [p1]}
  - {id: den, name: Denholm, lat: 36.1, lon: 37.0, cite: [p1], tlp: RED}
territory:
  - {id: stands, text: The weir stands., place: open-weir, control: full, cite: [p1]}
  - {id: hides, text: Somebody hides., place: den, control: full, cite: [p1]}
"""


def test_no_place_is_known_by_a_stricter_item(ask: Ask, library: Path) -> None:
    (library / "briefs" / "open.yaml").write_text(OPEN + NEAR, encoding="utf-8")

    def told(query: str, label: str = "CLEAR") -> dict[str, float]:
        return {each["item"]: each["km"] for each in ask("search", label, query=query)["items"]}

    assert told("near:weirham") == {"open-weir": 0.0, "stands": 0.0}
    assert told("near:36.05,37,50") == {"open-weir": 5.6, "stands": 5.6}
    assert set(told("near:weirham", "RED")) == {"open-weir", "stands", "den", "hides"}
    assert set(told("near:denholm,1", "RED")) == {"den", "hides"}
    (note,) = ask("search", query="near:weirham")["notes"]
    assert note == "Weirham is at 36.00 N, 37.00 E, by the briefs."
    assert "neither the briefs" in refused(ask, "search", query="near:denholm")
    assert "Denholm" not in refused(ask, "search", query="near:denholn")
