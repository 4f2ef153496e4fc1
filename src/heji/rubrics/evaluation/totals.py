"""The total of a form: summed, scaled where rows do not apply, capped, rounded, and graded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from heji.forms.form import Indicator
from heji.rubrics.binding.inputs import bind, handed
from heji.rubrics.evaluation.evaluation import Basis, CapEvaluation, ItemEvaluation, Step
from heji.rubrics.evaluation.marking import input_step
from heji.rubrics.evaluation.reasons import reason
from heji.rubrics.evaluation.rounding import rounded
from heji.rubrics.evaluation.rows import Setting
from heji.rubrics.formulas.reckoning import Refusal, reckon
from heji.rubrics.rubric import Grade
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import NO_TEXT, Ladder, Text


@dataclass(frozen=True, slots=True)
class Total:
    """A total with the steps to it, or the reason why there is none."""

    value: Fraction | None
    steps: tuple[Step, ...] = ()
    capped_from: Fraction | None = None
    reason: Text = NO_TEXT


#: The key under which inputs of the cap are handed in.
CAP = "cap"


def total_of(
    items: Sequence[ItemEvaluation],
    unmatched: Sequence[Indicator],
    setting: Setting,
    cap: CapEvaluation | Refusal | None,
) -> Total:
    """The total of all items.

    Args:
        items: the evaluated items at the top.
        unmatched: rows with a weight that no item stands for: a total without them is none.
        setting: rubric, form, day, values handed in.
        cap: what `cap_of` gives.
    """
    leaves = [leaf for each in items for leaf in each.leaves() if leaf.item.rule is not None]
    why = _open(leaves, unmatched, setting)
    if why is not None:
        return Total(None, reason=why)
    value = sum((each.score for each in leaves if each.score is not None), Fraction(0))
    steps = [Step("sum", (), value)]
    scale = _scale(leaves)
    if scale != 1:
        value *= scale
        steps.append(Step("rescale", (), value))
    total = _capped(value, steps, cap)
    precision = setting.rubric.precisions.total
    if total.value is None or precision is None:
        return total
    value = rounded(total.value, precision)
    last = Step("rounding", (("places", str(precision.places)),), value)
    return Total(value, (*total.steps, last), total.capped_from)


def graded(total: Fraction | None, grades: Iterable[Grade]) -> Text | None:
    """The grade of a total; None without a total or without grades."""
    if total is None:
        return None
    fitting = [each for each in grades if total >= each.low]
    return max(fitting, key=lambda each: each.low).name if fitting else None


def _open(
    leaves: list[ItemEvaluation], unmatched: Sequence[Indicator], setting: Setting
) -> Text | None:
    """Why there can be no total; None when there can."""
    if unmatched:
        return reason("rows-unmatched", Text(unmatched[0].name))
    undecided = next((each for each in leaves if each.basis is Basis.UNDECIDED), None)
    if undecided is not None:
        return reason("row-undecided", Text(undecided.name, undecided.item.name.en))
    unfit = next((each for each in leaves if each.basis is Basis.NOT_APPLICABLE), None)
    if unfit is not None and not setting.rubric.rescales:
        return reason("not-rescaled", Text(unfit.name, unfit.item.name.en))
    if unfit is not None and any(each.weight is None for each in leaves):
        return reason("row-undecided", Text(unfit.name, unfit.item.name.en))
    return None


def _scale(leaves: list[ItemEvaluation]) -> Fraction:
    """All weights ÷ those of the rows that apply."""
    weights = [(each.weight or Fraction(0), each.basis) for each in leaves]
    whole = sum((weight for weight, _ in weights), Fraction(0))
    fit = sum(
        (weight for weight, basis in weights if basis is not Basis.NOT_APPLICABLE), Fraction(0)
    )
    return whole / fit if fit else Fraction(1)


def cap_of(setting: Setting) -> CapEvaluation | Refusal | None:
    """The highest total that the rate of execution allows; None where nothing caps.

    A refusal where the form does not say how much was executed.
    """
    cap = setting.rubric.cap
    if cap is None:
        return None
    own = setting.handed.get(CAP, {})
    given = tuple(
        handed(each, own[each.name]) if each.name in own else bind(each, None, setting.form)
        for each in cap.inputs
    )
    constants = setting.constants(setting.rubric.full_mark)
    named = {each.name: each.worth for each in given}
    rate = reckon(cap.formula, lambda name: named.get(name) or constants.named(name))
    if isinstance(rate, Refusal):
        return rate
    curve = curve_of(Ladder(cap.bands), setting.rubric.full_mark, constants)
    highest = curve.at(rate.point)
    if highest is None:
        return None
    return CapEvaluation(given, rate, highest, curve.scores(rate.interval))


def _capped(value: Fraction, steps: list[Step], cap: CapEvaluation | Refusal | None) -> Total:
    """At most what the rate of execution allows."""
    if isinstance(cap, Refusal):
        return Total(None, tuple(steps), reason=reason("cap-undecided"))
    if cap is None or value <= cap.highest:
        return Total(value, tuple(steps))
    step = Step("cap", (), cap.highest, steps=tuple(input_step(each) for each in cap.inputs))
    return Total(cap.highest, (*steps, step), capped_from=value)
