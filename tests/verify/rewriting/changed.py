"""Families of changes that make an item say something else than it did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .days import MONTHS, WEEKDAYS
from .places import exchanged, replaced
from .words_for_numbers import ANY_WORD, VALUES, WORDS

_COUNT = r"(?= (?:[a-z-]+ )?[a-z]+s\b)"


def digits(text: str) -> Iterator[str]:
    """A number with its last digit, or its first, another."""
    number = (
        r"(?<![\w.,:/-])(?<!No\. )\d[\d,]*\d(?![\w:/-]|[.,]\d)(?! (?:" + "|".join(MONTHS) + "))"
    )
    yield from replaced(text, number, lambda m: m[0][:-1] + str((int(m[0][-1]) + 3) % 10))
    yield from replaced(text, number, lambda m: str(int(m[0][0]) % 9 + 1) + m[0][1:])


def small_numbers(text: str) -> Iterator[str]:
    """A small count in words or one digit, one more."""
    yield from replaced(
        text, rf"(?<![\w-])(?!one\b)({ANY_WORD}){_COUNT}",
        lambda m: WORDS.get(VALUES[m[0].lower()] + 1, ""), re.IGNORECASE,
    )  # fmt: skip
    yield from replaced(text, rf"(?<![\w.,:/$€£-])[2-8]{_COUNT}", lambda m: str(int(m[0]) + 1))


def scales(text: str) -> Iterator[str]:
    """Thousand for million, million for billion."""
    pairs = (("million", "billion"), ("billion", "million"), ("thousand", "million"))
    yield from exchanged(text, *pairs)
    yield from replaced(text, r"(?<![\w.,])(\d{1,3}),000(?![\w,])", r"\1,000,000")


def days(text: str) -> Iterator[str]:
    """The next day of a month, the next month, the next weekday, the next year."""
    month = "|".join(MONTHS)
    yield from replaced(
        text, rf"(?<![\w.,–-])(\d\d?) ({month})\b", lambda m: f"{int(m[1]) % 28 + 1} {m[2]}"
    )
    yield from replaced(
        text, rf"(?<![\w.,–-])(\d\d?) ({month})\b",
        lambda m: f"{m[1]} {MONTHS[(MONTHS.index(m[2]) + 2) % 12]}",
    )  # fmt: skip
    yield from replaced(
        text, rf"\b(?:{'|'.join(WEEKDAYS)})\b",
        lambda m: WEEKDAYS[(WEEKDAYS.index(m[0]) + 1) % 7],
    )  # fmt: skip
    yield from replaced(text, r"(?<=\bin )((?:19|20)\d\d)(?=[ .,])", lambda m: str(int(m[1]) - 1))


def clock(text: str) -> Iterator[str]:
    """An hour later, or the other half of the day."""
    yield from replaced(
        text, r"(?<![\w.,:/-])([01]\d|2[0-2]):([0-5]\d)(?![\w:/])",
        lambda m: f"{int(m[1]) + 1:02}:{m[2]}",
    )  # fmt: skip
    half = r"(?<![\w.,:/-])(\d\d?(?:[:.]\d\d)?) ?([ap])\.?m\b"
    yield from replaced(text, half, lambda m: f"{m[1]} {'a' if m[2] == 'p' else 'p'}.m")


def units(text: str) -> Iterator[str]:
    """Another unit behind the same number."""
    for was, now in (
        ("km", "miles"), ("kilometres", "miles"), ("metres", "kilometres"), ("tonnes", "kilos"),
        ("hours", "days"), ("days", "weeks"), ("weeks", "months"), ("months", "years"),
        ("dollars", "euros"), ("crowns", "euros"), ("litres", "tonnes"), ("minutes", "hours"),
        ("hectares", "square kilometres"), ("degrees", "percent"),
    ):  # fmt: skip
        yield from replaced(text, rf"(?<=\d ){was}\b", now)
    yield from replaced(text, r"(?<=\d)(?: ?%| per ?cent)(?! points)", " percentage points")


def bounds(text: str) -> Iterator[str]:
    """The bound of a number turned round, or the two ends of a range moved."""
    number = rf"(?= (?:\d|(?:{ANY_WORD}|half)\b))"
    for was, now in (
        ("more than", "fewer than"), ("over", "under"), ("at least", "at most"),
        ("up to", "more than"), ("as many as", "more than"), ("nearly", "more than"),
        ("almost", "more than"), ("fewer than", "more than"), ("less than", "more than"),
        ("at most", "at least"),
    ):  # fmt: skip
        yield from exchanged(text, (f"{was}{number}", now))
    yield from replaced(
        text,
        r"\b(between|from) (\d+) (and|to) (\d+)\b",
        lambda m: f"{m[1]} {m[2]} {m[3]} {int(m[4]) + 2}",
    )


def denials(text: str) -> Iterator[str]:
    """A denial taken away, or put in."""
    be = r"\b(was|were|is|are|has|have|had|did|does|do|will|would|could|can|should|may|might)"
    yield from replaced(text, rf"{be} not\b(?! (?:only|yet|least))", r"\1")
    yield from replaced(text, r"\b(can)not\b", r"\1")
    yield from exchanged(text, ("no longer", "still"), ("never", "often"), ("nobody", "everybody"),
                         ("none of the", "all of the"), ("without", "with"))  # fmt: skip
    yield from replaced(
        text, r"(?<![\w-])[Nn]o (?=[a-z]+s (?:was|were|is|are|has|have|had)\b)", "Many "
    )
    yield from replaced(
        text, rf"{be} (?!not\b|no\b|never\b|only\b|nearly\b)([a-z]+ed)\b(?! to)", r"\1 not \2"
    )


def hedges(text: str) -> Iterator[str]:
    """What may be, said as what is."""
    yield from exchanged(
        text, ("may have", "has"), ("might have", "has"), ("may", "will"), ("might", "will"),
        ("could", "will"), ("reportedly ", ""), ("allegedly ", ""), ("probably", "certainly"),
        ("likely", "certain"), ("possibly", "certainly"), ("plans to", "has begun to"),
        ("is suspected of", "is guilty of"), ("alleged", "proven"),
    )  # fmt: skip


def verbs(text: str) -> Iterator[str]:
    """A verb of saying for one that says more, or the opposite."""
    yield from exchanged(
        text, ("denied", "confirmed"), ("denies", "confirms"), ("claims", "has proved"),
        ("claimed", "proved"), ("rejected", "accepted"), ("rejects", "accepts"),
        ("refused", "agreed"), ("refuses", "agrees"), ("accused", "cleared"),
        ("condemned", "praised"), ("promised", "refused"), ("suspects", "has shown"),
    )  # fmt: skip


_OPPOSITES = (
    ("rose", "fell"), ("risen", "fallen"), ("increased", "decreased"), ("more", "less"),
    ("north", "south"), ("northern", "southern"), ("east", "west"), ("eastern", "western"),
    ("before", "after"), ("open", "closed"), ("opened", "closed"), ("reopened", "closed"),
    ("first", "last"), ("higher", "lower"), ("best", "worst"), ("largest", "smallest"),
    ("won", "lost"), ("increase", "decrease"), ("arrived", "left"), ("began", "ended"),
    ("began", "stopped"), ("supports", "opposes"), ("killed", "saved"), ("better", "worse"),
    ("empty", "full"), ("cheaper", "dearer"), ("early", "late"), ("inside", "outside"),
    ("above", "below"), ("most", "few"), ("captured", "lost"), ("imports", "exports"),
)  # fmt: skip


def opposites(text: str) -> Iterator[str]:
    """A word for its opposite."""
    for was, now in _OPPOSITES:
        yield from exchanged(text, (rf"{was}(?! than)", now), (rf"{now}(?! than)", was))


_NAME = r"(?<![\w’'-])[A-Z][\w’'-]+ [A-Z][\w’'-]+(?![\w’'-])"


def names(text: str, paragraphs: Sequence[str]) -> Iterator[str]:
    """A letter of a name changed, or the name of another of the same form in the source."""
    yield from replaced(text, r"(?<=[a-z] )[A-Z][a-z]{4,}(?![\w’'-])", _misspelt)
    others = re.findall(r"(?<=[a-z] )" + _NAME, " ".join(paragraphs))
    for other in dict.fromkeys(others):
        if other not in text:
            yield from replaced(text, r"(?<=[a-z] )" + _NAME, other)
            break


def _misspelt(match: re.Match[str]) -> str:
    word = match[0]
    if word in MONTHS or word in WEEKDAYS:
        return ""
    at = len(word) // 2
    return word[:at] + ("x" if word[at] != "x" else "y") + word[at + 1 :]


_TO_ANOTHER = "accused attacked shelled blamed warned defeated overtook sued told arrested replaced"


def roles(text: str) -> Iterator[str]:
    """Who did it to whom, the other way round."""
    verb = "|".join(_TO_ANOTHER.split())
    yield from replaced(text, rf"^([A-Z][\w’'-]+) ({verb}) ([A-Z][\w’'-]+)\b", r"\3 \2 \1")


def changes(text: str, paragraphs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each change of an item's text, each once, behind the name of its family."""
    families = {
        "digits": digits(text), "small numbers": small_numbers(text), "scales": scales(text),
        "days": days(text), "clock": clock(text), "units": units(text), "bounds": bounds(text),
        "denials": denials(text), "hedges": hedges(text), "verbs": verbs(text),
        "opposites": opposites(text), "names": names(text, paragraphs), "roles": roles(text),
    }  # fmt: skip
    seen = {text}
    for family, made in families.items():
        for each in made:
            if each not in seen:
                seen.add(each)
                yield family, each
