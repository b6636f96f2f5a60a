"""Who speaks in a text: its voices, each with the word that tells its kind."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from briefing.brief.scales import SOURCE_VOICE, SourceKind, VoiceKind
from briefing.draft.cast import heads, nouns
from briefing.draft.cast import kinds as k
from briefing.draft.cast.aliases import Shorter, is_body
from briefing.draft.cast.entities import slug
from briefing.draft.cast.entity import Entity
from briefing.draft.cast.nouns import ARTICLE, PREPOSITION, bare_of, family_of, head_of
from briefing.draft.cast.roster import ANY_BODY, Roster
from briefing.draft.cast.speakers import first_speaker, named_there, written_by
from briefing.draft.cast.telling import Kinds
from briefing.draft.model import DraftVoice
from briefing.draft.source_text import SourceText, Where
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table
from briefing.verify.english.speech.words import OFFICES, SPEAKERS
from briefing.verify.language import Speech

_SEATS: Final = frozenset(("office", "government", "team", "camp", "aides"))
"""What speaks for whoever it is of: the mayor's office."""
_OUTLETS: Final = nouns.STATE_MEDIA | {"channel", "website", "site", "magazine", "station"}
"""What speaks for a side whose it is, and is no press: the radio of the Front."""
_PARTS: Final = frozenset(("unit", "branch", "department", "section", "wing", "arm", "office"))
"""What speaks as that does of which it is a part: the cyber unit of the army."""
_PRONOUNS: Final = frozenset(("he", "she", "it", "they", "i", "we", "you", "one", "who"))
_MOST: Final = 8
"""Words of a speaker without a name; more are a clause."""


