"""Items held against one paragraph: the smallest brief that the check can be tried on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record
from briefing.verify.verdicts import Finding

_BRIEF = """schema: briefing/1
id: trying
title: "TRIAL: The ferry of Osk"
conflict: Ferry dispute (invented)
countries: [XO]
language: en
tlp: CLEAR
as_of: {day}
status: exercise
sources:
  - {{id: s1, title: The ferry, kind: newspaper, publisher: Osk Post, published: {day},
     language: en, voice: post, text: osk.txt, paragraphs: {count}}}
voices:
  post: {{name: Osk Post, kind: newspaper, reliability: B, cite: [p1]}}
situation:
  summary:
    - {{id: other, text: The ferry exists., cite: [p1]}}
    - {{id: more, text: There is a ferry., cite: [p1]}}
"""
_ITEMS = {
    "humanitarian": "    category: access\n    cite: [p1]\n",
    "crosscheck": "    status: contradictory\n    for: [other]\n    against: [more]\n",
}


def tried(
    item: str, *paragraphs: str, day: str = "2021-05-13", section: str = "humanitarian"
) -> list[tuple[str, str]]:
    """Return the code and the field of each error and warning on figures and dates.

    ``item`` is the item's fields in YAML, indented by nothing; ``paragraphs`` are the source's,
    of which it cites the first; ``day`` is that of publication (13 May 2021 is a Thursday).
    """
    return [
        (finding.code, ".".join(str(step) for step in finding.path[2:]))
        for finding in _findings([item], paragraphs, day, section)[0]
        if finding.severity != "info" and finding.code.startswith(("figure", "date"))
    ]


def severities(
    item: str, *paragraphs: str, codes: tuple[str, ...] = ("figure", "date"), cite: str = "p1"
) -> dict[str, str]:
    """Return the severity of each error and warning whose code begins so, by its message."""
    return severities_of([item], *paragraphs, codes=codes, cite=cite)[0]


def severities_of(
    items: Sequence[str], *paragraphs: str, codes: tuple[str, ...], cite: str
) -> list[dict[str, str]]:
    """Return the same for each of the items of one brief."""
    return [
        {
            finding.text: finding.severity
            for finding in found
            if finding.severity != "info" and finding.code.startswith(codes)
        }
        for found in _findings(items, paragraphs, "2021-05-13", "humanitarian", cite)
    ]


_record = lru_cache(maxsize=16)(make_record)
"""Of the same paragraphs one record for all items that are held against them."""


def _findings(
    items: Sequence[str], paragraphs: tuple[str, ...], day: str, section: str, cite: str = "p1"
) -> list[list[Finding]]:
    head = _BRIEF.format(day=day, count=len(paragraphs))
    same = _ITEMS[section].replace("p1", cite)
    tried = [
        f"  - id: tried{number}\n{same}"
        + "".join(f"    {line}\n" for line in item.strip().splitlines())
        for number, item in enumerate(items)
    ]
    text = f"{head}{section}:\n{''.join(tried)}"
    reading = read(text.encode(), Brief, "x.yaml")
    assert reading.value is not None, reading.problems
    brief = reading.value
    record = _record(paragraphs, tuple(quotations(brief)))
    source = Evidence(brief.sources[0], "text", record, paragraphs)
    found = {verdict.label: verdict.findings for verdict in verify(brief, {"s1": source}).items}
    others = [each for label in found if not label.startswith("tried") for each in found[label]]
    return [[*others, *found[f"tried{number}"]] for number in range(len(items))]
