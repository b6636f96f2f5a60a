"""The parts of an item as they are told: what each says, and what its check has to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.fields import FIELDS
from briefing.brief.parts import quoted
from briefing.brief.resolve import as_list
from briefing.brief.values import citation
from briefing.brief.words import OUTGOING, figure_words
from briefing.draft.refs import called
from briefing.text import clean, cut
from briefing.tui.screens.evidence.comparison import FieldEntry, FieldStatement
from briefing.verify.words.normalise import tokens, words

if TYPE_CHECKING:
    from briefing.brief.outline import Line, Outline
    from briefing.draft.state import Card, DraftState
    from briefing.tui.services.drafts import OpenDraft

_WHY: Final = 80
"""Characters of the words by which a voice got its kind."""
ORDER: Final = (
    "by", "from", "type", "to", "place", "holder", "control", "category", "group", "sector",
    "topic", "quote", "figures", "when", "since", "status", "for", "against", "tlp",
)  # fmt: skip
"""The parts of an item in the order in which they are told."""
TOLD_WITH: Final = {"date": "when", "date_basis": "when"}
"""Fields that have no part of their own, with the part that tells them."""
LETTERS: Final = {
    "by": "b", "from": "r", "type": "y", "to": "t", "place": "p", "holder": "h", "control": "c",
    "category": "k", "group": "g", "topic": "o", "quote": "q", "figures": "f", "when": "w",
    "since": "s", "status": "u", "for": "n", "against": "a", "sector": "e",
}  # fmt: skip
"""The letter of each part: it stands above its words in the source, and before its value."""


class ItemPart(NamedTuple):
    """A part of an item: its key, what it is called, what it says, and what a check has to say.

    ``state`` is ``pass``, ``warn``, ``fail``, ``open`` (no rule can tell) or empty.
    """

    key: str
    label: str
    says: str
    state: str = ""
    told: str = ""

    @property
    def letter(self) -> str:
        """Its letter; of what is no part that the source has words for a blank."""
        return LETTERS.get(self.key, " ")


def cited_paragraphs(draft: OpenDraft, item: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs that an item cites, by number, as far as they are at hand."""
    texts = draft.text.paragraphs
    for cite in filter(None, map(citation, as_list(item.get("cite")))):
        for number in range(cite.first, min(cite.last, len(texts)) + 1):
            yield number, texts[number - 1]


def statements(
    draft: OpenDraft, card: Card, outline: Outline, line: Line
) -> Iterator[tuple[str, FieldStatement]]:
    """Yield the parts that an item has, each as the evidence screen would have it told."""
    for key in ORDER:
        for statement in _stated(draft, outline, line, key):
            yield key, statement
    for name in card.proposal.open_fields:
        if name in FIELDS and not getattr(line.item, FIELDS[name].attribute, None):
            yield name, FieldStatement(label_of(name), "")


def _stated(draft: OpenDraft, outline: Outline, line: Line, key: str) -> Iterator[FieldStatement]:
    """Yield what an item says in one field, a value each."""
    item, path, label = line.item, line.path, label_of(key)
    value = getattr(item, FIELDS[key].attribute, None)
    if key == "by":
        own = isinstance(item, m.Relationship | m.Crosscheck) and not value
        for index, speaker in enumerate(() if own else line.speakers):
            place = (*path, key, index) if isinstance(value, list) else ()
            words = voice_words(draft.state, speaker.id) or _own_word(outline, speaker.name)
            yield FieldStatement(label, words, "speaker", place, speaker.id)
    elif key == "quote":
        for quote in quoted(item):
            words = f'"{outline.say(quote.words)}"'
            if quote.translation:
                words += f', here "{outline.say(quote.translation)}"'
            yield FieldStatement(label, words, "quote", (*path, *quote.path))
    elif key == "figures":
        for index, figure in enumerate(item.figures):
            read, printed = outline.say(figure_words(figure)), outline.say(figure.text)
            words = printed if read == printed else f"{printed}  {read}"
            yield FieldStatement(label, words, "figures", (*path, key, index))
    elif value and key in ("when", "since"):
        yield FieldStatement(label, outline.say(str(value)), "dates", (*path, key))
    elif value:
        yield FieldStatement(label, _value_words(draft, outline, key, value))


