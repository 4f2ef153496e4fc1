"""A filing's content as the core's `Form`, with the cell of the page for every place in it.

The form is built as a reader would read it from the official table: the same roles, the same
figures, a table of cells around them. So the same audit and the same writers serve it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from heji.documents.document import Cell, Document, Table
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Entry, Field, Form, Indicator, IndicatorType, Money, ScoreNode, Task
from heji.forms.layout import Layout, layouts
from heji.forms.lexicon import lexicon
from heji.forms.money.sums import labelled_sums
from heji.relations.relation import AnyRelation, Basis, Sum
from heji.values.quantity import Quantity, Value
from heji.values.reading import read_value
from heji.values.units import find_unit
from heji.web.filing import content as rows
from heji.web.filing.blocks import Blocks, blocks, money_unit
from heji.web.filing.columns import Column, columns_of
from heji.web.filing.content import Content, cell
from heji.web.filing.figures import amount_text
from heji.web.filing.kinds import form_kind

_WAN_PLACES = 6  #: decimals of 万元 that reach the 分: what the database holds is exact
_TABLE = 1
_SUMS = "sum-mismatch"  #: the check that judges them


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the rows of a form."""

    kind: str
    scope: str
    layout: str
    organisation: str
    year: int
    project: str = ""
    project_code: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Formed:
    """A filing as the core knows it."""

    form: Form
    document: Document
    cells: Mapping[Locator, str]  #: place -> cell of the page, 「indicator.12.value」

    def cell_of(self, locator: Locator) -> str:
        """The cell of the page at a place of the document; "" outside of the rows."""
        return self.cells.get(locator.whole, "")


@dataclass(slots=True)
class _Grid:
    """The table that grows row by row."""

    cells: list[Cell] = field(default_factory=list)
    names: dict[Locator, str] = field(default_factory=dict)
    row: int = 0
    column: int = 0

    def next_row(self) -> None:
        """Begins a row."""
        self.row += 1
        self.column = 0

    def put(self, text: str, name: str = "") -> Locator:
        """Puts a text into the next column; `name` is its cell on the page."""
        self.column += 1
        place = Locator(table=_TABLE, row=self.row, column=self.column)
        self.cells.append(Cell(self.row, self.column, text, place))
        if name:
            self.names[place] = name
        return place

    def figure(self, text: str, name: str, label: str, value: Value | None = None) -> Figure:
        """Puts a text and makes its figure."""
        place = self.put(text, name)
        return Figure(read_value(text) if value is None else value, place, label, text)


@dataclass(frozen=True, slots=True)
class _Printing:
    """What the cells of a form say besides what was typed into them."""

    blocks: Blocks
    computed: Mapping[str, str]

    def entry(self, row: rows.Row, column: Column) -> str:
        """What the form prints in a cell."""
        return self.computed.get(cell(row, column.name)) or column.entry(row)


def formed(
    content: Content,
    heading: Heading,
    labels: Mapping[str, str],
    computed: Mapping[str, str] = MappingProxyType({}),
) -> Formed:
    """The form of a content.

    Args:
        content: the rows.
        heading: whose form it is.
        labels: what the form prints for a role of a text, a measure and a part: 「goal」 →
            「年度总体目标」, 「part.fiscal」 → 「财政拨款」.
        computed: the texts of cells that nobody types.
    """
    grid = _Grid()
    printing = _Printing(blocks(heading.kind, heading.scope), computed)
    fields = (*_heading(grid, heading, labels), *_texts(grid, content, labels))
    money = _money(grid, content, labels, computed)
    tasks, task_money = _tasks(grid, content, labels)
    indicators = tuple(_indicator(grid, each, printing) for each in content.indicators)
    layout = next((each for each in layouts() if each.id == heading.layout), None)
    name = layout.name["zh"] if layout else ""
    title = labels.get("title", "{year} {name}").format(year=heading.year, name=name)
    form = Form(
        kind=form_kind(heading.kind).core[heading.scope],
        layout=layout.id if layout else None,
        title=title,
        organisation=heading.organisation,
        year=heading.year,
        fields=fields,
        money=(*money, *task_money),
        indicators=indicators,
        tasks=tasks,
        relations=(
            *labelled_sums(money, lexicon()),
            *_bounds(money),
            *_task_sums(money, task_money),
        ),
        scores=tuple(_total(grid, labels, computed)),
        required_types=_required(layout),
        money_unit=money_unit(),
    )
    columns = max((each.column for each in grid.cells), default=0)
    table = Table(tuple(grid.cells), grid.row, columns, Locator(table=_TABLE))
    return Formed(form, Document(title, "web", "", (table,)), grid.names)


def _required(layout: Layout | None) -> tuple[IndicatorType, ...]:
    return layout.required_types if layout else ()


def _heading(grid: _Grid, heading: Heading, labels: Mapping[str, str]) -> tuple[Field, ...]:
    pairs = (
        ("project_name", heading.project),
        ("project_code", heading.project_code),
        ("department", heading.department),
        ("unit", heading.organisation),
    )
    return tuple(_field(grid, role, text, "", labels) for role, text in pairs if text)


