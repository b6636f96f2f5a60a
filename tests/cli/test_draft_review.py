"""``briefing draft ID --review`` where there is no screen for it."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefing.cli.output import Exit
from cli.conftest import Cli

BY_HAND = Path(__file__).parent.parent / "draft" / "halyard.draft.yaml"


def test_a_review_needs_a_terminal(cli: Cli) -> None:
    shutil.copy(BY_HAND, "briefs/qelmara-wire-2020-03-04.draft.yaml")
    ran = cli("draft", "qelmara-wire-2020-03-04", "--review")
    assert ran.status == Exit.USAGE
    assert "--status" in ran.err
    assert not Path("briefs/qelmara-wire-2020-03-04.review.yaml").exists()
