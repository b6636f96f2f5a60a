"""Drafts in a library: how far their review is, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from briefing.brief.values import citation
from briefing.draft.alone import other_paragraphs
from briefing.draft.file import read_draft
from briefing.draft.model import Draft, Proposal
from briefing.draft.review import NotKept, open_review
from briefing.draft.state import ProposalCounts
from briefing.files import Unreadable
from briefing.filesystem import inside, is_there
from briefing.format.problems import Problem, Reading, Severity
from briefing.format.yaml.marks import Path as Way
from briefing.library.entry import Entry, Summary
from briefing.text import clean
from briefing.verify.coverage import runs
from briefing.verify.sources.source import read_source
from briefing.verify.words.normalise import digest, tokens


class Drafted(NamedTuple):
    """A draft in a list; its ``entry`` is the brief's, where it lies beside one.

    ``counts`` says how its proposals stand; None where it cannot be read.
    """

    entry: Entry
    summary: Summary
    counts: ProposalCounts | None


def drafted(entry: Entry, path: Path, root: Path) -> Drafted:
    """Read a draft for a list; ``root`` is its library, which no link may leave."""
    try:
        state = open_review(path, root).state
    except NotKept as error:
        problem = Problem(file="", code="unreadable", message=f"{error}.")
        return Drafted(entry, Summary(id=entry.id, problem=problem, errors=1), None)
    head = state.draft.brief
    summary = Summary(id=entry.id, title=head.title, as_of=head.as_of, tlp=head.tlp)
    listed = replace(entry, as_of=head.as_of) if entry.draft else entry
    return Drafted(listed, summary, state.counts)


def draft_counts(path: Path, root: Path) -> ProposalCounts | None:
    """Return how the proposals of a draft stand; None where it cannot be read.

    ``root`` is its library, which no link may leave.
    """
    try:
        return open_review(path, root).state.counts
    except NotKept:
        return None


def draft_text(path: Path, root: Path, draft: Draft) -> tuple[str, ...]:
    """Return the paragraphs of the text that a draft was made from, beside it or in ``seeds/``.

    Raises:
        Unreadable: it is not there, or cannot be read.
    """
    for base in (path.parent, root / "seeds"):
        place = base / draft.source.text
        if inside(place, root) and is_there(place):
            return tuple(read_source(place, root))
    raise Unreadable("it is neither beside the draft nor in seeds/")


def check_draft(path: Path, root: Path, name: str) -> list[Problem]:
    """Return what is wrong with the file of a draft; ``name`` is what the problems call it.

    That it cannot be read, that its spans lie outside the text, that the text is another one by
    now, or that decisions on it cannot be read.
    """
    reading = read_draft(path, root, name)
    if reading.value is None:
        return reading.problems
    decided = open_review(path, root).problems
    return [*reading.problems, *_against_text(path, root, name, reading), *decided]


def open_in(path: Path, root: Path, name: str, severity: Severity) -> list[Problem]:
    """Say how many proposals of a draft nobody has looked at, if any; ``name`` is a file's."""
    counts = draft_counts(path, root)
    if counts is None or not counts.open:
        return []
    return [
        Problem(
            file=name,
            line=1,
            column=1,
            code="draft-open",
            severity=severity,
            message=f"{counts.open} of {counts.total} proposals of {clean(path.name)} are not "
            "looked at.",
            hint=f'"briefing draft {_id(path)} --review" shows them.',
        )
    ]


def _id(path: Path) -> str:
    return clean(path.name.removesuffix(".draft.yaml"))


def _against_text(path: Path, root: Path, name: str, reading: Reading[Draft]) -> Iterator[Problem]:
    draft = reading.value
    assert draft is not None

    def problem(way: Way, code: str, message: str, hint: str, severity: Severity) -> Problem:
        line, column = reading.marks.at(way)
        return Problem(
            file=name,
            line=line,
            column=column,
            code=code,
            severity=severity,
            message=message,
            hint=hint,
        )

    text = clean(draft.source.text)
    try:
        paragraphs = draft_text(path, root, draft)
    except Unreadable as error:
        message = f"the text {text} cannot be read: {error}."
        hint = "Without it only what has a text already can be accepted."
        yield problem(("source", "text"), "source-unread", message, hint, "warning")
        return
    if digest(paragraphs) != draft.source.sha256:
        others = runs(other_paragraphs(draft.source, paragraphs))
        which = f"{others} differ{'s' * others.isalnum()}" if others else "it has more at its end"
        if not draft.source.prints:
            which = "its paragraphs may be counted otherwise"
        message = f"the text {text} is another one by now: {which}."
        hint = 'Draft it anew with "--force": decisions on what is still found are kept.'
        yield problem(("source", "sha256"), "draft-source-changed", message, hint, "warning")
        return
    sizes = [len(tokens(paragraph)) for paragraph in paragraphs]
    for group in ("proposals", "refused"):
        for index, proposal in enumerate(getattr(draft, group)):
            for way, message in _outside(proposal, sizes):
                hint = "Draft the text anew."
                yield problem((group, index, *way), "draft-span", message, hint, "error")


def _outside(proposal: Proposal, sizes: Sequence[int]) -> Iterator[tuple[Way, str]]:
    """Yield the spans of a proposal that end behind the last word of their paragraph."""
    for index, rest in enumerate(proposal.rests_on):
        cited = citation(rest.cite)
        size = sizes[cited.first - 1] if cited and cited.first <= len(sizes) else 0
        spans: dict[Way, tuple[int, int]] = {
            ("words",): rest.words,
            **{("for", key): span for key, span in rest.for_.items()},
        }
        for way, (_, last) in spans.items():
            if last > size:
                message = f"{rest.cite} has {size:,} words, and none is number {last:,}."
                yield ("rests_on", index, *way), message
