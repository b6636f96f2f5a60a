"""The checks of one item part by part: made behind the screen, as the item is being edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from briefing.brief import model as m
from briefing.brief.resolve import as_list
from briefing.brief.sections import FIELDS
from briefing.brief.values import citation
from briefing.brief.words import figure_words
from briefing.draft.alone import alone
from briefing.draft.state import Card, words_field
from briefing.library.sources import evidence_by
from briefing.text import clean, cut
from briefing.tui.host import DraftsReady
from briefing.tui.screens.evidence.comparison import (
    CheckedItem,
    FieldEntry,
    FieldStatement,
    entries,
)
from briefing.verify.judge import verify
from briefing.verify.normalise import tokens, words
from briefing.verify.passages import longest_run

if TYPE_CHECKING:
    from briefing.brief.outline import Line, Outline
    from briefing.draft.state import State
    from briefing.tui.dashboard import Dashboard
    from briefing.tui.services.drafts import OpenDraft

WORK: Final = "checks"
_FAILED: Final = "The parts of this proposal could not be checked"
_KEPT: Final = 60
_WHY: Final = 40
"""Characters of the words by which a voice got its kind."""
ORDER: Final = (
    "by", "from", "type", "to", "place", "holder", "control", "category", "group", "topic",
    "quote", "figures", "when", "since", "status", "for", "against",
)  # fmt: skip
"""The parts of an item in the order in which they are told."""
TOLD_WITH: Final = {"date": "when", "date_basis": "when"}
"""Fields that have no part of their own, with the part that tells them."""
LETTERS: Final = {
    "by": "b", "from": "r", "type": "y", "to": "t", "place": "p", "holder": "h", "control": "c",
    "category": "k", "group": "g", "topic": "o", "quote": "q", "figures": "f", "when": "w",
    "since": "s", "status": "u", "for": "n", "against": "a",
}  # fmt: skip
"""The letter of each part: it stands above its words in the source, and before its value."""


class Part(NamedTuple):
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


class Checked(NamedTuple):
    """An item as it would be, checked: its parts, and how many words in a row the source has, too.

    ``trouble`` says why it is no item yet; ``in_brief`` are the items of the brief that the
    proposal is about, each with its citations and its words. ``words`` is what a brief would say.
    """

    parts: tuple[Part, ...] = ()
    run: int = 0
    trouble: str = ""
    in_brief: tuple[tuple[str, str], ...] = ()
    words: str = ""


class Checks:
    """Makes them for the screen, the item asked for last first, and keeps the last few."""

    def __init__(self, app: Dashboard) -> None:
        self.app = app
        self._known: dict[bytes, Checked] = {}
        self._asked = b""

    def forget(self) -> None:
        """Check everything anew: the draft or its text has changed."""
        self._known.clear()
        self._asked = b""

    def of(self, draft: OpenDraft, card: Card, item: Mapping[str, Any]) -> Checked | None:
        """Return the checks of an item; None until they are made, which ``DraftsReady`` tells."""
        kinds = [voice.kind for voice in draft.state.voices.values()]
        asked = msgspec.json.encode([card.key, card.section, item, kinds])
        if asked not in self._known and asked != self._asked:
            self._asked = asked
            work = partial(checked, draft, card, dict(item), ascii_only=self.app.ascii_only)
            self.app.background.run(WORK, work, partial(self._take, asked), self._failed)
        return self._known.get(asked)

    def _take(self, asked: bytes, found: Checked) -> None:
        while len(self._known) >= _KEPT:
            self._known.pop(next(iter(self._known)))
        self._known[asked] = found
        self.app.post(DraftsReady())

    def _failed(self, error: Exception) -> None:
        self._asked = b""
        self.app.say(f"{_FAILED} ({clean(type(error).__name__)}).", "warning")


def checked(
    draft: OpenDraft, card: Card, item: Mapping[str, Any], *, ascii_only: bool = False
) -> Checked:
    """Return the parts of an item with their checks. It takes 20 ms and more: in a thread."""
    from briefing.brief.outline import Outline

    text = str(item.get(words_field(card.section)) or "")
    run, _ = longest_run(text, draft.text.paragraphs)
    found = alone(draft.state, card, item, draft.into)
    if found.brief is None:
        plain = tuple(_plain(draft, card, item))
        return Checked(plain, run, clean(found.trouble), tuple(_in_brief(draft, card)))
    verdict = verify(found.brief, evidence_by(found.brief, lambda _source: draft.text)).by_path()
    outline = Outline(found.brief, ascii_only=ascii_only)
    line = next(each for each in outline.every_line() if each.path == found.path)
    cited = [paragraph for _, paragraph in cited_paragraphs(draft, item)]
    told = list(_statements(draft.state, card, outline, line))
    shown = CheckedItem(outline, line, verdict.get(found.path), cited)
    rows = list(entries(shown, [statement for _, statement in told]))
    parts = [_part(draft, card, key, entry) for (key, _), entry in zip(told, rows, strict=False)]
    rest = [_rest(entry) for entry in rows[len(told) :] if entry.says or entry.has]
    about = tuple(_in_brief(draft, card))
    return Checked(tuple(parts + rest), run, in_brief=about, words=line.text)


def _in_brief(draft: OpenDraft, card: Card) -> Iterator[tuple[str, str]]:
    """Yield the items of the brief that a proposal is about."""
    if draft.into is not None and card.proposal.of:
        from briefing.draft.into import item_at

        for of in card.proposal.of:
            if (line := item_at(draft.into, of)) is not None:
                yield " ".join(line.cite), line.text


def cited_paragraphs(draft: OpenDraft, item: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs that an item cites, by number, as far as they are at hand."""
    texts = draft.text.paragraphs
    for cite in filter(None, map(citation, as_list(item.get("cite")))):
        for number in range(cite.first, min(cite.last, len(texts)) + 1):
            yield number, texts[number - 1]


