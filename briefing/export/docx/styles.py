"""The styles of a document: the house's by their names, Word's where it has none, four of ours."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Pt, RGBColor
from docx.styles import BabelFish

if TYPE_CHECKING:
    from docx.document import Document

_PARAGRAPH, _CHARACTER = WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER
NAMES: Final = ("Title", "Heading 1", "Heading 2", "List Bullet", "List Number", "Table Grid",
                "footnote text", "footnote reference")  # fmt: skip
"""The styles that a brief is set in, by Word's own names."""
_LISTS: Final = {"List Bullet": ("bullet", "\u2022"), "List Number": ("decimal", "%1.")}
"""How lists are counted where a template does not say."""
_ABOVE: Final = {"Title": 0, "Heading 1": 14, "Heading 2": 6}
"""Points above headings where there is no template."""
_ELSEWHERE: Final = ("w:link", "w:next")
"""What a style of Word's names others by, which a template need not have."""


def _footnote_text(style: Any) -> None:
    style.font.size = Pt(8)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.space_before = Pt(0)


def _footnote_reference(style: Any) -> None:
    style.font.superscript = True


def _label(style: Any) -> None:
    style.font.bold = True
    style.paragraph_format.space_after = Pt(0)


def _warning(style: Any) -> None:
    style.font.bold = True
    style.font.color.rgb = RGBColor(0xA3, 0x21, 0x0C)
    style.paragraph_format.space_before = Pt(6)
    style.paragraph_format.space_after = Pt(6)


def _cell(style: Any) -> None:
    style.font.size = Pt(8.5)
    style.paragraph_format.space_before = Pt(1)
    style.paragraph_format.space_after = Pt(1)
    style.paragraph_format.line_spacing = 1.0


def _detail(style: Any) -> None:
    style.font.size = Pt(8.5)
    style.font.color.rgb = RGBColor(0x59, 0x59, 0x59)


_MADE: Final[dict[str, tuple[Any, Callable[[Any], None]]]] = {
    "footnote text": (_PARAGRAPH, _footnote_text),
    "footnote reference": (_CHARACTER, _footnote_reference),
    "Briefing Label": (_PARAGRAPH, _label),
    "Briefing Warning": (_PARAGRAPH, _warning),
    "Briefing Cell": (_PARAGRAPH, _cell),
    "Briefing Detail": (_CHARACTER, _detail),
}
"""Styles that python-docx has no copy of, and ours: a template that has them rules their look."""


class Styles:
    """The styles of one document, by name; those that it lacks are made, and named in ``missing``.

    A name holds whatever its case: Word itself writes ``heading 1``.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._by_name = {style.name.casefold(): style for style in document.styles if style.name}
        self.missing = tuple(name for name in NAMES if name.casefold() not in self._by_name)
        for name in self.missing:
            self._by_name[name.casefold()] = self._made(name) if name in _MADE else self._copy(name)
        for name in _MADE:
            if name.casefold() not in self._by_name:
                self._by_name[name.casefold()] = self._made(name)

    @cached_property
    def ids(self) -> dict[str, str]:
        """The ids of the styles that a brief is set in: python-docx takes long to look them up."""
        return {name: self[name].style_id for name in (*NAMES, *_MADE)}

    def __getitem__(self, name: str) -> Any:
        """Return a style by its name."""
        return self._by_name[name.casefold()]

    def _made(self, name: str) -> Any:
        kind, look = _MADE[name]
        built_in = not name.startswith("Briefing ")
        style = self._document.styles.add_style(name, kind, builtin=built_in)
        if kind is _PARAGRAPH:
            style.base_style = self._document.styles.default(_PARAGRAPH)
        look(style)
        return style

    def _copy(self, name: str) -> Any:
        """Return a style of Word's own, put into the document."""
        own = self._document.styles
        found = deepcopy(empty_document().styles[name].element)
        taken = {style.style_id for style in own}
        identity = found.get(qn("w:styleId"))
        while identity in taken:
            identity += "_"
        found.set(qn("w:styleId"), identity)
        for tag in _ELSEWHERE:
            for child in found.findall(qn(tag)):
                found.remove(child)
        for listed in found.iter(qn("w:numPr")):
            listed.getparent().remove(listed)
            break
        own.element.append(found)
        style = own[BabelFish.internal2ui(name)]
        if style.type in (_PARAGRAPH, WD_STYLE_TYPE.TABLE):
            style.base_style = own.default(style.type)
        if name in _LISTS:
            self._count(style, *_LISTS[name])
        return style

    def _count(self, style: Any, kind: str, sign: str) -> None:
        """Give a style of lists its own numbers or signs."""
        number = self.numbering.add_num(self._format(kind, sign)).numId
        listed = style.element.get_or_add_pPr().get_or_add_numPr()
        listed.get_or_add_numId().val = number

    def _format(self, kind: str, sign: str) -> int:
        """Return the number of a new format of lists."""
        root = self.numbering
        ids = [int(each.get(qn("w:abstractNumId"))) for each in root.iter(qn("w:abstractNum"))]
        made = max([-1, *ids]) + 1
        root.insert(
            len(root.findall(qn("w:numPicBullet"))),  # those come first
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{made}">'
                '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
                '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
            ),
        )
        return made

    @cached_property
    def numbering(self) -> Any:
        """The formats of lists and the lists of the document."""
        part = self._document.part
        try:
            return part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
        except KeyError:
            blob = f"<w:numbering {nsdecls('w')}/>".encode()
            name = PackURI("/word/numbering.xml")
            made = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, blob, part.package)
            part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
            return made.element

    @cached_property
    def list_format(self) -> int:
        """The number of the format in which ``List Number`` counts."""
        style = self["List Number"].element
        given = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if given is not None:
            for number in self.numbering.findall(qn("w:num")):
                if number.get(qn("w:numId")) == given.get(qn("w:val")):
                    return int(number.find(qn("w:abstractNumId")).get(qn("w:val")))
        return self._format(*_LISTS["List Number"])


def empty_document() -> Document:
    """Return the document that python-docx begins with: it has Word's own styles.

    Raises:
        OSError: its template, a file of that package, cannot be read.
    """
    try:
        return docx.Document()
    except (BadZipFile, OpcError) as error:  # zipfile passes over what the system says
        raise OSError(0, "the empty document of python-docx cannot be read") from error


def plain_look(document: Document) -> None:
    """Give a document without a house its look: one typeface, dark headings, no other styles."""
    styles = document.styles
    wanted = {
        *NAMES,
        "Header",
        "Footer",
        "Normal",
        "Normal Table",
        "No List",
        "Default Paragraph Font",
    }
    for each in list(styles):
        if each.name not in wanted:
            each.delete()
        else:
            for tag in _ELSEWHERE:
                for child in each.element.findall(qn(tag)):
                    each.element.remove(child)
    for name, size in (("Normal", 10.5), ("Title", 20), ("Heading 1", 14), ("Heading 2", 11)):
        style: Any = styles[name]
        style.font.size = Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(key), "Calibri")
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x21, 0x1F, 0x1A)
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = Pt(_ABOVE[name])
            style.paragraph_format.space_after = Pt(3)
    for border in styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    for name in ("List Bullet", "List Number"):
        listed: Any = styles[name]
        listed.paragraph_format.space_after = Pt(2)
        for close in listed.element.findall(f"{qn('w:pPr')}/{qn('w:contextualSpacing')}"):
            close.getparent().remove(close)
    normal: Any = styles["Normal"]
    normal.paragraph_format.space_after = Pt(3)
    normal.paragraph_format.line_spacing = 1.0
