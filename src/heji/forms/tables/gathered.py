"""What the readers of blocks put together while a form is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Field, Indicator, Money, ScoreNode, Task
from heji.forms.indicators.branch import Branch, number_of
from heji.forms.indicators.regrouping import regroup
from heji.relations.relation import AnyRelation
from heji.values.units import Unit


@dataclass(slots=True)
class Gathered:
    """The parts of a form, in the order in which they were met."""

    unit: Unit | None = None  #: the unit named for the whole form
    fields: list[Field] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    scores: list[ScoreNode] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    relations: list[AnyRelation] = field(default_factory=list)
    tree: Branch = field(default_factory=lambda: Branch("", 0))  #: the score table being read
    run_start: int = 0  #: rows of the tree that were read in earlier runs
    printed_types: list[str] = field(
        default_factory=list
    )  #: types that have a row, even an empty one

    def begin_run(self) -> None:
        """Remembers where a run of tables begins in the score table that is still open."""
        self.run_start = len(self.tree.children)

    def close_tree(
        self, name: str = "", weight: Figure | None = None, score: Figure | None = None
    ) -> None:
        """Ends the score table that is being read, with its total where one is printed.

        Tables under headings of their own may share one total: the rows of earlier runs belong to
        it unless those of the last run alone have the weight that it prints.
        """
        earlier, own = self.tree.children[: self.run_start], self.tree.children[self.run_start :]
        if earlier and (weight is None or _weight(own) == number_of(weight)):
            self._close(Branch("", 0, children=earlier))
            self.tree.children = own
        self._leave_execution_out(weight, score)
        self.tree.name, self.tree.weight, self.tree.score = name, weight, score
        self._close(self.tree)
        self.tree, self.run_start = Branch("", 0), 0

    def _leave_execution_out(self, weight: Figure | None, score: Figure | None) -> None:
        """A total may be that of the indicators alone: its weight then is theirs.

        Unless its score is that of all rows: then the weights alone are wrong.
        """
        children = self.tree.children
        rows = [branch for branch in children if not branch.is_execution]
        total = number_of(weight)
        if total is None or len(rows) == len(children) or _weight(children) == total:
            return
        if _weight(rows) == total and not _score_is_of_all(children, rows, score):
            self._close(Branch("", 0, children=[each for each in children if each.is_execution]))
            self.tree.children = rows

    def _close(self, tree: Branch) -> None:
        if tree.has_marks:
            regroup(tree)
            self._rename(tree)
            self.scores.append(tree.frozen())

    def _rename(self, tree: Branch) -> None:
        """Gives each indicator the levels that its row has in the tree, now that it is whole."""
        paths = dict(_paths(tree, ()))
        for position, indicator in enumerate(self.indicators):
            weight = indicator.entry("weight")
            levels = paths.get(weight.locator) if weight is not None else None
            if levels is not None and len(levels) == len(indicator.levels):
                self.indicators[position] = replace(indicator, levels=levels)


def _paths(branch: Branch, above: tuple[str, ...]) -> Iterator[tuple[Locator, tuple[str, ...]]]:
    for child in branch.children:
        if child.weight is not None and not child.children:
            yield child.weight.locator, above
        yield from _paths(child, (*above, child.name))


def _score_is_of_all(
    children: Sequence[Branch], rows: Sequence[Branch], score: Figure | None
) -> bool:
    total = number_of(score)
    return total is not None and _score(children) == total != _score(rows)


def _weight(branches: Sequence[Branch]) -> Decimal | None:
    numbers = [number_of(branch.weight) or _weight(branch.children) for branch in branches]
    return sum((number or Decimal(0) for number in numbers), Decimal(0)) if numbers else None


def _score(branches: Sequence[Branch]) -> Decimal:
    numbers = (
        own if (own := number_of(branch.score)) is not None else _score(branch.children)
        for branch in branches
    )
    return sum(numbers, Decimal(0))
