"""What is imported when: the headless half never pays for the screen."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importing import imports_of
from sweeping import some

import briefing

PACKAGE = Path(briefing.__file__).parent

# Runs one command as the program would, then tells its status and all that it imported.
COMMAND = """
import json, sys
sys.argv[0] = "briefing"
from briefing.__main__ import main
try:
    status = main()
except SystemExit as leaving:
    status = leaving.code
print()
print(json.dumps([status or 0, list(sys.modules)]))
"""

# The same without importing json to tell it.
AS_JSON = COMMAND.replace("import json, sys", "import sys").replace("json.dumps", "str")

# Imports each module in a process that has imported nothing of ours, and tells what it brought.
# What costs most is imported once, before the forks: Textual last, for the modules of the screen.
EACH_ALONE = """
import importlib, json, os, sys
import msgspec.inspect, yaml
sys.dont_write_bytecode = False
print(flush=True)
for name in sys.argv[1:]:
    if name.startswith("briefing.tui"):
        import textual.app, textual.containers, textual.widgets
    if not os.fork():
        importlib.import_module(name)
        print(json.dumps([name, list(sys.modules)]), flush=True)
        os._exit(0)
    if os.wait()[1]:
        sys.exit(f"{name} cannot be imported alone")
"""


def python(code: str, *arguments: str) -> list[str]:
    """The lines that `code` prints in a Python of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def within(package: str, names: list[str]) -> set[str]:
    """Those of the names that are the package or lie in it."""
    return {name for name in names if name == package or name.startswith(f"{package}.")}


