"""A form as the page draws it: blocks, rows and cells with their texts, labels and versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from heji.language import text
from heji.web.filing.blocks import Blocks, blocks_of
from heji.web.filing.columns import COLUMNS, COMPUTED, columns_of, show
from heji.web.filing.content import Content, Money, Row, cell, kind_of
from heji.web.filing.keeping import records_of, versions_in
from heji.web.filing.kinds import Computed
from heji.web.filing.models import Filing
from heji.web.filing.selectors import labels


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell."""

    name: str  #: 「indicator.12.value」
    column: str
    label: str
    text: str
    is_figure: bool
    is_typed: bool = True  #: False of what is taken over, or follows from other cells
    is_computed: bool = False
    why: tuple[str, ...] = ()  #: how a cell that follows from others came about
    offered: str = ""  #: id of the list of texts that it offers
    note: str = ""  #: what it said before, on pages that mark changes
    is_changed: bool = False
    comments: tuple[Any, ...] = ()
    has_place: bool = False  #: whether the original beside the form shows where it stands
    instead: str = ""  #: what the form says now, beside what was read


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row with its version; of the money block, one part with a cell for each measure."""

    name: str  #: 「indicator.12」
    label: str
    version: int
    cells: tuple[ShownCell, ...]
    is_first: bool = True  #: False where the levels are those of the row above
    source: str = ""  #: the project that it was taken from
    library: str = ""  #: from which entry of the library it is, and what differs
    is_new: bool = False
    type: str = ""  #: of an indicator


@dataclass(frozen=True, slots=True)
class Marks:
    """What a page says at cells besides their texts."""

    before: Mapping[str, str]  #: cell -> what it said before, where it changed
    comments: Mapping[str, tuple[Any, ...]]
    new_rows: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()  #: cells that the original beside the form shows
    instead: Mapping[str, str] = field(default_factory=dict)  #: cell -> what the form says now
    computed: Mapping[str, Computed] = field(default_factory=dict)  #: cells that nobody types


NO_MARKS = Marks({}, {})


@dataclass(frozen=True, slots=True)
class Shown:
    """A whole form."""

    texts: tuple[ShownRow, ...]
    measures: tuple[str, ...]  #: headings of the money block
    money: tuple[tuple[str, tuple[ShownRow, ...]], ...]  #: part -> a row for each measure
    task_columns: tuple[tuple[str, str, bool], ...]  #: name, label, is a figure
    tasks: tuple[ShownRow, ...]
    indicator_columns: tuple[tuple[str, str, bool], ...]
    indicators: tuple[ShownRow, ...]
    has_tasks: bool
    growing: frozenset[str]  #: kinds of rows that are added and removed
    whole: tuple[ShownCell, ...] = ()  #: what follows for the form as a whole: its total


def shown(
    filing: Filing,
    content: Content,
    language: str,
    *,
    versions: Mapping[str, int] | None = None,
    sources: Mapping[int, str] | None = None,
    library: Mapping[str, str] | None = None,
    marks: Marks = NO_MARKS,
) -> Shown:
    """How a form looks.

    Args:
        filing: whose form it is.
        content: its rows.
        language: of the page; the names of blocks and columns follow it.
        versions: of the rows by 「kind.id」, where the form can be filled in.
        sources: of rows taken from projects: the project's name.
        library: of rows taken from the library by 「kind.id」: what is said of that.
        marks: changes and comments at cells.
    """
    found = blocks_of(filing, content)
    names = labels(filing.kind, filing.scope, language, filing.month)
    draw = _Drawing(language, versions or {}, sources or {}, library or {}, marks, names, found)
    measures = tuple(dict.fromkeys(each.measure for each in content.money)) or found.measures
    return Shown(
        texts=tuple(draw.row(each, names.get(each.role, each.role)) for each in content.texts),
        measures=tuple(names.get(each, each) for each in measures),
        money=tuple(_money(content.money, measures, draw)),
        task_columns=_headings(found, "task", language),
        tasks=tuple(draw.row(each, each.name) for each in content.tasks),
        indicator_columns=_headings(found, "indicator", language),
        indicators=tuple(draw.grouped(content.indicators)),
        has_tasks=found.has_tasks or bool(content.tasks),
        growing=found.growing,
        whole=tuple(_whole(marks, language)),
    )


def _whole(marks: Marks, language: str) -> Iterator[ShownCell]:
    """The computed cells that are of no row: 「form.total」."""
    for name, each in marks.computed.items():
        kind, _, column = name.partition(".")
        if kind == "form":
            label = text(f"filing.column.form.{column}", language)
            yield ShownCell(
                name, column, label, each.text, True, is_typed=False, is_computed=True, why=each.why
            )


def rows_of(form: Shown) -> Iterator[ShownRow]:
    """All rows of a form, block by block."""
    yield from form.texts
    for _, rows in form.money:
        yield from rows
    yield from form.tasks
    yield from form.indicators


def labels_of(form: Shown) -> dict[str, str]:
    """What every cell of a form is called."""
    return {each.name: each.label for row in rows_of(form) for each in row.cells}


def versions_of(filing: Filing) -> dict[str, int]:
    """The versions of all rows by 「kind.id」."""
    return versions_in(records_of(filing))


def _headings(found: Blocks, kind: str, language: str) -> tuple[tuple[str, str, bool], ...]:
    return tuple(
        (each.name, text(f"filing.column.{kind}.{each.name}", language), each.is_figure)
        for each in columns_of(found, kind).values()
    )


def _money(
    rows: Iterable[Money], measures: tuple[str, ...], draw: _Drawing
) -> Iterable[tuple[str, tuple[ShownRow, ...]]]:
    parts: dict[str, dict[str, Money]] = {}
    for each in rows:
        parts.setdefault(each.part, {})[each.measure] = each
    for part, found in parts.items():
        label = draw.names.get(f"part.{part}", part)
        cells = tuple(
            draw.row(found[each], f"{label} {draw.names.get(each, each)}")
            for each in measures
            if each in found
        )
        yield label, cells


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all rows of a page share."""

    language: str
    versions: Mapping[str, int]
    sources: Mapping[int, str]
    library: Mapping[str, str]
    marks: Marks
    names: Mapping[str, str]
    blocks: Blocks

    def row(self, row: Row, label: str, *, is_first: bool = True) -> ShownRow:
        """One row."""
        kind = kind_of(row)
        name = f"{kind}.{row.id}"
        cells = tuple(self._cell(row, each, label) for each in columns_of(self.blocks, kind))
        source = self.sources.get(row.id, "") if kind == "indicator" else ""
        version = self.versions.get(name, 0)
        is_new = name in self.marks.new_rows
        library, kind_of_row = self.library.get(name, ""), str(getattr(row, "type", ""))
        return ShownRow(name, label, version, cells, is_first, source, library, is_new, kind_of_row)

    def grouped(self, rows: Iterable[Row]) -> Iterable[ShownRow]:
        """Rows of which those say their levels that begin a group."""
        above = None
        for number, row in enumerate(rows):
            levels = (getattr(row, "level1", ""), getattr(row, "level2", ""))
            fallback = text("filing.row", self.language, number=number + 1)
            label = getattr(row, "name", "") or fallback
            yield self.row(row, label, is_first=levels != above)
            above = levels

    def _cell(self, row: Row, column: str, label: str) -> ShownCell:
        kind, name = kind_of(row), cell(row, column)
        found = COLUMNS[kind][column]
        heading = text(f"filing.column.{kind}.{column}", self.language)
        computed = self.marks.computed.get(name)
        return ShownCell(
            name=name,
            column=column,
            label=label if kind in ("text", "money") else f"{label} · {heading}",
            text=computed.text if computed else show(row, column),
            is_figure=found.is_figure,
            is_typed=column not in COMPUTED and self.blocks.is_typed(row, column),
            is_computed=computed is not None,
            why=computed.why if computed else (),
            offered=f"offered-{column}" if found.choices else "",
            note=self.marks.before.get(name, ""),
            is_changed=name in self.marks.before,
            comments=self.marks.comments.get(name, ()),
            has_place=name in self.marks.places,
            instead=self.marks.instead.get(name, ""),
        )


def offered() -> dict[str, tuple[str, ...]]:
    """The texts that columns offer, by the id of their list."""
    return {
        f"offered-{each.name}": each.choices
        for each in COLUMNS["indicator"].values()
        if each.choices
    }
