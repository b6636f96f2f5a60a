"""Who and what a text names: each once, with its sort, other names, role and what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from briefing.brief.fold import fold
from briefing.draft import kinds as k
from briefing.draft.aliases import brackets, demonym_of, full_names
from briefing.draft.findings import Sort
from briefing.draft.mentions import Mention, mentions
from briefing.draft.roles import Role, role_of
from briefing.draft.sorting import Scores, sorts
from briefing.draft.source_text import SourceText
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table

_LONGEST_ID: Final = 40


class Entity:
    """One person, body, people, state or place of a text.

    ``aka`` are other printed names, ``codes`` the states that it is or, of a people, is of.
    """

    def __init__(self, name: str, sort: Sort) -> None:
        self.id = ""
        self.name = name
        self.sort: Sort = sort
        self.aka: list[str] = []
        self.mentions: list[Mention] = []
        self.role = Role()
        self.codes: tuple[str, ...] = ()

    @property
    def cite(self) -> list[int]:
        """The paragraphs that name it."""
        return list(dict.fromkeys(each.where.paragraph for each in self.mentions))

    def __repr__(self) -> str:
        return f"<{self.sort} {self.name!r} aka {self.aka}>"


def slug(name: str, taken: Iterable[str]) -> str:
    """Return an id for a name, as ``briefing place`` makes them, that none of ``taken`` is."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_LONGEST_ID].strip("-") or "name"
    taken, found, number = set(taken), base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def entities(text: SourceText) -> list[Entity]:
    """Return what a text names, in the order in which it is first named."""
    found = mentions(text)
    scores = sorts(found, text)
    pairs = brackets(found, text)
    full = full_names(scores, pairs, found)
    groups: dict[str, list[Mention]] = {}
    for mention in found:
        groups.setdefault(full[mention.text], []).append(mention)
    made = [_entity(name, group, scores) for name, group in groups.items()]
    _join_peoples(made)
    for each in made:
        if each.sort == "person":
            each.role = _role(each, text)
    return made


def _entity(name: str, group: Sequence[Mention], scores: dict[str, Scores]) -> Entity:
    total = Scores()
    for printed in dict.fromkeys(each.text for each in group):
        total.join(scores[printed])
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
    states = [
        each.name for each in made if each.sort in ("state", "place") and " " not in each.name
    ]
    for each in made:
        of = "" if each.codes or " " in each.name else demonym_of(each.name, states)
        if of:
            each.sort = "people"
            state = next(other for other in made if other.name == of)
            state.sort = "state"
            each.codes = (of,)


def _role(entity: Entity, text: SourceText) -> Role:
    """Return the first role that a mention of a person gives, with an organisation if any has."""
    best = Role()
    for mention in entity.mentions:
        found = role_of(mention, text.passages[mention.where.paragraph - 1].text)
        if found.role and not best.role:
            best = found._replace(org=found.org or best.org, own=found.own or best.own)
        elif found.org and not best.org:
            best = best._replace(org=found.org)
    return best


def of_sort(found: Sequence[Entity], *wanted: Sort) -> list[Entity]:
    """Return the entities of some sorts."""
    return [each for each in found if each.sort in wanted]


def head(name: str) -> str:
    """Return the word by which a name says what it is of."""
    return k.head_word(name)
