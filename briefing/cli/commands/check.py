"""``briefing check``: what is wrong with briefs, for people, programs and GitHub."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path

from briefing.cli.output import (
    Bar,
    Exit,
    encoding,
    err,
    for_library,
    out,
    out_lines,
    progress,
)
from briefing.cli.target import Session, Target
from briefing.filesystem import is_folder, is_there, meant, whole
from briefing.format.problems import Problem, Severity
from briefing.library.choose import brief_in, briefs_below
from briefing.library.full_check import (
    Checked,
    CheckJob,
    check_all,
    check_signoffs,
    keep_marks,
)
from briefing.library.scan import DRAFT, SIGNOFFS
from briefing.library.store import Library
from briefing.verify.verdicts import UNREAD_WORDS, VERDICT_WORDS, Mark

_NAME_ANOTHER = 'Name the library with "--library DIR", or a folder or file with briefs.'
_SCREENFUL = 12
"""More briefs with errors than that are better read in an order."""


def run_check(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    check = Check(strict=options.strict)
    for word in options.targets:
        check.word(session, word)
    if not options.targets:
        check.library(session)
        session.say_apart()
    check.run()
    check.write(options.format)
    check.keep()
    return check.status()


class Check:
    """The problems of some briefs, gathered before any is written.

    ``strict`` counts warnings as failures, and proposals that nobody has looked at as warnings.
    """

    def __init__(self, *, strict: bool = False) -> None:
        self.strict = strict
        self.problems: list[Problem] = []
        self.verdicts: dict[str, dict[Mark, int]] = {}
        self.unread: dict[str, int] = {}
        """How many items of each brief could not be checked since a source is not at hand."""
        self._jobs: dict[str, CheckJob] = {}
        self._named: set[str] = set()
        self._signoffs: dict[Path, Path | None] = {}
        self._drafts: dict[Path, tuple[Path, str]] = {}
        """Drafts whose files are checked, each with its library's folder and what to call it."""
        self._reviewed: dict[Path, tuple[Path, str]] = {}
        """Drafts beside briefs, each with its library's folder and what the brief is called."""
        self._ids: dict[str, CheckJob] = {}
        self._by_library: dict[str, tuple[Library, dict[str, Checked]]] = {}
        """What was found of each library's briefs, by their keys; the library by its identity."""
        self._whole = ""
        """The identity of the library of which all briefs are checked."""
        self._unreadable = False

    @property
    def briefs(self) -> int:
        """How many briefs there are to check."""
        return len(self._jobs)

    def library(self, session: Session) -> None:
        """Take every brief of the library."""
        self._whole = session.library.identity if session.library.indexed else ""
        for entry in session.library.entries():
            self._brief(Target(session.library, entry))
        for entry in session.library.drafts():
            self._draft(Target(session.library, entry))
        self.problems += session.library.skipped

    def word(self, session: Session, word: str) -> None:
        """Take what a word stands for: a file, all briefs in a folder, or one by id.

        Raises:
            Stop: it stands for nothing.
        """
        path = meant(Path(word))
        if is_folder(path):
            self._folder(path)
        elif word.lower().endswith(SIGNOFFS) and is_there(path):
            self._signoffs.setdefault(whole(path), None)
        elif word.lower().endswith(DRAFT) and is_there(path):
            self._draft(Target(*brief_in(whole(path))))
        elif draft := next((e for e in session.library.drafts() if e.id == word), None):
            self._draft(Target(session.library, draft))
        else:
            target = session.find(word)
            self._named.add(target.entry.key)
            self._brief(target)

    def _draft(self, target: Target) -> None:
        found = target.library.draft_file(target.entry)
        if found is not None:
            where = target.library.locate(target.entry.key).shown
            self._drafts.setdefault(found[0], (found[1], where))

    def _folder(self, folder: Path) -> None:
        library, entries, skipped = briefs_below(folder)
        for entry in entries:
            self._brief(Target(library, entry))
        self.problems += skipped

    def _brief(self, target: Target) -> None:
        self._jobs.setdefault(target.entry.key, CheckJob(target.library, target.entry))
        signoffs = target.library.signoff_file(target.entry)
        if signoffs is not None:
            self._signoffs.setdefault(*signoffs)
        draft = target.library.draft_file(target.entry)
        if draft is not None:
            where = target.library.locate(target.entry.key).shown
            self._reviewed[draft[0]] = draft[1], where

    def run(self) -> None:
        """Check everything that was taken; progress stands on a terminal's standard error."""
        jobs = list(self._jobs.values())
        with progress(len(jobs), "checked") as done:
            for job, checked in zip(jobs, check_all(jobs), strict=True):
                self._checked(job, checked)
                done()
        for path, within in self._signoffs.items():
            self.problems += check_signoffs(path, within)
        if self._drafts or self._reviewed:
            self._look_at_drafts()

    def _look_at_drafts(self) -> None:
        from briefing.library.drafts import check_draft, open_in

        severity: Severity = "warning" if self.strict else "info"
        for path, (root, name) in self._drafts.items():
            self.problems += check_draft(path, root, name)
            self.problems += open_in(path, root, name, severity)
        for path, (root, name) in self._reviewed.items():
            if path not in self._drafts:
                self.problems += open_in(path, root, name, severity)

    def _checked(self, job: CheckJob, checked: Checked) -> None:
        self.problems += checked.problems
        library, key = job.library, job.entry.key
        _, found = self._by_library.setdefault(library.identity, (library, {}))
        found[key] = checked._replace(problems=[])
        if key in self._named:
            self._unreadable |= any(each.code == "unreadable" for each in checked.problems)
        if checked.counts is None:
            return
        self.verdicts[checked.id] = checked.counts
        self.unread[checked.id] = checked.unread
        first = self._ids.setdefault(checked.id, job)
        if first is not job:
            at = job.library.load(job.entry).marks.at(("id",))  # few briefs share one: read anew
            self.problems.append(_same_id(checked.id, job, *at, first))

    def keep(self) -> None:
        """Let searches know the verdicts: ``verdict:`` finds what was checked."""
        bar = Bar()
        try:
            for identity, (library, found) in self._by_library.items():
                keep_marks(library, found, bar, whole=identity == self._whole)
        finally:
            bar.end()

    def count(self, severity: str) -> int:
        """Return how many problems have this severity."""
        return sum(problem.severity == severity for problem in self.problems)

    @property
    def nothing(self) -> bool:
        """Whether nothing was found that could be checked."""
        return not (self._jobs or self._drafts or self._signoffs or self.problems)

    def status(self) -> Exit:
        """Return the exit status; it is no success to have checked nothing."""
        if self._unreadable or self.nothing:
            return Exit.USAGE
        failed = self.count("error") or (self.strict and self.count("warning"))
        return Exit.PROBLEMS if failed else Exit.DONE

    def write(self, format: str) -> None:
        """Write the problems to standard output."""
        if format == "json":
            self._write_json()
            return
        line = _github if format == "github" else _human
        write = out if format == "github" else out_lines
        write("".join(f"{line(problem)}\n" for problem in self.problems))
        if self.nothing:
            err("There is no brief: nothing was checked.", _NAME_ANOTHER)
        else:
            err(self._summary(), self._ranked())

    def _ranked(self) -> str:
        """Return where the briefs with errors stand in order, for more than a screen shows."""
        wrong = {problem.file for problem in self.problems if problem.severity == "error"}
        return '"briefing list --sort errors" ranks the briefs.' if len(wrong) > _SCREENFUL else ""

    def _summary(self) -> str:
        found = Counter(problem.severity for problem in self.problems)
        counts = ", ".join(_counted(found[key], key) for key in ("error", "warning") if found[key])
        looked_at = ((self.briefs, "brief"), (len(self._drafts), "draft"))
        what = " and ".join(_counted(*each) for each in looked_at if each[0]) or "0 briefs"
        return f"{what}: {counts or 'no problems'}.{self._found()}"

    def _found(self) -> str:
        """Return the verdicts of all briefs in words, empty where nothing was verified."""
        total = Counter[Mark]()
        for counts in self.verdicts.values():
            total.update(counts)
        said = [f"{total[mark]} {words}" for mark, words in VERDICT_WORDS.items() if total[mark]]
        unread = sum(self.unread.values())
        said += [f"{unread} of them {UNREAD_WORDS}"] if unread else []
        return f" {', '.join(said)}." if said else ""

    def _write_json(self) -> None:
        from briefing.export.json import encode

        keys = ("file", "line", "column", "code", "severity", "item", "message", "hint")
        whole = {
            "briefs": self.briefs,
            "errors": self.count("error"),
            "warnings": self.count("warning"),
            "problems": [{key: getattr(each, key) for key in keys} for each in self.problems],
            "verdicts": self.verdicts,
            "unread": {name: count for name, count in self.unread.items() if count},
        }
        out(encode(whole, encoding()))


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _same_id(name: str, job: CheckJob, line: int, column: int, first: CheckJob) -> Problem:
    return Problem(
        file=job.library.locate(job.entry.key).shown,
        line=line,
        column=column,
        code="duplicate-id",
        severity="warning",
        message=f'"{name}" is the id of {first.library.locate(first.entry.key).shown} too.',
        hint="Give one of them another id, or open them by their files.",
    )


def _human(problem: Problem) -> str:
    severity = "" if problem.severity == "error" else f" ({problem.severity})"
    where = f"{problem.file}:{problem.line}:{problem.column}"
    said = f"{where}: {problem.code}{severity}: {problem.message} {problem.hint}"
    return for_library(said.rstrip())


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
