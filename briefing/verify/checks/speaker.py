"""Speakers: whoever the brief lets speak must be named where the words stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from briefing.brief.resolve import Speaker
from briefing.brief.sections import SECTION
from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks import by_letters
from briefing.verify.checks.desk_names import (
    by_last_name,
    is_office,
    publishes,
    speaks_in_text,
    tells_there,
)
from briefing.verify.checks.quotations import credited, told_aside
from briefing.verify.checks.spoken import (
    PRONOUNS,
    another,
    are_one,
    is_one_of,
    leaves,
    nearest_speaker,
    own_official,
    surnames,
)
from briefing.verify.language import Language, NameBook, listed
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.sources.turns import asks
from briefing.verify.spots import Message, Spot
from briefing.verify.verdicts import Code, Path
from briefing.verify.words.literal import literally, titled, together
from briefing.verify.words.normalise import tokens, words
from briefing.verify.words.quotes import joined

ABSENT: Final = Code("speaker-absent", "speaker")
DIFFERS: Final = Code("speaker-differs", "speaker")
CLAIM_AS_FACT: Final = Code("claim-as-fact", "speaker")
_ASKED: Final = late_pattern(r"\W{0,3}(?:Q|Question)\s?[0-9]{0,3}[.:)]\s")
"""What a question of an interview begins with."""
_ANSWER: Final = 6
"""Paragraphs of one answer at most."""


def check(case: Case) -> None:
    """Check that each voice of an item is named in the cited paragraphs, and speaks there."""
    if "speaker" not in case.language.judged:
        by_letters.speakers(case)
        return
    if not case.speakers:
        _claim_as_fact(case)
        return
    if not case.scope.paragraphs:
        for speaker in case.speakers:
            case.unsure("speaker", Spot(_path(case, speaker)), speaker.id)
        return
    there = [speaker for speaker in case.speakers if _one(case, speaker)]
    if there and not _says_another(case, there):
        _differs(case, there)


def _one(case: Case, speaker: Speaker) -> bool:
    """Check that a voice is named in the cited paragraphs; tell whether it is."""
    forms = case.book.forms(speaker.id)
    if not forms:
        return False
    spot = Spot(_path(case, speaker))
    there = [facts for facts in case.carried if _there(case.language, forms, facts)]
    there = there or [
        facts
        for answer in case.scope.paragraphs
        for facts in _introduction(answer)
        if _there(case.language, forms, facts)
    ]
    there = there or [facts for facts in case.carried if by_last_name(case, forms, facts.text)]
    if not there and publishes(case, forms):
        return True
    if not there:
        if not case.scope.whole or not _tellable(case, forms):
            case.unsure("speaker", spot, speaker.id)
            return False
        case.saw("speaker")
        message = f"{speaker.name} is not named in {case.scope.where()}."
        case.error(ABSENT, spot, message, _who_speaks(case))
        return False
    case.found("speaker", spot, speaker.id, *_heard(case.language, forms, there))
    return True


def _introduction(facts: CitedFacts) -> Sequence[CitedFacts]:
    """Return the paragraphs before an interview that say who answers, where this is an answer.

    An answer has no label of its own there: only the questions have.
    """
    places = facts.source.paragraphs
    asked = [at for at, each in enumerate(places) if each.text and _ASKED.match(each.text)]
    here = facts.number - 1
    before = [at for at in asked if at < here]
    if len(asked) < 2 or here in asked or not before or here - before[-1] > _ANSWER:
        return ()
    return places[: asked[0]]


def _tellable(case: Case, forms: Sequence[str]) -> bool:
    """Tell whether a voice would be found if it were there: a record has no words but its facts."""
    language = case.language
    return all(facts.text for facts in case.carried) or any(
        _named(language, form, language.name_book((form,))) or language.bodies(tokens(form))
        for form in forms
    )


def _heard(
    language: Language, forms: Sequence[str], there: Sequence[CitedFacts]
) -> tuple[str, CitedFacts]:
    """Return how a voice stands in one of the paragraphs that have it: speaking, else named."""
    for facts in there:
        for speaker in facts.facts.speakers:
            names = [joined(words(name)) for name in (speaker.name, speaker.meant) if name]
            runs = [joined(words(form)) for form in forms]
            if any(is_one_of(language, form, names) for form in forms) or any(
                name in run for name in names for run in runs
            ):
                meant = speaker.meant if speaker.meant not in speaker.name else ""
                who = f"{speaker.name} ({meant})" if meant else speaker.name
                return f"{who} {speaker.verb}".strip(), facts
    names_there = (there[0].names.printed(form) for form in forms if there[0].names.knows(form))
    return next(filter(None, names_there), "named"), there[0]


def _says_another(case: Case, speakers: Sequence[Speaker]) -> bool:
    """Make it an error where the item's own sentence gives its words to another voice than by."""
    other = speaks_in_text(case, [each.id for each in case.line.speakers])
    if other:
        message = f"the sentence itself has {other} say so, not {speakers[0].name}."
        spot = Spot(_path(case, speakers[0]))
        case.error(ABSENT, spot, message, "Let by be who says so, or name by in the sentence.")
    return bool(other)


