"""A plain table of figures: names at the left, labels above, one figure in each place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.forms.labels import label
from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import cell_figure, is_number
from heji.forms.tables.rows import Row
from heji.values.units import find_unit

#: Figures of these columns are no amounts: nobody adds them up.
_RATES = re.compile(r"率|占比|比重|比例|占.{0,8}%|幅度|增幅|降幅|增速|进度|[%％]")
_NOT_ADDED = re.compile(
    r"序号|编号|编码|代码|年份|年度$|排名|名次|均|单价|标准|得分率|时间|日期|电话"
)
#: Tables that have columns of these roles are forms, and read as such.
_FORM_ROLES = {"level1", "level2", "level3", "weight", "target", "result", "standard"}
_FEWEST_FORM_ROLES = 2
_MOSTLY = 3, 4


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its name and its figures by column."""

    name: str
    figures: Mapping[int, Figure]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Columns of figures with their labels, and the rows under them."""

    labels: Mapping[int, str]
    lines: tuple[Line, ...]

    def transposed(self) -> Ledger:
        """The same figures with rows for columns."""
        labels = {place: line.name for place, line in enumerate(self.lines)}
        lines = tuple(
            Line(
                name,
                {p: line.figures[c] for p, line in enumerate(self.lines) if c in line.figures},
            )
            for c, name in sorted(self.labels.items())
        )
        return Ledger(labels, lines)


def is_rate(text: str) -> bool:
    """Whether a label names a percentage.

    >>> is_rate("预算执行率"), is_rate("增减额")
    (True, False)
    """
    return _RATES.search(text) is not None


def is_added(text: str) -> bool:
    """Whether the figures under a label can be added up."""
    return not is_rate(text) and _NOT_ADDED.search(text) is None


def ledgers(rows: Sequence[Row], words: Lexicon) -> Iterator[Ledger]:
    """The plain tables among the rows of one run.

    Rows of one cell stand between two tables, and so does a row of labels under rows of figures;
    the heading printed again on a new page does not.
    """
    part: list[Row] = []
    heads: set[tuple[str, ...]] = set()
    for row in rows:
        texts = tuple(cell.text.strip() for cell in row.filled)
        labels = not any(is_number(text) for text in texts[1:])
        under_figures = len(_heads(part)) < len(part)
        if len(texts) > 1 and not (labels and under_figures):
            heads |= {texts} if labels else set()
            part.append(row)
        elif texts not in heads:
            yield from _ledger(part, words)
            part, heads = ([row], {texts}) if len(texts) > 1 else ([], set())
    yield from _ledger(part, words)


def _ledger(rows: Sequence[Row], words: Lexicon) -> Iterator[Ledger]:
    heads = _heads(rows)
    body = rows[len(heads) :]
    if len(body) < 2 or not heads:
        return
    roles = {words.role("columns", cell.text) for row in heads for cell in row.filled}
    if len(roles & _FORM_ROLES) >= _FEWEST_FORM_ROLES:
        return
    columns = _number_columns(body)
    labels = {column: _label(heads, column) for column in columns}
    if len(labels) < 2 or not all(labels.values()):
        return
    lines = tuple(_line(row, labels) for row in body)
    yield Ledger(labels, tuple(line for line in lines if line.figures))


def _heads(rows: Sequence[Row]) -> list[Row]:
    """The rows before the first that holds figures."""
    found: list[Row] = []
    for row in rows:
        if any(is_number(cell.text) for cell in row.filled[1:]):
            break
        found.append(row)
    return found


def _number_columns(body: Sequence[Row]) -> list[int]:
    """The columns that hold figures, and nothing else in most rows."""
    printed: dict[int, list[bool]] = {}
    for row in body:
        for cell in row.filled:
            if cell.column_span == 1:
                printed.setdefault(cell.column, []).append(is_number(cell.text))
    return sorted(
        column
        for column, seen in printed.items()
        if sum(seen) >= 2 and sum(seen) * _MOSTLY[1] >= len(seen) * _MOSTLY[0]
    )


def _label(heads: Sequence[Row], column: int) -> str:
    texts: list[str] = []
    for row in heads:
        cell = _over(row, column)
        if cell is not None and cell.text.strip() and cell.text.strip() not in texts:
            texts.append(cell.text.strip())
    return " ".join(texts)


def _over(row: Row, column: int) -> Cell | None:
    return next((c for c in row.cells if c.column <= column < c.column + c.column_span), None)


def _line(row: Row, labels: Mapping[int, str]) -> Line:
    texts = [cell for cell in row.filled if cell.column not in labels]
    texts = [cell for cell in texts if not is_number(cell.text)] or texts
    name = " ".join(texts[0].text.split()) if texts else ""
    cells = {cell.column: cell for cell in row.filled if cell.column in labels}
    return Line(
        name, {column: _figure(cell, name, labels[column]) for column, cell in cells.items()}
    )


def _figure(cell: Cell, name: str, above: str) -> Figure:
    rate = is_rate(above) or is_rate(name)
    unit = label(above).unit or label(name).unit or (find_unit("%") if rate else None)
    return cell_figure(cell, f"{name} {label(above).text}".strip(), unit)
