"""``briefing desk``: keeping a desk, its nodes, users and shelves."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from briefing.cli.output import Exit, Stop, err, out
from briefing.filenames import is_text
from briefing.filesystem import is_there, meant, reason, whole
from briefing.loading import module_words
from briefing.paths import shown
from briefing.wire.jetstream.connection import run
from briefing.wire.protocol import Refused


def run_desk(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    work = {
        "serve": _serve, "init": _init, "user": _user, "check": _check, "expunge": _expunge,
        "heal": _heal,
    }[options.action]  # fmt: skip
    try:
        return work(options)
    except Refused as error:
        raise Stop(str(error), status=Exit.PROBLEMS) from error
    except OSError as error:
        raise Stop(f"the desk's folder cannot be used: {reason(error)}") from error


def _folder(options: Namespace, others: int = 0) -> Path:
    """Return the desk's folder, the first word; behind it so many others have to stand.

    Raises:
        Stop: there are more words, or fewer; or the desk's certificates cannot have its path.
    """
    if len(options.words) != 1 + others:
        usage = {"user": "DIR NAME", "expunge": "DIR ID"}.get(options.action, "DIR")
        raise Stop(f'it is "briefing desk {options.action} {usage}"', "DIR is the desk's folder.")
    folder = whole(meant(Path(options.words[0])))
    if not is_text(str(folder)):
        raise Stop(
            f"{shown(folder)} cannot be a desk's folder: its path is not UTF-8",
            "Give it another name.",
        )
    return folder


def _serve(options: Namespace) -> int:
    """Start the node of a folder; the desk is made where there is none yet."""
    from briefing.wire.keeping import serve

    folder = _folder(options)
    program = serve.program()
    if not is_there(folder / serve.NODE):
        if not is_there(folder / serve.CONFIGURATION):
            node = serve.Node("node1", serve.own_hosts(lan=options.lan), *serve.ports())
            serve.create(folder, _name(options, folder), [node], lan=options.lan)
            err(f"Made the desk {_name(options, folder)} in {shown(folder)}.")
            hint = f'"briefing desk user {shown(folder)} NAME --writes green" invites somebody.'
            err(hint)
        desk = serve.load(folder)
        if len(desk.nodes) > 1:
            raise Refused(
                f"this desk has {len(desk.nodes)} nodes: name the folder of the one that runs "
                f"here, as {folder / desk.nodes[0].name}."
            )
        serve.save(folder, desk)
        folder, whole_desk = folder / desk.nodes[0].name, folder
        _refuse_twice(folder)
        _beside(module_words("briefing.wire.keeping.streams", str(whole_desk)))
    else:
        _refuse_twice(folder)
        err(
            f"The node {folder.name} runs; node.log there tells how. Ctrl+C ends it.\n"
            'Once most nodes of its desk run, "briefing desk check" makes the shelves.'
        )
    os.chdir(folder)
    sys.stderr.flush()
    os.execv(program, [program, "-c", serve.NODE])


def _beside(words: list[str]) -> None:
    """Start a program that is nobody's child: the server, which this becomes, waits for none."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    if os.fork():
        os._exit(0)
    os.execv(words[0], words)


def _refuse_twice(node: Path) -> None:
    from briefing.wire.keeping.serve import running

    if (pid := running(node)) is not None:
        raise Refused(f"this node runs already, as process {pid}.")


def _name(options: Namespace, folder: Path) -> str:
    return str(options.name or folder.name)


