"""The case of one item: which of its texts are checked, what it cites, and what has been found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.resolve import DESK, Cite, Speaker
from briefing.brief.values import place_name
from briefing.format.problems import Severity
from briefing.verify import between
from briefing.verify.bounds import TOO_MANY
from briefing.verify.brief_language import language_of_brief, language_of_item
from briefing.verify.checked_texts import CheckedText, checked_texts
from briefing.verify.language import Language, NameBook
from briefing.verify.scope import Scope
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.facts import CitedFacts, SourceFacts
from briefing.verify.sources.record import SHORT
from briefing.verify.spots import NOTHING, Near, Said, Spot
from briefing.verify.verdicts import HARD, Code, Field, Finding, Match, State

if TYPE_CHECKING:
    from briefing.verify.checks.calculated.worked import WorkedOut


class Book:
    """What the checks need to know of the whole brief."""

    def __init__(self, outline: Outline, evidence: Mapping[str, Evidence]) -> None:
        self.outline = outline
        self.brief = outline.brief
        self.evidence = evidence
        self.language = language_of_brief(outline, evidence)
        self.sources = [
            SourceFacts(each, anchor(self.brief, each.source))
            for each in evidence.values()
            if each.usable
        ]
        self._declared: dict[str, list[tuple[str, ...]]] = {}
        self.own_voices = {
            source.id: outline.resolver.source_speaker(source) for source in self.brief.sources
        }

    @property
    def whole(self) -> bool:
        """Whether every source of the brief is at hand."""
        return len(self.sources) == len(self.brief.sources)

    @property
    def names_judged(self) -> bool:
        """Whether a name that no source has is absent: all are at hand, and judged."""
        return self.whole and self.judges_names

    @cached_property
    def judges_names(self) -> bool:
        """Whether all sources are in the brief's language, and it has rules for names."""
        return all(
            "names" in between(self.language, [source.language]).judged for source in self.sources
        )

    @cached_property
    def names(self) -> NameBook:
        """The names that stand anywhere in the sources."""
        return self.language.name_book(
            name
            for source in self.sources
            for facts in source.paragraphs
            for name in facts.facts.names
        )

    @cached_property
    def entities(self) -> list[tuple[str, ...]]:
        """The names of every voice, actor and place, each with its other names."""
        own = {voice.id for voice in self.own_voices.values()}
        brief = self.brief
        voices = [voice for key, voice in brief.voices.items() if key not in own]
        declared: list[m.Voice | m.Actor | m.Place] = [*voices, *brief.actors, *brief.places]
        return [(each.name, *each.aka) for each in declared]

    @cached_property
    def forms_of_all(self) -> frozenset[str]:
        """Every name that the brief declares, those apart that are ordinary words: "Families"."""
        return frozenset(
            form
            for forms in self.entities
            for form in forms
            if " " in form or not self.language.is_word(form.casefold())
        )

    def declared_as(self, name: str) -> list[tuple[str, ...]]:
        """Return the names of everything that the brief declares under ``name`` or a part of it."""
        if name not in self._declared:
            books = self._entity_books if self._all_entities.has(name) else ()
            found = zip(self.entities, books, strict=False)
            self._declared[name] = [forms for forms, book in found if book.has(name)]
        return self._declared[name]

    @cached_property
    def _all_entities(self) -> NameBook:
        return self.language.name_book(form for forms in self.entities for form in forms)

    @cached_property
    def _entity_books(self) -> list[NameBook]:
        return [self.language.name_book(forms) for forms in self.entities]

    def forms(self, voice: str) -> tuple[str, ...]:
        """Return the names a voice is known by."""
        known = self.brief.voices.get(voice)
        return (known.name, *known.aka) if known else ()


def paragraph_name(outline: Outline, source: str, number: int, row: int = 0) -> str:
    """Return a paragraph or a row as citations name it: ``p12``, ``s2:p12`` of several sources."""
    known = outline.resolver.source(source)
    name = place_name(number, row, table=known is not None and known.is_table)
    return f"{source}:{name}" if outline.several_sources else name


def anchor(brief: m.Brief, source: m.Source) -> date | None:
    """Return the day from which a source's "Friday" is counted: published, else the cut-off."""
    for text in (source.published, brief.as_of):
        try:
            return date.fromisoformat((text or "")[:10])
        except ValueError:
            continue
    return None


_UNHELD: Final = (
    f"A sealed record holds no quotation of over {SHORT} words: attach the text (briefing attach)."
)


