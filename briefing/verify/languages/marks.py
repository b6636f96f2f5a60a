"""Numbers in digits, by the marks that a country parts decimals and thousands with: 1.250,5."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from briefing.compiled import late_pattern

_MARK: Final = late_pattern(r"[.,]")
_CLOCK: Final = late_pattern(r"\s?[:h]\s?")
"""What stands in a time of the day; "6:20", "6 h 20" and "6.20" are one."""
_ALWAYS_THOUSANDS: Final = str.maketrans("", "", " '’٬")


class NumberMarks(Struct, frozen=True):
    """The marks of decimals and of thousands; ``either`` where a lone one may be of both."""

    decimal: str
    thousands: str
    either: bool

    def readings(self, digits: str) -> tuple[float, ...]:
        """Return the values that digits with marks may print, the likeliest first; none for none.

        A mark that comes twice parts thousands, as does the first of two kinds. A lone mark parts
        decimals unless exactly three digits follow; then it is what the language has it for, and
        a decimal mark may still be another country's mark of thousands, and so may ٫ be, which
        many a keyboard has in place of ٬.
        """
        digits = _CLOCK.sub(".", digits).translate(_ALWAYS_THOUSANDS)
        if "٫" in digits:
            whole, _, behind = _MARK.sub("", digits).partition("٫")
            if "٫" in behind:
                return ()
            broken = float(f"{whole}.{behind}")
            three = len(behind) == 3 and len(whole) <= 3 and not whole.startswith("0")
            return (broken, float(whole + behind)) if three else (broken,)
        marks = _MARK.findall(digits)
        parts = _MARK.split(digits)
        if not marks:
            return (float(digits),)
        last = marks[-1]
        grouped = float("".join(parts))
        broken = float("".join(parts[:-1]) + "." + parts[-1])
        if len(set(marks)) > 1:
            return (broken,) if marks.count(last) == 1 else ()
        if len(marks) > 1:
            return (grouped,) if all(len(part) == 3 for part in parts[1:]) else ()
        if len(parts[1]) != 3 or len(parts[0]) > 3 or parts[0].startswith("0"):
            return (broken,)
        if last == self.thousands and not self.either:
            return (grouped,)
        return (broken, grouped) if last == self.decimal else (grouped, broken)
