"""What of Textual is used though it is private: one list, held against the Textual installed."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from textual import _styles_cache, _xterm_parser
from textual.app import App
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.screen import Screen
from textual.widgets import _toast

import briefing.tui

PRIVATE = [
    (App(), "_handle_exception", "terminal.py ends in good order, driver.py and checking.py"),
    (App(), "_refresh_notifications", "terminal.py shows fewer notices on a low terminal"),
    (App(), "_notifications", "terminal.py drops the oldest"),
    (App(), "_screen_stack", "terminal.py asks whether there is a screen yet"),
    (App(), "_registered_themes", "terminal.py finds the theme in use"),
    (App(), "_exit", "terminal.py and turns.py ask whether the program is being left"),
    (App(), "_exception", "terminal.py keeps the fault"),
    (App(), "_exception_event", "terminal.py wakes who waits for the fault"),
    (App(), "_return_code", "terminal.py sets it after a fault"),
    (App(), "_close_messages_no_wait", "terminal.py ends the program after a fault"),
    (_toast, "Toast", "terminal.py lets no selection begin on a notice"),
    (_toast.Toast, "ALLOW_SELECT", "terminal.py lets no selection begin on a notice"),
    (_toast, "ToastHolder", "notices.py takes away the places of those that are gone"),
    (_toast.ToastRack, "_toast_id", "notices.py finds those places"),
    (_styles_cache.StylesCache, "get_inner_outer", "terminal.py keeps no lines of closed screens"),
    (_xterm_parser, "XTermParser", "driver.py takes reports of sizes that cannot be"),
    (_xterm_parser.XTermParser(), "_timeout_time", "driver.py ends the wait for more after an Esc"),
    (linux_driver, "getincrementaldecoder", "driver.py reads any byte"),
    (linux_driver.LinuxDriver, "run_input_thread", "driver.py reads on behind a broken key"),
    (linux_driver.LinuxDriver, "_run_input_thread", "driver.py ends the program in its manner"),
    (linux_driver.LinuxDriver, "_get_terminal_size", "driver.py asks the terminal, no variable"),
    (
        linux_driver.LinuxDriver,
        "_query_in_band_window_resize",
        "driver.py does not ask for sizes that terminals get wrong",
    ),
]
"""Where it is, its name, and what of ours in ``briefing/tui`` rests on it."""
NAMES = {name for _, name, _ in PRIVATE}
FOLDER = Path(briefing.tui.__file__).parent


@pytest.mark.parametrize(("where", "name", "why"), PRIVATE, ids=[each[1] for each in PRIVATE])
def test_textual_still_has_what_we_use_of_its_inside(where: object, name: str, why: str) -> None:
    assert hasattr(where, name), (
        f"Textual {version('textual')} has no {name} any more: {why}."
        " Find another way there, or keep the older Textual in pyproject.toml."
    )


def test_the_driver_still_knows_its_app_by_that_name() -> None:
    assert "self._app = app" in inspect.getsource(Driver.__init__)


def test_textual_is_held_to_the_major_version_that_was_tried() -> None:
    project = tomllib.loads((FOLDER.parents[1] / "pyproject.toml").read_text())["project"]
    (wanted,) = (each for each in project["dependencies"] if each.startswith("textual"))
    major = int(version("textual").partition(".")[0])
    assert re.fullmatch(rf"textual>={major}\.\d+,<{major + 1}", wanted)


def test_nothing_else_of_its_inside_is_overridden_or_imported() -> None:
    found = set()
    for module in pkgutil.walk_packages([str(FOLDER)], "briefing.tui."):
        for ours in vars(importlib.import_module(module.name)).values():
            if not inspect.isclass(ours) or not ours.__module__.startswith("briefing."):
                continue
            theirs = [base for base in ours.__mro__ if base.__module__.startswith("textual")]
            found |= {
                name
                for name in vars(ours)
                if re.match(r"_[a-z]", name) and any(name in vars(base) for base in theirs)
            }
    # Python and Textual set these on every class that is made.
    made = vars(type("Made", (App,), {})).keys() | vars(type("Made", (Screen,), {})).keys()
    assert found - made - {"_abc_impl"} <= NAMES
    modules = {
        name
        for path in FOLDER.rglob("*.py")
        for name in re.findall(r"textual[\w.]*\.(_\w+)", path.read_text())
    }
    assert modules == {"_styles_cache", "_toast", "_xterm_parser"}
