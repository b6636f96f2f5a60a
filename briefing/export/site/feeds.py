"""The newest briefs of a site as feeds: Atom (RFC 4287) and JSON Feed 1.1.

Addresses are relative, since nobody knows where the site will lie; ids follow from those of the
briefs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from briefing.brief.words import moment
from briefing.export.site.row import ATOM, INDEX, JSON, Row, newest
from briefing.text import clean

_OURS: Final = UUID("5b0c6f0e-5a3e-5d43-9a0f-7a1e3c0b6d21")
_MOST: Final = 50
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no document of XML 1.0 may hold."""


def atom(title: str, rows: Sequence[Row], files: Mapping[str, str]) -> str:
    """Return the feed as Atom."""
    told = newest(rows)[:_MOST]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_urn(title)}</id>",
        f"<title>{_xml(title)}</title>",
        f"<updated>{_stamp(told[0].as_of) if told else '1970-01-01T00:00:00Z'}</updated>",
        f"<author><name>{_xml(title)}</name></author>",
        f'<link rel="self" href="{ATOM}"/>',
        f'<link rel="alternate" type="text/html" href="{INDEX}"/>',
    ]
    for row in told:
        lines += [
            "<entry>",
            f"<id>{_urn(row.id)}</id>",
            f"<title>{_xml(f'{row.tlp} {row.heading}')}</title>",
            f"<updated>{_stamp(row.as_of)}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(files[row.id])}/>',
            f"<category term={quoteattr(row.tlp)}/>",
            f"<summary>{_xml(' '.join(row.lines) or row.heading)}</summary>",
            "</entry>",
        ]
    return "\n".join((*lines, "</feed>", ""))


def json_feed(title: str, rows: Sequence[Row], files: Mapping[str, str]) -> str:
    """Return the feed as JSON."""
    items = [
        {
            "id": _urn(row.id),
            "url": files[row.id],
            "title": f"{row.tlp} {row.heading}",
            "content_text": "\n".join(row.lines) or row.heading,
            "date_published": _stamp(row.as_of),
            "tags": [row.tlp, *(["exercise"] if row.exercise else [])],
        }
        for row in newest(rows)[:_MOST]
    ]
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(title),
        "home_page_url": INDEX,
        "feed_url": JSON,
        "items": items,
    }
    return json.dumps(whole, ensure_ascii=True, indent=1) + "\n"


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", clean(text)))


def _urn(name: str) -> str:
    return uuid5(_OURS, name).urn


def _stamp(as_of: str) -> str:
    when: datetime = moment(as_of)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
