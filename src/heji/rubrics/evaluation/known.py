"""What is known of an item before its rule is asked."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from heji.forms.form import Indicator
from heji.rubrics.evaluation.evaluation import Basis, Given, ItemEvaluation, Step
from heji.rubrics.rubric import Item
from heji.rubrics.rules.rule import Text
from heji.values.interval import Interval


@dataclass(frozen=True, slots=True)
class KnownRow:
    """An item with the row that it is, and what is known before its rule is asked."""

    item: Item
    row: Indicator | None
    weight: Fraction | None
    given: tuple[Given, ...] = ()

    def ends(
        self, basis: Basis, why: Text, score: Fraction | None = None, problem: str = ""
    ) -> ItemEvaluation:
        """The evaluation of an item whose rule gives no marks."""
        step = Step(basis.value, (), score)
        return ItemEvaluation(
            self.item,
            self.row.name if self.row else self.item.name.zh,
            self.weight,
            score,
            basis,
            () if score is None else (Interval.point(score),),
            self.row.entry("score") if self.row else None,
            self.given,
            step,
            why,
            problem=problem,
            row=self.row,
        )
