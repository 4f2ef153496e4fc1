"""`heji read`: what was read of one file, and what it was taken to mean."""

from __future__ import annotations

from typing import Annotated

import typer

from heji.cli.options import Language, Output, Sandbox
from heji.cli.speech import language

FORMATS = ("json", "html")


def read(
    path: Annotated[str, typer.Argument(metavar="FILE", help="cli.read.path")],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="json|html", help="cli.read.format")
    ] = "json",
    explain: Annotated[
        bool, typer.Option("--explain", help="cli.read.explain", show_default=False)
    ] = False,
    output: Output = None,
    sandbox: Sandbox = False,
    lang: Language = None,
) -> int:
    """Shows what was read of one file; exit status 2 when it could not be read wholly."""
    from heji.audit.report import EXIT_UNREAD
    from heji.cli import output as out
    from heji.cli.one_document import read_one
    from heji.cli.trouble import one_of
    from heji.documents.document import Status
    from heji.writers import wording

    one_of("--format", format, FORMATS)
    out.check_target(output)
    readings, entry = read_one(path, sandbox=sandbox)
    if explain:
        from heji.writers.choices import lines

        out.write_lines(lines(readings, language()), output)
    elif format == "html":
        from heji.writers.html.reading import write as write_html

        out.write_text(write_html(readings, entry, language()), output)
    else:
        from heji.writers.json_reading import write as write_json

        out.write_text(write_json(readings, entry), output)
    if entry.status is not Status.READ:
        out.complain(f"heji: {wording.problems(entry, language())}")
        return EXIT_UNREAD
    return 0
