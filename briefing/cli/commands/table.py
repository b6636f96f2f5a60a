"""``briefing table``: a part of a data set, cut to a table that a brief can cite."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from briefing.cli.commands.export import write
from briefing.cli.output import Exit, Stop, err, out
from briefing.cli.target import Session
from briefing.files import Unreadable, read_guarded
from briefing.filesystem import is_there, meant, same, whole
from briefing.format.problems import did_you_mean
from briefing.paths import shown
from briefing.text import clean
from briefing.verify.sources.decode import decoded
from briefing.verify.table.cut import Cut, Filters, NoColumn, TooMuch, cut_out
from briefing.verify.table.rows import BadTable, TableHead, read_head, records

_CAP: Final = 100_000_000
"""Bytes that the original may have: the whole of GED has a fifth of it."""
_BOOKS: Final = (".xlsx", ".xlsm")
_VERSION: Final = re.compile(r"(?:^|[\s_.-])v?(\d{1,4}(?:[._]\d{1,4}){1,2}|v\d{1,4})(?=[\s_.-]|$)")
_WAY_OUT: Final = "Narrow it with --where, --from and --to."


class _Original(NamedTuple):
    """The file that is cut: its rows, the sheet of a workbook, and its SHA-256."""

    head: TableHead
    sha256: str
    sheet: str = ""
    sheets: int = 0


def run_table(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    Session(options)
    target = _targets(options)
    filters = _filters(options)
    path = meant(Path(options.file))
    name = shown(whole(path))
    try:
        original = _read(path, options)
        cut = cut_out(original.head, filters)
    except NoColumn as error:
        hint = did_you_mean(error.name, error.columns)
        columns = ", ".join(map(clean, error.columns[:12]))
        raise Stop(
            f"{name} has no column {clean(error.name)}", hint or f"It has {columns}."
        ) from error
    except BadTable as error:
        raise Stop(f"{name}:{error.line} cannot be read: {error}") from error
    except Unreadable as error:
        hint = _WAY_OUT if isinstance(error, TooMuch) else ""
        raise Stop(f"{name} cannot be cut: {error}", hint) from error
    note = "".join(f"{line}\n" for line in _note(options, original, cut))
    if target is None:
        out(cut.text)
        err(note.rstrip("\n"))
        return Exit.DONE
    write(target[0], cut.text, force=options.force)
    write(target[1], note, force=options.force)
    err(f"{cut.rows:,} of {cut.of:,} rows.")
    if cut.undated:
        err(f"{cut.undated:,} rows without a day were left out.")
    if original.sheets > 1:
        err(f"They are of the sheet {original.sheet}, one of {original.sheets}.")
    err(f'Next: "briefing source {shown(target[0])}" prints them as citations count them.')
    return Exit.DONE


def _targets(options: Namespace) -> tuple[Path, Path] | None:
    """Return where the table and the note on it go, None for standard output.

    Raises:
        Stop: the name is none of a table, or something is there.
    """
    if options.output == "-":
        return None
    target = Path(options.output)
    if not target.name.lower().endswith(".csv"):
        raise Stop(f"{clean(options.output)} is no name of a table", "End it in .csv.")
    note = target.with_name(f"{target.stem}.cut.txt")
    for each in (target, note):
        if same(meant(each), meant(Path(options.file))):
            raise Stop(f"{shown(whole(each))} is the file that is cut", "Name another one.")
        if is_there(meant(each)) and not options.force:
            raise Stop(f"{shown(whole(each))} exists", '"--force" replaces it.')
    return target, note


def _filters(options: Namespace) -> Filters:
    where: dict[str, list[str]] = {}
    for each in options.where:
        column, equals, value = each.partition("=")
        if not equals or not column.strip():
            raise Stop(f"--where {clean(each)} is no COLUMN=VALUE", "Write --where country=Osk.")
        where.setdefault(column.strip(), []).append(clean(value))
    first, last = (_day(name, getattr(options, name)) for name in ("first", "last"))
    if first and last and last < first:
        raise Stop(f"--to {last} is before --from {first}", "Turn the two round.")
    return Filters(where, first, last)


def _day(name: str, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        option = "--from" if name == "first" else "--to"
        raise Stop(f"{option} {clean(value)} is no day", "Write it as 2020-03-01.") from error


def _read(path: Path, options: Namespace) -> _Original:
    """Return the rows of the file that is to be cut.

    Raises:
        Unreadable: it is no table, or too large.
        Stop: what reads workbooks is not installed.
    """
    data = read_guarded(path, _CAP)
    digest = sha256(data).hexdigest()
    if not path.name.lower().endswith(_BOOKS):
        if options.sheet is not None:
            raise Stop("--sheet is for a workbook", f"{clean(path.name)} is none.")
        return _Original(read_head(records(decoded(data))), digest)
    from briefing.extras import MissingExtra
    from briefing.verify.table.xlsx import read_sheet

    try:
        sheet = read_sheet(data, options.sheet)
    except MissingExtra as error:
        raise Stop(str(error), error.way_out) from error
    return _Original(read_head(sheet.records), digest, sheet.name, len(sheet.names))


def _note(options: Namespace, original: _Original, cut: Cut) -> Iterator[str]:
    """Yield what was cut, from what, and when: a line each."""
    name = clean(Path(options.file).name)
    yield f"cut from: {name}"
    if original.sheet:
        yield f"sheet: {original.sheet}"
    if version := _VERSION.search(Path(options.file).stem):
        yield f"version, by its name: {version[1].replace('_', '.')}"
    yield f"sha256 of the original: {original.sha256}"
    yield f"columns of: {cut.columns.preset}"
    for each in options.where:
        yield f"where: {clean(each)}"
    if options.first:
        yield f"from: {options.first}"
    if options.last:
        yield f"to: {options.last}"
    yield f"rows: {cut.rows} of {cut.of}"
    if cut.newest:
        yield f"newest day: {cut.newest}"
    yield f"cut on: {datetime.now(UTC).date().isoformat()}"
