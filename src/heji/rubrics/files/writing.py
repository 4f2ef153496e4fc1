"""A rubric written as a file that loads into the same rubric."""

from __future__ import annotations

from heji.rubrics.binding.places import written
from heji.rubrics.files.emitting import emitted
from heji.rubrics.files.writing_rules import band_values, rule_value
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.formulas.writing import fraction_text, write
from heji.rubrics.rubric import (
    Grade,
    Input,
    InputKind,
    Item,
    Otherwise,
    Parameter,
    Precision,
    Precisions,
    Rows,
    Rubric,
    Source,
)
from heji.rubrics.rules.rule import NO_TEXT, Text
from heji.values.rounding import Rounding

#: A mapping of a file; keys without a value are left out.
Values = dict[str, object]


def write_rubric(rubric: Rubric) -> str:
    """The YAML text of a rubric, which `load_rubric` reads into an equal one.

    A rubric that extends another is written out in full; `derived_from` names the other.
    """
    return emitted(rubric_values(rubric))


def rubric_values(rubric: Rubric) -> Values:
    """What the file of a rubric says, key by key."""
    until = None if rubric.until is None else str(rubric.until)
    return present(
        {
            "rubric": rubric.id,
            "version": rubric.version,
            "name": text_value(rubric.name),
            "region": rubric.region,
            "form": rubric.form,
            "years": present({"from": str(rubric.since), "until": until}),
            "status": rubric.status.value,
            "note": text_value(rubric.note),
            "derived_from": rubric.extends,
            "layouts": list(rubric.layouts),
            "sources": [_source(each) for each in rubric.sources],
            "full_mark": fraction_text(rubric.full_mark),
            "rounding": _precisions(rubric.precisions),
            "grades": [_grade(each) for each in rubric.grades],
            "parameters": {each.name: _parameter(each) for each in rubric.parameters},
            "rescale": rubric.rescales or None,
            "cap": _cap(rubric),
            "items": [item_values(each) for each in rubric.items],
        }
    )


def item_values(item: Item) -> Values:
    """What a file says of an item, key by key."""
    return present(
        {
            "code": item.code,
            "name": text_value(item.name),
            "labels": list(item.labels),
            "weight": _formula(item.weight),
            "inputs": {each.name: _input(each) for each in item.inputs},
            "formula": _formula(item.formula),
            "unit": None if item.unit is None else item.unit.name,
            "rule": None if item.rule is None else rule_value(item.rule),
            "rows": None if item.rows is None else _rows(item.rows),
            "applies": _formula(item.applies),
            "rounding": _precisions(Precisions(item.value_precision, item.score_precision)),
            "otherwise": "" if item.otherwise is Otherwise.UNDECIDED else item.otherwise.value,
            "reason": text_value(item.reason),
            "source": item.source,
            "items": [item_values(each) for each in item.items],
        }
    )


def present(values: Values) -> Values:
    """The keys that have a value."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def text_value(text: Text) -> object:
    """A text for people; Chinese alone needs no mapping."""
    if text == NO_TEXT:
        return None
    return {"zh": text.zh, "en": text.en} if text.en else text.zh


def _formula(expression: Expression | None) -> str | None:
    return None if expression is None else write(expression)


def _source(source: Source) -> Values:
    return present(
        {
            "id": source.id,
            "title": source.title,
            "document": source.document,
            "date": None if source.date is None else source.date.isoformat(),
            "note": source.note,
        }
    )


def _grade(grade: Grade) -> Values:
    return {"name": text_value(grade.name), "from": fraction_text(grade.low)}


def _parameter(parameter: Parameter) -> Values:
    values = [
        present({"from": each.since.isoformat(), "value": write(each.value), "source": each.source})
        for each in parameter.values
    ]
    return present({"name": text_value(parameter.names), "values": values})


def _precisions(precisions: Precisions) -> Values:
    return present(
        {
            "value": _precision(precisions.value),
            "item": _precision(precisions.item),
            "total": _precision(precisions.total),
        }
    )


def _precision(precision: Precision | None) -> Values | None:
    if precision is None:
        return None
    mode = "" if precision.mode is Rounding.HALF_AWAY else precision.mode.value
    return present({"places": str(precision.places), "mode": mode})


def _input(entry: Input) -> object:
    return present(
        {
            "name": text_value(entry.names),
            "unit": None if entry.unit is None else entry.unit.name,
            "kind": "" if entry.kind is InputKind.NUMBER else entry.kind.value,
            "from": [written(each) for each in entry.selectors],
        }
    )


def _rows(rows: Rows) -> object:
    found = present({"section": rows.section, "types": list(rows.types), "level": rows.level})
    # An empty mapping says: any row at all.
    return found or {"types": []}


def _cap(rubric: Rubric) -> Values | None:
    cap = rubric.cap
    if cap is None:
        return None
    return present(
        {
            "inputs": {each.name: _input(each) for each in cap.inputs},
            "formula": write(cap.formula),
            "bands": band_values(cap.bands),
            "source": cap.source,
        }
    )
