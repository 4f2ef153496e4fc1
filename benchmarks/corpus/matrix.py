"""Tasks with their money: a row for each, split by source, with totals both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from benchmarks.corpus.data_files import between
from benchmarks.corpus.model import Draft, Slot, Sum
from benchmarks.corpus.style import Style


@dataclass(slots=True)
class Matrix:
    """Amounts by task and source; the last row is the total row, the first column the total."""

    tasks: list[str]
    sources: list[str]
    cells: dict[tuple[int, int], Slot] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """Number of the total row."""
        return len(self.tasks)

    @property
    def total(self) -> Slot:
        """The grand total."""
        return self.cells[(self.last, 0)]

    def row(self, number: int) -> list[Slot]:
        """Total and parts of a task, or of all."""
        return [self.cells[(number, column)] for column in range(len(self.sources) + 1)]


def draw_matrix(
    rng: Random,
    style: Style,
    draft: Draft,
    tasks: Sequence[str],
    sources: Sequence[str],
    role: str,
    *,
    below: Matrix | None = None,
) -> Matrix:
    """Amounts for tasks; `below` asks for spending within another matrix's budgets."""
    matrix = Matrix(list(tasks), list(sources))
    scale = 10_000 if style.unit == "元" else 1
    for row, task in enumerate([*tasks, style.sum_name]):
        for column, source in enumerate([style.sum_name, *sources]):
            slot = style.money(None, role, f"{task} {source}")
            matrix.cells[(row, column)] = slot
            if row < len(tasks) and column:
                budget = below.cells[(row, column)].value if below else None
                slot.set(
                    _within(rng, style, budget)
                    if budget is not None
                    else _some(rng, style, column, scale)
                )
                if not slot.value:
                    slot.words = style.zero
    for row, task in enumerate(tasks):
        slots = matrix.row(row)
        draft.claims.append(Sum("sum-mismatch", slots[0], f"{task} {role}", tuple(slots[1:])))
    for column, source in enumerate([style.sum_name, *sources]):
        parts = tuple(matrix.cells[(row, column)] for row in range(len(tasks)))
        total = matrix.cells[(len(tasks), column)]
        draft.claims.append(Sum("sum-mismatch", total, f"{style.sum_name} {source} {role}", parts))
    draft.settle()
    across = matrix.row(len(tasks))
    draft.claims.append(
        Sum("sum-mismatch", across[0], f"{style.sum_name} {role} 横向", tuple(across[1:]))
    )
    for slot in across:
        if not slot.value:
            slot.words = style.zero
    return matrix


def _some(rng: Random, style: Style, column: int, scale: int) -> Decimal:
    if column > 1 and rng.random() < 0.5:
        return Decimal(0)
    return between(rng, Decimal(30 * scale), Decimal(1800 * scale), style.money_places)


def _within(rng: Random, style: Style, budget: Decimal) -> Decimal:
    if rng.random() < 0.25:
        return budget
    step = Decimal(1).scaleb(-style.money_places)
    return (budget * rng.randint(8200, 9990) / 10000).quantize(step)
