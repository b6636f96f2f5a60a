"""The database of a console's ledger: opened so that what the disk refuses is a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from briefing.paths import shown
from briefing.text import clean
from briefing.wire.protocol import Refused

_WAIT_S: Final = 10.0


def opened(path: Path) -> sqlite3.Connection:
    """Return a connection, the file made where there is none.

    Raises:
        Refused: it cannot be opened; each call of the connection raises it, too, where the file
            cannot be read or written any more.
    """

    @contextmanager
    def told() -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if type(error) is sqlite3.DatabaseError:
                way = "It may be deleted: the next join makes it anew, and no brief is touched."
            elif isinstance(error, sqlite3.OperationalError):
                way = "Once that is mended it goes on from where it was."
            else:
                raise
            raise Refused(f"{shown(path)} cannot be used: {clean(str(error))}. {way}") from error

    class Told(sqlite3.Connection):
        def execute(self, *words: Any) -> sqlite3.Cursor:
            with told():
                return super().execute(*words)

        def executemany(self, *words: Any) -> sqlite3.Cursor:
            with told():
                return super().executemany(*words)

        def executescript(self, *words: Any) -> sqlite3.Cursor:
            with told():
                return super().executescript(*words)

    with told():
        return sqlite3.connect(
            path, timeout=_WAIT_S, isolation_level=None, check_same_thread=False, factory=Told
        )
