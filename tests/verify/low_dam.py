"""A brief on the closing of a dam, and what the check says of items in it."""

from __future__ import annotations

from briefing.brief.model import Brief, SignOff
from briefing.format.problems import Problem
from briefing.format.reader import read
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.placing import problems
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import SHORT, make_record
from briefing.verify.verdicts import Verdict, Verdicts

TEXT = [
    "Low Dam report",
    "The Basin Office closed the Low Dam on Tuesday after catching more than 30 boats.",
    "“We shall open it when the water falls,” said Ilse Harran, who leads the office.",
    "“Nobody asked the boatmen,” she added.",
    "The boatmen of Tarn said that 12 of them had been fined.",
]
HEAD = """\
schema: briefing/1
id: dam
title: Low Dam closed
tlp: CLEAR
as_of: 2026-03-05
sources:
  - {id: s1, title: A report, kind: newspaper, published: 2026-03-05}
voices:
  harran: {name: Ilse Harran, kind: government, aka: [Harran]}
  boatmen: {name: Boatmen of Tarn, kind: witness, aka: [boatmen]}
situation:
  summary:
"""
FIRST = "    - {text: The Low Dam is closed., cite: [p2]}\n"


def judged(
    items: str,
    more: str = "",
    text: list[str] | None = None,
    signoffs: tuple[SignOff, ...] = (),
    head: str = HEAD,
) -> tuple[Verdicts, list[Problem]]:
    """Return the verdicts of the brief with some items behind the first, and its problems."""
    reading = read(f"{head}{FIRST}{items}{more}".encode(), Brief, "dam.yaml")
    brief = reading.value
    assert brief is not None, reading.problems
    record = make_record(TEXT, quotations(brief)) if text is None else make_record(text)
    evidence = {"s1": Evidence(brief.sources[0], "text", record, tuple(text or TEXT))}
    verdicts = verify(brief, evidence, signoffs)
    return verdicts, problems(verdicts, brief, reading.marks, "dam.yaml")


def second(items: str, more: str = "") -> Verdict:
    """Return the verdict of the first of some items."""
    return judged(items, more)[0].items[1]


def sealed(items: str) -> Verdict:
    """Return the verdict of an item by the sealed record of the text alone."""
    reading = read(f"{HEAD}{items}".encode(), Brief, "dam.yaml")
    brief = reading.value
    assert brief is not None, reading.problems
    record = make_record(TEXT, quotations(brief), longest=SHORT)
    return verify(brief, {"s1": Evidence(brief.sources[0], "sealed", record)}).items[0]
