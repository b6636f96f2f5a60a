"""The figures of briefs as CSV with a row of HXL hashtags: one row a figure (hxlstandard.org).

A bound is never passed off as the number: "more than 200" has 200 as its low end and no value. Two
voices on one figure are two rows, so that rows are not to be added up.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.parts import figures, worked_out
from briefing.brief.scales import SECTOR_NAME
from briefing.brief.words import computed_words
from briefing.text import clean, fitted
from briefing.verify.verdicts import Verdicts

BOUND: Final[dict[str, str]] = {
    "=": "as given",
    "~": "about",
    ">": "more than",
    ">=": "at least",
    "<": "less than",
    "<=": "at most",
}
"""How a figure bounds the number, in words: a cell that holds ``=`` alone is a formula."""
COLUMNS: Final[dict[str, str]] = {
    "brief": "#meta+id+brief",
    "tlp": "#meta+tlp",
    "exercise": "#meta+exercise",
    "cut-off": "#date+reported",
    "item": "#meta+id+item",
    "section": "#meta+section",
    "category": "#meta+category",
    "sector": "#sector+name",
    "group": "#description+group",
    "place": "#loc+name",
    "pcode": "#loc+code+v_pcode",
    "wikidata": "#loc+code+v_wikidata",
    "country": "#country+code+v_iso2",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "precision": "#geo+precision",
    "date": "#date+occurred",
    "date basis": "#meta+date_basis",
    "as printed": "#indicator+text",
    "bound": "#indicator+bound",
    "value": "#indicator+value+num",
    "low": "#indicator+min+num",
    "high": "#indicator+max+num",
    "unit": "#indicator+unit",
    "computed": "#indicator+computed",
    "hxl": "#indicator+code",
    "statement": "#description",
    "by": "#org+name+source",
    "basis": "#meta+basis",
    "letter": "#meta+grade+voice",
    "digit": "#meta+grade+item",
    "verification": "#meta+verification",
    "source": "#meta+source",
    "publisher": "#meta+source+publisher",
    "standing": "#meta+source+standing",
    "repeats": "#meta+source+repeats",
    "url": "#meta+url",
    "paragraphs": "#meta+cite",
    "verdict": "#meta+verdict",
}
"""The columns in order, each with its hashtag; those of the HXL tags in use follow."""
_TAG: Final = re.compile(r"#[a-z][a-z0-9_]*(?:\+[a-z][a-z0-9_]*)*", re.IGNORECASE)
_FORMULA: Final = re.compile(
    r"(?:^|(?<=;))(?=[\s\u180e\u200b-\u200f\u2060\ufeff]*"
    r"[=+\-@|\uff1d\uff0b\uff0d\uff20\uff5c\u2212\ufe62\ufe63\ufe66\ufe6b])"
)
"""Where a spreadsheet may see a formula begin (OWASP, CSV Injection): at the start of a cell, and
behind a semicolon, at which Excel parts cells in countries with a decimal comma."""

Cell = str | float | None


class Listed(NamedTuple):
    """A brief whose figures are written down, with its verdicts where they are known."""

    outline: Outline
    verdicts: Verdicts | None


def table(briefs: Sequence[Listed], encoding: str = "utf-8") -> str:
    """Return the figures of briefs as CSV (RFC 4180): names, hashtags, then a row a figure.

    What ``encoding`` lacks is written in ASCII.
    """
    rows = [row for brief in briefs for row in _rows(brief)]
    tags = sorted({tag for row in rows for tag in row if tag.startswith("#")})
    names = [*COLUMNS, *tags]
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(names)
    writer.writerow([*COLUMNS.values(), *tags])
    writer.writerows([_safe(row.get(name), encoding) for name in names] for row in rows)
    return written.getvalue()


def _safe(cell: Cell, encoding: str) -> Cell:
    """Return a cell that no spreadsheet calculates; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    # First as it is written: in ASCII a dash is a minus, and a sign of its own kind an equals sign.
    return _FORMULA.sub("'", fitted(clean(cell), encoding))