def _init(options: Namespace) -> int:
    """Make a desk of several nodes: a folder for each, to be taken to its machine."""
    from briefing.wire.keeping import serve

    folder = _folder(options)
    if not options.node and is_there(folder / serve.CONFIGURATION):
        return _write_anew(folder)
    if len(options.node) not in (1, 3, 5):
        raise Stop(
            f"a desk has 1, 3 or 5 nodes, not {len(options.node)}",
            "An even number stands no more failures than one less: --node NAME=HOST for each.",
        )
    nodes = []
    for each in options.node:
        name, equals, hosts = each.partition("=")
        if not equals or not name.isidentifier() or not hosts:
            raise Stop(
                f'"{each}" is no node', "It is NAME=HOST, with more of its names behind commas."
            )
        nodes.append(serve.Node(name, hosts.split(",")))
    desk = serve.create(folder, _name(options, folder), nodes, lan=True)
    for node in desk.nodes:
        out(f'{folder / node.name}: to {node.hosts[0]}; there, "briefing desk serve" starts it.\n')
    err(f"What stays here, {shown(folder)}, has the keys of the desk: keep it safe.")
    return Exit.DONE


def _write_anew(folder: Path) -> int:
    """Write the configuration of every node, as this version has it; keys and users stay."""
    from briefing.wire.keeping import serve

    desk = serve.load(folder)
    serve.save(folder, desk)
    for node in desk.nodes:
        out(f"{shown(folder / node.name / serve.NODE)}: to {node.hosts[0]}\n")
    err('There, "kill -HUP $(cat node.pid)" has the node read it.')
    return Exit.DONE


def _user(options: Namespace) -> int:
    """Invite somebody, with new rights and a new word, or revoke it."""
    from briefing.wire.keeping import serve, streams

    folder = _folder(options, 1)
    name = options.words[1]
    if options.revoke:
        desk = serve.revoke(folder, name)
        _hang_up(folder, desk)
        out(f"{name} has no rights any more.\n")
        err("What is on that user's disk stays there.")
        return Exit.DONE
    if not options.reads and not options.writes:
        raise Stop(
            "a user reads or writes at least one shelf",
            "--reads or --writes with clear, green, amber, strict, or red-NAME.",
        )
    desk, path = serve.set_user(
        folder, name, read=options.reads, write=options.writes, shown=options.name or ""
    )
    out(f"{shown(path)}\n")
    err(f'Hand it over safely: whoever has it is {name}. There, "briefing join" takes it.')
    if _hang_up(folder, desk):
        _tell(run(streams.make(folder, 5)))
    return Exit.DONE


def _tell(sentences: list[str]) -> None:
    for each in sentences:
        err(each)


def _hang_up(folder: Path, desk: object) -> bool:
    """Have the nodes here read it; tell whether there are any."""
    from briefing.wire.keeping import serve

    assert isinstance(desk, serve.DeskFile)
    here = serve.reload(folder, desk)
    if here < len(desk.nodes) and len(desk.nodes) > 1:
        err(
            "Nodes elsewhere need their new configuration: copy node.conf to each, and there "
            '"kill -HUP $(cat node.pid)".'
        )
    return here > 0


def _check(options: Namespace) -> int:
    from briefing.wire.keeping import health, streams

    folder = _folder(options)
    _tell(run(streams.make(folder, 5)))
    wrong = run(health.check(folder))
    for each in wrong:
        out(f"{each}\n")
    if wrong:
        return Exit.PROBLEMS
    out("All nodes have the same.\n")
    return Exit.DONE


def _expunge(options: Namespace) -> int:
    from briefing.wire.keeping import health

    folder = _folder(options, 1)
    shelves = run(health.expunge(folder, options.words[1]))
    out(f"{options.words[1]} is erased from {', '.join(shelves)}.\n")
    err("Copies that consoles kept aside, exports and backups have it still.")
    return Exit.DONE


def _heal(options: Namespace) -> int:
    """Publish again what a restored store lacks, from the library of this console."""
    from briefing.cli.commands.desks import desk_for
    from briefing.cli.target import Session
    from briefing.wire.natsdesk import NatsDesk

    desk = desk_for(Session(options))
    if not isinstance(desk, NatsDesk):
        raise Stop("a desk that is a git repository is healed by git")
    healed = desk.heal()
    out(f"{healed.sent:,} published again, {healed.waiting:,} waiting.\n")
    for each in healed.lost:
        out(f"{each}: it was edited since; publish it yourself.\n")
    return Exit.DONE if not healed.waiting else Exit.PROBLEMS
