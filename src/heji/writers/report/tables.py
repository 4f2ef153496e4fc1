"""The tables of a report: what the form prints, in fewer columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import isqrt

from heji.documents.figure import Figure
from heji.forms.form import Form, Indicator, ScoreNode
from heji.forms.labels import unweighted
from heji.language import text
from heji.writers.report.fields.marks import mark_text
from heji.writers.report.fields.money import LISTS, figure_of, parts_of
from heji.writers.report.fields.printed import inline
from heji.writers.report.outline import TableKind
from heji.writers.report.report import Align, Cell, Column, Table
from heji.writers.report.words import without_mark

Row = tuple[Cell | None, ...]

_MEASURES = ("initial_budget", "full_year_budget", "executed", "execution_rate")


def tables_of(form: Form, kind: TableKind) -> Iterator[Table]:
    """A table of a form, in parts where its rows have different columns; none for an empty one."""
    found: list[Table | None]
    match kind:
        case TableKind.SCORE_SUMMARY:
            found = [_score_summary(form)]
        case TableKind.INDICATORS:
            found = list(_indicators(form))
        case TableKind.MONEY:
            found = [_money(form)]
    yield from (each for each in found if each is not None)


def _say(key: str) -> str:
    # A report is a Chinese document, whatever language the person at the keyboard speaks.
    return text(f"outline.table.{key}", "zh")


def _score_summary(form: Form) -> Table | None:
    """Weight and score of every block, and the total as the form prints it."""
    tree = _total(form)
    if tree is None or not tree.children:
        return None
    rows: list[Row] = []
    for first in tree.children:
        rows.extend(_of_first_level(first))
    rows.append(
        (
            Cell(_say("total"), column_span=2),
            None,
            *map(Cell, (_mark(tree.weight), _mark(tree.score))),
        )
    )
    columns = (
        Column(_say("level1"), 30, Align.CENTRE),
        Column(_say("level2"), 38, Align.CENTRE),
        Column(_say("weight"), 16, Align.CENTRE),
        Column(_say("score"), 16, Align.CENTRE),
    )
    return Table(_say("score-summary"), columns, tuple(rows), _say("summary-note"))


def _of_first_level(node: ScoreNode) -> list[Row]:
    name = Cell(unweighted(node.name).strip(), row_span=max(len(node.children), 1))
    below = [each for each in node.children if each.level < 3]
    if not below:
        whole = Cell(name.text, column_span=2)
        return [(whole, None, *_marks(node))]
    rows: list[Row] = []
    for position, each in enumerate(below):
        rows.append(
            (
                name if position == 0 else None,
                Cell(unweighted(each.name).strip()),
                *_marks(each),
            )
        )
    return rows


def _marks(node: ScoreNode) -> tuple[Cell, Cell]:
    return Cell(mark_text(node, "weight")), Cell(mark_text(node, "score"))


def _mark(figure: Figure | None) -> str:
    return without_mark(inline(figure) or "")


def _indicators(form: Form) -> Iterator[Table]:
    """Every row of the form with its blocks, on pages across.

    What is not measured against targets has no columns for them, and so a table of its own.
    """
    parts = [tuple(each) for _, each in groupby(form.indicators, key=_is_measured)]
    # The total of all rows under some of them alone would be read as theirs.
    total = _total(form) if len(parts) == 1 else None
    for number, rows in enumerate(parts, start=1):
        title = _say("indicators") if number == 1 else _say("indicators-continued")
        yield _of_rows(title, rows, total)


def _is_measured(indicator: Indicator) -> bool:
    if indicator.section != "management":
        return True
    return any(inline(indicator.entry(role)) for role in ("target", "result"))


def _total(form: Form) -> ScoreNode | None:
    return next((each for each in form.scores if each.score is not None), None)


def _of_rows(title: str, rows: Sequence[Indicator], total: ScoreNode | None) -> Table:
    roles = [each for each in ("target", "result", "weight", "score") if _has(rows, each)]
    roles += [each for each in ("reason", "basis", "note") if _has(rows, each)][:1]
    depth = min(max(len(each.levels) for each in rows), 2)
    columns = [Column(_say(f"level{number}"), 9, Align.CENTRE) for number in range(1, depth + 1)]
    columns.append(Column(_say("indicator"), _width([each.name for each in rows])))
    columns += [_column(rows, each) for each in roles]
    levels = [_levels(each, depth) for each in rows]
    spans = [_spans(levels, column) for column in range(depth)]
    written: list[Row] = []
    for index, each in enumerate(rows):
        rest = [Cell(inline(each.entry(role)) or "") for role in roles]
        name = unweighted(each.name).strip()
        if not each.levels:
            written.append((Cell(name, column_span=depth + 1), *([None] * depth), *rest))
            continue
        left = (
            Cell(levels[index][column], row_span=span) if (span := spans[column][index]) else None
            for column in range(depth)
        )
        written.append((*left, Cell(name), *rest))
    if total is not None and "score" in roles:
        written.append(_total_row(total, roles, depth + 1))
    return Table(title, tuple(columns), tuple(written), is_wide=True)


def _total_row(total: ScoreNode, roles: Sequence[str], before: int) -> Row:
    marks = {"weight": total.weight, "score": total.score}
    cells = (Cell(_mark(marks[role]) if role in marks else "") for role in roles)
    return (Cell(_say("total"), column_span=before), *([None] * (before - 1)), *cells)


def _levels(indicator: Indicator, depth: int) -> tuple[str, ...]:
    names = [unweighted(each).strip() for each in indicator.levels[:depth]]
    return (*names, *([""] * (depth - len(names))))


def _spans(levels: Sequence[tuple[str, ...]], column: int) -> list[int]:
    """For each row how many rows its cell of that column covers; 0 where one above covers it."""
    spans: list[int] = []
    for _, grouped in groupby(levels, key=lambda each: each[: column + 1]):
        count = len(list(grouped))
        spans += [count, *([0] * (count - 1))]
    return spans


def _column(rows: Sequence[Indicator], role: str) -> Column:
    if role in ("weight", "score"):
        return Column(_say(role), 7, Align.CENTRE)
    return Column(_say(role), _width([inline(each.entry(role)) or "" for each in rows]))


def _width(texts: Sequence[str]) -> int:
    """A width that lets columns with more to say grow less high: by the root of what stands there."""
    return min(max(isqrt(sum(map(len, texts))), 14), 60)


def _has(rows: Sequence[Indicator], role: str) -> bool:
    return any(inline(each.entry(role)) for each in rows)


def _money(form: Form) -> Table | None:
    """Budget, spending and rate of the whole and of its parts."""
    measures = [each for each in _MEASURES if any(each == money.measure for money in form.money)]
    parts = [("total", _say("whole"))]
    parts += [each for group in LISTS.values() for each in parts_of(form, group)]
    rows: list[Row] = []
    for part, name in parts:
        figures = [figure_of(form, measure, part) for measure in measures]
        if any(figures):
            rows.append((Cell(name), *(Cell(inline(each) or "—") for each in figures)))
    units = {
        each.figure.quantity.unit.name
        for each in form.money
        if each.figure.quantity
        and each.figure.quantity.unit
        and not each.figure.quantity.unit_is_printed
    }
    note = text("outline.table.unit", "zh", unit=units.pop()) if len(units) == 1 else ""
    columns = [
        Column(_say("part"), 28),
        *(Column(_say(each), 24, Align.RIGHT) for each in measures),
    ]
    return Table(_say("money"), tuple(columns), tuple(rows), note) if rows else None
