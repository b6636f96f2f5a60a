"""What a dashboard is started with: what command line and settings ask for."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from briefing.format.problems import Problem
from briefing.settings import Config


class Options(Struct, frozen=True):
    """What command line and settings ask for; what is shown at start: problems, or a greeting.

    ``welcome`` tells that the brief was chosen for a newcomer, for its texts; ``triage`` is the
    draft that is opened at once, to be decided on. ``of_library`` is what a command that is told
    needs behind it to be for the library shown.
    """

    theme: str | None = None
    ascii_only: bool = False
    mouse: bool = True
    config: Config = field(default_factory=Config)
    problems: tuple[Problem, ...] = ()
    greet: bool = False
    welcome: bool = False
    triage: Path | None = None
    of_library: str = ""
