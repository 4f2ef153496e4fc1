"""The command `heji`: its commands, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from heji.cli import speech
from heji.cli.audit import audit
from heji.cli.backup import backup, restore
from heji.cli.begin import begin
from heji.cli.checks import checks
from heji.cli.demo import demo
from heji.cli.explain import explain
from heji.cli.help import HelpCommand, HelpGroup
from heji.cli.notify import notify
from heji.cli.options import Language
from heji.cli.output import complain
from heji.cli.read import read
from heji.cli.render import render
from heji.cli.report import report
from heji.cli.rubric import rubric
from heji.cli.rubric_test import run_tests
from heji.cli.score import score
from heji.cli.serve import serve
from heji.cli.template import template
from heji.cli.trouble import EXIT_USAGE, Refused, describe, is_usage_error
from heji.cli.verify_log import verify_log
from heji.cli.work import work

EXIT_INTERRUPTED = 130

app = typer.Typer(
    cls=HelpGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(help="cli.about", invoke_without_command=True)
def heji(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="cli.version")] = False,
    lang: Language = None,
) -> int:
    """The program without a command."""
    if version:
        from heji.version import VERSION

        typer.echo(f"heji {VERSION}")
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), nl=False)
        raise typer.Exit(EXIT_USAGE)
    return 0


app.command(name="audit", cls=HelpCommand, help="cli.audit.about")(audit)
app.command(name="read", cls=HelpCommand, help="cli.read.about")(read)
app.command(name="checks", cls=HelpCommand, help="cli.checks.about")(checks)
app.command(name="score", cls=HelpCommand, help="cli.score.about")(score)
app.command(name="render", cls=HelpCommand, help="cli.render.about")(render)
app.command(name="template", cls=HelpCommand, help="cli.template.about")(template)
app.command(name="report", cls=HelpCommand, help="cli.report.about")(report)
rubric.command(name="test", cls=HelpCommand, help="cli.rubric.test.about")(run_tests)
app.add_typer(rubric, name="rubric")
app.command(name="explain", cls=HelpCommand, help="cli.explain.about")(explain)
app.command(name="begin", cls=HelpCommand, help="cli.begin.about")(begin)
app.command(name="serve", cls=HelpCommand, help="cli.serve.about")(serve)
app.command(name="demo", cls=HelpCommand, help="cli.demo.about")(demo)
app.command(name="work", cls=HelpCommand, help="cli.work.about")(work)
app.command(name="notify", cls=HelpCommand, help="cli.notify.about")(notify)
app.command(name="backup", cls=HelpCommand, help="cli.backup.about")(backup)
app.command(name="restore", cls=HelpCommand, help="cli.restore.about")(restore)
app.command(name="verify-log", cls=HelpCommand, help="cli.verify-log.about")(verify_log)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Args:
        arguments: those of the process unless given.

    Returns:
        The exit status. Nothing ends in a traceback unless HEJI_DEBUG is set.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    wrong = speech.choose(given)
    if wrong is not None:
        return _refuse(speech.say("error.language", value=wrong))
    try:
        return _carry_out(given)
    except Refused as refusal:
        return _refuse(refusal.message)
    except (KeyboardInterrupt, typer.Abort):
        return _refuse(speech.say("error.interrupted"), EXIT_INTERRUPTED)
    except Exception as error:
        if is_usage_error(error):
            return _refuse(describe(error))
        if os.environ.get("HEJI_DEBUG"):
            raise
        from heji.audit.inspection import describe_error

        return _refuse(speech.say("error.internal", error=describe_error(error)))


def _carry_out(arguments: list[str]) -> int:
    _speak_utf8()
    status = app(args=arguments, prog_name="heji", standalone_mode=False)
    return status if isinstance(status, int) else 0


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _refuse(message: str, status: int = EXIT_USAGE) -> int:
    complain(f"heji: {message}")
    return status
