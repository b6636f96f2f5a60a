"""``briefing open``: the dashboard, or the summary where there is no screen."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from briefing import paths
from briefing.cli.main import command_like
from briefing.cli.output import Exit, Stop, encoding, err, out
from briefing.cli.target import Session, Target, looks_like_path
from briefing.library.entry import Entry
from briefing.library.store import Library
from briefing.settings import State
from briefing.text import clean

WELCOME: Final = "exercise-qelmara-2020-03-17"
"""The newest brief of the bundled library whose texts are all at hand."""


def run_open(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    screen = bool(sys.stdout) and sys.stdout.isatty()
    session = Session(options, quiet=screen)
    if screen and options.brief is not None and (draft := only_draft(session, options.brief)):
        return show(session, session.library, None, triage=draft)
    target = _target(session)
    if not screen:
        return _summary(session, target)
    library, entry = target or (session.library, _welcome(session))
    return show(session, library, entry, greet=True)


def only_draft(session: Session, word: str) -> Path | None:
    """Return the draft of the id that was named, where there is no brief of it."""
    library = session.library
    draft = next((entry for entry in library.drafts() if entry.id == word), None)
    file = library.draft_file(draft) if draft else None
    return file[0] if file else None


def show(
    session: Session,
    library: Library,
    entry: Entry | None,
    *,
    triage: Path | None = None,
    greet: bool = False,
) -> int:
    """Open the dashboard on a brief, the newest for none; ``triage`` is a draft to be decided on.

    Raises:
        Stop: this terminal cannot show it.
    """
    _needs_terminal()
    options = session.options
    utf8 = encoding().lower().replace("-", "").startswith("utf")
    from briefing.tui import app

    return app.run(
        library,
        entry,
        app.Options(
            theme=options.theme,
            ascii_only=session.ascii or not utf8,
            mouse=options.mouse and session.config.mouse,
            config=session.config,
            problems=session.problems(),
            greet=greet,
            triage=triage,
        ),
    )


def _target(session: Session) -> Target | None:
    word = session.options.brief
    if word is None:
        return None
    try:
        return session.find(word)
    except Stop as stop:
        if not looks_like_path(word) and "Did you mean" not in stop.hint:
            stop.hint = command_like(word) or stop.hint
        raise


def _welcome(session: Session) -> Entry | None:
    """Return the brief that a newcomer to the bundled library meets first; None: the newest.

    Its texts come with the program, so that the first Enter shows what the evidence is.
    """
    library = session.library
    if library.identity != str(paths.bundled()) or State(library.identity).last is not None:
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
            '"briefing export ID" prints a summary, "briefing list" the ids.',
        )
    if not sys.stdin or not sys.stdin.isatty():
        raise Stop(
            "the dashboard needs the keyboard, but standard input is no terminal",
            '"briefing export ID" prints a summary.',
        )
