"""The scores of a self-evaluation before and after its review: 自评分 and 复核分, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from heji.rubrics.evaluation.corrected import corrected, score_places
from heji.rubrics.evaluation.evaluation import Basis, Evaluation, ItemEvaluation
from heji.rubrics.rules.rule import BonusMalus, Text
from heji.web.filing.content import Content
from heji.web.filing.kinds import ScoredRow, Scores
from heji.web.filing.models import Filing
from heji.web.self_evaluations.knowing import Known
from heji.web.self_evaluations.scoring import Scored, handed, scored

_NOTHING = Fraction(0)


def scores(
    filing: Filing, content: Content, given: Mapping[int, Fraction], known: object = None
) -> Scores | None:
    """A form's scores; None where no scoring rules hold.

    Args:
        filing: whose form it is.
        content: what it says.
        given: what reviewers gave rows in place of their own score, by the id of the row, in marks.
        known: what is known of the same content, where it was asked already.
    """
    found = known.scored if isinstance(known, Known) else scored(filing, content)
    if found.evaluation is None:
        return None
    after = _after(found, content, given)
    return Scores(
        tuple(_rows(found, content, given)),
        found.evaluation.total,
        after.total,
        _named(found.evaluation.grade),
        _named(after.grade),
    )


def _after(found: Scored, content: Content, given: Mapping[int, Fraction]) -> Evaluation:
    """The evaluation with what reviewers gave."""
    assert found.evaluation is not None, "asked before"  # noqa: S101
    places = {
        place: given[row.id]
        for place, row in enumerate(content.indicators)
        if row.id in given and row.id in found.items
    }
    if not places:
        return found.evaluation
    return corrected(found.evaluation, found.formed.form, places, handed(found.inputs))


def _rows(found: Scored, content: Content, given: Mapping[int, Fraction]) -> Iterator[ScoredRow]:
    assert found.evaluation is not None, "asked before"  # noqa: S101
    for row in content.indicators:
        item = found.items.get(row.id)
        if item is None:
            continue
        lowest, highest = _bounds(item)
        yield ScoredRow(
            row.id,
            row.name or row.level2,
            item.weight,
            item.score,
            given.get(row.id, item.score),
            lowest,
            highest,
            score_places(found.evaluation.rubric, item.item),
        )


def _bounds(item: ItemEvaluation) -> tuple[Fraction, Fraction | None]:
    """What a reviewer may give: nothing up to the weight, of a bonus up to what was claimed."""
    if item.basis is Basis.NOT_APPLICABLE:
        return _NOTHING, None
    if isinstance(item.item.rule, BonusMalus):
        own = _NOTHING if item.score is None else item.score
        return min(own, _NOTHING), max(own, _NOTHING)
    return _NOTHING, item.weight


def _named(grade: Text | None) -> Mapping[str, str]:
    return {} if grade is None else {"zh": grade.zh, "en": grade.en}
