"""Quotations: words changed, dropped, added, swapped, from elsewhere, invented, cut, stretched."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from briefing.brief.licences import is_open

from ..case import Item, Value, stands, words
from ..fault import Fault
from .making import cut_out, dice, fault, inside, replaced

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[“\"]([^”\"“]{8,120})[”\"]")
_OTHER = (
    "almost", "ever", "house", "perhaps", "winter", "again", "under", "river", "people", "often",
    "morning", "small", "quietly", "answer", "garden", "before", "against", "heavy",
)  # fmt: skip
INVENTED = (
    "we shall not wait for morning",
    "they took the keys and left",
    "this is the last warning",
    "no one will sleep here again",
    "I have nothing left to say",
)


def make(item: Item, seed: int) -> Iterator[Fault]:
    """Yield the faults of the item's quotations."""
    for number, value in enumerate(item.values("quote")):
        die = dice(seed, item.case.name, item.name, number)
        yield from _spoilt(item, value, die)
        yield from _elsewhere(item, value, die)
        now = next(
            each for each in die.sample(INVENTED, 5) if not stands(words(each), item.cited_words)
        )
        yield _whole("quote-invented", item, value, now)
        yield from _narrated(item, value, die)
        yield from _weak(item, value)
        yield from _long(item, value)
    yield from _in_text(item, seed)


def _whole(kind: str, item: Item, value: Value, now: str) -> Fault:
    return fault(kind, item, "quote", replaced(value, now))


def _spoilt(item: Item, value: Value, die: random.Random) -> Iterator[Fault]:
    """One word changed, dropped, added; two swapped."""
    given = value.text.split()
    if len(given) < 3:
        return
    inner = die.randrange(1, len(given) - 1)
    for kind, now in (
        ("quote-word", _with_other(given, die)),
        ("quote-word", _with_ending(given, die)),
        ("quote-dropped", given[:inner] + given[inner + 1 :]),
        ("quote-added", [*given[:inner], die.choice(_OTHER), *given[inner:]]),
        (
            "quote-swapped",
            [*given[: inner - 1], given[inner], given[inner - 1], *given[inner + 1 :]],
        ),
    ):
        if not stands(words(" ".join(now)), item.cited_words):
            yield _whole(kind, item, value, " ".join(now))


def _with_other(given: list[str], die: random.Random) -> list[str]:
    """Another word for one, or a small change to it, as hands and memories make them."""
    at = die.randrange(len(given))
    word = given[at]
    small = {"are": "were", "is": "was", "has": "had", "have": "had", "their": "our", "a": "the",
             "the": "a", "will": "would", "we": "they", "We": "They", "did": "does"}  # fmt: skip
    now = small.get(word) or die.choice([each for each in _OTHER if each != word])
    return [*given[:at], now, *given[at + 1 :]]


def _with_ending(given: list[str], die: random.Random) -> list[str]:
    """The ending of its longest word changed: a letter more, or less where it ends in one."""
    word = max(given, key=len)
    now = word[:-1] if word.endswith("s") else word + die.choice("sd")
    return [now if each == word else each for each in given]


def _elsewhere(item: Item, value: Value, die: random.Random) -> Iterator[Fault]:
    """Five words of a paragraph that is not cited, two thirds of them from a quotation there."""
    (source, _), *_ = item.cited
    others = [
        text
        for number, text in enumerate(item.case.sources[source], 1)
        if (source, number) not in item.cited and len(text.split()) > 12
    ]
    for text in die.sample(others, min(len(others), 6)):
        marked = _MARKED.search(text)
        given = (marked[1] if marked and die.random() < 0.67 else text).split()
        first = die.randrange(max(1, len(given) - 5))
        now = " ".join(given[first : first + 5]).strip(".,;:!?“”\"'()‘’–—")
        whole = len(words(now)) > 3 and not re.search('[“”"]', now)
        if whole and not stands(words(now), item.cited_words):
            yield _whole("quote-elsewhere", item, value, now)
            return


def _narrated(item: Item, value: Value, die: random.Random) -> Iterator[Fault]:
    """The narrator's words of a cited paragraph; the speakers of an interview have no marks."""
    told = []
    if item.case.voice_of(item.cited[0][0]) in item.voices:
        return  # a statement's own words are a quotation
    for text in item.paragraphs:
        if re.match(r"[\w ]+: ", text) or not re.search('[“"]', text):
            continue
        bare = re.sub(r"[“\"][^”\"]*(?:[”\"]|$)", "\n", text)
        told += [run for run in re.split(r"[\n.,;:()]", bare) if len(run.split()) > 5]
    if told:
        given = die.choice(told).split()
        yield _whole("narration-as-quote", item, value, " ".join(given[:6]))


def _weak(item: Item, value: Value) -> Iterator[Fault]:
    given = value.text.split()
    if len(given) > 3 and "waive" not in item.keys:
        yield _whole("weak-quote", item, value, " ".join(given[-2:]))
        yield _whole("weak-quote", item, value, given[-1])


def _long(item: Item, value: Value) -> Iterator[Fault]:
    """Stretch a quotation to ten words; not where the licence lets one quote at length."""
    sources = {name for name, _ in item.cited}
    licences = [s.text("licence") for s in item.case.source_items if s.name in sources]
    if all(map(is_open, licences)) or "waive" in item.keys:
        return
    for text in item.paragraphs:
        start = text.find(value.text)
        run = text[start:].split()[:10]
        if start >= 0 and len(run) == 10 and not re.search(r"[“”\"]", " ".join(run)):
            yield _whole("quote-long", item, value, " ".join(run).rstrip(".,"))
            return


def _in_text(item: Item, seed: int) -> Iterator[Fault]:
    """A word changed in a quotation that stands inside the text."""
    value = item.value("text")
    for match in _MARKED.finditer(value.text if value else ""):
        die = dice(seed, item.case.name, item.name, "text")
        inner = [w for w in _WORD.finditer(match[1]) if len(w[0]) > 3]
        for word in die.sample(inner, min(2, len(inner))):
            now = die.choice([each for each in _OTHER if each not in match[1]])
            start = match.start(1) + word.start()
            assert value
            edit = inside(item, value, start, start + len(word[0]), now)
            # A quotation also in `quote` would be caught there: leave it out, this is about text.
            also = cut_out(item, "quote") if "quote" in item.keys else None
            if edit and (also or "quote" not in item.keys):
                yield fault("quote-in-text", item, "text", *([edit, also] if also else [edit]))
