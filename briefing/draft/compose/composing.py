"""What was found, as proposals: the item with its fields in order, its text by a template, its key.

A text is composed only where a template gives one that copies nothing: it shares at most seven
words in a row with the source. All else is left to the reviewer to word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib import import_module
from typing import Any, Final, NamedTuple, TypeAlias

from briefing.brief.scales import BY_FIRMNESS, VOICE_BASIS
from briefing.brief.values import place_name
from briefing.draft.compose.choose import chosen
from briefing.draft.compose.copied import Copied
from briefing.draft.compose.dates import dated
from briefing.draft.compose.event_days import STATES, at_one_time, since, value_of
from briefing.draft.compose.merge import FIELDS, merged
from briefing.draft.compose.sureness import RANK, least, sureness
from briefing.draft.find.tables import row_of
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.model import Proposal, Rest, Section, Sure, WordSpan
from briefing.draft.source_text import Passage, SourceText, Where
from briefing.verify.sources.analysis import analyse
from briefing.verify.sources.record import SHORT
from briefing.verify.words.normalise import words

Say: TypeAlias = Callable[[Finding, Cast, SourceText], str]
"""A template: the text of an item made of its parts; "" where none fits."""

NEEDED: Final[Mapping[Section, tuple[str, ...]]] = {
    "relationships": ("from", "to", "type"),
    "territory": ("control",),
    "humanitarian": ("category",),
    "views": ("by",),
}
"""What an item of a section cannot do without, beside its text."""
WORDLESS: Final[frozenset[Section]] = frozenset({"relationships"})
"""Sections whose items have no text: their fields say all."""
_TEMPLATES: Final[Mapping[Section, str]] = {
    "territory": "territory",
    "humanitarian": "impact",
    "summary": "events",
    "timeline": "events",
    "relationships": "ties",
}
"""The module of ``briefing.draft.say`` with the template of each section that has one."""
_TELLING: Final[frozenset[Section]] = frozenset({"territory", "humanitarian", "relationships"})
"""Sections whose texts also tell an event, or what the text begins with."""
_LEADING: Final = re.compile(
    r"^(?:(?:on|in|at|from|during) (?=\S))?(?:the (?=\d{4}$))?", re.IGNORECASE
)
"""What goes before a time in a sentence: "on Tuesday" is Tuesday, "the 1991" of a flood 1991."""
_ACT: Final = "act"
"""Events whose own text says less than an item of another section that tells the same."""
_TOLD: Final[frozenset[Section]] = frozenset({"timeline", "summary", "points"})


def compose(
    findings: Iterable[Finding], text: SourceText, cast: Cast, source: str = "s1"
) -> list[Proposal]:
    """Return a proposal for each finding that is chosen, those that say the same as one.

    They are in the order of the findings. ``source`` is what citations name the text by; the first
    source of a brief, ``s1``, goes without saying.
    """
    work = _Composing(text, cast, "" if source == "s1" else f"{source}:")
    found = chosen(findings, text)
    # What tells an event is composed first, whatever order the finders had.
    for finding in sorted(found, key=lambda each: each.section in _TOLD):
        work.add(finding)
    order = {id(finding): at for at, finding in enumerate(found)}
    made = sorted(work.made, key=lambda each: order[id(each[0])])
    return merged(proposal for _, proposal in made)


class Worded(NamedTuple):
    """A text made by a template, "" for none, and how sure what it tells is."""

    words: str
    sure: Sure = "high"


_NO_WORDS: Final = Worded("")


class _Composing:
    """The work on the findings of one text."""

    def __init__(self, text: SourceText, cast: Cast, prefix: str) -> None:
        self._text = text
        self._cast = cast
        self._prefix = prefix
        self._digest = analyse(text.paragraphs, "").sha256
        self._copied = Copied(text)
        self._keys: set[str] = set()
        self.made: list[tuple[Finding, Proposal]] = []

    def add(self, finding: Finding) -> None:
        """Make a finding a proposal, unless its passage has no words."""
        rests = self._rests(finding)
        if not rests:
            return
        fields = self._fields(finding)
        needed = [key for key in NEEDED.get(finding.section, ()) if key not in fields]
        told = _NO_WORDS if needed or finding.section in WORDLESS else self._words(finding)
        words = told.words
        composed = not needed if finding.section in WORDLESS else bool(words)
        item: dict[str, Any] = {"text": words} if words else {}
        item |= {key: fields[key] for key in FIELDS if key in fields}
        proposal = Proposal(
            key=self._key(finding),
            section=finding.section,
            wording="composed" if composed else "to-word",
            sure=least(sureness(finding, self._text, worded=composed), told.sure),
            rests_on=rests,
            item={**item, "cite": [each.cite for each in rests]},
            open_fields=list(dict.fromkeys((*finding.open_fields, *needed))),
        )
        self.made.append((finding, proposal))

    def _key(self, finding: Finding) -> str:
        """Return the key of a finding; a second one of the same kind and words has its own."""
        first, last = self._passage(finding.where).words(finding.where.start, finding.where.end)
        where = f"p{finding.where.paragraph}", f"{first}-{last}"
        parts = [finding.section, self._digest, *where, finding.kind]
        key = _hash(parts)
        while key in self._keys:
            parts.append("again")
            key = _hash(parts)
        self._keys.add(key)
        return key

    # -- what it rests on ---------------------------------------------------------------------

    def _rests(self, finding: Finding) -> list[Rest]:
        """Return the words that a finding was read from, its own paragraph first."""
        spans: dict[int, dict[str, WordSpan]] = {finding.where.paragraph: {}}
        for key, part in finding.parts.items():
            where = part.where
            if where is None or key not in FIELDS:
                continue
            span = _words_at(self._passage(where), where)
            if span:
                spans.setdefault(where.paragraph, {})[key] = span
        own = _words_at(self._passage(finding.where), finding.where)
        if own is None:
            return []
        return [
            Rest(
                cite=self._cite(number, finding.where),
                words=_around(own if not at else None, of),
                for_=of,
            )
            for at, (number, of) in enumerate(spans.items())
        ]

    def _passage(self, where: Where) -> Passage:
        return self._text.passages[where.paragraph - 1]

    def _cite(self, paragraph: int, where: Where) -> str:
        """Return the citation of a paragraph, of a table the row in which a finding stands."""
        own = paragraph == where.paragraph
        row = row_of(self._passage(where), where) if own else 0
        return f"{self._prefix}{place_name(paragraph, row)}"

    # -- what it says -------------------------------------------------------------------------

    def _fields(self, finding: Finding) -> dict[str, Any]:
        """Return the fields of a finding's item, in no order."""
        given = {key: part.value for key, part in finding.parts.items() if key in FIELDS}
        fields = {key: value for key, value in given.items() if value not in (None, "", [], ())}
        fields |= self._when(finding.parts.get("when"), fields)
        if "when" in fields:
            fields["when"] = _LEADING.sub("", fields["when"])
        for key, made in (
            ("by", self._by(fields.get("by"))),
            ("quote", _short_ones(fields.get("quote"))),
            ("figures", _listed(fields.get("figures"))),
        ):
            fields.pop(key, None)
            if made:
                fields[key] = made
        if "basis" not in fields and (basis := self._basis(fields.get("by"))):
            fields["basis"] = basis
        return fields

    def _when(self, part: Part | None, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return date and its basis by the days that the printed time means."""
        if part is None or part.where is None or "date" in fields:
            return {}
        return dated(self._passage(part.where), part.where)

    def _by(self, by: Any) -> str | list[str]:
        """Return the voices of an item that the cast has: one, or a list."""
        voices = [each for each in _listed(by) if each in self._cast.voices]
        return voices[0] if len(voices) == 1 else voices

    def _basis(self, by: Any) -> str:
        """Return the basis of an item whose voices differ in it: the least firm one."""
        kinds = [self._cast.voices[each].kind for each in _listed(by)]
        found = {VOICE_BASIS[kind] for kind in kinds if kind}
        return max(found, key=BY_FIRMNESS.index) if len(found) > 1 else ""

    def _words(self, finding: Finding) -> Worded:
        """Return the text of a finding, "" where no template fits or what it gives is copied."""
        ways = [self._by_template, self._told]
        if finding.kind == _ACT or finding.section == "summary":
            ways.reverse()
        texts = (way(finding) for way in ways)
        return next((x for x in texts if x.words and x.words not in self._copied), _NO_WORDS)

    def _by_template(self, finding: Finding) -> Worded:
        """Return the text of a finding by the template of its section, "" for none."""
        template = _template(finding.section)
        return Worded(template(finding, self._cast, self._text)) if template else _NO_WORDS

    def _told(self, finding: Finding) -> Worded:
        """Return the text of an item that tells what stands in a finding's passage.

        It is no surer than that item.
        """
        if finding.section not in _TOLD:
            return _NO_WORDS
        by = value_of(finding, "by")
        found: list[Worded] = []
        for other, proposal in self.made:
            tells = (
                other.section in _TELLING
                and other.where.paragraph == finding.where.paragraph
                and finding.where.holds(other.where.start, other.where.end)
                and value_of(other, "by") == by
                and at_one_time(finding, other)
            )
            if not tells or not (words := self._told_by(other, proposal)):
                continue
            if finding.section == "timeline" and value_of(other, "control") in STATES:
                words = since(words, str(value_of(finding, "when") or ""))
            if words:
                found.append(Worded(words, proposal.sure))
        return min(found, key=lambda each: RANK[each.sure], default=_NO_WORDS)

    def _told_by(self, finding: Finding, proposal: Proposal) -> str:
        """Return the text of an item, of one without a text what happened there."""
        if finding.section not in WORDLESS:
            return str(proposal.item.get("text", ""))
        return self._by_template(finding).words


@cache
def _template(section: Section) -> Say | None:
    name = _TEMPLATES.get(section)
    if name is None:
        return None
    try:
        say: Say = import_module(f"briefing.draft.say.{name}").say
    except ModuleNotFoundError:
        return None
    return say


def _words_at(passage: Passage, where: Where) -> WordSpan | None:
    try:
        return passage.words(where.start, where.end)
    except ValueError:  # a sign and no word: a bracket, a dash
        return None


def _around(own: WordSpan | None, spans: Mapping[str, WordSpan]) -> WordSpan:
    """Return the words from the first to the last of all spans."""
    every = [*spans.values(), *([own] if own else [])]
    return min(first for first, _ in every), max(last for _, last in every)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]


def _short_ones(quote: Any) -> str | list[str]:
    """Return the quotations that are short enough to stand in any brief: one, or a list."""
    bare = [each.rstrip(" ,;:") for each in _listed(quote)]
    kept = [each for each in bare if 0 < len(words(each)) <= SHORT]
    return kept[0] if len(kept) == 1 else kept


def _hash(parts: Sequence[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:12]
