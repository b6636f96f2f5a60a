"""``briefing take``: a file as it came becomes the plain text of a source."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from briefing.brief.licences import is_open
from briefing.cli.commands.export import write
from briefing.cli.commands.source import TEXTS, PrintedSource, numbered_page, to_say
from briefing.cli.output import Exit, Stop, agrees, encoding, err, out
from briefing.cli.pages import page_columns
from briefing.cli.target import Session
from briefing.files import SOURCE_CAP
from briefing.filesystem import is_there, meant, reason, same, whole
from briefing.ingest.reading import take_in
from briefing.ingest.taken import FileRefused, Taken, Wishes
from briefing.paths import shown
from briefing.text import clean, cut, fitted
from briefing.verify.sources.numbering import blocks

NOT_OPEN: Final = (
    "Its licence is not known to be open: quotations stay under eight words, and"
    ' "briefing seal" makes what may travel in its place.'
)
"""What is said of a text at the end that may not be passed on."""
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_MOST: Final = 8
"""Pieces that are shown of each reason before the others are counted."""
_WIDE: Final = 76
_LONG: Final = 300
"""Words from which on a paragraph is likely several."""


def run_take(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    columns = page_columns(options.width)
    target = Path(options.output) if options.output else None
    _check_target(target, options)
    taken = read_in(options.file, Wishes(options.encoding or "", options.item, options.lines))
    text = PrintedSource("", [block for block in blocks(taken.text) if block.text])
    if not text.found:
        raise Stop(f"{clean(options.file)} has no paragraphs", "There is nothing to cite in it.")
    charset = "ascii" if session.ascii else encoding()
    out(fitted("\n".join(numbered_page(text, columns)) + "\n", charset))
    for indent, line in summary(options.file, taken, text):
        err(line, indent=indent)
    if target is None:
        err('Nothing was written: "-o seeds/NAME.txt" says where to keep the text.')
        return Exit.DONE
    question = (
        f"Citations will count these {counted(text.paragraphs)}. "
        f"Write them to {clean(str(target))}?"
    )
    if not options.yes and not agrees(question):
        err("Nothing was written.")
        return Exit.PROBLEMS
    write(target, taken.text, force=options.force)
    for line in _for_the_brief(taken, target, text):
        err(line)
    return Exit.DONE


def _check_target(target: Path | None, options: Namespace) -> None:
    """Refuse what could only go wrong after the question.

    Raises:
        Stop: the text's name ends in nothing that a brief may cite, or something is there.
    """
    if target is None:
        return
    if not target.name.lower().endswith(TEXTS):
        raise Stop(
            f"{clean(options.output)} is no name of a text",
            f"End it in {' or '.join(TEXTS[::2])}.",
        )
    if same(meant(target), meant(Path(options.file))):
        raise Stop(f"{shown(whole(target))} is the file that is read", "Name another one.")
    if is_there(meant(target)) and not options.force:
        raise Stop(f"{shown(whole(target))} exists", '"--force" replaces it.')


def read_in(file: str, wishes: Wishes) -> Taken:
    """Return what was read of a file.

    Raises:
        Stop: it cannot be read in.
    """
    name = clean(file)
    if _ADDRESS.match(file):
        raise Stop(
            f"{name} is an address, and nothing is fetched from a network",
            "Save the page with your browser, and name that file.",
        )
    try:
        taken = take_in(meant(Path(file)), wishes)
    except FileRefused as error:
        refusal = error.refusal
        raise Stop(f"{name}: {refusal.message}", refusal.hint) from error
    except OSError as error:
        raise Stop(f"no process can be started to read {name}: {reason(error)}") from error
    size = len(taken.text.encode())
    if size > SOURCE_CAP:
        raise Stop(
            f"the text of {name} has {size:,} bytes; a source has at most {SOURCE_CAP:,}",
            "Save the part that you need.",
        )
    return taken


def summary(file: str, taken: Taken, text: PrintedSource) -> Iterator[tuple[int, str]]:
    """Yield, with its indent, what was read, and what was left out of it and why."""
    yield 0, ""
    yield 0, f"{file}: {taken.kind}, {counted(text.paragraphs)}."
    for name, value in (
        ("title", taken.title), ("published", taken.published), ("rights", taken.licence),
    ):  # fmt: skip
        if value:
            yield 2, f"{name}: {cut(clean(value), _WIDE)}"
    yield from ((0, note) for note in taken.notes)
    yield from _left_out(taken)
    for number, block in enumerate(text.found, 1):
        words = len(block.text.split())
        if words > _LONG and "|" not in block.text:
            yield 0, f'p{number} has {words:,} words: "--lines" parts it at its line breaks.'


def _left_out(taken: Taken) -> Iterator[tuple[int, str]]:
    """Yield, with its indent, what is not taken over, by reason."""
    by_reason: dict[str, list[str]] = {}
    for each in taken.dropped:
        by_reason.setdefault(each.why, []).append(" ".join(clean(each.text).split()))
    if by_reason:
        yield 0, "Left out:"
    for why, texts in by_reason.items():
        yield 2, f"{why}:"
        yield from ((4, cut(text, _WIDE)) for text in islice(texts, _MOST))
        if len(texts) > _MOST:
            yield 4, f"... and {len(texts) - _MOST:,} more"


def _for_the_brief(taken: Taken, target: Path, text: PrintedSource) -> Iterator[str]:
    """Yield what a brief says of this source, and the next step."""
    yield from to_say(text)
    yield f"text: {target.name}"
    if taken.published:
        yield f"published: {taken.published}"
    if not is_open(taken.licence):
        yield NOT_OPEN
    day = f" --published {taken.published}" if taken.published else ""
    yield f'Next: "briefing draft {clean(str(target))}{day}" proposes the items of its brief.'


def counted(count: int) -> str:
    """Return so many paragraphs in words."""
    return f"{count:,} paragraph{'s' if count != 1 else ''}"
