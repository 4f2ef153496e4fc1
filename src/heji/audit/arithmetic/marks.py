"""Every row and block of a form that has a weight, with its score, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heji.audit.arithmetic.scoring import is_bonus, is_rate
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Form, ScoreNode
from heji.forms.lexicon import lexicon
from heji.values.absence import Absence, Absent
from heji.values.quantity import Quantity

_UNPRINTED = frozenset({Absence.BLANK, Absence.MISSING})

Key = tuple[Locator, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A weight and what stands in the score column beside it."""

    name: str
    weight_figure: Figure
    weight: Quantity
    score_figure: Figure | None  #: None: the row has no score column
    is_bonus: bool = False  #: marks may be taken away
    is_leaf: bool = True

    @property
    def key(self) -> Key:
        """What tells this row from others: the place of its weight."""
        return self.weight_figure.locator, self.name

    @property
    def has_score(self) -> bool:
        """Whether the score is a figure."""
        return self.score_figure is not None and self.score_figure.quantity is not None

    @property
    def score(self) -> Quantity:
        """The score; only of a mark that has one."""
        assert self.score_figure is not None and self.score_figure.quantity is not None  # noqa: S101
        return self.score_figure.quantity

    @property
    def is_outside(self) -> bool:
        """Whether the score is above the weight, or lower than a row may fall."""
        lowest = -self.weight.number if self.is_bonus else 0
        return not lowest <= self.score.number <= self.weight.number


def marks(form: Form) -> Iterator[Mark]:
    """All weighted rows and blocks: those of the score trees first, then indicators beside them."""
    seen: set[Locator] = set()
    for mark in (*_of_trees(form), *_of_indicators(form)):
        if mark.weight_figure.locator not in seen:
            seen.add(mark.weight_figure.locator)
            yield mark


def scored_marks(form: Form) -> Iterator[Mark]:
    """The rows and blocks whose score can be compared with their weight."""
    for mark in marks(form):
        if mark.has_score and is_rate(mark.score) == is_rate(mark.weight):
            yield mark


def is_blank(figure: Figure | None) -> bool:
    """Whether a score or result cell holds nothing; 「—」 and 「/」 are answers."""
    if figure is None:
        return False
    return isinstance(figure.value, Absent) and figure.value.absence in _UNPRINTED


def carried_above(form: Form) -> set[Key]:
    """The rows whose score is printed once for the block above them."""
    found: set[Key] = set()
    for tree in form.scores:
        for child in tree.children:
            _carried(child, False, found)
    return found


def _carried(node: ScoreNode, above: bool, found: set[Key]) -> None:
    own = node.score is not None and node.score.quantity is not None
    if above and node.weight is not None:
        found.add((node.weight.locator, node.name))
    # A block's score covers rows none of which has one; beside scored rows it is their sum.
    covers = own and not any(_has_score_below(child) for child in node.children)
    for child in node.children:
        _carried(child, above or covers, found)


def _has_score_below(node: ScoreNode) -> bool:
    if node.score is not None and node.score.quantity is not None:
        return True
    return any(_has_score_below(child) for child in node.children)


def _of_trees(form: Form) -> Iterator[Mark]:
    for tree in form.scores:
        yield from _of_node(tree, False)


def _of_node(node: ScoreNode, bonus: bool) -> Iterator[Mark]:
    bonus = bonus or lexicon().role("sections", node.name) == "bonus"
    weight = node.weight.quantity if node.weight is not None else None
    if node.weight is not None and weight is not None:
        yield Mark(node.name, node.weight, weight, node.score, bonus, not node.children)
    for child in node.children:
        yield from _of_node(child, bonus)


def _of_indicators(form: Form) -> Iterator[Mark]:
    for indicator in form.indicators:
        figure = indicator.entry("weight")
        weight = figure.quantity if figure is not None else None
        if figure is not None and weight is not None:
            score = indicator.entry("score")
            yield Mark(indicator.name, figure, weight, score, is_bonus(indicator))
