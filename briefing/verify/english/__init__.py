"""English, as the verification asks for a language: an object of the protocol ``Language``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from briefing.brief.scales import LIKELIHOOD, likelihood_terms
from briefing.compiled import late_pattern
from briefing.verify.days import Span
from briefing.verify.english.dates import (
    find_dates,
    impossible,
    may_mean,
    measures,
    misnamed,
    resolve,
    same_words,
    weekdays,
)
from briefing.verify.english.dates.anchored import find_spans, resolve_all
from briefing.verify.english.dates.clock import is_time, refutes_time, same_time, tells_time
from briefing.verify.english.figures import (
    contradiction,
    exchanged,
    parts_too_great,
)
from briefing.verify.english.figures.agreement import (
    agrees,
    falls,
    is_change_of,
    opposes,
    plain_number,
    restates,
    same_qualifier,
)
from briefing.verify.english.figures.find import find_figures, parse_figure, parse_figures
from briefing.verify.english.figures.money import names_currency
from briefing.verify.english.figures.other_things import (
    is_another_thing,
    may_be_called,
    other_noun,
)
from briefing.verify.english.figures.ranks import may_point, rivals
from briefing.verify.english.figures.same_noun import same_noun, stems_of
from briefing.verify.english.lexicon import is_word
from briefing.verify.english.moods import (
    confirms,
    denial,
    denied_beside,
    denied_words,
    denies_next,
    may_deny,
)
from briefing.verify.english.names import name_book, surname
from briefing.verify.english.names.capitals import find_all, find_names
from briefing.verify.english.names.seats import says_where
from briefing.verify.english.speech import attribute
from briefing.verify.english.speech.words import bodies
from briefing.verify.language import JUDGED, Figure

if TYPE_CHECKING:
    from briefing.verify.english.dates.loose import hints_at
    from briefing.verify.english.figures.change import limits, tells_change, tells_row, tells_sum
    from briefing.verify.english.figures.listings import listings
    from briefing.verify.english.pairs.mispaired import mispaired
    from briefing.verify.english.wording import absent, content_words, share_absent
    from briefing.verify.english.wording.degree import degree
    from briefing.verify.english.wording.earned import unearned
    from briefing.verify.english.wording.opposites import opposite
    from briefing.verify.english.wording.polarity import negation

__all__ = [
    "absent",
    "agrees",
    "attribute",
    "bodies",
    "called",
    "confirms",
    "content_words",
    "contradiction",
    "degree",
    "denial",
    "denied_beside",
    "denied_words",
    "denies_next",
    "exchanged",
    "falls",
    "find_all",
    "find_dates",
    "find_figures",
    "find_names",
    "find_spans",
    "hints_at",
    "impossible",
    "is_another_thing",
    "is_change_of",
    "is_time",
    "is_word",
    "judged",
    "likelihood",
    "limit",
    "limits",
    "listings",
    "may_be_called",
    "may_deny",
    "may_mean",
    "may_point",
    "measures",
    "misnamed",
    "mispaired",
    "name_book",
    "names_currency",
    "negation",
    "opposes",
    "opposite",
    "other_noun",
    "parse_figure",
    "parse_figures",
    "parts_too_great",
    "plain_number",
    "proves_date",
    "proves_figure",
    "reads_words",
    "refutes_time",
    "resolve",
    "resolve_all",
    "restates",
    "rivals",
    "same_noun",
    "same_qualifier",
    "same_time",
    "same_words",
    "says_where",
    "share_absent",
    "stems_of",
    "surname",
    "tells_apart",
    "tells_change",
    "tells_exchange",
    "tells_row",
    "tells_sum",
    "tells_time",
    "unearned",
    "weekdays",
    "without_article",
    "without_share",
]  # fmt: skip

_LATE: Final = {
    **dict.fromkeys(("absent", "content_words", "share_absent"), "wording"),
    "degree": "wording.degree",
    "unearned": "wording.earned",
    "opposite": "wording.opposites",
    "negation": "wording.polarity",
    "hints_at": "dates.loose",
    "listings": "figures.listings",
    "mispaired": "pairs.mispaired",
    **dict.fromkeys(("limits", "tells_change", "tells_row", "tells_sum"), "figures.change"),
}
"""What is asked of whole texts alone: a brief with sealed records loads a sixth less without."""


def __getattr__(name: str) -> Any:
    """Load what is asked for late."""
    if name not in _LATE:
        raise AttributeError(name)
    found = globals()[name] = getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
    return found


called: str = "English"
judged: frozenset[str] = JUDGED
limit: str = ""
reads_words: bool = True

_ARTICLES: Final = frozenset(("the", "a", "an"))
_SHARE: Final = late_pattern(r"^(?:per ?cent|%)(?: (?:of|in) )?(?:the )?", re.IGNORECASE)
"""The unit of a share; what it is a share of is what it counts."""
_EXCHANGE: Final = late_pattern(r"\b(?:instead|in (?:place|lieu)) of\b", re.IGNORECASE)
_ANYBODY: Final = frozenset({"people", "persons", "individuals", "others", "cases", "times"})
_TERMS: Final = sorted(
    {
        *(term for yardstick in LIKELIHOOD for term in likelihood_terms(yardstick)),
        *("almost certainly", "nearly certainly", "probably", "in all likelihood", "unlikely"),
    },
    key=lambda term: (-len(term), term),
)
_LIKELY: Final = late_pattern(rf"\b(?:{'|'.join(map(re.escape, _TERMS))})\b", re.IGNORECASE)


def without_article(words: Sequence[str]) -> Sequence[str]:
    """Return normalised words without the articles at their beginning."""
    while words and words[0] in _ARTICLES:
        words = words[1:]
    return words


def without_share(unit: str) -> str:
    """Return what a share is of: "town" of "per cent of the town"; any other unit as it is."""
    return _SHARE.sub("", unit)


def tells_apart(noun: str) -> bool:
    """Tell whether another noun beside the same number would be another thing.

    "Of Qelmara" and "of the town" may agree, "people" may be anybody, and "200 registered" says
    what became of them.
    """
    last = noun.rsplit(maxsplit=1)[-1].casefold() if noun else ""
    return bool(last) and last not in _ANYBODY and not (noun[0].isupper() or last.endswith("ed"))


def tells_exchange(text: str) -> bool:
    """Tell whether a text gives one number in the place of another: 40 instead of 24."""
    return _EXCHANGE.search(text) is not None


def proves_figure(figure: Figure) -> bool:
    """Return True: whatever prints a number in English is read."""
    return True


def proves_date(text: str, anchor: date | None, printed: Sequence[Span | None]) -> bool:
    """Return True: whatever prints a date in English is read."""
    return True


def likelihood(text: str) -> tuple[int, int] | None:
    """Return where a sentence has a term of likelihood, the first one; None without."""
    match = _LIKELY.search(text)
    return match.span() if match else None
