"""A text drafted into the brief that was made from it has nothing new to say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefing.brief import model as m
from briefing.draft.against import contradictions
from briefing.draft.cast import make_cast
from briefing.draft.compose import compose
from briefing.draft.find import events, impact, territory, ties, views
from briefing.draft.into import held_against
from briefing.draft.model import Draft, DraftBrief, DraftSource, Made
from briefing.draft.source_text import SourceText
from briefing.verify.sources.source import paragraphs
from briefing.verify.words.normalise import digest

ROOT = Path(__file__).parents[2]
TEXTS = (
    ROOT / "seeds/exercise-halyard-2020-03-04.txt",
    ROOT / "tests/draft/corpus/open/sitrep-ocha-kessa.txt",
    ROOT / "tests/draft/corpus/open/news-agency-sorvat.txt",
)


def _draft(path: Path) -> Draft:
    day = date(2020, 3, 4)
    text = SourceText(paragraphs(path.read_text()), day)
    cast = make_cast(text, countries=(), kind="agency", publisher="The Wire")
    found = [
        finding
        for find in (territory, impact, ties, events, views)
        for finding in find.find(text, cast)
    ]
    return Draft(
        draft=1,
        brief=DraftBrief(id="made", title="Made", as_of=day.isoformat()),
        source=DraftSource(
            id="s1",
            title="Made",
            kind="agency",
            publisher="The Wire",
            published=day.isoformat(),
            text=path.name,
            sha256=digest(text.paragraphs),
            paragraphs=len(text.paragraphs),
        ),
        made=Made(engine="0/1"),
        voices=dict(cast.voices),
        actors=list(cast.actors.values()),
        places=list(cast.places.values()),
        proposals=contradictions(compose(found, text, cast), cast),
    )


def _brief(draft: Draft) -> m.Brief:
    """Return the brief that a person makes who accepts all, and words what has no text yet."""
    sections: dict[str, list[dict[str, Any]]] = {"summary": [], "points": []}
    for number, each in enumerate(draft.proposals):
        item = {"id": each.key, **each.item}
        if each.section == "crosscheck":
            item.setdefault("question", "Is it so?")
        elif each.section != "relationships":
            item.setdefault("text", f"Worded by a person, number {number}.")
        sections.setdefault(each.section, []).append(item)
    situation = {key: sections.pop(key) for key in ("summary", "points")}
    source = msgspec.to_builtins(draft.source)
    raw = {
        "schema": "briefing/1",
        "id": "made",
        "title": "Made",
        "tlp": "AMBER",
        "as_of": draft.brief.as_of,
        "sources": [{key: source[key] for key in ("id", "title", "kind", "publisher", "sha256")}],
        "voices": {
            key: {"kind": "witness", **msgspec.to_builtins(voice)}
            for key, voice in draft.voices.items()
        },
        "actors": msgspec.to_builtins(draft.actors),
        "places": msgspec.to_builtins(draft.places),
        "situation": situation,
        **sections,
    }
    return msgspec.convert(raw, m.Brief)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_proposal_is_there_already_and_nothing_is_asked_again(path: Path) -> None:
    draft = _draft(path)
    whole = [each for each in draft.proposals if not each.open_fields]
    draft = msgspec.structs.replace(draft, proposals=whole)
    held = held_against(draft, _brief(draft))
    own = [each for each in whole if each.section != "crosscheck"]
    assert len(own) > 15
    assert [(each.key, each.answer) for each in held.proposals] == [
        (each.key, "same") for each in own
    ]
    assert not any(each.against for each in held.proposals)


def test_as_another_source_what_it_says_of_facets_is_the_same_still() -> None:
    draft = _draft(TEXTS[0])
    whole = [each for each in draft.proposals if not each.open_fields]
    draft = msgspec.structs.replace(draft, proposals=whole)
    brief = _brief(draft)
    other = msgspec.structs.replace(draft.source, id="s2", sha256="0" * 64, text="other.txt")
    cited = [
        msgspec.structs.replace(
            each, item={**each.item, "cite": [f"s2:{cite}" for cite in each.item["cite"]]}
        )
        for each in whole
    ]
    again = msgspec.structs.replace(draft, source=other, proposals=cited)
    answers = {
        each.key: each.answer
        for each in held_against(again, brief).proposals
        if each.section in ("territory", "relationships")
    }
    assert answers
    assert set(answers.values()) == {"same"}
