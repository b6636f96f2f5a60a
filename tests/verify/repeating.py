"""Items that repeat a source: sentences of the project's own texts, each citing its paragraph."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.case import quotations
from briefing.verify.english.names.words import ABBREVIATIONS
from briefing.verify.english.speech.words import PRONOUNS
from briefing.verify.facts import Evidence
from briefing.verify.judge import verify
from briefing.verify.quotes import find_marks, find_sentences
from briefing.verify.record import Paragraph, make_record
from briefing.verify.source import read_source
from briefing.verify.verdicts import Finding

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted(
    path
    for folder in (ROOT / "seeds", ROOT / "tests" / "faults" / "library" / "seeds")
    for path in folder.iterdir()
    if path.suffix in (".txt", ".md")
)
_DIGIT = re.compile(r"[0-9]")


class Statement(NamedTuple):
    """Words of a paragraph, counted from 1, that are one of its sentences or some of them."""

    text: str
    paragraph: int


@cache
def source(path: Path) -> tuple[str, ...]:
    """Return the paragraphs of a text."""
    return tuple(read_source(path))


@cache
def sentences(path: Path) -> tuple[Statement, ...]:
    """Return the sentences of a text, rows of tables left out."""
    return tuple(
        Statement(text[start:end], number)
        for number, text in enumerate(source(path), 1)
        if "\n" not in text
        for start, end in find_sentences(text, find_marks(text), ABBREVIATIONS)
    )


def combined(path: Path, count: int, die: random.Random) -> Iterator[Statement]:
    """Yield runs of one to three sentences of a paragraph, chosen by chance."""
    every = sentences(path)
    for _ in range(count):
        at = die.randrange(len(every))
        run = [each for each in every[at : at + die.randint(1, 3)]]
        same = [each.text for each in run if each.paragraph == every[at].paragraph]
        yield Statement(" ".join(same), every[at].paragraph)


def misread(statement: Statement, die: random.Random) -> Statement | None:
    """Return a statement with one digit changed, None where it has none."""
    places = [match.start() for match in _DIGIT.finditer(statement.text)]
    if not places:
        return None
    at = die.choice(places)
    digit = die.choice([each for each in "123456789" if each != statement.text[at]])
    return statement._replace(text=statement.text[:at] + digit + statement.text[at + 1 :])


def _voices(facts: Paragraph) -> list[str]:
    """Return who speaks in a paragraph that is all on somebody's word."""
    names = dict.fromkeys(speaker.meant or speaker.name for speaker in facts.speakers)
    return [name for name in names if name.lower() not in PRONOUNS] * (facts.attributed == "all")


def findings(path: Path, statements: Sequence[Statement]) -> list[list[Finding]]:
    """Return the errors and warnings on each statement as an item that cites its paragraph.

    What stands in a paragraph that is all on somebody's word is an item of whoever speaks there.
    """
    paragraphs = source(path)
    facts = make_record(paragraphs).paragraphs
    by = {number: _voices(each) for number, each in enumerate(facts, 1)}
    voices = {name: f"v{at}" for at, name in enumerate(sorted(set(chain(*by.values()))))}
    brief = {
        "schema": "briefing/1",
        "id": "own",
        "title": "TRIAL: own words",
        "as_of": "2030-01-01",
        "status": "exercise",
        "tlp": "CLEAR",
        "sources": [
            {
                "id": "s1", "title": "Own", "kind": "newspaper", "publisher": "Osk Post",
                "published": "2024-11-30", "licence": "MIT", "text": "own.txt",
            }
        ],
        "voices": {key: {"name": name, "kind": "expert"} for name, key in voices.items()},
        "situation": {
            "summary": [
                {
                    "id": f"k{number}", "text": each.text, "cite": [f"p{each.paragraph}"],
                    "by": [voices[name] for name in by[each.paragraph]],
                }
                for number, each in enumerate(statements)
            ]
        },
    }  # fmt: skip
    reading = read(msgspec.json.encode(brief), Brief, "own.yaml")
    assert reading.value is not None, reading.problems
    record = make_record(paragraphs, quotations(reading.value))
    evidence = Evidence(reading.value.sources[0], "text", record, paragraphs)
    verdicts = verify(reading.value, {"s1": evidence})
    found: list[list[Finding]] = [[] for _ in statements]
    for verdict in verdicts.items:
        if verdict.path[:2] == ("situation", "summary"):
            at = int(verdict.path[2])
            found[at] = [each for each in verdict.findings if each.severity != "info"]
    return found
