"""Completion in fish, from version 3.0 on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.cli.shells import (
    BRIEF,
    FILE,
    FOLDER,
    NOTHING,
    THEME,
    UNKNOWN,
    WORDS,
    Option,
    Program,
    Value,
    filled,
)

_SCRIPT: Final = """\
# Completion of briefing in fish, written by "briefing completions fish".

# Prints the command on the line, open where a brief stands in its place, else nothing.
function __briefing_command
    set -l expects ''
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        if test -n "$expects"
            set expects ''
            continue
        end
        switch $word
            case --
                echo open
                return
            case @valued@
                set expects $word
            case '-*'
            case @names@
                echo $word
                return
            case '*'
                echo open
                return
        end
    end
end

function __briefing_in
    set -l command (__briefing_command)
    contains -- "$command" $argv
end

function __briefing_ask
    set -l library ''
    set -l last ''
    set -l words (commandline -opc)
    for word in $words
        if test "$last" = --library
            set library $word
        else if string match -q -- '--library=*' $word
            set library (string replace -- --library= '' $word)
        end
        set last $word
    end
    set -l program (string replace -r '^~/' $HOME/ -- $words[1])
    set -l asked completions $argv
    if test -n "$library"
        set asked $asked --library (string replace -r '^~/' $HOME/ -- $library)
    end
    $program $asked 2>/dev/null
end

complete -c briefing -f
@common@
@commands@
complete -c briefing -n '__briefing_in ""' -F -a '(__briefing_ask ids)'
@options@
@arguments@
"""


def script(program: Program) -> str:
    """Return the script for fish."""
    return filled(
        _SCRIPT,
        {
            "valued": " ".join(program.valued),
            "names": " ".join(program.names),
            "common": (_option("", option) for option in program.common),
            "commands": (
                _line('""', f"-a {each.name} -d {_quoted(each.summary)}")
                for each in program.commands
            ),
            "options": (
                _option(each.name, option) for each in program.commands for option in each.options
            ),
            "arguments": _arguments(program),
        },
    )


def _line(command: str, rest: str) -> str:
    where = f"-n '__briefing_in {command}' " if command else ""
    return f"complete -c briefing {where}{rest}"


def _option(command: str, option: Option) -> str:
    words = [f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names]
    given = _given(option.value)
    words += [f"-r {given}"] if given else []
    return _line(command, " ".join([*words, "-d", _quoted(option.help)]))


def _given(value: Value) -> str:
    return {
        NOTHING: "",
        WORDS: f"-f -a '{' '.join(value.words)}'",
        BRIEF: "-F -a '(__briefing_ask ids)'",
        FILE: "-F",
        FOLDER: "-f -a '(__fish_complete_directories)'",
        THEME: "-f -a '(__briefing_ask themes)'",
        UNKNOWN: "-f",
    }[value.kind]


def _arguments(program: Program) -> Iterator[str]:
    for command in program.commands:
        if given := _given(command.takes):
            yield _line(command.name, given)


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
