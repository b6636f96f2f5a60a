"""What a pane shows open, or whole, where it has more rows than its items need."""

from __future__ import annotations

from msgspec.structs import replace

from briefing.tui.panes.parts import ItemBlock
from briefing.tui.widgets.heights import LONG, TOLD


def filled(blocks: list[ItemBlock], room: int, chosen: int, generous: bool) -> list[ItemBlock]:
    """Return the blocks as they stand in ``room`` rows, with as much as these hold."""
    if not 0 < len(blocks) <= room:  # of thousands of items none is looked at on each key
        return blocks
    fill = kept_open if generous else told_in_full
    return closed_up(fill(blocks, room, chosen), room, chosen)


def kept_open(blocks: list[ItemBlock], room: int, chosen: int) -> list[ItemBlock]:
    """Return the blocks, open where ``room`` rows hold them so: all, or of long ones what fits.

    The one that is ``chosen`` has its room before all others, and those that open to less than all
    have what these leave. Where short ones have less, the first ones tell in a row what they open
    to; what long ones leave parts the open ones by a blank row.
    """
    out, grown = list(blocks), [block.opens_by for block in blocks]
    spare = room - sum(block.height(False, number == 0) for number, block in enumerate(blocks))
    if max(grown, default=0) < LONG:
        if sum(grown) <= spare:
            return [block.kept_open() for block in blocks]
        told = [_told(block) for block in blocks]
        rows = sum(block.height(number == chosen, not number) for number, block in enumerate(told))
        if rows <= room:
            return told
        first = spare - max(grown)  # as many whichever is chosen
        return [*told[:first], *blocks[first:]] if first * TOLD >= len(blocks) else blocks
    opened = []
    for number in sorted(range(len(out)), key=lambda each: each != chosen):
        if grown[number] <= spare:
            out[number] = blocks[number].kept_open()
            spare -= grown[number]
            opened.append(number)
        elif number == chosen:
            return blocks
    for number, block in enumerate(blocks):
        if number not in opened and (less := _opening_by(block, spare)):
            out[number] = less.kept_open()
            spare -= less.opens_by
            opened.append(number)
    behind = (number + 1 for number in opened if grown[number] and number + 1 < len(out))
    parted = [number for number in behind if not out[number].gap]
    if len(parted) <= spare:
        for number in parted:
            out[number] = replace(out[number], gap=True)
    return out


def _opening_by(block: ItemBlock, rows: int) -> ItemBlock | None:
    """Return a block that opens to the most of what it opens to that takes so many rows."""
    every = (replace(block, opened=each) for each in block.lengths)
    fits = [each for each in every if each.opens_by <= rows]
    return max(fits, key=lambda each: each.opens_by, default=None)


def _told(block: ItemBlock) -> ItemBlock:
    """Return a block with what it opens to in one row, which stands where it is not open."""
    if not block.brief or not block.opened:
        return block
    end, brief = len(block.rows) - block.teaser, block.brief
    rows = [*block.rows[:end], brief, *block.rows[end:]]
    again = block.again and [*block.again[:end], brief, *block.again[end:]]
    return replace(block, rows=rows, again=again, teaser=block.teaser + 1)


def closed_up(blocks: list[ItemBlock], room: int, chosen: int) -> list[ItemBlock]:
    """Return the blocks without the blank rows between them, where all have room only so."""
    rows = sum(block.height(number == chosen, not number) for number, block in enumerate(blocks))
    gaps = sum(block.gap for block in blocks[1:])
    if not room < rows <= room + gaps:
        return blocks
    return [replace(block, gap=False) for block in blocks]


def rows_told(blocks: list[ItemBlock], chosen: int) -> list[int]:
    """Return by how many rows items may be more than all closed, the least first.

    The least is what the ``chosen`` one opens by, nothing where it is -1; then it is told longer,
    then the others whole.
    """
    found = [0]
    if chosen >= 0:
        block = blocks[chosen]
        opened = {block.opens_by, *(len(rows) - block.teaser for rows in block.lengths)}
        found = sorted(more for more in opened if more >= block.opens_by)
    for number, other in enumerate(blocks):
        if other.whole and number != chosen and len(other.whole) > len(other.rows):
            found.append(found[-1] + len(other.whole) - len(other.rows))
    return found


def told_in_full(blocks: list[ItemBlock], room: int, chosen: int) -> list[ItemBlock]:
    """Return the blocks with as much of what was cut as ``room`` rows hold.

    What the ``chosen`` one opens to goes before the rows of the others; -1 stands for none.
    """
    if not any(block.whole or block.lengths for block in blocks):
        return blocks
    closed = sum(block.height(False, number == 0) for number, block in enumerate(blocks))
    out = []
    for block in blocks:
        fits = [rows for rows in block.lengths if closed + len(rows) - block.teaser <= room]
        out.append(replace(block, opened=max(fits, key=len)) if fits else block)
    spare = room - closed - (out[chosen].opens_by if chosen >= 0 else 0)
    for number, block in enumerate(out):
        # The chosen one is whole where it is open, which has its room already.
        more = 0 if number == chosen else len(block.whole) - len(block.rows)
        if block.whole and more <= spare:
            out[number] = replace(block, rows=[*block.whole], teaser=len(block.whole))
            spare -= more
    return out
