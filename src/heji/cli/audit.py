"""`heji audit`: checks files and folders, and says what does not agree."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.options import Language, Output, Sandbox
from heji.cli.rubric_files import RubricName, rubric_of
from heji.cli.speech import language, say

if TYPE_CHECKING:
    from heji.audit.answers import Answer
    from heji.audit.report import Report

FORMATS = ("text", "json", "html", "xlsx")
SUFFIXES = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html", ".xlsx": "xlsx"}
SEVERITIES = ("error", "warning", "note")
NEVER = "never"


def audit(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="cli.audit.paths")],
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="|".join(FORMATS), help="cli.audit.format"),
    ] = None,
    output: Output = None,
    lang: Language = None,
    fail_on: Annotated[
        str,
        typer.Option("--fail-on", metavar="error|warning|note|never", help="cli.audit.fail-on"),
    ] = "error",
    severity: Annotated[
        str, typer.Option("--severity", metavar="error|warning|note", help="cli.audit.severity")
    ] = "note",
    check: Annotated[
        list[str] | None, typer.Option("--check", metavar="NAME", help="cli.audit.check")
    ] = None,
    rubric: RubricName = None,
    undecided: Annotated[
        bool, typer.Option("--undecided", "-u", help="cli.audit.undecided")
    ] = False,
    all: Annotated[bool, typer.Option("--all", help="cli.audit.all")] = False,
    answers: Annotated[
        Path | None, typer.Option("--answers", metavar="FILE", help="cli.audit.answers")
    ] = None,
    write_answers: Annotated[
        Path | None, typer.Option("--write-answers", metavar="FILE", help="cli.audit.write-answers")
    ] = None,
    annotate: Annotated[
        Path | None, typer.Option("--annotate", metavar="FOLDER", help="cli.audit.annotate")
    ] = None,
    sandbox: Sandbox = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", help="cli.audit.jobs")] = 1,
) -> int:
    """Audits files and folders; the exit status is that of FINDINGS.md."""
    from heji.audit.finding import Severity
    from heji.cli.output import check_target
    from heji.cli.trouble import one_of

    chosen = one_of("--format", format or _format_of(output), FORMATS)
    shown = Severity(one_of("--severity", severity, SEVERITIES))
    failing = one_of("--fail-on", fail_on, (*SEVERITIES, NEVER))
    _refuse_binary_on_terminal(chosen, output)
    for target in (output, write_answers):
        check_target(target)
    if rubric is not None:
        rubric_of(rubric, [])  # a wrong one is refused before anything is read
    request = _Request(paths, tuple(check or ()), rubric or "", answers, jobs, chosen, all, sandbox)
    report = _audited(request)
    if write_answers is not None:
        _write_answers(report, write_answers)
    if annotate is not None:
        _annotate(report.at_least(shown), annotate)
    _write(report.at_least(shown), chosen, output, undecided)
    return report.exit_status(None if failing == NEVER else Severity(failing))


@dataclass(frozen=True, slots=True)
class _Request:
    """What is to be audited, and how."""

    paths: list[str]
    checks: tuple[str, ...]
    rubric: str
    answers: Path | None
    jobs: int
    format: str
    keep_consistent: bool
    sandbox: bool


def _audited(request: _Request) -> Report:
    from heji.audit.answers import AnswersRefused
    from heji.audit.catalogue import UnknownCheck
    from heji.audit.run import audit
    from heji.cli.progress import ProgressBar
    from heji.cli.trouble import Refused, suggestion

    try:
        with ProgressBar() as progress:
            return audit(
                request.paths,
                answers=_answers(request.answers),
                workers=_workers(request.jobs),
                checks=request.checks,
                rubric=request.rubric,
                sandbox=request.sandbox,
                keep_consistent=request.keep_consistent,
                keep_contents=request.format == "html",
                progress=progress,
            )
    except UnknownCheck as error:
        sentence = say("error.no-check", name=error.name)
        raise Refused(sentence + suggestion(error.name, error.near)) from error
    except AnswersRefused as error:
        raise Refused(error.describe(language())) from error
    except OSError as error:
        # Documents that cannot be read are part of the report: this is the folder of temporary
        # files, in which the findings of many documents are set aside.
        folder, reason = tempfile.gettempdir(), error.strerror or str(error)
        raise Refused(say("error.cannot-set-aside", folder=folder, reason=reason)) from error


def _answers(file: Path | None) -> Mapping[str, Answer]:
    from heji.audit.answers_file import read_answers

    return read_answers(file) if file is not None else {}


def _write_answers(report: Report, file: Path) -> None:
    from heji.audit.answers import AnswersRefused
    from heji.cli.output import complain
    from heji.cli.trouble import Refused
    from heji.writers.answers import write

    try:
        complain(write(report, file, language()))
    except AnswersRefused as error:
        raise Refused(error.describe(language())) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(say("error.cannot-write", file=file, reason=reason)) from error


def _annotate(report: Report, folder: Path) -> None:
    from heji.cli.output import complain
    from heji.cli.trouble import Refused
    from heji.writers.annotated.files import write

    try:
        for said in write(report, folder, language()):
            complain(said)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(say("error.cannot-write", file=folder, reason=reason)) from error


def _write(report: Report, format: str, output: Path | None, undecided: bool) -> None:
    from heji.cli import output as out

    if format == "json":
        from heji.writers import json_report

        out.write_text(json_report.write(report), output)
    elif format == "html":
        from heji.writers import html

        out.write_text(html.write(report, language()), output)
    elif format == "xlsx":
        from heji.writers import xlsx_report

        out.write_bytes([xlsx_report.write(report, language())], output)
    else:
        from heji.writers import terminal

        out.write_lines(terminal.lines(report, language(), undecided=undecided), output)
    if output is not None:
        out.complain(say("written", file=output))


def _format_of(output: Path | None) -> str:
    return SUFFIXES.get(output.suffix.lower(), "text") if output is not None else "text"


def _workers(jobs: int) -> int:
    from heji.cli.trouble import Refused

    if jobs < 0:
        raise Refused(say("audit.too-many-jobs"))
    return jobs or os.cpu_count() or 1


def _refuse_binary_on_terminal(format: str, output: Path | None) -> None:
    from heji.cli.trouble import Refused

    if format == "xlsx" and output is None and sys.stdout.isatty():
        raise Refused(say("audit.binary-to-terminal"))
