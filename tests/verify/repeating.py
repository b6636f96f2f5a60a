"""Items that repeat a source: sentences of the project's own texts, each citing its paragraph.

The sources of the bundled briefs and of the trial, the open texts in English, those on which
drafts are tried, and the documents.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec
from written_texts import FOLDER, Text, texts

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.checked_texts import quotations
from briefing.verify.english.names.words import ABBREVIATIONS
from briefing.verify.english.speech.words import PRONOUNS
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import Paragraph, make_record
from briefing.verify.sources.source import read_source
from briefing.verify.verdicts import Finding
from briefing.verify.words.quotes import find_marks, find_sentences

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted(
    path
    for folder in (ROOT / "seeds", ROOT / "tests" / "faults" / "library" / "seeds")
    for path in folder.iterdir()
    if path.suffix in (".txt", ".md")
)
WRITTEN = [FOLDER / f"{text.name}.txt" for text in texts() if text.language == "en"]
DRAFTED = sorted((ROOT / "tests" / "draft" / "corpus" / "open").glob("*.txt"))
PROSE = [
    *(ROOT / f"{name}.md" for name in ("CHANGELOG", "CONTRIBUTING", "README", "SECURITY")),
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "bench" / "README.md",
]
OWN = [*TEXTS, *WRITTEN, *DRAFTED, *PROSE]
LONGEST = 3
"""Sentences in a run of them, at most."""
AT_ONCE = 400
"""Statements in a brief, at most."""
_DIGIT = re.compile(r"[0-9]")
_UNREAD = re.compile(
    r"(?:^|(?<=[.:!?] ))[0-9]{1,3}\.(?= |$)|\[[0-9]{1,2}(?:, [0-9])?\]|\([0-9]\)\.?$"
    r"|(?<=[a-z][.!?])[0-9]{1,3}(?![\w.,][0-9]|\w)|\S*[a-z_\[][-:/]?[0-9]\S*|\S*[0-9]\]\S*"
)
"""Numbers that no rule reads: of a list, of a footnote, and in words of a program: s6:p4."""


class Statement(NamedTuple):
    """Words of some paragraphs, counted from 1: sentences that stand there."""

    text: str
    paragraphs: tuple[int, ...]


@cache
def source(path: Path) -> tuple[str, ...]:
    """Return the paragraphs of a text."""
    return Text(path).paragraphs if path.parent == FOLDER else tuple(read_source(path))


@cache
def sentences(path: Path) -> tuple[Statement, ...]:
    """Return the sentences of a text, rows of tables left out."""
    return tuple(runs(path, 1))


def runs(path: Path, size: int) -> Iterator[Statement]:
    """Yield all runs of so many sentences that follow each other in a paragraph."""
    for number, text in enumerate(source(path), 1):
        if "\n" not in text:
            places = find_sentences(text, find_marks(text), ABBREVIATIONS)
            for first, last in zip(places, places[size - 1 :], strict=False):
                run = text[first[0] : last[1]]
                if any(map(str.isalpha, run)):
                    yield Statement(run, (number,))


def repeated(path: Path, count: int, seed: int) -> list[Statement]:
    """Return all sentences and runs of a text, and ``count`` others by chance, each once."""
    every = chain.from_iterable(runs(path, size) for size in range(1, LONGEST + 1))
    others = combined(path, count, random.Random(f"{seed} {path.name}"))
    return list(dict.fromkeys((*every, *others)))


def combined(path: Path, count: int, die: random.Random) -> Iterator[Statement]:
    """Yield one to three sentences of a text, in its order, chosen by chance."""
    every = sentences(path)
    for _ in range(count):
        chosen = sorted(die.sample(range(len(every)), min(die.randint(1, LONGEST), len(every))))
        yield Statement(
            " ".join(_ended(every[at].text) for at in chosen),
            tuple(dict.fromkeys(every[at].paragraphs[0] for at in chosen)),
        )


def _ended(text: str) -> str:
    """Return a heading with a full stop, so that what follows begins a sentence."""
    return text if text.rstrip("\"'\u2019\u201d)]")[-1:] in ".!?\u2026:" else f"{text}."


def misread(statement: Statement, die: random.Random) -> Statement | None:
    """Return a statement with one digit changed, None where it has none."""
    unread = {at for match in _UNREAD.finditer(statement.text) for at in range(*match.span())}
    digits = (match.start() for match in _DIGIT.finditer(statement.text))
    places = [at for at in digits if at not in unread]
    if not places:
        return None
    at = die.choice(places)
    digit = die.choice([each for each in "123456789" if each != statement.text[at]])
    return statement._replace(text=statement.text[:at] + digit + statement.text[at + 1 :])


def accusations(path: Path, statements: Sequence[Statement]) -> list[tuple[str, str]]:
    """Return the errors and warnings on statements of a text, ``quote-long`` left out."""
    return [
        (each.code, statement.text)
        for statement, found in _told(path, statements)
        for each in found
        if each.code != "quote-long"
    ]


def unseen(path: Path, statements: Sequence[Statement]) -> Iterator[tuple[bool, str]]:
    """Yield of each statement with a digit, one changed, whether no error is on it."""
    die = random.Random(path.name)
    changed = [each for each in (misread(one, die) for one in statements) if each]
    for statement, found in _told(path, changed):
        yield not any(each.severity == "error" for each in found), statement.text


def _told(path: Path, statements: Sequence[Statement]) -> Iterator[tuple[Statement, list[Finding]]]:
    """Yield each statement with what is found on it: many in a brief cost a tenth of one alone."""
    for first in range(0, len(statements), AT_ONCE):
        some = statements[first : first + AT_ONCE]
        yield from zip(some, findings(path, some), strict=True)


def _voices(facts: Paragraph) -> list[str] | None:
    """Return who speaks in a paragraph that is all on somebody's word, None of any other."""
    names = dict.fromkeys(speaker.meant or speaker.name for speaker in facts.speakers)
    known = [name for name in names if name.lower() not in PRONOUNS]
    return known if facts.attributed == "all" else None


def _speaking(paragraphs: Sequence[list[str] | None]) -> list[str]:
    """Return on whose word some paragraphs are, none where one is on nobody's."""
    if None in paragraphs:
        return []
    return list(dict.fromkeys(chain(*(names for names in paragraphs if names))))


def findings(path: Path, statements: Sequence[Statement]) -> list[list[Finding]]:
    """Return the errors and warnings on each statement as an item that cites its paragraph.

    What stands in a paragraph that is all on somebody's word is an item of whoever speaks there.
    """
    paragraphs = source(path)
    facts = make_record(paragraphs).paragraphs
    by = {number: _voices(each) for number, each in enumerate(facts, 1)}
    voices = {
        name: f"v{at}"
        for at, name in enumerate(sorted(set(chain(*(names or () for names in by.values())))))
    }
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
                    "id": f"k{at}", "text": each.text,
                    "cite": [f"p{number}" for number in each.paragraphs],
                    "by": [
                        voices[name] for name in _speaking([by[n] for n in each.paragraphs])
                    ],
                }
                for at, each in enumerate(statements)
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
