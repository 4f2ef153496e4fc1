"""Scoring rules and formulas as people say them: in the sentence of a row and in documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from heji.language import text
from heji.rubrics.formulas.expression import Comparison, Expression, Name, Number, Relation
from heji.rubrics.formulas.shares import Resolve, is_share
from heji.rubrics.rules.formula_words import formula_in_words, points_in_words
from heji.rubrics.rules.rule import (
    NOTHING,
    Award,
    Band,
    BonusMalus,
    Breaches,
    ByTarget,
    Checklist,
    CountRatio,
    InverseRatio,
    Ladder,
    Linear,
    Manual,
    Proportional,
    Rule,
    Steps,
    Text,
    Threshold,
    Tier,
    Tiers,
)
from heji.rubrics.rules.stretch_words import stretch_in_words
from heji.values.units import Unit

#: What an input or parameter is called in a language.
Called = Callable[[str], str]

_STOPS = "。.;； "

#: Which end of the values with full marks a comparison with `value` gives, and whether it belongs.
_ENDS = {
    Relation.AT_LEAST: (True, True),
    Relation.MORE: (True, False),
    Relation.AT_MOST: (False, True),
    Relation.LESS: (False, False),
}


def in_language(words: Text, language: str) -> str:
    """A text in a language; Chinese where it has no other.

    >>> in_language(Text("优", "excellent"), "en")
    'excellent'
    """
    return words.en if language == "en" and words.en else words.zh


def clause(words: Text, language: str) -> str:
    """A text without the stop at its end, to go on inside of a longer sentence.

    >>> clause(Text("由人评定。", "A person judges."), "zh")
    '由人评定'
    """
    return in_language(words, language).rstrip(_STOPS)


def rule_in_words(
    rule: Rule, language: str, called: Called = str, value_of: Resolve | None = None
) -> str:
    """What a rule says, as a clause without a stop; its parts are separated by semicolons.

    Args:
        rule: any rule.
        language: `zh` or `en`.
        called: the names of inputs and parameters in that language.
        value_of: the values of parameters, which say whether one is marks or a share.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> from heji.rubrics.rules.rule import Side
    >>> linear = Linear(parse("100%"), Side.BELOW, parse("10%"), parse("1个百分点"))
    >>> rule_in_words(linear, "zh")
    '达到100%得满分，每低1个百分点扣分值的10%（不足的按比例扣），扣完为止'
    """
    return _Speaker(language, called, value_of or (lambda name: None)).rule(rule)


def marks_in_words(
    expression: Expression, language: str, called: Called = str, value_of: Resolve | None = None
) -> str:
    """Marks, or a share of the weight; the arguments are those of `rule_in_words`.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> marks_in_words(parse("0.5"), "zh"), marks_in_words(parse("10%"), "en")
    ('0.5分', '10% of the weight')
    """
    return _Speaker(language, called, value_of or (lambda name: None)).marks(expression)


def band_in_words(band: Band, language: str) -> str:
    """One band of a ladder.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> band_in_words(Band(parse("75%"), parse("90%"), True, False, parse("75%")), "zh")
    '75%（含）至90%得分值的75%'
    """
    return _Speaker(language, str, lambda name: None).band(band)


class _Speaker:
    """One language and its names."""

    def __init__(self, language: str, called: Called, value_of: Resolve) -> None:
        self.language = language
        self.called = called
        self.value_of = value_of

    def rule(self, rule: Rule) -> str:
        match rule:
            case Ladder() | Checklist() | BonusMalus() | ByTarget():
                return self._list(self._parts(rule))
            case Tiers():
                return self._say("tiers", tiers=self._tiers(rule))
            case Manual(reason):
                return self._say("manual", reason=clause(reason, self.language))
            case CountRatio(done, planned):
                words = {"done": self.called(done), "planned": self.called(planned)}
                return self._say("count-ratio", **words)
            case InverseRatio(target, result):
                words = {"target": self.called(target), "result": self.called(result)}
                return self._say("inverse-ratio", **words)
            case Breaches(count, deduct):
                words = {"count": self.called(count), "deduct": self.marks(deduct)}
                return self._say("breaches", **words)
            case _:
                return self._of_value(rule)

    def _of_value(self, rule: Proportional | Linear | Steps | Threshold) -> str:
        match rule:
            case Proportional(full_at, is_capped):
                kind = "proportional" if is_capped else "proportional-uncapped"
                return self._say(kind, full=self.formula(full_at))
            case Threshold(condition, otherwise):
                words = {"condition": self._condition(condition)}
                return self._say("threshold", otherwise=self.given(otherwise), **words)
            case Linear(full_at, side, deduct, per):
                return self._deduction(f"linear-{side.value}", full_at, deduct, per)
            case Steps(full_at, side, deduct, step, counts_begun):
                rest = "steps-begun" if counts_begun else "steps-full"
                said = self._deduction(f"steps-{side.value}", full_at, deduct, step)
                return said + self._say(rest, step=self._step(step))

    def _condition(self, condition: Expression) -> str:
        """「100%（含）以下」 for `value ≤ 100%`; other conditions as they are written."""
        match condition:
            case Comparison(relation, Name("value"), limit) if relation in _ENDS:
                is_low, is_closed = _ENDS[relation]
                low, high = (limit, None) if is_low else (None, limit)
                band = Band(low, high, is_closed, is_closed, NOTHING)
                return stretch_in_words(band, self.language, self.formula)
            case _:
                return self._say("threshold-if", condition=self.formula(condition))

    def _deduction(self, kind: str, full: Expression, deduct: Expression, step: Expression) -> str:
        words = {"full": self.formula(full), "deduct": self.marks(deduct)}
        spoken = self._step(step)
        return self._say(kind, step=spoken, each=spoken.removeprefix("1 "), **words)

    def _parts(self, rule: Ladder | Checklist | BonusMalus | ByTarget) -> Iterator[str]:
        """What a rule of several parts says, part by part."""
        match rule:
            case Ladder(bands):
                yield from map(self.band, bands)
                if _leave_values_out(bands):
                    yield self._say("bands-end")
            case Checklist(points):
                for each in points:
                    name = in_language(each.name, self.language)
                    yield self._say("point", name=name, marks=self.marks(each.weight))
            case BonusMalus(bonus, malus):
                for kind, award in (("bonus", bonus), ("malus", malus)):
                    if award is not None:
                        yield self._award(kind, award)
            case ByTarget():
                yield from self._by_target(rule)

    def _by_target(self, rule: ByTarget) -> Iterator[str]:
        yield self._say("by-target-zero" if rule.missed_is_zero else "by-target")
        if rule.late is not None:
            yield self._say("late", marks=self.given(rule.late))
        if rule.excess is not None:
            beyond, own = self.formula(rule.excess.beyond), rule.excess.deduct
            if own is None:
                yield self._say("beyond-by-deviation", beyond=beyond)
            else:
                yield self._say("beyond", beyond=beyond, deduct=self.marks(own))
        if rule.tiers is not None:
            yield self._say("by-target-tiers", tiers=self._tiers(rule.tiers))

    def band(self, band: Band) -> str:
        """One band of a ladder: 「75%（含）至90%得分值的75%」."""
        stretch = stretch_in_words(band, self.language, self.formula)
        return self._say("band", stretch=stretch, marks=self.given(band.mark))

    def _tiers(self, tiers: Tiers) -> str:
        return self._say("comma").join(map(self._tier, tiers.tiers))

    def _tier(self, tier: Tier) -> str:
        """One degree of success: 「达成为分值的80%（含）至100%（含）」."""
        name = in_language(tier.name, self.language)
        stretch = stretch_in_words(tier, self.language, self.formula)
        return self._say("tier", name=name, stretch=stretch)

    def _award(self, kind: str, award: Award) -> str:
        words = {"each": self.marks(award.each), "cap": self.marks(award.cap)}
        return self._say(kind, count=self.called(award.count), **words)

    def given(self, expression: Expression) -> str:
        """Marks that are given: full marks and none at all have words of their own."""
        if isinstance(expression, Number) and expression.number == 0:
            return self._say("no-marks")
        if isinstance(expression, Number) and expression.value == 1 and self._is_share(expression):
            return self._say("full-marks")
        return self._say("given", marks=self.marks(expression))

    def marks(self, expression: Expression) -> str:
        """Marks, or a share of the weight: `0.5` → 「0.5分」, `10%` → 「分值的10%」."""
        said = self.formula(expression)
        if self._is_share(expression):
            return self._say("share", share=said)
        meant = self.value_of(expression.name) if isinstance(expression, Name) else expression
        if isinstance(meant, Number) and meant.unit is None:
            one = "mark" if meant.number == 1 else "marks"
            return self._say(one, number=said)
        return said

    def _is_share(self, expression: Expression) -> bool:
        return is_share(expression, self.value_of)

    def _step(self, step: Expression) -> str:
        """How far a value goes for one deduction: from 90 % to 89 % is one percentage point."""
        meant = self.value_of(step.name) if isinstance(step, Name) else step
        match meant:
            case Number(number, Unit("%")) if self.formula(step) == self.formula(meant):
                return points_in_words(Fraction(number), self.language)
            case _:
                return self.formula(step)

    def formula(self, expression: Expression) -> str:
        """A formula with the names that people use."""
        return formula_in_words(expression, self.language, self.called)

    def _list(self, said: Iterator[str]) -> str:
        return self._say("and").join(said)

    def _say(self, key: str, **words: str) -> str:
        return text(f"rubrics.rule.{key}", self.language, **words)


def _leave_values_out(bands: tuple[Band, ...]) -> bool:
    """Whether values lie outside of all bands; no rate lies below a band that begins at nothing."""
    lows = [each.low for each in bands]
    begins = None in lows or any(isinstance(low, Number) and low.number == 0 for low in lows)
    return not begins or all(each.high is not None for each in bands)
