"""One page of a brief as a draft of an e-mail: text and HTML, nobody in its header.

The HTML is what mail programs show: styles on the elements, no picture, no script.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Final

import htpy as h

from briefing.brief.outline import Outline
from briefing.export import text
from briefing.export.shapes import OnePage, PagePart
from briefing.text import clean

COLUMNS: Final = 72
"""Cells of a line of the text at most."""
_LONGEST: Final = 998
"""Characters of a line of a mail at most (RFC 5322, 2.1.1); the usual 78 folds a subject oddly."""
_LEFT: Final = "This is one page of the brief. The whole of it can be attached as a file."


def draft(outline: Outline, one_page: OnePage) -> str:
    """Return the mail (RFC 5322) with line ends of its own; the same brief gives the same bytes.

    ``one_page`` is the page of the brief, made for ``COLUMNS``.
    """
    one_page = one_page._replace(foot=(*one_page.foot, _LEFT))
    message = EmailMessage(policy=SMTP.clone(max_line_length=_LONGEST))
    message["Subject"] = subject(outline)
    message["X-Unsent"] = "1"  # mail programs open it to be addressed and sent
    message.set_content(text.one_page(one_page, COLUMNS), cte="quoted-printable")
    page = "".join(_page(subject(outline), one_page).iter_chunks())
    message.add_alternative(f"{page}\n", subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{sha256(page.encode()).hexdigest()[:32]}")
    return message.as_bytes().decode("ascii")


def subject(outline: Outline) -> str:
    """Return the subject line: label, title, cut-off."""
    return clean(f"[{outline.tlp}] {outline.title} (cut-off {outline.cut_off})")


_LABEL: Final = "background:#000000;color:#ffffff;padding:6px 12px;font-weight:bold"
_BODY: Final = "margin:0;padding:0;background:#ffffff;color:#211f1a;font-family:Arial,sans-serif"
_DIM: Final = "color:#5d594f;font-size:13px"


def _page(title: str, page: OnePage) -> h.Element:
    alarm = h.p(style="border:2px solid #a3210c;color:#a3210c;padding:6px")[page.warning]
    label = h.div(style=_LABEL)[page.tlp]
    return h.html(lang="en")[
        h.head[h.meta(charset="utf-8"), h.title[title]],
        h.body(style=_BODY)[
            h.div(style="max-width:640px;margin:0 auto")[
                label,
                h.h1(style="font-size:22px")[page.title],
                [h.p(style=_DIM)[text] for text in page.head],
                alarm if page.warning else None,
                map(_part, page.parts),
                [h.p(style=_DIM)[text] for text in page.foot],
                alarm if page.warning else None,
                label,
            ]
        ],
    ]


def _part(part: PagePart) -> h.Renderable:
    items = []
    for item in part.items:
        notes = [h.div(style=_DIM)[text] for text in item.notes]
        items.append(h.li(style="margin-bottom:8px")[item.text, notes])
    return h.fragment[
        h.h2(style="font-size:16px;border-bottom:1px solid #d3cdbf")[part.title],
        h.ul(style="padding-left:18px")[items],
    ]
