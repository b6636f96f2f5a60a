"""The Word document: python-docx reads it back; the house's template; texts that are only text."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.export import render_all
from briefing.export.docx import BadTemplate, WordFile, word_file
from briefing.export.judged_brief import JudgedBrief
from briefing.export.phrases import EXERCISE
from briefing.extras import MissingExtra, install_line

KINDS = ("header", "footer", "first_page_header", "first_page_footer", "even_page_header",
         "even_page_footer")  # fmt: skip


def made(brief: Brief, template: bytes | None = None) -> WordFile:
    return word_file(Outline(brief), None, template)


def opened(data: bytes) -> Any:
    return docx.Document(BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    """The XML of each part, by its name."""
    with ZipFile(BytesIO(data)) as file:
        return {
            name: file.read(name).decode()
            for name in file.namelist()
            if name.endswith((".xml", ".rels"))
        }


def texts(document: Any) -> list[str]:
    """The texts of all paragraphs, of cells too, in order, with a line feed for each break."""
    text, broken = qn("w:t"), qn("w:br")
    return [
        "".join("\n" if node.tag == broken else node.text or "" for node in each.iter(text, broken))
        for each in document.element.body.iter(qn("w:p"))
    ]


def labels(document: Any) -> Iterator[tuple[str, str]]:
    """The first paragraph of each header and footer that a page of a section shows."""
    even = document.settings.odd_and_even_pages_header_footer
    for section in document.sections:
        first = section.different_first_page_header_footer
        for kind, used in zip(KINDS, (True, True, first, first, even, even), strict=True):
            if used:
                yield kind, getattr(section, kind).paragraphs[0].text


def house(*, sections: int = 1, without: tuple[str, ...] = ()) -> bytes:
    """A template: a style of its own look, other first and even pages, words in its header."""
    document = docx.Document()
    styles: Any = document.styles
    styles["Heading 1"].font.size = Pt(31)
    for name in without:
        styles[name].delete()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "House, first page"
    document.sections[0].header.paragraphs[0].text = "House"
    document.add_paragraph("Words that give way")
    for number in range(1, sections):
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.left_margin = Pt(10 + number)
        if number == 1:
            section.header.is_linked_to_previous = False
            section.header.paragraphs[0].text = "House, behind its front page"
        document.add_paragraph("Words that give way")
    document.core_properties.author = "The maker of the template"
    document.core_properties.comments = "For us alone"
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_it_is_read_back_with_everything_that_the_brief_has(brief: Brief) -> None:
    data = made(brief).data
    outline, document, files = Outline(brief), opened(data), parts(data)
    said = "\n".join(texts(document))
    for line in outline.every_line():
        if line.section != "relationships":
            assert line.text in said
    for source in brief.sources:
        assert source.title in said
    for voice in brief.voices.values():
        assert voice.name in said
    title = f"{outline.tlp} {outline.title}"
    assert (document.core_properties.title, document.core_properties.keywords) == (
        title, outline.tlp,
    )  # fmt: skip
    found = list(labels(document))
    assert found
    assert all(text.startswith(outline.tlp) for _, text in found)
    lines = texts(document)
    assert [number for number, text in enumerate(lines) if text == EXERCISE] == (
        [0, len(lines) - 1] if brief.status == "exercise" else []
    )
    assert not re.search(r"(?m)\w: ?$", said), "no word without what it announces"
    # Every item of prose that cites something has its footnote.
    tabled = {"actors", "territory", "humanitarian", "relationships", "places"}
    cited = sum(bool(each.cites) for each in outline.every_line() if each.section not in tabled)
    assert files["word/document.xml"].count("<w:footnoteReference ") == cited > 0
    assert files["word/footnotes.xml"].count("<w:footnote ") == cited + 2
    assert "thumbnail" not in " ".join(files)


def test_rows_stay_whole_and_their_heads_come_again(short: Brief) -> None:
    for table in opened(made(short).data).tables:
        marks = [row._tr.xml for row in table.rows]
        assert all("<w:cantSplit/>" in mark for mark in marks)
        assert ["<w:tblHeader/>" in mark for mark in marks] == [True] + [False] * (len(marks) - 1)


def test_the_same_brief_gives_the_same_bytes_and_no_day_of_writing(short: Brief) -> None:
    data = made(short).data
    assert data == made(short).data
    with ZipFile(BytesIO(data)) as file:
        assert {entry.date_time[:3] for entry in file.infolist()} == {(1980, 1, 1)}
    when = opened(data).core_properties
    assert f"{when.created:%Y-%m-%d}" == f"{when.modified:%Y-%m-%d}" == short.as_of[:10]


def test_verdicts_are_said_in_words(short: Brief) -> None:
    from briefing.verify.verdicts import Finding, Verdict, Verdicts

    finding = Finding(code="name-elsewhere", path=(), subject="x", text="is elsewhere", nearest="n")
    verdict = Verdict(
        path=("territory", 0), label="t1", fields={"cite": "pass", "names": "fail"},
        findings=[finding],
    )  # fmt: skip
    data = word_file(Outline(short), Verdicts(items=[verdict])).data
    said = "\n".join(texts(opened(data)))
    assert "checked: not found: names" in said
    assert "name-elsewhere: is elsewhere" in said


@pytest.mark.parametrize("sections", [1, 3])
def test_the_template_keeps_its_look_and_loses_its_body(short: Brief, sections: int) -> None:
    found = made(short, house(sections=sections))
    document = opened(found.data)
    said = texts(document)
    assert not any("give way" in text for text in said)
    assert document.styles["Heading 1"].font.size == Pt(31)
    assert "Heading 1" in {each.style.name for each in document.paragraphs}
    assert len(document.sections) == min(sections, 2), "the front page, and the rest"
    if sections > 1:
        assert document.sections[-1].left_margin == Pt(10 + sections - 1)
    shown = list(labels(document))
    assert {kind for kind, _ in shown} == set(KINDS)
    assert all(text.startswith("TLP:CLEAR") for _, text in shown)
    first = document.sections[0].first_page_header.paragraphs
    assert [each.text for each in first] == ["TLP:CLEAR", "House, first page"]
    parts = [(each.tag, *each.values()[:1]) for each in document.sections[-1]._sectPr]
    assert len(set(parts)) == len(parts), "no header or footer stands there twice"
    head = "House" if sections == 1 else "House, behind its front page"
    assert [each.text for each in document.sections[-1].header.paragraphs] == ["TLP:CLEAR", head]
    about = document.core_properties
    assert (about.author, about.comments) == (short.prepared_by or "", "")
    assert found.missing == ("footnote text", "footnote reference")
    [style] = document.styles["List Number"].element.xpath("w:pPr/w:numPr/w:numId")
    items = (x._p.pPr.numPr.numId for x in document.paragraphs if x.style.name == "List Number")
    lists = document.part.numbering_part.element
    numbers = [lists.num_having_numId(each.val).abstractNumId.val for each in (style, *items)]
    assert len(numbers) > 1
    assert len(set(numbers)) == 1, "a list counts as the template does"
    assert document.styles["footnote reference"].font.superscript
    assert document.styles["Briefing Warning"].font.bold


def test_a_style_that_the_template_lacks_is_words_and_is_named(short: Brief) -> None:
    lacking = ("Title", "List Bullet", "List Number", "Table Grid")
    found = made(short, house(without=lacking))
    assert set(lacking) <= set(found.missing)
    document = opened(found.data)
    used = {each.style.name for each in document.paragraphs}
    assert {"Title", "List Bullet", "List Number"} <= used
    assert document.tables[0].style.name == "Table Grid"
    numbered = [each for each in document.paragraphs if each.style.name == "List Number"]
    assert numbered
    assert all(each._p.pPr.numPr is not None for each in numbered)


def test_what_a_template_lacks_has_an_id_of_its_own_a_sign_for_lists_and_leads_nowhere(
    short: Brief,
) -> None:
    lacking = ("Title", "Title Char", "List Bullet", "List Number")
    theirs = docx.Document(BytesIO(house(without=lacking)))
    other: Any = theirs.styles.add_style("Of the house", WD_STYLE_TYPE.PARAGRAPH)
    other.style_id = "ListBullet"
    saved = BytesIO()
    theirs.save(saved)
    document = opened(made(short, saved.getvalue()).data)
    root = document.styles.element
    ids = [each.style_id for each in document.styles]
    assert len(ids) == len(set(ids))
    for tag in ("basedOn", "next", "link"):
        assert {each.get(qn("w:val")) for each in root.iter(qn(f"w:{tag}"))} <= set(ids), tag
    lists: Any = document.part.numbering_part.element
    formats = [each.get(qn("w:abstractNumId")) for each in lists.iter(qn("w:abstractNum"))]
    assert len(formats) == len(set(formats))
    for name, sign in (("List Bullet", "\u2022"), ("List Number", "%1.")):
        [number] = document.styles[name].element.xpath("w:pPr/w:numPr/w:numId/@w:val")
        [kind] = lists.xpath(f"w:num[@w:numId={number}]/w:abstractNumId/@w:val")
        found = lists.xpath(f"w:abstractNum[@w:abstractNumId={kind}]/w:lvl/w:lvlText/@w:val")
        assert found == [sign]


def changed(part: str, change: Callable[[str], str]) -> bytes:
    """The template of a house with one part changed."""
    made_of = BytesIO()
    with ZipFile(BytesIO(house())) as old, ZipFile(made_of, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == part else content)
    return made_of.getvalue()


def test_a_template_for_new_documents_is_one(short: Brief) -> None:
    kind = changed("[Content_Types].xml", lambda xml: xml.replace("document.main", "template.main"))
    data = made(short, kind).data
    assert "template.main" not in parts(data)["[Content_Types].xml"]
    assert "House" in opened(data).sections[0].header.paragraphs[1].text


def test_a_template_may_leave_its_paper_to_word_but_not_be_damaged(short: Brief) -> None:
    bare = changed(
        "word/document.xml", lambda xml: re.sub("<w:sectPr.*</w:sectPr>", "", xml, flags=re.DOTALL)
    )
    assert all(text.startswith("TLP:CLEAR") for _, text in labels(opened(made(short, bare).data)))
    loose = changed("word/document.xml", lambda xml: re.sub('r:id="rId', 'r:id="x', xml))
    with pytest.raises(BadTemplate, match="damaged"):
        made(short, loose)


def test_what_is_no_template_is_refused_in_words(short: Brief) -> None:
    macros, empty, big = BytesIO(), BytesIO(), BytesIO()
    with ZipFile(macros, "w") as file:
        file.writestr("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled")
    with ZipFile(empty, "w"):
        pass
    with ZipFile(big, "w", 8) as file:
        file.writestr("[Content_Types].xml", b"0")
        file.filelist[0].file_size = 100_000_001  # as the directory of the archive tells
    whole = house()
    broken = whole.replace(b"PK\x01\x02", b"PK\x09\x09")
    for data, words in (
        (b"", "no Word document"), (b"\xd0\xcf\x11\xe0old", "no Word document"),
        (whole[:5000], "no Word document"), (broken, "no Word document"),
        (empty.getvalue(), "no Word document"), (macros.getvalue(), "macros"),
        (big.getvalue(), "100 MB"),
    ):  # fmt: skip
        with pytest.raises(BadTemplate, match=words):
            made(short, data)


def test_what_the_system_says_of_the_package_s_own_template_is_no_fault(
    short: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    """zipfile takes a disk that fails for a file that is no archive."""

    def refuse(_path: object = None) -> None:
        raise BadZipFile("File is not a zip file")

    monkeypatch.setattr("docx.api.Package.open", refuse)
    with pytest.raises(OSError, match="python-docx cannot be read"):
        made(short)


def test_a_clock_that_stands_before_the_first_day_of_a_zip_is_passed_over(
    short: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made(short).data
    monkeypatch.setattr("time.localtime", lambda *_: time.gmtime(10))
    assert made(short).data == before


PAYLOAD = (
    "</w:t></w:r><w:r><w:instrText>DDE</w:instrText> \x00\x0b\x1b[2J\ufffe\ud800\u202e "
    "{ INCLUDETEXT c:/x } ]]>&amp;<!-- x\r\n\tBcc: a " + "漢" * 100
)


@pytest.mark.parametrize("template", [None, house()], ids=["own", "house"])
def test_any_text_stays_text(with_text: Callable[[str], Brief], template: bytes | None) -> None:
    data = made(with_text(PAYLOAD), template).data
    files = parts(data)
    whole = files["word/document.xml"] + files["word/footnotes.xml"]
    assert "<w:instrText" not in whole
    assert "<w:fldSimple" not in whole
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", "".join(files.values()))
    assert "{ INCLUDETEXT c:/x } ]]>&amp;<!-- x Bcc: a" in "\n".join(texts(opened(data)))
    # Nothing leads out of the file.
    assert "TargetMode" not in files["word/_rels/document.xml.rels"]


def test_words_are_set_in_the_direction_of_their_script(with_text: Callable[[str], Brief]) -> None:
    whole = parts(made(with_text("مدينة حلب")).data)["word/document.xml"]
    assert "<w:bidi/>" in whole
    assert "<w:rtl/>" in whole
    assert "<w:bidi/>" not in parts(made(with_text("Aleppo")).data)["word/document.xml"]


def test_it_is_no_text_and_holds_one_brief(short: Brief) -> None:
    with pytest.raises(ValueError, match="no text"):
        render_all([JudgedBrief(short)], "docx")


def test_without_the_extra_it_says_how_to_get_it(
    short: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.export.docx.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match="needs the extra docx") as raised:
        made(short)
    assert raised.value.way_out == f"Install it: {install_line('docx')}"
