"""The server's accounts: who may publish, read and ask what, subject by subject."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefing.wire.jetstream.address import stream, text_stream

if TYPE_CHECKING:
    from briefing.wire.keeping.serve import DeskFile

_STORE = """\
accounts {
  STORE { jetstream: enabled
    users: [ { user: admin, password: %s } ]
    exports: [ { service: "brief.>" }, { service: "signed.>" }, { service: "record.>" },
      { service: "text.>" }, { service: "$JS.API.STREAM.INFO.*" },
      { service: "$JS.API.DIRECT.GET.*", response_type: stream },
      { service: "$JS.API.CONSUMER.CREATE.>" },
      { service: "$JS.API.CONSUMER.MSG.NEXT.*.*", response_type: stream },
      { stream: "news.>" } ] }
  DESK {
    users: ["""
_IMPORTS = """ ]
    imports: [ { service: { account: STORE, subject: "brief.>" } },
      { service: { account: STORE, subject: "signed.>" } },
      { service: { account: STORE, subject: "record.>" } },
      { service: { account: STORE, subject: "text.>" } },
      { service: { account: STORE, subject: "$JS.API.STREAM.INFO.*" }, to: "js.STREAM.INFO.*" },
      { service: { account: STORE, subject: "$JS.API.DIRECT.GET.*" }, to: "js.DIRECT.GET.*" },
      { service: { account: STORE, subject: "$JS.API.CONSUMER.CREATE.>" },
        to: "js.CONSUMER.CREATE.>" },
      { service: { account: STORE, subject: "$JS.API.CONSUMER.MSG.NEXT.*.*" },
        to: "js.CONSUMER.MSG.NEXT.*.*" },
      { stream: { account: STORE, subject: "news.>" } } ] }
  SYS { users: [ { user: system, password: %s } ] }
}
system_account: SYS"""


def publishes(user: str, read: list[str], write: list[str]) -> Iterator[str]:
    """Yield the subjects that a user may publish on, the questions to the store among them."""
    for shelf in read:
        name = stream(shelf)
        yield from (
            f"js.STREAM.INFO.{name}",
            f"js.DIRECT.GET.{name}",
            f"js.CONSUMER.CREATE.{name}.>",
            f"js.CONSUMER.MSG.NEXT.{name}.*",
            f"js.DIRECT.GET.{text_stream(shelf)}",
        )
        yield f"here.{shelf}.{user}"
    for shelf in write:
        yield from (f"{kind}.{shelf}.*.{user}" for kind in ("brief", "signed", "record"))
        yield f"text.{shelf}.*.*.{user}"


def hears(user: str, read: list[str]) -> Iterator[str]:
    """Yield the subjects that a user may subscribe to."""
    yield f"_INBOX_{user}.>"
    for shelf in read:
        yield from (f"news.{shelf}.>", f"here.{shelf}.>")


def account_lines(desk: DeskFile, hashes: Mapping[str, str]) -> Iterator[str]:
    """Yield the configuration's accounts; ``hashes`` are those of admin and system."""
    yield _STORE % json.dumps(hashes["admin"])
    for name, user in desk.users.items():
        if user.revoked:
            continue
        publish = list(publishes(name, user.read, user.write))
        hear = list(hears(name, user.read))
        yield (
            f"      {{ user: {json.dumps(name)}, password: {json.dumps(user.hash)},\n"
            "        permissions: {\n"
            f"          publish: {{ allow: {json.dumps(publish)} }},\n"
            f"          subscribe: {{ allow: {json.dumps(hear)} }} }} }},"
        )
    yield _IMPORTS % json.dumps(hashes["system"])
