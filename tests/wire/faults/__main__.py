"""Faults of nodes, disks and consoles under writes, with what was acknowledged and what was lost.

``make wire-faults`` runs all, ``make wire-faults ARGS="leader race"`` those that are named. It ends
with 1 where anything that was acknowledged is lost.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wire.faults.desk import Count, Desk
from wire.faults.disks import alone, flipped, full, restored
from wire.faults.nodes import all_nodes, console, cut, leader, race, stopped

FAULTS: dict[str, Callable[[Desk], Count]] = {
    "leader": leader, "all": all_nodes, "stopped": stopped, "console": console, "cut": cut,
    "race": race, "full": full, "restored": restored, "flipped": flipped, "alone": alone,
}  # fmt: skip


@contextmanager
def desk(nodes: int) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder:
        made = Desk(Path(folder), nodes)
        try:
            yield made
        finally:
            made.nodes.kill()


def main(names: list[str]) -> int:
    worst = 0
    for name in names or FAULTS:
        with desk(1 if name == "alone" else 3) as made:
            count = FAULTS[name](made)
        worst = max(worst, count.lost)
        says = f"  {count.says}" if count.says else ""
        print(
            f"{name:<9} lost {count.lost:,} of {count.acknowledged:,} acknowledged{says}",
            flush=True,
        )
    return min(worst, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
