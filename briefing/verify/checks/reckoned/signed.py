"""Signs that words say: a growth of -3 % is a fall by 3 %."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.language import Figure

_LEVEL: Final = late_pattern(
    r"(?i)\b(?:f[ae]ll(?:en|s)?|dropp?(?:ed|s)?|slid|sank|rose|climbed|down|up|moved)\s(?:\w+\s){0,2}to\s$"
)
_COLDER: Final = late_pattern(
    r"(?i)\s(?:colder|cooler|lower|(?:below|under) (?:the )?(?:normal|average|usual|mean|norm))\b"
)


def is_signed_so(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether words may say what the sign says: a growth of -3 % is a fall by 3 %.

    What something fell to is a level, and has its sign; degrees are turned by what they are below.
    """
    if _LEVEL.search(text, 0, figure.start):
        return False
    if figure.unit == "degree" and figure.low:
        colder = _COLDER.match(text, figure.end) is not None
        there = (each for facts in case.scope.paragraphs for each in facts.figures)
        return colder and any(f.unit == "degree" and f.low == -figure.low for f in there)
    for facts in case.scope.paragraphs:
        if any(case.language.opposes(figure, theirs) for theirs in facts.figures):
            below = figure.low is not None and figure.low < 0
            texts = [facts.text] if below else [text.text for text in case.texts]
            return not all(texts) or any(map(case.language.falls, texts))
    return False
