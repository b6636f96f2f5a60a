"""Wrong usage is told in our own voice, with what was likely meant; it breaks at words."""

import shutil
from pathlib import Path

import pytest

from briefing import paths
from briefing.cli.main import COMMANDS, run
from briefing.cli.options import PARSERS
from briefing.cli.output import Exit, err
from cli.conftest import Cli, Put, said_to_terminal
from cli.drafting import ARTICLE, ID

OF_ARGPARSE = ("argument ", "invalid ", "choose from", "following", "expected ", "required", "[]")
"""Words of argparse's messages."""
NOTHING_MISSING = {
    *("open", "list", "check", "search", "index", "schema", "config", "mcp", "follow", "site"),
}
"""Commands that do something without a word behind them, or say themselves what is missing."""


@pytest.mark.parametrize(
    ("argv", "says", "likely"),
    [
        ("export new -f cvs", '--format takes no "cvs" but text, markdown,', 'Did you mean "csv"?'),
        (
            "export new -f svg",
            '--format takes no "svg" but text,',
            '"briefing map" draws the places',
        ),
        ("export new -f .PDF", '--format takes no ".PDF" but', 'Print the page that "html" makes.'),
        ("export new -f md", '--format takes no "md" but text,', 'Did you mean "markdown"?'),
        ("list --sort eror", "but cut-off, title, trend or errors.", 'Did you mean "errors"?'),
        ("check --format jso", "but human, json or github.", 'Did you mean "json"?'),
        ("export new --at-most Grean", '--at-most takes no "Grean"', 'Did you mean "GREEN"?'),
        ("export new -f", "--format has no value behind it.", ""),
        ("search --limit x a", "--limit takes a number, and 'x' is none.", ""),
        ("search --json=4 a", "--json takes no value.", ""),
        ("diff new", "NEW is missing.", 'As in "briefing diff exercise-qelmara-2020-03-04 '),
        ("claim", "BRIEF, CITE and SENTENCE are missing.", 'As in "briefing claim harl'),
        ("seal", "TEXT, --for and --output are missing.", 'As in "briefing seal article.txt'),
        ("completions", "bash, zsh or fish is missing.", ""),
        ("search", "there is nothing to look for.", 'As in "briefing search hospital'),
        ("desk", "ACTION and DIR are missing.", 'As in "briefing desk serve'),
        ("desk srve desk", 'ACTION takes no "srve" but serve, init,', 'Did you mean "serve"?'),
        ("check --json", 'no option "--json".', 'Did you mean "--format json"?'),
        ("list --errors", 'no option "--errors".', 'Did you mean "--sort errors"?'),
        ("open new --one-page", 'no option "--one-page".', '"briefing export" has it.'),
        ("list --since=old", 'no option "--since".', '"briefing export" has it.'),
    ],
)
def test_wrong_usage_is_told_in_words_of_ours(cli: Cli, argv: str, says: str, likely: str) -> None:
    ran = cli(*argv.split())
    assert ran.status == Exit.USAGE
    assert says in ran.err, ran.err
    assert likely in ran.err, ran.err
    command = argv.partition(" ")[0]
    assert ran.err.endswith(f'"briefing {command} --help" shows how it is used.\n')


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - NOTHING_MISSING))
def test_no_command_lets_argparse_speak(cli: Cli, command: str) -> None:
    for argv in ([command], [command, "--library"], [command, "x", "--version=3"]):
        said = cli(*argv).err
        assert not [word for word in OF_ARGPARSE if word in said], said


