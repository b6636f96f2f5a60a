"""Naming the source in citations: each that names none, and not a byte else."""

from __future__ import annotations

import yaml

from briefing.format.cites import with_prefix

TEXT = """\
schema: briefing/1  # p1 in a comment
sources:
  - {id: s1, title: "The p2 report", unused: [{cite: [p1], why: not-relevant}]}
voices:
  karn: {name: Karn, cite: ["p3"], org: 'cite: [p9]'}
  holm: {name: Holm, cite: ['p8-p9']}
territory:
  - text: >
      cite: [p4] is no citation here.
    cite:
      - p5  # the spokesman
      - p20.r3
      - s2:p6
actors:
  - name: Reeds
    designations: [{authority: Norland, as: band, cite: [p7]}]
    cite: [p10,p11]
"""


def test_each_citation_without_a_source_names_it() -> None:
    made = yaml.safe_load(with_prefix(TEXT, "s1"))
    assert made["sources"][0]["unused"][0]["cite"] == ["s1:p1"]
    assert made["voices"]["karn"] == {"name": "Karn", "cite": ["s1:p3"], "org": "cite: [p9]"}
    assert made["voices"]["holm"]["cite"] == ["s1:p8-p9"]
    assert made["territory"][0]["cite"] == ["s1:p5", "s1:p20.r3", "s2:p6"]
    assert made["territory"][0]["text"] == "cite: [p4] is no citation here.\n"
    assert made["actors"][0]["designations"][0]["cite"] == ["s1:p7"]
    assert made["actors"][0]["cite"] == ["s1:p10", "s1:p11"]


def test_every_other_byte_stays() -> None:
    made = with_prefix(TEXT, "s1")
    assert made != TEXT
    assert made.replace("s1:p", "p") == TEXT
    assert made.count("s1:p") == 8
    assert with_prefix(made, "s1") == made


def test_what_is_no_brief_stays() -> None:
    for text in ("", "# nothing\n", "[p1]\n", "cite: p1\n"):
        assert with_prefix(text, "s1") == text
