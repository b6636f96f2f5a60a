"""The cells that characters take in a terminal, by Rich's table, spacing marks put right.

Rich takes as long to load as half of a Python that does nothing, so whoever can does without.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.cells import CellTable

cell_len: Callable[[str], int] | None = None
"""What measures a text, once the table is loaded."""


def share_widths() -> Callable[[str], int]:
    """Have Rich and Textual measure as terminals do, and return what measures a text.

    Their tables give spacing marks (Unicode category Mc) no cell, where wcwidth(3) of the C
    library, and with it most terminals, gives them one, and two where they are wide (UAX 11).
    """
    global cell_len  # noqa: PLW0603 - rich.cells costs 13 ms, plain ASCII never needs it
    if cell_len is None:
        from rich import cells

        cells.load_cell_table = _with_spacing_marks(cells.load_cell_table)  # type: ignore[attr-defined, assignment]
        cells.get_character_cell_size.cache_clear()
        cells.cached_cell_len.cache_clear()
        cell_len = cells.cell_len
    return cell_len


def _with_spacing_marks(load: Callable[[str], CellTable]) -> Callable[[str], CellTable]:
    """Return what loads Rich's table of widths, with the cells that spacing marks take."""

    @cache
    def load_table(unicode_version: str = "auto") -> CellTable:
        from unicodedata import category, east_asian_width

        table = load(unicode_version)
        widths: list[tuple[int, int, int]] = []
        for first, last, cells in table.widths:
            # Of thousands of characters without a cell a few hundred are such marks.
            if (
                cells
                or first < 0x300
                or "Mc" not in map(category, map(chr, range(first, last + 1)))
            ):
                widths.append((first, last, cells))
                continue
            for code in range(first, last + 1):
                char = chr(code)
                spacing = category(char) == "Mc"
                own = 0 if not spacing else 2 if east_asian_width(char) == "W" else 1
                if widths and widths[-1][1:] == (code - 1, own):
                    widths[-1] = (widths[-1][0], code, own)
                else:
                    widths.append((code, code, own))
        return table._replace(widths=widths)

    return load_table
