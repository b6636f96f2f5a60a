"""The commands: their table, the arguments that name one, and the exit status it ends with."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType

from briefing.cli.output import MEANINGS, Exit, Stop, err, name_library, out_filled

# The help is to be fast, so little is imported here, typing included.
COMMANDS = {
    "open": "open the dashboard on a brief; also without the word open",
    "list": "list the briefs of the library",
    "export": "write briefs down: text, a page, JSON, CSV, GeoJSON",
    "map": "draw the places of a brief as a picture (SVG)",
    "site": "write a whole library as web pages: an index, a search, a page a brief",
    "mcp": "let an assistant search the library and have items checked (MCP)",
    "check": "hold briefs against their sources; each problem with file, line and column",
    "take": "read in a web page, PDF, Word file, e-mail or text as the text of a source",
    "table": "cut a data set (CSV, XLSX) to a table whose rows a brief can cite",
    "draft": "propose the items of a brief from a text, for a person to decide on",
    "source": "print the text of a source, numbered as citations count it",
    "seal": "make the sealed record of a source text",
    "attach": "keep your own copy of a sealed text",
    "new": "begin a brief from a commented skeleton",
    "claim": "put one item into a brief, held against its source first",
    "place": "look a place up in the gazetteer, as an item of a brief",
    "schema": "print the JSON Schema of briefs, for editors",
    "search": "find the items of the library that hold some words",
    "diff": "tell what changed between two briefs",
    "index": "bring the search index up to date",
    "config": "show where settings are, what they are, and what is wrong with them",
    "publish": "give briefs to the desk that shares the library",
    "withdraw": "take a brief back from the desk",
    "history": "list who published a brief when, and what each revision changed",
    "resolve": "show both sides of a brief in conflict, or take one",
    "join": "have a folder share a desk, by an invitation",
    "follow": "keep a folder and its desk the same until interrupted",
    "desk": "keep a desk that others join: nodes, users, shelves",
    "completions": "print what lets a shell complete commands, options and ids",
}
"""Each command with its line in the help."""
_MODULES = {
    "open": "commands.open_",
    "list": "commands.list_",
    "map": "commands.export",
    "diff": "commands.export",
    "attach": "commands.seal",
    "draft": "commands.drafting.draft",
    "publish": "commands.desks.publish",
    "withdraw": "commands.desks.publish",
    "resolve": "commands.desks.publish",
    "history": "commands.desks.history",
    "join": "commands.desks.join",
    "follow": "commands.desks.join",
    "desk": "commands.desks.desk",
    "schema": "commands.new",
    "index": "commands.search",
    "completions": "shells",
}
"""Where the commands live that have no module of their own name."""
VALUED = ("--library", "--theme")
"""Options of all commands that are followed by a value."""

_HELP = """\
usage: briefing [ID or FILE] [options]
       briefing COMMAND [arguments] [options]

Crisis briefs in a terminal. Without a command: opens the dashboard on the
newest brief of the library, or on the one named; where standard output is no
terminal, prints the whole brief as text ("export ID --one-page": one page).

commands ("briefing COMMAND --help" tells more):
{commands}

options, before or after the command:
  --library DIR  the folder with the briefs
  --theme NAME   the dashboard's theme
  --ascii        draw and write with ASCII characters alone
  --no-mouse     leave the mouse to the terminal
  --version      print the version
  --help, -h     print this help

The library is the first of: --library, the variable BRIEFING_LIBRARY, the
setting "library", the current folder if it has briefs/, your data folder if it
holds briefs, the briefs that come with the program.

settings and data:
{places}

exit status:
{exits}
BRIEFING_DEBUG=1 shows where a fault in briefing itself happened.
"""


def run(argv: list[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit status.

    Nothing is raised: every error is a sentence on standard error. With BRIEFING_DEBUG set, a
    fault in the program itself is raised as it is.
    """
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as done:  # argparse's way to end after help
        return int(done.code or 0)
    except Stop as stop:
        _say(f"{stop.message}{'' if stop.message.endswith(('.', '?')) else '.'}", stop.hint)
        return stop.status
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        from briefing.cli.surroundings import stop_for

        if outside := stop_for(error):
            _say(f"{outside.message}.", outside.hint)
            return outside.status
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        _say(
            f"this is a fault in briefing, not in your files ({type(error).__name__}: {error}).",
            "Run it again with BRIEFING_DEBUG=1 to see where, and please report it.",
        )
        return Exit.PROBLEMS


