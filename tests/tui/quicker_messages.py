"""What Textual and the event loop do around each message, left out where it is nothing.

Nobody reads Textual's log under test, few messages prevent others, and a function has as many
parameters as its code says.
"""

from __future__ import annotations

import selectors
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import CO_VARARGS, CO_VARKEYWORDS, isawaitable
from types import FunctionType, MethodType
from typing import Any
from unittest.mock import patch

from textual import _callback, message_pump, screen, timer
from textual._context import message_hook
from textual.events import Event
from textual.message import Message
from textual.message_pump import MessagePump

_count = _callback._count_parameters
_dispatch = MessagePump._dispatch_message
_select = selectors.DefaultSelector.select

_PASSED_OVER = 8
"""How many looks for what came from outside are left out while there is something to go on with."""


def _count_parameters(func: Callable[..., Any]) -> int:
    """Return how many parameters a callable has, as `inspect.signature` counts them."""
    plain = func.__func__ if type(func) is MethodType else func
    if type(plain) is not FunctionType or plain.__dict__:  # it may wrap another
        return _count(func)
    code = plain.__code__
    count = code.co_argcount + code.co_kwonlyargcount
    count += bool(code.co_flags & CO_VARARGS) + bool(code.co_flags & CO_VARKEYWORDS)
    return count - (plain is not func)


async def _invoke(callback: Callable[..., Any], *params: object) -> Any:
    """Call a handler as `_callback.invoke` does where Textual is not in its debug mode."""
    result = callback(*params[: _callback.count_parameters(callback)])
    return await result if isawaitable(result) else result


async def _dispatched(self: MessagePump, message: Message) -> None:
    """Dispatch a message as `MessagePump._dispatch_message` does; few prevent others."""
    if message._prevent or message_hook.get(None) is not None:
        await _dispatch(self, message)
    elif not message.no_dispatch:
        if isinstance(message, Event):
            await self.on_event(message)
        else:
            await self._on_message(message)
        if self._next_callbacks:
            await self._flush_next_callbacks()


async def _handled(self: MessagePump, message: Message) -> None:
    """Have a message handled as `MessagePump._on_message` does, which also writes a log."""
    for _, method in self._get_dispatch_methods(message.handler_name, message):
        await _invoke(method, message)
    parent = self._parent if message.bubble and not message._stop_propagation else None
    if parent:
        if message._sender is not None and message._sender == parent:
            message.stop()
        if self.is_parent_active and self.is_attached:
            message._bubble_to(parent)


def _looked(self: Any, timeout: float | None = None) -> Any:
    """Look for what came from outside, now and then where something is to be gone on with.

    A thread that has something to say puts that before the loop and only wakes it by this.
    """
    if timeout is not None and timeout <= 0:
        self.passed_over = (getattr(self, "passed_over", 0) + 1) % _PASSED_OVER
        if self.passed_over:
            return []
    return _select(self, timeout)


@contextmanager
def quicker_messages() -> Iterator[None]:
    with (
        patch.object(_callback, "_count_parameters", _count_parameters),
        patch.object(message_pump, "invoke", _invoke),
        patch.object(screen, "invoke", _invoke),
        patch.object(timer, "invoke", _invoke),
        patch.object(MessagePump, "_dispatch_message", _dispatched),
        patch.object(MessagePump, "_on_message", _handled),
        patch.object(selectors.DefaultSelector, "select", _looked),
    ):
        yield
