"""The command of the user's editor: which one, with which words for the line, and its outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.tui.terminal.desktop import FALLBACKS, Editor, NoEditor, edit, find_editor
from tui.programs import put_program

FILE = Path("/tmp/a folder/x.yaml")


@pytest.mark.parametrize(
    "name",
    ["vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "mcedit", "gedit",
     "kate"],
)  # fmt: skip
def test_editors_that_take_the_line_with_a_plus(name: str) -> None:
    assert Editor((name,)).command(FILE, 12) == [name, "+12", str(FILE)]
    whole = f"/usr/bin/{name}"
    assert Editor((whole, "-x")).command(FILE, 1) == [whole, "-x", "+1", str(FILE)]


@pytest.mark.parametrize("name", ["hx", "helix", "subl", "zed"])
def test_editors_that_take_the_line_behind_a_colon(name: str) -> None:
    assert Editor((name,)).command(FILE, 12) == [name, f"{FILE}:12"]
    assert Editor((name, "-w")).command(FILE, 12) == [name, "-w", f"{FILE}:12"]


@pytest.mark.parametrize("name", ["code", "codium", "code-insiders", "cursor"])
def test_editors_in_a_window_of_their_own_are_waited_for(name: str) -> None:
    goto = ["--goto", f"{FILE}:12"]
    assert Editor((name,)).command(FILE, 12) == [name, "--wait", *goto]
    for wait in ("-w", "--wait"):
        assert Editor((name, wait)).command(FILE, 12) == [name, wait, *goto]


@pytest.mark.parametrize("name", ["ed", "my-editor", "notepad"])
def test_editors_that_nobody_knows_open_the_file(name: str) -> None:
    assert Editor((name, "-a")).command(FILE, 12) == [name, "-a", str(FILE)]


def found(tools: Path, **variables: str) -> Editor:
    return find_editor({"PATH": str(tools), **variables})


def test_visual_goes_before_editor(tools: Path) -> None:
    for name in ("one", "two"):
        put_program(tools, name)
    assert found(tools, VISUAL="one", EDITOR="two").words == ("one",)
    assert found(tools, EDITOR="two").words == ("two",)
    for blank in ("", "   ", "\t"):
        assert found(tools, VISUAL=blank, EDITOR="two").words == ("two",)


def test_the_variable_is_a_command_as_a_shell_reads_it(tools: Path) -> None:
    put_program(tools, "my editor")
    put_program(tools, "code")
    assert found(tools, EDITOR="code --wait -n").words == ("code", "--wait", "-n")
    assert found(tools, EDITOR="'my editor' -a \"b c\"").words == ("my editor", "-a", "b c")
    assert found(tools, EDITOR="my\\ editor").words == ("my editor",)
    assert found(tools, EDITOR=f"'{tools}/my editor'").name == "my editor"


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("'half", r"^EDITOR cannot be read as a command \(.+\)\.$"),
        ("missing -w", r"^EDITOR names missing, which is not on the path\.$"),
        ("/nowhere/vim", r"^EDITOR names /nowhere/vim, which is not on the path\.$"),
        ("''", r"^EDITOR names ''?, which is not on the path\.$"),
    ],
)
def test_an_editor_that_is_not_there_is_one_sentence(
    tools: Path, value: str, sentence: str
) -> None:
    put_program(tools, "vim")
    with pytest.raises(NoEditor, match=sentence.replace("''?", "(?:'')?")):
        found(tools, EDITOR=value)


def test_without_a_variable_a_usual_one_is_taken(tools: Path) -> None:
    for name in FALLBACKS:
        put_program(tools, name)
    for name in FALLBACKS:
        assert found(tools).words == (name,)
        (tools / name).unlink()
    with pytest.raises(NoEditor, match=r"^No editor is set: export EDITOR=nano, say\.$"):
        found(tools)


def test_the_outcome_of_the_editor_is_told(tools: Path, tmp_path: Path) -> None:
    assert edit(Editor((str(put_program(tools, "good")),)), tmp_path, 1) == ""
    bad = Editor((str(put_program(tools, "bad", "#!/bin/sh\nexit 3\n")),))
    assert edit(bad, tmp_path, 1) == "bad ended with status 3."
    odd = Editor((str(put_program(tools, "odd", "\x00no program")),))
    assert edit(odd, tmp_path, 1).startswith("odd could not be started: ")
    gone = Editor((str(tools / "gone"),))
    assert edit(gone, tmp_path, 1) == "gone could not be started: No such file or directory."
