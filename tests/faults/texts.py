"""The open texts of ``tests/verify/texts``: their correct items and faults, a row a text."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "verify"))
from written_texts import ERRORS, Text, texts


class Row(NamedTuple):
    """What the check says of one text: counts of its correct items, and of its faults.

    ``ticked`` of the correct and ``false`` of the others are found in words, without more.
    """

    name: str
    items: int
    accused: int
    doubted: int
    hard: int
    caught: int
    soft: int
    seen: int
    ticked: int
    false: int


def row(text: Text) -> Row:
    """Return the row of a text. An item with an error is not counted among the doubted."""
    worst: Counter[str] = Counter()
    for told in text.suspicions(text.items):
        found = {each.severity for each in told}
        worst["error" if "error" in found else "warning" if found else ""] += 1
    outcomes = [
        (fault.kind in ERRORS, {each.severity for each in new})
        for fault, new in zip(text.faults, text.new(text.faults), strict=True)
    ]
    hard = [found for is_hard, found in outcomes if is_hard]
    soft = [found for is_hard, found in outcomes if not is_hard]
    return Row(
        text.name,
        len(text.items),
        worst["error"],
        worst["warning"],
        len(hard),
        sum("error" in found for found in hard),
        len(soft),
        sum(map(bool, soft)),
        sum(text.verdict(line).mark == "verified" for line in text.items),
        sum(text.verdict(text.spoilt(each)).mark == "verified" for each in text.faults),
    )


def table() -> str:
    """Return the table: a row a text, and the sum."""
    rows = [row(text) for text in texts()]
    rows.append(Row("all", *(sum(each) for each in list(zip(*rows, strict=True))[1:])))
    above = ("open texts", "correct items", "error classes", "warning classes", "ticked")
    below = ("", "all", "error", "warn", "all", "error", "missed", "all", "found", "right", "false")
    lines = [
        "{:22}{:>20}{:>24}{:>18}{:>14}".format(*above),
        "{:22}{:>6}{:>7}{:>7}{:>8}{:>7}{:>9}{:>10}{:>8}{:>8}{:>7}".format(*below),
    ]
    lines += [
        f"  {r.name:20}{r.items:6}{r.accused:7}{r.doubted:7}  {r.hard:6}{r.caught:7}"
        f"{r.hard - r.caught:9}  {r.soft:8}{r.seen:8}{r.ticked:8}{r.false:7}"
        for r in rows
    ]
    return "\n".join(lines) + "\n"
