"""The report: each row of both halves beside its floors, and what falls under one."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from .gold import HALVES, Half, corpus
from .measure import Measured, measure
from .sureness import by_sureness, doubtful, shown
from .tally import Tally

RECORDED: Final = Path(__file__).parent / "recorded.json"
"""The figures of the last run that was recorded: of each half, precision and recall of each row."""
FALL: Final = 0.03
"""How far an open figure may fall under the recorded one."""
_WIDE: Final = 28


class Floors(NamedTuple):
    """The least precision and recall: of the open half the build's, of the kept one a release's."""

    open_precision: float
    open_recall: float | None
    kept_precision: float
    kept_recall: float | None

    def of(self, half: Half) -> tuple[float, float | None]:
        """The floors of a half; None where a figure is printed alone."""
        if half == "open":
            return self.open_precision, self.open_recall
        return self.kept_precision, self.kept_recall


FLOORS: Final = {
    "quotation spans": Floors(0.98, 0.95, 0.97, 0.88),
    "speaker of a quotation": Floors(0.95, 0.85, 0.85, 0.70),
    "attributions": Floors(0.93, 0.85, 0.88, 0.77),
    "figures": Floors(0.93, 0.85, 0.92, 0.85),
    "dates": Floors(0.92, 0.92, 0.87, 0.90),
    "persons": Floors(0.93, 0.92, 0.85, 0.88),
    "bodies": Floors(0.90, 0.80, 0.80, 0.65),
    "places": Floors(0.95, 0.90, 0.85, 0.80),
    "voice kind": Floors(0.88, None, 0.80, None),
    "territory: place and holder": Floors(0.75, 0.70, 0.65, 0.50),
    "humanitarian: category": Floors(0.65, 0.85, 0.55, 0.65),
    "relationships": Floors(0.80, None, 0.70, None),
}
"""The floors of section 12 of the design of drafting, which no change of the program lowers."""

Figures = Mapping[str, tuple[float | None, float | None]]
"""Precision and recall of each row."""


def figures(measured: Measured) -> Figures:
    """Return precision and recall of each row, None where nothing was found or is to be found."""
    return {row: (each.precision, each.recall) for row, each in measured.rows.items()}


def table(measured: Mapping[Half, Measured]) -> str:
    """Return the rows of all halves side by side, each figure before its floor."""
    heads = "".join(f"  {half + ' P':>5} {'floor':>5} {'R':>5} {'floor':>5}" for half in measured)
    lines = [f"{'':{_WIDE}}{heads}"]
    for row, floors in FLOORS.items():
        cells = ""
        for half, each in measured.items():
            tally = each.rows.get(row, Tally())
            least = floors.of(half)
            pairs = zip((tally.precision, tally.recall), least, strict=True)
            marks = " ".join(f"{_shown(value):>5} {_shown(floor):>5}" for value, floor in pairs)
            cells += f"  {marks:>23}"
        lines.append(f"{row:{_WIDE}}{cells}".rstrip())
    for half, each in measured.items():
        all_of = each.whole
        lines.append(
            f"{half}: {all_of.drafts} drafts, {all_of.valid} valid, checker errors "
            f"{all_of.errors}, longest shared run {all_of.run}, worded otherwise {all_of.worded}"
        )
    return "\n".join(lines)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}".removeprefix("0")


def _exact(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}".removeprefix("0")


def under(half: Half, found: Figures) -> list[str]:
    """Return what of a half is under its floor; what was not found at all has recall 0."""
    lines = []
    for row, floors in FLOORS.items():
        for name, value, floor in zip(
            "PR", found.get(row, (None, None)), floors.of(half), strict=True
        ):
            if floor is None or (value is None and name == "P"):
                continue
            if round(value or 0.0, 3) < floor:
                lines.append(f"{half}: {row}: {name} {_exact(value)} is under {_shown(floor)}")
    return lines


def fallen(found: Figures, recorded: Figures) -> list[str]:
    """Return the open figures that are further under the recorded ones than they may fall."""
    lines = []
    for row, before in recorded.items():
        for name, value, was in zip("PR", found.get(row, (None, None)), before, strict=True):
            if was is not None and was - (value or 0.0) > FALL + 1e-9:
                lines.append(f"open: {row}: {name} {_exact(value)} has fallen from {_exact(was)}")
    return lines


def read_recorded() -> Figures:
    """Return the open figures that were recorded last."""
    return _last("open")


def _last(half: Half) -> Figures:
    recorded = json.loads(RECORDED.read_text("utf-8")) if RECORDED.exists() else {}
    rows = recorded.get(half, {})
    return {row: (precision, recall) for row, (precision, recall) in rows.items()}


def write_recorded(measured: Mapping[Half, Measured]) -> None:
    """Record the figures of both halves; of one that was not measured the last ones stay."""
    found = {half: figures(measured[half]) if half in measured else _last(half) for half in HALVES}
    halves = [
        f' "{half}": {{\n' + ",\n".join(_recorded_rows(each)) + "\n }"
        for half, each in found.items()
    ]
    RECORDED.write_text("{\n" + ",\n".join(halves) + "\n}\n", "utf-8")


def _recorded_rows(found: Figures) -> Iterable[str]:
    for row, pair in found.items():
        values = [None if value is None else round(value, 3) for value in pair]
        yield f"  {json.dumps(row)}: {json.dumps(values)}"


def details(measured: Measured, rows: Iterable[str]) -> str:
    """Return what was wrong and what was missed in the rows whose names begin so."""
    begins = tuple(rows) or ("",)
    lines: list[str] = []
    for row, tally in measured.rows.items():
        if row.startswith(begins):
            lines.append(f"{row}: {tally.right} of {tally.found} right, {tally.met} of {tally.due}")
            lines += [f"  wrong   {each}" for each in tally.wrong]
            lines += [f"  missed  {each}" for each in tally.missed]
    return "\n".join([*lines, *measured.whole.names])


def main(argv: list[str] | None = None) -> int:
    """Print the table; exit status 1 where an open figure is too low or a draft is not sound."""
    parser = argparse.ArgumentParser("python -m tests.draft.scoring", description=__doc__)
    parser.add_argument(
        "--open", action="store_true", help="the open texts alone, with what was wrong and missed"
    )
    parser.add_argument("--row", action="append", default=[], help="with --open: rows to list")
    parser.add_argument("--text", action="append", default=[], help="with --open: texts to take")
    parser.add_argument(
        "--sure", action="store_true", help="of the open texts, how often each sureness is right"
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help=f"write {RECORDED.name}; with --open, of the other half what was recorded last",
    )
    options = parser.parse_args(argv)
    if options.text and not options.open:
        parser.error("--text goes with --open: of the kept texts there are figures of all alone")
    if options.sure:
        sure = by_sureness(corpus("open"))
        print(shown(sure))
        return 1 if doubtful(sure) else 0
    halves: tuple[Half, ...] = ("open",) if options.open else HALVES
    names = options.text if options.open else ()
    measured = {half: measure(corpus(half, names)) for half in halves}
    if options.open:
        print(details(measured["open"], options.row))
    print(table(measured))
    if options.text:
        return 0
    found = figures(measured["open"])
    wrong = [*under("open", found), *fallen(found, read_recorded())]
    if not measured["open"].whole.holds:
        wrong.append("open: a draft is not valid, has errors, a long run, or words of no template")
    if "kept" in measured:
        print("\n".join(under("kept", figures(measured["kept"]))))
    print("\n".join(f"FAILED {each}" for each in wrong))
    if options.write:
        write_recorded(measured)
    return 1 if wrong else 0