def _path(case: Case, speaker: Speaker) -> Path:
    """Return the way to the voice in the file; to the citation where it is a default."""
    by = case.item.by
    if isinstance(by, list) and speaker.id in by:
        return (*case.line.path, "by", by.index(speaker.id))
    return (*case.line.path, "by" if by else "cite")


def _there(language: Language, forms: Sequence[str], facts: CitedFacts) -> bool:
    """Tell whether one of a voice's names stands in a paragraph, as a name or as who speaks."""
    spoken = [*facts.speakers, *facts.bodies]
    return any(
        _named(language, form, facts.names)
        or is_one_of(language, form, spoken)
        or any(facts.names.has(last) for last in surnames(language, form))
        or literally(form, (facts,), language) is not None
        or together(form, facts)
        or titled(form, facts)
        for form in forms
    ) or _labelled(language, forms, facts)


def _labelled(language: Language, forms: Sequence[str], facts: CitedFacts) -> bool:
    """Tell whether a voice is one whose words a label or a signature says these are."""
    labels = [each.name for each in facts.facts.speakers if not each.verb]
    book = language.name_book(labels) if labels else None
    called = chain(forms, *(surnames(language, form) for form in forms))
    return book is not None and any(map(book.knows, called))


def _named(language: Language, form: str, names: NameBook) -> bool:
    """Tell whether a form is a proper name that stands among ``names``.

    A form that is a name and more ("Syrian state media") is not found by its name alone.
    """
    found = language.find_names(form, known=(form,))
    return len(found) == 1 and found[0].text == form and names.has(form)


def _who_speaks(case: Case) -> str:
    """Return a hint with the speakers that the cited paragraphs have."""
    names = list(
        dict.fromkeys(
            speaker.meant or speaker.name
            for facts in case.scope.paragraphs
            for speaker in facts.facts.speakers
        )
    )
    if names:
        return (
            f"There speaks {', '.join(names[:3])}: name that voice in by, or give the name as aka."
        )
    return "Nobody is named as speaking there: leave by out, or cite where the voice is named."


def _differs(case: Case, speakers: Sequence[Speaker]) -> None:
    """Warn where the text gives what the item says to somebody else.

    The quotation decides; without one a paragraph in which none of the voices speaks and nothing
    is on nobody's word; else the one whose words the item's are.
    """
    forms = [form for speaker in speakers for form in case.book.forms(speaker.id)]
    by = credited(case)
    if not by and all(facts.facts.attributed == "all" for facts in case.scope.paragraphs):
        by = [name for facts in case.carried for name in facts.speakers]
    said = [name.strip("\0").replace("\0", " ") for name in by]
    if any(name.casefold() in PRONOUNS for name in said):
        return  # who "she" is was not read
    printed = all(
        any(str(name.rsplit(" ", 1)[-1]) in words(facts.text) for facts in case.scope.paragraphs)
        for name in said
    )
    if said and not are_one(case.language, forms, said, printed=printed):
        names = ", ".join(dict.fromkeys(said))
    else:
        names = "" if credited(case) else another(case, forms)
    if names and not own_official(case, names, forms) and not tells_there(case, forms):
        spot = Spot(_path(case, speakers[0]))
        ours = speakers[0].name
        message = Message(
            f"the source seems to give these words to {names}, not to {ours}.",
            f"the source seems to give these words to somebody else than {ours}.",
        )
        hint = "Look at the paragraph; change by, or waive this with the reason."
        case.warn(DIFFERS, spot, message, hint)


