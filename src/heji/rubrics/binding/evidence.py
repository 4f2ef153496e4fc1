"""What the cells beside a row's score tell: its workings, rates, figures, points and cases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache

from heji.claims.workings.find import Printed, printed_workings
from heji.claims.workings.grammar import Node, Number, Step
from heji.claims.workings.relate import without_hundred
from heji.claims.workings.terms import is_rate, terms
from heji.claims.workings.units import percent_result
from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.rubrics.binding.points import Point, points
from heji.values.finding import find_quantities
from heji.values.normalise import fold_for_figures
from heji.values.quantity import Comparison, Quantity

#: Columns that say why a row has its score, in the order in which they are asked.
ROLES = ("basis", "evidence", "reason", "improvement", "note")

_STOPS = "。；;，,、！!？?\n"


@dataclass(frozen=True, slots=True)
class Quotient:
    """A working that divides: 「412.5万/528万元×100%=78.13%」."""

    numerator: Node
    denominator: Node
    result: Number
    start: int
    end: int

    @property
    def signature(self) -> tuple[Fraction, ...]:
        """The numbers of the working."""
        sides = (self.numerator, self.denominator)
        numbers = [each for side in sides for _, each in terms(side) or ()]
        return tuple(each.quantity.fraction for each in (*numbers, self.result))


class Evidence:
    """One cell of a row, read when it is asked."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure

    @cached_property
    def text(self) -> str:
        """The text folded for figures, as long as it is printed."""
        return fold_for_figures(self.figure.quote)

    @cached_property
    def workings(self) -> tuple[Printed, ...]:
        """The workings that it prints."""
        return tuple(printed_workings(self.text))

    @cached_property
    def quotients(self) -> tuple[Quotient, ...]:
        """Its workings that divide and give a rate."""
        return tuple(each for printed in self.workings if (each := _quotient(printed)))

    @cached_property
    def different_quotients(self) -> tuple[Quotient, ...]:
        """Those quotients that have numbers of their own: one that is printed twice is one."""
        return tuple({each.signature: each for each in self.quotients}.values())

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every well-formed figure, in order."""
        return tuple(each for each in find_quantities(self.figure.quote) if not each.malformed)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The points of its list, if it is one."""
        return points(self.text)

    def stated_rates(self) -> tuple[Quantity, ...]:
        """The percentages that it states: no targets, ranges, or the 「×100%」 of a working."""
        return tuple(
            each for each in self.quantities if _states_rate(each) and not self._scales(each)
        )

    def behind(self, words: str) -> tuple[Quantity, ...]:
        """The figures that stand behind one of these words (parted by `|`) in the same clause.

        >>> from heji.documents.locator import Locator
        >>> from heji.values.quantity import Words
        >>> text = "应完成12项，已完成项目9项"
        >>> cell = Evidence(Figure(Words(text), Locator(), "", text))
        >>> [each.text for each in cell.behind("已完成|实现")]
        ['9项']
        """
        found = (self._behind(match.end()) for match in _any_of(words).finditer(self.text))
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def before(self, words: str) -> tuple[Quantity, ...]:
        """The figures that stand nearest before one of these words in the same clause.

        >>> from heji.documents.locator import Locator
        >>> from heji.values.quantity import Words
        >>> text = "本年有2项资金滞后"
        >>> cell = Evidence(Figure(Words(text), Locator(), "", text))
        >>> [each.text for each in cell.before("滞后")]
        ['2项']
        """
        found = (self._before(match.start()) for match in _any_of(words).finditer(self.text))
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def _before(self, position: int) -> Quantity | None:
        ended = [each for each in self.quantities if each.end <= position]
        if not ended or _has_stop(self.text, ended[-1].end, position):
            return None
        return ended[-1]

    def _behind(self, position: int) -> Quantity | None:
        following = next((each for each in self.quantities if each.start >= position), None)
        if following is None or _has_stop(self.text, position, following.start):
            return None
        return following

    def _scales(self, rate: Quantity) -> bool:
        """Whether a percentage is the 「×100%」 that only announces one."""
        return rate.number == 100 and self.text[: rate.start].rstrip()[-1:] in ("×", "*", "x", "X")

    def place(self, start: int, end: int) -> Figure:
        """A part of the cell as a figure with its place."""
        return replace(self.figure, locator=self.figure.locator.span(start, end))


def evidence_of(row: Indicator) -> tuple[Evidence, ...]:
    """The cells of a row that say why it has its score."""
    figures = (row.entry(role) for role in ROLES)
    return tuple(Evidence(each) for each in figures if each is not None and each.quote.strip())


def distinct(quantities: Iterable[Quantity]) -> list[Quantity]:
    """One of each value, in order."""
    return list({each.fraction: each for each in quantities}.values())


def clauses(text: str) -> list[str]:
    """The stretches between stops."""
    return [each for each in re.split(f"[{_STOPS}]", text) if each.strip()]


@lru_cache(maxsize=1024)
def _any_of(words: str) -> re.Pattern[str]:
    """Any of the words, longest first, white space inside them passed over."""
    ordered = sorted((each for each in words.split("|") if each), key=len, reverse=True)
    return re.compile("|".join(r"\s*".join(map(re.escape, each)) for each in ordered))


def _has_stop(text: str, start: int, end: int) -> bool:
    return any(each in _STOPS for each in text[start:end])


def _states_rate(quantity: Quantity) -> bool:
    unit = quantity.unit
    plain = quantity.comparison is Comparison.EQUAL and quantity.upper is None
    return unit is not None and unit.dimension == "ratio" and plain and not quantity.is_rank


def _quotient(printed: Printed) -> Quotient | None:
    node, is_percent = without_hundred(printed.expression)
    if not isinstance(node, Step) or node.sign != "/":
        return None
    result = percent_result(printed.result) if is_percent else printed.result
    if not is_rate(result) and not 0 <= result.quantity.number <= 1:
        return None
    return Quotient(node.left, node.right, result, printed.start, printed.end)
