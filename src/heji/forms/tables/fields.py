"""Rows of labels with their values: 「项目名称 | …」「主管部门 | … | 实施单位 | …」."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Field, Money
from heji.forms.labels import label
from heji.forms.lexicon import Lexicon
from heji.forms.money.lines import measure_of
from heji.forms.tables.figures import cell_figure, is_number, value_of
from heji.forms.tables.rows import Row
from heji.values.quantity import Quantity
from heji.values.units import Unit

_INLINE = re.compile(r"^\s*([^:：\d]{2,12})[:：]")
_NEXT_LABEL = re.compile(r"(?<=\s)([^\s:：]{2,12})[:：]")
_LABEL_LENGTH = 16
#: marks that a row of labels may carry: those of 预算执行率
MARKS = {"weight", "score"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A label cell and its value cell; no value cell when nothing stands beside the label."""

    label: Cell
    value: Cell | None


def pairs(row: Row, words: Lexicon) -> Iterator[Pair]:
    """Splits a row into labels and values, left to right."""
    cells = list(row.cells)
    position = 0
    while position < len(cells):
        cell = cells[position]
        position += 1
        if not cell.text.strip() or not _is_label(cell, words, first=position == 1):
            continue
        following = next((n for n in range(position, len(cells)) if cells[n].text.strip()), None)
        if following is None:
            yield Pair(cell, cells[position] if position < len(cells) else None)
        elif _known(cells[following], words):
            blank = cells[position] if following > position else None
            if blank is not None or not words.role("blocks", cell.text):
                yield Pair(cell, blank)
        else:
            yield Pair(cell, cells[following])
            position = following + 1


def _is_label(cell: Cell, words: Lexicon, *, first: bool) -> bool:
    if _known(cell, words):
        return True
    text = cell.text.strip()
    return first and len(text) <= _LABEL_LENGTH and not is_number(text)


def _known(cell: Cell, words: Lexicon) -> bool:
    if is_number(cell.text):
        return False
    shelves = ("fields", "measures", "parts", "blocks")
    if words.role("columns", cell.text) in MARKS:
        return True
    return any(words.role(shelf, cell.text) for shelf in shelves)


def is_labelled(row: Row, words: Lexicon) -> bool:
    """Whether a row says what each of its figures is: 「分值 | 10 | 执行率 | 89.8% | 得分 | 9」.

    One label before each of two figures is the name of an indicator and of its kind.
    """
    labelled = set()
    for name, value in pairwise(row.filled):
        known = words.role("measures", name.text) or words.role("columns", name.text)
        if known and is_number(value.text) and not is_number(name.text):
            labelled.add(known)
    return len(labelled) >= 2


@dataclass(slots=True)
class Above:
    """What the rows above say of amounts that stand beside their labels."""

    measures: dict[int, str] = field(default_factory=dict)  #: column -> measure last named there
    unit: Unit | None = None  #: of the block or the total that they belong to: 「项目资金(万元)」
    rates: dict[int, Cell] = field(default_factory=dict)  #: column -> label of the rates under it

    def take_unit(self, row: Row, words: Lexicon) -> None:
        """A label in the first column that heads no money ends what the unit above covers."""
        first = row.first
        if first is None or first.column > 1:
            return
        unit = label(first.text).unit
        if unit is not None and unit.is_money:
            self.unit = unit
        elif not words.role("measures", first.text) and not words.role("parts", first.text):
            self.unit = None
            self.rates.clear()

    def take_rates(self, row: Row, words: Lexicon) -> None:
        """A row of labels alone may head rates: 「预算安排 | … | 执行情况 | … | 执行进度」."""
        if any(is_number(cell.text) for cell in row.filled):
            return
        last = row.filled[-1]
        if "rate" in (words.role("measures", last.text) or ""):
            self.rates[last.column] = last


