"""What Textual does anew for each message and each row, looked up instead: a tenth of each test.

Nothing here changes what it does; each part says what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, cast
from unittest.mock import patch

from textual import strip
from textual.app import App
from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode, NoScreen
from textual.errors import NoWidget
from textual.geometry import NULL_REGION, Region, Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.quicker_messages import quicker_messages

_CACHES = frozenset(name for name in Strip.__slots__ if name.endswith("_cache"))
_handlers_of = MessagePump._get_dispatch_methods
_value_of = Reactive.__get__
_apply = Stylesheet.apply
_replace_rules = Stylesheet.replace_rules
_parse = Stylesheet.parse
_parse_rules = Stylesheet._parse_rules

_plans: dict[tuple[type, type, str], list[tuple[type, str]] | None] = {}
"""The classes of a pump that handle a kind of message, each with its method's name.

None where some of them are told by `on`, which asks what is in the message.
"""


def _make_strip(self: Strip, segments: Iterable[Any], cell_length: int | None = None) -> None:
    """Make a strip whose seven caches are made when they are first asked for: few of them are."""
    self._segments = list(segments)
    self._cell_length = cell_length
    self._render_cache = None
    self._link_ids = None
    self._cell_count = None


def _make_cache(self: Strip, name: str) -> dict[Any, Any]:
    if name not in _CACHES:
        raise AttributeError(name)
    cache: dict[Any, Any] = {}
    setattr(self, name, cache)
    return cache


def _plan(pump: type, message: type, name: str) -> list[tuple[type, str]] | None:
    found = []
    for cls in pump.__mro__:
        told = cls.__dict__.get("_decorated_handlers") or ()
        if any(kind in told for kind in message.__mro__):
            return None
        own = next((each for each in (f"_{name}", name) if cls.__dict__.get(each)), None)
        if own and not getattr(cls.__dict__[own], "_textual_on", None):
            found.append((cls, own))
    return found


def _handlers(self: MessagePump, name: str, message: Message) -> Iterator[tuple[type, Any]]:
    """Yield who handles a message, as `MessagePump._get_dispatch_methods` finds them."""
    key = type(self), type(message), name
    try:
        plan = _plans[key]
    except KeyError:
        plan = _plans[key] = _plan(*key)
    if plan is None:
        yield from _handlers_of(self, name, message)
        return
    for cls, own in plan:
        if message._no_default_action:
            break
        yield cls, cls.__dict__[own].__get__(self, cls)


def _screen(self: DOMNode) -> Screen[object]:
    """Return the screen that a node is on, as `DOMNode.screen` does."""
    node: Any = self
    try:
        while node is not None and not isinstance(node, Screen):
            held = node._MessagePump__parent
            node = None if held is None else held()
    except AttributeError:
        raise NoScreen("getting a screen before the widget is composed") from None
    if node is None:
        raise NoScreen("node has no screen")
    return cast("Screen[object]", node)


def _region(self: Widget) -> Region:
    """Return where a widget stands on the screen, as `Widget.region` does."""
    try:
        compositor = self.screen._compositor
        known = None if compositor._full_map_invalidated else compositor._full_map.get(self)
        if known is None and compositor._visible_map is not None:
            known = compositor._visible_map.get(self)
        if known is None and not self.display:
            return NULL_REGION  # it is on no map, and to see that all is arranged anew
        return (known or compositor.find_widget(self)).region
    except (NoScreen, NoWidget):
        return NULL_REGION


def _size(self: Widget) -> Size:
    """Return the size of what a widget holds, as `Widget.size` does."""
    gutter = self.styles.gutter
    region = self.region
    return region.shrink(gutter).size if any(gutter) else region.size


def _value(self: Reactive[Any], node: Any, kind: type) -> Any:
    """Return the value of a reactive that is set and not computed, as `Reactive.__get__` does."""
    if node is not None and not hasattr(kind, self.compute_name):
        try:
            return node.__dict__[self.internal_name]
        except KeyError:  # it is made at the first look
            return _value_of(self, node, kind)
    return _value_of(self, node, kind)


_rules: dict[object, list[RuleSet]] = {}
_parsed_sheets: dict[object, tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}
_colours: dict[object, int] = {}


def _colours_of(sheet: Stylesheet) -> int:
    """Return the number of the colours of a style sheet, some thirty parts of which ask for it."""
    variables = sheet._variables
    number: int
    asked, number = sheet.__dict__.get("_coloured", (None, 0))
    if asked is not variables:
        number = _colours.setdefault(frozenset(variables.items()), len(_colours))
        sheet.__dict__["_coloured"] = variables, number
    return number


def _parsed_rules(sheet: Stylesheet, css: str, *where: Any, **how: Any) -> list[RuleSet]:
    """Return the rules of a part of a style sheet, parsed once for all apps of the same colours.

    An app parses its own twice, a tenth of what its start costs.
    """
    key = css, where, *sorted(how.items()), _colours_of(sheet)
    if key not in _rules:
        _rules[key] = _parse_rules(sheet, css, *where, **how)
    return _rules[key]


def _parsed(sheet: Stylesheet) -> None:
    """Parse a style sheet; one of the same parts and colours has the same rules."""
    key = *sheet.source.items(), _colours_of(sheet)
    if sheet._invalid_css:
        _parse(sheet)
        return
    if key not in _parsed_sheets:
        _parse(sheet)
        _parsed_sheets[key] = sheet._rules, sheet.rules_map
    sheet._rules, sheet._rules_map = _parsed_sheets[key]
    sheet._require_parse = False


class _Look(NamedTuple):
    """The styles that rules give to a node of a place, None where no rule speaks of it."""

    rules: RulesMap | None
    has_hover: bool
    first: RulesMap | None
    """What the first node of that place had of them, None where that was not its first style."""


_sheets: dict[tuple[int, ...], tuple[int, list[RuleSet]]] = {}
"""The number of each list of rules, and the list: an identity is another's once it is gone."""
_looks: dict[tuple[object, ...], _Look] = {}
_MOST_LOOKS = 20_000


