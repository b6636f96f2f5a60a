"""What is handed to other programs: text to the clipboard, a brief's file to the editor."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.app import SuspendNotSupported

from briefing.brief.outline import Line, Outline
from briefing.processes import hand_to_program, run_in_terminal
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.library.entry import Entry
    from briefing.tui.dashboard import Dashboard


_TIMEOUT: Final = 2.0
"""Seconds that a clipboard tool may take."""


class Tool(NamedTuple):
    """A clipboard program: what runs it, and the variable that must be set for it to work."""

    words: tuple[str, ...]
    needs: str = ""


TOOLS: Final = (
    Tool(("pbcopy",)),
    Tool(("wl-copy",), "WAYLAND_DISPLAY"),
    Tool(("xclip", "-selection", "clipboard"), "DISPLAY"),
    Tool(("xsel", "--clipboard", "--input"), "DISPLAY"),
    Tool(("clip.exe",), "WSL_DISTRO_NAME"),
)
"""Desktop tools, the first that is there is used."""


def find_tool(environment: Mapping[str, str] | None = None) -> Tool | None:
    """Return the clipboard tool of this desktop, None where there is none."""
    environment = os.environ if environment is None else environment
    for tool in TOOLS:
        if tool.needs and not environment.get(tool.needs):
            continue
        if shutil.which(tool.words[0], path=environment.get("PATH")):
            return tool
    return None


def in_tmux(environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether tmux stands between the program and the terminal."""
    return bool((os.environ if environment is None else environment).get("TMUX"))


def run_tool(words: tuple[str, ...], text: str) -> bool:
    """Hand ``text`` to a clipboard program; tell whether it took it."""
    return hand_to_program(words, text.encode("utf-8", "replace"), _TIMEOUT)


def copy_outside(text: str) -> list[str]:
    """Hand ``text`` to the desktop's tool and to tmux's buffer; return the names that took it.

    The terminal's own way, OSC 52, is the app's: it writes to the terminal.
    """
    took = []
    tool = find_tool()
    if tool is not None and run_tool(tool.words, text):
        took.append(tool.words[0])
    # tmux drops OSC 52 without set-clipboard; its buffer takes the text all the same.
    if in_tmux() and run_tool(("tmux", "load-buffer", "-w", "-"), text):
        took.append("tmux buffer")
    return took


_FAILED: Final = "Nothing was copied"


def copy_item(app: Dashboard, outline: Outline, line: Line) -> None:
    """Copy one item with its brief's label first and last, accents and all in ASCII mode too."""
    from briefing.export.text import item_text

    plain = Outline(outline.brief)
    lines = plain.section(line.section).lines
    same = next(other for other in lines if other.path == line.path)
    copy(app, item_text(plain, same), "The item")


def copy_one_page(app: Dashboard) -> None:
    """Copy one page of the brief shown, if there is one that can be read."""
    outline = app.card.outline if len(app.brief_list) else None
    if outline is None:
        return
    from briefing.export import render_all
    from briefing.export.judged_brief import JudgedBrief

    plain = JudgedBrief(Outline(outline.brief), app.checking.of(app.card), one_page=True)
    app.background.run(
        "copy",
        lambda: render_all([plain]),
        lambda text: copy(app, text, "One page of the brief"),
        _FAILED,
        queue=True,
    )


def copy_selection(app: Dashboard, text: str) -> None:
    """Copy what was selected; a label of the brief that limits who may see it goes with it."""
    outline = app.card.outline if len(app.brief_list) else None
    label = outline.tlp if outline else ""
    limited = label not in ("", "TLP:CLEAR")
    copy(app, f"{label}\n{text}\n{label}\n" if limited else text, "The selection")


def copy(app: Dashboard, text: str, what: str) -> None:
    """Hand text to the terminal (OSC 52) and to the desktop; say which took it."""
    app.copy_to_clipboard(text)

    def copied(took: list[str]) -> None:
        app.say(f"{what} is copied to {' and '.join(['the terminal (OSC 52)', *took])}.")

    app.background.run("copy", lambda: copy_outside(text), copied, _FAILED, queue=True)


_PLUS: Final = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "kak", "micro", "joe"}
    | {"jed", "mg", "ne", "mcedit", "gedit", "kate", "vis", "ex"}
)
"""Editors that take ``+LINE FILE``."""
_COLON: Final = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take ``FILE:LINE``."""
_GOTO: Final = frozenset({"code", "codium", "code-insiders", "cursor"})
"""Editors that take ``--goto FILE:LINE``; ``--wait`` keeps them from returning at once."""
FALLBACKS: Final = ("nano", "vim", "vi", "emacs", "micro")


class Editor(NamedTuple):
    """A command with its arguments, as ``VISUAL`` or ``EDITOR`` gives it."""

    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The program's name without its folder."""
        return Path(self.words[0]).name

    def command(self, path: Path, line: int) -> list[str]:
        """Return what to run to open ``path`` at ``line``; editors we do not know open the file."""
        if self.name in _PLUS:
            return [*self.words, f"+{line}", str(path)]
        if self.name in _COLON:
            return [*self.words, f"{path}:{line}"]
        if self.name in _GOTO:
            wait = [] if {"-w", "--wait"} & set(self.words) else ["--wait"]
            return [*self.words, *wait, "--goto", f"{path}:{line}"]
        return [*self.words, str(path)]


class NoEditor(Exception):
    """There is no editor to run; the message is one sentence with the way out."""


def find_editor(environment: Mapping[str, str] | None = None) -> Editor:
    """Return the user's editor: VISUAL, else EDITOR, else one that is usually there.

    Raises:
        NoEditor: none is set and none is found, or the one that is set is not on the path.
    """
    environment = os.environ if environment is None else environment
    for variable in ("VISUAL", "EDITOR"):
        value = environment.get(variable, "").strip()
        if not value:
            continue
        try:
            words = shlex.split(value)
        except ValueError as error:
            raise NoEditor(f"{variable} cannot be read as a command ({error}).") from error
        if shutil.which(words[0], path=environment.get("PATH")) is None:
            raise NoEditor(f"{variable} names {words[0]}, which is not on the path.")
        return Editor(tuple(words))
    for name in FALLBACKS:
        if shutil.which(name, path=environment.get("PATH")):
            return Editor((name,))
    raise NoEditor("No editor is set: export EDITOR=nano, say.")


def edit(editor: Editor, path: Path, line: int) -> str:
    """Run the editor to its end; return what went wrong in one sentence, empty for nothing."""
    try:
        status = run_in_terminal(editor.command(path, line))
    except OSError as error:
        return f"{editor.name} could not be started: {error.strerror}."
    return f"{editor.name} ended with status {status}." if status else ""


def edit_entry(app: Dashboard, entry: Entry, line: int) -> None:
    """Open a brief in the user's editor, the terminal lent to it; say what stands in the way."""
    location = app.brief_list.library.locate(entry.key)
    path = location.file
    if path is None:
        app.say(f"There is no file to edit: {clean(location.shown)}, line {line}.", "warning")
        return
    try:
        editor = find_editor()
        with app.suspend():
            trouble = edit(editor, path, line)
    except NoEditor as error:
        app.say(str(error), "warning")
    except SuspendNotSupported:
        app.say(f"This terminal cannot be left: open {path}, line {line}.", "warning")
    else:
        if trouble:
            app.say(trouble, "warning")
