"""How many words in a row a text has of its source, and whether these are too many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.draft.source_text import SourceText
from briefing.verify.words.normalise import tokens
from briefing.verify.words.passages import MOST_IN_A_ROW, longest_run


def run_of(words: str, paragraphs: Sequence[str]) -> int:
    """Return how many words in a row a text shares with a paragraph of its source."""
    return longest_run(words, paragraphs)[0]


class Copied:
    """The runs of words of a source that are longer than a text may share with it."""

    def __init__(self, text: SourceText) -> None:
        words = ([token.word for token in each.facts.tokens] for each in text.passages)
        self._runs = frozenset(run for each in words for run in _runs(each))

    def __contains__(self, text: object) -> bool:
        """Tell whether a text has such a run."""
        return any(run in self._runs for run in _runs([t.word for t in tokens(str(text))]))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield each run of one word more than a text may share with its source."""
    size = MOST_IN_A_ROW + 1
    return (tuple(words[at : at + size]) for at in range(len(words) - size + 1))
