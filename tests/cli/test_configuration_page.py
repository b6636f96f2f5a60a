"""docs/configuration.md says what the program does; `make docs` writes its tables."""

import re
from pathlib import Path

import msgspec
import pytest

from briefing.cli.main import split
from briefing.cli.options import SHELLS, parse
from briefing.settings import Config, load_config
from briefing.tui.keymap import check_keymap, key_name

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "configuration.md"


def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text(), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", blocks("yaml"))
def test_the_examples_are_settings_without_a_problem(example: str, tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(example, encoding="utf-8")
    found = load_config(path)
    assert not found.problems
    assert not check_keymap(found)


def test_the_first_example_has_every_setting(tmp_path: Path) -> None:
    shown = set(re.findall(r"^(\w+):", blocks("yaml")[0], re.MULTILINE))
    assert shown == {field.name for field in msgspec.structs.fields(Config)}


def test_the_names_of_keys_are_taken() -> None:
    part = text().partition("**Keys** are called:")[2].partition("Not every terminal")[0]
    names = re.findall(r"`([^`\n]+)`", part)
    assert len(names) > 30
    for name in names:
        if name not in ("ctrl", "alt", "shift"):
            assert key_name(name.strip('"')), name


def test_the_commands_shown_can_be_typed() -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    lines = [
        re.sub(r'^eval "\$\((.*)\)"$', r"\1", line.partition("#")[0].strip()) for line in lines
    ]
    assert len(lines) == 4
    for line in lines:
        command, arguments = split(line.split()[1:])
        parse(command, arguments)  # ends the program where it cannot
    assert all(f"| {shell} |" in text() for shell in SHELLS)


def test_every_variable_that_is_read_is_named() -> None:
    read = set()
    for path in (ROOT / "briefing").rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        if re.search(r"\bos\.environ\b|\bimport .*\benviron\b", code):
            read |= set(re.findall(r"\"([A-Z][A-Z_]{3,})\"", code))
    assert {"BRIEFING_LIBRARY", "NO_COLOR", "EDITOR"} <= read
    # What is set for git, or taken away from it, is nobody's to set.
    for_git = {name for name in read if name.startswith("GIT_")}
    for_git -= {"GIT_SSH", "GIT_SSH_COMMAND"}
    for_git |= {"GCM_INTERACTIVE", "GPG_TTY", "LANGUAGE", "LC_ALL", "SSH_ASKPASS"}
    for name in read - {"PATH", "PYTHONPATH", "KEYS", "WHERE", "DOES"} - for_git:
        assert f"`{name}`" in text(), name
