"""``briefing completions``: what lets a shell complete commands, options, ids and themes.

Written here rather than by shtab or argcomplete, which complete from one parser with subparsers:
our commands each have a parser of their own, and options stand before or after the command. In a
trial shtab 1.13 (bash) gave commands or ids for the first word, not both, and ids without regard to
the ``--library`` typed. argcomplete would start the program at every Tab, ours only for ids and
themes. The scripts are made from the parsers, so they say what the parsers say.

What changes from day to day the scripts ask for with ``briefing completions ids`` and ``themes``.
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Final

from briefing.cli.exits import Exit, Stop
from briefing.cli.options import SHELLS
from briefing.cli.output import out

_PLAIN: Final = re.compile(r"[a-z0-9][\w.+-]*", re.ASCII | re.IGNORECASE)


def main(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    if options.shell in SHELLS:
        from briefing.cli.shells.program import program

        out(import_module(f"briefing.cli.shells.{options.shell}").script(program()))
    elif options.shell == "ids":
        out("".join(f"{name}\n" for name in _ids(options)))
    elif options.shell == "themes":
        out("".join(f"{name}\n" for name in _themes()))
    else:
        names = ", ".join(SHELLS)
        raise Stop(f'there is no completion for "{options.shell}"', f"There is for: {names}.")
    return Exit.DONE


def _ids(options: Namespace) -> Iterator[str]:
    """Yield the ids of the library, without reading a brief whole.

    Nothing is said of what is wrong: whoever presses Tab wants words and no sentences.
    """
    from briefing.library.choose import NoLibrary, known_ids
    from briefing.settings import load_config

    config = None if options.library else load_config().config
    try:
        return _sorted(known_ids(options.library, config))
    except NoLibrary:
        return iter(())


def _themes() -> Iterator[str]:
    from briefing import paths
    from briefing.tui.themes import load_themes

    return _sorted(load_themes(paths.themes()).loaded)


def _sorted(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that need no quotes in any shell."""
    return (word for word in sorted(set(words)) if _PLAIN.fullmatch(word))
