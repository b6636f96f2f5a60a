"""What the verification asks of a language, and what it finds; ``language_of`` chooses one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple, Protocol

from briefing.brief.items import Figure as BriefFigure
from briefing.verify.days import Span
from briefing.verify.normalise import Token

Op = Literal["=", ">", "<", ">=", "<=", "~"]
"""How a figure bounds the truth; ``~`` is about."""
Kind = Literal["count", "percent", "fraction", "money", "vague", "measure"]
"""What kind of number a figure is."""
Carries = Literal["", "pronoun", "quotation"]
"""How a paragraph carries on the speaker of the one before it."""

JUDGED: Final = frozenset(("names", "speaker", "wording"))
"""The fields of which a language needs rules of its own before it may say "not there"."""


class Figure(NamedTuple):
    """A number as it stands in a text.

    ``text`` is as printed, qualifier and unit included, what is counted not, unless the qualifier
    stands behind that ("40 mules at the most"). ``low`` and ``high`` are its ends, equal where it
    is one number, None where nothing can be said: a percentage as printed, a fraction from 0 to 1,
    a multiple ("tenfold") as a factor, a vague amount as the least and the most its words bear.
    ``noun`` is what is counted, up to three words, "" where nothing is. ``unit`` names the unit,
    the currency or the vague amount. ``also`` holds other values that the same digits may print,
    where a language leaves it open: 12,400.
    """

    text: str
    start: int
    end: int
    op: Op
    low: float | None
    high: float | None
    kind: Kind
    noun: str = ""
    unit: str = ""
    also: tuple[float, ...] = ()


class Date(NamedTuple):
    """A date as it stands in a text, the words before it that belong to it included."""

    text: str
    start: int
    end: int


class Name(NamedTuple):
    """A name as printed, possessive stripped, and where it stands."""

    text: str
    start: int
    end: int


class Speech(NamedTuple):
    """A stretch on a speaker's word, ``start`` to ``end``, the attribution with it.

    ``speaker`` is as printed, '' where a quotation has no attribution; ``named`` says that a name
    is in it; ``resolved`` is the fullest form known of it (for a pronoun, a surname, "the
    ministry"). ``verb`` is '' for a quotation carried on. A ``listener`` is never a speaker.
    """

    speaker: str
    verb: str
    named: bool
    resolved: str
    start: int
    end: int
    listener: str = ""


class Quotation(NamedTuple):
    """Words in quotation marks: ``start`` to ``end`` inside the marks.

    ``open``: no mark closes it in this paragraph; ``speaker`` is who is quoted, in the fullest form
    known, '' where the text does not say; ``scare``: it is a label of one or two words.
    """

    text: str
    start: int
    end: int
    open: bool
    speaker: str
    scare: bool


class Attributed(NamedTuple):
    """What one paragraph attributes; ``carries`` how it carries on the speaker before it."""

    speeches: list[Speech]
    quotations: list[Quotation]
    carries: Carries = ""


class Word(NamedTuple):
    """A word as printed, its stem, and where it stands in the printed text."""

    text: str
    stem: str
    start: int
    end: int


class Mismatch(NamedTuple):
    """A passage of an item, ``start`` to ``end``, and the one of the source that it contradicts."""

    ours: str
    start: int
    end: int
    theirs: str


class NameBook(Protocol):
    """The names that stand in a text, or in some paragraphs of it."""

    def has(self, name: str, aliases: Iterable[str] = ()) -> bool:
        """Tell whether a name, or one of its aliases, stands among these."""

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

    def opposite(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return what seems to say the opposite of the source."""

    def degree(self, text: str, paragraphs: Sequence[str]) -> Mismatch | None:
        """Return what may go further than the source."""

    def likelihood(self, text: str) -> tuple[int, int] | None:
        """Return where a sentence says how likely it is, None where it does not."""


class Figures(Protocol):
    """The numbers of a language and what they count."""

    def find_figures(self, text: str, *, source: bool = False) -> list[Figure]:
        """Return the figures of a text; of a ``source`` also what may fairly be taken for one."""

    def parse_figure(self, text: str, noun: str = "") -> Figure | None:
        """Return the first figure in a printed snippet that counts ``noun``; None without one."""

    def parse_figures(self, text: str, noun: str = "") -> list[Figure]:
        """Return every figure in a printed snippet, the first that of ``parse_figure``."""

    def without_share(self, unit: str) -> str:
        """Return the unit of a share without the words for it: what it is a share of."""

    def agrees(self, ours: Figure, theirs: Figure) -> bool:
        """Tell whether the source's figure is the number of the brief's, qualifiers aside."""

    def same_qualifier(self, ours: Figure, theirs: Figure) -> bool:
        """Tell whether two figures bound the truth alike."""

    def is_change_of(self, ours: Figure, theirs: Collection[Figure]) -> bool:
        """Tell whether both ends of a change are among the figures of a paragraph."""

    def contradiction(self, figure: BriefFigure) -> str:
        """Return the sentence why a figure's fields do not fit its own text, "" where they do."""

    def stems_of(self, noun: str) -> list[int | str]:
        """Return the stems of the words of what is counted."""

    def tells_apart(self, noun: str) -> bool:
        """Tell whether another noun beside the same number would be another thing."""

    def same_noun(self, ours: str, theirs: str) -> bool:
        """Tell whether two nouns may say the same of a number."""

    def other_noun(self, ours: str, theirs: str, known: Collection[int | str]) -> bool:
        """Tell whether two nouns say different things; ``known`` are stems of the paragraph."""

    def exchanged(
        self, figure: Figure, ours: Collection[Figure], theirs: Collection[Figure]
    ) -> Figure | None:
        """Return the figure of the source with which one of ours has changed places."""

    def proves_figure(self, figure: Figure) -> bool:
        """Tell whether a figure of an item that no paragraph has is thereby shown to be wrong."""

    def parts_too_great(
        self, text: str, figures: Sequence[Figure]
    ) -> Iterator[tuple[Figure, Figure]]:
        """Yield each part that is greater than its whole, with the whole."""


class Dates(Protocol):
    """The dates of a language, and which days they mean."""

    def find_dates(self, text: str) -> list[Date]:
        """Return the dates of a text, in order, without overlap."""

    def resolve(self, text: str, anchor: date | None) -> Span | None:
        """Return the days of the first date in a text that was published on ``anchor``."""

    def misnamed(self, text: str, anchor: date | None) -> bool:
        """Tell whether a date names another weekday than its day has."""

    def may_mean(self, ours: str, theirs: str) -> bool:
        """Tell whether two dates that mean the same days may stand for each other."""

    def same_words(self, ours: str, theirs: str) -> bool:
        """Tell whether a brief's date says in other small words what the source prints."""

    def weekdays(self, text: str) -> set[int]:
        """Return the weekdays that dates in a text are named by alone, Monday as 0."""

    def proves_date(self, text: str, anchor: date | None, printed: Sequence[Span | None]) -> bool:
        """Tell whether a date that does not follow from the ``printed`` ones is thereby wrong."""


class Speakers(Protocol):
    """The names of a language, and who speaks."""

    def find_names(self, text: str, known: Collection[str] = ()) -> list[Name]:
        """Return the names in a text; ``known`` ones are so at the head of a sentence, too."""

    def find_all(self, paragraphs: Sequence[str]) -> list[list[Name]]:
        """Return the names of each paragraph; what is a name in one is known in all."""

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
    def limit(self) -> str:
        """Why the other fields are not judged: "there are no rules for it in French yet"."""


class SentenceItem(NamedTuple):
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
