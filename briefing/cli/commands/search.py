"""The commands that use the index: ``search`` finds items, ``index`` brings it up to date."""

from __future__ import annotations

from argparse import Namespace
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from briefing import paths
from briefing.brief.scales import strictest
from briefing.brief.sections import item_name
from briefing.brief.words import moment_words
from briefing.cli.output import Bar, Exit, Stop, encoding, err, out, out_lines
from briefing.cli.pages import page_columns
from briefing.cli.target import Session
from briefing.filesystem import facts
from briefing.library.indexed import HitsAndNotes, search, why_nothing
from briefing.library.query import BadQuery, parse
from briefing.text import clean, fitted, wrap

if TYPE_CHECKING:
    from briefing.library.index.hits import Hits, SearchHit
    from briefing.library.index.read import Index
    from briefing.verify.verdicts import Mark


def run_search(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    if options.limit < 1:
        raise Stop(f"--limit {options.limit} is too small", "Give 1 or more.")
    text = " ".join(options.words)
    try:
        query = parse(text)
    except BadQuery as error:
        raise _unread(text, error) from error
    session, bar = Session(options, tells_of_cache=True), Bar()
    session.library.look_ahead()
    session.say_apart()
    from briefing.library.index.database import NoIndex  # what loads meanwhile

    try:
        answer = search(session.library, query, options.limit, on_progress=bar)
    except NoIndex as error:
        raise Stop(f"the library cannot be searched: {error}") from error
    except BadQuery as error:
        raise _unread(text, error) from error
    finally:
        bar.end()
    if options.json:
        from briefing.export.json import encode

        found = [_object(session, hit) for hit in answer.hits.hits]
        out(encode(found, "ascii" if session.ascii else encoding()))
    elif answer.hits.hits:
        out_lines(_page(session, answer.hits))
    _notes(session, answer, text)
    session.say_unread(answer.skipped)
    return Exit.DONE


def _unread(text: str, error: BadQuery) -> Stop:
    return Stop(f'"{clean(text)}", column {error.column}: {error.message}', error.hint)


def _notes(session: Session, answer: HitsAndNotes, text: str) -> None:
    """Say on standard error what the answer is not."""
    hits, library = answer.hits, session.library
    for note in answer.notes:
        err(note)
    if not hits.hits and not hits.trouble and not hits.bounded:
        if library.glance(1) is None and not library.entries():
            session.say_empty()
        else:
            why = why_nothing(text) or "Every word must stand in one item."
            err(f"Nothing found for {clean(text)}.", why)
    if hits.bounded:
        err(f"{hits.bound[:1].upper()}{hits.bound[1:]}.", "More words narrow it down.")
    elif hits.next is not None:
        err('There are more: "--limit N" shows N of them.')
    if answer.broken:
        of = (
            "brief that cannot be read was"
            if answer.broken == 1
            else "briefs that cannot be read were"
        )
        err(f"{answer.broken:,} {of} not searched.", '"briefing check" says why.')
    if hits.hits and not hits.ranked:
        err("They are in the order of the index, newest first: such a query is not ranked.")


def _object(session: Session, hit: SearchHit) -> dict[str, Any]:
    return {
        "id": hit.brief.id,
        "tlp": hit.tlp,
        "title": hit.brief.title,
        "as_of": hit.brief.as_of,
        "file": session.library.locate(hit.key).full,
        "section": hit.section,
        "item": hit.label,
        "line": hit.line,
        "basis": hit.basis or None,
        "verdict": hit.verdict,
        **({"km": round(hit.km, 1)} if hit.km is not None else {}),
        "text": hit.text,
        "snippet": hit.snippet.text,
        "marks": [list(span) for span in hit.snippet.marks],
    }


def _page(session: Session, hits: Hits) -> str:
    """Return the hits as text, those of one brief that follow each other under its name."""
    label = strictest({f"TLP:{hit.tlp}" for hit in hits.hits if hit.tlp})
    lines, columns = [label], page_columns()
    for _, group in groupby(hits.hits, key=lambda hit: hit.key):
        found = list(group)
        lines += ["", *_head(found[0], columns)]
        for hit in found:
            where = f"{session.library.locate(hit.key).shown}:{hit.line}"
            own = f"TLP:{hit.tlp}" if hit.tlp != hit.brief.tlp else ""
            words = [
                hit.basis,
                own,
                hit.distance,
                _verdict_words(hit.verdict) if hit.verdict else "",
            ]
            said = "".join(f", {each}" for each in words if each)
            lines.append(f"  {item_name(hit.section, hit.label)}{said} ({where})")
            lines += [f"    {line}" for line in wrap(clean(hit.snippet.marked()), columns - 4)]
    target = "ascii" if session.ascii else encoding()
    return fitted("\n".join([*lines, "", label]) + "\n", target)


def _verdict_words(verdict: str) -> str:
    from briefing.verify.verdicts import VERDICT_WORDS  # most libraries know of none

    return VERDICT_WORDS[cast("Mark", verdict)]


def _head(hit: SearchHit, columns: int) -> list[str]:
    brief = hit.brief
    cut_off = moment_words(brief.as_of) if brief.as_of else ""
    head = f"{brief.id}, {cut_off}, TLP:{brief.tlp}: {clean(brief.title or '')}"
    first, *rest = wrap(head, columns - 2, first=columns)
    return [first, *(f"  {line}" for line in rest)]


def run_index(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    from briefing.library.index.write import BUSY

    library = Session(options, tells_of_cache=True).library
    index, bar = library.index(), Bar()
    if index is None:
        raise Stop(f"{library.location.shown} has no index", "It can be listed, not searched.")
    try:
        outcome = index.refresh(bar, rebuild=options.rebuild, thorough=True)
    finally:
        bar.end()
    if outcome.trouble == BUSY:
        raise Stop(BUSY, "Try again when it is done.")
    if outcome.trouble:
        raise Stop(
            outcome.trouble, "Nothing is lost: lists and searches read the briefs themselves."
        )
    rate = f", {outcome.read / outcome.seconds:,.0f} a second" if outcome.read > 100 else ""
    anew = "Made anew. " if outcome.rebuilt and not options.rebuild else ""
    briefs = "1 brief" if outcome.files == 1 else f"{outcome.files:,} briefs"
    out(
        f"{anew}Indexed {briefs} in {outcome.seconds:.1f} s: {outcome.read:,} read"
        f"{rate}, {outcome.removed:,} gone. The index is {_size(index)} in"
        f" {clean(paths.short(index.path))}.\n"
    )
    if outcome.unread:
        err(f"{outcome.unread} What was known of it is found still.")
        return Exit.PROBLEMS
    return Exit.DONE


def _size(index: Index) -> str:
    found = facts(index.path)
    return f"{found.st_size / 1e6:,.1f} MB" if found else "of a size that cannot be told,"
