"""What is known of an item before its rule is asked."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.rubrics.evaluation.evaluation import Basis, Given, ItemEvaluation, Step, Worth
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

    @property
    def name(self) -> str:
        """As the form prints it; the rubric's name where the form has no such row."""
        return self.row.name if self.row else self.item.name.zh

    @property
    def printed(self) -> Figure | None:
        """The score that the form prints."""
        return self.row.entry("score") if self.row else None

    def ends(
        self, basis: Basis, why: Text, problem: str, score: Fraction | None = None
    ) -> ItemEvaluation:
        """The evaluation of an item whose rule gives no marks."""
        return ItemEvaluation(
            self.item,
            self.name,
            self.weight,
            score,
            basis,
            () if score is None else (Interval.point(score),),
            self.printed,
            self.given,
            Step(basis.value, (), score),
            why,
            problem=problem,
            row=self.row,
        )

    def scored(
        self,
        score: Fraction,
        possible: tuple[Interval, ...],
        step: Step | None,
        value: Worth | None,
    ) -> ItemEvaluation:
        """The evaluation of an item whose rule gives marks: see `ItemEvaluation`."""
        return ItemEvaluation(
            self.item,
            self.name,
            self.weight,
            score,
            Basis.COMPUTED,
            possible,
            self.printed,
            self.given,
            step,
            row=self.row,
            value=value,
        )
