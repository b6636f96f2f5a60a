"""What is at hand of a brief's sources: text, sealed record, a reader's own copy, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from briefing import paths
from briefing.brief import model as m
from briefing.files import TooLarge, Unreadable, listed
from briefing.filesystem import inside, is_file, is_there, trouble
from briefing.format.problems import nearest
from briefing.text import clean, cut
from briefing.verify import language_code
from briefing.verify.bounds import text_trouble
from briefing.verify.checked_texts import quotations
from briefing.verify.facts import Evidence
from briefing.verify.record import Record, make_record
from briefing.verify.source import aligned, is_sealed, read_sealed, read_source, with_text


class AtHand(NamedTuple):
    """What was found of one source: a text, a record, both, or in ``missing`` why neither.

    ``unread`` says that the brief names a text that is not there or cannot be read.
    """

    paragraphs: tuple[str, ...] = ()
    record: Record | None = None
    missing: str = ""
    unread: bool = False


BEING_READ: Final = AtHand(missing="The text is being read.")
"""What stands for a text until it is read."""


def source_path(root: Path, folder: Path, source: m.Source) -> Path | None:
    """Return where the text or record of a source is, None where it is not at hand.

    ``text`` is relative to the brief's ``folder``, else to ``seeds/`` of the library ``root``;
    whatever resolves outside the library is not at hand. What is there may be no file.
    """
    if not source.text or source.text.startswith(("/", "~")):
        return None
    for base in (folder, root / "seeds"):
        path = base / source.text
        if inside(path, root) and is_there(path):
            return path
    return None


def attached_path(sha256: str) -> Path:
    """Return where a reader's own copy of the text with this hash is kept."""
    return paths.attached_folder() / f"{sha256}.txt"


def at_hand(root: Path, folder: Path, source: m.Source) -> AtHand:
    """Return what there is of one source; nothing is raised."""
    if not source.text:
        return AtHand(missing="The brief names no text for this source.")
    name = cut(clean(source.text), 200)
    path = source_path(root, folder, source)
    if path is None:
        places = (folder / source.text, root / "seeds" / source.text)
        if why := next(filter(None, map(trouble, places)), ""):
            return AtHand(missing=f"The text {name} cannot be read: {why}.", unread=True)
        there = _alike(root, folder, source.text)
        hint = f"There is {there}." if there else "It is neither beside the brief nor in seeds/."
        return AtHand(missing=f"The text {name} is not in the library. {hint}", unread=True)
    try:
        if not is_sealed(path):
            return AtHand(tuple(read_source(path, root)))
        record = read_sealed(path, root)
    except TooLarge as error:
        return AtHand(missing=f"The text {name} was not read: {error}.", unread=True)
    except Unreadable as error:
        return AtHand(missing=f"The text {name} cannot be read: {error}.", unread=True)
    copy = attached_path(record.sha256)
    try:
        return AtHand(aligned(record, read_source(copy)), record)
    except Unreadable:
        missing = "The text is not at hand, its sealed record is: attach your copy of it."
        return AtHand((), record, missing)


def _alike(root: Path, folder: Path, text: str) -> str:
    """Return the name of the text most like one that is not there, "" where none is like it."""
    wanted = PurePosixPath(text)
    names: list[str] = []
    for base in (folder, root / "seeds"):
        place = base / wanted.parent
        with suppress(Unreadable):
            if inside(place, root):
                names += [each.name for each in listed(place) if is_file(each)]
    found = nearest(wanted.name, names)
    return clean(str(wanted.parent / found)) if found else ""


def evidence(root: Path, folder: Path, brief: m.Brief) -> dict[str, Evidence]:
    """Return what a brief can be checked against, by source id; ``folder`` is the brief's."""
    return evidence_by(brief, lambda source: at_hand(root, folder, source))


def evidence_by(brief: m.Brief, find: Callable[[m.Source], AtHand]) -> dict[str, Evidence]:
    """Return what a brief can be checked against; ``find`` says what is at hand of a source."""
    found = [(source, find(source)) for source in brief.sources]
    # A sealed record alone has its quotations already.
    quoted = list(quotations(brief)) if any(each.paragraphs for _, each in found) else []
    return {source.id: _evidence(source, each, quoted, brief.language) for source, each in found}


def _evidence(
    source: m.Source, found: AtHand, quoted: Sequence[str], language: str | None
) -> Evidence:
    """Return what is at hand; ``language`` is the brief's, where nothing tells the source's."""
    if found.record is None and not found.paragraphs:
        return Evidence(source, "missing", why=found.missing, unread=found.unread)
    if long := text_trouble(found.paragraphs):
        return Evidence(source, "long", why=long)
    if found.record is None:
        code = language_code(source.language, found.paragraphs, language)
        record = make_record(found.paragraphs, quoted, source.title, language=code)
        changed = _changed(source, record)
        if changed:
            return Evidence(source, "changed", record, found.paragraphs, changed)
        return Evidence(source, "text", record, found.paragraphs)
    changed = _changed(source, found.record)
    if changed:
        return Evidence(source, "changed", found.record, (), changed)
    if not found.paragraphs:
        return Evidence(source, "sealed", found.record, (), found.missing)
    code = source.language or found.record.language or "en"
    record = with_text(found.record, found.paragraphs, quoted, code)
    return Evidence(source, "attached", record, found.paragraphs)


def _changed(source: m.Source, record: Record) -> str:
    """Return in what a text or record is not the one the brief names, empty where it is."""
    count = len(record.paragraphs)
    if source.paragraphs is not None and source.paragraphs != count:
        has = f"{count} paragraph{'' if count == 1 else 's'}"
        return f"the source has {has}, not {source.paragraphs}."
    if source.sha256 is not None and source.sha256 != record.sha256:
        return f"the source's text is another one: its sha256 is {record.sha256}."
    return ""
