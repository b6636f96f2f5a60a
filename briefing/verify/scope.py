"""What an item cites: paragraphs and rows, over all its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from briefing.brief.resolve import Cite
from briefing.verify.bounds import MOST_RECKONED, cited_trouble
from briefing.verify.sources.facts import CitedFacts, SourceFacts


class Scope:
    """The paragraphs that an item cites, over all its sources."""

    def __init__(self, sources: Iterable[SourceFacts], cites: Iterable[Cite]) -> None:
        known = {source.id: source for source in sources}
        self.cites = list(dict.fromkeys(cites))
        self.missing = [cite.source for cite in self.cites if cite.source not in known]
        numbered = {
            (cite.source, facts.name): facts
            for cite in self.cites
            if cite.source in known
            for facts in known[cite.source].cited(cite)
        }
        self.paragraphs = list(numbered.values())
        self.sources = list({facts.source.id: facts.source for facts in self.paragraphs}.values())

    @cached_property
    def trouble(self) -> str:
        """Why the item is not held against so much text, empty where it is."""
        rows = [facts for facts in self.paragraphs if facts.source.is_table]
        length = sum(facts.length for facts in self.paragraphs if not facts.source.is_table)
        return cited_trouble(length, len(rows))

    @cached_property
    def crowded(self) -> bool:
        """Whether it has too many numbers or dates to work out another one of them."""
        counts = ((len(facts.figures), len(facts.dates)) for facts in self.paragraphs)
        return any(sum(each) > MOST_RECKONED for each in zip(*counts, strict=True))

    @cached_property
    def counted(self) -> frozenset[int | str]:
        """The stems of what is counted in the paragraphs and of who may speak in them."""
        return frozenset(stem for facts in self.paragraphs for stem in facts.counted)

    @property
    def whole(self) -> bool:
        """Whether everything that is cited is at hand."""
        return bool(self.paragraphs) and not self.missing

    def texts(self) -> list[str]:
        """Return the cited paragraphs as they are read, empty where one is not at hand."""
        out = []
        for facts in self.paragraphs:
            if not facts.text:
                return []
            out.append(facts.text)
        return out if self.whole else []

    def carried(self) -> list[CitedFacts]:
        """Return the cited paragraphs and those whose speaker they carry on."""
        found = {
            (facts.source.id, facts.name): facts
            for cited in self.paragraphs
            for facts in _with_those_before(cited)
        }
        return list(found.values())

    def where(self) -> str:
        """Return the citation in words: ``p12``, ``p3 and p4``, ``s2:p4``."""
        several = len(self.sources) > 1
        names = [
            f"{facts.source.id}:{facts.name}" if several else facts.name
            for facts in self.paragraphs
        ]
        if len(names) > 3:
            rows = all(facts.source.is_table for facts in self.paragraphs)
            return "the cited rows" if rows else "the cited paragraphs"
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _with_those_before(cited: CitedFacts) -> Iterator[CitedFacts]:
    """Yield what is cited and the paragraphs whose speaker it carries on: of a row its table's."""
    if not cited.row:
        yield from [cited] if cited.is_row else cited.source.run(cited.number)
        return
    run = cited.source.run(cited.number)
    next(run)
    yield cited
    yield from run
