"""The reader and the query language, guided by coverage: ``python -m tests.fuzz.guided [SECONDS]``.

Needs atheris (``python -m pip install atheris``), which is no requirement of anything else.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def main(arguments: list[str]) -> int:
    """Run for some seconds; says so where atheris is not installed."""
    try:
        atheris: Any = import_module("atheris")
    except ImportError:
        print("atheris is not installed: nothing was run")
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

    seconds = arguments[0] if arguments else "60"
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-timeout=20"], one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
