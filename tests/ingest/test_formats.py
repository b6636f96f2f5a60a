"""What each kind of file becomes: its paragraphs, what it says of itself, what is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.ingest.kinds import read
from briefing.ingest.taken import Taken, Wishes
from ingest.making import FLOOD, Shown, docx, page, pdf, run


def taken(folder: Path, data: bytes, name: str = "file", **wishes: object) -> Taken:
    path = folder / name
    path.write_bytes(data)
    return read(path, Wishes(**wishes))  # type: ignore[arg-type]


def paragraphs(found: Taken) -> list[str]:
    return found.text.strip().split("\n\n")


def reasons(found: Taken) -> dict[str, str]:
    return {each.text: each.why for each in found.dropped}


# -- web pages ----------------------------------------------------------------------------------

TABLE = (
    "<table><tr><th>Place</th><th>Displaced</th></tr><tr><td>Harl</td><td>300</td></tr>"
    "<tr><td>Dessim</td><td>1,200</td></tr></table>"
)
ARTICLE = page(
    "<nav><a href='/'>Home</a></nav><article><h1>Flood cuts the road</h1>"
    f"<p>{FLOOD[0]}</p><p>{FLOOD[1]}</p>{TABLE}<ul><li>Two bridges are closed to lorries.</li>"
    f"<li>The clinic runs on a generator.</li></ul><p>{FLOOD[2]}<br><br>It gave no figures.</p>"
    "</article><aside><p>Ten things to know</p></aside>"
    "<footer>© 2020 The Courier. All rights reserved.</footer>"
    "<script>var x = 'never read';</script>",
    "<title>Flood cuts the road</title>"
    "<meta property='article:published_time' content='2020-03-04T10:00:00Z'>",
)


def test_a_page_gives_its_text_in_order(tmp_path: Path) -> None:
    found = paragraphs(taken(tmp_path, ARTICLE))
    assert found == [
        "## Flood cuts the road",
        FLOOD[0],
        FLOOD[1],
        "| Place | Displaced |\n| -- | -- |\n| Harl | 300 |\n| Dessim | 1,200 |",
        "- Two bridges are closed to lorries.",
        "- The clinic runs on a generator.",
        FLOOD[2],
        "It gave no figures.",
    ]


def test_a_page_says_when_it_was_published_and_who_has_the_rights(tmp_path: Path) -> None:
    found = taken(tmp_path, ARTICLE)
    assert (found.title, found.published) == ("Flood cuts the road", "2020-03-04")
    assert found.licence == "© 2020 The Courier. All rights reserved."


def test_what_a_page_has_besides_is_listed_with_its_reason(tmp_path: Path) -> None:
    left = reasons(taken(tmp_path, ARTICLE.replace(b"gave no", b"said at home, gave no")))
    assert left["Home"] == "navigation", "though the text has that word, too"
    assert left["Ten things to know"] == "beside the text"
    assert left["© 2020 The Courier. All rights reserved."] == "the page's foot"
    assert not any("never read" in text for text in left)


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8", "windows-1251", "utf-16"])
def test_a_page_is_read_in_the_encoding_that_it_names(tmp_path: Path, charset: str) -> None:
    word = "река" if charset == "windows-1251" else "préfecture"
    body = f"<article><p>{FLOOD[0]} {word}.</p><p>{FLOOD[1]}</p></article>"
    text = f"<!doctype html><html><head><meta charset='{charset}'></head><body>{body}</body></html>"
    assert f"{word}." in taken(tmp_path, text.encode(charset)).text


# -- PDF ----------------------------------------------------------------------------------------


def lines(text: str, width: int = 44) -> list[str]:
    return re.findall(rf".{{1,{width}}}(?:\s|$)", text)


def column(texts: tuple[str, ...], left: float, top: float, gap: float = 18.0) -> list[Shown]:
    """Paragraphs below each other, 12 points from line to line and ``gap`` between two of them."""
    shown: list[Shown] = []
    height = top
    for text in texts:
        for line in lines(text):
            shown.append(Shown(left, height, line.strip()))
            height -= 12
        height -= gap - 12
    return shown


def test_a_pdf_gives_its_paragraphs_whole(tmp_path: Path) -> None:
    found = taken(tmp_path, pdf([column(FLOOD, 72, 760)], title="Report 3"))
    assert paragraphs(found) == list(FLOOD)
    assert found.title == "Report 3"


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("D:20200304101500Z'", "2020-03-04"),  # as LibreOffice ends it
        ("20200304", "2020-03-04"),
        ("D:20201341", ""),
        ("yesterday", ""),
    ],
)
def test_a_day_that_a_pdf_prints_in_its_own_way_does_not_keep_its_text_out(
    tmp_path: Path, printed: str, day: str
) -> None:
    sheet = pdf([column(FLOOD, 72, 760)], title=f"Report) /CreationDate ({printed}")
    found = taken(tmp_path, sheet)
    assert paragraphs(found) == list(FLOOD)
    assert found.published == day


def test_columns_of_a_pdf_are_read_one_after_the_other(tmp_path: Path) -> None:
    sheet = [*column(FLOOD[:2], 54, 760), *column(FLOOD[2:], 306, 760)]
    assert paragraphs(taken(tmp_path, pdf([sheet]))) == list(FLOOD)


def test_paragraphs_that_only_begin_further_in_are_told_apart(tmp_path: Path) -> None:
    shown: list[Shown] = []
    height = 760.0
    for text in FLOOD * 2:
        for number, line in enumerate(lines(text)):
            shown.append(Shown(86 if not number else 72, height, line.strip()))
            height -= 12
    assert paragraphs(taken(tmp_path, pdf([shown]))) == list(FLOOD * 2)


def test_a_sentence_that_goes_on_on_the_next_page_stays_whole(tmp_path: Path) -> None:
    first, second = lines(FLOOD[0])[:1], lines(FLOOD[0])[1:]
    pages = [
        [*column(FLOOD[1:2], 72, 200), *(Shown(72, 140, text.strip()) for text in first)],
        [*(Shown(72, 760, text.strip()) for text in second), *column(FLOOD[2:], 72, 730)],
    ]
    assert paragraphs(taken(tmp_path, pdf(pages))) == [FLOOD[1], FLOOD[0], FLOOD[2]]


def test_what_is_printed_on_each_page_is_left_out_and_listed(tmp_path: Path) -> None:
    pages = [
        [
            Shown(72, 810, "Report of the office", 8),
            *column((text,), 72, 700),
            Shown(280, 30, f"{n}"),
        ]
        for n, text in enumerate(FLOOD, 1)
    ]
    found = taken(tmp_path, pdf(pages))
    assert paragraphs(found) == list(FLOOD)
    assert reasons(found) == {
        "Report of the office": "printed on 3 pages",
        "1": "printed on 3 pages",
    }


def test_a_word_that_was_parted_at_the_end_of_a_line_is_put_together(tmp_path: Path) -> None:
    sheet = [Shown(72, 760, "The water rose over the embank-"), Shown(72, 748, "ment at Harl.")]
    assert paragraphs(taken(tmp_path, pdf([sheet]))) == [
        "The water rose over the embankment at Harl."
    ]


# -- Word ---------------------------------------------------------------------------------------


def test_a_word_document_gives_paragraphs_and_tables(tmp_path: Path) -> None:
    cell = "<w:tc>{}</w:tc>"
    table = "".join(
        f"<w:tr>{''.join(cell.format(run(text)) for text in row)}</w:tr>"
        for row in (("Place", "Displaced"), ("Harl", "300"))
    )
    body = "".join(map(run, FLOOD)) + f"<w:tbl>{table}</w:tbl>"
    found = taken(tmp_path, docx(body, {"word/footer1.xml": "<x/>", "word/media/1.png": "x"}))
    assert paragraphs(found) == [*FLOOD, "| Place | Displaced |\n| Harl | 300 |"]
    assert set(reasons(found).values()) == {"the foot of its pages", "a picture"}


# -- e-mail -------------------------------------------------------------------------------------

HEAD = (
    "From: desk@example.org\nTo: all@example.org\nSubject: =?utf-8?q?Flood_at_Harl_=E2=80=93_3?=\n"
    "Date: Wed, 4 Mar 2020 09:12:00 +0100\nMIME-Version: 1.0\n"
)


def test_a_message_gives_its_text_without_replies_and_signature(tmp_path: Path) -> None:
    words = f"{FLOOD[0]}\n\n{FLOOD[1]}\n\n> An older word.\n-- \nThe desk\n"
    found = taken(tmp_path, f"{HEAD}Content-Type: text/plain\n\n{words}".encode())
    assert paragraphs(found) == list(FLOOD[:2])
    assert (found.title, found.published) == ("Flood at Harl – 3", "2020-03-04")
    assert reasons(found) == {
        "An older word.": "quoted from an earlier message", "The desk": "the signature"
    }  # fmt: skip


def test_of_a_message_in_html_the_text_is_taken_and_what_is_attached_named(tmp_path: Path) -> None:
    mixed = (
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
        f"<p>{FLOOD[0]}</p><p>{FLOOD[1]}</p>\n--b\nContent-Type: application/pdf\n"
        'Content-Disposition: attachment; filename="map.pdf"\n\nx\n--b--\n'
    )
    found = taken(tmp_path, (HEAD + mixed).encode())
    assert paragraphs(found) == list(FLOOD[:2])
    assert reasons(found) == {"map.pdf (application/pdf)": "attached"}


# -- feeds --------------------------------------------------------------------------------------

ITEM = "<item><title>{}</title><pubDate>Wed, 04 Mar 2020 09:00:00 GMT</pubDate>{}</item>"
LONG = (
    "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
    f"<![CDATA[<p>{FLOOD[0]}</p><p>{FLOOD[1]}</p>]]></content:encoded>"
)


def feed(*items: str) -> bytes:
    channel = f"<channel>{''.join(items)}</channel>"
    return f"<?xml version='1.0'?><rss version='2.0'>{channel}</rss>".encode()


def test_the_only_item_of_a_feed_is_taken(tmp_path: Path) -> None:
    found = taken(tmp_path, feed(ITEM.format("Flood", LONG)))
    assert paragraphs(found) == list(FLOOD[:2])
    assert (found.title, found.published, found.notes) == ("Flood", "2020-03-04", ())


def test_an_item_is_chosen_by_its_number_and_a_summary_said_to_be_one(tmp_path: Path) -> None:
    second = ITEM.format("Second", f"<description>{FLOOD[2]}</description>")
    found = taken(tmp_path, feed(ITEM.format("First", LONG), second), item=2)
    assert paragraphs(found) == [FLOOD[2]]
    assert "a summary alone" in found.notes[0]


# -- texts --------------------------------------------------------------------------------------

FRENCH = "Le pont est fermé depuis mardi, selon la préfecture – les blessés sont à l'hôpital."
RUSSIAN = "Река вышла из берегов во вторник, мост закрыт, сообщил мэр города Харл."
ARABIC = "قال رئيس البلدية إن الجسر مغلق منذ الثلاثاء وإن المياه ترتفع في المدينة."
NAMED = f"{FRENCH} Né à Þórshöfn, le préfet a été blessé à côté, là où il était à l'été passé."
"""A name with a letter that French has not, among accents that it has."""
LIKE_LATIN = "Вода стоит в селе, мост пока за водой, сообщил глава села."
"""Each of its letters is an accent of French where it is read as that."""
CHINESE = "市长说，河水周二漫过公路，大桥关闭。学校里住着大约三百人。"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (FRENCH, "utf-8"), (FRENCH, "utf-8-sig"), (FRENCH, "cp1252"), (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"), (FRENCH, "utf-32"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"),
        (ARABIC, "cp1256"), (CHINESE, "gb18030"), ("Nehir taştı, dedi vali Işık.", "cp1254"),
        ("Rzeka wylała w środę, żołnierze pomagają.", "cp1250"),
        ("Dere kenarındaki köprü çöktü, belediye üç kişi dedi.", "cp1254"),
        (NAMED, "cp1252"), (LIKE_LATIN, "cp1251"),
    ],
)  # fmt: skip
def test_texts_in_usual_encodings_are_read(tmp_path: Path, text: str, codec: str) -> None:
    found = taken(tmp_path, f"{text}\n\n{text}\n".encode(codec))
    assert paragraphs(found) == [text, text]
    name = codec.removesuffix("-le").replace("cp125", "windows-125").replace("_", "-")
    told = "".join(found.notes).lower().split(",")[0].strip(".")
    assert told == ("" if codec.startswith("utf-8") else f"read as {name}")


def test_an_encoding_that_was_named_is_taken_at_its_word(tmp_path: Path) -> None:
    assert taken(tmp_path, "Łódź\n".encode("iso8859_2"), encoding="iso8859-2").text == "Łódź\n"


def test_each_line_of_a_text_can_be_made_a_paragraph(tmp_path: Path) -> None:
    data = "\r\n".join(FLOOD).encode()
    assert paragraphs(taken(tmp_path, data, by_line=True)) == list(FLOOD)
    assert len(paragraphs(taken(tmp_path, data))) == 1
