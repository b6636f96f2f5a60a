"""How the program words what a brief holds: dates, figures, citations, relations, names.

Panes and exports use the same words. ``Naming`` answers for one brief, computed once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from msgspec import structs

from briefing.brief import model as m
from briefing.brief.fold import fold
from briefing.brief.model import Figure
from briefing.brief.resolve import Cite, Resolver, Speaker
from briefing.brief.scales import LIKELIHOOD_SYNONYMS, country_name, likelihood_range
from briefing.brief.sections import Field
from briefing.text import clean, to_ascii

MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

OUTGOING: Final[dict[str, str]] = {
    "allied": "allied with",
    "backs": "backs",
    "hostile": "against",
    "coordinates": "works with",
    "contact": "in touch with",
    "protects": "shields",
    "offshoot-of": "split from",
    "part-of": "part of",
    "controls": "controls",
}
"""A relationship read from its first actor."""
NO_VERB: Final = frozenset({"allied", "hostile", "contact", "part-of"})
"""Relationships whose words need an "is" to make a sentence."""
INCOMING: Final[dict[str, str]] = {
    "allied": "allied with",
    "backs": "backed by",
    "hostile": "opposed by",
    "coordinates": "works with",
    "contact": "in touch with",
    "protects": "shielded by",
    "offshoot-of": "parent of",
    "part-of": "includes",
    "controls": "controlled by",
}
"""The same relationship read from its second actor."""

_OPERATORS: Final[dict[str, str]] = {"=": "", "~": "about "}


def _day_words(text: str) -> str:
    parts = text.split("-")
    month = f"{MONTHS[int(parts[1]) - 1]} " if len(parts) > 1 else ""
    day = f"{int(parts[2])} " if len(parts) > 2 else ""
    return f"{day}{month}{parts[0]}"


def date_words(text: str) -> str:
    """Return an ISO date or interval as read: ``29 Nov 2024``, ``Nov 2023 to Nov 2024``."""
    start, _, end = text.partition("/")
    if not end:
        return _day_words(start)
    return f"{_day_words(start)} to {_day_words(end)}"


def moment(text: str) -> datetime:
    """Return a moment as a datetime in UTC; a bare date is its midnight.

    Raises:
        ValueError: ``text`` is no ISO date or date-time.
    """
    when = datetime.fromisoformat(text.replace(" ", "T", 1))
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def moment_words(text: str) -> str:
    """Return a cut-off as read: ``30 Nov 2024``, with the time in UTC where one is given."""
    when = moment(text)
    day = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    return f"{day} {when:%H:%M} UTC" if len(text) > len("2024-11-30") else day


def day_words(text: str) -> str:
    """Return the day of a cut-off, in UTC: ``30 Nov 2024``."""
    when = moment(text)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def age_words(text: str, now: datetime) -> str:
    """Return how long ago a moment was: ``today``, ``3 d ago``, ``5 mo ago``, ``2 y ago``."""
    days = (now - moment(text)).days
    if days < 0:
        return "in the future"
    for limit, size, unit in ((1, 1, ""), (61, 1, "d"), (731, 30.44, "mo")):
        if days < limit:
            return f"{int(days / size)} {unit} ago" if unit else "today"
    return f"{int(days / 365.25)} y ago"


def number_words(value: float) -> str:
    """Return a number with thousands grouped: ``12,400``."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"


def figure_words(figure: Figure) -> str:
    """Return a figure as tables show it: ``> 200 killed``, ``30 to 40 wounded``, or its text.

    A number with its low and its high end has both behind it: ``about 35 killed (30 to 40)``.
    """
    unit = f" {figure.unit}" if figure.unit else ""
    if figure.value is not None:
        sign = _OPERATORS.get(figure.op, f"{figure.op} ")
        span = figure_words(structs.replace(figure, value=None, unit=None, text=""))
        return f"{sign}{number_words(figure.value)}{unit}{f' ({span})' if span else ''}"
    if figure.min is not None and figure.max is not None:
        return f"{number_words(figure.min)} to {number_words(figure.max)}{unit}"
    if figure.min is not None or figure.max is not None:
        bound = figure.min if figure.min is not None else figure.max
        sign = ">=" if figure.min is not None else "<="
        return f"{sign} {number_words(bound or 0)}{unit}"
    return figure.text


_COMPUTED: Final = {
    "sum": "sum of {}", "count": "their number", "min": "least {}", "max": "greatest {}",
}  # fmt: skip


def computed_words(figure: Figure, cites: Iterable[Cite]) -> str:
    """Return how the desk came to a figure: ``computed by the desk from 31 rows (sum of best)``.

    "" of a figure that a source prints.
    """
    if not figure.calc:
        return ""
    rows = len({(c.source, n) for c in cites if c.table for n in range(c.first, c.last + 1)})
    how = ", ".join(_COMPUTED[kind].format(name) for kind, name in figure.calc.items())
    return f"computed by the desk from {rows:,} row{'' if rows == 1 else 's'} ({how})"


def point_words(lat: float, lon: float) -> str:
    """Return coordinates in degrees as read: ``36.2 N, 37.16 E``."""
    north, east = "NS"[lat < 0], "EW"[lon < 0]
    return f"{abs(lat):.7g} {north}, {abs(lon):.7g} {east}"


def cite_words(cites: Iterable[Cite], several_sources: bool) -> list[str]:
    """Return citations as printed in the margin: ``p26-28``, neighbours joined, ``p20.r3``.

    The source stands before the paragraph only where the brief has several.
    """
    runs: list[Cite] = []
    for cite in cites:
        last = runs[-1] if runs else None
        same = last and (last.source, last.table) == (cite.source, cite.table)
        joins = last and same and not (last.row or cite.row)
        if last and joins and last.first <= cite.first <= last.last + 1:
            runs[-1] = last._replace(last=max(last.last, cite.last))
        else:
            runs.append(cite)
    return [_run_words(run, several_sources) for run in runs]


def _run_words(run: Cite, several_sources: bool) -> str:
    source = f"{run.source}:" if several_sources else ""
    row = f".r{run.row}" if run.row else ""
    row += f"-{run.last_row}" if run.last_row > run.row else ""
    letter = "r" if run.table else "p"
    return f"{source}{letter}{run.first}{row}" + (f"-{run.last}" if run.last > run.first else "")


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
