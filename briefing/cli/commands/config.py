"""``briefing config``: where settings are, what they are and what has set them."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from briefing import paths
from briefing.cli.output import Exit, Stop, encoding, out
from briefing.cli.pages import table_lines
from briefing.cli.target import Session
from briefing.filenames import escaped
from briefing.filesystem import is_there, trouble
from briefing.format.problems import Problem
from briefing.library.choose import SETTING, LibraryChoice, NoLibrary, choose_library
from briefing.settings import LibraryState, fitting_theme
from briefing.text import clean, to_ascii
from briefing.tui.exporting import export_place
from briefing.tui.keymap import effective_keys, names_of, written_id
from briefing.tui.keys import KEYS
from briefing.tui.motions import Key
from briefing.tui.themes import load_themes

DEFAULT = "default"


def run_config(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    report = Report(Session(options, quiet=True))
    if options.json:
        from briefing.export.json import encode

        whole = report.keys_plain() if options.keys else report.plain()
        out(encode(whole, "ascii" if report.session.ascii else encoding()))
    else:
        lines = report.key_lines() if options.keys else report.lines()
        text = "".join(f"{line}\n" for line in lines)
        out(to_ascii(text) if report.session.ascii else text)
    if options.theme is not None and options.theme not in report.themes.loaded:
        names = ", ".join(report.themes.loaded)
        raise Stop(f'there is no theme "{clean(options.theme)}"', f"There are: {names}.")
    if isinstance(report.library, NoLibrary) and report.library.origin != SETTING:
        raise Stop(str(report.library), 'Make it, or name another one with "--library DIR".')
    return Exit.PROBLEMS if report.problems else Exit.DONE


class Setting(NamedTuple):
    """A setting: its value, and what has set it; ``line`` is that of the file, else 0."""

    name: str
    value: Any
    origin: str = DEFAULT
    line: int = 0


class Report:
    """What the command says; everything is found when it is first asked for."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.themes = load_themes(paths.themes())

    @cached_property
    def library(self) -> LibraryChoice | NoLibrary:
        """The library, or the folder that was asked for and is not there."""
        try:
            return choose_library(self.session.options.library, self.session.config)
        except NoLibrary as error:
            return error

    @cached_property
    def state(self) -> LibraryState | None:
        """What is remembered about the library."""
        return (
            LibraryState(self.library.folder) if isinstance(self.library, LibraryChoice) else None
        )

    @cached_property
    def problems(self) -> list[Problem]:
        """What is wrong with the settings, the themes and the state."""
        found = list(self.session.problems())
        if isinstance(self.library, NoLibrary) and self.library.origin == SETTING:
            text = self.session.config.library or ""
            message = f"there is no folder {self.library.folder}."
            hint = "Make it, or name another one."
            settings = self.session.settings
            found.append(
                settings.problem("unreadable", ("library",), message, hint, text=text, at=0)
            )
            found.sort(key=lambda problem: (problem.line, problem.column))
        found += self.themes.problems
        if self.state is not None and self.state.problem is not None:
            found.append(self.state.problem)
        return found

    # -- settings ---------------------------------------------------------------------------

    @cached_property
    def settings(self) -> list[Setting]:
        """Every setting but the keymap."""
        options, config = self.session.options, self.session.config
        library = self.library
        rule = library.rule if isinstance(library, LibraryChoice) else library.origin
        line = self.session.settings.line("library") if rule == SETTING else 0
        return [
            self._theme(),
            Setting("library", library.folder, self._file(line) if line else rule, line),
            self._export(),
            self._switch("ascii", config.ascii, "--ascii" if options.ascii else ""),
            self._switch("mouse", config.mouse, "" if options.mouse else "--no-mouse"),
            self._name(),
            self._model(),
        ]

    def _theme(self) -> Setting:
        """Return the theme that the dashboard would open with, as it chooses it."""
        asked = self.session.options.theme
        remembered = self.state.theme if self.state else None
        if asked is not None:
            return Setting("theme", asked, "--theme")
        if "NO_COLOR" in os.environ:
            return Setting("theme", "mono", "NO_COLOR")
        if remembered in self.themes.loaded:
            return Setting("theme", remembered, "remembered for this library")
        if not remembered and self.session.config.theme in self.themes.loaded:
            line = self.session.settings.line("theme")
            return Setting("theme", self.session.config.theme, self._file(line), line)
        fitting = fitting_theme() if not (remembered or self.session.config.theme) else "dark"
        return Setting("theme", fitting, "TERM" if fitting != "dark" else DEFAULT)

    def _export(self) -> Setting:
        line = self.session.settings.line("export")
        folder, why = export_place(self.session.config.export_folder())
        return Setting("export", folder, self._file(line) if line else why or DEFAULT, line)

    def _switch(self, name: str, value: bool, option: str) -> Setting:
        if option:
            return Setting(name, not option.startswith("--no-"), option)
        line = self.session.settings.line(name)
        return Setting(name, value, self._file(line) if line else DEFAULT, line)

    def _name(self) -> Setting:
        line = self.session.settings.line("name")
        signer = self.session.config.signer()
        return Setting("name", signer, self._file(line) if line else "your account", line)

    def _model(self) -> Setting:
        line = self.session.settings.line("model")
        model = self.session.config.model
        return Setting(
            "model", model.url if model else None, self._file(line) if line else DEFAULT, line
        )

    def _file(self, line: int) -> str:
        return f"{paths.config_file().name}:{line}"

    def keys(self) -> Iterator[tuple[Key, int]]:
        """Yield every key in force, and the line of the keymap that has changed it, else 0."""
        keymap = self.session.config.keymap
        for key, before in zip(effective_keys(keymap), KEYS, strict=True):
            line = self.session.settings.line("keymap", written_id(keymap, key.id))
            yield key, line if key != before else 0

    # -- what is written --------------------------------------------------------------------

    def places(self) -> dict[str, Path]:
        """Return where the program keeps what is not the library's."""
        return {
            "config": paths.config_file(),
            "themes": paths.config_folder() / "themes",
            "state": paths.state_folder(),
            "data": paths.data_folder(),
            "cache": paths.cache_folder(),
            "bundled": paths.bundled(),
        }

    def lines(self) -> Iterator[str]:
        """Yield the report for people."""
        rows = [(each.name, _words(each.value), each.origin) for each in self.settings]
        rows += [
            ("keymap", f"{key.id}: {key.shown}", self._file(line))
            for key, line in self.keys()
            if line
        ]
        yield "Settings"
        yield from table_lines(rows, "  ")
        yield ""
        yield "Places"
        places = self.places().items()
        yield from table_lines(
            (
                (name, _words(path), "" if is_there(path) else trouble(path) or "not there")
                for name, path in places
            ),
            "  ",
        )
        yield ""
        yield f"Themes: {', '.join(map(clean, self.themes.loaded))}"
        yield ""
        yield "Problems" if self.problems else "No problems."
        yield from map(str, self.problems)

    def plain(self) -> dict[str, Any]:
        """Return the report for programs."""
        return {
            "settings": {
                each.name: {
                    "value": _plain(each.value),
                    "origin": each.origin,
                    "line": each.line or None,
                }
                for each in self.settings
            },
            "keymap": {
                key.id: {"value": ",".join(names_of(key)), "origin": self._file(line), "line": line}
                for key, line in self.keys()
                if line
            },
            "places": {name: escaped(str(path)) for name, path in self.places().items()},
            "themes": list(self.themes.loaded),
            "problems": self.problems,
        }

    def key_lines(self) -> Iterator[str]:
        """Yield the keys as a table."""
        rows = [
            (key.id, ",".join(names_of(key)), key.where, key.help, self._file(line) if line else "")
            for key, line in self.keys()
        ]
        return table_lines([("ID", "KEYS", "WHERE", "DOES", ""), *rows])

    def keys_plain(self) -> list[dict[str, Any]]:
        """Return the keys for programs."""
        return [
            {
                "id": key.id,
                "keys": names_of(key),
                "where": key.where,
                "does": key.help,
                "line": line or None,
            }
            for key, line in self.keys()
        ]


def _plain(value: Any) -> Any:
    return escaped(str(value)) if isinstance(value, Path) else value


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "none"
    return clean(paths.short(value) if isinstance(value, Path) else str(value))
