"""``briefing completions``: what the scripts complete, asked of the shells themselves."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.cli.main import COMMANDS, VALUED
from briefing.cli.options import PARSERS, SHELLS
from briefing.cli.output import Exit
from briefing.cli.shells import KINDS, NOTHING, program
from briefing.export import FORMATS
from briefing.library.order import ORDERS
from cli.conftest import Cli, Put

IDS = {"new", "old"}
Complete = Callable[..., set[str]]


def needs(shell: str) -> str:
    """The path of a shell; the test is skipped where it is not installed."""
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"no {shell} here")
    return path


@pytest.fixture
def here(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with two briefs, and ``briefing`` on the path; the scripts beside it."""
    program = tmp_path / "bin" / "briefing"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefing "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    for shell in SHELLS:
        (tmp_path / f"c.{shell}").write_text(cli("completions", shell).out, encoding="utf-8")
    return tmp_path


def output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


# -- what is said --------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_names_all_there_is(cli: Cli, shell: str) -> None:
    ran = cli("completions", shell)
    assert (ran.status, ran.err) == (Exit.DONE, "")
    assert ran.out.isascii()
    assert not re.search(r"@\w+@", ran.out), "nothing is left unfilled"
    for command in COMMANDS:
        assert command in ran.out
    for name, parser in PARSERS.items():
        for option in parser()._option_string_actions:
            mark = f"-l {option[2:]} " if option.startswith("--") else f"-s {option[1:]} "
            assert (mark if shell == "fish" else option) in ran.out, f"{name} {option}"
    for format in FORMATS:
        assert format in ran.out
    assert all(len(line) < 500 for line in ran.out.splitlines())


def test_another_shell_is_refused(cli: Cli) -> None:
    ran = cli("completions", "tcsh")
    assert ran.status == Exit.USAGE
    assert "bash, zsh, fish" in ran.err
    assert cli("completions").status == Exit.USAGE
    assert "{bash,zsh,fish}" in cli("completions", "--help").out


def test_every_argument_is_of_a_known_kind() -> None:
    for name, parser in PARSERS.items():
        made = parser()
        made.add_common()
        for action in made._actions:
            if action.nargs != 0 and action.choices is None and action.dest != "shell":
                assert action.metavar in KINDS, f"{name}: say in KINDS what {action.metavar} is"


def test_an_option_takes_a_value_everywhere_or_nowhere() -> None:
    """The scripts look for values before they know the command."""
    whole = program()
    options = [*whole.common, *(option for each in whole.commands for option in each.options)]
    bare = {name for option in options if option.value.kind == NOTHING for name in option.names}
    assert not bare & set(whole.valued)
    assert set(VALUED) <= set(whole.valued)


def test_ids_and_themes_are_words_without_quotes(
    cli: Cli, put: Put, hermetic: Path, tmp_path: Path
) -> None:
    put("broken.yaml", "x: [")
    put("a b;rm -rf.yaml", "x: [")
    put("other-name.yaml", id="real-id")
    assert cli("completions", "ids").out.splitlines() == ["broken", "new", "old", "real-id"]
    assert {"dark", "light", "mono"} <= set(cli("completions", "themes").out.split())
    assert cli("completions", "ids", "--library", str(tmp_path / "none")) == (Exit.DONE, "", "")
    config = hermetic / "config" / "briefing" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("[")
    assert cli("completions", "ids").err == ""


def test_ids_are_quick(here: Path) -> None:
    """No brief is read, and neither argparse's heavier friends nor the reader are imported."""
    code = (
        "import sys; from briefing.cli.main import run; run(['completions', 'ids']);"
        "print(*sys.modules)"
    )
    loaded = output(sys.executable, "-c", code).split()
    assert set(loaded) >= IDS
    assert not {"yaml", "textual", "briefing.format.reader", "briefing.library.folder"} & {*loaded}


# -- what the shells make of it ------------------------------------------------------------------