def _own_word(outline: Outline, name: str) -> str:
    """Return who speaks where an item names nobody: the source itself."""
    return f"the source itself, {outline.say(name)}" if name else "the source itself"


def label_of(key: str) -> str:
    """Return what a part is called."""
    return {"by": "by", "quote": "quote", "figures": "figure", "from": "from", "to": "to"}.get(
        key, FIELDS[key].heading
    )


def voice_words(state: DraftState, voice: str) -> str:
    """Return a voice by its name with what kind it is; empty for one that is not declared."""
    known = state.voices.get(voice)
    if known is None:
        return ""
    return clean(f"{known.name}, {known.kind or 'kind not told'}")


def kinds_told(state: DraftState, card: Card) -> list[str]:
    """Return by which words the voices of an item got their kind, where words told it."""
    found = []
    for voice in as_list(card.item.get("by")):
        kind, why = state.voices[voice].kind if voice in state.voices else None, ""
        if kind:
            why = cut(clean(state.draft.why.get(voice, "")), _WHY)
        if why:
            found.append(why if why.startswith(str(kind)) else f"{kind}: {why}")
    return found


def tie_words(card: Card, state: DraftState) -> str:
    """Return a relationship as a brief says it; "" for any other item."""
    if card.section != "relationships":
        return ""
    item = card.item
    names = {each.id: each.name for each in state.draft.actors}
    ends = [names.get(item.get(key), str(item.get(key, "?"))) for key in ("from", "to")]
    kind = str(item.get("type", "?"))
    return clean(f" {OUTGOING.get(kind, kind)} ".join(ends))


def _value_words(draft: OpenDraft, outline: Outline, key: str, value: Any) -> str:
    """Return what a part says, ids by what they are called and items by their words."""
    refers, state = FIELDS[key].refers, draft.state
    if refers in ("actors", "places"):
        known = state.draft.actors if refers == "actors" else state.draft.places
        known = [*known, *getattr(outline.brief, refers)]
        name = next((each.name for each in known if each.id == value), str(value))
        return clean(name)
    if refers == "items":
        cards = {card.key: card.words or card.key for card in state.cards}
        said = (cards.get(each) or _words_there(draft, each) for each in as_list(value))
        return "; ".join(map(clean, said))
    if key == "type":
        return OUTGOING.get(str(value), clean(str(value)))
    return clean(str(value))


def _words_there(draft: OpenDraft, ref: str) -> str:
    """Return the words of an item of the brief by a draft's name for it, else that name."""
    from briefing.draft.into import item_at

    line = item_at(draft.into, ref) if draft.into is not None else None
    return line.text if line is not None and line.text else called(ref)


def told_part(draft: OpenDraft, card: Card, key: str, entry: FieldEntry) -> ItemPart:
    """Return a part with what its check says, where there is one."""
    where = f" in {entry.where}" if entry.where else ""
    if entry.findings:
        told = clean(entry.findings[0].text)
        return ItemPart(key, entry.label, entry.says, entry.state, told[:1].upper() + told[1:])
    if not entry.says:
        return ItemPart(key, entry.label, "not found: f sets it", "open")
    if key == "by":
        said = {"pass": f"speaks{where}", "open": "not checkable"}.get(entry.state, "")
        return ItemPart(key, entry.label, entry.says, entry.state, said)
    if key == "quote":
        said = f"word for word{where}" if entry.state == "pass" else ""
        return ItemPart(key, entry.label, entry.says, entry.state, said)
    if key == "when":
        return ItemPart(key, entry.label, entry.says, entry.state, _date(card, where))
    if key in ("figures", "since"):
        return ItemPart(key, entry.label, entry.says, entry.state, where.strip())
    return _read(draft, card, key, entry)


