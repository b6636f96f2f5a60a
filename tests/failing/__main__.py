"""``python -m failing`` in ``tests``: every call of every command fails once, by every error.

``STEP`` tries each call with every so many-th error alone, ``STRIDE`` every so many-th call,
``ONLY`` those commands that begin with some words.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from .calls import ERRORS
from .ground import COMMANDS, GIT, Ground
from .trial import Broken, Trial


def main() -> int:
    """Try all; the status tells whether something broke."""
    step, stride = (int(os.environ.get(name, "1")) for name in ("STEP", "STRIDE"))
    only = os.environ.get("ONLY", "")
    broken = tried = 0
    with tempfile.TemporaryDirectory() as name:
        for argv in COMMANDS:
            if not " ".join(argv).startswith(only):
                continue
            ground = Ground(Path(tempfile.mkdtemp(dir=name)).resolve())
            os.environ.update(ground.environment())
            if argv[0] in GIT:
                ground.share(published=argv[0] in GIT[1:])
            trial = Trial(ground, argv)
            print(f"{' '.join(argv)}: {trial.calls} calls, status {trial.good.status}", flush=True)
            seen = set()
            for at in range(1, trial.calls + 1, stride):
                for turn in range(at % step, len(ERRORS), step):
                    for on in (False, True):
                        tried += 1
                        try:
                            trial.hold(at, ERRORS[turn], on=on)
                        except Broken as error:
                            broken += 1
                            if (kind := str(error).partition("): ")[2][-150:]) not in seen:
                                seen.add(kind)
                                print(f"  {error}", flush=True)
    print(f"{tried} tried, {broken or 'nothing'} broke")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
