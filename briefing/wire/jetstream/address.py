"""Where something lies in a desk's store: shelf, stream and subject.

The author is a part of the subject, so the server itself sees to it that nobody writes in another
one's name. The shelf is the label: rights are given by shelf.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple, get_args

from briefing.brief.values import ID_PATTERN

Kind = Literal["brief", "signed", "record"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
SHELVES: Final = {"CLEAR": "clear", "GREEN": "green", "AMBER": "amber", "AMBER+STRICT": "strict"}
"""The shelf of each label; TLP:RED has none, only compartments of named users."""
LABELS: Final = {shelf: label for label, shelf in SHELVES.items()}
COMPARTMENT: Final = "red-"
"""How the name of a shelf for TLP:RED begins."""
_RANKS: Final = {"clear": 0, "green": 1, "amber": 2, "strict": 3}
_RED_RANK: Final = 4
USER: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
"""What a user may be called: it stands in subjects, files and the server's log."""
_SHELF: Final = re.compile(r"(?:clear|green|amber|strict|red-[a-z0-9][a-z0-9-]{0,39})")
_ID: Final = re.compile(ID_PATTERN.removesuffix("$") + r"\Z")
_RECORD: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,180}\.sealed\.ya?ml\Z")
_DOT: Final = "~"
"""Stands for a dot of an id, since dots part a subject; no id has one."""


class Address(NamedTuple):
    """Where one document lies: ``key`` is a brief's id or a record's file."""

    kind: Kind
    shelf: str
    key: str
    user: str

    @property
    def subject(self) -> str:
        """The subject that it is published on."""
        return f"{self.kind}.{self.shelf}.{_token(self)}.{self.user}"

    @property
    def by_anyone(self) -> str:
        """The filter of all that anybody published of the same document."""
        return f"{self.kind}.{self.shelf}.{_token(self)}.*"


def _token(address: Address) -> str:
    return address.key.replace(".", _DOT)


def is_shelf(name: str) -> bool:
    """Tell whether a shelf may be called so."""
    return _SHELF.fullmatch(name) is not None


def is_key(kind: Kind, key: str) -> bool:
    """Tell whether something of a kind may be called so; no such name leads out of a folder."""
    pattern = {"brief": _ID, "signed": _ID, "record": _RECORD}[kind]
    return pattern.match(key) is not None


def rank(shelf: str) -> int:
    """Return how strict a shelf is, the freest 0."""
    return _RANKS.get(shelf, _RED_RANK)


def shelf_of(label: str) -> str | None:
    """Return the shelf of a TLP label, None for TLP:RED, which has none."""
    return SHELVES.get("CLEAR" if label == "WHITE" else label)


def fits(shelf: str, label: str) -> bool:
    """Tell whether a brief under a label may lie on a shelf: its own, or for RED a compartment."""
    own = shelf_of(label)
    return shelf.startswith(COMPARTMENT) if own is None else shelf == own


def stream(shelf: str) -> str:
    """Return the name of the stream that holds a shelf."""
    return f"BRIEFS_{shelf.upper()}"


def subjects(shelf: str) -> list[str]:
    """Return the subjects that the stream of a shelf takes."""
    return [f"{kind}.{shelf}.>" for kind in KINDS]


def text_stream(shelf: str) -> str:
    """Return the name of the stream that holds the full texts of a shelf."""
    return f"TEXTS_{shelf.upper()}"


def text_subject(shelf: str, sha256: str, piece: int, user: str) -> str:
    """Return the subject of one piece of a text; ``*`` for the user meets that of anybody."""
    return f"text.{shelf}.{sha256}.{piece}.{user}"


def here(shelf: str, user: str) -> str:
    """Return the subject on which a console tells that it is there."""
    return f"here.{shelf}.{user}"


def parse(subject: str) -> Address | None:
    """Return the address that a subject is, None where it is none of this format."""
    kind, _, rest = subject.partition(".")
    shelf, _, rest = rest.partition(".")
    token, _, user = rest.rpartition(".")
    found = next((each for each in KINDS if each == kind), None)
    if found is None or not is_shelf(shelf) or not USER.fullmatch(user):
        return None
    if "." in token:
        return None
    token = token.replace(_DOT, ".")
    return Address(found, shelf, token, user) if is_key(found, token) else None
