"""What other programs call the like: a stranger's word is told with what does it here."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.cli.main import COMMANDS
from cli.conftest import Cli, Put


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("show new", 'there is no command "show". Did you mean "briefing open"?'),
        ("ls", 'Did you mean "briefing list"?'),
        ("ls -l", 'there is no command "ls". Did you mean "briefing list"?'),
        ("init", 'Did you mean "briefing new"?'),
        ("validate new", 'Did you mean "briefing check"?'),
        ("help list", 'Did you mean "briefing list --help"?'),
        ("serve folder", 'Did you mean "briefing desk serve"?'),
        ("delete new", "A brief is a file of the library: delete that."),
        ("edit new", "A brief is a file of the library: an editor changes it"),
        ("frobnicate new", 'no command "frobnicate". "briefing --help" lists the commands.'),
        ("-v", 'there is no option "-v". Did you mean "--version"?'),
        ("config --set theme dark", 'config.yaml sets one, as "theme: dark"'),
        ("config theme dark", 'config.yaml sets one, as "theme: dark"'),
    ],
)
def test_a_strangers_word_is_told_with_what_does_it_here(cli: Cli, words: str, said: str) -> None:
    done = cli(*words.split())
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_what_is_meant_is_there() -> None:
    from briefing.cli.foreign import _ALIKE

    named = {word.split()[0] for word in _ALIKE if not word.startswith("--")}
    assert named <= set(COMMANDS)
    assert not set(" ".join(_ALIKE.values()).split()) & set(COMMANDS)


def test_a_brief_that_is_called_like_a_foreign_command_is_opened(cli: Cli, put: Put) -> None:
    put("show.yaml", title="A brief of this name")
    done = cli("show")
    assert done.status == 0
    assert "A brief of this name" in done.out


@pytest.mark.parametrize("name", ["x.png", "x.PDF", "x.jpeg"])
def test_a_map_is_written_under_no_name_of_another_picture(cli: Cli, name: str) -> None:
    done = cli("map", "new", "-o", name)
    assert (done.status, done.out) == (2, "")
    assert f"{name}: a map is drawn as SVG alone. End its name in .svg" in done.err
    assert not Path(name).exists()
