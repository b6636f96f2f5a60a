"""What the words of a command line stand for: a library, a brief in it, a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from briefing import paths
from briefing.cli.folders import of_choice, of_folders
from briefing.cli.here import brief_here
from briefing.cli.output import Exit, Stop, err, name_library
from briefing.filenames import name_shown
from briefing.filesystem import (
    is_folder,
    is_link,
    is_there,
    meant,
    resolved,
    trouble,
    whole,
)
from briefing.format.problems import Problem, Reading
from briefing.library.choose import LibraryChoice, NoLibrary, brief_in, choose_library, chosen
from briefing.library.entry import Ambiguous, Entry, NotFound
from briefing.library.scan import SUFFIXES
from briefing.library.store import Library
from briefing.settings import Config, Settings, load_config
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.verify.verdicts import Verdicts

MOST: Final = 20
"""How many problems of one file a command names that is not about problems."""


class Target(Struct, frozen=True):
    """A brief that was named, in its library."""

    library: Library
    entry: Entry


class Session:
    """What a command works with: the settings, and the library, found when first needed.

    What is wrong with the settings is said on standard error, unless ``quiet`` leaves that to
    the dashboard.
    """

    def __init__(
        self, options: Namespace, *, quiet: bool = False, tells_of_cache: bool = False
    ) -> None:
        """Take the options; ``tells_of_cache`` says that the command tells what it cannot keep."""
        self.options = options
        self.of_library = name_library(options.library)
        """What a command needs behind it to be for the same library."""
        self.quiet = quiet
        self.tells_of_cache = tells_of_cache

    @cached_property
    def settings(self) -> Settings:
        """The settings, and what is wrong with their file."""
        settings = load_config()
        for problem in () if self.quiet else _of_settings(settings):
            err(str(problem))
        return settings

    @property
    def config(self) -> Config:
        """The settings in force."""
        return self.settings.config

    def problems(self) -> tuple[Problem, ...]:
        """Return all that is wrong with the settings, keys and theme included, and the folders.

        Those matter to the dashboard alone: the commands that need no screen do not look.
        """
        settings = self.settings
        found = _of_settings(settings)
        if self.config.keymap:
            from briefing.tui.keymap import check_keymap

            found += check_keymap(settings)
        if self.config.theme is not None:
            from briefing.tui.themes import load_themes

            unknown = settings.unknown_theme(load_themes(paths.themes()).loaded)
            found += [unknown] if unknown else []
        found.sort(key=lambda problem: (problem.line, problem.column))
        return (*found, *self._passed_over(), *of_folders())

    @cached_property
    def library(self) -> Library:
        """The library.

        Raises:
            Stop: the folder that was named does not exist.
        """
        for problem in () if self.quiet else of_folders(cache=not self.tells_of_cache):
            err(f"The folder {problem.file} {problem.message}", problem.hint)
        try:
            choice = self._choice
        except NoLibrary as error:
            way = "Name" if error.file else "Make it, or name"
            another = "the folder that holds it" if error.file else "another one"
            raise Stop(str(error), f'{way} {another} with "--library DIR".') from error
        for problem in () if self.quiet else self._passed_over():
            err(problem.message, problem.hint)
        return chosen(choice)

    @cached_property
    def _choice(self) -> LibraryChoice:
        option = self.options.library
        return choose_library(option, None if option else self.config)

    def _passed_over(self) -> list[Problem]:
        with suppress(NoLibrary):
            return of_choice(self._choice)
        return []

    def say_apart(self) -> None:
        """Say of a brief in the current folder that it is none of the briefs of the library."""
        if self.library.identity == str(paths.bundled()) and (own := brief_here()):
            err(
                f"{own} is in no library: these are the briefs that come with the program.",
                f'"briefing check {own}" reads it; a folder with briefs/ in it is a library.',
            )

    def _say_passed_over(self, brief_id: str) -> None:
        """Say that a bundled brief is taken where the current folder has a file named like it."""
        file = f"{brief_id}.yaml"
        if self.library.identity == str(paths.bundled()) and is_there(Path(file)):
            err(f"{file} is passed over: the id is of a brief that comes with the program.",
                f'"{file}" in place of the id takes the file.')  # fmt: skip

    def say_unread(self, skipped: Sequence[Problem] | None = None) -> None:
        """Say which folders of the library cannot be read: what was not found may be there.

        ``skipped`` is what a walk has passed over; without it the library is walked.
        """
        for problem in self.library.skipped if skipped is None else skipped:
            if problem.severity == "error":
                err(str(problem))

    def say_empty(self) -> None:
        """Say that the library has no brief, and the way out."""
        err(f"There is no brief in {self.library.location.full} yet.", self.how_to_begin())

    def how_to_begin(self) -> str:
        """Return the way out of a library without briefs."""
        return '"briefing new ID" begins one there.'

    @property
    def ascii(self) -> bool:
        """Whether to write ASCII alone."""
        return bool(self.options.ascii or self.config.ascii)

    def find(self, word: str) -> Target:
        """Return the brief that an ID or FILE stands for.

        What looks like a path is one; else an id comes first.

        Raises:
            Stop: there is no such brief, several have the id, or the path is a folder.
        """
        path = meant(Path(word))
        if looks_like_path(word):
            if why := trouble(path):
                raise Stop(f"{clean(word)} cannot be read: {why}", _LIST)
            if not is_there(path):
                raise Stop(f"there is no file {clean(word)}", self._likely(path.stem) + _LIST)
            return self.file(path)
        try:
            found = Target(self.library, self.library.find(word))
            self._say_passed_over(word)
            return found
        except Ambiguous as error:
            raise Stop(str(error), "Name one of the files instead.") from error
        except NotFound as error:
            if is_there(path):
                return self.file(path)
            if any(entry.id == word for entry in self.library.drafts()):
                raise no_brief_yet(word) from error
            self.say_unread()
            near = f'Did you mean "{error.nearest}"? ' if error.nearest else ""
            raise Stop(str(error), near + _LIST) from error

    def _likely(self, name: str) -> str:
        """Return a question with the id that a file's name is or is like, "" where none is."""
        try:
            near = self.library.find(name).id
        except NotFound as error:
            near = error.nearest
        except Ambiguous:
            near = name
        return f'Did you mean "{clean(near)}"? ' if near else ""

    def file(self, path: Path) -> Target:
        """Return the brief in a file, with the library that the file belongs to.

        Raises:
            Stop: it is a folder, or a draft.
        """
        if is_folder(path):
            name = name_shown(str(path))
            raise Stop(f"{name} is a folder", f'"--library {name}" takes it as the library.')
        # A link that is named by hand may lead anywhere: what it leads to is what is meant.
        odd = is_link(path) or ".." in path.parts
        path = resolved(path) if odd else whole(path)
        target = Target(*brief_in(path))
        if target.entry.draft:
            raise no_brief_yet(target.entry.id)
        return target

    def read(self, word: str) -> Brief:
        """Return the brief that an ID or FILE stands for, read.

        Raises:
            Stop: as ``find``; or the brief has problems, which are then on standard error.
        """
        return self.brief(self.find(word))

    def brief(self, target: Target) -> Brief:
        """Return the brief that was found, read.

        Raises:
            Stop: the brief has problems, which are then on standard error.
        """
        reading = target.library.load(target.entry)
        if reading.value is None:
            raise broken(target, reading)
        return reading.value

    def verified(self, target: Target) -> tuple[Brief, Verdicts]:
        """Return the brief that was found, read, with its verdicts: kept ones where they fit.

        Raises:
            Stop: as ``brief``.
        """
        reading = target.library.load(target.entry)
        if reading.value is None:
            raise broken(target, reading)
        verdicts = target.library.verdicts(target.entry, reading.value, reading.text)
        return reading.value, verdicts


