"""``briefing draft``: what the rules propose for the brief of a text, before a person decides."""

from __future__ import annotations

import re
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from briefing.brief.licences import is_open
from briefing.brief.values import ID_PATTERN, moment_trouble
from briefing.brief.words import moment_words
from briefing.cli.commands.source import TEXTS, SourceText, numbered_page
from briefing.cli.commands.take import counted, read_in, summary
from briefing.cli.output import Exit, Stop, agrees, encoding, err, out
from briefing.cli.target import Session
from briefing.draft.file import DRAFT, TooLong, write_draft
from briefing.draft.make import KNOWN, brief_id, draft, known_share, printed_day
from briefing.draft.model import Draft, DraftBrief, DraftSource
from briefing.draft.state import ORDER
from briefing.export import LEAST, fitted
from briefing.files import Unreadable, make_folders, write_atomic
from briefing.filesystem import inside, is_there, meant, reason, resolved, takes_files, whole
from briefing.ingest.taken import Taken, Wishes
from briefing.library.entry import Ambiguous, NotFound
from briefing.paths import shown
from briefing.text import clean
from briefing.verify.normalise import digest
from briefing.verify.numbering import blocks
from briefing.verify.passages import longest_run
from briefing.verify.source import is_sealed, paragraphs, read_source

_HEADLINE: Final = 20
"""Words that a first paragraph has at most that is taken for the headline."""
_MOST_IN_A_ROW: Final = 7
SECTION_WORDS: Final = {
    "summary": "summary", "points": "points", "relationships": "relationships",
    "territory": "territory", "humanitarian": "humanitarian", "views": "expert views",
    "crosscheck": "cross-check questions", "timeline": "timeline",
}  # fmt: skip


class Text(NamedTuple):
    """A text that is to be drafted from, and what is known of it."""

    taken: Taken
    paragraphs: tuple[str, ...]
    title: str
    published: str
    stated: bool
    """Whether the text itself, or who named it, gives its day."""


