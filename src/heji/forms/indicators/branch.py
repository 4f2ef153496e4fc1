"""A level of the score tree while it grows."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from heji.documents.figure import Figure
from heji.forms.form import ScoreNode


@dataclass(slots=True)
class Branch:
    """A level of the score tree while it grows."""

    name: str
    level: int
    weight: Figure | None = None
    score: Figure | None = None
    children: list[Branch] = field(default_factory=list)
    is_execution: bool = False  #: the row of the money block, which stands outside the table

    def frozen(self) -> ScoreNode:
        """The branch and all below it, unchangeable."""
        children = tuple(child.frozen() for child in self.children)
        return ScoreNode(self.name, self.level, self.weight, self.score, children)

    @property
    def has_marks(self) -> bool:
        """Whether any weight or score stands in it."""
        own = self.weight is not None or self.score is not None
        return own or any(child.has_marks for child in self.children)


def number_of(figure: Figure | None) -> Decimal | None:
    """The printed number of a weight or score; None when there is none."""
    quantity = figure.quantity if figure else None
    return quantity.number if quantity else None
