"""Completion in zsh, as a file in a folder of $fpath or sourced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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

_IN_A_LINE: Final = 9
"""Options of a command that stand in a line of the script."""
_SCRIPT: Final = """\
#compdef briefing
# Completion of briefing in zsh, written by "briefing completions zsh".

_briefing() {
    local word='' command='' expects='' library='' plain=''
    local -a found options
    for word in "${(@)words[2,CURRENT-1]}"; do
        if [[ -n $expects ]]; then
            [[ $expects == --library ]] && library=${(Q)word}
            expects=''
        elif [[ -z $plain && $word == -- ]]; then
            plain=yes command=${command:-open}
        elif [[ -z $plain && $word == -* ]]; then
            case $word in
                (@valued@) expects=$word ;;
                (--library=*) library=${(Q)word#*=} ;;
            esac
        elif [[ -z $command ]]; then
            case $word in
                (@names@) command=$word ;;
                (*) command=open ;;
            esac
        fi
    done
    if [[ -z $expects && -z $plain && $PREFIX == --*=* ]]; then
        expects=${PREFIX%%=*}
        compset -P 1 '*='
    fi
    if [[ -n $expects ]]; then
        case $command:$expects in
            @values@
        esac
    elif [[ -z $plain && $PREFIX == -* ]]; then
        options=(
            @common@
        )
        case $command in
            @options@
        esac
        _describe -o option options
    else
        case $command in
            ('')
                options=(
                    @commands@
                )
                _describe command options
                _briefing_briefs
                ;;
            @arguments@
        esac
    fi
}

_briefing_briefs() {
    _briefing_ask ids
    _files
}

_briefing_ask() {
    local program=${(Q)words[1]}
    program=${program/#\\~\\//$HOME/}
    library=${library/#\\~\\//$HOME/}
    [[ -n $library ]] && set -- $1 --library $library
    found=(${(f)"$($program completions "$@" 2>/dev/null)"})
    compadd -a found
}

if [[ ${funcstack[1]} == _briefing ]]; then
    _briefing "$@"
else
    compdef _briefing briefing
fi
"""


def script(program: Program) -> str:
    """Return the script for zsh."""
    return filled(
        _SCRIPT,
        {
            "valued": "|".join(program.valued),
            "names": "|".join(program.names),
            "values": _values(program),
            "common": _described(program.common),
            "options": _options(program),
            "commands": (_quoted(each.name, each.summary) for each in program.commands),
            "arguments": _arguments(program),
        },
    )


def _action(value: Value) -> str:
    return {
        NOTHING: "_message 'no argument'",
        WORDS: f"compadd {' '.join(value.words)}",
        BRIEF: "_briefing_briefs",
        FILE: "_files",
        FOLDER: "_files -/",
        THEME: "_briefing_ask themes",
        UNKNOWN: "_message value",
    }[value.kind]


def _values(program: Program) -> Iterator[str]:
    for command, option in program.values():
        names = "|".join(f"{command}:{name}" for name in option.names)
        yield f"({names}) {_action(option.value)} ;;"
    yield "(*) _message value ;;"


def _options(program: Program) -> Iterator[str]:
    for command in program.commands:
        described = list(_described(command.options))
        for at in range(0, len(described), _IN_A_LINE):
            few = " ".join(described[at : at + _IN_A_LINE])
            start = "" if at else f"({command.name}) "
            end = " ;;" if at + _IN_A_LINE >= len(described) else ""
            yield f"{start}options+=({few}){end}"


def _arguments(program: Program) -> Iterator[str]:
    for command in program.commands:
        yield f"({command.name}) {_action(command.takes)} ;;"


def _described(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        yield from (_quoted(name, option.help) for name in option.names)


def _quoted(name: str, help: str) -> str:
    text = f"{name}:{help}".replace("'", "'\\''")
    return f"'{text}'"
