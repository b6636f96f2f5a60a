"""What ``briefing draft`` does with a draft that is there: its items, how far its review is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any, Final, NamedTuple

import msgspec

from briefing.cli.output import Exit, Stop, agrees, encoding, err, out
from briefing.cli.target import Session, looks_like_path
from briefing.draft.file import DRAFT
from briefing.draft.model import Draft
from briefing.draft.review import NotKept, Review, open_review
from briefing.draft.state import ORDER, ProposalCounts, outer_of, words_field
from briefing.draft.write import NotWritten, Tally, plan, text_of, write
from briefing.export.json import encode
from briefing.filesystem import is_there, meant, whole
from briefing.format.dump import block, dump
from briefing.library.choose import brief_in
from briefing.library.entry import Ambiguous, Entry, NotFound, nearest
from briefing.library.store import Library
from briefing.paths import shown
from briefing.text import clean, fitted

_NOT_READ: Final = "# draft: not read"
_SITUATION: Final = ("summary", "points")


class NamedDraft(NamedTuple):
    """A draft that was named: its file, and the folder of its library, which no link may leave."""

    library: Library
    entry: Entry
    path: Path
    within: Path

    @property
    def brief(self) -> Path:
        """The file of the brief, whether it is there or not."""
        place = None if self.entry.draft else self.library.locate(self.entry.key).file
        return place or self.path.with_name(f"{self.entry.id}.yaml")


def run_on_draft(session: Session, what: str) -> int:
    """Review, write, or tell of the draft that was named."""
    found = find_draft(session, session.options.text)
    if what == "status":
        return _status(session, found)
    if what == "review":
        return _review(session, found)
    return _write(session, found)


def _review(session: Session, found: NamedDraft) -> int:
    """Go through a draft in the dashboard, the brief that it is for behind it."""
    if not (sys.stdout and sys.stdout.isatty()):
        raise Stop(
            "a draft is gone through in the dashboard, and standard output is no terminal",
            f'"briefing draft {found.entry.id} --status" tells how far the review is.',
        )
    from briefing.cli.commands.open_ import show

    opened(found)  # what cannot be read is said here, and not behind a screen
    entry = None if found.entry.draft else found.entry
    return show(session, found.library, entry, found.path)


def find_draft(session: Session, word: str) -> NamedDraft:
    """Return the draft of an id, or in a file.

    Raises:
        Stop: there is none.
    """
    path = meant(Path(word))
    if looks_like_path(word) and path.name.endswith(DRAFT):
        if not is_there(path):
            raise Stop(f"there is no file {clean(word)}", _LIST)
        return _drafted(*brief_in(whole(path)))
    library = session.library
    entry = next((each for each in library.drafts() if each.id == word), None)
    if entry is not None:
        return _drafted(library, entry)
    try:
        return _drafted(library, library.find(word))
    except Ambiguous as error:
        raise Stop(str(error), "Name the file of the draft instead.") from error
    except NotFound as error:
        likest = nearest(word, [each.id for each in library.drafts()]) or error.nearest
        near = f'Did you mean "{likest}"? ' if likest else ""
        raise Stop(
            f'there is no draft "{clean(word)}" in the library',
            f'{near}"briefing draft TEXT" makes one from an article.',
        ) from error


def _drafted(library: Library, entry: Entry) -> NamedDraft:
    file = library.draft_file(entry)
    if file is None:
        raise Stop(
            f'the brief "{entry.id}" has no draft beside it',
            f'"briefing draft TEXT --into {entry.id}" holds a text against it.',
        )
    return NamedDraft(library, entry, *file)


_LIST = '"briefing list" shows all drafts and briefs.'


def opened(found: NamedDraft) -> Review:
    """Return the review of a draft, with what is to be told of its files said.

    Raises:
        Stop: it cannot be read.
    """
    try:
        review = open_review(found.path, found.within)
    except NotKept as error:
        hint = f'"briefing check {shown(found.path)}" names what is wrong.'
        raise Stop(f"{clean(found.path.name)}: {error}", hint) from error
    for notice in review.notices:
        err(notice)
    return review


# -- how far it is ------------------------------------------------------------------------------


def _status(session: Session, found: NamedDraft) -> int:
    state = opened(found).state
    if session.options.json:
        whole_ = {
            "id": found.entry.id,
            "file": str(found.path),
            **_plain(state.counts),
            "sections": {key: _plain(each) for key, each in state.by_section.items()},
            "refused": len(state.draft.refused),
        }
        out(encode(whole_, "ascii" if session.ascii else encoding()))
        return Exit.DONE
    counts = state.counts
    out(
        f"{found.entry.id}: {counts.seen} of {counts.total} seen, {counts.accepted} accepted, "
        f"{counts.left_out} left out, {counts.open} open.\n"
    )
    for section, each in state.by_section.items():
        out(f"  {section:<14}{each.open:>4} open {each.accepted:>4} accepted of {each.total}\n")
    if counts.open:
        err(f'Next: "briefing draft {found.entry.id} --review".')
    elif state.unwritten:
        err(f'Next: "briefing draft {found.entry.id} --write".')
    elif counts.accepted:
        err(f'The brief has what is accepted. Next: "briefing check {found.entry.id}".')
    return Exit.DONE


def _plain(counts: ProposalCounts) -> dict[str, int]:
    return {**counts._asdict(), "seen": counts.seen, "total": counts.total}


# -- the brief ----------------------------------------------------------------------------------


def _write(session: Session, found: NamedDraft) -> int:
    """Show what was accepted as a difference of the brief, ask, and write it."""
    options, review = session.options, opened(found)
    path = found.brief
    name = shown(path)
    try:
        planned = plan(review.state, text_of(path, found.within), path, found.within)
    except NotWritten as error:
        raise Stop(f"nothing was written: {error}") from error
    for line in planned.notes:
        err(line)
    if planned.problems:
        for line in planned.problems[1:]:
            err(line)
        hint = f'"briefing draft {found.entry.id} --review" goes on.'
        raise Stop(f"nothing was written: {planned.problems[0]}", hint, Exit.PROBLEMS)
    text = "".join(f"{line}\n" for line in planned.difference)
    out(fitted(text, "ascii" if session.ascii else encoding()))
    err(_tally(planned.counts))
    if options.dry_run:
        err("Nothing was written.")
        return Exit.DONE
    if not options.yes and not agrees(f"Write this to {name}?"):
        err("Nothing was written.")
        return Exit.PROBLEMS
    try:
        write(review, planned, path, session.config.signer())
    except NotWritten as error:
        raise Stop(str(error)) from error
    err(f"Wrote {name}.", f'"briefing check {found.entry.id}" names what is missing.')
    return Exit.DONE


def _tally(counts: Tally) -> str:
    """Return in words how much goes into the brief."""
    parts = [
        f"{number:,} {name if number != 1 else name.removesuffix('s')}"
        for name, number in counts._asdict().items()
        if number and name not in ("cites", "replaced")
    ]
    if counts.cites:
        parts.append(f"another citation for {counts.cites:,}")
    if counts.replaced:
        parts.append(f"{counts.replaced:,} in the place of another")
    return f"Into the brief: {', '.join(parts)}."


# -- its items ----------------------------------------------------------------------------------


def items_of(draft: Draft, section: str = "") -> Iterator[str]:
    """Yield the proposals of a draft as lines of a brief, each under a comment that says so.

    Without a ``section`` all of them, behind the voices, actors and places that they name.
    """
    if not section and draft.proposals:
        yield from _cast(draft)
    begun = False
    for name in ORDER:
        chosen = [each for each in draft.proposals if each.section == name]
        if not chosen or (section and name != section):
            continue
        depth = 2 if name in _SITUATION else 0
        if depth and not begun:
            begun = True
            yield "situation:"
        yield f"{' ' * depth}{name}:"
        for proposal in chosen:
            pad = " " * (depth + 2)
            yield f"{pad}{_NOT_READ}"
            item = dict(proposal.item)
            words = words_field(name)
            if proposal.wording == "to-word" and words != "note":
                yield f"{pad}# not worded: it has no {words} yet"
            left = [key for key in proposal.open_fields if key not in item]
            if left:
                yield f"{pad}# the source leaves open: {', '.join(left)}"
            yield from block(item, depth + 2)


def _cast(draft: Draft) -> Iterator[str]:
    named = {name for each in draft.proposals for name in _names(each.item)}
    named |= outer_of(named, draft.places)
    voices = {key: voice for key, voice in draft.voices.items() if key in named}
    if voices:
        yield "voices:"
    for key, voice in voices.items():
        yield f"  {_NOT_READ}"
        yield from indent(dump({key: msgspec.to_builtins(voice)}), "  ").splitlines()
    for section in ("actors", "places"):
        found = [each for each in getattr(draft, section) if each.id in named]
        if found:
            yield f"{section}:"
        for each in found:
            yield f"  {_NOT_READ}"
            yield from block(msgspec.to_builtins(each), 2)


def _names(item: dict[str, Any]) -> Iterator[str]:
    for key in ("by", "place", "holder", "from", "to"):
        value = item.get(key)
        yield from value if isinstance(value, list) else [value] if value else []
