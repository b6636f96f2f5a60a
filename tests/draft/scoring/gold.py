"""The texts of the corpus with their gold, as ``../corpus/README.md`` says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, NamedTuple

from briefing.verify.sources.source import paragraphs

from .alike import Names, bare, same

CORPUS: Final = Path(__file__).parent.parent / "corpus"
Half = Literal["open", "kept"]
HALVES: Final[tuple[Half, ...]] = ("open", "kept")
ENTITIES: Final = ("person", "body", "place", "state", "people", "noun")
FIELDS: Final = {
    "quote": (2, 2), "said": (2, 2), "figure": (1, 2), "date": (2, 2), "territory": (3, 3),
    "humanitarian": (2, 2), "tie": (3, 3),
}  # fmt: skip
"""The facts of paragraphs, and how many fields each has at least and at most."""
_FACT: Final = re.compile(r"p(\d+) ([a-z]+)(\??)")


class Fact(NamedTuple):
    """A fact of a paragraph; ``optional`` where careful readers differ. ``line`` says it whole."""

    paragraph: int
    kind: str
    fields: tuple[str, ...]
    optional: bool
    line: str

    def either(self, at: int) -> tuple[str, ...]:
        """The values of a field of which any is right."""
        return tuple(value.strip() for value in self.fields[at].split(" / "))


class GoldEntity(NamedTuple):
    """Somebody or something that the text names, with other forms of the name."""

    kind: str
    name: str
    aka: tuple[str, ...]

    @property
    def names(self) -> Names:
        """The name and the other forms."""
        return Names((self.name, *self.aka), person=self.kind == "person")


class GoldText:
    """A text and its gold.

    Raises:
        ValueError: a line of the gold is none.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.paragraphs = tuple(paragraphs(path.read_text("utf-8")))
        self.head: dict[str, str] = {}
        self.entities: list[GoldEntity] = []
        self.voices: list[tuple[str, tuple[str, ...]]] = []
        self.facts: list[Fact] = []
        for line in filter(None, path.with_suffix(".gold").read_text("utf-8").splitlines()):
            self._take(line)

    def _take(self, line: str) -> None:
        first, *fields = (part.strip() for part in line.split(" | "))
        fact = _FACT.fullmatch(first)
        if fact and fact[2] in FIELDS:
            least, most = FIELDS[fact[2]]
            if not least <= len(fields) <= most:
                raise ValueError(f"{self.name}: {line}")
            self.facts.append(
                Fact(int(fact[1]), fact[2], tuple(fields), bool(fact[3]), f"{self.name}: {line}")
            )
        elif first in ENTITIES and fields:
            aka = [name.strip() for each in fields[1:] for name in each.split(", ")]
            self.entities.append(GoldEntity(first, fields[0], tuple(aka)))
        elif first == "voice" and len(fields) == 2:
            kinds = tuple(kind.strip() for kind in fields[1].split(" / "))
            self.voices.append((fields[0], kinds))
        elif not fields and ": " in first:
            key, _, self.head[key] = first.partition(": ")
        else:
            raise ValueError(f"{self.name}: {line}")

    @cached_property
    def published(self) -> date:
        """The day from which "on Tuesday" counts."""
        return date.fromisoformat(self.head["published"])

    def of(self, kind: str) -> list[Fact]:
        """The facts of a kind."""
        return [fact for fact in self.facts if fact.kind == kind]

    def called(self, words: str) -> Names:
        """Every name of whoever is called so; the words themselves where nobody is."""
        known = [each for each in self.entities if same(words, (each.name, *each.aka))]
        if not known:
            return Names((words,), person=False)
        names = [name for each in known for name in (each.name, *each.aka)]
        return Names((words, *names), person=any(each.kind == "person" for each in known))

    def any_called(self, values: Sequence[str]) -> Names:
        """Every name of any of these."""
        called = [self.called(value) for value in values]
        return Names(
            tuple(name for each in called for name in each.all),
            person=any(each.person for each in called),
        )

    def span(self, fact: Fact) -> tuple[int, int]:
        """The characters of its paragraph at which a fact with printed words stands; (-1, -1)."""
        words = fact.fields[1 if fact.kind == "said" else 0]
        number = int(fact.fields[1]) if fact.kind == "figure" and len(fact.fields) > 1 else 1
        text = self.paragraphs[fact.paragraph - 1]
        pattern = re.escape(words)
        if words[0].isalnum():
            pattern = r"(?<!\w)" + pattern
        if words[-1].isalnum():
            pattern += r"(?!\w)"
        found = list(re.finditer(pattern, text))
        return found[number - 1].span() if len(found) >= number else (-1, -1)

    def spans(self, fact: Fact) -> Iterator[tuple[int, int]]:
        """Every place in its paragraph at which the words of a date stand."""
        text = self.paragraphs[fact.paragraph - 1]
        for each in re.finditer(r"(?<!\w)" + re.escape(fact.fields[0]) + r"(?!\w)", text):
            yield each.span()

    def neutral(self, name: str) -> bool:
        """Tell whether a name is one of a state, a people or a noun of the text."""
        kinds = ("state", "people", "noun")
        return any(
            bare(name) in map(bare, (each.name, *each.aka))
            for each in self.entities
            if each.kind in kinds
        )


def corpus(half: Half, names: Sequence[str] = ()) -> list[GoldText]:
    """Return the texts of a half, by name; only those of ``names`` where there are any."""
    found = [GoldText(path) for path in sorted((CORPUS / half).glob("*.txt"))]
    return [text for text in found if not names or text.name in names]