class Case:
    """One item while it is checked."""

    def __init__(self, book: Book, line: Line, cites: Iterable[Cite]) -> None:
        self.book = book
        self.line = line
        self.item = line.item
        self.scope = Scope(book.sources, cites)
        self.texts: list[CheckedText] = list(checked_texts(line))
        self.findings: list[Finding] = []
        self.looked_at: dict[Field, State] = {}
        self.matches: list[Match] = []
        self.worked: WorkedOut | None = None
        self.undecided: set[str] = set()
        self.why = ""
        self.doubt = ""

    @cached_property
    def language(self) -> Language:
        """The language of the item, held against that of the cited sources."""
        theirs = [source.language for source in self.scope.sources]
        return between(language_of_item(self.book.language, self.line.text), theirs)

    @property
    def speakers(self) -> list[Speaker]:
        """Who says the item, the voices that the cited sources speak in themselves left out."""
        own = {
            self.book.own_voices[cite.source].id
            for cite in self.scope.cites
            if cite.source in self.book.own_voices
        }
        return [each for each in self.line.speakers if each.id not in own and each is not DESK]

    @cached_property
    def carried(self) -> list[CitedFacts]:
        """The cited paragraphs with those whose speaker they carry on."""
        return self.scope.carried()

    def saw(self, field: Field) -> None:
        """Note that something in this field was checked."""
        self.looked_at.setdefault(field, "pass")

    def found(self, field: Field, spot: Spot, ours: str, theirs: str, facts: CitedFacts) -> None:
        """Note what a paragraph has for words of the item, as it is printed there."""
        self.saw(field)
        self.matches.append(
            Match(
                field=field,
                path=spot.path,
                ours=ours,
                text=theirs,
                source=facts.source.id,
                paragraph=facts.number,
            )
        )

    def unsure(self, field: Field, spot: Spot | None = None, ours: str = "") -> None:
        """Note that there is something in this field, ``ours``, that could not be checked."""
        self.looked_at.setdefault(field, "open")
        if spot is not None:
            self.matches.append(Match(field=field, path=spot.path, ours=ours))

    def unheld(self, spot: Spot, quotation: str) -> None:
        """Note a quotation too long for a sealed record: whether the words are theirs is open."""
        self.unsure("quote", spot, quotation)
        self.looked_at["quote"] = "open"
        self.why = _UNHELD

    def withhold(self, reason: str) -> None:
        """Note why an item has no tick though all that a rule can look for is there."""
        if any(self.looked_at.get(field) == "pass" for field in HARD):
            self.doubt = self.doubt or reason

    def crowded(self) -> bool:
        """Tell whether too many numbers are cited to work one out of them; then there is no tick.

        Asked of a number or day that is not printed: it is open, and neither wrong nor borne out.
        """
        if self.scope.crowded:
            self.doubt = self.doubt or TOO_MANY
        return self.scope.crowded

    def could_not_judge(self, *codes: Code) -> None:
        """Note what could not be looked for on what is at hand; a waiver of it is not unused."""
        self.undecided.update(code.name for code in codes)

    def name(self, facts: CitedFacts) -> str:
        """Return a paragraph as citations name it: ``p12``, ``s2:p12`` with several sources."""
        return paragraph_name(self.book.outline, facts.source.id, facts.number, facts.row)

    def error(self, code: Code, spot: Spot, message: Said, hint: str, near: Near = NOTHING) -> None:
        """Note what a hard check found; of the desk's own it is a warning.

        A citation that leads nowhere is an error of whoever wrote it.
        """
        own = spot.own or (self.line.own and code.field != "cite")
        self._add(code, "warning" if own else "error", spot, (message, hint), near)

    def hard(self, code: Code, spot: Spot, message: Said, hint: str, near: Near = NOTHING) -> None:
        """Note what is an error of the desk's own, too: what it computes can be computed anew."""
        self.saw(code.field)
        self._add(code, "error", spot, (message, hint), near)

    def warn(self, code: Code, spot: Spot, message: Said, hint: str, near: Near = NOTHING) -> None:
        """Note what a person should look at."""
        self._add(code, "warning", spot, (message, hint), near)

    def inform(self, code: Code, spot: Spot, message: str, hint: str) -> None:
        """Note what a reader should know, and what changes no verdict."""
        self._add(code, "info", spot, (message, hint), NOTHING)

    def _add(
        self, code: Code, severity: Severity, spot: Spot, words: tuple[Said, str], near: Near
    ) -> None:
        start, end = self._printed(spot)
        text, bare = (words[0], "") if isinstance(words[0], str) else words[0]
        self.findings.append(
            Finding(
                code=code.name,
                severity=severity,
                path=spot.path,
                subject=self.line.label,
                text=text,
                bare=bare,
                hint=words[1],
                field=code.field,
                start=start,
                end=end,
                nearest=near.text,
                source=near.facts.source.id if near.facts else "",
                paragraph=near.facts.number if near.facts else 0,
            )
        )

    def said(self, spot: Spot, *codes: Code) -> bool:
        """Tell whether one of some findings is there about some of the same words."""
        start, end = self._printed(spot)
        here = (f for f in self.findings if f.path == spot.path and f.start < end and start < f.end)
        return any(each.code == code.name for each in here for code in codes)

    def _printed(self, spot: Spot) -> tuple[int, int]:
        """Return the words of a spot as they stand in the brief, footnote marks included."""
        read = next((text.read for text in self.texts if text.path == spot.path), None)
        span = spot.start, spot.end
        return read.printed(*span) if read and spot.end else span
