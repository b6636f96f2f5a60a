"""The text that ``briefing draft`` drafts from, and what is known of it."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from briefing.brief.model import Brief
from briefing.brief.values import ID_PATTERN, moment_trouble
from briefing.brief.words import moment_words
from briefing.cli.commands.take import read_in
from briefing.cli.output import Stop
from briefing.cli.target import Session, Target
from briefing.draft.find.reading.grammar import BE, DETERMINERS, JOINING, PREPOSITIONS
from briefing.draft.into import next_issue
from briefing.draft.make import MOST_WORDS, brief_id, is_exercise, language_beside, printed_day
from briefing.draft.model import DraftBrief, DraftSource
from briefing.filesystem import is_there, meant
from briefing.ingest.taken import Taken, Wishes
from briefing.library.entry import Ambiguous, NotFound
from briefing.text import clean
from briefing.verify import language_of
from briefing.verify.detect import UNKNOWN
from briefing.verify.sources.source import is_sealed, paragraphs
from briefing.verify.words.normalise import digest
from briefing.verify.words.passages import MOST_IN_A_ROW, longest_run

_HEADLINE: Final = 20
"""Words that a first paragraph has at most that is taken for the headline."""


class Text(NamedTuple):
    """A text that is to be drafted from, and what is known of it."""

    taken: Taken
    paragraphs: tuple[str, ...]
    title: str
    published: str
    stated: bool
    """Whether the text itself, or who named it, gives its day."""
    language: str | None
    """The code of its language where it is not English; ``und`` if nobody can tell."""


def read_text(session: Session) -> Text:
    """Return the text that was named, with what is known of it.

    Raises:
        Stop: it cannot be read, has no text, is not English, or nobody knows its day.
    """
    options = session.options
    name = clean(options.text)
    if is_sealed(Path(options.text)):
        raise Stop(f"{name} is a sealed record, not a text", "Draft from your copy of the text.")
    if not is_there(meant(Path(options.text))) and "://" not in options.text:
        raise Stop(f"there is no file {name}", _no_file_hint(session, name))
    taken = read_in(options.text, Wishes(options.encoding or "", options.item, options.lines))
    found = tuple(paragraphs(taken.text))
    if not found:
        raise Stop(f"{name} has no text in it", "A scanned page must be read into text first.")
    length = sum(len(each.split()) for each in found)
    if length > MOST_WORDS:
        raise Stop(
            f"{name} has {length:,} words, of {MOST_WORDS:,} at most",
            "Split it, or save the part that you need.",
        )
    language = language_beside(found)
    if language and not options.anyway:
        called = language_of(language).called
        seems = f", but {called}" if language != UNKNOWN else ""
        raise Stop(
            f"{name} is not English{seems}: drafting understands English alone",
            'Write its brief by hand ("briefing new"), or add "--anyway": what is quoted, and how '
            "many people were killed, hurt or displaced, then become items.",
        )
    published, stated = _published(options, taken, found, language)
    return Text(taken, found, _title(options, taken, found), published, stated, language)


def _no_file_hint(session: Session, name: str) -> str:
    with suppress(NotFound, Ambiguous, Stop):
        session.library.find(name)
        return f'There is a brief of this id: add "--review", "--status" or "--write" to "{name}".'
    return "Name the file with the article or report."


def _published(
    options: Namespace, taken: Taken, found: Sequence[str], language: str | None
) -> tuple[str, bool]:
    if options.published:
        if trouble := moment_trouble(options.published):
            raise Stop(f"--published {clean(options.published)} {trouble}", "As 2024-11-30.")
        return str(options.published), True
    if taken.published and not moment_trouble(taken.published):
        return taken.published, True
    day = printed_day(found, language)
    if day is None:
        raise Stop(
            f"{clean(options.text)} prints no day from which its weekdays could be counted",
            'Say when it was published: "--published 2024-11-30".',
        )
    return day.isoformat(), True


def _title(options: Namespace, taken: Taken, found: Sequence[str]) -> str:
    """Return the headline: as the file says, or a first paragraph that is one."""
    named = clean(taken.title)
    first = found[0]
    if not named and len(first.split()) <= _HEADLINE and not first.endswith((".", "!", ":")):
        named = first
    return named or re.sub(r"[-_.]+", " ", Path(options.text).stem).strip() or "a text"


class Held(NamedTuple):
    """The brief that a text is for: ``into`` it, or a new one that updates it."""

    target: Target
    brief: Brief
    into: bool


def held_by(session: Session) -> Held | None:
    """Return the brief that was named with the text, None where none was.

    Raises:
        Stop: there is no such brief, or it has problems.
    """
    options = session.options
    if options.into and options.previous:
        raise Stop("--into and --previous are two things", "Ask for one of them.")
    word = options.into or options.previous
    if not word:
        return None
    target = session.find(word)
    return Held(target, session.brief(target), bool(options.into))


def head_of(session: Session, text: Text, held: Held | None) -> DraftBrief:
    """Return the head of the brief that is to come, or of the one that there is.

    Raises:
        Stop: the id that was asked for is none, or the text is too old for a brief that updates.
    """
    options = session.options
    day, title = text.published[:10], clean(options.title or "")
    own = title or _own_words(text)
    cut = not title and own != text.title
    head = DraftBrief(
        id=options.id or brief_id(own, day),
        title=f"{own} ... ({moment_words(day)})" if cut else own,
        status="exercise" if any(map(is_exercise, (title, text.title))) else None,
        as_of=text.published,
        as_of_basis="stated" if text.stated else "inferred",
    )
    if held:
        head = _head_beside(held, head, clean(options.id or ""))
    if not re.fullmatch(ID_PATTERN, head.id):
        raise Stop(f'"{clean(head.id)}" cannot be an id', "As valley-2026-03-04.")
    return replace(head, tlp=options.tlp) if options.tlp else head


def _head_beside(held: Held, head: DraftBrief, name: str) -> DraftBrief:
    """Return the head of a brief that is there, or of the one that updates it."""
    brief = held.brief
    if held.into:
        return DraftBrief(
            id=brief.id,
            title=brief.title,
            status=brief.status,
            tlp=brief.tlp,
            as_of=brief.as_of,
            as_of_basis=brief.as_of_basis or "inferred",
            countries=brief.countries,
        )
    after = next_issue(brief, head.as_of)
    if after is None:
        raise Stop(
            f"the text is of {moment_words(head.as_of)}, and {brief.id} of "
            f"{moment_words(brief.as_of)}: no later brief can be made of it",
            f'"--into {brief.id}" holds it against that brief.',
        )
    return replace(
        after,
        id=name or after.id,
        title=head.title,
        status=after.status or head.status,
        as_of=head.as_of,
        as_of_basis=head.as_of_basis,
    )


def _own_words(text: Text) -> str:
    """Return the words of a headline for the brief that do not repeat a long one of the source.

    The source keeps its own as what it is cited by; the brief's is a text like any other of it.
    """
    if longest_run(text.title, (text.title, *text.paragraphs))[0] <= MOST_IN_A_ROW:
        return text.title
    return _cut(text.title.split())


def _cut(words: Sequence[str]) -> str:
    """Return the beginning of a headline, up to where a phrase ends: never "resumes around".

    What a colon or a comma ends is whole: "Monthly rights update" of "...: Tarvia, October 2026".
    """
    if _UPDATE.match(" ".join(words)) and len(words) > MOST_IN_A_ROW:
        words = words[3:]
    signs = (n for n in range(min(len(words) - 1, 6), 2, -1) if words[n - 1][-1] in ":,;")
    if sign := next(signs, 0):
        return " ".join(words[:sign]).rstrip(",;:")
    little = [word.lower() in _LITTLE for word in words]
    tried = (n for n in (6, 5, 4, 3, MOST_IN_A_ROW) if n < len(words))
    ends = (n for n in tried if little[n] and not little[n - 1])
    end = next(ends, 4)
    end = next((n for n in range(3, end) if _opens(words[n:end])), end)
    while end > 1 and little[end - 1]:
        end -= 1
    return " ".join(words[:end]).rstrip(",;:-")


_UPDATE: Final = re.compile(r"(?:UPDATE|Update) \d+ [-–—] ")
"""Before a headline that a wire sends anew."""


def _opens(words: Sequence[str]) -> bool:
    """Tell whether a quotation begins with the first word that does not end with the last."""
    ended = any(word.rstrip(".,;:!?")[-1:] in tuple("'\"’”»") for word in words)
    return words[0][0] in "'\"‘“«" and not ended


_LITTLE: Final = PREPOSITIONS | JOINING | DETERMINERS | BE | {"of", "to"}
"""Words that join or lead a phrase: a headline is cut before one, never behind it."""


def source_of(session: Session, text: Text, file: str, held: Held | None) -> DraftSource:
    """Return what the draft says of the text, which it names ``file``."""
    options = session.options
    sha256 = digest(text.paragraphs)
    return DraftSource(
        id=_source_id(held.brief, sha256) if held and held.into else "s1",
        title=text.title,
        kind=options.kind,
        publisher=clean(options.publisher or "") or None,
        published=text.published,
        licence=clean(options.licence or text.taken.licence) or None,
        text=file or "text.txt",
        sha256=sha256,
        paragraphs=len(text.paragraphs),
        language=text.language,
    )


def _source_id(brief: Brief, sha256: str) -> str:
    """Return the id of the source in a brief: that of the same text, else one that is free."""
    same = next((each.id for each in brief.sources if each.sha256 == sha256), "")
    taken = {each.id for each in brief.sources}
    numbers = (f"s{number}" for number in range(2, len(taken) + 3))
    return same or next(each for each in numbers if each not in taken)
