"""docs/configuration.md says what the program does.

After a change of keys or settings make its tables anew, read them, and commit them with it:

    UPDATE_GOLDEN=1 python -m pytest tests/cli/test_configuration_page.py
"""

import os
import re
from pathlib import Path

import msgspec
import pytest

from briefing.cli.commands import split
from briefing.cli.options import SHELLS, parse
from briefing.settings import Config, load_config
from briefing.tui.keymap import check_keymap, key_name, names_of
from briefing.tui.keys import KEYS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "configuration.md"
DEFAULTS = {
    "theme": "`dark`",
    "library": "see [The library](#the-library)",
    "export": "the current folder, else your home folder",
    "ascii": "`false`",
    "mouse": "`true`",
    "keymap": "see [The keymap](#the-keymap)",
}


def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def table(*rows: tuple[str, ...]) -> str:
    lines = [rows[0], ("--",) * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def ids() -> str:
    """The table of ids. Keys stand as a keymap has them."""
    rows = [(f"`{key.id}`", f"`{', '.join(names_of(key))}`", key.where, key.help) for key in KEYS]
    return table(("id", "keys", "where", "does"), *rows)


def settings() -> str:
    fields = msgspec.inspect.type_info(Config).fields
    described = {field.encode_name: field.type.extra_json_schema["description"] for field in fields}
    rows = [(f"`{name}`", says, DEFAULTS[name]) for name, says in described.items()]
    return table(("setting", "is", "default"), *rows)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text(), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("name", "made"), [("ids", ids()), ("settings", settings())])
def test_the_tables_are_those_of_the_program(name: str, made: str) -> None:
    first, last = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    head, _, rest = text().partition(first)
    tail = rest.partition(last)[2]
    now = f"{head}{first}\n{made}\n\n{last}{tail}"
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(now, encoding="utf-8")
    assert text() == now, f"see the top of {__file__}"


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
        assert parse(command, arguments)
    assert all(f"| {shell} |" in text() for shell in SHELLS)


def test_every_variable_that_is_read_is_named() -> None:
    read = set()
    for path in (ROOT / "briefing").rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        if "environ" in code:
            read |= set(re.findall(r"\"([A-Z][A-Z_]{3,})\"", code))
    assert {"BRIEFING_LIBRARY", "NO_COLOR", "EDITOR"} <= read
    for name in read - {"PATH", "PYTHONPATH", "KEYS", "WHERE", "DOES"}:
        assert f"`{name}`" in text(), name


def test_links_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", text(), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for target in re.findall(r"\]\(([^)\s]+)\)", text()):
        file, _, anchor = target.partition("#")
        assert (PAGE.parent / file).exists() if file else anchor in anchors, target