def _run(argv: list[str]) -> int:
    name_library(None)  # another run in this process may have named one
    if odd := next((word for word in argv if "\0" in word), ""):
        raise Stop(f'"{_clean(odd)}" has a NUL in it, which no file name or text may have')
    command, arguments = split(argv)
    if command == "search":
        from briefing.listing import begin_for

        begin_for(arguments)
    _import_pathlib()
    if not command and asks_for_help(arguments):
        out_filled(program_help())
        return Exit.DONE
    _import_argparse()
    from briefing.cli.options import parse

    try:
        options = parse(command or "open", arguments)
    except Stop as stop:
        if command:
            raise
        from briefing.cli.foreign import mistyped

        raise mistyped(arguments[first_word(arguments) :], COMMANDS) or stop from None
    command = command or "open"
    _import_msgspec()
    module = import_module(f"briefing.cli.{_MODULES.get(command, f'commands.{command}')}")
    return int(getattr(module, f"run_{command}")(options))


def _import_msgspec() -> None:
    """Import msgspec without four modules that take longer to load than msgspec itself.

    ``typing_extensions`` is there only because Textual wants it: msgspec looks for it, but does
    without: ``typing`` has all that it takes of it. ``platform`` is asked by ``uuid`` for the name
    of the system, as ``os.uname`` is. ``textwrap`` is for JSON Schema, ``inspect`` for that, too.
    ``datetime`` comes first: msgspec 0.22 overhears an interrupt of that import, and then crashes.
    """
    _import_with("datetime", {})
    platform = ModuleType("platform")
    platform.system = lambda: os.uname().sysname  # type: ignore[attr-defined]
    late = {name: _Late(name) for name in ("textwrap", "msgspec.inspect")}
    _import_with("msgspec", {"typing_extensions": None, "platform": platform, **late})


def _import_argparse() -> None:
    """Import argparse without what looks for its words in other languages: ours are English."""
    gettext = ModuleType("gettext")
    gettext.gettext = str  # type: ignore[attr-defined]
    gettext.ngettext = lambda one, many, count: one if count == 1 else many  # type: ignore[attr-defined]
    _import_with("argparse", {"gettext": gettext})


def _import_pathlib() -> None:
    """Import pathlib without what it writes addresses with, ``file:`` and the name of a file."""
    parse = ModuleType("urllib.parse")
    parse.quote_from_bytes = _quoted  # type: ignore[attr-defined]
    _import_with("pathlib", {"urllib.parse": parse})


def _quoted(data: bytes) -> str:
    return str(import_module("urllib.parse").quote_from_bytes(data))


class _Late(ModuleType):
    """Stands for a module that is imported when something of it is asked for."""

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)


def _import_with(name: str, stand_ins: dict[str, ModuleType | None]) -> None:
    """Import a module with others in place of those that it would load; None for not there."""
    if name in sys.modules:
        return
    for other, module in list(stand_ins.items()):
        if other in sys.modules:
            del stand_ins[other]
        else:
            sys.modules[other] = module  # type: ignore[assignment]
    try:
        import_module(name)
    finally:
        for other in stand_ins:
            del sys.modules[other]


def _say(message: str, hint: str) -> None:
    err(f"briefing: {message}", hint)


def program_help() -> str:
    """Return the help of the program as a whole."""
    from briefing import paths

    places = (
        ("settings", paths.config_file()),
        ("library", paths.data_folder()),
        ("state", paths.state_folder()),
        ("cache", paths.cache_folder()),
        ("bundled", paths.bundled() / "briefs"),
    )
    return _HELP.format(
        commands="\n".join(f"  {name:<12} {summary}" for name, summary in COMMANDS.items()),
        places="\n".join(f"  {name:<9} {_clean(paths.short(path))}" for name, path in places),
        exits="\n".join(f"  {status:>3}  {meaning}" for status, meaning in MEANINGS.items()),
    )


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    from briefing.text import clean

    return clean(text)


def split(argv: list[str]) -> tuple[str, list[str]]:
    """Return the command, empty where none is named, and the arguments without it.

    The first word that is no option decides: a command's name, else it is an ID or FILE. After
    ``--`` nothing is a command's name.
    """
    at = first_word(argv)
    if at < len(argv) and argv[at] in COMMANDS:
        return argv[at], argv[:at] + argv[at + 1 :]
    return "", argv


def first_word(argv: list[str]) -> int:
    """Return the place of the first word before ``--`` that is no option, the end if none is."""
    at = 0
    while at < len(argv) and argv[at] != "--":
        word = argv[at]
        if not word.startswith("-") or word == "-":
            return at
        at += 2 if word in VALUED else 1
    return len(argv)


def asks_for_help(argv: list[str]) -> bool:
    """Tell whether help is among the options."""
    options = argv[: argv.index("--")] if "--" in argv else argv
    return "-h" in options or "--help" in options
