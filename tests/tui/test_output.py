"""What goes to the terminal: text whose width terminals dispute never moves what is behind it."""

from __future__ import annotations

import re

import pytest

from briefing.text import width
from briefing.tui.terminal.output import anchored

KEYCAP, SIGN = "1\ufe0f\u20e3", "\u2122\ufe0f"


@pytest.mark.parametrize(
    "text",
    [
        KEYCAP,
        SIGN,
        f"a {KEYCAP}",
        f"{KEYCAP}{KEYCAP}",
        f"কক{SIGN} b {KEYCAP}",
        "\ufe0f",
        "ক",
        "\u26a0\ufe0f",
    ],
)
def test_what_is_behind_text_of_disputed_width_is_set_in_its_column(text: str) -> None:
    frame = anchored(f"\x1b[3;5H{text}|")
    *_, column = re.findall(r"\x1b\[(\d+)G", frame)
    behind = width(text[len(text.rstrip("ab ")) :])
    assert int(column) == 5 + width(text) - behind
    assert re.sub(r"\x1b\[\d+G", "", frame).replace(" ", "").endswith(f"{text.replace(' ', '')}|")


def test_text_that_nobody_disputes_is_left_as_it_is() -> None:
    frame = "\x1b[3;5HПлан č 北京 é|"
    assert anchored(frame) == frame
