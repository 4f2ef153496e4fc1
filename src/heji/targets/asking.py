"""What a target asks for: the figures of its cell that set it, with the way they bound the result."""

from __future__ import annotations

from dataclasses import dataclass, replace

from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.targets.counting import counts_harm, counts_work
from heji.targets.direction import Better, better
from heji.values.normalise import fold
from heji.values.quantity import Comparison, Moment, Quantity, Words
from heji.values.units import Unit, find_unit

#: Longest text in which a single figure without a sign is taken for the target: 「完成22场」. In a
#: longer one the figure may describe something else.
LONGEST_PLAIN_TARGET = 24

_SIGNS = {
    "≥": Comparison.AT_LEAST,
    ">=": Comparison.AT_LEAST,
    ">": Comparison.MORE_THAN,
    "≤": Comparison.AT_MOST,
    "<=": Comparison.AT_MOST,
    "<": Comparison.LESS_THAN,
    "=": Comparison.EQUAL,
    "正向": Comparison.AT_LEAST,
    "反向": Comparison.AT_MOST,
}


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing that a target asks for."""

    quantity: Quantity
    signed: bool  #: the form prints a sign or its word; False: the direction is inferred
    comparison: Comparison  #: how the result must compare; EQUAL when the direction is unknown
    certain: bool = True  #: False: the direction rests on the type of the indicator alone


def aims(indicator: Indicator, role: str = "target") -> tuple[Aim, ...]:
    """The figures that the target cell sets; none for a qualitative target or a date.

    A figure with a comparison sign is always a target. Without any sign, a cell that is one figure,
    or a short text with one figure, is taken for a plain target. Sentences are left alone.
    """
    figure = indicator.entry(role)
    if figure is None:
        return ()
    value = figure.value
    if isinstance(value, Quantity):
        quantities: tuple[Quantity, ...] = () if value.malformed else (value,)
    elif isinstance(value, Words):
        quantities = _of_words(value)
    else:
        quantities = ()
    return tuple(_aim(indicator, each) for each in quantities)


def deadline(indicator: Indicator) -> Moment | None:
    """The date by which the target must be reached, if the target is one."""
    figure = indicator.entry("target")
    return figure.value if figure and isinstance(figure.value, Moment) else None


def signed(quantity: Quantity) -> bool:
    """Whether a figure is printed with a sign of comparison, or a word for one."""
    return quantity.comparison is not Comparison.EQUAL


def column_unit(indicator: Indicator) -> Unit | None:
    """The unit that the row names in a column of its own (计量单位)."""
    figure = indicator.entry("measure_unit")
    return find_unit(figure.quote) if figure else None


def with_unit(quantity: Quantity, unit: Unit | None) -> Quantity:
    """The figure with a unit from elsewhere, if it prints none itself."""
    if quantity.unit is not None or unit is None:
        return quantity
    return replace(quantity, unit=unit, unit_is_printed=False)


def _of_words(value: Words) -> tuple[Quantity, ...]:
    sound = tuple(each for each in value.quantities if not each.malformed)
    with_sign = tuple(each for each in sound if signed(each))
    if with_sign:
        return with_sign
    short = len("".join(value.text.split())) <= LONGEST_PLAIN_TARGET
    return sound if short and len(sound) == 1 else ()


def _aim(indicator: Indicator, quantity: Quantity) -> Aim:
    quantity = with_unit(quantity, column_unit(indicator))
    if signed(quantity):
        return Aim(quantity, True, quantity.comparison)
    sign = _sign_of_column(indicator.entry("nature"))
    if sign is not None:
        return Aim(replace(quantity, comparison=sign), True, sign)
    implied = _implied(indicator, quantity)
    return Aim(quantity, False, implied, _is_certain(indicator, quantity))


def _sign_of_column(figure: Figure | None) -> Comparison | None:
    """The sign in a column 指标性质; 「定性」 and the like are no sign."""
    if figure is None:
        return None
    return _SIGNS.get(fold(figure.quote).strip().removesuffix("指标"))


def _is_certain(indicator: Indicator, quantity: Quantity) -> bool:
    """Whether the name itself, or the kind of figure, tells which way is better."""
    if quantity.is_rank or quantity.number == 0:
        return True
    is_share = quantity.unit is not None and quantity.unit.dimension == "ratio"
    return is_share or counts_work(indicator.name) or counts_harm(indicator.name)


def _implied(indicator: Indicator, quantity: Quantity) -> Comparison:
    if quantity.is_rank:
        return Comparison.AT_MOST
    if quantity.number == 0:
        return Comparison.AT_MOST
    return {
        Better.LARGER: Comparison.AT_LEAST,
        Better.SMALLER: Comparison.AT_MOST,
        Better.UNKNOWN: Comparison.EQUAL,
    }[better(indicator)]
