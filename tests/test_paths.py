"""The folders of the user are those that platformdirs names, without the time its import takes."""

from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from briefing import paths

XDG = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")


@pytest.mark.parametrize("home", ["/ann", "/", "", "somewhere", None])
@pytest.mark.parametrize("named", [None, "", "/elsewhere", "relative", " /spaced", "~/mine"])
@pytest.mark.parametrize(("system", "theirs"), [("linux", Unix), ("darwin", MacOS)])
def test_the_folders(
    system: str,
    theirs: type[Unix | MacOS],
    named: str | None,
    home: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in {"HOME": home, **dict.fromkeys(XDG, named)}.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    known = theirs("briefing", appauthor=False)
    with monkeypatch.context() as patch:
        patch.setattr("sys.platform", system)
        ours = (
            paths.config_folder(),
            paths.state_folder(),
            paths.data_folder(),
            paths.cache_folder(),
        )
    assert ours == tuple(
        map(
            Path,
            (
                known.user_config_dir,
                known.user_state_dir,
                known.user_data_dir,
                known.user_cache_dir,
            ),
        )
    )
