"""Wheel and sdist: what they carry, and that the installed program works far from the checkout."""

import json
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
import zlib
from email.parser import HeaderParser
from pathlib import Path

import pytest
from sweeping import SWEEP

ROOT = Path(__file__).parent.parent
BUNDLED = ("briefs", "themes", "seeds")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(target: str, source: Path, into: Path) -> Path:
    """Build `wheel` or `sdist` from a folder with what is installed here."""
    run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", into, cwd=source)
    (built,) = into.iterdir()
    return built


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def files_below(folder: Path) -> set[str]:
    """The files that belong into a distribution, by path from the folder's parent."""
    found = (path.relative_to(folder.parent) for path in folder.rglob("*") if path.is_file())
    return {
        path.as_posix()
        for path in found
        if not any(part.startswith(".") or part == "__pycache__" for part in path.parts)
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (top,) = folder.iterdir()
    return top


def unpack(wheel: Path, python: Path, packages: Path) -> None:
    """Put a wheel's files where an installer puts them, with the command that it names.

    pip itself takes as long as all else here together; it is for a sweep.
    """
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    (entries,) = packages.glob("*.dist-info/entry_points.txt")
    ((name, where),) = re.findall(r"(?m)^([\w-]+) = (\S+)$", entries.read_text("utf-8"))
    module, function = where.split(":")
    command = python.with_name(name)
    code = f"import sys; from {module} import {function}; sys.exit({function}())"
    command.write_text(f'#!/bin/sh\nexec "{python}" -c "{code}" "$@"\n', "utf-8")
    command.chmod(0o755)


def install(wheel: Path, python: Path, _packages: Path) -> None:
    """Have pip install a wheel."""
    pip = (sys.executable, "-m", "pip", "--isolated", "--python", python, "install")
    run(*pip, "--quiet", "--no-index", "--no-deps", wheel, cwd=wheel.parent)


@pytest.fixture(scope="module", params=[unpack, pytest.param(install, marks=SWEEP)])
def installed(
    request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The program in an environment of its own that borrows our dependencies, not our checkout."""
    folder = tmp_path_factory.mktemp("installed") / "an environment"
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    (packages,) = folder.glob("lib/python*/site-packages")
    request.param(wheel, python, packages)
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "briefing"


def test_the_wheel_carries_the_package_and_what_comes_with_it(wheel: Path) -> None:
    carried = {name for name in contents(wheel) if not name.startswith("briefing_room-")}
    wanted = files_below(ROOT / "briefing")
    for folder in BUNDLED:
        files = files_below(ROOT / folder)
        assert files, f"{folder}/ is empty"
        wanted |= {f"briefing/bundled/{file}" for file in files}
    assert carried == wanted
    assert "briefing/py.typed" in carried


def test_the_wheel_stays_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 3_750_000  # of which 1,260,000 are the map and the gazetteer


def test_the_wheel_is_packed_tighter_than_zlib_can_and_sound(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
        by_zlib = sum(len(zlib.compress(archive.read(info), 9)) - 6 for info in infos)
        packed = sum(info.compress_size for info in infos)
        assert packed < 0.99 * by_zlib
        assert {info.date_time[0] for info in infos} == {2020}, "the time of the build is in it"
        assert {info.external_attr >> 16 & 0o777 for info in infos} <= {0o644, 0o755}


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    carried = contents(wheel)
    (top,) = {name.partition("/")[0] for name in carried if ".dist-info/" in name}
    said = HeaderParser().parsestr(carried[f"{top}/METADATA"].decode())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert said["Name"] == "briefing-room"
    assert said["Requires-Python"] == ">=3.11"
    assert said["License-Expression"] == "MIT"
    assert said["Description-Content-Type"] == "text/markdown"
    required = said.get_all("Requires-Dist", [])
    extra = [line for line in required if "extra ==" in line]
    assert len(required) - len(extra) == len(project["dependencies"])
    assert len(extra) == sum(map(len, project["optional-dependencies"].values()))
    assert b"The briefing contributors" in carried[f"{top}/licenses/LICENSE"]
    assert b"briefing = briefing.__main__:main" in carried[f"{top}/entry_points.txt"]


def test_the_sdist_carries_all_that_is_needed_to_work_on_it(unpacked: Path) -> None:
    for folder in (*BUNDLED, "bench", "briefing", "docs", "requirements", "script", "tests"):
        assert files_below(unpacked / folder) == files_below(ROOT / folder), folder
    for file in (
        ".ci/run",
        ".github/workflows/test.yml",
        ".pre-commit-config.yaml",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "pyproject.toml",
    ):
        assert (unpacked / file).read_bytes() == (ROOT / file).read_bytes()
    assert (unpacked / "script" / "venv").stat().st_mode & 0o111


def test_the_wheel_of_the_sdist_is_the_same(wheel: Path, unpacked: Path, tmp_path: Path) -> None:
    assert contents(build("wheel", unpacked, tmp_path)) == contents(wheel)


def test_the_installed_program_finds_its_library_from_anywhere(
    installed: Path, tmp_path: Path
) -> None:
    python = installed.with_name("python")
    where = run(python, "-c", "import briefing; print(briefing.__file__)", cwd=tmp_path)
    assert where.startswith(str(installed.parent.parent))

    here = json.loads(run(sys.executable, "-m", "briefing", "list", "--json", cwd=tmp_path))
    there = json.loads(run(installed, "list", "--json", cwd=tmp_path))
    assert [brief["id"] for brief in there] == [brief["id"] for brief in here] != []

    summaries = run(installed, "export", *(brief["id"] for brief in there), cwd=tmp_path)
    for brief in there:
        assert brief["title"] in " ".join(summaries.split())
    assert json.loads(run(installed, "schema", cwd=tmp_path))["$defs"]
    assert run(installed, "--version", cwd=tmp_path).strip()
    assert not list(tmp_path.iterdir())