def _rows(brief: Listed) -> Iterator[dict[str, Cell]]:
    outline = brief.outline
    verdicts = brief.verdicts.by_path() if brief.verdicts is not None else {}
    for line in outline.every_line():
        found = list(figures(line.item))
        if found:
            verdict = verdicts.get(line.path)
            about = _item(outline, line) | {"verdict": verdict.words if verdict else None}
            for path, figure in found:
                funding = getattr(line.item, "funding", None) if path[0] == "funding" else None
                if funding is None:
                    cells = _figure(figure, getattr(line.item, "hxl", None) or "")
                else:
                    cells = _amount(str(path[1]), figure, funding)
                if lines := worked_out(line.item, figure):
                    cells["as printed"] = None
                cites = outline.resolver.cites(line.item)
                cells["computed"] = computed_words(figure, cites, lines)
                yield about | cells


def _item(outline: Outline, line: Line) -> dict[str, Cell]:
    """Return what every row of an item repeats."""
    brief, item = outline.brief, line.item
    place = outline.places.get(getattr(item, "place", None) or "")
    located = place is not None and place.lat is not None and place.lon is not None
    sources = [each for each in (outline.resolver.source(c.source) for c in line.cites) if each]
    named = list({source.id: source for source in sources}.values())
    return {
        "brief": brief.id,
        "tlp": outline.item_tlp(item),
        "exercise": "yes" if brief.status == "exercise" else "no",
        "cut-off": brief.as_of,
        "item": line.label,
        "section": line.section,
        "category": getattr(item, "category", None),
        "sector": SECTOR_NAME.get(getattr(item, "sector", None) or ""),
        "group": getattr(item, "group", None),
        "place": place.name if place else None,
        "pcode": place.pcode if place else None,
        "wikidata": place.wikidata if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place and located else None,
        "lon": place.lon if place and located else None,
        "precision": place.precision if place and located else None,
        "date": item.date,
        "date basis": item.date_basis,
        "hxl": getattr(item, "hxl", None),
        "statement": line.text,
        "by": "; ".join(speaker.name for speaker in line.speakers),
        "basis": line.basis,
        "letter": line.grade.letter if line.graded else None,
        "digit": line.grade.digit if line.graded else None,
        "verification": item.verification,
        "source": "; ".join(source.title for source in named),
        "publisher": "; ".join(source.publisher for source in named if source.publisher),
        "standing": outline.resolver.standing(item),
        "repeats": "; ".join(each.title for each in outline.resolver.repeated(item)),
        "url": "; ".join(source.url for source in named if source.url),
        "paragraphs": " ".join(line.cite),
    }


def _amount(key: str, amount: m.Figure, funding: m.Funding) -> dict[str, Cell]:
    """Return the cells of an amount: its currency, which one it is, and its hashtag.

    The hashtags are those of the Financial Tracking Service on the Humanitarian Data Exchange.
    """
    kind = {"required": "required", "received": "total"}[key]
    tag = f"#value+funding+{kind}+{funding.currency.lower()}"
    cells = _figure(amount, tag) | {"unit": funding.currency, "group": f"funding {key}"}
    return cells | ({"paragraphs": " ".join(funding.cite)} if funding.cite else {})


def _figure(figure: m.Figure, tag: str) -> dict[str, Cell]:
    """Return the cells of a figure: its number only where it is one and no bound.

    ``tag`` is the hashtag whose column the number stands in as well, empty for none.
    """
    ranged = figure.min is not None or figure.max is not None
    value = figure.value if figure.op in ("=", "~") and not ranged else None
    low, high = figure.min, figure.max
    if value is None and not ranged:
        low, high = _ends(figure)
    cells: dict[str, Cell] = {
        "as printed": None if figure.calc else figure.text,
        "bound": "between" if ranged else BOUND[figure.op],
        "value": value,
        "low": low,
        "high": high,
        "unit": figure.unit,
    }
    if figure.group:
        cells["group"] = figure.group
    if _TAG.fullmatch(tag):
        ends = {tag: value, f"{tag}+min": low, f"{tag}+max": high}
        cells |= {name: cell for name, cell in ends.items() if cell is not None}
    return cells


def _ends(figure: m.Figure) -> tuple[float | None, float | None]:
    """Return the number that bounds a figure as its low or its high end."""
    if figure.value is None or figure.op in ("=", "~"):
        return None, None
    return (figure.value, None) if figure.op in (">", ">=") else (None, figure.value)
