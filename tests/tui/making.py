"""Briefs and libraries made for the tests: small, full, long, broken and hostile ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Raw = dict[str, Any]

SECTIONS = (
    *("situation", "actors", "territory", "humanitarian", "views", "judgements"),
    *("crosscheck", "timeline", "gaps", "watch", "relationships", "places"),
)
"""Every section that has a pane."""

HOSTILE = (
    "[/",
    "[red]x[/red]",
    "[[nested [b]brackets[/b]]]",
    "[@click=app.quit]leave[/]",
    '"[/"',
    "$text $error {title} %s %(x)s",
    "W" * 300,
    "e\u0301a\u0308o\u0323\u0302n\u0303" * 4,
    "表示幅の広い文字とｶﾅ",
    "قلمارا وحلب\u200f",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1f8\U0001f1fe ✈\ufe0f",
    "क्षत्रिय ก็ต้อง",
)
"""Texts that a reader of briefs accepts and a careless program stumbles over."""

BROKEN = """\
schema: briefing/1
id: broken-one
title: A brief with a wrong word
as_of: "2001-01-01"
tlp: GREEN
sources:
  - {id: s1, title: A text, kind: newspapr}
situation:
  summary:
    - {text: Something happened., cite: [p1]}
"""
"""A brief with one problem, on line 7."""


def statement(text: str, *cite: str, **more: Any) -> Raw:
    return {"text": text, "cite": list(cite) or ["p1"], **more}


def small(brief_id: str = "small", as_of: str = "2024-11-20", **more: Any) -> Raw:
    """The least that is a brief."""
    return {
        "schema": "briefing/1",
        "id": brief_id,
        "title": f"Title of {brief_id}",
        "tlp": "GREEN",
        "as_of": as_of,
        "sources": [{"id": "s1", "title": "A text", "kind": "newspaper", "publisher": "The Post"}],
        "situation": {"summary": [statement("One thing happened.")]},
        **more,
    }


def full(say: Callable[[str], str] = str, count: int = 2) -> Raw:
    """A brief with something in every field of every section, ``count`` items in each.

    ``say`` makes each text, so that one may fill all fields with what it likes.
    """

    def many(make: Callable[[int], Raw]) -> list[Raw]:
        return [make(n) for n in range(count)]

    def common(n: int) -> Raw:
        return {
            "quote": say("three quiet days"),
            "figures": [
                {"text": say("about 200"), "op": "~", "value": 200, "unit": say("killed"),
                 "group": say("fighters")},
            ],
            "grade": "36"[n % 2],
            "verification": ("unverified", "partly", "verified", "not-stated")[n % 4],
            "when": say("late Friday"),
            "date": "2024-11-29",
            "date_basis": "inferred",
            "waive": [{"code": say("quote-long"), "why": say("It is short.")}],
        }  # fmt: skip

    voices = ("party", "monitor", "expert", "newspaper", "social-media")
    bases = ("stated", "claimed", "reported", "assessed", "shown", "inferred")
    return {
        "schema": "briefing/1",
        "id": "full",
        "title": say("Truce at the river holds for a third day"),
        "conflict": say("River conflict"),
        "countries": ["XA", "SY"],
        "language": "en",
        "tlp": "AMBER",
        "as_of": "2024-11-30T18:00:00+02:00",
        "as_of_basis": "inferred",
        "status": "exercise",
        "prepared_by": say("exercise desk"),
        "trend": "improved",
        "alerts": ["conflict-risk"],
        "yardstick": "icd203",
        "sources": [
            {"id": "s1", "title": say("River truce holds"), "kind": "newspaper",
             "publisher": say("The Post"), "published": "2024-11-30", "text": "s1.txt",
             "licence": say("MIT"), "voice": "v3", "paragraphs": 6},
            {"id": "s2", "title": say("Situation report"), "kind": "sitrep",
             "publisher": say("Relief Office"), "published": "2024-11-29"},
        ],
        "voices": {
            f"v{n}": {
                "name": say(f"Voice {n}"), "short": say(f"V{n}"), "kind": kind,
                "side": say(f"{'ABCDE'[n]} side") if n < 3 else "none", "org": say("Office"),
                "role": say("speaker"), "aka": [say("other name")], "reliability": "BCDEF"[n],
                "cite": ["s1:p1"],
            }
            for n, kind in enumerate(voices)
        },
        "situation": {
            "summary": many(lambda n: statement(say(f"Summary {n}: the truce holds."), "s1:p1",
                                                basis=bases[n % 6], **common(n))),
            "points": many(lambda n: statement(say(f"Point {n}: boats cross again."), "s1:p2-p4",
                                               "s2:p7", by="v1", **common(n))),
        },
        "actors": many(lambda n: {
            "id": f"a{n}", "name": say(f"Actor {n} of the river"), "short": say(f"Act{n}"),
            "aka": [say("another name")], "kind": "state", "side": say(f"{'ABCDE'[n % 5]} side"),
            "leader": say("A leader"), "note": say("A note."), "cite": ["s1:p1"],
            "designations": [{"authority": say("Council"), "as": say("armed"), "cite": ["s1:p1"]}],
            **common(n),
        }),
        "relationships": many(lambda n: {
            "from": f"a{n}", "to": f"a{(n + 1) % count}", "type": "backs", "since": say("May"),
            "note": say("A remark."), "cite": ["s1:p2"], "by": "v2", **common(n),
        }),
        "places": many(lambda n: {
            "id": f"p{n}", "name": say(f"Place {n} on the river"), "short": say(f"Place {n}"),
            "aka": [say("old name")], "kind": say("town"), "country": "XA", "lat": 36.2 + n,
            "lon": 37.1, "precision": "locality", "note": say("A note."), "cite": ["s1:p1"],
            **common(n),
        }),
        "territory": many(lambda n: statement(
            say(f"Claim {n}: the bank is held."), "s1:p3", id=f"t{n}", place=f"p{n}",
            holder=f"a{n}", control="full", by=f"v{n % 5}", basis=bases[n % 6], **common(n),
        )),
        "humanitarian": many(lambda n: statement(
            say(f"Impact {n}: people return."), "s2:p4", category="displacement", place="p0",
            group=say("families"), hxl=say("#affected"), by=["v0", "v1"], basis="reported",
            **common(n),
        )),
        "views": many(lambda n: statement(
            say(f"View {n}: the truce may last."), "s1:p5", by="v2", topic=say("truce"),
            **common(n),
        )),
        "crosscheck": many(lambda n: {
            "question": say(f"Question {n}: is the bank held?"), "status": "contradictory",
            "for": ["t0"], "against": [f"t{min(1, count - 1)}"], "note": say("A remark."),
            "cite": ["s1:p3"], "basis": "inferred", **common(n),
        }),
        "timeline": many(lambda n: statement(
            say(f"Event {n}: the paper is signed."), "s1:p2", refs=["t0"], **common(n),
        )),
        "judgements": many(lambda n: statement(
            say(f"Judgement {n}: it will hold."), "s1:p6", likelihood="likely", basis="inferred",
            confidence="moderate", because=["t0"], against=["t0"], assumes=say("calm weather"),
            alternative=say("a new offensive"), so_what=say("people go home"), **common(n),
        )),
        "gaps": many(lambda n: {"text": say(f"Gap {n}: who signed?"), "cite": ["s1:p1"],
                                "basis": "inferred", **common(n)}),
        "watch": many(lambda n: {
            "text": say(f"Watch {n}: boats at night."), "signal": "escalation",
            "horizon": say("weeks"), "cite": ["s1:p1"], "basis": "inferred", **common(n),
        }),
    }  # fmt: skip


SOURCE = "\n\n".join(
    (
        "The truce holds for a third day.",
        "The paper was signed on Friday. Boats cross again.",
        "Both sides say that they hold the bank.",
        "Families return to the river towns, the office says.",
        "The truce may last, says a researcher.",
        "Nobody knows who signed for the boatmen.",
    )
)
"""The text of the full brief's first source."""


def library(folder: Path, *briefs: Raw | tuple[str, str]) -> Path:
    """Write briefs, or pairs of file name and raw text, into a new library; return its folder."""
    (folder / "briefs").mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "s1.txt").write_text(SOURCE, encoding="utf-8")
    for brief in briefs:
        if isinstance(brief, tuple):
            name, text = brief
        else:
            name = f"{brief['id']}.yaml"
            text = json.dumps(brief, ensure_ascii=False, indent=1)
        (folder / "briefs" / name).write_text(text, encoding="utf-8")
    return folder


def hostile(texts: Iterable[str] = HOSTILE) -> Raw:
    """A brief whose every free text is one of ``texts``, each in its turn."""
    pool = list(texts)
    turn = iter(range(10**9))

    def say(_text: str) -> str:
        return pool[next(turn) % len(pool)]

    return full(say, count=3)


def three(folder: Path) -> Path:
    """A library of three briefs: new, middle, old."""
    return library(
        folder / "library",
        small("old", "2024-01-01"),
        small("new", "2024-03-01"),
        small("middle", "2024-02-01"),
    )
