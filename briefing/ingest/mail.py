"""E-mail as it was saved (.eml): the text of the message, quoted replies and signature left out."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Final

from briefing.ingest.taken import Dropped, FileRefused, Taken

_BEGIN: Final = re.compile(
    rb"(?:(?:From |[A-Za-z][A-Za-z-]{1,40}:)[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}"
)
_KNOWN: Final = re.compile(rb"^(?:Received|MIME-Version|Message-ID|Subject|Date):", re.I | re.M)
_NO_TEXT: Final = "Perhaps it holds pictures or files alone."
_HEAD: Final = 8192
MAIL: Final = "an e-mail"


def is_mail(data: bytes) -> bool:
    """Tell whether bytes begin like a message: three header lines, at least two that all have."""
    head = data[:_HEAD]
    return bool(_BEGIN.match(head)) and len(set(_KNOWN.findall(head))) > 1


def read_mail(data: bytes) -> Taken:
    """Read a message in.

    Raises:
        Refused: there is no text in it.
    """
    message: EmailMessage = message_from_bytes(data, policy=policy.default)
    body = message.get_body(("plain", "html"))
    attached = [
        Dropped(
            "attached", f"{part.get_filename() or 'without a name'} ({part.get_content_type()})"
        )
        for part in message.iter_attachments()
    ]
    if body is None:
        names = ", ".join(each.text for each in attached)
        hint = f"Save what is attached ({names}), and name that file." if names else _NO_TEXT
        raise FileRefused("there is no text in the message", hint)
    try:
        words = str(body.get_content())
    except (LookupError, UnicodeError) as error:
        raise FileRefused(f"its text cannot be decoded ({error})", "Save it as text.") from error
    dropped: list[Dropped] = []
    if body.get_content_type() == "text/html":
        text = _of_html(words)
    else:
        text, dropped = _without_replies(words.replace("\r\n", "\n"))
    if not text.strip():
        raise FileRefused("there is no text in the message", _NO_TEXT)
    title, day = _header(message, "subject"), _day(message)
    left = (*dropped, *attached)
    return Taken(MAIL, text, title=title, published=day, dropped=left)


def _of_html(words: str) -> str:
    """Return the text of a message that is HTML alone; its reader is part of the extra."""
    from briefing.ingest.markup import pieces
    from briefing.ingest.page import joined, tree

    return joined(pieces(tree(words or "<p></p>")))


def _without_replies(words: str) -> tuple[str, list[Dropped]]:
    """Return a message without lines that quote another one, and without its signature."""
    kept: list[str] = []
    dropped: list[Dropped] = []
    lines = words.split("\n")
    end = next((i for i, line in enumerate(lines) if line == "-- "), len(lines))
    for line in lines[:end]:
        if line.startswith(">"):
            dropped.append(Dropped("quoted from an earlier message", line.lstrip("> ")))
        else:
            kept.append(line)
    dropped += [Dropped("the signature", line) for line in lines[end + 1 :]]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n") + "\n"
    return text, [each for each in dropped if each.text.strip()]


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name) or "").split())


def _day(message: EmailMessage) -> str:
    """Return the day on which a message was sent, "" where it does not say or is wrong."""
    sent: datetime | None = getattr(message.get("date"), "datetime", None)
    return sent.date().isoformat() if sent else ""
