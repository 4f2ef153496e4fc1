"""Forms with known figures, as a reader of scans hands them over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import strategies as st

from heji.audit.case import Reading
from heji.audit.inspection import reading_of
from heji.documents.document import Cell, Document, Paragraph, Table
from heji.documents.locator import Locator

Place = tuple[int, int]  #: row and column, from 1

HEADING = ("项目资金(万元)", "年初预算数", "全年预算数", "全年执行数", "执行率")
PARTS = ("其中:财政拨款", "上年结转资金", "其他资金")
AMOUNTS = (2, 3, 4)
RATE = 5


@dataclass(frozen=True)
class Printed:
    """A form as it is printed."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def figures(self) -> list[Place]:
        return [(row, column) for row in range(2, len(self.rows) + 1) for column in range(2, 6)]

    def at(self, place: Place) -> str:
        return self.rows[place[0] - 1][place[1] - 1]

    def saying(self, place: Place, text: str) -> Printed:
        rows = [list(row) for row in self.rows]
        rows[place[0] - 1][place[1] - 1] = text
        return Printed(tuple(map(tuple, rows)))


def printed(parts: Sequence[Sequence[Decimal]]) -> Printed:
    """A form whose sums and rates are right: for each part its two budgets and what was spent."""
    totals = [sum(column, Decimal(0)) for column in zip(*parts, strict=True)]
    rows = [("年度资金总额", *_amounts(totals))]
    rows += [(name, *_amounts(each)) for name, each in zip(PARTS, parts, strict=False)]
    return Printed((HEADING, *rows))


def _amounts(amounts: Sequence[Decimal]) -> list[str]:
    rate = (amounts[2] / amounts[1] * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return [*(f"{each:,.2f}" for each in amounts), f"{rate}%"]


@st.composite
def forms(draw: st.DrawFn) -> Printed:
    parts = []
    for _ in range(draw(st.integers(2, 3))):
        budget = draw(st.integers(1_000, 9_999_999))
        spent = draw(st.integers(budget // 2, budget))
        first = draw(st.integers(1_000, 9_999_999))
        parts.append([Decimal(each) / 100 for each in (first, budget, spent)])
    return printed(parts)


def read(form: Printed, sure: Mapping[Place, str] | None = None, format: str = "png") -> Reading:
    """The form as it is read, with how sure the reader is of some cells; of the others wholly."""
    known = {place: Decimal(each) for place, each in (sure or {}).items()}
    cells = tuple(
        Cell(
            row,
            column,
            text,
            Locator(page=1, table=1, row=row, column=column, box=("1", "2", "3", str(row))),
            confidence=known.get((row, column), Decimal(1)),
        )
        for row, texts in enumerate(form.rows, 1)
        for column, text in enumerate(texts, 1)
    )
    table = Table(cells, len(form.rows), len(HEADING), Locator(page=1, table=1))
    title = Paragraph("项目支出绩效自评表", Locator(page=1, paragraph=1))
    document = Document(f"form.{format}", format, "0" * 64, (title, table))
    faults: list[object] = []
    reading = reading_of("d1", document, faults)  # type: ignore[arg-type]
    assert not faults
    return reading


def text_at(reading: Reading, place: Place) -> str:
    """What a cell says in the reading that was taken."""
    table = next(reading.document.tables())
    return next(each.text for each in table.cells if (each.row, each.column) == place)
