"""The programs that are measured, and the home of their own in which they run."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BRIEF = "aleppo-2024-11-30"
PYTHON = sys.executable

_KEPT = ("LANG", "LC_ALL", "LC_CTYPE", "PATH", "TMPDIR")


class Program(NamedTuple):
    """A command line, and the texts that stand on the screen once it has painted."""

    command: list[str]
    shows: tuple[str, ...]


def briefing(*arguments: str) -> list[str]:
    """Return the command line of ``briefing``: the installed script, as a user starts it."""
    script = Path(PYTHON).with_name("briefing")
    return [PYTHON, *([str(script)] if script.is_file() else ["-m", "briefing"]), *arguments]


def bare() -> list[str]:
    """Return the command line of a Python that does nothing."""
    return [PYTHON, "-c", "pass"]


PANES = {
    "situation": ("SITUATION", "Rebels led by Hayat", "A monitor says HTS took"),
    "actors": ("ACTORS", "opposed by HTS", "shields PKK"),
    "territory": ("TERRITORY", "Aleppo city", "Aleppo citadel", "countryside"),
    "humanitarian": ("HUMANITARIAN", "large numbers", "> 200 killed"),
    "experts": ("EXPERT VIEWS", "al-Abdeh, Syrian analyst", "HTS planned the assault"),
}
"""What must stand on the screen of each pane of the Aleppo brief: its title and its rows."""


def dashboard() -> Program:
    """Return the dashboard on the Aleppo brief, painted when all five panes hold their rows."""
    return Program(briefing(BRIEF), tuple(text for pane in PANES.values() for text in pane))


def hello() -> Program:
    """Return Textual's hello world."""
    return Program([PYTHON, str(Path(__file__).with_name("hello.py"))], ("Hello, world!",))


def environment(home: Path) -> dict[str, str]:
    """Return the variables of a user who has set nothing, in a home that is empty at first."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "STATE")}
    return {
        "LANG": "C.UTF-8",
        **kept,
        **places,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
