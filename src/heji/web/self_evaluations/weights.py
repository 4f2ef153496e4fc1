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
from heji.web.self_evaluations.rubric_rows import BONUS, own_rows


def weight(row: Indicator) -> Fraction | None:
    """The weight of a row in marks."""
    return None if row.weight is None else Fraction(written(row.weight, row.weight_places))


def total_weights(rows: Iterable[Indicator]) -> tuple[Fraction, ...]:
    """What all rows together may come to: without the marks for a bonus, and with them.

    Some rules give the bonus beyond the full mark, others keep a part of it for that. Nothing
    while a row has no weight.
    """
    rows = tuple(rows)
    marks = [weight(each) for each in rows if each.section != BONUS]
    bonus = [weight(each) for each in rows if each.section == BONUS]
    known = [each for each in marks if each is not None]
    if len(known) < len(marks):
        return ()
    plain = sum(known, Fraction(0))
    return plain, sum((each for each in bonus if each is not None), plain)


def fit(declared: Content | None, rubric: Rubric | None) -> bool:
    """Whether the declared weights and those of the rules themselves make the full mark."""
    if declared is None or rubric is None:
        return declared is not None
    return rubric.full_mark in total_weights((*declared_rows(declared), *own_rows(rubric)))


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
