"""Source texts made to hurt: what judging them takes at n, 2n and 4n characters, as ratios.

``python -m bench.hostile [N] [KIND ...]``. Work that is linear in the text doubles where the text
does; a ratio near four is a loop in a loop.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import Final

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.library.sources import AtHand, evidence_by
from briefing.verify.judge import verify
from briefing.verify.sources.analysis import analyse
from briefing.verify.sources.source import paragraphs

PIECES: Final[dict[str, str]] = {
    "short quotations": '"abc," said Aaron. ',
    "curly quotations": "\u201cWe go\u201d, she told \u2018them\u2019. ",
    "open quotations": "\u201cWe go and \u2018stay ",
    "apostrophes": "rebels' ",
    "numbers": "12,345 ",
    "numbers in words": "twenty-one thousand and ",
    "ranges": "10-20 of 30 ",
    "dates": "on 3 March 2024 ",
    "weekdays": "last Friday and ",
    "brackets": "[(",
    "closed brackets": "[a] (b) ",
    "capitals": "Aaron Bilal ",
    "capitals of": "Ministry of ",
    "capitals and": "Anna and Bert, ",
    "acronyms": "UNICEF (UN) ",
    "upper case": "A",
    "initials": "J. K. ",
    "bars": "| a | 1 | ",
    "table": "| Aldo | 12 killed |\n",
    "spaces": "a    ",
    "no spaces": "a",
    "no spaces, digits": "1",
    "combining marks": "\u0301",
    "letters with marks": "e\u0301\u0302 ",
    "ideographs": "\u6865\u6881",
    "dots": ". . ",
    "stops": "?! ",
    "dashes": "- -- \u2014 ",
    "hyphens": "a-b-",
    "commas": "a, ",
    "semicolons": "he said; ",
    "speakers": "Aaron Bilal said that it fell, he added. ",
    "speakers without end": "he said that ",
    "according": "according to the army, ",
    "denials": "did not deny that no ",
    "sentences": "The army took the town of Harl on Friday. ",
    "lines": "The army took the town.\n\n",
    "pronouns": "\u201cIt fell.\u201d\n\nHe said it held.\n\n",
}
"""What each kind of text is a repetition of."""
BRIEF: Final = """\
schema: briefing/1
id: hostile
title: A text made to hurt
as_of: 2026-03-04
tlp: GREEN
sources:
  - {id: s1, title: Report, kind: sitrep, text: s.txt}
voices:
  aaron: {name: Aaron Bilal, kind: government}
situation:
  summary:
    - text: "\u201cLorries\u201d cannot use the 12 bridges at Harl since 4 March, Bilal said."
      by: aaron
      quote: [the abc bridge, abc]
      figures: [{text: 31 lorries, value: 31, unit: lorries}]
      cite: [p2]
      grade: 2
    - {text: No lorry can cross at Harl., cite: [p2, p3]}
"""


def text_of(kind: str, size: int) -> str:
    """Return a text of about ``size`` characters of one kind, its second paragraph."""
    piece = PIECES[kind]
    return f"Head of the text\n\n{piece * (size // len(piece))}\n\nThe end of it."


def judge(brief: Brief, text: str) -> None:
    """Do with a text all that ``briefing check`` does, nothing remembered."""
    analyse.cache_clear()
    found = tuple(paragraphs(text))
    verify(brief, evidence_by(brief, lambda _: AtHand(found)))


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of some work."""
    before = time.process_time()
    work()
    return time.process_time() - before


def main(arguments: Sequence[str]) -> int:
    """Print a line for each kind of text."""
    size = int(arguments[0]) if arguments else 50_000
    brief = read(BRIEF.encode(), Brief).value
    assert brief is not None
    print(f"{'kind':<22} {size // 1000:>5} kB   x2    x4")
    for kind in arguments[1:] or PIECES:
        texts = [text_of(kind, size * times) for times in (1, 2, 4)]
        once, twice, four = (seconds(lambda text=text: judge(brief, text)) for text in texts)  # type: ignore[misc]
        print(f"{kind:<22} {once:6.2f} s {twice / once:5.1f} {four / once:5.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
