"""Themes: YAML files in the bundled folder and in the user's, read by the brief's own reader."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Annotated, Final, cast

import msgspec
from msgspec import Meta, Struct, defstruct
from msgspec.structs import asdict

from briefing import paths
from briefing.digests import blake2b
from briefing.filenames import name_shown
from briefing.files import Unreadable, listed, read_guarded
from briefing.format.problems import Problem
from briefing.library.cache_files import engine, read_kept, write_kept
from briefing.ready import ready

_THEME_CAP = 100_000
ANSI: Final = (
    *("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"),
    *("bright_black", "bright_red", "bright_green", "bright_yellow"),
    *("bright_blue", "bright_magenta", "bright_cyan", "bright_white", "default"),
)
"""Names of the terminal's own colours, written ``ansi_red``."""
_COLOUR: Final = rf"^(?:#[0-9a-fA-F]{{6}}|ansi_(?:{'|'.join(ANSI)}))$"
"""A colour: ``#rrggbb``, or ``ansi_`` and a terminal colour."""

ROLES: Final = (
    *("bg", "lift", "sel", "mark", "hi", "text", "dim", "rule"),
    *("side0", "side1", "side2", "side3", "side4", "part", "bad"),
)
"""Every role a theme gives a colour to."""


class ThemeFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """One theme file: a name, whether it is dark, and a colour for each role.

    That the colours are some is seen when a file is read (``_checked``). ``ansi`` themes use the
    terminal's own 16 colours; their selection is shown reversed.
    """

    name: str
    dark: bool
    ansi: bool = False
    bg: str
    lift: str
    sel: str
    mark: str
    hi: str
    text: str
    dim: str
    rule: str
    side0: str
    side1: str
    side2: str
    side3: str
    side4: str
    part: str
    bad: str


class Themes(Struct, frozen=True):
    """The themes that could be read, by name in the order found, and what was wrong elsewhere."""

    loaded: dict[str, ThemeFile]
    problems: list[Problem]


def load_themes(folders: Sequence[Path]) -> Themes:
    """Read every ``*.yaml`` in ``folders``; a later theme replaces an earlier one of its name.

    Themes without a problem are read from the cache while their files are the same: what reads
    YAML is then not needed before the first paint.
    """
    files, problems = _files(folders)
    of = _digest(files)
    themes = _kept(of)
    if themes is None:
        themes, wrong = _read(files)
        problems += wrong
        if not wrong:
            _keep(of, themes)
    return Themes({theme.name: theme for theme in themes}, problems)


def _files(folders: Sequence[Path]) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """Return the name and content of every theme file, and which could not be read."""
    files: list[tuple[str, bytes]] = []
    problems: list[Problem] = []
    for folder in folders:
        try:
            found = listed(folder)
        except Unreadable as error:
            problems.append(_unreadable(folder, error))
            continue
        for path in found:
            if path.suffix == ".yaml":
                try:
                    files.append((str(path), read_guarded(path, _THEME_CAP)))
                except Unreadable as error:
                    problems.append(_unreadable(path, error))
    return files, problems


def _read(files: Sequence[tuple[str, bytes]]) -> tuple[list[ThemeFile], list[Problem]]:
    """Return the themes of files, and what is wrong with those that are none."""
    from briefing.format.reader import read

    checked = _checked()
    readings = [read(data, checked, name_shown(name)) for name, data in files]
    themes = [ThemeFile(**asdict(each.value)) for each in readings if each.value is not None]
    return themes, [problem for each in readings for problem in each.problems]


@cache
def _checked() -> type[ThemeFile]:
    """Return what theme files are read as; to compile its expression is no part of a start."""
    colour = Annotated[str, Meta(pattern=_COLOUR)]
    kind = defstruct(
        "CheckedTheme",
        [(role, colour) for role in ROLES],
        bases=(ThemeFile,),
        kw_only=True,
        forbid_unknown_fields=True,
    )
    return cast("type[ThemeFile]", kind)


class _Kept(Struct, array_like=True):
    """Themes in the cache; ``of`` is the digest of their files and of the rules."""

    of: bytes
    themes: list[ThemeFile]


def _digest(files: Sequence[tuple[str, bytes]]) -> bytes:
    found = blake2b(engine().encode(), digest_size=16)
    for name, data in files:
        found.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        found.update(data)
    return found.digest()


def _kept(of: bytes) -> list[ThemeFile] | None:
    try:
        kept = msgspec.msgpack.decode(read_kept(_place()), type=ready(_Kept))
    except (Unreadable, msgspec.MsgspecError, ValueError, RuntimeError):
        return None
    return kept.themes if kept.of == of else None


def _keep(of: bytes, themes: list[ThemeFile]) -> None:
    with suppress(RuntimeError):  # there is no home folder
        write_kept(_place(), msgspec.msgpack.encode(_Kept(of, themes)))


def _place() -> Path:
    return paths.cache_folder() / "themes" / "read.msgpack"


def _unreadable(path: Path, error: Unreadable) -> Problem:
    return Problem(file=name_shown(str(path)), code="unreadable", message=str(error))
