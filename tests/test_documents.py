"""The documents say what the program does: tables, commands, examples, links and pictures."""

import re
import runpy
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from briefing.brief.scales import TLP
from briefing.cli.main import COMMANDS, run, split
from briefing.cli.options import PARSERS, parse
from briefing.cli.output import MEANINGS
from briefing.format.reader import read_brief

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
)
FOR_USERS = [name for name in DOCUMENTS if name not in ("CONTRIBUTING.md", "docs/architecture.md")]
PICTURES = ROOT / "docs" / "pictures"
PAGES = ROOT / "docs" / "pages"
README = "README.md"
FIRST_BRIEF = "docs/first-brief.md"
COMMAND_LINE = "docs/command-line.md"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language, those within lists without their indentation."""
    found = re.finditer(rf"^( *)```{language}\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{match[1]}", "", match[2], flags=re.MULTILINE) for match in found]


def section(name: str, title: str) -> str:
    return read(name).split(f"\n## {title}\n")[1].split("\n## ")[0]


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
        [sys.executable, ROOT / "script" / "docs", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_command_and_every_option_is_in_the_page() -> None:
    page = read(COMMAND_LINE)
    assert set(PARSERS) == set(COMMANDS)
    for command, make in PARSERS.items():
        assert f"`briefing {command}" in page
        parser = make()
        parser.add_common()
        for option in parser._option_string_actions:
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", page), f"{command} {option}"


def test_every_exit_status_is_in_the_page() -> None:
    for status, meaning in MEANINGS.items():
        assert f"| `{int(status)}` | {meaning} |" in read(COMMAND_LINE)


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


@pytest.mark.parametrize("name", FOR_USERS)
def test_nothing_is_promised(name: str) -> None:
    words = (
        r"coming soon|planned|roadmap|to be done|TODO|in a future|next version|not yet implemented"
    )
    assert not re.search(words, read(name), re.IGNORECASE)


def test_what_is_installed_is_named_with_its_licence() -> None:
    licence = read("docs/licences.md")
    for package in re.findall(r"^([a-z0-9-]+)==", read("requirements/run.txt"), re.MULTILINE):
        assert package in licence


def test_the_safety_page_explains_the_labels_as_the_program_does() -> None:
    text = read("docs/safety.md")
    for label, meaning in TLP.items():
        assert f"| `TLP:{label}` | {meaning} |" in text


# -- the examples -------------------------------------------------------------------------------


def examples() -> list[str]:
    whole, addition = blocks(section(FIRST_BRIEF, "The format"), "yaml")
    return [whole, whole + addition]


@pytest.mark.parametrize("text", examples())
def test_the_examples_are_briefs_without_a_problem(text: str, tmp_path: Path) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(text, encoding="utf-8")
    reading = read_brief(path, tmp_path)
    assert not reading.problems
    assert reading.value
    assert reading.value.status == "exercise"


def test_the_brief_of_the_readme_has_ten_lines_and_passes_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    part = section(README, "A brief in ten lines")
    (brief,), source = blocks(part, "yaml"), blocks(part, "text")[0]
    assert len(brief.splitlines()) == 10
    name, seed = re.findall(r"here as `([^`]+\.(?:yaml|txt))`", part)[::-1]
    for path, content in ((f"briefs/{name}", brief), (f"seeds/{seed}", source)):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--strict"]) == 0
    said = "1 brief: no problems. 1 found in words, meaning not judged.\n"
    assert capsys.readouterr().err == said


def test_both_pages_show_the_same_brief() -> None:
    assert blocks(section(README, "A brief in ten lines"), "yaml") == examples()[:1]


def test_every_theme_is_named() -> None:
    for path in (ROOT / "themes").glob("*.yaml"):
        for page in ("docs/configuration.md", "docs/terminals.md"):
            assert re.search(rf"`{path.stem}`", read(page)), path.stem


def test_the_five_steps_lead_to_a_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = section(FIRST_BRIEF, "Your first brief in five steps")
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


def test_every_page_is_in_the_index() -> None:
    index = {target for _, _, target in links(read("docs/README.md"))}
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages <= index
    assert {"../README.md", "../CONTRIBUTING.md", "../CHANGELOG.md"} <= index
    assert "docs/README.md" in {target for _, _, target in links(read(README))}


def test_the_readme_is_short_and_begins_with_a_draft_and_the_two_commands() -> None:
    text = read(README)
    assert len(text.splitlines()) <= 200
    first = text.splitlines()[:24]
    assert next(target for mark, _, target in links(text) if mark) == "docs/pictures/triage.svg"
    assert any("docs/pictures/triage.svg" in line for line in first)
    assert [line.split("  ")[0] for line in first if line.startswith("make ")] == [
        "make briefing",
        "make test",
    ]


def test_what_is_installed_by_the_commands_shown_is_this_package() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    part = section(README, "Install")
    assert f"`{project['name']}`" in part
    assert {f"`{command}`" for command in project["scripts"]} <= set(re.findall("`[^`]+`", part))


def test_every_picture_is_shown_and_described() -> None:
    shown = {
        Path(name).parent / target: words
        for name in DOCUMENTS
        for mark, words, target in links(read(name))
        if mark
    }
    screens, pages = (
        {path.relative_to(ROOT) for path in folder.iterdir()} for folder in (PICTURES, PAGES)
    )
    assert set(shown) == screens | pages
    assert all(len(words) > 40 for words in shown.values())
    script = runpy.run_path(str(ROOT / "script" / "pictures"))
    assert {f"{each.name}.svg" for each in script["PICTURES"]} == {path.name for path in screens}
    script = runpy.run_path(str(ROOT / "script" / "browser"))
    assert {f"{each}.png" for each in script["SHOWN"]} == {path.name for path in pages}


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
