"""An index to be put into trouble, and what it answers."""

import sqlite3
from pathlib import Path

from briefing.library import indexed
from briefing.library.folder import FolderLibrary
from briefing.library.index.read import Index
from briefing.library.query import parse

COUNT = 12


def answers(root: Path) -> list[tuple[str, str]]:
    """What a search finds, as the command line does it."""
    hits = indexed.search(FolderLibrary(root), parse("number"), 1000).hits
    return sorted((str(Path(hit.key).relative_to(root)), hit.text) for hit in hits.hits)


WANTED = sorted((f"briefs/b{number}.yaml", f"Number {number}") for number in range(COUNT))


def close(index: Index) -> None:
    """Let the log be merged, so that all of it is in the one file."""
    index.close()
    connection = sqlite3.connect(index.path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
