"""Rules for parts that have fields of their own: of an item, of a source that is a table; codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Protocol

from briefing.brief.scales import SECTORS
from briefing.brief.values import CURRENCY_PATTERN, PCODE_PATTERN, WIKIDATA_PATTERN, citation
from briefing.format.declared import Declared
from briefing.format.problems import label, shown
from briefing.format.walk import TypeFinding
from briefing.format.yaml.marks import Path

_NUMBER: Final = (int, float)
_FORMS: Final = {
    "pcode": (
        *("P-code", PCODE_PATTERN),
        "The country's letters, then digits or letters: SY0200. Put digits alone behind them.",
    ),
    "wikidata": ("id of Wikidata", WIKIDATA_PATTERN, "Q and digits: Q41183."),
    "currency": ("currency code", CURRENCY_PATTERN, "Three capital letters, by ISO 4217: USD."),
}
"""What a code is called, its form, and how it is written, by the key of its field."""
_COMPUTED: Final = ("sum", "count", "min", "max")


class Rules(Protocol):
    """What these rules ask of those of the whole brief."""

    declared: Declared

    def cites(self, path: Path, value: Any, item: dict[str, Any], source: str = "") -> None:
        """Check citations."""

    def date(self, path: Path, value: Any, item: dict[str, Any]) -> None:
        """Check a date."""

    def language(self, path: Path, value: Any) -> None:
        """Check a language tag."""

    def refers(self, path: Path, value: Any, section: str = "") -> None:
        """Check that ids name an item."""


def identifier(rules: Rules, path: Path, value: Any, _item: dict[str, Any]) -> None:
    """Check the form of a code of a register."""
    called, pattern, hint = _FORMS[str(path[-1])]
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        rules.declared.add(path, "type", f"{label(path)} {shown(value)} is no {called}.", hint)


def figures(rules: Rules, path: Path, value: Any, item: dict[str, Any]) -> None:
    """Check that no figure has a lower end above its upper one, and how the desk computed it."""
    for index, figure in enumerate(value if isinstance(value, list) else ()):
        if isinstance(figure, dict):
            for finding in calc_findings((*path, index), figure, item):
                rules.declared.keep(finding)
        _figure(rules, (*path, index), figure)


def _figure(rules: Rules, path: Path, figure: Any) -> None:
    if not isinstance(figure, dict):
        return
    low, high = figure.get("min"), figure.get("max")
    if isinstance(low, _NUMBER) and isinstance(high, _NUMBER) and low > high:
        message = f"min {low:,} is above max {high:,}."
        rules.declared.add((*path, "min"), "number", message, "Turn the two round.")


def designations(rules: Rules, path: Path, value: Any, _item: dict[str, Any]) -> None:
    """Check what designations cite."""
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, dict):
            rules.cites((*path, index, "cite"), entry.get("cite"), entry)


def funding(rules: Rules, path: Path, value: Any, _item: dict[str, Any]) -> None:
    """Check amounts, currency and citations of a funding."""
    if not isinstance(value, dict):
        return
    rules.cites((*path, "cite"), value.get("cite"), value)
    identifier(rules, (*path, "currency"), value.get("currency"), value)
    amounts = [key for key in ("required", "received") if key in value]
    for key in amounts:
        _figure(rules, (*path, key), value[key])
    if not amounts:
        message = "funding has neither 'required' nor 'received'."
        hint = "Give at least one amount, as printed: required: {text: $20 million}."
        rules.declared.keep(TypeFinding(path, "missing", message, hint, on_key=True))


def outcome(rules: Rules, path: Path, value: Any, _item: dict[str, Any]) -> None:
    """Check date and citations of an outcome; what happened or did not needs one."""
    if not isinstance(value, dict):
        return
    rules.date((*path, "date"), value.get("date"), value)
    rules.cites((*path, "cite"), value.get("cite"), value)
    result = value.get("result")
    if result in ("happened", "did-not") and not value.get("cite"):
        message = f"the outcome {shown(result)} cites no paragraph."
        hint = "Cite where it stands, or write cannot-be-told."
        rules.declared.keep(TypeFinding(path, "missing", message, hint, on_key=True))


def about(rules: Rules, path: Path, value: Any) -> None:
    """Check that what a gap is about is an item or a sector."""
    for index, name in enumerate(value if isinstance(value, list) else ()):
        if name not in SECTORS:
            rules.refers((*path, index), name)


def quotations(rules: Rules, path: Path, value: Any) -> None:
    """Check the languages of translated quotations."""
    for way, each in _translations(path, value):
        rules.language((*way, "language"), each.get("language"))


def _translations(path: Path, value: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _translations((*path, index), each)


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
    given = [key for key in _COMPUTED if key in calc]
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
