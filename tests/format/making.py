"""Briefs to read in the tests: a small one to spoil, and what the reader says of it in short."""

from pathlib import Path
from typing import Any

from briefing.brief.model import Brief
from briefing.format.problems import Reading
from briefing.format.reader import read

BUNDLED = sorted((Path(__file__).parents[2] / "briefs").glob("*-[0-9][0-9].yaml"))

SMALL = """\
schema: briefing/1
id: small
title: A small brief
tlp: GREEN
as_of: 2024-11-30
countries: [XA]
sources:
  - id: s1
    title: An article
    kind: newspaper
    paragraphs: 20
    voice: paper
voices:
  paper: {name: The paper, kind: newspaper, reliability: B}
  monitor: {name: The monitor, kind: monitor, reliability: C}
  pundit: {name: The pundit, kind: expert, reliability: C}
situation:
  summary:
    - text: Something happened.
      cite: [p1]
actors:
  - {id: army, name: The army, cite: [p1]}
  - {id: rebels, name: The rebels, cite: [p2]}
places:
  - {id: city, name: The city, lat: 10, lon: 20.5, cite: [p1]}
territory:
  - id: t1
    text: They hold it.
    by: monitor
    place: city
    holder: rebels
    control: full
    grade: C3
    cite: [p3]
views:
  - text: It will go on.
    by: pundit
    cite: [p4]
"""

_MORE = {
    "tlp: GREEN": "tlp: GREEN\nyardstick: icd203",
    "{id: army, ": "{id: army, designations: [{authority: A, as: B, cite: [p1]}], ",
    "{id: city, name: The city, ": "{id: city, name: The city, part_of: land, ",
    "places:\n": "places:\n  - {id: land, name: Land, cite: [p1]}\n",
    "    voice: paper\n": f"    voice: paper\n    text: x.txt\n    sha256: {'a' * 64}\n",
    "    place: city\n": "    place: city\n    figures: [{text: x, min: 1, max: 2}]\n",
}


def _more() -> str:
    text = SMALL
    for old, new in _MORE.items():
        text = text.replace(old, new)
    return text


WHOLE = (
    _more()
    + """\
  - text: They agree.
    by: [pundit]
    quote: [a, b]
    cite: [p5]
relationships:
  - {from: army, to: rebels, type: hostile, cite: [p1], waive: [{code: x, why: y}]}
humanitarian:
  - {text: Harm., category: needs, place: city, date: 2024-11, cite: [p1]}
crosscheck:
  - {question: Who?, status: agreed, for: [t1], against: [army]}
timeline:
  - {text: Then., date: 2024-11-30, refs: [t1], cite: [p1-p2]}
judgements:
  - {text: So., likelihood: likely, confidence: low, because: [t1], cite: ["s1:p3"]}
gaps:
  - text: What?
watch:
  - {text: Signs., signal: shift}
"""
)
"""The small brief with something in every section."""


def spoil(old: str, new: str, text: str = SMALL) -> str:
    """Return the small brief with one part changed; the part must be there, once."""
    assert text.count(old) == 1, (text.count(old), old)
    return text.replace(old, new)


def reading(text: str | bytes, kind: Any = Brief) -> Reading[Any]:
    """Read a text as a file x.yaml."""
    return read(text.encode() if isinstance(text, str) else text, kind, "x.yaml")


def brief(text: str | bytes) -> Brief:
    """Return the brief in a text that has no problem."""
    result = read(text.encode() if isinstance(text, str) else text, Brief, "x.yaml")
    assert result.problems == []
    assert result.value is not None
    return result.value


def found(text: str | bytes, kind: Any = Brief) -> list[tuple[int, int, str]]:
    """Return line, column and code of every problem."""
    problems = reading(text, kind).problems
    return [(problem.line, problem.column, problem.code) for problem in problems]


def only(text: str | bytes, kind: Any = Brief) -> str:
    """Return the one problem of a text in its one-line form."""
    problems = reading(text, kind).problems
    assert len(problems) == 1, [str(problem) for problem in problems]
    return str(problems[0])
