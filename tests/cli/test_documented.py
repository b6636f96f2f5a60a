"""Every command is in the help and on the page of the command line."""

import re
from pathlib import Path

import pytest

from briefing.cli.main import COMMANDS, program_help
from briefing.cli.options import PARSERS

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_in_the_help_and_on_the_page(command: str) -> None:
    assert re.search(rf"^  {command} ", program_help(), re.MULTILINE)
    text = PAGE.read_text(encoding="utf-8")
    # `briefing open` is what `briefing` alone does.
    assert f"briefing {command}" in text or (command == "open" and "`briefing`" in text)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_option_says_what_it_does(command: str) -> None:
    parser = PARSERS[command]()
    parser.add_common()
    for action in parser._actions:
        assert action.help, action.option_strings
