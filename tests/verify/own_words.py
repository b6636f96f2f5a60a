"""Try sentences of the project's own texts as items of themselves, and print the accused.

``python tests/verify/own_words.py --seed 3 --count 12``: of each text all sentences and runs of
two and three that follow each other, and ``count`` others by chance for each sentence. Items with
one digit changed follow: those without an error are printed, too.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from repeating import OWN, accusations, repeated, sentences, unseen


def tried(path: Path, count: int, seed: int) -> tuple[int, int, int, int]:
    """Print who is accused of a text, and who is missed.

    Returns:
        How many items were tried, of them accused, with a digit changed, of them without an error.
    """
    items = repeated(path, count * len(sentences(path)), seed)
    accused = accusations(path, items)
    changed = list(unseen(path, items))
    missed = [text for without, text in changed if without]
    for code, text in accused:
        print(f"{path.name}: {code}: {text}")
    for text in missed:
        print(f"{path.name}: no error: {text}")
    return len(items), len({text for _, text in accused}), len(changed), len(missed)


def main() -> int:
    """Try all texts, or those named, and return 1 where an item is accused."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=0, help="items by chance for each sentence")
    parser.add_argument("names", nargs="*", metavar="NAME", help="the texts alone whose name it is")
    asked = parser.parse_args()
    paths = [path for path in OWN if not asked.names or path.name in asked.names]
    rows = [tried(path, asked.count, asked.seed) for path in paths]
    items, accused, changed, missed = (sum(row) for row in zip(*rows, strict=True))
    print(
        f"{len(rows)} texts, {items} items, {accused} accused; {changed} changed, {missed} missed"
    )
    return 1 if accused else 0


if __name__ == "__main__":
    raise SystemExit(main())
