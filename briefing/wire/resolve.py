"""Which text ends a conflict, and what it loses: the same at every desk."""

from __future__ import annotations

from pathlib import Path

from briefing.filesystem import reason
from briefing.wire.kept import keep
from briefing.wire.merge import sides_of
from briefing.wire.protocol import Clash, Refused, Side


def winner(clash: Clash, side: Side) -> bytes | None:
    """Return the text that a side stands for; None where they took the brief back.

    Raises:
        Refused: both together are not to be had.
    """
    if side == "mine":
        return clash.mine
    if side == "theirs":
        return clash.theirs
    sides = sides_of(clash)
    if sides.merged is None:
        raise Refused(
            f"{clash.id} cannot take both: {sides.why} "
            f'"briefing resolve {clash.id} --mine" or "--theirs" takes one.'
        )
    return sides.merged


def keep_losers(root: Path, clash: Clash, there: bytes, text: bytes | None) -> None:
    """Keep what is not in ``text``: what the file holds, my side, theirs.

    Raises:
        Refused: it cannot be written; nothing was changed.
    """
    losers = [("mine", there), ("mine", clash.mine), ("theirs", clash.theirs or b"")]
    kept = {text, b""}
    try:
        for whose, data in losers:
            if data not in kept:
                keep(root, clash.id, whose, data)
                kept.add(data)
    except OSError as error:
        raise Refused(f"{clash.id} was not resolved: {reason(error)}.") from error
