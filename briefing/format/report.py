"""From what is wrong to where it stands: slips and findings become problems with line and item."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from briefing.format.checks.walk import MAX_FINDINGS, Finding, required
from briefing.format.problems import Problem
from briefing.format.wording import dotted, item_of, label
from briefing.format.yaml.marks import Marks, Path
from briefing.format.yaml.refusals import MAX_SLIPS
from briefing.format.yaml.syntax import Slip
from briefing.text import clean

_MORE: Final = "There are more problems than are listed."


def report(
    name: str, marks: Marks, raw: Any, kind: Any, slips: list[Slip], findings: list[Finding]
) -> list[Problem]:
    """Return every problem of a file in the order of its lines.

    ``name`` is the file's name; ``raw`` its plain data, None where there is none.
    """
    problems = [_of_slip(slip, name, marks, raw, kind) for slip in slips]
    problems += [_of_finding(finding, name, marks, raw) for finding in findings]
    problems.sort(key=lambda problem: (problem.line, problem.column))
    if len(slips) >= MAX_SLIPS or len(findings) >= MAX_FINDINGS:
        hint = f"{problems[-1].hint} {_MORE}".strip()
        problems[-1] = msgspec.structs.replace(problems[-1], hint=hint)
    return problems


def _of_slip(slip: Slip, name: str, marks: Marks, raw: Any, kind: Any) -> Problem:
    path = marks.path_at(slip.offset) if raw is not None else ()
    item, where = _where(raw, path)
    message, hint = slip.message, slip.hint
    if slip.of_value:
        message = f"{label(path) if path else 'a field'} {message}"
        wanted = required(kind, path) if path and slip.code == "empty" else ""
        hint = f"It is required: {wanted}" if wanted else hint
    else:
        where = item
    finding = Finding((), slip.code, message, hint)
    return _problem(name, marks.position(slip.offset), item, where, finding)


def _of_finding(finding: Finding, name: str, marks: Marks, raw: Any) -> Problem:
    path = finding.path
    place = marks.key(path) if finding.on_key else marks.at(path)
    if finding.code == "missing" and not finding.on_key:
        item, rest = item_of(raw, path)
        where = _joined(item, rest)
        place = place if path else (1, 1)
    else:
        item, where = _where(raw, path)
    return _problem(name, place, item, where, finding)


def _where(raw: Any, path: Path) -> tuple[str, str]:
    """Return the item a field lies in, and the item with whatever the field lies in below it."""
    item, rest = item_of(raw, path)
    while rest and isinstance(rest[-1], int):
        rest = rest[:-1]
    return item, _joined(item, rest[:-1])


def _joined(item: str, rest: Path) -> str:
    return f"{item}.{dotted(rest)}" if item and rest else item or dotted(rest)


def _problem(name: str, place: tuple[int, int], item: str, where: str, finding: Finding) -> Problem:
    message = f"{where}: {finding.message}" if where else finding.message
    return Problem(
        file=clean(name),
        line=place[0],
        column=place[1],
        code=finding.code,
        item=item,
        message=clean(message),
        sentence=clean(finding.message) if where == item else "",
        hint=clean(finding.hint),
    )
