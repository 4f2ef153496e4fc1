"""Strategies for formulas, rules and rubrics that the language can write."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from heji.rubrics.formulas.expression import (
    Call,
    Choice,
    Comparison,
    Conjunction,
    Expression,
    Function,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Operation,
    Relation,
    Sign,
)
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import (
    Dated,
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
    Selector,
    Source,
    Status,
    TotalCap,
)
from heji.rubrics.rules import rule as rules
from heji.rubrics.rules.rule import Band, Rule, Side, Text, Tier
from heji.values.rounding import Rounding
from heji.values.units import find_unit

UNITS = (
    "%",
    "‰",
    "分",
    "万元",
    "元",
    "家",
    "人",
    "次",
    "个百分点",
    "元/人",
    "万元/人·次",
    "天",
    "㎡",
    "t",
)
NAMES = ("executed", "budget", "全年预算数", "a", "x_1", "ifs", "minimum")

numbers = st.builds(
    Number,
    st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=4),
    st.sampled_from([None, *(find_unit(each) for each in UNITS)]),
)
names = st.sampled_from(NAMES).map(Name)


def _larger(terms: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    one_argument = st.sampled_from([Function.ABS, Function.FLOOR])
    more = st.sampled_from([Function.MIN, Function.MAX, Function.MEAN])
    return st.one_of(
        st.builds(Negative, terms),
        st.builds(Not, terms),
        st.builds(Operation, st.sampled_from(Sign), terms, terms),
        st.builds(Comparison, st.sampled_from(Relation), terms, terms),
        st.builds(Joined, st.sampled_from(Conjunction), terms, terms),
        st.builds(Choice, terms, terms, terms),
        st.builds(Call, one_argument, st.tuples(terms)),
        st.builds(Call, more, st.lists(terms, min_size=1, max_size=3).map(tuple)),
    )


expressions: st.SearchStrategy[Expression] = st.recursive(
    st.one_of(numbers, names), _larger, max_leaves=12
)

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
texts = st.builds(Text, words, words | st.just(""))
marks = st.sampled_from(["0", "0.5", "1分", "10%", "weight ÷ 4", "share", "share × weight"]).map(
    parse
)
bounds = st.sampled_from(["100%", "90%", "share", "1个百分点", "2.5%"]).map(parse)

_VALUES = ("50%", "60%", "75%", "80%", "90%")


@st.composite
def stretches(draw: st.DrawFn) -> list[tuple[Expression, Expression, bool, bool]]:
    """Neighbouring stretches between some of the values, each end belonging to one of them."""
    cuts = sorted(draw(st.sets(st.sampled_from(_VALUES), min_size=2)))
    closed = [draw(st.booleans()) for _ in cuts]
    found = [
        (parse(low), parse(high), low_closed, not high_closed)
        for low, high, low_closed, high_closed in zip(
            cuts, cuts[1:], closed, closed[1:], strict=False
        )
    ]
    return draw(st.permutations(found))


@st.composite
def tiers(draw: st.DrawFn) -> rules.Tiers:
    return rules.Tiers(
        tuple(
            Tier(draw(texts), tuple(draw(st.lists(words, max_size=2))), *ends)
            for ends in draw(stretches())
        )
    )


@st.composite
def bands(draw: st.DrawFn) -> tuple[Band, ...]:
    small = st.sampled_from(["0", "0.5", "1分", "10%"]).map(parse)
    return tuple(Band(*ends, draw(small)) for ends in draw(stretches()))


value_rules: st.SearchStrategy[Rule] = st.one_of(
    st.builds(rules.Proportional, bounds, st.booleans()),
    st.builds(rules.Linear, bounds, st.sampled_from(Side), marks, bounds),
    st.builds(rules.Steps, bounds, st.sampled_from(Side), marks, bounds, st.booleans()),
    st.builds(rules.Ladder, bands()),
    st.builds(
        rules.Threshold,
        st.sampled_from(["value ≥ 90%", "value < share", "0 = value"]).map(parse),
        st.sampled_from(["0", "0.5", "10%"]).map(parse),
    ),
)

_points = st.builds(
    rules.Checklist,
    texts.map(lambda text: tuple(rules.Point(text, parse("weight ÷ 2"), "met") for _ in range(2))),
)
_awards = st.none() | st.builds(rules.Award, st.just("cases"), marks, marks)

other_rules: st.SearchStrategy[Rule] = st.one_of(
    st.just(rules.CountRatio("cases", "executed_cases")),
    st.just(rules.InverseRatio("cases", "executed_cases")),
    _points,
    st.builds(rules.Breaches, st.just("cases"), marks),
    st.builds(rules.BonusMalus, _awards, st.builds(rules.Award, st.just("cases"), marks, marks)),
    tiers(),
    st.builds(
        rules.ByTarget,
        st.booleans(),
        st.none() | marks,
        st.none() | st.builds(rules.Excess, st.just(parse("130%")), st.none() | marks),
        st.none() | tiers(),
    ),
    st.builds(rules.Manual, texts),
)

_INPUTS = (
    Input("executed", Text("执行数", "executed"), find_unit("万元"), (Selector("given"),)),
    Input("budget", Text("预算数"), find_unit("元"), (Selector("money", ("budget", "total")),)),
    Input("cases", Text("件数"), find_unit("例"), (Selector("row count", ("通报|表扬",)),)),
    Input("executed_cases", Text("件数"), find_unit("例"), ()),
    Input("met", Text("是否"), None, (Selector("row point", ("1",)),), InputKind.TRUTH),
)

_rows = st.builds(
    Rows,
    st.sampled_from(["", "management", "performance", "bonus"]),
    st.lists(st.sampled_from(["quantity", "cost", "social"]), max_size=2, unique=True).map(tuple),
    words | st.just(""),
)


@st.composite
def items(draw: st.DrawFn, code: str) -> Item:
    is_value = draw(st.booleans())
    return Item(
        code=code,
        name=draw(texts),
        weight=Number(Decimal(draw(st.integers(1, 9)))),
        labels=tuple(draw(st.lists(words, max_size=2))),
        inputs=_INPUTS,
        formula=parse("executed ÷ budget") if is_value else None,
        unit=find_unit("%") if is_value else None,
        rule=draw(value_rules if is_value else other_rules),
        rows=draw(st.none() | _rows),
        applies=draw(st.none() | st.just(parse("met and executed > 0元"))),
        value_precision=draw(st.none() | _precision),
        score_precision=draw(st.none() | _precision),
        otherwise=draw(st.sampled_from(Otherwise)),
        reason=draw(texts | st.just(Text(""))),
        source=draw(st.sampled_from(["", "decree"])),
    )


_precision = st.builds(Precision, st.integers(0, 6), st.sampled_from(Rounding))
_precisions = st.builds(
    Precisions, st.none() | _precision, st.none() | _precision, st.none() | _precision
)
_sources = st.builds(
    Source, st.just("decree"), words, words | st.just(""), st.none() | st.dates(), words
)


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """A rubric that its file may hold: what the checks refuse does not come up."""
    leaves = tuple(draw(items(f"1.{number}")) for number in range(draw(st.integers(1, 3))))
    total = sum(
        (each.weight.number for each in leaves if isinstance(each.weight, Number)), Decimal()
    )
    group = Item("1", draw(texts), Number(total), items=leaves)
    cap = TotalCap(_INPUTS[:2], parse("executed ÷ budget"), draw(bands()), "decree")
    return Rubric(
        id="cn/test/form/2020",
        version=draw(words),
        name=draw(texts),
        region="440100",
        form="project-self-evaluation",
        since=2020,
        until=draw(st.none() | st.integers(2020, 2030)),
        status=draw(st.sampled_from(Status)),
        sources=(draw(_sources),),
        full_mark=Fraction(total),
        items=(group,),
        parameters=(
            Parameter(
                "share", draw(texts), (Dated(datetime.date(2020, 1, 1), parse("10%"), "decree"),)
            ),
        ),
        grades=(Grade(draw(texts), Fraction(1, 2)), Grade(draw(texts), Fraction(0))),
        precisions=draw(_precisions),
        cap=draw(st.sampled_from([None, cap])),
        rescales=draw(st.booleans()),
        layouts=tuple(draw(st.lists(words, max_size=2))),
        extends=draw(st.sampled_from(["", "cn/mof/project-self-evaluation/2020"])),
        note=draw(texts | st.just(Text(""))),
    )
