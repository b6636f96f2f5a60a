"""``briefing config``: places, settings with what has set them, themes, problems."""

import json
import pwd
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefing import paths
from briefing.cli.output import Exit
from briefing.cli.target import Session
from briefing.settings import LibraryState
from briefing.tui.keys import KEYS
from cli.conftest import Cli

Configure = Callable[[str], Path]


@pytest.fixture
def configure(hermetic: Path) -> Configure:
    """Writes the settings and returns their path."""

    def write(text: str) -> Path:
        path = hermetic / "config" / "briefing" / "config.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def settings(cli: Cli, *options: str) -> dict[str, tuple[Any, str]]:
    """Every setting: its value and what has set it."""
    whole = json.loads(cli("config", "--json", *options).out)
    return {name: (each["value"], each["origin"]) for name, each in whole["settings"].items()}


@pytest.fixture(autouse=True)
def ada(monkeypatch: pytest.MonkeyPatch) -> None:
    """The account that runs the program, whatever its environment says."""
    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_name="ada"))
    monkeypatch.setenv("LOGNAME", "Chief Analyst")


def test_without_settings_all_is_default(cli: Cli, tmp_path: Path) -> None:
    here = str(tmp_path / "library")
    assert settings(cli) == {
        "theme": ("dark", "default"),
        "library": (here, "the current folder has briefs/"),
        "export": (here, "default"),
        "ascii": (False, "default"),
        "mouse": (True, "default"),
        "name": ("ada", "your account"),
        "model": (None, "default"),
    }
    ran = cli("config")
    assert ran.status == Exit.DONE
    assert ran.err == ""
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "theme dark default" in lines
    assert f"library {here} the current folder has briefs/" in lines
    assert "config ~/config/briefing/config.yaml not there" in lines
    for name in ("themes", "state", "data", "bundled"):
        assert any(line.startswith(f"{name} ") for line in lines)
    assert lines[-1] == "No problems."
    assert lines[-3].startswith("Themes: ")
    assert {"dark", "light", "mono"} <= set(lines[-3].removeprefix("Themes: ").split(", "))


