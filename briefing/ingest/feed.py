"""RSS and Atom: one item of a feed that was saved, by feedparser."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, Final

import feedparser

from briefing.ingest.limits import check_entities
from briefing.ingest.markup import pieces
from briefing.ingest.page import joined, licence_in, tree
from briefing.ingest.taken import FileRefused, Taken

FEED: Final = "an item of a feed"
_MOST: Final = 20
"""Items that are named where one has to be chosen."""


def read_feed(data: bytes, item: int) -> Taken:
    """Read an item of a feed in, counted from 1; 0 takes the only one.

    Raises:
        Refused: the feed has none, or several and none is chosen, or the item has no text.
    """
    check_entities(data)
    # Bytes in a stream: of a string feedparser would ask whether it is an address.
    found = feedparser.parse(BytesIO(data))
    items: list[Any] = list(found.entries)
    if not items:
        raise FileRefused("no items were found in the feed", "Save the item's page, and name that.")
    if not 0 < item <= len(items) and (item or len(items) > 1):
        raise FileRefused(f"the feed has {len(items)} items", _choice(items))
    chosen = items[max(item, 1) - 1]
    contents = [each.get("value", "") for each in chosen.get("content", ())]
    summary = str(chosen.get("summary", ""))
    source = max([*contents, summary], key=len)
    kept = list(pieces(tree(source if "<" in source else f"<p>{source}</p>")))
    if not any(piece.text.strip() for piece in kept):
        raise FileRefused("the item has no text", "Save its page, and name that file.")
    notes = () if contents else ("The feed has a summary alone: the whole text is on its page.",)
    rights = str(chosen.get("rights", "") or found.feed.get("rights", ""))
    return Taken(
        FEED,
        joined(kept),
        title=_words(chosen.get("title", "")),
        published=_day(chosen),
        licence=_words(rights) or licence_in(kept),
        notes=notes,
    )


def _choice(items: list[Any]) -> str:
    names = [f"{n}: {_words(each.get('title', ''))}" for n, each in enumerate(items[:_MOST], 1)]
    more = f"; and {len(items) - _MOST} more" if len(items) > _MOST else ""
    return f'Choose one with "--item N": {"; ".join(names)}{more}.'


def _day(chosen: Any) -> str:
    parsed = chosen.get("published_parsed") or chosen.get("updated_parsed")
    return "{:04}-{:02}-{:02}".format(*parsed[:3]) if parsed else ""


def _words(text: Any) -> str:
    return " ".join(re.sub(r"<[^<>]*>", " ", str(text)).split())
