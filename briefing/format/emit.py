"""A brief as the text of its file, in YAML's block style and in the order of the format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from briefing.brief.model import Brief, Source, Voice
from briefing.brief.scales import SCHEMA_VERSION
from briefing.format.docs.skeleton import header, modeline
from briefing.format.dump import block, entries

ITEM_ORDER: Final = (
    "id", "from", "to", "type", "since", "name", "short", "aka", "question", "text", "about",
    "kind", "by", "basis", "status", "side", "leader", "country", "lat", "lon", "precision",
    "part_of", "pcode", "wikidata", "place", "holder", "control", "category", "sector", "group",
    "topic", "hxl", "signal", "horizon", "likelihood", "confidence", "because", "for", "against",
    "assumes", "alternative", "so_what", "dissent", "outcome", "when", "date", "date_basis",
    "quote", "figures", "calc", "funding", "verification", "grade", "designations", "note", "refs",
    "tlp", "waive", "cite",
)  # fmt: skip
"""The fields of an item as people write them: what it is, what is said, when, and whence."""
_SECTIONS: Final = Brief.__struct_fields__[Brief.__struct_fields__.index("sources") :]
_LEAD: Final = """\
# A brief: one crisis at one information cut-off.
#
# A line of the header that begins with # is a field that nobody has given: take off its # and fill
# it in, or leave it. 'briefing check FILE' holds every item against its source.
"""


def emit(brief: Mapping[str, Any], *, schema: str = "") -> str:
    """Return a brief as text; what of the header nobody has given is a line of comment.

    ``brief`` is plain data as a file has it, without the ``schema`` of the format; ``schema`` is
    the file that editors take for its JSON Schema.
    """
    given = {key: value for key, value in brief.items() if key not in _SECTIONS}
    head = f"{modeline(schema)}{_LEAD}\n{header({'schema': SCHEMA_VERSION, **given})}"
    return "\n".join([head, *(_section(key, brief[key]) for key in _SECTIONS if brief.get(key))])


def item_in_order(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item with its fields in the order in which they are written."""
    return _in_order(item, ITEM_ORDER)


def source_in_order(source: Mapping[str, Any]) -> dict[str, Any]:
    """Return a source with its fields in the order in which they are written."""
    return _in_order(source, Source.__struct_fields__)


def voice_in_order(voice: Mapping[str, Any]) -> dict[str, Any]:
    """Return a voice with its fields in the order in which they are written."""
    return _in_order(voice, Voice.__struct_fields__)


def _in_order(data: Mapping[str, Any], order: Iterable[str]) -> dict[str, Any]:
    known = [key for key in order if key in data]
    return {key: data[key] for key in dict.fromkeys((*known, *data))}


def _section(key: str, value: Any) -> str:
    lines: list[str] = []
    if key == "voices":
        lines += entries({id: voice_in_order(each) for id, each in value.items()}, 2)
    elif key == "situation":
        for name in (name for name in ("summary", "points") if value.get(name)):
            lines.append(f"  {name}:")
            lines += (line for each in value[name] for line in block(item_in_order(each), 4))
    else:
        order = source_in_order if key == "sources" else item_in_order
        lines += (line for each in value for line in block(order(each), 2))
    return "".join(f"{line}\n" for line in [f"{key}:", *lines])
