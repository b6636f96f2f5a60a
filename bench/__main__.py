"""Measures everything in one session and prints one table: ``python -m bench``."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from bench.table import Row, table
from bench.terminal import NotPainted

SECTIONS = ("paint", "commands", "reader", "verify", "cast", "draft", "atlas", "plot", "memory")
_SHOWN = ("textual", "rich", "pyyaml", "msgspec")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what the arguments name; the status says whether that could be done."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a glance, no result")
    parser.add_argument("--only", choices=SECTIONS, action="append", help="measure this alone")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the results there, too")
    options = parser.parse_args(argv)
    found: dict[str, list[Row]] = {}
    for section in SECTIONS:
        if not options.only or section in options.only:
            print(f"measuring: {section} ...", file=sys.stderr, flush=True)
            try:
                found[section] = import_module(f"bench.{section}").measure(options.quick)
            except NotPainted as fault:
                sys.exit(f"bench: {fault}")
    print(table(row for rows in found.values() for row in rows))
    missed = [row.name for rows in found.values() for row in rows if row.met is False]
    print(f"\nAims missed: {', '.join(missed)}." if missed else "\nAll aims met.")
    if options.json:
        options.json.write_text(_json(found, options.quick), encoding="utf-8")
    return 0


def _json(found: dict[str, list[Row]], quick: bool) -> str:
    """Return the results with what they were measured with; nothing that names the machine."""
    results = {
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "system": platform.system(),
        "packages": {name: version(name) for name in _SHOWN},
        "quick": quick,
        "rows": [
            {"section": section, **row.as_dict()} for section, rows in found.items() for row in rows
        ],
    }
    return json.dumps(results, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
