"""One page of a brief in HTML: what a sheet of paper has room for, the rest counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import htpy as h

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.export.html.markup import Piece, basis, joined, own_label, said, verdict
from briefing.export.one_page.choice import ChosenItems, beside, choice, lead
from briefing.export.phrases import ItemPhrases
from briefing.text import clean
from briefing.verify.verdicts import Path, Verdict


class OnePageMarkup:
    """The parts of the page."""

    def __init__(self, outline: Outline, verdicts: Mapping[Path, Verdict]) -> None:
        self.outline = outline
        self.verdicts = verdicts
        self.phrases = ItemPhrases(outline)

    def parts(self) -> Iterator[h.Renderable]:
        """Yield each part as a section with its title."""
        for chosen in choice(self.outline):
            yield h.section(aria_labelledby=f"f-{chosen.key}")[
                h.h2(id=f"f-{chosen.key}")[chosen.title],
                h.ul(".items")[[self._item(chosen, line) for line in chosen.lines]],
                h.p(".none")[chosen.more] if chosen.more else None,
            ]

    def _item(self, chosen: ChosenItems, line: Line) -> h.Renderable:
        leading = clean(lead(line, self.phrases))
        whose = [clean(self.phrases.who(line))] if chosen.key != "crosscheck" else []
        own = chosen.key in ("judgements", "crosscheck", "watch")
        words: list[Piece] = [] if own else [basis(line.basis)]
        words += filter(None, [*whose, *map(clean, beside(line, self.phrases))])
        return h.li[
            own_label(self.outline, line),
            [h.b[f"{leading}: "] if leading else None, said(line.text)],
            [self._answers(line)] if chosen.key == "crosscheck" else None,
            h.span(".whose")[" ", joined(" \u00b7 ", words), " "] if words else None,
            verdict(self.verdicts.get(line.path)) if chosen.key != "crosscheck" else None,
        ]

    def _answers(self, line: Line) -> h.Renderable:
        item = line.item
        assert isinstance(item, m.Crosscheck)
        sides = (("yes", item.for_), ("no", item.against))
        return h.dl[
            [h.div[h.dt[side], h.dd[said(self.phrases.answers(ids))]] for side, ids in sides]
        ]
