"""Finds the inputs of a rule in a form: the first selector that gives a value wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from heji.documents.figure import Figure
from heji.forms.form import Form, Indicator
from heji.rubrics.binding.answering import reached
from heji.rubrics.binding.evidence import Evidence, evidence_of
from heji.rubrics.binding.told import Told, told_by_row
from heji.rubrics.binding.units import in_unit
from heji.rubrics.evaluation.evaluation import Given, Worth
from heji.rubrics.rubric import Input, InputKind, Selector
from heji.values.absence import Absence, Absent
from heji.values.interval import Interval
from heji.values.quantity import Quantity
from heji.values.reading import read_value

_MISSING = "missing-input"


def bind(
    wanted: Input, row: Indicator | None, form: Form, cells: Sequence[Evidence] | None = None
) -> Given:
    """The value of an input.

    Args:
        wanted: an input of an item.
        row: the row of the form that is the item; None when it has none.
        form: the form.
        cells: the row's cells of evidence, where several inputs share them.

    Returns:
        The value with its place, or without one and with the problem: `missing-input`,
        `row-missing`, `several-figures`, `unit-mismatch`, `not-applicable` …
    """
    if cells is None:
        cells = () if row is None else evidence_of(row)
    problem = ""
    for selector in wanted.selectors:
        found = _select(selector, wanted, row, form, cells)
        if not found.problem:
            return found
        if problem in ("", _MISSING, "row-missing"):
            problem = found.problem
    return Given(wanted.name, None, unit=wanted.unit, problem=problem or _MISSING)


def handed(wanted: Input, value: Quantity | bool | str) -> Given:
    """An input that is handed in and not read from a form.

    Args:
        wanted: the input.
        value: its value; a text is read like a cell (`90万元`).

    >>> from heji.rubrics.rules.rule import Text
    >>> from heji.values.units import find_unit
    >>> executed = Input("executed", Text("全年执行数"), find_unit("万元"), ())
    >>> handed(executed, "90万元").worth.point
    Fraction(900000, 1)
    """
    if isinstance(value, bool):
        return Given(wanted.name, None, is_met=value)
    read = read_value(value, wanted.unit) if isinstance(value, str) else value
    if isinstance(read, Absent) and read.absence is Absence.NOT_APPLICABLE:
        return Given(wanted.name, None, unit=wanted.unit, problem="not-applicable")
    if not isinstance(read, Quantity) or read.malformed:
        problem = "unreadable" if isinstance(read, Quantity) else _MISSING
        return Given(wanted.name, None, unit=wanted.unit, problem=problem)
    return _given(wanted, Told(read, read.text))


def _select(
    selector: Selector,
    wanted: Input,
    row: Indicator | None,
    form: Form,
    cells: Sequence[Evidence],
) -> Given:
    finder = _PLACES.get(selector.place)
    if finder is not None:
        return _given(wanted, finder(selector, form))
    if row is None or not selector.place.startswith("row "):
        problem = "row-missing" if selector.place.startswith("row ") else _MISSING
        return Given(wanted.name, None, unit=wanted.unit, problem=problem)
    return _given(wanted, told_by_row(selector, row, cells, wanted.unit))


def _given(wanted: Input, told: Told) -> Given:
    """What a place tells, as the input wants it."""
    if told.problem:
        return Given(wanted.name, None, unit=wanted.unit, problem=told.problem)
    if wanted.kind is InputKind.TRUTH:
        if told.is_met is None:
            return Given(wanted.name, None, problem=_MISSING)
        return Given(wanted.name, None, told.is_met, figure=told.figure, text=told.text)
    if told.worth is not None:
        return Given(wanted.name, told.worth, None, wanted.unit, told.figure, told.text)
    if told.quantity is None:
        return Given(wanted.name, None, unit=wanted.unit, problem=_MISSING)
    fitted = in_unit(told.quantity, wanted.unit)
    if fitted is None:
        return Given(wanted.name, None, unit=wanted.unit, problem="unit-mismatch")
    worth = Worth(fitted.fraction, fitted.interval())
    return Given(wanted.name, worth, None, wanted.unit, told.figure, told.text)


def _money(selector: Selector, form: Form) -> Told:
    measure, part = selector.words
    found = [each for each in form.money if each.measure == measure and each.part == part]
    return _one_of([each.figure for each in found])


def _field(selector: Selector, form: Form) -> Told:
    return _one_of([each.figure for each in form.fields if each.role == selector.words[0]])


def _one_of(figures: list[Figure]) -> Told:
    """The value that all of several places hold."""
    sound = [(each, quantity) for each in figures if (quantity := each.quantity) is not None]
    if not sound:
        return Told(problem=_without(figures))
    figure, quantity = sound[0]
    if any(other.fraction != quantity.fraction for _, other in sound):
        return Told(problem="several-figures")
    return Told(quantity, figure.quote, figure)


def _without(figures: list[Figure]) -> str:
    """Why none of several places holds a figure."""
    values = [each.value for each in figures]
    if any(isinstance(each, Quantity) for each in values):
        return "unreadable"
    absent = [each.absence for each in values if isinstance(each, Absent)]
    return "not-applicable" if Absence.NOT_APPLICABLE in absent else _MISSING


def _rows_count(selector: Selector, form: Form) -> Told:
    rows = chosen_rows(selector.words, form)
    return Told(worth=_exactly(len(rows)), text=str(len(rows))) if rows else Told(problem=_MISSING)


def _rows_met(selector: Selector, form: Form) -> Told:
    rows = chosen_rows(selector.words, form)
    outcomes = [reached(each, form.year) for each in rows]
    if not rows or None in outcomes:
        return Told(problem="rows-undecided" if rows else _MISSING)
    count = sum(1 for each in outcomes if each)
    return Told(worth=_exactly(count), text=str(count))


def chosen_rows(words: tuple[str, ...], form: Form) -> list[Indicator]:
    """The rows of the sections or indicator types that the words name; all rows without words."""
    if not words:
        return [each for each in form.indicators if each.section != "execution"]
    wanted = set(words)
    return [
        each
        for each in form.indicators
        if each.section in wanted or (each.type is not None and each.type.value in wanted)
    ]


def _exactly(count: int) -> Worth:
    return Worth(Fraction(count), Interval.point(count))


_PLACES: dict[str, Callable[[Selector, Form], Told]] = {
    "money": _money,
    "field": _field,
    "rows count": _rows_count,
    "rows met": _rows_met,
}
