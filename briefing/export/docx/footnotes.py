"""Footnotes of a document, which python-docx does not know: one part, and references to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from briefing.export.docx.paper import plain

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_NAME: Final = "/word/footnotes.xml"
_SEPARATORS: Final = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240"
 w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240"
 w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""
"""The lines above footnotes, with the numbers that Word gives them."""


class Footnotes:
    """The footnotes of one document; ``finish`` writes those that were added."""

    def __init__(self, document: Document, text: str, reference: str) -> None:
        """Take the ids of the styles of their text and of their numbers.

        Those that a template has go, but for the lines above them.
        """
        self._part = document.part
        self._text, self._reference = text, reference
        self._notes = parse_xml(_SEPARATORS)
        self._rel = ""
        for key, rel in self._part.rels.items():
            if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not rel.is_external:
                self._notes, self._rel = parse_xml(rel.target_part.blob), key
        for note in self._notes.findall(qn("w:footnote")):
            if note.get(qn("w:type")) is None:
                self._notes.remove(note)
        ids = [int(note.get(qn("w:id"), "0")) for note in self._notes]
        self._next = max([0, *ids]) + 1

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Put a footnote behind what a paragraph has so far."""
        run = paragraph.add_run()
        run._r.append(self._styled("w:rStyle", self._reference, "w:rPr"))
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(self._next))
        run._r.append(mark)
        self._notes.append(self._note(text))
        self._next += 1

    def _note(self, text: str) -> BaseOxmlElement:
        note, body = OxmlElement("w:footnote"), OxmlElement("w:p")
        note.set(qn("w:id"), str(self._next))
        body.append(self._styled("w:pStyle", self._text, "w:pPr"))
        number, words = OxmlElement("w:r"), OxmlElement("w:r")
        number.append(self._styled("w:rStyle", self._reference, "w:rPr"))
        number.append(OxmlElement("w:footnoteRef"))
        said = OxmlElement("w:t")
        said.set(qn("xml:space"), "preserve")
        said.text = f" {plain(text)}"
        words.append(said)
        body.extend((number, words))
        note.append(body)
        return note

    @staticmethod
    def _styled(tag: str, style: str, around: str) -> BaseOxmlElement:
        properties, named = OxmlElement(around), OxmlElement(tag)
        named.set(qn("w:val"), style)
        properties.append(named)
        return properties

    def finish(self) -> None:
        """Make the part of the footnotes, in place of one that the template has."""
        from docx.opc.oxml import serialize_part_xml

        if self._rel:
            del self._part.rels[self._rel]
        made = Part(
            PackURI(_NAME),
            CONTENT_TYPE.WML_FOOTNOTES,
            serialize_part_xml(self._notes),
            self._part.package,
        )
        self._part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
