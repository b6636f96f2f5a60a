"""Names: every person, organisation and place must occur in the source."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from briefing.brief import model as m
from briefing.format.problems import shown
from briefing.verify.case import Book, Case, paragraph_name
from briefing.verify.checks import by_letters
from briefing.verify.checks.desk_names import (
    as_desks_write,
    displaced,
    is_state_alone,
    publishers,
    stands_by_seat,
)
from briefing.verify.language import Language, Name, NameBook
from briefing.verify.sources.turns import asked
from briefing.verify.spots import Message, Near, Spot
from briefing.verify.verdicts import Code, Path
from briefing.verify.words.around import told_around
from briefing.verify.words.literal import (
    cut_behind,
    is_anaphoric,
    is_topic,
    literally,
    part_of,
    people_of,
    place_of,
    shortened,
    spelt_out,
)
from briefing.verify.words.normalise import normalise, one_letter, words
from briefing.verify.words.quotes import joined

ABSENT: Final = Code("name-absent", "names")
ELSEWHERE: Final = Code("name-elsewhere", "names")


def check(case: Case) -> None:
    """Check the names in an item, and the item's own where it declares somebody."""
    if "names" not in case.language.judged:
        by_letters.names(case)
        return
    item = case.item
    if isinstance(item, m.Actor | m.Place):
        _declared(case, (*case.line.path, "name"), (item.name, *item.aka))
    if isinstance(item, m.Actor):
        for index, designation in enumerate(item.designations):
            path = (*case.line.path, "designations", index, "authority")
            _in_text(case, Spot(path), designation.authority)
    for text in case.texts:
        if text.names:
            _in_text(case, Spot(text.path, own=text.own), text.text)


def _declared(case: Case, path: Path, forms: Sequence[str]) -> None:
    """Check that a declared name, or one of its other names, stands in the source."""
    named = [form for form in forms if proper(form, case.language)]
    if not named:
        return
    book = case.book.names
    if _other_row(case, Spot(path), forms[0], forms):
        return
    if any(stands(form, book, case.language) for form in named):
        case.saw("names")
        _found(case, Spot(path), forms[0], named)
        _misspelt(case, path, forms)
    elif case.book.names_judged:
        case.saw("names")
        more = ", nor does another of its names" if len(forms) > 1 else ""
        message = f"{shown(forms[0])} does not occur in the source{more}."
        near = book.nearest(forms[0])
        case.error(ABSENT, Spot(path), message, hint(near), Near(near))
    else:
        _unsure(case, Spot(path), forms[0])


def _found(case: Case, spot: Spot, ours: str, forms: Sequence[str]) -> bool:
    """Note the paragraph where one of some forms stands, a cited one before another.

    Returns whether one has it: the parts of a long name may stand in several.
    """
    everywhere = (facts for source in case.book.sources for facts in source.paragraphs)
    for facts in chain(case.carried, everywhere):
        for form in forms:
            if facts.names.knows(form):
                case.found("names", spot, ours, facts.names.printed(form) or form, facts)
                return True
    return False


def _misspelt(case: Case, path: Path, forms: Sequence[str]) -> None:
    """Say of a name that is there by its other names alone where it is nearly one of the source.

    A spelling that the brief declares beside it (Hezbollah, aka Hizbollah) is no such thing.
    """
    if not case.book.judges_names:
        return  # another language may spell it so
    declared = {normalise(form) for form in forms}
    for name in case.language.find_names(forms[0]):
        if case.book.names.has(name.text):
            continue
        near = case.book.names.nearest(name.text)
        told = normalise(near) in declared
        if near and not told and one_letter(normalise(name.text), normalise(near)):
            message = f"{shown(name.text)} does not occur in the source."
            case.error(ABSENT, Spot(path, name.start, name.end), message, hint(near))


def proper(form: str, language: Language) -> bool:
    """Tell whether there is a proper name in ``form``, whose absence can be found."""
    return bool(language.find_names(form))


