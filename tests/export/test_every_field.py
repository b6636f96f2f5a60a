"""A brief that uses every field of the format, and a table, in every format: nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import re
from email import message_from_string, policy
from html import unescape

import docx
import pytest

from briefing.brief.model import Brief
from briefing.export import Format, render_all, render_bytes
from briefing.export.judged_brief import JudgedBrief
from briefing.export.rights import judged_at_most
from briefing.format.reader import read

BRIEF = """\
schema: briefing/1
id: full
title: The ferry of Osk
countries: [XO]
tlp: GREEN
as_of: 2021-05-14
period: 2021-05-01/2021-05-13
next: 2021-05-21
status: exercise
sources:
  - {id: s1, title: Clashes at Osk, kind: dataset, publisher: UCDP, voice: ucdp, text: ged.csv}
  - {id: s2, title: Market shelled, kind: newspaper, publisher: Osk Post, standing: corrected}
  - {id: s3, title: Shelling retold, kind: newspaper, publisher: Harl Radio, via: s2}
voices:
  ucdp: {name: UCDP, kind: monitor, reliability: B}
  mayor: {name: Ada Venn, kind: government, reliability: C}
situation:
  summary:
    - text: Two clashes killed 15.
      cite: [s1:r1-r2]
      figures: [{text: "15", value: 15, unit: deaths, calc: {sum: best}}]
  points:
    - {text: A convoy leaves on Sunday., cite: [s2:p2], tlp: RED}
    - text: Two in five stalls are shut.
      cite: [s2:p3]
      calc: [48 + 12 = 60, 24 / 60 = two in five]
      figures: [{text: two in five, value: 40, unit: percent}]
actors:
  - {id: league, name: Vessen League, kind: rebel, cite: [s2:p1], wikidata: Q1065}
territory:
  - id: t1
    text: The League holds Harl.
    place: harl
    holder: league
    control: full
    by: mayor
    cite: [s3:p1]
    quote: [{original: Wir kommen, text: We will come, language: de, translator: A. Reader}]
humanitarian:
  - id: h1
    text: Clinics lack money.
    category: response
    sector: health
    place: harl
    cite: [s2:p2]
    tlp: AMBER
    funding:
      required: {text: USD 20 million, value: 20000000}
      received: {text: USD 5 million, value: 5000000}
      currency: USD
      cite: [s2:p3]
judgements:
  - text: The League will attack Qelmara.
    likelihood: likely
    confidence: moderate
    by: 2021-05-31
    cite: [s2:p1]
    dissent: [{who: B. Doubter, text: It has no boats.}]
    outcome: {result: happened, note: By night., date: 2021-05-20, cite: [s2:p4]}
gaps:
  - {text: Who shelled the market?, about: [t1, health]}
watch:
  - {text: Boats gather., status: observed}
places:
  - {id: harl, name: Harl, kind: town, country: XO, lat: 10.5, lon: 20.5, precision: exact,
     pcode: OS0101, wikidata: Q41183, cite: [s2:p1]}
