"""A brief as a Word document (.docx), in the house's own template where one is given.

python-docx is imported here alone, late: it comes with the extra ``docx``.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.extras import MissingExtra

if TYPE_CHECKING:
    from briefing.brief.outline import Outline
    from briefing.verify.verdicts import Verdicts

TEMPLATE_CAP: Final = 20_000_000
"""Bytes of the largest template."""


class BadTemplate(Exception):
    """A template cannot be used; says why, as the end of a sentence."""


class WordFile(NamedTuple):
    """The bytes of a document, and the names of the styles that its template lacks."""

    data: bytes
    missing: tuple[str, ...] = ()


def word_file(
    outline: Outline, verdicts: Verdicts | None = None, template: bytes | None = None
) -> WordFile:
    """Return a brief as a document; the same brief and template give the same bytes.

    ``template`` is the content of a .docx or .dotx: its body gives way to the brief, its styles,
    headers, footers and paper stay.

    Raises:
        MissingExtra: python-docx is not installed.
        BadTemplate: the template cannot be used.
    """
    if find_spec("docx") is None:
        raise MissingExtra("a Word document", "docx")
    from briefing.export.docx.house import FAULTS

    try:
        return _made(outline, verdicts, template)
    except FAULTS as error:
        if template is None:
            raise
        _made(outline, verdicts, None)  # else the fault is ours, and is raised
        raise BadTemplate("it is no Word document, or a damaged one") from error


def _made(outline: Outline, verdicts: Verdicts | None, template: bytes | None) -> WordFile:
    from briefing.brief.words import moment
    from briefing.export.docx.body import Body
    from briefing.export.docx.house import House
    from briefing.export.docx.pack import packed

    house = House(template)
    house.describe(outline)
    house.label(outline)
    Body(house, outline, verdicts).write()
    return WordFile(
        packed(house.document, moment(outline.brief.as_of)),
        () if template is None else house.styles.missing,
    )
