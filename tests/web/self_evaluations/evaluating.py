"""Self-evaluations for tests: what was declared and approved, then evaluated by the same clerk."""

from __future__ import annotations

from collections.abc import Mapping

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.filing.actions.saving import SaveCells, Saved, Typed
from heji.web.filing.columns import show
from heji.web.filing.content import Content, Indicator
from heji.web.filing.findings import CellFinding, findings
from heji.web.filing.kinds import Computed
from heji.web.filing.models import Filing
from heji.web.filing.selectors import case, present
from heji.web.self_evaluations.actions.beginning import BeginSelfEvaluation
from heji.web.self_evaluations.kind import SELF_EVALUATION
from tests.web.filing.making import Office, office
from tests.web.reviews.going import approve_all

YEAR = 2026
#: name of an indicator -> column -> text, as a good form has them
RESULTS: Mapping[str, Mapping[str, str]] = {
    "整治河道长度": {"result": "12.5公里"},
    "工程验收合格率": {"result": "100%"},
    "工程完工时间": {"result": "2026年11月20日"},
    "每公里整治成本": {"result": "82万元"},
    "受益居民人数": {"result": "3200人"},
    "沿线居民满意度": {"result": "92%"},
}
#: the same half done: a target missed, one reached, others open
SOME_RESULTS: Mapping[str, Mapping[str, str]] = {
    "整治河道长度": {"result": "12.5公里"},
    "受益居民人数": {"result": "2400人", "reason": "沿线一处小区延期交付。"},
}
#: the indicator that has ten marks less than other tests give it
LIGHTER = "整治河道长度"
AMOUNTS = {
    "initial_budget": {"total": "1000", "fiscal": "800", "other": "200"},
    "full_year_budget": {"total": "1000", "fiscal": "800", "other": "200"},
    "executed": {"total": "1000", "fiscal": "800", "other": "200"},
}


def declared(*, year: int = YEAR, in_words: str = "") -> Office:
    """An office whose declaration was approved; the target of one indicator may be in words."""
    made = office(filled=True, year=year)
    for row in made.content.indicators:
        if row.name == in_words:
            typed = Typed("indicator", row.id, "value", "明显改善", 2)
            perform(SaveCells(made.form, (typed,)), made.clerk)
    # The other ten marks are for the execution of the budget.
    row = next(each for each in made.content.indicators if each.name == LIGHTER)
    perform(SaveCells(made.form, (Typed("indicator", row.id, "weight", "10", 2),)), made.clerk)
    approve_all(made)
    return made


def evaluating(*, filled: bool = False, in_words: str = "") -> tuple[Office, Filing]:
    """The same with a self-evaluation, empty or filled in."""
    made = declared(in_words=in_words)
    form = begun(made)
    if filled:
        fill_in(made, form)
    return made, form


def begun(made: Office) -> Filing:
    """Begins the self-evaluation of the office's project."""
    return perform(BeginSelfEvaluation(made.form.year, made.project), made.clerk)


def fill_in(made: Office, form: Filing, results: Mapping[str, Mapping[str, str]] = RESULTS) -> None:
    """Fills a self-evaluation in as a clerk does; money that the budgets have is left as it is."""
    content, given = present(form), cells(form)
    typed = [
        _typed(f"money.{row.id}.amount", amount)
        for row in content.money
        if (amount := AMOUNTS.get(row.measure, {}).get(row.part))
        and f"money.{row.id}.amount" not in given
    ]
    typed += [
        _typed(f"text.{row.id}.text", "整治河道12.5公里，沿线居民生活环境得到改善。")
        for row in content.texts
        if row.role == "goal_result"
    ]
    for name, columns in results.items():
        row = indicator(form, name)
        typed += [_typed(f"indicator.{row.id}.{each}", text) for each, text in columns.items()]
    saved = perform(SaveCells(form, tuple(typed)), made.clerk)
    assert not saved.refused


def _typed(cell: str, text: str) -> Typed:
    kind, id, column = cell.split(".")
    return Typed(kind, int(id), column, text, 1)


def save(actor: Actor, form: Filing, row: Indicator, column: str, text: str) -> Saved:
    """Types into one cell of an indicator, as somebody who sees what it says now."""
    typed = Typed("indicator", row.id, column, text, 0, show(row, column))
    return perform(SaveCells(form, (typed,)), actor)


def indicator(form: Filing, name: str) -> Indicator:
    """The row of a name as it is now."""
    return next(each for each in content(form).indicators if each.name == name)


def content(form: Filing) -> Content:
    """What the form says now."""
    return present(form)


def cells(form: Filing, language: str = "zh") -> Mapping[str, Computed]:
    """The cells that nobody types."""
    return SELF_EVALUATION.computed(form, present(form), language)


def score(form: Filing, name: str, language: str = "zh") -> Computed:
    """The score of the row of a name."""
    return cells(form, language)[f"indicator.{indicator(form, name).id}.score"]


def found_in(form: Filing, language: str = "zh") -> dict[str, list[CellFinding]]:
    """The findings on the form as it is now, by the check."""
    fresh = Filing.objects.select_related("organisation", "project").get(pk=form.pk)
    told: dict[str, list[CellFinding]] = {}
    for each in findings(case(fresh, present(fresh)), language):
        told.setdefault(each.check, []).append(each)
    return told
