"""A key of the table of keys, and the keys by which the screens are moved through."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from briefing.tui.registry import BRIEF


class Key(Struct, frozen=True):
    """One key binding.

    ``keys`` are Textual's names, comma-separated; ``shown`` is what the reader sees; ``where`` is
    the screen it belongs to; ``footer`` orders the footer (0: not in it, lower is kept longer).
    """

    id: str
    keys: str
    shown: str
    action: str
    label: str
    help: str
    where: str
    footer: int = 0

    @property
    def call(self) -> tuple[str, tuple[object, ...]]:
        """The action's name and its arguments."""
        return _called(self.action)


@cache
def _called(action: str) -> tuple[str, tuple[object, ...]]:
    """Return the name of an action and its arguments; bar and footer ask at each painting."""
    from ast import literal_eval

    name, _, arguments = action.partition("(")
    return name, literal_eval(f"({arguments[:-1]},)") if arguments else ()


LINES: Final = ("down", "up")
WHILE_TYPING: Final = ("down,ctrl+n", "up,ctrl+p")
"""Where letters are typed, they cannot move."""
_SHOWN: Final = {"down,j": "j Down", "up,k": "k Up", "down,ctrl+n": "Down", "up,ctrl+p": "Up"}


def _id(where: str, name: str) -> str:
    """Return the id of a motion: those of the panes are called after their items."""
    return f"{'item' if where == BRIEF else where}.{name}"


def steps(
    where: str,
    noun: str = "",
    *,
    labels: tuple[str, str] = ("next", "previous"),
    helps: tuple[str, str] | None = None,
    footers: tuple[int, int] = (0, 0),
    keys: tuple[str, str] = ("down,j", "up,k"),
    action: str = "move",
) -> tuple[Key, ...]:
    """Return the keys that go to the next and the previous ``noun`` of a screen."""
    helps = helps or (f"next {noun}", f"previous {noun}")
    return tuple(
        Key(_id(where, name), key, _SHOWN.get(key, key), f"{action}({step})", label, help, where,
            footer)
        for name, step, key, label, help, footer in zip(
            ("down", "up"), (1, -1), keys, labels, helps, footers, strict=True
        )
    )  # fmt: skip


def pages(
    where: str,
    page: str = "a page",
    *,
    helps: tuple[str, str] | None = None,
    footers: tuple[int, int] = (0, 0),
    action: str = "page",
    space: bool = True,
) -> tuple[Key, ...]:
    """Return the keys that move by a page; without ``space`` where words are typed."""
    labels = helps or ("page down", "page up")
    down, up = helps or (f"{page} down", f"{page} up")
    keys, shown = ("pagedown,space", "PgDn Space") if space else ("pagedown", "PgDn")
    return (
        Key(_id(where, "page_down"), keys, shown, f"{action}(1)", labels[0], down, where,
            footers[0]),
        Key(_id(where, "page_up"), "pageup", "PgUp", f"{action}(-1)", labels[1], up, where,
            footers[1]),
    )  # fmt: skip


def ends(where: str, noun: str) -> tuple[Key, ...]:
    """Return the keys that go to the first and the last ``noun`` of a screen."""
    return (
        Key(_id(where, "first"), "home,g", "g Home", "move_to(0)", "first", f"first {noun}", where),
        Key(_id(where, "last"), "end,G", "G End", "move_to(-1)", "last", f"last {noun}", where),
    )


def motions(where: str, noun: str, footers: tuple[int, int] = (0, 0)) -> tuple[Key, ...]:
    """Return all keys that move through the list of a screen, ``noun`` by ``noun``."""
    return (*steps(where, noun, footers=footers), *pages(where), *ends(where, noun))


def scrolling(where: str, footers: tuple[int, int] = (0, 0)) -> tuple[Key, ...]:
    """Return all keys that scroll a sheet on which nothing is selected; footers of the pages."""
    lines = ("a line down", "a line up")
    return (
        *steps(where, labels=LINES, helps=lines, action="scroll_rows"),
        *pages(where, action="scroll_page", footers=footers),
        Key(_id(where, "first"), "home,g", "g Home", "scroll_rows(-99999)", "top", "to the top",
            where),
        Key(_id(where, "last"), "end,G", "G End", "scroll_rows(99999)", "end", "to the end", where),
    )  # fmt: skip
