"""The report of the trial: detection by class, what was missed, and who was wrongly accused."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from . import apart, reckoned, texts
from .case import LIBRARY, cases
from .fault import CLASSES
from .generator import SEED
from .trial import CAUGHT, MISSED, OTHERWISE, Trial, run

TABLE = Path(__file__).parent / "table.txt"
_EDGE = 24


def table(trial: Trial) -> str:
    """Return the table of detection by class, gated classes first, and the accusations by code."""
    lines = [f"{'class':{_EDGE}} {'made':>5} {'caught':>6} {'other':>6} {'missed':>6}"]
    for gated in (True, False):
        lines.append("must be caught" if gated else "tracked")
        for name, kind in CLASSES.items():
            if kind.gated == gated:
                lines.append(_row(trial, name))
    severities = Counter(finding.severity for _, finding in trial.accusations)
    lines.append(
        f"correct items: {trial.items}; errors on them: {severities['error']}, "
        f"warnings: {severities['warning']}"
    )
    codes = Counter(finding.code for _, finding in trial.accusations)
    lines += [f"  {code:{_EDGE}} {count}" for code, count in sorted(codes.items())]
    return "\n".join(lines) + "\n"


def _row(trial: Trial, name: str) -> str:
    results = Counter(each.result for each in trial.outcomes if each.fault.kind == name)
    made = sum(results.values())
    share = f"{100 * results[CAUGHT] / made:4.0f} %" if made else ""
    counts = f"{made:5} {results[CAUGHT]:6} {results[OTHERWISE]:6} {results[MISSED]:6} {share}"
    return f"  {name:{_EDGE - 2}} {counts}".rstrip()


def details(trial: Trial, *, every: bool = False) -> str:
    """Return every accusation and the faults not caught, of the gated classes or of all."""
    lines = []
    for case, finding in trial.accusations:
        where = f"{case}:{finding.line}"
        lines.append(
            f"accused: {where}: {finding.item}: "
            f"{finding.code} ({finding.severity}): {finding.message}"
        )
    for each in trial.outcomes:
        if each.result == CAUGHT or not (every or CLASSES[each.fault.kind].gated):
            continue
        fault = each.fault
        lines.append(f"{each.result}: {each.case}: {fault.kind}: {fault.item}.{fault.field}: "
                     f"{fault.was!r} -> {fault.now!r}")  # fmt: skip
        lines += [f"    {f.line}: {f.code} ({f.severity}): {f.message}" for f in each.findings]
    return "\n".join([*lines, ""])


def main(argv: list[str] | None = None) -> int:
    """Print the report; exit status 1 unless the gated classes are whole and no item is accused."""
    parser = argparse.ArgumentParser("python -m tests.faults", description=__doc__)
    parser.add_argument("--library", type=Path, default=LIBRARY, help="the folder of the cases")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument(
        "--every", action="store_true", help="list what the tracked classes miss too"
    )
    parser.add_argument("--write", action="store_true", help=f"write the table to {TABLE.name}")
    parser.add_argument("--sealed", action="store_true", help="check against sealed records")
    options = parser.parse_args(argv)
    start = time.perf_counter()
    trial = run(cases(options.library), options.seed, sealed=options.sealed)
    text = table(trial)
    if options.write:
        TABLE.write_text(text, "utf-8")
    print(details(trial, every=options.every))
    print(text, end="")
    print(f"{len(trial.outcomes)} faults in {time.perf_counter() - start:.0f} s")
    if options.library.resolve() == LIBRARY and not options.sealed:
        print(f"\n{texts.table()}\n{reckoned.table()}", end="")
    if options.library == LIBRARY and not options.sealed:
        _apart(write=options.write, every=options.every)
    return 0 if sound(trial) else 1


def _apart(*, write: bool, every: bool) -> None:
    """Print the rows of the texts kept apart. They gate nothing."""
    held = list(apart.rows())
    text = apart.table(held)
    if write:
        apart.TABLE.write_text(text, "utf-8")
    print()
    if every:
        print(apart.details(held))
    print(text, end="")


def sound(trial: Trial) -> bool:
    """Tell whether every gated class was caught whole and no correct item has an error."""
    missed = [o for o in trial.outcomes if CLASSES[o.fault.kind].gated and o.result != CAUGHT]
    errors = [finding for _, finding in trial.accusations if finding.severity == "error"]
    return not missed and not errors