def occurs(form: str, book: Book) -> bool:
    """Tell whether a voice is named anywhere in the sources, as a name or as who speaks."""
    wanted = joined(words(form))
    places = [facts for source in book.sources for facts in source.paragraphs]
    return (
        stands(form, book.names, book.language)
        or any(wanted in each for facts in places for each in (*facts.speakers, *facts.bodies))
        or literally(form, places, book.language) is not None
        or any(source.row_with(form) for source in book.sources)
    )


def stands(form: str, book: NameBook, language: Language) -> bool:
    """Tell whether every proper name in ``form`` is in the book; a form without one is not."""
    found = language.find_names(form)
    return bool(found) and (book.has(form) or all(book.has(name.text) for name in found))


def _in_text(case: Case, spot: Spot, text: str) -> None:
    """Check the names in a sentence: in the source at all, and in the cited paragraphs."""
    book = case.book.names
    for name in case.language.find_names(text, known=case.book.forms_of_all):
        if case.language.names_currency(text, name.start, name.end):
            continue
        spot = spot._replace(start=name.start, end=name.end)
        if is_state_alone(case, text, name):
            _absent(case, spot, name, text[: name.start])
            continue
        there = next((facts for facts in case.carried if facts.names.has(name.text)), None)
        if there is not None:
            printed = there.names.printed(name.text) or name.text
            case.found("names", spot, name.text, printed, there)
            continue
        aliases = [form for forms in case.book.declared_as(name.text) for form in forms]
        literal = literally(name.text, case.carried, case.language)
        spelt = ((spelt_out(name.text, each.text), each) for each in case.carried)
        full = next((each for each in spelt if each[0]), None)
        if literal is not None:
            case.found("names", spot, name.text, name.text, literal)
        elif full is not None:
            case.found("names", spot, name.text, *full)
        elif _other_row(case, spot, name.text, (name.text, *aliases)):
            continue
        elif book.has(name.text) or any(occurs(alias, case.book) for alias in aliases):
            case.saw("names")
            if not _elsewhere(case, spot, name, aliases, text):
                _found(case, spot, name.text, (*aliases, name.text))
        else:
            _absent(case, spot, name, text[: name.start])


def _other_row(case: Case, spot: Spot, ours: str, forms: Sequence[str]) -> bool:
    """Say of a name that none of the cited rows has, but another row; tell whether one has it.

    A row is one event: what stands in another is not of it. The speaker's own name is.
    """
    tables = [source for source in case.scope.sources if source.is_table]
    if not tables or not case.scope.whole or spot.own:
        return False
    speaking = [form for speaker in case.line.speakers for form in case.book.forms(speaker.id)]
    carried = [facts.names for facts in case.carried]
    if case.language.name_book(speaking).has(ours):
        return False
    if any(names.knows(form) for names in carried for form in forms):
        return False
    row = next(
        ((each, number) for form in forms for each in tables if (number := each.row_with(form))),
        None,
    )
    if row is None:
        return False
    case.saw("names")
    where = paragraph_name(case.book.outline, row[0].id, row[1])
    message = f"{shown(ours)} does not stand in {case.scope.where()}; it stands in {where}."
    case.error(ELSEWHERE, spot, message, "Cite that row too, or leave the name out.")
    return True


