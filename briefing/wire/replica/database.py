"""The database of a console's ledger: opened so that what the disk refuses is a sentence."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
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

    def told(error: sqlite3.DatabaseError) -> Exception:
        if type(error) is sqlite3.DatabaseError:
            way = "It may be deleted: the next join makes it anew, and no brief is touched."
        elif isinstance(error, sqlite3.OperationalError):
            way = "Once that is mended it goes on from where it was."
        else:
            return error
        return Refused(f"{shown(path)} cannot be used: {clean(str(error))}. {way}")

    class Told(sqlite3.Connection):
        def __del__(self) -> None:
            # It ends with its ledger: Python 3.13 on warns of one left open.
            with suppress(sqlite3.ProgrammingError):  # it was never opened
                self.close()

        def execute(self, *words: Any) -> sqlite3.Cursor:
            try:
                return super().execute(*words)
            except sqlite3.DatabaseError as error:
                raise told(error) from error

        def executemany(self, *words: Any) -> sqlite3.Cursor:
            try:
                return super().executemany(*words)
            except sqlite3.DatabaseError as error:
                raise told(error) from error

        def executescript(self, *words: Any) -> sqlite3.Cursor:
            try:
                return super().executescript(*words)
            except sqlite3.DatabaseError as error:
                raise told(error) from error

    try:
        return sqlite3.connect(
            path, timeout=_WAIT_S, isolation_level=None, check_same_thread=False, factory=Told
        )
    except sqlite3.DatabaseError as error:
        raise told(error) from error
