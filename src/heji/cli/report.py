"""`heji report`: the self-evaluation report that goes with a form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.options import Language, Output, Sandbox
from heji.cli.speech import language, say

if TYPE_CHECKING:
    from heji.forms.form import Form
    from heji.writers.report.report import Report

FORMATS = ("docx", "pdf")


def report(
    path: Annotated[str, typer.Argument(metavar="FORM", help="cli.report.path")],
    to: Annotated[str, typer.Option("--to", metavar="docx|pdf", help="cli.report.to")] = "docx",
    layout: Annotated[
        str | None, typer.Option("--layout", metavar="LAYOUT", help="cli.report.layout")
    ] = None,
    outline: Annotated[
        Path | None, typer.Option("--outline", metavar="FILE", help="cli.report.outline")
    ] = None,
    own_words: Annotated[
        Path | None, typer.Option("--text", metavar="FILE", help="cli.report.text")
    ] = None,
    output: Output = None,
    sandbox: Sandbox = False,
    lang: Language = None,
) -> int:
    """Writes the report of a form; exit status 2 when the form cannot be read or gives none."""
    from heji.cli import output as out
    from heji.cli.one_document import read_one
    from heji.cli.trouble import Refused, one_of
    from heji.writers import wording
    from heji.writers.report.trouble import ReportError
    from heji.writers.report.writing import write
    from heji.writers.typesetting.failure import TypesettingError

    chosen = one_of("--to", to, FORMATS)
    out.check_target(output)
    if output is None and sys.stdout.isatty():
        raise Refused(say("report.binary-to-terminal"))
    readings, entry = read_one(path, sandbox=sandbox)
    if not readings:
        raise Refused(wording.problems(entry, language()) or "")
    if len(readings) > 1:
        out.complain(say("report.first-form", count=len(readings)))
    try:
        made = _made(readings[0].form, layout, outline, own_words)
        out.write_bytes([write(made, chosen)], output)
    except (ReportError, TypesettingError) as error:
        raise Refused(error.message(language())) from error
    return 0


def _made(form: Form, layout: str | None, outline: Path | None, own_words: Path | None) -> Report:
    from heji.writers.report.finding import outline_for, outline_in
    from heji.writers.report.making import make
    from heji.writers.report.own_words import read_own_words, with_own_words

    chosen = outline_in(outline) if outline is not None else outline_for(form, layout)
    made = make(form, chosen)
    return with_own_words(made, read_own_words(own_words)) if own_words is not None else made
