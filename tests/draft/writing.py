"""A folder with a draft and the brief that it is written into."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from draft.reviewing import put

from briefing.brief.model import Brief
from briefing.draft.review import Review, open_review
from briefing.draft.write import Planned, plan, text_of, write
from briefing.format.reader import read

ALL = ("a1", "a2", "r1", "b1", "b2", "c1", "e1")
"""The keys of all proposals that need nothing more of the reviewer."""


class Desk:
    """A folder with the draft, a reviewer, and the brief that is to come."""

    def __init__(self, folder: Path, **changes: Any) -> None:
        self.folder = folder
        self.path = folder / "mill-03-04.yaml"
        self.review: Review = open_review(put(folder, **changes), folder)

    def accept(self, *keys: str) -> None:
        for key in keys:
            self.review.decide(key, "accept", "ada")

    def plan(self) -> Planned:
        return plan(self.review.state, text_of(self.path), self.path, self.folder)

    def write(self) -> Planned:
        planned = self.plan()
        write(self.review, planned, self.path, "ada")
        return planned

    @property
    def brief(self) -> Brief:
        data = self.path.read_bytes()
        reading = read(data, Brief, "mill", folder=self.folder, library=self.folder)
        assert reading.value is not None, reading.problems
        yaml.safe_load(data)
        return reading.value


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


OTHER = """\
# the desk's own
schema: briefing/1
id: mill-03-04
title: EXERCISE
as_of: 2020-03-04
tlp: AMBER
sources:
  - {id: s1, title: Another text, kind: sitrep, paragraphs: 3}
situation:
  summary:
    - text: It stands.  # so far
      cite: [p1]
territory: [{id: t1, text: The Guard is at the ford., control: presence, cite: [p1]}]
actors:
- id: red
  name: Red Column
  aka: [the Column]
  cite: [p1]
"""
