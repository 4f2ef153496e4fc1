"""Which budget an executed amount was spent from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from heji.documents.figure import Figure
from heji.forms.form import Form, Money
from heji.forms.lexicon import lexicon

_SPENT = ("executed", "executed_to_date")


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the money of a form: what was planned, spent and left."""

    name: str
    executed: Figure
    full_year: Figure | None = None
    initial: Figure | None = None
    carry_over: Figure | None = None


def lines(form: Form) -> Iterator[Line]:
    """A line for every executed amount; a measure that cannot be told apart is left out.

    Income is left out: what comes in above its plan is no overspending.
    """
    pool = _Pool(form)
    for spent in form.money:
        if spent.measure in _SPENT and not _comes_in(spent):
            yield Line(
                " ".join(spent.label.split()),
                spent.figure,
                pool.partner(spent, "full_year_budget"),
                pool.partner(spent, "initial_budget"),
                pool.partner(spent, "carry_over"),
            )


def _comes_in(money: Money) -> bool:
    """Whether an amount is income, and not what was spent from a source of that name."""
    is_source = lexicon().group_of.get(money.part) == "source"
    return "收入" in money.label and "支出" not in money.label and not is_source


class _Pool:
    """The amounts of a form by what they measure and where they stand."""

    def __init__(self, form: Form) -> None:
        self._found: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for each in form.money:
            for place in _places(each):
                self._found[each.measure, each.part, *place].append(each.figure)

    def partner(self, spent: Money, measure: str) -> Figure | None:
        """The amount of a measure for the same part, the nearest if there are several.

        Parts that the lexicon does not know are tied by the line alone in which both stand.
        """
        row, column, table, anywhere = _places(spent)
        order = (table, row, column, anywhere) if spent.part else (row, column)
        for place in order:
            candidates = self._found.get((measure, spent.part, *place), [])
            if len(candidates) == 1:
                return candidates[0]
        return None


_Place = tuple[object, ...]


def _places(money: Money) -> tuple[_Place, _Place, _Place, _Place]:
    """The row, the column and the table of an amount, and the form."""
    place = money.figure.locator
    table = (place.sheet, place.table)
    return ("row", *table, place.row), ("column", *table, place.column), ("table", *table), ()
