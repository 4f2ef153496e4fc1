"""From a form and its layout to the sheet that every format draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Entry, Form, Indicator, Task
from heji.forms.kinds import announced
from heji.forms.layout import Layout
from heji.writers.official.blueprint import blueprint
from heji.writers.official.filling import Cell, Filling, Printed
from heji.writers.official.formulas import with_formulas
from heji.writers.official.grid import Grid, Piece
from heji.writers.official.holdings import Holdings
from heji.writers.official.indicator_rows import IndicatorRows
from heji.writers.official.left_over import LeftOver
from heji.writers.official.money_rows import money_rows
from heji.writers.official.naming import added_label, column_label
from heji.writers.official.pair_rows import pair_rows
from heji.writers.official.sheet import Line, Look, Place, Sheet, Table
from heji.writers.official.slots import Blueprint, Of, Pairs, Repeated, Row, Rows, Slot, Source
from heji.writers.official.task_columns import Added, added_columns
from heji.writers.official.task_rows import task_rows

_BODIES = {"department", "unit"}  #: roles of the fields that name the body whose form it is
_NARROWEST = 6  #: characters of a column that is added at the end


class NotPrintable(ValueError):
    """The layout says how a form is read, not how it is printed."""


def compose(form: Form, layout: Layout) -> Sheet:
    """The sheet of a form as its layout prints it.

    Args:
        form: what is to be printed. What the layout has no place for is printed in rows and columns
            added at the end, so that nothing is lost.
        layout: the official form.

    Raises:
        NotPrintable: the layout has no `print` section (the outline of a report has none).
        BlueprintError: its `print` section is wrong.
    """
    plan = blueprint(layout)
    if plan is None:
        raise NotPrintable(layout.id)
    titled = replace(form, title=printed_title(form, layout))
    return _Composer(titled, plan, layout.absent).sheet()


def printed_title(form: Form, layout: Layout) -> str:
    """The form's own title; that of the official form where it has none or one of another kind.

    A body that only the title or the text names is named by the official title, too.
    """
    plan = blueprint(layout)
    own = announced(form.title)
    fits = own is layout.kind and (layout.title is None or layout.title.search(form.title))
    if plan is None or fits:
        return form.title
    named = any(each.role in _BODIES and each.figure.quote.strip() for each in form.fields)
    return plan.title if named else f"{form.organisation}{plan.title}"


@dataclass(slots=True)
class _Composer:
    form: Form
    plan: Blueprint
    absent: frozenset[str]  #: labels that would make another form of it
    filling: Filling = field(init=False)
    tables: list[Table] = field(default_factory=list)
    places: dict[Locator, Place] = field(default_factory=dict)
    rows: dict[int, list[Indicator]] = field(default_factory=dict)  #: of each block of indicators
    extra: int = 0  #: columns that are added at the end

    def __post_init__(self) -> None:
        self.filling = Filling(self.form, Holdings.for_plan(self.form, self.plan))
        if self.plan.has(Source.MARK):
            self.filling.holdings.mark("weight")
        for block in self.plan.repeated(Of.INDICATORS):
            found = self.filling.holdings.indicators(block.sections, untasked=block.untasked)
            self.rows[id(block)] = found
            extra = _extra_roles(_without_unheld(block, found), found)
            self.extra = max(self.extra, len(extra))
        for block in self.plan.repeated(Of.TASKS):
            added = self._added(block, self.filling.holdings.tasks_left())
            self.extra = max(self.extra, len(added))

    def sheet(self) -> Sheet:
        """Block by block; then what is left over."""
        above = self._lines(self.plan.above)
        below = self._lines(self.plan.below)
        for block in self.plan.blocks:
            if isinstance(block, Rows):
                grid = self._grid()
                for row in block.rows:
                    self._add(grid, self._once(row))
                self._close(grid)
            elif isinstance(block, Pairs):
                self._draw(list(pair_rows(block, self.filling)), block.lead)
            else:
                self._repeat(block)
        self._left_over()
        sheet = Sheet(
            title=self.form.title,
            widths=self.plan.widths + (max(self.plan.widths[-1], _NARROWEST),) * self.extra,
            tables=tuple(self.tables),
            above=above,
            below=(*(Line(each.quote) for each in self.form.notes), *below),
            paper=self.plan.paper,
        )
        return with_formulas(sheet, self.form.relations, self.places)

    def _lines(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """The lines with their placeholders filled; the year only where the title lacks it."""
        titled = self.form.year is not None and str(self.form.year) in self.form.title
        wanted = (each for each in lines if not (titled and "{year}" in each.text))
        filled = (replace(each, text=self.filling.line(each.text)) for each in wanted)
        return tuple(each for each in filled if each.text.strip())

    def _grid(self) -> Grid:
        return Grid(len(self.plan.widths), self.extra)

    def _close(self, grid: Grid) -> None:
        if grid.row:
            self.tables.append(grid.table())

    def _add(self, grid: Grid, row: Printed) -> None:
        columns = grid.add([_piece(each.slot, self.filling.text(each)) for each in row])
        for column, cell in zip(columns, row, strict=True):
            if isinstance(cell.value, Figure):
                place = Place(len(self.tables), grid.row - 1, column)
                self.places.setdefault(cell.value.locator.whole, place)

    def _repeat(self, block: Repeated) -> None:
        """The heading, a row for each, and the rows that close the block."""
        match block.of:
            case Of.MONEY:
                rows = list(money_rows(block, self.filling))
                self._block(block, rows, closing=[self._once(row) for row in block.closing])
            case Of.TASKS:
                self._tasks(block)
            case Of.INDICATORS:
                self._indicators(block)

    def _tasks(self, block: Repeated) -> None:
        tasks = self.filling.holdings.tasks()
        added = self._added(block, tasks)
        columns = (*block.columns, *(each.slot for each in added))
        labels = [self.filling.filled(each.label) for each in added]
        closing = [self._closing((*row, *(each.slot for each in added))) for row in block.closing]
        if block.closes_when_held:
            closing = [row for row in closing if any(each.value for each in row)]
        self._block(block, list(task_rows(columns, tasks, self.filling)), labels, closing)

    def _closing(self, row: Row) -> Printed:
        return [Cell(slot, self.filling.closing(slot)) for slot in row]

    def _added(self, block: Repeated, tasks: Sequence[Task]) -> list[Added]:
        return added_columns(block.columns, tasks, self.filling, self.absent)

    def _indicators(self, block: Repeated) -> None:
        indicators = self.rows[id(block)]
        block = _without_unheld(block, indicators)
        extra = _extra_roles(block, indicators)
        columns = (*block.columns, *(Slot(Source.ENTRY, role) for role in extra))
        rows = IndicatorRows(block, columns, self.filling.holdings)
        stretches = list(rows.stretches(indicators)) or [[rows.empty()]]
        labels = [column_label(role, self.absent) for role in extra]
        for number, stretch in enumerate(stretches):
            if number:  # the heading alone would only be that of a new page
                label = added_label("indicators")
                whole = len(self.plan.widths) + self.extra
                self._draw([[Cell(Slot(Source.LABEL, label, whole, look=Look.LABEL))]], None)
            closing = block.closing if stretch is stretches[-1] else ()
            self._block(block, stretch, labels, [self._once(row) for row in closing])

    def _block(
        self,
        block: Repeated,
        rows: list[Printed],
        added: Sequence[str] = (),
        closing: Sequence[Printed] = (),
    ) -> None:
        """One table: the heading, those of the columns that are added to it, and the rows."""
        heading = [self._once(row) for row in block.heading]
        for label in added:
            heading[0].append(Cell(Slot(Source.LABEL, label, down=len(heading), look=Look.LABEL)))
        named = all(each.value is None for row in heading for each in row)
        headings = len(heading) if named else 0
        self._draw([*heading, *rows, *closing], block.lead, len(added), headings)

    def _draw(
        self, rows: Sequence[Printed], lead: Slot | None, added: int = 0, headings: int = 0
    ) -> None:
        """A table of these rows; the name of the block stands down its whole left side."""
        grid = self._grid()
        grid.width += added
        grid.extra -= added
        grid.heading_rows = headings
        for number, row in enumerate(rows):
            first = [Cell(replace(lead, down=len(rows)))] if lead and number == 0 else []
            self._add(grid, [*first, *row])
        self._close(grid)

    def _once(self, row: Row) -> Printed:
        return [Cell(slot, self.filling.once(slot)) for slot in row]

    def _left_over(self) -> None:
        grid = self._grid()
        for pieces in LeftOver(self.filling, self.plan).rows():
            grid.add(pieces)
        self._close(grid)


def _piece(slot: Slot, text: str) -> Piece:
    return Piece(text, slot.look, slot.across, slot.down)


def _extra_roles(block: Repeated, indicators: Sequence[Indicator]) -> tuple[str, ...]:
    """Roles of a block's indicators that hold something and have no column in the layout."""
    printed = {slot.argument for slot in block.columns if slot.source is Source.ENTRY}
    held = (
        entry.role
        for indicator in indicators
        for entry in indicator.entries
        if entry.role not in printed and not _is_told(entry, indicator)
    )
    return tuple(dict.fromkeys(held))


def _is_told(entry: Entry, indicator: Indicator) -> bool:
    """Whether an entry needs no column: it is blank, or a target that the cell of the name sets."""
    text = entry.text.strip()
    return not text or (entry.role == "target" and text in indicator.figure.quote)


def _without_unheld(block: Repeated, indicators: Sequence[Indicator]) -> Repeated:
    """The block without columns that no row of this form needs; those beside them are wider."""
    held = {entry.role for each in indicators for entry in each.entries if entry.text.strip()}
    rows = {slot.held for slot in block.columns if slot.held} - held
    return replace(
        block,
        columns=_without(block.columns, rows),
        heading=tuple(_without(row, rows) for row in block.heading),
        closing=tuple(_without(row, rows) for row in block.closing),
    )


def _without(row: Row, unheld: set[str]) -> Row:
    kept: list[Slot] = []
    for slot in row:
        if slot.held in unheld and kept:
            kept[-1] = replace(kept[-1], across=kept[-1].across + slot.across)
        else:
            kept.append(slot)
    return tuple(kept)
