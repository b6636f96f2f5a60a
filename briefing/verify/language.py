"""What the verification asks of a language, and what it finds; ``language_of`` chooses one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple, Protocol

from msgspec import Struct

from briefing.verify.values import Date, Dates, Figure, Figures, Kind, Op
from briefing.verify.words.normalise import Token
from briefing.verify.words.quotes import Stretch

__all__ = [
    "Attributed", "Carries", "Date", "Dates", "Figure", "Figures", "Kind", "Language", "Mismatch",
    "Mispaired", "Name", "NameBook", "Op", "PairedText", "Quotation", "SentenceItem", "Speakers",
    "Speech", "Word", "Words", "listed",
]  # fmt: skip

Carries = Literal["", "pronoun", "quotation"]
"""How a paragraph carries on the speaker of the one before it."""

JUDGED: Final = frozenset(("names", "speaker", "wording"))
"""The fields of which a language needs rules of its own before it may say "not there"."""


class Name(NamedTuple):
    """A name as printed, possessive stripped, and where it stands.

    ``sure`` says that it is no ordinary word: the first of a sentence has its capital from there.
    """

    text: str
    start: int
    end: int
    sure: bool = True


class Speech(NamedTuple):
    """A stretch on a speaker's word, ``start`` to ``end``, the attribution with it.

    ``speaker`` is as printed, '' where a quotation has no attribution; ``named`` says that a name
    is in it; ``resolved`` is the fullest form known of it (for a pronoun, a surname, "the
    ministry"). ``verb`` is '' for a quotation carried on. A ``listener`` is never a speaker.
    ``who`` and ``at`` are where the speaker and the verb stand in the paragraph, None where they
    stand in another one, or nowhere; without a verb ``at`` is the colon behind a label. ``asks``:
    it is a wish or a request, and asserts nothing.
    """

    speaker: str
    verb: str
    named: bool
    resolved: str
    start: int
    end: int
    listener: str = ""
    who: Stretch | None = None
    at: Stretch | None = None
    asks: bool = False


class Quotation(NamedTuple):
    """Words in quotation marks: ``start`` to ``end`` inside the marks.

    ``open``: no mark closes it in this paragraph; ``speaker`` is who is quoted, in the fullest form
    known, '' where the text does not say; ``scare``: it is a label of one or two words. ``who`` is
    where the speaker stands in the paragraph, None where another one names him.
    """

    text: str
    start: int
    end: int
    open: bool
    speaker: str
    scare: bool
    who: Stretch | None = None


class Attributed(Struct, frozen=True):
    """What one paragraph attributes; ``carries`` how it carries on the speaker before it.

    ``sentences`` are the spans of its sentences, quotations kept whole; ``times`` where, in a log,
    four digits are a time of the day; ``heard`` who speaks in it by what stands around it.
    """

    speeches: list[Speech]
    quotations: list[Quotation]
    carries: Carries = ""
    sentences: Sequence[Stretch] = ()
    times: Sequence[Stretch] = ()
    heard: Sequence[str] = ()


class Word(NamedTuple):
    """A word as printed, its stem, and where it stands in the printed text."""

    text: str
    stem: str
    start: int
    end: int


class Mismatch(NamedTuple):
    """A passage of an item, ``start`` to ``end``, and the one of the source that it contradicts.

    ``what`` is said of the item's where it is another thing than the rule mostly finds.
    """

    ours: str
    start: int
    end: int
    theirs: str
    what: str = ""


class PairedText(NamedTuple):
    """A cited paragraph, the words of its names and bodies, and the day its dates count from."""

    text: str
    named: frozenset[str]
    bodies: frozenset[str]
    anchor: date | None


class Mispaired(NamedTuple):
    """A value of an item, ``start`` to ``end``, that the source gives of something else.

    ``theirs`` is what it gives of ``of``, a word of ours, in the paragraph with number ``place``;
    ``dated`` says that it is a day or a time.
    """

    start: int
    end: int
    dated: bool
    theirs: str
    of: str
    place: int


class NameBook(Protocol):
    """The names that stand in a text, or in some paragraphs of it."""

    def has(self, name: str, aliases: Iterable[str] = ()) -> bool:
        """Tell whether a name, or one of its aliases, stands among these."""

    def knows(self, form: str) -> bool:
        """Tell whether there is a name in a form that stands here: "the army" has none."""

    def printed(self, name: str) -> str:
        """Return a name that stands here as it is printed, else the one most like it, else ''."""

    def nearest(self, name: str) -> str:
        """Return the name most like a name that is absent, '' if none is like it."""


class Words(Protocol):
    """The words of a language, and how a sentence is held against paragraphs."""

    def is_word(self, word: str) -> bool:
        """Tell whether a lower-case word is an ordinary one of the language, and no name."""

    def without_article(self, words: Sequence[str]) -> Sequence[str]:
        """Return the words of a name or noun without the articles before it."""

    def content_words(self, text: str) -> list[Word]:
        """Return the words of a text that say something by themselves."""

    def absent(self, text: str, paragraphs: Sequence[str]) -> list[Word]:
        """Return the content words of a text that the paragraphs have in no form."""

    def share_absent(self, text: str, paragraphs: Sequence[str]) -> float:
        """Return how much of a text, by weight, the paragraphs lack: 0 nothing, 1 everything."""

    def negation(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return what is denied on one side only."""

    def denial(self, text: str) -> str:
        """Return the first word of a text that denies anything, "" where none does."""

    def may_deny(self, text: str) -> bool:
        """Tell whether a text may deny something, though no single word says so for sure."""

    def confirms(self, text: str) -> str:
        """Return the first word by which a text confirms or admits something, "" for none."""

    def denied_words(self, text: str) -> frozenset[str]:
        """Return the words that stand right beside a denial in a text."""

    def denies_next(self, words: Sequence[str]) -> bool:
        """Tell whether the last of some words denies what comes next."""

    def denied_beside(self, text: str, paragraphs: Sequence[str], found: Sequence[str]) -> bool:
        """Tell whether what was found stands beside a denial that a text has not."""

    def opposite(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return what seems to say the opposite of the source."""

    def degree(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return what may go further than the source."""

    def unearned(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return what may be said otherwise there, which no rule can be sure of."""

    def mispaired(
        self, text: str, places: Sequence[PairedText], anchor: date | None
    ) -> list[Mispaired]:
        """Return the values of a text that paragraphs give of something else alone."""

    def likelihood(self, text: str) -> tuple[int, int] | None:
        """Return where a sentence says how likely it is, None where it does not."""


class Speakers(Protocol):
    """The names of a language, and who speaks."""

    def find_names(self, text: str, known: Collection[str] = ()) -> list[Name]:
        """Return the names in a text; ``known`` ones are so at the head of a sentence, too."""

    def find_all(self, paragraphs: Sequence[str]) -> list[list[Name]]:
        """Return the names of each paragraph; what is a name in one is known in all."""

    def says_where(self, text: str, start: int, end: int) -> bool:
        """Tell whether a name is that of a capital, and says where something is."""

    def surname(self, name: str) -> str:
        """Return the last name of a person's name, '' if it is none of a person."""

    def name_book(self, names: Iterable[str]) -> NameBook:
        """Return names as a book in which others can be looked up."""

    def attribute(
        self, paragraphs: Sequence[str], names: Sequence[list[Name]] | None = None
    ) -> list[Attributed]:
        """Return what each paragraph attributes, and to whom; ``names`` are those found in it."""

    def bodies(self, tokens: Sequence[Token]) -> list[str]:
        """Return the words for who may speak without a name, each once."""


class Language(Words, Figures, Dates, Speakers, Protocol):
    """A language of texts that are verified, or two: that of the item and that of its source."""

    @property
    def called(self) -> str:
        """What the language is called in English."""

    @property
    def judged(self) -> frozenset[str]:
        """The fields among names, speaker and wording of which its rules may say "not there"."""

    @property
    def reads_words(self) -> bool:
        """Whether it knows the words for numbers."""

    @property
    def limit(self) -> str:
        """Why the other fields are not judged: "there are no rules for it in French yet"."""


class SentenceItem(Struct, frozen=True):
    """A number, a word, a sign or a quotation; ``lower`` is the word without case.

    ``glued`` says that nothing stands between it and the item before.
    """

    kind: str
    text: str
    lower: str
    start: int
    end: int
    glued: bool = False


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written as lines."""
    return frozenset(words.split())
