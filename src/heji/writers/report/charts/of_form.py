"""The charts of a report, from the figures of its form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from heji.documents.figure import Figure
from heji.forms.form import Form, Indicator
from heji.forms.labels import unweighted
from heji.language import text
from heji.targets.answer import Answer, Outcome
from heji.targets.answering import answers
from heji.values.quantity import Quantity
from heji.values.units import Unit, same_kind
from heji.writers.report.charts.bars import WIDTH, Bar, Legend, draw, pages
from heji.writers.report.fields.indicators import performance
from heji.writers.report.fields.marks import mark, mark_text
from heji.writers.report.fields.money import LISTS, figure_of, parts_of, task_parts
from heji.writers.report.fields.printed import amount, inline
from heji.writers.report.outline import ChartKind
from heji.writers.report.report import Chart

#: A target stands at three fifths of the plot, so that more than was asked for can be seen.
_TARGET = Fraction(3, 5)
#: Name, what was planned, what was done, and both as printed.
_Row = tuple[str, Fraction, Fraction, str]

_BUDGETS = ("full_year_budget", "budget", "initial_budget")


def charts_of(form: Form, kind: ChartKind) -> Iterator[Chart]:
    """The chart of a form, in as many parts as pages; none when the form has no figures for it."""
    match kind:
        case ChartKind.EXECUTION:
            bars, legend = _execution(form), Legend(_say("budget"), _say("executed"))
        case ChartKind.SCORES:
            bars, legend = _scores(form), Legend(_say("weight"), _say("score"))
        case ChartKind.TARGETS:
            bars = [bar for each in performance(form) for bar in _targets(form, each.indicator)]
            legend = Legend(_say("target"), _say("result"), _say("missed"))
    title = _say(kind.value)
    for page in pages(bars):
        drawn = draw(title, legend, page)
        told = "；".join(f"{each.label}：{each.figures}" for each in page)
        yield Chart(title, drawn.svg, drawn.outlined, WIDTH, drawn.height, f"{title}。{told}")


def _say(key: str) -> str:
    return text(f"outline.chart.{key}", "zh")


def _execution(form: Form) -> list[Bar]:
    """Budget and spending of the whole, of its parts and of the tasks, on one scale."""
    parts = [("total", text("outline.table.whole", "zh"))]
    parts += [each for group in LISTS.values() for each in parts_of(form, group)]
    parts += task_parts(form)
    found: list[_Row] = []
    units: list[Unit | None] = []
    for part, name in parts:
        budget = next((each for kind in _BUDGETS if (each := figure_of(form, kind, part))), None)
        executed = figure_of(form, "executed", part)
        one, two = _amount(budget), _amount(executed)
        if one is not None and two is not None:
            rate = amount(figure_of(form, "execution_rate", part))
            said = f"{amount(executed)} / {amount(budget)}" + (f" {rate}" if rate else "")
            found.append((name, one.fraction, two.fraction, said))
            units += [one.unit, two.unit]
    # A form that names its unit here and not there cannot be drawn on one scale.
    return _on_one_scale(found) if all(same_kind(units[0], each) for each in units) else []


def _on_one_scale(rows: Sequence[_Row]) -> list[Bar]:
    largest = max((each for row in rows for each in row[1:3]), default=Fraction(0))
    if largest <= 0:
        return []
    return [
        Bar(name, frame / largest, bar / largest, said)
        for name, frame, bar, said in rows
        if frame >= 0 and bar >= 0
    ]


def _amount(figure: Figure | None) -> Quantity | None:
    quantity = figure.quantity if figure else None
    return quantity if quantity and quantity.upper is None else None


def _scores(form: Form) -> list[Bar]:
    """Score against weight, of every block of the second level."""
    tree = next((each for each in form.scores if each.score is not None), None)
    if tree is None:
        return []
    blocks = [each for first in tree.children for each in (first.children or (first,))]
    rows: list[_Row] = []
    for node in blocks:
        weight, score = mark(node, "weight"), mark(node, "score")
        if weight is not None and score is not None:
            said = f"{mark_text(node, 'score')} / {mark_text(node, 'weight')}"
            rows.append((unweighted(node.name).strip(), weight, score, said))
    return _on_one_scale(rows)


def _targets(form: Form, indicator: Indicator) -> Iterator[Bar]:
    """A result beside its target, where both are figures of one kind."""
    found = answers(indicator, form.year)
    if len(found) == 1 and (share := _share(found[0])) is not None:
        is_missed = found[0].outcome is Outcome.MISSED
        said = f"{found[0].result} / {inline(indicator.entry('target'))}"
        word = {Outcome.MET: _say("met"), Outcome.MISSED: _say("missed")}.get(found[0].outcome, "")
        name = unweighted(indicator.name).strip()
        yield Bar(name, _TARGET, share * _TARGET, f"{said} {word}".strip(), is_missed)


def _share(answer: Answer) -> Fraction | None:
    """The result as a share of the target."""
    if answer.aim is None or answer.quantity is None:
        return None
    target, result = answer.aim.quantity, answer.quantity
    plain = target.upper is None and result.upper is None and not target.is_rank
    if not plain or not same_kind(target.unit, result.unit) or target.fraction <= 0:
        return None
    return max(result.fraction / target.fraction, Fraction(0))
