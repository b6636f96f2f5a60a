"""``briefing open``: the dashboard, or the whole brief as text where there is no screen."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from briefing import paths
from briefing.cli.foreign import command_like
from briefing.cli.main import COMMANDS
from briefing.cli.output import Exit, Stop, encoding, err, out
from briefing.cli.target import Session, Target, looks_like_path
from briefing.library.entry import Entry
from briefing.library.store import Library
from briefing.settings import LibraryState, is_console
from briefing.text import clean

WELCOME: Final = "exercise-qelmara-2020-03-17"
"""The newest brief of the bundled library whose texts are all at hand."""


def run_open(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    screen = bool(sys.stdout) and sys.stdout.isatty()
    session = Session(options, quiet=screen)
    target = _target(session, drafts=screen)
    if not screen:
        assert not isinstance(target, Path)
        return _summary(session, target)
    if isinstance(target, Path):
        return show(session, session.library, None, target)
    if target is not None:
        return show(session, target.library, target.entry)
    first = _welcome(session)
    return show(session, session.library, first, welcome=first is not None)


def show(
    session: Session,
    library: Library,
    entry: Entry | None,
    draft: Path | None = None,
    *,
    welcome: bool = False,
) -> int:
    """Run the dashboard on a brief, None: the newest; ``draft`` is decided on at once.

    ``welcome`` tells that the brief was chosen for a newcomer.

    Raises:
        Stop: there is no terminal for it.
    """
    _needs_terminal()
    utf8 = encoding().lower().replace("-", "").startswith("utf")
    from briefing.tui.launch import run
    from briefing.tui.options import Options

    return run(
        library,
        entry,
        Options(
            theme=session.options.theme,
            ascii_only=session.ascii or not utf8 or is_console(),
            mouse=session.options.mouse and session.config.mouse,
            config=session.config,
            problems=session.problems(),
            greet=draft is None,
            welcome=welcome,
            triage=draft,
            of_library=session.of_library,
        ),
        err,
    )


def _target(session: Session, *, drafts: bool) -> Target | Path | None:
    """Return the brief that was named; of one that there is only a draft of the file of that."""
    word = session.options.brief
    if word is None:
        return None
    try:
        return session.find(word)
    except Stop as stop:
        found = next((each for each in session.library.drafts() if each.id == word), None)
        file = session.library.draft_file(found) if drafts and found else None
        if file is not None:
            return file[0]
        if not looks_like_path(word) and "Did you mean" not in stop.hint:
            stop.hint = command_like(word, COMMANDS) or stop.hint
        raise


def _welcome(session: Session) -> Entry | None:
    """Return the brief that a newcomer to the bundled library meets first; None: the newest.

    Its texts come with the program, so that the first Enter shows what the evidence is.
    """
    library = session.library
    if library.identity != str(paths.bundled()) or LibraryState(library.identity).last is not None:
        return None
    return next((entry for entry in library.entries() if entry.id == WELCOME), None)


def _summary(session: Session, target: Target | None) -> int:
    from briefing.export import render

    brief, verdicts = session.verified(target or _newest(session))
    out(render(brief, ascii=session.ascii, encoding=encoding(), verdicts=verdicts))
    return Exit.DONE


def _newest(session: Session) -> Target:
    """Return the newest brief that can be read; newer ones that cannot are named."""
    for entry in session.library.entries():
        reading = session.library.load(entry)
        if reading.value is not None:
            return Target(session.library, entry)
        err(str(reading.problems[0]))
    raise Stop(
        f"there is no brief to show in {clean(session.library.location.full)}",
        session.how_to_begin(),
    )


def _needs_terminal() -> None:
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        raise Stop(
            "this terminal cannot show the dashboard (TERM says so)",
            '"briefing export ID --one-page" prints one page of it, "briefing list" the ids.',
        )
    if not sys.stdin or not sys.stdin.isatty():
        raise Stop(
            "the dashboard needs the keyboard, but standard input is no terminal",
            '"briefing export ID --one-page" prints one page of it.',
        )
