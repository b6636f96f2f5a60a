"""The gate: proposals are held against their paragraphs, and what the checks refuse stays out.

It admits; it never verifies. What passes may still be wrong: roles reversed, a cause made up. All
proposals are judged in one brief beside the cast, each by its own citations alone, so that the text
is analysed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.draft.file import item_findings
from briefing.draft.model import Draft, Proposal
from briefing.draft.state import ITEM, outer_of, words_field
from briefing.draft.there import way_to
from briefing.draft.trial import NO_WORDS, brief_of, voice_of
from briefing.format import rules
from briefing.ready import ready
from briefing.verify.checked_texts import quotations
from briefing.verify.checks.names import ELSEWHERE
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record
from briefing.verify.verdicts import Verdict

_COMMON: Final = frozenset(m.Statement.__struct_encode_fields__)


def gate(draft: Draft, paragraphs: Sequence[str]) -> Draft:
    """Return a draft without what the checks refuse, which is then kept under ``refused``.

    A voice, actor or place that is not in the text goes, and with it what refers to it. A text that
    is refused while all other fields stand is left to the reviewer to word. What names somebody
    whom its paragraphs do not name rests on a guess, and is of low sureness.
    """
    trial = _tried(draft, draft.proposals, paragraphs)
    judged = trial.judged()
    if trial.cast:
        draft = _without(draft, frozenset(trial.cast))
        judged = judge(draft, draft.proposals, paragraphs)
    again = [
        _to_word(each)
        for each in draft.proposals
        if each.key in judged.of_text and each.wording == "composed"
    ]
    unworded = {each.key: each for each in again}
    codes = {key: each for key, each in judged.codes.items() if key not in unworded}
    if again:
        codes |= judge(_only_named(draft, again), again, paragraphs).codes
    kept = [
        unworded.get(each.key) or _guessed(each, judged.verdicts.get(each.key))
        for each in draft.proposals
    ]
    return replace(
        draft,
        proposals=list(_settled(kept, codes)),
        refused=[*draft.refused, *(each for each in kept if each.key in codes)],
        codes={**draft.codes, **codes},
    )


def _guessed(proposal: Proposal, verdict: Verdict | None) -> Proposal:
    """Return a proposal as one of low sureness where it names who is named elsewhere alone."""
    codes = {finding.code for finding in verdict.findings} if verdict else set()
    return replace(proposal, sure="low") if ELSEWHERE.name in codes else proposal


def _settled(kept: Sequence[Proposal], codes: Mapping[str, object]) -> Iterator[Proposal]:
    """Yield what was not refused, nor asks about what was."""
    for each in kept:
        sides = [each.item.get(side, []) for side in ("for", "against")]
        asks = each.section == "crosscheck"
        if each.key in codes or (asks and any(key in codes for side in sides for key in side)):
            continue
        against = [key for key in each.against if key not in codes]
        yield each if against == each.against else replace(each, against=against)


class GateVerdicts(NamedTuple):
    """What the checks said, by key: codes of errors, what is wrong in its text alone, verdicts."""

    codes: dict[str, list[str]]
    of_text: frozenset[str]
    verdicts: dict[str, Verdict]


def judge(draft: Draft, proposals: Iterable[Proposal], paragraphs: Sequence[str]) -> GateVerdicts:
    """Hold proposals against the text, each by what it cites; the cast is not judged again."""
    bare = replace(
        draft,
        actors=[replace(each, cite=[]) for each in draft.actors],
        places=[replace(each, cite=[]) for each in draft.places],
    )
    return _tried(bare, proposals, paragraphs).judged()


def _tried(draft: Draft, proposals: Iterable[Proposal], paragraphs: Sequence[str]) -> _Trial:
    trial = _Trial(draft, paragraphs)
    for proposal in proposals:
        trial.add(proposal)
    trial.run()
    return trial


def _only_named(draft: Draft, proposals: Iterable[Proposal]) -> Draft:
    """Return a draft with the actors and places alone that fields of some proposals name."""
    named = {
        value
        for proposal in proposals
        for field in proposal.item.values()
        for value in (field if isinstance(field, list) else [field])
        if isinstance(value, str)
    }
    named |= outer_of(named, draft.places)
    return replace(
        draft,
        actors=[each for each in draft.actors if each.id in named],
        places=[each for each in draft.places if each.id in named],
    )


class _Trial:
    """A brief made of a draft's cast and some of its proposals.

    ``cast`` is who and what of it is not in the text: "voices", "actors" or "places", with an id.
    """

    def __init__(self, draft: Draft, paragraphs: Sequence[str]) -> None:
        self.draft = draft
        self.paragraphs = tuple(paragraphs)
        self.items: dict[str, list[dict[str, Any]]] = {}
        self.keys: dict[tuple[str | int, ...], str] = {}
        self.codes: dict[str, set[str]] = {}
        self.fields: dict[str, set[str]] = {}
        self.cast: set[tuple[str, str]] = set()
        self.verdicts: dict[str, Verdict] = {}
        source = draft.source
        self.source = m.Source(
            id=source.id,
            title=source.title,
            kind=source.kind,
            publisher=source.publisher,
            published=source.published,
            paragraphs=source.paragraphs,
            language=source.language,
        )

    def add(self, proposal: Proposal) -> None:
        """Put a proposal into the brief; one that its section cannot hold is refused at once."""
        wrong = [finding.code for finding in item_findings(proposal)]
        if wrong:
            self.codes.setdefault(proposal.key, set()).update(wrong)
            self.fields.setdefault(proposal.key, set()).add("")
            return
        section, item = _complete(proposal)
        items = self.items.setdefault(section, [])
        self.keys[*way_to(section), len(items)] = proposal.key
        items.append({"id": proposal.key, **item})

    def run(self) -> None:
        """Hold the brief against the rules of the format, then its items against the text."""
        self._read()
        self._verify()

    def _read(self) -> None:
        draft = self.draft
        raw: dict[str, Any] = {
            "sources": [msgspec.to_builtins(self.source)],
            "voices": {key: msgspec.to_builtins(voice) for key, voice in draft.voices.items()},
            "actors": [msgspec.to_builtins(actor) for actor in draft.actors],
            "places": [msgspec.to_builtins(place) for place in draft.places],
            **self.items,
        }
        raw["situation"] = {key: raw.pop(key) for key in ("summary", "points") if key in raw}
        for finding in rules.check(raw, lambda _: 0):
            self._error(finding.path, finding.code)

    def _verify(self) -> None:
        brief = self._brief()
        quoted = list(quotations(brief))
        told = self.source.language or "en"
        record = make_record(self.paragraphs, quoted, self.source.title, language=told)
        evidence = Evidence(self.source, "text", record, self.paragraphs)
        found = verify(brief, {self.source.id: evidence})
        for verdict in found.items:
            key = self.keys.get(verdict.path)
            if key is not None:
                self.verdicts[key] = verdict
        for finding in (*(f for each in found.items for f in each.findings), *found.findings):
            if finding.severity == "error":
                self._error(finding.path, finding.code)

    def _brief(self) -> m.Brief:
        draft = self.draft
        voices = {key: voice_of(voice) for key, voice in draft.voices.items()}
        kinds: Mapping[str, type[m.Item]] = {str(key): kind for key, kind in ITEM.items()}
        items = {
            section: [msgspec.convert(each, ready(kinds[section])) for each in told]
            for section, told in self.items.items()
        }
        return brief_of(draft.brief, self.source, voices, draft.actors, draft.places, items)

    def _error(self, path: tuple[str | int, ...], code: str) -> None:
        for size in (2, 3):
            if key := self.keys.get(path[:size]):
                self.codes.setdefault(key, set()).add(code)
                self.fields.setdefault(key, set()).add(str(path[size]) if path[size:] else "")
                return
        match path:
            case ("voices", str(name), *_):
                self.cast.add(("voices", name))
            case ("actors" | "places" as group, int(index), *_):
                own = getattr(self.draft, group)[index].id
                self.cast.add((group, own or ""))

    def judged(self) -> GateVerdicts:
        """Return what was said."""
        return GateVerdicts(
            {key: sorted(codes) for key, codes in self.codes.items()},
            frozenset(key for key, fields in self.fields.items() if fields == {"text"}),
            self.verdicts,
        )


def _complete(proposal: Proposal) -> tuple[str, dict[str, Any]]:
    """Return the section and the item to judge, with something for what the reviewer is to add.

    Where a field that the section cannot do without is open, what there is is judged as a point.
    """
    item = dict(proposal.item)
    struct = ITEM[proposal.section]
    if words_field(proposal.section) != "note":
        item.setdefault(words_field(proposal.section), NO_WORDS)
    try:
        msgspec.convert(item, ready(struct))
    except msgspec.ValidationError:
        kept = {key: value for key, value in item.items() if key in _COMMON}
        return "points", {"text": NO_WORDS, **kept}
    return proposal.section, item


def _to_word(proposal: Proposal) -> Proposal:
    """Return a proposal without its text, which the reviewer is to write."""
    item: Mapping[str, Any] = proposal.item
    rest = {key: value for key, value in item.items() if key != "text"}
    return replace(proposal, wording="to-word", item=rest)


def _without(draft: Draft, gone: frozenset[tuple[str, str]]) -> Draft:
    """Return a draft without some voices, actors and places."""
    return replace(
        draft,
        voices={key: each for key, each in draft.voices.items() if ("voices", key) not in gone},
        actors=[each for each in draft.actors if ("actors", each.id or "") not in gone],
        places=[each for each in draft.places if ("places", each.id or "") not in gone],
    )
