"""Which rates of a money block are which quotient: by printed letters, else by the roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heji.documents.figure import Figure
from heji.forms.form import Money
from heji.forms.money.lines import measure_of
from heji.forms.tables.headings.column import Column
from heji.relations.relation import AnyRelation, Basis, Ratio

_CHECK = "ratio-mismatch"
#: rate -> what is divided by what, first choice first (财预〔2020〕10号, 财预〔2019〕136号)
QUOTIENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "execution_rate": (
        ("executed", "full_year_budget"),
        ("executed", "budget"),
        ("executed", "initial_budget"),
    ),
    "rate_to_date": (
        ("executed_to_date", "full_year_budget"),
        ("executed_to_date", "initial_budget"),
    ),
    "forecast_rate": (
        ("forecast_executed", "full_year_budget"),
        ("forecast_executed", "initial_budget"),
    ),
    "adjustment_rate": (("adjustment", "initial_budget"),),
}


def column_rates(amounts: Sequence[tuple[Column, Figure]]) -> Iterator[AnyRelation]:
    """The rates in one row: by the letters of the headings 「执行率(B/A)」, else by their roles."""
    lettered = {c.label.formula: figure for c, figure in amounts if len(c.label.formula) == 1}
    by_role: dict[str, Figure] = {}
    for column, figure in amounts:
        by_role.setdefault(measure_of(column.role), figure)
    for column, rate in amounts:
        if column.role not in QUOTIENTS or rate.quantity is None:
            continue
        over = column.label.formula.split("/")
        if len(over) == 2 and all(letter in lettered for letter in over):
            top, bottom = lettered[over[0]], lettered[over[1]]
            yield Ratio(_CHECK, Basis.HEADING_FORMULA, True, rate, (top,), (bottom,))
        else:
            yield from role_rates(by_role, column.role)


def role_rates(figures: Mapping[str, Figure], rate: str) -> Iterator[AnyRelation]:
    """A rate by what its name divides; nothing when the form does not print both."""
    if rate not in figures or figures[rate].quantity is None:
        return
    for top, bottom in QUOTIENTS.get(rate, ()):
        if top in figures and bottom in figures:
            yield Ratio(
                _CHECK,
                Basis.HEADING_ROLES,
                True,
                figures[rate],
                (figures[top],),
                (figures[bottom],),
            )
            return


def part_rates(money: Sequence[Money]) -> Iterator[AnyRelation]:
    """The rates of a block whose rows are measures, part by part."""
    parts: dict[str, dict[str, Figure]] = {}
    for each in money:
        parts.setdefault(each.part, {}).setdefault(each.measure, each.figure)
    for figures in parts.values():
        for rate in QUOTIENTS:
            yield from role_rates(figures, rate)
