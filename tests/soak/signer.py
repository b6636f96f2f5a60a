"""Another program that signs: ``python -m tests.soak.signer LIBRARY BRIEF LABEL BY``."""

from __future__ import annotations

import sys
from pathlib import Path

from briefing.brief.model import SignOff
from briefing.brief.outline import Outline
from briefing.library.folder import FolderLibrary


def main(library: str, brief_id: str, label: str, by: str) -> int:
    """Sign for an item as the dashboard does; print the hash once it is kept."""
    store = FolderLibrary(Path(library))
    entry = store.find(brief_id)
    reading = store.load(entry)
    brief = reading.value
    assert brief is not None
    paths = {line.path: line.label for line in Outline(brief).every_line()}
    verdicts = store.verdicts(entry, brief, reading.text)
    of = next(each.of for each in verdicts.items if paths[each.path] == label)
    store.sign(entry, brief, SignOff(of=of, by=by, on="2024-12-01"))
    print(of, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
