"""The form that was typed into a template, made without the template, and what it is on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from heji.audit.inspection import Source as File
from heji.audit.inspection import read
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import (
    Entry,
    Field,
    Form,
    Indicator,
    IndicatorType,
    Money,
    ScoreNode,
    Task,
)
from heji.forms.layout import Layout
from heji.forms.lexicon import lexicon
from heji.forms.tables.figures import value_of
from heji.values.units import find_unit
from heji.writers.entry.cells import Cell, Marked
from heji.writers.entry.plan import Shape
from heji.writers.entry.planning import plan_of, planner_of
from heji.writers.official.composing import compose
from heji.writers.official.issuing import write
from heji.writers.official.sheet import Place
from heji.writers.official.slots import Source
from tests.writers.entry.filling_in import Values, printed, worked_out

_Cells = list[tuple[Place, Cell]]


def on_paper(layout: Layout, shape: Shape, values: Values) -> Form:
    """The form as it reads back from the official form that is printed of it."""
    form = _Typed(layout, shape, values).form()
    return read_form(write(compose(form, layout), "docx"), "form.docx")


def read_form(data: bytes, name: str = "form.xlsx") -> Form:
    """The one form that a file holds."""
    readings, _, faults = read(File("d1", name, data))
    assert len(readings) == 1 and not faults
    return readings[0].form


@dataclass
class _Typed:
    layout: Layout
    shape: Shape
    values: Values
    fields: list[Field] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    marks: dict[str, Figure] = field(default_factory=dict)
    totals: dict[str, Figure] = field(default_factory=dict)
    tree: dict[tuple[str, ...], ScoreNode] = field(default_factory=dict)
    path: tuple[str, ...] = ()
    table: int = -1

    def __post_init__(self) -> None:
        plan = plan_of(self.layout, self.shape)
        self.texts = printed(plan, worked_out(plan, self.values))

    def form(self) -> Form:
        rows: dict[int, _Cells] = {}
        for where, cell in planner_of(self.layout, self.shape).placed:
            row = cell.entry.row if cell.entry is not None else cell.row
            if row is None and cell.amount is not None:
                row = cell.amount.row
            if row is None:
                self._once(where, cell)
            else:
                rows.setdefault(row, []).append((where, cell))
        for cells in rows.values():
            self._row(cells)
        execution = [Entry(role, figure) for role, figure in self.marks.items()]
        if execution:
            figure = Figure(value_of(""), Locator())
            self.indicators.append(
                Indicator("预算执行率", (), None, tuple(execution), figure, "execution")
            )
        return Form(
            kind=self.layout.kind,
            layout=self.layout.id,
            title=plan_of(self.layout, self.shape).sheet.title,
            organisation=self.shape.organisation,
            year=self.shape.year,
            fields=tuple(self.fields),
            money=tuple(self.money),
            indicators=tuple(self.indicators),
            scores=tuple(self._scores()),
            tasks=tuple(self.tasks),
            money_unit=self.shape.money_unit,
        )

    def _once(self, where: Place, cell: Cell) -> None:
        text = self.texts.get(where, cell.text if cell.slot.source is Source.FIELD else "")
        role, _, called = cell.slot.argument.partition("/")
        if not text:
            return
        if cell.slot.source is Source.FIELD:
            self.fields.append(Field(role, called or role, _figure(where, text)))
        elif cell.amount is not None:
            label = called.partition("/")[2] or cell.amount.part
            figure = _figure(where, text, "" if "%" in text else self.shape.money_unit)
            self.money.append(Money(cell.amount.measure, cell.amount.part, label, figure))
        elif cell.slot.source is Source.MARK:
            self.marks[role] = _figure(where, text)
        elif cell.slot.source is Source.TOTAL:
            self.totals[role] = _figure(where, text)

    def _row(self, cells: _Cells) -> None:
        named = [
            (where, self.texts[where])
            for where, cell in cells
            if cell.marked is Marked.NAME and not cell.slot.beside and where in self.texts
        ]
        if not named:
            return
        (where, name), entries = named[0], self._entries(cells, Source.ENTRY)
        if any(cell.slot.source is Source.LEVEL for _, cell in cells) or not self._has_money(cells):
            self._indicator(cells, name, _figure(where, name), entries)
            return
        self.tasks.append(Task(name, _figure(where, name), None, entries))
        for place, cell in cells:
            if cell.amount is not None and place in self.texts:
                figure = _figure(place, self.texts[place], self.shape.money_unit)
                part = f"task:{name}/{cell.amount.part}"
                self.money.append(Money(cell.amount.measure, part, "", figure))

    def _indicator(
        self, cells: _Cells, name: str, figure: Figure, entries: tuple[Entry, ...]
    ) -> None:
        if cells[0][0].table != self.table:
            self.table, self.path = cells[0][0].table, ()
        levels: dict[str, str] = {}
        for where, cell in cells:
            if cell.slot.source is Source.LEVEL and (text := self.texts.get(where, cell.text)):
                levels.setdefault(cell.slot.argument, text)
        first = min(map(int, levels), default=len(self.path) + 1)
        self.path = (*self.path[: first - 1], *levels.values())
        role = lexicon().role("types", self.path[-1]) if self.path else None
        kind = IndicatorType(role) if role else None
        self.indicators.append(Indicator(name, self.path, kind, entries, figure))
        self._level_weights(cells)
        told = self._entries(cells, Source.TASK)
        if told:
            where = next(w for w, cell in cells if cell.slot.source is Source.LEVEL)
            amount = next((each.figure for each in told if each.role == "amount"), None)
            others = tuple(each for each in told if each.role != "amount")
            self.tasks.append(Task(self.path[0], _figure(where, self.path[0]), amount, others))

    def _level_weights(self, cells: _Cells) -> None:
        for where, cell in cells:
            if cell.slot.source is Source.LEVEL_WEIGHT and where in self.texts:
                path = self.path[: cell.slot.level]
                weight = _figure(where, self.texts[where])
                self.tree.setdefault(path, ScoreNode(path[-1], len(path), weight, None))

    def _scores(self) -> Iterable[ScoreNode]:
        if not self.totals and not self.tree:
            return
        weight, score = self.totals.get("weight"), self.totals.get("score")
        yield ScoreNode("", 0, weight, score, self._below(()))

    def _below(self, path: tuple[str, ...]) -> tuple[ScoreNode, ...]:
        return tuple(
            replace(node, children=self._below(each))
            for each, node in self.tree.items()
            if each[:-1] == path
        )

    def _entries(self, cells: _Cells, source: Source) -> tuple[Entry, ...]:
        return tuple(
            Entry(cell.slot.argument, _figure(where, self.texts[where]))
            for where, cell in cells
            if cell.slot.source is source and where in self.texts
        )

    def _has_money(self, cells: _Cells) -> bool:
        return any(cell.amount is not None for _, cell in cells)


def _figure(where: Place, text: str, unit: str = "") -> Figure:
    locator = Locator(table=where.table + 1, row=where.row + 1, column=where.column + 1)
    return Figure(value_of(text, find_unit(unit) if unit else None), locator, "", text)
