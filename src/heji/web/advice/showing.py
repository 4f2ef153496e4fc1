"""Advice in words: what it is, by which rule, from which values, or why it cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from heji.language import text
from heji.values.formatting import plain, shortest
from heji.values.rounding import round_fraction
from heji.web.advice.judging import Advice, Values, after_cut
from heji.web.advice.models import AdviceDecision
from heji.web.advice.rules import Kind
from heji.web.advice.selectors import Advised
from heji.web.filing.figures import amount_text

_PLACES = 4  #: decimals of a score that has no end
_RATE_PLACES = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page, and of the workbook."""

    advised: Advised
    score: str
    grade: str
    executed: str
    budget: str  #: 万元
    overdue: str
    advice: str
    reason: str  #: the rule, or why nothing can be advised
    source: str  #: of the rule
    after: str  #: what is left of the budget after a cut that is advised, in 万元
    decision: str
    decided_why: str
    decided_by: str


def line(advised: Advised, language: str) -> Line:
    """A row in the words of a language."""
    values, decision = advised.values, advised.decision
    return Line(
        advised,
        _share(values.score, _PLACES, is_shortest=True),
        values.grade or "—",
        _share(values.executed, _RATE_PLACES),
        amount_text(advised.budget) or "—",
        text("advice.tasks", language, unmet=values.unmet, overdue=values.overdue),
        name_of(advised.advice.kind, advised.advice.percent, language),
        reason(advised.advice, values, language),
        "" if advised.advice.rule is None else advised.advice.rule.source,
        _after(advised),
        "" if decision is None else name_of(Kind(decision.decision), decision.percent, language),
        "" if decision is None else decision.reason,
        "" if decision is None else decision.decided_by.name,
    )


def name_of(kind: Kind | None, percent: int, language: str) -> str:
    """What advice is called: 「压减 10%」."""
    name = "unknown" if kind is None else kind.value
    return text(f"advice.kind.{name}", language, percent=percent)


def decided(decision: AdviceDecision, language: str) -> str:
    """What was decided, and what had been advised."""
    advised = Kind(decision.advised) if decision.advised else None
    return text(
        "advice.decided-on" if decision.departs else "advice.decided-as",
        language,
        decision=name_of(Kind(decision.decision), decision.percent, language),
        advised=name_of(advised, decision.advised_percent, language),
    )


def reason(advice: Advice, values: Values, language: str) -> str:
    """The rule, or what is missing."""
    if advice.rule is not None:
        return advice.rule.text[language]
    names = text("log.and", language).join(
        text(f"advice.missing.{each}", language, grade=values.grade or "")
        for each in advice.missing
    )
    return text("advice.cannot-tell", language, names=names)


def _after(advised: Advised) -> str:
    if advised.advice.kind is not Kind.CUT or advised.budget is None:
        return ""
    left = after_cut(advised.budget, advised.advice.percent)
    return amount_text(int(round_fraction(left, 0)))


def _share(value: Fraction | None, places: int, *, is_shortest: bool = False) -> str:
    """A share as points of a hundred; a score has as many decimals as it has."""
    if value is None:
        return "—"
    return shortest(value * 100, places) if is_shortest else f"{plain(value * 100, places)}%"