def modules() -> list[str]:
    """The name of every module of the package, those of the screen last."""
    files = (path.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("*.py"))
    names = [".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files]
    return sorted(names, key=lambda name: (bool(within("briefing.tui", [name])), name))


def imports(path: Path) -> Iterator[str]:
    """Every absolute name that a file imports, at its top or late."""
    for node in imports_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif node.module and not node.level:
            # `from rich import cells` may name a module; `from rich.cells import x` says enough.
            if "." in node.module:
                yield node.module
            else:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def saying(*words: str, within: str = ".") -> Iterator[Path]:
    """Every file in which one of the words stands: no other can import what is called so.

    To look for a word takes a hundredth of what it takes to parse a file.
    """
    for path in (PACKAGE / within).rglob("*.py"):
        text = path.read_text("utf-8")
        if any(word in text for word in words):
            yield path


@pytest.fixture(scope="module")
def cells() -> set[str]:
    """What `rich.cells` needs of Rich, its table of widths included."""
    code = "import json, sys, rich.cells; rich.cells.cell_len('漢')"
    code += "; print(json.dumps(list(sys.modules)))"
    return within("rich", json.loads(python(code)[-1]))


SHOWN = "aleppo-2024-11-30"


@pytest.mark.parametrize("command", ["--help", "list", "schema", "export", "check"])
def test_a_command_without_screen_imports_none_of_it(command: str, cells: set[str]) -> None:
    arguments = [command, SHOWN] if command in {"export", "check"} else [command]
    status, loaded = json.loads(python(COMMAND, *arguments)[-1])
    assert status == 0
    assert not within("textual", loaded)
    assert within("rich", loaded) <= cells


LARGE = (
    *("hashlib", "json", "platform", "shutil", "tempfile", "random", "unicodedata", "inspect"),
    *("yaml", "briefing.format.reader"),
)
"""What takes long to load, and no command needs that finds all it tells in the cache."""


def test_what_the_cache_has_is_told_without_what_makes_it() -> None:
    """An export fills the cache as the dashboard does, by the library's ``verdicts``."""
    status, _ = json.loads(python(COMMAND, "export", SHOWN)[-1])
    assert status == 0
    for command in ("export", "check"):
        status, loaded = json.loads(python(AS_JSON, command, SHOWN)[-1].replace("'", '"'))
        assert status == 0
        assert "briefing.verify.verdicts" in loaded
        assert "briefing.verify.judge" not in loaded
        if command == "export":  # a check reads the file anew, to name the line of each problem
            bare = python("import sys; print(list(sys.modules))")[-1]
            assert not {*LARGE} & ({*loaded} - {*json.loads(bare.replace("'", '"'))})


def test_a_first_brief_is_judged_without_what_only_looks_at_python() -> None:
    """dataclasses loads inspect, which takes longer than the rules of a language."""
    code = "import sys, briefing.cli.main; briefing.cli.main._import_msgspec()"
    loaded = python(code + "; import briefing.verify.english; print(*sys.modules)")[-1].split()
    assert not {"dataclasses", "inspect", "json", "tempfile"} & {*loaded}


def test_a_brief_with_sealed_records_is_judged_without_what_whole_texts_need() -> None:
    code = """
import sys
from pathlib import Path
from briefing.format.reader import read_brief
from briefing.library.verdict_cache import Verifier
path = Path("briefs/aleppo-2024-11-30.yaml").resolve()
reading = read_brief(path, path.parent.parent)
Verifier(path.parent.parent, cached=False).verdicts(path, reading.value, reading.text)
print(*sys.modules)
"""
    loaded = {*python(code)[-1].split()}
    assert "briefing.verify.english.names" in loaded
    for module in ("wording", "dates.loose", "figures.change", "figures.listings"):
        assert f"briefing.verify.english.{module}" not in loaded


def test_what_stood_in_for_a_module_at_the_start_is_gone_when_it_is_needed() -> None:
    code = """
import sys
from briefing.cli import main
main._import_pathlib(); main._import_argparse(); main._import_msgspec()
late = {"gettext", "msgspec.inspect", "platform", "textwrap", "urllib.parse"}
assert not late & {*sys.modules}
import argparse, gettext, pathlib, msgspec, msgspec.json, textwrap, urllib.parse
assert argparse.ArgumentParser(prog="a").format_usage() == "usage: a [-h]\\n"
assert gettext.gettext("a") == "a"
assert msgspec.inspect.type_info(int) == msgspec.inspect.IntType()
assert pathlib.Path("/a b").as_uri() == "file:///a%20b"
assert msgspec.json.schema(int) == {"type": "integer"}
assert textwrap.dedent(" a") == "a"
assert urllib.parse.urlsplit("http://[::1]/").hostname == "::1"
print("well")
"""
    assert python(code)[-1] == "well"


PARTS = 40


@pytest.mark.parametrize("part", some(range(PARTS), 1))
def test_each_module_can_be_imported_first_and_alone(cells: set[str], part: int) -> None:
    """A fortieth of them, in a sweep all; that no circle goes through them is held for all."""
    names = modules()[part::PARTS]
    loaded = dict(json.loads(line) for line in python(EACH_ALONE, *names) if line)
    assert list(loaded) == names
    for name in names:
        if not within("briefing.tui", [name]):
            assert not within("textual", loaded[name]), name
            assert within("rich", loaded[name]) <= cells, name


def test_all_modules_without_screen_import_none_of_it(cells: set[str]) -> None:
    names = [name for name in modules() if not within("briefing.tui", [name])]
    code = "import importlib, json, sys; [importlib.import_module(name) for name in sys.argv[1:]]"
    loaded = json.loads(python(code + "; print(json.dumps(list(sys.modules)))", *names)[-1])
    assert {*names} <= {*loaded}
    assert not within("textual", loaded)
    assert within("rich", loaded) <= cells


def test_what_paints_first_loads_neither_yaml_nor_what_verifies() -> None:
    """A brief and a theme come from the cache; verdicts are made after the first paint."""
    code = "import json, sys, briefing.tui.app; print(json.dumps(list(sys.modules)))"
    loaded = json.loads(python(code)[-1])
    assert within("briefing.tui", loaded)
    for late in (
        "yaml",
        "briefing.format.reader",
        "briefing.verify.sources.record",
        "briefing.atlas",
        "briefing.tui.authors",
        "briefing.tui.screens.skeleton",
        "briefing.tui.services.live_reload",
    ):
        assert not within(late, loaded), late


def test_only_the_screen_names_textual_and_more_of_rich_than_its_cells() -> None:
    for path in saying("textual", "rich"):
        if not path.is_relative_to(PACKAGE / "tui"):
            named = list(imports(path))
            assert not within("textual", named), path
            assert within("rich", named) <= {"rich.cells"}, path


ABOVE = ("cli", "compare", "export", "tui")
"""What asks a library, and knows neither its folder nor a file of it."""
OF_FOLDERS = {
    *(f"briefing.library.{name}" for name in ("brief_cache", "folder", "skim")),
    *(f"briefing.library.scan.{name}" for name in ("Scan", "briefs_folder", "peek", "read_head")),
    *("briefing.library.sources.at_hand", "briefing.library.sources.source_path"),
    *("briefing.library.choose.library_of", "briefing.library.verdict_cache"),
    *("briefing.format.reader.read_brief", "briefing.format.signoffs.read_signoffs"),
}
"""What only a folder can be asked by."""


def named(path: Path) -> Iterator[str]:
    """Every module and every name out of a module that a file imports, at its top or late."""
    for node in imports_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_above_the_library_nobody_knows_of_its_folder() -> None:
    words = (*(name.rpartition(".")[2] for name in OF_FOLDERS), ".root", ".deep")
    for path in (path for part in ABOVE for path in saying(*words, within=part)):
        assert not {*named(path)} & OF_FOLDERS, path
        tree = ast.parse(path.read_bytes())
        attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not attributes & {"root", "deep"}, path


def test_only_one_place_chooses_what_kind_of_library_there_is() -> None:
    using = {
        str(path.relative_to(PACKAGE))
        for path in saying("folder")
        if "briefing.library.folder" in named(path)
    }
    assert using == {"library/choose.py"}


def test_the_modules_of_the_library_go_in_no_circle() -> None:
    """Late imports and those for types alone count: a circle of them is as hard to enter."""
    files = dict(_library_modules())
    left = {name: {*named(path)} & {*files.values()} - {name} for path, name in files.items()}
    while free := {name for name, others in left.items() if not others}:
        left = {name: others - free for name, others in left.items() if name not in free}
    assert not left


def _library_modules() -> Iterator[tuple[Path, str]]:
    for path in (PACKAGE / "library").rglob("*.py"):
        if path.name != "__init__.py":
            yield path, ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
