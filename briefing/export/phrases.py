"""What exports say in words: who says an item, when, how sure, and what the verdicts are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from briefing.brief import model as m
from briefing.brief.fields import field
from briefing.brief.outline import Line, Outline
from briefing.brief.parts import quoted, translation_words, worked_out
from briefing.brief.resolve import Speaker, given_voices
from briefing.brief.sections import SECTION
from briefing.brief.sides.ties import Relation
from briefing.brief.words import (
    STANDING_WORDS,
    cite_words,
    computed_words,
    date_words,
    figure_words,
    moment_words,
)

CONTRADICTED: Final = "! contradicted by"
EXERCISE: Final = "EXERCISE. Nothing in this brief has happened."
"""What stands at both ends of an exercise."""
OWN: Final = (
    "grades, trend, alerts, likelihoods, confidence, coordinates and dates marked "
    '"desk\'s date" are not in the sources.'
)
STATUS: Final[dict[str, str]] = {
    "draft": "draft",
    "current": "current",
    "superseded": "superseded by a later brief",
    "historical": "historical, not the present situation",
    "exercise": "EXERCISE, nothing in it has happened",
}
"""A brief's status as its header says it."""
ANSWERS: Final[dict[str, str]] = {
    "contradictory": "contradict each other",
    "partly-compatible": "are compatible in part",
    "one-sided": "come from one side alone",
    "agreed": "agree",
}
"""How the answers to a cross-check stand to each other."""
NOBODY: Final = "nobody in this brief"
"""Who gives an answer that nobody gives."""
SIGNAL: Final[dict[str, str]] = {
    "escalation": "escalation",
    "de-escalation": "de-escalation",
    "shift": "a shift",
}
"""What a sign to watch for would mean."""
VERIFIED: Final[dict[str, str]] = {
    "unverified": "unverified, says the source",
    "partly": "verified in part, says the source",
    "verified": "verified, says the source",
}
_BY: Final[dict[str, str]] = {"shown": "shown in pictures from", "inferred": "inferred from"}


def dates(outline: Outline) -> str:
    """Return the cut-off of a brief, the time that it is about, and when the next one is due."""
    brief = outline.brief
    told = [f"Cut-off {outline.cut_off}."]
    told += [f"About {date_words(brief.period)}."] if brief.period else []
    told += [f"Next brief due {moment_words(brief.next)}."] if brief.next else []
    return " ".join(told)


def source_facts(source: m.Source) -> list[str]:
    """Return what is to be known of a source: that it repeats another, or no longer stands."""
    facts = [f"repeats {source.via}"] if source.via else []
    return facts + ([STANDING_WORDS[source.standing]] if source.standing != "current" else [])


def place_codes(outline: Outline, line: Line) -> str:
    """Return the codes of a place in registers, and its own label."""
    fields = [field(key) for key in ("pcode", "wikidata", "tlp")]
    values = [(each.name, outline.value(line.item, each)) for each in fields]
    return "; ".join(f"{name} {value}" for name, value in values if value)


