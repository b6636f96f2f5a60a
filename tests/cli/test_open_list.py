"""``open`` without a screen, and ``list``."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import paths
from briefing.cli.output import Exit
from briefing.library.entry import Entry
from briefing.library.folder import FolderLibrary
from briefing.settings import LibraryState
from briefing.text import width
from briefing.tui import launch
from briefing.tui.options import Options
from cli.conftest import Cli, Put, Ran


def test_without_a_screen_the_whole_brief_is_printed(cli: Cli) -> None:
    newest, named = cli(), cli("old")
    assert newest.status == named.status == Exit.DONE
    assert newest.out.splitlines()[0] == "TLP:CLEAR"
    assert "The new one\n===" in newest.out
    assert named.out.splitlines()[0] == named.out.splitlines()[-1] == "TLP:AMBER+STRICT"
    assert cli("open", "old") == named
    assert cli("briefs/old.yaml") == named
    assert cli("export", "old") == named


def test_a_newest_brief_that_is_broken_is_passed_over_and_named(cli: Cli, put: Put) -> None:
    put("z.yaml", "id: z\nas_of: 2030-01-01\nx: y\n")
    ran = cli()
    assert "The new one\n===" in ran.out
    assert "briefs/z.yaml:" in ran.err
    assert ran.status == Exit.DONE


def test_a_broken_brief_that_is_named_is_a_problem(cli: Cli, put: Put) -> None:
    put("z.yaml", "id: z\nas_of: 2030-01-01\nx: y\n")
    ran = cli("z")
    assert ran.status == Exit.PROBLEMS
    assert ran.out == ""
    assert "briefs/z.yaml:3:1: 'x' is not a key here" in ran.err
    assert ran.err.endswith(
        "briefing: briefs/z.yaml has problems. Put them right, then try again.\n"
    )


def test_many_problems_are_counted(cli: Cli, put: Put) -> None:
    put("z.yaml", "".join(f"k{number}: x\n" for number in range(50)))
    said = cli("z").err.splitlines()
    assert len(said) == 22
    assert "more." in said[20]


def test_an_empty_library_says_how_to_begin(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    ran = cli("--library", str(tmp_path / "none"))
    assert ran.status == Exit.USAGE
    assert "briefing new ID" in ran.err
    listed = cli("list", "--library", str(tmp_path / "none"))
    assert listed.status == Exit.DONE
    assert listed.out == ""
    assert listed.err == (
        f"There is no brief in {tmp_path / 'none'} yet. "
        f'"briefing new ID --library {tmp_path / "none"}" begins one there.\n'
    )


def test_nothing_is_searched_or_checked_in_an_empty_library(cli: Cli, tmp_path: Path) -> None:
    none = tmp_path / "none"
    none.mkdir()
    searched = cli("search", "bridge", "--library", str(none))
    assert searched.status == Exit.DONE
    assert searched.err.startswith(f"There is no brief in {none} yet. ")
    for words in (["--library", str(none)], [str(none)], [str(none), "--format", "github"]):
        checked = cli("check", *words)
        assert (checked.status, checked.out) == (Exit.USAGE, "")
        assert checked.err.startswith("There is no brief: nothing was checked. ")
    assert cli("check", str(none), "--format", "json").status == Exit.USAGE


def test_an_empty_library_here_is_named_whole(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk" / "briefs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "desk")
    begin = '"briefing new ID" begins one there.\n'
    assert cli("list").err == f"There is no brief in {tmp_path / 'desk'} yet. {begin}"
    assert cli().err.endswith(f"no brief to show in {tmp_path / 'desk'}. {begin}")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (".", "is a folder"),
        ("briefs/none.yaml", "there is no file"),
        ("none.yaml", "there is no file"),
        ("x\0y/z", "has a NUL in it"),
        ("x" * 5000 + "/", "there is no file"),
        ("a\x1b[2J\u202e", "there is no brief"),
    ],
)
def test_words_that_stand_for_nothing(cli: Cli, word: str, said: str) -> None:
    ran = cli(word)
    assert ran.status == Exit.USAGE
    assert said in ran.err
    assert ran.err[:-1].isprintable()


def test_a_file_is_opened_in_its_own_library(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "alone.txt"
    path.write_bytes((tmp_path / "library" / "briefs" / "old.yaml").read_bytes())
    assert "The old one" in cli(str(path)).out
    (tmp_path / "library" / "link.yaml").symlink_to(path)
    assert "The old one" in cli("link.yaml").out


def test_two_files_with_one_id(cli: Cli, put: Put) -> None:
    put("twin.yaml", id="new")
    ran = cli("open", "new")
    assert ran.status == Exit.USAGE
    assert "briefs/new.yaml and briefs/twin.yaml" in ran.err


class Screen:
    """A standard stream that is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        raise AssertionError(text)

    flush = write


Asked = list[tuple[FolderLibrary, Entry | None, Options]]
Terminal = Callable[..., tuple[Ran, Asked]]


