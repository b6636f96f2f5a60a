"""A library for assistants: a brief that may be told, one that may not, and texts of each kind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.library.folder import FolderLibrary
from briefing.mcp.ceiling import Ceiling, ToolRefused
from briefing.mcp.tools import answer

Ask = Callable[..., dict[str, Any]]

OPEN = """\
schema: briefing/1
id: open-brief
title: Bridge at Harl
tlp: CLEAR
as_of: 2024-11-30
status: exercise
countries: [XA]
voices:
  relief: {name: Relief Office, kind: international-org, reliability: B}
sources:
  - {id: s1, title: Invented report, kind: newspaper, text: open.txt, licence: CC BY 4.0}
  - {id: s2, title: Invented closed report, kind: newspaper, text: closed.txt}
situation:
  summary:
    - id: bridge
      text: The Relief Office says 40 families crossed the bridge at Harl.
      by: relief
      cite: [p1]
"""
SECRET = """\
schema: briefing/1
id: secret-brief
title: Zeppelin over Harl
tlp: AMBER
as_of: 2024-12-01
sources:
  - {id: s1, title: Invented secret, kind: newspaper, text: secret.txt, licence: CC BY 4.0}
situation:
  summary:
    - {text: A zeppelin was seen over Harl., cite: [p1]}
"""
TEXTS = {
    "open.txt": "The Relief Office said 40 families crossed the bridge at Harl.\n\n"
    + "\n\n".join(f"Paragraph {number} of an invented text." for number in range(2, 21)),
    "closed.txt": "The mayor of Orm counted exactly 512 lanterns along the river on Monday night.",
    "secret.txt": "A zeppelin with 77 passengers was seen over Harl, said Captain Vask.",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The folder of the library."""
    root = tmp_path / "library"
    for folder, files in (
        ("briefs", {"open.yaml": OPEN, "secret.yaml": SECRET, "broken.yaml": "id: broken-brief\n"}),
        ("seeds", TEXTS),
    ):
        (root / folder).mkdir(parents=True)
        for name, text in files.items():
            (root / folder / name).write_text(text, encoding="utf-8")
    return root


def whole(root: Path) -> dict[str, bytes]:
    """The content of every file of a folder."""
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def ask(library: Path) -> Ask:
    """Asks a tool, under the label CLEAR unless another one is given."""

    def call(name: str, label: str = "CLEAR", **arguments: Any) -> dict[str, Any]:
        return answer(Ceiling(FolderLibrary(library), label), name, arguments)

    return call


def refused(ask: Ask, name: str, **arguments: Any) -> str:
    """What a tool says that has no answer."""
    with pytest.raises(ToolRefused) as raised:
        ask(name, **arguments)
    said = str(raised.value)
    assert said.isprintable()
    assert len(said) < 1_000
    return said
