"""The documents say what the program does: tables, commands, examples, links and pictures."""

import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import msgspec
import pytest

from briefing.cli.commands import COMMANDS, split
from briefing.cli.exits import MEANINGS
from briefing.cli.main import run
from briefing.cli.options import PARSERS, parse
from briefing.format.reader import read_brief
from briefing.format.scales import TLP
from briefing.settings import Config, load_config

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "CHANGELOG.md", "docs/configuration.md", "docs/safety.md")
PICTURES = ROOT / "docs" / "pictures"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language, those within lists without their indentation."""
    found = re.finditer(rf"^( *)```{language}\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{match[1]}", "", match[2], flags=re.MULTILINE) for match in found]


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def command_lines() -> list[str]:
    """What the documents show to be typed at a prompt: lines of a block, code within text."""
    typed = []
    for name in DOCUMENTS:
        text = read(name)
        typed += [line for block in blocks(text, "sh") for line in block.splitlines()]
        # The table of commands shows how they are used, with brackets and all.
        prose = re.sub(r"<!-- commands -->.*<!-- /commands -->", "", text, flags=re.DOTALL)
        typed += re.findall(r"`(briefing[^`\n]*)`", prose)
    return sorted({line for line in typed if re.match(r"briefing( |$)", line)})


def links(text: str) -> Iterator[tuple[str, str, str]]:
    """Every link: whether it is a picture, its words, where it leads."""
    for match in re.finditer(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)", text):
        yield match[1], match[2], match[3]


# -- in step with the program -------------------------------------------------------------------


def test_the_tables_are_those_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "script" / "readme", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_command_and_every_option_is_in_the_readme() -> None:
    assert set(PARSERS) == set(COMMANDS)
    for command, make in PARSERS.items():
        assert f"`briefing {command}" in README
        parser = make()
        parser.add_common()
        for option in parser._option_string_actions:
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", README), f"{command} {option}"


def test_every_exit_status_is_in_the_readme() -> None:
    for status, meaning in MEANINGS.items():
        assert f"| `{int(status)}` | {meaning} |" in README


def test_there_are_commands_to_try() -> None:
    assert len(command_lines()) > 15


@pytest.mark.parametrize("line", command_lines())
def test_every_command_shown_can_be_typed(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(line.partition(" | ")[0], comments=True)[1:]
    if words[:1] == ["COMMAND"]:
        words[0] = "list"
    command, arguments = split(words)
    if command and not arguments:
        # The command is spoken of, not shown with what it needs.
        arguments = ["--help"]
    if {"-h", "--help", "--version"} & set(arguments):
        assert run(words if command == "" else [command, *arguments]) == 0
        assert capsys.readouterr().out
        return
    options = parse(command or "open", arguments)
    named = options.brief if not command else None
    if named is not None and not named.startswith("harl-"):
        exists = (ROOT / named).is_file() or (ROOT / "briefs" / f"{named}.yaml").is_file()
        assert exists, f'"briefing {named}" is neither a command nor a brief'


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: briefing {command}")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_promised(name: str) -> None:
    words = (
        r"coming soon|planned|roadmap|to be done|TODO|in a future|next version|not yet implemented"
    )
    assert not re.search(words, read(name), re.IGNORECASE)


def test_what_is_installed_is_named_with_its_licence() -> None:
    licence = section("Licence")
    for package in re.findall(r"^([a-z0-9-]+)==", read("requirements/run.txt"), re.MULTILINE):
        assert package in licence


def test_the_safety_page_explains_the_labels_as_the_program_does() -> None:
    text = read("docs/safety.md")
    for label, meaning in TLP.items():
        assert f"| `TLP:{label}` | {meaning} |" in text


# -- the examples -------------------------------------------------------------------------------


def examples() -> list[str]:
    whole, addition = blocks(section("The format"), "yaml")
    return [whole, whole + addition]


@pytest.mark.parametrize("text", examples())
def test_the_examples_are_briefs_without_a_problem(text: str, tmp_path: Path) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(text, encoding="utf-8")
    reading = read_brief(path, tmp_path)
    assert not reading.problems
    assert reading.value
    assert reading.value.status == "exercise"


def test_every_theme_is_named() -> None:
    for path in (ROOT / "themes").glob("*.yaml"):
        assert re.search(rf"\b{path.stem}\b", section("Settings")), path.stem


def test_the_first_example_is_short() -> None:
    assert len(examples()[0].splitlines()) <= 12


def test_the_settings_shown_are_settings(tmp_path: Path) -> None:
    (text,) = blocks(section("Settings"), "yaml")
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    settings = load_config(path)
    assert not settings.problems
    shown = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    assert shown <= {field.name for field in msgspec.structs.fields(Config)}
    assert settings.config.theme == "light"


def test_the_five_steps_lead_to_a_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = section("Your first brief in five steps")
    folder, begin, check, show = (shlex.split(block) for block in blocks(steps, "sh"))
    assert folder[:2] == ["mkdir", "-p"]
    for name in folder[2:4]:
        (tmp_path / name).mkdir(parents=True)
    assert folder[4] == "cd"
    monkeypatch.chdir(tmp_path / folder[5])
    source = re.search(r"`(seeds/[^`]+)`", steps)
    assert source
    Path(source[1]).write_text(blocks(steps, "text")[0], encoding="utf-8")

    assert run(begin[1:]) == 0
    brief = Path(re.search(r"`(briefs/[^`]+)`", steps)[1])  # type: ignore[index]
    assert brief.is_file()
    assert run(check[1:]) == 1
    brief.write_text(examples()[1], encoding="utf-8")
    assert run(check[1:]) == 0
    capsys.readouterr()
    assert run(show[1:]) == 0
    assert "Bridge at Harl closed" in capsys.readouterr().out
    assert Path(source[1]).name in examples()[0]


# -- links and pictures -------------------------------------------------------------------------


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    text = read(name)
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    for _, words, target in links(text):
        file, _, anchor = target.partition("#")
        assert "://" not in target, f"{target} is on another host"
        if file:
            assert ((ROOT / name).parent / unquote(file)).exists(), f"{words}: {target}"
        elif anchor:
            assert anchor in headings, target


def test_every_picture_is_shown_and_described() -> None:
    shown = {target: words for mark, words, target in links(README) if mark}
    assert set(shown) == {f"docs/pictures/{path.name}" for path in PICTURES.iterdir()}
    assert all(len(words) > 40 for words in shown.values())
    script = runpy.run_path(str(ROOT / "script" / "pictures"))
    assert {f"docs/pictures/{each.name}.svg" for each in script["PICTURES"]} == set(shown)


@pytest.mark.parametrize("path", sorted(PICTURES.iterdir()), ids=lambda path: path.name)
def test_a_picture_is_small_and_loads_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) < 150_000
    assert text.count("://") == text.count('xmlns="http://www.w3.org/2000/svg"') == 1
    assert not re.search(r"url\(|@import|@font-face|<script|<image|<use|href|<!", text)
    root = ElementTree.fromstring(text)
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text
