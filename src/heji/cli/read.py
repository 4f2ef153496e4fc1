"""`heji read`: what was read of one file, and what it was taken to mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from heji.cli.options import Language, Output
from heji.cli.speech import language, say

FORMATS = ("json", "html")


def read(
    path: Annotated[str, typer.Argument(metavar="FILE", help="cli.read.path")],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="json|html", help="cli.read.format")
    ] = "json",
    output: Output = None,
    lang: Language = None,
) -> int:
    """Shows what was read of one file; exit status 2 when it could not be read wholly."""
    from heji.audit.inspection import read as read_source
    from heji.audit.report import EXIT_UNREAD
    from heji.audit.sources import gather
    from heji.cli import output as out
    from heji.cli.trouble import Refused, one_of
    from heji.documents.document import Status
    from heji.writers import wording

    one_of("--format", format, FORMATS)
    out.check_target(output)
    if Path(path).is_dir():
        raise Refused(say("read.several", path=path))
    found = gather([path])
    if not found.sources:
        raise Refused(wording.message(found.problems[0], language()))
    readings, entry, _ = read_source(found.sources[0])
    if format == "html":
        from heji.writers.html.reading import write as write_html

        out.write_text(write_html(readings, entry, language()), output)
    else:
        from heji.writers.json_reading import write as write_json

        out.write_text(write_json(readings, entry), output)
    if entry.status is not Status.READ:
        out.complain(f"heji: {wording.problems(entry, language())}")
        return EXIT_UNREAD
    return 0
