"""Who says it, put in another place or with another word of the same strength."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .places import Rewrite, capital, exchanged, inner, outside_quotes, pattern, replaced

_SAY = r"(said|says|stated|states)"
_DONE = {"said": "said", "says": "said", "stated": "stated", "states": "stated"}
_WHO = r"((?:The |An? )?(?:[\w’'-]+ ){0,5}?[\w’'-]+)"
_FRONT = rf"^{_WHO} {_SAY} (?:that )?([^.;:]+)\.$"
_ACCORDING = r"^According to ([^,.;:]+), ([^.;:]+)\.$"
_BEHIND = rf"^([^.;:]+), ({_WHO[1:-1]}) {_SAY}\.$"
_LONGEST_SUBJECT = 4
_NOT_SUBJECTS = pattern(
    r"\b(?:who|that|which|had|has|is|was|were|not|never|also|only|later|in|on)\b"
)


def places_of_the_voice(text: str) -> Iterator[str]:
    """ "X said that …", "According to X, …", "…, X said" and so on, of one sentence."""
    who = said = what = ""
    if match := pattern(_FRONT).match(text):
        who, said, what = match[1], match[2], match[3]
    elif match := pattern(_ACCORDING).match(text):
        who, said, what = match[1], "said", match[2]
    elif match := pattern(_BEHIND).match(text):
        what, who, said = match[1], match[2], match[3]
    if not match or not outside_quotes(text, 0, len(text)) or _NOT_SUBJECTS.search(who):
        return
    if len(who.split()) > _LONGEST_SUBJECT:
        return
    who, what = inner(who), inner(what)
    if (
        re.match(
            r"(?:so|nothing|little|this|it|to|on|in|at|only|he|she|they|there|neither)\b", what
        )
        and said == "said"
        and not what[0].isupper()
    ):
        return
    for made in (
        f"{who} {said} that {what}.", f"{who} {said} {what}.", f"according to {who}, {what}.",
        f"{what}, according to {who}.", f"{what}, {who} {said}.", f"{what}, {said} {who}.",
        f"as {who} {said}, {what}.", f"{who} has {_DONE[said]} that {what}.", f"{who}: {what}.",
        f"{what}, so {who}.", f"it was {who} who {said} that {what}.",
    ):  # fmt: skip
        if capital(made) != text:
            yield capital(made)


def verbs_of_saying(text: str) -> Iterator[str]:
    """Verbs of the same strength."""
    end = r"(?= that\b)"
    yield from exchanged(
        text, (f"said{end}", "stated"), (f"said{end}", "says"), (f"says{end}", "states"),
        (f"says{end}", "said"),
        (f"said{end}", "told reporters"), (f"said{end}", "reported"), (f"said{end}", "noted"),
        (f"said{end}", "explained"), (f"said{end}", "declared"),
        (f"announced{end}", "made known"), (f"announced{end}", "said"), (f"reported{end}", "said"),
        (f"told reporters{end}", "said"), (f"told reporters{end}", "told journalists"),
        (f"told journalists{end}", "told reporters"), (f"stressed{end}", "said"),
        (f"added{end}", "said"), (f"warned{end}", "cautioned"), (f"insisted{end}", "maintained"),
        (f"alleged{end}", "claimed"), (f"claimed{end}", "asserted"), ("denied", "rejected"),
        (f"promised{end}", "pledged"), (f"pledged{end}", "promised"), ("demanded", "called for"),
        ("called for", "demanded"), ("accused", "blamed"), ("condemned", "denounced"),
        ("urged", "called on"), ("called on", "appealed to"),
    )  # fmt: skip
    yield from replaced(text, rf"\b{_SAY} that (?=[a-z])", r"\1 ")
    yield from replaced(
        text,
        r"\b(said|says) (?=(?:the|its|their|there|at least|more|about|no|some|two|three) )",
        r"\1 that ",
    )


def tenses(text: str) -> Iterator[str]:
    """The tense of reported speech shifted, and back."""
    pairs = (("is", "was"), ("are", "were"), ("has", "had"), ("have", "had"), ("will", "would"),
             ("can", "could"), ("may", "might"))  # fmt: skip
    head = r"^((?:[\w’',-]+ ){1,6})(?:said|says) that ((?:[\w’'-]+ ){1,5}?)"
    for now, then in pairs:
        yield from replaced(text, rf"{head}{then} (?!to )", rf"\1said that \2{now} ")
        yield from replaced(text, rf"{head}{now} ", rf"\1said that \2{then} ")


_NAME = r"[A-Z][\w’'-]+ [A-Z][\w’'-]+"


def names_of_persons(text: str, paragraphs: Sequence[str], cited: Sequence[str]) -> Iterator[str]:
    """A person by the surname, the whole name, or with the role that the source prints."""
    whole = "\n".join(paragraphs)
    near = "\n".join(cited)
    role = r"((?:the |its |a )?[a-z][\w’' -]{3,45}?)"
    for match in pattern(
        rf"(?<![\w’'-])({_NAME}), {role}(?=, (?:said|told|who|added)|, [a-z]+ed|,)"
    ).finditer(near):
        name, title = match[1], match[2]
        if pattern(
            r"\b(?:who|said|says|and|on|in an|when|after|as|at|where|which|told|to)\b"
        ).search(title):
            continue
        surname = name.split()[1]
        if surname == "Saw" or title.startswith("its ") or pattern(r"\d").search(title):
            continue
        the = title if title.startswith(("the ", "a ")) else f"the {title}"
        yield from replaced(text, rf"(?<![\w’'-]){name}(?![\w’'-])(?!,)", f"{name}, {title},")
        yield from replaced(
            text,
            rf"(?<![\w’'-])(?<!{name.split()[0]} ){surname}(?![\w’'-])(?!,)",
            f"{name}, {title},",
        )
        yield from (
            capital(each)
            for each in replaced(
                text,
                rf"(?<![\w’'-]){name}(?![\w’'-])(?!,)",
                f"{the} {name}" if not the.startswith("a ") else f"{the[2:]} {name}",
            )
        )
        yield from (
            capital(each)
            for each in replaced(
                text,
                rf"(?<![\w’'-])(?:{name}|(?<!{name.split()[0]} ){surname})(?![\w’'-])(?!,)",
                the,
            )
        )
    spoken = rf"(?<![\w’'.-])({_NAME})(?=,? (?:said|says|told|added|who))"
    for match in pattern(spoken).finditer(whole):
        name = match[1]
        first, surname = name.split()
        if first in _NO_FIRST_NAMES or surname in ("Saw", "The"):
            continue
        yield from replaced(text, rf"(?<![\w’'-]){name}(?![\w’'-])", surname)
        if len(pattern(rf"(?<=[a-z,] )[A-Z][\w’'-]+ {surname}\b").findall(whole)) <= 1:
            yield from replaced(text, rf"(?<![\w’'-]){surname}(?![\w’'-])", _whole_name(name))


_NO_FIRST_NAMES = ["The", "Mr", "Mrs", "Ms", "In", "On", "At", "General", "Colonel", "Minister"]


def _whole_name(name: str) -> Rewrite:
    def rewritten(match: re.Match[str]) -> str:
        named = pattern(r"[A-Z][\w’'-]* $").search(match.string[: match.start()])
        return "" if named else name

    return rewritten


def declared_names(text: str, names: Sequence[str]) -> Iterator[str]:
    """A voice by another of its declared names, at the beginning of the item."""
    for was in names:
        for now in names:
            if was != now and text.lower().startswith(was.lower() + " "):
                yield capital(now) + text[len(was) :]


def pronouns(text: str, cited: Sequence[str]) -> Iterator[str]:
    """In a second sentence a pronoun for the person who begins the first."""
    near = " ".join(cited)
    he, she = pattern(r"\b[Hh]e\b").search(near), pattern(r"\b[Ss]he\b").search(near)
    if bool(he) != bool(she):
        pronoun = "He" if he else "She"
        match = pattern(rf"^(?:{_NAME}|[A-Z]\w+) .*\. (?=[A-Z])").match(text)
        if match:
            first = text.split()[0:2]
            for name in (" ".join(first), first[1], first[0]):
                rest = text[match.end() :]
                if rest.startswith(name + " "):
                    yield text[: match.end()] + pronoun + rest[len(name) :]
                    break
