"""Units and dimensions: a formula adds, compares and gives only what belongs together."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping

from heji.rubrics.files.checks.desk import Desk
from heji.rubrics.files.trouble import Trouble
from heji.rubrics.formulas.dimensions import (
    MARKS,
    PLAIN,
    RATE,
    TRUTH,
    Dimension,
    are_same,
    of_unit,
)
from heji.rubrics.formulas.expression import Comparison, Expression, Name, Relation
from heji.rubrics.formulas.measuring import dimension_of
from heji.rubrics.formulas.mistake import FormulaError
from heji.rubrics.formulas.writing import write
from heji.rubrics.rubric import Input, InputKind, Item, Parameter
from heji.rubrics.rules.parts import Keys, Part, Use, band_parts, parts
from heji.rubrics.rules.rule import CountRatio, InverseRatio

Names = Mapping[str, Dimension]

#: Yields what is wrong and returns what is measured, None where that cannot be told.
_Measured = Generator[Trouble, None, Dimension | None]

_VALUE = "value"
_WEIGHT = "weight"


def troubles(desk: Desk) -> Iterator[Trouble]:
    """Formulas that mix what cannot be mixed, or speak of what there is not."""
    constants = {_WEIGHT: MARKS}
    for parameter in desk.rubric.parameters:
        yield from _parameter(desk, parameter)
        constants[parameter.name] = _of_parameter(parameter)
    yield from _cap(desk, constants)
    for item in desk.items():
        yield from _item(desk, item, constants)


def _of_parameter(parameter: Parameter) -> Dimension:
    try:
        return dimension_of(parameter.values[0].value, {}) if parameter.values else PLAIN
    except FormulaError:
        return PLAIN  # its own mistake is told where it stands


def _parameter(desk: Desk, parameter: Parameter) -> Iterator[Trouble]:
    """Values that are not constant, or not all of one kind."""
    first: Dimension | None = None
    for each in parameter.values:
        keys: Keys = ("parameters", parameter.name, "values")
        try:
            found = dimension_of(each.value, {})
        except FormulaError as error:
            yield desk.formula_trouble(error, "", keys)
            continue
        if first is not None and not are_same(first, found):
            yield desk.trouble("parameter-units", "", keys, parameter=parameter.name)
        first = first or found


def _cap(desk: Desk, constants: Names) -> Iterator[Trouble]:
    cap = desk.rubric.cap
    if cap is None:
        return
    value = yield from _measured(
        desk, cap.formula, {**_inputs(cap.inputs), **constants}, "", ("cap", "formula")
    )
    for each in band_parts(cap.bands):
        yield from _part(desk, each, value, constants, "", ("cap",))


def _item(desk: Desk, item: Item, constants: Names) -> Iterator[Trouble]:
    names = {**_inputs(item.inputs), **constants}
    if item.applies is not None:
        found = yield from _measured(desk, item.applies, names, item.code, ("applies",))
        if found is not None and not found.is_truth:
            yield _no_condition(desk, item.applies, item.code, ("applies",))
    if item.weight is not None:
        known = {name: each for name, each in constants.items() if name != _WEIGHT}
        weight = yield from _measured(desk, item.weight, known, item.code, ("weight",))
        if weight is not None and not (weight.is_plain or weight.is_marks):
            yield desk.trouble("weight-unit", item.code, ("weight",), found=write(item.weight))
    value = yield from _value(desk, item, names)
    for each in parts(item.rule) if item.rule is not None else ():
        yield from _part(desk, each, value, constants, item.code, ("rule",))
    yield from _ratio(desk, item, names)


def _value(desk: Desk, item: Item, names: Names) -> _Measured:
    """What the item's value measures: that of its formula, named by its unit."""
    if item.formula is None:
        return None if item.unit is None else of_unit(item.unit)
    found = yield from _measured(desk, item.formula, names, item.code, ("formula",))
    if found is None:
        return None
    if found.is_truth:
        yield _no_number(desk, item.formula, item.code, ("formula",))
        return None
    if item.unit is None:
        if not found.is_simple:
            keys = ("formula",)
            formula = write(item.formula)
            yield desk.trouble("rate-unnamed", item.code, keys, formula=formula, unit=str(found))
        return found
    named = of_unit(item.unit)
    if not are_same(found, named):
        words = {"formula": write(item.formula), "unit": item.unit.name, "found": str(found)}
        yield desk.trouble("unit-differs", item.code, ("unit",), **words)
    return named


def _ratio(desk: Desk, item: Item, names: Names) -> Iterator[Trouble]:
    """Two inputs that the rule divides."""
    match item.rule:
        case CountRatio(one, two):
            key = "done"
        case InverseRatio(one, two):
            key = "target"
        case _:
            return
    if one in names and two in names:
        equality = Comparison(Relation.EQUAL, Name(one), Name(two))
        yield from _only_troubles(desk, equality, names, item.code, ("rule", key))


def _part(
    desk: Desk,
    part: Part,
    value: Dimension | None,
    constants: Names,
    code: str,
    above: Keys,
) -> Iterator[Trouble]:
    """A formula inside a rule."""
    keys = (*above, *part.keys)
    names = dict(constants)
    if part.use is Use.CONDITION:
        names[_VALUE] = RATE if value is None else value
    found = yield from _measured(desk, part.expression, names, code, keys)
    if found is None:
        return
    if part.use is Use.CONDITION:
        if not _compares_value(part.expression):
            yield desk.trouble("threshold-condition", code, keys, found=write(part.expression))
    elif found.is_truth:
        yield _no_number(desk, part.expression, code, keys)
    elif part.use is Use.MARKS:
        if not (found.is_plain or found.is_marks or found.is_rate):
            yield desk.trouble("marks-unit", code, keys, found=write(part.expression))
    else:
        wanted = RATE if part.use is Use.SHARE else value
        if wanted is not None:
            equality = Comparison(Relation.EQUAL, Name(_VALUE), part.expression)
            yield from _only_troubles(desk, equality, {**names, _VALUE: wanted}, code, keys)


def _compares_value(expression: Expression) -> bool:
    """Whether a condition is a comparison of `value` with something else."""
    if not isinstance(expression, Comparison):
        return False
    value = Name(_VALUE)
    return (expression.left == value) != (expression.right == value)


def _measured(desk: Desk, expression: Expression, names: Names, code: str, keys: Keys) -> _Measured:
    """What a formula measures; None and the trouble when that cannot be told."""
    try:
        return dimension_of(expression, names)
    except FormulaError as error:
        yield desk.formula_trouble(error, code, keys)
        return None


def _only_troubles(
    desk: Desk, expression: Expression, names: Names, code: str, keys: Keys
) -> Iterator[Trouble]:
    yield from _measured(desk, expression, names, code, keys)


def _inputs(inputs: tuple[Input, ...]) -> dict[str, Dimension]:
    return {
        each.name: TRUTH if each.kind is InputKind.TRUTH else of_unit(each.unit) for each in inputs
    }


def _no_number(desk: Desk, expression: Expression, code: str, keys: Keys) -> Trouble:
    written = write(expression)
    return desk.formula_trouble(
        FormulaError("formula-truth", written, 0, found=written), code, keys
    )


def _no_condition(desk: Desk, expression: Expression, code: str, keys: Keys) -> Trouble:
    written = write(expression)
    error = FormulaError("formula-no-truth", written, 0, found=written)
    return desk.formula_trouble(error, code, keys)
