"""Makes or refreshes .venv from the hash-pinned requirements; called by script/venv."""

import fcntl
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "briefing.json"
PYTHON = VENV / "bin" / "python"
COMMAND = VENV / "bin" / "briefing"
ELSEWHERE = {"PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PIP_TARGET"}
"""Settings that would have pip install elsewhere than into .venv, or refuse to."""


def main(wanted: str) -> None:
    """Bring .venv to the wanted set, `run` or `dev`, with as little work as it takes.

    The variable EXTRAS names extras that it is to have besides; those that it has stay.
    """
    asked = extras_asked(os.environ.get("EXTRAS", ""))
    goal = {"at": str(VENV), "python": "{}.{} {}".format(*sys.version_info[:2], sys.base_prefix)}
    goal["run"] = digest("requirements/run.txt")
    if wanted == "dev":
        goal |= {"dev": digest("requirements/dev.txt"), "project": digest("pyproject.toml")}

    # A second `make` waits here and then finds everything done.
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Waiting for another make that sets up .venv ...", file=sys.stderr, flush=True)
        fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        bring(wanted, goal, asked)
    finally:
        os.close(folder)


def bring(wanted: str, goal: dict[str, str], asked: set[str]) -> None:
    """Bring .venv to what the stamp is to say, with the extras that are asked for."""
    have = stamp()
    extras = set(have.get("extras", "").split())
    if goal.items() <= have.items() and asked <= extras:
        return
    if not os.access(ROOT, os.W_OK):
        sys.exit(f"No right to write in {ROOT}, so no environment can be made there.")
    print("Setting up .venv ...", file=sys.stderr, flush=True)
    if differs(goal, have, "at", "python", "run") or ("dev" in have and differs(goal, have, "dev")):
        if VENV.exists():
            extras |= set() if "dev" in have else extras_there()
            shutil.rmtree(VENV)
        base = sys._base_executable  # type: ignore[attr-defined] # the Python of no environment
        call(base, "-I", "-m", "venv", str(VENV))
        have = {}
    STAMP.unlink(missing_ok=True)
    if differs(goal, have, wanted):
        pip("install", "--require-hashes", "-r", f"requirements/{wanted}.txt")
    if wanted == "run":
        write_command()
        if fresh := (extras | asked) - set(have.get("extras", "").split()):
            add_extras(fresh)
    if differs(goal, have, "project"):
        pip("install", "--no-deps", "--no-build-isolation", "--editable", ".")
    goal["extras"] = " ".join(sorted(extras | asked))
    STAMP.write_text(json.dumps(have | goal, indent=2) + "\n", encoding="utf-8")


def extras_of_project() -> dict[str, list[str]]:
    """The packages of each extra of pyproject.toml, by name alone."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = re.compile(r"[\w.-]+")
    return {
        extra: [found[0] for wanted in packages if (found := names.match(wanted))]
        for extra, packages in project.get("optional-dependencies", {}).items()
    }


def extras_asked(words: str) -> set[str]:
    """The extras that somebody asks for: names with blanks or commas between them."""
    asked = set(words.replace(",", " ").split())
    if unknown := asked - set(extras_of_project() if asked else ()):
        known = ", ".join(extras_of_project())
        sys.exit(f"There is no extra {', '.join(sorted(unknown))}; there are {known}.")
    return asked


def extras_there() -> set[str]:
    """The extras of which .venv has every package, whoever put them there."""
    folders = VENV.glob("lib/python*/site-packages/*.dist-info")
    there = {plain(folder.name.partition("-")[0]) for folder in folders}
    wanted = {extra: set(map(plain, names)) for extra, names in extras_of_project().items()}
    return {extra for extra, names in wanted.items() if names <= there}


def plain(name: str) -> str:
    """The name of a package as all its spellings have it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def add_extras(extras: set[str]) -> None:
    """Install extras at the versions, and with the hashes, of the development lock.

    pip takes hashes from a complete list alone, so it is first asked what the extras need.
    """
    names = [name for extra in sorted(extras) for name in extras_of_project()[extra]]
    pinned = locked("requirements/dev.txt")
    with tempfile.TemporaryDirectory() as folder:
        versions, list_, report = (Path(folder, name) for name in ("versions", "list", "report"))
        heads = (entry.partition(" \\\n")[0] for entry in pinned.values())
        versions.write_text("\n".join(heads), encoding="utf-8")
        report_to = ("--dry-run", "--report", str(report))
        pip("install", *report_to, "--constraint", str(versions), *names)
        found = json.loads(report.read_text(encoding="utf-8"))["install"]
        needed = (pinned[plain(each["metadata"]["name"])] for each in found)
        list_.write_text("".join(needed), encoding="utf-8")
        if found:
            pip("install", "--require-hashes", "--no-deps", "-r", str(list_))


def locked(name: str) -> dict[str, str]:
    """The entries of a lock, each with its hashes, by the names of the packages."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if "#" not in line)
    entries = re.findall(r"^[a-z0-9].*\n(?: .*\n)*", text, re.MULTILINE)
    return {re.split(r"[=\[]", entry)[0]: entry for entry in entries}


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
