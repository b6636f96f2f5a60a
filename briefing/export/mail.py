"""The front page of a brief as a draft of an e-mail: text and HTML, nobody in its header.

The HTML is what mail programs show: styles on the elements, no picture, no script.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Final

import htpy as h

from briefing.brief.outline import Outline
from briefing.export.front import FrontItems, front, told
from briefing.export.phrases import EXERCISE, ItemPhrases, dates
from briefing.text import clean, wrap

_COLUMNS: Final = 72
_LONGEST: Final = 998
"""Characters of a line of a mail at most (RFC 5322, 2.1.1); the usual 78 folds a subject oddly."""
_LEFT: Final = "This is the front page of the brief. The whole of it can be attached as a file."


def draft(outline: Outline) -> str:
    """Return the mail (RFC 5322) with line ends of its own; the same brief gives the same bytes."""
    message = EmailMessage(policy=SMTP.clone(max_line_length=_LONGEST))
    message["Subject"] = subject(outline)
    message["X-Unsent"] = "1"  # mail programs open it to be addressed and sent
    message.set_content("\n".join(_text(outline)) + "\n", cte="quoted-printable")
    page = "".join(_page(outline).iter_chunks())
    message.add_alternative(f"{page}\n", subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{sha256(page.encode()).hexdigest()[:32]}")
    return message.as_bytes().decode("ascii")


def subject(outline: Outline) -> str:
    """Return the subject line: label, title, cut-off."""
    return clean(f"[{outline.tlp}] {outline.title} (cut-off {outline.cut_off})")


def _warning(outline: Outline) -> str:
    return EXERCISE if outline.brief.status == "exercise" else ""


def _text(outline: Outline) -> Iterator[str]:
    phrases = ItemPhrases(outline)
    yield outline.tlp
    yield ""
    yield from wrap(outline.title, _COLUMNS)
    yield from wrap(dates(outline), _COLUMNS)
    if warning := _warning(outline):
        yield warning
    for chosen in front(outline):
        yield ""
        yield chosen.title.upper()
        for line in chosen.lines:
            first, *others = told(chosen, line, phrases)
            lines = wrap(first, _COLUMNS - 2)
            yield f"- {lines[0] if lines else ''}"
            for more in (*lines[1:], *(row for text in others for row in wrap(text, _COLUMNS - 2))):
                yield f"  {more}"
        if chosen.more:
            yield f"  {chosen.more}"
    yield ""
    yield from wrap(_LEFT, _COLUMNS)
    if warning := _warning(outline):
        yield warning
    yield outline.tlp


_LABEL: Final = "background:#000000;color:#ffffff;padding:6px 12px;font-weight:bold"
_BODY: Final = "margin:0;padding:0;background:#ffffff;color:#211f1a;font-family:Arial,sans-serif"
_DIM: Final = "color:#5d594f;font-size:13px"


def _page(outline: Outline) -> h.Element:
    phrases = ItemPhrases(outline)
    warning = _warning(outline)
    alarm = h.p(style="border:2px solid #a3210c;color:#a3210c;padding:6px")[warning]
    label = h.div(style=_LABEL)[outline.tlp]
    return h.html(lang="en")[
        h.head[h.meta(charset="utf-8"), h.title[subject(outline)]],
        h.body(style=_BODY)[
            h.div(style="max-width:640px;margin:0 auto")[
                label,
                h.h1(style="font-size:22px")[outline.title],
                h.p(style=_DIM)[dates(outline)],
                alarm if warning else None,
                [_part(chosen, phrases) for chosen in front(outline)],
                h.p(style=_DIM)[_LEFT],
                alarm if warning else None,
                label,
            ]
        ],
    ]


def _part(chosen: FrontItems, phrases: ItemPhrases) -> h.Renderable:
    items = []
    for line in chosen.lines:
        first, *others = told(chosen, line, phrases)
        notes = [h.div(style=_DIM)[text] for text in others]
        items.append(h.li(style="margin-bottom:8px")[first, notes])
    return h.fragment[
        h.h2(style="font-size:16px;border-bottom:1px solid #d3cdbf")[chosen.title],
        h.ul(style="padding-left:18px")[items],
        h.p(style=_DIM)[chosen.more] if chosen.more else None,
    ]
