"""``briefing history``: the revisions of a brief, and what each changed."""

from __future__ import annotations

from argparse import Namespace

from msgspec.structs import asdict

from briefing.cli.commands.desks import desk_for, likely
from briefing.cli.output import Exit, Stop, encoding, out, out_lines
from briefing.cli.target import Session
from briefing.paths import shown
from briefing.text import clean
from briefing.wire.protocol import Desk, Refused
from briefing.wire.revision_lines import ToldRevision, told_revisions
from briefing.wire.status import time_words


def run_history(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    desk = desk_for(session)
    try:
        if options.restore:
            return _restore(session, desk, options.brief, options.restore)
        found = list(told_revisions(desk, options.brief, max(options.limit, 1)))
    except Refused as error:
        raise Stop(str(error), likely(session, options.brief), Exit.PROBLEMS) from error
    if options.json:
        from briefing.export.json import encode

        out(encode([_plain(each) for each in found], "ascii" if session.ascii else encoding()))
        return Exit.DONE
    if not found:
        name = clean(options.brief)
        hint = likely(session, options.brief) or f'"briefing publish {name}" does that.'
        raise Stop(f"{name} was never published", hint, Exit.PROBLEMS)
    for step in found:
        revision = step.revision
        head = (revision.name, time_words(revision.at), revision.author, revision.says)
        out_lines("  ".join(clean(part) for part in head if part) + "\n")
        for line in step.changes or ():
            out_lines(f"  {line}\n")
        if step.checked:
            out_lines(f"  {step.checked}\n")
        if step.why or not step.changes:
            out_lines(f"  {step.why or 'nothing that says something else'}\n")
    return Exit.DONE


def _plain(step: ToldRevision) -> dict[str, object]:
    """Return a revision as plain data; ``changes`` is null where they cannot be told."""
    changes = [str(each) for each in step.changes] if step.changes is not None else None
    return {**asdict(step.revision), "changes": changes, "note": step.why or None}


def _restore(session: Session, desk: Desk, brief_id: str, revision: str) -> int:
    """Make the file what it was in a revision; what it is now is kept first."""
    from briefing.wire.restore import restore

    root = session.library.location.file
    if root is None:
        raise Stop(f"there is no place for {clean(brief_id)} in the library")
    path, kept = restore(desk, root, brief_id, revision, session.library.place_for(brief_id))
    if kept is not None:
        out_lines(f"What {shown(path)} was is kept in {shown(kept)}.\n")
    out_lines(f"{shown(path)} is as it was in revision {clean(revision)}; it is not published.\n")
    return Exit.DONE
