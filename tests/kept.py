"""Frames that are kept as files, and held against what is drawn."""

from __future__ import annotations

import os
from pathlib import Path


def updating() -> bool:
    """Tell whether frames are kept anew: then all of them, those of a sweep, too."""
    return bool(os.environ.get("UPDATE_FRAMES"))


def check(kept: Path, shown: str) -> None:
    """Hold that a frame is the kept one; ``UPDATE_FRAMES=1`` keeps it anew."""
    if updating():
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(shown, "utf-8")
    assert kept.exists(), f"no frame {kept.name}: run with UPDATE_FRAMES=1 and look at it"
    assert shown == kept.read_text("utf-8")
