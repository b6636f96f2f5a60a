"""What commands print in a narrow terminal: pages, helps and tables that break between words."""

from functools import partial
from pathlib import Path

import pytest

from briefing.cli.main import COMMANDS, run
from briefing.cli.output import out_lines
from cli.conftest import Cli, Put, said_to_terminal


def told(argv: list[str], monkeypatch: pytest.MonkeyPatch, columns: int) -> list[str]:
    return said_to_terminal(partial(run, argv), monkeypatch, "stdout", columns)


@pytest.mark.parametrize(
    "argv",
    ["export long", "export long --one-page", "diff new long", "search rose", "source text.txt"],
)
def test_a_page_is_no_wider_than_a_narrow_terminal_and_as_ever_elsewhere(
    cli: Cli, put: Put, monkeypatch: pytest.MonkeyPatch, argv: str
) -> None:
    put("long.yaml", title="The river at Harl " * 9, text="The river rose over the bank. " * 4)
    Path("text.txt").write_text("The river rose over the bank. " * 8, encoding="utf-8")
    widest = {}
    for columns in (44, 200):
        rows = told(argv.split(), monkeypatch, columns)
        widest[columns] = max(map(len, rows))
    assert widest[44] <= 44
    assert widest[200] == max(len(row) for row in cli(*argv.split()).out.splitlines()) > 44


COPIED = ("briefing ", "pip ", "eval ", "# ", "--", "usage:", "[", "{")
"""How lines of a help begin that are not broken: what is copied, and the usage."""


@pytest.mark.parametrize("columns", [44, 80])
def test_a_help_is_no_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    for command in ("", *COMMANDS):
        argv = [command, "--help"] if command else ["--help"]
        rows = said_to_terminal(partial(run, argv), monkeypatch, "stdout", columns)
        wide = [row for row in rows if len(row) > columns]
        assert not [row for row in wide if columns == 80 or not row.lstrip().startswith(COPIED)]


def test_a_help_says_everything_at_any_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is filled has every word of what is not, in the same order."""
    for argv in (["--help"], ["search", "--help"], ["desk", "--help"], ["completions", "--help"]):
        say = partial(run, argv)
        wide, narrow = (
            "".join("".join(said_to_terminal(say, monkeypatch, "stdout", columns)).split())
            for columns in (200, 44)
        )
        assert narrow == wide


def test_a_table_is_no_wider_than_the_terminal_and_loses_no_word(
    cli: Cli, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("flood-2024-11-30.yaml", title="The river rises over the bank at Harl, and the road is cut")
    put("broken.yaml", "schema: briefing/1\n")
    for argv in (["list"], ["config"], ["config", "--keys"]):
        words = "".join(cli(*argv).out.split())
        for columns in (44, 80, 100, 120):
            rows = told(argv, monkeypatch, columns)
            assert max(map(len, rows)) <= columns, (argv, columns)
            if argv == ["list"]:
                assert sorted("".join("".join(rows).split())) == sorted(words), columns
    assert cli("list").out.splitlines() == told(["list"], monkeypatch, 300)


def test_where_a_table_has_no_room_what_stands_last_stands_below(
    put: Put, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = "The river rises over the bank at Harl, and the road is cut"
    put("flood-2024-11-30.yaml", title=title)
    beside, below, narrow = (told(["list"], monkeypatch, each) for each in (90, 66, 44))
    at = next(n for n, row in enumerate(beside) if "flood" in row)
    assert beside[at].index("The river") == beside[at + 1].index(beside[at + 1].split()[0])
    at = next(n for n, row in enumerate(below) if "flood" in row)
    assert below[at + 1] == f"      {title}"
    at = next(n for n, row in enumerate(narrow) if "flood" in row)
    assert narrow[at].split() == ["flood-2024-11-30", "30", "Nov", "2024", "improved"]
    assert narrow[at + 1].split() == ["CLEAR"]


def test_a_problem_is_broken_between_words_and_each_begins_at_the_left(
    cli: Cli, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("broken.yaml", "schema: briefing/1\n")
    lines = cli("check").out.splitlines()
    assert len(lines) > 2
    for columns in (44, 80):
        rows = told(["check"], monkeypatch, columns)
        assert max(map(len, rows)) <= columns
        begun = [row for row in rows if row[:1] != " "]
        assert [row.split()[0] for row in begun] == [line.split()[0] for line in lines]
        assert " ".join(rows).split() == " ".join(lines).split()


def test_what_has_no_room_in_a_line_stands_below_it_two_cells_further_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "1a2b  Ana\n  ~ t1: the bridge at Harl is held, and was contested\n\n"
    say = partial(out_lines, text)
    assert said_to_terminal(say, monkeypatch, "stdout", 44) == [
        "1a2b  Ana", "  ~ t1: the bridge at Harl is held, and was", "    contested", "",
    ]  # fmt: skip
    assert said_to_terminal(say, monkeypatch, "stdout", 80) == text.splitlines()
