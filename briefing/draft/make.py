"""From the paragraphs of a text to its draft, by way of every stage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from briefing import __version__
from briefing.brief.fold import fold
from briefing.brief.values import citation
from briefing.draft.abroad import propose
from briefing.draft.against import contradictions
from briefing.draft.cast import make_cast
from briefing.draft.compose import compose
from briefing.draft.file import needed
from briefing.draft.find import events, impact, tables, territory, ties, views
from briefing.draft.find.unused import unused
from briefing.draft.findings import Finder, Sort
from briefing.draft.gate import gate
from briefing.draft.model import VERSION, Draft, DraftBrief, DraftSource, Made, Proposal, WordSpan
from briefing.draft.source_text import SourceText
from briefing.draft.state import ORDER
from briefing.verify import language_of
from briefing.verify.detect import UNKNOWN, detect
from briefing.verify.words.normalise import fingerprint, words

ENGINE: Final = f"{__version__}/1"
"""The version of the engine: of the program, and of its rules for drafting."""
FINDERS: Final[tuple[Finder, ...]] = (
    territory.find,
    impact.find,
    tables.find,
    ties.find,
    events.find,
    views.find,
)
"""What finds items, in the order in which it is asked."""
MOST_WORDS: Final = 20_000
"""Words of a text that is drafted from: a report of sixty pages. Time grows with the length."""
KNOWN: Final = 0.4
"""The share of its words that English has in a text that can be drafted from."""
_SHORT: Final = 25
"""Words of letters below which a text says nothing of its language."""
_FIRST: Final = 8
"""Paragraphs in which the day of a text is looked for."""
_LONGEST_ID: Final = 60
_NO_ID: Final = re.compile(r"[^a-z0-9]+")


def draft(
    paragraphs: Sequence[str],
    *,
    head: DraftBrief,
    source: DraftSource,
    into: str | None = None,
    known: Mapping[str, Sort] | None = None,
    on_stage: Callable[[str], None] = lambda _: None,
) -> Draft:
    """Return the draft of a text: what the rules find, admitted by the gate.

    Of a text whose source says that it is in another ``language`` than English only quotations and
    counts of people are found.

    ``head`` is the head of the brief that is to come; ``into`` the id of the brief that there is.
    ``known`` are names of which it is known what they are of, as those of that brief.
    ``on_stage`` is told in words what begins now.
    """
    if source.language:
        return _abroad(paragraphs, head, source, into)
    text = SourceText(paragraphs, _day(source.published or head.as_of))
    on_stage(f"reading {len(text.paragraphs):,} paragraphs")
    _ = text.passages
    on_stage("telling who and where is who")
    cast = make_cast(
        text,
        countries=head.countries,
        kind=source.kind,
        publisher=source.publisher,
        known=known,
    )
    on_stage("finding what is said of it")
    found = (finding for find in FINDERS for finding in find(text, cast))
    proposals = contradictions(compose(found, text, cast, source=source.id), cast)
    named = {str(each.item.get(key)) for each in proposals for key in ("holder", "from", "to")}
    made = Draft(
        draft=VERSION,
        brief=head,
        source=source,
        made=Made(engine=ENGINE),
        into=into,
        voices=dict(cast.voices),
        actors=[each for each in cast.actors.values() if each.id not in cast.guessed - named],
        places=list(cast.places.values()),
        why=dict(cast.why),
        proposals=in_order(map(opened, proposals)),
    )
    on_stage(f"checking {len(made.proposals):,} proposals")
    made = gate(made, text.paragraphs)
    rests = (rest.cite for each in made.proposals for rest in each.rests_on)
    cited = {cite.rpartition(":")[2] for cite in rests}
    prints = [fingerprint(each) for each in text.paragraphs]
    return replace(made, source=replace(source, prints=prints, unused=unused(text, cited)))


def _abroad(
    paragraphs: Sequence[str], head: DraftBrief, source: DraftSource, into: str | None
) -> Draft:
    """Return the draft of a text that is not English."""
    found = propose(paragraphs, source.language or "", source.id)
    made = gate(
        Draft(
            draft=VERSION,
            brief=head,
            source=source,
            made=Made(engine=ENGINE),
            into=into,
            voices=found.voices,
            proposals=in_order(map(opened, found.proposals)),
        ),
        paragraphs,
    )
    prints = [fingerprint(each) for each in paragraphs]
    return replace(made, source=replace(source, prints=prints))


def opened(proposal: Proposal) -> Proposal:
    """Return a proposal that names every field as open that its section needs and it lacks."""
    lacks = [key for key in needed(proposal.section) if key not in proposal.item]
    left = dict.fromkeys((*proposal.open_fields, *lacks))
    return replace(proposal, open_fields=list(left)) if lacks else proposal


def in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals by section, in each by the words of the source; of a table totals first."""

    def place(proposal: Proposal) -> tuple[int, int, bool, WordSpan, str]:
        rest = proposal.rests_on[0]
        cited = citation(rest.cite)
        part = bool(cited and cited.row and "place" in proposal.item)
        where = cited.first if cited else 0, part, rest.words, proposal.key
        return ORDER.index(proposal.section), *where

    return sorted(proposals, key=place)


def known_share(paragraphs: Sequence[str]) -> float:
    """Return the share of its words that English has in a text, 1.0 of one with hardly any."""
    language = language_of()
    counted = Counter(word for each in paragraphs for word in words(each) if word.isalpha())
    total = counted.total()
    if total < _SHORT:
        return 1.0
    known = sum(count for word, count in counted.items() if language.is_word(word))
    return known / total


def printed_day(paragraphs: Sequence[str], language: str | None = None) -> date | None:
    """Return the first whole date, year included, that the head of a text prints."""
    for paragraph in paragraphs[:_FIRST]:
        for _, span in language_of(language).find_spans(paragraph, None, None):
            if span is not None and span.first == span.last and not span.loose:
                return span.first
    return None


def language_beside(paragraphs: Sequence[str]) -> str | None:
    """Return the code of the language of a text, None where it is English or too short to tell.

    ``und`` is a language without a table.
    """
    if known_share(paragraphs) >= KNOWN:
        return None
    found = detect(paragraphs)
    return UNKNOWN if found in ("", "en") else found


def brief_id(title: str, day: str) -> str:
    """Return the id that a brief has by default: of its title and the day, YYYY-MM-DD.

    Where the title prints that day, too, the id has it once.
    """
    for printed, span in reversed(language_of().find_spans(title, None, None)):
        if span is not None and span.first == span.last and span.first.isoformat() == day:
            title = f"{title[: printed.start]} {title[printed.end :]}"
    slug = _NO_ID.sub("-", fold(title)).strip("-")
    if len(slug) > _LONGEST_ID:
        slug = slug[:_LONGEST_ID].rpartition("-")[0] or slug[:_LONGEST_ID]
    return f"{slug or 'brief'}-{day}"


def is_exercise(title: str) -> bool:
    """Tell whether a headline says that nothing below it has happened: "EXERCISE: Flood at Harl".

    Not "Army begins exercise", nor the word among others in capitals.
    """
    return bool(_EXERCISE.search(title) or (title.upper() != title and _CAPITALS.search(title)))


_EXERCISE: Final = re.compile(
    r"^\W*exercise\b\s*(?:[:|/\u2013\u2014-]|exercise\b|only\b|$)|[\[(]\s*exercise\b[^\])]*[\])]",
    re.IGNORECASE,
)
_CAPITALS: Final = re.compile(r"\bEXERCISE\b")


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])