def _date(card: Card, where: str) -> str:
    date, basis = card.item.get("date"), card.item.get("date_basis")
    shown = ", ".join(str(each) for each in (date, basis) if each)
    return clean(shown or where)


def _read(draft: OpenDraft, card: Card, key: str, entry: FieldEntry) -> ItemPart:
    """Return a part that no rule checks: its name stands there, or from which words it was read."""
    for number, paragraph in cited_paragraphs(draft, card.item):
        names = _names(draft, key, card.item.get(key))
        body = f" {' '.join(words(paragraph))} "
        if any(f" {' '.join(words(name))} " in body for name in names):
            return ItemPart(key, entry.label, entry.says, "pass", f"in p{number}")
    printed = printed_words(draft, card, key)
    if printed:
        return ItemPart(key, entry.label, entry.says, "open", f'from "{printed}": read it')
    return ItemPart(key, entry.label, entry.says, "open" if FIELDS[key].kind == "id" else "", "")


def _names(draft: OpenDraft, key: str, value: Any) -> list[str]:
    """Return the names of the actor or place that an id is of."""
    refers = FIELDS[key].refers
    if refers not in ("actors", "places"):
        return []
    state, into = draft.state.draft, draft.into
    known: Sequence[Any] = state.actors if refers == "actors" else state.places
    known = [*known, *(getattr(into, refers) if into else ())]
    return [
        name for each in known if each.id == value for name in (each.name, *each.aka) if words(name)
    ]


def printed_words(draft: OpenDraft, card: Card, key: str) -> str:
    """Return the words of the source that a part was read from, at most seven of them."""
    for rest in card.proposal.rests_on:
        span = rest.for_.get(key)
        cite = citation(rest.cite)
        number = cite.first if cite else len(draft.text.paragraphs) + 1
        if span is None or draft.changed or number > len(draft.text.paragraphs):
            continue
        paragraph = draft.text.paragraphs[number - 1]
        there = tokens(paragraph)[span[0] - 1 : span[1]]
        if there:
            return clean(paragraph[there[0].start : there[min(len(there), 7) - 1].end])
    return ""


def told_rest(entry: FieldEntry) -> ItemPart:
    """Return what else was checked of the text: names, figures, dates and wording in it."""
    if entry.findings:
        told = clean(entry.findings[0].text)
        return ItemPart("", entry.label, entry.says, entry.state, told[:1].upper() + told[1:])
    return ItemPart("", entry.label, entry.says, entry.state, entry.has)


def plain_parts(draft: OpenDraft, card: Card, item: Mapping[str, Any]) -> Iterator[ItemPart]:
    """Yield the parts of what is no item yet, unchecked."""
    for key in ORDER:
        if value := item.get(key):
            shown = value if isinstance(value, str) else ", ".join(_shown(each) for each in value)
            said = voice_words(draft.state, shown) if key == "by" else ""
            yield ItemPart(key, label_of(key), said or clean(_name_of(draft, key, shown)))
    for name in card.proposal.open_fields:
        if not item.get(name):
            yield ItemPart(name, label_of(name), "not found: f sets it", "open")


def _name_of(draft: OpenDraft, key: str, value: str) -> str:
    """Return what an actor or place is called; anything else as it is."""
    names = _names(draft, key, value)
    return names[0] if names else value


def _shown(value: Any) -> str:
    return str(value.get("text", "")) if isinstance(value, dict) else str(value)


def all_seen(state: DraftState) -> str:
    """Return what is said of a draft of which nothing is open, and what is next."""
    counts, refused = state.counts, len(state.draft.refused)
    done = "the brief has them" if counts.accepted else "nothing to write"
    then = "W writes" if state.unwritten else done
    more = f" The checker refused {refused} more: R lists them." if refused else ""
    return f"{counts.total} seen, {counts.accepted} accepted: {then}.{more}"
