"""``briefing seal``: the record of a source text that may travel where the text may not."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from briefing.brief import model as m
from briefing.cli.commands.export import write
from briefing.cli.exits import Exit, Stop
from briefing.cli.output import err, out
from briefing.cli.target import Session
from briefing.files import Unreadable
from briefing.format.reader import read
from briefing.format.wording import shown as quoted
from briefing.paths import shown
from briefing.text import clean
from briefing.verify.case import quotations
from briefing.verify.quotes import joined, parts, places
from briefing.verify.record import SHORT, Record, analyse
from briefing.verify.source import SEALED, is_sealed, read_source, seal

_MOST = 5


def main(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    path, target = Path(options.text), Path(options.output)
    if options.output != "-" and not is_sealed(target):
        raise Stop(
            f"{clean(options.output)} is no name of a sealed record", f"End it in {SEALED[0]}."
        )
    try:
        paragraphs = read_source(path)
    except Unreadable as error:
        raise Stop(
            f"{shown(path.absolute())} cannot be read: {error}", "Name the text's file."
        ) from error
    briefs = [session.read(word) for word in options.briefs]
    wanted = list(dict.fromkeys(each for brief in briefs for each in quotations(brief)))
    title = clean(options.title) or _title(briefs, path, target)
    text = seal(paragraphs, wanted, title)
    record = _read_back(text)
    if options.output == "-":
        out(text)
    else:
        write(target, text, force=options.force)
    for line in (*_to_say(record, target), *_left_out(wanted, paragraphs)):
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
    count = f"  paragraphs: {len(record.paragraphs)}"
    return ["The brief's source says:", *name, f"  sha256: {record.sha256}", count]


def _left_out(wanted: list[str], paragraphs: list[str]) -> list[str]:
    """Return what to say of quotations that the record does not hold."""
    texts = [
        joined([token.word for token in found.tokens]) for found in analyse(tuple(paragraphs)).found
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
