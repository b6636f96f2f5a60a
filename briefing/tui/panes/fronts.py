"""Who fights whom, in a few rows: two camps face each other, with who backs them below."""

from __future__ import annotations

from typing import Final

from briefing.brief.outline import Outline
from briefing.brief.sides.fronts import Camp, Front, Named, fronts
from briefing.brief.sides.letters import side_mark
from briefing.glyphs import MORE_BELOW
from briefing.text import width
from briefing.tui.cells import Row, beside, fit, flow, indent, row_width
from briefing.tui.panes.parts import Form, basis_glyph

TITLE: Final = "WHO FIGHTS WHOM"
_AGAINST: Final = " against "
_LEAST: Final = 16
"""Cells that a camp gets at least where two stand side by side."""


def front_rows(outline: Outline, form: Form) -> list[list[Row]]:
    """Return the rows of each front; a sign behind a name says that it is not stated outright."""
    found = fronts(outline)
    room = form.cells - width(_AGAINST)
    if room < 2 * _LEAST + 8:
        return [_in_one(front, outline, form) for front in found]
    camps = [[_camp(camp, outline, form) for camp in (f.one, f.other)] for f in found]
    if not camps:
        return []
    need = [
        max(row_width(row) + (number > 0) for camp in camps for number, row in enumerate(camp[at]))
        for at in (0, 1)
    ]
    left = need[0]
    if sum(need) > room:  # both give way, none below what it needs
        left = min(need[0], max(room // 2, room - need[1], _LEAST))
    rows = []
    for one, other in camps:
        body = beside(_wrapped(one, left), [[(_AGAINST, "dim")]], left, width(_AGAINST))
        rows.append(beside(body, _wrapped(other, room - left), left + width(_AGAINST), room - left))
    return rows


def front_page(fronts: list[list[Row]], cells: int, height: int, ascii_only: bool) -> list[Row]:
    """Return exactly ``height`` rows: a title on its rule, as many whole fronts as fit.

    The last row is blank, or says how many more there are.
    """
    out = [fit([(TITLE, "hi b u"), ("  as the brief records it", "dim u")], cells, "rule u")]
    shown = 0
    for rows in fronts:
        if len(out) + len(rows) > height - 1:
            break
        out += rows
        shown += 1
    out += [[]] * (height - 1 - len(out))
    sign = "v" if ascii_only else MORE_BELOW
    more = f"{sign} {len(fronts) - shown} more" if shown < len(fronts) else ""
    return [*out, [(more.rjust(cells), "hi")]]


def _wrapped(rows: list[Row], cells: int) -> list[Row]:
    fighters, *backers = rows
    out = flow(fighters, cells)
    return out + [part for row in backers for part in indent(flow(row, cells - 1), 1)]


def _camp(camp: Camp, outline: Outline, form: Form) -> list[Row]:
    """Return a camp on a row, and who backs it on the next one."""
    rows = [_fighters(camp, outline, form)]
    if camp.backers:
        rows.append([("backed by ", "dim"), *_names(camp.backers, camp, outline, form)])
    return rows


def _in_one(front: Front, outline: Outline, form: Form) -> list[Row]:
    """Return a front as running text, for a narrow pane."""
    row = _fighters(front.one, outline, form)
    row += [(" against ", "dim"), *_fighters(front.other, outline, form)]
    for camp in (front.one, front.other):
        if camp.backers:
            row += [("; ", "dim"), *_name(camp, outline), (" backed by ", "dim")]
            row += _names(camp.backers, camp, outline, form)
    return flow(row, form.cells)


def _fighters(camp: Camp, outline: Outline, form: Form) -> Row:
    names = _names(camp.fighters, camp, outline, form)
    if not camp.party.side:
        return names
    return [*_name(camp, outline), (": ", "dim"), *names]


def _name(camp: Camp, outline: Outline) -> Row:
    mark = side_mark(outline.sides, camp.party.side)
    if not camp.party.side:
        return [(camp.party.name, "hi b")]
    return [(f"{mark.letter} ", f"{mark.role} b"), (camp.party.name, f"{mark.role} b")]


def _sign(basis: str, form: Form) -> str:
    """Return what stands behind a name that is not stated outright."""
    if basis == "stated":
        return ""
    sign = basis_glyph(basis, form)
    return f"({sign})" if form.ascii_only else sign


def _names(names: tuple[Named, ...], camp: Camp, outline: Outline, form: Form) -> Row:
    """Return names with the letter of a side that is another one's."""
    row: Row = []
    for number, each in enumerate(names):
        row += [(", ", "dim")] if number else []
        actor = outline.actors.get(each.id)
        side = outline.side(actor) if actor else ""
        mark = side_mark(outline.sides, side)
        if side and side != camp.party.side:
            row.append((f"{mark.letter} ", f"{mark.role} b"))
        sign = _sign(each.basis, form)
        row.append((f"{each.name}{sign}", mark.role))
        if each.backed:
            row.append((f" ({', '.join(each.backed)})", "dim"))
    return row
