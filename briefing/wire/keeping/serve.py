"""The folder of a desk: its nodes, users and shelves, and the server's configuration made of them.

``desk.json`` is what somebody decided; all other files are made from it. The store stands in an
account of its own: with users and streams in one account, a user could have the server store a
message under a name she may not publish on.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from briefing.files import Unreadable, read_guarded
from briefing.filesystem import is_there
from briefing.paths import shown
from briefing.ready import ready
from briefing.wire.jetstream.address import SHELVES, USER, is_shelf
from briefing.wire.jetstream.invitation import (
    SUFFIX,
    Invitation,
    read_private,
    write_invitation,
    write_private,
)
from briefing.wire.keeping import certs
from briefing.wire.keeping.rights import account_lines
from briefing.wire.protocol import Refused, missing
from briefing.writing import own_folder

CONFIGURATION: Final = "desk.json"
NODE: Final = "node.conf"
PID: Final = "node.pid"
STORED_MB: Final = 4_096
"""What a shelf may fill, in megabytes, unless the desk says otherwise."""


class Node(msgspec.Struct):
    """One server of the desk: its names and addresses, and its ports on each of them."""

    name: str
    hosts: list[str]
    port: int = 4222
    cluster: int = 6222
    monitor: int = 8222


class User(msgspec.Struct, omit_defaults=True):
    """Who may do what. Of the word only its hash is kept."""

    hash: str
    name: str = ""
    read: list[str] = []
    write: list[str] = []
    revoked: bool = False


class DeskFile(msgspec.Struct, kw_only=True):
    """What is decided of a desk."""

    desk: str
    nodes: list[Node]
    users: dict[str, User] = {}
    shelves: list[str] = msgspec.field(default_factory=lambda: list(SHELVES.values()))
    lan: bool = False
    four_eyes: list[str] = []
    stored_mb: int = STORED_MB
    admin: str
    system: str
    route: str
    rounds: int = certs.ROUNDS

    @property
    def replicas(self) -> int:
        """How many nodes keep each message."""
        return min(3, len(self.nodes))


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def ports() -> tuple[int, int, int]:
    """Return the ports of a node: the usual ones, where nothing has them already."""
    found = []
    for usual in (4222, 6222, 8222):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", usual))
                found.append(usual)
            except OSError:
                found.append(free_port())
    return found[0], found[1], found[2]


def own_hosts(*, lan: bool) -> list[str]:
    """Return by which names and addresses this machine is reached, the best one first."""
    hosts = []
    if lan:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: it tells which address would be used
            hosts.append(str(probe.getsockname()[0]))
        hosts += [socket.gethostname(), socket.getfqdn()]
    hosts += ["127.0.0.1", "localhost", "::1"]
    return list(dict.fromkeys(host for host in hosts if host))


def load(folder: Path) -> DeskFile:
    """Return what is decided of the desk in a folder.

    Raises:
        Refused: there is none, or its file cannot be read.
    """
    path = folder / CONFIGURATION
    if not is_there(path):
        raise Refused(f'there is no desk in {folder}: "briefing desk serve {folder}" makes one.')
    try:
        return msgspec.json.decode(read_private(path), type=ready(DeskFile))
    except msgspec.DecodeError as error:
        raise Refused(
            f"{shown(path)} is damaged: {error}. The copy of the desk's folder has it."
        ) from error


def save(folder: Path, desk: DeskFile) -> None:
    """Keep what is decided, and make the configuration of every node from it."""
    text = msgspec.json.format(msgspec.json.encode(desk), indent=1).decode()
    write_private(folder / CONFIGURATION, f"{text}\n")
    for node in desk.nodes:
        write_private(folder / node.name / NODE, configuration(desk, node))


def create(
    folder: Path, name: str, nodes: list[Node], *, lan: bool = False, rounds: int = certs.ROUNDS
) -> DeskFile:
    """Make a desk: authority, certificates, words, configurations; nothing is started.

    Each node has a folder of its own with all that it needs, to be taken to its machine.

    Raises:
        Refused: there is one already, or an extra is not installed.
    """
    if is_there(folder / CONFIGURATION):
        raise Refused(f"there is a desk in {folder} already.")
    certs.hashed("-", 4)  # says what is not installed before anything is written
    own_folder(folder)
    folder.chmod(0o700)
    certs.make_authority(folder, name)
    for node in nodes:
        own_folder(folder / node.name)
        certs.make_node(folder, node.name, node.hosts)
    desk = DeskFile(
        desk=name, nodes=nodes, lan=lan, rounds=rounds,
        admin=certs.word(), system=certs.word(), route=certs.word(),
    )  # fmt: skip
    save(folder, desk)
    return desk


def servers(desk: DeskFile) -> list[str]:
    """Return the addresses that consoles connect to."""
    hosts = [(node.hosts[0], node.port) for node in desk.nodes]
    return [f"tls://{f'[{host}]' if ':' in host else host}:{port}" for host, port in hosts]


def set_user(
    folder: Path, name: str, *, read: list[str], write: list[str], shown: str = ""
) -> tuple[DeskFile, Path]:
    """Give somebody rights and a new word; return the desk and the invitation's file.

    Raises:
        Refused: the name or a shelf is none.
    """
    desk = load(folder)
    if not USER.fullmatch(name):
        raise Refused(
            f'"{name}" is no name for a user: small letters, digits, hyphen and underscore.'
        )
    if wrong := [each for each in (*read, *write) if not is_shelf(each)]:
        raise Refused(
            f'"{wrong[0]}" is no shelf: clear, green, amber, strict, or red-NAME for a compartment.'
        )
    word = certs.word()
    read = list(dict.fromkeys((*read, *write)))
    desk.users[name] = User(certs.hashed(word, desk.rounds), shown, read, write)
    desk.shelves += [each for each in dict.fromkeys(read) if each not in desk.shelves]
    path = folder / f"{name}{SUFFIX}"
    authority = read_private(folder / "ca.pem").decode()
    write_invitation(
        path,
        Invitation(
            desk=desk.desk, servers=servers(desk), authority=authority,
            user=name, name=shown, word=word, read=read, write=write,
            four_eyes=desk.four_eyes,
        ),
    )  # fmt: skip
    save(folder, desk)
    return desk, path


def revoke(folder: Path, name: str) -> DeskFile:
    """Take all rights from a user; what is on her disk stays hers.

    Raises:
        Refused: the desk does not know the user.
    """
    desk = load(folder)
    if name not in desk.users:
        raise Refused(f'the desk has no user "{name}".')
    desk.users[name].revoked = True
    save(folder, desk)
    (folder / f"{name}{SUFFIX}").unlink(missing_ok=True)
    return desk


def reload(folder: Path, desk: DeskFile) -> int:
    """Have the nodes that run here read their configuration again; return how many there are."""
    pids = [pid for node in desk.nodes if (pid := running(folder / node.name)) is not None]
    for pid in pids:
        os.kill(pid, signal.SIGHUP)
    return len(pids)


def running(node: Path) -> int | None:
    """Return the process of the node in a folder, None where it does not run here."""
    with suppress(OSError, ValueError, Unreadable):
        pid = int(read_guarded(node / PID, 100))
        os.kill(pid, 0)
        command = Path(f"/proc/{pid}/cmdline")
        if not is_there(command) or b"nats-server" in read_guarded(command, 100_000):
            return pid
    return None


def program() -> str:
    """Return the server's program: that of the extra, else the one on the path.

    Raises:
        Refused: there is none.
    """
    beside = str(Path(sys.executable).parent)
    found = shutil.which("nats-server", path=beside) or shutil.which("nats-server")
    if found is None:
        raise missing("desk")
    return found


def configuration(desk: DeskFile, node: Node) -> str:
    """Return the server's configuration of one node; it runs in the folder of that."""
    at = "0.0.0.0" if desk.lan else "127.0.0.1"
    tls = 'cert_file: "node.pem", key_file: "node.key", ca_file: "ca.pem", min_version: "1.3"'
    hashes = {name: certs.hashed(getattr(desk, name), 4) for name in ("admin", "system")}
    lines = [
        f"server_name: {_q(node.name)}",
        f"listen: {_q(f'{at}:{node.port}')}",
        f"http: {_q(f'127.0.0.1:{node.monitor}')}",
        f'pid_file: "{PID}"\nlog_file: "node.log"',
        "logfile_size_limit: 20MB",
        'max_payload: 2MB\nwrite_deadline: "10s"\nmax_connections: 1000',
        # Without it what was acknowledged may be lost with the power (nats-server issue 7564).
        'jetstream { store_dir: "store", sync_interval: always }',
        f"tls {{ {tls} }}",
        *account_lines(desk, hashes),
    ]
    if len(desk.nodes) > 1:
        routes = ", ".join(_q(f"nats://route:{desk.route}@{_route(each)}") for each in desk.nodes)
        lines.append(
            f"cluster {{ name: {_q(desk.desk)}, listen: {_q(f'{at}:{node.cluster}')}\n"
            f"  authorization {{ user: route, password: {_q(desk.route)} }}\n"
            f"  routes: [ {routes} ]\n  tls {{ {tls}, verify: true }} }}"
        )
    return "\n".join(lines) + "\n"


def _route(node: Node) -> str:
    return f"{node.hosts[0]}:{node.cluster}"


def _q(value: object) -> str:
    return json.dumps(str(value))
