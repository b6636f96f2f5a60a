"""Proposals that say the same: one of them stays, and rests on the words of all."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, Final

from msgspec.structs import replace

from briefing.draft.model import Proposal

FIELDS: Final = (
    "by", "basis", "from", "to", "type", "since", "note", "place", "holder", "control",
    "category", "group", "sector", "topic", "quote", "figures", "verification", "when", "date",
    "date_basis",
)  # fmt: skip
"""The fields of an item between its text and its citations, in the order of the format."""
SYMMETRIC: Final = frozenset({"allied", "hostile", "coordinates", "contact"})
"""Ties that say the same whichever end stands first."""
_LOOSE: Final = frozenset(
    {"text", "quote", "when", "date", "date_basis", "verification", "sector", "cite"}
)
"""Fields in which two sentences that say the same may differ."""
_SAYING: Final[dict[str, tuple[str, ...]]] = {
    "relationships": ("from", "to", "type"),
    "territory": ("holder", "place"),
    "humanitarian": ("figures", "group"),
}
"""Fields of which an item needs one, to be told from others of its section without a text."""


def merged(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals without those that say what one before them says, its citations added."""
    found: list[Proposal] = []
    at: dict[Hashable, list[int]] = {}
    for proposal in proposals:
        told = _told(proposal)
        places = at.setdefault(told, []) if told is not None else []
        same = next((n for n in places if _together(found[n], proposal)), None)
        if same is None:
            places.append(len(found))
            found.append(proposal)
        else:
            found[same] = _joined(found[same], proposal)
    return found


def _told(proposal: Proposal) -> Hashable:
    """Return what a proposal says, None where that is too little to know it again by."""
    item = proposal.item
    saying = _SAYING.get(proposal.section)
    if saying is None:
        quote = item.get("quote")
        return (proposal.section, _plain(item.get("by")), _plain(quote)) if quote else None
    if not any(item.get(key) for key in saying):
        return None
    rest = {key: value for key, value in item.items() if key not in _LOOSE}
    if item.get("type") in SYMMETRIC:
        rest |= {"from": sorted((item.get("from", ""), item.get("to", ""))), "to": ""}
    return proposal.section, _plain(rest)


def _plain(value: Any) -> Hashable:
    """Return plain data as something that can be looked up."""
    if isinstance(value, dict):
        return tuple(sorted((key, _plain(each)) for key, each in value.items()))
    if isinstance(value, (list, tuple)):
        return tuple(map(_plain, value))
    return value if isinstance(value, Hashable) else str(value)


def _together(one: Proposal, other: Proposal) -> bool:
    """Tell whether nothing keeps two proposals that say the same apart: another day, a quote."""
    return all(
        one.item.get(key) == other.item.get(key)
        or one.item.get(key) is None
        or other.item.get(key) is None
        for key in ("date", "quote")
    )


def _joined(one: Proposal, other: Proposal) -> Proposal:
    """Return a proposal with what another one that says the same rests on and adds."""
    item = {**one.item}
    cite = list(dict.fromkeys((*item.pop("cite"), *other.item["cite"])))
    for key in ("quote", "when", "date", "date_basis", "verification"):
        if key in other.item and key not in item and (key != "when" or "date" not in item):
            item[key] = other.item[key]
    if "text" not in item and "text" in other.item:
        item = {"text": other.item["text"], **item}
    wording = "composed" if "composed" in (one.wording, other.wording) else "to-word"
    return replace(
        one,
        wording=wording,
        rests_on=[*one.rests_on, *other.rests_on],
        item={**in_order(item), "cite": cite},
        open_fields=[key for key in one.open_fields if key not in item],
    )


def in_order(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item with its fields in the order of the format, its citations last."""
    keys = ("id", "text", "question", *FIELDS, "status", "for", "against", "cite")
    return {key: item[key] for key in keys if key in item}
