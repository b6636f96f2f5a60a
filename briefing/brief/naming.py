"""What things in a brief are called: clean, short where there is a short name, once for all."""

from __future__ import annotations

from briefing.brief import model as m
from briefing.brief.countries import country_name
from briefing.brief.fields import Field
from briefing.brief.fold import fold
from briefing.brief.resolve import Resolver, Speaker
from briefing.brief.scales import LIKELIHOOD_SYNONYMS, likelihood_range
from briefing.brief.words import date_words, figure_words, moment_words
from briefing.text import clean, to_ascii


class Naming:
    """The names and words of one brief."""

    def __init__(self, brief: m.Brief, *, ascii_only: bool = False) -> None:
        self.brief = brief
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
        if field.kind == "country":
            return country_name(value)
        if field.kind == "date":
            return date_words(value)
        if isinstance(value, list):
            return ", ".join(self.say(str(each)) for each in value)
        return self.say(str(value))

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

    @property
    def tlp(self) -> str:
        """The Traffic Light Protocol label, ``TLP:CLEAR``."""
        return "TLP:" + ("CLEAR" if self.brief.tlp == "WHITE" else self.brief.tlp)

    @property
    def cut_off(self) -> str:
        """The information cut-off in words: ``30 Nov 2024``."""
        return moment_words(self.brief.as_of)

    @property
    def countries(self) -> str:
        """The countries in words: ``Syria, Lebanon``."""
        return ", ".join(country_name(code) for code in self.brief.countries)
