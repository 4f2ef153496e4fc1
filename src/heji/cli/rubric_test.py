"""`heji rubric test`: runs the tests beside rubrics."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.options import Language
from heji.cli.rubric_files import Folders, rubric_of
from heji.cli.speech import language, say

if TYPE_CHECKING:
    from heji.rubrics.testing.report import Report
    from heji.writers.layout import Line


def run_tests(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]…", help="cli.rubric.test.ids", show_default=False),
    ] = None,
    rubrics: Folders = None,
    lang: Language = None,
) -> int:
    """Runs the cases of rubrics."""
    from heji.cli.output import write_lines
    from heji.cli.trouble import Refused
    from heji.rubrics.files.shelf import all_ids
    from heji.rubrics.files.trouble import RubricError

    folders = rubrics or []
    try:
        reports = [_report(each, folders) for each in ids or all_ids(folders)]
    except RubricError as error:
        raise Refused(say("rubric.file", reason=error.message(language()))) from error
    write_lines(_lines(reports), None)
    return 1 if any(each.failures for each in reports) else 0


def _report(name: str, folders: list[Path]) -> Report:
    """The cases of a rubric that is named by its identifier or by its file."""
    from heji.rubrics.testing.report import report

    path = Path(name) if name.endswith((".yaml", ".yml")) else None
    return report(rubric_of(name, folders), folders, path)


def _lines(reports: list[Report]) -> Iterator[Line]:
    from heji.rubrics.rules.in_words import in_language
    from heji.writers.layout import Line, Span, columns

    widest = max((columns(each.rubric) for each in reports), default=0)
    for each in reports:
        gap = " " * (widest - columns(each.rubric) + 2)
        counted = say("rubric.test.cases", count=each.count)
        sign, tone = ("✗", "error") if each.failures else ("✓", "consistent")
        yield Line((Span(f"{sign} ", tone), Span(each.rubric), Span(gap + counted, "faint")))
        for failure in each.failures:
            where = f"{failure.name}: " if failure.name else ""
            yield Line((Span(where, "strong"), Span(in_language(failure.text, language()))), 2)
    yield Line()
    cases, failed = (
        sum(each.count for each in reports),
        sum(len(each.failures) for each in reports),
    )
    counted = say("rubric.test.count", rubrics=len(reports), cases=cases, failed=failed)
    yield Line((Span(counted, "faint"),))
