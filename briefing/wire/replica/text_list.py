"""Which full texts go to the desk, went there, or are wanted: a part of a console's ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

TextState = Literal["look", "wanted", "goes", "sent", "refused"]
"""``look``: a brief that arrived is to be looked through for the texts that it names. ``wanted``:
such a text is not here. ``goes``: it is to be sent; ``sent``: the desk has it; ``refused``: this
user may not give it."""

TEXTS_TABLE: Final = """
CREATE TABLE IF NOT EXISTS texts (shelf TEXT, sha TEXT, of TEXT, state TEXT,
  PRIMARY KEY (shelf, sha, of)) WITHOUT ROWID;
"""


class NamedText(NamedTuple):
    """A text on a shelf; ``of`` is the brief that names it or, of one that goes, its file.

    ``sha`` is that by which briefs name it; empty where the brief is still to be looked through.
    """

    shelf: str
    sha: str
    of: str


class TextList:
    """The part of the ledger that is about full texts."""

    _db: sqlite3.Connection

    def texts(self, *states: TextState) -> list[NamedText]:
        """Return the texts of some states."""
        marks = ",".join("?" * len(states))
        rows = self._db.execute(
            f"SELECT shelf,sha,of FROM texts WHERE state IN ({marks}) ORDER BY shelf,sha,of", states
        )
        return [NamedText(*row) for row in rows]

    def set_texts(self, state: TextState | None, texts: Iterable[NamedText]) -> None:
        """Note how texts stand; None forgets them."""
        if state is None:
            words = "DELETE FROM texts WHERE shelf=? AND sha=? AND of=?"
            self._db.executemany(words, list(texts))
        else:
            rows = [(*text, state) for text in texts]
            self._db.executemany("INSERT OR REPLACE INTO texts VALUES (?,?,?,?)", rows)
