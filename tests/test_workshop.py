"""The workshop keeps its promises: locks, Makefile, version, and nothing of any one machine."""

import fcntl
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import briefing

ROOT = Path(__file__).parent.parent
LOCKS = ("run", "dev")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

REGISTRY = re.compile(r"pypi\.org|pythonhosted\.|npmjs\.|crates\.io|anaconda\.(?:org|com)")
MACHINE_PATH = re.compile(r"(?<![\w.}-])/(?:work|root|home|opt|Users)/\w")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tracked() -> list[Path]:
    """The files of the project: git's, or all where there is no git (an unpacked sdist)."""
    if shutil.which("git") and (ROOT / ".git").exists():
        names = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True)
        return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]
    hidden = {".venv", "__pycache__", ".git"}
    return [p for p in ROOT.rglob("*") if p.is_file() and not hidden & set(p.parts)]


def pins(lock: str) -> dict[str, tuple[str, list[str]]]:
    """Of each package in a lock: its version and its hashes."""
    found = {}
    hashes: list[str] = []
    lines = [line for line in read(f"requirements/{lock}.txt").splitlines() if line]
    for entry in "\n".join(line for line in lines if "#" not in line).split("\n"):
        if match := re.match(r"([a-z0-9-]+)==([^ ;]+)", entry):
            hashes = []
            found[match[1]] = (match[2], hashes)
        elif match := re.fullmatch(r" +--hash=sha256:([0-9a-f]{64})(?: \\)?", entry):
            hashes.append(match[1])
        else:
            pytest.fail(f"neither a pin nor a hash: {entry}")
    return found


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_nothing_else_is_in_a_lock(lock: str) -> None:
    assert all(hashes for _, hashes in pins(lock).values())
    text = read(f"requirements/{lock}.txt")
    assert not re.search(r"://|--(?:extra-)?index|--find-links|--trusted|@ |(?<![\w.])/", text)


def test_the_development_lock_is_the_runtime_lock_and_more() -> None:
    assert pins("run").items() < pins("dev").items()


def test_the_locks_fit_the_ranges() -> None:
    runtime = PROJECT["project"]["dependencies"]
    for lock, wanted in (("run", runtime), ("dev", PROJECT["dependency-groups"]["dev"])):
        pinned = pins(lock)
        for requirement in map(Requirement, wanted):
            version, _ = pinned[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), requirement


def test_every_dependency_has_its_reason_beside_it() -> None:
    lines = [line.strip() for line in read("pyproject.toml").splitlines()]
    for wanted in (*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]):
        reason = lines[lines.index(f'"{wanted}",') - 1]
        assert re.match(r"# \w.{8}", reason), wanted


