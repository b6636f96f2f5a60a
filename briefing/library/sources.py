"""What is at hand of a brief's sources: text, sealed record, a reader's own copy, or nothing.

And whether what is at hand may be passed on at all: the one rule for exports, answers and desks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefing import paths
from briefing.brief import model as m
from briefing.brief.licences import is_open
from briefing.brief.outline import Outline, outline_of
from briefing.compiled import late_pattern
from briefing.files import TooLarge, Unreadable
from briefing.filesystem import inside, is_there, trouble
from briefing.text import clean, cut
from briefing.verify import language_code
from briefing.verify.bounds import text_trouble
from briefing.verify.checked_texts import quotations
from briefing.verify.sources.absent import likest_text
from briefing.verify.sources.evidence import AtHand as AtHandState
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import Record, make_record
from briefing.verify.sources.source import aligned, is_sealed, read_sealed, read_source, with_text
from briefing.verify.words.normalise import digest

if TYPE_CHECKING:
    from briefing.verify.table.words import RowTexts


class AtHand(Struct, frozen=True):
    """What was found of one source: a text, a record, both, or in ``missing`` why neither.

    Of a table the ``paragraphs`` are its rows as sentences, ``table`` the rows themselves.
    ``unread`` says that the brief names a text that is not there or cannot be read.
    """

    paragraphs: Sequence[str] = ()
    record: Record | None = None
    missing: str = ""
    unread: bool = False
    table: RowTexts | None = None


_ACLED: Final = late_pattern(r"\bacled\b|armed conflict location", re.IGNORECASE)
"""Whose rows never leave, whatever a brief says of their licence: by ACLED's terms of use they are
not passed on, but the id of an event may be named."""


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
        said = "The brief names no text for this source"
        return AtHand(missing=f'{said}: "text: FILE" names one of seeds/.')
    name = cut(clean(source.text), 200)
    path = source_path(root, folder, source)
    if path is None:
        sent = _sent(source)
        return sent or AtHand(missing=_not_there(root, folder, source.text, name), unread=True)
    try:
        return _read(path, source, root, name)
    except TooLarge as error:
        missing = f"The text {name} was not read: {error}."
    except Unreadable as error:
        from briefing.verify.table.rows import BadTable  # few are tables

        what = f"table {name}:{error.line}" if isinstance(error, BadTable) else f"text {name}"
        missing = f"The {what} cannot be read: {error}."
    return AtHand(missing=missing, unread=True)


def _sent(source: m.Source) -> AtHand | None:
    """Return a text that a desk has sent: it is kept by the hash that the brief names.

    Only what may be passed on comes that way; a reader's own copy of anything else is for those
    who have its sealed record.
    """
    if source.sha256 is None or is_sealed(Path(source.text or "")):
        return None
    try:
        found = read_as(attached_path(source.sha256), source)
    except Unreadable:
        return None
    return found if may_show(source, found) else None


def _not_there(root: Path, folder: Path, text: str, name: str) -> str:
    """Return why a text is not at hand that is at none of its places."""
    places = (folder / text, root / "seeds" / text)
    if why := next(filter(None, map(trouble, places)), ""):
        return f"The text {name} cannot be read: {why}."
    if "://" in text:
        return f"The text {name} is an address. It goes into url; text names a file of seeds/."
    from unicodedata import normalize  # large, and few texts are missing

    there = likest_text(root, folder, text)
    hint = f"There is {there}." if there else "It is neither beside the brief nor in seeds/."
    if there and normalize("NFC", there) == normalize("NFC", name):
        hint = f"There is {there}, which only looks the same: copy its name from there."
    return f"The text {name} is not in the library. {hint}"


def _read(path: Path, source: m.Source, root: Path, name: str) -> AtHand:
    """Return a text, the rows of a table or a sealed record; raises what reading them does."""
    if is_sealed(path):
        record = read_sealed(path, root)
        if bool(record.row_count) != source.is_table:
            what = (
                "a table, which the brief does not say" if record.row_count else "a text, no table"
            )
            return AtHand(missing=f"The sealed record {name} is of {what}.", unread=True)
        return _sealed(record, source)
    return read_as(path, source, root)


def read_as(path: Path, source: m.Source, within: Path | None = None) -> AtHand:
    """Return the text in a file, or the rows of the table, as the source says.

    Raises:
        Unreadable: as ``read_source`` and ``texts_of``.
    """
    if source.is_table:
        rows = _table_texts(path, source, within)
        return AtHand(rows, table=rows)
    return AtHand(tuple(read_source(path, within)))


def _table_texts(path: Path, source: m.Source, within: Path | None = None) -> RowTexts:
    from briefing.verify.table.source import texts_of  # few briefs cite a table

    return texts_of(path, source, within)


def digest_of(found: AtHand) -> str:
    """Return the hash by which a brief names a text or table that is at hand."""
    return found.table.table.sha256 if found.table is not None else digest(found.paragraphs)


def _sealed(record: Record, source: m.Source) -> AtHand:
    """Return a sealed record, with the reader's own copy of its text where there is one."""
    copy = attached_path(record.sha256)
    try:
        if record.row_count:
            rows = _table_texts(copy, source)
            return AtHand(rows, record, table=rows)
        return AtHand(aligned(record, read_source(copy)), record)
    except Unreadable:
        what = "table" if record.row_count else "text"
        missing = (
            f'The {what} is not at hand, only its sealed record. "briefing attach" adds your copy.'
        )
        return AtHand((), record, missing)


