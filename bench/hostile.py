"""Source texts made to hurt: what judging them takes at n, 2n and 4n characters, as ratios.

``python -m bench.hostile [N] [KIND ...]``. Work that is linear in the text doubles where the text
does; a ratio near four is a loop in a loop.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
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
    "numbers of things": "In Harl # farms burned. ",
    "numbers in a list": "# farms in Harl, ",
    "numbers alone": "# ",
    "numbers in rows": "| Harl | # | # |\n",
    "numbers of days": "On 3 March # people fled for # days. ",
    "numbers from and to": "From 3 to 9 March it rose from # to #. ",
    "numbers and shares": "12% of # farms and half of # burned. ",
    "numbers and units": "# tonnes, # km and $# million, ",
    "numbers and times": "At 06:15 # shells fell, and at 18:40 #. ",
    "numbers in quotations": "\u201cWe lost # farms,\u201d said Bilal. ",
    "numbers said": "Aaron Bilal said that # farms burned, he added. ",
    "numbers in paragraphs": "In Harl # farms burned on 3 March.\n\n",
    "numbers in French": "Le 3 mars, # maisons ont brûlé à Harl. ",
    "numbers in Spanish": "El 3 de marzo ardieron # casas en Harl. ",
    "numbers in Arabic": "وفي 3 مارس 2024 دمر # منزلا. ",
}
"""What each kind of text is a repetition of; each ``#`` is another number."""
_IN_LANGUAGES: Final = {
    "numbers in French": ("fr", "Quelque 99731 maisons ont brûlé le 30 juin 2031."),
    "numbers in Spanish": ("es", "Ardieron 99731 casas el 30 de junio de 2031."),
    "numbers in Arabic": (
        "ar",
        "دمر 99731 منزلا في 30 يونيو 2031.",
    ),
}
"""The language of a brief for some kinds, and what an item of it says."""
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
    - {text: "Some 99,731 farms, 38% more, burned in 17 weeks to 30 June 2031.", cite: [p2-p2000]}
"""


def brief_for(kind: str, items: int = 0) -> Brief:
    """Return a brief for a kind of text, in its language, with so many items more."""
    language, said = _IN_LANGUAGES.get(kind, ("", "Some 88,731 farms burned at Harl."))
    text = BRIEF + f'    - {{text: "{said}", cite: [p2], grade: 2}}\n' * (items + bool(language))
    if language:
        text = text.replace("tlp: GREEN", f"tlp: GREEN\nlanguage: {language}")
        text = text.replace("text: s.txt", f"text: s.txt, language: {language}")
    brief = read(text.encode(), Brief).value
    assert brief is not None
    return brief


def text_of(kind: str, size: int) -> str:
    """Return a text of about ``size`` characters of one kind, its second paragraph."""
    piece = PIECES[kind]
    first, *others = (piece * (size // len(piece))).split("#")
    numbered = (f"{_FIRST + _STEP * n % _MOST}{each}" for n, each in enumerate(others))
    return f"Head of the text\n\n{first}{''.join(numbered)}\n\nThe end of it."


_FIRST: Final = 117
_STEP: Final = 13
_MOST: Final = 9_973  # a prime: no number comes twice in as many


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
    print(f"{'kind':<22} {size // 1000:>5} kB   x2    x4")
    for kind in arguments[1:] or PIECES:
        brief = brief_for(kind)
        works = [partial(judge, brief, text_of(kind, size * times)) for times in (1, 2, 4)]
        once, twice, four = map(seconds, works)
        print(f"{kind:<22} {once:6.2f} s {twice / once:5.1f} {four / once:5.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
