"""What the commands take that give a library to others: as a site, and to an assistant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from briefing.brief.scales import TLP
from briefing.cli.parser import Parser


def _site() -> Parser:
    parser = Parser(
        "site",
        "Write a whole library as a site of plain files: a page for each brief, an index, a\n"
        "search and feeds. It works from the folder and from any web server. Briefs under a\n"
        "stricter label are left out and counted. Run again, it makes anew only what has\n"
        "changed; what was there stays whole until the new site takes its place.",
        'example:\n  briefing site public/ --at-most GREEN --title "Desk North"',
    )
    parser.add_argument("folder", metavar="OUT", help="the folder of the site")
    parser.add_argument(
        "--at-most", metavar="LABEL", choices=tuple(TLP)[::-1], default="CLEAR",
        help="the strictest TLP label of a brief in it; default: CLEAR",
    )  # fmt: skip
    parser.add_argument("--title", metavar="WORDS", default="Briefs", help="default: Briefs")
    parser.add_argument(
        "--no-texts", action="store_true", help="no paragraph of a source, whatever its licence"
    )
    parser.add_argument(
        "--maps", action="store_true", help="maps in a site of more than 1,000 briefs, too"
    )
    parser.add_argument(
        "--force", action="store_true", help="also where files of others are beside the site's"
    )
    return parser


def _mcp() -> Parser:
    parser = Parser(
        "mcp",
        "Serve the library to an assistant by the Model Context Protocol, on standard input and\n"
        "output: four tools that search briefs, read cited paragraphs, check a brief, and try one\n"
        "item. None writes a file or takes a path. What a tool answers may go to a model\n"
        "elsewhere: briefs under a stricter label are not there for it. Needs the extra mcp.",
        "example:\n  briefing mcp --at-most GREEN",
    )
    parser.add_argument(
        "--at-most", metavar="LABEL", choices=tuple(TLP)[::-1], default="CLEAR",
        help="the strictest TLP label of a brief that it tells of; default: CLEAR",
    )  # fmt: skip
    return parser


PARSERS: Final[dict[str, Callable[[], Parser]]] = {"site": _site, "mcp": _mcp}
