"""What the user settles (``config.yaml``) and what the program remembers (``state.json``)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from briefing import paths
from briefing.brief.scales import MOST_SENT, Sendable
from briefing.brief.values import Address, FilePath, Words
from briefing.filenames import escaped
from briefing.files import Unreadable, read_guarded
from briefing.filesystem import NoCurrentFolder, is_link, reason, whole
from briefing.format.problems import Problem
from briefing.locks import locked
from briefing.text import clean
from briefing.writing import own_folder, write_atomic

if TYPE_CHECKING:
    from briefing.format.yaml.marks import NodePlaces
    from briefing.format.yaml.marks import Path as Way

CAP: Final = 100_000
"""Bytes that a file of settings or state may have."""
_MANY_COLOURS: Final = ("256color", "kitty")
"""How the names of terminals end that show 256 colours or more."""
_REMEMBERED: Final = 200
"""How many libraries the program remembers something about."""
_PLAIN: Final = (str, int, float, bool)
"""What is remembered is of these types."""


def _says(text: str) -> Meta:
    return Meta(description=text)


class Model(Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A language model that ``briefing draft --model`` asks; nothing else ever does."""

    url: Annotated[Address, _says("Its address: http://127.0.0.1:8080/v1.")]
    name: Annotated[Words | None, _says("The name of the model there.")] = None
    key_env: Annotated[Words | None, _says("The variable of the environment with its key.")] = None
    hosts: Annotated[
        list[Words], _says("Hosts beside this machine that a text may be sent to.")
    ] = []
    most_tlp: Annotated[
        Sendable, _says("The strictest label of a text that may be sent elsewhere.")
    ] = MOST_SENT


class Config(Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The user's settings; every one may be left out."""

    theme: Annotated[Words | None, _says("The name of the theme.")] = None
    library: Annotated[
        FilePath | None, _says("The folder with the briefs, if none is named otherwise.")
    ] = None
    export: Annotated[FilePath | None, _says("The folder that exports are written to.")] = None
    ascii: Annotated[bool, _says("Whether to draw with ASCII characters alone.")] = False
    mouse: Annotated[
        bool, _says("Whether the dashboard takes the mouse; off leaves it to the terminal.")
    ] = True
    name: Annotated[
        Words | None, _says("The name you sign with; the account you are logged in by is added.")
    ] = None
    model: Annotated[
        Model | None, _says("A language model to ask with `briefing draft TEXT --model`.")
    ] = None
    keymap: Annotated[dict[str, str], _says("Keys by the id of what they do: {quit: ctrl+x}.")] = {}

    def library_folder(self) -> Path | None:
        """Return the folder that ``library`` names, relative to the settings' own."""
        return _folder(self.library)

    def export_folder(self) -> Path | None:
        """Return the folder that ``export`` names, relative to the settings' own."""
        return _folder(self.export)

    def signer(self) -> str:
        """Return by whom a sign-off is: the account that runs the program, behind the ``name``.

        The account is the system's own word: no variable of the environment changes it.
        """
        account = _account()
        name = clean(self.name or "").strip()
        return f"{name} ({account})" if name and name != account else account


def _account() -> str:
    """Return the name of the account that runs the program, its number where it has none."""
    import pwd

    number = os.getuid()
    try:
        return clean(pwd.getpwuid(number).pw_name) or f"uid {number}"
    except (KeyError, OSError):
        return f"uid {number}"


def _folder(value: str | None) -> Path | None:
    return normal(Path(value), paths.config_folder()) if value else None


def normal(path: Path, base: Path | None = None) -> Path:
    """Return a folder by the one name it has here: whole, without ``~``, ``.`` and ``..``.

    What is relative is relative to ``base``, the current folder where none is given.
    """
    with contextlib.suppress(RuntimeError):  # there is no such user
        path = path.expanduser()
    with contextlib.suppress(NoCurrentFolder):
        path = whole(base / path if base else path)
    # Path.resolve would follow links too, and name another folder than the user did.
    return Path(os.path.normpath(path))


class Settings(Struct, frozen=True):
    """The settings in force, and what was wrong with their file; then these are the defaults.

    ``file`` is the file's path for messages. ``marks`` knows where each setting stands in it;
    None where there is no file, or none that could be read.
    """

    config: Config
    problems: tuple[Problem, ...] = ()
    file: str = ""
    marks: NodePlaces | None = None

    def line(self, *way: str) -> int:
        """Return the line of a setting in the file, 0 where it is not taken from there."""
        marks = self.marks
        if self.problems or marks is None or marks.path_at(marks.key_offset(way)) != way:
            return 0
        return marks.key(way)[0]

    def problem(
        self, code: str, way: Way, message: str, hint: str = "", *, text: str = "", at: int = -1
    ) -> Problem:
        """Return what is wrong with a setting, at its key, or ``at`` a character of its text."""
        line, column = 1, 1
        if self.marks is not None:
            marks = self.marks
            line, column = marks.key(way) if at < 0 else marks.inside(way, text, at)
        return Problem(
            file=self.file,
            line=line,
            column=column,
            code=code,
            item=clean(".".join(map(str, way))),
            message=clean(message),
            hint=clean(hint),
        )

    def unknown_theme(self, names: Collection[str]) -> Problem | None:
        """Return the problem that no theme has the name that is set; None where one has it."""
        theme = self.config.theme
        if theme is None or theme in names:
            return None
        from briefing.format.problems import did_you_mean, shown

        hint = f"{did_you_mean(theme, names)} There are: {', '.join(names)}.".lstrip()
        message = f"there is no theme {shown(theme)}."
        return self.problem("enum", ("theme",), message, hint, text=theme, at=0)


def load_config(path: Path | None = None) -> Settings:
    """Read ``config.yaml``, the user's own where no path is given; it need not exist.

    Never raises: a damaged file is named in ``problems`` with line and column.
    """
    path = path or paths.config_file()
    try:
        data = read_guarded(path, CAP)
    except Unreadable as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError) and not is_link(
            path
        ):
            return Settings(Config())
        return Settings(Config(), (_unreadable(path, error),))
    if all(line.lstrip()[:1] in (b"", b"#") for line in data.splitlines()):
        return Settings(Config())
    # YAML is only for those who have settings: reading it costs more than starting without.
    from briefing.format.reader import read

    reading = read(data, Config, clean(str(path)))
    return Settings(
        reading.value or Config(), tuple(reading.problems), clean(str(path)), reading.marks
    )


