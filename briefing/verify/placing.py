"""Findings as problems: with the line and column of the words in the file."""

from __future__ import annotations

import msgspec

from briefing.brief import model as m
from briefing.format.problems import Problem
from briefing.format.yaml.marks import NodePlaces
from briefing.text import clean
from briefing.verify.verdicts import Finding, Verdicts


def problems(verdicts: Verdicts, brief: m.Brief, marks: NodePlaces, file: str) -> list[Problem]:
    """Return every finding that stands as a problem of ``file``, in the order of its lines."""
    found = [
        _problem(finding, verdict.label, brief, marks, file)
        for verdict in verdicts.items
        for finding in verdict.findings
    ]
    found += [_problem(finding, "", brief, marks, file) for finding in verdicts.findings]
    return sorted(found, key=lambda problem: (problem.line, problem.column, problem.code))


def _problem(finding: Finding, label: str, brief: m.Brief, marks: NodePlaces, file: str) -> Problem:
    line, column = marks.at(finding.path)
    if finding.end:
        value = _value(brief, finding.path)
        if value is not None:
            line, column = marks.inside(finding.path, value, finding.start)
    if not label and len(finding.path) > 1:
        label = finding.subject
    return Problem(
        file=clean(file),
        line=line,
        column=column,
        code=finding.code,
        severity=finding.severity,
        item=label,
        message=clean(finding.message),
        sentence=clean(finding.text),
        hint=clean(finding.hint),
    )


def _value(brief: m.Brief, path: tuple[str | int, ...]) -> str | None:
    """Return the text at ``path``, None where there is none."""
    value: object = brief
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        elif isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, msgspec.Struct):
            names = {field.encode_name: field.name for field in msgspec.structs.fields(value)}
            value = getattr(value, names.get(step, ""), None)
        else:
            return None
    return value if isinstance(value, str) else None