class ItemPhrases:
    """The phrases for one brief."""

    def __init__(self, outline: Outline, signs: Mapping[tuple[str | int, ...], str] | None = None):
        """Take the brief, and the signs that stand before the citations of its items, by path."""
        self.outline = outline
        self._signs = signs or {}

    def who(self, line: Line) -> str:
        """Return who says a line, its grade, its date and its citation.

        Of what the desk itself asks or concludes only the citation; empty where it has none.
        """
        item = line.item
        told = given_voices(item) or not SECTION[line.section].by_desk
        parts = [self._names(line) if told else ""]
        if line.graded:
            parts.append(f"grade {line.grade}")
        if not isinstance(item, m.Event):
            parts.append(self.when(item))
        parts.append(VERIFIED.get(item.verification, ""))
        parts += self.standing(line)
        return f"{', '.join(filter(None, parts))} {self.cited(line)}".strip()

    def standing(self, line: Line) -> list[str]:
        """Return what is to be known of the sources that an item cites: what they repeat and are.

        ``repeats s1``; ``source withdrawn`` where none of them is one that stands.
        """
        standing = self.outline.resolver.standing(line.item)
        return [*self.repeats(line), *([f"source {standing}"] if standing != "current" else [])]

    def whose(self, line: Line) -> str:
        """Return whose word a line is, ``claimed by state media``; empty for the source's own."""
        own = all(speaker.kind == "newspaper" for speaker in line.speakers)
        words = [] if own and line.basis == "stated" else [self._by(line)]
        words += [f"grade {line.grade}"] if line.graded else []
        words += [self.when(line.item), VERIFIED.get(line.item.verification, "")]
        words += self.standing(line)
        return ", ".join(filter(None, words))

    def cited(self, line: Line) -> str:
        """Return a line's citation, ``[p12]``, empty where it has none; its verdict before it."""
        return f"{self._signs.get(line.path, '')} {_bracketed(line.cite)}".strip()

    def _by(self, line: Line) -> str:
        if line.basis == "inferred" and not given_voices(line.item):
            return "inferred by the desk"
        return f"{_BY.get(line.basis, f'{line.basis} by')} {self._names(line)}"

    def _names(self, line: Line) -> str:
        return " and ".join(self._name(speaker) for speaker in line.speakers)

    def _name(self, speaker: Speaker) -> str:
        side = self.outline.side(speaker)
        return f"{speaker.name} ({side})" if side else speaker.name

    def when(self, item: m.Item) -> str:
        """Return an item's time as printed and as dated: ``late on Friday (29 Nov 2024)``."""
        if not item.date:
            return item.when or ""
        date = date_words(item.date)
        if item.date_basis == "inferred":
            date += ", desk's date"
        elif item.when and item.date[:4] in item.when:
            return item.when
        return f"{item.when} ({date})" if item.when else date

    def quotes(self, item: m.Item) -> list[str]:
        """Return an item's quotations in quotation marks, the words of the source."""
        return [f'"{each.words}"' for each in quoted(item)]

    def translations(self, item: m.Item) -> list[str]:
        """Return the translations of an item's quotations, marked as such."""
        return [translation_words(each) for each in quoted(item) if each.translation]

    def figure(self, figure: m.Figure, item: m.Item) -> str:
        """Return a figure as printed, with the desk's reading of it: ``"half" (50 percent)``.

        What is printed is not said again: neither the unit that it ends with nor the whole reading.
        """
        if lines := worked_out(item, figure):  # no source prints it
            told = ", ".join(filter(None, (figure.text, _reading(figure), figure.group)))
            return f"{told}, {computed_words(figure, (), lines)}"
        if figure.calc:
            told = ", ".join(filter(None, (figure_words(figure), figure.group)))
            return f"{told}, {computed_words(figure, self.outline.resolver.cites(item))}"
        read = ", ".join(filter(None, (_reading(figure), figure.group)))
        return f'"{figure.text}" ({read})' if read else f'"{figure.text}"'

    def cites(self, item: m.Voice | m.Designation) -> str:
        """Return the citation of a voice or designation, ``[p12]``, empty where it has none."""
        found = self.outline.resolver.cites(item)
        return _bracketed(cite_words(found, self.outline.several_sources))

    def references(self, ids: Iterable[str]) -> str:
        """Return who says the items with these ids: ``Syrian state media (t3, t4)``."""
        said: dict[str, list[str]] = {}
        for line in (self.outline.by_id[key] for key in ids if key in self.outline.by_id):
            names = " and ".join(speaker.name for speaker in line.speakers)
            said.setdefault(names, []).append(line.label)
        return "; ".join(f"{who} ({', '.join(which)})" for who, which in said.items())

    def answers(self, ids: Iterable[str], *, named: bool = True) -> str:
        """Return who gives an answer, claim by claim: speaker, basis, grade, paragraph, id.

        What is claimed stands under that id in its own section; not ``named`` has no ids.
        """
        lines = [self.outline.by_id[key] for key in ids if key in self.outline.by_id]
        told = [self._answer(each) + (f" ({each.label})" if named else "") for each in lines]
        return "; ".join(told) or NOBODY

    def _answer(self, line: Line) -> str:
        words = [self._names(line), line.basis, *self.repeats(line)]
        words += [f"grade {line.grade}"] if line.graded else []
        return f"{', '.join(words)} {self.cited(line)}".rstrip()

    def repeats(self, line: Line) -> list[str]:
        """Return which sources an item repeats, since it is no independent word: ``repeats s1``."""
        return [f"repeats {source.id}" for source in self.outline.resolver.repeated(line.item)]

    def relation(self, link: Relation, of: m.Actor) -> str:
        """Return a relation with whose word it is: ``backs Govt, claimed by state media [p15]``.

        What qualifies it is said where the relation is read from its first actor.
        """
        line = link.line
        item = line.item
        assert isinstance(item, m.Relationship)
        words = [f"{link.verb} {link.name}", f"since {item.since}" if item.since else ""]
        words.append(self.whose(line))
        note = ""
        if item.from_ == of.id:
            words += [*self.quotes(item), *(self.figure(each, item) for each in item.figures)]
            note = f". {item.note}" if item.note else ""
        return f"{', '.join(filter(None, words))} {self.cited(line)}{note}"

    def sureness(self, judgement: m.Judgement) -> str:
        """Return how likely and how well founded a judgement is."""
        return f"{self.likelihood(judgement)}, confidence {judgement.confidence or 'not given'}"

    def likelihood(self, judgement: m.Judgement) -> str:
        """Return a likelihood with its bounds, and the yardstick's first term for a synonym."""
        term, bounds = self.outline.likelihood(judgement)
        standard = self.outline.likelihood_standard(term)
        inner = ", ".join(filter(None, (standard if standard != term else "", bounds)))
        return f"{term} ({inner})" if inner else term or "not given"


def _reading(figure: m.Figure) -> str:
    """Return what the desk reads in a figure and its text does not say."""
    text, unit, read = figure.text, figure.unit or "", figure_words(figure)
    low, unit_low, read_low = text.casefold(), unit.casefold(), read.casefold()
    ends = low.endswith(unit_low) and not _in_word(low[: len(low) - len(unit_low)][-1:])
    if read == text:
        return "" if ends else unit
    if read == f"{text} {unit}":
        return unit
    # A number that goes on before or behind is another number.
    if read_low in low and re.search(rf"(?<![\w.,]){re.escape(read_low)}(?!\w|[.,]\d)", low):
        return ""
    return read.removesuffix(unit).rstrip() if ends else read


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _bracketed(cites: Iterable[str]) -> str:
    inner = ", ".join(cites)
    return f"[{inner}]" if inner else ""
