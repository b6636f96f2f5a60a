"""What a publisher's checks said of a brief, as it travels: told as theirs, never believed.

Verdicts do not travel. Their counts do, in one header: ``31/2/0/3 text 0.1.0`` is found in words,
with a warning, not found and not checkable, what was at hand of the sources, and the program.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from briefing import __version__
from briefing.brief.model import Brief
from briefing.library.verdict_cache import Verifier
from briefing.verify.verdicts import VERDICT_WORDS, Mark, Verdicts

_TOLD: Final[tuple[Mark, ...]] = ("verified", "partly", "unsupported", "not_checkable")
_FORM: Final = re.compile(
    r"(\d{1,6})/(\d{1,6})/(\d{1,6})/(\d{1,6}) (text|sealed|none) ([0-9A-Za-z.+-]{1,20})"
)
_AT_HAND: Final = {
    "text": "with the texts at hand",
    "sealed": "without all texts at hand",
    "none": "without a text at hand",
}


def counts_of(root: Path, path: Path, brief: Brief, text: bytes) -> str:
    """Return the counts of a brief of the library in ``root``, checked where they are not known."""
    verdicts = Verifier(root).verdicts(path, brief, text.decode("utf-8", "replace"))
    counts = verdicts.counts()
    numbers = "/".join(str(counts[mark]) for mark in _TOLD)
    return f"{numbers} {_at_hand(verdicts)} {__version__}"


def _at_hand(verdicts: Verdicts) -> str:
    states = {each.at_hand for each in verdicts.sources}
    if states and states <= {"text", "attached"}:
        return "text"
    return "sealed" if states & {"text", "attached", "sealed"} else "none"


def counts_words(told: str, author: str) -> str:
    """Return in words what a header tells; empty where it is none of this form."""
    found = _FORM.fullmatch(told)
    if found is None:
        return ""
    *numbers, at_hand, version = found.groups()
    parts = [
        f"{int(number):,} {VERDICT_WORDS[mark]}"
        for mark, number in zip(_TOLD, numbers, strict=True)
        if int(number)
    ]
    what = ", ".join(parts) or "nothing to check"
    return f"checked by {author}, {_AT_HAND[at_hand]} (briefing {version}): {what}"
