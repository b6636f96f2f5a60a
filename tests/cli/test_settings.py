"""Settings and state: damaged ones are named and survived, and programs do not hurt each other."""

import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import paths
from briefing.settings import CAP, Config, LibraryState, Settings, load_config, normal


def test_no_settings(tmp_path: Path) -> None:
    assert load_config() == Settings(Config())
    assert load_config(tmp_path / "a" / "b") == Settings(Config())
    (tmp_path / "file").write_text("")
    assert load_config(tmp_path / "file" / "below") == Settings(Config())


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n\n  # yet\n"])
def test_empty_settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.yaml").write_text(text)
    assert load_config(tmp_path / "config.yaml") == Settings(Config())


def test_all_settings(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(
        "theme: no\nlibrary: ~/lib\nexport: out\nascii: true\nmouse: false\n"
        "keymap: {quit: ctrl+x, help: f1}\n"
    )
    settings = load_config(path)
    config, problems = settings.config, settings.problems
    assert problems == ()
    assert config == Config(
        theme="no", library="~/lib", export="out", ascii=True, mouse=False,
        keymap={"quit": "ctrl+x", "help": "f1"},
    )  # fmt: skip
    assert config.library_folder() == Path.home() / "lib"
    assert config.export_folder() == paths.config_folder() / "out"
    assert Config().library_folder() is None


def test_all_problems_are_named_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("theme: x\nasci: true\nmouse: perhaps\n")
    settings = load_config(path)
    config, problems = settings.config, settings.problems
    assert config == Config()
    assert [(p.line, p.column, p.code) for p in problems] == [(2, 1, "unknown-key"), (3, 8, "type")]
    assert "ascii" in problems[0].hint
    assert problems[0].file == str(path)


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"\x00", b"a: [", b"- 1\n", b"x" * 200_000, b"\x1b[2J: \x1b\n"]
)
def test_damaged_settings(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "config.yaml").write_bytes(data)
    settings = load_config(tmp_path / "config.yaml")
    config, problems = settings.config, settings.problems
    assert config == Config()
    assert problems
    assert all(str(problem).isprintable() for problem in problems)


def test_folders_have_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Path.home()
    assert normal(Path("~/a/../b")) == home / "b"
    assert normal(Path("a/./b"), tmp_path / "x" / "..") == tmp_path / "a" / "b"
    assert normal(Path("~nobody-has-this-name/x"), tmp_path) == tmp_path / "~nobody-has-this-name/x"
    config = Config(library="../lib/", export="~/out/../in")
    assert config.library_folder() == paths.config_folder().parent / "lib"
    assert config.export_folder() == home / "in"
    monkeypatch.chdir(tmp_path)
    LibraryState(Path("one/../two")).save(last="x")
    assert LibraryState(tmp_path / "two").last == "x"
    assert str(tmp_path / "two") in (paths.state_folder() / "state.json").read_text()


def test_the_line_of_a_setting(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("# mine\ntheme: x\nascii: false\nkeymap:\n  quit: x\n")
    settings = load_config(path)
    assert [settings.line(name) for name in ("theme", "ascii", "mouse", "keymap")] == [2, 3, 0, 4]
    assert [settings.line("keymap", name) for name in ("quit", "help")] == [5, 0]
    assert load_config(tmp_path / "none").line("theme") == 0
    path.write_text("theme: x\nasci: true\n")
    assert load_config(path).line("theme") == 0, "the default is in force"


def test_an_unknown_theme_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("ascii: true\ntheme:   'ligth'\n")
    problem = load_config(path).unknown_theme(["dark", "light"])
    assert problem is not None
    assert str(problem) == (
        f"{path}:2:11: there is no theme 'ligth'. Did you mean 'light'? There are: dark, light."
    )
    assert load_config(path).unknown_theme(["ligth"]) is None
    assert Settings(Config()).unknown_theme([]) is None


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    settings = load_config(tmp_path)
    config, problems = settings.config, settings.problems
    assert config == Config()
    assert "folder" in str(problems[0])


def test_state_is_kept_for_each_library(tmp_path: Path) -> None:
    one = LibraryState(tmp_path / "one")
    assert (one.theme, one.last, one.problem) == (None, None, None)
    assert one.save(theme="paper") is None
    assert one.save(last="b1") is None
    assert LibraryState(tmp_path / "two").save(last="b2") is None
    again = LibraryState(tmp_path / "one")
    assert (again.theme, again.last) == ("paper", "b1")
    assert LibraryState(tmp_path / "two").last == "b2"
    assert [path.name for path in paths.state_folder().glob("*.tmp")] == []


def test_two_programs_keep_each_other_s_memory(tmp_path: Path) -> None:
    one, two = LibraryState(tmp_path / "one"), LibraryState(tmp_path / "two")
    one.save(last="a")
    two.save(last="b")
    one.save(theme="paper")
    assert LibraryState(tmp_path / "two").last == "b"


def test_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from briefing.settings import LibraryState\n"
        "for n in range(10): LibraryState(Path(sys.argv[1]) / str(n)).save(last=sys.argv[1][1:])"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, f"/{name}"]) for name in "abcd"]
    assert [process.wait() for process in running] == [0] * 4
    for name in "abcd":
        assert [LibraryState(Path(f"/{name}/{n}")).last for n in range(10)] == [name] * 10


