"""What stands on the pages of a document: paragraphs, tables, lists; and the gate for its texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefing.text import clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

    from briefing.export.docx.styles import Styles

_NO_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What a cleaned text may still have and XML 1.0 may not."""

_BEHIND_BIDI: Final = tuple(
    f"w:{name}"
    for name in ("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc",
                 "textDirection", "textAlignment", "outlineLvl", "rPr", "sectPr", "pPrChange")
)  # fmt: skip
"""What the format has behind the direction of a paragraph; Word refuses another order."""


def plain(text: str) -> str:
    """Return a text of a brief as one line that XML may hold."""
    return _NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", clean(text))


def rightward(text: str) -> bool:
    """Tell whether a text is read from right to left, by its first letter."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


class Paper:
    """Writes paragraphs and tables at the end of a document, in its styles."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self.document = document
        self.styles = styles
        self.on_new_page = False
        """Whether the next paragraph begins a page."""

    def paragraph(self, text: str = "", style: str = "") -> Paragraph:
        """Return a new paragraph, with a text in the direction of its own script."""
        made = self.document.add_paragraph()
        if style:
            made._p.style = self.styles.ids[style]
        if self.on_new_page:
            made.paragraph_format.page_break_before = True
            self.on_new_page = False
        self.say(made, text)
        return made

    def say(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
        """Put a text behind what a paragraph has so far."""
        said = plain(text)
        if not paragraph.runs and rightward(said):
            properties = paragraph._p.get_or_add_pPr()
            properties.insert_element_before(OxmlElement("w:bidi"), *_BEHIND_BIDI)
        if said:
            run = paragraph.add_run(said + " " * text.endswith(" "))
            if bold:
                run.bold = True
            if rightward(said):
                run.font.rtl = True

    def detail(self, paragraph: Paragraph, text: str, *, own_line: bool = True) -> None:
        """Put a smaller text on a line of its own, below what a paragraph has so far."""
        run = paragraph.add_run()
        run._r.style = self.styles.ids["Briefing Detail"]
        if own_line:
            run.add_break(WD_BREAK.LINE)
        run.add_text(plain(text))

    def table(self, heads: Sequence[str], widths: Sequence[float]) -> Any:
        """Return a table with the row of its heads, which comes again on every page.

        ``widths`` are shares of the width of the text.
        """
        table: Any = self.document.add_table(1, len(heads), self.styles["Table Grid"])
        table.autofit = False
        section = self.document.sections[-1]
        room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        for column, share in zip(table.columns, widths, strict=True):
            column.width = int(room * share / sum(widths))
            column.cells[0].width = column.width  # Word asks the cells
        self._fill(table.rows[0], [[head] for head in heads], bold=True)
        self._mark(table.rows[0], "w:tblHeader")
        return table

    def row(self, table: Any, cells: Iterable[Sequence[str]]) -> None:
        """Put a row at the end of a table; a cell is its text and what stands smaller below."""
        self._fill(table.add_row(), cells)

    def _fill(self, row: _Row, cells: Iterable[Sequence[str]], *, bold: bool = False) -> None:
        self._mark(row, "w:cantSplit")
        for cell, texts in zip(row.cells, cells, strict=True):
            self._cell(cell, texts, bold=bold)

    def _cell(self, cell: _Cell, texts: Sequence[str], *, bold: bool) -> None:
        paragraph = cell.paragraphs[0]
        paragraph._p.style = self.styles.ids["Briefing Cell"]
        self.say(paragraph, texts[0], bold=bold)
        for text in texts[1:]:
            self.detail(paragraph, text, own_line=bool(paragraph.text))

    @staticmethod
    def _mark(row: _Row, tag: str) -> None:
        row._tr.get_or_add_trPr().append(OxmlElement(tag))

    def numbered(self) -> int:
        """Return the number of a new list that begins at 1, in the format of ``List Number``."""
        number = self.styles.numbering.add_num(self.styles.list_format)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    @staticmethod
    def in_list(paragraph: Paragraph, number: int) -> None:
        """Make a paragraph an item of a list."""
        listed = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        listed.get_or_add_ilvl().val = 0
        listed.get_or_add_numId().val = number

    @staticmethod
    def page_number(paragraph: Paragraph) -> None:
        """Put the number of the page behind what a paragraph has so far: a field, of our own."""
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        run, text = OxmlElement("w:r"), OxmlElement("w:t")
        text.text = "1"
        run.append(text)
        field.append(run)
        paragraph._p.append(field)
