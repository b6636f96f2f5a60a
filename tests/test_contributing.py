"""What contributors and the forge are told is so: versions of Python, targets, hooks, paths."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FORGE = ROOT / ".github"


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def shell_blocks() -> list[str]:
    found = re.findall(r"^( *)```sh\n(.*?)^\1```$", GUIDE, re.MULTILINE | re.DOTALL)
    return [line.strip() for _, block in found for line in block.splitlines()]


def test_the_workflow_runs_what_a_change_must_pass_on_each_supported_python() -> None:
    job = loaded(FORGE / "workflows" / "test.yml")["jobs"]["test"]
    pythons = job["strategy"]["matrix"]["python"]
    assert any(step.get("run") == ".ci/run" for step in job["steps"])
    classified = [line.rpartition(" ")[2] for line in PROJECT["classifiers"] if " :: 3." in line]
    # A Python that is only tried, not promised, may stand after the promised ones.
    assert pythons[: len(classified)] == classified
    assert PROJECT["requires-python"] == f">={pythons[0]}"
    assert pythons == [f"3.{11 + place}" for place in range(len(pythons))]


def test_the_workflow_holds_the_floor_of_branch_coverage() -> None:
    jobs = loaded(FORGE / "workflows" / "test.yml")["jobs"]
    assert any(step.get("run") == "make coverage" for step in jobs["coverage"]["steps"])
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert settings["coverage"]["run"]["branch"] is True
    assert settings["coverage"]["run"]["source"] == ["briefing"]
    assert settings["coverage"]["report"]["fail_under"] >= 80


def test_the_hooks_are_of_this_repository_and_call_what_there_is() -> None:
    (repository,) = loaded(ROOT / ".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    tracked = [str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md")]
    for hook in repository["hooks"]:
        assert hook["language"] == "system"
        command, target = hook["entry"].split()
        assert command == "make"
        assert target in targets()
        if "files" in hook:
            assert any(re.search(hook["files"], path) for path in tracked)


def test_every_target_is_in_the_guide_and_every_one_in_it_exists() -> None:
    named = set(re.findall(r"(?:`|=\S+ |^ *)make ([a-z-]+)", GUIDE, re.MULTILINE))
    assert named == targets()


def paths(text: str) -> list[str]:
    """What a text names between backticks that is a file or folder of the project.

    In a row of a table that begins with a folder, the others may lie in that one.
    """
    found = []
    for line in text.splitlines():
        row = re.match(r"\| `([\w/]+/)` \|", line)
        for name in re.findall(r"(?<!\w)`(\.?\w[\w./-]*(?:/|\.\w+))`", line):
            below = row is not None and not (ROOT / name).exists()
            found.append(f"{row[1]}{name}" if row and below else name)
    return found


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_the_files_and_folders_that_a_guide_names_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = {*paths(text), *re.findall(r"(?<![\w/.])(?:tests|briefing|docs)/[\w/.]+\w", text)}
    assert len(named) > 10
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_a_path_that_does_not_exist_is_seen() -> None:
    row = "| `briefing/cli/` | `commands/`, `gone.py` and `docs/format.md`, no `word` |"
    assert paths(row) == [
        "briefing/cli/",
        "briefing/cli/commands/",
        "briefing/cli/gone.py",
        "docs/format.md",
    ]


@pytest.mark.parametrize("variable", ["UPDATE_FRAMES", "UPDATE_GOLDEN"])
def test_the_commands_that_keep_anew_name_every_test_that_listens(variable: str) -> None:
    told = {word for line in shell_blocks() if variable in line for word in line.split()}
    listening = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        if path.name != Path(__file__).name and variable in path.read_text(encoding="utf-8"):
            listening.add(path.relative_to(ROOT).as_posix())
    assert listening == {word for word in told if word.startswith("tests/")}


def test_each_issue_template_says_what_it_is_for() -> None:
    templates = sorted((FORGE / "ISSUE_TEMPLATE").glob("*.md"))
    assert [path.stem for path in templates] == ["bug", "feature"]
    for path in templates:
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        assert set(yaml.safe_load(head)) == {"name", "about"}
        assert body.count("**") >= 6


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="no checkout")
def test_what_the_forge_reads_is_kept_in_git() -> None:
    listed = subprocess.check_output(["git", "ls-files", ".github", ".ci"], cwd=ROOT, text=True)
    assert {".ci/run", ".github/workflows/test.yml", ".github/PULL_REQUEST_TEMPLATE.md"} <= set(
        listed.splitlines()
    )
