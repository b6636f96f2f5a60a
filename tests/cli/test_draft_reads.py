"""``briefing draft``: what it reads in, and what it refuses to draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from ingest.making import page

from briefing.cli.output import Exit
from briefing.verify.sources.source import read_source
from cli.conftest import Cli
from cli.drafting import ARTICLE


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
        (ARTICLE, ["--model"], "no model is set up", 'as "model: {url:'),
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
