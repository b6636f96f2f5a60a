"""``make soak``: SECONDS (600) from SEED on; prints what was done, and what broke."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

from .holds import Broken
from .work import run


def main() -> int:
    """Soak, and say what came of it."""
    seconds = float(os.environ.get("SECONDS", "600"))
    seed = int(os.environ.get("SEED", str(random.randrange(10**6))))
    print(f"seed {seed}, {seconds:.0f} s", flush=True)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = str(place / "own" / kind.lower())
        try:
            done = run(seed, place, lambda part: time.monotonic() - start < part * seconds)
        except Broken as error:
            print(f"seed {seed}: {error}")
            return 1
    print(", ".join(f"{name} {count}" for name, count in done.done.most_common()))
    own = done.done["signed"]
    print(f"{len(done.acknowledged)} sign-offs were said to be kept, and all are there;")
    print(f"{own} of them were made in the dashboards")
    return 0


if __name__ == "__main__":
    sys.exit(main())
