"""Named tuples of the program whose classes are made in an eighth of the time.

For each class ``typing.NamedTuple`` compiles a function and every annotation, some 0.2 ms; the
dashboard makes seventy before its first paint. The classes made here do the same; what is out of
the ordinary is left to ``typing``, and from Python 3.14 on everything: there annotations are lazy.
"""

from __future__ import annotations

import collections
import sys
import typing
from collections.abc import Iterable
from functools import cache
from types import CodeType, FunctionType
from typing import Any

_MADE_BY_TYPING = {
    *("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults"),
    *("_make", "_replace", "_asdict", "_source"),
}
"""What a class may not define itself, which ``typing`` says."""


def make_quickly() -> None:
    """Have the named tuples of modules imported from here on made here."""
    if sys.version_info < (3, 14):
        typing.NamedTupleMeta.__new__ = _made  # type: ignore[attr-defined]


_typing_s: Any = getattr(typing, "NamedTupleMeta").__new__  # noqa: B009 - types know of none
_BASES = (getattr(typing, "_NamedTuple"),)  # noqa: B009


def _made(meta: type, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
    fields = tuple(namespace.get("__annotations__", ()))
    defaults = {field: namespace[field] for field in fields if field in namespace}
    if (
        bases != _BASES
        or not namespace["__module__"].startswith("briefing.")
        or not _MADE_BY_TYPING.isdisjoint(namespace)
        or any(field.startswith("_") for field in fields)
        or fields[len(fields) - len(defaults) :] != tuple(defaults)
    ):
        return _typing_s(meta, name, bases, namespace)
    code = _code(len(fields)).replace(co_varnames=("_cls", *fields))
    new = FunctionType(code, _GLOBALS, "__new__", tuple(defaults.values()) or None)
    new.__qualname__ = f"{name}.__new__"
    getters = (_getter(at) for at in range(len(fields)))
    namespace = {
        "__doc__": f"{name}({', '.join(fields)}{',' * (len(fields) == 1)})",
        **namespace,
        **dict(zip(fields, getters, strict=True)),
        "__slots__": (),
        "__new__": new,
        "__match_args__": fields,
        "_fields": fields,
        "_field_defaults": defaults,
    }
    return type(name, (_Fields,), namespace)


class _Fields(tuple[Any, ...]):
    """What all named tuples do alike; the names of the fields are those of the class."""

    __slots__ = ()
    _fields = tuple[str, ...]()  # an annotation would be one of each class

    @classmethod
    def _make(cls, values: Iterable[Any]) -> _Fields:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes: Any) -> _Fields:
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    __replace__ = _replace

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        said = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(said)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


@cache
def _code(size: int) -> CodeType:
    """Return the code of a function that makes a tuple of so many arguments."""
    names = "".join(f"_{place}, " for place in range(size))
    whole = compile(f"lambda _cls, {names}: _new(_cls, ({names}))", __file__, "eval")
    made: CodeType = whole.co_consts[0]
    return made


@cache
def _getter(place: int) -> Any:
    return collections._tuplegetter(place, f"Alias for field number {place}")  # type: ignore[attr-defined]


_GLOBALS = {"_new": tuple.__new__, "__builtins__": {}}