class Voices:
    """The voices of a text by their ids, and who speaks where."""

    def __init__(
        self,
        text: SourceText,
        roster: Roster,
        *,
        kind: SourceKind,
        publisher: str | None,
        taken: Collection[str] = (),
    ) -> None:
        self.found: dict[str, DraftVoice] = {}
        self.why: dict[str, str] = {}
        self._orgs: dict[str, str] = {}
        self._taken = taken
        self._roster = roster
        self._text = text
        self._ids: dict[str, str] = {}
        self._shorter = Shorter()
        self._kinds = Kinds(text, roster, kind=kind, publisher=publisher)
        self._states = kind == "statement"
        self.own = self._source(kind, publisher) if publisher else ""
        """The id of the voice that the text itself speaks in; "" where it does not name it."""
        for passage in text.passages:
            for speech in passage.facts.said.speeches:
                self.of(speech, Where(passage.number, speech.start, speech.end))

    def of(self, speech: Speech, where: Where) -> str:
        """Return the id of who speaks, "" where nobody can be told."""
        speech = written_by(speech, self._text.passages[where.paragraph - 1].text, self._roster)
        said = first_speaker(speech.resolved or speech.speaker, self._roster)
        if not said or (said.lower() in _PRONOUNS and said != "WHO"):
            return ""
        if self._is_own(speech, where):
            return self.own
        if near := named_there(speech, where.paragraph, self._roster):
            return self._entity(near, where)
        entity = self._roster.speaker(said)
        if entity:
            return self._entity(entity, where)
        place = self._roster.named(said)
        if place and place.sort in ("place", "other", "people"):
            return self._seat(place, where) if speech.verb else ""
        return self._phrase(said, where, label=not speech.verb)

    def _is_own(self, speech: Speech, where: Where) -> bool:
        """Tell whether "the Ministry" is the one whose statement this is, and none named before."""
        bare = ARTICLE.sub("", speech.speaker)
        if not self._states or not self.own or not speech.who or not bare[:1].isupper():
            return False
        if w.fold(bare) != heads.head_word(self._orgs[self.own]):
            return False
        said = self._text.passages[where.paragraph - 1].text
        return f"{bare} of " not in said[: speech.who.start]

    def speaks_for(self, where: Where | None) -> str:
        """Return the name of whom somebody speaks for on whose word a span stands, or his own.

        Without a span: for whom the text itself speaks, if it is a statement.
        """
        own = self.own if self._states else ""
        voice = own if where is None else self.at(where)
        return self._orgs.get(voice, "") or (self.found[voice].name if voice else "")

    def _seat(self, place: Entity, where: Where) -> str:
        """Return the voice of a government by the name of its capital: Ankara."""
        kin = table().get(place.name)
        if not kin or not kin.capital:
            return ""
        state = next(
            (e for e in self._roster.all if e.sort == "state" and set(e.codes) & set(kin.keys)),
            None,
        )
        return self._entity(state or place, where)

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
        """Return the voice of the publisher; "" where the text does not name it.

        A brief has a voice of the publisher by itself, without a citation.
        """
        run = w.words_of(publisher)
        ends = [self._roster.named(" ".join(run[at:])) for at in range(len(run))]
        found = [each for each in ends if each and each.sort in ("body", "state")]
        entity = next((each for each in found if each.sort == "body"), next(iter(found), None))
        if not entity:
            return ""
        told = self._kinds.published or SOURCE_VOICE[kind]
        voice = DraftVoice(
            name=publisher,
            kind=told,
            aka=[each for each in (entity.name, *entity.aka) if each != publisher],
            cite=[f"p{entity.cite[0]}"],
        )
        own = self._add(entity.name, voice, f"{told}: publisher of the {kind}")
        self._orgs[own] = entity.name
        return own

    def _entity(self, entity: Entity, where: Where) -> str:
        if entity.name in self._ids:
            return self._ids[entity.name]
        org = self._roster.org_of(entity)
        kind, why = self._kinds.of(entity)
        voice = DraftVoice(
            name=entity.name,
            kind=kind,
            org=org or None,
            role=entity.role.role or None,
            aka=entity.aka,
            cite=[f"p{entity.cite[0]}"],
        )
        found = self._add(entity.name, voice, f"{kind}: {why}" if kind else "")
        self._orgs[found] = org
        return found

    def _phrase(self, said: str, where: Where, *, label: bool) -> str:
        """Return the voice of somebody without a name: residents, a spokesman of the ministry.

        ``label``: nothing but a colon or quotation marks says that they speak.
        """
        plain = bare_of(said)
        meant = None
        if " " not in plain and (plain != said.strip() or w.fold(plain) in ANY_BODY):
            meant = self._roster.definite(w.fold(plain), where)
        if meant:
            return self._entity(meant, where)
        kind, why, org = self._phrase_kind(plain)
        head = head_of(plain)
        last = w.fold(head.split()[-1]) if head else ""
        speaks = last in SPEAKERS | OFFICES | heads.ROLES
        clause = plain.split(maxsplit=1)[0].lower() in _PRONOUNS if plain else True
        if clause or len(plain.split()) > _MOST or not (kind or (speaks and not label)):
            return ""
        if (key := plain.casefold()) in self._ids:
            return self._ids[key]
        if known := self._known(plain, head, where):
            return known
        family = family_of(plain, kind)
        if family in self._ids:
            return self._take_in(self._ids[family], key, plain)
        voice = DraftVoice(
            name=plain[:1].upper() + plain[1:],
            kind=kind,
            org=org or None,
            aka=[] if head == plain else [head],
            cite=[f"p{where.paragraph}"],
        )
        found = self._add(key, voice, f"{kind}: {why}" if kind else "")
        self._orgs[found] = org
        if is_body(head) and head != plain:
            self._shorter.add(head, where, found)
        if family:
            self._ids[family] = found
        return found

    def _known(self, plain: str, head: str, where: Where) -> str:
        """Return the voice of a body that has another name so far, or a longer one; "" for none."""
        if not is_body(head):
            return ""
        if head == plain:
            named = [
                each
                for each in self._roster.all
                if each.sort == "body" and head_of(each.name).casefold() == plain.casefold()
            ]
            if len(named) == 1:
                return self._entity(named[0], where)
            return self._shorter.meant(plain, where)
        short = self._ids.get(head.casefold(), "")
        whole = plain[len(head) :].startswith((" of ", " for ")) and self._shorter.is_first(head)
        if not short or not whole or short not in self.found:
            return ""
        voice = self.found[short]
        if voice.name.casefold() == head.casefold():
            voice.aka.append(head)
            voice.name = plain[:1].upper() + plain[1:]
        self._ids[plain.casefold()] = short
        self._shorter.add(head, where, short)
        return short

    def _take_in(self, found: str, key: str, plain: str) -> str:
        """Offer another noun for the same as one voice, and say so: rebels, militants."""
        voice = self.found[found]
        if plain.casefold() not in {each.casefold() for each in (voice.name, *voice.aka)}:
            voice.aka.append(plain)
        self._ids[key] = found
        names = ", ".join((voice.name, *voice.aka)).lower()
        self.why[found] = f"{voice.kind}: {names}, taken for one voice"
        return found

    def _phrase_kind(self, plain: str) -> tuple[VoiceKind | None, str, str]:
        if plain == "chief of staff":
            return "government", plain, ""  # an army's would be called so
        body = self._roster.inside(plain)
        org = body.name if body and body.sort in ("body", "state") else ""
        head = head_of(plain)
        owner, _, last = (
            head.rpartition("\u2019s ") if "\u2019s " in head else head.rpartition("'s ")
        )
        if k.is_role(last):
            of_org = self._kinds.of(body)[0] if body and org else None
            if not of_org:
                behind = (*PREPOSITION.split(plain, maxsplit=1), "")[1]
                told = k.words_kind(owner or ARTICLE.sub("", behind))
                of_org = told.kind if told else None
            kind = k.role_kind(last, of_org)
            if kind:
                return kind, plain, org
        told = k.words_kind(head) or (
            k.words_kind(owner) if last.rpartition(" ")[2] in _SEATS else None
        )
        if not told and head.split()[-1:] and head.split()[-1] in _PARTS and " of the " in plain:
            told = k.words_kind(head_of(plain.partition(" of the ")[2]))
        if told and told.kind == "newspaper" and w.fold(head.split()[-1]) in _OUTLETS:
            whose = self._outlet_of(body if org else None, owner)
            if whose:
                return whose, plain, org
        if told:
            return told.kind, told.why, org
        named = body and (body.name in head or head.startswith(tuple(body.aka)))
        of_body = self._kinds.of(body) if body and named else (None, "")
        return *of_body, org

    def _outlet_of(self, body: Entity | None, owner: str) -> VoiceKind | None:
        """Return the kind of a side whose own outlet speaks for it: the Front's radio."""
        told = k.words_kind(ARTICLE.sub("", owner)) if owner and not body else None
        kind = self._kinds.of(body)[0] if body else told.kind if told else None
        return "state-media" if kind == "government" else "party" if kind == "party" else None

    def _add(self, key: str, voice: DraftVoice, why: str) -> str:
        found = slug(voice.name, self.found)
        if found in self._taken:  # an actor or a place: reasons are kept by id
            taken = {*self.found, *self._taken}
            short = next((each for each in voice.aka if _SHORT.fullmatch(each)), "")
            found = slug(short, ()) if short else ""
            if not found or found in taken:
                base = slug(voice.name, ())
                base = base if len(base) < _LONG else base[:_LONG].rpartition("-")[0]
                found = slug(f"{base} voice", taken)
        self.found[found] = voice
        self._ids[key] = found
        if why:
            self.why[found] = why
        return found


_LONG: Final = 34
"""Characters of a name that an id with "voice" behind it has room for."""
_SHORT: Final = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,5}")
"""A short name that an id may be made of: WFP, UNHCR."""