class LibraryState:
    """What the program remembers about one library: the theme and the last brief shown.

    All libraries share ``state.json`` in the state folder. ``save`` changes this library's
    own entry and nothing else, so that two running programs do not undo each other's work.
    ``problem`` says what was wrong with the file, if something was; it then counts as empty.
    """

    def __init__(self, library: str | Path, folder: Path | None = None) -> None:
        """Read what is remembered of ``library``: of its identity, or of its folder."""
        self.folder = folder or paths.state_folder()
        self._file = self.folder / "state.json"
        identity = library if isinstance(library, str) else str(normal(library))
        self._key = escaped(identity)  # a name that is no UTF-8 has no place in JSON
        self.problem: Problem | None = None
        known = self._read()
        self.first = not known and self.problem is None
        """Whether nothing is remembered of any library: the program starts for the first time."""
        own = known.get(self._key, {})
        self.theme: str | None = _word(own, "theme")
        self.last: str | None = _word(own, "last")

    def note(self, *, theme: str | None = None, last: str | None = None) -> None:
        """Note the theme or the id of the last brief, until ``save`` keeps them."""
        self.theme, self.last = theme or self.theme, last or self.last

    def save(self, *, theme: str | None = None, last: str | None = None) -> Problem | None:
        """Keep what was noted, and is noted now; return why it could not be kept, if so.

        It syncs the file to the disk and waits for other programs that write it: not for the
        thread of the screen.
        """
        if theme or last:
            self.note(theme=theme, last=last)
        own = {"theme": self.theme, "last": self.last}
        try:
            own_folder(self.folder)
            with locked(self.folder):
                state = self._read()
                state.pop(self._key, None)
                state[self._key] = {key: value for key, value in own.items() if value}
                write_atomic(self._file, _encoded(state), force=True)
        except OSError as error:
            self.problem = _unreadable(self._file, reason(error), "cannot be written")
            return self.problem
        return None

    def _read(self) -> dict[str, dict[str, Any]]:
        """Return what is remembered of every library: plain values, whatever else stands there."""
        try:
            data = read_guarded(self._file, CAP)
            found = msgspec.json.decode(data, type=dict[str, dict[str, Any]])
            return {
                library: {key: value for key, value in own.items() if isinstance(value, _PLAIN)}
                for library, own in found.items()
            }
        except Unreadable as error:
            if not isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
                self.problem = _unreadable(self._file, error)
        except RecursionError:  # msgspec goes no deeper than Python does
            self.problem = _unreadable(self._file, "it is too deep", "is damaged")
        except (msgspec.DecodeError, ValueError) as error:
            self.problem = _unreadable(self._file, clean(str(error)), "is damaged")
        return {}


def _encoded(state: dict[str, dict[str, Any]]) -> bytes:
    """Return a state as JSON; the libraries of longest ago go where it has no room for all."""
    libraries = list(state.items())[-_REMEMBERED:]
    while True:
        data = msgspec.json.format(msgspec.json.encode(dict(libraries)), indent=2) + b"\n"
        if len(data) <= CAP or len(libraries) <= 1:
            return data
        libraries = libraries[len(libraries) // 4 + 1 :]


def fitting_theme() -> str:
    """Return the theme that fits the colours of the terminal, by what it says of itself.

    In one of 16 colours those of `dark` would be replaced by the nearest: sides would lose theirs.
    """
    term = os.environ.get("TERM", "")
    many = term.endswith(_MANY_COLOURS) or os.environ.get("COLORTERM") in ("truecolor", "24bit")
    return "dark" if many or not term else "ansi"


def is_console() -> bool:
    """Tell whether the terminal is Linux's own console, whose fonts lack the signs."""
    return os.environ.get("TERM") == "linux"


def _word(own: dict[str, Any], key: str) -> str | None:
    value = own.get(key)
    return value if isinstance(value, str) and value else None


def _unreadable(path: Path, why: object, what: str = "cannot be read") -> Problem:
    return Problem(
        file=clean(str(path)),
        code="unreadable",
        severity="warning",
        message=f"The file {what}: {why}.",
        hint="The program goes on with the defaults.",
    )
