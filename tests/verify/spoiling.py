"""Small faults put into a bundled brief, one at a time, and what the check then says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.format.model import Brief
from briefing.format.problems import Problem
from briefing.format.reader import Reading, read
from briefing.library.sources import evidence
from briefing.outline import Line, Outline
from briefing.verify.judge import verify
from briefing.verify.names import find_names
from briefing.verify.report import problems

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "briefs"
BRIEFS = sorted(FOLDER.glob("*.yaml"))
_PROSE = ("text", "note", "question", "group", "name", "leader")
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


class Fault(NamedTuple):
    """A fault: its kind, its line, the whole spoilt file, and the codes that tell it."""

    kind: str
    line: int
    what: str
    text: str
    codes: frozenset[str]


def look(text: str, root: Path = ROOT) -> list[Problem]:
    """Return the errors and warnings of a brief, those of the reader or those of the check."""
    reading = read(text.encode(), Brief, "x.yaml", folder=FOLDER, library=ROOT)
    if reading.value is None:
        return reading.problems
    verdicts = verify(reading.value, evidence(root, FOLDER, reading.value))
    found = problems(verdicts, reading.value, reading.marks, "x.yaml")
    return [problem for problem in found if problem.severity != "info"]


def told(fault: Fault, root: Path = ROOT) -> bool:
    """Tell whether the check names a fault at its line, by its code, as an error."""
    return any(
        problem.severity == "error" and problem.line == fault.line and problem.code in fault.codes
        for problem in look(fault.text, root)
    )


class Spoiler:
    """Makes the faults of one brief."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text("utf-8")
        reading: Reading[Brief] = read(
            self.text.encode(), Brief, "x.yaml", folder=FOLDER, library=ROOT
        )
        assert reading.value is not None
        self.brief, self.marks = reading.value, reading.marks
        self.lines = self.text.splitlines(keepends=True)

    def all(self) -> Iterator[Fault]:
        """Yield every fault, in the order of the file's items."""
        for line in Outline(self.brief).every_line():
            yield from self.quotations(line)
            yield from self.figures(line)
            yield from self.dates(line)
            if line.section not in ("gaps", "watch"):
                yield from self.names(line)
                yield from self.citations(line)

    def quotations(self, line: Line) -> Iterator[Fault]:
        quote = line.item.quote
        several = isinstance(quote, list)
        for index, words in enumerate(quote if isinstance(quote, list) else [quote or ""]):
            path = (*line.path, "quote", index) if several else (*line.path, "quote")
            for word in re.finditer(r"[^\W\d_]{2,}", words):
                yield self.fault("quotation", path, words, word.span(), "kumquat", "quote-altered")

    def figures(self, line: Line) -> Iterator[Fault]:
        for index, figure in enumerate(line.item.figures):
            path = (*line.path, "figures", index)
            for digit in re.finditer(r"\d", figure.text):
                other = str((int(digit[0]) + 1) % 10 or 1)
                yield self.fault(
                    "figure",
                    (*path, "text"),
                    figure.text,
                    digit.span(),
                    other,
                    "figure-unsupported",
                )
            for key in ("value", "min", "max"):
                if getattr(figure, key) is not None:
                    yield self.number((*path, key))

    def number(self, path: tuple[str | int, ...]) -> Fault:
        """Change the first digit of a number."""
        line, column = self.marks.at(path)
        at = sum(map(len, self.lines[: line - 1])) + column - 1
        digit = self.text[at]
        text = self.text[:at] + str((int(digit) + 1) % 10 or 1) + self.text[at + 1 :]
        return Fault("value", line, f"{path}", text, frozenset({"figure-unsupported", "number"}))

    def dates(self, line: Line) -> Iterator[Fault]:
        item = line.item
        if item.date:
            for part, pattern in (("day", r"-\d\d-(\d\d)"), ("month", r"^\d{4}-(\d\d)")):
                if match := re.search(pattern, item.date):
                    number = int(match[1])
                    other = f"{number - 1 if number > 1 else number + 1:02}"
                    path = (*line.path, "date")
                    yield self.fault(
                        part, path, item.date, match.span(1), other, "date-unsupported"
                    )
            other = str((int(item.date[3]) + 1) % 10)
            yield self.fault(
                "year", (*line.path, "date"), item.date, (3, 4), other, "date-unsupported"
            )
        for day in re.finditer(_DAYS, item.when or ""):
            other = "Monday" if day[0] != "Monday" else "Sunday"
            path = (*line.path, "when")
            yield self.fault(
                "weekday", path, item.when or "", day.span(), other, "date-unsupported"
            )

    def names(self, line: Line) -> Iterator[Fault]:
        for key in _PROSE:
            value = getattr(line.item, key, None) or ""
            if key == "name" and getattr(line.item, "aka", ()):
                continue  # what else it is called stands in the source: that is enough
            for name in find_names(value):
                at = next(
                    i for i in (*range(len(name.text) // 2, len(name.text)), 0)
                    if name.text[i].isalpha()
                )  # fmt: skip
                letter = name.text[at]
                other = "x" if letter.casefold() != "x" else "z"
                other = other.upper() if letter.isupper() else other
                span = (name.start + at, name.start + at + 1)
                yield self.fault("name", (*line.path, key), value, span, other, "name-absent")

    def citations(self, line: Line) -> Iterator[Fault]:
        for index, text in enumerate(getattr(line.item, "cite", ())):
            other = re.sub(r"p\d+", "p999", text)
            path = (*line.path, "cite", index)
            yield self.fault("citation", path, text, (0, len(text)), other, "cite-unknown")

    def fault(
        self,
        kind: str,
        path: tuple[str | int, ...],
        value: str,
        span: tuple[int, int],
        other: str,
        *codes: str,
    ) -> Fault:
        """Put ``other`` in the place of a part of the value at ``path``."""
        line, column = self.marks.inside(path, value, span[0])
        at = sum(map(len, self.lines[: line - 1])) + column - 1
        old = value[span[0] : span[1]]
        assert self.text[at : at + len(old)] == old, (path, value)
        text = self.text[:at] + other + self.text[at + len(old) :]
        return Fault(kind, line, f"{old} -> {other} in {value}", text, frozenset(codes))
