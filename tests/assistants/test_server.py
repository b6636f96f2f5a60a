"""``briefing mcp``: the protocol, driven by the package's own client; how it ends."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from assistants.conftest import OPEN, whole

from briefing.cli.main import run
from briefing.extras import install_line
from briefing.library.folder import FolderLibrary
from briefing.mcp import server, tools
from briefing.mcp.ceiling import Ceiling

if TYPE_CHECKING:  # it brings 400 modules, for one of thousands of tests
    from mcp import Client

HELLO = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {},
               "clientInfo": {"name": "test", "version": "1"}},
}  # fmt: skip
COMMAND = ("-m", "briefing", "mcp", "--library")


def test_a_client_sees_four_tools_that_only_read_and_every_error_is_an_answer(
    library: Path, tmp_path: Path
) -> None:
    import anyio
    from mcp import Client, StdioServerParameters
    from mcp.client.stdio import stdio_client

    before = whole(library)
    server = StdioServerParameters(
        command=sys.executable, args=[*COMMAND, str(library)], env={"HOME": os.environ["HOME"]}
    )
    errors = tmp_path / "errors"

    async def story() -> None:
        with errors.open("w") as said:
            async with Client(stdio_client(server, errlog=said)) as client:
                await _story(client)

    anyio.run(story)
    assert errors.read_text() == ""
    assert whole(library) == before


async def _story(client: Client) -> None:
    from mcp.types import TextContent

    tools = (await client.list_tools()).tools
    assert [tool.name for tool in tools] == ["search", "paragraph", "check", "propose"]
    for tool in tools:
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint is True

    async def ask(name: str, **arguments: Any) -> Any:
        found = await client.call_tool(name, arguments)
        (content,) = found.content
        assert isinstance(content, TextContent)
        assert json.loads(content.text) == found.structured_content
        return found

    found = await ask("search", query="bridge")
    assert not found.is_error
    assert found.structured_content["items"][0]["brief"] == "open-brief"
    found = await ask("paragraph", brief="open-brief", cite="p1")
    assert found.structured_content["paragraphs"][0]["text"].startswith("The Relief Office")
    assert (await ask("check", yaml=OPEN)).structured_content["readable"]
    item = {"text": "Some 40 families went over the bridge.", "by": "relief", "cite": ["p1"]}
    found = await ask("propose", brief="open-brief", section="points", item=item)
    assert found.structured_content["accepted"]
    nested: Any = "x"
    for _ in range(100):
        nested = [nested]
    for name, arguments in (
        ("nope", {}), ("search", {"query": 3}), ("search", {"query": "x", "path": "/etc/passwd"}),
        ("paragraph", {"brief": "../briefs/secret.yaml", "cite": "p1"}),
        ("paragraph", {"brief": "secret-brief", "cite": "p1"}),
        ("paragraph", {"brief": "a\x00\x1b[2J", "cite": "p1"}),
        ("check", {"yaml": "x" * 1_000_001}), ("check", {"yaml": ["x"]}),
        ("propose", {"brief": "open-brief", "section": "nope", "item": {}}),
        ("propose", {"brief": "open-brief", "section": "points", "item": {"text": "x" * 99_999}}),
    ):  # fmt: skip
        found = await ask(name, **arguments)
        assert found.is_error
        assert "Traceback" not in found.content[0].text
        assert "\x1b" not in found.structured_content["error"]
    found = await ask("propose", brief="open-brief", section="points", item={"text": nested})
    assert not found.structured_content.get("accepted")
    # It goes on.
    assert not (await ask("search", query="harl")).is_error


def started(library: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, *COMMAND, str(library)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(HELLO) + "\nno message\n{}\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    assert answer["result"]["serverInfo"]["name"] == "briefing"
    return process


@pytest.mark.parametrize(
    ("how", "status"), [(None, 0), (signal.SIGTERM, 143), (signal.SIGINT, 130)]
)
def test_it_ends_when_its_input_does_and_on_signals(
    library: Path, how: signal.Signals | None, status: int
) -> None:
    process = started(library)
    if how is None:
        out, err = process.communicate(timeout=60)  # which closes its input
    else:
        process.send_signal(how)
        assert process.wait(timeout=60) == status
        assert process.stdout is not None
        assert process.stderr is not None
        out, err = process.stdout.read(), process.stderr.read()
        for stream in (process.stdin, process.stdout, process.stderr):
            assert stream is not None
            stream.close()
    assert process.returncode == status
    assert err == ""
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in out.splitlines())


def test_without_the_extra_it_says_how_to_get_it(
    library: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("briefing.mcp.server.find_spec", lambda name: None)
    assert run(["mcp", "--library", str(library)]) == 2
    found = capfd.readouterr()
    assert found.out == ""
    assert found.err == (
        "briefing: a server for assistants needs the extra mcp, which is not installed. "
        f"Install it: {install_line('mcp')}\n"
    )


def test_in_a_terminal_it_says_who_starts_it(
    library: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert run(["mcp", "--library", str(library)]) == 2
    assert "an assistant's program starts this server" in capfd.readouterr().err


def test_without_an_output_and_with_a_disk_that_fails_it_is_a_sentence(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", io.StringIO())
        patch.setattr(sys, "stdout", None)
        assert run(["mcp", "--library", str(library)]) == 2
    assert "there is no standard output" in capsys.readouterr().err

    def fails(*_: object) -> dict[str, Any]:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "harl.yaml")

    monkeypatch.setattr(tools, "answer", fails)
    told, error = server._Asked(Ceiling(FolderLibrary(library), "CLEAR"))._answer("search", {})
    assert error
    assert told == {"error": "harl.yaml cannot be used: input/output error; nothing was changed"}
