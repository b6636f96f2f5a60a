"""The kind of a voice by the head of its role or of its name."""

from __future__ import annotations

from typing import Final

from briefing.draft.cast import kinds

ROLES: Final = {
    "UN envoy": "international-org", "aid worker": "international-org", "rebel negotiator": "party",
    "government negotiator": "government", "separatist official": "party",
    "chief of police": "government", "fire chief": "government", "press officer": None,
    "presidential adviser": "government", "security adviser": "expert", "columnist": "newspaper",
    "member of parliament": "government", "consul general": "government", "imam": "witness",
    "peacekeeping spokesman": "international-org",
}  # fmt: skip
BODIES: Final = {
    "Syrian rebel group": "party", "opposition coalition": "party", "armed group": "party",
    "African National Congress": "party", "Trade Union Congress": None, "city hall": "government",
    "prosecutor's office": "government", "Telegram channel": "social-media", "think tank": "expert",
    "peacekeepers": "international-org", "monitoring group": "monitor", "seismologists": "expert",
    "local media": "newspaper", "Ministry of Health": "government", "Army Museum": None,
    "Police for the North": "government", "Army Fund for Orphans": "party",
    "northern weaver": "witness", "Northern Weaver": None,
}  # fmt: skip


def test_the_head_of_a_role_or_a_body_tells_the_kind_of_its_voice() -> None:
    assert {role: kinds.role_kind(role, None) for role in ROLES} == ROLES
    told = {name: kinds.words_kind(name) for name in BODIES}
    assert {name: each and each.kind for name, each in told.items()} == BODIES


def test_the_word_that_told_a_kind_is_kept() -> None:
    names = ("Harbour Police", "Police for the North", "northern weaver")
    told = [kinds.words_kind(name) for name in names]
    assert [each and each.why for each in told] == ["police", "police", "weaver"]


def test_a_lawyer_speaks_for_whom_he_acts_for() -> None:
    assert kinds.role_kind("lawyer", "party") == "party"