_LIST = '"briefing list" shows all.'


def _of_settings(settings: Settings) -> list[Problem]:
    """Return what is wrong with the settings, each with what is used until it is put right."""
    return [
        # The hint of a file that cannot be read says so itself.
        each if each.code == "unreadable"
        else replace(each, hint=f"{each.hint} Until then the defaults are used.".lstrip())
        for each in settings.problems
    ]  # fmt: skip


def no_brief_yet(name: str) -> Stop:
    """Return what ends a command that wants a brief of which there is only the draft."""
    name = clean(name)
    return Stop(
        f'"{name}" is a draft, and no brief was written from it yet',
        f'"briefing draft {name} --review" goes through it.',
    )


def broken(target: Target, reading: Reading[Brief]) -> Stop:
    """Say what is wrong with a brief and return what ends the command for it."""
    for problem in reading.problems[:MOST]:
        err(str(problem))
    more = len(reading.problems) - MOST
    if more > 0:
        err(f"... and {more} more.")
    name = target.library.locate(target.entry.key).shown
    if any(problem.code == "unreadable" for problem in reading.problems):
        return Stop(f"{name} cannot be read", _LIST)
    return Stop(f"{name} has problems", "Put them right, then try again.", Exit.PROBLEMS)


def looks_like_path(word: str) -> bool:
    """Tell whether a word is meant as a path rather than as an id."""
    return "/" in word or word in (".", "..") or word.lower().endswith(SUFFIXES)
