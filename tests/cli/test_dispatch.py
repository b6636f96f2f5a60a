"""Which command runs: the words, the options before and after it, help and errors."""

from pathlib import Path

import pytest

from briefing import __version__
from briefing.cli import main as main_module
from briefing.cli.main import COMMANDS, asks_for_help, run, split
from briefing.cli.options import PARSERS, parse
from briefing.cli.output import Exit, Stop
from cli.conftest import Cli, Put

ARGUMENTS = {
    "open": ["new"], "list": [], "export": ["new"], "check": ["new"], "new": ["third"],
    "seal": ["text.txt", "--for", "new", "-o", "-"], "attach": ["new", "text.txt"],
    "source": ["text.txt"], "take": ["text.txt"], "place": ["Manbij", "--country", "SY"],
    "claim": ["new", "p1", "The river rose.", "--dry-run"],
    "draft": ["text.txt", "--print", "--published", "2026-03-04"],
    "schema": [], "diff": ["new", "new"], "search": ["happened"], "index": [],
    "config": [], "completions": ["bash"], "map": ["new"], "site": ["out"], "mcp": [],
    "table": ["text.txt", "-o", "-"],
    "publish": ["new"], "withdraw": ["new", "-m", "why"], "history": ["new"], "resolve": ["new"],
    "join": ["ana.join"], "follow": [], "desk": ["check", "desk"],
}  # fmt: skip
GLOBAL = [
    (["--library", "DIR"], "library", "DIR"),
    (["--library=DIR"], "library", "DIR"),
    (["--theme", "list"], "theme", "list"),
    (["--theme=list"], "theme", "list"),
    (["--ascii"], "ascii", True),
    (["--no-mouse"], "mouse", False),
]


@pytest.mark.parametrize(
    ("argv", "command", "rest"),
    [
        ([], "", []),
        (["list"], "list", []),
        (["list", "--json"], "list", ["--json"]),
        (["--ascii", "list"], "list", ["--ascii"]),
        (["--library", "list", "export", "x"], "export", ["--library", "list", "x"]),
        (["--library=list", "check"], "check", ["--library=list"]),
        (["--theme", "new", "new"], "new", ["--theme", "new"]),
        (["aleppo"], "", ["aleppo"]),
        (["aleppo", "list"], "", ["aleppo", "list"]),
        (["open", "list"], "open", ["list"]),
        (["--", "list"], "", ["--", "list"]),
        (["--library"], "", ["--library"]),
        (["./list"], "", ["./list"]),
    ],
)
def test_the_first_word_decides(argv: list[str], command: str, rest: list[str]) -> None:
    assert split(argv) == (command, rest)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("option", "name", "value"), GLOBAL)
def test_options_of_all_commands_stand_before_or_after(
    command: str, option: list[str], name: str, value: object
) -> None:
    arguments = ARGUMENTS[command]
    for argv in (
        [*option, command, *arguments], [command, *option, *arguments],
        [command, *arguments, *option],
    ):  # fmt: skip
        found, rest = split(argv)
        assert found == command
        assert getattr(parse(found, rest), name) == value


# A server goes on until its input ends: tests/assistants/test_server.py starts it.
@pytest.mark.parametrize("command", [each for each in COMMANDS if each != "mcp"])
def test_both_orders_do_the_same(cli: Cli, tmp_path: Path, command: str) -> None:
    library = tmp_path / "other" / "briefs"
    library.mkdir(parents=True)
    (library / "new.yaml").write_bytes((tmp_path / "library" / "briefs" / "new.yaml").read_bytes())
    option = ["--library", str(library.parent), "--ascii"]
    arguments = ARGUMENTS[command] if command != "new" else ["third", "-o", "-"]
    (tmp_path / "text.txt").write_text("One.\n\nTwo.\n")
    arguments = [str(tmp_path / a) if a == "text.txt" else a for a in arguments]
    if command in ("index", "site"):
        cli(command, *arguments, *option)  # the first time there is more to read
    before = cli(*option, command, *arguments)
    after = cli(command, *arguments, *option)
    assert before == after
    # That brief has no sealed source and no places, those words make no item, and no desk shares
    # the library: what becomes of others is for other tests.
    alone = ("publish", "withdraw", "history", "resolve")
    unjoined = ("join", "follow", "desk")
    ends = dict.fromkeys(("draft", *unjoined), Exit.PROBLEMS)
    ends |= dict.fromkeys(("attach", "map", "join", *alone), Exit.USAGE)
    assert before.status == ends.get(command, Exit.DONE)
    if command not in (
        "attach",
        "seal",
        "source",
        "take",
        "claim",
        "map",
        "draft",
        "table",
        *alone,
        *unjoined,
    ):
        assert before.err if command in ("check", "site") else before.out and not before.err


def test_each_command_has_a_parser_and_a_line_of_help() -> None:
    assert list(PARSERS) == list(COMMANDS)


def test_options_are_not_guessed_from_their_beginnings(cli: Cli) -> None:
    assert cli("list", "--lib", "x").status == Exit.USAGE
    assert cli("list", "--js").status == Exit.USAGE


@pytest.mark.parametrize("argv", [["--help"], ["-h"], ["--ascii", "--help"], ["new-one", "-h"]])
def test_help_of_the_program(cli: Cli, argv: list[str]) -> None:
    ran = cli(*argv)
    assert ran.status == Exit.DONE
    assert ran.err == ""
    for name, summary in COMMANDS.items():
        assert f"  {name:<12} {summary}\n" in ran.out
    for status in Exit:
        assert f"  {status:>3}  " in ran.out
    assert "config.yaml" in ran.out
    assert "Crisis briefs in a terminal." in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command(cli: Cli, command: str) -> None:
    ran = cli(command, "--help")
    assert ran.status == Exit.DONE
    assert ran.err == ""
    assert ran.out.startswith(f"usage: briefing {command}")
    assert "example:" in ran.out
    for option in ("--library", "--theme", "--ascii", "--no-mouse", "--version", "--help"):
        assert option in ran.out


