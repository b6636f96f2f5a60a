"""Every path the program knows, in one place. Nothing is created or read on import."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from briefing.filenames import name_shown
from briefing.filesystem import NoCurrentFolder, current_folder, is_folder, reason


class NoHome(RuntimeError):
    """Nobody knows the user's home folder; one sentence."""


_PACKAGE = Path(__file__).resolve().parent
_LINUX = {
    "config": ".config",
    "state": ".local/state",
    "data": ".local/share",
    "cache": ".cache",
}
_MACOS = {"cache": "Library/Caches"}
_MACOS_REST = "Library/Application Support"


def outside(error: Exception) -> str:
    """Return what to say of an error that files, folders or the system have made.

    It is a sentence without its stop; empty where the error is a fault of the program.
    """
    if isinstance(error, NoCurrentFolder | NoHome):
        return str(error)
    if not isinstance(error, OSError):
        return ""
    name = error.filename
    what = f"{os.fsdecode(name)} cannot be used" if isinstance(name, str | bytes) else "it stopped"
    return f"{what}: {reason(error)}"


def bundled() -> Path:
    """Return the folder with the bundled ``briefs``, ``themes`` and ``seeds``.

    In an installed package that is ``briefing/bundled``; in a checkout it is its root.
    """
    packed = _PACKAGE / "bundled"
    return packed if is_folder(packed) else _PACKAGE.parent


def themes() -> list[Path]:
    """Return the folders that themes are read from, the bundled one first."""
    return [bundled() / "themes", config_folder() / "themes"]


def config_folder() -> Path:
    """Return the folder of the user's settings, XDG or the system's own."""
    return _user_folder("config")


def config_file() -> Path:
    """Return the path of the user's ``config.yaml``."""
    return config_folder() / "config.yaml"


def state_folder() -> Path:
    """Return the folder for what the program remembers: theme, last brief, sign-offs."""
    return _user_folder("state")


def data_folder() -> Path:
    """Return the folder of the user's own library and attached source texts."""
    return _user_folder("data")


def cache_folder() -> Path:
    """Return the folder for what can be made again: the search index, verdicts."""
    return _user_folder("cache")


def _user_folder(kind: str) -> Path:
    """Return the user's folder for a kind of files: XDG's, else the system's own.

    Not by platformdirs, whose paths these are: importing it takes a third of the help's time. An
    ``XDG_..._HOME`` that is not absolute is passed over, as the specification wants it.
    """
    named = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    if named.startswith("/"):
        return Path(named, "briefing")
    usual = _MACOS.get(kind, _MACOS_REST) if sys.platform == "darwin" else _LINUX[kind]
    return Path(_home(), usual, "briefing")


def _home() -> str:
    """Return the user's home folder: HOME if it is absolute, else what the system has on record.

    Raises:
        NoHome: there is none.
    """
    home = os.environ.get("HOME", "")
    if not home.startswith("/"):
        import pwd

        try:
            home = pwd.getpwuid(os.getuid()).pw_dir
        except KeyError:
            raise NoHome("there is no home folder: set HOME") from None
    return home


def attached_folder() -> Path:
    """Return the folder of the reader's own copies of source texts."""
    return data_folder() / "attached"


def library_from_environment() -> Path | None:
    """Return the folder that ``BRIEFING_LIBRARY`` names, if it is set."""
    value = os.environ.get("BRIEFING_LIBRARY", "")
    return Path(value).expanduser() if value else None


def short(path: Path) -> str:
    """Return ``path`` for the eye: with ``~`` for the home folder."""
    try:
        return name_shown(str(Path("~") / path.relative_to(Path.home())))
    except (ValueError, RuntimeError):
        return name_shown(str(path))


def shown(path: Path) -> str:
    """Return a path as messages name it: from the current folder where it is below, else whole."""
    try:
        return name_shown(str(path.relative_to(current_folder())))
    except (ValueError, NoCurrentFolder):
        return name_shown(str(path))
