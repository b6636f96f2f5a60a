"""Makes or refreshes .venv from the hash-pinned requirements; called by script/venv."""

import fcntl
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "briefing.json"
PYTHON = VENV / "bin" / "python"
COMMAND = VENV / "bin" / "briefing"
ELSEWHERE = {"PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PIP_TARGET"}
"""Settings that would have pip install elsewhere than into .venv, or refuse to."""


def main(wanted: str) -> None:
    """Bring .venv to the wanted set, `run` or `dev`, with as little work as it takes."""
    goal = {"at": str(VENV), "python": "{}.{} {}".format(*sys.version_info[:2], sys.base_prefix)}
    goal["run"] = digest("requirements/run.txt")
    if wanted == "dev":
        goal |= {"dev": digest("requirements/dev.txt"), "project": digest("pyproject.toml")}

    # A second `make` waits here and then finds everything done.
    folder = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    have = stamp()
    if goal.items() <= have.items():
        return
    if not os.access(ROOT, os.W_OK):
        sys.exit(f"No right to write in {ROOT}, so no environment can be made there.")
    print("Setting up .venv ...", file=sys.stderr, flush=True)
    if differs(goal, have, "at", "python", "run") or ("dev" in have and differs(goal, have, "dev")):
        if VENV.exists():
            shutil.rmtree(VENV)
        base = sys._base_executable  # type: ignore[attr-defined] # the Python of no environment
        call(base, "-I", "-m", "venv", str(VENV))
        have = {}
    STAMP.unlink(missing_ok=True)
    if differs(goal, have, wanted):
        pip("install", "--require-hashes", "-r", f"requirements/{wanted}.txt")
    if wanted == "run":
        write_command()
    if differs(goal, have, "project"):
        pip("install", "--no-deps", "--no-build-isolation", "--editable", ".")
    STAMP.write_text(json.dumps(have | goal, indent=2) + "\n", encoding="utf-8")


def write_command() -> None:
    """Write the command `briefing`, which runs this folder; pip's takes its place in a dev set.

    pip would first have to fetch what builds an editable install.
    """
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    code += "from briefing.__main__ import main; sys.exit(main())"
    words = (str(PYTHON), "-P", "-c", code, str(ROOT))
    line = " ".join(map(shlex.quote, words))
    COMMAND.write_text(f'#!/bin/sh\nexec {line} "$@"\n', encoding="utf-8")
    COMMAND.chmod(0o755)


def digest(name: str) -> str:
    """The SHA-256 of one of the project's files."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def stamp() -> dict[str, str]:
    """What an earlier run left in .venv: nothing where it did not finish or does not run."""
    try:
        have: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
        subprocess.run([PYTHON, "-I", "-c", ""], check=True, capture_output=True)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return {}
    return have


def differs(goal: dict[str, str], have: dict[str, str], *keys: str) -> bool:
    """Whether any of the keys is wanted and is not what is there."""
    return any(key in goal and goal[key] != have.get(key) for key in keys)


def pip(*arguments: str) -> None:
    """Run the environment's pip, which asks nothing."""
    call(str(PYTHON), "-I", "-m", "pip", "--quiet", "--no-input", *arguments)


def call(*command: str) -> None:
    """Run a command in the project's folder; its output is shown only where it fails."""
    environment = {k: v for k, v in os.environ.items() if k not in ELSEWHERE}
    environment |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        sys.exit(f"Setting up .venv failed (above is why) at: {' '.join(command)}")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"Setting up .venv failed: {error.strerror}: {error.filename or ROOT}.")
