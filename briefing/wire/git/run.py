"""Running git: without a prompt, within a time, and what it says as one sentence with the way out.

No terminal is lent to it: neither git nor ssh nor gpg may ask for anything, nor write on the
screen. What it says is read in English, whatever the user's language is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from briefing.filesystem import reason
from briefing.processes import run_apart
from briefing.text import clean
from briefing.wire.protocol import Refused

LOCAL_S: Final = 30.0
"""How long git may take for what it finds on the disk."""
NETWORK_S: Final = 60.0
"""How long git may take for what it asks another machine."""
_CONNECT_S: Final = 15

NO_GIT: Final = "git is not installed, and the library is shared by it: install git."


class Offline(Refused):
    """The other repository does not answer."""


class GitFailed(Refused):
    """git ended with an error; ``said`` is what it wrote.

    Where nobody knows better what to say of it, its own words are said: a full disk, a repository
    that may not be written, or a damaged one are nothing that this program could foresee.
    """

    def __init__(self, words: Sequence[str], said: str) -> None:
        super().__init__(
            f"git {words[0]} failed ({last_line(said) or 'it said nothing'}): "
            '"git status" in a terminal tells how the repository is.'
        )
        self.said = said


class Git:
    """Runs git in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self,
        *words: str,
        data: bytes | None = None,
        env: Mapping[str, str] | None = None,
        seconds: float = LOCAL_S,
        fails: bool = False,
    ) -> bytes:
        """Run git and return what it writes.

        Args:
            words: the command and its arguments.
            data: what it reads from its standard input.
            env: variables on top of those that keep it quiet.
            seconds: after so long it is ended.
            fails: whether an error is an answer, too: then it is empty.

        Raises:
            GitFailed: it ended with an error.
            Refused: there is no git, it took too long, or it may not use the repository.
        """
        try:
            done = run_apart(
                ["git", "-C", str(self.folder), *words],
                data=data or b"",
                env=_quiet(env or {}),
                seconds=seconds,
            )
        except FileNotFoundError as error:
            raise Refused(NO_GIT) from error
        except TimeoutError as error:
            raise _too_long(words[0], seconds) from error
        except OSError as error:
            raise Refused(f"git cannot be started: {reason(error)}.") from error
        if not done.status:
            return done.out
        said = (done.err + done.out).decode("utf-8", "replace").strip()
        if unsafe := _DUBIOUS.search(said):
            raise Refused(_of_another(unsafe["path"]))
        if fails:
            return b""
        raise GitFailed(words, said)

    def line(self, *words: str) -> str:
        """Return the one line that git writes; empty where it ends with an error."""
        return self(*words, fails=True).decode("utf-8", "replace").rstrip("\n")


def _too_long(word: str, seconds: float) -> Refused:
    told = f"git {word} did not end within {seconds:.0f} seconds"
    if seconds == LOCAL_S:
        return Refused(f"{told}: see whether another program holds the repository.")
    return Offline(f"{told}: {GOES_ON}")


GOES_ON: Final = "what you have stays readable; it goes on when the desk answers."
_DUBIOUS: Final = re.compile(r"dubious ownership in repository at '(?P<path>[^']*)'")


def _of_another(path: str) -> str:
    return (
        f"git does not use {clean(path)}, since it belongs to another user: "
        f'if you trust it, run "git config --global --add safe.directory {clean(path)}".'
    )


def _quiet(more: Mapping[str, str]) -> dict[str, str]:
    """Return the environment in which git asks nobody anything.

    What is set there of a repository is taken away: a hook that runs the program would else lead
    it to another one.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_REPOSITORY}
    ssh = kept.get("GIT_SSH_COMMAND") or kept.get("GIT_SSH") or "ssh"
    return {
        **kept,
        "LC_ALL": "C",
        "LANGUAGE": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "",
        "SSH_ASKPASS": "",
        "GCM_INTERACTIVE": "never",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_EDITOR": "true",
        "GIT_PAGER": "cat",
        "GIT_SSH_COMMAND": f"{ssh} -o BatchMode=yes -o ConnectTimeout={_CONNECT_S}",
        **more,
    }


_OF_A_REPOSITORY: Final = frozenset(
    {
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"),
        *("GIT_COMMON_DIR", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GPG_TTY"),
    }
)
_NOT_ADMITTED: Final = re.compile(
    r"authentication failed|could not read (username|password)|permission denied|access denied"
    r"|host key verification failed|terminal prompts disabled|403|401",
    re.IGNORECASE,
)


def network_trouble(error: GitFailed, remote: str) -> Refused:
    """Return what to say of a fetch or push that did not reach its desk, or was not let in."""
    said = last_line(error.said)
    if _NOT_ADMITTED.search(error.said):
        return Refused(
            f'{remote} does not admit you ({said}): "git fetch {remote}" in a terminal asks for '
            "what it needs."
        )
    return Offline(f"{remote} does not answer ({said}): {GOES_ON}")


def last_line(said: str) -> str:
    """Return the telling line of what git wrote: the first that names a fault, else the last."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "ssh:"))]
    line = (telling or lines or [""])[0 if telling else -1]
    for start in ("fatal: ", "error: ", "remote: "):
        line = line.removeprefix(start)
    return clean(line).rstrip(".")
