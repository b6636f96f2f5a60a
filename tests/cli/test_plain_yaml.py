"""Every file in YAML that the program writes is read by a plain YAML reader, as what it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.brief.model import SignOff
from briefing.cli.output import Exit
from briefing.draft.review import open_review
from briefing.library.signoffs import sign
from cli.conftest import Cli

ARTICLE = """\
Floods cut off Harl

HARL, Varland, 4 March 2026 - The Vessen rose over the road on Tuesday and cut Harl off, the
mayor, Ines Roth, said.

"No one was left in the lower town," said Roth. About 300 people were displaced and are
staying in the school on the hill, the Harl Red Cross said.
"""
ID = "floods-cut-off-harl-2026-03-04"
ODD = "It's: “so”, [no] # {x} – 3 °C\u2028 \x85 \U0001f6a7 yes"
"""Words that YAML could take for something else, or that only some readers take as they are."""


def loaded(path: str | Path) -> Any:
    return yaml.safe_load(Path(path).read_bytes())


def test_a_new_brief(cli: Cli) -> None:
    cli("new", "third", "--title", ODD)
    made = loaded("briefs/third.yaml")
    assert (made["schema"], made["id"]) == ("briefing/1", "third")
    assert "“so”, [no] # {x}" in made["title"]
    assert loaded("briefs/third.schema.json")["$id"] == "briefing/1"
    for name in ("no", "2024", "1e3"):
        cli("new", name)
        assert loaded(f"briefs/{name}.yaml")["id"] == name


def test_a_draft_the_decisions_on_it_and_the_brief_of_it(cli: Cli) -> None:
    Path("flood.txt").write_text(ARTICLE, "utf-8")
    assert cli("draft", "flood.txt", "--yes").status == Exit.DONE
    draft = Path("briefs", f"{ID}.draft.yaml").absolute()
    assert loaded(draft)["brief"]["id"] == ID
    review = open_review(draft, Path.cwd())
    for voice in review.state.voices:
        review.decide(voice, "voice", ODD, item={"kind": "government"})
    for card in review.state.cards:
        into = "summary" if card.section == "territory" else "points"
        review.decide(card.key, "move", ODD, into=into)
        review.decide(card.key, "accept", ODD, item={"text": ODD, "quote": None})
    review.decide(review.state.cards[0].key, "move", "ada", into="summary")
    decisions = loaded(f"briefs/{ID}.review.yaml")
    assert len(decisions) == len(review.state.decisions)
    assert decisions[-2]["item"]["quote"] is None
    ran = cli("draft", ID, "--write", "--yes")
    assert ran.status == Exit.DONE, ran.err
    brief = loaded(f"briefs/{ID}.yaml")
    assert len(brief["situation"]["points"]) + len(brief["situation"]["summary"]) == (
        review.state.counts.total
    )
    assert "“so”, [no] # {x}" in brief["situation"]["summary"][0]["text"]
    assert loaded(f"briefs/{ID}.review.yaml")[-1]["do"] == "written"


def test_an_item_put_in_by_hand(cli: Cli) -> None:
    assert cli("claim", "new", "p2", ODD, "--to", "points", "--yes").status == Exit.DONE
    assert "“so”, [no] # {x}" in loaded("briefs/new.yaml")["situation"]["points"][0]["text"]


def test_a_sign_off(cli: Cli) -> None:
    root = Path.cwd()
    for name in ("Ada", ODD):
        sign(root, root / "briefs/new.yaml", "new", SignOff(of="a" * 64, by=name, on="2026-03-04"))
    assert [each["of"] for each in loaded("briefs/new.checked.yaml")] == ["a" * 64] * 2


@pytest.mark.parametrize("more", [[], ["--title", ODD]], ids=["as it is", "odd title"])
def test_a_sealed_record(cli: Cli, more: list[str]) -> None:
    Path("seeds").mkdir()
    Path("seeds/flood.txt").write_text(ARTICLE, "utf-8")
    brief = Path("briefs/new.yaml").read_text("utf-8")
    Path("briefs/new.yaml").write_text(
        brief.replace("kind: sitrep", "kind: sitrep\n    text: flood.txt"), "utf-8"
    )
    words = ["seal", "seeds/flood.txt", "--for", "new", "-o", "seeds/flood.sealed.yaml"]
    ran = cli(*words, *more)
    assert ran.status == Exit.DONE, ran.err
    assert loaded("seeds/flood.sealed.yaml")


def test_what_programs_take(cli: Cli) -> None:
    assert yaml.safe_load(cli("schema").out) == json.loads(cli("schema").out)


def test_what_is_printed_to_be_put_into_a_file(cli: Cli) -> None:
    place = yaml.safe_load(cli("place", "Aleppo").out)
    assert (place[0]["name"], place[0]["cite"]) == ("Aleppo", [])
    Path("flood.txt").write_text(ARTICLE, "utf-8")
    printed = yaml.safe_load(cli("draft", "flood.txt", "--print").out)
    assert printed["voices"]
    assert printed["humanitarian"][0]["cite"]


def test_a_sealed_table(cli: Cli) -> None:
    Path("seeds").mkdir()
    rows = f'place,dead\nHarl,3\n"{ODD}",1e3\n'
    Path("seeds/dead.csv").write_text(rows, "utf-8")
    brief = Path("briefs/new.yaml").read_text("utf-8")
    Path("briefs/new.yaml").write_text(
        re.sub(r"\bp[0-9]+\b", "r2", brief).replace(
            "kind: sitrep", "kind: dataset\n    text: dead.csv"
        ),
        "utf-8",
    )
    ran = cli("seal", "seeds/dead.csv", "--for", "new", "-o", "seeds/dead.csv.sealed.yaml")
    assert ran.status == Exit.DONE, ran.err
    assert loaded("seeds/dead.csv.sealed.yaml")
