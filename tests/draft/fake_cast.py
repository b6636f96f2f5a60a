"""A cast whose names are told: by them the finders are tried before the true one is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.brief.fold import fold
from briefing.brief.items import Actor, Place
from briefing.draft.findings import Sort
from briefing.draft.model import DraftVoice
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import Speech

_LITTLE = {"the", "a", "an"}


def _folded(phrase: str) -> str:
    words = fold(phrase.replace("’", "'")).split()
    while words and words[0] in _LITTLE:
        words = words[1:]
    return " ".join(words).removesuffix("'s").removesuffix("'")


class FakeCast:
    """Actors, places and voices by the names given; ``orgs`` is whom a voice speaks for."""

    def __init__(
        self,
        text: SourceText,
        *,
        actors: Mapping[str, Sequence[str]] = {},
        places: Mapping[str, Sequence[str]] = {},
        voices: Mapping[str, Sequence[str]] = {},
        orgs: Mapping[str, str] = {},
        civil: Sequence[str] = (),
    ) -> None:
        self.text = text
        self.actors = {
            id: Actor(
                name=names[0],
                kind="civil" if id in civil else "rebel",
                cite=["p1"],
            )
            for id, names in actors.items()
        }
        self.places = {id: Place(name=names[0], cite=["p1"]) for id, names in places.items()}
        self.voices = {
            id: DraftVoice(name=names[0], org=orgs.get(id)) for id, names in voices.items()
        }
        self.why: dict[str, str] = {}
        self.persons: set[str] = set()
        self._actors = {_folded(name): id for id, names in actors.items() for name in names}
        self._places = {_folded(name): id for id, names in places.items() for name in names}
        self._voices = {_folded(name): id for id, names in voices.items() for name in names}

    @property
    def source_voice(self) -> str:
        return ""

    def sort(self, name: str) -> Sort:
        if name in self.persons:
            return "person"
        if _folded(name) in self._places:
            return "place"
        return "body" if _folded(name) in self._actors else "other"

    def actor(self, phrase: str, where: Where) -> str:
        return self._actors.get(_folded(phrase), "")

    def place(self, phrase: str, where: Where) -> str:
        return self._places.get(_folded(phrase), "")

    def site(self, phrase: str, where: Where) -> str:
        id = _folded(phrase).replace(" ", "-").replace("'", "")
        self.places.setdefault(id, Place(name=phrase, cite=[f"p{where.paragraph}"]))
        return id

    def party(self, phrase: str, where: Where) -> str:
        return ""

    def in_office(self, phrase: str) -> str:
        return ""

    def roles_in(self, paragraph: int) -> list[tuple[Where, str, str]]:
        return []

    def voice(self, speech: Speech, where: Where) -> str:
        for name in (speech.resolved, speech.speaker):
            if id := self._voices.get(_folded(name)):
                return id
        return ""

    def voice_at(self, where: Where) -> str:
        passage = self.text.passages[where.paragraph - 1]
        around = [
            s for s in passage.facts.said.speeches if s.start <= where.start and where.end <= s.end
        ]
        around.sort(key=lambda speech: speech.end - speech.start)
        return next((id for s in around if (id := self.voice(s, where))), "")
