"""Parts of a file that are packed together, column beside column: like compresses well with like.

A bundle is deflated: how many parts and how many columns each has (``<HB``), the size of each
column, first those of all parts' first columns (all lowest bytes, all second and all third ones),
then the columns in the same order. ``script/deflating.py`` packs what is unpacked here.
"""

from __future__ import annotations

import struct
import zlib
from itertools import accumulate, pairwise


def unbundled(data: bytes, first: int = 255) -> list[list[bytes]]:
    """Return the parts of a bundle: the columns of each, or as many of them as are wanted."""
    inflating = zlib.decompressobj()
    parts, columns = struct.unpack("<HB", inflating.decompress(data, 3))
    count = parts * columns
    raw = inflating.decompress(inflating.unconsumed_tail, 3 * count)
    low, middle, high = raw[:count], raw[count : 2 * count], raw[2 * count :]
    sizes = [a | b << 8 | c << 16 for a, b, c in zip(low, middle, high, strict=True)]
    ends = [*accumulate(sizes[: parts * first], initial=0)]
    raw = inflating.decompress(inflating.unconsumed_tail, ends[-1] or 1)
    pieces = [raw[a:b] for a, b in pairwise(ends)]
    return [pieces[part::parts] for part in range(parts)]
