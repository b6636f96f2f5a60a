"""How the program words what a brief holds: dates, figures, citations, relations, names.

Panes and exports use the same words; ``naming`` has those of one brief.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from msgspec import structs
from msgspec.structs import replace

if TYPE_CHECKING:  # who needs a few words of a list does without what a brief is
    from briefing.brief.model import Figure
    from briefing.brief.resolve import Cite

MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

ACTOR_WORDS: Final[dict[str, str]] = {
    "state": "state",
    "rebel": "rebel group",
    "militia": "militia",
    "external-state": "external state",
    "international-org": "international body",
    "civil": "civil group",
    "other": "",
}
"""What kind of actor; nothing where the brief has no word for it."""
VOICE_WORDS: Final[dict[str, str]] = {
    "party": "party to the fight",
    "state-media": "state media",
    "government": "government",
    "monitor": "monitor",
    "international-org": "international organisation",
    "social-media": "social media",
    "expert": "expert",
    "newspaper": "newspaper",
    "witness": "witness",
}
"""What kind of voice."""
SOURCE_WORDS: Final[dict[str, str]] = {
    "agency": "news agency",
    "sitrep": "situation report",
    "social": "social media",
}
"""What kind of source, where the format's own word is none to be read."""
LANGUAGE_WORDS: Final[dict[str, str]] = {
    "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "bn": "Bengali", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "ha": "Hausa",
    "he": "Hebrew", "hi": "Hindi", "hy": "Armenian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "ku": "Kurdish", "my": "Burmese", "ps": "Pashto",
    "pt": "Portuguese", "ru": "Russian", "so": "Somali", "sr": "Serbian", "sw": "Swahili",
    "ti": "Tigrinya", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
"""Languages by their tag; a tag that is not here is shown as it is."""
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

NO_OUTCOME: Final = "due, no outcome recorded"
"""What is said of a judgement whose deadline has passed."""
STANDING_WORDS: Final[dict[str, str]] = {
    "corrected": "corrected by its publisher",
    "superseded": "superseded by a later one",
    "withdrawn": "withdrawn by its publisher",
}
"""What has become of a source that no longer stands as it first did."""
RESULT_WORDS: Final[dict[str, str]] = {
    "happened": "happened",
    "did-not": "did not happen",
    "cannot-be-told": "cannot be told",
}
"""What became of a judgement, in words."""

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


def due_words(due: str | None, today: str) -> str:
    """Return when the next brief is due: ``next due 20 Mar 2020``, on later days ``next overdue``.

    Empty where none is announced, or it is not known which day it is.
    """
    if not due or not today:
        return ""
    late = moment(due).date().isoformat() < today
    return f"next {'overdue since' if late else 'due'} {day_words(due)}"


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


def computed_words(figure: Figure, cites: Iterable[Cite], lines: Sequence[str] = ()) -> str:
    """Return how the desk came to a figure: ``computed by the desk from 31 rows (sum of best)``.

    ``lines`` are those by which it was worked out: ``worked out by the desk: 480 / 1,200 = 40 %``.
    "" of a figure that a source prints.
    """
    if lines:
        return f"worked out by the desk: {'; '.join(lines)}"
    if not isinstance(figure.calc, dict) or not figure.calc:
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
            runs[-1] = replace(last, last=max(last.last, cite.last))
        else:
            runs.append(cite)
    return [_run_words(run, several_sources) for run in runs]


def _run_words(run: Cite, several_sources: bool) -> str:
    source = f"{run.source}:" if several_sources else ""
    row = f".r{run.row}" if run.row else ""
    row += f"-{run.last_row}" if run.last_row > run.row else ""
    letter = "r" if run.table else "p"
    return f"{source}{letter}{run.first}{row}" + (f"-{run.last}" if run.last > run.first else "")


def language_words(tag: str) -> str:
    """Return the name of a language, with its tag where that says more: ``Arabic (ar-SY)``."""
    name = LANGUAGE_WORDS.get(tag.partition("-")[0].lower(), "")
    return f"{name} ({tag})" if name and "-" in tag else name or tag
