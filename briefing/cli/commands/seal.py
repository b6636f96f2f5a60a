"""The commands for texts that may not travel: ``seal`` makes a record, ``attach`` keeps a copy."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefing import paths
from briefing.brief import model as m
from briefing.brief.values import TABLE_FILES
from briefing.cli.commands.export import write
from briefing.cli.commands.source import TABLES
from briefing.cli.output import Exit, Stop, err, out
from briefing.cli.target import Session, Target
from briefing.files import SOURCE_CAP, Unreadable, read_guarded
from briefing.filesystem import is_there, meant, reason, same, whole
from briefing.format.problems import shown as quoted
from briefing.format.reader import read
from briefing.library.sources import attached_path
from briefing.paths import shown
from briefing.text import clean, listed
from briefing.verify.checked_texts import quotations
from briefing.verify.coverage import cited, runs
from briefing.verify.sources.analysis import analyse
from briefing.verify.sources.record import SHORT, Record
from briefing.verify.sources.source import (
    SEALED,
    agreeing,
    is_sealed,
    read_sealed,
    read_source,
    seal,
    written,
)
from briefing.verify.table.rows import BadTable
from briefing.verify.table.source import sealed_table, texts_of
from briefing.verify.words.quotes import joined, parts, places
from briefing.writing import own_folder, write_atomic

_MOST = 5


def run_seal(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    path, target = meant(Path(options.text)), Path(options.output)
    if options.output != "-" and not is_sealed(target):
        raise Stop(
            f"{clean(options.output)} is no name of a sealed record", f"End it in {SEALED[0]}."
        )
    briefs = [session.read(word) for word in options.briefs]
    wanted = list(dict.fromkeys(each for brief in briefs for each in quotations(brief)))
    title = clean(options.title) or _title(briefs, path, target)
    paragraphs: Sequence[str] = ()
    try:
        if path.name.lower().endswith(TABLES):
            text = written(sealed_table(path, target, briefs, title))
        else:
            paragraphs = read_source(path)
            text = seal(paragraphs, wanted, title)
    except BadTable as error:
        raise Stop(f"{shown(whole(path))}:{error.line} cannot be read: {error}") from error
    except Unreadable as error:
        raise Stop(
            f"{shown(whole(path))} cannot be read: {error}", "Name the text's file."
        ) from error
    record = _read_back(text)
    left_out = () if record.row_count else _left_out(wanted, paragraphs, record.language)
    if options.output == "-":
        out(text)
    else:
        write(target, text, force=options.force)
    for line in (*_to_say(record, target), *left_out):
        err(line)
    return Exit.DONE


def _title(briefs: list[m.Brief], path: Path, target: Path) -> str:
    """Return the title that the briefs give the source, if they have just one that fits."""
    sources = [source for brief in briefs for source in brief.sources]
    named = [s for s in sources if s.text and Path(s.text).name in (path.name, target.name)]
    titles = {source.title for source in named or sources}
    return clean(titles.pop()) if len(titles) == 1 else ""


def _read_back(text: str) -> Record:
    """Return the record as its readers will read it.

    Raises:
        Stop: it is larger than what may be read.
    """
    reading = read(text.encode(), Record, "the record")
    if reading.value is None:
        problem = reading.problems[0]
        raise Stop(
            f"the record of this text cannot be read back: {problem.message.rstrip('.')}",
            "Split the text into several sources.",
        )
    return reading.value


def _to_say(record: Record, target: Path) -> list[str]:
    """Return what the brief's source should say of the record, line by line."""
    name = [f"  text: {target.name}"] if target.name != "-" else []
    count = f"  paragraphs: {record.count}"
    table = []
    if record.row_count and not target.name.lower().endswith(TABLE_FILES):
        table = ["  table: {}"]  # the name alone would not tell that it is one
    return ["Under sources in the brief:", *name, *table, f"  sha256: {record.sha256}", count]


def _left_out(wanted: list[str], paragraphs: Sequence[str], language: str) -> list[str]:
    """Return what to say of quotations that the record does not hold."""
    texts = [
        joined([token.word for token in found.tokens])
        for found in analyse(tuple(paragraphs), language).found
    ]
    long, absent = [], []
    for quotation in wanted:
        for part in parts(quotation):
            if not any(places(part, text) for text in texts):
                absent.append(quotation)
            elif len(part) > SHORT:
                long.append(quotation)
    lines = []
    for found, why in (
        (long, f"over {SHORT} words, left out: a sealed record cannot vouch for it"),
        (absent, "does not stand in this text"),
    ):
        lines += [f"{quoted(each)}: {why}." for each in dict.fromkeys(found[:_MOST])]
        if len(found) > _MOST:
            lines.append(f"... and {len(found) - _MOST} more of these.")
    return lines


