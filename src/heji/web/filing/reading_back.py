"""A core `Form` as the content of a filing: what a file held, with what is doubtful in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from heji.documents.document import Document
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms import form as core
from heji.values.absence import Absent
from heji.values.quantity import Quantity
from heji.web.filing.blocks import Blocks, blocks
from heji.web.filing.columns import put
from heji.web.filing.content import Content, Indicator, Money, Row, Task, Text, cell
from heji.web.filing.figures import SIGNS, Unreadable

if TYPE_CHECKING:
    from heji.web.filing.models import Filing

_BREAK = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")  # between Chinese characters
#: columns of figures with the unit of their row -> where the figure is kept
_FIGURES = {"value": "value", "whole": "whole_value", "result": "result_value"}
_PARTS = {"total": "amount", "fiscal": "fiscal", "other": "other"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says and the form does not take from it."""

    name: str  #: of the row
    column: str  #: 「indicator.value」, or "" of a row as a whole
    file: str  #: "" when the file has no such row
    system: str  #: "" when the form has no such row


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What was understood of a form."""

    content: Content
    doubts: Mapping[str, str]  #: cell -> key of the sentence that says why somebody must look
    places: Mapping[str, Locator]  #: cell -> where it stands in the document
    document: Document
    told: tuple[Told, ...] = ()


@dataclass(slots=True)
class Taker:
    """Makes rows and remembers what was doubtful and where it stood."""

    document: Document
    doubts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Locator] = field(default_factory=dict)
    last: int = 0
    unsure: frozenset[Locator] = frozenset()

    def id(self) -> int:
        """The id of the next row: below zero, until the database gives one."""
        self.last -= 1
        return self.last

    def note(self, row: Row, column: str, figure: Figure, doubt: str = "") -> None:
        """Remembers the place of a cell, and why it is doubtful."""
        name = cell(row, column)
        self.places[name] = figure.locator
        if not doubt and figure.locator.whole in self.unsure:
            doubt = "filing.doubt.read-badly"
        if doubt:
            self.doubts[name] = doubt


def read_back(form: core.Form, document: Document, found: Blocks) -> ReadBack:
    """The rows of a filing of a scope that a form holds.

    Args:
        form: as read from the document.
        document: for what the reader was not sure of.
        found: the blocks of the filing; texts and amounts that they have no place for are left out.
    """
    taker = taker_of(document)
    content = Content(
        texts=tuple(texts_in(form, found, taker)),
        money=tuple(money_in(form, found, taker)),
        tasks=tuple(tasks_in(form, taker)),
        indicators=tuple(
            indicator_of(each, taker) for each in form.indicators if each.section != "execution"
        ),
    )
    return ReadBack(content, taker.doubts, taker.places, document)


def read_whole(filing: Filing, form: core.Form, document: Document) -> ReadBack:
    """What a kind of form reads whose rows are those of the file (`FormKind.reads`)."""
    return read_back(form, document, blocks(filing.kind, filing.scope))


def taker_of(document: Document) -> Taker:
    """Makes rows of what stands in a document, and knows where its reader was not sure."""
    unsure = frozenset(
        each.locator.whole
        for table in document.tables()
        for each in table.cells
        if each.confidence < 1
    )
    return Taker(document, unsure=unsure)


def texts_in(form: core.Form, found: Blocks, taker: Taker) -> Iterator[Text]:
    """The texts that a form of these blocks has."""
    for role in found.texts:
        figure = form.field(role)
        row = Text(taker.id(), role, figure.quote.strip() if figure else "")
        if figure is not None:
            taker.note(row, "text", figure)
        yield row


def money_in(form: core.Form, found: Blocks, taker: Taker) -> Iterator[Money]:
    """The amounts that a form of these blocks has."""
    for measure in found.measures:
        for part in (*found.parts, *found.printed_parts):
            yield amount_in(Money(taker.id(), measure, part), form, taker)


def figure_of(row: Money, form: core.Form) -> Figure | None:
    """What a form says of the measure and the part of a row."""
    same = (each for each in form.money if (each.measure, each.part) == (row.measure, row.part))
    return next((each.figure for each in same), None)


def amount_in(row: Money, form: core.Form, taker: Taker) -> Money:
    """The row with the amount that a form has for it."""
    figure = figure_of(row, form)
    if figure is None:
        return row
    amount, doubt = fen_of(figure)
    absence = ""
    if isinstance(figure.value, Absent):
        read = put(row, "amount", figure.quote)
        absence = read.absence if isinstance(read, Money) else ""
    row = replace(row, amount=amount, absence=absence)
    taker.note(row, "amount", figure, doubt)
    return row


def fen_of(figure: Figure) -> tuple[int | None, str]:
    """An amount of a form in 分, or None, and why somebody must look."""
    if isinstance(figure.value, Absent):
        return None, ""
    quantity = figure.quantity
    if quantity is None or quantity.upper is not None:
        return None, "filing.doubt.no-amount"
    if quantity.unit is None or not quantity.unit.is_money:
        return None, "filing.doubt.no-unit"
    fen = quantity.fraction * 100
    if fen.denominator != 1:
        return None, "filing.doubt.finer-than-fen"
    return int(fen), ""


def tasks_in(form: core.Form, taker: Taker) -> Iterator[Task]:
    """The tasks with their money."""
    waiting = [each for each in form.money if each.part.startswith("task:")]
    for each in form.tasks:
        row = Task(taker.id(), each.name)
        taker.note(row, "name", each.figure)
        amounts: dict[str, Any] = {}
        for part, column in _PARTS.items():
            wanted = f"task:{each.name}/{part}"
            money = next((one for one in waiting if one.part == wanted), None)
            figure = money.figure if money else each.amount if part == "total" else None
            if money is not None:
                waiting.remove(money)
            if figure is not None:
                amounts[column], doubt = fen_of(figure)
                taker.note(row, column, figure, doubt)
        content = _beside(taker.document, each.figure.locator)
        yield replace(row, content=content, **amounts)


def _beside(document: Document, place: Locator) -> str:
    """The text right of a task's name: 主要内容, which the core's form does not keep."""
    for table in document.tables():
        for each in table.cells:
            same = (each.locator.table, each.locator.row) == (place.table, place.row)
            if same and each.column == (place.column or 0) + 1:
                is_figure = isinstance(_value(each.text), Quantity)
                return "" if is_figure else each.text.strip()
    return ""


def _value(text: str) -> object:
    from heji.values.reading import read_value

    return read_value(text)


def indicator_of(each: core.Indicator, taker: Taker) -> Indicator:
    """A row as it was declared: its levels, its name, its targets, its weight."""
    levels = (*each.levels, "", "")
    nature, unit = _quote(each, "nature"), _quote(each, "measure_unit")
    row = Indicator(
        taker.id(),
        level1=_one_line(levels[0])[:100],
        level2=_one_line(levels[1])[:100],
        name=each.name[:400],
        type=each.type.value if each.type else "",
        sign=nature if nature in SIGNS else "",
        unit=unit[:40],
    )
    taker.note(row, "name", each.figure)
    for role, column in (
        ("target", "value"),
        ("whole_period_target", "whole"),
        ("weight", "weight"),
        ("evidence", "evidence"),
    ):
        figure = each.entry(role)
        if figure is not None:
            row = put_in(row, column, figure, taker)
    return row


def _one_line(text: str) -> str:
    r"""A name that a narrow column breaks into lines.

    >>> _one_line("经济成\n本指标")
    '经济成本指标'
    """
    return _BREAK.sub("", text.strip())


def put_in(row: Indicator, column: str, figure: Figure, taker: Taker) -> Indicator:
    """The row with what a figure of the form says in a cell, as if somebody had typed it."""
    doubt = ""
    try:
        changed = _read(row, column, figure.quote)
    except Unreadable as error:
        changed, doubt = row, error.key
    taker.note(row, column, figure, doubt)
    # A sign in a column of its own stands also where there is no figure yet.
    return replace(changed, sign=row.sign) if changed.value is None else changed


def _read(row: Indicator, column: str, text: str) -> Indicator:
    """The row with a text in a cell; a unit that the row has anyway need not be a known one."""
    read = put(row, column, text)
    bare = text.strip().removesuffix(row.unit)
    if column in _FIGURES and not _has_figure(read, column) and bare != text.strip():
        again = put(row, column, bare)
        read = again if _has_figure(again, column) else read
    return read if isinstance(read, Indicator) else row


def _has_figure(row: Row, column: str) -> bool:
    return getattr(row, _FIGURES[column]) is not None


def _quote(each: core.Indicator, role: str) -> str:
    figure = each.entry(role)
    return figure.quote.strip() if figure is not None else ""