def _claim_as_fact(case: Case) -> None:
    """Warn where every cited paragraph is on somebody's word and the item does not say so."""
    scope = case.scope
    reported = SECTION[case.line.section].word == "reported"
    own_voice = case.line.basis == "reported" and not case.item.by
    if not (case.line.basis == "stated" or own_voice) or not scope.whole or not reported:
        return
    if any(facts.facts.attributed != "all" or leaves(facts) for facts in scope.paragraphs):
        return
    speakers = [each for facts in scope.paragraphs for each in facts.facts.speakers]
    # Officials said: what the report itself takes from them, by no voice of the brief. What an
    # interviewer says is the source's own, and whose report it is, by its head, claims nothing.
    said = [each for each in speakers if each.verb] or speakers
    if (said and all(map(is_office, said))) or all(map(asks, scope.paragraphs)):
        return
    text = case.line.text
    if case.line.section == "relationships" and not case.item.by:
        return  # its sentence is put together from its fields
    if not case.item.by and case.language.attribute([text])[0].speeches:
        return  # it is said, if not in its field
    opening = words(text)[:_OPENING]
    heads = ((each.meant or each.name).partition(" of ")[0] for each in speakers)
    called = [name for name in heads if name[1:].islower()]
    if not case.item.by and any(words(name)[-1] in opening for name in called):
        return  # it begins with who said so: the rebels dispute it
    if (
        told_aside(case)
        or _shown_there(case)
        or any(_ACTED.search(f.text) for f in scope.paragraphs if f.text)
    ):
        return
    if own_voice:  # the source passes on what others say
        case.withhold(f"all of {scope.where()} is on somebody's word")
        return
    spot = Spot((*case.line.path, "by" if case.item.by else "cite"))
    message = f"all of {scope.where()} is on somebody's word; this states it as the source's own."
    case.warn(CLAIM_AS_FACT, spot, message, _who_speaks(case))


def _shown_there(case: Case) -> bool:
    """Tell whether an item says what images, records or counts show, and nobody claims."""
    who = nearest_speaker(case)
    return bool(who) and not _RECORDS.isdisjoint(words(who))


_ACTED: Final = late_pattern(
    r", and (?:then )?(?:said|told|added)\b"
    r"|\b(?:arrived|came|went|visited|met|appeared|returned|landed|flew)\b[^.,;]{0,60}\sand"
    r" (?:then )?(?:said|told|added|assured|promised|called|urged)\b"
    r"|\b(?:ordered|sentenced|fined)\s(?!that\b)[A-Z]"
    r"|\bannounced\s(?!that\b)(?:[\w\u2019'-]+\s){0,3}(?:cease-?fire|truce|curfew|lockdown"
    r"|state of emergency|mourning|replacements?|appointments?|resignation|reshuffle|sanctions"
    r"|measures|amnesty|reward|ban|strike|boycott)\b"
)
"""What somebody did before he said anything, or does by saying it: the source itself tells it."""
_OPENING: Final = 2
"""Words of a sentence that it begins with: "the rebels"."""
_RECORDS: Final = listed(
    "image images imagery picture pictures photo photos photograph photographs video videos footage"
    " data records record figures statistics log logs register registers map maps satellite radar"
    " minutes sensors sensor readings reading count counts measurements scan scans survey census"
    " recordings documents"
)
"""What shows something and claims nothing."""