def test_each_setting_says_where_it_stands(cli: Cli, configure: Configure, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    configure(
        f"theme: light\nlibrary: {tmp_path}/desk/../desk\nexport: out\nascii: true\nmouse: true\n"
        "keymap:\n  quit: ctrl+x\nname: Ada Obi\nmodel: {url: http://127.0.0.1:8080/v1}\n"
    )
    assert settings(cli) == {
        "theme": ("light", "config.yaml:1"),
        "library": (str(tmp_path / "desk"), "config.yaml:2"),
        "export": (str(paths.config_folder() / "out"), "config.yaml:3"),
        "ascii": (True, "config.yaml:4"),
        "mouse": (True, "config.yaml:5"),
        "name": ("Ada Obi (ada)", "config.yaml:8"),
        "model": ("http://127.0.0.1:8080/v1", "config.yaml:9"),
    }
    whole = json.loads(cli("config", "--json").out)
    assert whole["settings"]["mouse"]["line"] == 5
    assert whole["keymap"] == {"quit": {"value": "ctrl+x", "origin": "config.yaml:7", "line": 7}}
    assert whole["problems"] == []
    assert whole["places"]["config"] == str(paths.config_file())
    assert "quit: Ctrl+X" in cli("config").out


def test_options_go_before_settings(cli: Cli, configure: Configure, tmp_path: Path) -> None:
    configure("theme: light\nascii: false\nlibrary: nowhere\n")
    library = str(tmp_path / "library")
    found = settings(
        cli, "--theme", "mono", "--ascii", "--no-mouse", "--library", f"{library}/../library/"
    )
    assert found["theme"] == ("mono", "--theme")
    assert found["library"] == (library, "--library")
    assert found["ascii"] == (True, "--ascii")
    assert found["mouse"] == (False, "--no-mouse")


def test_the_environment_and_what_is_remembered(
    cli: Cli, configure: Configure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure("theme: light\n")
    LibraryState(tmp_path / "library").save(theme="contrast")
    assert settings(cli)["theme"] == ("contrast", "remembered for this library")
    LibraryState(tmp_path / "library").save(theme="sold")
    assert settings(cli)["theme"] == ("dark", "default"), "as the dashboard does"
    monkeypatch.setenv("NO_COLOR", "1")
    assert settings(cli)["theme"] == ("mono", "NO_COLOR")
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("BRIEFING_LIBRARY", f"{tmp_path}/other/.")
    assert settings(cli)["library"] == (str(tmp_path / "other"), "BRIEFING_LIBRARY")


def test_a_terminal_of_16_colours_gets_the_theme_that_names_them(
    cli: Cli, configure: Configure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLORTERM", raising=False)
    for name in ("linux", "xterm", "screen", "vt220", "xterm-16color"):
        monkeypatch.setenv("TERM", name)
        assert settings(cli)["theme"] == ("ansi", "TERM"), name
    for name in ("xterm-256color", "screen-256color", "xterm-kitty", ""):
        monkeypatch.setenv("TERM", name)
        assert settings(cli)["theme"] == ("dark", "default"), name
    monkeypatch.setenv("TERM", "foot")
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert settings(cli)["theme"] == ("dark", "default")
    monkeypatch.delenv("COLORTERM")
    configure("theme: light\n")
    assert settings(cli)["theme"][0] == "light"
    LibraryState(tmp_path / "library").save(theme="contrast")
    assert settings(cli)["theme"][0] == "contrast"


def test_the_last_resorts(
    cli: Cli, hermetic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hermetic)
    assert settings(cli)["library"][1].endswith("it comes with the program")
    own = paths.data_folder()
    own.mkdir(parents=True)
    (own / "x.yaml").write_text("id: x")
    assert settings(cli)["library"] == (str(own), "your data folder holds briefs")


def test_problems_are_named_and_fail_the_command(cli: Cli, configure: Configure) -> None:
    path = configure("theme: ligth\nkeymap:\n  quit: b\n  nonsense: x\nlibrary: nowhere\n")
    ran = cli("config")
    assert ran.status == Exit.PROBLEMS
    assert ran.err == ""
    said = [line for line in ran.out.splitlines() if line.startswith(f"{path}:")]
    assert [line.removeprefix(f"{path}:").split(": ")[0] for line in said] == [
        "1:8", "3:9", "4:3", "5:10"
    ]  # fmt: skip
    assert "there is no theme 'ligth'. Did you mean 'light'?" in said[0]
    assert f"there is no folder {paths.config_folder() / 'nowhere'}" in said[3]
    whole = json.loads(cli("config", "--json").out)
    assert [problem["line"] for problem in whole["problems"]] == [1, 3, 4, 5]
    assert whole["keymap"] == {}


def test_a_file_that_is_no_settings_at_all(cli: Cli, configure: Configure) -> None:
    path = configure("theme: light\nasci: true\n")
    ran = cli("config")
    assert ran.status == Exit.PROBLEMS
    assert f"{path}:2:1: 'asci' is not a key here. Did you mean 'ascii'?" in ran.out
    assert settings(cli)["theme"] == ("dark", "default"), "none of it is used"
    configure("[")
    assert cli("config").status == Exit.PROBLEMS


def test_a_theme_and_a_state_that_are_damaged_are_named(cli: Cli, configure: Configure) -> None:
    configure("theme: mine\n")
    folder = paths.config_folder() / "themes"
    folder.mkdir()
    (folder / "mine.yaml").write_text("name: mine\ndark: perhaps\n")
    paths.state_folder().mkdir(parents=True)
    (paths.state_folder() / "state.json").write_text("{")
    ran = cli("config")
    assert ran.status == Exit.PROBLEMS
    assert "there is no theme 'mine'" in ran.out
    assert "mine.yaml:2:7: " in ran.out
    assert "state.json" in ran.out


def test_a_theme_of_one_s_own_counts(cli: Cli, configure: Configure) -> None:
    configure("theme: mine\n")
    folder = paths.config_folder() / "themes"
    folder.mkdir()
    text = (paths.bundled() / "themes" / "dark.yaml").read_text()
    (folder / "x.yaml").write_text(text.replace("name: dark", "name: mine"))
    assert cli("config").status == Exit.DONE
    assert settings(cli)["theme"] == ("mine", "config.yaml:1")


def test_what_was_asked_for_and_is_not_there(cli: Cli) -> None:
    ran = cli("config", "--theme", "x\x1b")
    assert ran.status == Exit.USAGE
    assert "there is no theme" in ran.err
    assert ran.err[:-1].isprintable()
    ran = cli("config", "--library", "none")
    assert ran.status == Exit.USAGE
    assert "--library names it" in ran.err
    assert "Settings\n" in ran.out


def test_the_keys_with_their_ids(cli: Cli, configure: Configure) -> None:
    configure("keymap:\n  quit: 'ctrl+x, F9'\n")
    rows = [line.split() for line in cli("config", "--keys").out.splitlines()]
    assert rows[0] == ["ID", "KEYS", "WHERE", "DOES"]
    assert [row[0] for row in rows[1:]] == [key.id for key in KEYS]
    (row,) = (row for row in rows if row[0] == "quit")
    assert row[1] == "ctrl+x,f9"
    assert row[-1] == "config.yaml:2"
    found = json.loads(cli("config", "--keys", "--json").out)
    assert [each["id"] for each in found] == [key.id for key in KEYS]
    (own,) = (each for each in found if each["line"])
    assert (own["id"], own["keys"], own["where"]) == ("quit", ["ctrl+x", "f9"], "everywhere")


def test_it_is_ascii_where_that_is_asked_for(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Zoë 漢").mkdir()
    monkeypatch.setenv("BRIEFING_LIBRARY", str(tmp_path / "Zoë 漢"))
    assert "Zoë 漢" in cli("config").out
    assert cli("config", "--ascii").out.isascii()
    assert cli("config", "--ascii", "--json").out.isascii()


def test_it_needs_no_screen(cli: Cli, configure: Configure) -> None:
    configure("theme: light\nkeymap: {quit: ctrl+x}\n")
    code = "import sys; from briefing.cli.main import run; run(['config']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "briefing.tui.keymap" in done.stdout.split()
    assert "textual" not in done.stdout.split()


def test_what_is_used_until_settings_are_put_right_is_told_here_and_on_the_screen(cli: Cli) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("them: dark\n", "utf-8")
    assert "Until then the defaults are used." in cli("config").out.split("Problems")[1]
    shown = Session(Namespace(library=None), quiet=True).problems()
    assert [problem.hint.endswith("Until then the defaults are used.") for problem in shown] == [
        True
    ]
