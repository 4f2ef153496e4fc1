"""`heji score`: the scores of a form under a rubric, each with its reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.options import Language, Output, Sandbox
from heji.cli.rubric_files import Folders, RubricName, rubric_of
from heji.cli.speech import language, say

if TYPE_CHECKING:
    from heji.audit.report import DocumentEntry
    from heji.forms.form import Form
    from heji.rubrics.evaluation.evaluation import Evaluation
    from heji.rubrics.rubric import Rubric
    from heji.writers.layout import Line

    Scored = tuple[Form, Evaluation]

FORMATS = ("text", "json")

EXIT_NO_TOTAL = 1


def score(
    path: Annotated[str, typer.Argument(metavar="FORM", help="cli.score.path")],
    rubric: RubricName = None,
    explain: Annotated[bool, typer.Option("--explain", "-e", help="cli.score.explain")] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help="cli.score.format")
    ] = "text",
    output: Output = None,
    sandbox: Sandbox = False,
    rubrics: Folders = None,
    lang: Language = None,
) -> int:
    """Scores a form; exit status 1 when the rows leave no total, 2 when it cannot be scored."""
    from heji.cli import output as out
    from heji.cli.one_document import read_one
    from heji.cli.trouble import Refused, one_of
    from heji.rubrics.evaluation.evaluate import evaluate

    chosen = one_of("--format", format, FORMATS)
    out.check_target(output)
    readings, entry = read_one(path, sandbox=sandbox)
    forms = [each.form for each in readings]
    pairs = [(each, _rubric_for(each, rubric, rubrics or [])) for each in forms]
    scored = [(form, evaluate(each, form)) for form, each in pairs if each is not None]
    if not scored:
        raise Refused(_nothing_fits(forms[0], rubric, entry))
    if chosen == "json":
        written = json.dumps(_data(scored, entry), ensure_ascii=False, indent=2)
        out.write_text([written + "\n"], output)
    else:
        out.write_lines(_lines(scored, entry, explain), output)
    if len(scored) < len(forms):
        out.complain(say("score.left-out", count=len(forms) - len(scored)))
    return EXIT_NO_TOTAL if any(each.total is None for _, each in scored) else 0


def _rubric_for(form: Form, name: str | None, folders: list[Path]) -> Rubric | None:
    """The named rubric if the form can be of its kind, else the one that fits."""
    from heji.cli.trouble import Refused
    from heji.rubrics.files.shelf import choose
    from heji.rubrics.files.trouble import RubricError

    if name is not None:
        named = rubric_of(name, folders)
        return named if form.kind.value in (named.form, "unknown") else None
    try:
        return choose(form, folders)
    except RubricError as error:
        raise Refused(say("rubric.file", reason=error.message(language()))) from error


def _nothing_fits(form: Form, name: str | None, entry: DocumentEntry) -> str:
    from heji.documents.document import Status
    from heji.language import text
    from heji.writers import wording

    if entry.status is Status.UNREADABLE:
        return wording.problems(entry, language()) or ""
    known = {
        "kind": text(f"report.kind.{form.kind.value}", language()),
        "layout": form.layout or say("score.unknown-layout"),
        "year": form.year or say("score.unknown-year"),
    }
    return say("score.other-kind", id=name, **known) if name else say("score.no-rubric", **known)


def _lines(scored: Sequence[Scored], entry: DocumentEntry, explain: bool) -> Iterator[Line]:
    from heji.writers import scores, wording
    from heji.writers.layout import Line, Span

    yield Line((Span(entry.path, "strong"),))
    yield Line((Span(wording.document_name(entry, language()), "faint"),), 2)
    for number, (form, evaluation) in enumerate(scored, start=1):
        if len(scored) > 1:
            yield Line()
            yield Line((Span(say("score.form", number=number, title=form.title), "strong"),), 2)
        yield from scores.lines(form, evaluation, language(), explain=explain)


def _data(scored: Sequence[Scored], entry: DocumentEntry) -> dict[str, object]:
    """As docs/findings.md says; a document that holds several forms has all of them as `forms`."""
    from heji.writers.json_report import TOOL, document_data
    from heji.writers.scores_data import data

    forms = [data(form, evaluation) for form, evaluation in scored]
    found = {"tool": TOOL, "document": document_data(entry), **forms[0]}
    return found | ({"forms": forms} if len(forms) > 1 else {})