DEEP = b'{"a": {"b": ' + b"[" * 40_000 + b"]" * 40_000 + b"}}"


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"a": 1}', b"\xff", b"x" * 200_000, DEEP, DEEP[:50_000]]
)
def test_damaged_state(tmp_path: Path, data: bytes) -> None:
    folder = paths.state_folder()
    folder.mkdir(parents=True)
    (folder / "state.json").write_bytes(data)
    state = LibraryState(tmp_path)
    assert (state.theme, state.last) == (None, None)
    assert state.problem is not None
    assert "state.json" in str(state.problem)
    assert str(state.problem).isprintable()
    assert state.save(last="x") is None
    assert LibraryState(tmp_path).last == "x"
    assert LibraryState(tmp_path).problem is None


def test_values_of_another_kind_are_passed_over(tmp_path: Path) -> None:
    folder = paths.state_folder()
    folder.mkdir(parents=True)
    (folder / "state.json").write_text(f'{{"{tmp_path}": {{"theme": 3, "last": ""}}}}')
    assert (LibraryState(tmp_path).theme, LibraryState(tmp_path).last) == (None, None)


def test_a_state_that_cannot_be_kept_is_said_not_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    state = LibraryState(tmp_path, tmp_path / "file" / "state")
    problem = state.save(last="x")
    assert problem is not None
    assert "cannot be written" in problem.message
    assert state.last == "x"


def test_libraries_of_long_ago_are_forgotten(tmp_path: Path) -> None:
    for number in range(205):
        LibraryState(tmp_path / str(number)).save(last="x")
    assert LibraryState(tmp_path / "0").last is None
    assert LibraryState(tmp_path / "204").last == "x"


def test_what_one_library_has_of_another_kind_stops_no_other(tmp_path: Path) -> None:
    folder = paths.state_folder()
    folder.mkdir(parents=True)
    deep = "[" * 200 + "]" * 200
    (folder / "state.json").write_text(f'{{"/a": {{"theme": {deep}, "last": "b"}}}}')
    state = LibraryState(tmp_path)
    assert state.problem is None
    assert state.save(last="x") is None
    assert LibraryState("/a").last == "b"


def test_the_state_stays_small_enough_to_be_read(tmp_path: Path) -> None:
    for number in range(40):
        assert LibraryState(f"/{number:04}/{'x' * 4000}").save(last="x") is None
    again = LibraryState(f"/0039/{'x' * 4000}")
    assert (again.last, again.problem) == ("x", None)
    assert (paths.state_folder() / "state.json").stat().st_size <= CAP


def test_the_signer_is_the_account_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "Chief Analyst")
    account = pwd.getpwuid(os.getuid()).pw_name
    assert Config().signer() == account
    assert Config(name=account).signer() == account
    assert Config(name=" Ada\x1b[2J Obi ").signer().endswith(f"Obi ({account})")
    assert Config(name="Ada Obi").signer() == f"Ada Obi ({account})"


def test_a_library_whose_name_is_no_utf8(tmp_path: Path) -> None:
    library = Path(f"{tmp_path}/\udcff")
    assert LibraryState(library).save(last="x") is None
    assert LibraryState(library).last == "x"
