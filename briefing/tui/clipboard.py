"""Copied text on its way out: by the terminal (OSC 52) and by the desktop's own tool."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from typing import Final, NamedTuple

from briefing.processes import hand_to_program

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
