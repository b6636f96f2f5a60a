"""Values that mean something to somebody on the way."""

from __future__ import annotations

from typing import Final

ODD: Final = (
    *(
        "",
        " ",
        "~",
        "null",
        "true",
        "NO",
        "0",
        "-1",
        ".nan",
        "1e999",
        "0x1F",
        "12:30",
        "2024-02-30",
    ),
    *(
        "\u202e",
        "\x1b[2J",
        "\x00",
        "\x85",
        "\ufeff",
        "\u200b",
        "\ud7ff",
        "\U0010ffff",
        "\u0301" * 40,
    ),
    *("\u0915\u093f", "\u0e01\u0e33", "\u6865", "\u0642\u0644", "\U0001f1f8\U0001f1fe", "\ufdfa"),
    *(
        "[/red]",
        "%s%n",
        "{}",
        "$(id)",
        "'; DROP TABLE item",
        "../../etc/passwd",
        "/dev/zero",
        "~x/y",
    ),
    *(
        "p1",
        "p0",
        "p999999",
        "p3-p1",
        "s9:p1",
        "p1.r9",
        "a: b",
        "- x",
        "# c",
        "&a",
        "*a",
        "!x",
        "| ",
    ),
)
"""Texts that mean something to somebody on the way."""
NUMBERS: Final = (0, -1, 2**31, 2**53 + 1, 10**15, 10**400, -0.0, 1e308, 91, True, False, None)
CELLS: Final = (
    *("=1+1", "-12", "1,2,3", "1.2.3", "31/12/2020", "99999999999999999999", "#adm1", "Harl"),
)
"""Texts that mean something in a table."""
