"""Scores that a person gives: taken over from the form, with what can be said about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from heji.forms.form import Indicator
from heji.rubrics.evaluation.evaluation import Basis, ItemEvaluation, Worth
from heji.rubrics.evaluation.known import KnownRow
from heji.rubrics.evaluation.marking import Task
from heji.rubrics.evaluation.reasons import reason
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.rubric import Item
from heji.rubrics.rules.rule import BonusMalus, Text, Tier, Tiers
from heji.values.interval import Interval
from heji.values.normalise import squeeze


def printed_score(row: Indicator | None) -> Fraction | None:
    """The score that a row prints, in marks; None when it prints no figure."""
    figure = row.entry("score") if row is not None else None
    quantity = figure.quantity if figure is not None else None
    return None if quantity is None else Fraction(quantity.number)


def _scores_of(tier: Tier, weight: Fraction, constant: Callable[[Expression], Worth]) -> Interval:
    """The scores that a tier allows."""
    low, high = constant(tier.low).point * weight, constant(tier.high).point * weight
    return Interval(low, high, tier.low_closed, tier.high_closed)


def named_tier(rule: Tiers, row: Indicator) -> Tier | None:
    """The tier whose words the result uses, if it uses those of one only; longest words first."""
    result = row.entry("result")
    text = squeeze(result.quote) if result is not None else ""
    found = [
        (len(word), tier)
        for tier in rule.tiers
        for name in (tier.name.zh, *tier.words)
        if (word := squeeze(name)) and word in text
    ]
    if not found:
        return None
    longest = max(length for length, _ in found)
    tiers = {tier for length, tier in found if length == longest}
    return tiers.pop() if len(tiers) == 1 else None


def allowed(
    rule: Tiers, row: Indicator, weight: Fraction, constant: Callable[[Expression], Worth]
) -> tuple[Interval, ...]:
    """The scores that the tiers allow: those of the tier that the result names, else of all."""
    own = named_tier(rule, row)
    tiers = rule.tiers if own is None else (own,)
    return tuple(_scores_of(each, weight, constant) for each in tiers)


def judged(known: KnownRow, why: Text, problem: str) -> ItemEvaluation:
    """The printed score, with the reason why it is a person's, in a sentence and as one word."""
    score = printed_score(known.row)
    if score is None:
        missing = "row-missing" if known.row is None else "score-missing"
        return known.ends(Basis.UNDECIDED, _with(why, reason(missing)), problem)
    if known.weight is not None and not 0 <= score <= known.weight and not _may_exceed(known.item):
        outside = _with(why, reason("score-outside"))
        return known.ends(Basis.UNDECIDED, outside, "score-outside")
    return known.ends(Basis.TAKEN_OVER, why, problem, score)


def _may_exceed(item: Item) -> bool:
    return isinstance(item.rule, BonusMalus)


def by_tiers(known: KnownRow, rule: Tiers, task: Task) -> ItemEvaluation:
    """A score that a person gave within the range of a degree of success."""
    row = known.row
    if row is None or known.weight is None:
        return known.ends(Basis.UNDECIDED, reason("row-missing"), "row-missing")
    possible = allowed(rule, row, known.weight, task.constants)
    own = named_tier(rule, row)
    why = reason("tiers") if own is None else reason("tier", own.name)
    found = judged(known, why, "target-in-words")
    if found.score is None:
        return replace(found, possible=possible)
    if not any(each.contains(found.score) for each in possible):
        outside = reason("outside-tiers") if own is None else reason("outside-tier", own.name)
        why = _with(why, outside)
        return replace(found, possible=possible, reason=why, problem="outside-tiers")
    return replace(found, possible=possible)


def _with(one: Text, two: Text) -> Text:
    """Two reasons as one."""
    if not one.zh:
        return two
    return Text(f"{one.zh};{two.zh}", f"{one.en or one.zh}; {two.en or two.zh}")
