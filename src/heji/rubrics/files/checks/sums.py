"""Weights: children add up to their group, groups to the full mark, sub-points to their item."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heji.rubrics.files.checks.desk import Day, Desk
from heji.rubrics.files.trouble import Trouble
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.formulas.writing import fraction_text
from heji.rubrics.rubric import Item
from heji.rubrics.rules.parts import Use, band_parts, parts
from heji.rubrics.rules.rule import Checklist, Ladder, Threshold


def troubles(desk: Desk) -> Iterator[Trouble]:
    """Sums that do not come out, and marks beyond the weight, on any day that matters."""
    return desk.on_all_days(_on)


def _on(desk: Desk, day: Day) -> Iterator[Trouble]:
    full = desk.rubric.full_mark
    total = _sum(day, desk.rubric.items)
    if full <= 0:
        yield desk.trouble("full-mark", "", ("full_mark",), found=fraction_text(full))
    elif total is not None and total != full:
        words = {"total": fraction_text(total), "full": fraction_text(full)}
        yield desk.trouble("weights-full", "", ("full_mark",), **words)
    yield from _cap(desk, day)
    for item in desk.items():
        weight = _weight(day, item)
        if weight is not None:
            yield from _item(desk, day, item, weight)


def _item(desk: Desk, day: Day, item: Item, weight: Fraction) -> Iterator[Trouble]:
    words = {"weight": fraction_text(weight)}
    if weight < 0:
        yield desk.trouble("weight-negative", item.code, ("weight",), **words)
        return
    total = _sum(day, item.items) if item.items else None
    if total is not None and total != weight:
        words["total"] = fraction_text(total)
        yield desk.trouble("weights-sum", item.code, ("weight",), **words)
    match item.rule:
        case Checklist(points):
            marks = [day.marks(each.weight, weight) for each in points]
            known = [each for each in marks if each is not None]
            if len(known) == len(marks) and sum(known) != weight:
                words["total"] = fraction_text(sum(known, Fraction(0)))
                yield desk.trouble("points-sum", item.code, ("rule", "points"), **words)
        case Ladder() | Threshold():
            yield from _marks(desk, day, item, weight)
    yield from _negative(desk, day, item, weight)


def _marks(desk: Desk, day: Day, item: Item, weight: Fraction) -> Iterator[Trouble]:
    """Marks that are more than the weight."""
    for part in parts(item.rule) if item.rule is not None else ():
        marks = day.marks(part.expression, weight) if part.use is Use.MARKS else None
        if marks is not None and marks > weight:
            words = {"marks": fraction_text(marks), "weight": fraction_text(weight)}
            yield desk.trouble("mark-above-weight", item.code, ("rule", *part.keys), **words)


def _negative(desk: Desk, day: Day, item: Item, weight: Fraction) -> Iterator[Trouble]:
    """What is taken off or given is written without a sign, and steps are not nothing."""
    for part in parts(item.rule) if item.rule is not None else ():
        value = day.value(part.expression, weight)
        if value is None:
            continue
        keys = ("rule", *part.keys)
        if part.use is Use.MARKS and value < 0:
            yield desk.trouble("mark-negative", item.code, keys, marks=fraction_text(value))
        if part.keys in (("per",), ("step",)) and value <= 0:
            yield desk.trouble("step-nothing", item.code, keys, field=str(part.keys[0]))


def _cap(desk: Desk, day: Day) -> Iterator[Trouble]:
    if desk.rubric.cap is None:
        return
    full = desk.rubric.full_mark
    for part in band_parts(desk.rubric.cap.bands):
        marks = day.marks(part.expression, full) if part.use is Use.MARKS else None
        if marks is not None and not 0 <= marks <= full:
            words = {"marks": fraction_text(marks), "weight": fraction_text(full)}
            yield desk.trouble("mark-above-weight", "", ("cap", *part.keys), **words)


def _sum(day: Day, items: tuple[Item, ...]) -> Fraction | None:
    """The sum of weights; None when one is open."""
    weights = [_weight(day, each) for each in items]
    known = [each for each in weights if each is not None]
    return sum(known, Fraction(0)) if len(known) == len(weights) else None


def _weight(day: Day, item: Item) -> Fraction | None:
    weight: Expression | None = item.weight
    if weight is None:
        return _sum(day, item.items) if item.items else None
    return day.value(weight)