def bash(here: Path, *words: str) -> set[str]:
    """What bash offers for the last word, the others standing before it."""
    script = (
        'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
        '_briefing briefing "" ""; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    bash = needs("bash")
    return set(output(bash, "-c", script, "x", str(here / "c.bash"), "briefing", *words).split())


def fish(here: Path, *words: str) -> set[str]:
    """What fish offers."""
    line = " ".join(["briefing", *words]).replace(" = ", "=")
    script = "source $argv[1]; complete -C $argv[2]"
    found = output(needs("fish"), "--no-config", "-c", script, str(here / "c.fish"), line)
    return {line.partition("\t")[0].rpartition("=")[2] for line in found.splitlines()}


@pytest.mark.parametrize("complete", [bash, fish])
@pytest.mark.parametrize(
    ("words", "wanted", "unwanted"),
    [
        ([""], {*COMMANDS, *IDS}, set()),
        (["exp"], {"export"}, IDS | {"open"}),
        (["ol"], {"old"}, {"open"}),
        (["export", ""], IDS, {"export", "open"}),
        (["export", "ol"], {"old"}, {"new"}),
        (["export", "--"], {"--format", "--force", "--library", "--help"}, {"--strict", "--json"}),
        (["check", "--"], {"--strict", "--format", "--theme"}, {"--force"}),
        (["--ascii", "list", "--"], {"--json", "--ascii"}, {"--format"}),
        (["export", "--format", ""], set(FORMATS), IDS),
        (["export", "-f", "m"], {"markdown"}, {"text"}),
        (["export", "--format", "=", "m"], {"markdown"}, {"text"}),
        (["check", "--format", ""], {"human", "json", "github"}, {"text"}),
        (["--theme", ""], {"dark", "mono"}, IDS | set(COMMANDS)),
        (["--theme", "list", "ex"], {"export"}, set()),
        (["--", "n"], {"new"}, {"--help"}),
        (["completions", ""], set(SHELLS), IDS),
        (["new", "o"], set(), IDS),
        (["list", ""], set(), IDS | set(COMMANDS)),
        (["list", "--"], {"--sort", "--reverse", "--json"}, {"--force"}),
        (["list", "--sort", ""], set(ORDERS), IDS),
    ],
)  # fmt: skip
def test_a_shell_completes(
    here: Path, complete: Complete, words: list[str], wanted: set[str], unwanted: set[str]
) -> None:
    found = complete(here, *words)
    assert wanted <= found
    assert not unwanted & found


def test_bash_asks_the_library_that_is_named(here: Path, put: Put) -> None:
    other = here / "another one" / "briefs"
    other.mkdir(parents=True)
    (other / "x.yaml").write_text("id: third\n")
    for typed in (f"'{other.parent}'", str(other.parent).replace(" ", "\\ ")):
        assert bash(here, "--library", typed, "export", "") == {"third"}
        assert bash(here, "export", "--library", "=", typed, "") == {"third"}
    assert bash(here, "--library", "none", "export", "") == set()


def test_bash_completes_files_where_no_word_fits(here: Path) -> None:
    script = f"source {here}/c.bash; complete -p briefing"
    assert output(needs("bash"), "-c", script).split() == [
        *("complete", "-o", "default", "-F", "_briefing", "briefing")
    ]
    assert bash(here, "export", "-o", "") == set()


def test_bash_works_where_the_program_is_not_on_the_path(here: Path) -> None:
    home = Path(os.environ["HOME"])
    shutil.copy(here / "bin" / "briefing", home / "briefing")
    script = (
        f"PATH=/usr/bin:/bin; source {here}/c.bash; COMP_WORDS=(x export ''); COMP_CWORD=2; "
        '_briefing "~/briefing" "" ""; echo "${COMPREPLY[@]}"'
    )
    assert set(output(needs("bash"), "-c", script).split()) == IDS


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_well_formed(here: Path, shell: str) -> None:
    output(needs(shell), "-n", str(here / f"c.{shell}"))


def test_the_zsh_script_can_be_sourced_or_autoloaded(here: Path) -> None:
    text = (here / "c.zsh").read_text()
    assert text.startswith("#compdef briefing\n")
    assert text.count("case ") == text.count("esac")
    assert text.count("{\n") == text.count("\n}\n")
    assert "compdef _briefing briefing" in text
    for command, summary in COMMANDS.items():
        assert f"'{command}:{summary}'" in text
    script = f"compdef() {{ print $@ }}; source {here}/c.zsh"
    assert output(needs("zsh"), "-f", "-c", script) == "_briefing briefing\n"


def test_the_fish_script_has_a_line_for_each_option(here: Path) -> None:
    lines = (here / "c.fish").read_text().splitlines()
    whole = program()
    count = len(whole.common) + sum(len(command.options) for command in whole.commands)
    assert sum(" -l " in line for line in lines if line.startswith("complete ")) == count
