"""The whole brief that the format reference begins with."""

from __future__ import annotations

from typing import Final

EXAMPLE: Final = """\
schema: briefing/1
id: harl-2026-03-04
title: "EXERCISE: Bridge at Harl closed"
as_of: 2026-03-04
status: exercise
tlp: GREEN
countries: [XA]

sources:
  - id: s1
    title: Situation report 12
    kind: sitrep
    publisher: Harl Relief Office
    paragraphs: 9

voices:
  column:
    name: Spokesman of the Red Column
    kind: party
    side: column
    reliability: D

situation:
  summary:
    - text: Lorries cannot use the bridge at Harl.
      cite: [p2]

actors:
  - id: red
    name: Red Column
    kind: militia
    side: column
    cite: [p3]

places:
  - id: harl
    name: Harl
    country: XA
    cite: [p2]

territory:
  - id: t1
    text: The Column says that it holds the east bank.
    by: column
    place: harl
    holder: red
    control: partial
    quote: the east bank is ours
    grade: D4
    cite: [p3]

judgements:
  - text: The bridge will stay closed this week.
    likelihood: likely
    confidence: low
    because: [t1]
    cite: [p2, p5-p6]

gaps:
  - text: Is the ford upstream passable?
"""
"""A brief that shows the parts; a test reads it."""
