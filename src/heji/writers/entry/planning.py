"""From a layout to the plan of its template: the same blocks as on paper, with empty rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from heji.forms.form import Form
from heji.forms.layout import Layout
from heji.writers.entry.cells import Cell, Cells, Marked
from heji.writers.entry.live import live
from heji.writers.entry.plan import Plan, Shape
from heji.writers.official.blueprint import blueprint
from heji.writers.official.composing import NotPrintable
from heji.writers.official.filling import Filling
from heji.writers.official.grid import Grid, Piece
from heji.writers.official.holdings import Holdings
from heji.writers.official.sheet import Line, Look, Place, Sheet, Table
from heji.writers.official.slots import Of, Pairs, Repeated, Row, Rows, Slot, Source

_FIELD = re.compile(r"([^{}]*?)\{field ([a-z_]+)(?:/([^}]+))?\}")
_TOTAL = "total"


def plan_of(layout: Layout, shape: Shape) -> Plan:
    """The plan of a layout's template.

    Args:
        layout: the official form.
        shape: for whom, for which year, with how many rows.

    Raises:
        NotPrintable: the layout has no `print` section.
        BlueprintError: its `print` section is wrong.

    >>> from heji.forms.layout import layout_named
    >>> plan = plan_of(layout_named("cn/mof/project-self-evaluation/2020"), Shape(year=2024))
    >>> plan.sheet.title, plan.sheet.above[0].text
    ('项目支出绩效自评表', '（2024年度）')
    """
    return planner_of(layout, shape).plan()


def planner_of(layout: Layout, shape: Shape) -> Planner:
    """The planner of a template, whose cells say what of the form each holds; see `plan_of`."""
    printed = blueprint(layout)
    if printed is None:
        raise NotPrintable(layout.id)
    form = Form(
        layout.kind,
        layout.id,
        printed.title,
        shape.organisation,
        shape.year,
        money_unit=shape.money_unit,
    )
    filling = Filling(form, Holdings.for_plan(form, printed))
    return Planner(Cells(layout, shape, printed, filling))


@dataclass(slots=True)
class Planner:
    """Plans a template, block by block."""

    cells: Cells
    tables: list[Table] = field(default_factory=list)
    placed: list[tuple[Place, Cell]] = field(default_factory=list)
    row: int = 0  #: of the rows that are repeated
    indicators: set[int] = field(default_factory=set)  #: those of them that are indicators
    _lines: tuple[tuple[Line, ...], int | None, tuple[Line, ...]] = field(init=False)

    def __post_init__(self) -> None:
        above, year_line = self._above()
        for block in self.cells.print.blocks:
            if isinstance(block, Rows):
                self._table([self._once(each) for each in block.rows])
            elif isinstance(block, Pairs):
                self._led(block.lead, list(self._pairs(block)))
            else:
                self._repeat(block)
        below = tuple(each for each in self.cells.print.below if not self._in_boxes(each))
        self._lines = above, year_line, below

    def plan(self) -> Plan:
        """What was planned, with what the template works out by itself."""
        above, year_line, below = self._lines
        sheet = Sheet(
            title=self.cells.print.title,
            widths=self.cells.print.widths,
            tables=tuple(self.tables),
            above=above,
            below=below,
            paper=self.cells.print.paper,
        )
        entries_, formulas, needed = live(self.placed)
        weights = _places(self.placed, Marked.TOTAL_OF_WEIGHTS)
        names = (
            place
            for place, cell in self.placed
            if cell.marked is Marked.NAME and cell.row in self.indicators and place in entries_
        )
        return Plan(
            layout=self.cells.layout,
            shape=self.cells.shape,
            sheet=sheet,
            entries=entries_,
            live=formulas,
            needed=needed,
            names=tuple(names),
            marks=weights | _places(self.placed, Marked.TOTAL_OF_SCORES),
            full_marks=weights,
            year_line=year_line,
        )

    def _above(self) -> tuple[tuple[Line, ...], int | None]:
        """The lines above the form; without a year, the line of the year is to be filled in."""
        lines: list[Line] = []
        year_line = None
        for line in self.cells.print.above:
            if "{year}" in line.text and self.cells.shape.year is None:
                year_line = len(lines)
                lines.append(line)
            elif not self._in_boxes(line):
                text = self.cells.filling.line(line.text)
                lines += [replace(line, text=text)] if text.strip() else []
        return tuple(lines), year_line

    def _in_boxes(self, line: Line) -> bool:
        """Whether a line names fields: each is then a label and a box to fill in."""
        found = [match.groups() for match in _FIELD.finditer(line.text)]
        per_row = max(len(self.cells.print.widths) // 2, 1)
        rows = [found[start : start + per_row] for start in range(0, len(found), per_row)]
        if rows:
            self._table([list(self._labelled(row)) for row in rows])
        return bool(rows)

    def _labelled(self, fields: Sequence[tuple[str, ...]]) -> Iterator[Cell]:
        spans = iter(_shares(len(self.cells.print.widths), 2 * len(fields)))
        for name, role, called in fields:
            label = self.cells.filling.filled(name.strip())
            yield Cell(Slot(Source.LABEL, label, across=next(spans), look=Look.LABEL), label)
            argument = f"{role}/{called}" if called else role
            yield self.cells.once(Slot(Source.FIELD, argument, across=next(spans)))

    def _repeat(self, block: Repeated) -> None:
        match block.of:
            case Of.MONEY:
                rows = list(self._money(block))
            case Of.TASKS:
                rows = [self._task(block) for _ in range(self.cells.shape.tasks)]
            case Of.INDICATORS:
                rows = [self._indicator(block, path) for path in self._paths(block)]
        every = [self._once(each) for each in block.heading]
        heading_rows = len(every)
        every += [*rows, *(self._once(each) for each in block.closing)]
        self._led(block.lead, every, heading_rows)

    def _led(self, lead: Slot | None, rows: list[list[Cell]], heading_rows: int = 0) -> None:
        """A table of these rows; the name of the block stands down its whole left side."""
        if lead is not None:
            cell = self.cells.once(lead)
            rows[0].insert(0, replace(cell, slot=replace(cell.slot, down=len(rows))))
        self._table(rows, heading_rows)

    def _pairs(self, block: Pairs) -> Iterator[list[Cell]]:
        for table in block.tables:
            yield self._once(table.heading)
            sides = (table.left.items(), table.right.items())
            for both in zip_longest(*sides, fillvalue=("", "")):
                row = []
                for (part, name), *slots in zip(
                    both, block.columns[::2], block.columns[1::2], strict=True
                ):
                    row += [self.cells.of_part(each, part, name) for each in slots]
                yield row

    def _money(self, block: Repeated) -> Iterator[list[Cell]]:
        for part, name in block.parts.items():
            columns = block.first if part == _TOTAL and block.first else block.columns
            yield [self.cells.of_part(slot, part, name) for slot in columns]

    def _task(self, block: Repeated) -> list[Cell]:
        self.row += 1
        return [self.cells.of_row(slot, self.row) for slot in block.columns]

    def _indicator(self, block: Repeated, path: tuple[str, ...]) -> list[Cell]:
        self.row += 1
        self.indicators.add(self.row)
        return [self.cells.of_indicator(slot, block, path, self.row) for slot in block.columns]

    def _paths(self, block: Repeated) -> list[tuple[str, ...]]:
        """The names of the levels of each row, as far as they can be filled in beforehand."""
        if block.types:
            paths = [tuple(each.split("/")) for each in block.types.values()]
            return [each for each in paths for _ in range(self.cells.shape.of_type)]
        return [()] * self.cells.shape.of_table

    def _once(self, row: Row) -> list[Cell]:
        return [self.cells.once(slot) for slot in row]

    def _table(self, rows: Sequence[Sequence[Cell]], heading_rows: int = 0) -> None:
        grid = Grid(len(self.cells.print.widths))
        number = len(self.tables)
        for row in rows:
            columns = grid.add(list(_pieces(row)))
            for column, cell in zip(columns, row, strict=True):
                self.placed.append((Place(number, grid.row - 1, column), cell))
        grid.heading_rows = heading_rows
        if grid.row:
            self.tables.append(grid.table())


def _places(placed: Sequence[tuple[Place, Cell]], marked: Marked) -> frozenset[Place]:
    return frozenset(place for place, cell in placed if cell.marked is marked)


def _pieces(row: Iterable[Cell]) -> Iterable[Piece]:
    for cell in row:
        slot = cell.slot
        yield Piece(cell.text, slot.look, slot.across, slot.down)


def _shares(whole: int, count: int) -> list[int]:
    """Splits columns among cells as evenly as can be."""
    return [whole * (each + 1) // count - whole * each // count for each in range(count)]