def test_help_may_be_asked_for_anywhere() -> None:
    assert asks_for_help(["x", "--help"])
    assert not asks_for_help(["--", "--help"])
    assert not asks_for_help([])


@pytest.mark.parametrize("argv", [["--version"], ["list", "--version"], ["--version", "check"]])
def test_version(cli: Cli, argv: list[str]) -> None:
    assert cli(*argv) == (Exit.DONE, f"briefing {__version__}\n", "")


@pytest.mark.parametrize(
    "argv",
    [
        ["--nonsense"],
        ["list", "--nonsense\x1b[2J"],
        ["export"],
        ["export", "new", "-f", "rtf"],
        ["export", "new", "--width", "wide"],
        ["check", "--format", "\x1b"],
        ["new"],
        ["open", "new", "old"],
        ["--library"],
    ],
)
def test_wrong_usage(cli: Cli, argv: list[str]) -> None:
    ran = cli(*argv)
    assert ran.status == Exit.USAGE
    assert ran.out == ""
    assert ran.err.startswith("briefing: ")
    assert "--help" in ran.err
    assert ran.err.count("\n") == 1
    assert ran.err[:-1].isprintable()


def test_an_unknown_word_is_answered_with_the_nearest(cli: Cli) -> None:
    assert 'Did you mean "briefing list"?' in cli("lst").err
    assert 'Did you mean "briefing --help"?' in cli("help").err
    assert 'Did you mean "new"?' in cli("new2").err or "briefing new" in cli("new2").err
    assert 'Did you mean "old"?' in cli("export", "olde").err
    ran = cli("zzzzzz")
    assert ran.status == Exit.USAGE
    assert '"briefing list" shows all.' in ran.err


def test_an_id_is_suggested_by_its_beginning_too(cli: Cli, put: Put) -> None:
    put("aleppo-2024-11-30.yaml")
    for word in ("alepo", "ALLEPO", "aleppo-2024", "11-30"):
        assert 'Did you mean "aleppo-2024-11-30"?' in cli(word).err, word
        assert 'Did you mean "aleppo-2024-11-30"?' in cli("export", word).err, word


@pytest.mark.parametrize("word", ["nonexist", "zz", "ab", "situation", "x" * 5000])
def test_nothing_is_suggested_where_nothing_is_alike(cli: Cli, put: Put, word: str) -> None:
    put("aleppo-2024-11-30.yaml")
    ran = cli(word)
    assert ran.status == Exit.USAGE
    assert "Did you mean" not in ran.err


@pytest.mark.parametrize(
    "argv", [["xport", "a"], ["xport", "--force"], ["--theme", "dark", "xport", "-f", "json", "a"]]
)
def test_a_mistyped_command_with_what_follows_it(cli: Cli, argv: list[str]) -> None:
    ran = cli(*argv)
    assert ran.status == Exit.USAGE
    assert ran.err == (
        'briefing: there is no command "xport". Did you mean "briefing export"? '
        '"briefing --help" lists the commands.\n'
    )


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["export", "new", "--formt", "csv"],
         'there is no option "--formt". Did you mean "--format"? "briefing export --help"'),
        (["export", "new", "--at-mots=RED"],
         'there is no option "--at-mots". Did you mean "--at-most"?'),
        (["search", "--limt", "3", "x"], 'no option "--limt". Did you mean "--limit"?'),
        (["list", "--libary", "."], 'no option "--libary". Did you mean "--library"?'),
        (["list", "--zzz"], 'there is no option "--zzz". "briefing list --help"'),
        (["mcp", "x"], '"x" is one argument too many. "briefing mcp --help"'),
    ],
)  # fmt: skip
def test_a_mistyped_option(cli: Cli, argv: list[str], said: str) -> None:
    ran = cli(*argv)
    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert said in ran.err


def test_two_words_that_are_no_command(cli: Cli) -> None:
    ran = cli("new-one", "other")
    assert (ran.status, "Did you mean" in ran.err) == (Exit.USAGE, False)


def test_what_ends_in_an_exception(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def ends(error: BaseException) -> int:
        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr(main_module, "import_module", fail)
        return run(["list"])

    assert ends(KeyboardInterrupt()) == Exit.INTERRUPTED
    assert capfd.readouterr() == ("", "")
    assert ends(RuntimeError("x\x1b[2J")) == Exit.PROBLEMS
    said = capfd.readouterr().err
    assert "fault in briefing" in said
    assert "BRIEFING_DEBUG" in said
    assert said[:-1].isprintable()
    assert ends(Stop("No", "Yes.", Exit.PROBLEMS)) == Exit.PROBLEMS
    assert capfd.readouterr().err == "briefing: No. Yes.\n"
    monkeypatch.setenv("BRIEFING_DEBUG", "1")
    with pytest.raises(RuntimeError):
        ends(RuntimeError("x"))


def test_a_brief_may_have_a_command_s_name(cli: Cli, put: Put) -> None:
    put("list.yaml", title="Named list")
    assert "Named list\n=" in cli("open", "list").out
    assert "Named list\n=" in cli("--", "list").out
    assert cli("list").out.startswith("ID ")
