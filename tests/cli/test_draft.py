"""``briefing draft``: what it asks, writes and says of a text."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import yaml

from briefing.brief import model as m
from briefing.cli.commands.drafting.draft import SECTION_WORDS
from briefing.cli.options_for_authors import DRAFT_SECTIONS
from briefing.cli.output import Bar, Exit
from briefing.draft.file import read_draft
from briefing.draft.review import open_review
from briefing.draft.state import ITEM, ORDER
from briefing.format.reader import read
from briefing.verify.sources.source import read_source
from cli.conftest import Cli, Terminal
from cli.drafting import ARTICLE, DRAFT, ID, made


def test_an_article_becomes_a_draft_and_its_text(cli: Cli, article: str) -> None:
    ran = cli("draft", article, "--yes")
    assert ran.status == Exit.DONE
    draft = made()
    assert ran.out.splitlines()[0] == "p1  Floods cut off Harl"
    assert ran.out.splitlines()[-1] == str(DRAFT)
    assert "flood.txt: a text, 4 paragraphs." in ran.err
    assert f'Next: "briefing draft {ID} --review".' in ran.err
    assert "briefing seal" in ran.err
    assert read_source(Path("seeds") / f"{ID}.txt") == read_source(Path(article))
    assert (draft.brief.id, draft.brief.tlp, draft.brief.as_of) == (ID, "AMBER", "2026-03-04")
    assert draft.source.text == f"{ID}.txt"
    assert {"territory", "humanitarian"} <= {each.section for each in draft.proposals}
    for section in {each.section for each in draft.proposals}:
        count = sum(each.section == section for each in draft.proposals)
        assert f"  {SECTION_WORDS[section]}: {count}" in ran.err
    assert not Path("briefs", f"{ID}.yaml").exists()


def test_the_head_is_as_it_was_said(cli: Cli, article: str) -> None:
    ran = cli(
        *("draft", article, "--yes", "--id", "harl", "--title", "Harl", "--tlp", "RED"),
        *("--published", "2026-03-05", "--kind", "agency", "--publisher", "Halyard Wire"),
        *("--licence", "CC BY 4.0"),
    )
    assert ran.status == Exit.DONE
    draft = read_draft(Path("briefs/harl.draft.yaml")).value
    assert draft is not None
    head = (draft.brief.title, draft.brief.tlp, draft.brief.as_of)
    assert head == ("Harl", "RED", "2026-03-05")
    source = draft.source
    assert (source.kind, source.publisher, source.licence) == (
        *("agency", "Halyard Wire"), "CC BY 4.0",
    )  # fmt: skip
    assert "briefing seal" not in ran.err
    assert "title: Harl\n" in ran.err
    assert source.title == "Floods cut off Harl"


def test_a_long_headline_of_the_source_is_not_that_of_the_brief(cli: Cli, article: str) -> None:
    _, *rest = Path(article).read_text("utf-8").strip().split("\n\n")
    name = "the-river-rose-by-night-and-took-the-bridge"
    Path(f"{name}.txt").write_text("\n\n".join(rest), "utf-8")
    ran = cli("draft", f"{name}.txt", "--yes", "--id", "harl")
    draft = read_draft(Path("briefs/harl.draft.yaml")).value
    assert draft is not None
    assert draft.brief.title == "the river rose by night ... (4 Mar 2026)"
    assert f"title: {draft.brief.title}\n" in ran.err
    assert draft.source.title == name.replace("-", " ")


def test_an_exercise_is_one_in_the_draft_and_its_headline_ends_with_a_phrase(
    cli: Cli, article: str
) -> None:
    title = "EXERCISE: Fighting resumes around Harl as truce lapses"
    Path("war.txt").write_text(f"{title}\n\n{Path(article).read_text('utf-8')}", "utf-8")
    cli("draft", "war.txt", "--yes", "--id", "war")
    draft = read_draft(Path("briefs/war.draft.yaml")).value
    assert draft is not None
    assert draft.brief.status == "exercise"
    assert draft.brief.title == "EXERCISE: Fighting resumes around Harl ... (4 Mar 2026)"
    assert draft.source.title == title


def test_a_headline_is_cut_before_a_quotation_that_would_stay_open(cli: Cli, article: str) -> None:
    title = "The northern league puts 'all of its men at the fords' on watch"
    Path("war.txt").write_text(f"{title}\n\n{Path(article).read_text('utf-8')}", "utf-8")
    cli("draft", "war.txt", "--yes", "--id", "war")
    draft = read_draft(Path("briefs/war.draft.yaml")).value
    assert draft is not None
    assert draft.brief.title == "The northern league puts ... (4 Mar 2026)"


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        (
            "Two dead as police clear copper road in Altamara",
            "Two dead as police clear copper road",
        ),
        (
            "UPDATE 3 - Gunmen hold thirty passengers in a tunnel in Harl",
            "Gunmen hold thirty passengers",
        ),
    ],
)
def test_a_headline_ends_with_a_phrase_and_begins_with_its_own_words(
    cli: Cli, article: str, title: str, cut: str
) -> None:
    Path("war.txt").write_text(f"{title}\n\n{Path(article).read_text('utf-8')}", "utf-8")
    cli("draft", "war.txt", "--yes", "--id", "war")
    draft = read_draft(Path("briefs/war.draft.yaml")).value
    assert draft is not None
    assert draft.brief.title == f"{cut} ... (4 Mar 2026)"


def test_a_headline_is_cut_at_a_sign_and_the_id_is_of_what_stays(cli: Cli, article: str) -> None:
    title = "Monthly human rights update: Harl and its bridges, March 2026"
    Path("war.txt").write_text(f"{title}\n\n{Path(article).read_text('utf-8')}", "utf-8")
    cli("draft", "war.txt", "--yes")
    [path] = Path("briefs").glob("monthly-*.draft.yaml")
    assert path.name == "monthly-human-rights-update-2026-03-04.draft.yaml"
    draft = read_draft(path).value
    assert draft is not None
    assert draft.brief.title == "Monthly human rights update ... (4 Mar 2026)"
    ran = cli("draft", "monthly", "--status")
    assert 'Did you mean "monthly-human-rights-update-2026-03-04"?' in ran.err


def test_it_asks_once_before_it_drafts(
    cli: Cli, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    ran = cli("draft", article)
    assert ran.status == Exit.PROBLEMS
    assert "Citations will count these 4 paragraphs. Draft from them? [y/N]" in ran.err
    assert not DRAFT.exists()
    assert not Path("seeds").exists()
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert cli("draft", article).status == Exit.DONE
    assert DRAFT.exists()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert cli("draft", article, "--id", "other").status == Exit.USAGE


def test_a_terminal_is_told_what_a_long_text_is_at(
    cli: Cli, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(Bar, "say", lambda _, words: shown.append(words))
    assert cli("draft", article, "--yes").status == Exit.DONE
    assert shown == []  # a short one is done before one has read it
    monkeypatch.setattr("briefing.cli.commands.drafting.draft._LONG", 10)
    assert cli("draft", article, "--yes", "--force").status == Exit.DONE
    assert shown[0] == "reading 4 paragraphs"
    assert shown[-1] == f"checking {len(made().proposals) + len(made().refused)} proposals"


def test_a_text_of_the_library_is_not_copied(cli: Cli) -> None:
    Path("seeds/wire").mkdir(parents=True)
    Path("seeds/wire/flood.txt").write_text(ARTICLE, "utf-8")
    assert cli("draft", "seeds/wire/flood.txt", "--yes").status == Exit.DONE
    assert made().source.text == "wire/flood.txt"
    assert [path.name for path in Path("seeds").rglob("*.txt")] == ["flood.txt"]
    assert cli("check", str(DRAFT)).status == Exit.DONE


def test_drafting_again_keeps_what_was_decided(cli: Cli, article: str) -> None:
    cli("draft", article, "--yes")
    key = made().proposals[0].key
    open_review(DRAFT.absolute(), Path.cwd()).decide(key, "leave-out", "mk")
    ran = cli("draft", article, "--yes")
    assert ran.status == Exit.USAGE
    assert "--force" in ran.err
    assert cli("draft", article, "--yes", "--force").status == Exit.DONE
    assert open_review(DRAFT.absolute(), Path.cwd()).state.counts.left_out == 1


def test_what_has_nothing_in_it_is_kept_to_begin_by_hand(cli: Cli) -> None:
    Path("text.txt").write_text("Of the sea and of the hills.", "utf-8")
    ran = cli("draft", "text.txt", "--yes", "--published", "2026-03-04", "--id", "sea")
    assert ran.status == Exit.PROBLEMS
    assert "No claim, figure or voice was found" in ran.err
    assert Path("briefs/sea.draft.yaml").exists()


def test_printed_items_are_items_of_a_brief_that_nobody_has_read(cli: Cli, article: str) -> None:
    ran = cli("draft", article, "--print", "--published", "2026-03-04")
    assert ran.status == Exit.DONE
    assert not DRAFT.exists()
    found = yaml.safe_load(ran.out)
    lists = [found.get(key, []) for key in ("actors", "places", "territory", "humanitarian")]
    assert all(lists)
    items = [line for line in ran.out.splitlines() if line.lstrip().startswith("- ")]
    assert ran.out.count("# draft: not read") >= sum(map(len, lists))
    assert items
    one = cli("draft", article, "--print", "--section", "territory").out
    assert set(yaml.safe_load(one)) == {"territory"}
    assert yaml.safe_load(one)["territory"] == found["territory"]


def test_what_is_printed_makes_a_brief_once_it_is_worded(cli: Cli, article: str) -> None:
    ran = cli("draft", article, "--print")
    items = yaml.safe_load(ran.out)
    for name, struct in ITEM.items():
        home = items.get("situation", {}) if name in ("summary", "points") else items
        for item in home.get(name, []):
            if "text" in struct.__struct_fields__:
                item.setdefault("text", "Worded.")
            item.setdefault("control", "disputed") if name == "territory" else None
            item.setdefault("category", "needs") if name == "humanitarian" else None
    for voice in items.get("voices", {}).values():
        voice.setdefault("kind", "witness")
    items.setdefault("situation", {}).setdefault("summary", [{"text": "x", "cite": ["p1"]}])
    source = {"id": "s1", "title": "Floods", "kind": "newspaper", "paragraphs": 4}
    head = {"schema": "briefing/1", "id": "harl", "title": "Harl", "tlp": "AMBER"}
    whole = {**head, "as_of": "2026-03-04", "sources": [source], **items}
    assert read(yaml.safe_dump(whole).encode(), m.Brief).problems == []


def test_the_sections_of_the_parser_are_those_of_drafts() -> None:
    assert DRAFT_SECTIONS == ORDER


def test_the_schema_of_drafts_is_printed(cli: Cli) -> None:
    schema = json.loads(cli("schema", "--draft").out)
    assert set(schema["required"]) == {"draft", "brief", "source", "made"}
