"""Briefs to be saved under a dashboard that follows its library."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import watchfiles.main
from watchfiles._rust_notify import RustNotify

from briefing import paths
from briefing.tui.app import BriefingApp
from tui import making
from tui.hand import SIZES, Hand, hand_on

AT = pytest.mark.parametrize("size", SIZES, ids=str)


def long(*extra: making.Raw, title: str = "The long one") -> making.Raw:
    """A brief of thirty claims and thirty statements; ``extra`` claims stand first."""
    return making.small(
        "long",
        title=title,
        places=[{"id": "p0", "name": "Harl", "cite": ["p1"]}],
        situation={"summary": [making.statement(f"Statement {n}.") for n in range(30)]},
        territory=[
            *extra,
            *(claim(f"t{n}", f"Claim {n} stands.") for n in range(30)),
        ],
    )


def claim(claim_id: str, text: str) -> making.Raw:
    return making.statement(text, id=claim_id, place="p0", control="full")


def save(path: Path, brief: making.Raw | str) -> Path:
    """Save a file as most editors do: another one beside it, then a rename."""
    text = brief if isinstance(brief, str) else json.dumps(brief, ensure_ascii=False, indent=1)
    other = path.with_name(f".{path.name}.swp")
    other.write_text(text, encoding="utf-8")
    other.replace(path)
    return path


@asynccontextmanager
async def live_on(app: BriefingApp, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Hand]:
    """Run an app that watches its library and the themes, and wait until it does."""
    watched: set[str] = set()

    def watch(folders: list[str], *options: Any) -> Any:
        watching = RustNotify(folders, *options)
        watched.update(folders)
        return watching

    root = Path(app.brief_list.library.location.full)
    folders = (root / "briefs", root / "seeds", *paths.themes())
    there = {str(folder) for folder in folders if folder.is_dir()}
    with patch.object(watchfiles.main, "RustNotify", watch):
        async with hand_on(app, size) as hand:
            await hand.until(lambda: there <= watched)
            yield hand


def brief(root: Path, name: str = "long") -> Path:
    return root / "briefs" / f"{name}.yaml"
