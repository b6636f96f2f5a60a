"""Calc lines put before the check: the right and wrong ones of the open set, and spoilt right ones.

Each fault changes one thing of a right item and its calc: a digit of the result in both, a digit of
an operand, a sign, the number of the text alone, the paragraphs cited.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "verify"))
from calc_set import Set, calc_sets, suspicions

_DIGIT = re.compile(r"\d(?!.*\d)")
"""The last digit of a text."""
_SIGN = re.compile(r" ([+*/x÷−-]) ")
_OTHER = {"+": "-", "-": "+", "−": "+", "*": "/", "x": "/", "/": "*", "÷": "*"}


class Reckoned(NamedTuple):
    """A false item with a calc: its text, what kind of fault, and what the check says of it."""

    text: str
    kind: str
    item: dict[str, Any]
    severity: str
    ticked: bool


def spoilt(of: Set, item: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a right item with one fault each; of several lines the last is spoilt."""
    *above, line = [item["calc"]] if isinstance(item["calc"], str) else item["calc"]
    left, _, result = line.rpartition("=")
    result = result.strip()
    if (digit := _DIGIT.search(result)) and item["text"].count(result) == 1:
        other = _changed(result, digit)
        text = item["text"].replace(result, other)
        yield "result", item | {"text": text, "calc": [*above, f"{left}= {other}"]}
        yield "number of the text", item | {"text": text}
    if digit := _DIGIT.search(left):
        yield "operand", item | {"calc": [*above, f"{_changed(left, digit)}= {result}"]}
    for sign in _SIGN.finditer(left):
        turned = f"{left[: sign.start(1)]}{_OTHER[sign[1]]}{left[sign.end(1) :]}"
        yield "sign", item | {"calc": [*above, f"{turned}= {result}"]}
    for number in range(1, len(of.paragraphs) + 1):
        if f"p{number}" not in item["cite"].split(","):
            yield "paragraph", item | {"cite": f"p{number}"}


def _changed(text: str, digit: re.Match[str]) -> str:
    """Return a text with another digit, three more, in its own digits."""
    first = ord(digit[0]) - int(digit[0])
    return text[: digit.start()] + chr(first + (int(digit[0]) + 3) % 10) + text[digit.end() :]


@cache
def tried() -> tuple[Reckoned, ...]:
    """Return all false items, the written ones first, with what the check says of each."""
    return tuple(_tried())


def _tried() -> Iterator[Reckoned]:
    for each in calc_sets():
        made = [("written", item) for item in each.wrong]
        made += [fault for item in each.right for fault in spoilt(each, item)]
        verdicts = each.verdicts([item for _, item in made])
        for (kind, item), verdict in zip(made, verdicts, strict=True):
            found = {finding.severity for finding in verdict.findings}
            worst = next((name for name in ("error", "warning") if name in found), "")
            yield Reckoned(each.name, kind, item, worst, verdict.mark == "verified")


def table() -> str:
    """Return the table: right items that are accused, then a row a kind of fault."""
    right = [verdict for each in calc_sets() for verdict in each.verdicts(each.right)]
    accused = sum(bool(suspicions(verdict)) for verdict in right)
    found = tried()
    lines = [f"calc: {len(right)} right items, {accused} accused"]
    lines.append(
        f"{'false items':22}{'all':>6}{'error':>7}{'warning':>9}{'missed':>8}{'ticked':>8}"
    )
    for kind in dict.fromkeys(each.kind for each in found):
        same = [each for each in found if each.kind == kind]
        worst = Counter(each.severity for each in same)
        ticked = sum(each.ticked for each in same)
        lines.append(f"  {kind:20}{len(same):6}{worst['error']:7}{worst['warning']:9}"
                     f"{worst['']:8}{ticked:8}")  # fmt: skip
    return "\n".join(lines) + "\n"
