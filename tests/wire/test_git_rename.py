"""A brief that takes the place of another id: the file that goes may be behind the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.wire.protocol import Refused

from .consoles import file, raw, said, state, write
from .gitpair import GitPair


def test_what_nobody_edited_here_goes_although_the_desk_has_a_newer_one(tmp_path: Path) -> None:
    shared = GitPair(tmp_path, shared=True)
    ana, bo = shared.ana, shared.bo
    write(ana, said(1, "Another statement."))
    assert ana.desk.publish("harl").sent
    bo.desk.refresh()
    assert state(bo) == "behind"
    write(bo, raw("harl-2"), "harl-2")
    assert bo.desk.publish("harl-2", was="harl").sent
    assert not file(bo).exists()
    assert bo.desk.history("harl")[0].withdrawn

    # So does one that is here as the desk has it, or is not here any more; an edited one stays.
    write(bo, raw("harl-3"), "harl-3")
    assert bo.desk.publish("harl-3", was="harl-2").sent
    assert not file(bo, "harl-2").exists()
    write(bo, said(1, "Edited.", raw("harl-3")), "harl-3")
    write(bo, raw("harl-4"), "harl-4")
    with pytest.raises(Refused, match="the file of harl-3 here was edited and not published"):
        bo.desk.publish("harl-4", was="harl-3")
    assert file(bo, "harl-3").exists()
    file(bo, "harl-3").unlink()
    assert bo.desk.publish("harl-4", was="harl-3").sent
