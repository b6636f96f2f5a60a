"""The texts kept apart: correct items and faults that no rule was ever fitted to, and their rows.

``kept/README.md`` says what they are. Each fault changes one thing of one item.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from . import engine
from .case import Case, Item, cases

KEPT: Final = Path(__file__).parent / "kept"
TABLE: Final = KEPT / "table.txt"
ERRORS: Final = (
    "quotation", "figure", "magnitude", "date", "weekday", "name", "paragraph", "speaker-absent",
)  # fmt: skip
"""The classes of faults that are errors, as ``docs/verification.md`` defines them."""
WARNINGS: Final = (
    "unit", "currency", "row", "other-speaker", "negation", "opposite", "comparison", "degree",
    "cause", "attribution",
)  # fmt: skip
"""The classes at which a rule can only suspect."""


class Kept(NamedTuple):
    """A fault of the kept texts: ``now`` takes the place of ``was`` in a field of an item."""

    kind: str
    item: str
    field: str
    was: str
    now: str


class Outcome(NamedTuple):
    """What came of a fault: the worst severity of what is new, "" for none, and the verdict."""

    fault: Kept
    severity: str
    mark: str


class Row(NamedTuple):
    """What the check says of one kept text."""

    case: str
    items: int
    accused: list[tuple[str, engine.Told]]
    outcomes: list[Outcome]

    def suspected(self, severity: str) -> int:
        """Return how many correct items have a finding of a severity."""
        return len({item for item, finding in self.accused if finding.severity == severity})


def digest(folder: Path = KEPT) -> str:
    """Return one SHA-256 of all kept texts, briefs and faults, names included."""
    found = hashlib.sha256()
    for path in sorted(folder.glob("*/*")):
        held = hashlib.sha256(path.read_bytes()).hexdigest()
        found.update(f"{path.relative_to(folder).as_posix()} {held}\n".encode())
    return found.hexdigest()


def faults_of(case: Case) -> list[Kept]:
    """Return the faults of a kept text as they are written down."""
    return [Kept(*map(str, row)) for row in yaml.safe_load(case.handmade.read_text("utf-8"))]


def spoilt(case: Case, fault: Kept) -> str:
    """Return the item as it stands in the file, with its fault."""
    item = next(each for each in case.items if each.name == fault.item)
    start, end = item.span(fault.field)
    held = case.yaml[start:end]
    assert held.count(fault.was) == 1, (case.name, *fault)
    edits = [(start, end, held.replace(fault.was, fault.now))]
    if fault.kind == "attribution":
        edits.append(_without_voice(item))
    text = case.yaml
    for first, last, new in sorted(edits, reverse=True):
        text = text[:first] + new + text[last:]
    return text


def _without_voice(item: Item) -> tuple[int, int, str]:
    """Return the edit that takes ``by`` out of an item in flow style."""
    start, end = item.span("by")
    return start, item.case.yaml.index(" ", end) + 1, ""


def rows(folder: Path = KEPT) -> Iterator[Row]:
    """Yield what the check says of each kept text and of its faults."""
    for case in cases(folder):
        faults = faults_of(case)
        told = engine.verdicts([case.yaml, *(spoilt(case, each) for each in faults)], case.files)
        correct = told[0]
        accused = [(name, each) for name, item in correct.items() for each in item.findings]
        outcomes = []
        for fault, spoilt_items in zip(faults, told[1:], strict=True):
            item = spoilt_items[fault.item]
            known = {(each.code, each.message) for each in correct[fault.item].findings}
            new = {f.severity for f in item.findings if (f.code, f.message) not in known}
            worst = next((each for each in ("error", "warning") if each in new), "")
            outcomes.append(Outcome(fault, worst, item.mark))
        yield Row(case.name, len(case.items), accused, outcomes)


def table(held: list[Row]) -> str:
    """Return the table: a row a text, then a row a class of faults."""
    above = ("kept apart", "correct items", "error classes", "warning classes", "false items")
    below = ("", "all", "error", "warn", "all", "error", "missed", "all", "found", "ticked")
    lines = [
        "{:22}{:>20}{:>24}{:>18}{:>13}".format(*above),
        "{:22}{:>6}{:>7}{:>7}{:>8}{:>7}{:>9}{:>10}{:>8}{:>13}".format(*below),
    ]
    lines += [_text_row(row.case, [row]) for row in held]
    lines.append(_text_row("all", held))
    lines.append(f"{'class':22}{'all':>6}{'error':>7}{'warning':>9}{'missed':>8}{'ticked':>8}")
    outcomes = [each for row in held for each in row.outcomes]
    for kind in (*ERRORS, *WARNINGS):
        same = [each for each in outcomes if each.fault.kind == kind]
        worst = Counter(each.severity for each in same)
        lines.append(f"  {kind:20}{len(same):6}{worst['error']:7}{worst['warning']:9}"
                     f"{worst['']:8}{_ticked(same):8}")  # fmt: skip
    return "\n".join(lines) + "\n"


def _text_row(name: str, held: list[Row]) -> str:
    outcomes = [each for row in held for each in row.outcomes]
    hard = [each for each in outcomes if each.fault.kind in ERRORS]
    soft = [each for each in outcomes if each.fault.kind in WARNINGS]
    worst = Counter(each.severity for each in hard)
    return (
        f"  {name:20}{sum(row.items for row in held):6}"
        f"{sum(row.suspected('error') for row in held):7}"
        f"{sum(row.suspected('warning') for row in held):7}  "
        f"{len(hard):6}{worst['error']:7}{worst['']:9}  "
        f"{len(soft):8}{sum(bool(each.severity) for each in soft):8}  {_ticked(outcomes):11}"
    )


def _ticked(outcomes: list[Outcome]) -> int:
    """Return how many false items are called found in the source, without more."""
    return sum(each.mark == "verified" for each in outcomes)


def details(held: list[Row]) -> str:
    """Return every accusation of a correct item, and each fault of an error class not found."""
    lines = []
    for row in held:
        lines += [
            f"accused: {row.case}: {item}: {each.code} ({each.severity}): {each.message}"
            for item, each in row.accused
        ]
        for each in row.outcomes:
            wanted = ("error",) if each.fault.kind in ERRORS else ("error", "warning")
            if each.severity not in wanted:
                lines.append(f"{each.severity or 'missed'}: {row.case}: {' | '.join(each.fault)}")
    return "\n".join([*lines, ""])
