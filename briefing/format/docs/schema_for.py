"""The JSON Schema for one brief: its own ids, voices, places and paragraphs as completions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from briefing.brief.fields import FIELDS, Field, field
from briefing.brief.meanings import SECTOR
from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.values import place_name
from briefing.format.docs.schema import json_schema
from briefing.text import cut

_WORDS: Final = 80
"""Cells of what a completion says of an id."""
_SECTIONS: Final = {"Judgement": "judgements"}
"""Sections that call a field otherwise, by the struct of their items."""
_MOST: Final = 500
"""Paragraphs of a source that are offered; any citation is allowed."""


def schema_for(brief: Brief, paragraphs: Mapping[str, int]) -> dict[str, Any]:
    """Return the schema with what may be written in this brief where something is referred to.

    ``paragraphs`` is how many each source has, by its id. Beside each id stands what it is
    (``enumDescriptions``, which editors show): the name of a voice, the first words of an item. Any
    other id is allowed as well: the brief goes on being written, and ``briefing check`` finds one
    that nothing has.
    """
    made = json_schema()
    ids = _ids(brief)
    cites = _cites(brief, paragraphs)
    for title, part in (("", made), *made["$defs"].items()):
        for name, node in part.get("properties", {}).items():
            about = field(name, _SECTIONS.get(title, "")) if name in FIELDS else None
            if name == "cite":
                node["items"] = (
                    {"anyOf": [_choice(cites), node["items"]]} if cites else node["items"]
                )
            elif about is not None and (choices := ids.get(_referred(about))):
                choices = choices | SECTOR if name == "about" else choices
                part["properties"][name] = _chosen(node, choices)
    return made


def _referred(about: Field) -> str:
    """Return the section that the ids in a field are of; "" where it holds none."""
    return "voices" if about.kind == "speaker" else about.refers


def _ids(brief: Brief) -> dict[str, dict[str, str]]:
    """Return the ids of each section that is referred to, each with what it is."""
    lines = [line for section in Outline(brief).every_section for line in section.lines]
    named = {line.item.id: line.text for line in lines if line.item.id is not None}
    return {
        "voices": {key: voice.name for key, voice in brief.voices.items()},
        "actors": {each.id: each.name for each in brief.actors if each.id},
        "places": {each.id: each.name for each in brief.places if each.id},
        "sources": {each.id: each.title for each in brief.sources},
        "items": named,
    }


def _cites(brief: Brief, paragraphs: Mapping[str, int]) -> dict[str, str]:
    """Return the paragraphs of the sources as they are cited, the first source's without its id."""
    out = {}
    for number, source in enumerate(brief.sources):
        for paragraph in range(1, min(paragraphs.get(source.id, 0), _MOST) + 1):
            place = place_name(paragraph, table=source.is_table)
            cite = place if not number else f"{source.id}:{place}"
            what = "row" if source.is_table else "paragraph"
            key = source.table.rows.get(place, "") if source.table else ""
            out[cite] = f"{what} {paragraph} of {source.title}" + (f": {key}" if key else "")
    return out


def _chosen(node: Any, choices: Mapping[str, str]) -> Any:
    """Return a field, or a list of it, with what is offered where anything of a form is allowed."""
    if not isinstance(node, dict):
        return node
    if "pattern" in node:
        form = {key: value for key, value in node.items() if key != "description"}
        said = {"description": node["description"]} if "description" in node else {}
        return {**said, "anyOf": [_choice(choices), form]}
    return {
        key: [_chosen(each, choices) for each in value] if isinstance(value, list)
        else _chosen(value, choices)
        for key, value in node.items()
    }  # fmt: skip


def _choice(choices: Mapping[str, str]) -> dict[str, Any]:
    said = [cut(" ".join(text.split()), _WORDS) for text in choices.values()]
    return {"enum": list(choices), "enumDescriptions": said, "markdownEnumDescriptions": said}
