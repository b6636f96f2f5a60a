"""Named tuples that are made quickly do what those of ``typing`` do."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
import typing
from collections.abc import Callable
from types import ModuleType
from typing import Any

import msgspec
import pytest

from briefing import tuples

TEXT = '''
from __future__ import annotations
from typing import Any, ClassVar, Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")

class Plain(NamedTuple):
    """Two things."""

    one: int
    two: str = "b"

    @property
    def both(self) -> str:
        return f"{self.one}{self.two}"

    @classmethod
    def of(cls, one: int) -> Plain:
        return cls(one, "of")

    def __str__(self) -> str:
        return "said"

class Bare(NamedTuple):
    items: list[Plain]

class Empty(NamedTuple):
    pass

class OfAny(NamedTuple, Generic[T]):
    item: T
'''
QUICK = pytest.mark.skipif(sys.version_info >= (3, 14), reason="typing makes them quickly itself")


@pytest.fixture(params=["typing", "quick"])
def made(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A module of the program with named tuples, made by typing and made here."""
    monkeypatch.setattr(typing.NamedTupleMeta, "__new__", tuples._typing_s)  # type: ignore[attr-defined]
    if request.param == "quick":
        tuples.make_quickly()
    module: Any = ModuleType("briefing.sample")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(TEXT, module.__dict__)
    return module


def test_they_are_tuples_with_names(made: Any) -> None:
    plain = made.Plain(1)
    assert plain == (1, "b") == made.Plain(one=1, two="b")
    assert (plain.one, plain.two, plain.both, made.Plain.of(3)) == (1, "b", "1b", (3, "of"))
    assert isinstance(plain, tuple)
    assert hash(plain) == hash((1, "b"))
    assert made.Plain(2) > plain
    assert (repr(plain), str(plain), repr(made.Bare([]))) == (
        "Plain(one=1, two='b')",
        "said",
        "Bare(items=[])",
    )
    assert (made.Empty(), repr(made.Empty())) == ((), "Empty()")
    one, two = plain
    match plain:
        case made.Plain(first, second):
            assert (first, second) == (one, two)
    assert made.OfAny[int](1).item == 1
    assert typing.Generic in made.OfAny.__mro__


def test_they_say_what_they_are(made: Any) -> None:
    assert made.Plain._fields == made.Plain.__match_args__ == ("one", "two")
    assert made.Plain._field_defaults == {"two": "b"}
    assert typing.get_type_hints(made.Plain) == {"one": int, "two": str}
    assert (made.Plain.__doc__, made.Bare.__doc__) == ("Two things.", "Bare(items,)")
    assert (made.Plain.__module__, made.Plain.__qualname__) == ("briefing.sample", "Plain")
    assert made.Plain.one.__doc__ == "Alias for field number 0"
    assert not hasattr(made.Plain(1), "__dict__")


def test_they_are_changed_and_copied(made: Any) -> None:
    plain = made.Plain(1, "x")
    changed = plain._replace(two="y")
    assert (changed, type(changed)) == ((1, "y"), made.Plain)
    assert (plain._asdict(), made.Plain._make([7, "z"])) == ({"one": 1, "two": "x"}, (7, "z"))
    for again in (pickle.loads(pickle.dumps(plain)), copy.copy(plain), copy.deepcopy(plain)):
        assert (again, type(again)) == (plain, made.Plain)
    bare = made.Bare([plain])
    data = msgspec.json.encode(bare)
    assert data == b'[[[1,"x"]]]'
    assert msgspec.json.decode(data, type=made.Bare) == bare


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (lambda m: m.Plain(), TypeError),
        (lambda m: m.Plain(1, "b", 3), TypeError),
        (lambda m: m.Plain(1, three=3), TypeError),
        (lambda m: m.Plain(1)._replace(three=3), (TypeError, ValueError)),
        (lambda m: m.Plain._make([1]), TypeError),
        (lambda m: setattr(m.Plain(1), "one", 2), AttributeError),
        (lambda m: setattr(m.Plain(1), "three", 3), AttributeError),
        (lambda m: exec("class X(NamedTuple):\n  a: int = 1\n  b: str", m.__dict__), TypeError),
        (lambda m: exec("class X(NamedTuple):\n  _a: int", m.__dict__), ValueError),
        (
            lambda m: exec("class X(NamedTuple):\n  def _make(self): ...", m.__dict__),
            AttributeError,
        ),
    ],
)
def test_what_is_wrong_is_an_error(
    made: Any, wrong: Callable[[Any], object], error: type[Exception]
) -> None:
    made.__dict__["__name__"] = "briefing.sample"
    with pytest.raises(error):
        wrong(made)


@QUICK
def test_only_those_of_the_program_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing.NamedTupleMeta, "__new__", tuples._typing_s)  # type: ignore[attr-defined]
    tuples.make_quickly()

    class Ours(typing.NamedTuple):
        one: int

    scope: dict[str, Any] = {"__name__": "briefing.sample", "NamedTuple": typing.NamedTuple}
    exec("class Theirs(NamedTuple):\n  one: int", scope)
    assert Ours.__bases__ == (tuple,)
    assert scope["Theirs"].__bases__ == (tuples._Fields,)


@QUICK
def test_the_program_makes_its_own_here() -> None:
    code = (
        "from briefing.cli.main import run; run(['list']); from briefing import tuples\n"
        "from briefing.library.scan import Stamp; assert issubclass(Stamp, tuples._Fields)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
