"""An editor without a screen: it drives the real yaml-language-server over stdio."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
SERVER: Final = ROOT / ".cache/editors/node_modules/yaml-language-server/bin/yaml-language-server"
"""Where ``make editors`` puts the server."""
CURSOR: Final = "▮"
"""Where one types, in a text."""


def missing() -> str:
    """Return why there is no server to drive; "" where there is one."""
    if shutil.which("node") is None:
        return "node is not on this machine"
    if not SERVER.is_file():
        return 'yaml-language-server is not installed: "make editors" does it'
    return ""


class Editor:
    """A session with the server; files are opened with the schema that their modeline names."""

    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self._versions = itertools.count(1)
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Editor:
        node = shutil.which("node")
        assert node is not None
        self._process = subprocess.Popen(
            [node, str(SERVER), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "NODE_OPTIONS": ""},
        )
        self.ask("initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
            "workspace": {"configuration": True},
        }})  # fmt: skip
        self._send({"method": "initialized", "params": {}})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:  # fmt: skip
        self._process.kill()
        self._process.communicate()

    def open(self, path: Path, text: str) -> list[str]:
        """Open a file with some text; return what the server finds wrong with it."""
        uri = path.as_uri()
        self.diagnostics.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": next(self._versions)}
        self._send({"method": "textDocument/didOpen",
                    "params": {"textDocument": {**document, "text": text}}})  # fmt: skip
        while uri not in self.diagnostics:
            self._heard(self._receive())
        return [
            f"{each['range']['start']['line'] + 1}: {each['message']}"
            for each in self.diagnostics[uri]
        ]

    def close(self, path: Path) -> None:
        """Close a file."""
        self._send({"method": "textDocument/didClose",
                    "params": {"textDocument": {"uri": path.as_uri()}}})  # fmt: skip

    def complete(self, path: Path, text: str) -> dict[str, str]:
        """Return what is offered where ``CURSOR`` stands, each with what is said of it."""
        at = text.index(CURSOR)
        self.open(path, text.replace(CURSOR, "", 1))
        found = self.ask("textDocument/completion", _place(path, text, at))
        self.close(path)
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"]: _words(item.get("documentation", "")) for item in items}

    def hover(self, path: Path, text: str, word: str) -> str:
        """Return what is shown over a word of a text, at its first place."""
        self.open(path, text)
        found = self.ask("textDocument/hover", _place(path, text, text.index(word) + 1))
        self.close(path)
        return _words(found["contents"]) if found else ""

    def ask(self, method: str, params: Any) -> Any:
        """Return the answer to a request."""
        number = next(self._ids)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._heard(message)

    def _heard(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            settings = {"validate": True, "hover": True, "completion": True, "schemaStore": {
                "enable": False}, "yamlVersion": "1.2"}  # fmt: skip
            items = message.get("params", {}).get("items", [])
            answers = [settings if each.get("section") == "yaml" else None for each in items]
            self._send({"id": message["id"], "result": answers or None})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        size = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the server has ended"
        found = json.loads(self._process.stdout.read(size))
        assert isinstance(found, dict)
        return found


def _place(path: Path, text: str, at: int) -> dict[str, Any]:
    line = text.count("\n", 0, at)
    return {
        "textDocument": {"uri": path.as_uri()},
        "position": {"line": line, "character": at - (text.rfind("\n", 0, at) + 1)},
    }


def _words(value: Any) -> str:
    return str(value["value"] if isinstance(value, dict) else value or "")
