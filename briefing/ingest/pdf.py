"""PDF: lines by pypdf, put together into paragraphs by where they stand on the page."""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pypdf
from pypdf.errors import PyPdfError

from briefing.ingest.limits import PAGES
from briefing.ingest.markup import PagePiece
from briefing.ingest.page import licence_in
from briefing.ingest.taken import Dropped, FileRefused, Taken
from briefing.verify.sources.decode import PDF

_SAME_LINE: Final = 0.5
"""How far apart, in sizes of the font, two pieces of one line may stand in height."""
_GAP: Final = 1.35
"""From this many usual distances between lines on, a gap ends a paragraph."""
_INDENT: Final = 0.8
"""How far, in sizes of the font, the first line of a paragraph stands in."""
_INDENT_MOST: Final = 4.0
_OFTEN: Final = 0.15
"""The share of a page's lines that begin at one place from which on that is an edge."""
_OTHER_SIZE: Final = 0.1
"""By how much, of its size, the font of a heading differs."""
_FULL: Final = 0.8
"""A line that fills less of its column than this, and ends a sentence, ends a paragraph."""
_MARGIN: Final = 4
"""Sizes of the font from the first or last line within which a line may be a head or foot."""
_FAR: Final = 60.0
"""Points below which the next line still stands in the same column."""
_EDGE: Final = 3.0
"""Points by which a line that is printed on each page may stand higher or lower."""
_SENTENCE_END: Final = re.compile(r"[.!?:;؟。][\"'”’»)\]]*$")
_BULLET: Final = re.compile(r"(?:[•▪●◦–*-]|\(?\d{1,2}[.)]|[a-z][.)])\s")
_DAY: Final = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
"""A day as PDF prints it; programs end the time behind it in ways of their own."""
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")


class _Line(NamedTuple):
    """A line on a page: left edge and height in points from the bottom left, size of its font."""

    left: float
    height: float
    size: float
    text: str


