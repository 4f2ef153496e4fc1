"""The grid of a project or a body: its lines side by side, the months below one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heji.language import text
from heji.web.budgets.actions.lines import MONTHS
from heji.web.budgets.amounts import cell, percent, shown
from heji.web.budgets.figures import Figures
from heji.web.budgets.models import BudgetLine, Measure, Nature, Origin
from heji.web.budgets.selectors.totals import total


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid."""

    name: str  #: 「12.initial」 of a figure that is entered, 「12.rate」 of one that is computed
    text: str
    is_entered: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the grid."""

    key: str  #: of its label: `budget.row.<key>`, or the number of a month
    cells: tuple[Cell, ...]
    more: tuple[Cell, ...]  #: total of the lines; for a month also cumulative and its rate

    @property
    def is_month(self) -> bool:
        """Whether it is a month."""
        return self.key in MONTHS


@dataclass(frozen=True, slots=True)
class Grid:
    """All of it."""

    lines: tuple[tuple[BudgetLine, str], ...]  #: with their headings
    rows: tuple[GridRow, ...]

    def computed(self) -> dict[str, str]:
        """Every figure that follows from others, by name: for a page that is being filled in."""
        cells = (each for row in self.rows for each in (*row.cells, *row.more))
        return {each.name: each.text for each in cells if not each.is_entered}


def grid(lines: Iterable[BudgetLine], language: str) -> Grid:
    """The grid of some lines, with their months, adjustments and changes of scope fetched."""
    found = list(lines)
    known = [_figures(each) for each in found]
    rows = [
        _entered("initial", found),
        _computed("adjustments", found, known),
        _computed("full_year", found, known),
        *_months(found, known),
        _computed("executed", found, known),
        _computed("rate", found, known),
        _computed("remaining", found, known),
        _entered("carry_over", found),
    ]
    if any(each.scope_changes.all() for each in found):
        changed = [_in_scope(line, each) for line, each in zip(found, known, strict=True)]
        for name in ("full_year", "executed", "rate"):
            rows.append(_computed(name, found, changed, "evaluation_"))
    headings = tuple((each, heading(each, language)) for each in found)
    return Grid(headings, tuple(rows))


def heading(line: BudgetLine, language: str) -> str:
    """What a line is called: where the money comes from, then what is not the usual."""
    words = [
        text(f"budget.source.{line.source}", language),
        text(f"budget.level.{line.level}", language),
    ]
    if line.project_id and line.nature == Nature.BASIC:
        words.append(text(f"budget.nature.{line.nature}", language))
    if line.origin == Origin.BROUGHT_FORWARD:
        words.append(text(f"budget.origin.{line.origin}", language))
    return " · ".join(words)


def _figures(line: BudgetLine) -> Figures:
    months = list(line.months.all())
    return Figures(
        lines=1,
        lacking=int(line.initial is None),
        initial=line.initial,
        adjustments=sum(each.amount for each in line.adjustments.all()),
        executed=sum(each.amount for each in months) if months else None,
        last_month=max((each.month for each in months), default=None),
        carry_over=line.carry_over,
    )


def _in_scope(line: BudgetLine, known: Figures) -> Figures:
    """A line's figures in the scope of the evaluation."""
    changed = {each.measure: each.amount for each in line.scope_changes.all()}
    initial, executed = known.initial, known.executed
    if initial is not None:
        initial += changed.get(Measure.INITIAL, 0)
    if Measure.EXECUTED in changed:
        executed = (executed or 0) + changed[Measure.EXECUTED]
    scope = changed.get(Measure.FULL_YEAR, 0)
    return replace(known, initial=initial, executed=executed, scope=scope)


def _entered(name: str, lines: Sequence[BudgetLine]) -> GridRow:
    stated = [getattr(each, name) for each in lines]
    known = [each for each in stated if each is not None]
    cells = (
        Cell(f"{line.pk}.{name}", cell(amount), is_entered=True)
        for line, amount in zip(lines, stated, strict=True)
    )
    return GridRow(
        name, tuple(cells), (Cell(f"total.{name}", shown(sum(known) if known else None)),)
    )


def _computed(
    name: str, lines: Sequence[BudgetLine], known: Sequence[Figures], before: str = ""
) -> GridRow:
    cells = (
        Cell(f"{line.pk}.{before}{name}", _text(name, each))
        for line, each in zip(lines, known, strict=True)
    )
    more = Cell(f"total.{before}{name}", _text(name, total(known)))
    return GridRow(before + name, tuple(cells), (more,))


def _text(name: str, figures: Figures) -> str:
    return percent(figures.rate) if name == "rate" else shown(getattr(figures, name))


def _months(lines: Sequence[BudgetLine], known: Sequence[Figures]) -> Iterable[GridRow]:
    """A row for each month; what was spent until then only as long as months are entered."""
    by_line = [{each.month: each.amount for each in line.months.all()} for line in lines]
    whole, spent = total(known), 0
    for month in MONTHS:
        number = int(month)
        amounts = [each.get(number) for each in by_line]
        stated = [each for each in amounts if each is not None]
        spent += sum(stated)
        is_known = whole.last_month is not None and number <= whole.last_month
        until = replace(whole, executed=spent if is_known else None)
        cells = (
            Cell(f"{line.pk}.{month}", cell(amount), is_entered=True)
            for line, amount in zip(lines, amounts, strict=True)
        )
        more = (
            Cell(f"total.{month}", shown(sum(stated) if stated else None)),
            Cell(f"until.{month}", shown(until.executed)),
            Cell(f"rate.{month}", percent(until.rate)),
        )
        yield GridRow(month, tuple(cells), more)
