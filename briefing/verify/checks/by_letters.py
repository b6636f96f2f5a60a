"""Names and speakers where no rules of a language tell: looked for as they are written.

What stands there is borne out. What does not stand there may stand in another spelling, another
script or by another word, so nothing follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from briefing.brief import model as m
from briefing.brief.resolve import Speaker
from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.spots import Spot
from briefing.verify.words.written import folded_text, folded_words


def names(case: Case) -> None:
    """Look for the item's own name, where it declares somebody, and for the names in its texts."""
    item = case.item
    if isinstance(item, m.Actor | m.Place):
        _name(case, Spot((*case.line.path, "name")), item.name, item.aka)
    for text in case.texts:
        for name in case.language.find_names(text.text, case.book.forms_of_all):
            if text.names:
                spot = Spot(text.path, name.start, name.end, text.own)
                known = case.book.declared_as(name.text)
                _name(case, spot, name.text, [form for forms in known for form in forms])


def _name(case: Case, spot: Spot, name: str, others: Iterable[str]) -> None:
    everywhere = (facts for source in case.book.sources for facts in source.paragraphs)
    runs = _runs(case, (name, *others))
    for facts in chain(case.carried, everywhere):
        printed = _printed(runs, facts)
        if printed:
            case.found("names", spot, name, printed, facts)
            return
    case.unsure("names", spot, name)


def speakers(case: Case) -> None:
    """Look for each voice of an item in the cited paragraphs."""
    for speaker in case.speakers:
        runs = _runs(case, case.book.forms(speaker.id))
        spot = Spot(_path(case, speaker))
        for facts in case.carried:
            printed = _printed(runs, facts)
            if printed:
                case.found("speaker", spot, speaker.id, _speaking(printed, facts), facts)
                break
        else:
            case.unsure("speaker", spot, speaker.id)


def another_speaks(case: Case) -> str:
    """Return another voice that speaks there where none of an item is named, "" for none."""
    if not case.speakers or any(each.field == "speaker" and each.text for each in case.matches):
        return ""
    ours = {speaker.id for speaker in case.speakers}
    told = [_heads(facts) for facts in case.scope.paragraphs]
    for voice, known in case.book.brief.voices.items():
        runs = [] if voice in ours else _runs(case, case.book.forms(voice))
        if any(folded_text(who).find(run) for each in told for who in each for run in runs if run):
            return known.name
    return ""


def _heads(facts: CitedFacts) -> list[str]:
    """Return who stands beside a verb of saying in a paragraph, and the label that leads it."""
    label = _LABEL.match(facts.text)
    said = [name for each in facts.facts.speakers for name in (each.name, each.meant) if name]
    return [label["who"], *said] if label else said


_LABEL: Final = late_pattern(r"(?P<who>[^\W\d_][^.!?,;:«»“”\"]{2,60}?)\s?:\s")


def _path(case: Case, speaker: Speaker) -> tuple[str | int, ...]:
    by = case.item.by
    if isinstance(by, list) and speaker.id in by:
        return (*case.line.path, "by", by.index(speaker.id))
    return (*case.line.path, "by" if by else "cite")


def _runs(case: Case, forms: Sequence[str]) -> list[Sequence[str]]:
    """Return the words of some names, articles aside."""
    return [case.language.without_article(folded_words(form)) for form in forms]


def _printed(runs: Iterable[Sequence[str]], facts: CitedFacts) -> str:
    """Return how one of some names, by their words, stands in a paragraph; "" where none does."""
    texts = [facts.text] if facts.text else _told(facts)
    for text in texts:
        words = folded_text(text)
        for run in runs:
            place = words.find(run)
            if place is not None:
                return text[slice(*place)]
    return ""


def _told(facts: CitedFacts) -> list[str]:
    """Return what a record without its text has of names and speakers."""
    found = [name for speaker in facts.facts.speakers for name in (speaker.name, speaker.meant)]
    return [*facts.facts.names, *facts.facts.bodies, *found]


def _speaking(printed: str, facts: CitedFacts) -> str:
    """Return a voice as it stands there, with the verb where one is beside it."""
    run = folded_words(printed)
    for speaker in facts.facts.speakers:
        if folded_text(speaker.name).find(run) and speaker.verb:
            return f"{speaker.name}: {speaker.verb}"
    return printed
