"""What the verification answers: findings, verdicts by field and item, and their counts.

``problems`` turns findings into problems with the line and column of the words in the file.
"""

# Annotations are no strings here: msgspec would have to evaluate them at the first use.

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct

from briefing.format.problems import Severity
from briefing.text import listed

Path = tuple[str | int, ...]
Field = Literal["cite", "quote", "speaker", "figures", "dates", "names", "wording"]
State = Literal["pass", "warn", "fail", "open", "own"]
Mark = Literal["verified", "partly", "unsupported", "own", "not_checkable"]

FIELDS: Final[tuple[Field, ...]] = (
    "cite",
    "quote",
    "speaker",
    "figures",
    "dates",
    "names",
    "wording",
)
"""The fields of a verdict, in the order in which they are shown."""
HARD: Final[frozenset[Field]] = frozenset(("quote", "speaker", "figures", "dates", "names"))
"""The fields that a rule can judge by itself, the citation apart."""
MARKS: Final[tuple[Mark, ...]] = ("verified", "partly", "unsupported", "own", "not_checkable")
"""The verdicts, in the order in which they are counted."""
VERDICT_WORDS: Final[dict[Mark, str]] = {
    "verified": "found in words, meaning not judged",
    "partly": "with a warning",
    "unsupported": "not found",
    "own": "the desk's own",
    "not_checkable": "not checkable by rule",
}
"""What a verdict says of an item. It speaks of words: never "true"."""
FIELD_WORDS: Final[dict[Field, str]] = {
    "quote": "quotation",
    "speaker": "speaker",
    "figures": "figures",
    "dates": "dates",
    "names": "names",
}
"""What the hard checks look for, in a reader's words."""
UNREAD_WORDS: Final = "since their source is not at hand or too long"
"""Why some of the items that are ``not_checkable`` are so."""


class Code(Struct, frozen=True):
    """What a check may find: the name by which a waiver calls it, and the field it speaks of.

    Each is declared beside the check that finds it.
    """

    name: str
    field: Field = "wording"