"""
COMPUTED = "computed by the desk from 2 rows (sum of best)"
FUNDED = "USD 20 million required, USD 5 million received: 25 %, computed by the desk [s2:p3]"
OUTCOME = "happened, 20 May 2021 [s2:p4]: By night."
WORKED_OUT = "worked out by the desk: 48 + 12 = 60; 24 / 60 = two in five"
FRONT = (
    COMPUTED, FUNDED, OUTCOME, "B. Doubter: It has no boats.", "by when: 31 May 2021",
    "status: observed", "TLP:AMBER Clinics lack money.", "1 May 2021 to 13 May 2021",
    "21 May 2021",
)  # fmt: skip
"""What one page of it says: a mail is one, and Word begins with it."""
WHOLE = (
    WORKED_OUT, "two in five, 40 percent, worked out by the desk: 24 / 60 = two in five",
    COMPUTED, FUNDED, OUTCOME, "It has no boats.", "31 May 2021", "observed", "Health",
    '"We will come", from de by A. Reader; not checked word for word', "Wir kommen",
    "1 May 2021 to 13 May 2021", "21 May 2021", "OS0101", "Q41183", "Q1065", "repeats s2",
    "corrected by its publisher", "source corrected", "AMBER", "RED", "Who shelled the market?",
    "the brief is GREEN; 2 items are stricter",
)  # fmt: skip
"""What every format says that people read as a whole."""


@pytest.fixture
def full() -> Brief:
    """The brief; its two stricter items are the convoy and the clinics."""
    reading = read(BRIEF.encode(), Brief, "full.yaml")
    assert reading.value is not None, reading.problems
    return reading.value


def plain(text: str) -> str:
    """What is read of a page, in one line."""
    shown = re.sub(r"<style.*?</style>|<svg.*?</svg>", "", text, flags=re.S)
    shown = unescape(re.sub(r"<[^>]*>", " ", shown)) if text.startswith("<") else shown
    return " ".join(shown.replace("\\", "").replace("*", "").split())


def of_word(brief: Brief) -> str:
    document = docx.Document(io.BytesIO(render_bytes(JudgedBrief(brief), "docx")))
    said = [each.text for each in document.paragraphs]
    said += [cell.text for each in document.tables for row in each.rows for cell in row.cells]
    return plain("\n".join(said))


def mailed(brief: Brief) -> list[str]:
    found = message_from_string(render_all([brief], "mail"), policy=policy.default)
    return [plain(part.get_content()) for part in found.iter_parts()]


@pytest.mark.parametrize("format", ["text", "markdown", "html", "docx"])
def test_whoever_reads_the_whole_is_told_every_field(full: Brief, format: Format) -> None:
    told = of_word(full) if format == "docx" else plain(render_all([full], format))
    # A page sets what others part by a colon.
    lacking = [each for each in WHOLE if each not in told and each.replace(": ", " ") not in told]
    assert not lacking


def test_one_page_leaves_out_nothing_without_which_it_misleads(full: Brief) -> None:
    formats: tuple[Format, ...] = ("html", "text", "markdown")
    one = [plain(render_all([JudgedBrief(full, one_page=True)], each)) for each in formats]
    for told in (*mailed(full), *one, of_word(full)):
        assert not [each for each in FRONT if each not in told]


def test_programs_get_every_field_or_the_documents_say_what_is_left_out(full: Brief) -> None:
    whole = json.loads(render_all([full], "json"))
    assert whole["judgements"][0]["outcome"]["result"] == "happened"
    rows = list(csv.DictReader(io.StringIO(render_all([full], "csv"))))[1:]
    computed, shut, required, received = rows
    assert whole["situation"]["points"][1]["calc"] == ["48 + 12 = 60", "24 / 60 = two in five"]
    how = "worked out by the desk: 24 / 60 = two in five"
    assert (shut["computed"], shut["as printed"], shut["value"]) == (how, "", "40")
    assert (computed["computed"], computed["as printed"], computed["value"]) == (COMPUTED, "", "15")
    assert (required["tlp"], required["sector"], required["pcode"]) == (
        "TLP:AMBER", "Health", "OS0101",
    )  # fmt: skip
    assert (received["value"], received["unit"], received["paragraphs"]) == (
        "5000000", "USD", "s2:p3",
    )  # fmt: skip
    assert (computed["standing"], required["standing"]) == ("current", "corrected")
    (claim,) = json.loads(render_all([full], "geojson"))["features"]
    said = claim["properties"]
    assert (said["pcode"], said["wikidata"], said["holder_wikidata"]) == (
        "OS0101",
        "Q41183",
        "Q1065",
    )
    assert said["repeats"] == ["Market shelled"]
    found = {
        each.get("content"): each for each in json.loads(render_all([full], "stix"))["objects"]
    }
    foreseen = found["The League will attack Qelmara."]
    assert {"outcome:happened", "dissent", "source:corrected"} <= {*foreseen["labels"]}
    assert [each["external_id"] for each in foreseen["external_references"]] == ["s2:p1", "s2:p4"]
    assert "computed-by-the-desk" in found["Two clashes killed 15."]["labels"]
    assert "computed-by-the-desk" in found["Two in five stalls are shut."]["labels"]
    assert "source:repeats" in found["The League holds Harl."]["labels"]
    assert "sector:health" in found["Clinics lack money."]["labels"]


@pytest.mark.parametrize(
    "format", ["text", "markdown", "json", "html", "mail", "csv", "geojson", "stix", "docx"]
)
def test_a_milder_label_leaves_nothing_of_the_stricter_items(full: Brief, format: Format) -> None:
    milder, count = judged_at_most(JudgedBrief(full), "GREEN", lambda _: pytest.fail("none"))
    assert count == 2
    assert isinstance(milder.brief, Brief)
    if format == "docx":
        told = of_word(milder.brief)
    elif format == "mail":
        told = " ".join(mailed(milder.brief))
    else:
        told = plain(render_all([milder], format))
    assert "Sunday" not in told
    assert "lack money" not in told
    assert "USD" not in told
    assert "RED" not in told
    assert "AMBER" not in told