def _absent(case: Case, spot: Spot, name: Name, before: str) -> None:
    """Say that a name of a sentence is not in the source, if that can be told.

    What may be an ordinary word is one unless it is nearly a name of the source. A sealed record
    has no words but those taken for names, so what is an ordinary word may stand in its text all
    the same.
    """
    places = [facts for source in case.book.sources for facts in source.paragraphs]
    if literally(name.text, places, case.language) or publishers(case).has(name.text):
        case.saw("names")
        return
    voices = (voice.name for voice in case.book.brief.voices.values())
    called = [*voices, *case.book.forms_of_all, *(facts.text for facts in places)]
    if (
        part_of(name.text, case.carried, case.book.names)
        or cut_behind(name.text, case.carried, case.language)
        or as_desks_write(name.text, before, places, case.book.names, case.language)
        or people_of(name.text, case.book.names)
        or any(spelt_out(name.text, each) for each in called)
    ):
        _unsure(case, spot, name.text)
        return
    near = case.book.names.nearest(name.text)
    misspelt = any(one_letter(normalise(name.text), word) for word in words(near))
    ordinary = len(words(name.text)) == 1 and case.language.is_word(name.text.casefold())
    read = all(facts.text for facts in places)
    if (
        not case.book.names_judged
        or (not name.sure and not misspelt)
        or (ordinary and not read)
        or place_of(name.text, case.book.names)
    ):
        _unsure(case, spot, name.text)
        return
    case.saw("names")
    message = f"{shown(name.text)} does not occur in the source."
    if any(source.is_table and not source.text for source in case.scope.sources):
        message = f"{shown(name.text)} does not stand in {case.scope.where()}."
    case.error(ABSENT, spot, message, hint(near), Near(near))


def _unsure(case: Case, spot: Spot, ours: str) -> None:
    """Note that a name may stand in a source that is not at hand."""
    case.unsure("names", spot, ours)
    case.could_not_judge(ABSENT, ELSEWHERE)


def hint(near: str) -> str:
    """Return the way out of a name that does not occur, given the nearest one that does."""
    if near:
        return f"The source has {shown(near)}."
    return "Check the spelling, or declare the name it has there as aka."


def _rivalled(case: Case, spot: Spot) -> bool:
    """Tell whether the cited paragraphs name anybody or any place that a sentence does not.

    Where they do not, it may name what the text has been of all along: the town, the enemy.
    """
    sentence = next((text.text for text in case.texts if text.path == spot.path), "")
    ours = case.language.name_book(each.text for each in case.language.find_names(sentence))
    speaking = [form for each in case.line.speakers for form in case.book.forms(each.id)]
    known = case.language.name_book(speaking)
    return any(
        not (ours.has(each) or known.has(each) or publishers(case).has(each))
        for facts in case.carried
        for each in facts.facts.names
    )


def _elsewhere(case: Case, spot: Spot, name: Name, aliases: Sequence[str], text: str) -> bool:
    """Warn where a name stands in the source, but not in what the item cites; tell whether."""
    if not case.scope.whole or spot.own:
        return False
    instead = displaced(name.text, text, name.start, case.scope.paragraphs)
    # Whoever has a name of ordinary words as well ("the accused") may be called by another such.
    if not instead and any(facts.names.has(alias) for facts in case.carried for alias in aliases):
        return False
    speaking = [form for each in case.line.speakers for form in case.book.forms(each.id)]
    if case.language.name_book(speaking).has(name.text) or publishers(case).has(name.text):
        return False
    if is_topic(name.text, case.scope.sources) or shortened(name.text, case.carried):
        return False
    places = case.scope.paragraphs
    meant = any(each.names.has(name.text) for facts in places for each in asked(facts))
    seated = any(stands_by_seat(name.text, facts.text) for facts in places if facts.text)
    if meant or seated or is_anaphoric(name.text, places) or told_around(name.text, places):
        return False
    if not instead and not _rivalled(case, spot):
        case.withhold(f"{shown(name.text)} is not named in {case.scope.where()}")
        return False
    everywhere = (facts for source in case.book.sources for facts in source.paragraphs)
    other = next((facts for facts in everywhere if facts.names.has(name.text)), None)
    where = f"; it stands in {case.name(other)}" if other else ""
    message = f"{shown(name.text)} does not stand in {case.scope.where()}{where}."
    if instead:
        message = f"{shown(name.text)} is {shown(instead)} in {case.scope.where()}."
        bare = f"{shown(name.text)} is another in {case.scope.where()}."
        hint = "Take the name that the source has there."
        case.error(ELSEWHERE, spot, Message(message, bare), hint, Near(instead))
        return True
    hint = "Cite that paragraph too, or leave the name out."
    case.warn(ELSEWHERE, spot, message, hint, Near(name.text, other))
    return True
