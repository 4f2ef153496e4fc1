"""How a layout file says that its form is printed: the `print` section, read into a blueprint.

A blueprint is a list of blocks. A block of `rows` names each cell of each row; a block of `money`,
`tasks` or `indicators` names the cells of one row, which is repeated for each of them. A cell is a
label (a plain text) or says what of the form stands there:

    - [项目名称, {field: project_name, across: 7}]
    - [年度资金总额, {money: executed/total}, {mark: score}]

`across` and `down` are the columns and rows that it covers. The grammar is documented in
`docs/layouts.md`; a wrong file is refused with its name and the cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from heji.forms.form import IndicatorType
from heji.forms.layout import Layout, layout_named
from heji.writers.official.sheet import Line, Look, Paper, Side
from heji.writers.official.slots import (
    Block,
    Blueprint,
    Of,
    Pairs,
    PairTable,
    Repeated,
    Row,
    Rows,
    Slot,
    Source,
)

_MIDDLE = {Source.MARK, Source.TOTAL, Source.SERIAL, Source.LEVEL_WEIGHT, Source.LEVEL_SCORE}
_LABELS = {Source.LABEL, Source.LEVEL, Source.PART}
_SHORT_ENTRIES = {
    "weight",
    "score",
    "nature",
    "measure_unit",
    "core",
    "review_score",
    "coefficient",
    "possibility",
}
_SECTION = {"title", "widths", "paper", "above", "below", "blocks"}
_CELL = {"across", "down", "look", "dash", "beside", "held"}
_BLOCK = {"heading", "columns", "lead", "closing"}
_BLOCK_OF = {
    Of.MONEY: _BLOCK | {"first", "parts"},
    Of.TASKS: _BLOCK | {"closes_when_held"},
    Of.INDICATORS: _BLOCK | {"sections", "untasked", "types"},
}
_NUMBERED = {Source.LEVEL, Source.LEVEL_WEIGHT, Source.LEVEL_SCORE}
_BY_ROLE = {Source.FIELD, Source.ENTRY, Source.MONEY, Source.TASK}
_PAIR = [Source.PART, Source.MONEY]
_MARKS = {"weight", "score"}

#: What a text may name: `{year}`, `{unit}`, `{organisation}`, `{period}`, `{field role}`.
PLACEHOLDER = re.compile(r"\{(year|unit|organisation|period|field ([a-z_]+(?:/[^}]+)?))\}")


_Choice = TypeVar("_Choice", Paper, Look, Side)


class BlueprintError(ValueError):
    """A `print` section that cannot be used; the message says where and what is expected."""


def blueprint(layout: Layout) -> Blueprint | None:
    """The blueprint of a layout; None for a layout that is only read (the outline of a report).

    Raises:
        BlueprintError: the file's `print` section is wrong.

    >>> from heji.forms.layout import layout_named
    >>> blueprint(layout_named("cn/mof/project-self-evaluation/2020")).title
    '项目支出绩效自评表'
    """
    if layout is layout_named(layout.id):
        return _of_package(layout.id)
    return _read(layout)


@cache
def _of_package(identity: str) -> Blueprint | None:
    layout = layout_named(identity)
    return _read(layout) if layout is not None else None


def _read(layout: Layout) -> Blueprint | None:
    if layout.print is None:
        return None
    return _Reader(layout.id).blueprint(layout.print)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one `print` section."""

    layout: str

    def blueprint(self, data: Mapping[str, Any]) -> Blueprint:
        self._only(data, _SECTION, "print")
        for name in ("title", "widths", "blocks"):
            if name not in data:
                raise self._wrong("print", f"{name}: …")
        widths = tuple(data["widths"])
        if not widths or not all(isinstance(each, int) and each > 0 for each in widths):
            raise self._wrong("widths", "a list of whole numbers, the columns in characters")
        return Blueprint(
            title=str(data["title"]),
            widths=widths,
            blocks=tuple(
                self._block(each, len(widths), f"blocks[{number}]")
                for number, each in enumerate(data["blocks"], 1)
            ),
            above=tuple(self._line(each, "above") for each in data.get("above", ())),
            below=tuple(self._line(each, "below") for each in data.get("below", ())),
            paper=self._choice(Paper, data.get("paper", Paper.PORTRAIT), "paper"),
        )

    def _block(self, data: Any, width: int, where: str) -> Block:
        kinds = ("rows", "pairs", *Of)
        named = [each for each in kinds if isinstance(data, Mapping) and each in data]
        if len(named) != 1:
            raise self._wrong(where, f"one of {', '.join(kinds)}")
        self._only(data, {named[0]}, where)
        if named[0] == "rows":
            return Rows(self._rows(data["rows"], f"{where}.rows"))
        if named[0] == "pairs":
            return self._pairs(data["pairs"], width, f"{where}.pairs")
        return self._repeated(Of(named[0]), data[named[0]], width, f"{where}.{named[0]}")

    def _pairs(self, data: Mapping[str, Any], width: int, where: str) -> Pairs:
        self._only(data, {"columns", "tables", "lead"}, where)
        lead = self._slot(data["lead"], f"{where}.lead") if "lead" in data else None
        columns = self._row(data.get("columns", ()), f"{where}.columns")
        if [each.source for each in columns] != _PAIR * 2:
            raise self._wrong(f"{where}.columns", "part, money, part, money")
        self._covers(columns, width - (lead.across if lead else 0), f"{where}.columns")
        return Pairs(
            columns=columns,
            tables=tuple(
                self._pair_table(each, f"{where}.tables[{number}]")
                for number, each in enumerate(data.get("tables", ()), 1)
            ),
            lead=lead,
        )

    def _pair_table(self, data: Mapping[str, Any], where: str) -> PairTable:
        self._only(data, {"heading", "left", "right"}, where)
        heading = self._row(data.get("heading", ()), f"{where}.heading")
        return PairTable(heading, dict(data.get("left", {})), dict(data.get("right", {})))

    def _covers(self, row: Row, width: int, where: str) -> None:
        if row and sum(each.across for each in row) != width:
            raise self._wrong(where, f"cells that cover {width} columns together")

    def _repeated(self, of: Of, data: Mapping[str, Any], width: int, where: str) -> Repeated:
        self._only(data, _BLOCK_OF[of], where)
        if "columns" not in data:
            raise self._wrong(where, "columns: [cells of the row that is repeated]")
        lead = self._slot(data["lead"], f"{where}.lead") if "lead" in data else None
        columns = self._row(data["columns"], f"{where}.columns")
        first = self._row(data.get("first", ()), f"{where}.first")
        left = width - (lead.across if lead else 0)
        for name, row in (("columns", columns), ("first", first)):
            self._covers(row, left, f"{where}.{name}")
        return Repeated(
            of=of,
            heading=self._rows(data.get("heading", ()), f"{where}.heading"),
            columns=columns,
            lead=lead,
            first=first,
            closing=self._rows(data.get("closing", ()), f"{where}.closing"),
            closes_when_held=bool(data.get("closes_when_held", False)),
            sections=frozenset(data.get("sections", ())),
            untasked=bool(data.get("untasked", False)),
            parts=dict(data.get("parts", {})),
            types=self._types(data.get("types", {}), f"{where}.types"),
        )

    def _types(self, data: Mapping[str, Any], where: str) -> dict[str, str]:
        """Type -> the label of its row, and the level 1 above it, as 「level 1/label」."""
        known = [each.value for each in IndicatorType]
        if wrong := [each for each in data if each not in known]:
            raise self._wrong(f"{where}: {wrong[0]}", f"one of {', '.join(known)}")
        return {str(kind): str(path) for kind, path in data.items()}

    def _rows(self, rows: Any, where: str) -> tuple[Row, ...]:
        if isinstance(rows, str) or not isinstance(rows, Sequence):
            raise self._wrong(where, "a list of rows")
        return tuple(self._row(each, f"{where}[{at}]") for at, each in enumerate(rows, 1))

    def _row(self, cells: Any, where: str) -> Row:
        if isinstance(cells, str) or not isinstance(cells, Sequence):
            raise self._wrong(where, "a list of cells")
        return tuple(self._slot(each, f"{where}[{at}]") for at, each in enumerate(cells, 1))

    def _slot(self, cell: Any, where: str) -> Slot:
        if isinstance(cell, str):
            return Slot(Source.LABEL, cell, look=Look.LABEL)
        sources = [each for each in Source if isinstance(cell, Mapping) and each.value in cell]
        if len(sources) != 1:
            raise self._wrong(where, f"a text, or one of {', '.join(Source)}")
        self._only(cell, {sources[0].value} | _CELL, where)
        argument = str(cell[sources[0].value])
        self._check(sources[0], argument, where)
        return Slot(
            sources[0],
            argument,
            across=self._count(cell, "across", where),
            down=self._count(cell, "down", where),
            look=self._choice(Look, cell.get("look") or _look(cell, sources[0]), f"{where}: look"),
            dash=bool(cell.get("dash", False)),
            beside=str(cell.get("beside", "")),
            held=str(cell.get("held", "")),
        )

    def _check(self, source: Source, argument: str, where: str) -> None:
        if source in _NUMBERED and argument not in "1234":
            raise self._wrong(where, f"{source.value}: 1, 2, 3 or 4")
        if source in {Source.MARK, Source.TOTAL} and argument not in _MARKS:
            raise self._wrong(where, f"{source.value}: weight or score")
        if source in _BY_ROLE and not argument:
            raise self._wrong(where, f"{source.value}: the role that it shows")

    def _count(self, cell: Mapping[str, Any], name: str, where: str) -> int:
        value = cell.get(name, 1)
        if not isinstance(value, int) or value < 1:
            raise self._wrong(where, f"{name}: a whole number from 1")
        return value

    def _line(self, data: Any, where: str) -> Line:
        if isinstance(data, str):
            return Line(data)
        if not isinstance(data, Mapping) or "text" not in data:
            raise self._wrong(where, "a text, or text: … with side: left, centre or right")
        self._only(data, {"text", "side"}, where)
        return Line(data["text"], self._choice(Side, data.get("side", Side.LEFT), f"{where}: side"))

    def _choice(self, kind: type[_Choice], value: str, where: str) -> _Choice:
        if value not in [each.value for each in kind]:
            raise self._wrong(where, " or ".join(each.value for each in kind))
        return kind(value)

    def _only(self, data: Mapping[str, Any], known: set[str], where: str) -> None:
        if unknown := sorted(set(map(str, data)) - known):
            raise self._wrong(where, f"{', '.join(sorted(known))}; not {', '.join(unknown)}")

    def _wrong(self, where: str, expected: str) -> BlueprintError:
        return BlueprintError(f"{self.layout}.yaml, print, {where}: expected {expected}")


def _look(cell: Mapping[str, Any], source: Source) -> Look:
    if source in _LABELS:
        return Look.LABEL
    if source is Source.MONEY:
        return Look.FIGURE
    if source is Source.TASK and cell["task"] == "amount":
        return Look.FIGURE
    if source in _MIDDLE or (source is Source.ENTRY and cell["entry"] in _SHORT_ENTRIES):
        return Look.MIDDLE
    return Look.TEXT