def read_pdf(data: bytes) -> Taken:
    """Read a PDF in.

    Raises:
        Refused: it is encrypted, damaged, too long or holds no text.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileRefused("it is encrypted", "Save it without a password.")
        count = len(reader.pages)
        if count > PAGES:
            raise FileRefused(f"it has {count:,} pages, over {PAGES}", "Save the pages you need.")
        pages = [list(_lines(page)) for page in reader.pages]
        about = reader.metadata
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise FileRefused(
            "it is damaged", "Open it, print it into a new PDF, or save it as text."
        ) from error
    if not any(pages):
        raise FileRefused(
            "there is no text in it", "It is scanned: it needs a text recogniser first."
        )
    repeated = _repeated(pages)
    kept = [[line for line in page if _place(line) not in repeated] for page in pages]
    paragraphs = list(_paragraphs(kept))
    dropped = [Dropped(f"printed on {times} pages", text) for text, times in repeated.values()]
    title = " ".join(str(about.title or "").split()) if about else ""
    return Taken(
        PDF,
        "\n\n".join(paragraphs) + "\n",
        title=title,
        published=_made(about) if about else "",
        licence=licence_in(PagePiece(text) for text in paragraphs),
        dropped=tuple(dict.fromkeys(dropped)),
        notes=_notes(pages),
    )


def _made(about: pypdf.DocumentInformation) -> str:
    """Return the day that a PDF says it was made on, "" where it prints none or no day."""
    found = _DAY.match(about.creation_date_raw or "")
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def _notes(pages: Sequence[Sequence[_Line]]) -> tuple[str, ...]:
    empty = [str(number) for number, page in enumerate(pages, 1) if not page]
    if not empty:
        return ()
    return (f"No text on page {', '.join(empty[:10])}: pictures, or scanned.",)


def _lines(page: Any) -> Iterator[_Line]:
    """Yield the lines of a page in the order in which they are drawn, which keeps columns apart."""
    runs: list[_Line] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
            runs.append(_Line(left, height, max(size * scale, 1.0), text))

    page.extract_text(visitor_text=visit)
    gathered: list[_Line] = []
    for run in runs:
        for number, text in enumerate(run.text.split("\n")):
            piece = run._replace(text=text)
            last = gathered[-1] if gathered else None
            if last and not number and abs(piece.height - last.height) <= _SAME_LINE * last.size:
                gathered[-1] = last._replace(text=last.text + _space(last, piece) + text)
            elif text.strip():
                gathered.append(piece)
    for line in gathered:
        words = " ".join(line.text.split())
        if words:
            yield line._replace(text=words)


def _space(last: _Line, piece: _Line) -> str:
    """Return a space where two runs of one line stand apart and neither holds one."""
    end = last.left + 0.45 * last.size * len(last.text)
    return " " if piece.left > end + 0.6 * last.size else ""


def _place(line: _Line) -> tuple[int, str]:
    """Return what is alike in lines that pages repeat: their height and their words."""
    return round(line.height / _EDGE), re.sub(r"\d+", "#", line.text)


def _repeated(pages: Sequence[Sequence[_Line]]) -> dict[tuple[int, str], tuple[str, int]]:
    """Return lines that stand at one height on most pages, each with its text and their number."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for page in pages:
        for place, text in {_place(line): line.text for line in _at_edges(page)}.items():
            found[place].append(text)
    least = max(2, (len(pages) + 1) // 2)
    return {place: (texts[0], len(texts)) for place, texts in found.items() if len(texts) >= least}


def _at_edges(page: Sequence[_Line]) -> Iterator[_Line]:
    """Yield the lines at the top and at the bottom of a page, a few of each."""
    heights = [line.height for line in page]
    for line in page:
        if min(max(heights) - line.height, line.height - min(heights)) <= _MARGIN * line.size:
            yield line


class _Usual(NamedTuple):
    """What is usual on a page: distance of lines in points, letters of a full line, left edges."""

    leading: float
    full: int
    edges: list[float]

    def is_indented(self, line: _Line) -> bool:
        """Tell whether a line begins a little to the right of where lines usually begin."""
        least, most = _INDENT * line.size, _INDENT_MOST * line.size
        return any(least < line.left - edge < most for edge in self.edges)


def _paragraphs(pages: Iterable[Sequence[_Line]]) -> Iterator[str]:
    """Yield paragraphs; one may go on in the next column or on the next page."""
    gathered: list[str] = []
    before: _Line | None = None
    for page in pages:
        usual = _usual(page)
        for line in page:
            if before is not None and _ends(before, line, usual):
                yield _join(gathered)
                gathered = []
            gathered.append(line.text)
            before = line
    if gathered:
        yield _join(gathered)


def _usual(page: Sequence[_Line]) -> _Usual:
    steps = sorted(a.height - b.height for a, b in pairwise(page) if 0 < a.height - b.height < _FAR)
    lengths = sorted(len(line.text) for line in page)
    lefts = Counter(round(line.left) for line in page)
    # Where paragraphs are short, gaps between them are as many as lines within them.
    leading = steps[len(steps) // 4] if steps else 0.0
    full = lengths[int(0.8 * len(lengths))] if lengths else 0
    return _Usual(leading, full, [float(x) for x, n in lefts.items() if n >= _OFTEN * len(page)])


def _ends(before: _Line, line: _Line, usual: _Usual) -> bool:
    """Tell whether a paragraph ends between two lines."""
    step = before.height - line.height
    if _BULLET.match(line.text) or abs(before.size - line.size) > _OTHER_SIZE * before.size:
        return True
    sentence_ends = bool(_SENTENCE_END.search(before.text))
    is_short = len(before.text) < _FULL * usual.full
    if not 0 <= step <= _FAR:  # another column or page
        return sentence_ends or is_short
    if usual.leading and step > _GAP * usual.leading:
        return True
    return sentence_ends and (is_short or usual.is_indented(line))


def _join(lines: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, words that were parted put together."""
    text = lines[0]
    for line in lines[1:]:
        parted = _HYPHEN.search(text) and line[:1].islower()
        text = text[:-1] + line if parted else f"{text} {line}"
    return text
