"""``briefing list``: the briefs of the library, a line each."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from briefing.cli.exits import Exit
from briefing.cli.output import encoding, err, out
from briefing.cli.target import Session
from briefing.format.problems import Problem
from briefing.glyphs import VERDICT
from briefing.library.folder import Entry, shown
from briefing.library.indexed import FEW, summaries, verdict_counts
from briefing.library.order import About, Order, arranged
from briefing.library.summary import Summary
from briefing.library.verdict_cache import Counts, kept_counts
from briefing.text import clean, pad, to_ascii, width
from briefing.words import moment_words

Counted = dict[str, int]
"""How many items of a brief have each verdict, and how many are signed or waived, if any."""
HEADS = ("ID", "CUT-OFF", "TREND", "TLP", "VERDICTS", "TITLE")


def main(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    found = _found(session)
    counts = _counts(session, [entry for entry, _ in found])

    def about(row: tuple[Entry, Summary]) -> About:
        entry, summary = row
        return About(entry, summary, counts.get(entry.path))

    found = arranged(found, about, Order(options.sort, options.reverse))
    if options.json:
        from briefing.export.json import encode

        whole = [_object(entry, summary, counts.get(entry.path)) for entry, summary in found]
        out(encode(whole, "ascii" if session.ascii else encoding()))
    else:
        _table(session, found, counts)
    for problem in session.library.skipped:
        err(str(problem))
    return Exit.DONE


def _found(session: Session) -> list[tuple[Entry, Summary]]:
    """Return the briefs; a large library may be indexed for it, which is shown."""
    if len(session.library.entries()) <= FEW:
        return list(summaries(session.library))
    from briefing.cli.indexing import Bar

    bar = Bar()
    try:
        return list(summaries(session.library, bar))
    finally:
        bar.end()


def _counts(session: Session, entries: list[Entry]) -> dict[Path, Counted]:
    """Return the verdicts that are known of briefs as they are now: counted, all kinds named.

    The cache tells of those that were shown or exported, the index of those that were checked.
    """
    found: dict[Path, Counted] = {
        path: {mark: counts.get(mark, 0) for mark in VERDICT}
        for path, counts in verdict_counts(session.library, entries).items()
    }
    kept = kept_counts(entry.path for entry in entries)
    return found | {path: _plain(counts) for path, counts in kept.items()}


def _table(
    session: Session, found: list[tuple[Entry, Summary]], counts: dict[Path, Counted]
) -> None:
    if not found:
        err(f"There is no brief in {session.library.root} yet.", session.how_to_begin())
        return
    rows = [HEADS, *(_cells(entry, summary, counts.get(entry.path)) for entry, summary in found)]
    if not counts:  # nothing was verified yet
        at = HEADS.index("VERDICTS")
        rows = [(*row[:at], *row[at + 1 :]) for row in rows]
    if session.ascii:
        rows = [tuple(map(to_ascii, row)) for row in rows]
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [pad(cell, cells) for cell, cells in zip(row, widths, strict=False)]
        out("  ".join([*cells, row[-1]]).rstrip() + "\n")


def _cells(entry: Entry, summary: Summary, counts: Counted | None) -> tuple[str, ...]:
    problem = _problem(entry, summary)
    if problem is not None:
        where = f"{problem.file}:{problem.line}:{problem.column}"
        return clean(entry.id), "broken", "", "", "", f"{where}: {problem.message}"
    cut_off = moment_words(summary.as_of or "")
    label = "CLEAR" if summary.tlp == "WHITE" else summary.tlp or ""
    found = " ".join(f"{sign}{counts[mark]}" for mark, sign in VERDICT.items()) if counts else ""
    return summary.id, cut_off, summary.trend or "", label, found, summary.heading


def _problem(entry: Entry, summary: Summary) -> Problem | None:
    """Return the first problem of a broken brief, with the file it is in."""
    if summary.problem is None:
        return None
    return replace(summary.problem, file=shown(entry.path))


def _object(entry: Entry, summary: Summary, counts: Counted | None) -> dict[str, Any]:
    """Return what a program wants to know of a brief; the same keys for every one.

    ``verdicts`` is null while the brief, as it is, was never verified.
    """
    return {
        "id": summary.id,
        "title": summary.title,
        "as_of": summary.as_of,
        "trend": summary.trend,
        "tlp": summary.tlp,
        "status": summary.status,
        "countries": summary.countries,
        "file": str(entry.path),
        "errors": summary.errors,
        "problem": _problem(entry, summary),
        "verdicts": counts,
    }


def _plain(counts: Counts) -> Counted:
    """Return the counts as plain data, the signed and waived only where there are any."""
    found = asdict(counts)
    return {name: count for name, count in found.items() if name in VERDICT or count}
