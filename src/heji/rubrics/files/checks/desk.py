"""A rubric with the lines of its file: what every check works on."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from heji.rubrics.files.places import Places
from heji.rubrics.files.trouble import Trouble
from heji.rubrics.formulas.constants import constant
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.formulas.mistake import FormulaError
from heji.rubrics.formulas.shares import is_share
from heji.rubrics.rubric import Item, Parameter, Rubric
from heji.rubrics.rules.parts import Keys


@dataclass(frozen=True, slots=True)
class Day:
    """The values of the parameters on a day."""

    day: datetime.date
    values: dict[str, Expression]
    constants: dict[str, Fraction]  #: the same, in base units

    def value(self, expression: Expression, weight: Fraction | None = None) -> Fraction | None:
        """A constant in base units; None when it cannot be told."""
        names = self.constants if weight is None else {**self.constants, "weight": weight}
        return constant(expression, names)

    def marks(self, expression: Expression, weight: Fraction) -> Fraction | None:
        """A constant in marks, a share being one of the weight."""
        found = self.value(expression, weight)
        shared = is_share(expression, self.values.get)
        return found * weight if found is not None and shared else found


@dataclass(frozen=True, slots=True)
class Desk:
    """A rubric and where its parts stand."""

    rubric: Rubric
    places: Places

    def items(self) -> Iterator[Item]:
        """Every item, groups before what is in them."""
        yield from _all(self.rubric.items)

    def trouble(
        self,
        key: str,
        code: str,
        keys: Keys = (),
        known: tuple[str, ...] = (),
        /,
        **words: str,
    ) -> Trouble:
        """A mistake at the part that is reached by these keys."""
        node = self.places.find(code, *keys)
        found = words.get("found", "")
        return Trouble(key, node.file, node.line, code, words, found, known)

    def formula_trouble(self, error: FormulaError, code: str, keys: Keys) -> Trouble:
        """A mistake inside a formula."""
        node = self.places.find(code, *keys)
        return Trouble(error.key, node.file, node.line, code, formula=error)

    def days(self) -> tuple[Day, ...]:
        """The days on which the constants may differ: the first year's end, and every change."""
        first = last_day(self.rubric.since)
        changes = {
            each.since
            for parameter in self.rubric.parameters
            for each in parameter.values
            if each.since > first and not _is_over(self.rubric, each.since)
        }
        return tuple(_day(self.rubric.parameters, day) for day in (first, *sorted(changes)))

    def on_all_days(self, check: Callable[[Desk, Day], Iterator[Trouble]]) -> Iterator[Trouble]:
        """What a check finds on any of the days; the same trouble at the same place once."""
        seen: set[tuple[str, str, int]] = set()
        for day in self.days():
            for each in check(self, day):
                identity = (each.key, each.file, each.line)
                if identity not in seen:
                    seen.add(identity)
                    yield each


def last_day(year: int) -> datetime.date:
    """The day for which a year's form is scored."""
    return datetime.date(year, 12, 31)


def _is_over(rubric: Rubric, day: datetime.date) -> bool:
    return rubric.until is not None and day.year > rubric.until


def _day(parameters: tuple[Parameter, ...], day: datetime.date) -> Day:
    valid = {each.name: dated.value for each in parameters if (dated := each.on(day))}
    known = ((name, constant(value, {})) for name, value in valid.items())
    return Day(day, valid, {name: value for name, value in known if value is not None})


def _all(items: tuple[Item, ...]) -> Iterator[Item]:
    for each in items:
        yield each
        yield from _all(each.items)