@pytest.fixture
def terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Runs the program on a terminal; answers also with what the dashboard was asked for."""

    def call(*arguments: str, stdin: object = Screen()) -> tuple[Ran, Asked]:
        asked: Asked = []

        def run(library: FolderLibrary, entry: Entry | None, options: Options, _say: object) -> int:
            asked.append((library, entry, options))
            return 7

        with monkeypatch.context() as patched:
            patched.setattr(launch, "run", run)
            patched.setattr(sys, "stdout", Screen())
            patched.setattr(sys, "stdin", stdin)
            return cli(*arguments), asked

    return call


def test_the_dashboard_is_opened_with_what_was_asked(terminal: Terminal, hermetic: Path) -> None:
    config = hermetic / "config" / "briefing" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("ascii: true\nmouse: false\n")
    ran, [(library, entry, options)] = terminal("old", "--theme", "paper")
    assert ran == (7, "", "")
    assert entry is not None
    assert (library.root.name, entry.id) == ("library", "old")
    assert (options.theme, options.ascii_only, options.mouse) == ("paper", True, False)
    config.write_text("nonsense: 1\n")
    ran, [(library, entry, options)] = terminal("--no-mouse")
    assert ran == (7, "", ""), "the dashboard shows what is wrong with the settings"
    assert entry is None
    assert (options.theme, options.ascii_only, options.mouse) == (None, False, False)
    assert [problem.code for problem in options.problems] == ["unknown-key"]
    config.write_text("keymap: {quit: b}\ntheme: lihgt\n")
    ran, [(_, _, options)] = terminal()
    assert ran == (7, "", "")
    assert [(problem.line, problem.column) for problem in options.problems] == [(1, 16), (2, 8)]
    assert "Did you mean 'light'?" in options.problems[1].hint
    assert options.config.keymap == {"quit": "b"}


def test_a_newcomer_meets_a_brief_whose_text_is_at_hand(terminal: Terminal) -> None:
    library = str(paths.bundled())
    _, [(shown, entry, options)] = terminal("--library", library)
    assert entry is not None
    assert options.welcome
    brief = shown.load(entry).value
    assert brief is not None
    assert brief.sources
    for source in brief.sources:
        assert (shown.root / "seeds" / (source.text or "none")).is_file()
    LibraryState(shown.identity).save(last="aleppo-2024-11-30")
    _, [(_, again, options)] = terminal("--library", library)
    assert again is None, "who was here before meets the newest"
    assert not options.welcome
    assert terminal()[1][0][1] is None, "as in every other library"


def test_a_terminal_without_utf8_gets_ascii(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "encoding", "iso-8859-1")
    assert terminal()[1][0][2].ascii_only


def test_the_console_of_linux_gets_ascii(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, plain in (("linux", True), ("xterm", False), ("linux-256color", False)):
        monkeypatch.setenv("TERM", name)
        assert terminal()[1][0][2].ascii_only is plain, name


def test_a_dumb_terminal_is_told_what_to_do(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    ran, asked = terminal()
    assert (ran.status, asked) == (Exit.USAGE, [])
    assert "briefing export ID" in ran.err
    assert ran.err.count("\n") == 1


def test_a_dashboard_needs_the_keyboard(terminal: Terminal) -> None:
    ran, asked = terminal(stdin=None)
    assert (ran.status, asked) == (Exit.USAGE, [])
    assert "standard input is no terminal" in ran.err


def test_the_list_is_aligned_and_newest_first(cli: Cli, put: Put) -> None:
    put("a-much-longer-id.yaml", as_of="2020-01-01", title="'[/] [red]x'")
    ran = cli("list")
    lines = ran.out.splitlines()
    assert [line.split()[0] for line in lines] == ["ID", "new", "old", "a-much-longer-id"]
    for line, title in zip(lines, ("TITLE", "The new", "The old", "[/]"), strict=True):
        assert width(line[: line.index(title)]) == width(lines[0][: lines[0].index("TITLE")])
    assert "AMBER+STRICT" in lines[2]
    assert "improved" in lines[1]
    assert ran.err == ""


def test_broken_ones_are_in_the_list_with_their_first_problem(cli: Cli, put: Put) -> None:
    put("z.yaml", "x: y\n")
    put("folder.yaml/a.txt", "")
    ran = cli("list")
    assert ran.status == Exit.DONE
    last = ran.out.splitlines()[-1]
    assert last.split()[:2] == ["z", "broken"]
    assert "briefs/z.yaml:1:1:" in last
    assert "folder.yaml" in ran.err


def test_the_list_for_programs(cli: Cli, put: Put) -> None:
    put("z.yaml", "x: y\n")
    found = json.loads(cli("list", "--json").out)
    assert [each["id"] for each in found] == ["new", "old", "z"]
    assert [each["tlp"] for each in found] == ["CLEAR", "AMBER+STRICT", None]
    assert found[1]["title"] == "The old one 漢字"
    assert found[0]["problem"] is None
    assert found[2]["problem"]["line"] == 1
    assert len({tuple(each) for each in found}) == 1
    assert cli("list", "--json", "--ascii").out.isascii()
    assert cli("list", "--ascii").out.isascii()


def test_damaged_settings_are_named_and_survived(cli: Cli, hermetic: Path) -> None:
    config = hermetic / "config" / "briefing" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("ascii: true\nlibrary: [\n")
    ran = cli("list")
    assert ran.status == Exit.DONE
    assert "config.yaml:" in ran.err
    assert "漢字" in ran.out
