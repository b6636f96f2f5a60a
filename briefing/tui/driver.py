"""The terminal's bytes, whatever they are: what is no key or click is passed over."""

from __future__ import annotations

import codecs
from functools import partial

from textual.drivers import linux_driver


def _patient(encoding: str) -> partial[codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), "replace")


# Textual's thread that reads keys dies of a byte that is no UTF-8: of any accent, where the
# terminal is set to Latin-1.
linux_driver.getincrementaldecoder = _patient  # type: ignore[attr-defined,assignment]


class Driver(linux_driver.LinuxDriver):
    """Textual's driver, which neither such a byte nor a key beyond Unicode ends."""

    def run_input_thread(self) -> None:
        """Read on behind a key that cannot be; of the same burst, the rest is lost."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except (ValueError, OverflowError):
                continue

    def _run_input_thread(self) -> None:
        """End the program in its own manner where the terminal cannot be read at all."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001
            self._app.call_later(self._app._handle_exception, error)
