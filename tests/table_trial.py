"""Invented tables with the public column names of data sets, and items held against their rows."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.library.sources import evidence
from briefing.verify.judge import verify
from briefing.verify.verdicts import Verdicts

ACLED_HEAD = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp"
)
ACLED_COLUMNS = ACLED_HEAD.split(",")
GED_HEAD = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,"
    "conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
    "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,"
    "source_date,source_headline,source_original,where_prec,where_coordinates,where_description,"
    "adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)
GED_COLUMNS = GED_HEAD.split(",")

ACLED_ROWS = [
    {
        "event_id_cnty": "OSK101", "event_date": "2021-05-03", "event_type": "Battles",
        "sub_event_type": "Armed clash", "actor1": "Vessen League", "actor2": "Osk River Guard",
        "location": "Qelmara", "source": "Osk Post", "fatalities": "4",
        "notes": "On 3 May 2021, fighters of the Vessen League attacked a post of the Osk River "
        "Guard at the ferry. At least 4 guards were killed.",
    },
    {
        "event_id_cnty": "OSK102", "event_date": "2021-05-05",
        "event_type": "Explosions/Remote violence", "actor1": "Vessen League",
        "actor2": "Civilians (Oskland)", "location": "Harl", "source": "Osk Post; Harl Radio",
        "fatalities": "12",
        "notes": "On 5 May 2021, shells hit a market in Harl. 12 people died.",
    },
    {
        "event_id_cnty": "OSK103", "event_date": "2021-05-09", "event_type": "Protests",
        "actor1": "Protesters (Oskland)", "location": "Bruma", "source": "Osk Post",
        "fatalities": "0",
        "notes": "On 9 May 2021, residents of Bruma protested against the tolls of the ferry.",
    },
    {
        "event_id_cnty": "OSK104", "event_date": "2021-05-10", "event_type": "Battles",
        "actor1": "Vessen League", "actor2": "Osk River Guard", "location": "Qelmara",
        "source": "Osk Post", "fatalities": "7",
        "notes": "On 10 May 2021, the two sides clashed again at the ferry.",
    },
    {
        "event_id_cnty": "OSK105", "event_date": "2021-05-12", "event_type": "Battles",
        "actor1": "Vessen League", "location": "Harl", "source": "Osk Post", "fatalities": "",
        "notes": "On 12 May 2021, a clash was reported.",
    },
]  # fmt: skip
GED_ROWS = [
    {
        "id": "900101", "year": "2021", "side_a": "Government of Oskland",
        "side_b": "Vessen League", "conflict_name": "Oskland: Vessen",
        "dyad_name": "Government of Oskland - Vessen League", "where_description": "Ostral town",
        "adm_1": "Vessen province", "country": "Oskland", "date_start": "2021-03-01 00:00:00.000",
        "date_end": "2021-03-02 00:00:00.000", "deaths_a": "5", "deaths_b": "6",
        "deaths_civilians": "1", "deaths_unknown": "0", "best": "12", "low": "9", "high": "15",
        "source_article": "Osk Post, 2021-03-03, Clash at Ostral", "number_of_sources": "1",
    },
    {
        "id": "900102", "year": "2021", "side_a": "Government of Oskland",
        "side_b": "Vessen League", "where_description": "Tarn village", "country": "Oskland",
        "date_start": "2021-03-07 00:00:00.000", "date_end": "2021-03-07 00:00:00.000",
        "deaths_a": "0", "deaths_b": "3", "deaths_civilians": "0", "deaths_unknown": "0",
        "best": "3", "low": "3", "high": "3",
    },
]  # fmt: skip
HXL = """Displacement in Oskland,,,,
District,District code,Date,Displaced people,Schools closed
#adm2+name,#adm2+code,#date+reported,#affected+displaced,#indicator+value
Harl,OS01,2021-05-11,"3,400",6
Bruma,OS02,2021-05-11,120,0
"""


def acled(rows: list[dict[str, str]] = ACLED_ROWS) -> str:
    """Return an invented table with ACLED's columns, all rows in one country."""
    same = {"country": "Oskland", "admin1": "Vessen", "region": "Middle Reach", "year": "2021"}
    return written(ACLED_COLUMNS, [{**same, **row} for row in rows])


def ged(rows: list[dict[str, str]] = GED_ROWS) -> str:
    """Return an invented table with the columns of UCDP GED."""
    return written(GED_COLUMNS, rows)


def written(columns: list[str], rows: list[dict[str, str]], delimiter: str = ",") -> str:
    """Return rows as CSV; what a row does not name is empty."""
    out = StringIO()
    writer = csv.DictWriter(out, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


_BRIEF = """schema: briefing/1
id: trial
title: "TRIAL: The ferry of Osk"
conflict: Ferry dispute (invented)
countries: [XO]
language: en
tlp: CLEAR
as_of: 2021-05-14
status: exercise
sources:
  - {{id: s1, title: Events in Oskland, kind: dataset, publisher: {publisher},
     published: 2021-05-13, language: en, voice: maker, text: {name}{more}}}
voices:
  maker: {{name: {publisher}, kind: monitor, reliability: B}}
{voices}situation:
  summary:
"""


def brief_text(
    items: str, publisher: str = "ACLED", name: str = "t.csv", more: str = "", voices: str = ""
) -> str:
    """Return a brief of which the table ``name`` is the only source; ``items`` are its summary."""
    head = _BRIEF.format(publisher=publisher, name=name, more=more, voices=voices)
    return head + "".join(f"    {line}\n" for line in items.strip().splitlines())


def brief_of(text: str) -> Brief:
    """Return the brief in a text that is good."""
    reading = read(text.encode(), Brief, "trial.yaml")
    assert reading.value is not None, reading.problems
    return reading.value


def judged(folder: Path, table: str | bytes, text: str, name: str = "t.csv") -> Verdicts:
    """Return the verdicts of a brief over a table that is put into the library's folder."""
    (folder / "seeds").mkdir(exist_ok=True)
    data = table.encode() if isinstance(table, str) else table
    (folder / "seeds" / name).write_bytes(data)
    brief = brief_of(text)
    return verify(brief, evidence(folder, folder, brief))


def errors(verdicts: Verdicts, label: str = "tried") -> list[str]:
    """Return the errors of an item, each as ``code: message``."""
    return [
        f"{finding.code}: {finding.text}"
        for verdict in verdicts.items
        if verdict.label == label
        for finding in verdict.findings
        if finding.severity == "error"
    ]