def evidence(root: Path, folder: Path, brief: m.Brief | Outline) -> dict[str, Evidence]:
    """Return what a brief can be checked against, by source id; ``folder`` is the brief's."""
    return evidence_by(brief, lambda source: at_hand(root, folder, source))


def evidence_by(
    brief: m.Brief | Outline, find: Callable[[m.Source], AtHand]
) -> dict[str, Evidence]:
    """Return what a brief can be checked against; ``find`` says what is at hand of a source."""
    outline = outline_of(brief)
    found = [(source, find(source)) for source in outline.brief.sources]
    # A sealed record alone has its quotations already.
    quoted = list(quotations(outline)) if any(each.paragraphs for _, each in found) else []
    return {
        source.id: _table_evidence(outline, source, known, quoted)
        if source.is_table and known.table is not None
        else _evidence(source, known, quoted, outline.brief.language)
        for source, known in found
    }


def _table_evidence(
    outline: Outline, source: m.Source, found: AtHand, quoted: Sequence[str]
) -> Evidence:
    """Return what is at hand of a table: the facts of the rows that the brief cites of it."""
    from briefing.verify.table.facts import table_record
    from briefing.verify.table.source import wanted_of

    assert found.table is not None
    record = table_record(found.table, wanted_of(outline, source, quoted=quoted))
    state: AtHandState = "text" if found.record is None else "attached"
    changed = _changed(source, record)
    if changed:
        state = "changed"
    return Evidence(source, state, record, found.table, changed, table=found.table)


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
    count, what = record.count, "row" if record.row_count else "paragraph"
    if source.paragraphs is not None and source.paragraphs != count:
        has = f"{count} {what}{'' if count == 1 else 's'}"
        return f"the source has {has}, not {source.paragraphs}."
    if source.sha256 is not None and source.sha256 != record.sha256:
        kind = "table" if record.row_count else "text"
        return f"the source's {kind} is another one: its sha256 is {record.sha256}."
    return ""


# -- what of it may be passed on ------------------------------------------------------------------


def may_show(source: m.Source, found: AtHand) -> bool:
    """Tell whether the paragraphs of a source, or rows, may stand in what is passed on.

    They may where the library has the text itself, neither a sealed record nor a reader's own
    copy, and its whole licence is an open one.
    """
    if _is_of_acled(source, found):
        return False
    whole = len(found.paragraphs) > 0 and found.record is None
    return whole and source.licence is not None and is_open(source.licence)


def may_give_facts(source: m.Source, found: AtHand) -> bool:
    """Tell whether what a sealed record has of a source may be told: names, figures, dates."""
    return found.record is not None and not _is_of_acled(source, found)


def _is_of_acled(source: m.Source, found: AtHand) -> bool:
    """Tell whether a source is a table of ACLED: by its columns, who published it, or the brief."""
    if not source.is_table:
        return False
    from briefing.verify.table.columns import has_columns_of

    if source.table is not None and source.table.preset == "acled":
        return True
    columns: Sequence[str] = found.record.columns if found.record is not None else ()
    columns = found.table.table.columns if found.table is not None else columns
    return has_columns_of("acled", columns) or bool(_ACLED.search(source.publisher or ""))
