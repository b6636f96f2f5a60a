"""Themes: YAML files in the bundled folder and in the user's, read by the brief's own reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, NamedTuple

from msgspec import Meta, Struct

from briefing.files import Unreadable, listed, read_guarded
from briefing.filesystem import is_folder
from briefing.format.problems import Problem
from briefing.format.reader import read
from briefing.text import name_shown

_THEME_CAP = 100_000
ANSI: Final = (
    *("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"),
    *("bright_black", "bright_red", "bright_green", "bright_yellow"),
    *("bright_blue", "bright_magenta", "bright_cyan", "bright_white", "default"),
)
"""Names of the terminal's own colours, written ``ansi_red``."""
_COLOUR = rf"^(?:#[0-9a-fA-F]{{6}}|ansi_(?:{'|'.join(ANSI)}))$"

Colour = Annotated[
    str, Meta(pattern=_COLOUR, description="A colour as #rrggbb, or ansi_ and a terminal colour.")
]

ROLES: Final = (
    *("bg", "lift", "sel", "mark", "hi", "text", "dim", "rule"),
    *("side0", "side1", "side2", "side3", "side4", "part", "bad"),
)
"""Every role a theme gives a colour to."""


class ThemeFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """One theme file: a name, whether it is dark, and a colour for each role.

    ``ansi`` themes use the terminal's own 16 colours; their selection is shown reversed.
    """

    name: str
    dark: bool
    ansi: bool = False
    bg: Colour
    lift: Colour
    sel: Colour
    mark: Colour
    hi: Colour
    text: Colour
    dim: Colour
    rule: Colour
    side0: Colour
    side1: Colour
    side2: Colour
    side3: Colour
    side4: Colour
    part: Colour
    bad: Colour


class Themes(NamedTuple):
    """The themes that could be read, by name in the order found, and what was wrong elsewhere."""

    loaded: dict[str, ThemeFile]
    problems: list[Problem]


def load_themes(folders: Sequence[Path]) -> Themes:
    """Read every ``*.yaml`` in ``folders``; a later theme replaces an earlier one of its name."""
    loaded: dict[str, ThemeFile] = {}
    problems: list[Problem] = []
    for folder in folders:
        try:
            found = (
                [path for path in listed(folder) if path.suffix == ".yaml"]
                if is_folder(folder)
                else []
            )
        except Unreadable as error:
            problems.append(_unreadable(folder, error))
            continue
        for path in found:
            try:
                data = read_guarded(path, _THEME_CAP)
            except Unreadable as error:
                problems.append(_unreadable(path, error))
                continue
            reading = read(data, ThemeFile, name_shown(str(path)))
            problems += reading.problems
            if reading.value is not None:
                loaded[reading.value.name] = reading.value
    return Themes(loaded, problems)


def _unreadable(path: Path, error: Unreadable) -> Problem:
    return Problem(file=name_shown(str(path)), code="unreadable", message=str(error))
