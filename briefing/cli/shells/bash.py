"""Completion in bash, from version 3.2 on, which is what macOS has."""

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
    Program,
    Value,
    filled,
    spelled,
)

# Where no word fits, bash completes the names of files, unless compopt says otherwise; an old
# bash has no compopt and then always does.
_SCRIPT: Final = """\
# Completion of briefing in bash, written by "briefing completions bash".

_briefing() {
    local IFS=$' \\t\\n' program=${1/#\\~\\//$HOME/} current=${COMP_WORDS[COMP_CWORD]}
    local word='' command='' expects='' library='' plain='' words=''
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ -n $expects ]]; then
            # The = in --option=value is a word of its own here.
            [[ $word == = ]] && continue
            [[ $expects == --library ]] && library=${word/#\\~\\//$HOME/}
            expects=''
        elif [[ -z $plain && $word == -- ]]; then
            plain=yes command=${command:-open}
        elif [[ -z $plain && $word == -* ]]; then
            case $word in
                @valued@) expects=$word ;;
            esac
        elif [[ -z $command ]]; then
            case $word in
                @names@) command=$word ;;
                *) command=open ;;
            esac
        fi
    done
    if [[ -n $expects ]]; then
        [[ $current == = ]] && current=''
        case $command:$expects in
            @values@
        esac
    elif [[ -z $plain && $current == -* ]]; then
        words='@common@'
        case $command in
            @options@
        esac
    else
        case $command in
            '') words="@commands@ $(_briefing_ask ids)" ;;
            @arguments@
        esac
    fi
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}

_briefing_ask() {
    # Words come here as they were typed, with their quotes.
    library=${library//[\\\\\\'\\"]/}
    if [[ -n $library ]]; then
        "$program" completions "$1" --library "$library" 2>/dev/null
    else
        "$program" completions "$1" 2>/dev/null
    fi
}

complete -o default -F _briefing briefing
"""
_NO_FILES: Final = "compopt +o default 2>/dev/null"


def script(program: Program) -> str:
    """Return the script for bash."""
    return filled(
        _SCRIPT,
        {
            "valued": "|".join(program.valued),
            "names": "|".join(program.names),
            "values": _values(program),
            "common": spelled(program.common),
            "options": _options(program),
            "commands": " ".join(program.names),
            "arguments": _arguments(program),
        },
    )


def _action(value: Value) -> str:
    return {
        NOTHING: _NO_FILES,
        WORDS: f"words='{' '.join(value.words)}'",
        BRIEF: "words=$(_briefing_ask ids)",
        FILE: ":",
        FOLDER: "compopt -o dirnames +o default 2>/dev/null",
        THEME: "words=$(_briefing_ask themes)",
        UNKNOWN: _NO_FILES,
    }[value.kind]


def _values(program: Program) -> Iterator[str]:
    for command, option in program.values():
        names = "|".join(f"{command}:{name}" for name in option.names)
        yield f"{names}) {_action(option.value)} ;;"
    yield f"*) {_NO_FILES} ;;"


def _options(program: Program) -> Iterator[str]:
    for command in program.commands:
        if command.options:
            yield f"{command.name}) words+=' {spelled(command.options)}' ;;"


def _arguments(program: Program) -> Iterator[str]:
    for command in program.commands:
        yield f"{command.name}) {_action(command.takes)} ;;"