def test_an_id_that_is_not_there_is_told_with_the_likely_one_at_a_desk(
    cli: Cli, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("valley-2026-03-04.yaml")
    from briefing.cli.commands.desks import publish
    from briefing.wire.protocol import Refused

    class Shelf:
        def publish(self, brief_id: str, *_: object, **__: object) -> None:
            raise Refused(f'there is no brief "{brief_id}" in the library.')

    monkeypatch.setattr(publish, "desk_for", lambda _session: Shelf())
    ran = cli("publish", "valey", "-m", "why")
    assert ran.status == Exit.PROBLEMS
    assert 'no brief "valey" in the library. Did you mean "valley-2026-03-04"?' in ran.err


def test_a_brief_that_lies_beside_no_library_is_not_taken_for_checked(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert cli("check").err.count("\n") == 1
    assert cli("new", "flood").status == Exit.DONE
    said = cli("check").err
    assert said.startswith("flood.yaml is in no library: these are the briefs that come with the ")
    assert '"briefing check flood.yaml" reads it' in said
    assert "in no library" in cli("list").err
    assert "in no library" in cli("search", "zebra").err
    assert "in no library" not in cli("check", "flood.yaml").err


def test_a_file_that_an_id_passes_over_is_told(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief_id = "exercise-qelmara-2020-03-09"
    (tmp_path / "night").mkdir()
    monkeypatch.chdir(tmp_path / "night")
    assert "passed over" not in cli("export", brief_id, "--one-page").err
    shutil.copy(paths.bundled() / "briefs" / f"{brief_id}.yaml", ".")
    assert f"{brief_id}.yaml is passed over" in cli("export", brief_id, "--one-page").err
    assert "passed over" not in cli("export", f"{brief_id}.yaml", "--one-page").err


def test_a_folder_too_many_is_told_as_the_library_that_it_may_be(cli: Cli, tmp_path: Path) -> None:
    assert f'"--library {tmp_path}" takes it as the library.' in cli("list", str(tmp_path)).err
    assert "takes it" not in cli("list", str(tmp_path / "none")).err


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"PK\x03\x04\x14\x00\x00", "a zip file"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!DOCTYPE html>\n<p>", "a web page"),
        (b"\xef\xbb\xbf\n<html lang=en>", "a web page"),
        (rb"{\rtf1\ansi The ferry}", "a rich text file (RTF)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "a file of Microsoft Office (DOC, XLS or PPT)"),
    ],
)
def test_what_is_handed_over_as_a_brief_and_is_of_another_kind_is_told_by_its_kind(
    cli: Cli, tmp_path: Path, begins: bytes, kind: str
) -> None:
    file = tmp_path / "sent"
    file.write_bytes(begins)
    said = cli("check", str(file)).out
    assert f"the file is {kind}, no YAML. " in said
    assert '"briefing draft FILE" reads it as an article.' in said


@pytest.mark.parametrize(
    ("begins", "kind", "way"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture", "name the right file"),
        (b"\x1f\x8b\x08\x00", "a compressed file", "Unpack it."),
        (b"SQLite format 3\x00", "a database", "name the right file"),
    ],
)
def test_what_is_no_text_at_all_is_not_said_to_be_saved_in_a_wrong_encoding(
    cli: Cli, tmp_path: Path, begins: bytes, kind: str, way: str
) -> None:
    (tmp_path / "sent").write_bytes(begins)
    said = cli("check", str(tmp_path / "sent")).out
    assert f"the file is {kind}, no YAML. " in said
    assert way in said
    assert "UTF-8" not in said


def test_an_article_handed_over_as_a_brief_is_told_with_what_reads_it(
    cli: Cli, tmp_path: Path
) -> None:
    (tmp_path / "sent").write_text("The ferry has not run.\n\nIt lies at Harl.\n")
    said = cli("check", str(tmp_path / "sent")).out
    assert "sent:1:1: type: the file is 'The ferry has not run. It lies at Harl.', no br" in said
    assert '"briefing draft FILE" reads an article' in said


def test_a_file_that_is_not_there_is_told_with_the_id_that_it_is_like(cli: Cli, put: Put) -> None:
    put("aleppo-2024-11-30.yaml")
    for word in ("aleppo-2024-11-30.yaml", "elsewhere/aleppo.yaml", "briefs/aleppo-2024-11-3O.yml"):
        for command in ("open", "check", "export"):
            said = cli(command, word).err
            assert f'no file {word}. Did you mean "aleppo-2024-11-30"? "briefing list"' in said
    assert "Did you mean" not in cli("open", "other/zzz.yaml").err


def test_an_option_that_is_like_none_and_that_many_commands_have_names_no_other(cli: Cli) -> None:
    for option in ("--zzz", "--json", "-o"):
        assert f'no option "{option}". "briefing index --help"' in cli("index", option).err


def test_every_argument_has_a_name_to_be_told_by() -> None:
    for command, make in PARSERS.items():
        words = [each for each in make()._actions if not each.option_strings]
        assert all(each.metavar for each in words), command


def test_a_command_to_copy_is_for_the_library_that_was_named(cli: Cli, tmp_path: Path) -> None:
    other = tmp_path / "other desk"
    (other / "briefs").mkdir(parents=True)
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    there, named = ("--library", str(other)), f"--library '{other}'"
    said = cli("draft", "article.txt", "--published", "2026-03-04", "--yes", *there).err
    assert f'Next: "briefing draft {ID} --review {named}"' in said
    assert f'"briefing draft {ID} --review {named}" shows them.' in cli("check", *there).out
    assert f'second.yaml {named}" names what is missing.' in cli("new", "second", *there).err
    assert f'"briefing list {named}" shows all.' in cli("check", "zzz", *there).err
    assert '"briefing list" shows all.' in cli("check", "zzz").err
    assert '"briefing list --help"' in cli("list", "x", *there).err


def test_a_terminal_gets_lines_broken_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = said_to_terminal(lambda: run(["export", "new", "-f", "cvs"]), monkeypatch)
    assert len(rows) == 3
    assert max(map(len, rows)) <= 80
    assert '"briefing export --help"' in rows[1]


def test_a_command_to_copy_stays_in_one_piece_and_a_long_path_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = '"briefing draft flood-at-harl-2026-03-04 --review"'
    line = f"{'words ' * 8}{command}."
    rows = said_to_terminal(lambda: err(line, indent=2), monkeypatch)
    assert [row[:3] for row in rows] == ["  w", '  "']
    assert rows[1] == f"  {command}."
    path = "/" + "x" * 100
    rows = said_to_terminal(lambda: err(f"It cannot be written: {path} is there."), monkeypatch)
    assert path in rows
