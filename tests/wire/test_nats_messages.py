"""Addresses and messages of a desk over NATS: what may stand in them, and what is not believed."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.scales import TLP
from briefing.files import BRIEF_CAP
from briefing.text import CONTROL
from briefing.wire.counts import counts_words
from briefing.wire.jetstream import address as at
from briefing.wire.jetstream.address import Address, parse
from briefing.wire.jetstream.answers import headers_of
from briefing.wire.jetstream.incoming import check, id_and_label
from briefing.wire.jetstream.message import Message, NotOurs, decode, encode

ids = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z")
users = st.from_regex(r"\A[a-z0-9][a-z0-9_-]{0,39}\Z")
shelves = st.sampled_from(["clear", "green", "amber", "strict", "red-cell", "red-a-1"])
words = st.text(max_size=80)


@given(ids, users, shelves, st.sampled_from(["brief", "signed"]))
def test_an_address_is_read_back_and_its_author_is_a_token(
    key: str, user: str, shelf: str, kind: at.Kind
) -> None:
    address = Address(kind, shelf, key, user)
    assert parse(address.subject) == address
    assert address.subject.count(".") == 3
    assert address.subject.endswith(f".{user}")
    assert address.by_anyone == address.subject.removesuffix(user) + "*"


@given(st.text(alphabet="abz019.~-_*>/ \x00\n", max_size=60))
def test_no_subject_names_a_place_outside_the_folder(subject: str) -> None:
    for kind in at.KINDS:
        found = parse(f"{kind}.green.{subject}.ana")
        if found is not None:
            assert not set(found.key) & set("/\\*> \0\n~")
            assert not found.key.startswith(".")


def test_records_have_addresses_of_their_own() -> None:
    record = Address("record", "green", "s1.v2.sealed.yaml", "ana")
    assert parse(record.subject) == record
    for wrong in (
        "record.green.config~yaml.ana", "record.green.~~.ana", "record.green...ana",
        "text.green.zz.ana", "brief.red.x.ana", "brief.green.x.ana.bo", "brief.green..ana",
        "brief.green.x.Ana", "here.green.ana", "brief.green.x", "", "brief.red-.x.ana",
    ):  # fmt: skip
        assert parse(wrong) is None, wrong


def test_each_label_has_one_shelf_and_red_has_none() -> None:
    shelf = {label: at.shelf_of(label) for label in TLP}
    assert shelf == {
        "RED": None, "AMBER+STRICT": "strict", "AMBER": "amber", "GREEN": "green", "CLEAR": "clear",
    }  # fmt: skip
    assert at.shelf_of("WHITE") == "clear"
    assert not any(at.fits(each, "RED") for each in at.LABELS)
    assert at.fits("red-cell", "RED")
    assert not at.fits("red-cell", "AMBER")
    ranks = [at.rank(each) for each in ("clear", "green", "amber", "strict", "red-cell")]
    assert ranks == sorted(set(ranks))


@given(st.binary(max_size=3000), words, words, words)
def test_a_message_is_read_back(body: bytes, says: str, name: str, base: str) -> None:
    message = Message(body, base=base, says=says, name=name, tlp="GREEN")
    packed, headers = encode(message)
    assert all(value.isascii() and value.isprintable() for value in headers.values())
    found = decode(packed, headers)
    assert found.body == body
    assert found.sha256 == sha256(body).hexdigest()
    for word in (found.says, found.name, found.base):
        assert not re.search(f"[{CONTROL}]", word)


@given(st.binary(max_size=400), st.dictionaries(st.sampled_from(
    ["Briefing-Wire", "Briefing-Sha256", "Briefing-Encoding", "Briefing-Says", "Briefing-Withdrawn"]
), st.sampled_from(["1", "zlib", "", "x" * 64, "%00%1b[2J", "%ff"])))  # fmt: skip
def test_no_message_whatever_raises_something_else(body: bytes, headers: dict[str, str]) -> None:
    try:
        found = decode(body, headers)
    except NotOurs:
        return
    assert "\x1b" not in found.says


def packed(body: bytes, **more: str) -> tuple[bytes, dict[str, str]]:
    data, headers = encode(Message(body))
    return data, headers | {f"Briefing-{key}": value for key, value in more.items()}


def test_what_is_not_what_it_says_is_refused() -> None:
    text = b"id: a\n" * 100
    bomb = zlib.compress(b"a" * (BRIEF_CAP + 1))
    told_hash = {"Briefing-Wire": "1", "Briefing-Encoding": "zlib", "Briefing-Sha256": "0" * 64}
    for (data, headers), why in (
        (packed(text, Sha256="0" * 64), "hash"),
        (packed(text, Wire="2"), "format"),
        (packed(text, Encoding="brotli"), "packed"),
        (packed(text, Withdrawn="1"), "withdraws"),
        ((bomb, told_hash), "too large"),
        ((packed(text)[0][:-3], packed(text)[1]), "damaged"),
        ((packed(text)[0] + b"more", packed(text)[1]), "damaged"),
        ((b"a" * (BRIEF_CAP + 1), {"Briefing-Wire": "1"}), "too large"),
    ):
        with pytest.raises(NotOurs, match=why):
            decode(data, headers)
    with pytest.raises(NotOurs) as newer:
        decode(*packed(text, Wire="12"))
    assert newer.value.newer
    assert decode(*packed(text, Unknown="x")).body == text


def test_what_is_too_large_is_refused_before_it_is_sent() -> None:
    with pytest.raises(ValueError, match="1,000,000"):
        encode(Message(b"a" * (BRIEF_CAP + 1)))


def test_a_header_of_the_store_that_stands_twice_is_noticed() -> None:
    raw = b"NATS/1.0\r\nnats-subject: brief.amber.x.bo\r\nNats-Subject: brief.clear.x.ana\r\n\r\n"
    found = headers_of(raw)
    assert found is not None
    assert any(key.startswith("\0") for key in found)
    plain = headers_of(b"NATS/1.0\r\nA: 1\r\nNats-Sequence: 7\r\n\r\n")
    assert plain == {"A": "1", "Nats-Sequence": "7"}
    assert headers_of(b"NATS/1.0 204 EOB\r\nNats-Num-Pending: 0\r\n\r\n") == {
        "Nats-Num-Pending": "0", "Status": "204", "Description": "EOB",
    }  # fmt: skip
    assert headers_of(b"NATS/1.0\r\nStatus: 204\r\n\r\n") == {}


def brief(label: str, more: str = "") -> bytes:
    return (
        f"schema: briefing/1\nid: harl\ntitle: A title\n{more}tlp: {label}\nas_of: 2024-11-20\n"
        "sources:\n- {id: s1, title: A text, kind: newspaper}\nsituation: {summary: []}\n"
    ).encode()


@pytest.mark.parametrize("label", ["GREEN", '"GREEN"', "'GREEN'", "GREEN  # for now"])
def test_a_label_is_found_in_every_writing(label: str) -> None:
    assert id_and_label(brief(label))[1] == "GREEN"


@pytest.mark.parametrize(
    "hidden",
    [
        'note: "a\n\ntlp: GREEN\n"\n"tlp": RED\n',
        'note: "a\n\ntlp: GREEN\n"\n"\\x74lp": RED\n',
        "? tlp\n: RED\n",
    ],
)
def test_a_label_that_hides_is_read_by_the_reader_or_refused(hidden: str) -> None:
    """A line that only looks like the label never passes for it."""
    text = brief("GREEN").replace(b"tlp: GREEN\n", hidden.encode())
    with suppress(NotOurs):
        assert id_and_label(text)[1] == "RED"


def test_a_label_or_id_against_its_address_is_refused() -> None:
    green = Address("brief", "green", "harl", "ana")
    check(green, "green", Message(brief("GREEN")))
    for address, shelf, text, why in (
        (green, "clear", brief("GREEN"), "another shelf"),
        (green, "green", brief("RED"), "TLP:RED does not belong on the shelf green"),
        (green._replace(key="other"), "green", brief("GREEN"), "another id"),
        (green, "green", b"no brief: [", "no brief"),
    ):
        with pytest.raises(NotOurs, match=why):
            check(address, shelf, Message(text))


def test_a_publisher_s_counts_are_told_as_the_publisher_s() -> None:
    assert counts_words("1031/2/0/3 text 0.1.0", "Bo Lind") == (
        "checked by Bo Lind, with the texts at hand (briefing 0.1.0): 1,031 found in words, "
        "meaning not judged, 2 with a warning, 3 not checkable by rule"
    )
    assert counts_words("0/0/0/0 none 9", "Bo").endswith(": nothing to check")
    for odd in (
        "",
        "1,031/2/0/3 text 1",
        "1/2/3 text 1",
        "1/2/3/4 truth 1",
        "1/2/3/4 text 1\x1b[31m",
        "1/2/3/4 text",
    ):
        assert counts_words(odd, "Bo") == ""
