"""Rules for what is said of tables: how a source is one, which rows are meant, what is computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from briefing.brief.values import citation
from briefing.format.problems import shown
from briefing.format.walk import TypeFinding
from briefing.format.yaml.marks import Path

_KINDS: Final = ("sum", "count", "min", "max")


def table_findings(path: Path, source: dict[str, Any]) -> Iterator[TypeFinding]:
    """Yield what is wrong with the ``table`` of a source, at ``path``."""
    table = source.get("table")
    if not isinstance(table, dict):
        return
    kind = source.get("kind")
    if kind != "dataset":
        message = f"a source of kind {shown(kind)} is no table."
        yield TypeFinding((*path, "table"), "type", message, "Only a dataset is.", on_key=True)
    rows = table.get("rows")
    for key in rows if isinstance(rows, dict) else ():
        cite = citation(key) if isinstance(key, str) else None
        if cite is None or not cite.table or cite.source or cite.first != cite.last:
            message = f"{shown(key)} is not one row."
            place = (*path, "table", "rows", key)
            yield TypeFinding(place, "cite-unknown", message, "Write r14.", on_key=True)


def calc_findings(
    path: Path, figure: dict[str, Any], item: dict[str, Any]
) -> Iterator[TypeFinding]:
    """Yield what is wrong with the ``calc`` of a figure, at ``path``, of an item."""
    calc = figure.get("calc")
    if not isinstance(calc, dict):
        return
    given = [key for key in _KINDS if key in calc]
    if len(given) != 1 and len(given) == len(calc):
        message = "calc says nothing to compute." if not given else "calc computes one thing alone."
        hint = "One of {sum: COLUMN}, {count: rows}, {min: COLUMN}, {max: COLUMN}."
        yield TypeFinding((*path, "calc"), "type", message, hint, on_key=True)
    if calc.get("count", "rows") != "rows":
        yield TypeFinding((*path, "calc", "count"), "type", "count counts rows.", "{count: rows}")
    basis = item.get("basis")
    if basis is not None and basis != "inferred":
        message = f"the basis is {shown(basis)}, and a computed figure is the desk's own."
        hint = "Write basis: inferred, or leave basis out."
        yield TypeFinding((*path[:-2], "basis"), "type", message, hint)
    if figure.get("op", "=") != "=":
        message = "a computed figure is exact."
        yield TypeFinding((*path, "op"), "type", message, "Leave op out.")
