"""Names and verbs as a text of a proposal has them: with their article, in the right number."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from briefing.draft.cast.nouns import GENERIC
from briefing.draft.findings import Cast, Finding
from briefing.draft.source_text import SourceText, Where
from briefing.verify import language_of
from briefing.verify.language import listed

_PLURAL: Final = listed(
    "police people troops forces rebels militants men women children cattle media gendarmes"
)
_SINGULAR: Final = listed(
    "nations states emirates corps news ss netherlands philippines columns-union"
)
_ON: Final = listed(
    "hill ridge road highway mole island bank mountain height street avenue"
    " coast shore border front bridge slope plateau route motorway"
)
_AT: Final = listed(
    "port harbour harbor quay airport airfield airstrip base checkpoint post crossing ford dam"
    " station gate gates depot factory plant mill school hospital church mosque tower office house"
    " junction landing weir dock docks ferry mine lock bridgehead terminal headquarters barracks"
    " kilometre fence citadel castle pier jetty store customs roundabout crossroads bunker"
)
_BARE: Final = listed("south north east west everything parts")
_COMMON: Final = listed(
    "front league army movement guard brigade regiment party union forces committee council"
    " ministry police organisation organization society office service navy corps columns"
    " company column government wing battalion militia coalition alliance authority group"
    " quarter bridge infantry flotilla rifles wardens fighters road square"
    " mosque hotel airport hospital quay"
)
"""Words that end a name which takes "the"."""
_ENDS: Final = (
    r"(?=[,.;:!?)\"”]|$| (?:and|or|in|on|at|is|was|were|are|has|have|had|said|says|to|from|by|with"
    r"|for|of|which|who|that|as|also|will|would|holds?|controls?)\b| \()"
)
"""What may follow a name that stands for itself, not before another noun: "the Orrin ridge"."""
_LONG: Final = 4
"""Words of a name above which a short one is taken."""


def value(finding: Finding, key: str) -> Any:
    """Return the value of a part, None where there is none."""
    part = finding.parts.get(key)
    return part.value if part else None


def opened(voice: str, told: str) -> str:
    """Return a text of what is told by a voice, "" for the source's own."""
    if not told:
        return ""
    text = f"{voice}: {told}" if voice else told[:1].upper() + told[1:]
    return text if text.endswith(".") else f"{text}."


def voice_name(finding: Finding, cast: Cast) -> str:
    """Return who says so: the surname of a person, the name of a body; "" for the source's own."""
    by = value(finding, "by")
    voice = cast.voices.get(by) if isinstance(by, str) else None
    if voice is None:
        return ""
    name = voice.name
    if cast.sort(name) == "person":
        words = name.split()
        return words[-1] if len(words) > 1 else name
    name = re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE)
    return name[:1].upper() + name[1:]


def articled(name: str, text: SourceText, alone: bool = False) -> str:
    """Return a name with "the" where the source has it so, and where a noun needs it.

    ``alone``: only where no other noun may stand behind it: "the Orrin ridge" is not the Orrin.
    """
    if re.match(
        r"(?:the|an?|its|his|her|their|some|two|three|four|five|six|several|\d)\b", name, re.I
    ):
        return name
    if is_compass(name):
        return name
    if name.lower() in GENERIC and name[:1].isupper() and not name.isupper():
        return articled(name.lower(), text, alone)  # "Army retakes the port" of a headline
    if _REALM.match(name):
        return f"the {name}"
    with_article, bare = _articles(name, text.paragraphs, alone)
    if len(name.split()) > 1 and name.rsplit(maxsplit=1)[-1].lower() in _COMMON and not bare:
        return f"the {name}"
    if name[:1].islower():
        return name if _plural_noun(name) and not with_article else f"the {name}"
    return f"the {name}" if with_article and with_article >= bare / 3 else name


_REALM: Final = re.compile(
    r"(?:UN|EU|AU|US)$|(?:Republic|Kingdom|Federation|Union|State|Commonwealth) of "
)


_SHARED: Final = re.compile(
    r" side|(?:, [A-Z][\w'’-]+)*,? and [A-Z][\w'’-]+ (?:[a-z]+ )?"
    r"(?:regions|districts|provinces|areas|states|fronts|valleys|governorates|counties)\b"
)


@lru_cache(2048)
def _articles(name: str, paragraphs: tuple[str, ...], alone: bool) -> tuple[int, int]:
    """Return how often a name stands with "the" and without an article."""
    ends = _ENDS if alone else r"(?![\w-])"
    pattern = re.compile(rf"\b([Tt]he|[Aa]n?)?\s*(?<![\w’'-]){re.escape(name)}{ends}")
    with_article = bare = 0
    for paragraph in paragraphs:
        for found in pattern.finditer(paragraph) if name in paragraph else ():
            if _SHARED.match(paragraph, found.end()):
                continue  # "the Kell side", "the Kell and Harl regions": no article of Kell
            if (found[1] or "").lower() == "the":
                with_article += 1
            elif not re.search(r"['’]s? $", paragraph[: found.start() + len(found[1] or "")][-4:]):
                bare += 1
    return with_article, bare


