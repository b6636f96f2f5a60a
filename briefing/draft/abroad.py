"""What is proposed of a text that is not English: who is quoted with which words, and how many.

Sayings and numbers are told by the table of the language that the checks have; events, territory,
ties and views are not read, and no sentence is made but of a count of people.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final, NamedTuple

from briefing.brief.fold import fold
from briefing.brief.scales import Category
from briefing.draft.model import DraftVoice, Proposal, Rest, Section, WordSpan
from briefing.verify import language_of
from briefing.verify.language import Attributed, Figure, Language, Quotation
from briefing.verify.words.footnotes import without_footnotes
from briefing.verify.words.normalise import tokens

_DATA: Final = files("briefing.draft") / "data" / "abroad.toml"
_SAID: Final = 4
"""Words of a quotation, at least, that says something by itself."""
_MOST: Final = 7
"""Words of a source in a row that a draft may hold."""
_BEHIND: Final = 90
"""Characters behind a verb of saying within which its speaker is named; before it fewer."""
_BEFORE: Final = 60
_WORDS_BEHIND: Final = 5
_WORDS_BEFORE: Final = 3
_CLAUSE_ENDS: Final = re.compile(r"[.,:;،؛؟?!()«»“”\"\n–—•](?=\D|$)")
_LABEL: Final = re.compile(r"(?P<who>[^\W\d_][^.!?,;:«»“”\"|\n]{2,50}?)\s?:\s")
_SENTENCE: Final = re.compile(r"(?<=[.!?؟…])\s")
_WORD: Final = re.compile(r"[^\W\d_]+")
_STOPS: Final = ",;:.،؛"
_NO_ID: Final = re.compile(r"[^a-z0-9]+")
_KINDS: Final[dict[str, tuple[Category, str]]] = {
    "killed": ("casualties", "killed"),
    "died": ("casualties", "dead"),
    "wounded": ("casualties", "hurt"),
    "missing": ("casualties", "missing"),
    "displaced": ("displacement", "displaced"),
    "evacuated": ("displacement", "evacuated"),
    "detained": ("detention", "detained"),
}
"""Kinds of what befell people: the category, and the word for it in a sentence."""
_BOUNDS: Final = {
    "=": "", "~": "About ", ">": "More than ", ">=": "At least ", "<": "Fewer than ",
    "<=": "At most ",
}  # fmt: skip
_VERBS: Final = {"missing": "are", "displaced": "are"}


class Abroad(NamedTuple):
    """What is proposed of a text in another language: its voices by their ids, and the items."""

    voices: dict[str, DraftVoice]
    proposals: list[Proposal]


def propose(paragraphs: Sequence[str], code: str, source: str = "s1") -> Abroad:
    """Return what the text of a language (BCP 47) gives without being understood.

    ``source`` is what citations name the text by; the first source of a brief goes without saying.
    """
    work = _Work(code, "" if source == "s1" else f"{source}:")
    for number, paragraph in enumerate(paragraphs, 1):
        if "|" not in paragraph:
            work.read(number, without_footnotes(paragraph).text)
    return Abroad(work.voices, work.proposals)


class _Work:
    def __init__(self, code: str, prefix: str) -> None:
        self._language: Language = language_of(code)
        told = _table().get(code[:2], {})
        self._words = {key: frozenset(words.split()) for key, words in told.items()}
        self._prefix = prefix
        self._capitals = code[:2] != "ar"
        self.voices: dict[str, DraftVoice] = {}
        self.proposals: list[Proposal] = []

    def read(self, number: int, text: str) -> None:
        """Read a paragraph."""
        said = self._language.attribute([text])[0]
        label = _LABEL.match(text)
        if label and not text.rstrip().endswith(("?", "؟")) and self._is_label(label["who"]):
            self._turn(number, text, label)
        for quotation in said.quotations:
            marks = text[quotation.start - 1 : quotation.start]
            if not quotation.scare and marks and not marks.isspace():
                self._quoted(number, text, said, quotation)
        for figure in self._language.find_figures(text, source=True):
            if not any(each.start <= figure.start < each.end for each in said.quotations):
                self._counted(number, text, figure)

    # -- who says what ------------------------------------------------------------------------

    def _quoted(self, number: int, text: str, said: Attributed, quotation: Quotation) -> None:
        words = self._cut(quotation.text.strip())
        if len(words.split()) < _SAID:
            return
        start = text.index(words, quotation.start)
        voice = self._speaker(number, text, said, quotation)
        item: dict[str, Any] = {"by": voice} if voice else {}
        span = _span(text, start, start + len(words))
        if span:
            item |= {"quote": _shown(words, quotation.text)}
            self._add("points", number, span, item, ["text"] if voice else ["text", "by"])

    def _turn(self, number: int, text: str, label: re.Match[str]) -> None:
        """Propose how an answer of an interview begins, in the words of who has the turn."""
        sentences = _SENTENCE.split(text[label.end() :].strip())
        said = next((each for each in sentences if len(each.split()) >= _SAID), "")
        words = self._cut(said)
        start = text.find(words, label.end())
        span = _span(text, start, start + len(words))
        if len(words.split()) >= _SAID and span:
            who = label["who"].strip()
            voice = self._voice(number, who.title() if who.isupper() else who)
            item = {"by": voice, "quote": _shown(words, said)}
            self._add("points", number, span, item, ["text"])

    def _speaker(self, number: int, text: str, said: Attributed, quotation: Quotation) -> str:
        """Return the id of who is named beside the nearest verb of saying, "" where nobody is.

        Where the sentence of a quotation names nobody, the one before it may.
        """
        stretches = [tuple(each) for each in said.sentences] or [(0, len(text))]
        here = next(
            (n for n, each in enumerate(stretches) if each[0] <= quotation.start < each[1]), 0
        )
        for place in (here, here - 1):
            if place >= 0:
                name = self._named(text, said, quotation, *stretches[place])
                if name:
                    return self._voice(number, name)
        return ""

    def _named(
        self, text: str, said: Attributed, quotation: Quotation, first: int, last: int
    ) -> str:
        """Return who is named beside a verb of saying in a sentence, "" for nobody."""
        verbs = [
            (each.at.start, each.at.end, each.speaker)
            for each in said.speeches
            if each.at and first <= each.at.start < last
            if not any(q.start <= each.at.start < q.end for q in said.quotations)
        ]
        names = [n for n in self._language.find_names(text[first:last]) if _is_name(n.text)]
        if not verbs:
            # « ... », told a nurse by telephone, Odile Ferrand: nobody else is named behind it
            apposed = [n for n in names if text[: first + n.start].endswith(", ")]
            alone = len(names) == len(apposed) == 1 and first + names[0].start > quotation.end
            return names[0].text if alone and self._capitals else ""
        start, end, who = min(
            verbs, key=lambda v: min(abs(v[0] - quotation.end), abs(quotation.start - v[1]))
        )
        if not self._capitals:
            return who if self._is_titled(who) else ""
        behind = [n.text for n in names if 0 <= first + n.start - end < _BEHIND]
        before = [n.text for n in names if 0 <= start - (first + n.end) < _BEFORE]
        return behind[0] if behind else before[-1] if before else ""

    def _cut(self, quotation: str) -> str:
        """Return the beginning of a quotation that a draft may hold: to a comma, or seven words."""
        words = quotation.split()
        if len(words) <= _MOST:
            return quotation.rstrip(_STOPS)
        whole = range(_MOST, _SAID - 1, -1)
        breaks = self._words.get("breaks", frozenset())
        ends = [n for n in whole if words[n - 1][-1] in _STOPS]
        ends += [n for n in whole if fold(words[n]) in breaks]
        kept = ends[0] if ends else _MOST
        while kept > _SAID and not ends and self._is_small(words[kept - 1]):
            kept -= 1
        ahead = re.match(rf"(?:\S+\s+){{{kept - 1}}}", quotation)
        return quotation[: (ahead.end() if ahead else 0) + len(words[kept - 1])].rstrip(_STOPS)

    def _voice(self, number: int, name: str) -> str:
        known = next((id for id, each in self.voices.items() if fold(each.name) == fold(name)), "")
        id = known or _NO_ID.sub("-", fold(name)).strip("-") or f"voice-{len(self.voices) + 1}"
        self.voices.setdefault(id, DraftVoice(name=name, cite=[f"{self._prefix}p{number}"]))
        return id

    def _is_small(self, word: str) -> bool:
        """Tell whether a word cannot end what is quoted: it leads another, or counts it."""
        return self._language.is_word(fold(word)) or bool(self._language.find_figures(word))

    def _is_titled(self, who: str) -> bool:
        """Tell whether words begin with an office or a body, in a script without capitals."""
        found = fold(who).split()
        return len(found) > 1 and found[0] in self._words.get("titles", ())

    def _is_label(self, who: str) -> bool:
        """Tell whether words before a colon are somebody's name, and no heading."""
        if not self._capitals:
            return self._is_titled(who)
        return _SAID > len(who.split()) > 1 and _is_name(who.title())

    # -- how many -----------------------------------------------------------------------------

    def _counted(self, number: int, text: str, figure: Figure) -> None:
        """Propose what befell so many people, by a word beside their number in its clause."""
        if not self._words or figure.kind != "count" or figure.low is None or figure.low < 1:
            return
        behind = _CLAUSE_ENDS.split(text[figure.end :], maxsplit=1)[0]
        before = _CLAUSE_ENDS.split(text[: figure.start])[-1]
        after = [fold(word) for word in _WORD.findall(re.split(r"\d", behind)[0])][:_WORDS_BEHIND]
        ahead = [fold(word) for word in _WORD.findall(re.split(r"\d", before)[-1])][-_WORDS_BEFORE:]
        kind = self._kind(after) or self._kind(ahead[::-1])
        around = {*after, *ahead}
        if not kind or around & self._words["maybe"] or self._language.denial(before + behind):
            return
        category, word = _KINDS[kind]
        value = _plain(figure.low)
        counted: dict[str, Any] = {"text": text[figure.start : figure.end], "value": value}
        if figure.op != "=":
            counted["op"] = figure.op
        item: dict[str, Any] = {"category": category, "figures": [counted | {"unit": word}]}
        if around & self._words["people"] or (after and after[0] in self._words[kind]):
            befell = "have died" if kind == "died" else f"{_VERBS.get(kind, 'were')} {word}"
            people = f"{_BOUNDS[figure.op]}{value:,} people {befell}."
            item = {"text": people, **item}
        span = _span(text, figure.start, figure.end)
        if span:
            self._add("humanitarian", number, span, item, [])

    def _kind(self, words: Sequence[str]) -> str:
        return next((k for word in words for k in _KINDS if word in self._words[k]), "")

    def _add(
        self, section: Section, number: int, span: WordSpan, item: dict[str, Any], left: list[str]
    ) -> None:
        cite = f"{self._prefix}p{number}"
        parts = (section, cite, f"{span[0]}-{span[1]}", str(sorted(item)))
        key = sha256("\n".join(parts).encode()).hexdigest()[:12]
        said = {k: v for k, v in item.items() if k != "cite"}
        if any(said == {k: v for k, v in p.item.items() if k != "cite"} for p in self.proposals):
            return
        self.proposals.append(
            Proposal(
                key=key,
                section=section,
                wording="composed" if "text" in item else "to-word",
                sure="medium" if item.get("by") else "low",
                rests_on=[Rest(cite=cite, words=span, for_={})],
                item={**item, "cite": [cite]},
                open_fields=left,
            )
        )


def _shown(words: str, whole: str) -> str:
    """Return the beginning of a quotation, with a sign that it goes on."""
    return words if len(words.split()) == len(whole.split()) else f"{words} …"


def _is_name(words: str) -> bool:
    """Tell whether words in capitals are a person's name or a body's: more than one, no digits."""
    return sum(word[:1].isupper() for word in words.split()) > 1 and words.upper() != words


@cache
def _table() -> dict[str, dict[str, str]]:
    return {
        code: {key: fold(words) for key, words in each.items()}
        for code, each in tomllib.loads(_DATA.read_text(encoding="utf-8")).items()
    }


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _span(text: str, start: int, end: int) -> WordSpan | None:
    """Return the first and last word of a span, counted from 1; None where it touches none."""
    found = [
        number
        for number, token in enumerate(tokens(text), 1)
        if token.start < end and start < token.end
    ]
    return (found[0], found[-1]) if found else None
