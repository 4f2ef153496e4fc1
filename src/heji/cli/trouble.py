"""What can go wrong on the command line, said in the chosen language, with what to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Any

from heji.cli.speech import say

EXIT_USAGE = 2

_QUOTED = re.compile(r"'(.+?)'")


class Refused(Exception):
    """A command that cannot be carried out as it was given; the message is for a person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def one_of(name: str, value: str, known: Iterable[str]) -> str:
    """The value, if it is one of those known.

    Raises:
        Refused: it is none; the message lists them and names the nearest.
    """
    choices = list(known)
    if value in choices:
        return value
    sentence = say("error.bad-choice", name=name, value=value, known=", ".join(choices))
    raise Refused(sentence + suggestion(value, choices))


def suggestion(word: str, known: Iterable[str]) -> str:
    """A question after the nearest known words; empty when none is near."""
    near = difflib.get_close_matches(word, list(known), n=3, cutoff=0.5)
    return say("error.did-you-mean", near=" / ".join(near)) if near else ""


def is_usage_error(error: BaseException) -> bool:
    """Whether an exception is the parser's word that the arguments are wrong."""
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def describe(error: Any) -> str:
    """The parser's complaint in the chosen language, with a hint where help is to be had."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "heji"
    return f"{_sentence(error, context)}\n{say('error.try', command=command)}"


def _sentence(error: Any, context: Any) -> str:
    # The classes have moved between releases of the parser; their names have not.
    kind = type(error).__name__
    if kind == "NoSuchOption":
        options = [name for each in context.command.params for name in each.opts] if context else []
        near = suggestion(error.option_name, [*options, "--help"])
        return say("error.no-option", name=error.option_name) + near
    if kind == "MissingParameter":
        return say("error.missing", name=_name(error))
    if kind == "BadOptionUsage":
        return say("error.needs-value", name=error.option_name)
    if kind == "BadParameter" and getattr(error.param, "metavar", "") == "N":
        return say("error.bad-number", name=_name(error))
    if kind == "BadParameter":
        return say("error.bad-value", name=_name(error), reason=error.message)
    commands = getattr(getattr(context, "command", None), "commands", None)
    named = _QUOTED.search(error.message)
    if commands and named:
        word, known = named.group(1), ", ".join(commands)
        return say("error.no-command", name=word, known=known) + suggestion(word, commands)
    return say("error.other", reason=error.format_message())


def _name(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "param_hint", "") or "?")
    is_option = parameter.param_type_name == "option"
    return str(parameter.opts[-1] if is_option else parameter.metavar or parameter.name.upper())
