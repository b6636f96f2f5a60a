"""Rows of tables in what leaves: cited rows under an open licence alone, those of ACLED never."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from table_trial import GED_ROWS, acled, brief_of, brief_text, ged, judged

from briefing.brief.outline import Outline
from briefing.export import Format, render, render_all
from briefing.export.judged_brief import JudgedBrief
from briefing.export.rights import (
    cited_events,
    event_of,
    may_give_facts,
    may_show,
    told_as_allowed,
)
from briefing.library.sources import AtHand, at_hand
from briefing.verify.table.facts import table_record
from briefing.verify.table.source import wanted_of

FAULTS = """
- id: one
  text: Fewer than 4 fatalities are recorded at Qelmara.
  cite: [r1]
- id: two
  text: The clashes cost 99 lives.
  cite: [r1-r2, r5]
  figures: [{text: "99", value: 99, unit: fatalities, calc: {sum: deaths}}]
- id: three
  text: The Osk Guard killed 3 people on 6 June 2021 at the bridge.
  cite: [r1]
- id: four
  text: Nobody died when shells did not hit a market in Harl.
  cite: [r2]
"""
ITEMS = """
- id: one
  text: UCDP puts the deaths at Ostral at 12.
  cite: [r1]
- id: two
  text: There were two events.
  cite: [r1-r2]
  figures: [{text: two, value: 2, unit: events, calc: {count: rows}}]
"""
OPEN = ", licence: CC BY 4.0"


def page(tmp_path: Path, table: str, publisher: str, more: str) -> str:
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    brief = brief_of(brief_text(ITEMS, publisher, more=more))
    texts = {each.id: at_hand(tmp_path, tmp_path, each) for each in brief.sources}
    return render_all([JudgedBrief(brief, texts=texts)], "html")


def test_cited_rows_stand_there_under_an_open_licence(tmp_path: Path) -> None:
    table = ged([*GED_ROWS, {**GED_ROWS[1], "id": "900103", "where_description": "Nowhere hill"}])
    shown = page(tmp_path, table, "UCDP", OPEN)
    assert 'id="p-s1-r1"' in shown
    assert 'aria-label="r1: row 1 of Events in Oskland"' in shown
    assert "Tarn village" in shown
    assert "Nowhere hill" not in shown
    withheld = page(tmp_path, table, "UCDP", "")
    assert "Tarn village" not in withheld
    assert "Its rows are not in this page. Events cited, by its own ids: r1 900101;" in withheld


@pytest.mark.parametrize("more", [OPEN, f"{OPEN}, table: {{preset: plain, key: event_id_cnty}}"])
def test_no_row_of_acled_ever_leaves(more: str, tmp_path: Path) -> None:
    shown = page(tmp_path, acled(), "Osk Archive", more)
    assert "Osk River Guard" not in shown
    assert "r1 OSK101; r2 OSK102" in shown
    renamed = acled().replace("fatalities", "dead").replace("actor1", "party")
    (tmp_path / "t.csv").write_text(renamed, encoding="utf-8")
    for publisher, shows in (("ACLED", False), ("Osk Archive", True)):
        source = brief_of(brief_text(ITEMS, publisher, more=OPEN)).sources[0]
        assert may_show(source, at_hand(tmp_path, tmp_path, source)) is shows


@pytest.mark.parametrize("form", ["text", "markdown", "html", "stix"])
def test_rows_and_what_was_computed_of_them_are_said(form: Format, tmp_path: Path) -> None:
    brief = brief_of(brief_text(ITEMS, "UCDP"))
    made = render(Outline(brief), form)
    if form == "stix":
        assert '"external_id": "s1:r1-r2"' in made
    else:
        assert "computed by the desk from 2 rows (their number)" in " ".join(
            made.replace("\\", "").split()
        )
        assert "r1" in made


def test_of_a_sealed_table_of_acled_not_even_facts_are_told(tmp_path: Path) -> None:
    for name, table, publisher in (("a", acled(), "Osk"), ("g", ged(), "UCDP")):
        (tmp_path / "t.csv").write_text(table, encoding="utf-8")
        whole = brief_of(brief_text(ITEMS, publisher, more=OPEN))
        found = at_hand(tmp_path, tmp_path, whole.sources[0])
        assert found.table is not None
        record = table_record(found.table, wanted_of(whole, whole.sources[0]))
        sealed = AtHand((), record)
        assert not may_show(whole.sources[0], sealed)
        assert may_give_facts(whole.sources[0], sealed) is (name == "g")
        assert event_of(sealed, 1) == ("OSK101" if name == "a" else "900101")
        assert cited_events(whole, whole.sources[0], sealed)[0].startswith("r1 ")


@pytest.mark.parametrize("publisher", ["ACLED", "Osk Archive"])
def test_findings_name_what_a_row_has_only_where_it_may_be_shown(
    publisher: str, tmp_path: Path
) -> None:
    table = acled().replace("fatalities", "deaths").replace("actor1", "party")
    text = brief_text(FAULTS, publisher, more=OPEN)
    brief, verdicts = brief_of(text), judged(tmp_path, table, text)
    texts = {each.id: at_hand(tmp_path, tmp_path, each) for each in brief.sources}
    found = JudgedBrief(brief, verdicts, True, texts=texts)
    told = told_as_allowed(found).verdicts
    assert told is not None
    if publisher == "Osk Archive":
        assert told == verdicts
        return
    codes = {each.code for item in verdicts.items for each in item.findings if each.bare}
    assert codes == {"figure-qualifier", "calc-cells", "calc-wrong", "negation"}
    for each in (finding for item in told.items for finding in item.findings):
        assert (each.hint, each.nearest) == ("", "")
        words = re.findall(r"'([^']*)'", each.text)
        assert all(word in FAULTS for word in words), each.text
        assert "16" not in each.text
    for form in ("text", "markdown", "html", "json"):
        page = " ".join(render_all([found], form).replace("\\", "").split())
        assert "is denied on one side only" in page
        assert "shells hit a" not in page
        assert "deaths is 16" not in page
