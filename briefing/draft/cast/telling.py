"""What kind of voice somebody named is, and the words of the text that tell it."""

from __future__ import annotations

import re
from typing import Final

from briefing.brief.scales import SOURCE_VOICE, SourceKind, VoiceKind
from briefing.draft.cast import heads, signs
from briefing.draft.cast import kinds as k
from briefing.draft.cast.entity import Entity
from briefing.draft.cast.roster import Roster
from briefing.draft.source_text import SourceText
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table

_HOUSES: Final = frozenset(("hospital", "clinic", "infirmary"))
"""Bodies whose word is that of those who saw."""
_BYLINE: Final = re.compile(r"\b[Bb]y (?:[A-Z][\w.'\u2019-]*(?:,| and)? )*$")
_OWN_WORK: Final = frozenset(
    ("assessment", "report", "survey", "study", "project", "programme", "operation", "response")
)
"""What somebody is of who belongs to those that publish the text."""
_OWN_POST: Final = frozenset(("office", "mission", "operations", "country", "programme", "head"))
"""Words of a post of those who publish a report, where it says nobody else's."""


class Kinds:
    """The kinds of the voices of one text.

    ``published`` is that of its publisher; None where nobody is named.
    """

    def __init__(
        self, text: SourceText, roster: Roster, *, kind: SourceKind, publisher: str | None
    ) -> None:
        self.published = _publishers(kind, publisher)
        self._speaks_for_all = kind in ("sitrep", "statement")
        self._text = text
        self._roster = roster

    def of(self, entity: Entity) -> tuple[VoiceKind | None, str]:
        """Return the kind of voice of somebody named, and the words that tell it."""
        if entity.sort == "person":
            return self._person_kind(entity)
        if entity.sort == "state":
            return "government", "a state"
        if entity.sort == "place":
            kin = table().get(entity.name)
            return ("government", "a capital") if kin and kin.capital else (None, "")
        names = (entity.name, *entity.aka)
        told = next(filter(None, map(k.words_kind, names)), None)
        about = self._roster.about(entity)
        if not told or told.why.casefold() in k.VAGUE:
            told = k.words_kind(about) or told
        if not told or (told.kind == "witness" and w.fold(told.why) not in _HOUSES):
            # The People's Assembly of the Coast saw nothing.
            return self._unworded(entity)
        own = w.fold(told.why) in w.words_of(entity.name) or told.why == entity.name
        return told.kind, entity.name if own else told.why

    def _unworded(self, entity: Entity) -> tuple[VoiceKind | None, str]:
        """Return the kind of a body whose name tells none: one that fights, a state's service."""
        if entity.sort != "body":
            return None, ""
        if fights := self._roster.fights(entity):
            return "party", fights
        last = table().get(entity.name.rsplit(maxsplit=1)[-1])
        if last and last.sort == "state" and " " in entity.name:
            return "government", entity.name  # Public Health England
        return None, ""

    def _person_kind(self, entity: Entity, *, deep: bool = True) -> tuple[VoiceKind | None, str]:
        org = self._roster.org_of(entity)
        role = entity.role.role
        body = self._roster.named(org) if org else None
        body = body if body and body.sort in ("body", "state") else None
        of_org: VoiceKind | None = None
        if body:
            of_org = self.of(body)[0]
        elif org and (whose := self._roster.named(org)) and whose.sort == "person":
            of_org = (
                self._person_kind(whose, deep=False)[0] if whose is not entity and deep else None
            )
        elif org:
            told = k.words_kind(org)
            of_org = told.kind if told else k.of_a_state(org)
        kind = k.role_kind(role, of_org, org) if role else None
        if entity.role.hint and not kind and not (entity.role.hint == "witness" and of_org):
            return entity.role.hint, entity.role.why
        why = f"{role} of {org}" if role and org else role or org
        if kind or of_org:
            return kind or of_org, why
        if self._speaks_for_all and _OWN_POST & set(role.split()):
            return self.published, f"{role} of the publisher"
        return self._by_circumstance(entity, org)

    def _by_circumstance(self, entity: Entity, org: str) -> tuple[VoiceKind | None, str]:
        """Return the kind of somebody whose office says none: a rank, a byline, an age."""
        for mention in entity.mentions:
            for word in reversed(mention.title.split()):
                kind = k.role_kind(word, None) if w.fold(word) not in heads.MERE else None
                if kind:
                    return kind, word
        text = self._text.passages[entity.mentions[0].where.paragraph - 1].text
        byline = _BYLINE.search(text[: entity.mentions[0].where.start])
        if self.published and (byline or w.fold(org) in _OWN_WORK):
            return self.published, "of the publisher"
        for mention in entity.mentions:
            behind = self._text.passages[mention.where.paragraph - 1].text[mention.where.end :]
            if signs.AGED.match(behind[:8]) and ", who " not in behind[:14]:
                return "witness", "gives an age"
        return None, ""


def _publishers(kind: SourceKind, publisher: str | None) -> VoiceKind | None:
    """Return the kind of voice that the publisher is: what its name tells, else the text's."""
    told = k.words_kind(publisher) if publisher and kind in ("sitrep", "statement") else None
    return told.kind if told else SOURCE_VOICE[kind] if publisher else None
