"""One item of a brief as text to copy: what it says, whose word it is, where it stands."""

from __future__ import annotations

from briefing.brief.outline import Line, Outline
from briefing.export.rows import Writer
from briefing.export.text import row_lines
from briefing.text import clean


def item_text(outline: Outline, line: Line, *, width: int = 0) -> str:
    """Return an item with its brief's label first and last, as every copied text carries it.

    ``width`` is the widest line in cells; 0, the default, breaks no lines: what is pasted into a
    mail is broken there.
    """
    brief = outline.brief
    writer = Writer(outline)
    section = outline.section(line.section)
    row = writer.part(section).rows[section.lines.index(line)]
    head = f"{clean(brief.title)} ({brief.id}), cut-off {outline.cut_off}"
    lines = [outline.tlp, head, "", *row_lines(row, width), "", outline.tlp]
    return "\n".join(lines) + "\n"
