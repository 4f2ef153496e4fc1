"""What stands in a cell: the figure of the form for a slot, and its text on this sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from heji.documents.figure import Figure
from heji.forms.form import Form
from heji.forms.labels import period
from heji.forms.tables.figures import value_of
from heji.language import text
from heji.values.quantity import Quantity
from heji.values.units import Unit
from heji.writers.official.blueprint import PLACEHOLDER
from heji.writers.official.holdings import Holdings
from heji.writers.official.slots import Slot, Source

#: What fills a cell: a figure of the form, or a text that the sheet itself has.
Value = Figure | str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A slot and what stands in it."""

    slot: Slot
    value: Value = None
    unit: Unit | None = None  #: that its heading or another column of the row gives to bare figures


#: A row on its way to the grid.
Printed = list[Cell]

_DASH = "—"
_UNKNOWN = "\x00"
_BRACKETS = re.compile(r"[（(〔][^（()）〕]*\x00[^（()）〕]*[)）〕]")
_LONGEST_LINE = 80  #: characters of a line that the reader still takes for one of fields


@dataclass(slots=True)
class Filling:
    """Finds and prints what a form holds for the cells of its sheet."""

    form: Form
    holdings: Holdings
    unit: str = field(init=False)

    def __post_init__(self) -> None:
        self.unit = unit_of(self.form)

    def once(self, slot: Slot) -> Value:
        """What the form holds for a cell that is printed once."""
        first, *rest = slot.argument.split("/")
        match slot.source:
            case Source.FIELD:
                found = self.holdings.field(first, *rest)
                return found.figure if found is not None else None
            case Source.MONEY:
                return self.holdings.money(first, *rest)
            case Source.MARK:
                return self.holdings.mark(first)
            case Source.TOTAL:
                return self.holdings.total(first)
            case _:
                return None

    def closing(self, slot: Slot) -> Value:
        """What stands in a row that sums tasks up; as elsewhere where the form has no tasks."""
        if slot.source is Source.MONEY and self.form.tasks:
            return self.holdings.task_total(*slot.argument.split("/"))
        return self.once(slot)

    def text(self, cell: Cell) -> str:
        """The text of a cell; the unit that the sheet gives to amounts is that of all of them."""
        slot, value = cell.slot, cell.value
        if slot.source is Source.LABEL:
            return self.filled(slot.argument)
        text = value if isinstance(value, str) else ""
        if isinstance(value, Figure):
            is_rate = slot.source is Source.MONEY and "rate" in slot.argument
            of_money = "" if is_rate else self.unit
            of_row = cell.unit.name if cell.unit else ""
            is_money = slot.source is Source.MONEY or slot.argument == "amount"
            text = _with_unit(value, of_money if is_money else of_row)
        return text if text.strip() or not slot.dash else _DASH

    def filled(self, text: str) -> str:
        """A text with its placeholders filled; brackets around one that is not known go with it."""
        return _BRACKETS.sub("", PLACEHOLDER.sub(self._named, text)).replace(_UNKNOWN, "")

    def line(self, text: str) -> str:
        """A line with its placeholders filled; "" when it says a year or unit that is not known."""
        fields = sum(bool(match.group(2)) for match in PLACEHOLDER.finditer(text))
        room = (_LONGEST_LINE - len(PLACEHOLDER.sub("", text))) // max(fields, 1)
        named = PLACEHOLDER.sub(lambda match: self._named(match, room), text)
        filled = _BRACKETS.sub("", named)
        return "" if _UNKNOWN in filled else filled

    def _named(self, match: re.Match[str], room: int = 0) -> str:
        if match.group(2):
            role, _, called = match.group(2).partition("/")
            return self._in_line(role, called, room)
        known = {
            "year": str(self.form.year or ""),
            "unit": self.unit,
            "organisation": self.form.organisation,
            "period": self._period(),
        }
        return known[match.group(1)] or _UNKNOWN

    def _in_line(self, role: str, called: str, room: int) -> str:
        """A field that shares a line with others; one that is too long is printed elsewhere."""
        for each in self.form.fields:
            text = each.figure.quote.strip()
            if each.role == role and (len(text) > room or re.search(r"[:：\s]", text)):
                return ""
        found = self.holdings.field(role, called)
        return found.figure.quote if found is not None else ""

    def _period(self) -> str:
        """The months that a monitoring covers, from the labels of what was spent in them.

        What January to July brought is reported in August (财预〔2019〕136号).
        """
        for each in self.form.money:
            if each.measure == "executed_to_date" and (found := period(each.label)):
                return found
        return text("official.label.usual-period", "zh")


def _with_unit(figure: Figure, named: str) -> str:
    """The printed text; with its unit where the form named that in a heading and the sheet does not."""
    quantity = figure.quantity
    unit = quantity.unit if quantity is not None else None
    if quantity is None or unit is None or quantity.unit_is_printed or unit.name == named:
        return figure.quote
    longer = f"{figure.quote}{unit.name}"
    value = value_of(longer)
    same = isinstance(value, Quantity) and value.fraction == quantity.fraction
    return longer if same else figure.quote


def unit_of(form: Form) -> str:
    """The unit in which the form's amounts stand: named once, or by the headings over them."""
    if form.money_unit:
        return form.money_unit
    for each in form.money:
        quantity = each.figure.quantity
        unit = quantity.unit if quantity is not None else None
        if unit is not None and unit.is_money and quantity and not quantity.unit_is_printed:
            return unit.name
    return ""
