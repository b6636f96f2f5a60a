"""What is said where packages that the program can do without are not installed."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote

from briefing.filesystem import is_file, resolved

_CHECKOUT = resolved(Path(__file__)).parents[1]


class MissingExtra(Exception):
    """An extra of the program is not installed; ``way_out`` says how it is."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the extra {extra}, which is not installed")
        self.way_out = f"Install it: {install_line(extra)}"


def install_line(extra: str, checkout: Path = _CHECKOUT) -> str:
    """Return the command that adds an extra to the Python that runs the program.

    The program is on no package index, so it is installed from its checkout: from the one that
    runs, which stays what runs, else from the folder in which the command is given.
    """
    runs = is_file(checkout / "pyproject.toml")
    what = f"-e {quote(f'{checkout}[{extra}]')}" if runs else f"'.[{extra}]'"
    where = "" if runs else ", in a checkout of the program"
    return f"{quote(sys.executable)} -m pip install {what}{where}"
