"""``make fuzz``: run for SECONDS (60) from SEED on and print what broke; the status tells."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from .rounds import Fuzz

_EACH = 30
"""Seconds after which it goes on with the next seed, in a library of its own."""


def main() -> int:
    """Spoil and ask until the time is over."""
    seconds = float(os.environ.get("SECONDS", "60"))
    seed = int(os.environ.get("SEED", str(random.randrange(10**6))))
    end = time.monotonic() + seconds
    calls, kinds, broken, here = 0, Counter[str](), 0, Path.cwd()
    while time.monotonic() < end:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name).resolve()
            for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
                os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
            os.environ["HOME"] = str(folder)
            fuzz = Fuzz(seed, folder)
            until = min(end, time.monotonic() + _EACH)
            while time.monotonic() < until:
                fuzz.round()
            os.chdir(here)
        for each in fuzz.broken:
            print(f"seed {seed}: {each}", flush=True)
        print(f"seed {seed}: {fuzz.calls} calls, {len(fuzz.broken)} broke", flush=True)
        calls, broken, seed = calls + fuzz.calls, broken + len(fuzz.broken), seed + 1
        kinds.update(fuzz.kinds)
    print(", ".join(f"{name} {count}" for name, count in kinds.most_common()))
    print(f"{calls} calls in {seconds:.0f} s, {broken or 'nothing'} broke")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
