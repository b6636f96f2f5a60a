"""Every command is in the help and in the README, and the README names no other."""

import re
from pathlib import Path

import pytest

from briefing.cli.commands import COMMANDS, program_help
from briefing.cli.options import PARSERS

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_in_the_help_and_in_the_readme(command: str) -> None:
    assert re.search(rf"^  {command} ", program_help(), re.MULTILINE)
    text = README.read_text(encoding="utf-8")
    # `briefing open` is what `briefing` alone does.
    assert f"briefing {command}" in text or (command == "open" and "`briefing`" in text)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_option_says_what_it_does(command: str) -> None:
    parser = PARSERS[command]()
    parser.add_common()
    for action in parser._actions:
        assert action.help, action.option_strings
