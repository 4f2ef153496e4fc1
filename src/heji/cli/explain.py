"""`heji explain`: which usual rules give a printed score."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.options import Language, Output
from heji.cli.speech import language, say

if TYPE_CHECKING:
    from heji.cli.trouble import Refused
    from heji.rubrics.candidates.form_rows import ExplainedRow
    from heji.values.quantity import Quantity

FORMATS = ("text", "json")


def explain(
    path: Annotated[
        str | None,
        typer.Argument(metavar="FORM", help="cli.explain.path", show_default=False),
    ] = None,
    row: Annotated[
        str, typer.Option("--row", metavar="NAME", help="cli.explain.row", show_default=False)
    ] = "",
    weight: Annotated[
        str | None, typer.Option("--weight", metavar="NUMBER", help="cli.explain.weight")
    ] = None,
    value: Annotated[
        str | None, typer.Option("--value", metavar="VALUE", help="cli.explain.value")
    ] = None,
    score: Annotated[
        str | None, typer.Option("--score", metavar="NUMBER", help="cli.explain.score")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help="cli.explain.format")
    ] = "text",
    output: Output = None,
    lang: Language = None,
) -> int:
    """Shows the rules of the catalogue that give a score, or the scores of a form's rows."""
    from heji.cli import output as out
    from heji.cli.trouble import Refused, one_of
    from heji.writers import explanation

    chosen = one_of("--format", format, FORMATS)
    out.check_target(output)
    single = (weight, value, score)
    if path is None and row:
        raise Refused(say("explain.row-of-form"))
    if (path is None) == (single == (None, None, None)):
        raise Refused(say("explain.either"))
    rows = _of_form(path, row) if path is not None else (_of_figures(weight, value, score),)
    if chosen == "json":
        written = json.dumps(explanation.as_data(rows), ensure_ascii=False, indent=2)
        out.write_text([written + "\n"], output)
    else:
        out.write_lines(explanation.lines(rows, language(), all_rows=bool(row)), output)
    return 0


def _of_form(path: str, name: str) -> Sequence[ExplainedRow]:
    from heji.cli.one_document import read_one
    from heji.cli.trouble import Refused
    from heji.rubrics.candidates.form_rows import explained_rows

    readings, _ = read_one(path)
    rows = [row for reading in readings for row in explained_rows(reading.form, name)]
    if name and not rows:
        raise Refused(say("explain.no-row", name=name))
    return rows


def _of_figures(weight: str | None, value: str | None, score: str | None) -> ExplainedRow:
    from fractions import Fraction

    from heji.rubrics.candidates.explaining import explain
    from heji.rubrics.candidates.form_rows import ExplainedRow
    from heji.rubrics.evaluation.evaluation import Worth
    from heji.rubrics.evaluation.rounding import stands_for

    full, rate = _figure("--weight", weight), _figure("--value", value)
    given = _figure("--score", score)
    if full.number <= 0:
        raise _refusal("--weight", full.text)
    if given.number < 0:
        raise _refusal("--score", given.text)
    worth = Worth(rate.fraction, rate.interval())
    found = explain(Fraction(full.number), worth, stands_for(given))
    return ExplainedRow("", full.text, given.text, False, rate.text, found)


def _figure(option: str, printed: str | None) -> Quantity:
    """A figure of the command line; marks may have 分 behind them, a value its unit.

    Raises:
        Refused: it is missing, or no figure.
    """
    from heji.cli.trouble import Refused
    from heji.values.quantity import Quantity
    from heji.values.reading import read_value

    if printed is None:
        raise Refused(say("error.missing", name=option) + say("explain.either"))
    found = read_value(printed)
    if not isinstance(found, Quantity) or found.malformed:
        raise _refusal(option, printed)
    wrong = option != "--value" and found.unit is not None and found.unit.dimension != "score"
    if wrong:
        raise _refusal(option, printed)
    return found


def _refusal(option: str, printed: str) -> Refused:
    from heji.cli.trouble import Refused

    return Refused(say("error.bad-value", name=option, reason=printed))
