"""What each command takes besides the options that all of them share.

Apart from the commands themselves, so that help and wrong usage wait for none of their imports.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Final

from briefing.brief.scales import TLP
from briefing.cli.main import COMMANDS
from briefing.cli.parser import Parser, SearchParser, add_json, add_width
from briefing.export import FORMATS

SHELLS: Final = ("bash", "zsh", "fish")
"""Shells that completion is there for."""
_DONE_BY: Final = {
    **dict.fromkeys(("svg", "png"), '"briefing map" draws the places of a brief as SVG.'),
    "pdf": 'Print the page that "html" makes.',
    **dict.fromkeys(("xlsx", "xls", "excel"), 'A spreadsheet opens "csv".'),
    "site": '"briefing site" writes the whole library as web pages.',
    "md": 'Did you mean "markdown"?',
    "word": 'Did you mean "docx"?',
    "eml": 'Did you mean "mail"?',
}
"""What gives an export that is asked for by the name of another format."""


def parse(command: str, argv: list[str]) -> argparse.Namespace:
    """Parse the arguments of a command.

    Raises:
        Stop: the arguments are wrong.
        SystemExit: help or version were asked for, and printed.
    """
    parser = PARSERS[command]()
    parser.add_common()
    return parser.parse_args(argv)


def _open() -> Parser:
    parser = Parser(
        "open",
        "Open the dashboard on a brief, by default on the newest one of the library.\n"
        "Where standard output is no terminal, print the whole brief as text instead;\n"
        '"briefing export ID --one-page" prints one page of it.',
        "example:\n  briefing open aleppo-2024-11-30",
    )
    parser.add_argument("brief", metavar="ID or FILE", nargs="?", help="the brief to show")
    return parser


def _list() -> Parser:
    from briefing.library.order import ORDERS  # only a list is sorted

    parser = Parser(
        "list",
        "List the briefs of the library, newest cut-off first, broken ones marked.",
        "what a list is sorted by:\n"
        "  cut-off   newest first\n"
        "  title     A to Z\n"
        "  trend     deteriorated, unchanged, improved\n"
        "  errors    broken briefs, then those with most items not found in their sources\n"
        "A brief without a title or a trend, or not verified yet, stands last.\n\n"
        "example:\n  briefing list --sort errors",
    )
    parser.add_argument(
        "--sort", choices=ORDERS, default=next(iter(ORDERS)), help="default: cut-off"
    )
    parser.add_argument("--reverse", action="store_true", help="the other way round")
    parser.add_argument(
        "--wire", action="store_true",
        help="how each brief stands to the desk; exit status 1: in conflict, or not sent",
    )  # fmt: skip
    add_json(parser)
    return parser


def _export() -> Parser:
    parser = Parser(
        "export",
        "Write briefs down, with who says so, basis and citation of each item: the whole of them,\n"
        "or with --one-page what a desk sends, sixty lines at most.\n"
        "Several briefs follow each other; as JSON they are an array. CSV has a row for each\n"
        "figure, with HXL hashtags; GeoJSON a point for each claim. A page, a mail and a Word\n"
        "document hold one brief.",
        "example:\n  briefing export aleppo-2024-11-30 -f markdown -o aleppo.md",
    )
    parser.add_argument("briefs", metavar="ID", nargs="+", help="a brief's id, or its file")
    parser.add_argument(
        "-f",
        "--format",
        metavar="FORMAT",
        choices=FORMATS,
        help=f"default: what the file's name says, else text; there are {', '.join(FORMATS)}",
    )
    parser.done_by["format"] = _DONE_BY
    parser.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="default: -, standard output"
    )
    add_width(parser, "--width")
    _add_extent_of_export(parser)
    _add_parts_of_export(parser)
    parser.add_argument(
        "--at-most", metavar="LABEL", choices=tuple(TLP)[::-1],
        help="write nothing if a brief is stricter: " + ", ".join(tuple(TLP)[::-1]),
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")
    return parser


def _add_extent_of_export(parser: Parser) -> None:
    """Add what says how much of a brief is written, and what beside it."""
    parser.add_argument(
        "--since", metavar="ID", help="also tell what changed since that brief, an id or a file"
    )
    parser.add_argument(
        "--verdicts", action="store_true", help="the verdict beside each item, not only the counts"
    )
    parser.add_argument(
        "--map", action="store_true", help="the map, drawn in characters, below the claims"
    )
    parser.add_argument(
        "--one-page",
        action="store_true",
        help="text, markdown, html: one page of it; a mail is one always",
    )


def _add_parts_of_export(parser: Parser) -> None:
    """Add what says of single formats how they look, or what of the whole they leave out."""
    parser.add_argument(
        "--template", metavar="FILE", help="docx: the house's own .docx or .dotx, its body replaced"
    )
    parser.add_argument(
        "--no-texts", action="store_true", help="html: without the paragraphs of sources"
    )
    parser.add_argument(
        "--no-series", action="store_true", help="html: without figures of the briefs before"
    )


def _map() -> Parser:
    parser = Parser(
        "map",
        "Draw where the claims of a brief lie, as an SVG page to print (A4), with the TLP label\n"
        "above and below: coasts, borders and provinces, each place with the letter of its side\n"
        "and its basis, cut-off, status, scale, legend and sources. Offline, from the map that\n"
        "comes with the program.",
        "example:\n  briefing map aleppo-2024-11-30 -o aleppo.svg",
    )
    parser.add_argument("brief", metavar="ID", help="a brief's id, or its file")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="default: -, standard output"
    )
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")
    return parser


def _check() -> Parser:
    parser = Parser(
        "check",
        "Look for problems in briefs and in the sign-offs beside them, and hold every quotation,\n"
        "figure, date, name and speaker against the paragraphs that are cited for it. It checks\n"
        "words, not truth. Without arguments: the whole library.",
        "example:\n  briefing check briefs/aleppo-2024-11-30.yaml\n\n"
        "exit status:\n  0 no problem, 1 an error (with --strict: or a warning), 2 wrong usage",
    )
    parser.add_argument(
        "targets", metavar="PATH or ID", nargs="*", help="a file, a folder, or a brief's id"
    )
    parser.add_argument("--strict", action="store_true", help="a warning fails the check too")
    parser.add_argument(
        "--format", choices=("human", "json", "github"), default="human", help="default: human"
    )
    return parser


def _search() -> Parser:
    parser = SearchParser(
        "search",
        "Find the items of the library that hold all of the words, with the line each stands in.",
        "the query:\n"
        "  bridge flood        both words in one item; accents and case do not matter\n"
        "  '\"north bank\"'      words behind each other (the shell takes the outer quotes)\n"
        "  flood*              words that begin so\n"
        "  -toll               not this word\n"
        "  actor:league place:qelmara voice:mayor    in these names\n"
        "  basis:claimed tlp:green country:XA verdict:unsupported\n"
        "  after:2024-11 before:2025                 cut-off of the brief from then on, before it\n"
        "  date:2024-11-20/2024-11-27                day of the item itself; also date:2024-11\n"
        "  near:qelmara near:36.2,37.2,50            within 30 km, or so many; nearest first\n\n"
        "example:\n  briefing search hospital basis:claimed",
    )
    parser.add_argument("words", metavar="WORDS", nargs="*", help="the query")
    parser.add_argument(
        "--limit", metavar="N", type=int, default=20, help="how many items; default: 20"
    )
    add_json(parser)
    return parser


def _index() -> Parser:
    parser = Parser(
        "index",
        "Bring the search index up to date now, check every page of it, and say where it is.\n"
        "It is a cache: searching does the same by itself, and it can be deleted at any time.",
        "example:\n  briefing index --rebuild",
    )
    parser.add_argument("--rebuild", action="store_true", help="make it anew")
    return parser


def _diff() -> Parser:
    parser = Parser(
        "diff",
        "Tell what changed from one brief to another: what is new, what is gone, and of every\n"
        "item that both have what differs. Order and citations are not compared.",
        "example:\n  briefing diff exercise-qelmara-2020-03-04 exercise-qelmara-2020-03-09",
    )
    parser.add_argument("old", metavar="OLD", help="the earlier brief: an id or a file")
    parser.add_argument("new", metavar="NEW", help="the later one")
    add_json(parser, "an object")
    return parser


def _config() -> Parser:
    parser = Parser(
        "config",
        "Show where settings and data are, each setting with what has set it, the themes there\n"
        "are, and what is wrong with the settings.",
        "example:\n  briefing config --keys\n\n"
        "exit status:\n  0 no problem, 1 a problem in the settings, 2 wrong usage",
    )
    parser.add_argument(
        "--keys", action="store_true", help="the keys alone, each with its id for the keymap"
    )
    parser.instead = (
        'A line of config.yaml sets one, as "theme: dark"; "briefing config" shows where it is. '
    )
    add_json(parser, "an object")
    return parser


def _completions() -> Parser:
    parser = Parser(
        "completions",
        "Print the script with which a shell completes commands, options, ids and themes.",
        'example:\n  eval "$(briefing completions bash)"\n\n'
        "for all new shells, write it to\n"
        "  bash: ~/.local/share/bash-completion/completions/briefing (of bash-completion)\n"
        "  zsh:  _briefing in a folder of $fpath, before compinit runs\n"
        "  fish: ~/.config/fish/completions/briefing.fish",
    )
    parser.add_argument("shell", metavar=f"{{{','.join(SHELLS)}}}", help="the shell")
    return parser


_READING: Final[dict[str, Callable[[], Parser]]] = {
    "open": _open, "list": _list, "export": _export, "map": _map,
    "check": _check, "search": _search, "diff": _diff, "index": _index,
    "config": _config, "completions": _completions,
}  # fmt: skip
_ELSEWHERE: Final = {
    "authors": "take table draft source seal attach new claim place schema",
    "desks": "publish withdraw history resolve join follow desk",
    "services": "site mcp",
}
"""The commands whose parsers are in modules of their own: another command loads none of them."""


def _made(module: str, command: str) -> Parser:
    found: Parser = import_module(f"briefing.cli.options_for_{module}").PARSERS[command]()
    return found


_OTHERS: Final[dict[str, Callable[[], Parser]]] = {
    command: partial(_made, module, command)
    for module, commands in _ELSEWHERE.items()
    for command in commands.split()
}
PARSERS: Final = {command: (_READING | _OTHERS)[command] for command in COMMANDS}
"""What makes each command's parser."""
