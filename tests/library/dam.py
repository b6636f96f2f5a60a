"""A library with a brief of a dam and its source: its verdicts, and who signs it."""

from __future__ import annotations

from pathlib import Path

from briefing.brief.model import Brief, SignOff
from briefing.format.reader import read_brief
from briefing.library.signoffs import sign
from briefing.library.verdict_cache import Verifier
from briefing.verify.verdicts import Verdicts

BRIEF = """\
schema: briefing/1
id: {id}
title: A brief
tlp: CLEAR
as_of: 2026-03-04
sources: [{{id: s1, title: A report, kind: sitrep, text: s1.txt}}]
situation:
  summary:
    - {{text: It is shut., cite: [p1]}}
    - {{text: The Low Dam is shut., cite: [p1]}}
"""
OF = "0" * 64
NEW = SignOff(of="1" * 64, by='Bo "b]" Öz', on="2026-03-05")
ENTRY = f'- of: {OF}\n  by: "Ada Ö"\n  on: "2026-03-04"\n'


def verdicts(root: Path, name: str = "dam") -> Verdicts:
    """Return the verdicts of a brief of the library, from the cache or made."""
    path = root / "briefs" / f"{name}.yaml"
    reading = read_brief(path, root)
    assert isinstance(reading.value, Brief)
    return Verifier(root).verdicts(path, reading.value, reading.text)


def add(root: Path, signoff: SignOff = NEW) -> Path:
    """Sign an item of the brief, and return the file of its sign-offs."""
    return sign(root, root / "briefs" / "dam.yaml", "dam", signoff)
