"""The scores of a form under a rubric, as JSON: a public interface (docs/findings.md)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from heji.forms.form import Form
from heji.rubrics.evaluation.evaluation import Basis, Evaluation, Given, ItemEvaluation
from heji.rubrics.evaluation.sentences import steps, total_sentence
from heji.rubrics.rubric import Item, Rubric
from heji.rubrics.rules.in_words import in_language
from heji.values.formatting import shortest
from heji.writers.rubric_names import Names

#: Decimals of a number that has no end.
_PLACES = 6


def data(form: Form, evaluation: Evaluation) -> dict[str, Any]:
    """The keys of one form: its rubric, total, subtotals and every row with its steps.

    Numbers are texts, so that nothing is lost: exact, or to six decimals where they have no end.
    """
    rubric, printed = evaluation.rubric, form.total_score
    return {
        "rubric": {
            "id": rubric.id,
            "version": rubric.version,
            "status": rubric.status.value,
            "name": rubric.name.zh,
            "name_en": in_language(rubric.name, "en"),
        },
        "total": _number(evaluation.total),
        "printed_total": printed.quote.strip() if printed is not None else None,
        "full_mark": _number(rubric.full_mark),
        "grade": None if evaluation.grade is None else evaluation.grade.zh,
        "grade_en": None if evaluation.grade is None else in_language(evaluation.grade, "en"),
        "computed_subtotal": _number(evaluation.subtotal(Basis.COMPUTED)),
        "taken_over_subtotal": _number(evaluation.subtotal(Basis.TAKEN_OVER)),
        "capped_from": _number(evaluation.capped_from),
        "message": total_sentence(evaluation, "zh"),
        "message_en": total_sentence(evaluation, "en"),
        "items": [_item(rubric, each) for each in evaluation.leaves()],
        "unmatched": [each.quote.strip() for each in evaluation.unmatched],
    }


def _item(rubric: Rubric, item: ItemEvaluation) -> dict[str, Any]:
    return {
        "code": item.item.code,
        "name": item.name,
        "name_en": item.item.name.en or None,
        "weight": _number(item.weight),
        "score": _number(item.score),
        "basis": item.basis.value,
        "printed_score": item.printed.quote.strip() if item.printed is not None else None,
        "agrees": item.agrees,
        "problem": item.problem or None,
        "reason": item.reason.zh or None,
        "reason_en": in_language(item.reason, "en") or None,
        "inputs": [_input(each, item.item) for each in item.inputs],
        "steps": list(steps(item, "zh")),
        "steps_en": list(steps(item, "en")),
        "rule": _rule(rubric, item.item, "zh"),
        "rule_en": _rule(rubric, item.item, "en"),
        "source": _source(rubric, item.item),
    }


def _input(given: Given, item: Item) -> dict[str, Any]:
    names = next((each.names for each in item.inputs if each.name == given.name), None)
    factor = given.unit.factor if given.unit is not None else 1
    value = None if given.worth is None else _number(given.worth.point / factor)
    return {
        "name": given.name,
        "label": names.zh if names is not None else None,
        "value": value,
        "met": given.is_met,
        "unit": given.unit.name if given.unit is not None else None,
        "quote": given.text or None,
        "locator": given.figure.locator.as_data() if given.figure is not None else None,
        "problem": given.problem or None,
    }


def _rule(rubric: Rubric, item: Item, language: str) -> str | None:
    return None if item.rule is None else Names(rubric, item, language).rule(item.rule)


def _source(rubric: Rubric, item: Item) -> dict[str, Any] | None:
    source = rubric.source(item.source)
    if source is None:
        return None
    return {
        "title": source.title,
        "document": source.document or None,
        "date": source.date.isoformat() if source.date is not None else None,
    }


def _number(value: Fraction | None) -> str | None:
    return None if value is None else shortest(value, _PLACES)
