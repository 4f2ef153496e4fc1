"""The weights of a self-evaluation: as declared where they fit the rules, typed where they do not.

A declaration may give all 100 marks to its indicators, while the scoring rules keep 10 of them for
the execution of the budget: then somebody has to say which indicators give marks away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from heji.rubrics.rubric import Rubric
from heji.web.declarations.approved import declared_rows
from heji.web.filing.content import Content, Indicator, cell
from heji.web.filing.figures import written
from heji.web.self_evaluations.rubric_rows import own_rows

_BONUS = "bonus"


def weight(row: Indicator) -> Fraction | None:
    """The weight of a row in marks."""
    return None if row.weight is None else Fraction(written(row.weight, row.weight_places))


def total_weight(rows: Iterable[Indicator]) -> Fraction | None:
    """The marks of all rows together, without those for a bonus; None while one has no weight."""
    found = [weight(each) for each in rows if each.section != _BONUS]
    known = [each for each in found if each is not None]
    return sum(known, Fraction(0)) if len(known) == len(found) else None


def fit(declared: Content | None, rubric: Rubric | None) -> bool:
    """Whether the declared weights and those of the rules themselves make the full mark."""
    if declared is None or rubric is None:
        return declared is not None
    total = total_weight((*declared_rows(declared), *own_rows(rubric)))
    return total == rubric.full_mark


def given(content: Content, declared: Content | None, rubric: Rubric | None) -> Iterator[str]:
    """The cells of weights that nobody types."""
    ruled = {each.code for each in own_rows(rubric) if each.weight is not None} if rubric else set()
    sources: set[int] = set()
    if declared is not None and fit(declared, rubric):
        sources = {each.id for each in declared_rows(declared) if each.weight is not None}
    for row in content.indicators:
        is_given = (row.code and row.code in ruled) or row.source in sources
        if is_given and row.weight is not None:
            yield cell(row, "weight")
