"""What is on the disk, and not in the system's memory alone."""

from __future__ import annotations

import os

import pytest


def synced(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Note each file or folder that is synced from now on: its inode, and its size at that time."""
    noted: list[tuple[int, int]] = []
    sync = os.fsync

    def note(handle: int) -> None:
        facts = os.fstat(handle)
        noted.append((facts.st_ino, facts.st_size))
        sync(handle)

    monkeypatch.setattr(os, "fsync", note)
    return noted