def _statements(
    state: State, card: Card, outline: Outline, line: Line
) -> Iterator[tuple[str, FieldStatement]]:
    """Yield the parts that an item has, each as the evidence screen would have it told."""
    for key in ORDER:
        for statement in _stated(state, outline, line, key):
            yield key, statement
    for name in card.proposal.open_fields:
        if name in FIELDS and not getattr(line.item, FIELDS[name].attribute, None):
            yield name, FieldStatement(label_of(name), "")


def _stated(state: State, outline: Outline, line: Line, key: str) -> Iterator[FieldStatement]:
    """Yield what an item says in one field, a value each."""
    item, path, label = line.item, line.path, label_of(key)
    value = getattr(item, FIELDS[key].attribute, None)
    if key == "by":
        own = isinstance(item, m.Relationship | m.Crosscheck) and not value
        for index, speaker in enumerate(() if own else line.speakers):
            place = (*path, key, index) if isinstance(value, list) else ()
            words = voice_words(state, speaker.id) or _own_word(outline, speaker.name)
            yield FieldStatement(label, words, "speaker", place, speaker.id)
    elif key == "quote":
        for index, quote in enumerate(as_list(item.quote)):
            place = (*path, key, index) if isinstance(value, list) else (*path, key)
            yield FieldStatement(label, f'"{outline.say(quote)}"', "quote", place)
    elif key == "figures":
        for index, figure in enumerate(item.figures):
            read, printed = outline.say(figure_words(figure)), outline.say(figure.text)
            words = printed if read == printed else f"{printed}  {read}"
            yield FieldStatement(label, words, "figures", (*path, key, index))
    elif value and key in ("when", "since"):
        yield FieldStatement(label, outline.say(str(value)), "dates", (*path, key))
    elif value:
        yield FieldStatement(label, value_words(state, outline, key, value))


def _own_word(outline: Outline, name: str) -> str:
    """Return who speaks where an item names nobody: the source itself."""
    return f"the source itself, {outline.say(name)}" if name else "the source itself"


def label_of(key: str) -> str:
    """Return what a part is called."""
    return {"by": "by", "quote": "quote", "figures": "figure", "from": "from", "to": "to"}.get(
        key, FIELDS[key].heading
    )


