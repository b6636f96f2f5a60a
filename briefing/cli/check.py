"""``briefing check``: what is wrong with briefs, for people, programs and GitHub."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path

from briefing.cli.exits import Exit
from briefing.cli.output import encoding, err, out
from briefing.cli.target import Desk, Target, is_there
from briefing.format.problems import Problem
from briefing.format.reader import read_signoffs
from briefing.library.choose import library_of
from briefing.library.folder import shown
from briefing.library.scan import Scan

_SIGNOFFS = ".checked.yaml"


def main(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    desk = Desk(options)
    check = Check()
    for word in options.targets:
        check.word(desk, word)
    if not options.targets:
        check.library(desk)
    check.write(options.format)
    return check.status(options.strict)


class Check:
    """The problems of some briefs, gathered before any is written."""

    def __init__(self) -> None:
        self.briefs = 0
        self.problems: list[Problem] = []
        self._unreadable = False
        self._seen: set[Path] = set()
        self._ids: dict[str, Path] = {}

    def library(self, desk: Desk) -> None:
        """Check every brief of the library, and that no two have one id."""
        for entry in desk.library.entries():
            self._brief(Target(desk.library, entry))
        self.problems += desk.library.skipped

    def word(self, desk: Desk, word: str) -> None:
        """Check what a word stands for: a file, all briefs in a folder, or one by id.

        Raises:
            Stop: it stands for nothing.
        """
        path = Path(word)
        if is_there(path) and path.is_dir():
            self._folder(path)
        elif word.lower().endswith(_SIGNOFFS) and is_there(path):
            self._signoffs(path.absolute(), None)
        else:
            before = len(self.problems)
            self._brief(desk.find(word))
            new = self.problems[before:]
            self._unreadable |= any(problem.code == "unreadable" for problem in new)

    def _folder(self, folder: Path) -> None:
        folder = folder.resolve()
        library = library_of(folder / "brief.yaml")
        scan = Scan(folder, within=library.root)
        for path in sorted(scan.files):
            self._brief(Target(library, library.entry(path)))
        self.problems += scan.skipped

    def _brief(self, target: Target) -> None:
        library, entry = target
        if entry.path in self._seen:
            return
        self._seen.add(entry.path)
        self.briefs += 1
        reading = library.load(entry)
        self.problems += reading.problems
        brief = reading.value
        if brief is not None:
            first = self._ids.setdefault(brief.id, entry.path)
            if first != entry.path:
                line, column = reading.marks.at(("id",))
                self.problems.append(_same_id(brief.id, entry.path, line, column, first))
        self._signoffs(entry.path.with_name(f"{entry.id}{_SIGNOFFS}"), library.root)

    def _signoffs(self, path: Path, within: Path | None) -> None:
        if path in self._seen or not is_there(path):
            return
        self._seen.add(path)
        self.problems += read_signoffs(path, within).problems

    def count(self, severity: str) -> int:
        """Return how many problems have this severity."""
        return sum(problem.severity == severity for problem in self.problems)

    def status(self, strict: bool) -> Exit:
        """Return the exit status; ``strict`` counts warnings too."""
        if self._unreadable:
            return Exit.USAGE
        failed = self.count("error") or (strict and self.count("warning"))
        return Exit.PROBLEMS if failed else Exit.DONE

    def write(self, format: str) -> None:
        """Write the problems to standard output."""
        if format == "json":
            self._write_json()
            return
        line = _github if format == "github" else _human
        out("".join(line(problem) + "\n" for problem in self.problems))
        err(self._summary())

    def _summary(self) -> str:
        found = Counter(problem.severity for problem in self.problems)
        counts = ", ".join(_counted(found[key], key) for key in ("error", "warning") if found[key])
        return f"{_counted(self.briefs, 'brief')}: {counts or 'no problems'}."

    def _write_json(self) -> None:
        from briefing.export.json import encode

        keys = ("file", "line", "column", "code", "severity", "item", "message", "hint")
        whole = {
            "briefs": self.briefs,
            "errors": self.count("error"),
            "warnings": self.count("warning"),
            "problems": [{key: getattr(each, key) for key in keys} for each in self.problems],
            "verdicts": {},
        }
        out(encode(whole, encoding()))


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _same_id(name: str, path: Path, line: int, column: int, first: Path) -> Problem:
    return Problem(
        file=shown(path),
        line=line,
        column=column,
        code="duplicate-id",
        severity="warning",
        message=f'"{name}" is the id of {shown(first)} too.',
        hint="Give one of them another id, or open them by their files.",
    )


def _human(problem: Problem) -> str:
    severity = "" if problem.severity == "error" else f" ({problem.severity})"
    where = f"{problem.file}:{problem.line}:{problem.column}"
    return f"{where}: {problem.code}{severity}: {problem.message} {problem.hint}".rstrip()


def _github(problem: Problem) -> str:
    """Return a workflow command of GitHub Actions, which shows the problem beside its line."""
    level = {"error": "error", "warning": "warning", "info": "notice"}[problem.severity]
    properties = ",".join(
        f"{key}={_property(str(value))}"
        for key, value in (
            ("file", problem.file),
            ("line", problem.line),
            ("col", problem.column),
            ("title", problem.code),
        )
    )
    return f"::{level} {properties}::{_data(f'{problem.message} {problem.hint}'.rstrip())}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
