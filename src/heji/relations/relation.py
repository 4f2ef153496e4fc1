"""Figures that claim to be related, and why the claim is believed.

Forms derive relations from structure (a total row, a column headed 「执行率(B/A)」), claims from
words (「其中」, 「通过率」). A relation does not judge itself: the audit does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heji.documents.figure import Figure


class Basis(StrEnum):
    """Why a relation is believed; the wording is in the language catalogue under `basis.<value>`."""

    TOTAL_ROW = "total-row"  #: a row or column headed 合计/总计/总额 over its parts
    SUBTOTAL_ROW = "subtotal-row"  #: 小计 over the rows of its block
    OF_WHICH = "of-which"  #: 其中 in a heading or sentence
    KNOWN_LAYOUT = "known-layout"  #: the layout file says so
    GROUPS = "groups"  #: two splits of the same whole (按资金来源 and 按资金结构)
    LEVELS = "levels"  #: weights or scores of level 3 under level 2 under level 1
    HEADING_FORMULA = "heading-formula"  #: 「执行率(B/A)」
    HEADING_ROLES = "heading-roles"  #: columns 全年预算数, 全年执行数, 执行率 side by side
    WORKING = "working"  #: a working printed in the cell: 「a/b×100%=c」
    SENTENCE = "sentence"  #: the words of a sentence
    LISTED = "listed"  #: things listed and counted
    SAME_FACT = "same-fact"  #: the same subject, measure, unit, period and body


@dataclass(frozen=True, slots=True)
class Relation:
    """What all relations share."""

    check: str  #: the check of the catalogue that judges it
    basis: Basis
    certain: bool  #: False: it rests on a guess and can never end as inconsistent


@dataclass(frozen=True, slots=True)
class Sum(Relation):
    """`total` is the sum of `parts`; with `exhaustive=False` the parts are at most the total."""

    total: Figure
    parts: tuple[Figure, ...]
    exhaustive: bool = True


@dataclass(frozen=True, slots=True)
class Equal(Relation):
    """Two ways to the same figure: the sums of `left` and of `right` agree."""

    left: tuple[Figure, ...]
    right: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Ratio(Relation):
    """`rate` is `numerator` ÷ `denominator`; sums are allowed on both sides."""

    rate: Figure
    numerator: tuple[Figure, ...]
    denominator: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Growth(Relation):
    """`rate` is (`new` − `base`) ÷ `base`; `absolute` drops the sign (增减率, 差异率)."""

    rate: Figure
    new: Figure
    base: Figure
    absolute: bool = False


@dataclass(frozen=True, slots=True)
class Difference(Relation):
    """`result` is `minuend` − `subtrahends`; `absolute` drops the sign."""

    result: Figure
    minuend: Figure
    subtrahends: tuple[Figure, ...]
    absolute: bool = False


@dataclass(frozen=True, slots=True)
class Product(Relation):
    """`result` is the product of the factors (「83.78%*2=1.68」)."""

    result: Figure
    factors: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Count(Relation):
    """`stated` is the number of things listed."""

    stated: Figure
    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands and the operator between them, as a printed working has it."""

    operator: str  #: "+", "-", "*" or "/"
    left: Expression
    right: Expression


Expression = Figure | Operation


@dataclass(frozen=True, slots=True)
class Working(Relation):
    """`result` is what the printed `expression` gives, where no simpler relation says it."""

    result: Figure
    expression: Expression


AnyRelation = Sum | Equal | Ratio | Growth | Difference | Product | Count | Working
