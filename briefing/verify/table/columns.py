"""What the columns of a table are: by the public column names of data sets, by hashtags, by values.

ACLED's columns are those of its codebook (2023), GED's those of the UCDP GED codebook 24.1; the
hashtags are of the HXL standard 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.table.cells import day_of, number_of
from briefing.verify.table.rows import BadTable, DataTable

Preset = Literal["plain", "hxl", "acled", "ged"]
Role = Literal["count", "low", "high", "date", "name", "text", "hidden"]
"""What a column holds: a number that counts, the ends of a range, a day, names, words, or what no
reader of the row needs: ids, codes, coordinates, times of entry."""


class DataColumn(Struct, frozen=True):
    """A column by its place: what it is called, what it holds, and what its numbers count.

    ``note`` is what else is to be said of its numbers: best estimate.
    """

    place: int
    name: str
    role: Role
    noun: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """Its name in words, small as names in a sentence are not: ``date start``."""
        words = re.sub(r"[\s_]+", " ", self.name).strip()
        return words[:1].lower() + words[1:] if words[1:2].islower() else words

    @property
    def head(self) -> str:
        """Its name in words with what its numbers count: ``best deaths``, ``deaths civilians``."""
        said = set(self.label.casefold().split()) & set(self.noun.casefold().split())
        return self.label if said or not self.noun else f"{self.label} {self.noun}"


class Columns(Struct, frozen=True):
    """The columns of a table in order, whose they are, and which has each event's own id."""

    preset: Preset
    columns: tuple[DataColumn, ...]
    key: DataColumn | None = None

    def of(self, *roles: Role) -> list[DataColumn]:
        """Return the columns that hold one of some things."""
        return [column for column in self.columns if column.role in roles]

    @property
    def days(self) -> tuple[DataColumn, DataColumn] | None:
        """The columns of an event's first and last day, often one; None where none has days."""
        found = self.of("date")
        names = _PRESETS[self.preset].days.split() if self.preset in _PRESETS else []
        by_name = {column.name.casefold(): column for column in found}
        named = [by_name[name] for name in names if name in by_name]
        if not named and found:
            named = [found[0], *(column for column in found if "end" in column.name.casefold())]
        return (named[0], named[-1]) if named else None

    @property
    def shown(self) -> list[DataColumn]:
        """The columns that a reader needs, those that count first."""
        counts = self.of("count", "low", "high")
        if self.preset in _PRESETS:  # the best estimate goes before its parts
            order = list(_PRESETS[self.preset].nouns)
            counts.sort(key=lambda column: order.index(column.name.casefold()))
        return counts + self.of("date", "name", "text")


class _Preset(Struct, frozen=True):
    """A data set by the names of its columns; by ``known`` of them it is recognised."""

    known: frozenset[str]
    key: str
    nouns: Mapping[str, str]
    notes: Mapping[str, str] = MappingProxyType({})
    low: str = ""
    high: str = ""
    days: str = ""
    dates: str = ""
    names: str = ""
    hidden: str = ""

    def role(self, name: str) -> Role:
        """Return what a column of this data set holds."""
        if name in self.nouns:
            return "low" if name == self.low else "high" if name == self.high else "count"
        roles: tuple[tuple[str, Role], ...] = (
            (self.dates, "date"),
            (self.names, "name"),
            (f"{self.hidden} {self.key}", "hidden"),
        )
        return next((role for listed, role in roles if name in listed.split()), "text")


_ACLED: Final = _Preset(
    known=frozenset(("event_id_cnty", "event_date", "fatalities", "actor1")),
    key="event_id_cnty",
    nouns={"fatalities": "fatalities"},
    days="event_date",
    dates="event_date",
    names="actor1 assoc_actor_1 actor2 assoc_actor_2 region country admin1 admin2 admin3 location "
    "source",
    hidden="event_id_no_cnty data_id year time_precision inter1 inter2 interaction iso iso3 "
    "latitude longitude geo_precision source_scale timestamp",
)
_GED: Final = _Preset(
    known=frozenset(("best", "low", "high", "date_start", "side_a", "dyad_name")),
    key="id",
    nouns={
        "best": "deaths", "low": "deaths", "high": "deaths",
        "deaths_a": "deaths of side A", "deaths_b": "deaths of side B",
        "deaths_civilians": "civilian deaths", "deaths_unknown": "deaths",
        "number_of_sources": "sources",
    },
    notes={"best": "best estimate"},
    low="low",
    high="high",
    days="date_start date_end",
    dates="date_start date_end source_date",
    names="conflict_name dyad_name side_a side_b adm_1 adm_2 country region source_office",
    hidden="relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
    "dyad_dset_id dyad_new_id side_a_dset_id side_a_new_id side_b_dset_id side_b_new_id "
    "where_prec latitude longitude geom_wkt priogrid_gid country_id event_clarity date_prec gwnoa "
    "gwnob",
)  # fmt: skip
_PRESETS: Final[dict[Preset, _Preset]] = {"acled": _ACLED, "ged": _GED}