def test_the_version_is_the_newest_of_the_changelog() -> None:
    newest = re.search(r"^## +\[?v?([0-9][^\s\]]*)", read("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert briefing.__version__ == newest[1]


def test_make_explains_every_target() -> None:
    said = subprocess.check_output(["make", "--no-print-directory"], cwd=ROOT, text=True)
    assert set(re.findall(r"make ([a-z-]+)", said)) == targets()


def test_the_documents_name_targets_that_exist() -> None:
    named = set()
    for document in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        text = document.read_text(encoding="utf-8")
        named |= set(re.findall(r"(?:`|^ *\$? ?)make ([a-z-]+)", text, re.MULTILINE))
    assert {"briefing", "test"} <= named <= targets()


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    for path in tracked():
        text = path.read_text(encoding="utf-8", errors="ignore")
        for pattern in (REGISTRY, MACHINE_PATH):
            found = pattern.search(text)
            assert not found, f"{path.relative_to(ROOT)}: {found}"


class TestSettingUp:
    """`script/venv` says in a sentence what is missing; each case is a folder of its own."""

    @pytest.fixture
    def checkout(self, tmp_path: Path) -> Path:
        """A folder with nothing but the script, and a PATH with nothing but what it needs."""
        checkout = tmp_path / "a checkout"
        (checkout / "script").mkdir(parents=True)
        shutil.copy(ROOT / "script" / "venv", checkout / "script")
        (checkout / "bin").mkdir()
        dirname = shutil.which("dirname")
        assert dirname
        (checkout / "bin" / "dirname").symlink_to(dirname)
        return checkout

    def set_up(self, checkout: Path, **variables: str) -> str:
        """What a failing run says on standard error."""
        done = subprocess.run(
            [checkout / "script" / "venv", "run"],
            env={"PATH": str(checkout / "bin")} | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert not done.stdout
        assert done.stderr.count("\n") == 1
        return done.stderr

    def stand_in(self, checkout: Path, name: str, script: str) -> None:
        """Put a program on the PATH that poses as a Python."""
        program = checkout / "bin" / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)

    def test_extras_stay_when_the_pins_change_and_can_be_asked_for(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Neither those of EXTRAS nor those that pip was asked for are lost with the folder."""
        for name in ("script/venv.py", "requirements/run.txt", "requirements/dev.txt"):
            (checkout / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, checkout / name)
        shutil.copy(ROOT / "pyproject.toml", checkout)
        main = runpy.run_path(str(checkout / "script" / "venv.py"))["main"]
        added: list[set[str]] = []
        packages = checkout / ".venv/lib/python3.11/site-packages"

        def made(*_command: str) -> None:
            (checkout / ".venv/bin").mkdir(parents=True)
            packages.mkdir(parents=True)
            self.stand_in(checkout / ".venv", "python", "exit 0")

        def change_pins() -> None:
            with (checkout / "requirements/run.txt").open("a", encoding="utf-8") as lock:
                lock.write("# another pin")

        monkeypatch.setitem(main.__globals__, "call", made)
        monkeypatch.setitem(main.__globals__, "pip", lambda *_: None)
        monkeypatch.setitem(main.__globals__, "add_extras", added.append)
        monkeypatch.setenv("EXTRAS", "xlsx, docx")
        main("run")
        monkeypatch.delenv("EXTRAS")
        main("run")
        assert added == [{"xlsx", "docx"}], "once, as long as nothing changes"
        (packages / "nats_py-2.16.0.dist-info").mkdir()
        (packages / "cryptography-50.0.0.dist-info").mkdir()
        change_pins()
        main("run")
        assert added[1:] == [{"xlsx", "docx", "wire"}], "of the extra desk a part is there alone"
        monkeypatch.setenv("EXTRAS", "ingst")
        with pytest.raises(SystemExit, match="There is no extra ingst; there are ingest, docx"):
            main("run")

    def test_a_second_make_says_what_it_waits_for(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ("script/venv.py", "requirements/run.txt"):
            (checkout / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, checkout / name)
        main = runpy.run_path(str(checkout / "script" / "venv.py"))["main"]
        asked: list[int] = []

        def flock(_handle: int, how: int) -> None:
            asked.append(how)
            if how & fcntl.LOCK_NB:
                raise BlockingIOError

        monkeypatch.setattr(fcntl, "flock", flock)
        monkeypatch.setitem(main.__globals__, "bring", lambda *_: None)
        main("run")
        assert capsys.readouterr().err == "Waiting for another make that sets up .venv ...\n"
        assert asked[1:] == [fcntl.LOCK_EX], "it goes on once the other one is done"

    def test_the_lock_of_an_extra_has_its_versions_and_hashes(self) -> None:
        locked = runpy.run_path(str(ROOT / "script" / "venv.py"))["locked"]
        entries = locked("requirements/dev.txt")
        assert set(entries) == set(pins("dev"))
        assert entries["openpyxl"].startswith("openpyxl==")
        assert all("--hash=sha256:" in entry for entry in entries.values())

    def test_without_python(self, checkout: Path) -> None:
        assert "No Python of at least 3.11 found" in self.set_up(checkout)

    def test_with_a_shim_that_has_nothing_behind_it(self, checkout: Path) -> None:
        self.stand_in(checkout, "python3", "echo 'python3: command not found' >&2; exit 127")
        assert "No Python of at least 3.11 found" in self.set_up(checkout)

    def test_with_a_wrong_choice(self, checkout: Path) -> None:
        said = self.set_up(checkout, PYTHON="python9")
        assert said == "PYTHON=python9 is not a Python of at least 3.11 that runs.\n"

    def test_without_the_module_that_makes_environments(self, checkout: Path) -> None:
        self.stand_in(checkout, "python3", 'case "$2" in *ensurepip*) exit 1 ;; esac')
        said = self.set_up(checkout)
        assert said.startswith("python3 lacks the module venv or ensurepip")

    def test_without_the_right_to_write(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("script/venv.py", "requirements/run.txt"):
            (checkout / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, checkout / name)
        main = runpy.run_path(str(checkout / "script" / "venv.py"))["main"]
        monkeypatch.setattr(os, "access", lambda *_: False)
        with pytest.raises(SystemExit, match=r"No right to write in .*a checkout"):
            main("run")
        assert not (checkout / ".venv").exists()

    def test_the_command_runs_this_folder_from_any_other(self, tmp_path: Path) -> None:
        checkout = tmp_path / "it's a checkout"
        (checkout / "script").mkdir(parents=True)
        shutil.copy(ROOT / "script" / "venv.py", checkout / "script")
        shutil.copytree(ROOT / "briefing", checkout / "briefing")
        (checkout / "briefing" / "__init__.py").write_text('__version__ = "of the checkout"\n')
        (checkout / ".venv" / "bin").mkdir(parents=True)
        self.stand_in(checkout / ".venv", "python", f'exec {sys.executable} "$@"')
        runpy.run_path(str(checkout / "script" / "venv.py"))["write_command"]()
        elsewhere = tmp_path / "elsewhere"
        (elsewhere / "briefing").mkdir(parents=True)
        (elsewhere / "briefing" / "__init__.py").write_text("raise SystemExit('not this one')")
        (elsewhere / "link").symlink_to(checkout / ".venv" / "bin" / "briefing")
        said = subprocess.check_output(["./link", "--version"], cwd=elsewhere, text=True)
        assert "of the checkout" in said


TOOLS = ("ruff", "python", "mypy", "lint-imports")


@pytest.mark.parametrize("wrong", ["", *TOOLS])
def test_make_test_fails_where_style_types_floors_or_tests_do(tmp_path: Path, wrong: str) -> None:
    """Of each tool here is only what it says: the whole of them is what runs this test."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("script/venv", *(f".venv/bin/{tool}" for tool in TOOLS)):
        tool = tmp_path / name
        tool.parent.mkdir(parents=True, exist_ok=True)
        tool.write_text(f"#!/bin/sh\necho {tool.name}\n[ {tool.name} != '{wrong}' ]\n")
        tool.chmod(0o755)
    command = ["make", "--silent", "test"]
    done = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True, check=False)
    said = [line for line in done.stdout.splitlines() if not line.startswith("make")]
    assert (done.returncode == 0) == (not wrong)
    assert ("python" in said) == (wrong != "ruff")  # tests are run where the style is right
    assert said[-1] == (wrong or "python")  # a tool that finds nothing is silent