def run_draft(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    asked = [name for name in ("review", "write", "status") if getattr(options, name)]
    if len(asked) > 1:
        raise Stop(f"--{asked[0]} and --{asked[1]} are two things", "Ask for one of them.")
    if asked:
        from briefing.cli.commands.drafted import run_on_draft

        return run_on_draft(session, asked[0])
    if options.dry_run:
        raise Stop("--dry-run goes with --write", '"briefing draft ID --write --dry-run".')
    if options.width != 0 and options.width < LEAST:
        raise Stop(f"--width {options.width} is too narrow", f"Give {LEAST} or more, or 0.")
    return _print(session) if options.print else _make(session)


def _print(session: Session) -> int:
    from briefing.cli.commands.drafted import items_of

    options = session.options
    text = _read(session)
    made = draft(text.paragraphs, head=_head(session, text), source=_source(session, text, ""))
    lines = list(items_of(made, options.section))
    out(fitted("".join(f"{line}\n" for line in lines), "ascii" if session.ascii else encoding()))
    if not lines:
        err("Nothing was found that could be an item.")
    return Exit.DONE if lines else Exit.PROBLEMS


def _make(session: Session) -> int:
    """Draft a text and keep what was found."""
    options = session.options
    text = _read(session)
    places = _places(session, _head(session, text).id, text)
    page = SourceText("", [block for block in blocks(text.taken.text) if block.text])
    charset = "ascii" if session.ascii else encoding()
    out(fitted("\n".join(numbered_page(page, options.width)) + "\n", charset))
    for indent, line in summary(options.text, text.taken, page):
        err(line, indent=indent)
    err(f"title: {text.title}", indent=2)
    err(f"day: {moment_words(text.published)}", indent=2)
    question = f"Citations will count these {counted(page.paragraphs)}. Draft from them?"
    if not options.yes and not agrees(question):
        err("Nothing was written.")
        return Exit.PROBLEMS
    made = draft(
        text.paragraphs, head=_head(session, text), source=_source(session, text, places.named)
    )
    _keep(places, text, made, force=options.force)
    err("")
    for line in _told(made, places, text):
        err(line)
    out(f"{shown(places.draft)}\n")
    return Exit.DONE if made.proposals else Exit.PROBLEMS


# -- the text -----------------------------------------------------------------------------------


def _read(session: Session) -> Text:
    """Return the text that was named, with what is known of it.

    Raises:
        Stop: it cannot be read, has no text, is not English, or nobody knows its day.
    """
    options = session.options
    name = clean(options.text)
    if is_sealed(Path(options.text)):
        raise Stop(f"{name} is a sealed record, not a text", "Draft from your copy of the text.")
    if not is_there(meant(Path(options.text))):
        raise Stop(f"there is no file {name}", _no_file_hint(session, name))
    taken = read_in(options.text, Wishes(options.encoding or "", options.item, options.lines))
    found = tuple(paragraphs(taken.text))
    if not found:
        raise Stop(f"{name} has no text in it", "A scanned page must be read into text first.")
    share = known_share(found)
    if share < KNOWN and not options.anyway:
        raise Stop(
            f"{name} is not English: {share:.0%} of its words are known, and drafting knows "
            "English alone",
            'Write its brief by hand ("briefing new"), or add "--anyway".',
        )
    published, stated = _published(options, taken, found)
    return Text(taken, found, _title(options, taken, found), published, stated)


def _no_file_hint(session: Session, name: str) -> str:
    with suppress(NotFound, Ambiguous, Stop):
        session.library.find(name)
        return f'There is a brief of this id: add "--review", "--status" or "--write" to "{name}".'
    return "Name the file with the article or report."


def _published(options: Namespace, taken: Taken, found: Sequence[str]) -> tuple[str, bool]:
    if options.published:
        if trouble := moment_trouble(options.published):
            raise Stop(f"--published {clean(options.published)} {trouble}", "As 2024-11-30.")
        return str(options.published), True
    if taken.published and not moment_trouble(taken.published):
        return taken.published, True
    day = printed_day(found)
    if day is None:
        raise Stop(
            f"{clean(options.text)} prints no day from which its weekdays could be counted",
            'Say when it was published: "--published 2024-11-30".',
        )
    return day.isoformat(), True


def _title(options: Namespace, taken: Taken, found: Sequence[str]) -> str:
    """Return the headline: as named, as the file says, or a first paragraph that is one."""
    named = clean(options.title or "") or clean(taken.title)
    first = found[0]
    if not named and len(first.split()) <= _HEADLINE and not first.endswith((".", "!", ":")):
        named = first
    return named or re.sub(r"[-_.]+", " ", Path(options.text).stem).strip() or "a text"


def _head(session: Session, text: Text) -> DraftBrief:
    """Return the head of the brief that is to come.

    Raises:
        Stop: the id that was asked for is none.
    """
    options = session.options
    day = text.published[:10]
    name = options.id or brief_id(text.title, day)
    if not re.fullmatch(ID_PATTERN, name):
        raise Stop(f'"{clean(name)}" cannot be an id', "As valley-2026-03-04.")
    return DraftBrief(
        id=name,
        title=clean(options.title or "") or _own_title(text, day),
        tlp=options.tlp,
        as_of=text.published,
        as_of_basis="stated" if text.stated else "inferred",
    )


def _own_title(text: Text, day: str) -> str:
    """Return a headline for the brief that does not repeat a long one of the source."""
    if longest_run(text.title, text.paragraphs)[0] <= _MOST_IN_A_ROW:
        return text.title
    words = " ".join(text.title.split()[:4]).rstrip(",;:-")
    return f"{words} ... ({moment_words(day)})"


def _source(session: Session, text: Text, file: str) -> DraftSource:
    options = session.options
    return DraftSource(
        id="s1",
        title=text.title,
        kind=options.kind,
        publisher=clean(options.publisher) or None if options.publisher else None,
        published=text.published,
        licence=clean(options.licence or text.taken.licence) or None,
        text=file or "text.txt",
        sha256=digest(text.paragraphs),
        paragraphs=len(text.paragraphs),
    )


# -- where it goes ------------------------------------------------------------------------------


class Places(NamedTuple):
    """Where a draft and its text are kept; ``named`` is how the draft names the text.

    ``text`` is None where the text is in ``seeds`` already.
    """

    draft: Path
    text: Path | None
    named: str
    id: str


def _places(session: Session, name: str, text: Text) -> Places:
    """Return where the draft and its text go.

    Raises:
        Stop: the library cannot be written, has a brief of this id, or a draft.
    """
    library, options = session.library, session.options
    brief = library.place_for(name)
    if brief is None:
        raise Stop(
            "nothing is written into the library that comes with the program",
            'Make a folder "briefs" here, or name a library with "--library DIR".',
        )
    try:
        there = library.find(name)
    except NotFound:
        pass
    except Ambiguous as error:
        raise Stop(str(error), 'Choose another id: "--id ID".') from error
    else:
        where = library.locate(there.key).shown
        raise Stop(
            f'there is a brief "{name}" already, in {where}',
            f'"--id ID" chooses another id, "--into {name}" holds the text against it.',
        )
    path = brief.with_name(f"{name}{DRAFT}")
    if is_there(path) and not options.force:
        raise Stop(
            f'there is a draft "{name}" already',
            f'"briefing draft {name} --review" opens it; "--force" drafts anew, and what was '
            "decided is kept.",
        )
    seeds = Path(library.identity) / "seeds"
    for folder in (path.parent, seeds):
        if is_there(folder) and not takes_files(folder):
            raise Stop(
                f"the folder {shown(folder)} cannot be written", 'Name a library: "--library DIR".'
            )
    return Places(path, *_text_place(options, seeds, name, text), name)


def _text_place(options: Namespace, seeds: Path, name: str, text: Text) -> tuple[Path | None, str]:
    """Return where the text goes, None where it is there already, and how it is named."""
    own = resolved(meant(whole(Path(options.text))))
    if inside(own, seeds) and own.name.lower().endswith(TEXTS):
        with suppress(Unreadable):
            if tuple(read_source(own)) == text.paragraphs:
                return None, str(own.relative_to(resolved(seeds)))
    path = seeds / f"{name}.txt"
    if is_there(path):
        with suppress(Unreadable):
            if tuple(read_source(path)) == text.paragraphs:
                return None, path.name
        if not options.force:
            raise Stop(f"{shown(path)} is another text", 'Choose another id, or add "--force".')
    return path, path.name


def _keep(places: Places, text: Text, made: Draft, *, force: bool) -> None:
    """Write the text, then the draft that names it.

    Raises:
        Stop: one of them cannot be written.
    """
    written = "\n\n".join(text.paragraphs) + "\n"
    if tuple(paragraphs(written)) != text.paragraphs:
        written = text.taken.text
    at = places.draft
    try:
        if places.text is not None:
            at = places.text
            make_folders(at.parent)
            write_atomic(at, written.encode(), force=force)
        at = places.draft
        make_folders(at.parent)
        write_draft(at, made, force=force)
    except TooLong as error:
        raise Stop(f"the draft would be too long: {error}", "Split the text.") from error
    except FileExistsError as error:
        raise Stop(f"{shown(at)} is there by now", "It is left as it is.") from error
    except OSError as error:
        raise Stop(f"{shown(at)} cannot be written: {reason(error)}") from error


# -- what is said -------------------------------------------------------------------------------


def _told(made: Draft, places: Places, text: Text) -> Iterator[str]:
    """Yield what was found, what was left, and the next step."""
    if places.text is not None:
        yield f"Wrote {shown(places.text)}, the paragraphs."
    yield f"Wrote {shown(places.draft)}:"
    yield from found_lines(made)
    if made.refused:
        yield f"  {len(made.refused)} more the checks refused; they stand under refused."
    unread = unused(made)
    if unread:
        yield f"  Nothing was proposed from {len(unread)} of {made.source.paragraphs} paragraphs."
    if not made.proposals:
        yield "No claim, figure or voice was found that could be an item."
    name = made.brief.id
    yield "Nothing of it is a brief yet: a person decides on each item."
    yield f'Next: "briefing draft {name} --review".'
    if not (made.source.licence and is_open(made.source.licence)):
        yield (
            "The licence of the text is not known to be open: it stays yours alone, and"
            ' "briefing seal" makes what may travel in its place.'
        )


def found_lines(made: Draft) -> Iterator[str]:
    """Yield how many proposals there are of each section, and who and what they name."""
    count = Counter(proposal.section for proposal in made.proposals)
    to_word = Counter(each.section for each in made.proposals if each.wording == "to-word")
    for section in ORDER:
        if count[section]:
            rest = f", {to_word[section]} of them to word" if to_word[section] else ""
            yield f"  {count[section]:>3} {SECTION_WORDS[section]}{rest}"
    for number, what in (
        (len(made.voices), "voices"), (len(made.actors), "actors"), (len(made.places), "places"),
    ):  # fmt: skip
        if number:
            yield f"  {number:>3} {what}"


def unused(made: Draft) -> list[int]:
    """Return the paragraphs that nothing proposed rests on and that are not set aside."""
    cited = {rest.cite for each in made.proposals for rest in each.rests_on}
    cited |= set(made.source.unused)
    return [n for n in range(1, made.source.paragraphs + 1) if f"p{n}" not in cited]
