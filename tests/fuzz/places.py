"""What is spoilt: files of every kind that the program reads, as they should be."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, NamedTuple

import openpyxl
from ingest.making import FLOOD, Shown, docx, page, pdf, run

from briefing import paths

ROOT: Final = Path(__file__).parents[2]
Shape = Literal["tree", "lines", "cells", "packed"]
"""How a file is built: as YAML, as text, as a table in CSV, as an archive of files."""
_SIGNED: Final = b"- of: %b\n  by: Ada Obi\n  on: 2024-11-30\n"
_CONFIG: Final = b"theme: dark\nascii: true\nmouse: false\nname: Ada\nkeymap: {quit: ctrl+x}\n"
_STATE: Final = b'{"/a": {"theme": "dark", "last": "b"}, "/c": {"last": "d"}}'
_TABLE: Final = b"""Events of Osk,,,
District,Day,People displaced,Remark
#adm2+name,#date+reported,#affected+displaced,#description
Harl,2021-05-11,"3,400","Some said ""we go"" at Harl."
Bruma,2021-05-12,120,=1+1
"""
_OF_TABLE: Final = b"""schema: briefing/1
id: rows
title: Rows of Osk
tlp: CLEAR
as_of: 2021-05-14
sources:
  - {id: s1, title: Events, kind: dataset, publisher: Osk Office, licence: CC BY 4.0,
     text: events.csv, table: {key: District, rows: {r1: Harl}}}
situation:
  summary:
    - {text: "3,400 people left Harl.", cite: [r1]}
    - text: 3,520 people were displaced.
      cite: [r1-r2]
      figures: [{text: "3,520", calc: {sum: "#affected+displaced"}}]
"""
_DRAFT: Final = ROOT / "tests" / "draft" / "halyard.draft.yaml"
DRAFTED: Final = "qelmara-wire-2020-03-04"
"""The id of the brief that the draft proposes."""
_DECIDED: Final = b"""# Decisions
- {"of": "0348f65975e0", "do": "edit", "by": "Ada", "on": "2026-01-01T00:00:00.000Z", \
"item": {"text": "Fighters are in Qelmara."}}
- {"of": "0348f65975e0", "do": "accept", "by": "Ada", "on": "2026-01-01T00:00:00.500Z"}
- {"of": "vask", "do": "voice", "by": "Ada", "on": "2026-01-01T00:00:01Z", "item": {"role": "x"}}
- {"of": "30e01835722e", "do": "edit", "by": "B", "on": "2026-01-01T00:00:02Z", "item": {"id": "a"}}
- {"of": "30e01835722e", "do": "undo", "by": "Bo", "on": "2026-01-01T00:00:03.000Z"}
- {"of": "a3d0ec544d65", "do": "leave-out", "by": "Bo", "on": "2026-01-01T00:00:04.000Z"}
"""


class Place(NamedTuple):
    """A file that is spoilt: what it is, its content as it should be, and how that is built.

    ``asked`` are commands that are always asked about it.
    """

    name: str
    path: Path
    good: bytes
    shape: Shape = "tree"
    asked: tuple[tuple[str, ...], ...] = ()


def places(library: Path, corpus: list[bytes]) -> list[Place]:
    """Make a library, and return what of it and of the user's folders is spoilt.

    Of the briefs in ``corpus`` the second is there unspoilt, with the id ``good``.
    """
    briefs, seeds = library / "briefs", library / "seeds"
    briefs.mkdir(parents=True)
    shutil.copytree(ROOT / "seeds", seeds)
    (library / "in").mkdir()
    good = corpus[1].replace(b"\nid: ", b"\nid: good\n# id: ", 1)
    (briefs / "good.yaml").write_bytes(good)
    (briefs / "rows.yaml").write_bytes(_OF_TABLE)
    sealed = next(seeds.glob("*.sealed.yaml"))
    theme = (ROOT / "themes" / "dark.yaml").read_bytes()
    text = max(seeds.glob("*.txt"), key=lambda path: path.stat().st_size)
    signed = b"".join(_SIGNED % (b"%064x" % number) for number in range(5))
    found = [
        *(Place("brief", briefs / "spoilt.yaml", data) for data in corpus),
        Place("sealed record", sealed, sealed.read_bytes()),
        Place("table", seeds / "events.csv", _TABLE, "cells"),
        Place("brief of a table", briefs / "rows.yaml", _OF_TABLE),
        Place("source text", text, text.read_bytes()),
        Place("sign-offs", briefs / "spoilt.checked.yaml", signed),
        Place("settings", paths.config_file(), _CONFIG),
        Place("theme", paths.config_folder() / "themes" / "own.yaml", theme),
        Place("state", paths.state_folder() / "state.json", _STATE),
        *_of_drafts(briefs),
        *_foreign(library / "in"),
        Place("index", library, b""),
    ]
    for place in found[4:-1]:
        place.path.parent.mkdir(parents=True, exist_ok=True)
        place.path.write_bytes(place.good)
    return found


def _of_drafts(briefs: Path) -> Iterator[Place]:
    """Yield a draft and the decisions on it."""
    asked = (
        ("draft", DRAFTED, "--status", "--json"),
        ("draft", DRAFTED, "--write", "--dry-run"),
    )
    yield Place("draft", briefs / f"{DRAFTED}.draft.yaml", _DRAFT.read_bytes(), asked=asked)
    path = briefs / f"{DRAFTED}.review.yaml"
    yield Place("decisions", path, _DECIDED, asked=asked)


def _foreign(folder: Path) -> Iterator[Place]:
    """Yield files as they come from elsewhere, which are read in or cut."""
    head = '<title>The flood</title><meta property="article:published_time" content="2026-03-04">'
    web = page("".join(f"<p>{each}</p>" for each in FLOOD), head)
    mail = (
        f"From: a@example.org\nSubject: Flood\nDate: Wed, 4 Mar 2026\n\n{FLOOD[0]}\n\n{FLOOD[1]}\n"
    )
    lines = [Shown(72, 700 - 20 * number, each) for number, each in enumerate(FLOOD)]
    foreign: tuple[tuple[str, bytes, Shape], ...] = (
        ("page.html", web, "lines"),
        ("report.docx", docx("".join(map(run, FLOOD))), "packed"),
        ("report.pdf", pdf([lines]), "lines"),
        ("message.eml", mail.encode(), "lines"),
        ("events.csv", _TABLE, "cells"),
        ("events.xlsx", _book(), "packed"),
    )
    for name, data, shape in foreign:
        file = f"in/{name}"
        if name.startswith("events"):
            asked: tuple[str, ...] = ("table", file, "-o", "-", "--where", "District=Harl")
        else:
            asked = ("take", file)
        yield Place(f"file to take, {name[-4:].strip('.')}", folder / name, data, shape, (asked,))


def _book() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in _TABLE.decode().splitlines()[1:]:
        sheet.append(line.split(",")[:3])
    data = BytesIO()
    book.save(data)
    return data.getvalue()
