"""Who speaks in a text: its voices, each with the word that tells its kind."""

from __future__ import annotations

import re
from typing import Final

from briefing.brief.scales import SOURCE_VOICE, SourceKind, VoiceKind
from briefing.draft import kinds as k
from briefing.draft.entities import Entity, slug
from briefing.draft.model import DraftVoice
from briefing.draft.roster import Roster
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import Speech

_ARTICLE: Final = re.compile(r"^(?:the|an?) ", re.I)
_PRONOUNS: Final = frozenset(("he", "she", "it", "they", "i", "we", "you", "one", "who"))
_MOST: Final = 8
"""Words of a speaker without a name; more are a clause."""


class Voices:
    """The voices of a text by their ids, and who speaks where."""

    def __init__(
        self, text: SourceText, roster: Roster, *, kind: SourceKind, publisher: str | None
    ) -> None:
        self.found: dict[str, DraftVoice] = {}
        self.why: dict[str, str] = {}
        self.orgs: dict[str, str] = {}
        """The name of whom each voice speaks for."""
        self._roster = roster
        self._text = text
        self._ids: dict[str, str] = {}
        self.own = self._source(kind, publisher) if publisher else ""
        """The id of the voice that the text itself speaks in; "" where it has no publisher."""
        for passage in text.passages:
            for speech in passage.facts.said.speeches:
                self.of(speech, Where(passage.number, speech.start, speech.end))

    def of(self, speech: Speech, where: Where) -> str:
        """Return the id of who speaks, "" where nobody can be told."""
        said = speech.resolved or speech.speaker
        if not said or said.lower() in _PRONOUNS:
            return ""
        entity = self._roster.speaker(said)
        if entity:
            return self._entity(entity, where)
        return self._phrase(said, where)

    def at(self, where: Where) -> str:
        """Return the id of the voice on whose word a span stands; "" for the source's own."""
        passage = self._text.passages[where.paragraph - 1]
        over = [
            each
            for each in passage.facts.said.speeches
            if each.start <= where.start and where.end <= each.end
        ]
        for speech in sorted(over, key=lambda each: each.end - each.start):
            found = self.of(speech, where)
            if found:
                return found
        return ""

    def _source(self, kind: SourceKind, publisher: str) -> str:
        entity = self._roster.named(publisher)
        told = SOURCE_VOICE[kind]
        voice = DraftVoice(name=publisher, kind=told)
        found = self._add(publisher, voice, f"{told}: publisher of the {kind}")
        if entity:
            voice.aka = [each for each in (entity.name, *entity.aka) if each != publisher]
            voice.cite = [f"p{entity.cite[0]}"]
            self._ids[entity.name] = found
        return found

    def _entity(self, entity: Entity, where: Where) -> str:
        if entity.name in self._ids:
            return self._ids[entity.name]
        org = self._roster.org_of(entity)
        kind, why = self.kind_of(entity)
        voice = DraftVoice(
            name=entity.name,
            kind=kind,
            org=org or None,
            role=entity.role.role or None,
            aka=entity.aka,
            cite=[f"p{entity.cite[0]}"],
        )
        found = self._add(entity.name, voice, f"{kind}: {why}" if kind else "")
        self.orgs[found] = org
        return found

    def kind_of(self, entity: Entity) -> tuple[VoiceKind | None, str]:
        """Return the kind of voice of somebody named, and the words that tell it."""
        if entity.sort == "person":
            return self._person_kind(entity)
        if entity.sort == "state":
            return "government", f"{entity.name} is a state"
        if entity.sort == "people":
            return None, ""
        told = k.words_kind(entity.name)
        about = self._roster.about(entity)
        if not told or told.why.casefold() in k.VAGUE:
            told = k.words_kind(about) or told
        if told:
            return (
                told.kind,
                f"{told.why} of {about}" if told.why not in entity.name else entity.name,
            )
        return None, ""

    def _person_kind(self, entity: Entity) -> tuple[VoiceKind | None, str]:
        org = self._roster.org_of(entity)
        role = entity.role.role
        body = self._roster.named(org) if org else None
        of_org: VoiceKind | None = None
        if body:
            of_org = self.kind_of(body)[0]
        elif org:
            told = k.words_kind(org)
            of_org = told.kind if told else None
        kind = k.role_kind(role, of_org) if role else None
        why = f"{role} of {org}" if role and org else role or org
        return (kind, why) if kind else (of_org, why) if of_org else (None, "")

    def _phrase(self, said: str, where: Where) -> str:
        """Return the voice of somebody without a name: residents, a spokesman of the ministry."""
        plain = _ARTICLE.sub("", said.strip())
        if not plain or len(plain.split()) > _MOST or not re.search(r"[^\W\d_]", plain):
            return ""
        key = plain.casefold()
        if key in self._ids:
            return self._ids[key]
        kind, why, org = self._phrase_kind(plain)
        voice = DraftVoice(
            name=plain[:1].upper() + plain[1:],
            kind=kind,
            org=org or None,
            cite=[f"p{where.paragraph}"],
        )
        found = self._add(key, voice, f"{kind}: {why}" if kind else "")
        self.orgs[found] = org
        return found

    def _phrase_kind(self, plain: str) -> tuple[VoiceKind | None, str, str]:
        body = self._roster.inside(plain)
        org = body.name if body and body.sort in ("body", "state") else ""
        head = re.split(r" (?:of|for|at|from|in|who|on) ", plain, maxsplit=1)[0]
        if k.is_role(head):
            of_org = self.kind_of(body)[0] if body and org else None
            kind = k.role_kind(head.split("\u2019s ")[-1].split("'s ")[-1], of_org)
            if kind:
                return kind, plain, org
        told = k.words_kind(head)
        if told:
            return told.kind, told.why, org
        return None, "", org

    def _add(self, key: str, voice: DraftVoice, why: str) -> str:
        found = slug(voice.name, self.found)
        self.found[found] = voice
        self._ids[key] = found
        if why:
            self.why[found] = why
        return found
