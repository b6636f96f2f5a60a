"""``briefing list``: the briefs of the library, a line each."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from briefing.brief.words import moment_words
from briefing.cli.output import Exit, encoding, err, out
from briefing.cli.pages import table_lines
from briefing.cli.target import Session
from briefing.format.problems import Problem
from briefing.glyphs import VERDICT
from briefing.library.entry import Entry, Summary
from briefing.library.indexed import FEW, summaries
from briefing.library.order import About, Order, arranged
from briefing.library.store import Library
from briefing.text import clean, to_ascii

if TYPE_CHECKING:  # few libraries have a draft
    from briefing.library.drafts import Drafted

Counted = dict[str, int]
"""How many items of a brief have each verdict, and how many are signed or waived, if any."""
HEADS = ("ID", "CUT-OFF", "TREND", "TLP", "VERDICTS", "TITLE")


def run_list(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    if options.wire:
        from briefing.cli.commands.desks.list_wire import list_wire

        return list_wire(session)
    session.say_apart()
    found = _found(session)
    known = session.library.counts([entry for entry, _ in found])
    counts = {key: _all_named(each) for key, each in known.items()}

    def about(row: tuple[Entry, Summary]) -> About:
        entry, summary = row
        return About(entry, summary, counts.get(entry.key))

    drafts = _drafts(session.library, [entry for entry, _ in found])
    found = arranged(found + _rows(drafts), about, Order(options.sort, options.reverse))
    if options.json:
        from briefing.export.json import encode

        whole = [
            _object(session.library, entry, summary, counts.get(entry.key))
            | {"draft": _plain(drafts.get(entry.key))}
            for entry, summary in found
        ]
        out(encode(whole, "ascii" if session.ascii else encoding()))
    else:
        _table(session, found, counts, drafts)
    for problem in session.library.skipped:
        err(str(problem))
    return Exit.DONE


def _drafts(library: Library, entries: Sequence[Entry]) -> dict[str, Drafted]:
    """Return the drafts of a library, those beside briefs and the others, by keys."""
    found = ((entry, library.draft_file(entry)) for entry in (*library.drafts(), *entries))
    files = [(entry, file) for entry, file in found if file]
    if not files:
        return {}
    from briefing.library.drafts import drafted

    return {entry.key: drafted(entry, *file) for entry, file in files}


def _rows(drafts: Mapping[str, Drafted]) -> list[tuple[Entry, Summary]]:
    """Return the drafts that no brief was written from, as what is listed."""
    return [(each.entry, each.summary) for each in drafts.values() if each.entry.draft]


def _plain(draft: Drafted | None) -> dict[str, int] | None:
    counts = draft.counts if draft else None
    if counts is None:
        return None
    return {"open": counts.open, "accepted": counts.accepted, "left_out": counts.left_out}


def _found(session: Session) -> list[tuple[Entry, Summary]]:
    """Return the briefs; a large library may be indexed for it, which is shown."""
    if len(session.library.entries()) <= FEW:
        return list(summaries(session.library))
    from briefing.cli.output import Bar

    bar = Bar()
    try:
        return list(summaries(session.library, bar))
    finally:
        bar.end()


def _table(
    session: Session,
    found: list[tuple[Entry, Summary]],
    counts: dict[str, Counted],
    drafts: Mapping[str, Drafted],
) -> None:
    if not found and session.library.skipped:
        err(f"No brief in {session.library.location.full} could be read.")
        return
    if not found:
        session.say_empty()
        return
    rows = [
        HEADS,
        *(
            _cells(session.library, entry, summary, counts.get(entry.key), drafts.get(entry.key))
            for entry, summary in found
        ),
    ]
    if not counts:  # nothing was verified yet
        at = HEADS.index("VERDICTS")
        rows = [(*row[:at], *row[at + 1 :]) for row in rows]
    if session.ascii:
        rows = [tuple(map(to_ascii, row)) for row in rows]
    out("".join(f"{line}\n" for line in table_lines(rows)))


def _cells(
    library: Library,
    entry: Entry,
    summary: Summary,
    counts: Counted | None,
    draft: Drafted | None,
) -> tuple[str, ...]:
    problem = _problem(library, entry, summary)
    if problem is not None:
        where = f"{problem.file}:{problem.line}:{problem.column}"
        return clean(entry.id), "broken", "", "", "", f"{where}: {problem.message}"
    cut_off = "draft" if entry.draft else moment_words(summary.as_of or "")
    found = " ".join(f"{sign}{counts[mark]}" for mark, sign in VERDICT.items()) if counts else ""
    title = f"{summary.heading}{_waits(draft)}"
    return summary.id, cut_off, summary.trend or "", summary.label, found, title


def _waits(draft: Drafted | None) -> str:
    """Return how many proposals are open; nothing beside a brief that has decided on all."""
    if draft is None or draft.counts is None or not (draft.entry.draft or draft.counts.open):
        return ""
    return f" ({'' if draft.entry.draft else 'draft '}{draft.counts.open} open)"


def _problem(library: Library, entry: Entry, summary: Summary) -> Problem | None:
    """Return the first problem of a broken brief, with the file it is in."""
    if summary.problem is None:
        return None
    return replace(summary.problem, file=library.locate(entry.key).shown)


def _object(
    library: Library, entry: Entry, summary: Summary, counts: Counted | None
) -> dict[str, Any]:
    """Return what a program wants to know of a brief; the same keys for every one.

    ``verdicts`` is null while the brief, as it is, was never verified.
    """
    return {
        "id": summary.id,
        "title": summary.title,
        "as_of": summary.as_of,
        "next": summary.next,
        "trend": summary.trend,
        "tlp": summary.label or None,
        "status": summary.status,
        "countries": summary.countries,
        "file": library.locate(entry.key).full,
        "errors": summary.errors,
        "problem": _problem(library, entry, summary),
        "verdicts": counts,
    }


def _all_named(counts: Mapping[str, int]) -> Counted:
    """Return counts with every verdict in them, the signed and waived only where there are any."""
    others = {name: count for name, count in counts.items() if name not in VERDICT and count}
    return {**{mark: counts.get(mark, 0) for mark in VERDICT}, **others}
