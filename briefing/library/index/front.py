"""The first rows of a list, before the first paint: nothing is imported that they do not need."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from briefing.library.index import database as db


def newest(root: Path, count: int) -> tuple[list[Path], int] | None:
    """Return files with the newest cut-offs, and how many there are, as far as is indexed.

    None where there is no index that could tell.
    """
    try:
        with closing(db.open_to_read(db.index_path(root))) as connection, db.guarded():
            paths = connection.execute(
                "SELECT f.path FROM brief b JOIN file f ON f.id = b.id"
                " ORDER BY b.broken, b.seconds DESC, b.name, b.id LIMIT ?",
                (count,),
            ).fetchall()
            total = connection.execute("SELECT count(*) FROM brief").fetchone()[0]
    except db.NoIndex:
        return None
    return [root / os.fsdecode(path) for (path,) in paths], int(total)