def is_compass(name: str) -> bool:
    """Tell whether a place is what lies to one side of another: south of Canal Street."""
    words = name.lower().split()
    return words[0] in _BARE and words[1:2] == ["of"]


def _plural_noun(name: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last in _PLURAL or (last.endswith("s") and not last.endswith(("ss", "us", "is")))


def actor_name(id: str, cast: Cast, text: SourceText, paragraph: int = 0) -> str:
    """Return the name of an actor with its article; "" for none.

    It is one that stands in ``paragraph``, counted from 1, where any of them does: an item names
    nobody otherwise than the paragraph that it cites.
    """
    actor = cast.actors.get(id)
    if actor is None:
        return ""
    name = actor.name
    if len(name.split()) > _LONG and actor.short:
        name = actor.short
    if paragraph and not _stands(name, text.paragraphs[paragraph - 1]):
        others = filter(None, (actor.name, actor.short, *actor.aka))
        there = [each for each in others if _stands(each, text.paragraphs[paragraph - 1])]
        name = max(there, key=len, default=name)
    return articled(name, text)


def _stands(name: str, paragraph: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", paragraph) is not None


def many(name: str, text: SourceText) -> bool:
    """Tell whether a name takes a verb in the plural: as the source has it, else by its noun."""
    bare = re.sub(r"^the ", "", name)
    seen = re.compile(
        rf"{re.escape(bare)} (?:now |still |also )?"
        r"(?:(?P<one>has|is|was|holds|controls|says|keeps)|(?P<more>have|are|were|hold|control|say))\b"
    )
    for paragraph in text.paragraphs:
        for found in seen.finditer(paragraph):
            if not _NO_SUBJECT.search(paragraph[max(0, found.start() - 80) : found.start()]):
                return bool(found["more"])
    head = re.split(r" (?:of|for|in|at|loyal|allied|led) ", bare)[0].split()[-1].lower()
    if head in _PLURAL or head.endswith("men"):
        return True
    if head in _SINGULAR:
        return False
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


_NO_SUBJECT: Final = re.compile(r"\b(?:of|and|at|in|on|near)(?: the)?(?: [A-Z][\w'\u2019-]*)* $")
"""Before a name whose verb is another's: "fighters of the Terrace (League have)"."""


def place_name(id: str, cast: Cast, text: SourceText) -> str:
    """Return the name of a place with its article; "" for none."""
    place = cast.places.get(id)
    if place is not None and place.part_of and place.name[:1].islower():
        whole = place_name(place.part_of, cast, text)
        return f"the {place.name} {_within(place.name, text)} {whole}"
    if place is not None and _common(place.name, text):
        return f"the {place.name[:1].lower()}{place.name[1:]}"
    return articled(place.name, text, alone=True) if place else ""


def _within(name: str, text: SourceText) -> str:
    """Return the word by which the source has a site in its town: at of "the base at Khor"."""
    behind = re.compile(rf"\b{re.escape(name)} (of|in|at|on) (?:the )?[A-Z]")
    found = (behind.search(paragraph) for paragraph in text.paragraphs)
    return next((each[1] for each in found if each), "of")


def _common(name: str, text: SourceText) -> bool:
    """Tell whether a name is a noun with the capital of a sentence's head: "Grain silo".

    Within a sentence a capital is a name's own: "at the Eastgate depot".
    """
    first, *others = name.split()
    within = re.compile(rf"[\w,] {re.escape(name)}\b")
    own = any(within.search(paragraph) for paragraph in text.paragraphs)
    ordinary = not own and first[:1].isupper() and language_of().is_word(first.lower())
    return ordinary and bool(others) and all(word.islower() for word in others)


def there(id: str, cast: Cast, text: SourceText) -> str:
    """Return " in Qelmara", " at the fuel depot", " on the hill"; "" for no place."""
    name = place_name(id, cast, text)
    if not name:
        return ""
    bare = re.sub(r"^the ", "", name)
    head = re.split(r" (?:of|in|at|west|east|north|south|to) ", bare)[0].split()
    if is_compass(bare):
        return f" {name}"
    words = {head[-1].lower(), head[0].lower() if len(head) > 1 else ""}
    if len(head) > 1 and head[-1].isdigit():
        words.add(head[-2].lower())
    if words & _ON:
        return f" on {name}"
    return f" at {name}" if words & _AT else f" in {name}"


def printed(where: Where | None, text: SourceText) -> str:
    """Return the words of the source at a place."""
    if where is None:
        return ""
    return text.passages[where.paragraph - 1].text[where.start : where.end]


def before_place(finding: Finding, text: SourceText) -> str:
    """Return the word before the place: "into", "from", the verb."""
    part = finding.parts.get("place")
    if part is None or part.where is None or part.where.paragraph != finding.where.paragraph:
        return ""
    ahead = text.passages[part.where.paragraph - 1].text[: part.where.start].lower()
    words = re.findall(r"[a-z]+", ahead)
    while words and words[-1] in _LEADING:
        words.pop()
    return words[-1] if words else ""


AS_PRINTED: Final = listed("along near outside around across throughout")
"""Prepositions that say more than "in" and stay."""


_LEADING: Final = listed("the town city village province camp district neighbouring port of nearby")
