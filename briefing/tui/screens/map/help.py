"""What the help says of the map alone: its signs, and whose data and borders it draws."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.atlas.basemap import BORDER, COAST, DISPUTED, PROVINCE, RIVER
from briefing.atlas.layers import ASCII_SIGNS
from briefing.atlas.scene import DISPUTED as CONTESTED
from briefing.atlas.scene import GLYPHS, GLYPHS_ASCII
from briefing.glyphs import SEPARATOR
from briefing.tui.cells import Row, column, flow, heading, indent

_SIGN = 14


def map_help(notices: Sequence[str], cells: int, ascii_only: bool) -> list[Row]:
    """Return the signs of the map, its mouse, and the ``notices`` of its data."""
    signs = GLYPHS_ASCII if ascii_only else GLYPHS
    rows = [heading("ON THE MAP", "beside the signs of basis", cells)]
    entries = [
        (signs[CONTESTED], "claims name holders of different sides, or one of several doubts"),
        (signs[""], "a place of the brief that no claim names"),
        ("A B C", "who is said to hold it; the row below the map names them"),
        ("(2) +1", "two claims; one more place under the same sign"),
        (
            "o" if ascii_only else SEPARATOR,
            "a town that the brief does not name, to find one's way",
        ),
    ]
    if ascii_only:
        entries += [
            (ASCII_SIGNS[BORDER], "border; " + ASCII_SIGNS[DISPUTED] + " disputed border"),
            (ASCII_SIGNS[COAST], f"coast; {ASCII_SIGNS[RIVER]} river or lake"),
            (ASCII_SIGNS[PROVINCE], "border of provinces"),
        ]
    else:
        entries.append(("lines", "borders and coasts; dashed: disputed; dotted: provinces"))
    for sign, meaning in entries:
        body = flow([(meaning, "text")], cells - _SIGN)
        rows += [[column(sign, _SIGN, "hi b"), *body[0]], *indent(body[1:], _SIGN)]
    mouse = "Click a place to select it, drag to move the map, turn the wheel to go closer or away."
    rows += [*flow([(mouse, "dim")], cells), [], heading("MAP DATA", "offline", cells)]
    for notice in notices:
        rows += [*flow([(notice, "text")], cells), []]
    return rows