def voice_words(state: State, voice: str) -> str:
    """Return a voice by its name with what kind it is; empty for one that is not declared."""
    known = state.voices.get(voice)
    if known is None:
        return ""
    kind = known.kind or "kind not told"
    why = cut(clean(state.draft.why.get(voice, "")), _WHY) if known.kind else ""
    told = why if why.startswith(kind) else f"{kind} ({why})" if why else kind
    return clean(f"{known.name}, {told}")


def value_words(state: State, outline: Outline, key: str, value: Any) -> str:
    """Return what a part says, ids by what they are called."""
    refers = FIELDS[key].refers
    if refers in ("actors", "places"):
        known = state.draft.actors if refers == "actors" else state.draft.places
        known = [*known, *getattr(outline.brief, refers)]
        name = next((each.name for each in known if each.id == value), str(value))
        return clean(name)
    if refers == "items":
        cards = {card.key: card.words or card.key for card in state.cards}
        return "; ".join(clean(cards.get(each, each)) for each in as_list(value))
    return clean(str(value))


def _part(draft: OpenDraft, card: Card, key: str, entry: FieldEntry) -> Part:
    """Return a part with what its check says, where there is one."""
    where = f" in {entry.where}" if entry.where else ""
    if entry.findings:
        told = clean(entry.findings[0].text)
        return Part(key, entry.label, entry.says, entry.state, told[:1].upper() + told[1:])
    if not entry.says:
        return Part(key, entry.label, "not found: f sets it", "open")
    if key == "by":
        said = {"pass": f"speaks{where}", "open": "not checkable"}.get(entry.state, "")
        return Part(key, entry.label, entry.says, entry.state, said)
    if key == "quote":
        said = f"word for word{where}" if entry.state == "pass" else ""
        return Part(key, entry.label, entry.says, entry.state, said)
    if key == "when":
        return Part(key, entry.label, entry.says, entry.state, _date(card, where))
    if key in ("figures", "since"):
        return Part(key, entry.label, entry.says, entry.state, where.strip())
    return _read(draft, card, key, entry)


def _date(card: Card, where: str) -> str:
    date, basis = card.item.get("date"), card.item.get("date_basis")
    shown = ", ".join(str(each) for each in (date, basis) if each)
    return clean(shown or where)


def _read(draft: OpenDraft, card: Card, key: str, entry: FieldEntry) -> Part:
    """Return a part that no rule checks: its name stands there, or from which words it was read."""
    for number, paragraph in cited_paragraphs(draft, card.item):
        names = _names(draft, key, card.item.get(key))
        body = f" {' '.join(words(paragraph))} "
        if any(f" {' '.join(words(name))} " in body for name in names):
            return Part(key, entry.label, entry.says, "pass", f"in p{number}")
    printed = printed_words(draft, card, key)
    if printed:
        return Part(key, entry.label, entry.says, "open", f'from "{printed}": read it')
    return Part(key, entry.label, entry.says, "open" if FIELDS[key].kind == "id" else "", "")


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


def _rest(entry: FieldEntry) -> Part:
    """Return what else was checked of the text: names, figures, dates and wording in it."""
    if entry.findings:
        told = clean(entry.findings[0].text)
        return Part("", entry.label, entry.says, entry.state, told[:1].upper() + told[1:])
    return Part("", entry.label, entry.says, entry.state, entry.has)


def _plain(draft: OpenDraft, card: Card, item: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the parts of what is no item yet, unchecked."""
    for key in ORDER:
        if value := item.get(key):
            shown = value if isinstance(value, str) else ", ".join(_shown(each) for each in value)
            said = voice_words(draft.state, shown) if key == "by" else ""
            yield Part(key, label_of(key), said or clean(shown))
    for name in card.proposal.open_fields:
        if not item.get(name):
            yield Part(name, label_of(name), "not found: f sets it", "open")


def _shown(value: Any) -> str:
    return str(value.get("text", "")) if isinstance(value, dict) else str(value)