def _place(sheet: Stylesheet, node: DOMNode) -> tuple[object, ...]:
    """Return all that rules ask of a node, but where it stands among its siblings."""
    rules = sheet.rules
    known, number = sheet.__dict__.get("_numbered", (None, 0))
    if known is not rules:
        number, _ = _sheets.setdefault(tuple(map(id, rules)), (len(_sheets), rules))
        sheet.__dict__["_numbered"] = rules, number
    key: list[object] = [number]
    for each in node.css_path_nodes:
        key += type(each), each._id, each.classes, each._pseudo_classes_cache_key
        if isinstance(each, Widget):
            key.append(each.allow_focus())
        elif isinstance(each, App):
            key += each.app_focus, each.current_theme.dark, each.is_inline
            key += each.native_ansi_color, each.no_color
    return tuple(key)


def _is_fresh(node: DOMNode) -> bool:
    """Whether a node is not mounted yet and has no styles."""
    return not node._is_mounted and not node.styles.base._rules


def _style(
    self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: dict[Any, Any] | None = None
) -> None:
    """Give a node its styles as `Stylesheet.apply` does, found once for all nodes of a place."""
    place = _place(self, node)
    if (look := _looks.get(place)) is None:
        found: list[RulesMap] = []

        def replace(at: DOMNode, rules: RulesMap, animate: bool = False) -> None:
            if at is node:
                found.append(rules)
            _replace_rules(at, rules, animate)

        fresh = _is_fresh(node)
        self.__dict__["replace_rules"] = replace
        try:
            _apply(self, node, animate=animate, cache=cache)
        finally:
            self.__dict__.pop("replace_rules", None)
        if not (node._has_focus_within or node._has_order_style or node._has_odd_or_even):
            if len(_looks) >= _MOST_LOOKS:
                _looks.clear()
            first = cast("RulesMap", {**node.styles.base._rules}) if fresh else None
            _looks[place] = _Look(found[0] if found else None, node._has_hover_style, first)
        return
    node._has_hover_style = look.has_hover
    node._has_focus_within = node._has_order_style = node._has_odd_or_even = False
    if look.rules is not None:
        if look.first is not None and _is_fresh(node):  # nobody is told of what is not mounted
            node.styles.base._rules.update(look.first)
            node.styles.base._updates += 1
            node.notify_style_update()
        elif node.styles.base._rules != look.rules:
            _replace_rules(node, look.rules, animate)
        elif not animate:  # it has them: to set each again changes nothing
            node.notify_style_update()
    self._process_component_classes(node)


@contextmanager
def quicker() -> Iterator[None]:
    with (
        patch.object(strip, "FIFOCache", lambda _size: {}),
        patch.object(Strip, "__init__", _make_strip),
        patch.object(Strip, "__getattr__", _make_cache, create=True),
        patch.object(MessagePump, "_get_dispatch_methods", _handlers),
        patch.object(DOMNode, "screen", property(_screen)),
        patch.object(Widget, "region", property(_region)),
        patch.object(Widget, "size", property(_size)),
        patch.object(Reactive, "__get__", _value),
        patch.object(Stylesheet, "_parse_rules", _parsed_rules),
        patch.object(Stylesheet, "parse", _parsed),
        patch.object(Stylesheet, "apply", _style),
        quicker_messages(),
    ):
        yield
