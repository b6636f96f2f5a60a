"""Loads the modules of ``script/``, which are in no package."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

_FOLDER = Path(__file__).parents[1] / "script"


def script(name: str) -> ModuleType:
    """Load a script by its file: on the path, venv.py would stand before the library's venv.

    What it imports from beside it has to be loaded before it.
    """
    spec = spec_from_file_location(name, _FOLDER / f"{name}.py")
    assert spec
    assert spec.loader
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
