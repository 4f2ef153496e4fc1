"""The kinds of scoring rule (评分规则) that forms and regulations are seen to use.

Parameters are formulas of numbers, dated parameters and `weight`, so that `5%`, `2.5分` and
`weight ÷ 4` can all stand in their place. What is taken off or given is marks (分) when it has no
unit or 分, and a share of the item's weight when it has %.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from heji.rubrics.formulas.expression import Expression, Number
from heji.values.units import Unit

#: Nothing at all, in marks.
NOTHING = Number(Decimal(0))

#: The whole of something, as a rate.
WHOLE = Number(Decimal(100), Unit("%", "ratio", Number(Decimal("0.01")).value))


class Side(StrEnum):
    """On which side of the value with full marks marks are lost."""

    BELOW = "below"
    ABOVE = "above"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people in both languages."""

    zh: str
    en: str = ""


#: No text.
NO_TEXT = Text("")


@dataclass(frozen=True, slots=True)
class Proportional:
    """Weight × value ÷ the value with full marks (按比例得分)."""

    full_at: Expression = WHOLE
    is_capped: bool = True  #: more than the full value gives no more than the weight


@dataclass(frozen=True, slots=True)
class Linear:
    """Full marks up to a value, then so much off for each unit beyond it, in proportion.

    「每低1个百分点扣权重的10%」 with 0.34 points missing takes 3.4 % of the weight.
    """

    full_at: Expression
    side: Side
    deduct: Expression  #: marks, or a share of the weight
    per: Expression  #: the distance that costs one deduction


@dataclass(frozen=True, slots=True)
class Steps:
    """Full marks up to a value, then so much off for each full step beyond it (每满…扣)."""

    full_at: Expression
    side: Side
    deduct: Expression
    step: Expression
    counts_begun: bool = False  #: a step that is begun counts as a full one (不足…按…计)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of values and what it gives. An end that is None is open without limit."""

    low: Expression | None
    high: Expression | None
    low_closed: bool
    high_closed: bool
    mark: Expression  #: marks, or a share of the weight


@dataclass(frozen=True, slots=True)
class Ladder:
    """Bands of values, each with its marks (分档计分), highest or lowest first as printed."""

    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """Full marks when a condition on `value` holds, else `otherwise`."""

    condition: Expression  #: a comparison of `value` with a constant: `value ≥ 90%`
    otherwise: Expression = NOTHING


@dataclass(frozen=True, slots=True)
class CountRatio:
    """Weight × so many done ÷ so many planned, at most the weight."""

    done: str  #: names of inputs
    planned: str


@dataclass(frozen=True, slots=True)
class InverseRatio:
    """Weight × target ÷ result, at most the weight: for targets that are upper bounds."""

    target: str  #: names of inputs
    result: str


@dataclass(frozen=True, slots=True)
class Point:
    """One sub-point of a checklist."""

    name: Text
    weight: Expression  #: marks, or a share of the item's weight
    met: str  #: name of the input that says whether it is met


@dataclass(frozen=True, slots=True)
class Checklist:
    """Marks for each sub-point that is met (逐项计分)."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Breaches:
    """Full marks, less so much for each case found (发现一例扣…,扣完为止)."""

    count: str  #: name of the input that counts the cases
    deduct: Expression


@dataclass(frozen=True, slots=True)
class Award:
    """So many marks for each case, up to a cap."""

    count: str  #: name of the input that counts the cases
    each: Expression
    cap: Expression


@dataclass(frozen=True, slots=True)
class BonusMalus:
    """Marks given and taken by the case (加减分项); the score may be below zero."""

    bonus: Award | None
    malus: Award | None


@dataclass(frozen=True, slots=True)
class Tier:
    """A degree of success in words, and the shares of the weight that it may be given."""

    name: Text
    words: tuple[str, ...]  #: how forms put it: 「达成预期指标」
    low: Expression
    high: Expression
    low_closed: bool = True
    high_closed: bool = True


@dataclass(frozen=True, slots=True)
class Tiers:
    """A person chooses within the range of the degree that was reached (定性指标分档)."""

    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Excess:
    """What is taken off when a result goes far beyond its target (目标值明显偏低)."""

    beyond: Expression  #: result ÷ target from which it applies: `130%`
    deduct: Expression | None = None  #: marks or share of the weight; None: by the deviation itself


@dataclass(frozen=True, slots=True)
class ByTarget:
    """What a row with a target and a result gets, whatever the kind of its target.

    Reached: full marks, less the excess if the pack has one. Missed: weight × result ÷ target, or
    target ÷ result for an upper bound; nothing where `missed_is_zero`. A target in words: tiers.
    A deadline: full marks when kept, `late` when not (None: a person decides).
    """

    missed_is_zero: bool = False
    late: Expression | None = None
    excess: Excess | None = None
    tiers: Tiers | None = None


@dataclass(frozen=True, slots=True)
class Manual:
    """A person's judgment; the reason says why no rule can give it."""

    reason: Text


#: Rules about one value, which become a curve.
ValueRule = Proportional | Linear | Steps | Ladder | Threshold

Rule = (
    ValueRule
    | CountRatio
    | InverseRatio
    | Checklist
    | Breaches
    | BonusMalus
    | Tiers
    | ByTarget
    | Manual
)
