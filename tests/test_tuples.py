"""Our named tuples are those of ``typing`` to whoever uses them."""

from __future__ import annotations

import copy
import pickle
import typing

import msgspec
import pytest

from briefing.tuples import NamedTuple


class Ours(NamedTuple):
    """Two of a kind."""

    name: str
    places: tuple[int, ...] = ()
    size: int | None = None

    @property
    def first(self) -> int:
        return self.places[0]

    def __str__(self) -> str:
        return f"<{self.name}>"


class Theirs(typing.NamedTuple):
    """Two of a kind."""

    name: str
    places: tuple[int, ...] = ()
    size: int | None = None

    @property
    def first(self) -> int:
        return self.places[0]

    def __str__(self) -> str:
        return f"<{self.name}>"


BOTH = pytest.mark.parametrize("kind", [Ours, Theirs])


@BOTH
def test_values(kind: type[Ours]) -> None:
    made = kind("a", size=3)
    assert made == kind(name="a", places=(), size=3)
    assert tuple(made) == ("a", (), 3)
    assert (made.name, made.places, made.size) == tuple(made)
    assert hash(made) == hash(("a", (), 3))
    assert kind("a", (7,)).first == 7
    assert repr(made) == f"{kind.__name__}(name='a', places=(), size=3)"
    assert f"{made}" == "<a>"
    assert made._asdict() == {"name": "a", "places": (), "size": 3}
    match made:
        case kind(name, _, size=size):
            assert (name, size) == ("a", 3)


@BOTH
def test_others_made_of_one(kind: type[Ours]) -> None:
    made = kind("a")._replace(size=4)
    assert type(made) is kind
    assert made == kind._make(["a", (), 4])
    for again in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made)):
        assert type(again) is kind
        assert again == made
    with pytest.raises((TypeError, ValueError), match="unexpected field names: \\['sizes'\\]"):
        made._replace(sizes=4)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Expected 3 arguments, got 1"):
        kind._make(["a"])


@BOTH
def test_what_does_not_fit(kind: type[Ours]) -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        kind()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'sizes'"):
        kind("a", sizes=4)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        kind("a").name = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        kind("a").other = "b"  # type: ignore[attr-defined]


@BOTH
def test_what_is_told_of_the_class(kind: type[Ours]) -> None:
    assert kind._fields == kind.__match_args__ == ("name", "places", "size")
    assert kind._field_defaults == {"places": (), "size": None}
    assert kind.__doc__ == "Two of a kind."
    assert issubclass(kind, tuple)
    assert typing.get_type_hints(kind) == {
        "name": str,
        "places": tuple[int, ...],
        "size": int | None,
    }
    decoded = msgspec.json.decode(b'["a", [1, 2]]', type=kind)
    assert (type(decoded), decoded) == (kind, ("a", (1, 2), None))
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'["a", ["b"]]', type=kind)
    assert msgspec.json.encode(decoded) == b'["a",[1,2],null]'


def test_a_field_without_a_default_comes_first() -> None:
    with pytest.raises(TypeError):

        class Wrong(NamedTuple):
            name: str = ""
            size: int  # type: ignore[misc]
