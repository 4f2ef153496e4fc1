"""Money blocks: sources by column, totals, rates and the score of spending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.corpus.data_files import between
from benchmarks.corpus.model import Draft, Rate, Scaled, Slot, Sum
from benchmarks.corpus.style import Style


@dataclass(slots=True)
class Funds:
    """Amounts by row and column; row 0 is the total."""

    names: list[str]
    columns: list[str]  #: roles
    cells: dict[tuple[int, str], Slot] = field(default_factory=dict)
    weight: Slot | None = None
    score: Slot | None = None

    def at(self, row: int, role: str) -> Slot:
        """One amount."""
        return self.cells[(row, role)]


def _initial(rng: Random, style: Style, budget: Decimal) -> Decimal:
    """A first budget that was adjusted later, or not."""
    if rng.random() < 0.4:
        return budget
    return (budget * rng.randint(82, 118) / 100).quantize(Decimal(1).scaleb(-style.money_places))


def _executed(rng: Random, style: Style, budget: Decimal, tight: str) -> Decimal:
    """Spending within the budget; `tight`: none left, or a rate that rounds to 100 %."""
    step = Decimal(1).scaleb(-style.money_places)
    if tight == "all" or not budget:
        return budget
    if tight == "edge":
        return max(step, (budget * Decimal("0.99997")).quantize(step))
    return (budget * rng.randint(8150, 9990) / 10000).quantize(step)


def draw_funds(
    rng: Random,
    style: Style,
    draft: Draft,
    names: Sequence[str],
    *,
    roles: Sequence[str] = ("initial_budget", "full_year_budget", "executed"),
    weight: int = 10,
    rates_for_all: bool = True,
    scale: int = 1,
) -> Funds:
    """A block whose rows below the first are the sources that make up the total."""
    columns = list(roles)
    funds = Funds(list(names), columns)
    tight = rng.choices(["", "all", "edge"], [6, 2, 1])[0]
    big = scale * (10_000 if style.unit == "元" else 1)
    for row in range(1, len(names)):
        empty = row > 1 and rng.random() < 0.45
        budget = between(rng, Decimal(40 * big), Decimal(2400 * big), style.money_places)
        _row(rng, style, funds, row, Decimal(0) if empty else budget, tight)
    for role in columns:
        total = style.money(None, role, f"{names[0]} {role}")
        funds.cells[(0, role)] = total
        parts = tuple(funds.at(row, role) for row in range(1, len(names)))
        draft.claims.append(Sum("sum-mismatch", total, f"{names[0]}={role}之和", parts))
    draft.settle()
    if "executed" in columns:
        _rates(style, draft, funds, weight, rates_for_all)
    if tight == "edge":
        draft.traits.add("99.997%→100%")
    return funds


def _row(rng: Random, style: Style, funds: Funds, row: int, budget: Decimal, tight: str) -> None:
    values = {
        "initial_budget": _initial(rng, style, budget),
        "full_year_budget": budget,
        "executed": _executed(rng, style, budget, tight),
    }
    for role in funds.columns:
        slot = style.money(values.get(role, budget), role, f"{funds.names[row]} {role}")
        if not slot.value:
            slot.words = style.zero
        funds.cells[(row, role)] = slot


def _rates(style: Style, draft: Draft, funds: Funds, weight: int, for_all: bool) -> None:
    for row, name in enumerate(funds.names):
        rate = style.rate("execution_rate", f"{name} 执行率")
        funds.cells[(row, "execution_rate")] = rate
        above, below = funds.at(row, "executed"), funds.at(row, "full_year_budget")
        if not below.value or (row and not for_all):
            rate.words = style.nothing
            continue
        draft.claims.append(Rate("ratio-mismatch", rate, f"{name} 执行率", (above,), (below,)))
    draft.settle()
    if weight:
        funds.weight = style.weight("预算执行", weight)
        funds.score = style.score("预算执行")
        draft.claims.append(
            Scaled(
                "score-rule", funds.score, "执行率得分", funds.at(0, "execution_rate"), funds.weight
            )
        )
        draft.settle()
    draft.marks["executed"] = funds.at(0, "executed")
    draft.marks["full_year_budget"] = funds.at(0, "full_year_budget")
    draft.marks["execution_rate"] = funds.at(0, "execution_rate")
    left = Fraction(draft.marks["full_year_budget"].amount - draft.marks["executed"].amount)
    draft.traits.add("money-left" if left else "all-spent")
