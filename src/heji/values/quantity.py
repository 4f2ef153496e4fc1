"""An exact figure as it is printed: number, unit, and what the words around it say."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from heji.values.absence import Absent
from heji.values.interval import Interval
from heji.values.units import Unit

_FEN = Fraction(1, 100)

#: A count in units of this size or more (万家) is a rounded figure.
_SCALED = 10**4

#: Dimensions besides the measure words that are counted and not measured.
_COUNTED = frozenset({"score", "working days", "hours", "weeks", "months", "age"})


class Comparison(StrEnum):
    """How a stated figure bounds the true one."""

    EQUAL = "="
    AT_LEAST = "≥"  #: ≥, 不少于, 不低于, 以上, 达到…以上
    MORE_THAN = ">"  #: >, 大于, 超过 (in a target)
    AT_MOST = "≤"  #: ≤, 不超过, 不高于, 以内, 以下, 居前N
    LESS_THAN = "<"  #: <, 小于, 低于


class Approximation(StrEnum):
    """How loosely a figure is meant."""

    NONE = "none"
    NEARLY = "nearly"  #: 近, 接近: a little less
    OVER = "over"  #: 超, 多, 余, 逾: a little more
    ABOUT = "about"  #: 约, 左右: either side


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure, exactly as printed.

    `number` is in `unit` (「1.2万家」: number 1.2, unit 万家). `fraction` is the same in the base
    unit of the dimension (12000 家; 元 for money; 0.8361 for 83.61 %).
    """

    number: Decimal
    unit: Unit | None
    text: str  #: the characters that were read, sign and unit included
    start: int = 0  #: where they begin in the source text
    end: int = 0
    places: int = 0  #: printed decimals: 「14.50」 has 2
    comparison: Comparison = Comparison.EQUAL
    approximation: Approximation = Approximation.NONE
    upper: Decimal | None = None  #: the other end of a range 「3-5」, in `unit`
    is_rank: bool = False  #: 「第4」「居前6」: smaller is better
    noun: str = ""  #: the word counted, when it follows the number directly (「24场技术交流活动」)
    unit_is_printed: bool = True  #: False when the unit comes from a heading
    malformed: bool = False  #: digits that are no well-formed number (「16,5203.47」)

    @property
    def factor(self) -> Fraction:
        """Base units in one of the printed unit; 1 without a unit."""
        return self.unit.factor if self.unit else Fraction(1)

    @property
    def fraction(self) -> Fraction:
        """The figure as an exact fraction in the base unit."""
        number = Fraction(*self.number.as_integer_ratio())
        unit = self.unit
        return number if unit is None or unit.factor == 1 else number * unit.factor

    @property
    def step(self) -> Fraction:
        """One unit of the last printed digit, in the base unit (「14.50 万元」: 100 元)."""
        return self.factor / Fraction(10**self.places)

    @property
    def is_exact(self) -> bool:
        """Whether the digits themselves are a point: counts, weights, scores, money to the 分.

        Rates, averages, measures, amounts in 万 or 亿 that do not reach the 分, and counts in 万 or
        亿 are rounded. The words around a figure (约, 近, 超) are not asked.
        """
        if self.unit is None or self.is_rank:
            return True
        dimension = self.unit.dimension
        if dimension == "money":
            return self.factor <= 1 or self.step <= _FEN
        is_counted = dimension in _COUNTED or self.unit.is_count
        return is_counted and self.factor < _SCALED

    def interval(self, *, exact: bool = False) -> Interval:
        """The values that the printed digits stand for, in the base unit.

        Counts, weights, scores and money to the 分 are points; rates and amounts in 万元 with
        fewer than six decimals or in 亿元 stand for what rounds to them. `exact=True` asks for the
        point whatever the unit. 近, 超 and 约 and the ends of a range are honoured in both cases; a
        comparison (≥) is not: it bounds another figure.

        >>> from heji.values.units import find_unit
        >>> Quantity(Decimal("83.61"), find_unit("%"), "83.61%", places=2).interval()
        Interval[16721/20000, 16723/20000)
        """
        if self.approximation is not Approximation.NONE:
            return self._loose_interval()
        low = self._digits(self.fraction, exact)
        if self.upper is None:
            return low
        high = self._digits(Fraction(self.upper) * self.factor, exact)
        return Interval(low.low, high.high, low.low_closed, high.high_closed)

    def _digits(self, value: Fraction, exact: bool) -> Interval:
        """What the digits of one end stand for."""
        if exact or self.is_exact:
            return Interval.point(value)
        return Interval.rounded(value, self.step / 2)

    def _loose_interval(self) -> Interval:
        """What 近, 超 and 约 stand for: one unit of the last digit that is not zero."""
        low = self.fraction
        high = low if self.upper is None else Fraction(self.upper) * self.factor
        if self.approximation is Approximation.OVER:
            return Interval(low, None, True, False)
        width = self._last_digit()
        if self.approximation is Approximation.ABOUT:
            return Interval(low - width, high + width)
        return Interval(low - width, high, False, True)

    def _last_digit(self) -> Fraction:
        """One unit of the last digit that is not zero, in the base unit (「1300家」: 100)."""
        if self.upper is not None or not self.number:
            return self.step
        _, digits, exponent = self.number.as_tuple()
        trailing = len(digits)
        while trailing > 1 and digits[trailing - 1] == 0:
            trailing -= 1
        power = int(exponent) + len(digits) - trailing
        return self.factor * Fraction(10) ** power


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a deadline: 「2021年12月底前」「9月前」「2022年11月25日」, as days first..last."""

    #: None: open (「…前」). Without a printed year the year is `moments.PLACEHOLDER_YEAR`.
    first: datetime.date | None
    last: datetime.date | None
    text: str
    start: int = 0
    end: int = 0
    year_is_printed: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """A cell that is text and not a figure (「有效提升」); figures inside it are kept in order."""

    text: str
    quantities: tuple[Quantity, ...] = field(default=())


Value = Quantity | Moment | Words | Absent
