"""Who and what a text names: each once, with its sort, other names, role and what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import Final

from briefing.brief.fold import fold
from briefing.draft.cast import heads
from briefing.draft.cast.aliases import brackets, demonym_of, full_names, stems_of
from briefing.draft.cast.entity import EntitiesByParagraph, Entity, Scores
from briefing.draft.cast.lookup import exercise, is_known
from briefing.draft.cast.mentions import Mention, mentions
from briefing.draft.cast.roles import Role, role_of
from briefing.draft.cast.sorting import sorts
from briefing.draft.findings import Sort
from briefing.draft.source_text import SourceText, Where
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table

_LONGEST_ID: Final = 40
_REACH: Final = 60
"""Characters before a name that are looked at."""
_HEADS: Final = re.compile(
    r"\b(?:who|[Hh]e|[Ss]he)(?: has| had)?(?: \w+ly)? (?:commands?|commanded|leads?|led|heads?"
    r"|headed|chairs?|chaired|founded|directs?|directed|runs|represents?)"
    r" (?:the |an? )?(?P<org>[A-Z][\w\u2019'-]*(?: (?:of |for )?(?:the )?[A-Z][\w\u2019'-]*)*)"
)
_LED_BY: Final = re.compile(r" led by (?:[A-Z][\w.]* ){0,3}$")
_STRUCTURE: Final = 2.5
"""The score of a name that looks like a person's and has nothing else."""
_SAID: Final = 10
"""What a name scores that whoever drafts has given as a body's."""
_COUNTRIES: Final = 4
"""Countries in which a name that nothing tells is looked for, those named first."""
_KNOWN: Final = 3
"""What a place of the gazetteer scores."""


def slug(name: str, taken: Container[str]) -> str:
    """Return an id for a name, as ``briefing place`` makes them, that none of ``taken`` is."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_LONGEST_ID].strip("-") or "name"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def entities(
    text: SourceText,
    given: Sequence[str] = (),
    publisher: str | None = None,
    known: Mapping[str, Sort] | None = None,
) -> list[Entity]:
    """Return what a text names, in the order in which it is first named.

    ``given`` are codes of the countries that it is about, where they are known. Whoever is said to
    have published it is a body. ``known`` are names of which it is known what they are of.
    """
    found = mentions(text)
    scores = sorts(found, text)
    if known:
        _know(scores, known)
    if publisher:
        _know_publisher(scores, publisher)
    _look_up(scores, found, given)
    pairs = brackets(found, text)
    full = full_names(scores, pairs, found)
    if publisher:
        full |= _short_for(scores, full, publisher)
    groups: dict[str, list[Mention]] = {}
    for mention in found:
        groups.setdefault(full[mention.text], []).append(mention)
    made = [_entity(name, group, scores) for name, group in groups.items()]
    _join_peoples(made)
    for each in made:
        if each.sort == "person":
            each.role = _role(each, text)
    standing = EntitiesByParagraph(made)
    for each in made:
        if each.sort == "person" and not each.role.org and not each.role.own:
            each.role = _led(each, standing, text)
    _heading(standing, text)
    return made


def _know(scores: dict[str, Scores], known: Mapping[str, Sort]) -> None:
    """Take names to be of what somebody has said that they are of."""
    sorts = {fold(name): sort for name, sort in known.items()}
    for name, score in scores.items():
        if sort := sorts.get(fold(name)):
            score.add(sort, _SAID)


def _know_publisher(scores: dict[str, Scores], publisher: str) -> None:
    """Take the publisher to be a body, also by the first words of its name: "Meridian"."""
    for name, score in scores.items():
        begins = _begins(name, publisher) and score.sort in ("other", "people")
        if fold(name) == fold(publisher) or (begins and name not in table()):
            score.add("body", _SAID)


def _begins(name: str, publisher: str) -> bool:
    return fold(publisher).startswith(f"{fold(name)} ")


def _short_for(scores: dict[str, Scores], full: dict[str, str], publisher: str) -> dict[str, str]:
    """Return the whole name, as it is printed, of the first words of the publisher's."""
    whole = next((name for name in scores if fold(name) == fold(publisher)), "")
    return {
        name: full[whole]
        for name in scores
        if whole and scores[name].sort == "body" and _begins(name, publisher)
    }


