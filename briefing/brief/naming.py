"""The names and words of one brief: what its ids, fields and labels are called where it is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from briefing.brief import model as m
from briefing.brief.countries import country_name
from briefing.brief.fields import Field
from briefing.brief.fold import fold
from briefing.brief.labels import item_label, items, label_of
from briefing.brief.parts import calc_lines, funding_words, overdue
from briefing.brief.resolve import Resolver, Speaker
from briefing.brief.scales import (
    LIKELIHOOD_SYNONYMS,
    SECTOR_NAME,
    likelihood_range,
    own_label,
    tlp_rank,
)
from briefing.brief.words import (
    NO_OUTCOME,
    RESULT_WORDS,
    cite_words,
    date_words,
    figure_words,
    moment,
    moment_words,
)
from briefing.text import clean, to_ascii


class Naming:
    """The names and words of one brief."""

    def __init__(self, brief: m.Brief, *, ascii_only: bool = False, today: str = "") -> None:
        """Take a brief; ``today`` is the day by which deadlines are told, default: its cut-off."""
        self.brief = brief
        self.today = today or moment(brief.as_of).date().isoformat()
        self.ascii_only = ascii_only
        self.resolver = Resolver(brief)
        self.actors = {actor.id: actor for actor in brief.actors if actor.id}
        self.places = {place.id: place for place in brief.places if place.id}
        self.sides = self.resolver.sides()

    def say(self, text: str | None) -> str:
        """Return a text of the brief as it may be shown: clean, in ASCII where that is asked."""
        text = clean(text or "")
        return to_ascii(text) if self.ascii_only else text

    def actor_name(self, actor_id: str | None) -> str:
        """Return the short name of an actor."""
        actor = self.actors.get(actor_id or "")
        return self.say(actor.short or actor.name) if actor else "not named"

    def place_name(self, place_id: str | None, short: bool = True) -> str:
        """Return the name of a place, the short one where there is one."""
        place = self.places.get(place_id or "")
        if place is None:
            return "no place named"
        return self.say((short and place.short) or place.name)

    def value(self, item: m.Item, field: Field) -> str:
        """Return what a field of an item holds, names instead of ids; empty where left out."""
        value = getattr(item, field.attribute, None)
        if value is None:
            return ""
        if field.refers == "actors":
            return self.actor_name(value)
        if field.refers == "places":
            return self.place_name(value, short=False)
        if field.kind == "calc":
            return self.say("; ".join(calc_lines(value)))
        words = self._special.get(field.key if field.kind == "scale" else field.kind)
        if words is not None:
            return words(item, value)
        if isinstance(value, list):
            return ", ".join(self.say(str(each)) for each in value)
        return self.say(str(value))

    @cached_property
    def _special(self) -> dict[str, Callable[[Any, Any], str]]:
        """How a value is put in words, by the kind of its field, or by the key of a scale."""
        return {
            "tlp": lambda item, _: self.own_tlp(item).removeprefix("TLP:"),
            "country": lambda _, value: country_name(value),
            "date": self._date,
            "funding": lambda _, value: self.funding(value),
            "outcome": lambda _, value: self.outcome(value),
            "dissent": lambda _, value: "; ".join(map(self.dissent, value)),
            "sector": lambda _, value: SECTOR_NAME[value],
            "status": lambda item, value: (
                value.replace("-", " ") if isinstance(item, m.Watch) else value
            ),
        }

    def _date(self, item: m.Item, value: str) -> str:
        """Return a day in words; of a deadline that has passed, that no outcome is recorded."""
        late = isinstance(item, m.Judgement) and overdue(item, self.today)
        return date_words(value) + (f": {NO_OUTCOME}" if late else "")

    def funding(self, funding: m.Funding) -> str:
        """Return what is required and received, its share and its paragraphs."""
        return self.say(funding_words(funding)) + self.cited(funding)

    def outcome(self, outcome: m.Outcome) -> str:
        """Return what became of a judgement: ``did not happen, 31 Mar 2020 [s2:p4]: ...``."""
        words = RESULT_WORDS[outcome.result]
        words += f", {date_words(outcome.date)}" if outcome.date else ""
        note = f": {self.say(outcome.note)}" if outcome.note else ""
        return words + self.cited(outcome) + note

    def dissent(self, dissent: m.Dissent) -> str:
        """Return what somebody at the desk holds instead: ``Who: what``."""
        who = f"{self.say(dissent.who)}: " if dissent.who else ""
        return who + self.say(dissent.text)

    def cited(self, part: m.Funding | m.Outcome) -> str:
        """Return the citation of a part of an item, `` [p12]``; empty where it has none."""
        cites = cite_words(self.resolver.cites(part), len(self.brief.sources) > 1)
        return f" [{', '.join(cites)}]" if cites else ""

    def side(self, item: m.Actor | m.Claim | Speaker) -> str:
        """Return the side of an actor, of a claim's holder or of a speaker; empty for none."""
        if isinstance(item, m.Claim):
            actor = self.actors.get(item.holder or "")
            return self.side(actor) if actor else ""
        side = item.side or ""
        return side if side in self.sides else ""

    def figure(self, item: m.Item) -> str:
        """Return the figures of an item in words, empty where it has none."""
        return "; ".join(self.say(figure_words(figure)) for figure in item.figures)

    def likelihood(self, judgement: m.Judgement) -> tuple[str, str]:
        """Return a judgement's likelihood term and its range, ``("likely", "55-80 %")``."""
        term = judgement.likelihood or ""
        bounds = likelihood_range(term, self.brief.yardstick)
        return self.say(term), f"{bounds[0]}-{bounds[1]} %" if bounds else ""

    def likelihood_standard(self, term: str) -> str:
        """Return the yardstick's first term for a synonym, else the term itself."""
        return LIKELIHOOD_SYNONYMS[self.brief.yardstick].get(term, term)

    def event_date(self, event: m.Item) -> str:
        """Return an event's date in words; its words as printed where it has no date."""
        return date_words(event.date) if event.date else ""

    @property
    def title(self) -> str:
        """The title, clean; an exercise is called so where its title does not say it."""
        title = self.say(self.brief.title)
        plain = self.brief.status != "exercise" or "exercise" in fold(title)
        return title if plain else f"EXERCISE: {title}"

    @cached_property
    def tlp(self) -> str:
        """The strictest Traffic Light Protocol label of all that is in the brief, ``TLP:CLEAR``."""
        return f"TLP:{label_of(self.brief)}"

    def item_tlp(self, item: m.Item) -> str:
        """Return the label of one item, ``TLP:RED``: its own, else the brief's."""
        return f"TLP:{item_label(self.brief, item)}"

    def own_tlp(self, item: m.Item) -> str:
        """Return the label of an item that is stricter than its brief's, else empty."""
        stricter = item.tlp is not None and tlp_rank(item.tlp) > tlp_rank(self.brief.tlp)
        return self.item_tlp(item) if stricter else ""

    @cached_property
    def label_words(self) -> str:
        """What a brief with items of other labels says of its label; empty where it has none."""
        count = sum(bool(self.own_tlp(item)) for _, item in items(self.brief))
        if not count:
            return ""
        many = "1 item is" if count == 1 else f"{count} items are"
        return f"the brief is {own_label(self.brief.tlp)}; {many} stricter"

    @property
    def cut_off(self) -> str:
        """The information cut-off in words: ``30 Nov 2024``."""
        return moment_words(self.brief.as_of)

    @property
    def countries(self) -> str:
        """The countries in words: ``Syria, Lebanon``."""
        return ", ".join(country_name(code) for code in self.brief.countries)
