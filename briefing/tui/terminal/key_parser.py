"""What the terminal sends, as keys and clicks: Alt+key or two keys, cells and no pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from textual.message import Message


_ESC: Final = "\x1b"
_KEY_AFTER_ESC: Final = re.compile(r"(?<=\x1b)(?=[^\x1b\[\]OPX^_\\])")
"""Between Esc and what begins or ends no control sequence (ECMA-48, 5.3): Alt+key, or two keys."""


class KeyParser(XTermParser):
    """Textual's parser, for which the mouse always points at cells, not at the pixels of a report.

    A report of no pixels would have it divide by zero at the next click.
    """

    _esc_before = False
    mouse_pixels = property(lambda _: False, lambda _, __: None)

    def messages(self, text: str, *, late: bool) -> Iterator[Message]:
        """Yield what a text from the terminal means, and what is meant by no more coming.

        Alt+q is sent as Esc and q at once. When two keys were pressed is known only to who looks in
        time: read ``late``, as on a busy machine or after a stop, they are taken for two.
        """
        yield from self.tick()  # before the text: it may come long after an Esc
        esc = _ESC if self._esc_before and text else ""  # read before, and not known when
        first, *parts = _KEY_AFTER_ESC.split(esc + text) if late else [esc + text]
        if first != esc:
            yield from self.feed(first.removeprefix(esc))
        for part in parts:
            if self._timeout_time is not None:
                self._timeout_time = 0.0
            yield from self.tick()
            yield from self.feed(part)
        if text:
            self._esc_before = text.endswith(_ESC)
        yield from self.tick()
