"""The document that a brief goes into: the house's template or a plain one, and its labels."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile, ZipFile

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.shared import Cm

from briefing.export import phrases as say
from briefing.export.docx import TEMPLATE_CAP, BadTemplate
from briefing.export.docx.paper import Paper, plain
from briefing.export.docx.styles import Styles, empty_document, plain_look

if TYPE_CHECKING:
    from docx.section import Section

    from briefing.brief.outline import Outline

_UNPACKED: Final = 5 * TEMPLATE_CAP
"""Bytes that a template may hold once unpacked."""
_TYPES: Final = "[Content_Types].xml"
_MAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml."
_OLD: Final = ("thumbnail", "comments", "commentsExtended", "commentsExtensible", "commentsIds",
               "people", "stylesWithEffects")  # fmt: skip
"""What hangs on the body or the look of a template, by the last word of its relation."""
_KINDS: Final = (("header", "footer"), ("first_page_header", "first_page_footer"),
                 ("even_page_header", "even_page_footer"))  # fmt: skip
_REFERENCES: Final = (qn("w:headerReference"), qn("w:footerReference"))
FAULTS: Final = (
    AttributeError, BadZipFile, EOFError, LookupError, NotImplementedError, OpcError, OSError,
    PythonDocxError, RuntimeError, SyntaxError, TypeError, ValueError, zlib.error,
)  # fmt: skip
"""What python-docx and zipfile raise over files that are no documents, or damaged ones."""


class House:
    """An empty document with the styles, paper, headers and footers that a brief is set in."""

    def __init__(self, template: bytes | None) -> None:
        """Open the template, and take its body away.

        Raises:
            BadTemplate: it has macros, or unpacks to too much; ``FAULTS``: it is damaged.
        """
        self.own = template is None
        if template is None:
            self.document = empty_document()
            plain_look(self.document)
            self._set_paper()
            self.styles = Styles(self.document)
        else:
            self.document = docx.Document(BytesIO(_as_document(template)))
            self.styles = Styles(self.document)
            if not len(self.document.sections):
                self.document.element.body.get_or_add_sectPr()
                self._set_paper()
        self.paper = Paper(self.document, self.styles)
        self._forget()
        self.first = self._emptied()

    def _set_paper(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)

    def _forget(self) -> None:
        """Take away what belongs to the body that goes."""
        for holder in (self.document.part, self.document.part.package):
            for key, rel in list(holder.rels.items()):
                if rel.reltype.rpartition("/")[2] in _OLD:
                    del holder.rels[key]

    def _emptied(self) -> Any:
        """Take the body away; return the properties of a first section that has its own page.

        Of more than two sections the first and the last stay; what the last one has in common
        with those before it is written into it. None where there is one section.
        """
        body = self.document.element.body
        every = [section._sectPr for section in self.document.sections]
        last = every[-1]
        shown: dict[tuple[str, str], Any] = {}
        for section in every:
            for child in section:
                if child.tag in _REFERENCES:
                    shown[child.tag, child.get(qn("w:type"), "default")] = child
        has = {(c.tag, c.get(qn("w:type"), "default")) for c in last if c.tag in _REFERENCES}
        for key, child in shown.items():
            if key not in has:
                last.insert(0, deepcopy(child))
        for child in list(body):
            if child is not last:
                body.remove(child)
        return deepcopy(every[0]) if len(every) > 1 else None

    def end_first_page(self) -> None:
        """End the first page behind what there is: with its section, where it has one."""
        if self.first is None:
            self.paper.on_new_page = True
        else:
            self.document.paragraphs[-1]._p.get_or_add_pPr().append(self.first)

    # -- what is said of the whole ----------------------------------------------------------

    def describe(self, outline: Outline) -> None:
        """Say in the properties what this is; nothing of those of the template stays."""
        properties = self.document.core_properties
        properties.title = plain(f"{outline.tlp} {outline.title}")[:255]
        properties.keywords = outline.tlp
        properties.author = plain(outline.brief.prepared_by or "")[:255]
        properties.language = plain(outline.brief.language or "")[:255]
        properties.last_modified_by = "briefing"
        properties.revision = 1
        for name in ("category", "comments", "content_status", "identifier", "subject", "version"):
            setattr(properties, name, "")

    def label(self, outline: Outline) -> None:
        """Put the label first into the header and footer of every kind of page of every section."""
        even = self.document.settings.odd_and_even_pages_header_footer
        defined: set[str] = set()
        labelled: set[str] = set()  # two sections may share a part
        for section in [*self._first_section(), *self.document.sections]:
            active = (True, section.different_first_page_header_footer, even)
            for names, used in zip(_KINDS, active, strict=True):
                for name in names:
                    part = getattr(section, name)
                    if part.is_linked_to_previous and (not used or name in defined):
                        continue
                    defined.add(name)
                    part.is_linked_to_previous = False
                    if part.part.partname not in labelled:
                        labelled.add(part.part.partname)
                        self._label(part, outline, footer=name.endswith("footer"))

    def _first_section(self) -> Iterator[Section]:
        from docx.section import Section

        if self.first is not None:
            yield Section(self.first, self.document.part)

    def _label(self, part: Any, outline: Outline, *, footer: bool) -> None:
        paragraph = part.paragraphs[0] if self.own else _first_paragraph(part)
        paragraph.style = self.styles["Briefing Label"]
        paragraph.add_run(outline.tlp)
        if outline.brief.status == "exercise":
            paragraph.add_run("  EXERCISE")
        if self.own:
            detail = self.styles["Briefing Detail"]
            text = "  page " if footer else f"  {plain(outline.title)}, {plain(outline.cut_off)}"
            paragraph.add_run(text, detail)
            if footer:
                self.paper.page_number(paragraph)

    def warn(self, outline: Outline) -> None:
        """Say that nothing of this has happened, where it is an exercise."""
        if outline.brief.status == "exercise":
            self.paper.paragraph(say.EXERCISE, "Briefing Warning")


def _first_paragraph(part: Any) -> Any:
    """Return a new paragraph above all that a header or footer has."""
    made = part.add_paragraph()
    root = made._p.getparent()
    root.remove(made._p)
    root.insert(0, made._p)
    return made


def _as_document(data: bytes) -> bytes:
    """Return a template as a document: a .dotx differs from a .docx by one word.

    Raises:
        BadTemplate: it has macros, or unpacks to too much.
        BadZipFile, KeyError: it is no document.
    """
    with ZipFile(BytesIO(data)) as old:
        if sum(entry.file_size for entry in old.infolist()) > _UNPACKED:
            raise BadTemplate(f"it unpacks to more than {_UNPACKED // 1_000_000} MB")
        types = old.read(_TYPES)
        if b"macroEnabled" in types:
            raise BadTemplate("it has macros; save it without them")
        if _MAIN + b"template.main+xml" not in types:
            return data
        made = BytesIO()
        with ZipFile(made, "w") as new:
            for entry in old.infolist():
                content = types if entry.filename == _TYPES else old.read(entry)
                if entry.filename == _TYPES:
                    content = types.replace(_MAIN + b"template.main", _MAIN + b"document.main")
                new.writestr(entry.filename, content)
        return made.getvalue()
