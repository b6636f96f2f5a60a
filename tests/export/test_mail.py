"""The mail: a draft that a mail program opens, with the label first and last."""

import re
from collections.abc import Callable
from email import message_from_string
from email.message import EmailMessage
from email.policy import SMTP
from html import unescape

import pytest

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.export import render, render_all


def read(text: str) -> tuple[EmailMessage, str, str]:
    """The mail as the standard library reads it, its text and its HTML."""
    message = message_from_string(text, policy=SMTP)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    plain, page = (message.get_body([kind]) for kind in ("plain", "html"))
    assert plain is not None
    assert page is not None
    return message, plain.get_content(), page.get_content()


def test_the_label_is_first_and_last_and_in_the_subject(brief: Brief) -> None:
    message, plain, page = read(render(brief, "mail"))
    label = Outline(brief).tlp
    lines = plain.strip().splitlines()
    assert (lines[0], lines[-1]) == (label, label)
    assert message["Subject"].startswith(f"[{label}] ")
    assert page.index(label) < page.index("<h1")
    assert page.rindex(label) > page.rindex("</ul>")
    exercise = "EXERCISE. Nothing in this brief has happened."
    assert plain.count(exercise) == page.count(exercise) == 2 * (brief.status == "exercise")


def test_it_is_to_be_sent_by_nobody_yet(brief: Brief) -> None:
    message, _, _ = read(render(brief, "mail"))
    assert message["X-Unsent"] == "1"
    for name in ("From", "To", "Cc", "Date", "Message-ID"):
        assert message[name] is None


def test_lines_are_short_and_both_parts_are_the_same_page(brief: Brief) -> None:
    _, plain, page = read(render(brief, "mail"))
    assert max(map(len, plain.splitlines())) <= 72
    shown = " ".join(unescape(re.sub("<[^>]*>", " ", page)).casefold().split())
    items = re.findall(r"^- (.*(?:\n  .*)*)", plain.replace("\r", "").casefold(), re.M)
    assert items
    for said in items:
        assert " ".join(said.split()) in shown, said
    assert f"the whole: briefing export {brief.id}" in shown


def test_it_has_what_mail_programs_show(brief: Brief) -> None:
    _, _, page = read(render(brief, "mail"))
    for word in ("<svg", "<script", "<style", "var(", "grid", "<img", "href"):
        assert word not in page


@pytest.mark.parametrize(
    "payload",
    ["x\r\nBcc: a@b", "\x1b[2J\u202e", "</ul><script>", "=?utf-8?q?x?=", "漢" * 40, "\n.\n"],
)
def test_any_text_stays_text(with_text: Callable[[str], Brief], payload: str) -> None:
    brief = with_text(payload)
    written = render(brief, "mail")
    assert written.isascii()
    assert max(map(len, written.splitlines())) <= 998
    message, plain, page = read(written)
    assert message["Bcc"] is None
    assert {name.lower() for name in message.keys()} == {  # noqa: SIM118
        "subject", "x-unsent", "mime-version", "content-type",
    }  # fmt: skip
    assert "<script" not in page
    assert "\x1b" not in plain + page


def test_the_same_brief_gives_the_same_bytes(aleppo: Brief) -> None:
    assert render(aleppo, "mail") == render(aleppo, "mail")


def test_it_holds_one_brief(aleppo: Brief) -> None:
    with pytest.raises(ValueError, match="one brief"):
        render_all([aleppo, aleppo], "mail")