_COUNTING: Final = frozenset(
    ("affected", "inneed", "targeted", "reached", "population", "beneficiary", "indicator", "value",
     "capacity", "output", "event")
)  # fmt: skip
_NAMING: Final = frozenset(("country", "region", "loc", "org", "sector", "crisis", "contact"))
_IDS: Final = frozenset(("code", "id", "pcode", "lat", "lon", "coord", "uuid", "url"))
_TOLD: Final[dict[str, str]] = {
    "killed": "killed", "injured": "injured", "missing": "missing", "displaced": "displaced",
    "idps": "internally displaced", "refugees": "refugees", "returnees": "returnees",
    "infected": "infected", "evacuated": "evacuated", "detained": "detained",
}  # fmt: skip
"""What attributes of HXL say of those who are counted."""
_HIDDEN_WORDS: Final = late_pattern(
    r"(?:^|[\s_])(?:id|uuid|guid|code|pcode|iso\d?|lat|lon|lng|latitude|longitude|timestamp|phone|zip"
    r"|url|link|p-code)(?:$|[\s_])",
    re.IGNORECASE,
)
_YEARS: Final = late_pattern(r"(?:^|[\s_])year(?:$|[\s_])", re.IGNORECASE)
_NAME_WORDS: Final = 6
_SMALL: Final = frozenset(
    ["of", "the", "and", "de", "la", "el", "al", "du", "and", "-", "&", "i", "y"]
)
"""Words inside a name that have no capital."""
_LOOKED_AT: Final = 200
"""Rows by whose values it is told what a plain column holds."""


def columns_of(table: DataTable, preset: str | None = None, key: str | None = None) -> Columns:
    """Return what the columns of a table are.

    ``preset`` says whose they are, else they are recognised; ``key`` is the column of the event's
    own id, else the one of the preset.

    Raises:
        BadTable: it has no column of that name, or not those of the preset.
    """
    names = {name.casefold() for name in table.columns}
    found: Preset = "hxl" if table.tags else "plain"
    for name, data_set in _PRESETS.items():
        if preset == name and (absent := sorted(data_set.known - names)):
            raise BadTable(1, f"a table of {name} has a column {absent[0]}, and this has none")
        if preset == name or (preset is None and has_columns_of(name, table.columns)):
            found = name
    if preset == "hxl" and not table.tags:
        raise BadTable(1, "a table of hxl has a row of hashtags, and this has none")
    found = "plain" if preset == "plain" else found
    columns = tuple(_column(table, place, found) for place in range(len(table.columns)))
    return Columns(found, columns, _key(table, columns, found, key))


def has_columns_of(preset: Preset, columns: Iterable[str]) -> bool:
    """Tell whether a table has the columns by which a data set is recognised."""
    return _PRESETS[preset].known <= {name.casefold() for name in columns}


def _key(
    table: DataTable, columns: Sequence[DataColumn], preset: Preset, name: str | None
) -> DataColumn | None:
    if name is None:
        if preset == "hxl":
            tagged = (place for place, tag in enumerate(table.tags) if "+id" in tag)
            place = next(tagged, None)
        else:
            place = table.column(_PRESETS[preset].key) if preset in _PRESETS else None
        return columns[place] if place is not None else None
    place = table.column(name)
    if place is None:
        raise BadTable(1, f"it has no column {name}, which the brief names as key")
    return columns[place]


def _column(table: DataTable, place: int, preset: Preset) -> DataColumn:
    name = table.columns[place]
    if preset in _PRESETS:
        data_set = _PRESETS[preset]
        plain = name.casefold()
        note = data_set.notes.get(plain, "")
        return DataColumn(place, name, data_set.role(plain), data_set.nouns.get(plain, ""), note)
    if preset == "hxl" and table.tags[place]:
        role, noun = _tagged(table.tags[place], name)
        return DataColumn(place, name, role, noun)
    role = _plain(name, [row[place] for row in islice(table.rows, _LOOKED_AT)])
    return DataColumn(place, name, role, _words(name) if role == "count" else "")


def _tagged(tag: str, name: str) -> tuple[Role, str]:
    """Return what a column with a hashtag holds, and what its numbers count."""
    base, *attributes = tag.removeprefix("#").split("+")
    if base == "geo" or _IDS & set(attributes):
        return "hidden", ""
    if base == "date":
        return "date", ""
    if base in _COUNTING and not {"name", "text", "description", "type"} & set(attributes):
        noun = next((_TOLD[each] for each in attributes if each in _TOLD), "")
        return "count", noun or _words(name)
    if base in _NAMING or base.startswith("adm"):
        return "name", ""
    return "text", ""


def _plain(name: str, values: Sequence[str]) -> Role:
    """Return what a column holds by its name and its values."""
    filled = [value for value in values if value]
    if _HIDDEN_WORDS.search(name):
        return "hidden"
    if not filled:
        return "text"
    if _YEARS.search(name) or all(day_of(value) for value in filled):
        return "date"
    numbers = sum(number_of(value) is not None for value in filled)
    if 2 * numbers >= len(filled):
        return "count"
    return "name" if all(map(_like_a_name, filled)) else "text"


def _like_a_name(value: str) -> bool:
    """Tell whether a value is written as names are: each word of it with a capital."""
    words = value.split()
    return len(words) <= _NAME_WORDS and all(
        word[0].isupper() or word.lower() in _SMALL for word in words
    )


def _words(name: str) -> str:
    """Return the name of a column as what its numbers count."""
    words = re.sub(r"[\s_#+]+", " ", re.sub(r"\(.*?\)", "", name)).strip()
    return words.lower()