def read_fields(row: Row, words: Lexicon, unit: Unit | None, above: Above) -> list[Field | Money]:
    """The fields and amounts of a row.

    Args:
        row: the row.
        words: the lexicon.
        unit: the unit named for the form.
        above: what the rows above said; 「其中:一般公共预算」 is of the measure above it. Brought up
            to date by this row.
    """
    found: list[Field | Money] = []
    above.take_unit(row, words)
    above.take_rates(row, words)
    unit = above.unit or unit
    labelled = is_labelled(row, words)
    measure = ""  # that of the row: 「全年预算数 | … | 其中:财政拨款 | … | 其他资金 | …」
    paired: list[Cell | None] = []
    for pair in pairs(row, words):
        if pair.value is not None:
            paired += (pair.label, pair.value)
        if pair.value is None or (labelled and not pair.value.text.strip()):
            continue  # 「预算执行率 | | 分值 | 10」: the first label names the row
        name = " ".join(pair.label.text.split())
        money = _money(pair, pair.value, words, unit, above.measures, measure)
        if money is not None:
            measure = money.measure
            found.append(money)
        else:
            role = words.role("fields", pair.label.text) or _mark(pair.label, words)
            found.append(Field(role, name, cell_figure(pair.value, name)))
    found.extend(_rate_at_end(row, words, above, found))
    alone = [cell for cell in row.filled if cell not in paired]
    return found + _inline(alone if found else row.filled, words)


def _rate_at_end(
    row: Row, words: Lexicon, above: Above, found: list[Field | Money]
) -> Iterator[Money]:
    """The rate of a row of amounts of one part, under its label and behind the last pair."""
    last, amounts = row.filled[-1], [each for each in found if isinstance(each, Money)]
    heading = above.rates.get(last.column)
    parts = {each.part for each in amounts}
    taken = any(each.figure.locator == last.locator for each in found)
    if heading is None or taken or len(parts) != 1 or not is_number(last.text):
        return
    name = " ".join(heading.text.split())
    measure = measure_of(words.role("measures", heading.text) or "")
    yield Money(measure, parts.pop(), name, cell_figure(last, name, label(heading.text).unit))


def _mark(cell: Cell, words: Lexicon) -> str:
    role = words.role("columns", cell.text) or ""
    return role if role in MARKS else ""


def _money(
    pair: Pair,
    value: Cell,
    words: Lexicon,
    unit: Unit | None,
    measures: dict[int, str],
    of_row: str,
) -> Money | None:
    text, column = pair.label.text, pair.label.column
    if words.role("columns", text) in MARKS:
        return None
    measure = words.role("measures", text)
    part = words.role("parts", text)
    name = " ".join(text.split())
    figure = cell_figure(value, name, label(text).unit or unit)
    if measure and (measure != "amount" or figure.quantity is not None):
        measures[column] = measure_of(measure)
        return Money(measure_of(measure), part or "total", name, figure)
    if part and (column in measures or isinstance(figure.value, Quantity)):
        measure = measures.get(column, of_row if part != "total" and of_row else "budget")
        if part == "total":
            measures[column] = measure
        return Money(measure, part, name, figure)
    if part == "total":
        measures.setdefault(column, "budget")  # left blank, it still says what stands below it
    return None


def has_inline_field(row: Row, words: Lexicon) -> bool:
    """Whether a row is a line of signatures (「填报人:… 填报日期:…」), or of the grade alone."""
    roles = {found.role for found in _inline(row.filled, words)}
    alone = len(row.filled) == 1  # a total row may end in 「自评等级:优」
    return bool(roles & {"person", "telephone", "date"}) or (alone and "grade" in roles)


def _inline(cells: Iterable[Cell], words: Lexicon) -> list[Field]:
    found = (inline_fields(cell.text, cell.locator, words) for cell in cells)
    return [field for fields in found for field in fields]


def inline_fields(text: str, place: Locator, words: Lexicon) -> Iterator[Field]:
    """Fields printed with their labels in one text: 「单位名称:某局」, 「填报人:甲  填报日期:…」.

    A label with nothing behind it, as a form has it that is filled in by hand, is no field.
    """
    first = _INLINE.match(text)
    if first is None or not words.role("fields", first.group(1)):
        return
    labels = [first, *_next_labels(text, first.end(), words)]
    ends = [*(each.start() for each in labels[1:]), len(text)]
    for each, end in zip(labels, ends, strict=True):
        name, value = each.group(1).strip(), text[each.end() : end].strip()
        role = words.role("fields", name)
        if role and value:
            start = text.index(value, each.end())
            figure = Figure(value_of(value), place.span(start, start + len(value)), name, value)
            yield Field(role, name, figure)


def _next_labels(text: str, start: int, words: Lexicon) -> Iterator[re.Match[str]]:
    """Further labels on the line: 「部门名称:某局  金额单位:万元」."""
    for match in _NEXT_LABEL.finditer(text, start):
        name = match.group(1)
        if words.role("fields", name) or name.endswith("单位"):
            yield match
