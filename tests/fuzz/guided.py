"""The reader and the query language, guided by coverage: ``make guided``, SECONDS (60) long.

Needs atheris (``.venv/bin/python -m pip install atheris``), which is no requirement of anything.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Run for some seconds; says so where atheris is not installed."""
    try:
        atheris: Any = import_module("atheris")
    except ImportError:
        print("atheris is not installed: nothing was run. .venv/bin/pip install atheris adds it.")
        return 0
    with atheris.instrument_imports(include=["briefing"]):
        from briefing.brief.model import Brief, SignOff
        from briefing.format.reader import read
        from briefing.library.query import BadQuery, parse

    def one(data: bytes) -> None:
        read(data, Brief)
        read(data, list[SignOff])
        try:
            parse(data[:500].decode("utf-8", "replace"))
        except BadQuery:
            return

    with tempfile.TemporaryDirectory() as corpus:
        for path in (ROOT / "briefs").glob("*-[0-9][0-9].yaml"):
            shutil.copy(path, corpus)
        seconds = os.environ.get("SECONDS", "60")
        bounds = (f"-max_total_time={seconds}", "-timeout=20", "-max_len=40000")
        atheris.Setup([sys.argv[0], *bounds, corpus], one)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
