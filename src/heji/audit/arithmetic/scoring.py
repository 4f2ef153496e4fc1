"""Marks of a row: whether it lost some, has them all, or cannot lose any."""

from __future__ import annotations

from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.relations.frame import is_pure
from heji.values.quantity import Quantity

#: Words of rows that add or take away marks: less than the weight is normal there.
_BONUS = ("加减分", "加分", "减分", "奖励分", "附加分")


def weight_of(indicator: Indicator) -> Quantity | None:
    """The weight of a row, if it is a figure above zero."""
    return _positive(indicator.entry("weight"))


def score_of(indicator: Indicator) -> Quantity | None:
    """The score of a row, if it is a figure."""
    figure = indicator.entry("score")
    return figure.quantity if figure else None


def has_full_marks(indicator: Indicator) -> bool:
    """Whether weight and score are printed and equal. Marks are compared by their numbers."""
    weight, score = weight_of(indicator), score_of(indicator)
    if weight is None or score is None or is_rate(weight) != is_rate(score):
        return False
    return weight.number == score.number


def lost_marks(indicator: Indicator) -> bool:
    """Whether the score is below the weight, outside bonus rows."""
    weight, score = weight_of(indicator), score_of(indicator)
    if weight is None or score is None or is_bonus(indicator):
        return False
    return score.number < weight.number and is_rate(score) == is_rate(weight)


def is_bonus(indicator: Indicator) -> bool:
    """Whether the row adds or takes away marks."""
    names = (indicator.name, *indicator.levels)
    return indicator.section == "bonus" or any(word in name for name in names for word in _BONUS)


def is_rate(quantity: Quantity) -> bool:
    """Whether a weight or a score is printed as a share, which no number of marks is compared with."""
    return is_pure(quantity.unit)


def _positive(figure: Figure | None) -> Quantity | None:
    quantity = figure.quantity if figure else None
    return quantity if quantity is not None and quantity.number > 0 else None
