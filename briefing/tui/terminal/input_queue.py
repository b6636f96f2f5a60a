"""One key after another: each is taken when what the one before it did stands on the screen.

A terminal hands over what was typed in bursts, over a slow line more so. Textual gives each key to
what has the focus when it arrives: of ``b`` and ``alep`` in one burst, the letters would go to the
page, not to the line that ``b`` opens.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from textual import events
from textual.errors import NoWidget
from textual.message import Message

from briefing.tui.motions import Key

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.timer import Timer

_ROUNDS: Final = 2, 8
"""How often a turn is followed through the screen at least, and at most."""
_MOVES: Final = {
    *("move", "move_to", "page", "scroll", "scroll_rows", "scroll_page", "step", "steer", "format"),
}
"""The actions that neither open nor close anything, nor give the keys to anything else."""
_HELD_S: Final = 0.01
"""How often it is looked whether the work that a key has begun is done."""
_PATIENCE_S: Final = 2.0
"""After what time the next key is taken although the turn before did not come to an end."""


class Passed(Message):
    """Follows a key through all that it passes; back at the app, the key has been handled.

    What handles a key may send messages of its own and move the focus, so it is sent again until
    nothing of that changes any more.
    """

    def __init__(self, turn: int, sender: MessagePump) -> None:
        super().__init__()
        self.turn = turn
        self.set_sender(sender)  # were it the app, a message would not come back to it


class InputQueue:
    """Keeps back what is typed and clicked while the turn of the key before it lasts."""

    def __init__(
        self, app: App[None], holds_keys: Callable[[], bool], patience_s: float = _PATIENCE_S
    ) -> None:
        self.app = app
        self.patience_s = patience_s
        self.holds_keys = holds_keys
        self._ahead: deque[events.Event] = deque()
        self._turn = 0
        self._lasts = False
        self._round = 0
        self._seen: tuple[object, ...] = ()
        self._watch: Timer | None = None
        self.moves: frozenset[str] = frozenset()
        """The names of the keys that only move."""
        self._moving = False
        """Whether the turn that lasts is that of a key which only moves."""

    def know(self, keys: Iterable[Key]) -> None:
        """Learn which keys only move: of these, as of a wheel, a burst is painted once."""
        actions: dict[str, set[str]] = {}
        for key in keys:
            for name in key.keys.split(","):
                actions.setdefault(name, set()).add(key.action.partition("(")[0])
        self.moves = frozenset(name for name, does in actions.items() if does <= _MOVES)

    @property
    def busy(self) -> bool:
        """Whether a turn lasts."""
        return self._lasts and not self.app._exit

    def later(self, event: events.Event) -> bool:
        """Tell whether an event is kept until its turn comes."""
        if not self._lasts or not _typed(event):
            return False
        if self._moving and not self._ahead and self._moves_only(event):
            return False
        if self._ahead and all(isinstance(e, events.MouseMove) for e in (self._ahead[-1], event)):
            self._ahead.pop()  # only where the pointer came to matters
        self._ahead.append(event)
        return True

    def target(self, event: events.Event) -> MessagePump | None:
        """Return what an event will be given to; None where it begins no turn."""
        if not _typed(event) or isinstance(event, events.MouseMove) or self._lasts:
            return None
        self._moving = self._moves_only(event)
        if not isinstance(event, events.MouseEvent):
            return self.app.focused or self.app.screen
        try:
            return self.app.mouse_captured or self.app.get_widget_at(event.x, event.y)[0]
        except NoWidget:
            return self.app.screen

    def _moves_only(self, event: events.Event) -> bool:
        if isinstance(event, (events.MouseScrollDown, events.MouseScrollUp)):
            return True
        return isinstance(event, events.Key) and event.key in self.moves

    def begin(self, target: MessagePump) -> None:
        """Begin the turn of an event that has just been given to ``target``."""
        self._turn += 1
        self._lasts, self._round, self._seen = True, 0, self._now()
        turn = self._turn
        self._wait_for(turn)
        if not target.post_message(Passed(self._turn, target)):
            self._follow()

    def _wait_for(self, turn: int) -> None:
        self._watch = self.app.set_timer(self.patience_s, lambda: self._give_up(turn))

    async def _give_up(self, turn: int) -> None:
        """End a turn that lasts too long, but never before what it opened can take a key.

        What it opens may be loaded for longer than that; a key before would find no screen.
        """
        if turn == self._turn and self._lasts and not self._ready:
            self._wait_for(turn)
        else:
            await self._end(turn)

    @property
    def _ready(self) -> bool:
        """Whether the screen on top is laid out, so that a key can do something there."""
        return getattr(self.app.screen, "ready", True)

    async def passed(self, message: Passed) -> None:
        """Follow a key once more, or take the next."""
        if message.turn != self._turn or not self._lasts:
            return
        self._round += 1
        seen, self._seen = self._seen, self._now()
        least, most = _ROUNDS
        if self.holds_keys() or not self._ready:
            self._round = 0
            self.app.set_timer(_HELD_S, self._follow)
        elif self._round < least or (seen != self._seen and self._round < most):
            self._follow()
        else:
            await self._end(self._turn)

    def _now(self) -> tuple[object, ...]:
        return self.app.screen, self.app.focused

    def _follow(self) -> None:
        """Send another message through; a screen that is not mounted takes it when it is."""
        for target in (self.app.focused, self.app.screen, self.app):
            if target is not None and target.post_message(Passed(self._turn, target)):
                return

    async def _end(self, turn: int) -> None:
        """End a turn; take what was typed meanwhile, up to what begins the next."""
        if turn != self._turn or not self._lasts:
            return
        self._lasts = False
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        while self._ahead and not self._lasts:
            await self.app.on_event(self._ahead.popleft())


def _typed(event: events.Event) -> bool:
    """Tell whether an event comes from the keyboard or the mouse, and was not given on yet."""
    return isinstance(event, (events.InputEvent, events.Paste)) and not event.is_forwarded
