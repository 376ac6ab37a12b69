"""``attribution completion``: scripts that complete commands, options and their values."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator, Mapping

from attribution.cli.arguments import Arguments, OneOf

__all__ = ["SHELLS", "completion"]

SHELLS = ("bash", "zsh", "fish")
"""The shells that completions are made for."""

_BASH = """\
_attribution() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words=
    local command=${{COMP_WORDS[1]}}
    case "$command $before" in
{values}
    esac
    if [ -z "$words" ]; then
        case "$command" in
{options}
        esac
        if [ "$COMP_CWORD" = 1 ]; then words="$words {commands}"; fi
        case "$word" in -*) ;; *) COMPREPLY=($(compgen -f -- "$word")) ;; esac
    fi
    COMPREPLY+=($(compgen -W "$words" -- "$word"))
}}
complete -o filenames -F _attribution attribution
"""


def completion(shell: str, parsers: Mapping[str, Arguments]) -> str:
    """A script with which a shell completes the words that follow ``attribution``.

    Arguments:
        shell: one of `SHELLS`.
        parsers: the parser of each command; under ``""`` that of a line without one.
    """
    if shell == "fish":
        return "".join(f"{line}\n" for line in _fish(parsers))
    script = _bash(parsers)
    return script if shell == "bash" else f"autoload -U +X bashcompinit && bashcompinit\n{script}"


def _bash(parsers: Mapping[str, Arguments]) -> str:
    values, options = [], []
    # The line without a command comes last, as it fits whatever stands first.
    for name, parser in sorted(parsers.items(), reverse=True):
        for action in _actions(parser):
            if names := _names(action):
                fits = "|".join(f"{name or '*'}\\ {option}" for option in action.option_strings)
                values.append(f"        {fits}) words={shlex.quote(' '.join(names))} ;;")
        listed = " ".join(o for action in _actions(parser) for o in action.option_strings)
        positional = " ".join(n for a in _positional(parser) for n in _names(a))
        words = shlex.quote(f"{listed} {positional}".strip())
        options.append(f"        {name or '*'}) words={words} ;;")
    commands = " ".join(filter(None, parsers))
    return _BASH.format(
        values="\n".join(values), options="\n".join(options), commands=f"demo {commands}"
    )


def _fish(parsers: Mapping[str, Arguments]) -> Iterator[str]:
    known = " ".join(filter(None, parsers))
    for name, parser in parsers.items():
        seen = f"__fish_seen_subcommand_from {name or known}"
        where = f"-n '{seen}'" if name else f"-n 'not {seen}'"
        if name:
            about = shlex.quote(" ".join(str(parser.description).split()).split(":")[0])
            yield f"complete -c attribution -n 'not __fish_seen_subcommand_from {known}' " \
                f"-a {name} -d {about}"  # fmt: skip
        for action in _positional(parser):
            if names := _names(action):
                yield f"complete -c attribution {where} -f -a {shlex.quote(' '.join(names))}"
        for action in _actions(parser):
            spelt = " ".join(
                f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}"
                for option in action.option_strings
            )
            told = shlex.quote(str(action.help).split(";")[0])
            names = _names(action)
            takes = f" -x -a {shlex.quote(' '.join(names))}" if names else " -r" * _takes(action)
            yield f"complete -c attribution {where} {spelt}{takes} -d {told}"


def _actions(parser: Arguments) -> list[argparse.Action]:
    return [action for action in parser.actions if action.option_strings]


def _positional(parser: Arguments) -> list[argparse.Action]:
    return [action for action in parser.actions if not action.option_strings]


def _names(action: argparse.Action) -> tuple[str, ...]:
    """The values that an option may have, if they can be listed."""
    if isinstance(action.type, OneOf):
        return action.type.names
    return tuple(map(str, action.choices or ()))


def _takes(action: argparse.Action) -> bool:
    return action.nargs != 0
