"""Every path the program knows, in one place. Nothing is created or read on import."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled() -> Path:
    """Return the folder with the bundled ``briefs``, ``themes`` and ``seeds``.

    In an installed package that is ``briefing/bundled``; in a checkout it is its root.
    """
    packed = _PACKAGE / "bundled"
    return packed if packed.is_dir() else _PACKAGE.parent


def themes() -> list[Path]:
    """Return the folders that themes are read from, the bundled one first."""
    return [bundled() / "themes", config_folder() / "themes"]


def config_folder() -> Path:
    """Return the folder of the user's settings, XDG or the system's own."""
    from platformdirs import user_config_path

    return user_config_path("briefing", appauthor=False)


def config_file() -> Path:
    """Return the path of the user's ``config.yaml``."""
    return config_folder() / "config.yaml"


def state_folder() -> Path:
    """Return the folder for what the program remembers: theme, last brief, sign-offs."""
    from platformdirs import user_state_path

    return user_state_path("briefing", appauthor=False)


def data_folder() -> Path:
    """Return the folder of the user's own library and attached source texts."""
    from platformdirs import user_data_path

    return user_data_path("briefing", appauthor=False)


def cache_folder() -> Path:
    """Return the folder for what can be made again: the search index, verdicts."""
    from platformdirs import user_cache_path

    return user_cache_path("briefing", appauthor=False)


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
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def shown(path: Path) -> str:
    """Return a path as messages name it: from the current folder where it is below, else whole."""
    from briefing.text import clean

    try:
        return clean(str(path.relative_to(Path.cwd())))
    except (ValueError, OSError):
        return clean(str(path))