class Finding(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is not in the cited paragraphs as the brief says it.

    ``subject`` names the item, voice or source that it is about, ``text`` is the sentence about it;
    ``field`` is the field of the verdict that it speaks of. ``path`` leads to the value in the
    file, ``start`` and ``end`` to the words in it (characters from 0; without an end it is the
    whole value). ``nearest`` is what stands in the source instead, ``source`` and ``paragraph``
    (from 1; 0 for none) where. Where ``text`` names something of the source that the item has not,
    ``bare`` is the sentence without it, for those to whom the source may not be shown.
    """

    code: str
    severity: Severity = "error"
    path: Path
    subject: str
    text: str
    bare: str = ""
    hint: str = ""
    field: Field = "wording"
    start: int = 0
    end: int = 0
    nearest: str = ""
    source: str = ""
    paragraph: int = 0

    @property
    def message(self) -> str:
        """The sentence with the name of what it is about before it."""
        return f"{self.subject}: {self.text}"


class Match(Struct, frozen=True, array_like=True, omit_defaults=True):
    """What the source has for one value of an item.

    ``path`` leads to the value in the file, ``ours`` are its words, of a speaker the voice's id.
    ``text`` is what stands for it in ``paragraph`` (from 1) of ``source``, as printed there; empty
    where that could not be checked on what is at hand. Of what the desk has worked out ``calc``
    says how, with the paragraphs of its operands; no text stands for it.
    """

    field: Field
    path: Path
    ours: str
    text: str = ""
    source: str = ""
    paragraph: int = 0
    calc: str = ""


class Signed(Struct, frozen=True):
    """A person's word that an item stands in the paragraphs it cites."""

    by: str
    on: str


class Verdict(Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """What was found for one item.

    ``fields`` holds the fields that were looked at; ``matches`` what the source has for the values
    in them that it bears out, and those that could not be checked; ``waived`` the findings that the
    brief answers itself; ``why`` says why what it cites is not all at hand, ``limit`` which fields
    are not checkable in the language of the item and its source; ``doubt`` why there is no tick
    though all words that a rule can look for were found; ``of`` is the hash that a sign-off
    of the item names, empty where its paragraphs are not at hand. ``own`` says that the item is the
    desk's: what it concludes, asks or watches.
    """

    path: Path
    label: str
    fields: dict[Field, State]
    findings: list[Finding] = []
    waived: list[Finding] = []
    matches: list[Match] = []
    why: str = ""
    limit: str = ""
    doubt: str = ""
    of: str = ""
    signed: Signed | None = None
    own: bool = False

    @property
    def found(self) -> list[Field]:
        """The fields that a hard check found in the source, without a warning."""
        return [field for field in FIELDS if field in HARD and self.fields.get(field) == "pass"]

    @property
    def unchecked(self) -> list[Field]:
        """The fields in which the item has something that no rule could look for."""
        return [field for field in FIELDS if field in HARD and self.fields.get(field) == "open"]

    @property
    def worked_out(self) -> list[Match]:
        """The numbers, lengths and days that the desk worked out, each with how."""
        return [match for match in self.matches if match.calc]

    @property
    def simply_found(self) -> bool:
        """Whether its words were found or are the desk's own, or a person vouches; no waiver."""
        if self.waived:
            return False
        if self.mark not in ("verified", "own"):
            return self.mark == "not_checkable" and self.signed is not None
        return self.own or not self.unchecked

    @property
    def reason(self) -> str:
        """Why it is not checked, or not all of it, as a sentence; empty where there is none."""
        doubt = f"{self.doubt[:1].upper()}{self.doubt[1:]}." if self.doubt else ""
        return self.why or doubt or self.limit

    @property
    def words(self) -> str:
        """The verdict in words, with the fields that were found, were not, or could not be checked.

        ``figures and names found, meaning not judged``: what a statement of them says was judged by
        no rule.
        """
        there = listed(FIELD_WORDS[field] for field in self.found)
        said = f"{there} found, meaning not judged" if there else ""
        left = listed(FIELD_WORDS[field] for field in self.unchecked)
        if self.own and self.mark in ("own", "partly"):
            said = VERDICT_WORDS["own"] + (f"; {there} found in what it cites" if there else "")
        elif left and said:
            said += f"; {left} not checkable"
        if ours := listed(dict.fromkeys(match.ours for match in self.worked_out)):
            said = f"{said}; {ours} worked out by the desk".lstrip("; ")
        if self.mark == "partly":
            return f"{said}; {VERDICT_WORDS['partly']}".lstrip("; ")
        if self.mark == "unsupported":
            wrong = (f for f in FIELDS if self.fields.get(f) == "fail")
            return f"{VERDICT_WORDS['unsupported']}: {listed(_called(f) for f in wrong)}"
        if self.mark == "not_checkable" and self.doubt and not self.why:
            return f"{said}; {self.doubt}".lstrip("; ")
        if self.mark == "not_checkable" and left and not (said or self.why):
            return f"{VERDICT_WORDS[self.mark]}: {left}"
        return said or VERDICT_WORDS[self.mark]

    @cached_property
    def mark(self) -> Mark:
        """The verdict in one word.

        ``verified``: every hard check that applies passed, and at least one beyond the citation
        applied; ``partly``: so, with a warning; ``unsupported``: a hard check failed; ``own``: the
        desk's, with nothing to look at, or an item in which nothing was found but a number that the
        desk has worked out; ``not_checkable``: there was nothing that a rule can check,
        or a source that it cites is not at hand, or a quotation is too long for its sealed record,
        whatever else is borne out; or there is a ``doubt``.
        """
        states = self.fields.values()
        if "fail" in states:
            return "unsupported"
        if self.own:
            return "partly" if "warn" in states else "own"
        found = any(self.fields.get(field) in ("pass", "warn") for field in HARD)
        if self.why or not (found or self.worked_out):
            return "not_checkable"
        if "warn" in states:
            return "partly"
        if not found:
            return "not_checkable" if self.unchecked else "own"
        return "not_checkable" if self.doubt else "verified"

    @property
    def unread(self) -> bool:
        """Whether nothing was checked since a source it cites is not at hand or too long."""
        return bool(self.why) and self.mark == "not_checkable"


class SourceState(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is at hand of a source, and which of its paragraphs the brief does not use.

    ``unused`` are the numbers of paragraphs that nothing cites and that no reason is given for;
    ``answered`` the reasons the brief gives, by paragraph.
    """

    source: str
    at_hand: Literal["text", "sealed", "attached", "changed", "missing", "long"]
    why: str = ""
    paragraphs: int = 0
    unused: list[int] = []
    answered: dict[int, str] = {}


class Verdicts(Struct, frozen=True, kw_only=True, dict=True):
    """The verdicts of one brief: by item, in its order, and what is wrong beside; counted once."""

    items: list[Verdict]
    findings: list[Finding] = []
    sources: list[SourceState] = []

    def by_path(self) -> Mapping[Path, Verdict]:
        """Return the verdicts by the path of their item."""
        return self._by_path

    @cached_property
    def _by_path(self) -> Mapping[Path, Verdict]:
        return MappingProxyType({verdict.path: verdict for verdict in self.items})

    def counts(self) -> dict[Mark, int]:
        """Return how many items have each verdict; all five are named."""
        return self._counts.copy()

    @cached_property
    def _counts(self) -> dict[Mark, int]:
        found = Counter(verdict.mark for verdict in self.items)
        return {mark: found[mark] for mark in MARKS}

    @cached_property
    def signed(self) -> int:
        """How many items without a checkable word a person has read and signed."""
        return sum(
            verdict.signed is not None and verdict.mark == "not_checkable" for verdict in self.items
        )

    @cached_property
    def unread(self) -> int:
        """How many items could not be checked since a source is not at hand or too long."""
        return sum(verdict.unread for verdict in self.items)

    @cached_property
    def unverified(self) -> int:
        """How many items are not simply found; the desk's own without a warning are not counted."""
        return sum(not verdict.simply_found for verdict in self.items)

    @property
    def waived(self) -> int:
        """How many warnings the brief answers itself."""
        return sum(len(verdict.waived) for verdict in self.items)


def _called(field: Field) -> str:
    return FIELD_WORDS.get(field, "citation" if field == "cite" else field)
