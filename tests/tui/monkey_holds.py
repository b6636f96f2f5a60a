"""What must hold whatever the monkey did: alive, drawn whole, the keys somewhere, a way home."""

from __future__ import annotations

from textual.screen import ModalScreen
from textual.widgets import Input
from textual.widgets._toast import Toast

from briefing import glyphs
from briefing.brief.items import Relationship
from briefing.text import to_ascii
from briefing.tui.registry import EVIDENCE, PROBLEMS, SHOWING
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.map.screen import MapScreen
from briefing.tui.screens.overview import Overview
from briefing.tui.screens.relations import RelationsScreen
from briefing.tui.widgets.pane import Pane

from .hand import Hand

DEEPEST = 6
"""The most screens over one another: page, screen, evidence, map, evidence of it, an overlay."""
_WAY_OUT = 8
"""How often Esc has to be pressed at most: claims and a lone map take one each, too."""


def sees_the_keys(hand: Hand) -> bool:
    """Tell whether what has the keys of the page can be seen: a pane, or the line for words."""
    app = hand.app
    if app.screen is not app.overview or app.overview.tiny or not app.overview.page.display:
        return True
    return app.screen.focused is not None and app.screen.focused.size.height > 0


async def _still(hand: Hand) -> None:
    """Wait until notices that were taken away are off the screen, too."""
    app = hand.app
    for _ in range(20):
        shown = len(app.screen.query(Toast)) if app.crash is None and app.is_running else 0
        if shown <= len(app._notifications):
            return
        await hand.settle()


async def check(hand: Hand) -> None:
    """Hold what must hold after every step."""
    app = hand.app
    await _still(hand)
    assert app.crash is None, app.crash
    assert app.is_running
    hand.check_rows()
    for pane in app.overview.query(Pane):
        count = len(pane.section.lines) if pane.section else 0
        assert 0 <= pane.selected < max(count, 1), (pane.key, pane.selected, count)
        assert 0 <= pane.top <= pane.selected or not pane.has_focus or pane.top < max(count, 1)
    focused = app.screen.focused
    tiny = app.size.width < 30 or app.size.height < 8
    assert focused is None or focused.display or tiny
    assert sees_the_keys(hand), focused
    _check_stack(hand)
    if not tiny:
        _check_screen(hand)


def _check_stack(hand: Hand) -> None:
    """Hold the order of screens: the page below, one map, overlays on top, over them only help."""
    stack = hand.app.screen_stack
    names = [type(screen).__name__ for screen in stack]
    assert isinstance(stack[0], Overview), names
    assert len(stack) <= DEEPEST, names
    assert sum(isinstance(screen, MapScreen) for screen in stack) <= 1, names
    below = stack[1:-2] if isinstance(stack[-1], HelpScreen) else stack[1:-1]
    assert not any(isinstance(screen, ModalScreen) for screen in below), names


def _check_screen(hand: Hand) -> None:
    """Hold that it is said where one is: the label of the brief shown, and the keys at the foot."""
    app, rows = hand.app, hand.rows()
    where = getattr(app.screen, "where", "")
    own = getattr(app.screen, "card", app.card)  # evidence may be of the brief before
    card = app.overview.problem_card if where == PROBLEMS else own
    if where in SHOWING and card.outline is not None:
        assert any(card.outline.tlp in row for row in rows[:2]), rows[:2]
    typing = isinstance(app.screen.focused, Input)
    if where in SHOWING and not typing:
        row = f" {rows[-1]} "  # the word gives way to a key that is needed, its key never does
        assert " ? " in row, row
    if app.ascii_only and not typing:
        assert "\n".join(rows).isascii(), [row for row in rows if to_ascii(row) != row]


def check_selection(hand: Hand) -> None:
    """Hold, after a key that moves in a list, that what is selected is on the screen."""
    app = hand.app
    screen = app.screen
    where = getattr(screen, "where", "")
    if app.size.width < 30 or app.size.height < 8:
        return
    if isinstance(screen, Overview):
        pane = screen.page.focused_pane
        if screen.page.display and screen.focused is pane and pane.section and pane.section.lines:
            assert hand.on_screen(pane), (pane.key, pane.selected)
    elif isinstance(screen, RelationsScreen) and screen.as_network and screen.line is not None:
        link, name = screen.line.item, screen.outline.actor_name
        assert isinstance(link, Relationship)
        # Below the network, in words: alone under both names, or marked among all of them.
        mark = to_ascii(glyphs.SELECTED) if app.ascii_only else glyphs.SELECTED
        assert f"{name(link.from_)} to {name(link.to)}" in hand.text or mark in hand.text
    elif getattr(screen, "line", None) is not None and not isinstance(screen, MapScreen):
        mark = to_ascii(glyphs.SELECTED) if app.ascii_only else glyphs.SELECTED
        assert mark in hand.text or where == EVIDENCE, type(screen).__name__


async def check_way_home(hand: Hand) -> None:
    """Hold that Esc leads back to the page from anywhere."""
    app = hand.app
    for _ in range(_WAY_OUT):
        if hand.at_home and not app.overview.check_action("restore", ()):
            break
        await hand.press("escape")
    assert hand.at_home, [type(screen).__name__ for screen in app.screen_stack]
    assert not app.overview.check_action("restore", ()), "Esc does not lead back to all panes"
