"""Citations and sources: shifted, removed, beyond the end, changed under the brief."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from ..case import DESK, Case, Item, stands, words
from ..fault import Edit, Fault
from .figures import in_words, numbers
from .making import cut_out, dice, fault, put_in, replaced
from .voices import tokens


def make(item: Item, seed: int) -> Iterator[Fault]:
    """Yield the faults of an item's citations."""
    if "cite" not in item.keys:
        return
    die = dice(seed, item.case.name, item.name, "cites")
    if item.section == "judgements":
        edit = cut_out(item, "cite")
        if edit:
            yield fault("judgement-uncited", item, "cite", edit, at=_all(item), group="reader")
    elif item.section not in (*DESK, "crosscheck"):
        edit = cut_out(item, "cite")
        if edit:
            yield fault("cite-removed", item, "cite", edit, at=_all(item), group="reader")
    first = item.values("cite")[0]
    source, number = item.cited[0]
    count = len(item.case.sources[source])
    prefix = _prefix(first.text)
    beyond = f"{prefix}{count + 1 + die.randrange(9)}"
    yield fault("cite-beyond", item, "cite", replaced(first, beyond), group="reader")
    yield fault("cite-source", item, "cite", replaced(first, f"s9:p{number}"), group="reader")
    if item.section not in DESK and item.section != "judgements":
        yield from _shifted(item, die)


def _all(item: Item) -> tuple[int, int]:
    return item.start, item.end


def _shifted(item: Item, die: random.Random) -> Iterator[Fault]:
    """All citations replaced by one of a neighbour, and of a paragraph anywhere."""
    source, number = item.cited[0]
    last = max(n for s, n in item.cited if s == source)
    count = len(item.case.sources[source])
    taken = {n for s, n in item.cited if s == source}
    chosen = [n for n in (number - 1, last + 1) if 0 < n <= count]
    others = [n for n in range(1, count + 1) if n not in {*taken, *chosen}]
    chosen += die.sample(others, min(1, len(others)))  # one may cite all rows of a table
    start = item.keys["cite"][1].start_mark.index
    end = item.span("cite")[1]
    prefix = _prefix(item.values("cite")[0].text)
    for n in chosen:
        seen = _seen(item, source, n)
        kind = "cite-shifted" if seen else "cite-shifted-unseen"
        edit = Edit(start, end, f"[{prefix}{n}]")
        yield fault(kind, item, "cite", edit, at=_all(item))


def _prefix(cite: str) -> str:
    """Return what stands before the number of a citation: ``s2:p`` or ``r``."""
    return cite[: re.search(r"(?<=[pr])\d", cite).start()]  # type: ignore[union-attr]


def _seen(item: Item, source: str, n: int) -> bool:
    """Tell whether a rule must see the shift: quotation, number or voice are not there."""
    texts = item.case.sources[source]
    there = words(texts[n - 1])
    if any(not stands(words(quote.text), there) for quote in item.values("quote")):
        return True
    given = " ".join([item.text("text"), *(figure.text("text") for figure in item.figures())])
    for match in numbers(given):
        if len(match[0]) > 1 and not {words(match[0])[0], in_words(match[0])} & set(there):
            return True
    own = {item.case.voice_of(source)}
    run = set(words(" ".join(texts[max(0, n - 5) : n])))
    return any(
        voice not in own and not tokens(item.case.voices[voice]) & run for voice in item.voices
    )


def make_sources(case: Case, seed: int, digest: str) -> Iterator[Fault]:
    """Yield the faults of the first source: a word changed under its hash, a paragraph dropped."""
    item = case.source_items[0]
    name = item.text("text")
    text = case.files[name]
    at = (item.start, item.end)
    if digest:
        sealed = put_in(item, f"sha256: {digest}")
        die = dice(seed, case.name, "source")
        found = [m for m in re.finditer(r"\b[a-z]{5,}\b", text) if m.start() > len(text) // 3]
        for match in die.sample(found, 2):
            changed = f"{text[: match.start()]}{match[0]}s{text[match.end() :]}"
            texts = tuple({**case.files, name: changed}.items())
            now = f"{match[0]}s"
            yield fault(
                "source-word", item, "sha256", sealed, at=at, now=now, group="alone", texts=texts
            )
    gap = "\n\n" if "\n\n" in text else "\n"
    kept = text.rstrip().rpartition(gap)[0] + "\n"
    texts = tuple({**case.files, name: kept}.items())
    yield fault(
        "source-dropped", item, "paragraphs", at=at, now="(dropped)", group="alone", texts=texts
    )