def _look_up(scores: dict[str, Scores], found: Sequence[Mention], given: Sequence[str]) -> None:
    """Take what the gazetteer knows, and nothing in the text speaks for, to be a place."""
    codes = list(dict.fromkeys(given))[:_COUNTRIES]
    for mention in found:
        kin = table().get(mention.text)
        known = kin and kin.sort in ("state", "people", "capital") and len(kin.keys) == 1
        if kin and known and kin.keys[0] not in codes and len(codes) < _COUNTRIES:
            codes.append(kin.keys[0])
    if exercise(codes):
        return
    for name, score in scores.items():
        open_ = score.sort == "other" and not score.get("other") and not name.isupper()
        weak = score.sort == "person" and sum(score.values()) <= _STRUCTURE
        if (open_ or weak) and not w.ordinary(name) and is_known(name, codes):
            score.add("place", _KNOWN)


def _entity(name: str, group: Sequence[Mention], scores: dict[str, Scores]) -> Entity:
    total = Scores()
    for each in dict.fromkeys(each.text for each in group):
        total.join(scores[each])
    own = scores[name].sort
    sort = total.sort if own == "other" or len(w.words_of(name)) == 1 else own
    entity = Entity(name.title() if name.isupper() and sort == "place" else name, sort)
    entity.mentions = list(group)
    printed = dict.fromkeys(each.text for each in group)
    entity.aka = [each for each in printed if each not in (name, entity.name)]
    kin = table().get(name)
    entity.codes = tuple(key for key in kin.keys if len(key) == 2) if kin else ()
    return entity


def _join_peoples(made: list[Entity]) -> None:
    """Tell adjectives of the text's own states: "Dravenian" is of Dravenia."""
    named = {each.name: each for each in made}
    stems = stems_of(
        each.name
        for each in made
        if each.sort in ("state", "place", "other") and " " not in each.name
    )
    for each in made:
        of = "" if each.codes or " " in each.name else demonym_of(each.name, stems)
        if of:
            each.sort = "people"
            named[of].sort = "state"
            each.codes = (of,)


def _role(entity: Entity, text: SourceText) -> Role:
    """Return the first role that a mention of a person gives, with an organisation if any has."""
    best = Role()
    for mention in entity.mentions:
        if _foreign(mention.text):
            continue
        found = role_of(mention, text.passages[mention.where.paragraph - 1].text)
        if found.role:
            entity.told.append((mention.where, found))
        if found.role and (not best.role or best.role in heads.HONORIFICS):
            best = found._replace(org=found.org or best.org, hint=found.hint or best.hint)
        elif (found.org or found.own) and not best.org:
            best = best._replace(org=found.org, own=found.own)
        if found.hint and not best.hint:
            best = best._replace(hint=found.hint, why=found.why)
    kin = table().get(best.org)
    if kin and kin.sort == "people":  # a Syrian analyst
        best = best._replace(role=f"{best.org} {best.role}".strip(), org="")
    return best


def _led(person: Entity, standing: EntitiesByParagraph, text: SourceText) -> Role:
    """Return the role of one by whom a body is led: "the Wardens, led by Bela T"."""
    for mention in person.mentions:
        passage = text.passages[mention.where.paragraph - 1].text
        if not _LED_BY.search(passage, max(mention.where.start - _REACH, 0), mention.where.start):
            continue
        led = standing.before(mention.where, "body")
        if led and "." not in passage[led[0].end : mention.where.start]:
            return person.role._replace(role=person.role.role or "leader", org=led[1].name)
    return person.role


def _heading(standing: EntitiesByParagraph, text: SourceText) -> None:
    """Give persons what "he" or "who" leads: "She has chaired the Dockers' Federation"."""
    for passage in text.passages:
        for match in _HEADS.finditer(passage.text):
            found = standing.before(Where(passage.number, *match.span()), "person")
            if found and not found[1].role.org:
                found[1].role = found[1].role._replace(org=match["org"], own=False)


def _foreign(name: str) -> bool:
    """Tell whether a name is in a script without capitals, as in brackets behind another."""
    return not any(char.isupper() for char in name)