def _texts(grid: _Grid, content: Content, labels: Mapping[str, str]) -> tuple[Field, ...]:
    return tuple(
        _field(grid, each.role, each.text, cell(each, "text"), labels) for each in content.texts
    )


def _field(grid: _Grid, role: str, text: str, name: str, labels: Mapping[str, str]) -> Field:
    label = labels.get(role, role)
    grid.next_row()
    grid.put(label)
    return Field(role, label, grid.figure(text, name, label))


def _money(
    grid: _Grid, content: Content, labels: Mapping[str, str], computed: Mapping[str, str]
) -> list[Money]:
    found = []
    for each in content.money:
        label = (
            f"{labels.get(each.measure, each.measure)} {labels.get('part.' + each.part, each.part)}"
        )
        grid.next_row()
        grid.put(label)
        name = cell(each, "amount")
        if each.amount is None and name in computed:
            figure = grid.figure(computed[name], name, label)  # a rate, not an amount
        else:
            figure = _amount(grid, each.amount, each.absence, name, label)
        found.append(Money(each.measure, each.part, label, figure))
    return found


def _total(
    grid: _Grid, labels: Mapping[str, str], computed: Mapping[str, str]
) -> Iterator[ScoreNode]:
    """The total score, where the kind of form computes it."""
    text = computed.get("form.total", "")
    if text:
        label = labels.get("total_score", "")
        grid.next_row()
        grid.put(label)
        yield ScoreNode(label, 0, None, grid.figure(text, "form.total", label))


def _amount(grid: _Grid, fen: int | None, absence: str, name: str, label: str) -> Figure:
    text = amount_text(fen, absence)
    return grid.figure(text, name, label, _exact(fen, text))


def _exact(fen: int | None, text: str) -> Value | None:
    """An amount to the 分, in 万元; without it a figure of two decimals would pass as rounded."""
    if fen is None:
        return None
    number = Decimal(fen).scaleb(-_WAN_PLACES)
    unit = find_unit(money_unit())
    return Quantity(number, unit, text, 0, len(text), places=_WAN_PLACES, unit_is_printed=False)


def _bounds(money: list[Money]) -> Iterator[AnyRelation]:
    """The year's money is at most that of the whole period."""
    whole = _found(money, "whole_period_budget", "total")
    year = _found(money, "budget", "total")
    if whole is not None and year is not None and year.quantity is not None:
        yield Sum(_SUMS, Basis.KNOWN_LAYOUT, True, whole, (year,), exhaustive=False)


def _task_sums(money: list[Money], task_money: list[Money]) -> Iterator[AnyRelation]:
    """A task's money is that of its sources; all tasks together are at most the year's budget."""
    rows = [task_money[start : start + 3] for start in range(0, len(task_money), 3)]
    stated = [total.figure for total, _, _ in rows if total.figure.quantity is not None]
    for total, *parts in rows:
        figures = tuple(each.figure for each in parts if each.figure.quantity is not None)
        if figures:
            yield Sum(_SUMS, Basis.KNOWN_LAYOUT, True, total.figure, figures)
    whole = _found(money, "budget", "total")
    if whole is not None and stated:
        yield Sum(_SUMS, Basis.KNOWN_LAYOUT, True, whole, tuple(stated), exhaustive=False)


def _found(money: list[Money], measure: str, part: str) -> Figure | None:
    return next(
        (each.figure for each in money if (each.measure, each.part) == (measure, part)), None
    )


def _tasks(
    grid: _Grid, content: Content, labels: Mapping[str, str]
) -> tuple[tuple[Task, ...], list[Money]]:
    tasks, money = [], []
    for each in content.tasks:
        grid.next_row()
        name = grid.figure(each.name, cell(each, "name"), each.name)
        grid.put(each.content, cell(each, "content"))
        amounts = {
            part: _amount(
                grid, fen, "", cell(each, column), f"{each.name} {labels[f'part.{part}']}".strip()
            )
            for part, column, fen in (
                ("total", "amount", each.amount),
                ("fiscal", "fiscal", each.fiscal),
                ("other", "other", each.other),
            )
        }
        tasks.append(Task(each.name, name, amounts["total"]))
        money += [
            Money("budget", f"task:{each.name}/{part}", figure.label, figure)
            for part, figure in amounts.items()
        ]
    return tuple(tasks), money


def _indicator(grid: _Grid, row: rows.Indicator, printing: _Printing) -> Indicator:
    grid.next_row()
    grid.put(row.level1, cell(row, "level1"))
    grid.put(row.level2, cell(row, "level2"))
    name = grid.figure(row.name, cell(row, "name"), row.name)
    entries = tuple(
        Entry(column.role, grid.figure(printing.entry(row, column), cell(row, each), row.name))
        for each, column in columns_of(printing.blocks, "indicator").items()
        if column.role
    )
    kind = IndicatorType(row.type) if row.type else None
    return Indicator(row.name, (row.level1, row.level2), kind, entries, name, row.section)
