"""Which desk a library has, if any: asked of the folder alone, so that it costs nothing."""

from __future__ import annotations

from briefing import paths
from briefing.filesystem import is_file, same
from briefing.library.store import Library
from briefing.wire.git.repository import git_above
from briefing.wire.kept import FOLDER
from briefing.wire.protocol import Desk


def shared_by(library: Library) -> Desk | None:
    """Return the desk that shares a library, asked whether it does: git may ignore the folder."""
    desk = desk_of(library)
    shares = getattr(desk, "shares", None)
    return desk if shares is None or shares() else None


def desk_of(library: Library) -> Desk | None:
    """Return the desk that shares a library, None where it has none; no program is run.

    A folder that joined a desk has ``.wire/join.json``; else one that lies in a git checkout
    is shared by that. The library that comes with the program has none.
    """
    root = library.location.file
    if root is None or library.place_for("any") is None or same(root, paths.bundled()):
        return None  # it comes with the program, and may lie in a checkout of that
    if is_file(root / FOLDER / "join.json"):
        from importlib import import_module

        found: Desk | None = import_module("briefing.wire.natsdesk").open_desk(root)
        return found
    if git_above(root) is None:
        return None
    from briefing.wire.gitdesk import GitDesk

    return GitDesk(library, root)
