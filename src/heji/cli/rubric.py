"""`heji rubric`: the scoring rules at hand, listed, shown, printed, compared, started anew."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.help import HelpCommand, HelpGroup
from heji.cli.options import Language, Output
from heji.cli.rubric_files import Folders, rubric_of
from heji.cli.speech import language, say

if TYPE_CHECKING:
    from heji.rubrics.files.heading import Heading
    from heji.writers.layout import Line

FORMATS = ("markdown", "html")

Id = Annotated[str, typer.Argument(metavar="ID", help="cli.rubric.id", show_default=False)]

rubric = typer.Typer(cls=HelpGroup, add_completion=False, rich_markup_mode=None)


@rubric.callback(help="cli.rubric.about", invoke_without_command=True)
def about(context: typer.Context, lang: Language = None) -> int:
    """The command without a command of its own."""
    from heji.cli.trouble import EXIT_USAGE

    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), nl=False)
        raise typer.Exit(EXIT_USAGE)
    return 0


@rubric.command(name="list", cls=HelpCommand, help="cli.rubric.list.about")
def list_rubrics(rubrics: Folders = None, lang: Language = None) -> int:
    """Lists all rubrics."""
    from heji.cli.output import write_lines
    from heji.cli.trouble import Refused
    from heji.rubrics.files.shelf import headings
    from heji.rubrics.files.trouble import RubricError

    try:
        found = list(headings(rubrics or []))
    except RubricError as error:
        raise Refused(say("rubric.file", reason=error.message(language()))) from error
    write_lines(_listed(found), None)
    return 0


def _listed(found: list[Heading]) -> Iterator[Line]:
    from heji.rubrics.rubric import Status
    from heji.rubrics.rules.in_words import in_language
    from heji.writers.layout import Line, Span, columns

    widest = max((columns(each.id) for each in found), default=0)
    for each in found:
        sign = "⚠" if each.status is Status.RECONSTRUCTED else " "
        until = "" if each.until is None else each.until
        years = str(until) if each.since == until else f"{each.since}–{until}"
        gap = " " * (widest - columns(each.id) + 2)
        name = Span(in_language(each.name, language()))
        yield Line(
            (Span(f"{sign} ", "warning"), Span(each.id + gap, "faint"), Span(f"{years:11}"), name)
        )
    yield Line()
    yield Line((Span(say("rubric.list.count", count=len(found)), "faint"),))


@rubric.command(name="show", cls=HelpCommand, help="cli.rubric.show.about")
def show(id: Id, rubrics: Folders = None, lang: Language = None) -> int:
    """Shows one rubric."""
    from heji.cli.output import write_lines
    from heji.writers.rubric_terminal import lines

    write_lines(lines(rubric_of(id, rubrics), language()), None)
    return 0


@rubric.command(name="print", cls=HelpCommand, help="cli.rubric.print.about")
def print_rubric(
    id: Id,
    format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="cli.rubric.print.format")
    ] = FORMATS[0],
    output: Output = None,
    rubrics: Folders = None,
    lang: Language = None,
) -> int:
    """Writes a rubric as a document."""
    from heji.cli.output import check_target, write_text
    from heji.cli.trouble import one_of
    from heji.writers.rubric_html import page
    from heji.writers.rubric_markdown import markdown

    chosen = one_of("--format", format, FORMATS)
    check_target(output)
    write = page if chosen == "html" else markdown
    write_text([write(rubric_of(id, rubrics), language())], output)
    return 0


@rubric.command(name="diff", cls=HelpCommand, help="cli.rubric.diff.about")
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="cli.rubric.diff.old")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="cli.rubric.diff.new")],
    rubrics: Folders = None,
    lang: Language = None,
) -> int:
    """Compares two rubrics."""
    from heji.cli.output import write_lines
    from heji.rubrics.comparing import differences
    from heji.writers.rubric_difference import lines

    first, second = rubric_of(old, rubrics), rubric_of(new, rubrics)
    found = differences(first, second)
    write_lines(lines(found, first, second, language()), None)
    return 1 if found else 0


@rubric.command(name="new", cls=HelpCommand, help="cli.rubric.new.about")
def new(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="cli.rubric.new.path")],
    base: Annotated[
        str | None, typer.Option("--from", metavar="ID", help="cli.rubric.new.from")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="cli.rubric.new.full")] = False,
    rubrics: Folders = None,
    lang: Language = None,
) -> int:
    """Starts a rubric of one's own."""
    from heji.cli.output import write_text
    from heji.cli.trouble import Refused
    from heji.rubrics.files.shelf import id_of
    from heji.rubrics.files.starting import example, started, started_in_full

    if base is None:
        raise Refused(say("rubric.new.no-base"))
    if path.suffix != ".yaml":
        raise Refused(say("rubric.new.ending", file=path))
    if path.exists():
        raise Refused(say("rubric.new.exists", file=path))
    model = rubric_of(base, rubrics)
    id = id_of(path, rubrics or [])
    top, hint = say("rubric.new.top", id=model.id), say("rubric.new.hint")
    own = [top, "\n", started(model, id), "\n", hint, "\n", example(model)]
    with contextlib.suppress(OSError):  # said below, when the file cannot be written
        path.parent.mkdir(parents=True, exist_ok=True)
    write_text([started_in_full(model, id)] if full else own, path)
    typer.echo(say("written", file=path))
    return 0
