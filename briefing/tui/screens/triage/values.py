"""What a field of a proposal may be: a term of its scale, somebody or something, or typed words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from msgspec.structs import fields as struct_fields

from briefing.brief import scales as s
from briefing.brief.fields import FIELDS
from briefing.brief.resolve import as_list
from briefing.brief.values import citation, date_trouble
from briefing.draft.model import Section
from briefing.draft.refs import called
from briefing.draft.state import ITEM, ORDER, Card, fields_of
from briefing.text import clean
from briefing.tui.screens.triage.choices import MenuChoice
from briefing.tui.screens.triage.parts import is_editable
from briefing.tui.screens.triage.shown import SECTIONS, place_words
from briefing.tui.screens.triage.telling import cited_paragraphs, label_of
from briefing.verify import language_of
from briefing.verify.words.normalise import words
from briefing.verify.words.passages import MOST_IN_A_ROW

if TYPE_CHECKING:
    from briefing.tui.services.drafts import OpenDraft

REASONS: Final = (
    MenuChoice("", "no reason"),
    MenuChoice("wrong", "wrong", "the source does not say so"),
    MenuChoice("not-relevant", "not relevant", "it is true, and does not belong in the brief"),
    MenuChoice("duplicate", "said already", "another item says it"),
    MenuChoice("background", "background", "it is about what was before"),
)
"""Why a proposal is left out."""
HINTS: Final = {
    "date": "YYYY-MM-DD, YYYY-MM or YYYY, or two of them joined by /",
    "cite": "p3, or a range p3-p5; several with a blank between",
    "figures": "as printed; several with ; between",
    "calc": "480 / 1200 = 40 %, with numbers that the paragraphs print; several with ; between",
    "quote": "words that stand in the paragraph, at most seven",
    "original": "the words of the source, where the quotation is a translation; at most seven",
    "language": "the language of the original: ar, uk",
    "translator": "who translated it: the desk",
}
"""What is said in an empty line of a field that is typed, where it is not as printed."""
TRANSLATED: Final = ("original", "language", "translator")
"""What a quotation has beside its words where these are a translation."""
PREVIOUS: Final = "previous"
"""Stands among the fields for what becomes of the item that a proposal changes."""
NOTHING: Final = MenuChoice(None, "nothing", "takes the field away")
_MEANT: Final[dict[str, Mapping[str, str]]] = {"sector": s.SECTOR_NAME}
"""What the terms of a scale mean, where they do not say so themselves."""
PICKED: Final = ("id", "speaker", "scale")
"""The kinds of field whose value is picked; the value of any other is typed."""
VOICE_KINDS: Final[dict[str, str]] = {
    kind: f"{s.VOICE_BASIS[kind]}: {s.BASIS[s.VOICE_BASIS[kind]]}" for kind in get_args(s.VoiceKind)
}
"""What each kind of voice makes of what it says."""


def fields(draft: OpenDraft, card: Card) -> Iterator[MenuChoice]:
    """Yield the fields that a reviewer sets, those with a value, or left open, first."""
    item = card.item
    if card.replaceable:
        yield MenuChoice(PREVIOUS, PREVIOUS, place_words(card))
    keys = [key for key in fields_of(card.section) if is_editable(key)]
    wanted = {key for key in keys if item.get(key) or key in card.proposal.open_fields}
    for key in sorted(keys, key=lambda key: key not in wanted):
        yield MenuChoice(key, label_of(key), _told(draft, card, key))
    for key in TRANSLATED if isinstance(item.get("quote"), str | dict) else ():
        if key == "original" or isinstance(item["quote"], dict):
            yield MenuChoice(key, label_of(key), said(held(item, key)))


def held(item: Mapping[str, Any], key: str) -> Any:
    """Return what an item has in a field, or its quotation in a part."""
    if key not in TRANSLATED:
        return item.get(key)
    return quote.get(key) if isinstance(quote := item.get("quote"), dict) else None


def put(item: Mapping[str, Any], key: str, value: Any) -> tuple[str, Any]:
    """Return which field of an item gets which value, as a part of its quotation is set.

    A quotation without its original is no translation.
    """
    if key not in TRANSLATED:
        return key, value
    quote = item["quote"]
    parts = {**quote} if isinstance(quote, dict) else {"text": quote}
    parts = {name: each for name, each in {**parts, key: value}.items() if each}
    return "quote", parts if "original" in parts else parts["text"]


def places(card: Card) -> list[MenuChoice]:
    """Return where a proposal may go that changes an item of the brief."""
    of = clean(called(card.replaceable))
    return [
        MenuChoice(None, "beside", f"{of} stays as it is", not card.replaces),
        MenuChoice(card.replaceable, "replace", f"it goes, this stands under its id: {of}",
               bool(card.replaces)),
    ]  # fmt: skip


def _told(draft: OpenDraft, card: Card, key: str) -> str:
    """Return what a field says, somebody and something by name."""
    now = as_list(card.item.get(key)) if FIELDS[key].kind in ("id", "speaker") else []
    names = [each.name for each in choices(draft, card, key) if each.value in now] if now else []
    return "; ".join(names) or said(card.item.get(key))


def said(value: Any) -> str:
    """Return the value of a field in the words of a line; figures by how they are printed."""
    if value is None:
        return ""
    each = value if isinstance(value, list) else [value]
    return clean("; ".join(one["text"] if isinstance(one, dict) else str(one) for one in each))


def terms(section: Section, key: str) -> tuple[str, ...]:
    """Return the terms of the scale that a field is of; none where it is of none."""
    kind = next(each.type for each in struct_fields(ITEM[section]) if each.encode_name == key)
    return tuple(_terms(kind))


def _terms(kind: Any) -> Iterator[str]:
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    else:
        for each in get_args(kind):
            yield from _terms(each)


def required(section: Section, key: str) -> bool:
    """Tell whether an item of a section must have a field."""
    return next(each.required for each in struct_fields(ITEM[section]) if each.encode_name == key)


def choices(draft: OpenDraft, card: Card, key: str) -> list[MenuChoice]:
    """Return what a field may be that is picked: terms, or who and what the draft knows."""
    field, now = FIELDS[key], as_list(card.item.get(key))
    if field.kind == "scale":
        found = [
            MenuChoice(term, term, _MEANT.get(key, {}).get(term, ""), term in now)
            for term in terms(card.section, key)
            if key != "tlp" or s.tlp_rank(term) > s.tlp_rank(_label(draft))
        ]
    elif field.kind == "speaker":
        found = [
            MenuChoice(voice, clean(each.name), clean(each.kind or "kind not told"), voice in now)
            for voice, each in draft.state.voices.items()
        ]
        if draft.into is not None:
            known = draft.state.voices
            found += [
                MenuChoice(voice, clean(each.name), f"{each.kind}, of the brief", voice in now)
                for voice, each in draft.into.voices.items()
                if voice not in known
            ]
    else:
        found = [
            MenuChoice(each.id, clean(each.name), clean(str(each.kind or "")), each.id in now)
            for each in _known(draft, field.refers)
        ]
    found = _near_first(draft, card, found) if field.kind != "scale" else found
    return found if required(card.section, key) else [*found, NOTHING]


def _label(draft: OpenDraft) -> str:
    """Return the label of the brief: an item may only have a stricter one."""
    return draft.into.tlp if draft.into is not None else draft.state.draft.brief.tlp


def _known(draft: OpenDraft, section: str) -> list[Any]:
    """Return the actors or places of the draft, then those of the brief that it is for."""
    if section not in ("actors", "places"):
        return []
    found = list(getattr(draft.state.draft, section))
    there = {each.id for each in found}
    if draft.into is not None:
        found += [each for each in getattr(draft.into, section) if each.id not in there]
    return [each for each in found if each.id]


def _near_first(draft: OpenDraft, card: Card, found: Sequence[MenuChoice]) -> list[MenuChoice]:
    """Return choices, those first whose name stands in the paragraphs that are cited."""
    body = " ".join(f" {' '.join(words(text))} " for _, text in cited_paragraphs(draft, card.item))
    return sorted(found, key=lambda each: f" {' '.join(words(each.name))} " not in body)


def sections(now: str = "") -> list[MenuChoice]:
    """Return the sections, by the digit that each always has; ``now`` is the one it stands in."""
    return [MenuChoice(section, SECTIONS[section], "", section == now) for section in ORDER]


def kinds() -> list[MenuChoice]:
    """Return the kinds that a voice may be of."""
    return [MenuChoice(kind, kind, means) for kind, means in VOICE_KINDS.items()]


def trouble(key: str, value: Any) -> str:
    """Return what is wrong with a value that was typed, as the end of a sentence; "" if nothing."""
    if key == "date" and value:
        return date_trouble(value)
    if key == "cite":
        if not value:
            return "an item cites a paragraph"
        return "" if all(map(citation, value)) else "write p12, or a range p18-p20"
    if key == "calc":
        return _calc_trouble(value)
    if key == "language" and value and not (value.isascii() and value.isalpha()):
        return "write its code: ar, uk"
    if key in ("quote", "original"):
        given: list[Any] = [*as_list(value)] if not isinstance(value, dict) else [value]
        printed = [each.get("original", "") if isinstance(each, dict) else each for each in given]
        longest = max((len(words(each)) for each in printed), default=0)
        return f"a quotation has at most {MOST_IN_A_ROW} words" if longest > MOST_IN_A_ROW else ""
    return ""


def _calc_trouble(value: Any) -> str:
    from briefing.brief.calc import CalcError, parse  # few are ever typed

    try:
        for line in as_list(value):
            parse(line)
    except CalcError as error:
        return str(error)
    return ""


def typed(key: str, text: str, before: Any = None) -> Any:
    """Return what a line means as the value of a field; None where it is to have none."""
    text = clean(text).strip()
    if not text:
        return None
    if key == "figures":
        known = {each["text"]: each for each in before or []}
        printed = [part.strip() for part in text.split(";") if part.strip()]
        return [known.get(each) or figure(each) for each in printed]
    if key == "quote" and isinstance(before, dict):
        return {**before, "text": text}
    if key == "cite":
        return text.replace(",", " ").replace(";", " ").split()
    if key == "calc" and text.count("=") > 1:
        return [part.strip() for part in text.split(";") if part.strip()]
    if key == "quote" and ";" in text and isinstance(before, list):
        return [part.strip() for part in text.split(";") if part.strip()]
    return text


def figure(printed: str) -> dict[str, Any]:
    """Return a printed figure as a brief has it, with the number that it stands for."""
    found = language_of().parse_figure(printed)
    if found is None or found.low is None or found.kind == "vague":
        return {"text": printed}
    out: dict[str, Any] = {"text": printed, "op": found.op}
    scale = 100 if found.kind == "fraction" else 1
    low, high = (_plain(each * scale) for each in (found.low, found.high or found.low))
    out |= {"value": low} if low == high else {"min": low, "max": high}
    unit = "per cent" if found.kind in ("fraction", "percent") else found.noun or found.unit
    return {**out, "unit": unit} if unit else out


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number
