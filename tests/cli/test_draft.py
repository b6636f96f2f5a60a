"""``briefing draft``: what it reads, asks, writes, says and refuses; check and list of drafts."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import yaml
from ingest.making import page

from briefing.brief import model as m
from briefing.cli.commands.drafting.draft import SECTION_WORDS
from briefing.cli.options_for_authors import DRAFT_SECTIONS
from briefing.cli.output import Bar, Exit
from briefing.draft.file import read_draft
from briefing.draft.model import Draft
from briefing.draft.review import open_review
from briefing.draft.state import ITEM, ORDER
from briefing.format.reader import read
from briefing.library.entry import Entry
from briefing.tui import launch
from briefing.tui.options import Options
from briefing.verify.sources.source import read_source
from cli.conftest import Cli, Put

ARTICLE = """\
Floods cut off Harl

HARL, Varland, 4 March 2026 - The Vessen rose over the road on Tuesday and cut Harl off, the
mayor, Ines Roth, said.

"No one was left in the lower town," said Roth. About 300 people were displaced and are
staying in the school on the hill, the Harl Red Cross said.

Fighters of the Hill Front hold the bridge at Harl, army spokesman Jan Velt said on Wednesday.
Hill Front fighters captured the village of Osk on Monday, Velt said.
"""
ID = "floods-cut-off-harl-2026-03-04"
DRAFT = Path("briefs") / f"{ID}.draft.yaml"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def article(cli: Cli) -> str:
    Path("flood.txt").write_text(ARTICLE, "utf-8")
    return "flood.txt"


def made() -> Draft:
    reading = read_draft(DRAFT)
    assert reading.problems == []
    assert reading.value is not None
    return reading.value


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


@pytest.mark.parametrize(
    ("text", "arguments", "message", "hint"),
    [
        (None, [], "there is no file", "Name the file"),
        ("", [], "it is empty", "Name a file"),
        ("* * *\n\n---\n", [], "has no text in it", "scanned"),
        ("The road is shut. " * 6_000, [], "24,000 words, of 20,000", "Split it"),
        ("Le maire a dit que la route est fermée. " * 9, [], "is not English", "--anyway"),
        ("The mayor said on Tuesday that the road is shut.", [], "prints no day", "--published"),
        (ARTICLE, ["--published", "Tuesday"], "is not YYYY-MM-DD", "2024-11-30"),
        (ARTICLE, ["--published", "2026-02-31"], "not in the calendar", "2024-11-30"),
        (ARTICLE, ["--id", "a b"], "cannot be an id", "As valley"),
        (ARTICLE, ["--id", "old"], 'there is a brief "old" already', "--id"),
        (ARTICLE, ["--id", "old"], "briefs/old.yaml", "--into old"),
        (ARTICLE, ["--review", "--write"], "are two things", "one of them"),
        (ARTICLE, ["--dry-run"], "goes with --write", "--dry-run"),
        (ARTICLE, ["--model"], "no model is set up", "docs/drafting.md"),
    ],
)
def test_what_cannot_be_drafted_is_one_sentence_and_a_way_out(
    cli: Cli, text: str | None, arguments: list[str], message: str, hint: str
) -> None:
    if text is not None:
        Path("text.txt").write_text(text, "utf-8")
    ran = cli("draft", "text.txt", "--yes", *arguments)
    assert ran.status == Exit.USAGE
    said = ran.err.splitlines()[-1]
    assert message in said
    assert hint in said
    assert not list(Path("briefs").glob("*.draft.yaml"))
    assert not Path("seeds").exists()


def test_a_saved_page_is_read_in_and_what_is_left_out_is_shown(cli: Cli) -> None:
    title, *rest = ARTICLE.strip().split("\n\n")
    body = "".join(f"<p>{' '.join(each.split())}</p>" for each in rest)
    nav = "<nav>Home</nav>"
    Path("page.html").write_bytes(page(f"{nav}<article><h1>{title}</h1>{body}</article>"))
    ran = cli("draft", "page.html", "--yes", "--published", "2026-03-04", "--id", "page")
    assert ran.status == Exit.DONE
    assert "page.html: a web page (HTML), 4 paragraphs." in ran.err
    assert "Left out:\n  navigation:\n    Home\n" in ran.err
    assert len(read_source(Path("seeds/page.txt"))) == 4


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%broken", b"PK\x03\x04broken", b"\x7fELF\0\0\0"])
def test_a_file_that_cannot_be_read_in_ends_in_a_sentence(cli: Cli, data: bytes) -> None:
    Path("odd.pdf").write_bytes(data)
    ran = cli("draft", "odd.pdf", "--yes")
    assert ran.status == Exit.USAGE
    assert ran.err.startswith("briefing: odd.pdf: ")
    assert len(ran.err.splitlines()) == 1


def test_an_address_is_not_fetched(cli: Cli) -> None:
    ran = cli("draft", "https://example.org/a", "--yes")
    assert ran.status == Exit.USAGE
    assert "nothing is fetched" in ran.err


def test_a_sealed_record_is_no_text(cli: Cli) -> None:
    Path("x.sealed.yaml").write_text("record: 1\n", "utf-8")
    assert "is a sealed record" in cli("draft", "x.sealed.yaml", "--yes").err


def test_the_library_of_the_program_keeps_none(
    cli: Cli, article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / article).write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(bare)
    ran = cli("draft", article, "--yes")
    assert ran.status == Exit.USAGE
    assert "comes with the program" in ran.err
    assert "--library DIR" in ran.err
    assert [path.name for path in bare.iterdir()] == [article]


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


# -- afterwards ----------------------------------------------------------------------------------


def test_status_says_how_far_it_is(cli: Cli, article: str) -> None:
    cli("draft", article, "--yes")
    total = len(made().proposals)
    ran = cli("draft", ID, "--status")
    assert ran.status == Exit.DONE
    assert ran.out.startswith(f"{ID}: 0 of {total} seen, 0 accepted, 0 left out, {total} open.\n")
    assert "--review" in ran.err
    open_review(DRAFT.absolute(), Path.cwd()).decide(made().proposals[0].key, "leave-out", "mk")
    told = json.loads(cli("draft", ID, "--status", "--json").out)
    assert (told["seen"], told["left_out"], told["open"]) == (1, 1, total - 1)
    assert sum(each["total"] for each in told["sections"].values()) == total
    assert cli("draft", str(DRAFT), "--status", "--json").out == json.dumps(told, indent=2) + "\n"


def test_a_draft_that_is_not_there_is_said(cli: Cli, article: str) -> None:
    assert 'there is no draft "nix"' in cli("draft", "nix", "--status").err
    assert 'the brief "old" has no draft' in cli("draft", "old", "--status").err
    assert "there is no file x.draft.yaml" in cli("draft", "x.draft.yaml", "--status").err
    ran = cli("draft", "old", "--yes")
    assert "--status" in ran.err


def test_commands_that_want_a_brief_say_that_there_is_only_a_draft(cli: Cli, article: str) -> None:
    cli("draft", article, "--yes")
    for arguments in (["export", ID], ["diff", "old", ID], ["export", str(DRAFT)]):
        ran = cli(*arguments)
        assert ran.status == Exit.USAGE
        assert f'"{ID}" is a draft' in ran.err
        assert "--review" in ran.err


def test_list_has_the_draft_and_how_many_are_open(cli: Cli, article: str, put: Put) -> None:
    cli("draft", article, "--yes")
    total = len(made().proposals)
    [row] = [line for line in cli("list").out.splitlines() if line.startswith(ID)]
    assert "  draft  " in row
    assert row.endswith(f"Floods cut off Harl ({total} open)")
    by_id = {each["id"]: each for each in json.loads(cli("list", "--json").out)}
    assert by_id[ID]["draft"] == {"open": total, "accepted": 0, "left_out": 0}
    assert by_id["old"]["draft"] is None
    put(f"{ID}.yaml", as_of="2026-03-04", title="Harl")
    [row] = [line for line in cli("list").out.splitlines() if line.startswith(ID)]
    assert row.endswith(f"Harl (draft {total} open)")
    by_id = {each["id"]: each for each in json.loads(cli("list", "--json").out)}
    assert by_id[ID]["draft"]["open"] == total
    accept_all()
    [row] = [line for line in cli("list").out.splitlines() if line.startswith(ID)]
    assert row.endswith("Harl"), "all is decided"


def test_check_says_what_nobody_has_looked_at(cli: Cli, article: str, put: Put) -> None:
    cli("draft", article, "--yes")
    total = len(made().proposals)
    for arguments in ([], [ID], [str(DRAFT)]):
        ran = cli("check", *arguments)
        assert ran.status == Exit.DONE
        said = f"{DRAFT}:1:1: draft-open (info): {total} of {total} proposals of {DRAFT.name}"
        assert said in ran.out
        assert cli("check", "--strict", *arguments).status == Exit.PROBLEMS
    put(f"{ID}.yaml", as_of="2026-03-04")
    ran = cli("check", ID)
    assert f"briefs/{ID}.yaml:1:1: draft-open (info): {total} of {total}" in ran.out
    assert ran.status == Exit.DONE
    strict = cli("check", ID, "--strict")
    assert "draft-open (warning)" in strict.out
    assert strict.status == Exit.PROBLEMS


def test_check_names_what_is_wrong_with_a_draft(cli: Cli, article: str) -> None:
    cli("draft", article, "--yes")
    DRAFT.write_text(DRAFT.read_text("utf-8").replace("sure: high", "sure: very"), "utf-8")
    ran = cli("check", str(DRAFT))
    assert ran.status == Exit.PROBLEMS
    assert "enum: " in ran.out
    status = cli("draft", ID, "--status")
    assert status.status == Exit.USAGE
    assert "briefing check" in status.err


# -- the brief -----------------------------------------------------------------------------------


def accept_all() -> None:
    """Decide on every proposal as a person might: what has a text is accepted, the rest worded."""
    review = open_review(DRAFT.absolute(), Path.cwd())
    for voice in filter(review.state.voice_open, review.draft.voices):
        review.decide(voice, "voice", "mk", item={"kind": "party"})
    for each in review.draft.proposals:
        worded = {"text": "Worded by hand."} if "text" not in each.item else {}
        review.decide(each.key, "accept", "mk", item=worded)


def test_what_was_accepted_is_written_after_the_difference_was_shown(
    cli: Cli, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("draft", article, "--yes")
    brief = DRAFT.with_name(f"{ID}.yaml")
    ran = cli("draft", ID, "--write", "--yes")
    assert ran.status == Exit.PROBLEMS
    assert "nothing was written" in ran.err
    assert "--review" in ran.err
    accept_all()
    dry = cli("draft", ID, "--write", "--dry-run")
    assert dry.status == Exit.DONE
    assert dry.out.startswith(f"--- /dev/null\n+++ {ID}.yaml\n")
    assert "Nothing was written." in dry.err
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert cli("draft", ID, "--write").status == Exit.PROBLEMS
    assert not brief.exists()
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    ran = cli("draft", ID, "--write")
    assert ran.status == Exit.DONE
    assert f"Write this to briefs/{ID}.yaml? [y/N]" in ran.err
    assert read(brief.read_bytes(), m.Brief).problems == []
    assert cli("check", ID).status == Exit.DONE
    again = cli("draft", ID, "--write", "--yes")
    assert again.status == Exit.PROBLEMS
    assert "nothing is accepted that the brief does not have" in again.err


def test_a_text_is_held_against_a_brief_that_is_there(cli: Cli, article: str) -> None:
    cli("draft", article, "--yes")
    accept_all()
    cli("draft", ID, "--write", "--yes")
    Path("later.txt").write_text(
        "HARL, 4 March 2026 - The army holds the bridge at Harl, Velt said. About 500 people were"
        " displaced and are staying in the school on the hill, the Harl Red Cross said."
        " Some 90 people have fled Osk since Monday.\n",
        "utf-8",
    )
    ran = cli("draft", "later.txt", "--into", ID, "--yes", "--title", "Later")
    assert ran.status == Exit.DONE
    assert f"against {ID}: " in ran.err
    draft = made()
    assert (draft.into, draft.brief.id, draft.source.id) == (ID, ID, "s2")
    assert draft.source.text == f"{draft.source.title.replace(' ', '-')}-2026-03-04.txt"
    cites = {rest.cite for each in draft.proposals for rest in each.rests_on}
    assert cites <= {"s2:p1"}
    assert "osk" in {each.item.get("place") for each in draft.proposals}, "the brief knows it"
    ran = cli("draft", "later.txt", "--into", ID, "--yes")
    assert ran.status == Exit.USAGE
    assert "--force" in ran.err
    assert cli("check", str(DRAFT)).status == Exit.DONE


def test_a_later_text_may_begin_a_brief_that_updates_one(cli: Cli, article: str) -> None:
    ran = cli("draft", article, "--previous", "old", "--yes")
    assert ran.status == Exit.DONE
    draft = read_draft(Path("briefs/old-2026-03-04.draft.yaml")).value
    assert draft is not None
    assert (draft.brief.previous, draft.brief.tlp) == ("old", "AMBER+STRICT")
    assert draft.into is None
    early = cli("draft", article, "--previous", "old", "--yes", "--published", "2020-01-01")
    assert early.status == Exit.USAGE
    assert "no later brief" in early.err
    assert "--into old" in early.err
    both = cli("draft", article, "--previous", "old", "--into", "old", "--yes")
    assert "are two things" in both.err
    assert 'there is no brief "nix"' in cli("draft", article, "--into", "nix", "--yes").err


def test_the_schema_of_drafts_is_printed(cli: Cli) -> None:
    schema = json.loads(cli("schema", "--draft").out)
    assert set(schema["required"]) == {"draft", "brief", "source", "made"}


# -- the dashboard -------------------------------------------------------------------------------


def test_a_draft_is_gone_through_in_the_dashboard(
    cli: Cli, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("draft", article, "--yes")
    assert "no terminal" in cli("draft", ID, "--review").err
    shown: list[Path | None] = []

    def run(_: object, entry: Entry | None, options: Options) -> int:
        shown.append(options.triage)
        assert entry is None or entry.id == "old"
        return Exit.DONE

    monkeypatch.setattr(launch, "run", run)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stdout", Terminal())
    for arguments in (
        ["draft", ID, "--review"],
        ["open", ID],
        [ID],
        ["draft", str(DRAFT), "--review"],
    ):
        assert cli(*arguments).status == Exit.DONE
    assert shown == [DRAFT.absolute()] * 4
    assert cli("old").status == Exit.DONE
    assert shown[-1] is None
