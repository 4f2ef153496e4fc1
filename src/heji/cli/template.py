"""`heji template`: Excel files in which a form is filled in offline, and what comes back in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.options import Language, Sandbox
from heji.cli.speech import language, say
from heji.language import text

if TYPE_CHECKING:
    from heji.forms.layout import Layout
    from heji.writers.entry.plan import Shape

EXIT_PROBLEMS = 1
FORMATS = ("text", "json")


def template(
    layout: Annotated[
        str | None, typer.Argument(metavar="LAYOUT", help="cli.template.layout")
    ] = None,
    read: Annotated[
        str | None, typer.Option("--read", metavar="FILE", help="cli.template.read")
    ] = None,
    organisation: Annotated[
        str, typer.Option("--organisation", metavar="NAME", help="cli.template.organisation")
    ] = "",
    year: Annotated[
        int | None, typer.Option("--year", metavar="N", help="cli.template.year")
    ] = None,
    rows: Annotated[
        int | None, typer.Option("--rows", metavar="N", help="cli.template.rows")
    ] = None,
    tasks: Annotated[
        int | None, typer.Option("--tasks", metavar="N", help="cli.template.tasks")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="UNIT", help="cli.template.unit")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help="cli.template.format")
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="cli.template.output")
    ] = None,
    sandbox: Sandbox = False,
    lang: Language = None,
) -> int:
    """Makes a template, or reads one back; exit status 1 when something is to be corrected."""
    from heji.cli.trouble import Refused, one_of

    one_of("--format", format, FORMATS)
    if read is not None and layout is None:
        return _read(read, organisation, year, format, output, sandbox=sandbox)
    if layout is None or read is not None:
        raise Refused(say("template.one-of"))
    _write(_layout(layout), _shape(organisation, year, rows, tasks, unit), output)
    return 0


def _layout(identity: str) -> Layout:
    from heji.cli.trouble import Refused, suggestion
    from heji.forms.layout import layout_named
    from heji.writers.official.batch import printable

    found = layout_named(identity)
    if found is None:
        known = [each.id for each in printable()]
        raise Refused(say("error.no-layout", id=identity) + suggestion(identity, known))
    if found.print is None:
        raise Refused(text("official.read-only", language(), layout=identity))
    return found


def _shape(
    organisation: str, year: int | None, rows: int | None, tasks: int | None, unit: str | None
) -> Shape:
    from heji.cli.trouble import Refused
    from heji.values.units import find_unit
    from heji.writers.entry.plan import MOST_ROWS, ROWS_OF_TASKS, Shape
    from heji.writers.entry.rules import YEARS

    for name, value in (("--rows", rows), ("--tasks", tasks)):
        if value is not None and not 1 <= value <= MOST_ROWS:
            raise Refused(say("template.bad-number", name=name, low=1, high=MOST_ROWS))
    if year is not None and year not in YEARS:
        low, high = YEARS.start, YEARS.stop - 1
        raise Refused(say("template.bad-number", name="--year", low=low, high=high))
    found = find_unit(unit) if unit else None
    if unit and (found is None or not found.is_money):
        raise Refused(say("template.bad-unit", unit=unit))
    name = " ".join(organisation.split())
    unit_name = found.name if found is not None else ""
    return Shape(name, year, unit_name, rows, ROWS_OF_TASKS if tasks is None else tasks)


def _write(layout: Layout, shape: Shape, output: Path | None) -> None:
    from heji.cli import output as out
    from heji.writers.entry.book import write
    from heji.writers.entry.planning import plan_of

    plan = plan_of(layout, shape)
    name = text("entry.file-name", language(), title=plan.sheet.title)
    target = output if output is not None and not output.is_dir() else out.free(output, name)
    out.check_target(target)
    out.write_bytes([write(plan)], target)
    out.complain(say("template.written", file=target, layout=layout.id))


def _read(
    path: str,
    organisation: str,
    year: int | None,
    format: str,
    output: Path | None,
    *,
    sandbox: bool,
) -> int:
    from heji.audit.inspection import whole
    from heji.audit.report import EXIT_UNREAD
    from heji.cli import output as out
    from heji.cli.one_document import read_one
    from heji.documents.document import Status
    from heji.writers import wording
    from heji.writers.entry import saying
    from heji.writers.entry.reading import Asked, read_back

    out.check_target(output)
    readings, entry = read_one(path, sandbox=sandbox)
    if entry.status is Status.UNREADABLE:
        out.complain(f"heji: {wording.problems(entry, language())}")
        return EXIT_UNREAD
    reply = read_back(whole(readings), readings[0].form, Asked(organisation, year))
    if format == "json":
        out.write_text([saying.data(reply)], output)
    else:
        out.write_lines(saying.lines(reply, language()), output)
    return EXIT_PROBLEMS if reply.refused else 0
