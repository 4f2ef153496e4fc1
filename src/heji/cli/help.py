"""Help texts in the chosen language, set in two columns that know how wide Chinese is.

Commands are declared with keys of the language catalogue instead of texts; they are looked up when
help is shown.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from heji.cli.speech import language, say
from heji.language import has, text

WIDEST = 100  #: columns: longer lines are hard to read
NARROWEST = 60
LABEL_COLUMNS = 30  #: columns for the names of options


class HelpCommand(TyperCommand):
    """A command whose help is written by this module."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes usage, arguments, options, examples and exit status."""
        formatter.write("\n".join(_command_help(self, ctx)) + "\n")


class HelpGroup(TyperGroup):
    """The program itself, whose help lists the commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes usage, commands and options."""
        formatter.write("\n".join(_group_help(self, ctx)) + "\n")


def _command_help(command: Any, context: Any) -> Iterator[str]:
    about = command.help.removesuffix(".about")
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    pieces = [_argument_name(each) for each in arguments]
    yield _usage(context, " ".join((*pieces, say("usage-options"))))
    yield ""
    yield from _folded(_said(command.help), 0)
    yield from _section(
        "arguments", ((_argument_name(each), _said(each.help)) for each in arguments)
    )
    yield from _section("options", _options(command))
    for name in ("examples", "exit"):
        if has(f"{about}.{name}"):
            yield from ("", say(f"heading.{name}") + _colon())
            yield from ("  " + each for each in text(f"{about}.{name}", language()).split("\n"))


def _group_help(group: Any, context: Any) -> Iterator[str]:
    yield _usage(context, f"{say('usage-options')} {say('usage-command')}")
    yield ""
    yield from _folded(_said(group.help), 0)
    commands = ((name, _said(each.help)) for name, each in group.commands.items())
    yield from _section("commands", commands)
    yield from _section("options", _options(group))
    yield ""
    yield say("more-help")


def _usage(context: Any, pieces: str) -> str:
    gap = "" if language() == "zh" else " "
    return f"{say('heading.usage')}{_colon()}{gap}{context.command_path} {pieces}"


def _section(heading: str, rows: Any) -> Iterator[str]:
    shown = list(rows)
    if not shown:
        return
    yield ""
    yield say(f"heading.{heading}") + _colon()
    for label, words in shown:
        yield from _row(label, words)


def _row(label: str, words: str) -> Iterator[str]:
    from heji.writers.layout import columns

    gap = LABEL_COLUMNS - columns(label) - 2
    lines = list(_folded(words, LABEL_COLUMNS))
    if gap < 2:
        yield f"  {label}"
    else:
        lines[0] = f"  {label}{' ' * gap}{lines[0].lstrip()}"
    yield from lines


def _folded(words: str, indent: int) -> Iterator[str]:
    from heji.writers.layout import Line, Span, wrapped

    width = max(min(shutil.get_terminal_size().columns, WIDEST), NARROWEST)
    for line in wrapped(Line((Span(words),), indent), width, hanging=0):
        yield line.text


def _options(command: Any) -> Iterator[tuple[str, str]]:
    for each in command.params:
        if each.param_type_name == "option" and not getattr(each, "hidden", False):
            short_first = sorted(each.opts, key=len)
            metavar = f" {each.metavar}" if each.metavar else ""
            yield ", ".join(short_first) + metavar, _said(each.help) + _default(each)
    yield "-h, --help", say("help-option")


def _default(option: Any) -> str:
    default = getattr(option.default, "value", option.default)
    if default is None or default is False or default in ((), [], "") or callable(default):
        return ""
    value = say("default", value=default)
    return f"（{value}）" if language() == "zh" else f" ({value})"


def _argument_name(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    return name if argument.required else f"[{name}]"


def _said(key: str) -> str:
    return text(key, language())


def _colon() -> str:
    return text("report.colon", language()).strip()
