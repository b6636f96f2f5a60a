"""Words of a command line that no text or file name can be: one sentence, and wrong usage."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.cli.parser import NAMES
from briefing.cli.shells import BRIEF, FILE, FOLDER, KINDS
from cli.conftest import Cli

BYTES = "a\udc80b"
"""As Python gives a word with a byte in it that is no UTF-8."""


@pytest.mark.parametrize(
    "words",
    ["take {}.txt", "site {}", "export new -o {}/x.md", "desk serve {}", "list --library {}",
     "search x --library {}", "search {}", "{}", "new n --title {}",
     "completions ids --library {}"],
)  # fmt: skip
def test_a_nul_is_one_sentence_whatever_the_command(cli: Cli, words: str) -> None:
    done = cli(*words.format("a\0b").split(" "))
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "has a NUL in it" in done.err


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("new n --title {}", "--title"),
        ("site out --title {}", "--title"),
        ("claim new p1 {}", "SENTENCE"),
        ("claim new p1 x --by {}", "--by"),
        ("take text.txt --encoding {}", "--encoding"),
        ("search {}", "WORDS"),
        ("list --theme {}", "--theme"),
    ],
)
def test_bytes_that_are_no_text_are_refused_where_a_text_is_asked_for(
    cli: Cli, words: str, name: str
) -> None:
    Path("text.txt").write_text("One.\n", "utf-8")
    done = cli(*words.format(BYTES).split(" "))
    assert (done.status, done.out) == (2, "")
    assert f'{name} takes text in UTF-8, and "a\\x80b" is none' in done.err


@pytest.mark.parametrize("action", ["serve", "check"])
def test_a_desk_has_no_folder_whose_path_is_no_text(cli: Cli, action: str) -> None:
    done = cli("desk", action, BYTES)
    assert done.status == 2
    assert "cannot be a desk's folder: its path is not UTF-8" in done.err


def test_what_may_name_a_file_is_what_a_shell_completes_so() -> None:
    named = {word for word, kind in KINDS.items() if kind in (BRIEF, FILE, FOLDER)}
    assert named == NAMES


def test_a_file_may_be_called_so(cli: Cli) -> None:
    done = cli("export", "new", "-o", f"{BYTES}.md")
    assert done.status == 0, done.err
    assert Path(f"{BYTES}.md").exists()