class SealedCopy(NamedTuple):
    """The sealed record that a copy is for, and the paragraphs that briefs cite of it."""

    record: Record
    cited: set[int]


def run_attach(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    wanted = _wanted(session, options.source)
    path = meant(Path(options.file))
    if wanted.record.row_count:
        return _attach_table(wanted.record, path)
    try:
        theirs = read_source(path)
    except Unreadable as error:
        name = shown(whole(path))
        raise Stop(f"{name} cannot be read: {error}", "Name the file of your copy.") from error
    agree = {number + 1 for number in agreeing(wanted.record, theirs)}
    count = len(wanted.record.paragraphs)
    said = f"{len(agree)} of {count} paragraphs agree"
    differ = sorted(wanted.cited - agree)
    if differ:
        raise Stop(
            f"{said}; {runs(differ)}, which {'is' if len(differ) == 1 else 'are'} cited, "
            f"{'does' if len(differ) == 1 else 'do'} not: the copy is not kept",
            "It is another text, or another version of it.",
            Exit.PROBLEMS,
        )
    kept = _keep(wanted.record, path)
    rest = "" if len(agree) == count else ", among them all that are cited"
    out(f"{said}{rest}. Kept as {clean(paths.short(kept))}.\n")
    return Exit.DONE


def _attach_table(record: Record, path: Path) -> int:
    """Keep a copy of a table that was sealed, if it is the same in every cell."""
    name = shown(whole(path))
    try:
        theirs = texts_of(path)
    except BadTable as error:
        raise Stop(f"{name}:{error.line} cannot be read: {error}") from error
    except Unreadable as error:
        raise Stop(f"{name} cannot be read: {error}", "Name the file of your copy.") from error
    if theirs.table.sha256 != record.sha256:
        raise Stop(
            f"{name} is another table: the copy is not kept",
            "It has other rows or cells than the one that was sealed.",
            Exit.PROBLEMS,
        )
    kept = _keep(record, path)
    out(f"All {record.row_count:,} rows agree. Kept as {clean(paths.short(kept))}.\n")
    return Exit.DONE


def _wanted(session: Session, word: str) -> SealedCopy:
    """Return the record that SOURCE stands for.

    It is a sealed record's file, a brief's id or file, or one with ``:`` and a source's id.
    """
    path = meant(Path(word))
    if is_sealed(path) and is_there(path):
        return _of_file(session, path)
    name, _, source_id = word.rpartition(":")
    if not name or is_there(path):
        name, source_id = word, ""
    target = session.find(name)
    return _of_brief(target, session.brief(target), source_id)


def _of_file(session: Session, path: Path) -> SealedCopy:
    """Return the record in a file; cited is what any brief of the library cites of it."""
    record = _read(path)
    numbers: set[int] = set()
    library = session.library
    for entry in library.entries():
        brief = library.load(entry).value
        for source in brief.sources if brief else ():
            place = library.source_file(entry, source)
            if brief and place and same(place, path):
                numbers |= cited(brief, source.id)
    return SealedCopy(record, numbers or set(range(1, len(record.paragraphs) + 1)))


def _of_brief(target: Target, brief: m.Brief, source_id: str) -> SealedCopy:
    found = [
        (source, place)
        for source in brief.sources
        if (place := target.library.source_file(target.entry, source)) and is_sealed(place)
        if source_id in ("", source.id)
    ]
    if len(found) == 1:
        source, place = found[0]
        return SealedCopy(_read(place), cited(brief, source.id))
    if found:
        names = ", ".join(f"{brief.id}:{source.id}" for source, _ in found)
        raise Stop(f'"{brief.id}" has {len(found)} sealed sources', f"Name one of them: {names}.")
    what = f"source {clean(source_id)}" if source_id else "source"
    lacking = [
        clean(source.text) for source in brief.sources
        if source.text and target.library.source_file(target.entry, source) is None
        if source_id in ("", source.id)
    ]  # fmt: skip
    raise Stop(
        f'"{brief.id}" has no sealed {what}',
        f"Put your copy beside the brief as {listed(lacking, 'or')}: it is looked for there."
        if lacking
        else "A copy is for a text of which the library has the sealed record alone.",
    )


def _read(path: Path) -> Record:
    try:
        return read_sealed(path)
    except Unreadable as error:
        raise Stop(
            f"{shown(whole(path))} cannot be read: {error}", "Seal the text anew."
        ) from error


def _keep(record: Record, path: Path) -> Path:
    """Keep the copy as it is, under the hash of the text that was sealed."""
    kept = attached_path(record.sha256)
    try:
        own_folder(kept.parent)
        write_atomic(kept, read_guarded(path, SOURCE_CAP), force=True)
    except (OSError, Unreadable) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        hint = "Make that folder writable, or set XDG_DATA_HOME."
        raise Stop(f"{clean(str(kept))} cannot be written: {why}", hint) from error
    return kept
