"""Whether each cell of a template that came back holds what belongs there.

The rules of the workbook are tested once more: what is pasted is not validated by a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from heji.documents.document import Cell
from heji.forms.lexicon import lexicon
from heji.values.absence import Absent
from heji.values.normalise import fold
from heji.values.quantity import Approximation, Comparison, Moment, Quantity
from heji.values.reading import read_value
from heji.writers.entry.live_cells import check_live
from heji.writers.entry.plan import Entry, Input, Need
from heji.writers.entry.problems import Problem
from heji.writers.entry.rules import YEARS
from heji.writers.entry.structure import Returned
from heji.writers.official.sheet import Place, Sum
from heji.writers.official.xlsx.placing import Placed

_OPENING = "=+-@＝＋－＠"  #: with which a spreadsheet begins a formula
#: What a unit that is written into a cell may measure.
_DIMENSIONS = {
    Input.AMOUNT: "money",
    Input.CHANGE: "money",
    Input.RATE: "ratio",
    Input.WEIGHT: "score",
    Input.SCORE: "score",
}


def check(returned: Returned) -> Iterator[Problem]:
    """What is wrong in the cells that are filled in or worked out."""
    yield from _Checking(returned).problems()
    yield from check_live(returned)


@dataclass(slots=True)
class _Checking:
    returned: Returned
    numbers: dict[Place, Fraction] = field(default_factory=dict)  #: of cells that hold a number

    @property
    def boxes(self) -> Mapping[Place, Placed]:
        """The boxes of the template."""
        return self.returned.boxes

    def problems(self) -> Iterator[Problem]:
        entries = self.returned.plan.entries
        for place, entry in entries.items():
            yield from self._entry(place, entry)
        for place, entry in entries.items():
            yield from self._limit(place, entry)
        yield from self._missing()
        yield from self._year()

    def _entry(self, place: Place, entry: Entry) -> Iterator[Problem]:
        placed = self.boxes[place]
        cell = self.returned.cell(placed)
        if cell is None:
            return
        text = cell.text.strip()
        if cell.formula is not None:
            yield self._of(placed, entry, "formula", cell.formula)
        elif not text:
            return
        elif entry.input.is_number:
            yield from self._number(place, entry, cell)
        elif entry.input is Input.DATE:
            if not isinstance(read_value(text), Moment):
                yield replace(self._of(placed, entry, "not-a-date", text), rule="date")
        else:
            yield from self._words(placed, entry, text)

    def _number(self, place: Place, entry: Entry, cell: Cell) -> Iterator[Problem]:
        placed = self.boxes[place]
        text = cell.text.strip()
        value = read_value(text)
        if isinstance(value, Absent) and cell.number is None:
            return  # 「—」: that there is nothing is an answer of its own
        if not isinstance(value, Quantity) or not _belongs(value, text, cell, entry):
            yield self._no_number(placed, entry, text)
            return
        shown = value.fraction if entry.input is Input.RATE else Fraction(value.number)
        exact = Fraction(cell.number) if cell.number is not None else shown
        if cell.number is None:
            yield self._of(
                placed, entry, "number-as-text", text, is_note=True, number=_plain(value)
            )
        elif exact != shown:
            more = str(cell.number)
            yield self._of(placed, entry, "more-decimals", text, is_note=True, exact=more)
        self.numbers[place] = exact
        yield from self._range(placed, entry, exact, text)

    def _no_number(self, placed: Placed, entry: Entry, text: str) -> Problem:
        found = self._of(placed, entry, "not-a-number", text)
        full = (("full", str(self.returned.plan.layout.full_mark)),)
        return replace(found, values=(*found.values, *full), rule=entry.input.value)

    def _range(self, placed: Placed, entry: Entry, exact: Fraction, text: str) -> Iterator[Problem]:
        full = self.returned.plan.layout.full_mark
        if exact < 0 and entry.input is not Input.CHANGE:
            yield self._of(placed, entry, "negative", text)
        if entry.input is Input.RATE and exact > 1:
            yield self._of(placed, entry, "beyond-one", text)
        if entry.input is Input.WEIGHT and exact > full:
            yield self._of(placed, entry, "beyond-full", text, full=str(full))

    def _limit(self, place: Place, entry: Entry) -> Iterator[Problem]:
        """A score above its weight, wherever either was pasted."""
        limit = entry.limit
        if limit is None or place not in self.numbers or limit not in self.numbers:
            return
        if self.numbers[place] > self.numbers[limit]:
            placed, weight = self.boxes[place], self.boxes[limit]
            yield self.returned.problem(
                placed,
                "above-weight",
                found=self.returned.text(placed),
                weight=self.returned.text(weight),
            )

    def _words(self, placed: Placed, entry: Entry, text: str) -> Iterator[Problem]:
        listed = {fold(each) for each in entry.choices}
        if entry.is_strict and fold(text) not in listed:
            is_type = entry.need is Need.WITH_ROW and entry.is_preset
            if not is_type or lexicon().role("types", text) is None:
                key = "unknown-type" if is_type else "not-a-choice"
                yield self._of(placed, entry, key, text, choices="、".join(entry.choices))
            return
        is_formula = text[0] in _OPENING and fold(text) not in listed
        if is_formula and not isinstance(read_value(text), Quantity | Absent):
            yield self._of(placed, entry, "formula-text", text, is_note=True, sign=text[0])

    def _missing(self) -> Iterator[Problem]:
        """What must be filled in: always, or once its row was begun."""
        begun = {
            entry.row
            for place, entry in self.returned.plan.entries.items()
            if entry.row is not None and not entry.is_preset and self._is_filled(place)
        }
        for place, entry in self.returned.plan.entries.items():
            if self._is_filled(place):
                continue
            if entry.need is Need.ALWAYS:
                yield self.returned.problem(self.boxes[place], "missing", name=entry.name)
            elif entry.need is Need.WITH_ROW and entry.row in begun:
                yield self.returned.problem(self.boxes[place], "missing-in-row", name=entry.name)
        names = self.returned.plan.names
        if names and not any(map(self._is_filled, names)):
            yield self.returned.problem(self.boxes[names[0]], "no-indicator")
        for place, name in self.returned.plan.needed.items():
            live = self.returned.plan.live[place]
            if isinstance(live, Sum) and not any(map(self._is_filled, live.parts)):
                yield self.returned.problem(self.boxes[place], "missing-sum", name=name)

    def _is_filled(self, place: Place) -> bool:
        cell = self.returned.cell(self.boxes[place])
        return cell is not None and (bool(cell.text.strip()) or cell.formula is not None)

    def _year(self) -> Iterator[Problem]:
        line = self.returned.year_line
        if line is None:
            return
        text = self.returned.text(line)
        digits = "".join(each for each in fold(text) if each.isdigit())
        if not digits:
            yield self.returned.problem(line, "missing-year")
        elif len(digits) != 4 or int(digits) not in YEARS:
            name = self.returned.plan.sheet.above[self.returned.plan.year_line or 0].text
            problem = self.returned.problem(
                line, "not-a-number", name=name.replace("{year}", "__"), found=text
            )
            yield replace(problem, rule="year")

    def _of(
        self,
        placed: Placed,
        entry: Entry,
        key: str,
        found: str,
        *,
        is_note: bool = False,
        **values: str,
    ) -> Problem:
        return self.returned.problem(
            placed, key, is_note=is_note, name=entry.name, found=found, **values
        )


def _belongs(value: Quantity, text: str, cell: Cell, entry: Entry) -> bool:
    """One exact figure and nothing else, in a unit of what is asked for: no 约, no range, no ≥.

    A number that a format shows with another unit (¥ over a column of 万元) is not taken either: a
    reader sees the unit, and a sum does not.
    """
    if value.malformed or value.upper is not None or value.is_rank:
        return False
    if value.approximation is not Approximation.NONE or value.comparison is not Comparison.EQUAL:
        return False
    if value.text.strip() != text:
        return False
    if value.unit is None:
        return True
    is_shown_by_format = cell.number is not None and entry.input is not Input.RATE
    return not is_shown_by_format and value.unit.dimension == _DIMENSIONS[entry.input]


def _plain(value: Quantity) -> str:
    return f"{value.number}{value.unit.name if value.unit else ''}"
