"""The rows that a rubric has itself, whatever was declared: 预算执行率, management, bonus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heji.rubrics.formulas.expression import Number
from heji.rubrics.rubric import Item, Rubric
from heji.rubrics.rules.rule import BonusMalus
from heji.web.filing.content import Indicator
from heji.web.filing.figures import Unreadable, scaled

_PLACES = 2  #: decimals of a weight

#: The row that marks the execution of the budget.
EXECUTION = "execution"
#: Rows that add marks or take them away.
BONUS = "bonus"


def own_rows(rubric: Rubric) -> Iterator[Indicator]:
    """The rows that the rules have themselves, whatever was declared: 预算执行率, management."""
    for item, above in _leaves(rubric.items, ()):
        if item.rows is None:
            yield _row(item, above)


def _leaves(
    items: tuple[Item, ...], above: tuple[Item, ...]
) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    for each in items:
        if each.items:
            yield from _leaves(each.items, (*above, each))
        else:
            yield each, above


def _row(item: Item, above: tuple[Item, ...]) -> Indicator:
    levels = [each.name.zh for each in above] or [item.name.zh]
    made = Indicator(
        0,
        level1=levels[0][:100],
        level2=(levels[1] if len(levels) > 1 else "")[:100],
        name=item.name.zh[:400],
        section=_section(item, above),
        code=item.code,
    )
    weight = _weight(item)
    return replace(made, weight=weight[0], weight_places=weight[1]) if weight else made


def _section(item: Item, above: tuple[Item, ...]) -> str:
    """Which block a row stands in; one about the money alone, above all blocks, marks execution."""
    if isinstance(item.rule, BonusMalus):
        return BONUS
    selectors = [selector for each in item.inputs for selector in each.selectors]
    is_money = bool(selectors) and all(each.place == "money" for each in selectors)
    return EXECUTION if is_money and not above else "management"


def _weight(item: Item) -> tuple[int, int] | None:
    """The weight that the rules state as a bare number; None leaves it to the form."""
    if not isinstance(item.weight, Number) or item.weight.unit is not None:
        return None
    try:
        return scaled(f"{item.weight.number:f}", _PLACES)
    except Unreadable:
        return None
