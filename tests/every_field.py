"""A brief that has every optional field, and its parts for those who try them."""

from briefing.brief.model import Brief
from briefing.format.reader import read

EVERY = """\
schema: briefing/1
id: every-field
title: A brief that has every new field
tlp: GREEN
as_of: 2020-03-17
period: 2020-03-09/2020-03-17
next: 2020-03-20
countries: [XA]
status: exercise
sources:
  - {id: s1, title: An article, kind: newspaper, publisher: Courier, paragraphs: 9}
  - {id: s2, title: The same elsewhere, kind: agency, publisher: Wire, via: s1, paragraphs: 9}
  - {id: s3, title: An old report, kind: sitrep, standing: withdrawn, paragraphs: 9}
  - {id: s4, title: A report put right, kind: sitrep, standing: corrected, paragraphs: 9}
voices:
  mayor: {name: The mayor, kind: government}
situation:
  summary:
    - {text: The town fell., cite: ["s1:p1"]}
    - {text: It was foretold., tlp: RED, cite: ["s1:p1"]}
actors:
  - {id: army, name: The army, wikidata: Q1065, cite: ["s1:p1"]}
  - {id: rebels, name: The rebels, cite: ["s1:p1"]}
places:
  - {id: town, name: Town, pcode: XA0200, wikidata: Q41183, lat: 10, lon: 20, country: XA,
     cite: ["s1:p1"]}
territory:
  - {id: t1, text: The army holds it., place: town, holder: army, control: full, cite: ["s1:p1"]}
  - {id: t2, text: The army holds it all., place: town, holder: army, control: full,
     cite: ["s2:p1"]}
  - id: t3
    text: The rebels hold it.
    by: mayor
    place: town
    holder: rebels
    control: full
    tlp: AMBER
    quote: [{text: We hold it, original: Nous le tenons, language: fr, translator: the desk}]
    cite: ["s3:p1"]
humanitarian:
  - id: h1
    text: The town's clinics need money.
    category: needs
    sector: health
    place: town
    funding:
      required: {text: $20 million, value: 20000000}
      received: {text: $5 million, value: 5000000}
      currency: USD
      cite: ["s4:p2"]
    figures: [{text: 12, value: 12, unit: clinics}]
    cite: ["s4:p1"]
crosscheck:
  - {question: Does the army hold it?, status: contradictory, for: [t1, t2], against: [t3]}
judgements:
  - id: j1
    text: The town will be retaken.
    by: 2020-03-15
    likelihood: likely
    confidence: low
    because: [t1]
    dissent: [{who: The north team, text: It will not be tried.}]
    cite: ["s1:p1"]
  - id: j2
    text: The bridge will be shut.
    by: 2020-03
    because: [t1]
    outcome: {result: did-not, date: 2020-03-16, note: It stayed open., cite: ["s1:p3"]}
    cite: ["s1:p1"]
gaps:
  - {text: Who is in the town?, about: [t1, health]}
watch:
  - {text: Trucks on the road., signal: escalation, horizon: days, status: observed,
     cite: ["s1:p4"]}
"""
"""Its text; every source has nine paragraphs."""


def every(text: str = EVERY) -> Brief:
    """Return it, or another text that reads without problems."""
    reading = read(text.encode(), Brief, "every")
    assert [str(problem) for problem in reading.problems] == []
    assert reading.value is not None
    return reading.value
