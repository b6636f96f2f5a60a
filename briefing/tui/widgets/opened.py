"""What a pane shows open, or whole, where it has more rows than its items need."""

from __future__ import annotations

from msgspec.structs import replace

from briefing.tui.panes.parts import ItemBlock
from briefing.tui.widgets.heights import LONG


def kept_open(blocks: list[ItemBlock], room: int) -> list[ItemBlock]:
    """Return the blocks, open where ``room`` rows hold them so: all, or of long ones the first.

    Of those that stay closed any may be selected: it has room to open. What then is left parts
    the long ones by a blank row.
    """
    out, grown = list(blocks), [block.opens_by for block in blocks]
    spare = room - sum(block.height(False, number == 0) for number, block in enumerate(blocks))
    if max(grown, default=0) < LONG:
        return [block.kept_open() for block in blocks] if sum(grown) <= spare else blocks
    opened = 0
    while opened < len(out) and grown[opened] + max(grown[opened + 1 :], default=0) <= spare:
        out[opened] = blocks[opened].kept_open()
        spare -= grown[opened]
        opened += 1
    spare -= max(grown[opened:], default=0)
    behind = [n for n in range(1, min(opened + 1, len(out))) if grown[n - 1] >= LONG]
    parted = [n for n in behind if not out[n].gap]
    if spare >= len(parted):
        for number in parted:
            out[number] = replace(out[number], gap=True)
    return out


def told_in_full(blocks: list[ItemBlock], room: int) -> list[ItemBlock]:
    """Return the blocks with as much of what was cut as ``room`` rows hold, whichever is selected.

    What the selected one opens to goes before the rows of the others.
    """
    if not any(block.whole or block.fuller for block in blocks):
        return blocks
    closed = sum(block.height(False, number == 0) for number, block in enumerate(blocks))
    out = []
    for block in blocks:
        fits = [rows for rows in block.fuller if closed + len(rows) - block.teaser <= room]
        out.append(replace(block, opened=max(fits, key=len)) if fits else block)
    spare = room - closed - max(block.opens_by for block in out)
    for number, block in enumerate(out):
        more = len(block.whole) - len(block.rows)
        if block.whole and more <= spare:
            out[number] = replace(block, rows=[*block.whole], teaser=len(block.whole))
            spare -= more
    return out
